//! A reading: what a file holds, cell by cell, and the records that can be drawn.

use super::answer::Question;
use super::columns::{Column, Kind};
use super::encoding::Encoding;
use super::finding::Finding;
use super::record::{Count, Happening};
use super::roles::ColumnRole;

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Each of its values is drawn, or missing and said so.
    Drawn,
    /// Some of its cells wait for an answer.
    Waits,
    /// Some of its cells, or the whole row, are refused.
    Refused,
    /// A sum, left out.
    LeftOut,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadRow {
    /// The row of the sheet or line of the text, counted from 1.
    pub number: usize,
    /// Its cells, as they stand there.
    pub cells: Vec<String>,
    /// What becomes of it.
    pub fate: Fate,
}

/// What is said at a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It was read, and this is said of it.
    Note(Finding),
    /// It waits for the answer to a question: its place in the list of the reading.
    Waits(usize),
    /// It is refused.
    Refused(Finding),
}

/// A mark and its cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Index into the rows.
    pub row: usize,
    /// The column; `None` for the whole row.
    pub column: Option<usize>,
    /// What is said.
    pub mark: Mark,
}

/// All that was read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The name of the sheet; empty for a text.
    pub sheet: String,
    /// The encoding of a text.
    pub encoding: Option<Encoding>,
    /// What the table holds.
    pub kind: Kind,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows under the head.
    pub rows: Vec<ReadRow>,
    /// What is said at cells, by row.
    pub marks: Vec<Marked>,
    /// Notes on the file and on lines that are no rows.
    pub notes: Vec<Finding>,
    /// What could not be read of the file as a whole.
    pub refusals: Vec<Finding>,
    /// Open questions.
    pub questions: Vec<Question>,
    /// Lines above the table.
    pub titles: Vec<String>,
    /// The counts that can be drawn, those with a missing value too.
    pub counts: Vec<Count>,
    /// The events that can be drawn.
    pub events: Vec<Happening>,
    /// The files of a data package in the atlas's own form.
    pub package: Vec<(String, Vec<u8>)>,
}

impl Reading {
    /// How many rows have this fate.
    pub fn rows_of(&self, fate: Fate) -> usize {
        self.rows.iter().filter(|row| row.fate == fate).count()
    }

    /// The rows that are read but with a note.
    pub fn interpreted(&self) -> usize {
        let is_noted =
            |row: usize| self.marks.iter().any(|marked| marked.row == row && matches!(marked.mark, Mark::Note(_)));
        self.rows.iter().enumerate().filter(|(at, row)| row.fate == Fate::Drawn && is_noted(*at)).count()
    }

    /// The marks of a row.
    pub fn marks_of(&self, row: usize) -> impl Iterator<Item = &Marked> {
        let start = self.marks.partition_point(|marked| marked.row < row);
        self.marks.get(start..).unwrap_or_default().iter().take_while(move |marked| marked.row == row)
    }

    /// The column of a role.
    pub fn column_of(&self, role: ColumnRole) -> Option<usize> {
        self.columns.iter().position(|column| column.role == role)
    }
}
