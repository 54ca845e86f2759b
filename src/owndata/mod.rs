//! The reader's own counts and events: from the bytes of a file, or from pasted cells, to records that can be drawn.
//!
//! Nothing is silently wrong, nothing is guessed without asking, nothing is dropped without a row. Each cell is taken,
//! taken with a note, asked about once for its column, or refused with its place, its words and a cure. What a reader
//! answers is an [`Answers`]; reading again with it is all that an answer does, so that a reading depends on the file
//! and the answers alone.
//!
//! Formats are taken apart by libraries ([`Formats`] are those that a browser has itself or fetches alone); what cells
//! mean is decided here.

mod answer;
mod canonical;
mod clean;
mod columns;
mod dates;
mod decode;
mod delimited;
mod encoding;
mod finding;
mod formats;
mod grid;
mod heads;
mod intake;
mod json;
mod layout;
mod lines;
pub mod link;
mod months;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod noticed;
mod numbers;
mod payload;
mod places;
mod qualifiers;
mod read;
mod reading;
mod record;
mod roles;
mod rows;
mod settle;
mod sniff;
mod tables;
mod template;
mod verdicts;
mod words;
mod workbook;
mod zip;

pub use answer::{AnswerChoice, Answers, Ask, Question};
pub use canonical::Canonical;
pub use clean::clean;
pub use columns::{Column, Kind};
pub use delimited::of_package;
pub use encoding::Encoding;
pub use finding::{At, Finding, What};
pub use formats::{Formats, Workbook};
pub use grid::{Cell, CellKind, GridRow, Sheet};
pub use intake::{Brought, open};
#[cfg(not(target_arch = "wasm32"))]
pub use native::Native;
pub use noticed::{Counted, Noticed, NoticedKind, noticed, noticed_in_tables};
pub use payload::Payload;
pub use places::NamedPlace;
pub use qualifiers::qualifier_slug;
pub use read::read;
pub use reading::{Fate, Mark, Marked, ReadRow, Reading};
pub use record::{Count, GivenCheck, Happening, Words};
pub use roles::ColumnRole;
pub use tables::tables;
pub use template::{meanings_name, template_columns, template_meanings, template_name, template_rows};
pub use words::{
    choice_words, finding_words, noticed_values, noticed_words, place_words, question_words, role_words, whole_line,
};
pub use workbook::workbook;

/// The most rows that are read of one table.
pub const MOST_ROWS: usize = 10_000;

/// The most columns of a table.
pub const MOST_COLUMNS: usize = 50;

/// The most records of one kind that are read back of what was kept or sent: as many as one table can hold. What they weigh is
/// bounded by its bytes.
pub const MOST_RECORDS: usize = MOST_ROWS * MOST_COLUMNS;

/// The most bytes of a file, and of all files of an archive together, counted while they are unpacked.
pub const MOST_BYTES: usize = 8 << 20;

/// The most files in an archive.
pub const MOST_ENTRIES: usize = 64;

/// The most bytes that a link unpacks to.
pub const MOST_LINK_BYTES: usize = 2 << 20;

/// The most characters of one cell.
pub const MOST_CELL: usize = 4_000;
