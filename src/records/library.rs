use crate::bundle;
use crate::model::Lang;
use std::sync::OnceLock;

/// One table, its cells by column.
pub struct Table {
    /// Its name in the data package.
    pub name: &'static str,
    columns: Vec<(&'static str, Vec<&'static str>)>,
}

impl Table {
    /// Names of the columns, in the order of the file.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|(name, _)| *name)
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, |(_, cells)| cells.len())
    }

    /// True when it has no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Its records, in the order of the file.
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        (0..self.len()).map(|row| Record { table: self, row })
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
        let found = self.table.columns.iter().find(|(name, _)| *name == column);
        found.and_then(|(_, cells)| cells.get(self.row)).copied().unwrap_or_default()
    }

    /// Its id, unique over all tables.
    pub fn id(&self) -> &'static str {
        self.get("id")
    }

    /// The cell of a column that each language has, such as `text_en`.
    pub fn in_language(&self, stem: &str, lang: Lang) -> &'static str {
        let is_own = |name: &str| name.strip_prefix(stem).and_then(|end| end.strip_prefix('_')) == Some(lang.tag());
        let found = self.table.columns.iter().find(|(name, _)| is_own(name));
        found.and_then(|(_, cells)| cells.get(self.row)).copied().unwrap_or_default()
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

/// All tables.
pub struct Library {
    /// The tables, in the order of the data package.
    pub tables: Vec<Table>,
    /// Each id with its table and row, sorted by id: cells name records thousands of times while a page is drawn.
    ids: Vec<(&'static str, usize, usize)>,
    /// Each id that a check speaks of, with the row of the check, sorted by both.
    checked: Vec<(&'static str, usize)>,
}

impl Library {
    /// The tables that are compiled in, taken apart once.
    pub fn open() -> &'static Library {
        static LIBRARY: OnceLock<Library> = OnceLock::new();
        LIBRARY.get_or_init(|| Library::read(bundle::RECORDS))
    }

    fn read(text: &'static str) -> Library {
        let [between_tables, between_columns, between_cells] = bundle::packed::SEPARATORS;
        let tables = text.split(between_tables).map(|table| {
            let mut parts = table.split(between_columns);
            let name = parts.next().unwrap_or_default();
            let columns = parts.map(|column| {
                let mut cells = column.split(between_cells);
                (cells.next().unwrap_or_default(), cells.collect())
            });
            Table { name, columns: columns.collect() }
        });
        let tables: Vec<Table> = tables.collect();
        let mut ids = Vec::new();
        let mut checked = Vec::new();
        for (at, table) in tables.iter().enumerate() {
            ids.extend(table.records().map(|record| (record.id(), at, record.row)));
            for check in table.records().filter(|_| table.name == "checks") {
                checked.extend(check.get("targets").split(';').map(|target| (target, check.row)));
            }
        }
        ids.sort_unstable();
        checked.sort_unstable();
        Library { tables, ids, checked }
    }

    /// The table of a name; `None` if there is none.
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// The record of an id, in whatever table; `None` if there is none.
    pub fn record(&self, id: &str) -> Option<Record<'_>> {
        let at = self.ids.binary_search_by_key(&id, |(known, _, _)| known).ok()?;
        let (_, table, row) = self.ids[at];
        Some(Record { table: &self.tables[table], row })
    }

    /// The checks that speak of a record.
    pub fn checks_of<'a>(&'a self, id: &'a str) -> impl Iterator<Item = Record<'a>> {
        let first = self.checked.partition_point(|(target, _)| *target < id);
        let own = self.checked[first..].iter().take_while(move |(target, _)| *target == id);
        own.filter_map(|(_, row)| Some(Record { table: self.table("checks")?, row: *row }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_whole() {
        let library = Library::open();
        assert_eq!(library.tables.len(), 13);
        for table in &library.tables {
            assert!(!table.is_empty(), "{}", table.name);
            assert!(table.columns.iter().all(|(_, cells)| cells.len() == table.len()), "{}", table.name);
            assert!(table.records().all(|record| !record.id().is_empty()), "{}", table.name);
        }
        let name = |id: &str, lang| library.record(id).map(|record| record.proper_name(lang)).unwrap_or(("", lang));
        assert_eq!(name("moj-uz", Lang::Uz), ("Oʻzbekiston Adliya vazirligi", Lang::Uz));
        assert_eq!(name("moj-uz", Lang::Ru), ("Министерство юстиции Узбекистана", Lang::Ru));
        assert_eq!(name("hrw", Lang::Ru), ("Human Rights Watch", Lang::En));
        let record = library.record("kg-ngos-2010").expect("the count of 2010 is in the tables");
        assert_eq!((record.table.name, record.get("value")), ("observations", "18341"));
        assert!(library.checks_of("kg-ngos-2010").count() > 0);
    }
}
