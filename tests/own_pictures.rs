//! A reader's own table, from its cells to its picture: alone, beside the atlas, as a package and back.
//!
//! Pictures are compared as in `golden.rs`.
#![cfg(not(target_arch = "wasm32"))]

mod accepted;

use accepted::{case, text as accepted_text};
use civic_atlas::bundle::own_package::{self, CsvFile};
use civic_atlas::bundle::{self, BroughtTables};
use civic_atlas::chart::frame::Frame;
use civic_atlas::chart::headline;
use civic_atlas::chart::series::values_shown;
use civic_atlas::chart::theme::Theme;
use civic_atlas::chart::{growth, timeline};
use civic_atlas::export::csv::Separator;
use civic_atlas::export::drawn;
use civic_atlas::export::figure::figure;
use civic_atlas::export::imprint::Imprint;
use civic_atlas::export::svg::svg;
use civic_atlas::model::{Dataset, Lang, Qualifier, Table, Verdict, table};
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
    let tables = tables(&own(&[SCHOOLS, EVENTS, "date,text,source\n2001,=1+1,'-x\n", CHECKED, CHECKED_EVENTS]));
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

const CHECKED: &str = "place,date,value,what,source,check,better_value,check_source,check_text,id
Osh,2000,95,schools,Regnum,confirmed,,Yearbook,the same there,osh-2000
Osh,2001,23000,schools,Regnum,misprint,over 2300,Yearbook,2300 in table 4,osh-2001
Osh,2002,2400,schools,Regnum,retyped,,,,osh-2002
Osh,2003,2500,schools,Regnum,,,,,osh-2003
";

const CHECKED_EVENTS: &str = "date,text,place,source,check,better_value,check_source,id
1999-04-14,A law on schools,Osh,Regnum,wrong,1999-05-14,https://example.org/law,osh-law
2000,A fair,Osh,Regnum,,,,osh-fair
";

#[test]
fn checks_of_ones_own_are_checks_as_those_of_the_atlas_are() {
    for is_beside in [false, true] {
        let data = dataset(&tables(&own(&[CHECKED, CHECKED_EVENTS])), is_beside);
        let verdict = |id: &str| data.checks_of(id).map(|check| check.verdict).collect::<Vec<_>>();
        assert_eq!(verdict("osh-2000"), [Some(Verdict::Confirmed)]);
        assert_eq!(verdict("osh-2001"), [Some(Verdict::Misprint)]);
        assert_eq!(verdict("osh-2002"), [None], "in a word of the reader's");
        assert_eq!(verdict("osh-2003"), [], "not checked");
        assert_eq!(verdict("osh-fair"), []);
        let one = |id: &'static str| *data.checks_of(id).next().expect("a check");
        for lang in Lang::ALL {
            assert_eq!(one("osh-2001").text(lang), "2300 in table 4");
            assert_eq!(one("osh-2002").text(lang), "retyped");
            let source = data.sources[one("osh-2001").source.expect("a source")];
            assert_eq!((source.label.get(lang), source.is_own), ("Yearbook", true));
        }
        assert!(one("osh-2002").source.is_none());
        assert_eq!(one("osh-law").urls(), "https://example.org/law");
        assert_eq!(one("osh-law").better_date.map(|date| date.to_string()).as_deref(), Some("1999-05-14"));
        assert_eq!(verdict("kg-ngos-2010").is_empty(), !is_beside, "the checks of the atlas stay with its records");
    }
}

#[test]
fn a_corrected_view_draws_the_better_value_as_exact_as_it_is() {
    let data = dataset(&tables(&own(&[CHECKED, CHECKED_EVENTS])), false);
    let drawn = |link: &str| {
        let values = values_shown(&data, &view(&data, link), 0);
        values.iter().map(|shown| (shown.value.to_string(), shown.qualifier, shown.corrected)).collect::<Vec<_>>()
    };
    let (printed, corrected) = (drawn("#/growth"), drawn("#/growth?evidence=corrected"));
    assert_eq!(printed[1], ("23000".to_string(), Qualifier::Exact, false));
    assert_eq!(corrected[1], ("2300".to_string(), Qualifier::Over, true));
    assert_eq!((&printed[0], &printed[2..]), (&corrected[0], &corrected[2..]));
    let dated = |link: &str| {
        let state = view(&data, link);
        let event = data.events.iter().find(|event| event.id == "osh-law").expect("the law");
        let (first, end) = Frame::new(&data, &state, 1120.0).time.domain();
        let all = timeline::events_dated(&data, &state, first, end);
        let found = all.iter().find(|(of, _)| of.id == event.id).expect("it is drawn");
        found.1.to_string()
    };
    assert_eq!(dated("#/timeline"), "1999-04-14");
    assert_eq!(dated("#/timeline?evidence=corrected"), "1999-05-14");
    // Who corrects stands behind the corrected picture, and not behind the other.
    let sources = |link: &str| headline::sources(&data, &view(&data, link), Lang::En);
    assert_eq!(sources("#/growth"), "reader’s table: Regnum.");
    assert_eq!(sources("#/growth?evidence=corrected"), "reader’s table: Regnum; Yearbook.");
    assert_eq!(sources("#/timeline"), "reader’s table: Regnum.");
    assert!(sources("#/timeline?evidence=corrected").contains("https://example.org/law"));
    let state = view(&data, "#/growth?evidence=corrected");
    let imprint = Imprint::new(&data, &state, Lang::En, "https://example.org/civic-atlas/#/growth");
    let csv = drawn::csv_text(Separator::Comma, &data, &state, &imprint);
    for row in [["misprint", "2300"], ["other", ""]] {
        assert!(csv.contains(&row.join(",")), "{csv}");
    }
}

#[test]
fn a_check_keeps_its_id_when_its_words_change_and_has_one_of_its_own() {
    let ids = |text: &str| {
        let tables = tables(&own(&[text]));
        table::find(&tables, "checks").and_then(|table| table.column("id")).expect("checks").to_vec()
    };
    let before = ids(CHECKED);
    assert_eq!(before.len(), 3);
    assert_eq!(before, ids(&CHECKED.replace("table 4", "table 5").replace("over 2300", "2310")));
    let without = tables(&own(&[SCHOOLS]));
    assert!(table::find(&without, "checks").is_none(), "not checked is no table of checks");
}

#[test]
fn packages_of_before_checks_had_sources_are_taken() {
    let rows =
        |path: &str, text: &str| CsvFile { path: path.to_string(), rows: owndata::of_package(text).expect("rows") };
    let files = civic_atlas::export::own_package::files(bundle::schema(), &tables(&own(&[SCHOOLS])));
    let schools = || files[1..].iter().map(|(path, text)| rows(path, text)).collect::<Vec<_>>();
    let read = |head: &str, row: &str| {
        let checks = rows("checks.csv", &[head, "\n", row, "\n"].concat());
        own_package::read(bundle::schema(), schools().into_iter().chain([checks]).collect())
    };
    let head = "id,targets,verdict,better_value,better_date,basis,confidence,urls,text";
    let of_before =
        read(head, "c-1,my-osh-2010,misprint,5130,,seen,high,,in the yearbook").expect("a package of before");
    let data = dataset(&of_before, false);
    let check = data.checks_of("my-osh-2010").next().expect("its check");
    assert_eq!(
        (check.verdict, check.source, check.better_qualifier),
        (Some(Verdict::Misprint), None, Qualifier::Exact)
    );
    // A source that is no row of sources, and a verdict that is none.
    let head = "id,targets,verdict,better_value,better_qualifier,better_date,basis,confidence,urls,source,text";
    for (row, field) in [
        ("c-1,my-osh-2010,misprint,5130,over,,,,,src-nobody,words", "source"),
        ("c-1,my-osh-2010,mistaken,5130,over,,,,,,words", "verdict"),
        ("c-1,my-osh-2010,misprint,5130,more,,,,,,words", "better_qualifier"),
        ("c-1,nobody,misprint,5130,over,,,,,,words", "targets"),
    ] {
        let problems = read(head, row).expect_err(row);
        assert_eq!((problems.len(), problems[0].file.as_str(), problems[0].field.as_str()), (1, "checks.csv", field));
    }
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

/// What a title through this lens begins with.
fn lens_name(lang: Lang, lens: Lens) -> &'static str {
    let names = match lens {
        Lens::Count => ["", "", ""],
        Lens::Index => ["Index (", "Indeks (", "Индекс ("],
        Lens::Rate => ["Per 100,000 people", "100\u{a0}000 aholiga", "На 100\u{a0}000 жителей"],
        Lens::Factor => ["Times as many", "Necha baravar", "Во сколько раз"],
        Lens::Annual => ["Average yearly growth", "Oʻrtacha yillik oʻsish", "Среднегодовой прирост"],
        Lens::Doubling => ["Doubling time in years", "Ikki baravar koʻpayish muddati, yil", "Время удвоения, лет"],
    };
    names[lang as usize]
}

#[test]
fn a_title_of_own_counts_says_what_the_lens_shows() {
    let data = dataset(&tables(&own(&[SCHOOLS])), false);
    let title = |data: &Dataset, link: &str, lang| {
        let state = view(data, link);
        headline::title(data, &state, lang, &Frame::new(data, &state, 1120.0).time)
    };
    let mut list = String::new();
    let beside = dataset(&tables(&own(&[SCHOOLS])), true);
    let narrow = "time=2004..2009";
    for (data, link) in Lens::ALL.iter().map(|lens| (&data, format!("#/growth?lens={}", lens.slug()))).chain([
        (&data, "#/growth?lens=index&base=2008".to_string()),
        (&data, format!("#/growth?lens=factor&{narrow}")),
        (&data, format!("#/growth?lens=annual&{narrow}")),
        (&data, format!("#/growth?lens=rate&{narrow}")),
        (&data, "#/growth?lens=rate&show=none".to_string()),
        (&beside, "#/growth?lens=rate".to_string()),
        (&beside, "#/growth?lens=rate&show=kg-ngos".to_string()),
    ]) {
        for lang in Lang::ALL {
            list.push_str(&[&link, " ", lang.tag(), " ", &title(data, &link, lang), "\n"].concat());
        }
    }
    accepted_text("own-titles.txt", &list);
}

#[test]
fn two_series_that_count_the_same_are_told_apart_by_their_sources() {
    const TWO: &str = "place,date,value,what,source\nOsh,2000,95,schools,Regnum\nOsh,2003,2500,schools,Regnum\n\
        Osh,2003,2650,schools,CABAR\n";
    let data = dataset(&tables(&own(&[TWO])), false);
    let state = view(&data, "#/growth");
    let title = headline::title(&data, &state, Lang::En, &Frame::new(&data, &state, 1120.0).time);
    assert_eq!(title, "Osh: schools (Regnum), 95 (2000)\u{a0}→ 2,500 (2003); Osh: schools (CABAR), 2,650 (2003)");
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
                // The title says what is drawn: the lens by its name, and its numbers, not the counts.
                let time = Frame::new(&data, &state, 1120.0).time;
                let title = headline::title(&data, &state, lang, &time);
                assert!(drawn.contains(&title.to_lowercase().replace('&', "&amp;")), "{title}");
                let name = lens_name(lang, lens);
                assert!(
                    title.starts_with(name) && title.contains(" · ") != name.is_empty(),
                    "{lang:?} {lens:?}: {title}"
                );
                if lens != Lens::Count {
                    let counts =
                        ["2,585", "2\u{a0}585", "2585", "8,600", "8\u{a0}600", "8600", "5,103", "5\u{a0}103", "5103"];
                    assert!(counts.iter().all(|count| !title.contains(count)), "{lang:?} {lens:?}: {title}");
                }
                for word in ["article", "maqola", "стать", "статей"] {
                    let at = drawn.find(word).map(|at| drawn[..at].chars().rev().take(80).collect::<Vec<_>>());
                    let before: Option<String> = at.map(|signs| signs.into_iter().rev().collect());
                    assert_eq!(before, None, "{lang:?} {lens:?} {form:?}: {word}");
                }
            }
        }
    }
}
