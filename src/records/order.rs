//! How the rows of the table of evidence follow each other.

use super::cell::{Piece, cell};
use super::columns::EvidenceColumn;
use super::related::uses;
use super::search::fold;
use super::words;
use super::{Library, Record};
use crate::model::{Lang, Number};

/// What rows are sorted by; `None`, which stands last in both directions, where the cell is missing.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
pub enum Key {
    /// A number, a day, or a place in an order.
    Number(f64),
    /// Words, in the order of a language's alphabet.
    Words(String),
}

/// The key of a cell.
pub fn key(library: &Library, record: &Record<'_>, column: EvidenceColumn, lang: Lang) -> Option<Key> {
    let words_of =
        |text: &str| Some(text).filter(|text| !text.is_empty()).map(|text| Key::Words(alphabetical(text, lang)));
    match column {
        // The order of the table of places: the five countries, the region, the world, the others.
        EvidenceColumn::Place => {
            let id = words::place(library, record);
            let row = library.table("places")?.records().position(|place| place.id() == id)?;
            Some(Key::Number(row as f64))
        }
        EvidenceColumn::Date => words::when(record).map(|when| Key::Number(f64::from(when.sort_key()))),
        EvidenceColumn::Value => Number::parse(record.get("value")).ok().map(|value| Key::Number(value.to_f64())),
        EvidenceColumn::Order => record.get("ordinal").parse().ok().map(Key::Number),
        EvidenceColumn::Year => record.get("year").parse().ok().map(Key::Number),
        EvidenceColumn::Check | EvidenceColumn::Verdict => {
            words::verdict_on(library, record).map(|verdict| Key::Number(words::weight(verdict) as f64))
        }
        EvidenceColumn::Confidence => {
            let order = ["high", "medium", "low"];
            order.iter().position(|word| *word == record.get("confidence")).map(|at| Key::Number(at as f64))
        }
        EvidenceColumn::Records => {
            Some(Key::Number(-(uses(library, record).iter().map(|used| used.count).sum::<usize>() as f64)))
        }
        // Article 1 before Article 2 before the others, and within an article from its beginning to its end.
        EvidenceColumn::Source => {
            let row = library.table("sources")?.records().position(|source| source.id() == record.get("source"))?;
            Some(Key::Words(format!("{row:03}{}", locator_key(record.get("locator")))))
        }
        _ => {
            let pieces = cell(library, record, column, lang);
            pieces.iter().find_map(|piece| match piece {
                Piece::Plain(text) | Piece::Strong(text) | Piece::Record(_, text) => words_of(text),
                Piece::Quote(text) | Piece::Address(text) => words_of(text),
                _ => None,
            })
        }
    }
}

/// A section and paragraph as they follow each other in the articles.
fn locator_key(locator: &str) -> String {
    let (section, paragraph) = locator.split_once(':').unwrap_or((locator, ""));
    let order = ["abstract", "keywords", "intro", "1", "literature", "2", "3", "3.1", "3.2", "kz", "kg"];
    let place = order.iter().position(|known| *known == section).unwrap_or(order.len());
    format!("{place:02}{section}{:>4}", paragraph)
}

/// A text in the order of a language's alphabet: its last letters, such as the Uzbek oʻ and sh, stand behind z.
fn alphabetical(text: &str, lang: Lang) -> String {
    let last = lang.rules().last_letters;
    if last.is_empty() {
        return fold(text);
    }
    // Signs of the private use area, which no text has.
    let behind_z = ('\u{e001}'..).map(|sign| format!("z{sign}"));
    let small = last.iter().zip(behind_z).fold(text.to_lowercase(), |text, (letter, sign)| text.replace(letter, &sign));
    fold(&small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uzbek_letters_stand_at_the_end_of_the_alphabet() {
        let mut words = ["Shifokor", "Oʻzbekiston", "Zamin", "Choy", "Gʻalla", "Olma", "Gul"];
        words.sort_by_key(|word| alphabetical(word, Lang::Uz));
        assert_eq!(words, ["Gul", "Olma", "Zamin", "Oʻzbekiston", "Gʻalla", "Shifokor", "Choy"]);
    }
}
