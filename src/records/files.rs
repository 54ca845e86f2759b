//! Files of records: CSV with the columns of the data package, and JSON.

use super::{Record, Table};
use crate::bundle;
use crate::export::csv::{CsvCell, Separator, table as csv_table};
use crate::export::json::string;

/// Columns that hold numbers.
const NUMBERS: [&str; 3] = ["value", "better_value", "ordinal"];

/// Columns that hold dates.
const DATES: [&str; 3] = ["date", "active", "better_date"];

/// The records as CSV, with the columns of the table as they stand in the data package.
pub fn csv(separator: Separator, table: &Table, records: &[Record<'_>]) -> String {
    let cell = |record: &Record<'_>, column: &str| match record.get(column) {
        "" => CsvCell::Missing,
        // A date or number may begin with a minus sign and is no formula for that.
        plain if NUMBERS.contains(&column) || DATES.contains(&column) => CsvCell::Plain(plain.to_string()),
        words => CsvCell::words(words),
    };
    let row = |record: &Record<'_>| table.columns().map(|column| cell(record, column)).collect();
    csv_table(separator, table.columns(), records.iter().map(row))
}

/// The records as JSON (RFC 8259): name and version of the data package, licence, the link of the view, and the records
/// with the columns of the table. Missing values are null, numbers are numbers, all else is text.
pub fn json(table: &Table, records: &[Record<'_>], link: &str) -> String {
    let mut text = String::from("{\n");
    for (name, value) in [
        ("dataset", "civic-atlas"),
        ("version", bundle::VERSION),
        ("licence", "CC-BY-4.0"),
        ("table", table.name),
        ("view", link),
    ] {
        text.push_str("  ");
        text.push_str(&string(name));
        text.push_str(": ");
        text.push_str(&string(value));
        text.push_str(",\n");
    }
    text.push_str("  \"records\": [");
    for (at, record) in records.iter().enumerate() {
        text.push_str(if at == 0 { "\n    {" } else { ",\n    {" });
        for (at, column) in table.columns().enumerate() {
            text.push_str(if at == 0 { "" } else { ", " });
            text.push_str(&string(column));
            text.push_str(": ");
            match record.get(column) {
                "" => text.push_str("null"),
                // The build lets only digits, a sign and a point pass in these columns, which JSON writes the same way.
                number if NUMBERS.contains(&column) => text.push_str(number),
                cell => text.push_str(&string(cell)),
            }
        }
        text.push('}');
    }
    text.push_str(if records.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
    text
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::records::Library;

    #[test]
    fn csv_of_a_whole_table_holds_the_file_of_the_package() {
        for table in &Library::open().tables {
            let path = format!("{}/public/data/{}.csv", env!("CARGO_MANIFEST_DIR"), table.name);
            let records: Vec<Record<'_>> = table.records().collect();
            let text = csv(Separator::Comma, table, &records);
            let mut written = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
            let mut file = csv::Reader::from_path(path).expect("the table");
            assert_eq!(written.headers().expect("a header"), file.headers().expect("a header"));
            for (written, file) in written.records().zip(file.records()) {
                let (written, file) = (written.expect("a row"), file.expect("a row"));
                // Words that a spreadsheet would compute have an apostrophe before them.
                assert!(written.iter().map(|cell| cell.trim_start_matches('\'')).eq(file.iter()), "{file:?}");
            }
            assert_eq!(text.matches("\r\n").count(), table.len() + 1, "{}", table.name);
        }
    }

    #[test]
    fn json_says_the_same_as_csv() {
        for table in &Library::open().tables {
            let records: Vec<Record<'_>> = table.records().collect();
            let text = json(table, &records, "#/evidence?q=a\"b\\c\u{1}");
            let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
            assert_eq!(value["view"], "#/evidence?q=a\"b\\c\u{1}");
            assert_eq!(value["version"], bundle::VERSION);
            let rows = value["records"].as_array().expect("a list");
            assert_eq!(rows.len(), table.len());
            for (row, record) in rows.iter().zip(&records) {
                for column in table.columns() {
                    let cell = match &row[column] {
                        serde_json::Value::Null => String::new(),
                        serde_json::Value::String(text) => text.clone(),
                        other => {
                            assert!(other.is_number(), "{} {column}", record.id());
                            continue;
                        }
                    };
                    assert_eq!(cell, record.get(column));
                }
            }
        }
        let none = json(&Library::open().tables[0], &[], "#/evidence");
        assert!(serde_json::from_str::<serde_json::Value>(&none).is_ok());
    }
}
