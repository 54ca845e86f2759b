//! The part of the crate's `bundle` that reads and joins the tables.

#[path = "../bundle/package.rs"]
pub mod package;
#[path = "../bundle/packed.rs"]
pub mod packed;
#[path = "../bundle/script.rs"]
mod script;
