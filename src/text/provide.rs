use super::{Msg, OwnMsg, PageMsg};
use crate::model::{Lang, PerLang, Table, WORDS, table};
use std::sync::OnceLock;

/// The messages of a catalogue by language, in its order.
type Messages = PerLang<OnceLock<&'static [&'static str]>>;

static MESSAGES: Messages = PerLang::unset();
static PAGES: Messages = PerLang::unset();
static OWN: Messages = PerLang::unset();

/// The table that messages stand in, in the files of words and of the second program's messages.
const TABLE: &str = "messages";

/// Its only column.
const COLUMN: &str = "text";

/// The messages among the tables of a file; `None` unless there are as many as the program knows.
fn messages_in(tables: &[Table], count: usize) -> Option<&[&'static str]> {
    table::find(tables, TABLE)?.column(COLUMN).filter(|messages| messages.len() == count)
}

/// Takes in the words of a language: the messages of the catalogue, and the tables that names and texts stand in. False
/// when they are none of this program, such as a page of a host that has no such file.
pub fn provide(lang: Lang, content: &'static [u8]) -> bool {
    let Some(tables) = table::read(content) else { return false };
    if messages_in(&tables, Msg::COUNT).is_none() {
        return false;
    }
    WORDS.provide_short(lang, tables);
    let _ = WORDS.short(lang).and_then(|tables| messages_in(tables, Msg::COUNT)).map(|own| MESSAGES[lang].set(own));
    true
}

/// Takes in the messages of the second program in a language. False when they are none of this program.
pub fn provide_pages(lang: Lang, content: &'static [u8]) -> bool {
    take(&PAGES[lang], content, PageMsg::COUNT)
}

/// Takes in the messages about a reader's own data in a language. False when they are none of this program.
pub fn provide_own(lang: Lang, content: &'static [u8]) -> bool {
    take(&OWN[lang], content, OwnMsg::COUNT)
}

fn take(messages: &OnceLock<&'static [&'static str]>, content: &'static [u8], count: usize) -> bool {
    let Some(tables) = table::read(content) else { return false };
    let found = messages_in(tables.leak(), count);
    found.is_some_and(|found| messages.get_or_init(|| found).len() == count)
}

/// True when the words of a language are here.
pub fn is_here(lang: Lang) -> bool {
    !messages(lang).is_empty()
}

/// True when the messages of the second program in a language are here.
pub fn has_pages(lang: Lang) -> bool {
    !pages(lang).is_empty()
}

/// True when the messages about a reader's own data in a language are here.
pub fn has_own(lang: Lang) -> bool {
    !own(lang).is_empty()
}

/// The messages of a language; none as long as they are not here. Natively all languages are always here.
pub(super) fn messages(lang: Lang) -> &'static [&'static str] {
    #[cfg(not(target_arch = "wasm32"))]
    if MESSAGES[lang].get().is_none() {
        provide(lang, super::embedded(&["words-", lang.tag()].concat()));
    }
    MESSAGES[lang].get().copied().unwrap_or_default()
}

/// The messages of the second program in a language; none as long as they are not here.
pub(super) fn pages(lang: Lang) -> &'static [&'static str] {
    #[cfg(not(target_arch = "wasm32"))]
    if PAGES[lang].get().is_none() {
        provide_pages(lang, super::embedded(&["pages-", lang.tag()].concat()));
    }
    PAGES[lang].get().copied().unwrap_or_default()
}

/// The messages about a reader's own data in a language; none as long as they are not here.
pub(super) fn own(lang: Lang) -> &'static [&'static str] {
    #[cfg(not(target_arch = "wasm32"))]
    if OWN[lang].get().is_none() {
        provide_own(lang, super::embedded(&["own-", lang.tag()].concat()));
    }
    OWN[lang].get().copied().unwrap_or_default()
}

/// What the page says where no program runs, in a language.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn start(lang: Lang) -> &'static [&'static str] {
    static START: Messages = PerLang::unset();
    START[lang].get_or_init(|| {
        let tables = table::read(super::embedded(&["start-", lang.tag()].concat())).unwrap_or_default().leak();
        messages_in(tables, super::StartMsg::COUNT).unwrap_or_default()
    })
}
