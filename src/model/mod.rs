//! What is known: days and imprecise dates, numbers as printed, places, records and where they come from.
//!
//! Uses nothing else of the crate. Missing is `None`, never zero or NaN. All dates are proleptic Gregorian.

mod dataset;
mod date;
mod day;
mod edtf;
mod lang;
mod number;
mod record;
mod words;

pub use dataset::{Dataset, Details, More, RecordRef};
pub use date::{Bound, Date, DateError, Precision, When};
pub use day::Day;
pub use lang::{Lang, PerLang, Rules};
pub use number::{Number, NumberError};
pub use record::{
    Category, Check, Confidence, Event, Hue, Observation, Organisation, Place, Population, Provenance, Qualifier,
    Series, Source, Stage, Verdict, Voice,
};
/// The id of a record, as it stands in the tables of the program.
pub type Id = &'static str;

pub use words::{Text, printed, provide_printed, provide_texts};
