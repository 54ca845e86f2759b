//! The files that are here, and how their tables come to those who read them.

use super::File;
use crate::model::{PerLang, Table, WORDS, table};
use crate::text::{self, Catalogue};
use std::sync::OnceLock;

static RECORDS: OnceLock<Vec<Table>> = OnceLock::new();
static LESSONS: PerLang<OnceLock<Vec<Table>>> = PerLang::unset();
static RECORD_WORDS: PerLang<OnceLock<Vec<Table>>> = PerLang::unset();

impl File {
    /// Takes in its content, which is kept for good. False when it is none of this program, such as a page of a host that
    /// has no such file. What is here already stays.
    pub fn provide(self, content: &'static [u8]) -> bool {
        let Some(tables) = table::read(content) else { return false };
        match self {
            File::Words(lang) => return text::provide(lang, tables),
            File::Pages(lang) => return text::provide_messages(Catalogue::Pages, lang, &tables),
            File::Own(lang) => return text::provide_messages(Catalogue::Own, lang, &tables),
            File::Lessons(lang) => {
                let is_whole = text::provide_messages(Catalogue::Lessons, lang, &tables);
                if is_whole {
                    drop(LESSONS[lang].set(tables));
                }
                return is_whole;
            }
            File::Details => WORDS.provide_printed(tables),
            File::DetailWords(lang) => WORDS.provide_long(lang, tables),
            File::Records => drop(RECORDS.set(tables)),
            File::RecordWords(lang) => drop(RECORD_WORDS[lang].set(tables)),
        }
        true
    }

    /// Its tables, once they are here; none for what has only messages.
    pub fn tables(self) -> Option<&'static [Table]> {
        match self {
            File::Words(lang) => WORDS.short(lang),
            File::Details => WORDS.printed(),
            File::DetailWords(lang) => WORDS.long(lang),
            File::Pages(_) | File::Own(_) => None,
            File::Lessons(lang) => LESSONS[lang].get().map(Vec::as_slice),
            File::Records => RECORDS.get().map(Vec::as_slice),
            File::RecordWords(lang) => RECORD_WORDS[lang].get().map(Vec::as_slice),
        }
    }

    /// True when it is here.
    pub fn is_here(self) -> bool {
        match self {
            File::Pages(lang) => text::has_messages(Catalogue::Pages, lang),
            File::Own(lang) => text::has_messages(Catalogue::Own, lang),
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
