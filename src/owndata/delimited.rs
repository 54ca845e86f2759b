//! Text with separators: CSV, TSV, pasted cells. Taken apart by csv-core; here it is decided which sign separates, and
//! said what csv-core lets pass: a quotation mark that nobody closes.

use super::clean::{clean, shortened};
use super::finding::{At, Finding, What};
use super::grid::{Cell, GridRow, Sheet};
use super::{MOST_COLUMNS, MOST_RECORDS, MOST_ROWS};
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

/// The separators that are tried, likeliest first where two fit alike.
const SEPARATORS: [char; 4] = ['\t', ';', ',', '|'];

/// Stands behind the text as a row of its own; a quotation mark that is still open swallows it.
const END: &str = "\n\u{1}end";

/// How much of a text tells its separator, in bytes.
const SAMPLE: usize = 64 << 10;

/// The rows of a text, and what is to be said of them.
pub fn sheet(text: &str) -> (Sheet, Vec<Finding>) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (text, first_line, given) = without_sep_line(&text);
    let sample = text.char_indices().nth(SAMPLE).map_or(text, |(at, _)| text.get(..at).unwrap_or(text));
    let separator = given.unwrap_or_else(|| likeliest(sample, sample.len() == text.len()));
    let (mut sheet, open_at) = rows(text, separator, first_line, MOST_ROWS);
    let mut findings = Vec::new();
    if let Some(line) = open_at {
        let lost = sheet.rows.pop();
        let start = lost.as_ref().map_or("", |row| row.cells.last().map_or("", |cell| cell.text.as_str()));
        let at = At { row: line, ..At::default() };
        let finding = Finding::new(What::QuoteOpen, &shortened(&clean(start), 40)).with("row", line.to_string()).at(at);
        findings.push(finding);
    }
    sheet.rows.retain(|row| !row.is_blank());
    (sheet, findings)
}

/// The rows of a file of a data package, whose separator is the comma, with their lines; `None` where a quotation mark is
/// never closed, or there are more rows than tables of values in columns can have made.
pub fn of_package(text: &str) -> Option<Vec<(u64, Vec<String>)>> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let (sheet, open_at) = rows(&text, ',', 1, MOST_RECORDS + 1);
    let row = |row: GridRow| (row.number as u64, row.cells.into_iter().map(|cell| cell.text).collect());
    let rows = sheet.rows.into_iter().filter(|row| !row.is_blank()).map(row).collect();
    (open_at.is_none() && sheet.surplus == 0).then_some(rows)
}

/// The text behind Excel's first line `sep=;`, how many lines went, and the sign it names.
fn without_sep_line(text: &str) -> (&str, usize, Option<char>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let named = first.trim_matches('"');
    match named.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")) {
        Some(_) => (rest, 2, named.chars().nth(4).or(Some('\t'))),
        None => (text, 1, None),
    }
}

/// The separator that makes the most rows of the same width, of more than one cell. A sample that is not the whole text may
/// end inside quotation marks, whatever separates it.
fn likeliest(sample: &str, is_whole: bool) -> char {
    let score = |separator: &char| {
        let (sheet, open_at) = rows(sample, *separator, 1, 500);
        let mut widths: Vec<usize> =
            sheet.rows.iter().filter(|row| !row.is_blank()).map(|row| row.cells.len()).collect();
        widths.sort_unstable();
        let (mut best, mut best_width, mut start) = (0, 0, 0);
        for (at, width) in widths.iter().enumerate() {
            if widths[start] != *width {
                start = at;
            }
            if *width > 1 && at + 1 - start >= best {
                (best, best_width) = (at + 1 - start, *width);
            }
        }
        let of_all = if widths.is_empty() { 0 } else { best * 100 / widths.len() };
        // A sign that leaves a quotation mark open is not the one, if another does not.
        (if open_at.is_some() && is_whole { 0 } else { 1 }, of_all / 10, best_width)
    };
    let mut best = (SEPARATORS[0], (0, 0, 0));
    for separator in SEPARATORS {
        let found = score(&separator);
        if found.1 > 0 && found > best.1 {
            best = (separator, found);
        }
    }
    if best.1.1 == 0 { ',' } else { best.0 }
}

/// The rows, and the line on which a quotation mark is opened that nobody closes.
fn rows(text: &str, separator: char, first_line: usize, most: usize) -> (Sheet, Option<usize>) {
    let mut reader = ReaderBuilder::new().delimiter(u8::try_from(separator).unwrap_or(b',')).build();
    let mut sheet = Sheet::default();
    let mut row = GridRow { number: first_line, cells: Vec::new() };
    let (mut line, mut is_end) = (first_line, false);
    let mut field = Vec::new();
    for part in [text.as_bytes(), END.as_bytes(), &[]] {
        let mut rest = part;
        loop {
            // csv-core passes over blank lines by itself, and they count.
            while row.cells.is_empty() && field.is_empty() && rest.first() == Some(&b'\n') {
                rest = rest.get(1..).unwrap_or_default();
                line += 1;
                row.number = line;
            }
            let (result, read) = read_field(&mut reader, rest, &mut field);
            line += rest.get(..read).unwrap_or_default().iter().filter(|byte| **byte == b'\n').count();
            rest = rest.get(read..).unwrap_or_default();
            match result {
                ReadFieldResult::InputEmpty => break,
                ReadFieldResult::OutputFull => {}
                ReadFieldResult::Field { record_end } => {
                    let text = String::from_utf8_lossy(&field).into_owned();
                    field.clear();
                    is_end = text == END.trim_start() && row.cells.is_empty() && record_end;
                    // What is beyond the limit is counted by the last cell that is kept.
                    if row.cells.len() <= MOST_COLUMNS {
                        row.cells.push(Cell::text(text));
                    }
                    if record_end {
                        let next = GridRow { number: line, cells: Vec::new() };
                        let done = std::mem::replace(&mut row, next);
                        if sheet.rows.len() < most {
                            sheet.rows.push(done);
                        } else if !is_end {
                            sheet.surplus += usize::from(!done.is_blank());
                        }
                    }
                }
                ReadFieldResult::End => break,
            }
        }
    }
    let open_at = if is_end { None } else { sheet.rows.last().map(|row| row.number) };
    if is_end && sheet.rows.last().is_some_and(|row| row.cell(0) == END.trim_start()) {
        sheet.rows.pop();
    }
    (sheet, open_at)
}

/// Reads into `field`, which keeps what it holds.
fn read_field(reader: &mut Reader, input: &[u8], field: &mut Vec<u8>) -> (ReadFieldResult, usize) {
    let mut buffer = [0; 1024];
    let (result, read, written) = reader.read_field(input, &mut buffer);
    field.extend_from_slice(buffer.get(..written).unwrap_or_default());
    (result, read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, rows: &[(usize, &[&str])]) {
        let (sheet, findings) = sheet(text);
        assert!(findings.is_empty(), "{findings:?}");
        let found: Vec<(usize, Vec<&str>)> = sheet
            .rows
            .iter()
            .map(|row| (row.number, row.cells.iter().map(|cell| cell.text.as_str()).collect()))
            .collect();
        let rows: Vec<(usize, Vec<&str>)> = rows.iter().map(|(number, cells)| (*number, cells.to_vec())).collect();
        assert_eq!(found, rows);
    }

    #[test]
    fn separators_are_told() {
        case("a,b\n1,2\n", &[(1, &["a", "b"]), (2, &["1", "2"])]);
        case("a;b\r\n1,5;2,5\r\n\r\n3;4", &[(1, &["a", "b"]), (2, &["1,5", "2,5"]), (4, &["3", "4"])]);
        case("a\tb\n1, 2\t3", &[(1, &["a", "b"]), (2, &["1, 2", "3"])]);
        case("sep=|\na|b,c\n", &[(2, &["a", "b,c"])]);
        case(
            "a,b\n\"1\n2\",\"say \"\"x\"\"\"\n3,4",
            &[(1, &["a", "b"]), (2, &["1\n2", "say \"x\""]), (4, &["3", "4"])],
        );
        case("", &[]);
    }

    #[test]
    fn an_open_quotation_mark_is_found_where_it_is_opened() {
        let (sheet, findings) = sheet("a,b\n1,2\n3,\"4\n5,6\n7,8\n");
        assert_eq!(sheet.rows.len(), 2);
        assert_eq!((findings[0].what, findings[0].at.row), (What::QuoteOpen, 3));
    }

    #[test]
    fn rows_and_columns_beyond_the_limits_are_counted_and_not_kept() {
        let (sheet, _) = sheet(&"1,2\n".repeat(MOST_ROWS + 7));
        assert_eq!((sheet.rows.len(), sheet.surplus), (MOST_ROWS, 7));
        let (sheet, _) = super::sheet(&",".repeat(1_000_000));
        assert!(sheet.rows.iter().all(|row| row.cells.len() <= MOST_COLUMNS + 1));
    }
}
