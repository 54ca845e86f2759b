//! Figures typed by hand: a number in a lesson's text must come from a record by its id, or stand in the words of a source
//! or check that the step names, so that nobody has to keep lessons and tables in step.

use super::blocks::Inline;
use crate::model::Lang;
use crate::records::Record;
use std::collections::BTreeSet;

/// The numbers of a text, without what parts their groups: "18,341" and "18 341" are both 18341.
pub fn numbers(text: &str) -> Vec<String> {
    numbers_with_lines(text).into_iter().map(|(_, number)| number).collect()
}

/// The same, each with how many lines end before it.
fn numbers_with_lines(text: &str) -> Vec<(usize, String)> {
    let signs: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        if !signs[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let before = signs[..at].iter().filter(|sign| **sign == '\n').count();
        let mut number = String::new();
        while let Some(sign) = signs.get(at) {
            let digits_behind = signs[at + 1..].iter().take_while(|sign| sign.is_ascii_digit()).count();
            if sign.is_ascii_digit() {
                number.push(*sign);
            } else if !(matches!(sign, ',' | '.') && digits_behind > 0 || sign.is_whitespace() && digits_behind == 3) {
                break;
            }
            at += 1;
        }
        found.push((before, number));
    }
    found
}

/// Adds the numbers that the words of a record allow: as printed, what a check says in any language, and the years of
/// its date, which are no figures.
pub fn allow(record: &Record<'_>, lang: Lang, allowed: &mut BTreeSet<String>) {
    allowed.extend(numbers(record.get("as_printed")));
    allowed.extend(numbers(record.get("number")));
    for date in [record.get("date"), record.get("active"), record.get("better_date")] {
        allowed
            .extend(date.split(|sign: char| !sign.is_ascii_digit()).filter(|part| part.len() == 4).map(String::from));
    }
    if record.table.name == "checks" {
        allowed.extend(numbers(record.text(lang)));
        allowed.extend(numbers(record.get("better_value")));
    }
}

/// The first number of a text that is not allowed, with its line; the lines of the runs are those on which they start.
pub fn typed_by_hand(inlines: &[(usize, &Inline)], allowed: &BTreeSet<String>) -> Option<(usize, String)> {
    let texts = inlines.iter().filter_map(|(line, inline)| match inline {
        Inline::Text { words, .. } => Some((line, words)),
        _ => None,
    });
    let numbers = texts.flat_map(|(line, words)| {
        numbers_with_lines(words).into_iter().map(move |(before, number)| (line + before, number))
    });
    numbers.into_iter().find(|(_, number)| !allowed.contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_however_their_groups_are_parted() {
        for (text, found) in [
            ("18,341 and 18 341", vec!["18341", "18341"]),
            ("in 1970 - 2 3000", vec!["1970", "2", "3000"]),
            ("7.2 times; 2006-yilda", vec!["72", "2006"]),
            ("1991–2000.", vec!["1991", "2000"]),
            ("none", vec![]),
        ] {
            assert_eq!(numbers(text), found, "{text}");
        }
    }
}
