//! What a computer can notice in counts without knowing anything of them: values of one date that differ, steps of tenfold
//! or more, a counting rule that changes. It is said as computed, and is no check: each of them can be right.

use super::canonical::Canonical;
use super::lines::{CountedLine, lines};
use super::record::Count;
use crate::model::{Date, Lang, Number, OWN_KIND, Qualifier, Record, Table, When, table};
use std::collections::BTreeMap;

/// How many times larger or smaller a count has to be than the one before it.
const STEP: f64 = 10.0;

/// What is noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticedKind {
    /// One place, thing counted, date and rule, and values that cannot all hold.
    Differ,
    /// The count after a count is ten times as large or more, or a tenth or less.
    Tenfold,
    /// Two counts next to each other in one line follow different rules.
    RuleChanges,
}

/// One thing that is noticed.
#[derive(Clone, Debug, PartialEq)]
pub struct Noticed<'a> {
    /// What.
    pub kind: NoticedKind,
    /// Where, and what is counted in which unit.
    pub about: String,
    /// The counts: all that differ, or the earlier and the later one.
    pub counts: Vec<Counted<'a>>,
}

/// A count that has a value, as it is compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counted<'a> {
    /// The id of its record; empty while it has none.
    pub id: &'a str,
    /// When.
    pub date: Date,
    /// How many.
    pub value: Number,
    /// How exact.
    pub qualifier: Qualifier,
    /// True for a share in per cent.
    pub is_share: bool,
    /// The counting rule; empty where none is stated.
    pub basis: &'a str,
    /// Who states it; empty where nobody is named.
    pub source: &'a str,
}

/// The counts of one line that have values, in the order of the table.
struct ComparedLine<'a> {
    /// The place and what is counted in which unit: counts of other lines are compared where these are the same.
    of: [String; 2],
    /// The same in words.
    about: String,
    counts: Vec<Counted<'a>>,
}

/// What is noticed in the counts of a reader, in the order of the kinds, and then of the table.
pub fn noticed(own: &Canonical) -> Vec<Noticed<'_>> {
    found(lines(own).into_iter().map(own_line).collect())
}

fn own_line(line: CountedLine<'_>) -> ComparedLine<'_> {
    let about = named(&line.place.name, &line.indicator);
    let counts = line.counts.into_iter().filter_map(own_count).collect();
    ComparedLine { of: [line.place.key(), line.indicator], about, counts }
}

fn own_count(count: &Count) -> Option<Counted<'_>> {
    let (basis, source) = (count.basis.as_str(), count.words.source.as_str());
    let Count { date, qualifier, is_share, .. } = *count;
    Some(Counted { id: "", date, value: count.value?, qualifier, is_share, basis, source })
}

/// The same in tables in the schema of the atlas, a reader's own or those of a package; the words that they have for each
/// language are those of this one.
pub fn noticed_in_tables(tables: &[Table], lang: Lang) -> Vec<Noticed<'static>> {
    found(lines_of_tables(tables, lang))
}

/// The word for a rule that is not stated, in tables.
const UNSTATED: &str = "unstated";

/// What counts inhabitants is drawn where a reader has brought it as a count, and else divides by them.
const POPULATION: &str = "population";

fn lines_of_tables(tables: &[Table], lang: Lang) -> Vec<ComparedLine<'static>> {
    let table = |name: &str| table::find(tables, name);
    let (Some(series), Some(observations)) = (table("series"), table("observations")) else { return Vec::new() };
    let called = |name: &str| -> BTreeMap<&'static str, (&'static str, bool)> {
        let label = |record: Record<'_>| Some(record.label(lang)).filter(|label| !label.is_empty());
        let named = |record: Record<'_>| {
            (record.id(), (label(record).unwrap_or(record.get("label")), record.get("kind") == OWN_KIND))
        };
        table(name).into_iter().flat_map(Table::records).map(named).collect()
    };
    let (places, sources) = (called("places"), called("sources"));
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    let mut lines: Vec<ComparedLine<'static>> = Vec::new();
    for record in series.records() {
        let [place, indicator, unit] = ["place", "indicator", "unit"].map(|column| record.get(column));
        let is_own = sources.get(record.get("source")).is_some_and(|(_, is_own)| *is_own);
        if is_own || indicator != POPULATION {
            let place_name = places.get(place).map_or(place, |(name, _)| name);
            let about = if is_own { named(place_name, indicator) } else { record.label(lang).to_string() };
            let of = [place.to_string(), [indicator, "\u{1f}", unit].concat()];
            at.insert(record.id(), lines.len());
            lines.push(ComparedLine { of, about, counts: Vec::new() });
        }
    }
    for record in observations.records() {
        let line = at.get(record.get("series")).and_then(|at| Some((*at, series.row_of(record.get("series"))?)));
        let (Some((line, row)), Ok(value)) = (line, Number::parse(record.get("value"))) else { continue };
        let Ok(When::At(date)) = record.get("date").parse() else { continue };
        let basis = [record.get("basis"), series.cell(row, "basis")].into_iter().find(|basis| !basis.is_empty());
        let basis = basis.filter(|basis| *basis != UNSTATED).unwrap_or_default();
        let indicator = series.cell(row, "indicator");
        lines[line].counts.push(Counted {
            id: record.id(),
            date,
            value,
            qualifier: Qualifier::from_slug(record.get("qualifier")).unwrap_or(Qualifier::Exact),
            is_share: indicator == "%" || indicator.ends_with(", %"),
            basis,
            source: sources.get(record.get("source")).map_or("", |(name, _)| name),
        });
    }
    lines
}

/// "Osh, schools".
fn named(place: &str, indicator: &str) -> String {
    [place, indicator].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn found(mut lines: Vec<ComparedLine<'_>>) -> Vec<Noticed<'_>> {
    let mut found = differing(&lines);
    lines.iter_mut().for_each(|line| line.counts.sort_by_key(|count| (count.date.first(), count.date.end())));
    let is_tenfold = |from: &Counted<'_>, to: &Counted<'_>| is_tenfold(from.value, to.value);
    let is_other_rule = |from: &Counted<'_>, to: &Counted<'_>| from.basis != to.basis;
    for (kind, is_so) in [
        (NoticedKind::Tenfold, &is_tenfold as &dyn Fn(&Counted<'_>, &Counted<'_>) -> bool),
        (NoticedKind::RuleChanges, &is_other_rule),
    ] {
        for line in &lines {
            let steps = line.counts.windows(2).filter(|pair| is_so(&pair[0], &pair[1]));
            found.extend(steps.map(|pair| Noticed { kind, about: line.about.clone(), counts: pair.to_vec() }));
        }
    }
    found
}

/// Counts of one place, thing, date and rule that cannot all hold, whoever states them.
fn differing<'a>(lines: &[ComparedLine<'a>]) -> Vec<Noticed<'a>> {
    let mut known: BTreeMap<(&[String; 2], String, &str), usize> = BTreeMap::new();
    let mut groups: Vec<Noticed<'a>> = Vec::new();
    for (line, count) in lines.iter().flat_map(|line| line.counts.iter().map(move |count| (line, count))) {
        let at = *known.entry((&line.of, count.date.to_string(), count.basis)).or_insert_with(|| {
            groups.push(Noticed { kind: NoticedKind::Differ, about: line.about.clone(), counts: Vec::new() });
            groups.len() - 1
        });
        groups[at].counts.push(*count);
    }
    let differ = |counts: &[Counted<'_>]| {
        counts.iter().enumerate().any(|(at, one)| counts[..at].iter().any(|other| !can_both_hold(one, other)))
    };
    groups.retain(|group| differ(&group.counts));
    groups
}

fn is_tenfold(from: Number, to: Number) -> bool {
    let (from, to) = (from.to_f64(), to.to_f64());
    // Of nothing there is no multiple.
    from > 0.0 && to > 0.0 && (to >= from * STEP || from >= to * STEP)
}

/// True where both can be said of one number: "over 5,000" and 5,103, "about 5,100" and 5,103.
fn can_both_hold(one: &Counted<'_>, other: &Counted<'_>) -> bool {
    let (a, b) = ((one.value, one.qualifier), (other.value, other.qualifier));
    a.0.to_f64() == b.0.to_f64() || holds(a, b) || holds(b, a)
}

/// True where a number that is not exact leaves room for the other one. What is rounded leaves as much as its last digit
/// that is not 0 shows.
fn holds((inexact, qualifier): (Number, Qualifier), (other, of_other): (Number, Qualifier)) -> bool {
    let (value, other) = (inexact.to_f64(), other.to_f64());
    match qualifier {
        Qualifier::Exact => false,
        Qualifier::Over => other > value || of_other == Qualifier::Over,
        Qualifier::Under => other < value || of_other == Qualifier::Under,
        Qualifier::About => (other - value).abs() <= last_place(inexact) / 2.0,
        Qualifier::Approaching => other < value && value - other <= last_place(inexact),
    }
}

/// The worth of the last digit that is not 0: 100 of 5,100.
fn last_place(number: Number) -> f64 {
    let (_, whole, fraction) = number.parts();
    match fraction {
        Some((_, decimals)) => 10f64.powi(-i32::from(decimals)),
        None => {
            (0..18).map(|power| 10u64.pow(power)).take_while(|unit| whole > 0 && whole % unit == 0).last().unwrap_or(1)
                as f64
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::owndata::{Answers, Native, read, tables};

    /// Each thing noticed as its kind and values.
    fn seen(table: &str) -> Vec<(NoticedKind, Vec<f64>)> {
        let own = Canonical::of(&read(table.as_bytes(), &Answers::default(), &Native));
        assert!(!own.counts.is_empty());
        let values = |noticed: &Noticed<'_>| noticed.counts.iter().map(|count| count.value.to_f64()).collect();
        let found: Vec<_> = noticed(&own).iter().map(|noticed| (noticed.kind, values(noticed))).collect();
        // Of the tables that are drawn the same is noticed, in the order of their lines.
        let drawn = noticed_in_tables(&tables(&own, |_| false), Lang::En);
        assert!(drawn.iter().flat_map(|noticed| &noticed.counts).all(|count| !count.id.is_empty()));
        let said = |found: &[Noticed<'_>]| {
            let without_ids = |noticed: &Noticed<'_>| {
                let counts: Vec<_> = noticed.counts.iter().map(|count| Counted { id: "", ..*count }).collect();
                format!("{:?} {} {counts:?}", noticed.kind, noticed.about)
            };
            let mut said: Vec<String> = found.iter().map(without_ids).collect();
            said.sort();
            said
        };
        assert_eq!(said(&noticed(&own)), said(&drawn), "{table}");
        found
    }

    fn with(rows: &str) -> Vec<(NoticedKind, Vec<f64>)> {
        seen(&["place,date,value,basis,source,what\n", rows].concat())
    }

    #[test]
    fn sources_that_differ_are_noticed_and_those_that_can_both_hold_are_not() {
        use NoticedKind::Differ;
        assert_eq!(with("Osh,2000,95,,A,schools\nOsh,2000,96,,B,schools\n"), [(Differ, vec![95.0, 96.0])]);
        assert_eq!(
            with("Osh,2000,95,,A,x\nOsh,2000,95,,B,x\nOsh,2000,90,,C,x\n"),
            [(Differ, vec![95.0, 95.0, 90.0])],
            "all that speak of it are named"
        );
        for alike in [
            "Osh,2000,95,,A,x\nOsh,2000,95.0,,B,x\n",
            "Osh,2000,over 5000,,A,x\nOsh,2000,5103,,B,x\n",
            "Osh,2000,over 5103,,A,x\nOsh,2000,5103,,B,x\n",
            "Osh,2000,over 5000,,A,x\nOsh,2000,over 5100,,B,x\n",
            "Osh,2000,about 5100,,A,x\nOsh,2000,5103,,B,x\n",
            "Osh,2000,nearly 600,,A,x\nOsh,2000,590,,B,x\n",
            "Osh,2000,under 600,,A,x\nOsh,2000,590,,B,x\n",
            // Another date, place, rule or thing is another count.
            "Osh,2000,95,,A,x\nOsh,2001,96,,B,x\n",
            "Osh,2000,95,,A,x\nOsh,2000-05,96,,B,x\n",
            "Osh,2000,95,,A,x\nNaryn,2000,96,,B,x\n",
            "Osh,2000,95,open,A,x\nOsh,2000,96,all,B,x\n",
            "Osh,2000,95,,A,x\nOsh,2000,96,,B,y\n",
            "Osh,2000,95,,A,x\nOsh,2000,n/a,,B,x\n",
        ] {
            assert_eq!(with(alike), [], "{alike}");
        }
        for apart in [
            "Osh,2000,over 6000,,A,x\nOsh,2000,5103,,B,x\n",
            "Osh,2000,over 6000,,A,x\nOsh,2000,under 5000,,B,x\n",
            "Osh,2000,about 5100,,A,x\nOsh,2000,5160,,B,x\n",
            "Osh,2000,nearly 600,,A,x\nOsh,2000,610,,B,x\n",
            "Osh,2000,0,,A,x\nOsh,2000,1,,B,x\n",
        ] {
            assert_eq!(with(apart).len(), 1, "{apart}");
        }
    }

    #[test]
    fn tenfold_steps_either_way_are_noticed_between_neighbours_alone() {
        use NoticedKind::Tenfold;
        let rows = "Osh,2010,9000,,A,x\nOsh,2000,95,,A,x\nOsh,2005,950,,A,x\nOsh,2015,900,,A,x\nOsh,2020,n/a,,A,x\n";
        assert_eq!(with(rows), [(Tenfold, vec![95.0, 950.0]), (Tenfold, vec![9000.0, 900.0])]);
        assert_eq!(with("Osh,2000,95,,A,x\nOsh,2001,949,,A,x\nOsh,2002,0,,A,x\nOsh,2003,90,,A,x\n"), []);
        // Another place, and another source of the same dates, is another line.
        assert_eq!(with("Osh,2000,5,,A,x\nNaryn,2001,500,,A,x\n"), []);
    }

    #[test]
    fn a_rule_that_changes_within_a_line_is_noticed() {
        use NoticedKind::RuleChanges;
        assert_eq!(
            with("Osh,2000,95,open,A,x\nOsh,2001,96,open,A,x\nOsh,2002,97,all,A,x\nOsh,2003,98,,A,x\n"),
            [(RuleChanges, vec![96.0, 97.0]), (RuleChanges, vec![97.0, 98.0])]
        );
        let two_lines = "Osh,2000,95,open,A,x\nOsh,2001,96,open,A,x\nOsh,2000,97,all,A,x\nOsh,2001,98,all,A,x\n";
        assert_eq!(with(two_lines), [], "two rules of one date are two lines");
    }

    #[test]
    fn what_is_rounded_leaves_room() {
        for (number, place) in [("5100", 100.0), ("5103", 1.0), ("20000", 10_000.0), ("12.5", 0.1), ("0", 1.0)] {
            assert_eq!(last_place(Number::parse(number).expect("a number")), place, "{number}");
        }
    }
}
