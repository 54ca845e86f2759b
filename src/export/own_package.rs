//! A reader's own data package (Data Package 2.0) in the schema of readers: the description, and a CSV file for each table.

use super::csv::{self, CsvCell, Separator};
use super::json;
use crate::bundle::own_package::own_schema;
use crate::bundle::schema::{EDTF, Field, FieldKind, Schema, TableSchema};
use crate::model::Table;

/// The file that describes a package.
const DESCRIPTOR: &str = "datapackage.json";

/// The files of a package of a reader's tables, the description first. What a table lacks of the schema's columns is empty.
pub fn files(atlas: &Schema, tables: &[Table]) -> Vec<(String, String)> {
    let schema = own_schema(atlas);
    let kept: Vec<(&TableSchema, &Table)> =
        tables.iter().filter_map(|table| Some((schema.table(table.name)?, table))).collect();
    let described: Vec<String> = kept.iter().map(|(schema, _)| resource(schema)).collect();
    let package = json::object(&[
        ("$schema", json::string("https://datapackage.org/profiles/2.0/datapackage.json")),
        ("name", json::string("reader")),
        (
            "description",
            json::string("A reader's own table, in the schema of Civic Atlas. Not checked by Civic Atlas."),
        ),
        ("resources", json::array(&described)),
    ]);
    let mut files = vec![(DESCRIPTOR.to_string(), package + "\n")];
    files.extend(kept.into_iter().map(|(schema, table)| (schema.file.to_string(), rows(schema, table))));
    files
}

/// One table in the description.
fn resource(table: &TableSchema) -> String {
    let fields: Vec<String> = table.fields.iter().map(described).collect();
    let schema = json::object(&[
        ("missingValues", strings(&[""])),
        ("primaryKey", strings(&["id"])),
        ("fields", json::array(&fields)),
    ]);
    json::object(&[
        ("name", json::string(table.name)),
        ("path", json::string(table.file)),
        ("type", json::string("table")),
        ("format", json::string("csv")),
        ("encoding", json::string("utf-8")),
        ("schema", schema),
    ])
}

fn strings(all: &[&str]) -> String {
    json::array(&all.iter().map(|text| json::string(text)).collect::<Vec<_>>())
}

fn described(field: &Field) -> String {
    let kind = if field.kind == FieldKind::Number { "number" } else { "string" };
    let mut parts = vec![("name", json::string(field.name)), ("type", json::string(kind))];
    if matches!(field.kind, FieldKind::Date | FieldKind::SingleDate) {
        parts.push(("rdfType", json::string(EDTF)));
    }
    if field.kind == FieldKind::SingleDate {
        parts.push(("span", "false".to_string()));
    }
    parts.extend(field.references.map(|table| ("references", json::string(table))));
    let mut constraints = Vec::new();
    if field.required {
        constraints.push(("required", "true".to_string()));
    }
    if !field.words.is_empty() {
        constraints.push(("enum", strings(&field.words)));
    }
    if !constraints.is_empty() {
        parts.push(("constraints", json::object(&constraints)));
    }
    json::object(&parts)
}

fn rows(schema: &TableSchema, table: &Table) -> String {
    let cell = |field: &Field, row: usize| match table.cell(row, field.name) {
        words if field.kind == FieldKind::Text => CsvCell::words(words),
        plain => CsvCell::Plain(plain.to_string()),
    };
    let rows = (0..table.len()).map(|row| schema.fields.iter().map(|field| cell(field, row)).collect());
    csv::plain(Separator::Comma, schema.fields.iter().map(|field| field.name), rows)
}
