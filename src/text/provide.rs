use super::{LessonMsg, Msg, OwnMsg, PageMsg};
use crate::model::{Lang, PerLang, Table, WORDS, table};
use std::sync::OnceLock;

/// The messages of a catalogue by language, in its order.
type Messages = PerLang<OnceLock<&'static [&'static str]>>;

static MESSAGES: Messages = PerLang::unset();

/// A catalogue that comes in a file of its own, for those who read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Catalogue {
    /// What the second program says.
    Pages,
    /// What is said of a reader's own data.
    Own,
    /// What lessons say.
    Lessons,
}

impl Catalogue {
    fn messages(self) -> &'static Messages {
        static ALL: [Messages; 3] = [const { PerLang::unset() }; 3];
        &ALL[self as usize]
    }

    /// How many messages it has.
    fn count(self) -> usize {
        match self {
            Catalogue::Pages => PageMsg::COUNT,
            Catalogue::Own => OwnMsg::COUNT,
            Catalogue::Lessons => LessonMsg::COUNT,
        }
    }

    /// How the names of its files begin.
    #[cfg(not(target_arch = "wasm32"))]
    fn stem(self) -> &'static str {
        match self {
            Catalogue::Pages => "pages-",
            Catalogue::Own => "own-",
            Catalogue::Lessons => "lessons-",
        }
    }
}

/// The table that messages stand in, in the files of words and of a catalogue.
const TABLE: &str = "messages";

/// Its only column.
const COLUMN: &str = "text";

/// The messages among the tables of a file; `None` unless there are as many as the program knows.
fn messages_in(tables: &[Table], count: usize) -> Option<&[&'static str]> {
    table::find(tables, TABLE)?.column(COLUMN).filter(|messages| messages.len() == count)
}

/// Takes in the words of a language: the messages of the first catalogue, and the tables that names and texts stand in. False
/// when they are none of this program, such as a page of a host that has no such file.
pub fn provide(lang: Lang, tables: Vec<Table>) -> bool {
    if messages_in(&tables, Msg::COUNT).is_none() {
        return false;
    }
    WORDS.provide_short(lang, tables);
    let _ = WORDS.short(lang).and_then(|tables| messages_in(tables, Msg::COUNT)).map(|own| MESSAGES[lang].set(own));
    true
}

/// Takes in the messages of a catalogue in a language, which are kept for good. False when they are none of this program.
pub fn provide_messages(catalogue: Catalogue, lang: Lang, tables: &[Table]) -> bool {
    let found = messages_in(tables, catalogue.count());
    if let Some(found) = found {
        catalogue.messages()[lang].get_or_init(|| found.to_vec().leak());
    }
    found.is_some()
}

/// True when the words of a language are here.
pub fn is_here(lang: Lang) -> bool {
    !messages(lang).is_empty()
}

/// True when the messages of a catalogue in a language are here.
pub fn has_messages(catalogue: Catalogue, lang: Lang) -> bool {
    !messages_of(catalogue, lang).is_empty()
}

/// The messages of a language; none as long as they are not here. Natively all languages are always here.
pub(super) fn messages(lang: Lang) -> &'static [&'static str] {
    #[cfg(not(target_arch = "wasm32"))]
    if MESSAGES[lang].get().is_none() {
        provide(lang, embedded("words-", lang));
    }
    MESSAGES[lang].get().copied().unwrap_or_default()
}

/// The messages of a catalogue in a language; none as long as they are not here.
pub(super) fn messages_of(catalogue: Catalogue, lang: Lang) -> &'static [&'static str] {
    #[cfg(not(target_arch = "wasm32"))]
    if catalogue.messages()[lang].get().is_none() {
        provide_messages(catalogue, lang, &embedded(catalogue.stem(), lang));
    }
    catalogue.messages()[lang].get().copied().unwrap_or_default()
}

/// What the page says where no program runs, in a language.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn start(lang: Lang) -> &'static [&'static str] {
    static START: Messages = PerLang::unset();
    START[lang].get_or_init(|| messages_in(embedded("start-", lang).leak(), super::StartMsg::COUNT).unwrap_or_default())
}

/// The tables of a file that the build wrote.
#[cfg(not(target_arch = "wasm32"))]
fn embedded(stem: &str, lang: Lang) -> Vec<Table> {
    table::read(super::embedded(&[stem, lang.tag()].concat())).unwrap_or_default()
}
