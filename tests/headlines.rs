//! Title and subtitle of every ready-made comparison and of fifty other views, in each language, as they were read and
//! accepted.
//!
//! `GOLDEN=write cargo test --test headlines` rewrites the list; read what changed before it is committed.
#![cfg(not(target_arch = "wasm32"))]

use civic_atlas::bundle;
use civic_atlas::chart::frame::Frame;
use civic_atlas::chart::growth::COMPARISONS;
use civic_atlas::chart::headline::{subtitle, title};
use civic_atlas::model::Lang;
use civic_atlas::view::parse;
use std::path::Path;

/// One of each kind: series of the articles and of others, alone, in pairs that share place, rule or neither, through each
/// lens, cut in time, and what the timeline says of years, months and days.
const VIEWS: [&str; 50] = [
    "#/",
    "#/growth",
    "#/growth?evidence=corrected",
    "#/growth?evidence=others",
    "#/growth?show=uz-ngos",
    "#/growth?show=kg-ngos",
    "#/growth?show=kz-ngos",
    "#/growth?show=none",
    "#/growth?show=kg-ngos~kg-registered-icnl&evidence=others",
    "#/growth?show=kg-registered-icnl",
    "#/growth?show=kg-registered-icnl~uz-ngos",
    "#/growth?show=kg-operational-icnl",
    "#/growth?show=kg-ngos-active",
    "#/growth?show=kg-ngos-reporting",
    "#/growth?show=uz-registered-regnum",
    "#/growth?show=uz-registered-regnum~uz-registered-cabar",
    "#/growth?show=uz-registered-cabar~tj-registered-icnl",
    "#/growth?show=uz-registered-reforms-uz",
    "#/growth?show=uz-narrow-alliance",
    "#/growth?show=kz-wide-diplomat",
    "#/growth?show=kz-unstated-ktk",
    "#/growth?show=tj-foreign-funded-irin",
    "#/growth?show=tm-registered-icnl",
    "#/growth?show=kg-ngos~tj-registered-icnl",
    "#/growth?show=tj-registered-icnl~uz-ngos",
    "#/growth?show=world-ingos",
    "#/growth?show=world-ingos&evidence=corrected",
    "#/growth?show=world-operating-wango",
    "#/growth?show=world-yearbook-wango",
    "#/growth?show=world-conventional-taylor-francis",
    "#/growth?show=ecosoc-applied~ecosoc-granted",
    "#/growth?show=ecosoc-granted",
    "#/growth?show=uz-offices~uz-ngos",
    "#/growth?show=kg-ngos&time=2003..2012",
    "#/growth?lens=index",
    "#/growth?lens=index&base=2000",
    "#/growth?lens=rate",
    "#/growth?lens=factor",
    "#/growth?lens=annual",
    "#/growth?lens=doubling",
    "#/growth?lens=factor&show=kg-registered-icnl",
    "#/growth?lens=annual&show=tj-registered-icnl",
    "#/growth?lens=doubling&show=world-ingos",
    "#/growth?lens=index&show=world-conventional-taylor-francis&base=1956",
    "#/growth?lens=rate&show=kz-ngos",
    "#/timeline",
    "#/timeline?time=2006..2006",
    "#/timeline?time=2006-05..2006-07",
    "#/timeline?time=2005-05-13..2005-05-13",
    "#/timeline?only=uz~closure",
];

fn headlines() -> String {
    let dataset = bundle::embedded().expect("the tables were checked when they were compiled in");
    let mut list = String::new();
    for link in COMPARISONS.iter().map(|comparison| comparison.link).chain(VIEWS) {
        let (state, reports) = parse(link, &dataset);
        assert!(reports.is_empty(), "{link}: {reports:?}");
        let frame = Frame::new(&dataset, &state, 1280.0);
        list.push_str(link);
        list.push('\n');
        for lang in Lang::ALL {
            let said = [title(&dataset, &state, lang, &frame.time), subtitle(&dataset, &state, lang)];
            for line in said.iter().filter(|line| !line.is_empty()) {
                list.push_str(&format!("  {}  {line}\n", lang.tag()));
            }
        }
    }
    list
}

#[test]
fn headlines_are_those_that_were_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/headlines.txt");
    let list = headlines();
    if std::env::var_os("GOLDEN").is_some_and(|value| value == "write") {
        std::fs::write(&path, &list).expect("the golden folder can be written");
        return;
    }
    let accepted = std::fs::read_to_string(&path).unwrap_or_default();
    for (now, then) in list.lines().zip(accepted.lines()) {
        assert_eq!(now, then, "GOLDEN=write cargo test --test headlines, then read {}", path.display());
    }
    assert_eq!(list.len(), accepted.len());
}

/// What is said of every language and view: years, and no number without the qualifier that the source gives it.
#[test]
fn no_headline_has_a_gap_or_loses_a_qualifier() {
    let dataset = bundle::embedded().expect("the tables were checked when they were compiled in");
    let list = headlines();
    assert!(!list.contains(['{', '}']), "a gap is left open");
    for series in &dataset.series {
        let (state, _) = parse(&format!("#/growth?show={}", series.id), &dataset);
        let said = civic_atlas::chart::headline::growth_title(&dataset, &state, Lang::En);
        for observation in dataset.values_of(dataset.series_index(series.id).expect("a series")) {
            let value = observation.value.expect("a value");
            let number = civic_atlas::text::number_words(Lang::En, value);
            let Some((before, after)) = said.split_once(number.as_str()) else { continue };
            let stands_alone = !before.ends_with(|c: char| c.is_ascii_digit() || c == ',')
                && !after.starts_with(|c: char| c.is_ascii_digit() || c == ',');
            let word = ["", "about ", "over ", "under ", "nearly "][observation.qualifier as usize];
            assert!(!stands_alone || before.ends_with(word), "{}: {said}", observation.id);
        }
    }
}
