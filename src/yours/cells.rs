//! How a cell was read, beside what stands there.

use crate::chart::labels::value_words;
use crate::model::{Lang, When};
use crate::owndata::{ColumnRole, Finding, Mark, Marked, Reading, What, Words, finding_words};
use crate::text::{OwnMsg, date_words, say_own};

/// What stands under a cell that was interpreted: the reading in bold, and why.
pub struct Interpreted {
    /// "over 5,100"; empty where the cell is no value and no date.
    pub reading: String,
    /// What is said of it.
    pub why: Vec<String>,
}

/// How the cell of a row and column was interpreted; `None` where it was taken as it stands.
pub fn interpreted(lang: Lang, reading: &Reading, row: usize, column: usize) -> Option<Interpreted> {
    if !is_noted(reading, row, column) {
        return None;
    }
    let words = words(lang, reading, row, column);
    let says_more = |finding: &&Finding| {
        // What the reading itself says is not said again.
        words.is_empty() || !matches!(finding.what, What::Qualified | What::DateRead | What::Missing | What::Share)
    };
    let notes = at(reading, row, column).filter_map(|marked| match &marked.mark {
        Mark::Note(finding) => Some(finding),
        _ => None,
    });
    let why = notes.filter(says_more).map(|finding| finding_words(lang, finding)).collect();
    Some(Interpreted { reading: words, why })
}

/// Why a cell is refused.
pub fn refused(reading: &Reading, row: usize) -> Vec<&Finding> {
    let marks = reading.marks_of(row).filter_map(|marked| match &marked.mark {
        Mark::Refused(finding) => Some(finding),
        _ => None,
    });
    marks.collect()
}

/// True for a cell that waits for an answer.
pub fn waits(reading: &Reading, row: usize, column: usize) -> bool {
    at(reading, row, column).any(|marked| matches!(marked.mark, Mark::Waits(_)))
}

fn at(reading: &Reading, row: usize, column: usize) -> impl Iterator<Item = &Marked> {
    reading.marks_of(row).filter(move |marked| marked.column == Some(column))
}

/// The value or date that a cell was read as.
fn words(lang: Lang, reading: &Reading, row: usize, column: usize) -> String {
    let role = reading.columns.get(column).map(|column| column.role);
    let counts = reading.counts.partition_point(|count| count.row < row);
    let mut counts = reading.counts.iter().skip(counts).take_while(|count| count.row == row);
    match role {
        Some(ColumnRole::Value) => counts.find(|count| count.column == column).map_or_else(String::new, |count| {
            let Some(value) = count.value else { return say_own(lang, OwnMsg::OwnNoValue).to_string() };
            let share = if count.is_share { " %" } else { "" };
            [&value_words(lang, value, count.qualifier), share].concat()
        }),
        Some(ColumnRole::BetterValue) => {
            let better = |words: &Words| words.check.clone();
            let of_event =
                || reading.events.iter().find(|event| event.row == row).and_then(|event| better(&event.words));
            let check = counts.next().and_then(|count| better(&count.words)).or_else(of_event).unwrap_or_default();
            let value = check.better_value.map(|(value, qualifier)| value_words(lang, value, qualifier));
            value.or(check.better_date.map(|when| date_words(lang, &when))).unwrap_or_default()
        }
        Some(ColumnRole::Date) => {
            let of_count = counts.next().map(|count| When::At(count.date));
            let of_event = || reading.events.iter().find(|event| event.row == row).map(|event| event.when);
            of_count.or_else(of_event).map_or_else(String::new, |when| date_words(lang, &when))
        }
        _ => String::new(),
    }
}

/// True for a cell of which something is said.
pub fn is_noted(reading: &Reading, row: usize, column: usize) -> bool {
    at(reading, row, column).any(|marked| matches!(marked.mark, Mark::Note(_)))
}
