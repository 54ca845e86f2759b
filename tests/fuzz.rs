//! Inputs that nobody would write: links, codes, typed dates and searches, changed at random from those that are known.
//!
//! Whatever comes, the program does not stop, and what it makes of it is whole: a view that a link can say, a date that is
//! read again as it is printed, parts of a text that are the text. `cargo xtask fuzz` runs more of them, by seed.
#![cfg(not(target_arch = "wasm32"))]

mod dice;

use civic_atlas::analysis::search::Search;
use civic_atlas::bundle;
use civic_atlas::model::{Dataset, Lang, When};
use civic_atlas::records::search::{hits, needles};
use civic_atlas::text::{date_words, typed_date};
use civic_atlas::view::code::{decode, encode};
use civic_atlas::view::{parse, typed, write};
use dice::Dice;

fn dataset() -> Dataset {
    bundle::embedded().expect("the tables were checked when they were compiled in")
}

/// The first column of a file of promises.
fn first_column(file: &'static str) -> Vec<&'static str> {
    let lines = file.lines().filter(|line| !line.starts_with("# "));
    lines.map(|line| line.split('\t').next().unwrap_or_default()).collect()
}

/// Signs that mean something somewhere, and some that mean nothing anywhere.
const SIGNS: [&str; 44] = [
    "%", "%25", "%zz", "%00", "&", "&amp;", "=", "~", "..", "?", "#", "/", "\0", "ʻ", "’", "я", "Ё", "<b>", "9999",
    "-1", "0", " ", "\u{a0}", "\u{202e}", "!", "!4", "!c3", "+", "🙂", "e\u{301}", "-", "–", "X", "199X", "..2010",
    "г.", "may", "yil", "век", "XX", "{y}", "\u{feff}", "İ", "ß",
];

/// A text of the corpus with one to six changes.
fn changed(dice: &mut Dice, corpus: &[&str]) -> String {
    let mut text = corpus[dice.throw(corpus.len())].to_string();
    for _ in 0..=dice.throw(6) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let (one, other) = (places[dice.throw(places.len())], places[dice.throw(places.len())]);
        let (from, to) = (one.min(other), one.max(other));
        match dice.throw(7) {
            0 => text.insert_str(from, SIGNS[dice.throw(SIGNS.len())]),
            1 => text.replace_range(from..to, SIGNS[dice.throw(SIGNS.len())]),
            2 => drop(text.drain(from..to)),
            3 => {
                let part = text[from..to].to_string();
                text.insert_str(to, &part);
            }
            4 => text.truncate(to),
            5 => text.push_str(corpus[dice.throw(corpus.len())]),
            _ => text = if dice.throw(2) == 0 { text.to_uppercase() } else { text.to_lowercase() },
        }
    }
    text
}

fn link(dice: &mut Dice, data: &Dataset, corpus: &[&str]) {
    let text = changed(dice, corpus);
    let (state, reports) = parse(&text, data);
    assert_eq!(parse(&write(&state), data), (state, Vec::new()), "{text:?}");
    assert!(reports.iter().all(|report| report.part.chars().count() <= 41), "{text:?}: {reports:?}");
}

fn code(dice: &mut Dice, data: &Dataset, corpus: &[&str]) {
    let text = changed(dice, corpus);
    if let Ok((state, _)) = decode(&text, data)
        && let Some(again) = encode(&state, data)
    {
        assert_eq!(decode(&again, data).map(|read| read.0), Ok(state), "{text:?}");
    }
}

fn date(dice: &mut Dice, _: &Dataset, corpus: &[&str]) {
    let text = changed(dice, corpus);
    let Some(when) = typed_date(&text) else { return };
    assert_eq!(when.to_string().parse::<When>().as_ref(), Ok(&when), "{text:?}");
    for lang in Lang::ALL {
        let printed = date_words(lang, &when);
        let days = |when: &When| (when.first(), when.end());
        // One or two digits could be a day as well, and years before the common era have no form of their own.
        if [when.first(), when.end()].into_iter().flatten().all(|day| day.year() > 100) {
            assert_eq!(typed_date(&printed).as_ref().map(days), Some(days(&when)), "{text:?}: {printed:?}");
        }
    }
}

fn search(dice: &mut Dice, _: &Dataset, corpus: &[&str]) {
    let (query, text) = (changed(dice, corpus), changed(dice, corpus));
    let search = Search::new(&query);
    let parts = search.parts(&text);
    assert_eq!(parts.iter().map(|part| part.0).collect::<String>(), text, "{query:?}");
    assert!(Search::new(&text).finds(&[&text]), "{text:?} finds itself");
    let needles = needles(&query);
    let mut end = 0;
    for hit in hits(&text, &needles) {
        assert!(hit.start >= end && hit.start < hit.end && text.get(hit.clone()).is_some(), "{query:?} in {text:?}");
        end = hit.end;
    }
    let mut written = String::new();
    typed::encode(&mut written, &query);
    assert_eq!(typed::decode(&written), query);
}

/// A kind of input: its name, what it is changed from, and what must hold.
type Target = (&'static str, Vec<&'static str>, fn(&mut Dice, &Dataset, &[&str]));

fn targets(data: &Dataset) -> Vec<Target> {
    let dates = ["2005-05-13", "199X", "18XX", "2006~", "1991/1999", "2000/..", "../2004", "2010-21", "0850", "1995/"];
    let printed = dates.iter().flat_map(|cell| {
        let when: When = cell.parse().expect("a date");
        Lang::ALL.map(|lang| &*date_words(lang, &when).leak())
    });
    let typed = [
        "13.05.2005",
        "05/13/2005",
        "2005.5.13",
        "May 13, 2005",
        "май 2005",
        "sept. 2006",
        "1991-1999",
        "2005-yil 13-may",
    ];
    let dates = dates.into_iter().chain(printed).chain(typed).collect();
    let labels = data.events.iter().flat_map(|event| Lang::ALL.map(|lang| event.provenance.text.get(lang)));
    let searches = labels.chain(["closed offices", "o′zbek", "Тошкент", "закрыто ещё", "18 341", "“x” <q>"]).collect();
    vec![
        ("links", first_column(include_str!("links.txt")), link),
        ("codes", first_column(include_str!("codes.txt")), code),
        ("dates", dates, date),
        ("searches", searches, search),
    ]
}

#[test]
fn no_input_stops_the_program_and_what_it_makes_of_it_is_whole() {
    let data = dataset();
    let inputs = dice::inputs(4_000);
    for (name, corpus, holds) in targets(&data) {
        let mut dice = dice::dice(20_261_126);
        for _ in 0..inputs {
            holds(&mut dice, &data, &corpus);
        }
        println!("{name}: {inputs} inputs, from {} that are known", corpus.len());
    }
}
