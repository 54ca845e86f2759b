//! Reads a Frictionless Data Package from a folder: `datapackage.json` is the one schema, the CSV files are held against it.

use super::check::{Flaw, Problem, ReadTable, check, tables};
use super::schema::{EDTF, Field, FieldKind, Schema, TableSchema};
use crate::model::{Date, Precision, Table, When};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Descriptor {
    version: String,
    created: String,
    resources: Vec<Resource>,
}

#[derive(Deserialize)]
struct Resource {
    name: String,
    path: String,
    schema: TableFields,
}

#[derive(Deserialize)]
struct TableFields {
    fields: Vec<DeclaredField>,
}

#[derive(Deserialize)]
struct DeclaredField {
    name: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(rename = "rdfType")]
    rdf_type: Option<String>,
    /// Name of the table, or `*` for any, whose ids the cell names, joined by `;`. Ours; foreign keys cannot say it.
    references: Option<String>,
    /// False where a date must be one date and not a span. Ours.
    span: Option<bool>,
    /// Words that may stand there beside ids. Ours.
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    constraints: Constraints,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Constraints {
    required: bool,
    max_length: Option<u16>,
    #[serde(rename = "enum")]
    words: Vec<String>,
}

/// Keeps a text for good: a package is read once.
fn kept(text: String) -> &'static str {
    text.leak()
}

impl From<DeclaredField> for Field {
    fn from(column: DeclaredField) -> Field {
        let DeclaredField { name, kind, rdf_type, references, span, also, constraints } = column;
        let Constraints { required, max_length, words } = constraints;
        let kind = match (rdf_type.as_deref(), kind.as_str()) {
            (Some(EDTF), _) if span == Some(false) => FieldKind::SingleDate,
            (Some(EDTF), _) => FieldKind::Date,
            (_, "number" | "integer") => FieldKind::Number,
            _ => FieldKind::Text,
        };
        Field {
            name: kept(name),
            kind,
            required,
            max_length,
            words: words.into_iter().map(kept).collect(),
            references: references.map(kept),
            also: also.into_iter().map(kept).collect(),
        }
    }
}

/// A data package whose every cell passed its schema.
pub struct Package {
    /// Version in `datapackage.json`.
    pub version: String,
    /// The day of that version, as in 2026-11-22: the date of `created` in `datapackage.json`.
    pub date: String,
    /// The schema.
    pub schema: Schema,
    /// The tables, in the order of the resources.
    pub tables: Vec<Table>,
}

impl Package {
    /// Reads and checks the package in a folder.
    ///
    /// # Errors
    /// Every problem of every file, so that one build shows them all.
    pub fn read(folder: &Path) -> Result<Package, Vec<Problem>> {
        let whole = |file: &str, reason: String| Problem {
            file: file.to_string(),
            line: 0,
            field: String::new(),
            reason: Flaw::File(reason),
        };
        const DESCRIPTOR: &str = "datapackage.json";
        let text =
            std::fs::read_to_string(folder.join(DESCRIPTOR)).map_err(|e| vec![whole(DESCRIPTOR, e.to_string())])?;
        let Descriptor { version, created, resources } =
            serde_json::from_str(&text).map_err(|e| vec![whole(DESCRIPTOR, e.to_string())])?;
        let tables_of = resources.into_iter().map(|resource| TableSchema {
            name: kept(resource.name),
            file: kept(resource.path),
            fields: resource.schema.fields.into_iter().map(Field::from).collect(),
        });
        let schema = Schema { tables: tables_of.collect() };
        let (mut sheets, mut problems) = (Vec::new(), Vec::new());
        for table in &schema.tables {
            match std::fs::read_to_string(folder.join(table.file)) {
                Ok(text) => sheets.push(sheet(table, &text, &mut problems)),
                Err(error) => problems.push(whole(table.file, error.to_string())),
            }
        }
        problems.extend(check(&schema, &sheets));
        let date = created.split('T').next().unwrap_or_default().to_string();
        let is_day = matches!(date.parse(), Ok(When::At(day)) if Date::precision(&day) == Precision::Day);
        if !is_day {
            let reason = format!("`created` is `{created}`, expected a day such as 2026-11-22T00:00:00Z");
            problems.push(whole(DESCRIPTOR, reason));
        }
        if problems.is_empty() { Ok(Package { version, date, schema, tables: tables(sheets) }) } else { Err(problems) }
    }
}

/// The table in a CSV file, with the lines of its rows. Lines that cannot be taken apart are reported and left out.
fn sheet(schema: &TableSchema, text: &str, problems: &mut Vec<Problem>) -> ReadTable {
    let mut report = |line: u64, error: &csv::Error| {
        let reason = Flaw::File(error.to_string());
        problems.push(Problem { file: schema.file.to_string(), line, field: String::new(), reason });
    };
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let header: Vec<&'static str> = match reader.headers() {
        Ok(header) => header.iter().map(|name| kept(name.to_string())).collect(),
        Err(error) => {
            report(1, &error);
            Vec::new()
        }
    };
    let (mut columns, mut lines) = (vec![Vec::new(); header.len()], Vec::new());
    for record in reader.records() {
        match record {
            Ok(record) => {
                lines.push(record.position().map_or(0, csv::Position::line));
                for (column, cell) in columns.iter_mut().zip(&record) {
                    column.push(kept(cell.to_string()));
                }
            }
            Err(error) => report(error.position().map_or(0, csv::Position::line), &error),
        }
    }
    let table =
        header.into_iter().zip(columns).fold(Table::new(schema.name), |table, (name, cells)| table.with(name, cells));
    ReadTable { table, lines }
}
