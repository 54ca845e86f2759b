//! A reader's own tables on their way from the program that read them to those that draw them, and what these make of them.
//!
//! They are split as the tables of the atlas are split into files, so that the programs read them with the code that they
//! have anyway. What is made of them is kept for the life of the page, once for each time that a reader has them drawn.

use super::{CellError, File, dataset, parts};
use crate::analysis::order::sort_by;
use crate::model::{DEFAULT_SERIES, Dataset, Event, Hue, Lang, Table, WordStore, table};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The most series that stand in the picture at first.
const FIRST_SERIES: usize = 6;

/// Why nothing can be made of a reader's tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BroughtError {
    /// They are no files of tables.
    Damaged,
    /// A cell does not hold what its column should.
    Cell(CellError),
}

impl fmt::Display for BroughtError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BroughtError::Damaged => f.write_str("no files of tables"),
            BroughtError::Cell(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for BroughtError {}

/// The tables of a reader, as files: what the programs carry in themselves of the atlas; what is printed; then names and
/// texts of a language, and what only opened records show of it, once where that is the same in every language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BroughtTables(Vec<Vec<u8>>);

impl BroughtTables {
    /// The files of tables. Nothing where they cannot be written, which no table of texts is.
    pub fn of(tables: &[Table]) -> BroughtTables {
        let file = |tables: Vec<Table>| table::write(&tables).unwrap_or_default();
        let of_language =
            |lang: Lang| [parts::tables_of(File::Words(lang), tables), parts::long(tables, lang)].map(file);
        let mut words: Vec<[Vec<u8>; 2]> = Lang::ALL.into_iter().map(of_language).collect();
        if words.iter().all(|other| *other == words[0]) {
            words.truncate(1);
        }
        let mut files = vec![file(parts::core(tables)), file(parts::tables_of(File::Details, tables))];
        files.extend(words.into_iter().flatten());
        BroughtTables(files)
    }

    /// What the charts know of them, alone or beside the records of the atlas.
    ///
    /// Places that the atlas knows have its names, in each language; others have colours of their own, in their order.
    /// Beside the atlas every record of the reader's is marked as such; alone those are whose source says so, or all where
    /// no source is an article.
    ///
    /// # Errors
    /// [`BroughtError`] for tables that were not checked, or were damaged on their way.
    pub fn dataset(&self, atlas: &Dataset, is_beside: bool) -> Result<Dataset, BroughtError> {
        let words: &'static WordStore = Box::leak(Box::new(WordStore::none()));
        let files = self.0.iter().map(|file| table::read(file.clone().leak()).ok_or(BroughtError::Damaged));
        let files: Vec<Vec<Table>> = files.collect::<Result<_, _>>()?;
        let [core, printed, of_languages @ ..] = files.as_slice() else { return Err(BroughtError::Damaged) };
        for (at, lang) in Lang::ALL.into_iter().enumerate() {
            let at = if of_languages.len() > 2 { 2 * at } else { 0 };
            let Some([short, long]) = of_languages.get(at..at + 2) else { return Err(BroughtError::Damaged) };
            words.provide_short(lang, short.clone());
            words.provide_long(lang, long.clone());
        }
        words.provide_printed(printed.clone());
        let mut own = dataset(core, words).map_err(BroughtError::Cell)?;
        own.is_brought = true;
        if is_beside || !own.sources.iter().any(|source| source.is_article) {
            own.sources.iter_mut().for_each(|source| (source.is_article, source.is_own) = (true, true));
        }
        let is_named_by_atlas = own.holds_own();
        let mut nth = 0;
        for place in &mut own.places {
            match atlas.places.iter().find(|known| known.id == place.id) {
                Some(known) if is_named_by_atlas => (place.label, place.of) = (known.label, known.of),
                Some(_) => {}
                None => {
                    place.hue = Hue::of_own(nth);
                    nth += 1;
                }
            }
        }
        if !DEFAULT_SERIES.iter().all(|id| own.series_index(id).is_some()) {
            own.first_series = first_series(&own);
        }
        Ok(if is_beside { beside(atlas, own) } else { own })
    }
}

/// What one axis can hold: of the thing that is counted first, so many series.
fn first_series(own: &Dataset) -> Vec<&'static str> {
    let shown = own
        .series
        .iter()
        .enumerate()
        .filter(|(at, series)| own.sources[series.source].is_article && own.values_of(*at).next().is_some());
    let shown: Vec<_> = shown.map(|(_, series)| series).collect();
    let alike = shown.iter().filter(|series| series.indicator == shown[0].indicator);
    alike.take(FIRST_SERIES).map(|series| series.id).collect()
}

/// The records of a reader beside those of the atlas.
fn beside(atlas: &Dataset, own: Dataset) -> Dataset {
    let mut both = atlas.clone();
    let (source, series) = (both.sources.len(), both.series.len());
    let place: Vec<usize> = own
        .places
        .iter()
        .map(|place| match both.places.iter().position(|known| known.id == place.id) {
            Some(at) => at,
            None => {
                both.places.push(*place);
                both.places.len() - 1
            }
        })
        .collect();
    both.sources.extend(own.sources);
    both.organisations.extend(own.organisations);
    for mut one in own.series {
        (one.place, one.source) = (place[one.place], one.source + source);
        both.series.push(one);
    }
    for mut one in own.observations {
        one.series += series;
        one.provenance.source += source;
        both.observations.push(one);
    }
    for mut one in own.events {
        one.place = place[one.place];
        one.provenance.source += source;
        both.events.push(one);
    }
    for mut one in own.stages {
        one.provenance.source += source;
        both.stages.push(one);
    }
    for mut one in own.checks {
        one.source = one.source.map(|of| of + source);
        both.checks.push(one);
    }
    sort_by(&mut both.events, Event::order);
    let first = own.first_series.into_iter().chain(DEFAULT_SERIES);
    Dataset { first_series: first.collect(), is_brought: true, ..both }
}
