//! Short codes of views: each one ever given means what it meant, every view survives the way there and back, and a slip
//! of the finger is found.
#![cfg(not(target_arch = "wasm32"))]

mod dice;

use civic_atlas::bundle;
use civic_atlas::bundle::package::Package;
use civic_atlas::model::Dataset;
use civic_atlas::view::code::{CodeError, RECORD_BITS, SERIES_BITS, decode, encode, hash};
use civic_atlas::view::{Refusal, ViewState, parse, write};
use dice::Dice;
use std::collections::BTreeMap;
use std::path::Path;

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn dataset() -> Dataset {
    bundle::embedded().expect("the tables were checked when they were compiled in")
}

/// The codes in `tests/codes.txt` with the link that each means.
fn given() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("codes.txt").lines().filter(|line| !line.starts_with("# ") && !line.is_empty());
    lines.map(|line| line.split_once('\t').unwrap_or_else(|| panic!("no tab in `{line}`")))
}

#[test]
fn every_code_ever_given_means_the_same() {
    let dataset = dataset();
    for (code, link) in given() {
        let (state, reports) = decode(code, &dataset).unwrap_or_else(|error| panic!("{code}: {error:?}"));
        assert_eq!(write(&state), link, "{code}");
        assert!(reports.is_empty(), "{code}: {reports:?}");
        assert_eq!(encode(&state, &dataset).as_deref(), Some(code), "{link}");
    }
    assert!(given().count() >= 17, "codes were taken away");
}

#[test]
fn every_view_survives_the_way_to_a_code_and_back() {
    let dataset = dataset();
    let mut dice = Dice(0xC0DE_2026);
    let (mut longest, mut without) = (0, 0);
    for _ in 0..20_000 {
        let state = dice.state(&dataset);
        let Some(code) = encode(&state, &dataset) else {
            // What has no field of its own must be short and of plain letters to have a code.
            let rest = ViewState { show: None, time: None, select: None, ..state.clone() };
            let link = write(&rest);
            assert!(link.len() > 60 || !link.is_ascii() || link.contains(char::is_uppercase), "no code for {link}");
            without += 1;
            continue;
        };
        assert_eq!(decode(&code, &dataset), Ok((state.clone(), Vec::new())), "{code}");
        let typed = format!(" {} ", code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l"));
        assert_eq!(decode(&typed, &dataset).map(|read| read.0), Ok(state), "{typed}");
        longest = longest.max(code.len());
    }
    assert!(without < 10_000, "{without} of 20,000 views have no code");
    println!("20,000 views there and back, {without} without a code; the longest code has {longest} signs");
}

#[test]
fn a_view_of_all_series_has_a_code() {
    let dataset = dataset();
    let show = Some(dataset.series.iter().map(|series| series.id).collect());
    let state = ViewState { show, ..ViewState::default() };
    let code = encode(&state, &dataset).expect("a code");
    assert_eq!(decode(&code, &dataset), Ok((state, Vec::new())));
}

#[test]
fn a_view_that_no_code_can_say_has_none() {
    let dataset = dataset();
    for link in [
        "#/evidence?q=иностранные",
        "#/evidence?table=claims&q=a+long+search+for+many+words+of+the+articles+and+of+what+others+say",
    ] {
        let (state, reports) = parse(link, &dataset);
        assert!(reports.is_empty() && !state.page_params.is_empty(), "{link}");
        assert_eq!(encode(&state, &dataset), None, "{link}");
    }
}

#[test]
fn every_wrong_letter_and_every_swap_of_neighbours_is_found() {
    let dataset = dataset();
    let (mut wrong, mut swapped) = (0, 0);
    for (code, _) in given() {
        let letters: Vec<char> = code.chars().filter(|letter| *letter != '-').collect();
        for at in 0..letters.len() {
            for other in ALPHABET.chars().filter(|other| *other != letters[at]) {
                let mut typed = letters.clone();
                typed[at] = other;
                let typed: String = typed.into_iter().collect();
                assert_eq!(decode(&typed, &dataset), Err(CodeError::Check), "{typed} for {code}");
                wrong += 1;
            }
            if at > 0 && letters[at] != letters[at - 1] {
                let mut typed = letters.clone();
                typed.swap(at, at - 1);
                let typed: String = typed.into_iter().collect();
                assert_eq!(decode(&typed, &dataset), Err(CodeError::Check), "{typed} for {code}");
                swapped += 1;
            }
        }
    }
    println!("{wrong} wrong letters and {swapped} swaps, all found");
}

#[test]
fn what_is_no_code_is_refused_with_the_reason() {
    let dataset = dataset();
    for (text, error) in [
        ("", CodeError::Empty),
        (" - ", CodeError::Empty),
        ("1", CodeError::Check),
        ("U", CodeError::Letter('U')),
        ("12*4", CodeError::Letter('*')),
        ("ЖЖЖЖ", CodeError::Letter('Ж')),
        ("https://example.org", CodeError::Letter(':')),
        ("0000", CodeError::Check),
        ("2-2", CodeError::Check),
        ("24", CodeError::Newer),
    ] {
        assert_eq!(decode(text, &dataset), Err(error), "{text}");
    }
    assert!(decode(&"1".repeat(100_000), &dataset).is_err());
    let mut dice = Dice(0x0BAD_C0DE);
    let mut understood = 0;
    for _ in 0..200_000 {
        let length = 1 + dice.throw(30);
        let text: String = (0..length).map(|_| char::from(ALPHABET.as_bytes()[dice.throw(32)])).collect();
        if let Ok((state, _)) = decode(&text, &dataset) {
            assert_eq!(parse(&write(&state), &dataset).0, state, "{text}");
            understood += 1;
        }
    }
    println!("200,000 random texts, {understood} of them a code");
}

#[test]
fn a_record_that_is_gone_is_reported() {
    let whole = dataset();
    let code = encode(&parse("#/growth?show=uz-ngos~kg-ngos&select=kg-ngos-2010", &whole).0, &whole).expect("a code");
    let mut without = dataset();
    without.series.retain(|series| series.id != "uz-ngos");
    without.observations.retain(|observation| observation.id != "kg-ngos-2010");
    let (state, reports) = decode(&code, &without).expect("a sound code");
    assert_eq!(write(&state), "#/growth?show=kg-ngos");
    let refusals: Vec<Refusal> = reports.iter().map(|report| report.refusal).collect();
    assert_eq!(refusals, [Refusal::Series, Refusal::Record]);
}

#[test]
fn no_two_ids_of_any_table_have_the_same_hash() {
    let package = Package::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data")).map_err(drop);
    let mut seen: BTreeMap<(u32, bool), String> = BTreeMap::new();
    let mut count = 0;
    for table in &package.expect("the package passes its schema").tables {
        let is_series = table.name == "series";
        for row in 0..table.len() {
            let id = table.cell(row, "id").to_string();
            let key = hash(&id, if is_series { SERIES_BITS } else { RECORD_BITS });
            if let Some(other) = seen.insert((key, is_series), id.clone()) {
                panic!("in short codes `{id}` would mean `{other}`: give the newer of the two another id");
            }
            count += 1;
        }
    }
    assert!(count > 700, "{count} ids");
}
