//! The lessons that are shipped, as a table for each language.

use crate::model::{Lang, PerLang, Table};
use std::fs;
use std::path::Path;

/// Their ids, in the order of their list. A lesson has a file for each written language.
const IDS: &[&str] = &["uz-growth", "kg-count", "number-right", "closures"];

/// Reads the files of a folder: a row for each lesson, with its `id` and its `text`.
///
/// # Errors
/// A sentence with the file that is missing, or that is of no lesson of the list.
pub fn read(folder: &Path) -> Result<PerLang<Table>, String> {
    let name = |id: &str, lang: Lang| format!("{id}.{}.md", lang.tag());
    let known: Vec<String> = IDS.iter().flat_map(|id| Lang::written().map(move |lang| name(id, lang))).collect();
    let files = fs::read_dir(folder).map_err(|error| format!("public/lessons: {error}"))?;
    for file in files {
        let file = file.map_err(|error| format!("public/lessons: {error}"))?.file_name();
        let file = file.to_string_lossy();
        if !known.iter().any(|known| *known == *file) {
            return Err(format!("public/lessons/{file} is of no lesson that src/build/lessons.rs lists"));
        }
    }
    let text = |id: &str, lang: Lang| -> Result<&'static str, String> {
        // Made of English word by word, a lesson would lose its marks; its pages speak the language around it.
        let file = name(id, lang.rules().made_from.unwrap_or(lang));
        let text = fs::read_to_string(folder.join(&file)).map_err(|error| format!("public/lessons/{file}: {error}"))?;
        Ok(text.leak())
    };
    let mut failed = None;
    let tables = PerLang::from_fn(|lang| {
        let texts = IDS.iter().map(|id| {
            text(id, lang).unwrap_or_else(|error| {
                failed = Some(error);
                ""
            })
        });
        let texts = texts.collect();
        Table::new("lessons").with("id", IDS.to_vec()).with("text", texts)
    });
    failed.map_or(Ok(tables), Err)
}
