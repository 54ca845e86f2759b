//! Ids that come from outside, looked up among the tables of this program.
//!
//! A view holds ids that live as long as the program, and the other program's memory is not this one's: what arrives is a
//! text, and the id that stays is the one in the table here.

use super::Facet;
use crate::model::{Dataset, Id};
use serde::de::{Deserialize, Deserializer, Error};
use std::sync::{OnceLock, RwLock};

static ATLAS: OnceLock<&'static Dataset> = OnceLock::new();

static TABLES: RwLock<Option<&'static Dataset>> = RwLock::new(None);

/// The tables in which ids are looked up from now on, which are those that the program shows: the atlas's, or what a reader
/// brought. Without them every id is unknown.
pub fn provide(data: &'static Dataset) {
    if let Ok(mut tables) = TABLES.write() {
        *tables = Some(data);
    }
}

/// The tables of the atlas, in which ids are looked up that what is shown does not have: a view of the atlas may be asked for
/// while something else is shown.
pub fn provide_atlas(data: &'static Dataset) {
    // A program has one atlas.
    let _ = ATLAS.set(data);
    provide(data);
}

/// The tables that the program shows.
pub fn tables() -> Option<&'static Dataset> {
    TABLES.read().ok().and_then(|tables| *tables)
}

/// The id of a record.
pub fn record<'de, D: Deserializer<'de>>(from: D) -> Result<Id, D::Error> {
    find(<&str>::deserialize(from)?, record_id)
}

/// The id of a record, or none.
pub fn maybe_record<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Id>, D::Error> {
    Option::<&str>::deserialize(from)?.map(|id| find(id, record_id)).transpose()
}

/// The id of a series.
pub fn series<'de, D: Deserializer<'de>>(from: D) -> Result<Id, D::Error> {
    find(<&str>::deserialize(from)?, series_id)
}

/// The ids of series, or none.
pub fn maybe_series<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<Id>>, D::Error> {
    let ids = Option::<Vec<&str>>::deserialize(from)?;
    ids.map(|ids| ids.into_iter().map(|id| find(id, series_id)).collect()).transpose()
}

/// A word of the filter.
pub fn facet_slug<'de, D: Deserializer<'de>>(from: D) -> Result<Id, D::Error> {
    find(<&str>::deserialize(from)?, filter_word)
}

/// Words of the filter.
pub fn facet_slugs<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Id>, D::Error> {
    Vec::<&str>::deserialize(from)?.into_iter().map(|word| find(word, filter_word)).collect()
}

type FindId = fn(&'static Dataset, &str) -> Option<Id>;

fn find<E: Error>(id: &str, lookup: FindId) -> Result<Id, E> {
    [tables(), ATLAS.get().copied()]
        .into_iter()
        .flatten()
        .find_map(|data| lookup(data, id))
        .ok_or_else(|| E::custom("unknown id"))
}

fn record_id(data: &'static Dataset, id: &str) -> Option<Id> {
    data.record(id).map(|record| record.id())
}

fn series_id(data: &'static Dataset, id: &str) -> Option<Id> {
    data.series_index(id).map(|at| data.series[at].id)
}

fn filter_word(data: &'static Dataset, word: &str) -> Option<Id> {
    Facet::of(data, word).map(|(_, word)| word)
}
