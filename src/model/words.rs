use super::{Lang, PerLang, Table, table};
use std::fmt;
use std::sync::OnceLock;

/// The words of a data package, apart from its records: the page waits for those of the language it speaks and fetches the
/// longer ones when its picture stands.
pub struct WordStore {
    short: PerLang<OnceLock<Vec<Table>>>,
    long: PerLang<OnceLock<Vec<Table>>>,
    printed: OnceLock<Vec<Table>>,
}

/// The words of the atlas.
pub static WORDS: WordStore = WordStore::none();

impl WordStore {
    /// No words yet.
    pub const fn none() -> WordStore {
        WordStore { short: PerLang::unset(), long: PerLang::unset(), printed: OnceLock::new() }
    }

    /// Takes in the tables of a language that names and texts stand in. What is there already stays.
    pub fn provide_short(&self, lang: Lang, tables: Vec<Table>) {
        self.short[lang].get_or_init(|| tables);
    }

    /// Takes in the tables of a language that only opened records show: notes, and what checks say.
    pub fn provide_long(&self, lang: Lang, tables: Vec<Table>) {
        self.long[lang].get_or_init(|| tables);
    }

    /// Takes in the tables of what belongs to no language: words as printed, and addresses.
    pub fn provide_printed(&self, tables: Vec<Table>) {
        self.printed.get_or_init(|| tables);
    }

    /// The tables that names and texts of a language stand in; `None` as long as they are not here.
    pub fn short(&self, lang: Lang) -> Option<&[Table]> {
        self.short[lang].get().map(Vec::as_slice)
    }

    /// The tables of a language that only opened records show; `None` as long as they are not here.
    pub fn long(&self, lang: Lang) -> Option<&[Table]> {
        self.long[lang].get().map(Vec::as_slice)
    }

    /// The tables of what belongs to no language; `None` as long as they are not here.
    pub fn printed(&self) -> Option<&[Table]> {
        self.printed.get().map(Vec::as_slice)
    }
}

/// Where the words of a record stand: in which words, table and row.
#[derive(Clone, Copy)]
pub struct Row {
    words: &'static WordStore,
    table: &'static str,
    row: u32,
}

impl Row {
    /// A row of a table.
    pub fn new(words: &'static WordStore, table: &'static str, row: usize) -> Row {
        Row { words, table, row: row as u32 }
    }

    /// The cell of a column in a language; empty as long as it is not here.
    pub fn text(&self, column: &str, lang: Lang) -> &'static str {
        let files = [self.words.short(lang), self.words.long(lang)];
        let columns = files.iter().filter_map(|tables| table::find((*tables)?, self.table)?.column(column));
        columns.filter_map(|cells| cells.get(self.row as usize)).next().copied().unwrap_or_default()
    }

    /// The words of the source, to the letter; empty where none are kept, and as long as they are not here.
    pub fn as_printed(&self) -> &'static str {
        self.printed("as_printed")
    }

    /// The page of a web source; empty for an article, and as long as it is not here.
    pub fn url(&self) -> &'static str {
        self.printed("url")
    }

    /// The cell of a column of no language.
    pub fn printed(&self, column: &str) -> &'static str {
        let table = self.words.printed().and_then(|tables| table::find(tables, self.table));
        table.map_or("", |table| table.cell(self.row as usize, column))
    }
}

/// Not its words: they may be many.
impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, row {}", self.table, self.row)
    }
}

/// No record: it has no words.
impl Default for Row {
    fn default() -> Row {
        static NONE: WordStore = WordStore::none();
        Row::new(&NONE, "", 0)
    }
}

/// A text of a record, in each language: the cell of a column.
#[derive(Clone, Copy, Debug, Default)]
pub struct Text {
    /// Where the words of the record stand.
    pub row: Row,
    /// The column, without the ending of a language.
    pub column: &'static str,
}

impl Text {
    /// The words in a language; none as long as they are not here.
    pub fn get(&self, lang: Lang) -> &'static str {
        self.row.text(self.column, lang)
    }
}
