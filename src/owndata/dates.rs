//! What a cell says of a date by itself, and what its column decides of it.

mod dated;
mod worded;

pub use dated::Dated;

use super::clean::{clean, without_mark};
use super::finding::{Finding, What};
use super::months::month;
use super::qualifiers::is_missing;
use crate::model::{Bound, Date, Day, Precision, When};
use dated::{joined, no_such_day, school_year, when, year_of};

/// The days that spreadsheets count from 30 December 1899; here from 1954 to 2064.
const SERIAL_DAYS: std::ops::RangeInclusive<i32> = 20_000..=60_000;

/// Reads a cell by itself.
pub fn dated(cell: &str) -> Dated {
    let shown = clean(cell);
    if is_missing(&shown) {
        return Dated::Missing(shown);
    }
    let (mut bare, mark) = without_mark(&shown);
    if mark.is_empty() {
        let in_brackets = shown.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
        let is_mark =
            |inside: &str| inside.len() == 1 && inside.bytes().all(|sign| sign.is_ascii_digit() || sign == b'*');
        match in_brackets.filter(|(_, inside)| is_mark(inside)) {
            Some((before, _)) => bare = before,
            None => return plain_dated(&shown),
        }
    }
    // A mark of a footnote is no part of the date, but it was there.
    match plain_dated(bare) {
        Dated::Sure(when, note) => Dated::Sure(when, note.or(Some(What::DateRead))),
        Dated::Ordered(when, day_first, note) => Dated::Ordered(when, day_first, note.or(Some(What::DateRead))),
        Dated::Refused(finding) => Dated::Refused(Finding { text: super::clean::shortened(&shown, 60), ..finding }),
        other => other,
    }
}

/// Reads a cell without the mark of a footnote.
fn plain_dated(shown: &str) -> Dated {
    let shown = clean(shown);
    if let Some(school) = two_school_years(&shown) {
        return Dated::School(school, None);
    }
    if let Ok(when) = shown.parse::<When>() {
        // `2005-06` is a month, unless its column is one of school years.
        let school = shown.split_once('-').filter(|(_, part)| part.len() == 2).and_then(|(year, part)| {
            let year: i32 = year.parse().ok()?;
            (part.parse() == Ok((year + 1) % 100)).then(|| school_year(year)).flatten()
        });
        return school.map_or(Dated::Sure(when, None), |school| Dated::MonthOrSchool(when, school));
    }
    let small = shown.to_lowercase().replace('ё', "е").replace(['ʻ', 'ʼ', '‘', '’', '`'], "'");
    let small = small.replace(['–', '—', '−', '‑'], "-");
    let small = worded::without_year_behind(&small);
    read(small).unwrap_or_else(|| Dated::Refused(unreadable(&shown, small)))
}

fn read(small: &str) -> Option<Dated> {
    numeric(small)
        .or_else(|| worded::as_of(small, dated))
        .or_else(|| worded::span(small, dated))
        .or_else(|| worded::vague(small, dated))
        .or_else(|| worded::in_words(small))
}

/// Only digits and signs between them.
fn numeric(small: &str) -> Option<Dated> {
    let (small, has_time) = without_time(small);
    let text = small.trim_end_matches('.').trim_end_matches('/');
    let signs: Vec<char> = text.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    let parts: Vec<&str> = text.split(['.', '/', '-']).map(str::trim).collect();
    if signs.iter().any(|sign| !"./-".contains(*sign)) || parts.iter().any(|part| part.is_empty()) {
        return None;
    }
    let numbers: Vec<u32> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let sign = signs.first().copied();
    let note = has_time.then_some(What::TimeLeft);
    match (lengths.as_slice(), numbers.as_slice()) {
        ([5], [days]) => {
            let day = i32::try_from(*days).ok().filter(|days| SERIAL_DAYS.contains(days))?;
            let (year, month, day) = Day(day - 25_569).civil();
            when(year, Some(month), Some(day)).map(Dated::Spoilt)
        }
        ([2], [_]) => {
            let cures = [["19", text].concat(), ["20", text].concat()];
            Some(Dated::Refused(Finding::new(What::TwoDigits, small).with("year", cures[1].as_str()).cured_by(cures)))
        }
        ([4, 4], [first, last]) => two_years(small, *first as i32, *last as i32, sign),
        ([4, 2], [year, part]) => {
            let next = (year + 1) % 100;
            let as_month = when(*year as i32, Some(*part), None);
            let as_school = (*part == next && sign != Some('.')).then(|| school_year(*year as i32)).flatten();
            match (as_school, as_month) {
                (Some(school), Some(month)) if sign == Some('-') => Some(Dated::MonthOrSchool(month, school)),
                (Some(school), month) => Some(Dated::School(school, month)),
                (None, Some(month)) => Some(Dated::Sure(month, None)),
                (None, None) => Some(no_such_day(small, *year as i32, 13)),
            }
        }
        // A spreadsheet writes both 2005.1 and 2005.10 so.
        ([4, 1], [year, 1]) if sign == Some('.') => {
            let cures = [format!("{year}-01"), format!("{year}-10")];
            Some(Dated::Refused(Finding::new(What::NotADate, small).cured_by(cures)))
        }
        ([4, 1], [year, month]) if sign == Some('.') => {
            when(*year as i32, Some(*month), None).map(|when| Dated::Sure(when, Some(What::DateRead)))
        }
        ([4, 1], [year, month]) => when(*year as i32, Some(*month), None).map(|when| Dated::Sure(when, None)),
        ([1 | 2, 4], [month, year]) => when(*year as i32, Some(*month), None)
            .map(|when| Dated::Sure(when, None))
            .or_else(|| Some(no_such_day(small, *year as i32, 13))),
        ([4, 1 | 2, 1 | 2], [year, month, day]) => Some(
            when(*year as i32, Some(*month), Some(*day))
                .map_or_else(|| no_such_day(small, *year as i32, *month), |when| Dated::Sure(when, note)),
        ),
        ([1 | 2, 1 | 2, 2 | 4], [first, second, _]) => {
            let (year, is_short) = year_of(parts[2])?;
            let note = if is_short { Some(What::ShortYear) } else { note };
            let day_first = when(year, Some(*second), Some(*first));
            let month_first = when(year, Some(*first), Some(*second));
            Some(match (sign, day_first, month_first) {
                // With points the day always comes first.
                (Some('.'), Some(date), _) => Dated::Sure(date, note),
                (Some('/' | '-'), Some(date), Some(other)) if date == other => Dated::Sure(date, note),
                (Some('/' | '-'), Some(date), Some(other)) => Dated::Either(date, other),
                (Some('/' | '-'), Some(date), None) => Dated::Ordered(date, true, note),
                (Some('/' | '-'), None, Some(date)) => Dated::Ordered(date, false, note),
                _ => no_such_day(small, year, *second),
            })
        }
        _ => None,
    }
}

/// `2003-2005`, or the school year `2005/2006`.
fn two_years(small: &str, first: i32, last: i32, sign: Option<char>) -> Option<Dated> {
    let (Some(start), Some(end)) = (when(first, None, None), when(last, None, None)) else { return None };
    if sign == Some('/') && last == first + 1 {
        return school_year(first).map(|school| Dated::School(school, None));
    }
    Some(match joined(&start.to_string(), &end.to_string()) {
        Ok(span) => Dated::Sure(span, Some(What::DateRead)),
        Err(_) => Dated::Refused(Finding::new(What::Reversed, small).cured_by([format!("{last}-{first}")])),
    })
}

/// `2005/2006`: two years that follow each other.
fn two_school_years(text: &str) -> Option<When> {
    let (first, last) = text.split_once('/')?;
    let ((first, first_short), (last, last_short)) = (year_of(first)?, year_of(last)?);
    (!first_short && !last_short && last == first + 1).then(|| school_year(first)).flatten()
}

/// The date without the time of the day behind it, and whether there was one.
fn without_time(small: &str) -> (&str, bool) {
    let Some((date, time)) = small.split_once(['t', ' ', 'т']) else { return (small, false) };
    let is_time = time.contains(':') && time.chars().all(|letter| letter.is_ascii_digit() || ":.+-z".contains(letter));
    if is_time && date.ends_with(|letter: char| letter.is_ascii_digit()) {
        let is_midnight = time.chars().all(|letter| "0:.z".contains(letter));
        return (date, !is_midnight);
    }
    (small, false)
}

/// The number that a spreadsheet made `янв.05` of: `1.05`; `None` for anything else.
pub fn spoilt_number(small: &str) -> Option<String> {
    let (word, digits) = small.split_once(['.', '-', ' '])?;
    let number = month(word).filter(|_| digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some([&number.to_string(), ".", digits].concat())
}

fn unreadable(shown: &str, small: &str) -> Finding {
    let digits: Vec<&str> =
        small.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let years: Vec<String> = digits
        .iter()
        .filter_map(|part| year_of(part).filter(|(_, is_short)| !is_short))
        .map(|(year, _)| year.to_string())
        .collect();
    // The year alone is a cure only where nothing says more than the year.
    let is_year_alone = years.len() == 1 && digits.len() == 1 && !worded::names_part_of_year(small);
    Finding::new(What::NotADate, shown).cured_by(if is_year_alone { years } else { Vec::new() })
}

/// Whether a column holds school years such as `1999-00` or `2013/14`, which are no months: then all of its kind are.
pub fn shows_school_years(cells: &[Dated]) -> bool {
    cells.iter().any(|cell| matches!(cell, Dated::School(_, None)))
}

/// Whether a column may hold school years: two that differ, such as `2005-06` and `2006-07`, and nothing that is a month beyond
/// doubt, as `2005-07` is.
pub fn may_be_school_years(cells: &[Dated]) -> bool {
    let mut seen: Vec<&When> = Vec::new();
    for cell in cells {
        match cell {
            Dated::MonthOrSchool(when, _) if !seen.contains(&when) => seen.push(when),
            Dated::Sure(When::At(date), _) if date.precision() == Precision::Month => return false,
            _ => {}
        }
    }
    seen.len() >= 2
}

/// The first date of a span, or the date itself, for a column of counts that a school year was answered for.
pub fn first_year(when: When) -> Option<Date> {
    match when {
        When::At(date) => Some(date),
        When::Span(Bound::Date(start), _) => Some(start),
        When::Span(..) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(cell: &str) -> String {
        match dated(cell) {
            Dated::Sure(when, note) => format!("{when}{}", if note.is_some() { " N" } else { "" }),
            Dated::Either(day, month) => format!("{day}|{month}"),
            Dated::Ordered(when, _, note) => format!("{when}{}", if note.is_some() { " N" } else { "" }),
            Dated::School(when, month) => {
                format!("school {when}|{}", month.map_or_else(String::new, |m| m.to_string()))
            }
            Dated::MonthOrSchool(when, _) => format!("{when}"),
            Dated::Spoilt(when) => format!("? {when}"),
            Dated::Missing(word) => format!("missing {word}"),
            Dated::Refused(finding) => finding.what.slug().replace("own-", "✗ "),
        }
    }

    #[test]
    fn a_cure_is_not_coarser_than_its_cell() {
        for (cell, cures) in [
            ("год 2005", &["2005"][..]),
            ("где-то 2005", &["2005"]),
            ("II 2005", &[]),
            ("где-то в мае 2005", &[]),
            ("13 давно 2005", &[]),
            ("2005.1", &["2005-01", "2005-10"]),
        ] {
            match dated(cell) {
                Dated::Refused(finding) => assert_eq!(finding.cures, cures, "{cell}"),
                other => assert_eq!(plain(cell), cures[0], "{other:?}"),
            }
        }
    }

    #[test]
    fn cells_say_their_dates() {
        for (cell, expected) in [
            ("2005", "2005"),
            ("2005-05-13", "2005-05-13"),
            ("13.05.2005", "2005-05-13"),
            ("13.05.2005 0:00:00", "2005-05-13"),
            ("13.05.2005 14:30", "2005-05-13 N"),
            ("2005-05-13T10:00:00Z", "2005-05-13 N"),
            ("13/05/2005", "2005-05-13"),
            ("05/13/2005", "2005-05-13"),
            ("01/02/2005", "2005-02-01|2005-01-02"),
            ("05/05/2005", "2005-05-05"),
            ("05.06.07", "2007-06-05 N"),
            ("2 февраля 2005 г.", "2005-02-02"),
            ("2005-yil 13-may", "2005-05-13"),
            ("2005 йил 13 май", "2005-05-13"),
            ("2005 жылғы 13 мамыр", "2005-05-13"),
            ("2005-жылдын 13-майы", "2005-05-13"),
            ("May 13, 2005", "2005-05-13"),
            ("13th May 2005", "2005-05-13"),
            ("13.V.2005", "2005-05-13"),
            ("сентябрь 2006", "2006-09"),
            ("09.2006", "2006-09"),
            ("2005 г.", "2005"),
            ("2005-yil", "2005"),
            ("2005 жыл", "2005"),
            ("янв.05", "? 2005-01"),
            ("38485", "? 2005-05-13"),
            ("2003-2005", "2003/2005 N"),
            ("2003–2005 гг.", "2003/2005 N"),
            ("2005-2003", "✗ reversed"),
            ("2005/06", "school 2005/2006|2005-06"),
            ("2013/14", "school 2013/2014|"),
            ("2005/2006", "school 2005/2006|"),
            ("2005-06", "2005-06"),
            ("1990-е", "199X N"),
            ("1990s", "199X N"),
            ("90-е годы", "199X N"),
            ("начало 2000-х", "200X N"),
            ("ок. 1995", "1995~ N"),
            ("~1995", "1995~ N"),
            ("весна 2010", "2010-21 N"),
            ("2010-yil bahor", "2010-21 N"),
            ("жаз 2010", "✗ season-unsure"),
            ("XX век", "19XX N"),
            ("до 2004", "../2004 N"),
            ("с 2016", "2016/.. N"),
            ("2016-yildan", "2016/.. N"),
            ("с 2003 по 2005", "2003/2005 N"),
            ("31.02.2005", "✗ no-such-day"),
            ("2005-02-31", "✗ no-such-day"),
            ("06", "✗ two-digits"),
            ("I квартал 2005", "✗ part-of-year"),
            ("н/д", "missing н/д"),
            ("давно", "✗ not-a-date"),
            ("2013?", "2013?"),
            ("2005г.", "2005"),
            ("2005 y.", "2005"),
            ("2009-y.", "2009"),
            ("01.01.2005 г.", "2005-01-01"),
            ("март 2008г.", "2008-03"),
            ("2008г. март", "2008-03"),
            ("2010*", "2010 N"),
            ("2010 [2]", "2010 N"),
            ("на 01.01.2009", "2009-01-01 N"),
            ("as of 2009-05", "2009-05 N"),
            ("01.01.2009 holatiga", "2009-01-01 N"),
            ("13/05/25", "2025-05-13 N"),
            ("13/05/2005 14:30", "2005-05-13 N"),
            ("13 мая 45", "1945-05-13 N"),
            ("VI 2005", "2005-06 N"),
            ("II 2005", "✗ not-a-date"),
            ("May 10-15", "✗ not-a-date"),
            ("май 2005-06", "✗ not-a-date"),
            ("2005.1", "✗ not-a-date"),
            ("2005.3", "2005-03 N"),
            ("1990 гг.", "199X N"),
        ] {
            assert_eq!(plain(cell), expected, "{cell}");
        }
    }
}
