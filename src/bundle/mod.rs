//! From the tables of `public/data` to a [`Dataset`].
//!
//! When the crate is built, `package` reads the CSV files against the schema in `datapackage.json` and refuses a bad
//! row with file, line and field; [`packed`] joins the columns that the program needs into one text. The program only
//! takes that text apart again ([`unpack`]), so no CSV or JSON reader is shipped. Columns stand together because
//! the same words in the same language then lie next to each other, which compresses better.

#[cfg(not(target_arch = "wasm32"))]
pub mod package;
pub mod packed;
#[cfg(not(target_arch = "wasm32"))]
mod script;
mod unpack;

pub use unpack::{BundleError, unpack, unpack_details};

use crate::model::Dataset;
#[cfg(not(target_arch = "wasm32"))]
use crate::model::Details;
use crate::text;
#[cfg(not(target_arch = "wasm32"))]
use std::sync::OnceLock;

/// The tables as they were when the program was built, packed.
pub const PACKED: &str = include_str!(concat!(env!("OUT_DIR"), "/evidence.txt"));

/// The longer words, packed, for the file that the page fetches after its first picture; not part of any program.
#[cfg(not(target_arch = "wasm32"))]
pub const PACKED_DETAILS: &str = include_str!(concat!(env!("OUT_DIR"), "/details.txt"));

/// Every table whole, packed, for [`crate::records`].
pub const RECORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/records.txt"));

/// The version of the data package, from `datapackage.json`.
pub const VERSION: &str = env!("CIVIC_ATLAS_DATA_VERSION");

/// The day of that version, as in 2026-11-22, from `created` in `datapackage.json`.
pub const DATE: &str = env!("CIVIC_ATLAS_DATA_DATE");

/// The name of the archive of the whole data package, which the build leaves beside its tables.
pub const ARCHIVE: &str = "civic-atlas-data.zip";

/// The evidence with its words in every language. What a reader waits for has [`PACKED`] unpacked instead, and fetches the
/// words of the language it speaks.
///
/// # Errors
/// [`BundleError`] if the packed text does not fit this program. The build checks the tables, so this means a damaged file.
pub fn embedded() -> Result<Dataset, BundleError> {
    text::provide_all();
    #[cfg(not(target_arch = "wasm32"))]
    crate::model::provide_printed(|id| embedded_details().of(id).as_printed);
    unpack(PACKED)
}

/// The longer words of all records, compiled in; none of them if that text is damaged. The first program fetches them, the
/// second one reads them in [`RECORDS`].
#[cfg(not(target_arch = "wasm32"))]
pub fn embedded_details() -> &'static Details {
    static DETAILS: OnceLock<Details> = OnceLock::new();
    DETAILS.get_or_init(|| unpack_details(PACKED_DETAILS).unwrap_or_default())
}
