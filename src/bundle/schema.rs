//! The schema of a data package: what its tables are called, and what may stand in their columns.

use serde::{Deserialize, Serialize};

/// The EDTF level of the date columns, as their `rdfType` names it.
pub const EDTF: &str = "http://id.loc.gov/datatypes/edtf/EDTF-level1";

/// The tables of a data package.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Schema {
    /// The tables, in order.
    pub tables: Vec<TableSchema>,
}

/// What a table may hold.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TableSchema {
    /// Its name.
    pub name: &'static str,
    /// Its file.
    pub file: &'static str,
    /// Its columns, in order.
    pub fields: Vec<Field>,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldKind {
    /// Any text.
    Text,
    /// A number.
    Number,
    /// A date in EDTF, level 1.
    Date,
    /// A date that is not a span.
    SingleDate,
}

/// What may stand in a column.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Field {
    /// The column.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: FieldKind,
    /// True where no cell may be empty.
    pub required: bool,
    /// The most characters of a cell.
    pub max_length: Option<u16>,
    /// The words that may stand there; any where there are none.
    pub words: Vec<&'static str>,
    /// Name of the table, or `*` for any, whose ids the cell names, joined by `;`.
    pub references: Option<&'static str>,
    /// Words that may stand there beside ids.
    pub also: Vec<&'static str>,
}

impl Schema {
    /// The table of a name.
    pub fn table(&self, name: &str) -> Option<&TableSchema> {
        self.tables.iter().find(|table| table.name == name)
    }
}
