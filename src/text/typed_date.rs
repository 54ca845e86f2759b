//! Dates as readers type them: the way the page prints them, the way their country writes them in digits, and EDTF.

use super::date::roman;
use super::folding::folded;
use super::{Msg, is_here, say};
use crate::model::{Bound, Date, Lang, When};

/// The date that a reader typed, in any of the languages that are here, whichever the page speaks.
///
/// Read are EDTF (`2006`, `2006-05-13`, `199X`, `1991/1999`), every form in which the page prints a date, the same with its
/// parts in another order (`May 13, 2005`), and digits with full stops, day first as in Uzbek and Russian (`13.05.2005`).
/// With strokes the order differs by country, so `05/13/2005` is read, and `05/06/2005` is not. `None` for anything else.
pub fn typed_date(typed: &str) -> Option<When> {
    let typed = tidy(typed);
    let spoken = || Lang::ALL.into_iter().filter(|lang| is_here(*lang));
    let edtf = typed.to_ascii_uppercase().parse().ok();
    edtf.or_else(|| in_digits(&typed).map(When::At)).or_else(|| spoken().find_map(|lang| in_words(lang, &typed)))
}

/// Letters as they are compared, one kind of hyphen, one space between words.
fn tidy(text: &str) -> String {
    comparable(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters as they are compared, and one kind of hyphen.
fn comparable(text: &str) -> String {
    let dashes = |c| if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { c };
    text.chars().filter_map(folded).map(dashes).collect()
}

/// Day, month and year in digits; month and year; or year, month and day.
fn in_digits(typed: &str) -> Option<Date> {
    let joint = ['.', '/', '-'].into_iter().find(|joint| typed.contains(*joint))?;
    let parts: Vec<&str> = typed.trim_end_matches('.').split(joint).map(str::trim).collect();
    let is_number = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !parts.iter().all(is_number) {
        return None;
    }
    let place = |part: &str| part.parse::<u32>().unwrap_or_default();
    match parts[..] {
        // With hyphens only as in EDTF, but a nought may be left out; "05-2005" could be many things.
        [year, month, day] if joint == '-' && year.len() == 4 => date(year, Some(place(month)), Some(place(day))),
        _ if joint == '-' => None,
        [month, year] if year.len() == 4 => date(year, Some(place(month)), None),
        [year, month, day] if year.len() == 4 => date(year, Some(place(month)), Some(place(day))),
        [first, second, year] if year.len() == 4 => {
            let (first, second) = (place(first), place(second));
            let (day, month) = match joint {
                '.' => (first, second),
                _ if first > 12 => (first, second),
                _ if second > 12 => (second, first),
                _ => return None,
            };
            date(year, Some(month), Some(day))
        }
        _ => None,
    }
}

/// The date of these numbers, if the calendar has it.
fn date(year: &str, month: Option<u32>, day: Option<u32>) -> Option<Date> {
    let mut cell = ["0000", year].concat().split_off(year.len());
    for part in [month, day].into_iter().flatten() {
        cell.push_str(if part < 10 { "-0" } else { "-" });
        cell.push_str(&part.to_string());
    }
    match cell.parse().ok()? {
        When::At(date) => Some(date),
        When::Span(..) => None,
    }
}

/// A date as the messages of a language print it.
fn in_words(lang: Lang, typed: &str) -> Option<When> {
    if let Some(date) = one(lang, typed) {
        return Some(When::At(date));
    }
    for message in [Msg::DateYearSpan, Msg::DateSpan] {
        // The first message is for years alone; in Uzbek it fits "850-yil – 1990-yillar" too, which ends with a decade.
        let is_end = |end: &&str| message != Msg::DateYearSpan || end.bytes().all(|b| b.is_ascii_digit());
        let ends = gaps(lang, message, typed).and_then(|gaps| {
            let end = |name| one(lang, Some(gaps.iter().find(|gap| gap.0 == name)?.1).filter(is_end)?);
            Some((end("from")?, end("to")?))
        });
        if let Some((start, end)) = ends.filter(|(start, end)| start.first() < end.end()) {
            return Some(When::Span(Bound::Date(start), Bound::Date(end)));
        }
    }
    let side = |message| one(lang, gaps(lang, message, typed)?.first()?.1).map(Bound::Date);
    let since = side(Msg::DateSince).map(|start| When::Span(start, Bound::Open));
    let from = || side(Msg::DateFrom).map(|start| When::Span(start, Bound::Unknown));
    since.or_else(from).or_else(|| side(Msg::DateUntil).map(|end| When::Span(Bound::Open, end)))
}

/// A single date as the messages of a language print it.
fn one(lang: Lang, typed: &str) -> Option<Date> {
    let edtf = |cell: &[&str]| match cell.concat().parse().ok()? {
        When::At(date) => Some(date),
        When::Span(..) => None,
    };
    if let Some(inner) = gaps(lang, Msg::DateAbout, typed).and_then(|gaps| one(lang, gaps.first()?.1)) {
        return edtf(&[&inner.to_string(), "~"]).or(Some(inner));
    }
    for message in DECADES {
        // The noun is easily left out where there is one: «1990-е».
        let short = say(lang, message).split(char::is_whitespace).next().unwrap_or_default();
        let found = gaps(lang, message, typed).or_else(|| gaps_of(short, typed));
        if let Some([("y", year)]) = found.as_deref()
            && let Some(decade) = year.strip_suffix('0')
        {
            return edtf(&["000".get(decade.len()..)?, decade, "X"]);
        }
    }
    for message in CENTURIES {
        if let Some([("n", number)]) = gaps(lang, message, typed).as_deref() {
            // English has an ending there: 21st.
            let digits = number.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            let century: u32 = digits.parse().ok().or_else(|| arabic(number))?;
            return edtf(&[&format!("{:02}XX", century.checked_sub(1).filter(|at| *at < LAST_CENTURY)?)]);
        }
    }
    by_parts(lang, typed)
}

/// The messages that name a decade, and a century; the longer ones first, because the shorter ones fit them too.
const DECADES: [Msg; 2] = [Msg::DateDecadeOf, Msg::DateDecade];
const CENTURIES: [Msg; 2] = [Msg::DateCenturyOf, Msg::DateCentury];

/// The century of the year 9999, the last that is known here.
const LAST_CENTURY: u32 = 100;

/// A year, with a month or season and a day where they are named, in any order: `13 May 2005`, `May 13, 2005`.
fn by_parts(lang: Lang, typed: &str) -> Option<Date> {
    let (mut year, mut month, mut day) = (None, None, None);
    let around = [Msg::DateYear, Msg::DateMonth, Msg::DateDay, Msg::DateParts];
    for word in typed.split([' ', '-', ',']).filter(|word| !word.is_empty()) {
        let bare = word.trim_end_matches('.');
        let ordinal = ["st", "nd", "rd", "th"].into_iter().find_map(|ending| bare.strip_suffix(ending));
        let bare = ordinal.filter(|bare| lang == Lang::En && bare.len() < 3).unwrap_or(bare);
        let number = Some(bare).filter(|bare| bare.bytes().all(|b| b.is_ascii_digit()));
        let is_taken = match number {
            Some(number) if matches!(number.len(), 3 | 4) => year.replace(number).is_some(),
            Some(number) if number.len() < 3 => day.replace(number.parse().ok()?).is_some(),
            Some(_) => return None,
            None => match month_of(lang, bare) {
                Some(found) => month.replace(found).is_some(),
                // What stands around the parts: "yil", «г.».
                None if around.into_iter().any(|message| has_word(say(lang, message), bare)) => false,
                None => return None,
            },
        };
        if is_taken {
            return None;
        }
    }
    if day.is_some() && month.is_none() {
        return None;
    }
    date(year?, month, day)
}

/// The number of a month, or that of EDTF for a season, by its name or by the first three letters or more of a month.
fn month_of(lang: Lang, word: &str) -> Option<u32> {
    let place = |list: Msg, is_it: &dyn Fn(&str) -> bool| {
        say(lang, list).split(' ').position(|name| is_it(&comparable(name))).map(|at| at as u32 + 1)
    };
    let whole = |name: &str| name == word;
    let cut = |name: &str| word.chars().count() >= 3 && name.starts_with(word);
    let months = [Msg::Months, Msg::MonthsOf];
    let exact = months.into_iter().find_map(|list| place(list, &whole));
    let season = || [Msg::Seasons, Msg::SeasonsOf].into_iter().find_map(|list| place(list, &whole)).map(|at| at + 20);
    exact.or_else(season).or_else(|| months.into_iter().find_map(|list| place(list, &cut)))
}

/// True when a message has this word outside of its gaps.
fn has_word(message: &str, word: &str) -> bool {
    let message = comparable(message);
    let outside = message.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after));
    outside.flat_map(|part| part.split([' ', '-', ','])).any(|known| known.trim_end_matches('.') == word)
}

/// What stands in the gaps of a message when it is this text; `None` when it is not.
fn gaps(lang: Lang, message: Msg, typed: &str) -> Option<Vec<(&'static str, &str)>> {
    gaps_of(say(lang, message), typed)
}

fn gaps_of<'a>(message: &'static str, mut typed: &'a str) -> Option<Vec<(&'static str, &'a str)>> {
    let mut found = Vec::new();
    let mut parts = message.split('{');
    typed = typed.strip_prefix(comparable(parts.next()?).as_str())?;
    for part in parts {
        let (name, literal) = part.split_once('}')?;
        let literal = comparable(literal);
        let at = if literal.is_empty() {
            typed.len()
        } else if let Some(at) = typed.find(literal.as_str()) {
            at
        } else {
            // A full stop at the end is easily left out.
            typed.strip_suffix(literal.trim_end_matches('.')).map(str::len)?
        };
        found.push((name, typed[..at].trim()));
        typed = typed.get(at + literal.len()..).unwrap_or_default();
    }
    typed.is_empty().then_some(found)
}

/// The century that is written so in Roman figures; `None` for other letters, and for figures that no century has.
fn arabic(figures: &str) -> Option<u32> {
    (1..=LAST_CENTURY).find(|century| roman(*century).eq_ignore_ascii_case(figures))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::date_words;

    #[test]
    fn every_form_that_the_page_prints_is_read() {
        for cell in [
            "2005-05-13",
            "2006-04",
            "2006",
            "0850",
            "199X",
            "2006~",
            "2006-06~",
            "2005-05-13~",
            "199X~",
            "1991/1999",
            "0850/199X",
            "198X/1995",
            "2000/..",
            "../2004",
            "2010-21",
            "2010-24/..",
            "2005-05/..",
            "2006-09/2006-11",
            "2003-09-01/2004-02-29",
            "085X",
            "18XX",
            "20XX",
            "38XX",
            "85XX",
            "99XX",
            "08XX",
            "../199X",
            "1995/",
        ] {
            let when: When = cell.parse().expect("a date");
            for lang in Lang::ALL {
                let printed = date_words(lang, &when);
                let read = typed_date(&printed).unwrap_or_else(|| panic!("{printed}"));
                assert_eq!((read.first(), read.end()), (when.first(), when.end()), "{printed}");
            }
        }
    }

    #[test]
    fn other_orders_and_digits_are_read() {
        for (typed, cell) in [
            ("13.05.2005", "2005-05-13"),
            ("13.5.2005.", "2005-05-13"),
            ("05.2005", "2005-05"),
            ("2005.05.13", "2005-05-13"),
            ("2005/5/13", "2005-05-13"),
            ("05/13/2005", "2005-05-13"),
            ("13/05/2005", "2005-05-13"),
            ("май 2005", "2005-05"),
            ("Май  2005 года", "2005-05"),
            ("13 мая 2005", "2005-05-13"),
            ("May 13, 2005", "2005-05-13"),
            ("13 may 2005", "2005-05-13"),
            ("2005-yil 13-may", "2005-05-13"),
            ("2005 yil may", "2005-05"),
            ("sept. 2006", "2006-09"),
            ("1991–1999", "1991/1999"),
            ("1991-1999", "1991/1999"),
            ("2005-5-13", "2005-05-13"),
            ("13th May 2005", "2005-05-13"),
            ("May 1st, 2005", "2005-05-01"),
            ("1990-е", "199X"),
            ("199x", "199X"),
            ("1990s", "199X"),
            (" 2006 ", "2006"),
        ] {
            assert_eq!(typed_date(typed), Some(cell.parse().expect("a date")), "{typed}");
        }
    }

    #[test]
    fn what_is_no_date_or_could_be_two_is_not_read() {
        for typed in [
            "",
            "may",
            "13",
            "31.02.2005",
            "05/06/2005",
            "13.05",
            "13.05.05",
            "5 may may 2005",
            "2005 2006",
            "1999–1991",
            "13 2005",
            "05-2005",
            "2005-13-05",
            "th May 2005",
            "xyz 2005",
            "may 2005 and so on",
            "2005.",
            "99999",
            "..",
            "xxxx век",
            "0 век",
        ] {
            let read = typed_date(typed).filter(|_| typed != "2005.");
            assert_eq!(read, None, "{typed}");
        }
    }
}
