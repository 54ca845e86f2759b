//! What the page of evidence shows: a table, the records of it that a search and filters leave, and their order.
//!
//! It is written in the link: `#/evidence?table=claims&q=closed+offices&place=uz&sort=-date&select=ID`.

use super::columns::{self, EvidenceColumn};
use super::order::{Key, key};
use super::search::{Index, needles};
use super::{Library, Record, Table};
use super::{link, related, words};
use crate::model::{Lang, Verdict, Voice};
use crate::view::{Refusal, Report};

/// The table shown where a link names none.
const DEFAULT_TABLE: &str = "observations";

/// Values of the parameter `source` beside the ids of sources.
pub const ARTICLES: &str = "articles";
/// All sources but the two articles.
pub const OTHERS: &str = "others";
/// The value of the parameter `check` for records that nobody has checked.
pub const UNCHECKED: &str = "none";

/// What is looked for. Empty texts leave everything in.
#[derive(Clone)]
pub struct Query {
    /// The table.
    pub table: &'static Table,
    /// The words typed.
    pub q: String,
    /// Id of a place.
    pub place: String,
    /// Id of a source, [`ARTICLES`] or [`OTHERS`].
    pub source: String,
    /// A word of [`Voice`].
    pub voice: String,
    /// A word of [`Verdict`], or [`UNCHECKED`].
    pub check: String,
    /// Id of a record that all shown records name.
    pub of: String,
    /// The column to sort by, and true for the last first; `None` for the natural order.
    pub sort: Option<(EvidenceColumn, bool)>,
    /// The record that is opened.
    pub select: Option<Record<'static>>,
}

impl Query {
    /// A table with all its records.
    pub fn of_table(table: &'static Table) -> Query {
        let no = String::new;
        Query {
            table,
            q: no(),
            place: no(),
            source: no(),
            voice: no(),
            check: no(),
            of: no(),
            sort: None,
            select: None,
        }
    }

    /// Reads the parameters of a link, and reports those that cannot be shown.
    pub fn read(library: &'static Library, params: &str) -> (Query, Vec<Report>) {
        let mut reports = Vec::new();
        let mut named = None;
        let mut query = Query::of_table(library.table(DEFAULT_TABLE).unwrap_or(&library.tables[0]));
        let mut sort = None;
        for (part, name, value) in link::parameters(params) {
            let known = |id: &str, table: &str| library.record(id).is_some_and(|record| record.table.name == table);
            let refusal = match name {
                "q" => {
                    query.q = value;
                    continue;
                }
                "table" => match library.table(&value) {
                    Some(table) => {
                        named = Some(table);
                        continue;
                    }
                    None => Refusal::Word,
                },
                "select" => match library.record(&value) {
                    Some(record) => {
                        query.select = Some(record);
                        continue;
                    }
                    None => Refusal::Record,
                },
                "sort" => {
                    sort = Some((part, value));
                    continue;
                }
                "place" if known(&value, "places") => {
                    query.place = value;
                    continue;
                }
                "source" if known(&value, "sources") || [ARTICLES, OTHERS].contains(&value.as_str()) => {
                    query.source = value;
                    continue;
                }
                "voice" if Voice::from_slug(&value).is_some() => {
                    query.voice = value;
                    continue;
                }
                "check" if Verdict::from_slug(&value).is_some() || value == UNCHECKED => {
                    query.check = value;
                    continue;
                }
                "of" if library.record(&value).is_some() => {
                    query.of = value;
                    continue;
                }
                "of" => Refusal::Record,
                "place" | "source" | "voice" | "check" => Refusal::Word,
                _ => Refusal::Name,
            };
            reports.push(Report::new(part, refusal));
        }
        // A record stands in its own table, whatever table the link names.
        let table = query.select.map(|record| record.table).or(named);
        if let Some(table) = table {
            query.table = table;
        }
        if let Some((part, value)) = sort {
            let (word, is_reversed) = value.strip_prefix('-').map_or((value.as_str(), false), |word| (word, true));
            let column = columns::columns(query.table.name).iter().find(|column| column.slug() == word);
            match column {
                Some(column) => query.sort = Some((*column, is_reversed)),
                None => reports.push(Report::new(part, Refusal::Word)),
            }
        }
        (query, reports)
    }

    /// The parameters of the link that means this.
    pub fn write(&self) -> String {
        // Taken apart, so that a new field cannot be forgotten.
        let Query { table, q, place, source, voice, check, of, sort, select } = self;
        let mut params = String::new();
        // The record names its table.
        if select.is_none() && table.name != DEFAULT_TABLE {
            link::push(&mut params, "table", table.name);
        }
        let filters = [("q", q), ("place", place), ("source", source), ("voice", voice), ("check", check), ("of", of)];
        filters.into_iter().for_each(|(name, value)| link::push(&mut params, name, value));
        if let Some((column, is_reversed)) = sort {
            link::push(&mut params, "sort", &[if *is_reversed { "-" } else { "" }, column.slug()].concat());
        }
        link::push(&mut params, "select", select.map_or("", |record| record.id()));
        params
    }

    /// The column that orders the rows, and true for the last first.
    pub fn order(&self) -> Option<(EvidenceColumn, bool)> {
        self.sort.or_else(|| columns::natural(self.table.name).map(|column| (column, false)))
    }

    /// The same, sorted by a column; a second time in the other direction.
    pub fn sorted_by(&self, column: EvidenceColumn) -> Query {
        let is_reversed = self.order() == Some((column, false));
        let is_natural = !is_reversed && columns::natural(self.table.name) == Some(column);
        Query { sort: (!is_natural).then_some((column, is_reversed)), ..self.clone() }
    }

    /// The same with another record opened, or none.
    pub fn selecting(&self, select: Option<Record<'static>>) -> Query {
        Query { select, ..self.clone() }
    }

    /// The same search and filters in another table, where they mean something there.
    pub fn in_table(&self, table: &'static Table) -> Query {
        Query { table, sort: None, select: None, ..self.clone() }
    }

    /// All records of the table: nothing typed and nothing filtered.
    pub fn cleared(&self) -> Query {
        Query { sort: self.sort, ..Query::of_table(self.table) }
    }

    /// True when filters, apart from the words typed, leave records out.
    pub fn is_filtered(&self) -> bool {
        [&self.place, &self.source, &self.voice, &self.check, &self.of].iter().any(|filter| !filter.is_empty())
    }

    /// True when a record passes the filters, whatever was typed.
    fn passes(&self, library: &Library, record: &Record<'_>) -> bool {
        let is_of_place = || words::place(library, record) == self.place || record.get("home") == self.place;
        let source = record.get("source");
        let is_of_source = || match self.source.as_str() {
            ARTICLES => words::is_article(source),
            OTHERS => !source.is_empty() && !words::is_article(source),
            id => source == id,
        };
        let is_so_checked = || match words::verdict_on(library, record) {
            None => self.check == UNCHECKED,
            Some(_) if record.table.name == "checks" => record.get("verdict") == self.check,
            // Of several checks each counts.
            Some(_) => library.checks_of(record.id()).any(|check| check.get("verdict") == self.check),
        };
        (self.place.is_empty() || is_of_place())
            && (self.source.is_empty() || is_of_source())
            && (self.voice.is_empty() || record.get("voice") == self.voice)
            && (self.of.is_empty() || related::names(record, &self.of))
            && (self.check.is_empty() || is_so_checked())
    }

    /// How many records of another table the search and the filters leave.
    pub fn count_in(&self, library: &'static Library, table: &'static Table) -> usize {
        let words = needles(&self.q);
        let index = (!words.is_empty()).then(Index::open);
        let holds = |record: &Record<'_>| index.as_ref().is_none_or(|index| index.holds(record, &words));
        table.records().filter(|record| self.passes(library, record) && holds(record)).count()
    }

    /// The rows, in order. Rows with the same key keep the order of the file.
    pub fn rows(&self, library: &'static Library, lang: Lang) -> Vec<Record<'static>> {
        let words = needles(&self.q);
        let index = (!words.is_empty()).then(Index::open);
        let holds = |record: &Record<'_>| index.as_ref().is_none_or(|index| index.holds(record, &words));
        let left = self.table.records().filter(|record| self.passes(library, record) && holds(record));
        let Some((column, is_reversed)) = self.order() else { return left.collect() };
        // Within a place by date, as on the chart.
        let then = |record: &Record<'_>| words::when(record).map_or(i32::MAX, |when| when.sort_key());
        let mut keyed: Vec<(Option<Key>, i32, Record<'static>)> = left
            .map(|record| {
                let within = if column == EvidenceColumn::Place { then(&record) } else { 0 };
                (key(library, &record, column, lang), within, record)
            })
            .collect();
        keyed.sort_by(|(a, first, _), (b, second, _)| match (a, b) {
            (Some(a), Some(b)) => {
                let order = a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal);
                if is_reversed { order.reverse() } else { order }.then(first.cmp(second))
            }
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
        keyed.into_iter().map(|(_, _, record)| record).collect()
    }

    /// The values that a filter may take in this table, each with how many records it has: of places, sources, voices.
    pub fn choices(&self, library: &'static Library, filter: &str) -> Vec<(&'static str, usize)> {
        let value = |record: &Record<'_>| match filter {
            "place" => words::place(library, record),
            column => record.get(column),
        };
        let mut counts: Vec<(&'static str, usize)> = Vec::new();
        for record in self.table.records() {
            let value = value(&record);
            match counts.iter_mut().find(|(known, _)| *known == value) {
                Some((_, count)) => *count += 1,
                None if value.is_empty() => {}
                None => counts.push((value, 1)),
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests;
