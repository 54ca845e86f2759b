//! Exactly what a view draws, as rows: for CSV and JSON.
//!
//! One row is one observation or one event. What the picture says it leaves out (no date, no value, zero on a
//! logarithmic scale) has a row too, with the reason in `missing`; what lies outside the years shown has none.

use super::counts::{self, DrawnCount, counts, lens_number};
use super::csv::{self, CsvCell, Separator};
use super::imprint::{Imprint, LICENCE, LICENCE_URL, WIDTH};
use super::json;
use crate::bundle;
use crate::chart::frame::Frame;
use crate::chart::labels::{place_name, source_words};
use crate::chart::lens::name;
use crate::chart::timeline::events_dated;
use crate::model::{Dataset, Event, Lang, Observation, Provenance, Source, Verdict, When};
use crate::text::{say, say_page};
use crate::view::{Chart, Lens, ViewState};

/// The columns, with what they mean.
///
/// | column | meaning |
/// |---|---|
/// | `kind` | `observation` or `event` |
/// | `id` | the record's id in the data package |
/// | `place`, `place_name` | id and name of the place |
/// | `series` | id of the series; empty for an event |
/// | `category` | kind of an event; empty for an observation |
/// | `text` | name of the series, or what happened, in the language of the view |
/// | `date`, `value`, `qualifier` | as drawn: printed, or the better ones where the view corrects; dates in EDTF |
/// | `missing` | why something is not drawn: `no-date`, `no-value`, `zero-on-log-scale`, or a word of [`counts::Gap`] that says why the lens has no value; empty where it is |
/// | `unit`, `basis` | what is counted, by which rule |
/// | `printed_date`, `printed_value`, `printed_qualifier` | as the source prints them |
/// | `as_printed` | the words that carry them, to the letter |
/// | `voice` | `reported`, `claim` or `derived` |
/// | `source`, `source_name`, `locator`, `url` | who states it and where |
/// | `checks`, `verdicts` | ids of the checks and what they found, joined by `;`; `other` where a reader's own says it in other words |
/// | `better_value`, `better_date` | what the first check that gives one says |
pub const COLUMNS: [&str; 26] = [
    "kind",
    "id",
    "place",
    "place_name",
    "series",
    "category",
    "text",
    "date",
    "value",
    "qualifier",
    "missing",
    "unit",
    "basis",
    "printed_date",
    "printed_value",
    "printed_qualifier",
    "as_printed",
    "voice",
    "source",
    "source_name",
    "locator",
    "url",
    "checks",
    "verdicts",
    "better_value",
    "better_date",
];

/// What comes after those where the growth chart is seen through a lens: what is drawn in the place of the count.
///
/// | column | meaning |
/// |---|---|
/// | `lens` | which lens: `index`, `rate`, `factor`, `annual`, `doubling` |
/// | `lens_value` | what it makes of the count, to six decimals; where it has no value, `missing` says why |
/// | `lens_unit` | the unit of that value, in the language of the view |
/// | `lens_qualifier` | on which side of the value the truth can lie |
/// | `lens_from` | the date of the count that it is compared with; empty for `rate` |
/// | `lens_formula` | how it is computed, in the language of the view |
pub const LENS_COLUMNS: [&str; 6] = ["lens", "lens_value", "lens_unit", "lens_qualifier", "lens_from", "lens_formula"];

/// The columns of a view, without those of its origin.
pub fn columns(state: &ViewState) -> impl Iterator<Item = &'static str> {
    COLUMNS.into_iter().chain(LENS_COLUMNS.into_iter().filter(|_| has_lens(state)))
}

fn has_lens(state: &ViewState) -> bool {
    state.page.has(Chart::Growth) && state.lens != Lens::Count
}

/// The data set of what a reader brought.
const READER: &str = "reader";

/// What the columns after those say, the same in each row of a CSV file: a row that is copied out of it keeps its origin.
const ORIGIN: [&str; 6] = ["title", "dataset", "dataset_version", "dataset_date", "link", "licence"];

/// The rows of a view, observations first, each as long as its [`columns`].
pub fn rows(dataset: &Dataset, state: &ViewState, lang: Lang) -> Vec<Vec<CsvCell>> {
    let mut rows = Vec::new();
    if state.page.has(Chart::Growth) {
        let unit = counts::lens_unit(dataset, state, lang);
        for count in counts(dataset, state) {
            let mut row = observation_row(dataset, lang, &count);
            row.extend(unit.iter().flat_map(|unit| lens_cells(state.lens, lang, unit, &count)));
            rows.push(row);
        }
    }
    if state.page.has(Chart::Timeline) {
        let (first, end) = Frame::new(dataset, state, WIDTH).time.domain();
        let none = if has_lens(state) { LENS_COLUMNS.len() } else { 0 };
        rows.extend(events_dated(dataset, state, first, end).into_iter().map(|(event, when)| {
            let mut row = event_row(dataset, lang, event, &when);
            row.extend(std::iter::repeat_n(CsvCell::Missing, none));
            row
        }));
    }
    rows
}

fn observation_row(dataset: &Dataset, lang: Lang, count: &DrawnCount) -> Vec<CsvCell> {
    let drawn = &count.observation;
    let printed = dataset.observations.iter().find(|o| o.id == drawn.id).unwrap_or(drawn);
    let series = &dataset.series[drawn.series];
    let place = &dataset.places[series.place];
    let qualifier = |o: &Observation| o.value.map_or(CsvCell::Missing, |_| CsvCell::words(o.qualifier.slug()));
    let mut row = vec![
        CsvCell::words("observation"),
        CsvCell::words(drawn.id),
        CsvCell::words(place.id),
        CsvCell::words(place_name(lang, place)),
        CsvCell::words(series.id),
        CsvCell::Missing,
        CsvCell::words(series.label.get(lang)),
        CsvCell::plain(drawn.date),
        CsvCell::plain(drawn.value),
        qualifier(drawn),
        CsvCell::words(count.drawn.err().map_or("", |gap| gap.slug())),
        CsvCell::words(series.indicator),
        CsvCell::words(drawn.basis),
        CsvCell::plain(printed.date),
        CsvCell::plain(printed.value),
        qualifier(printed),
    ];
    row.extend(backing(dataset, lang, drawn.id, &printed.provenance));
    row
}

/// The cells of [`LENS_COLUMNS`].
fn lens_cells(lens: Lens, lang: Lang, unit: &str, count: &DrawnCount) -> [CsvCell; 6] {
    let shown = count.drawn.ok();
    [
        CsvCell::words(lens.slug()),
        CsvCell::plain(shown.as_ref().map(lens_number)),
        CsvCell::words(unit),
        CsvCell::words(shown.map_or("", |shown| shown.qualifier.slug())),
        CsvCell::plain(shown.and_then(|shown| shown.from).and_then(|from| from.date)),
        CsvCell::words(counts::formula(lens).map_or("", |formula| say_page(lang, formula))),
    ]
}

fn event_row(dataset: &Dataset, lang: Lang, event: &Event, when: &When) -> Vec<CsvCell> {
    let place = &dataset.places[event.place];
    let mut row = vec![
        CsvCell::words("event"),
        CsvCell::words(event.id),
        CsvCell::words(place.id),
        CsvCell::words(place_name(lang, place)),
        CsvCell::Missing,
        CsvCell::words(event.category.slug()),
        CsvCell::words(event.provenance.text.get(lang)),
        CsvCell::plain(Some(when)),
    ];
    row.extend(std::iter::repeat_n(CsvCell::Missing, 5));
    row.extend([CsvCell::plain(event.when), CsvCell::Missing, CsvCell::Missing]);
    row.extend(backing(dataset, lang, event.id, &event.provenance));
    row
}

/// The columns from `as_printed` on, which say who stands behind a record.
fn backing(dataset: &Dataset, lang: Lang, id: &'static str, provenance: &Provenance) -> [CsvCell; 10] {
    let checks = || dataset.checks_of(id);
    [
        CsvCell::words(provenance.row().as_printed()),
        CsvCell::words(provenance.voice.slug()),
        CsvCell::words(dataset.sources[provenance.source].id),
        CsvCell::words(source_words(dataset, lang, provenance.source)),
        CsvCell::words(provenance.locator),
        CsvCell::words(provenance.row().url()),
        CsvCell::words(&checks().map(|check| check.id).collect::<Vec<_>>().join(";")),
        CsvCell::words(
            &checks().map(|check| check.verdict.map_or("other", Verdict::slug)).collect::<Vec<_>>().join(";"),
        ),
        CsvCell::plain(checks().find_map(|check| check.better_value)),
        CsvCell::plain(checks().find_map(|check| check.better_date)),
    ]
}

/// What a view draws as CSV, with the imprint in columns of its own.
pub fn csv_text(separator: Separator, dataset: &Dataset, state: &ViewState, imprint: &Imprint) -> String {
    let Imprint { title, link, .. } = imprint;
    let atlas = [title, "civic-atlas", bundle::VERSION, bundle::DATE, link, LICENCE].map(CsvCell::words);
    // What a reader brought has no version of the atlas's, and no licence that the atlas could give.
    let own = [title, READER, "", "", link, ""].map(CsvCell::words);
    let at = columns(state).position(|name| name == "source").unwrap_or_default();
    let is_own = |row: &[CsvCell]| {
        let of = |source: &&Source| row[at] == CsvCell::words(source.id);
        dataset.is_brought && dataset.sources.iter().filter(of).any(|source| source.is_own || !dataset.is_beside())
    };
    let rows = rows(dataset, state, imprint.lang).into_iter().map(|mut row| {
        let origin = if is_own(&row) { &own } else { &atlas };
        row.extend(origin.iter().cloned());
        row
    });
    csv::table(separator, columns(state).chain(ORIGIN), rows)
}

/// What a view draws as JSON: the imprint; name, unit and formula of the lens, `null` for the counts themselves; then `records` with one object for each row; what is missing is `null`.
pub fn json_text(dataset: &Dataset, state: &ViewState, imprint: &Imprint) -> String {
    let Imprint { title, subtitle, sources, notes, origin, link, lang } = imprint;
    let records: Vec<String> = rows(dataset, state, *lang)
        .into_iter()
        .map(|row| {
            let value = |(name, cell): (&str, CsvCell)| match cell {
                CsvCell::Words(words) => json::string(&words),
                // Only these columns hold numbers.
                CsvCell::Plain(number) if matches!(name, "value" | "printed_value" | "better_value" | "lens_value") => {
                    number
                }
                CsvCell::Plain(date) => json::string(&date),
                CsvCell::Missing => "null".to_string(),
            };
            let fields: Vec<(&str, String)> =
                columns(state).zip(row).map(|(name, cell)| (name, value((name, cell)))).collect();
            json::object(&fields)
        })
        .collect();
    let data = [("name", "civic-atlas"), ("version", bundle::VERSION), ("date", bundle::DATE)];
    let licence = [("name", LICENCE), ("url", LICENCE_URL)];
    // Beside the atlas the origin says that some of it is a reader's, and each record names its source.
    let is_readers = dataset.is_brought && !dataset.is_beside();
    let group = |fields: &[(&'static str, &str)]| {
        let fields: Vec<(&str, String)> = fields.iter().map(|(name, text)| (*name, json::string(text))).collect();
        json::object(&fields)
    };
    let lens = counts::lens_unit(dataset, state, *lang).zip(counts::formula(state.lens).filter(|_| has_lens(state)));
    let lens = lens.map_or("null".to_string(), |(unit, formula)| {
        group(&[("name", say(*lang, name(state.lens))), ("unit", &unit), ("formula", say_page(*lang, formula))])
    });
    let mut text = json::object(&[
        ("title", json::string(title)),
        ("subtitle", json::string(subtitle)),
        ("sources", json::string(sources)),
        ("notes", json::string(notes)),
        ("origin", json::string(origin)),
        ("language", json::string(lang.tag())),
        ("lens", lens),
        ("link", json::string(link)),
        ("dataset", if is_readers { group(&[("name", READER)]) } else { group(&data) }),
        ("licence", if is_readers { "null".to_string() } else { group(&licence) }),
        ("records", json::array(&records)),
    ]);
    text.push('\n');
    text
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::view::parse;
    use std::collections::BTreeMap;

    type Record = BTreeMap<String, String>;

    fn view(link: &str) -> (Dataset, ViewState, Imprint) {
        let dataset = bundle::embedded().expect("the tables");
        let (state, reports) = parse(link, &dataset);
        assert!(reports.is_empty(), "{link}: {reports:?}");
        let address = ["https://example.org/", link].concat();
        let imprint = Imprint::new(&dataset, &state, state.lang.unwrap_or_default(), &address);
        (dataset, state, imprint)
    }

    fn read_csv(link: &str) -> Vec<Record> {
        let (dataset, state, imprint) = view(link);
        let text = csv_text(Separator::Comma, &dataset, &state, &imprint);
        let mut reader = csv_reader(&text);
        reader.deserialize().map(|row| row.expect("a row of the header's length")).collect()
    }

    fn csv_reader(text: &str) -> ::csv::Reader<&[u8]> {
        ::csv::Reader::from_reader(text.as_bytes())
    }

    #[test]
    fn the_counts_of_the_default_view_stand_there_as_printed() {
        let rows = read_csv("#/growth?show=kg-ngos");
        let values: Vec<(&str, &str)> = rows.iter().map(|row| (row["date"].as_str(), row["value"].as_str())).collect();
        for known in [("2000", "4966"), ("2010", "18341")] {
            assert!(values.contains(&known), "{values:?}");
        }
        let row = rows.iter().find(|row| row["id"] == "kg-ngos-2010").expect("the count of 2010");
        for (column, text) in [
            ("kind", "observation"),
            ("as_printed", "by 2010 there were 18,341"),
            ("source", "s2"),
            ("locator", "kg:2"),
            ("missing", ""),
            ("dataset_version", bundle::VERSION),
            ("dataset_date", bundle::DATE),
            ("link", "https://example.org/#/growth?show=kg-ngos"),
            ("licence", "CC-BY-4.0"),
        ] {
            assert_eq!(row[column], text, "{column}");
        }
        assert!(row["verdicts"].contains("unverifiable"));
    }

    #[test]
    fn a_corrected_value_stands_beside_the_printed_one() {
        let rows = read_csv("#/growth?show=uz-ngos&evidence=corrected");
        let corrected = rows.iter().find(|row| row["value"] != row["printed_value"]).expect("a corrected count");
        assert_eq!((corrected["value"].as_str(), corrected["printed_value"].as_str()), ("5103", "5100"));
        assert_eq!((corrected["qualifier"].as_str(), corrected["printed_qualifier"].as_str()), ("exact", "over"));
    }

    #[test]
    fn what_is_not_drawn_says_why_and_years_are_cut_as_in_the_picture() {
        let dataset = bundle::embedded().expect("the tables");
        let undated = dataset.observations.iter().find(|o| o.date.is_none()).expect("a value without a date");
        let rows = read_csv(&["#/growth?show=", dataset.series[undated.series].id].concat());
        let row = rows.iter().find(|row| row["id"] == undated.id).expect("its row");
        assert_eq!((row["missing"].as_str(), row["date"].as_str()), ("no-date", ""));
        let cut = read_csv("#/growth?show=kg-ngos&time=2005..2012");
        let drawn: Vec<&str> =
            cut.iter().filter(|row| row["missing"].is_empty()).map(|row| row["date"].as_str()).collect();
        assert_eq!(drawn, ["2006", "2010"]);
    }

    #[test]
    fn through_a_lens_its_values_stand_beside_the_counts() {
        for (link, id, value, from, unit) in [
            // 18,341 ÷ 13,018; the index against 2000: 18,341 ÷ 4,966 × 100.
            (
                "#/growth?lens=factor&show=kg-ngos",
                "kg-ngos-2010",
                18_341.0 / 13_018.0,
                "2006",
                "times the previous count",
            ),
            (
                "#/growth?lens=index&base=2000&show=kg-ngos",
                "kg-ngos-2010",
                1_834_100.0 / 4_966.0,
                "2000",
                "index, 2000 = 100",
            ),
            ("#/growth?lens=rate&show=kg-ngos&lang=ru", "kg-ngos-2010", f64::NAN, "", "НПО на 100\u{a0}000 жителей"),
            ("#/growth?lens=annual&show=kg-ngos", "kg-ngos-2010", f64::NAN, "2006", "average growth a year, %"),
            (
                "#/growth?lens=doubling&show=kg-ngos&lang=uz",
                "kg-ngos-2010",
                f64::NAN,
                "2006",
                "yil: ikki baravar koʻpayish muddati",
            ),
        ] {
            let rows = read_csv(link);
            let row = rows.iter().find(|row| row["id"] == id).expect("its row");
            assert_eq!((row["value"].as_str(), row["missing"].as_str()), ("18341", ""), "{link}");
            assert_eq!((row["lens_from"].as_str(), row["lens_unit"].as_str()), (from, unit), "{link}");
            let drawn: f64 = row["lens_value"].parse().expect("a number");
            assert!(value.is_nan() || (drawn - value).abs() < 1e-6, "{link}: {drawn}");
            let (dataset, state, imprint) = view(link);
            let json: serde_json::Value = serde_json::from_str(&json_text(&dataset, &state, &imprint)).expect("JSON");
            assert_eq!(json["lens"]["unit"], unit);
            assert_eq!(json["lens"]["formula"], row["lens_formula"].as_str());
            assert!(row["lens_formula"].len() > 10, "{link}");
            // Nothing is empty without a reason.
            for row in &rows {
                assert_ne!(row["lens_value"].is_empty(), row["missing"].is_empty(), "{link}: {row:?}");
            }
        }
        let rows = read_csv("#/growth?lens=factor");
        let reason = |id: &str| rows.iter().find(|row| row["id"] == id).map(|row| row["missing"].as_str());
        assert_eq!(reason("kg-ngos-2000"), Some("first-of-series"));
        assert_eq!(reason("kg-ngos-2017"), Some("other-basis"));
        assert_eq!(reason("kg-ngos-today"), Some("no-date"));
        assert!(!read_csv("#/growth")[0].contains_key("lens_value"), "counts have no lens");
    }

    #[test]
    fn csv_and_json_agree_on_every_cell_in_every_view() {
        for line in include_str!("../../tests/links.txt").lines().filter(|line| line.starts_with("#/")) {
            let (link, _) = line.split_once('\t').expect("a tab");
            let (dataset, state, imprint) = view(link);
            let from_csv = read_csv(link);
            let json: serde_json::Value =
                serde_json::from_str(&json_text(&dataset, &state, &imprint)).expect("JSON that another reader takes");
            let records = json["records"].as_array().expect("records");
            assert_eq!(records.len(), from_csv.len(), "{link}");
            for (record, row) in records.iter().zip(&from_csv) {
                for column in columns(&state) {
                    let cell = match &record[column] {
                        serde_json::Value::Null => String::new(),
                        serde_json::Value::String(text) => text.clone(),
                        number => number.to_string(),
                    };
                    assert_eq!(cell, row[column].trim_start_matches('\''), "{link}: {column}");
                }
                let drawn = record["missing"].is_null();
                assert!(!drawn || !record["date"].is_null(), "{link}: {record}");
                assert!(!drawn || record["kind"] == "event" || record["value"].is_number(), "{link}: {record}");
            }
            assert_eq!(json["dataset"]["version"], bundle::VERSION);
            assert_eq!(json["link"], ["https://example.org/", link].concat());
            assert!(!imprint.title.contains("NaN"));
        }
    }

    #[test]
    fn every_event_of_the_picture_has_its_row() {
        let (dataset, state, _) = view("#/timeline?evidence=others");
        let (first, end) = Frame::new(&dataset, &state, WIDTH).time.domain();
        let shown = crate::chart::timeline::events_shown(&dataset, &state, first, end);
        let rows = read_csv("#/timeline?evidence=others");
        assert_eq!(
            rows.iter().map(|row| row["id"].as_str()).collect::<Vec<_>>(),
            shown.iter().map(|event| event.id).collect::<Vec<_>>()
        );
        assert!(rows.len() > 100);
        // All that an opened record shows of its source is there.
        for row in &rows {
            assert!(!row["as_printed"].is_empty() || !row["url"].is_empty(), "{row:?}");
        }
    }
}
