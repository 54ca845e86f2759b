//! The files that are here, and how their tables come to those who read them.

use super::File;
use crate::model::{PerLang, Table, WORDS, table};
use crate::text;
use std::sync::OnceLock;

static RECORDS: OnceLock<Vec<Table>> = OnceLock::new();
static RECORD_WORDS: PerLang<OnceLock<Vec<Table>>> = PerLang::unset();

impl File {
    /// Takes in its content, which is kept for good. False when it is none of this program, such as a page of a host that
    /// has no such file. What is here already stays.
    pub fn provide(self, content: &'static [u8]) -> bool {
        match self {
            File::Words(lang) => return text::provide(lang, content),
            File::Pages(lang) => return text::provide_pages(lang, content),
            File::Own(lang) => return text::provide_own(lang, content),
            _ => {}
        }
        let Some(tables) = table::read(content) else { return false };
        match self {
            File::Details => WORDS.provide_printed(tables),
            File::DetailWords(lang) => WORDS.provide_long(lang, tables),
            File::Records => drop(RECORDS.set(tables)),
            File::RecordWords(lang) => drop(RECORD_WORDS[lang].set(tables)),
            File::Words(_) | File::Pages(_) | File::Own(_) => {}
        }
        true
    }

    /// Its tables, once they are here; none for messages.
    pub fn tables(self) -> Option<&'static [Table]> {
        match self {
            File::Words(lang) => WORDS.short(lang),
            File::Details => WORDS.printed(),
            File::DetailWords(lang) => WORDS.long(lang),
            File::Pages(_) | File::Own(_) => None,
            File::Records => RECORDS.get().map(Vec::as_slice),
            File::RecordWords(lang) => RECORD_WORDS[lang].get().map(Vec::as_slice),
        }
    }

    /// True when it is here.
    pub fn is_here(self) -> bool {
        match self {
            File::Pages(lang) => text::has_pages(lang),
            File::Own(lang) => text::has_own(lang),
            _ => self.tables().is_some(),
        }
    }

    /// What the build wrote into it.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn content(self) -> &'static [u8] {
        text::embedded(&self.name())
    }
}

/// Takes in every file, natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn provide_all() {
    static ALL: std::sync::Once = std::sync::Once::new();
    ALL.call_once(|| File::all().for_each(|file| assert!(file.provide(file.content()), "{file:?}")));
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_another_program_is_refused() {
        for file in File::all() {
            for content in [&b""[..], b"<!doctype html><title>Not found</title>"] {
                assert!(!file.provide(content), "{file:?}");
            }
        }
    }
}
