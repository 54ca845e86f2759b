//! A reader's counts and events as tables in the schema of the atlas, so that they go the way of its own records.
//!
//! Columns of words belong to no language: the words are the reader's. Texts live as long as the page, as those of the atlas
//! do: each time that a reader has a table drawn, so much is kept as its cells hold.

use super::canonical::Canonical;
use super::lines::lines;
use super::places::NamedPlace;
use super::record::{Count, GivenCheck, Happening, Words};
use crate::model::{Category, Date, OWN_KIND, Table};
use std::collections::{BTreeMap, BTreeSet};

/// The most characters of an id.
const LONGEST: usize = 40;

/// The letters and digits of an id that is made here: none that looks like another.
const DIGITS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// The tables of what a reader brought. `is_taken` is true for the ids of the atlas, beside whose records they may come to
/// stand: the author's own id of a record stays unless it is one of those, or twice in the table. Ids that are made here depend
/// on place, date, what is counted, rule and source, not on the value, so that a value that is mended keeps its link.
pub fn tables(own: &Canonical, is_taken: impl Fn(&str) -> bool) -> Vec<Table> {
    let mut rows = TableRows {
        ids: GivenIds { is_taken: &is_taken, given: BTreeSet::new() },
        kept: BTreeMap::new(),
        checks: Vec::new(),
    };
    let sources = rows.sources(own);
    let places = rows.places(own);
    let (series, observations) = rows.counts(own);
    let (organisations, events) = rows.events(own);
    let checks = std::mem::take(&mut rows.checks);
    let all = [
        ("sources", &["id", "kind", "label"][..], sources),
        ("places", &["id", "label", "of"], places),
        ("series", &["id", "place", "indicator", "basis", "unit", "source", "label"], series),
        (
            "observations",
            &[
                "id",
                "series",
                "date",
                "value",
                "qualifier",
                "basis",
                "missing",
                "source",
                "url",
                "as_printed",
                "voice",
                "note",
                "text",
            ],
            observations,
        ),
        ("organisations", &["id", "name", "source", "voice", "text"], organisations),
        (
            "events",
            &[
                "id",
                "date",
                "place",
                "category",
                "organisations",
                "note",
                "source",
                "url",
                "as_printed",
                "voice",
                "text",
            ],
            events,
        ),
        (
            "checks",
            &["id", "targets", "verdict", "better_value", "better_qualifier", "better_date", "urls", "source", "text"],
            checks,
        ),
    ];
    let table = |(name, columns, rows): (&'static str, &[&'static str], Vec<Vec<&'static str>>)| {
        columns
            .iter()
            .enumerate()
            .fold(Table::new(name), |table, (at, column)| table.with(column, rows.iter().map(|row| row[at]).collect()))
    };
    all.into_iter().map(table).filter(|table| !table.is_empty()).collect()
}

/// The cells of a row, column by column.
type TableRow = Vec<&'static str>;

/// Makes ids that no other record has.
struct GivenIds<'a> {
    is_taken: &'a dyn Fn(&str) -> bool,
    given: BTreeSet<String>,
}

impl GivenIds<'_> {
    /// The author's id where it can stand in a link and is nobody else's, else one made of what tells the record apart.
    fn record(&mut self, author: &str, kind: &str, parts: &[&str]) -> String {
        let id = plain_id(author);
        if !id.is_empty() && !(self.is_taken)(&id) && self.given.insert(id.clone()) {
            return id;
        }
        let key = parts.join("\u{1f}");
        let made = |ordinal: usize| hashed(kind, &[&key, "\u{1f}", &ordinal.to_string()].concat());
        let mut ordinal = 0;
        while (self.is_taken)(&made(ordinal)) || !self.given.insert(made(ordinal)) {
            ordinal += 1;
        }
        made(ordinal)
    }
}

/// An author's id as links can hold it: small letters, digits and single hyphens; empty where nothing is left.
fn plain_id(author: &str) -> String {
    let mut id = String::new();
    for sign in author.chars() {
        match sign {
            sign if sign.is_ascii_alphanumeric() => id.push(sign.to_ascii_lowercase()),
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    let id = id.trim_end_matches('-');
    if id.len() > LONGEST { String::new() } else { id.to_string() }
}

/// `o-3kx9m2pq`: FNV-1a of 64 bits, 40 of them.
fn hashed(kind: &str, key: &str) -> String {
    let hash = key
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    let hash = hash ^ hash >> 40;
    let digits = (0..8).map(|at| char::from(DIGITS[(hash >> (5 * at) & 31) as usize]));
    [kind, "-"].concat().chars().chain(digits).collect()
}

fn source_id(source: &str) -> String {
    if source.is_empty() { "src-none".to_string() } else { hashed("src", source) }
}

/// The id of a place: that of the atlas where it has the place.
fn place_id(place: Option<&NamedPlace>) -> String {
    match place {
        None => "p-none".to_string(),
        Some(place) if place.known.is_empty() => hashed("p", &place.key()),
        Some(place) => place.known.to_string(),
    }
}

/// The rows of the tables under construction.
struct TableRows<'a> {
    ids: GivenIds<'a>,
    /// Texts that are kept already: places, sources and rules come again and again.
    kept: BTreeMap<String, &'static str>,
    /// The checks of the records that were made.
    checks: Vec<TableRow>,
}

impl TableRows<'_> {
    /// A text kept for the life of the page.
    fn keep(&mut self, text: impl Into<String>) -> &'static str {
        let text = text.into();
        if text.is_empty() {
            return "";
        }
        self.kept.entry(text).or_insert_with_key(|text| text.clone().leak())
    }

    fn row(&mut self, cells: &[&str]) -> TableRow {
        cells.iter().map(|cell| self.keep(*cell)).collect()
    }

    /// Sources, in the order in which they come, those of checks last. That none is named is a row with an empty name.
    fn sources(&mut self, own: &Canonical) -> Vec<TableRow> {
        let all = || own.counts.iter().map(|count| &count.words).chain(own.events.iter().map(|event| &event.words));
        let of_checks = all().filter_map(|words| words.check.as_ref()).map(|check| &check.source);
        let mut rows = Vec::new();
        let mut seen = BTreeSet::new();
        for source in all().map(|words| &words.source).chain(of_checks.filter(|source| !source.is_empty())) {
            let id = source_id(source);
            if seen.insert(id.clone()) {
                rows.push(self.row(&[&id, OWN_KIND, source]));
            }
        }
        rows
    }

    /// The check of a record, if it has one. What the page has no column for stands before the words of the check.
    fn check(&mut self, target: &str, check: Option<&GivenCheck>) {
        let Some(GivenCheck { verdict, word, better_value, better_date, source, text }) = check else { return };
        let id = self.ids.record("", "c", &[target, source]);
        let (value, qualifier) =
            better_value.map_or_else(Default::default, |(value, qualifier)| (value.to_string(), qualifier.slug()));
        let date = better_date.map_or_else(String::new, |date| date.to_string());
        let by = if source.is_empty() { String::new() } else { source_id(source) };
        let is_web = ["http://", "https://"].iter().any(|start| source.to_lowercase().starts_with(start));
        let url = if is_web && !source.contains([' ', ';']) { source.as_str() } else { "" };
        let verdict = verdict.map_or("", |verdict| verdict.slug());
        let cells = [&id, target, verdict, &value, qualifier, &date, url, &by, &joined(&[word, text])];
        let row = self.row(&cells);
        self.checks.push(row);
    }

    /// Places, in the order in which they come, by the names under which they first come.
    fn places(&mut self, own: &Canonical) -> Vec<TableRow> {
        let counts = own.counts.iter().map(|count| Some(&count.place));
        let mut rows = Vec::new();
        let mut seen = BTreeSet::new();
        for place in counts.chain(own.events.iter().map(|event| event.place.as_ref())) {
            let id = place_id(place);
            if seen.insert(id.clone()) {
                let name = place.map_or("", |place| &place.name);
                rows.push(self.row(&[&id, name, name]));
            }
        }
        rows
    }

    fn counts(&mut self, own: &Canonical) -> (Vec<TableRow>, Vec<TableRow>) {
        let (mut series, mut observations) = (Vec::new(), Vec::new());
        for line in lines(own) {
            let place = line.place.key();
            let id = self.ids.record("", "s", &[&place, &line.indicator, &line.of]);
            let Some(first) = line.counts.first() else { continue };
            let is_of_one_rule = line.counts.iter().all(|count| count.basis == first.basis);
            let basis = if is_of_one_rule && !first.basis.is_empty() { first.basis.as_str() } else { "unstated" };
            let label = [line.place.name.as_str(), ": ", &line.indicator].concat();
            let (place_id, source) = (place_id(Some(line.place)), source_id(&first.words.source));
            series.push(self.row(&[&id, &place_id, &line.indicator, basis, &first.unit, &source, &label]));
            for count in line.counts {
                observations.push(self.observation(&id, &line.indicator, basis, count));
            }
        }
        (series, observations)
    }

    fn observation(&mut self, series: &str, indicator: &str, of_series: &str, count: &Count) -> TableRow {
        let Words { source, quotation, url, note, id, check } = &count.words;
        let date = count.date.to_string();
        let own_basis = if count.basis.is_empty() { "unstated" } else { count.basis.as_str() };
        let id = self.ids.record(id, "o", &[&count.place.key(), &date, indicator, own_basis, source]);
        let value = count.value.map_or(String::new(), |value| value.to_string());
        let missing = if count.value.is_none() { "no-value" } else { "" };
        let note = joined(&[&count.missing, note]);
        let text = [count.place.name.as_str(), ": ", indicator, ", ", &value, " (", &year(count.date), ")"].concat();
        let basis = if own_basis == of_series { "" } else { own_basis };
        let cells = [&id, series, &date, &value, count.qualifier.slug(), basis, missing, &source_id(source)];
        let mut row = self.row(&cells);
        row.extend(self.row(&[url, quotation, "reported", &note, &text]));
        self.check(&id, check.as_ref());
        row
    }

    fn events(&mut self, own: &Canonical) -> (Vec<TableRow>, Vec<TableRow>) {
        let (mut organisations, mut events) = (Vec::new(), Vec::new());
        let mut seen = BTreeSet::new();
        for event in &own.events {
            let source = source_id(&event.words.source);
            let takes_part =
                if event.organisation.is_empty() { String::new() } else { hashed("org", &event.organisation) };
            if !takes_part.is_empty() && seen.insert(takes_part.clone()) {
                let name = event.organisation.as_str();
                organisations.push(self.row(&[&takes_part, name, &source, "reported", name]));
            }
            events.push(self.event(event, &takes_part, &source));
        }
        (organisations, events)
    }

    fn event(&mut self, event: &Happening, takes_part: &str, source: &str) -> TableRow {
        let Words { quotation, url, note, id, .. } = &event.words;
        let (date, place) = (event.when.to_string(), place_id(event.place.as_ref()));
        let id = self.ids.record(id, "e", &[&place, &date, &event.text, &event.words.source]);
        self.check(&id, event.words.check.as_ref());
        // A kind that the atlas has none for stays in the reader's words.
        let kind = Category::from_slug(&event.category.to_lowercase());
        let own_kind = if kind.is_none() { event.category.as_str() } else { "" };
        let note = joined(&[own_kind, note]);
        let category = kind.unwrap_or(Category::Other).slug();
        self.row(&[&id, &date, &place, category, takes_part, &note, source, url, quotation, "reported", &event.text])
    }
}

fn year(date: Date) -> String {
    date.first().year().to_string()
}

fn joined(parts: &[&str]) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}
