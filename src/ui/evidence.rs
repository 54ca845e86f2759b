use crate::bundle::{self, BundleError};
use crate::model::{Dataset, Details};
use std::sync::OnceLock;

static DETAILS: OnceLock<Details> = OnceLock::new();

/// The longer words of records, once they are here.
pub fn details() -> Option<&'static Details> {
    DETAILS.get()
}

/// The evidence, taken apart once.
pub fn dataset() -> Result<&'static Dataset, &'static BundleError> {
    static DATASET: OnceLock<Result<Dataset, BundleError>> = OnceLock::new();
    DATASET.get_or_init(|| bundle::unpack(bundle::PACKED)).as_ref()
}

/// Takes in the file of the longer words. False when they are not here then: it did not come, or is none of this program.
pub fn take_details(file: Option<&str>) -> bool {
    if let (None, Some(text)) = (DETAILS.get(), file) {
        // Kept for the life of the page, like the evidence in the program.
        let _ = bundle::unpack_details(text.to_string().leak()).map(|details| DETAILS.set(details));
    }
    DETAILS.get().is_some()
}
