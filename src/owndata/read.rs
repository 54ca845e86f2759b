//! From the bytes of a file to a [`Reading`], one step after the other.

use super::answer::Answers;
use super::clean::shortened;
use super::columns::{assign, unused};
use super::finding::{At, Finding, What};
use super::formats::Formats;
use super::grid::{Cell, GridRow, Sheet};
use super::intake::open;
use super::layout;
use super::reading::{Fate, ReadRow, Reading};
use super::rows::Rows;
use super::{MOST_CELL, MOST_COLUMNS};

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
        Err(lacking) => {
            // The head is shown with its rows, so that the column can be chosen; until then all of them wait.
            let (columns, finding) = *lacking;
            reading.columns = columns;
            reading.rows = found.body.iter().map(waiting).collect();
            reading.refusals.push(finding.at(At { sheet: sheet.name, ..At::default() }));
            return reading;
        }
    };
    if columns.iter().any(|column| column.year.is_some()) {
        let at = At { sheet: sheet.name.clone(), ..At::default() };
        reading.notes.push(Finding::new(What::YearsAsColumns, "").at(at));
    }
    let in_sheet = |finding: Finding| {
        let at = At { sheet: sheet.name.clone(), ..finding.at.clone() };
        finding.at(at)
    };
    reading.notes.extend(unused(&columns, kind, &found, answers).into_iter().map(in_sheet));
    reading.refusals.extend(found.spoilt.iter().cloned());
    (reading.columns, reading.kind) = (columns, kind);
    Rows::read(reading, &found.body, answers)
}

/// A row of a table that lacks a column.
fn waiting(row: &GridRow) -> ReadRow {
    let cells = row.cells.iter().take(MOST_COLUMNS).map(|cell| shortened(&cell.text, MOST_CELL)).collect();
    ReadRow { number: row.number, cells, fate: Fate::Waits }
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
