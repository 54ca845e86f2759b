//! Data packages in the schema of the atlas, or in that of readers: their files as tables.

use super::delimited::of_package;
use crate::bundle::check::{Flaw, Problem};
use crate::bundle::own_package::{self, CsvFile};
use crate::bundle::schema::Schema;
use crate::model::Table;

/// The tables of a data package.
///
/// # Errors
/// Every problem of every table; the file that cannot be read, if there is one.
pub fn tables_of_package(schema: &Schema, files: &[(String, String)]) -> Result<Vec<Table>, Vec<Problem>> {
    let mut tables = Vec::new();
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".csv")) {
        let rows = of_package(text).ok_or_else(|| {
            let reason = Flaw::File("a quotation mark is never closed, or there are too many rows".to_string());
            vec![Problem { file: path.clone(), line: 0, field: String::new(), reason }]
        })?;
        tables.push(CsvFile { path: path.clone(), rows });
    }
    own_package::read(schema, tables)
}
