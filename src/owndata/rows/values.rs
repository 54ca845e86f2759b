//! What cells of numbers say, those of spreadsheets too.

use super::super::finding::{Finding, What};
use super::super::grid::{CellKind, GridRow};
use super::super::numbers::{Digits, Said, said};

/// What a cell of values says; a number of a spreadsheet has only one reading, and a date is none.
pub fn said_in(row: &GridRow, column: usize) -> Said {
    let Some(cell) = row.cells.get(column) else { return Said::Missing(String::new()) };
    match cell.kind {
        CellKind::Text => said(&cell.text),
        CellKind::Date => Said::Refused(Finding::new(What::NumberBecameDate, &cell.text)),
        CellKind::Number => match said(&cell.text) {
            Said::Number(mut written) => {
                if let Digits::Either { decimals, .. } = &written.digits {
                    written.digits = Digits::Sure { plain: decimals.clone(), decimal: None, thousands: None };
                }
                Said::Number(written)
            }
            other => other,
        },
    }
}
