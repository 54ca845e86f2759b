use super::Lang;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A column: its name, and a cell for each row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct TableColumn {
    name: &'static str,
    cells: Cells,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Cells(Vec<&'static str>);

/// Ends a cell in a file of tables. Cells of one column stand together, because like stands beside like then, which
/// compresses better than a length before each.
const END: char = '\u{1f}';

impl Serialize for Cells {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let joined: String = self.0.iter().flat_map(|cell| cell.chars().chain([END])).collect();
        to.serialize_str(&joined)
    }
}

impl<'de: 'static> Deserialize<'de> for Cells {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Cells, D::Error> {
        let joined: &'static str = Deserialize::deserialize(from)?;
        Ok(Cells(joined.split_terminator(END).collect()))
    }
}

/// A table of texts: what stands in a file of the data package, or some of its cells.
///
/// The build, both programs and a reader's own data have this one type. A row has the same number in every file that holds
/// some of its cells, so that a cell is found by table, column and row wherever it comes from. Texts live as long as the
/// page: a table is read once, and what it is read from is kept for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    columns: Vec<TableColumn>,
}

impl Table {
    /// A table without columns.
    pub fn new(name: &'static str) -> Table {
        Table { name, columns: Vec::new() }
    }

    /// The same with one more column, of as many cells as the others have. A cell holds no U+001F.
    #[must_use]
    pub fn with(mut self, name: &'static str, cells: Vec<&'static str>) -> Table {
        debug_assert!(self.columns.is_empty() || self.len() == cells.len());
        self.columns.push(TableColumn { name, cells: Cells(cells) });
        self
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, |column| column.cells.0.len())
    }

    /// True when it has no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The names of its columns, in order.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|column| column.name)
    }

    /// The cells of a column; `None` where it has no such column.
    pub fn column(&self, name: &str) -> Option<&[&'static str]> {
        self.columns.iter().find(|column| column.name == name).map(|column| column.cells.0.as_slice())
    }

    /// A cell; empty where it is missing.
    pub fn cell(&self, row: usize, column: &str) -> &'static str {
        self.column(column).and_then(|cells| cells.get(row)).copied().unwrap_or_default()
    }

    /// Its rows, in order.
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        (0..self.len()).map(|row| Record { table: self, row })
    }

    /// The row of an id.
    pub fn row_of(&self, id: &str) -> Option<usize> {
        self.column("id")?.iter().position(|known| *known == id)
    }
}

/// One row of a table.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// Its table.
    pub table: &'a Table,
    /// Its row, from 0.
    pub row: usize,
}

impl Record<'_> {
    /// A cell as it stands in the file; empty where it is missing or the table has no such column.
    pub fn get(&self, column: &str) -> &'static str {
        self.table.cell(self.row, column)
    }

    /// Its id, unique over all tables.
    pub fn id(&self) -> &'static str {
        self.get("id")
    }

    /// The cell of a column that each language has, such as `text_en`.
    pub fn in_language(&self, stem: &str, lang: Lang) -> &'static str {
        let is_own = |name: &str| name.strip_prefix(stem).and_then(|end| end.strip_prefix('_')) == Some(lang.tag());
        let found = self.table.columns.iter().find(|column| is_own(column.name));
        found.and_then(|column| column.cells.0.get(self.row)).copied().unwrap_or_default()
    }

    /// What it says, in a language.
    pub fn text(&self, lang: Lang) -> &'static str {
        self.in_language("text", lang)
    }

    /// Its proper name for readers of a language, and the language that the name is in: English where it has no other, as
    /// foreign organisations that keep theirs. Empty in tables without names.
    pub fn proper_name(&self, lang: Lang) -> (&'static str, Lang) {
        let own = self.in_language("name", lang);
        if own.is_empty() { (self.get("name"), Lang::En) } else { (own, lang) }
    }

    /// How it is called, in a language; empty in tables without labels.
    pub fn label(&self, lang: Lang) -> &'static str {
        self.in_language("label", lang)
    }
}

/// The table of a name among others.
pub fn find<'a>(tables: &'a [Table], name: &str) -> Option<&'a Table> {
    tables.iter().find(|table| table.name == name)
}

/// The tables of a file; `None` when it is none, such as a page of a host that has no such file.
pub fn read(file: &'static [u8]) -> Option<Vec<Table>> {
    let tables: Vec<Table> = postcard::from_bytes(file).ok()?;
    let is_even = |table: &Table| table.columns.iter().all(|column| column.cells.0.len() == table.len());
    tables.iter().all(is_even).then_some(tables)
}

/// Tables as a file.
///
/// # Errors
/// Says what could not be written.
pub fn write(tables: &[Table]) -> Result<Vec<u8>, String> {
    postcard::to_allocvec(tables).map_err(|error| error.to_string())
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn tables() -> Vec<Table> {
        let rows = Table::new("rows").with("id", vec!["a", "b"]).with("text", vec!["", "о: “x”, y\n"]);
        vec![rows, Table::new("none").with("id", vec![]), Table::new("one").with("id", vec![""])]
    }

    #[test]
    fn a_file_brings_back_what_was_written() {
        let file = write(&tables()).expect("a file").leak();
        assert_eq!(read(file), Some(tables()));
        let table = find(&tables(), "rows").cloned().expect("the table");
        assert_eq!((table.len(), table.cell(1, "text"), table.row_of("b")), (2, "о: “x”, y\n", Some(1)));
        for (column, row) in [("text", 2), ("nothing", 0)] {
            assert_eq!(table.cell(row, column), "");
        }
    }

    #[test]
    fn a_file_that_is_none_is_refused() {
        let file: &'static [u8] = write(&tables()).expect("a file").leak();
        for end in 1..file.len() {
            assert_eq!(read(&file[..end]), None, "cut at {end}");
        }
        assert_eq!(read(b"<!doctype html><title>Not found</title>"), None);
        let uneven =
            Table { name: "t", columns: vec![("a", vec!["1"]), ("b", vec![])].into_iter().map(column).collect() };
        assert_eq!(read(write(&[uneven]).expect("a file").leak()), None);
    }

    fn column((name, cells): (&'static str, Vec<&'static str>)) -> TableColumn {
        TableColumn { name, cells: Cells(cells) }
    }
}
