//! The part of the crate's `bundle` that reads, checks and divides the tables.

#[path = "../bundle/check.rs"]
pub mod check;
#[path = "../bundle/file.rs"]
mod file;
#[path = "../bundle/package.rs"]
pub mod package;
#[path = "../bundle/parts.rs"]
pub mod parts;
#[path = "../bundle/schema.rs"]
pub mod schema;
#[path = "../bundle/script.rs"]
mod script;

pub use file::File;
