//! Finding events: the words of a filter, and what passes it.
#![cfg(not(target_arch = "wasm32"))]

use civic_atlas::bundle;
use civic_atlas::view::{Facet, Filter};

#[test]
fn every_word_belongs_to_one_facet() {
    let dataset = bundle::embedded().expect("the tables");
    let mut all: Vec<&str> = Facet::ALL.into_iter().flat_map(|facet| facet.words(&dataset)).collect();
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count, "a word stands in two facets");
    assert!(count > 100);
}

#[test]
fn within_a_facet_any_word_across_facets_all() {
    let dataset = bundle::embedded().expect("the tables");
    let count = |words: &[&'static str]| {
        let filter = Filter::new(&dataset, words);
        dataset.events.iter().filter(|event| filter.passes(event)).count()
    };
    assert_eq!(count(&[]), dataset.events.len());
    let (closures, warnings) = (count(&["closure"]), count(&["warning"]));
    assert!(closures > 20 && warnings > 1);
    assert_eq!(count(&["closure", "warning"]), closures + warnings);
    assert_eq!(count(&["closure", "warning", "kz"]), count(&["kz", "closure"]) + count(&["kz", "warning"]));
    assert!(count(&["closure", "counterpart"]) < count(&["counterpart"]));
    assert_eq!(count(&["counterpart", "tm", "law"]), 0);
    assert!(["plausible", "claim", "rferl-news"].iter().all(|word| count(&[word]) > 0));
}
