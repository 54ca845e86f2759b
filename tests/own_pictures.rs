//! A reader's own table, from its cells to its picture: alone, beside the atlas, as a package and back.
//!
//! Pictures are compared as in `golden.rs`.
#![cfg(not(target_arch = "wasm32"))]

mod accepted;

use accepted::case;
use civic_atlas::bundle::own_package::{self, CsvFile};
use civic_atlas::bundle::{self, BroughtTables};
use civic_atlas::chart::frame::Frame;
use civic_atlas::chart::headline;
use civic_atlas::chart::theme::Theme;
use civic_atlas::chart::{growth, timeline};
use civic_atlas::export::figure::figure;
use civic_atlas::export::imprint::Imprint;
use civic_atlas::export::svg::svg;
use civic_atlas::model::{Dataset, Lang, Table, table};
use civic_atlas::owndata::{self, Answers, Canonical, Native};
use civic_atlas::view::{Lens, Page, PlotLayout, ViewState, parse, write};

const SCHOOLS: &str = "place,date,value,what,basis,source,quotation,url,note,id
Osh,2000,95,schools,,Regnum,,,,
Osh,2005,about 1200,schools,,Regnum,\"about 1,200 schools\",https://example.org/osh,,
Osh,2010,over 5103,schools,,CABAR,,,,my-osh-2010
Jalal-Abad,2001,300,schools,open,,,,,
Jalal-Abad,2008,2100,schools,all,,,,a note,
Jalal-Abad,2012,n/a,schools,all,,,,,
Узбекистан,1999,2585,schools,,Regnum,,,,
Узбекистан,2010,8600,schools,,Regnum,,,,
";

const EVENTS: &str = "date,text,place,category,organisation,source
1999-04-14,A law on schools,Узбекистан,law,,Regnum
2003/2005,A stay at the school of Osh,Osh,visit,School board,
spring 2010,An opening,Osh,feast,School board,CABAR
1998,The first club,,founding,,Regnum
";

fn own(tables: &[&str]) -> Canonical {
    let read = |text: &&str| Canonical::of(&owndata::read(text.as_bytes(), &Answers::default(), &Native));
    tables.iter().map(read).fold(Canonical::default(), Canonical::and)
}

fn atlas() -> Dataset {
    bundle::embedded().expect("the tables")
}

fn tables(own: &Canonical) -> Vec<Table> {
    let core = bundle::core();
    owndata::tables(own, |id| core.iter().any(|table| table.row_of(id).is_some()))
}

fn dataset(tables: &[Table], is_beside: bool) -> Dataset {
    BroughtTables::of(tables).dataset(&atlas(), is_beside).expect("a dataset")
}

fn view(data: &Dataset, link: &str) -> ViewState {
    let (state, reports) = parse(link, data);
    assert!(reports.is_empty(), "{link}: {reports:?}");
    state
}

#[track_caller]
fn growth_case(name: &str, data: &Dataset, link: &str, width: f64, lang: Lang, theme: Theme) {
    let state = view(data, link);
    let plan = growth::plan(data, &state, lang, &Frame::new(data, &state, width));
    case(name, &svg(&plan, theme).expect("SVG takes every picture"));
}

#[test]
fn growth_of_own_places_alone() {
    let data = dataset(&tables(&own(&[SCHOOLS])), false);
    growth_case("own-growth-alone", &data, "#/growth", 1280.0, Lang::En, Theme::Light);
    growth_case("own-growth-phone", &data, "#/growth", 328.0, Lang::Ru, Theme::Dark);
    growth_case("own-growth-multiples", &data, "#/growth?form=multiples", 1120.0, Lang::Uz, Theme::Light);
}

#[test]
fn growth_beside_the_atlas() {
    let data = dataset(&tables(&own(&[SCHOOLS])), true);
    growth_case("own-growth-beside", &data, "#/growth", 1280.0, Lang::En, Theme::Light);
    assert!(data.is_beside() && view(&data, "#/growth").shown().contains(&"kg-ngos"));
}

#[test]
fn events_of_ones_own() {
    let data = dataset(&tables(&own(&[SCHOOLS, EVENTS])), false);
    let state = view(&data, "#/timeline");
    let plan = timeline::plan(&data, &state, Lang::En, &Frame::new(&data, &state, 1120.0), true);
    case("own-timeline", &svg(&plan, Theme::Light).expect("SVG takes every picture"));
    assert_eq!(data.events.len(), 4);
    let state = view(&data, "#/");
    let imprint = Imprint::new(&data, &state, Lang::En, "https://example.org/civic-atlas/#/");
    case("own-figure", &figure(&data, &state, &imprint, Theme::Light).expect("SVG takes every picture"));
}

#[test]
fn words_are_the_readers_and_what_is_not_given_is_said() {
    let data = dataset(&tables(&own(&[SCHOOLS])), false);
    let state = view(&data, "#/growth");
    let time = Frame::new(&data, &state, 1120.0).time;
    let title = |lang| headline::title(&data, &state, lang, &time);
    assert_eq!(
        title(Lang::En),
        "Uzbekistan: schools, 2,585 (1999) → 8,600 (2010); Osh: schools, 95 (2000) → over 5,103 (2010)"
    );
    assert!(title(Lang::Ru).starts_with("Узбекистан: schools, 2585 (1999) → 8600 (2010); Osh"), "{}", title(Lang::Ru));
    let sources = headline::sources(&data, &state, Lang::En);
    assert_eq!(sources, "reader’s table: Regnum; CABAR; source not given.");
    assert_eq!(
        headline::subtitle(&data, &state, Lang::En),
        "Schools, 1999 to 2010; from a reader’s table, not checked by Civic Atlas"
    );
}

#[test]
fn ids_stay_when_a_value_is_mended_and_the_authors_own_stay_at_all() {
    let ids = |text: &str| {
        let tables = tables(&own(&[text]));
        let ids = table::find(&tables, "observations").and_then(|table| table.column("id")).expect("ids").to_vec();
        let table = table::find(&tables, "series").expect("series");
        (ids, table.column("id").expect("ids").to_vec())
    };
    let before = ids(SCHOOLS);
    assert_eq!(before, ids(&SCHOOLS.replace("1200", "1250")));
    assert!(before.0.contains(&"my-osh-2010"), "{before:?}");
    assert!(before.0.iter().all(|id| id.len() <= 40));
    // An id of the atlas, or one that is there twice, gives way.
    let taken =
        ids("place,date,value,source,id\nOsh,2000,5,x,kg-ngos-2010\nOsh,2001,6,x,Own №1\nOsh,2002,7,x,own-1\n").0;
    assert_eq!(taken.iter().filter(|id| id.starts_with("o-")).count(), 2, "{taken:?}");
    assert!(taken.contains(&"own-1"));
}

#[test]
fn two_counts_of_one_date_are_two_series_and_never_a_mean() {
    let text = "place,date,value,source,basis\nOsh,2000,5,a,\nOsh,2000,9,b,\nOsh,2001,6,a,\nOsh,2001,7,b,active\nOsh,2001,8,b,all\n";
    let data = dataset(&tables(&own(&[text])), false);
    assert_eq!(data.series.len(), 4);
    assert_eq!(data.observations.len(), 5);
}

#[test]
fn what_a_reader_calls_population_is_drawn() {
    let data = dataset(&tables(&own(&["place,date,value,what,source\nOsh,2000,5,population,a\n"])), false);
    assert_eq!((data.series.len(), data.population.len()), (1, 0));
}

#[test]
fn a_package_is_sound_and_comes_back_as_it_was() {
    let tables = tables(&own(&[SCHOOLS, EVENTS, "date,text,source\n2001,=1+1,'-x\n"]));
    let schema = own_package::own_schema(bundle::schema());
    let files = civic_atlas::export::own_package::files(bundle::schema(), &tables);
    let described: serde_json::Value = serde_json::from_str(&files[0].1).expect("JSON");
    assert_eq!(described["resources"].as_array().map(Vec::len), Some(tables.len()));
    let csv = files[1..]
        .iter()
        .map(|(path, text)| CsvFile { path: path.clone(), rows: owndata::of_package(text).expect("rows") });
    let read = own_package::read(bundle::schema(), csv.collect()).expect("a package that passes its schema");
    assert_eq!(format!("{:?}", dataset(&read, false)), format!("{:?}", dataset(&tables, false)));
    for (read, table) in read.iter().zip(&tables) {
        let fields: Vec<&str> =
            schema.table(read.name).expect("the table").fields.iter().map(|field| field.name).collect();
        assert_eq!(read.columns().collect::<Vec<_>>(), fields);
        for column in table.columns() {
            assert_eq!(read.column(column), table.column(column), "{} {column}", table.name);
        }
    }
    let bad = files[1..].iter().map(|(path, text)| {
        let text = text.replace("1999-04-14", "1999-14-14");
        CsvFile { path: path.clone(), rows: owndata::of_package(&text).expect("rows") }
    });
    let problems = own_package::read(bundle::schema(), bad.collect()).expect_err("no such month");
    assert_eq!((problems[0].file.as_str(), problems[0].line, problems[0].field.as_str()), ("events.csv", 2, "date"));
}

#[test]
fn links_of_own_series_come_back() {
    for is_beside in [false, true] {
        let data = dataset(&tables(&own(&[SCHOOLS, EVENTS])), is_beside);
        for series in &data.series {
            let state = ViewState { show: Some(vec![series.id]), ..view(&data, "#/growth") };
            assert_eq!(view(&data, &write(&state)), state);
        }
        for observation in &data.observations {
            assert_eq!(view(&data, &format!("#/growth?select={}", observation.id)).select, Some(observation.id));
        }
    }
}

#[test]
fn nothing_that_is_drawn_of_own_data_speaks_of_the_articles() {
    // One place has a single count, one changes its rule.
    let tables = tables(&own(&[SCHOOLS, "place,date,value,what,source\nNaryn,2004,4000,schools,\n", EVENTS]));
    let data = dataset(&tables, false);
    for lang in Lang::ALL {
        for lens in Lens::ALL {
            for (page, form) in [
                (Page::Growth, PlotLayout::One),
                (Page::Growth, PlotLayout::Multiples),
                (Page::Together, PlotLayout::One),
            ] {
                let state = ViewState { page, layout: form, lens, lang: Some(lang), ..view(&data, "#/growth") };
                let imprint = Imprint::new(&data, &state, lang, "");
                let drawn =
                    figure(&data, &state, &imprint, Theme::Light).expect("SVG takes every picture").to_lowercase();
                for word in ["article", "maqola", "стать", "статей"] {
                    let at = drawn.find(word).map(|at| drawn[..at].chars().rev().take(80).collect::<Vec<_>>());
                    let before: Option<String> = at.map(|signs| signs.into_iter().rev().collect());
                    assert_eq!(before, None, "{lang:?} {lens:?} {form:?}: {word}");
                }
            }
        }
    }
}
