//! What is not taken apart here but by the browser, or by a library that is fetched alone.

use super::encoding::Encoding;
use super::grid::Sheet;
use serde::{Deserialize, Serialize};

/// What became of a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Workbook {
    /// Its sheets, merged cells filled in and marked.
    Sheets(Vec<Sheet>),
    /// It is locked with a password.
    Encrypted,
    /// It is damaged, or no workbook.
    Damaged,
    /// There is nothing here that reads it.
    Unread,
}

/// The formats that somebody else reads for us.
pub trait Formats {
    /// The text of bytes in one of the old encodings of one byte a letter.
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> String;

    /// The sheets of XLSX, XLS or ODS.
    fn workbook(&self, bytes: &[u8]) -> Workbook;
}
