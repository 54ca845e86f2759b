//! From the bytes of a file to a [`Reading`], one step after the other.

use super::MOST_COLUMNS;
use super::answer::Answers;
use super::columns::{Column, assign};
use super::finding::{At, Finding, What};
use super::formats::Formats;
use super::grid::{Cell, Sheet};
use super::intake::open;
use super::layout;
use super::reading::Reading;
use super::roles::ColumnRole;
use super::rows::Rows;

/// Reads a file, or pasted text as UTF-8, with what was answered.
pub fn read(bytes: &[u8], answers: &Answers, formats: &dyn Formats) -> Reading {
    let brought = open(bytes, answers, formats);
    let mut reading = Reading {
        encoding: brought.encoding,
        notes: brought.notes,
        refusals: brought.refusals,
        questions: brought.questions,
        package: brought.package,
        ..Reading::default()
    };
    let Some(mut sheet) = brought.sheet else { return reading };
    change(&mut sheet, answers);
    reading.sheet = sheet.name.clone();
    let found = layout::find(&sheet, answers);
    reading.notes.extend(found.notes.iter().cloned());
    reading.refusals.extend(found.refusals.iter().cloned());
    reading.questions.extend(found.questions.iter().cloned());
    reading.titles = found.titles.clone();
    if !found.questions.is_empty() || !found.refusals.is_empty() {
        return reading;
    }
    let (columns, kind) = match assign(&found, answers) {
        Ok(assigned) => assigned,
        Err(finding) => {
            let column = |head: &String| Column {
                head: head.clone(),
                role: ColumnRole::Unused,
                is_guess: true,
                year: None,
                of: String::new(),
            };
            reading.columns = found.heads.iter().map(column).collect();
            reading.refusals.push(finding.at(At { sheet: sheet.name, ..At::default() }));
            return reading;
        }
    };
    if columns.iter().any(|column| column.year.is_some()) {
        let at = At { sheet: sheet.name.clone(), ..At::default() };
        reading.notes.push(Finding::new(What::YearsAsColumns, "").at(at));
    }
    reading.refusals.extend(found.spoilt.iter().cloned());
    (reading.columns, reading.kind) = (columns, kind);
    Rows::read(reading, &found.body, answers)
}

/// Puts changed cells in place.
fn change(sheet: &mut Sheet, answers: &Answers) {
    for ((number, column), text) in answers.changed.iter().filter(|((_, column), _)| *column < MOST_COLUMNS) {
        if let Some(row) = sheet.rows.iter_mut().find(|row| row.number == *number) {
            if row.cells.len() <= *column {
                row.cells.resize(*column + 1, Cell::default());
            }
            row.cells[*column] = Cell::text(text.as_str());
        }
    }
}
