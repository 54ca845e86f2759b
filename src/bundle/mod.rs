//! From the tables of `public/data` to a [`Dataset`].
//!
//! When the crate is built, `package` reads the CSV files; [`check`] holds them against the schema in `datapackage.json`
//! and refuses a bad row with file, line and field; [`parts`] says which cells each [`File`] carries. The programs take in
//! the files that they need, and [`dataset`] reads the tables as records. A reader's own package goes the same way in a
//! browser: [`check::check`], then [`BroughtTables`].

mod brought;
pub mod check;
mod dataset;
mod file;
pub mod own_package;
#[cfg(not(target_arch = "wasm32"))]
pub mod package;
pub mod parts;
pub mod schema;
mod script;
mod store;

pub use brought::{BroughtError, BroughtTables};
pub use dataset::{CellError, dataset};
pub use file::File;
#[cfg(not(target_arch = "wasm32"))]
pub use store::provide_all;

use crate::model::{Dataset, Table, WORDS, table};
use schema::Schema;
use std::sync::OnceLock;

/// What the programs carry in themselves, as a file of tables.
const CORE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/core.bin"));

/// The schema of the data package, as postcard writes it.
const SCHEMA: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/schema.bin"));

/// The version of the data package, from `datapackage.json`.
pub const VERSION: &str = env!("CIVIC_ATLAS_DATA_VERSION");

/// The day of that version, as in 2026-11-22, from `created` in `datapackage.json`.
pub const DATE: &str = env!("CIVIC_ATLAS_DATA_DATE");

/// The name of the archive of the whole data package, which the build leaves beside its tables.
pub const ARCHIVE: &str = "civic-atlas-data.zip";

/// The tables that the programs carry in themselves.
pub fn core() -> &'static [Table] {
    static TABLES: OnceLock<Vec<Table>> = OnceLock::new();
    // The build wrote them with the same code.
    TABLES.get_or_init(|| table::read(CORE).unwrap_or_default())
}

/// The schema of the data package, which a reader's own package is held against too.
pub fn schema() -> &'static Schema {
    static KEPT: OnceLock<Schema> = OnceLock::new();
    KEPT.get_or_init(|| postcard::from_bytes(SCHEMA).unwrap_or(Schema { tables: Vec::new() }))
}

/// The evidence. Its words are those of [`WORDS`], and come with the files; natively all of them are there.
///
/// # Errors
/// [`CellError`] if the tables do not fit this program. The build checks them, so this means a damaged file.
pub fn embedded() -> Result<Dataset, CellError> {
    #[cfg(not(target_arch = "wasm32"))]
    provide_all();
    dataset(core(), &WORDS)
}
