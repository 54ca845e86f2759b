use super::{Lang, PerLang};
use std::sync::OnceLock;

/// The texts of the evidence by language, in the order in which the tables are packed.
static TEXTS: PerLang<OnceLock<Vec<&'static str>>> = PerLang::unset();

/// A text of the evidence: the same words in each language.
///
/// It holds only the number of the text. The words of a language come when they are provided: the page waits for those
/// of the language it speaks and not for the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Text(u32);

impl Text {
    /// The text of this number, counted from 0 in the order in which the tables are packed.
    pub fn at(number: usize) -> Text {
        Text(number as u32 + 1)
    }

    /// The words in a language; none for the default text, and as long as the language is not there.
    pub fn get(&self, lang: Lang) -> &'static str {
        let texts = TEXTS[lang].get();
        let words = texts.zip((self.0 as usize).checked_sub(1)).and_then(|(texts, at)| texts.get(at));
        words.copied().unwrap_or_default()
    }
}

/// Takes in the texts of a language, each as long as the other languages have them: in order, with U+001F between.
/// A language that is there already stays as it is.
pub fn provide_texts(lang: Lang, packed: &'static str) {
    TEXTS[lang].get_or_init(|| packed.split('\u{1f}').collect());
}

/// Where the printed words of a record are looked up.
static PRINTED: OnceLock<fn(&str) -> &'static str> = OnceLock::new();

/// Says where the words of a record's source are looked up by its id; what is said first stays.
pub fn provide_printed(printed: fn(&str) -> &'static str) {
    let _ = PRINTED.set(printed);
}

/// The words of a record's source that carry it, to the letter; none as long as they are not there.
pub fn printed(id: &str) -> &'static str {
    PRINTED.get().map_or("", |printed| printed(id))
}
