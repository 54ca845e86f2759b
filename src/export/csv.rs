//! CSV text (RFC 4180): lines ended by CRLF, quotation marks where they are needed. Commas between cells, or semicolons for
//! spreadsheets of languages whose decimal sign is a comma: those take a line with commas for one cell.

use crate::model::formula::guarded;
use crate::model::{Lang, Number};

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CsvCell {
    /// Words. Where a spreadsheet would take them for a formula, an apostrophe is set before them.
    Words(String),
    /// A number or a date, as it is.
    Plain(String),
    /// Nothing: missing, or not said of this kind of record.
    Missing,
}

impl CsvCell {
    /// Words, or missing where there are none.
    pub fn words(text: &str) -> CsvCell {
        if text.is_empty() { CsvCell::Missing } else { CsvCell::Words(text.to_string()) }
    }

    /// A number or date, or missing.
    pub fn plain<T: ToString>(value: Option<T>) -> CsvCell {
        value.map_or(CsvCell::Missing, |value| CsvCell::Plain(value.to_string()))
    }
}

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// As the standard has it; the decimal sign is a point.
    Comma,
    /// The decimal sign is a comma.
    Semicolon,
}

impl Separator {
    /// What spreadsheets expect: a semicolon where the decimal sign is a comma, in the language spoken or in that of the
    /// device.
    pub fn of_spreadsheets(lang: Lang, has_decimal_comma: bool) -> Separator {
        if has_decimal_comma || lang.rules().point == ',' { Separator::Semicolon } else { Separator::Comma }
    }
}

/// Starts the text with the mark by which spreadsheets know UTF-8; readers of CSV skip it.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A table with its header, for spreadsheets.
pub fn table<'a>(
    separator: Separator,
    header: impl IntoIterator<Item = &'a str>,
    rows: impl IntoIterator<Item = Vec<CsvCell>>,
) -> String {
    let mut csv = plain(separator, header, rows);
    csv.insert(0, BYTE_ORDER_MARK);
    csv
}

/// A table with its header, for programs: without a mark of its encoding, which is UTF-8.
pub fn plain<'a>(
    separator: Separator,
    header: impl IntoIterator<Item = &'a str>,
    rows: impl IntoIterator<Item = Vec<CsvCell>>,
) -> String {
    let between = if separator == Separator::Comma { ',' } else { ';' };
    let mut csv = String::new();
    let header = header.into_iter().map(|name| CsvCell::Plain(name.to_string())).collect();
    for row in std::iter::once(header).chain(rows) {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                csv.push(between);
            }
            match cell {
                CsvCell::Words(words) => push(&mut csv, between, &guarded(words)),
                CsvCell::Plain(number) if separator == Separator::Semicolon && Number::parse(number).is_ok() => {
                    csv.push_str(&number.replace('.', ","));
                }
                CsvCell::Plain(words) => push(&mut csv, between, words),
                CsvCell::Missing => {}
            }
        }
        csv.push_str("\r\n");
    }
    csv
}

fn push(csv: &mut String, between: char, text: &str) {
    if text.contains([between, '"', '\r', '\n']) {
        csv.push('"');
        csv.push_str(&text.replace('"', "\"\""));
        csv.push('"');
    } else {
        csv.push_str(text);
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn any_text_comes_back_from_another_reader() {
        let texts = ["", "plain", "a,b", "say \"so\"", "two\nlines", "\r\n", "«НПО», oʻ"];
        let row = |text: &str| vec![CsvCell::Plain("1".into()), CsvCell::words(text), CsvCell::plain(Some(-3))];
        let csv = table(Separator::Comma, ["n", "text", "last"], texts.iter().map(|text| row(text)));
        assert!(csv.starts_with("\u{feff}n,text,last\r\n") && csv.ends_with("\r\n"));
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let read: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("a row")).collect();
        assert_eq!(reader.headers().expect("a header"), vec!["n", "text", "last"]);
        for (record, text) in read.iter().zip(texts) {
            let guarded = if text.starts_with('\r') { "'\r\n" } else { text };
            assert_eq!((&record[1], &record[2]), (guarded, "-3"));
        }
        assert_eq!(read.len(), texts.len());
    }

    #[test]
    fn with_semicolons_numbers_have_decimal_commas_and_nothing_else_changes() {
        let row = vec![CsvCell::plain(Some("2.5")), CsvCell::words("a;b 2.5"), CsvCell::plain(Some("2006-09"))];
        let csv = table(Separator::Semicolon, ["n", "text", "date"], [row]);
        assert_eq!(csv, "\u{feff}n;text;date\r\n2,5;\"a;b 2.5\";2006-09\r\n");
    }

    #[test]
    fn no_cell_of_words_is_a_formula() {
        for formula in ["=1+1", "+1", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1"] {
            let csv = table(Separator::Comma, ["a"], [vec![CsvCell::words(formula)]]);
            let cell = csv.lines().nth(1).unwrap_or_default().trim_start_matches('"');
            assert!(cell.starts_with('\''), "{csv}");
        }
        assert!(
            table(Separator::Comma, ["a"], [vec![CsvCell::plain(Some("-0044"))]]).contains("\r\n-0044\r\n"),
            "a date is no formula"
        );
    }
}
