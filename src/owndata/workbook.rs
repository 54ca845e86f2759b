//! Workbooks, by calamine: natively, and in the browser in a program of its own, since it weighs more than all that reads other
//! tables.

use super::formats::Workbook;
use super::grid::{Cell, CellKind, GridRow, Sheet};
use super::{MOST_COLUMNS, MOST_ROWS};
use calamine::{Data, Dimensions, Reader, Sheets, open_workbook_auto_from_rs};
use std::io::Cursor;

/// The days that spreadsheets have, from 1 January 1900 to the end of 9999.
const DAYS: std::ops::Range<f64> = 1.0..2_958_466.0;

/// The sheets of XLSX, XLS or ODS, merged cells filled in and marked. Some damaged files make it panic.
pub fn workbook(bytes: &[u8]) -> Workbook {
    let mut book = match open_workbook_auto_from_rs(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(error) => {
            let is_locked = error.to_string().to_lowercase().contains("password");
            return if is_locked { Workbook::Encrypted } else { Workbook::Damaged };
        }
    };
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&name) else { return Workbook::Damaged };
        let merged = merged(&mut book, &name);
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut sheet = Sheet { name, surplus: range.height().saturating_sub(MOST_ROWS), ..Sheet::default() };
        for (at, cells) in range.rows().take(MOST_ROWS).enumerate() {
            let before = std::iter::repeat_n(Cell::default(), first_column as usize);
            let cells = before.chain(cells.iter().map(cell)).take(MOST_COLUMNS + 1).collect();
            sheet.rows.push(GridRow { number: first_row as usize + at + 1, cells });
        }
        for block in merged.into_iter().take(MOST_ROWS) {
            fill(&mut sheet, block.start, block.end);
        }
        sheet.rows.retain(|row| !row.is_blank());
        sheets.push(sheet);
    }
    Workbook::Sheets(sheets)
}

fn merged(book: &mut Sheets<Cursor<&[u8]>>, name: &str) -> Vec<Dimensions> {
    match book {
        Sheets::Xlsx(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
        Sheets::Xls(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
        Sheets::Xlsb(_) | Sheets::Ods(_) => Vec::new(),
    }
}

/// Puts the first cell of a merged block into its others. The rows of the sheet follow each other without a gap.
fn fill(sheet: &mut Sheet, start: (u32, u32), end: (u32, u32)) {
    let first_row = sheet.rows.first().map_or(0, |row| row.number);
    let index = |row: u32| (row as usize + 1).checked_sub(first_row);
    let first = index(start.0).and_then(|at| sheet.rows.get(at)?.cells.get(start.1 as usize)).cloned();
    let (Some(first), Some(top), Some(bottom)) = (first, index(start.0), index(end.0)) else { return };
    let bottom = (bottom + 1).min(sheet.rows.len());
    for (at, row) in sheet.rows.iter_mut().enumerate().take(bottom).skip(top) {
        let columns = start.1 as usize..=(end.1 as usize).min(MOST_COLUMNS);
        for column in columns.filter(|column| (at, *column) != (top, start.1 as usize)) {
            if let Some(cell) = row.cells.get_mut(column) {
                *cell = Cell { is_merged: true, is_beside: column > start.1 as usize, ..first.clone() };
            }
        }
    }
}

fn cell(data: &Data) -> Cell {
    let number = |text: String| Cell { text, kind: CellKind::Number, ..Cell::default() };
    let date = |text: String| Cell { text, kind: CellKind::Date, ..Cell::default() };
    match data {
        Data::Empty => Cell::default(),
        Data::Int(value) => number(value.to_string()),
        Data::Float(value) => number(value.to_string()),
        // A number that no day of a spreadsheet has stays as it is: it is refused, not drawn as the first day.
        Data::DateTime(moment) if moment.is_datetime() && !DAYS.contains(&moment.as_f64()) => {
            date(moment.as_f64().to_string())
        }
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            date(format!("{year:04}-{month:02}-{day:02}"))
        }
        Data::DateTimeIso(text) => date(text.split('T').next().unwrap_or_default().to_string()),
        // The library's own words: #DIV/0! and the like.
        other => Cell::text(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{ExcelDateTime, ExcelDateTimeType};

    #[test]
    fn a_number_that_is_no_day_of_a_spreadsheet_is_no_date() {
        for (days, text) in
            [(38_485.0, "2005-05-13"), (1.0, "1900-01-01"), (0.5, "0.5"), (-5.0, "-5"), (1e20, "100000000000000000000")]
        {
            let found = cell(&Data::DateTime(ExcelDateTime::new(days, ExcelDateTimeType::DateTime, false)));
            assert_eq!((found.text.as_str(), found.kind), (text, CellKind::Date));
            let is_date = matches!(super::super::dates::dated(&found.text), super::super::dates::Dated::Sure(..));
            assert_eq!(is_date, text.contains("-0"), "{text}");
        }
    }
}
