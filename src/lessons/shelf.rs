//! The lessons that are shipped. They come with the messages about lessons, in the language of the reader.

use super::lesson::Lesson;
use super::read::read;
use crate::bundle::File;
use crate::model::{Lang, Record, Table, table};
use crate::records::Library;

/// What a step may show: the words of lessons, and all that is known.
pub fn files_of(lang: Lang) -> Vec<File> {
    [File::Lessons(lang)].into_iter().chain(Library::files_of(lang)).collect()
}

/// The table that they stand in.
const TABLE: &str = "lessons";

fn shelf(lang: Lang) -> Option<&'static Table> {
    #[cfg(not(target_arch = "wasm32"))]
    crate::bundle::provide_all();
    table::find(File::Lessons(lang).tables()?, TABLE)
}

fn records(lang: Lang) -> impl Iterator<Item = Record<'static>> {
    shelf(lang).into_iter().flat_map(Table::records)
}

/// The ids of the lessons, in the order of their list.
pub fn ids(lang: Lang) -> Vec<&'static str> {
    records(lang).map(|record| record.id()).collect()
}

/// The file of a lesson in a language; `None` for a lesson that there is not.
pub fn file(id: &str, lang: Lang) -> Option<&'static str> {
    records(lang).find(|record| record.id() == id).map(|record| record.get("text"))
}

/// A lesson in a language; `None` for a lesson that there is not. Tests hold the files against the records, so that here
/// they are only read.
pub fn lesson(id: &str, lang: Lang) -> Option<Lesson> {
    file(id, lang).map(|text| read(text).lesson)
}
