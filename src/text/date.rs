use super::number::number_words;
use super::{Arg, Msg, fill, say};
use crate::model::{Bound, Date, Lang, Number, Precision, When};

/// A year in running text: 2006 · 2006-yil · 2006 г.
pub fn year_words(lang: Lang, year: i32) -> String {
    fill(lang, Msg::DateYear, &[("y", Arg::Words(&year_digits(year)))])
}

/// A date in words, exactly as fine as it is stated: "13 May 2005", "about 2006", "1990s", "1991 to 1999", "since 2000".
pub fn date_words(lang: Lang, when: &When) -> String {
    match when {
        When::At(date) => one(lang, date, Case::Alone),
        When::Span(Bound::Date(start), Bound::Date(end)) => {
            if let (Some(from), Some(to)) = (plain_year(start), plain_year(end)) {
                let (from, to) = (year_digits(from), year_digits(to));
                return fill(lang, Msg::DateYearSpan, &[("from", Arg::Words(&from)), ("to", Arg::Words(&to))]);
            }
            let (from, to) = (one(lang, start, Case::Alone), one(lang, end, Case::Alone));
            fill(lang, Msg::DateSpan, &[("from", Arg::Words(&from)), ("to", Arg::Words(&to))])
        }
        When::Span(Bound::Date(start), Bound::Open) => {
            fill(lang, Msg::DateSince, &[("date", Arg::Words(&one(lang, start, Case::AfterPreposition)))])
        }
        When::Span(Bound::Date(start), Bound::Unknown) => {
            fill(lang, Msg::DateFrom, &[("date", Arg::Words(&one(lang, start, Case::AfterPreposition)))])
        }
        When::Span(_, Bound::Date(end)) => {
            fill(lang, Msg::DateUntil, &[("date", Arg::Words(&one(lang, end, Case::AfterPreposition)))])
        }
        When::Span(_, _) => say(lang, Msg::DateUnknown).to_string(),
    }
}

fn plain_year(date: &Date) -> Option<i32> {
    (date.precision() == Precision::Year && !date.is_approximate()).then(|| date.first().year())
}

fn year_digits(year: i32) -> String {
    if year < 0 { number_words(Lang::Ru, Number::whole(i64::from(year))) } else { year.to_string() }
}

/// Where a date stands in its sentence. After "since", "until" and "about" Russian has another case, and English says
/// "the 1990s".
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Alone,
    AfterPreposition,
}

fn one(lang: Lang, date: &Date, case: Case) -> String {
    let (year, month, day) = date.first().civil();
    let year_text = year_digits(year);
    let y = ("y", Arg::Words(year_text.as_str()));
    let is_changed = case == Case::AfterPreposition || date.is_approximate();
    let list = |alone: Msg, changed: Msg, place: u32| nth(lang, if is_changed { changed } else { alone }, place);
    let words = match date.precision() {
        Precision::Century => {
            let century = (year / 100 + 1).unsigned_abs();
            let number = if lang.rules().has_roman_centuries { roman(century) } else { ordinal(century) };
            let message = if is_changed { Msg::DateCenturyOf } else { Msg::DateCentury };
            fill(lang, message, &[("n", Arg::Words(&number))])
        }
        Precision::Decade => fill(lang, if is_changed { Msg::DateDecadeOf } else { Msg::DateDecade }, &[y]),
        Precision::Year => fill(lang, Msg::DateYear, &[y]),
        Precision::Season => {
            let season = list(Msg::Seasons, Msg::SeasonsOf, if month == 12 { 4 } else { month / 3 });
            fill(lang, Msg::DateMonth, &[y, ("month", Arg::Words(season))])
        }
        Precision::Month => {
            fill(lang, Msg::DateMonth, &[y, ("month", Arg::Words(list(Msg::Months, Msg::MonthsOf, month)))])
        }
        Precision::Day => {
            let month = ("month", Arg::Words(nth(lang, Msg::MonthsOf, month)));
            let day = day.to_string();
            fill(lang, Msg::DateDay, &[y, month, ("day", Arg::Words(&day))])
        }
    };
    if date.is_approximate() { fill(lang, Msg::DateAbout, &[("date", Arg::Words(&words))]) } else { words }
}

/// The name of a month, 1 to 12, by itself.
pub fn month_name(lang: Lang, month: u32) -> &'static str {
    nth(lang, Msg::Months, month)
}

/// A century as English writes it: 19th, 21st.
fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    [&number.to_string(), ending].concat()
}

/// A century as Uzbek and Russian write it: XIX.
pub(super) fn roman(mut number: u32) -> String {
    let mut words = String::new();
    for (value, sign) in
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    {
        while number >= value {
            number -= value;
            words.push_str(sign);
        }
    }
    words
}

/// The word of a month or season, counted from 1, in a message that lists them all.
fn nth(lang: Lang, list: Msg, month: u32) -> &'static str {
    say(lang, list).split(' ').nth(month as usize - 1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_fine_as_stated_in_each_language() {
        for (cell, en, uz, ru) in [
            ("2005-05-13", "13 May 2005", "2005-yil 13-may", "13 мая 2005 г."),
            ("2006-04", "April 2006", "2006-yil aprel", "апрель 2006 г."),
            ("2006", "2006", "2006-yil", "2006 г."),
            ("199X", "1990s", "1990-yillar", "1990-е гг."),
            ("2006~", "about 2006", "taxminan 2006-yil", "около 2006 г."),
            ("1991/1999", "1991–1999", "1991–1999-yillar", "1991–1999 гг."),
            ("2000/..", "since 2000", "2000-yildan beri", "с 2000 г."),
            ("../2004", "until 2004", "2004-yilgacha", "до 2004 г."),
            ("2010-21", "spring 2010", "2010-yil bahor", "весна 2010 г."),
            ("2010-24/..", "since winter 2010", "2010-yil qishdan beri", "с зимы 2010 г."),
            ("2005-05/..", "since May 2005", "2005-yil maydan beri", "с мая 2005 г."),
            ("2006-06~", "about June 2006", "taxminan 2006-yil iyun", "около июня 2006 г."),
            ("18XX", "19th century", "XIX asr", "XIX век"),
            ("20XX", "21st century", "XXI asr", "XXI век"),
            ("199X~", "about the 1990s", "taxminan 1990-yillar", "около 1990-х гг."),
            ("199X/..", "since the 1990s", "1990-yillardan beri", "с 1990-х гг."),
            ("../18XX", "until the 19th century", "XIX asrgacha", "до XIX века"),
            ("199X/200X", "1990s to 2000s", "1990-yillar – 2000-yillar", "1990-е гг. — 2000-е гг."),
            (
                "2006-09/2006-11",
                "September 2006 to November 2006",
                "2006-yil sentabr – 2006-yil noyabr",
                "сентябрь 2006 г. — ноябрь 2006 г.",
            ),
        ] {
            let when: When = cell.parse().expect("a date");
            let plain = |lang| date_words(lang, &when).replace('\u{a0}', " ").replace('\u{2011}', "-");
            assert_eq!(Lang::ALL.map(plain), [en, uz, ru], "{cell}");
        }
    }
}
