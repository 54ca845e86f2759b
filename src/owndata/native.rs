//! The formats that a browser has itself, natively: for tests and for authors.

use super::encoding::Encoding;
use super::formats::{Formats, Workbook};
use super::workbook::workbook;

/// encoding_rs and calamine.
pub struct Native;

impl Formats for Native {
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> String {
        let known = encoding_rs::Encoding::for_label(encoding.label().as_bytes());
        let known = known.unwrap_or(encoding_rs::UTF_8);
        known.decode_without_bom_handling(bytes).0.into_owned()
    }

    fn workbook(&self, bytes: &[u8]) -> Workbook {
        // On some damaged files calamine panics instead of saying so.
        std::panic::catch_unwind(|| workbook(bytes)).unwrap_or(Workbook::Damaged)
    }
}
