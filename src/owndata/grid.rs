//! Cells in rows, as a file holds them, before anything is made of them.

use serde::{Deserialize, Serialize};

/// What the file itself says of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellKind {
    /// Letters, whose meaning is not yet known.
    #[default]
    Text,
    /// A number of a spreadsheet: its text has `.` as the decimal point and no other separator.
    Number,
    /// A date of a spreadsheet, written `2005-05-13`.
    Date,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// As it stands there, line breaks included.
    pub text: String,
    /// What the file says of it.
    pub kind: CellKind,
    /// True when it repeats the first cell of a merged block.
    pub is_merged: bool,
    /// True when the first cell of its merged block stands to its left, in the same row or one above.
    pub is_beside: bool,
}

impl Cell {
    /// A cell of letters.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), ..Cell::default() }
    }

    /// True when nothing but blanks stands there.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A row of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridRow {
    /// The row of a spreadsheet or the line of a text on which it starts, counted from 1.
    pub number: usize,
    /// Its cells, at most one more than a table may have.
    pub cells: Vec<Cell>,
}

impl GridRow {
    /// True when nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }

    /// The cell of a column.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.as_str())
    }

    /// How many cells there are up to the last that is not blank.
    pub fn width(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1)
    }

    /// The columns in which something of their own stands: a title over merged cells stands there once.
    pub fn own(&self) -> impl Iterator<Item = usize> + '_ {
        self.filled().filter(|at| self.cells.get(*at).is_some_and(|cell| !cell.is_beside))
    }

    /// The columns in which something stands.
    pub fn filled(&self) -> impl Iterator<Item = usize> + '_ {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank()).map(|(column, _)| column)
    }
}

/// A table as a file holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name; empty for a text.
    pub name: String,
    /// Its rows in order; blank ones may be left out.
    pub rows: Vec<GridRow>,
    /// How many rows there are beyond the limit.
    pub surplus: usize,
}

impl Sheet {
    /// True when nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.rows.iter().all(GridRow::is_blank)
    }
}

/// True for the name that a program gave a sheet by itself, which says nothing of what stands there: `Лист1`.
pub fn is_default_name(name: &str) -> bool {
    let word = name.trim().to_lowercase();
    let word = word.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end();
    ["sheet", "table", "лист", "таблица", "varaq", "варақ", "jadval", "парақ", "барак", "list"].contains(&word)
}

/// `A`, `Z`, `AA`: a column counted from 0 as spreadsheets name it.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_programs_give_are_known() {
        for (name, is_default) in
            [("Лист1", true), ("Sheet 2", true), ("Varaq1", true), ("НКО", false), ("2005", false)]
        {
            assert_eq!(is_default_name(name), is_default, "{name}");
        }
    }

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letters(column), letters);
        }
    }
}
