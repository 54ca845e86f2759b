use super::Msg;
use crate::model::{Lang, PerLang, provide_texts};
use std::sync::OnceLock;

/// The messages of the catalogue by language.
static MESSAGES: PerLang<OnceLock<Vec<&'static str>>> = PerLang::unset();

/// The file of a language: its messages, U+001D, its texts of the evidence; between them U+001F.
pub const FILES: [&str; 3] = [
    include_str!(concat!(env!("OUT_DIR"), "/words-en.txt")),
    include_str!(concat!(env!("OUT_DIR"), "/words-uz.txt")),
    include_str!(concat!(env!("OUT_DIR"), "/words-ru.txt")),
];

/// Takes in the file of a language. False when it is none of this program, such as a page of a host that has no such file.
pub fn provide(lang: Lang, file: &'static str) -> bool {
    let Some((messages, texts)) = file.split_once('\u{1d}') else { return false };
    let messages: Vec<&str> = messages.split('\u{1f}').collect();
    if messages.len() != Msg::COUNT {
        return false;
    }
    provide_texts(lang, texts);
    let _ = MESSAGES[lang].set(messages);
    true
}

/// Takes in every language. What a reader waits for never calls this, so that it carries none of them.
pub fn provide_all() {
    for lang in Lang::ALL.into_iter().filter(|lang| MESSAGES[*lang].get().is_none()) {
        provide(lang, FILES[lang as usize]);
    }
}

/// True when the words of a language are there.
pub fn is_here(lang: Lang) -> bool {
    messages(lang).is_some()
}

/// The messages of a language, in the order of the catalogue. Natively all languages are always there.
pub(super) fn messages(lang: Lang) -> Option<&'static Vec<&'static str>> {
    #[cfg(not(target_arch = "wasm32"))]
    provide_all();
    MESSAGES[lang].get()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_catalogue_is_refused() {
        for file in ["", "<!doctype html><title>Not found</title>", "one\u{1f}two\u{1d}three"] {
            assert!(!provide(Lang::En, file), "{file}");
        }
        assert!(provide(Lang::En, FILES[0]) && is_here(Lang::En));
    }
}
