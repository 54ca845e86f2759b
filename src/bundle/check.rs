//! The checks of a data package: each cell against the schema, ids and what refers to them over all tables.
//!
//! No file is read here, so that the build, the tests and a browser check in the same way.

use super::schema::{Field, FieldKind, Schema, TableSchema};
use super::script;
use crate::model::{Number, Table, When};
use std::collections::BTreeMap;
use std::fmt;

/// One thing that is wrong in a data package, with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// File name.
    pub file: String,
    /// Line in the file, counted from 1; 0 where the whole file is meant.
    pub line: u64,
    /// Column; empty where the whole row is meant.
    pub field: String,
    /// What was found and what was expected.
    pub reason: Flaw,
}

/// What was found and what was expected; in words by [`fmt::Display`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The columns are others.
    Header {
        /// Those that stand there.
        found: String,
        /// Those of the schema.
        expected: String,
    },
    /// A cell that must not be empty is.
    Empty,
    /// White space at an end, a line break or a control character.
    Blank(String),
    /// Letters that the language of the column does not have.
    Script(String),
    /// A cell that is too long.
    Long {
        /// Its characters.
        found: usize,
        /// The most that are allowed.
        most: u16,
    },
    /// None of the words that may stand there.
    Word {
        /// The cell.
        found: String,
        /// The words.
        expected: Vec<&'static str>,
    },
    /// No date.
    Date(String),
    /// A span, where one date is expected.
    Span(String),
    /// No number.
    Number(String),
    /// An id that another row has.
    Taken {
        /// The id.
        id: String,
        /// The file of that row.
        file: String,
        /// Its line.
        line: u64,
    },
    /// An id that no row has.
    Nobody {
        /// The id.
        id: String,
        /// The table that should have it; `None` for any.
        table: Option<&'static str>,
    },
    /// The file cannot be read, in the words of who read it.
    File(String),
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Flaw::Header { found, expected } => write!(f, "the header is `{found}`, expected `{expected}`"),
            Flaw::Empty => f.write_str("empty, but a value is required"),
            Flaw::Blank(cell) => {
                write!(f, "`{cell}` has white space at an end, a line break or a control character")
            }
            Flaw::Script(words) | Flaw::Date(words) | Flaw::File(words) => f.write_str(words),
            Flaw::Long { found, most } => write!(f, "{found} characters, at most {most} are allowed"),
            Flaw::Word { found, expected } => write!(f, "`{found}` is none of {}", expected.join(", ")),
            Flaw::Span(cell) => write!(f, "`{cell}` is a span; one date is expected"),
            Flaw::Number(words) => f.write_str(words),
            Flaw::Taken { id, file, line } => write!(f, "`{id}` is already the id of {file}, line {line}"),
            Flaw::Nobody { id, table } => write!(f, "`{id}` is no id of {}", table.unwrap_or("any table")),
        }
    }
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

/// A table as read from a file.
#[derive(Clone, Debug)]
pub struct ReadTable {
    /// The table.
    pub table: Table,
    /// The line of each row in the file, counted from 1.
    pub lines: Vec<u64>,
}

impl ReadTable {
    fn line(&self, row: usize) -> u64 {
        self.lines.get(row).copied().unwrap_or_default()
    }
}

/// Every problem of some tables of a package: those that are not there are not missed, so that a reader may bring counts
/// without events. A table that the schema does not know passes.
pub fn check(schema: &Schema, sheets: &[ReadTable]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let known: Vec<(&TableSchema, &ReadTable)> =
        sheets.iter().filter_map(|sheet| Some((schema.table(sheet.table.name)?, sheet))).collect();
    for (table, sheet) in &known {
        check_cells(table, sheet, &mut problems);
    }
    check_ids(&known, &mut problems);
    problems
}

fn problem(file: &str, line: u64, field: &str, reason: Flaw) -> Problem {
    Problem { file: file.to_string(), line, field: field.to_string(), reason }
}

fn check_cells(schema: &TableSchema, sheet: &ReadTable, problems: &mut Vec<Problem>) {
    let found: Vec<&str> = sheet.table.columns().collect();
    let expected: Vec<&str> = schema.fields.iter().map(|field| field.name).collect();
    if found != expected {
        let reason = Flaw::Header { found: found.join(","), expected: expected.join(",") };
        problems.push(problem(schema.file, 1, "", reason));
        return;
    }
    for row in 0..sheet.table.len() {
        for field in &schema.fields {
            if let Err(reason) = check_cell(field, sheet.table.cell(row, field.name)) {
                problems.push(problem(schema.file, sheet.line(row), field.name, reason));
            }
        }
    }
}

fn check_cell(field: &Field, cell: &str) -> Result<(), Flaw> {
    if cell.is_empty() {
        return if field.required { Err(Flaw::Empty) } else { Ok(()) };
    }
    if cell.trim() != cell || cell.chars().any(char::is_control) {
        return Err(Flaw::Blank(cell.to_string()));
    }
    script::check(field.name, cell).map_err(Flaw::Script)?;
    let length = cell.chars().count();
    if let Some(most) = field.max_length.filter(|most| length > usize::from(*most)) {
        return Err(Flaw::Long { found: length, most });
    }
    if !field.words.is_empty() && !field.words.contains(&cell) {
        return Err(Flaw::Word { found: cell.to_string(), expected: field.words.clone() });
    }
    match field.kind {
        FieldKind::Text => Ok(()),
        FieldKind::Number => match Number::parse(cell) {
            Ok(_) => Ok(()),
            Err(error) => Err(Flaw::Number(format!("`{cell}`: {error}"))),
        },
        FieldKind::Date | FieldKind::SingleDate => match cell.parse::<When>() {
            Ok(When::Span(..)) if field.kind == FieldKind::SingleDate => Err(Flaw::Span(cell.to_string())),
            Ok(_) => Ok(()),
            Err(error) => Err(Flaw::Date(error.to_string())),
        },
    }
}

/// Ids are unique over all tables, and each reference names one that exists.
fn check_ids(known: &[(&TableSchema, &ReadTable)], problems: &mut Vec<Problem>) {
    // Each id with its table, and where it stands.
    let mut owners: BTreeMap<&str, (&str, &str, u64)> = BTreeMap::new();
    for (schema, sheet) in known {
        for (row, id) in sheet.table.column("id").unwrap_or_default().iter().enumerate() {
            let own = (schema.name, schema.file, sheet.line(row));
            if let Some((_, file, line)) = owners.insert(id, own) {
                let reason = Flaw::Taken { id: id.to_string(), file: file.to_string(), line };
                problems.push(problem(schema.file, sheet.line(row), "id", reason));
            }
        }
    }
    for (schema, sheet) in known {
        for field in &schema.fields {
            let Some(target) = field.references else { continue };
            let is_known = |id: &str| {
                field.also.contains(&id)
                    || owners.get(id).is_some_and(|(table, _, _)| target == "*" || *table == target)
            };
            for (row, cell) in sheet.table.column(field.name).unwrap_or_default().iter().enumerate() {
                for id in cell.split(';').filter(|id| !id.is_empty() && !is_known(id)) {
                    let table = Some(target).filter(|target| *target != "*");
                    let reason = Flaw::Nobody { id: id.to_string(), table };
                    problems.push(problem(schema.file, sheet.line(row), field.name, reason));
                }
            }
        }
    }
}

/// The tables of sheets that are without a problem.
pub fn tables(sheets: Vec<ReadTable>) -> Vec<Table> {
    sheets.into_iter().map(|sheet| sheet.table).collect()
}
