//! Which counts of a reader make one line.

use super::canonical::Canonical;
use super::places::NamedPlace;
use super::record::Count;
use std::collections::{BTreeMap, BTreeSet};

/// "literacy, %": what is counted and in which unit.
pub fn indicator(count: &Count) -> String {
    let share = if count.is_share && count.unit != "%" { "%" } else { "" };
    let parts = [count.what.as_str(), &count.unit, share];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The counts that make one line.
pub struct CountedLine<'a> {
    /// Where.
    pub place: &'a NamedPlace,
    /// What is counted.
    pub indicator: String,
    /// The counts, in the order of the table.
    pub counts: Vec<&'a Count>,
    /// What tells it from other lines of the place and indicator.
    pub of: String,
}

/// The lines of counts, in the order in which they begin. One place and one thing counted make one line, whoever states its
/// counts, as long as no date has two; else each source makes one, or each rule of a source.
pub fn lines(own: &Canonical) -> Vec<CountedLine<'_>> {
    let mut lines: Vec<CountedLine<'_>> = Vec::new();
    let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
    for count in &own.counts {
        let (key, indicator) = (count.place.key(), indicator(count));
        let at = *known.entry((key, indicator.clone())).or_insert_with(|| {
            lines.push(CountedLine { place: &count.place, indicator, counts: Vec::new(), of: String::new() });
            lines.len() - 1
        });
        lines[at].counts.push(count);
    }
    let by_source = |count: &Count| count.words.source.clone();
    let by_rule = |count: &Count| [count.words.source.as_str(), "\u{1f}", &count.basis].concat();
    for split in [by_source as fn(&Count) -> String, by_rule] {
        lines = lines
            .into_iter()
            .flat_map(|line| if is_crowded(&line.counts) { apart(line, split) } else { vec![line] })
            .collect();
    }
    lines
}

/// True where a date has two counts.
fn is_crowded(counts: &[&Count]) -> bool {
    let mut dates = BTreeSet::new();
    let dated = counts.iter().filter(|count| count.value.is_some());
    !dated.map(|count| count.date.to_string()).all(|date: String| dates.insert(date))
}

fn apart(line: CountedLine<'_>, by: fn(&Count) -> String) -> Vec<CountedLine<'_>> {
    let CountedLine { place, indicator, counts, .. } = line;
    let mut parts: Vec<CountedLine<'_>> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for count in counts {
        let of = by(count);
        let at = *known.entry(of.clone()).or_insert_with(|| {
            parts.push(CountedLine { place, indicator: indicator.clone(), counts: Vec::new(), of });
            parts.len() - 1
        });
        parts[at].counts.push(count);
    }
    parts
}
