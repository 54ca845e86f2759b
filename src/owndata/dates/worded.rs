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
        | Dated::Ordered(When::At(date), _) => Some(date.to_string()),
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
    for word in &words {
        let ordinal = word.trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd").trim_end_matches("th");
        let is_number = ordinal.bytes().all(|byte| byte.is_ascii_digit()) && !ordinal.is_empty();
        if is_number && ordinal.len() == 4 && year.is_none() {
            year = Some(year_of(ordinal)?.0);
        } else if is_number && ordinal.len() <= 2 && day.is_none() {
            day = Some(ordinal);
        } else if is_number && ordinal.len() == 2 && year.is_none() && named.is_some() {
            year = Some(year_of(ordinal)?.0);
        } else if let Some(number) = month(word).or_else(|| roman_month(word)).filter(|_| named.is_none()) {
            named = Some(number);
        } else if !is_year_word(word) {
            return None;
        }
    }
    match (year, named, day) {
        (Some(year), None, None) => when(year, None, None).map(|when| Dated::Sure(when, None)),
        (Some(year), Some(month), None) => when(year, Some(month), None).map(|when| Dated::Sure(when, None)),
        (Some(year), Some(month), Some(day)) => {
            let date = when(year, Some(month), day.parse().ok());
            Some(date.map_or_else(|| no_such_day(small, year, month), |when| Dated::Sure(when, None)))
        }
        // January 2005, or the first of May that a spreadsheet made of 1.05.
        (None, Some(month), Some(digits)) if words.len() == 2 && digits.len() == 2 => {
            when(year_of(digits)?.0, Some(month), None).map(Dated::Spoilt)
        }
        _ => None,
    }
}
