//! A reader's own data package: the schema of the atlas with words of no language, and how its files are read.
//!
//! A package in the schema of the atlas itself is taken as well: each table is held against that of the two schemas whose
//! columns it has.

use super::check::{Flaw, Problem, ReadTable, check, tables};
use super::schema::{Field, FieldKind, Schema, TableSchema};
use crate::model::formula::unguarded;
use crate::model::{Lang, OWN_KIND, Qualifier, Table};

/// The most characters of a cell.
const LONGEST: u16 = 4_000;

/// Columns that hold a reader's own words, and those that a reader may leave empty.
const FREE: [&str; 3] = ["indicator", "basis", "unit"];
const NEEDED: [&str; 9] = ["id", "kind", "place", "indicator", "basis", "source", "series", "category", "voice"];

/// The schema of a reader's package: that of the atlas, with one column where that has one for each language, and with the
/// reader's own words for what is counted, the rule and the unit. Counts have notes, and checks a source and a better value
/// that need not be exact.
pub fn own_schema(schema: &Schema) -> Schema {
    let table = |table: &TableSchema| {
        let mut fields: Vec<Field> = Vec::new();
        for field in &table.fields {
            let name = Lang::of_column(field.name).map_or(field.name, |(stem, _)| stem);
            if fields.iter().any(|known| known.name == name) {
                continue;
            }
            match (table.name, name) {
                ("observations", "text") => fields.push(Field { name: "note", ..plain() }),
                ("checks", "better_date") => {
                    let words = Qualifier::ALL.iter().map(|qualifier| qualifier.slug()).collect();
                    fields.push(Field { name: "better_qualifier", words, ..plain() });
                }
                ("checks", "text") => fields.push(Field { name: "source", references: Some("sources"), ..plain() }),
                _ => {}
            }
            let mut words = if FREE.contains(&name) { Vec::new() } else { field.words.clone() };
            if (table.name, name) == ("sources", "kind") {
                words.push(OWN_KIND);
            }
            // What a check rests on a reader need not say.
            let required = field.required && NEEDED.contains(&name) && (table.name, name) != ("checks", "basis");
            fields.push(Field { name, required, max_length: Some(LONGEST), words, ..field.clone() });
        }
        TableSchema { fields, ..table.clone() }
    };
    Schema { tables: schema.tables.iter().map(table).collect() }
}

/// Columns that packages of readers did not always have.
const LATER: [(&str, &str); 2] = [("checks", "better_qualifier"), ("checks", "source")];

fn plain() -> Field {
    Field {
        name: "",
        kind: FieldKind::Text,
        required: false,
        max_length: Some(LONGEST),
        words: Vec::new(),
        references: None,
        also: Vec::new(),
    }
}

/// A file of a package: its path, and its rows with their lines, the head first.
pub struct CsvFile {
    /// Its path in the package.
    pub path: String,
    /// Its rows.
    pub rows: Vec<(u64, Vec<String>)>,
}

/// The tables of a package by the texts of its files; `rows` reads CSV, and gives `None` for what is none.
///
/// # Errors
/// Every problem of every table; the file that cannot be read, if there is one.
pub fn of_files(
    atlas: &Schema,
    files: &[(String, String)],
    rows: impl Fn(&str) -> Option<Vec<(u64, Vec<String>)>>,
) -> Result<Vec<Table>, Vec<Problem>> {
    let mut tables = Vec::new();
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".csv")) {
        let rows = rows(text).ok_or_else(|| {
            let reason = Flaw::File("a quotation mark is never closed, or there are too many rows".to_string());
            vec![Problem { file: path.clone(), line: 0, field: String::new(), reason }]
        })?;
        tables.push(CsvFile { path: path.clone(), rows });
    }
    read(atlas, tables)
}

/// The tables of a package that pass the schema of the atlas or that of readers.
///
/// # Errors
/// Every problem of every table.
pub fn read(atlas: &Schema, files: Vec<CsvFile>) -> Result<Vec<Table>, Vec<Problem>> {
    let own = own_schema(atlas);
    let (mut schema, mut sheets) = (Schema { tables: Vec::new() }, Vec::new());
    for file in files {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let mut rows = file.rows.into_iter();
        let of_file = |schema: &Schema| schema.tables.iter().find(|table| table.file == name).cloned();
        let (Some((_, head)), Some(of_atlas), Some(of_own)) = (rows.next(), of_file(atlas), of_file(&own)) else {
            continue;
        };
        let is_head_of =
            |table: &TableSchema| table.fields.iter().map(|field| field.name).eq(head.iter().map(String::as_str));
        let earlier = TableSchema {
            fields: of_own.fields.iter().filter(|field| !LATER.contains(&(of_own.name, field.name))).cloned().collect(),
            ..of_own.clone()
        };
        let table = [of_atlas, earlier].into_iter().find(is_head_of).unwrap_or(of_own);
        sheets.push(sheet(&table, &head, rows));
        schema.tables.push(table);
    }
    let problems = check(&schema, &sheets);
    if problems.is_empty() { Ok(tables(sheets)) } else { Err(problems) }
}

/// The table of a file. A row that is too short has empty cells at its end; what is beyond the head is left out, as the
/// check of the head has said that already.
fn sheet(schema: &TableSchema, head: &[String], rows: impl Iterator<Item = (u64, Vec<String>)>) -> ReadTable {
    let (mut columns, mut lines) = (vec![Vec::new(); head.len()], Vec::new());
    for (line, mut cells) in rows {
        lines.push(line);
        cells.resize(head.len(), String::new());
        for (column, cell) in columns.iter_mut().zip(cells) {
            column.push(&*unguarded(&cell).to_string().leak());
        }
    }
    let known = |name: &String| {
        let field = schema.fields.iter().find(|field| field.name == name);
        field.map_or_else(|| &*name.clone().leak(), |field| field.name)
    };
    let table = head
        .iter()
        .map(known)
        .zip(columns)
        .fold(Table::new(schema.name), |table, (name, cells)| table.with(name, cells));
    ReadTable { table, lines }
}
