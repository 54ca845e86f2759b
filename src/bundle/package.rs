//! Reads the Frictionless Data Package: `datapackage.json` is the one schema, the CSV files are held against it.

use super::{packed, script};
use crate::model::{Date, Number, Precision, When};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

/// The EDTF level of the date columns, as their `rdfType` names it.
pub const EDTF: &str = "http://id.loc.gov/datatypes/edtf/EDTF-level1";

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
    schema: Schema,
}

#[derive(Deserialize)]
struct Schema {
    fields: Vec<Field>,
}

#[derive(Deserialize)]
struct Field {
    name: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(rename = "rdfType")]
    rdf_type: Option<String>,
    /// Name of the table, or `*` for any, whose ids the cell names, joined by `;`. Ours; foreign keys cannot say it.
    references: Option<String>,
    /// False where a date must be one date and not a span. Ours.
    span: Option<bool>,
    /// Words that may stand there beside ids.
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    constraints: Constraints,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Constraints {
    required: bool,
    max_length: Option<usize>,
    #[serde(rename = "enum")]
    words: Vec<String>,
}

/// One thing that is wrong in the package, with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// File name.
    pub file: String,
    /// Line in the file, counted from 1; 0 where the whole file is meant.
    pub line: u64,
    /// Column; empty where the whole row is meant.
    pub field: String,
    /// What was found and what was expected.
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { file, line, field, reason } = self;
        match (line, field.as_str()) {
            (0, _) => write!(f, "{file}: {reason}"),
            (_, "") => write!(f, "{file}, line {line}: {reason}"),
            _ => write!(f, "{file}, line {line}, field {field}: {reason}"),
        }
    }
}

/// A table as read, every cell a text.
pub struct Table {
    /// Name of the table.
    pub name: String,
    file: String,
    header: Vec<String>,
    rows: Vec<(u64, Vec<String>)>,
}

impl Table {
    /// The cell of a row and column; empty where there is none.
    pub fn cell(&self, row: usize, column: &str) -> &str {
        let column = self.header.iter().position(|name| name == column);
        column.and_then(|column| self.rows.get(row)?.1.get(column)).map_or("", String::as_str)
    }

    /// The row of an id.
    pub fn row_of(&self, id: &str) -> Option<usize> {
        (0..self.len()).find(|row| self.cell(*row, "id") == id)
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True when it has no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// A data package whose every cell passed its schema.
pub struct Package {
    /// Version in `datapackage.json`.
    pub version: String,
    /// The day of that version, as in 2026-11-22: the date of `created` in `datapackage.json`.
    pub date: String,
    /// The tables, in the order of the resources.
    pub tables: Vec<Table>,
    /// The files read, the descriptor first.
    pub files: Vec<PathBuf>,
}

impl Package {
    /// Reads and checks the package in a folder.
    ///
    /// # Errors
    /// Every problem of every file, so that one build shows them all.
    pub fn read(folder: &Path) -> Result<Package, Vec<Problem>> {
        let descriptor_path = folder.join("datapackage.json");
        let whole =
            |file: &str, reason: String| Problem { file: file.to_string(), line: 0, field: String::new(), reason };
        let text =
            std::fs::read_to_string(&descriptor_path).map_err(|e| vec![whole("datapackage.json", e.to_string())])?;
        let descriptor: Descriptor =
            serde_json::from_str(&text).map_err(|e| vec![whole("datapackage.json", e.to_string())])?;
        let mut problems = Vec::new();
        let mut tables = Vec::new();
        let mut files = vec![descriptor_path];
        for resource in &descriptor.resources {
            let path = folder.join(&resource.path);
            match std::fs::read_to_string(&path) {
                Ok(text) => tables.push(read_table(resource, &text, &mut problems)),
                Err(error) => problems.push(whole(&resource.path, error.to_string())),
            }
            files.push(path);
        }
        check_ids(&descriptor.resources, &tables, &mut problems);
        let Descriptor { version, created, .. } = descriptor;
        let date = created.split('T').next().unwrap_or_default().to_string();
        let is_day = matches!(date.parse(), Ok(When::At(day)) if Date::precision(&day) == Precision::Day);
        if !is_day {
            let reason = format!("`created` is `{created}`, expected a day such as 2026-11-22T00:00:00Z");
            problems.push(whole("datapackage.json", reason));
        }
        if problems.is_empty() { Ok(Package { version, date, tables, files }) } else { Err(problems) }
    }

    /// The columns that the program carries, joined into one text: observations by series and events by time, and of
    /// the checks those that speak of a record that can be opened.
    pub fn pack(&self) -> String {
        self.join(packed::CORE, |name| match name {
            "population" => self.population(),
            _ => self.table(name).map_or_else(Vec::new, |table| self.carried(table)),
        })
    }

    /// The words of the program in the language of a tag, as [`packed::TEXTS`] numbers them, with U+001F between.
    pub fn pack_texts(&self, tag: &str) -> String {
        let columns = packed::TEXTS.iter().filter_map(|(name, columns)| Some((self.table(name)?, *columns)));
        let texts = columns.flat_map(|(table, columns)| {
            let rows = self.carried(table);
            let texts_of = |column: &&str| {
                let own = format!("{column}_{tag}");
                let cells = rows.iter().map(|row| match table.cell(*row, &own) {
                    "" => table.cell(*row, column),
                    cell => cell,
                });
                cells.collect::<Vec<_>>().join("\u{1f}")
            };
            columns.iter().map(texts_of).collect::<Vec<_>>()
        });
        texts.collect::<Vec<_>>().join("\u{1f}")
    }

    /// The rows of the observations that count inhabitants.
    fn population(&self) -> Vec<usize> {
        let Some(table) = self.table("observations") else { return Vec::new() };
        (0..table.len()).filter(|row| self.of_series(table.cell(*row, "series"), "indicator") == "population").collect()
    }

    /// A cell of the series of an id.
    fn of_series(&self, id: &str, column: &str) -> &str {
        self.table("series").and_then(|series| Some(series.cell(series.row_of(id)?, column))).unwrap_or_default()
    }

    /// The longer words that follow, of the observations, events, stages and checks that have any.
    pub fn pack_details(&self) -> String {
        self.join(packed::DETAILS, |name| {
            let found = packed::DETAILS.iter().find(|(other, _)| *other == name);
            let (Some((_, columns)), Some(table)) = (found, self.table(name)) else { return Vec::new() };
            let has_any =
                |row: &usize| columns.iter().any(|column| *column != "id" && !table.cell(*row, column).is_empty());
            self.carried(table).into_iter().filter(has_any).collect()
        })
    }

    /// Every column of every table, for the second program, with the name of each table and column: between tables, the
    /// columns of one, each with its name as its first cell.
    pub fn pack_records(&self) -> String {
        let [between_tables, between_columns, between_cells] = packed::SEPARATORS.map(String::from);
        let tables = self.tables.iter().map(|table| {
            let columns = table.header.iter().map(|column| {
                let cells = (0..table.len()).map(|row| table.cell(row, column));
                std::iter::once(column.as_str()).chain(cells).collect::<Vec<_>>().join(&between_cells)
            });
            std::iter::once(table.name.clone()).chain(columns).collect::<Vec<_>>().join(&between_columns)
        });
        tables.collect::<Vec<_>>().join(&between_tables)
    }

    /// The cells of these rows of each table.
    fn join(&self, columns: packed::Columns, rows: impl Fn(&str) -> Vec<usize>) -> String {
        packed::join(columns, rows, |name, row, column| {
            let cell = match name {
                "population" => self.table("observations").map(|observations| match column {
                    "id" => self.of_series(observations.cell(row, "series"), "place"),
                    _ => observations.cell(row, column),
                }),
                _ => self.table(name).map(|table| table.cell(row, column)),
            };
            cell.unwrap_or_default().to_string()
        })
    }

    fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// The rows of a table that the program carries, in its order.
    fn carried(&self, table: &Table) -> Vec<usize> {
        let mut rows: Vec<usize> = (0..table.len()).collect();
        let when = |row: usize| table.cell(row, "date").parse::<When>().ok();
        match table.name.as_str() {
            "observations" => {
                let place =
                    |row: usize| self.table("series").and_then(|series| series.row_of(table.cell(row, "series")));
                let population = self.population();
                rows.retain(|row| !population.contains(row));
                rows.sort_by_key(|row| (place(*row), when(*row).map(|when| (when.first(), when.end()))));
            }
            // Of the countries only those where something is counted or happens; the others are homes of organisations.
            "places" => {
                let is_named = |id: &str| {
                    ["series", "events"]
                        .iter()
                        .filter_map(|name| self.table(name))
                        .any(|named| (0..named.len()).any(|row| named.cell(row, "place") == id))
                };
                rows.retain(|row| is_named(table.cell(*row, "id")));
            }
            // The others stand in the tables of the second program.
            "organisations" => {
                let named = |row: &usize| {
                    let id = table.cell(*row, "id");
                    let events = self.table("events");
                    events.is_some_and(|events| {
                        (0..events.len()).any(|at| events.cell(at, "organisations").split(';').any(|other| other == id))
                    })
                };
                rows.retain(named);
            }
            // Inhabitants are no chart of their own; the lens that divides by them has them as `population`.
            "series" => rows.retain(|row| table.cell(*row, "indicator") != "population"),
            "events" => rows.sort_by_key(|row| when(*row).map(|when| (when.sort_key(), when.end()))),
            "checks" => {
                let opens = |id: &str| {
                    ["observations", "events", "stages"]
                        .iter()
                        .any(|name| self.table(name).is_some_and(|t| t.row_of(id).is_some()))
                };
                rows.retain(|row| table.cell(*row, "targets").split(';').any(opens));
            }
            _ => {}
        }
        rows
    }
}

fn read_table(resource: &Resource, text: &str, problems: &mut Vec<Problem>) -> Table {
    let mut table =
        Table { name: resource.name.clone(), file: resource.path.clone(), header: Vec::new(), rows: Vec::new() };
    let mut report = |line: u64, field: &str, reason: String| {
        problems.push(Problem { file: resource.path.clone(), line, field: field.to_string(), reason });
    };
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let expected: Vec<String> = resource.schema.fields.iter().map(|field| field.name.clone()).collect();
    match reader.headers() {
        Ok(header) if header.iter().eq(expected.iter()) => table.header = expected,
        Ok(header) => {
            let found: Vec<&str> = header.iter().collect();
            report(1, "", format!("the header is `{}`, expected `{}`", found.join(","), expected.join(",")));
            return table;
        }
        Err(error) => {
            report(1, "", error.to_string());
            return table;
        }
    }
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                report(error.position().map_or(0, csv::Position::line), "", error.to_string());
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        for (field, cell) in resource.schema.fields.iter().zip(record.iter()) {
            if let Err(reason) = check_cell(field, cell) {
                report(line, &field.name, reason);
            }
        }
        table.rows.push((line, record.iter().map(String::from).collect()));
    }
    table
}

fn check_cell(field: &Field, cell: &str) -> Result<(), String> {
    let Constraints { required, max_length, words } = &field.constraints;
    if cell.is_empty() {
        return if *required { Err("empty, but a value is required".to_string()) } else { Ok(()) };
    }
    if cell.trim() != cell || cell.chars().any(|c| packed::SEPARATORS.contains(&c) || c == '\n') {
        return Err(format!("`{cell}` has white space at an end, a line break or a control character"));
    }
    script::check(&field.name, cell)?;
    if let Some(most) = max_length.filter(|most| cell.chars().count() > *most) {
        return Err(format!("{} characters, at most {most} are allowed", cell.chars().count()));
    }
    if !words.is_empty() && !words.iter().any(|word| word == cell) {
        return Err(format!("`{cell}` is none of {}", words.join(", ")));
    }
    if field.rdf_type.as_deref() == Some(EDTF) {
        let when = cell.parse::<When>().map_err(|error| error.to_string())?;
        if field.span == Some(false) && matches!(when, When::Span(..)) {
            return Err(format!("`{cell}` is a span; one date is expected"));
        }
    }
    match field.kind.as_str() {
        "number" | "integer" => Number::parse(cell).map(drop).map_err(|error| format!("`{cell}`: {error}")),
        _ => Ok(()),
    }
}

/// Ids are unique over all tables, and each reference names one that exists.
fn check_ids(resources: &[Resource], tables: &[Table], problems: &mut Vec<Problem>) {
    let mut ids: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut owner: BTreeMap<&str, String> = BTreeMap::new();
    for table in tables {
        for (row, (line, _)) in table.rows.iter().enumerate() {
            let id = table.cell(row, "id");
            if let Some(first) = owner.insert(id, format!("{}, line {line}", table.file)) {
                let reason = format!("`{id}` is already the id of {first}");
                problems.push(Problem { file: table.file.clone(), line: *line, field: "id".into(), reason });
            }
            ids.entry(&table.name).or_default().insert(id);
        }
    }
    for (resource, table) in resources.iter().filter_map(|r| Some((r, tables.iter().find(|t| t.name == r.name)?))) {
        for field in &resource.schema.fields {
            let Some(target) = field.references.as_deref() else { continue };
            let known = |id: &str| match target {
                _ if field.also.iter().any(|word| word == id) => true,
                "*" => owner.contains_key(id),
                _ => ids.get(target).is_some_and(|ids| ids.contains(id)),
            };
            for (row, (line, _)) in table.rows.iter().enumerate() {
                for id in table.cell(row, &field.name).split(';').filter(|id| !id.is_empty() && !known(id)) {
                    let place = if target == "*" { "any table" } else { target };
                    let reason = format!("`{id}` is no id of {place}");
                    problems.push(Problem { file: table.file.clone(), line: *line, field: field.name.clone(), reason });
                }
            }
        }
    }
}
