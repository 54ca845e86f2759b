//! The lessons that are shipped, compiled in: together less than 17,000 bytes packed, and there from a disk too.

use super::lesson::Lesson;
use super::read::read;
use crate::model::Lang;

/// Declares the lessons and their files.
macro_rules! shelf {
    ($($id:literal,)+) => {
        /// Ids of the lessons, in the order of their list.
        pub const IDS: &[&str] = &[$($id,)+];

        /// The file of a lesson in a language; `None` for a lesson that there is not.
        pub fn file(id: &str, lang: Lang) -> Option<&'static str> {
            match id {
                $($id => Some(match lang {
                    Lang::En => include_str!(concat!("../../public/lessons/", $id, ".en.md")),
                    Lang::Uz => include_str!(concat!("../../public/lessons/", $id, ".uz.md")),
                    Lang::Ru => include_str!(concat!("../../public/lessons/", $id, ".ru.md")),
                    // Made of English word by word, a lesson would lose its marks; its pages speak the language around it.
                    #[cfg(feature = "pseudo-language")]
                    Lang::Qps => return file(id, Lang::En),
                }),)+
                _ => None,
            }
        }
    };
}

shelf! { "uz-growth", "kg-count", "number-right", "closures", }

/// A lesson in a language; `None` for a lesson that there is not. Tests hold the files against the records, so that here
/// they are only read.
pub fn lesson(id: &str, lang: Lang) -> Option<Lesson> {
    file(id, lang).map(|text| read(text).lesson)
}
