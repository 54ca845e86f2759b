//! Which cells of the tables each file carries. Every cell is carried once, as soon as somebody can need it; a row has the
//! same number in all files, and cells that a file does not carry are empty in it.

use super::File;
use crate::model::{Lang, Table, table};
use std::collections::BTreeSet;

/// Columns of tables.
type Columns = &'static [(&'static str, &'static [&'static str])];

/// What the programs carry in themselves: all that pictures, tables and links need, in whatever language.
const CORE: Columns = &[
    ("places", &["id"]),
    ("sources", &["id", "kind"]),
    ("series", &["id", "place", "indicator", "basis", "source"]),
    ("observations", &["id", "series", "date", "value", "qualifier", "basis", "source", "locator", "voice"]),
    ("organisations", &["id"]),
    ("events", &["id", "date", "place", "category", "organisations", "twin", "source", "locator", "voice"]),
    ("stages", &["id", "scheme", "date", "source", "locator", "voice"]),
    (
        "checks",
        &["id", "targets", "verdict", "better_value", "better_qualifier", "better_date", "confidence", "source"],
    ),
];

/// What the first picture needs of a language.
const SHORT: Columns = &[
    ("places", &["label", "of"]),
    ("sources", &["label"]),
    ("series", &["label"]),
    ("organisations", &[CALLED]),
    ("events", &["text"]),
    ("stages", &["text"]),
];

/// How an organisation is called in a language: by its name there, or by the one that it keeps everywhere. No column of
/// the data package; made of `name`.
const CALLED: &str = "called";

/// What only an opened record shows, of no language.
const PRINTED: Columns = &[
    ("observations", &["as_printed", "url"]),
    ("stages", &["as_printed", "url"]),
    ("events", &["as_printed", "url"]),
    ("checks", &["urls"]),
];

/// What only an opened record shows, of a language.
const LONG: Columns = &[("events", &["note"]), ("checks", &["text"])];

/// Of a reader's own tables counts have notes too.
const OWN_LONG: Columns = &[("events", &["note"]), ("checks", &["text"]), ("observations", &["note"])];

/// What the programs carry in themselves.
pub fn core(all: &[Table]) -> Vec<Table> {
    neutral(all, CORE)
}

/// The tables of a file, apart from messages and lessons.
pub fn tables_of(file: File, all: &[Table]) -> Vec<Table> {
    match file {
        File::Words(lang) => of_language(all, SHORT, lang),
        File::DetailWords(lang) => of_language(all, LONG, lang),
        File::Details => neutral(all, PRINTED),
        File::Pages(_) | File::Own(_) | File::Lessons(_) => Vec::new(),
        File::Records => {
            let carried = [neutral(all, CORE), neutral(all, PRINTED)].concat();
            rest(all, &carried, |name| Some(name).filter(|name| Lang::of_column(name).is_none()))
        }
        File::RecordWords(lang) => {
            let carried = [of_language(all, SHORT, lang), of_language(all, LONG, lang)].concat();
            rest(all, &carried, |name| stem(name, lang))
        }
    }
}

/// What only an opened record of a reader's own tables shows, of a language.
pub fn long(all: &[Table], lang: Lang) -> Vec<Table> {
    of_language(all, OWN_LONG, lang)
}

/// The stem of a column of this language.
fn stem(name: &'static str, lang: Lang) -> Option<&'static str> {
    Lang::of_column(name).filter(|(_, of)| *of == lang).map(|(stem, _)| stem)
}

fn neutral(all: &[Table], columns: Columns) -> Vec<Table> {
    let tables = columns.iter().filter_map(|(name, columns)| Some((table::find(all, name)?, columns)));
    let carried = |(table, columns): (&Table, &&[&'static str])| {
        let rows = carried_rows(all, table);
        // Some columns only readers' own tables have, and others these need not have.
        columns.iter().filter(|column| table.column(column).is_some()).fold(Table::new(table.name), |part, column| {
            part.with(column, only(table, &rows, |row| table.cell(row, column)))
        })
    };
    tables.map(carried).collect()
}

fn of_language(all: &[Table], columns: Columns, lang: Lang) -> Vec<Table> {
    let tables = columns.iter().filter_map(|(name, columns)| Some((table::find(all, name)?, columns)));
    let carried = |(table, columns): (&Table, &&[&'static str])| {
        let rows = carried_rows(all, table);
        columns.iter().fold(Table::new(table.name), |part, column| {
            part.with(column, only(table, &rows, |row| in_language(table, column, lang, row)))
        })
    };
    tables.map(carried).collect()
}

/// A cell of a column that each language has: its own, else that of no language, else that of another one. A reader's own
/// tables need not have all languages.
fn in_language(table: &Table, stem: &str, lang: Lang, row: usize) -> &'static str {
    let stem = if stem == CALLED { "name" } else { stem };
    let names = [lang.column(stem), stem.to_string()].into_iter().chain(Lang::written().map(|lang| lang.column(stem)));
    names.map(|name| table.cell(row, &name)).find(|cell| !cell.is_empty()).unwrap_or_default()
}

/// A cell for each row, empty but in these.
fn only(table: &Table, rows: &[usize], cell: impl Fn(usize) -> &'static str) -> Vec<&'static str> {
    let mut cells = vec![""; table.len()];
    rows.iter().for_each(|row| cells[*row] = cell(*row));
    cells
}

/// The cells that no other file carries, of the columns for which `called` gives the name in the file; columns and tables
/// without any are left out.
fn rest(all: &[Table], carried: &[Table], called: impl Fn(&'static str) -> Option<&'static str>) -> Vec<Table> {
    let of_table = |whole: &Table| {
        let others: Vec<&Table> = carried.iter().filter(|other| other.name == whole.name).collect();
        let columns = whole.columns().filter_map(|column| Some((column, called(column)?)));
        columns.fold(Table::new(whole.name), |part, (column, name)| {
            let is_elsewhere = |row: &usize| others.iter().any(|other| !other.cell(*row, name).is_empty());
            let rows: Vec<usize> = (0..whole.len()).filter(|row| !is_elsewhere(row)).collect();
            let cells = only(whole, &rows, |row| whole.cell(row, column));
            if cells.iter().all(|cell| cell.is_empty()) { part } else { part.with(name, cells) }
        })
    };
    all.iter().map(of_table).filter(|table| !table.is_empty()).collect()
}

/// The rows that the programs carry in themselves: what is drawn, and what is said of it.
fn carried_rows(all: &[Table], table: &Table) -> Vec<usize> {
    let named = |columns: &[(&str, &str)]| {
        let cells = columns.iter().filter_map(|(name, column)| table::find(all, name)?.column(column));
        cells.flatten().flat_map(|cell| cell.split(';')).collect::<BTreeSet<&str>>()
    };
    let rows = 0..table.len();
    match table.name {
        // Of the countries only those where something is counted or happens; the others are homes of organisations.
        "places" => {
            let named = named(&[("series", "place"), ("events", "place")]);
            rows.filter(|row| named.contains(table.cell(*row, "id"))).collect()
        }
        "organisations" => {
            let named = named(&[("events", "organisations")]);
            rows.filter(|row| named.contains(table.cell(*row, "id"))).collect()
        }
        // Those of a record that can be opened.
        "checks" => {
            let named = named(&[("observations", "id"), ("events", "id"), ("stages", "id")]);
            let is_of_one = |row: &usize| table.cell(*row, "targets").split(';').any(|id| named.contains(id));
            rows.filter(is_of_one).collect()
        }
        _ => rows.collect(),
    }
}
