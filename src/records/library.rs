use crate::bundle::{File, core, schema};
use crate::model::{Lang, Record, Table, table};
use std::sync::RwLock;

/// All tables.
pub struct Library {
    /// The tables, in the order of the data package.
    pub tables: Vec<Table>,
    /// How many files are in it.
    pub files: usize,
    /// Each id with its table and row, sorted by id: cells name records thousands of times while a page is drawn.
    ids: Vec<(&'static str, usize, usize)>,
    /// Each id that a check speaks of, with the row of the check, sorted by both.
    checked: Vec<(&'static str, usize)>,
}

impl Library {
    /// The tables with all cells that are here; natively all of them are. What is made of the files is kept for good, once
    /// after each file that came.
    pub fn open() -> &'static Library {
        static LIBRARY: RwLock<Option<&'static Library>> = RwLock::new(None);
        #[cfg(not(target_arch = "wasm32"))]
        crate::bundle::provide_all();
        let files = File::all().filter(|file| file.is_here()).count();
        let kept = LIBRARY.read().ok().and_then(|library| *library);
        if let Some(library) = kept.filter(|library| library.files == files) {
            return library;
        }
        let library: &'static Library = Box::leak(Box::new(Library::read(files)));
        if let Ok(mut kept) = LIBRARY.write() {
            *kept = Some(library);
        }
        library
    }

    /// The files that hold all cells of no language and of this one, and the messages of the pages that show them.
    pub fn files_of(lang: Lang) -> [File; 6] {
        [
            File::Words(lang),
            File::Pages(lang),
            File::Details,
            File::DetailWords(lang),
            File::Records,
            File::RecordWords(lang),
        ]
    }

    /// Those of every language.
    pub fn files_of_all() -> Vec<File> {
        Lang::ALL.into_iter().flat_map(Library::files_of).collect()
    }

    fn read(files: usize) -> Library {
        let tables: Vec<Table> = schema()
            .tables
            .iter()
            .map(|schema| joined(schema.name, schema.fields.iter().map(|field| field.name)))
            .collect();
        let mut ids = Vec::new();
        let mut checked = Vec::new();
        for (at, table) in tables.iter().enumerate() {
            ids.extend(
                table.records().filter(|record| !record.id().is_empty()).map(|record| (record.id(), at, record.row)),
            );
            for check in table.records().filter(|_| table.name == "checks") {
                checked.extend(check.get("targets").split(';').map(|target| (target, check.row)));
            }
        }
        ids.sort_unstable();
        checked.sort_unstable();
        Library { tables, files, ids, checked }
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

    /// The checks that speak of a record, in the order of the file.
    pub fn checks_of<'a>(&'a self, id: &str) -> impl Iterator<Item = Record<'a>> {
        let first = self.checked.partition_point(|(target, _)| *target < id);
        let own = self.checked[first..].iter().take_while(move |(target, _)| *target == id);
        own.filter_map(|(_, row)| Some(Record { table: self.table("checks")?, row: *row }))
    }
}

/// A table with the cells of every file that is here. Each cell stands in one of them.
fn joined(name: &'static str, columns: impl Iterator<Item = &'static str>) -> Table {
    let parts =
        |files: [File; 2]| files.into_iter().filter_map(File::tables).filter_map(|tables| table::find(tables, name));
    let neutral: Vec<&Table> =
        table::find(core(), name).into_iter().chain(parts([File::Details, File::Records])).collect();
    let rows = neutral.iter().map(|part| part.len()).max().unwrap_or_default();
    columns.fold(Table::new(name), |table, column| {
        let mut cells = vec![""; rows];
        let mut fill = |part: &Table, column: &str| {
            for (cell, found) in cells.iter_mut().zip(part.column(column).unwrap_or_default()) {
                if !found.is_empty() {
                    *cell = found;
                }
            }
        };
        match Lang::of_column(column) {
            None => neutral.iter().for_each(|part| fill(part, column)),
            Some((stem, lang)) => {
                let own = [File::Words(lang), File::DetailWords(lang), File::RecordWords(lang)];
                let own = own.into_iter().filter_map(File::tables).filter_map(|tables| table::find(tables, name));
                own.for_each(|part| fill(part, stem));
            }
        }
        table.with(column, cells)
    })
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
