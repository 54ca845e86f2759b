//! Every record of every table, as the second program shows them: by table, by id, by what they say of each other.
//!
//! The tables are generic: columns are found by the names that `public/data/datapackage.json` gives and documents, and
//! cells are texts as they stand in the CSV files. An empty cell is a missing value. Nothing here needs a browser.

pub mod cell;
pub mod columns;
pub mod country;
pub mod country_chart;
pub mod evidence;
mod figure;
pub mod files;
pub mod finding;
pub mod laws;
pub mod lead;
mod library;
pub mod link;
pub mod order;
pub mod organisations;
pub mod related;
pub mod search;
mod speaker;
pub mod words;

pub use crate::model::{Record, Table};
pub use figure::figure;
pub use library::Library;
pub use speaker::{Speaker, by_speaker};
