//! What is known: days and imprecise dates, numbers as printed, places, records and where they come from.
//!
//! Uses nothing else of the crate. Missing is `None`, never zero or NaN. All dates are proleptic Gregorian.

mod dataset;
mod date;
mod day;
mod edtf;
pub mod formula;
mod lang;
mod number;
mod record;
/// The one type of table, and files of tables.
pub mod table;
mod words;

pub use dataset::{DEFAULT_SERIES, Dataset, RecordRef};
pub use date::{Bound, Date, DateError, Precision, When};
pub use day::Day;
pub use lang::{Lang, PerLang, Rules};
pub use number::{Number, NumberError};
pub use record::{
    Category, Check, Confidence, Event, Hue, OWN_KIND, Observation, Organisation, Place, Population, Provenance,
    Qualifier, Series, Source, Stage, Verdict, Voice,
};
pub use table::{Record, Table};
pub use words::{Row, Text, WORDS, WordStore};

/// The id of a record, as it stands in the tables of the program.
pub type Id = &'static str;
