//! Dates with words: spans, seasons, decades, months by their names. What a word stands before or between is read by
//! `dated`, as a cell of its own.

use super::super::finding::{Finding, What};
use super::super::months::{is_unsure_season, month, roman_month, season};
use super::dated::{Dated, YEARS, joined, no_such_day, when, year_of};
use crate::model::{DateError, When};

/// `2003-2005`, `до 2004`, `с 2016`, `с 2003 по 2005`, `2016-yildan`.
pub(super) fn span(small: &str, dated: fn(&str) -> Dated) -> Option<Dated> {
    let end_of = |text: &str| match dated(text) {
        Dated::Sure(When::At(date), _)
        | Dated::MonthOrSchool(When::At(date), _)
        | Dated::Ordered(When::At(date), ..) => Some(date.to_string()),
        _ => None,
    };
    let from_words = ["с ", "со ", "от ", "from ", "since ", "начиная с ", "после ", "after "];
    let to_words = ["до ", "по ", "until ", "till ", "before ", "by ", "к ", "раньше "];
    let sure = |start: &str, end: &str| joined(start, end).ok().map(|when| Dated::Sure(when, Some(What::DateRead)));
    if let Some(rest) = from_words.iter().find_map(|word| small.strip_prefix(word)) {
        let ends = [" по ", " до ", " to ", " until ", " till ", " - "].iter().find_map(|word| rest.split_once(word));
        return match ends {
            Some((start, end)) => between(small, &end_of(start)?, &end_of(end)?),
            None => sure(&end_of(rest)?, ".."),
        };
    }
    if let Some(rest) = to_words.iter().find_map(|word| small.strip_prefix(word)) {
        return sure("..", &end_of(rest)?);
    }
    let since = [
        "-yildan buyon",
        "-yildan beri",
        "-yildan",
        " йилдан",
        "-йилдан",
        " жылдан бері",
        " жылдан бери",
        "-жылдан бери",
    ];
    if let Some(rest) = since.iter().find_map(|word| small.strip_suffix(word)) {
        return sure(&end_of(rest)?, "..");
    }
    let until = ["-yilgacha", " йилгача", "-йилгача", " жылға дейін", " жылга чейин", "-жылга чейин"];
    if let Some(rest) = until.iter().find_map(|word| small.strip_suffix(word)) {
        return sure("..", &end_of(rest)?);
    }
    let without_years = without_year_word(small);
    let (start, end) = without_years.split_once(" - ").or_else(|| {
        let (start, end) = without_years.split_once('-')?;
        (start.trim().len() == 4 || start.contains('.')).then_some((start, end))
    })?;
    between(small, &end_of(start.trim())?, &end_of(end.trim())?)
}

fn between(small: &str, start: &str, end: &str) -> Option<Dated> {
    match joined(start, end) {
        Ok(when) => Some(Dated::Sure(when, Some(What::DateRead))),
        Err(DateError::Reversed(_)) => {
            Some(Dated::Refused(Finding::new(What::Reversed, small).cured_by([[end, "/", start].concat()])))
        }
        Err(_) => None,
    }
}

/// `ок. 1995`, `1990-е`, `весна 2010`, `XX век`, `1 кв. 2005`.
pub(super) fn vague(small: &str, dated: fn(&str) -> Dated) -> Option<Dated> {
    let note = |text: String| text.parse::<When>().ok().map(|when| Dated::Sure(when, Some(What::DateRead)));
    let about = [
        "около ",
        "ок. ",
        "ок.",
        "примерно ",
        "about ",
        "around ",
        "circa ",
        "ca. ",
        "c. ",
        "c.",
        "taxminan ",
        "тахминан ",
        "шамамен ",
        "болжол менен ",
        "~",
    ];
    if let Some(rest) = about.iter().find_map(|word| small.strip_prefix(word)) {
        return match dated(rest) {
            Dated::Sure(When::At(date), _) if !date.is_approximate() => note(format!("{date}~")),
            _ => None,
        };
    }
    let words: Vec<&str> = small.split([' ', '-', ',', '.']).filter(|word| !word.is_empty()).collect();
    let parts =
        ["начало", "начале", "середина", "середине", "конец", "конце", "early", "mid", "late", "boshi", "oxiri"];
    if let Some(first) = words.first().filter(|first| parts.contains(first)) {
        let rest = small.get(first.len()..).unwrap_or_default().trim_start_matches([' ', '-']);
        return if rest.is_empty() {
            None
        } else {
            decade(rest).or_else(|| match dated(rest) {
                Dated::Sure(when @ When::At(_), _) => note(when.to_string()),
                _ => None,
            })
        };
    }
    if let Some(found) = decade(small) {
        return Some(found);
    }
    let century = ["век", "века", "century", "asr", "аср", "ғасыр", "кылым"];
    if words.len() == 2 && century.contains(&words[1]) {
        let romans = ["xviii", "xix", "xx", "xxi"];
        let number = romans.iter().position(|roman| *roman == words[0].replace('х', "x"));
        return number.and_then(|at| note(format!("{}XX", 17 + at)));
    }
    let year = words.iter().find_map(|word| year_of(word).filter(|(_, is_short)| !is_short)).map(|(year, _)| year)?;
    if words.iter().any(|word| is_unsure_season(word)) {
        let cures = [format!("{year}-21"), format!("{year}-22")];
        return Some(Dated::Refused(Finding::new(What::SeasonUnsure, small).cured_by(cures)));
    }
    let is_part = |word: &str| {
        word.starts_with("кварт")
            || word == "кв"
            || word.starts_with("полугод")
            || word.starts_with("quarter")
            || word.starts_with("chorak")
            || word.starts_with("чорак")
            || ["q1", "q2", "q3", "q4", "h1", "h2"].contains(&word)
    };
    if words.iter().any(|word| is_part(word)) {
        return Some(Dated::Refused(Finding::new(What::PartOfYear, small).cured_by([year.to_string()])));
    }
    let season = words.iter().find_map(|word| season(word))?;
    let rest = words.iter().filter(|word| !is_year_word(word) && year_of(word).is_none()).count();
    if rest == 1 { note(format!("{year:04}-{season}")) } else { None }
}

/// `1990-е`, `1990s`, `90-е годы`, `1990-yillar`.
fn decade(small: &str) -> Option<Dated> {
    let digits = small.len() - small.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let (number, rest) = small.split_at(digits);
    let rest = rest.trim_start_matches(['-', ' ', '\'']);
    let plural = [
        "е",
        "е гг",
        "е годы",
        "х",
        "х гг",
        "х годов",
        "х годах",
        "s",
        "yillar",
        "yillarda",
        "йиллар",
        "жылдар",
        "жылдары",
        "гг",
        "годы",
        "жж",
    ];
    let is_plural = plural.contains(&rest.trim_end_matches('.').trim_end());
    let start = match number.len() {
        4 => number.parse::<i32>().ok()?,
        2 => year_of(number)?.0,
        _ => return None,
    };
    let is_decade = is_plural && start % 10 == 0 && YEARS.contains(&start);
    let text = format!("{:03}X", start / 10);
    is_decade.then(|| text.parse::<When>().ok()).flatten().map(|when| Dated::Sure(when, Some(What::DateRead)))
}

/// The text without one word for "year" behind its last digit, glued to it or not: `01.01.2005 г.`, `2005г`, `2009-y.`. Words
/// for several years stay, since they make a decade or a span of it.
pub(super) fn without_year_behind(small: &str) -> &str {
    let words =
        ["года", "году", "год", "г", "yilda", "yili", "yil", "y", "year", "йили", "йил", "й", "жылы", "жыл", "ж"];
    let text = small.trim_end_matches(['.', ' ']);
    let found = words.iter().find_map(|word| {
        let rest = text.strip_suffix(word)?.trim_end_matches([' ', '-']);
        rest.ends_with(|letter: char| letter.is_ascii_digit()).then_some(rest)
    });
    found.unwrap_or(small)
}

/// True for a month, a season, a quarter or the like: with it a date says more than its year.
pub(super) fn names_part_of_year(small: &str) -> bool {
    let words = small.split(|letter: char| !letter.is_alphabetic());
    words.filter(|word| !word.is_empty()).any(|word| {
        month(word).is_some() || roman_month(word).is_some() || season(word).is_some() || is_unsure_season(word)
    })
}

/// `на 01.01.2009`, `as of 2009`: counted on that day.
pub(super) fn as_of(small: &str, dated: fn(&str) -> Dated) -> Option<Dated> {
    let before = ["по состоянию на ", "на ", "as of ", "as at ", "on "];
    let behind = [" holatiga", " ҳолатига"];
    let rest = before.iter().find_map(|word| small.strip_prefix(word)).or_else(|| {
        let rest = behind.iter().find_map(|word| small.strip_suffix(word))?;
        rest.ends_with(|letter: char| letter.is_ascii_digit()).then_some(rest)
    })?;
    Some(match dated(rest) {
        Dated::Sure(when @ When::At(_), note) => Dated::Sure(when, note.or(Some(What::DateRead))),
        Dated::Ordered(when, day_first, note) => Dated::Ordered(when, day_first, note.or(Some(What::DateRead))),
        either @ Dated::Either(..) => either,
        _ => return None,
    })
}

fn is_year_word(word: &str) -> bool {
    let words = [
        "г",
        "гг",
        "год",
        "года",
        "году",
        "годы",
        "yil",
        "yili",
        "yilda",
        "yilning",
        "йил",
        "йили",
        "жыл",
        "жылы",
        "жылғы",
        "жылдын",
        "ж",
        "of",
        "the",
    ];
    words.contains(&word.trim_end_matches('.'))
}

fn without_year_word(small: &str) -> &str {
    let mut text = small.trim();
    while let Some((start, last)) = text.rsplit_once([' ']) {
        if !is_year_word(last) {
            break;
        }
        text = start.trim();
    }
    text
}

/// `2 февраля 2005 г.`, `2005-yil 13-may`, `May 13, 2005`, `сентябрь 2006`, `2005 г.`, `янв.05`.
pub(super) fn in_words(small: &str) -> Option<Dated> {
    let words: Vec<&str> =
        small.split([' ', '-', ',', '.', '/', '\'', '«', '»', '"']).filter(|word| !word.is_empty()).collect();
    let (mut year, mut named, mut day) = (None, None, None);
    let (mut is_short, mut is_roman) = (false, false);
    for word in &words {
        let word = if word.len() > 4 { without_year_behind(word) } else { word };
        let ordinal = word.trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd").trim_end_matches("th");
        let is_number = ordinal.bytes().all(|byte| byte.is_ascii_digit()) && !ordinal.is_empty();
        if is_number && ordinal.len() == 4 && year.is_none() {
            year = Some(year_of(ordinal)?.0);
        } else if is_number && ordinal.len() <= 2 && day.is_none() {
            day = Some(ordinal);
        } else if is_number && ordinal.len() == 2 && year.is_none() && named.is_some() {
            (year, is_short) = (Some(year_of(ordinal)?.0), true);
        } else if let Some(number) = month(word).or_else(|| roman_month(word)).filter(|_| named.is_none()) {
            (named, is_roman) = (Some(number), month(word).is_none());
        } else if !is_year_word(word) {
            return None;
        }
    }
    // `May 10-15`: two days of a month, or a day and a short year.
    if named.is_some() && joins_numbers(small) {
        return None;
    }
    let note = is_short.then_some(What::ShortYear);
    match (year, named, day) {
        (Some(year), None, None) => when(year, None, None).map(|when| Dated::Sure(when, None)),
        // `II 2005` is February or the second quarter; from V on it can only be a month.
        (Some(_), Some(1..=4), None) if is_roman => None,
        (Some(year), Some(month), None) => {
            when(year, Some(month), None).map(|when| Dated::Sure(when, is_roman.then_some(What::DateRead)))
        }
        (Some(year), Some(month), Some(day)) => {
            let date = when(year, Some(month), day.parse().ok());
            Some(date.map_or_else(|| no_such_day(small, year, month), |when| Dated::Sure(when, note)))
        }
        // January 2005, or the first of May that a spreadsheet made of 1.05.
        (None, Some(month), Some(digits)) if words.len() == 2 && digits.len() == 2 => {
            when(year_of(digits)?.0, Some(month), None).map(Dated::Spoilt)
        }
        _ => None,
    }
}

/// True where a dash joins two numbers.
fn joins_numbers(small: &str) -> bool {
    let mut parts = small.split('-').map(str::trim);
    let mut before = parts.next().unwrap_or_default();
    parts.any(|part| {
        let is_joined = before.ends_with(|letter: char| letter.is_ascii_digit())
            && part.starts_with(|letter: char| letter.is_ascii_digit());
        before = part;
        is_joined
    })
}
