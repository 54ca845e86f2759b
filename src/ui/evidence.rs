use crate::bundle::{self, CellError, File};
use crate::model::{Dataset, Lang};
use std::sync::OnceLock;

/// The evidence, taken apart once.
pub fn dataset() -> Result<&'static Dataset, &'static CellError> {
    static DATASET: OnceLock<Result<Dataset, CellError>> = OnceLock::new();
    DATASET.get_or_init(bundle::embedded).as_ref()
}

/// What opened records show in a language.
pub fn details(lang: Lang) -> [File; 2] {
    [File::Details, File::DetailWords(lang)]
}
