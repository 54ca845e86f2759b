//! What a computer can notice in counts without knowing anything of them: values of one date that differ, steps of tenfold
//! or more, a counting rule that changes. It is said as computed, and is no check: each of them can be right.

use super::canonical::Canonical;
use super::lines::{indicator, lines};
use super::record::Count;
use crate::model::{Number, Qualifier};
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
    /// What is counted, and in which unit.
    pub indicator: String,
    /// The counts: all that differ, or the earlier and the later one.
    pub counts: Vec<&'a Count>,
}

/// What is noticed in the counts of a reader, in the order of the kinds, and then of the table.
pub fn noticed(own: &Canonical) -> Vec<Noticed<'_>> {
    let mut found = differing(own);
    let steps: Vec<(String, &Count, &Count)> = lines(own)
        .into_iter()
        .flat_map(|line| {
            let mut counts: Vec<&Count> = line.counts.into_iter().filter(|count| count.value.is_some()).collect();
            counts.sort_by_key(|count| (count.date.first(), count.date.end()));
            let pairs: Vec<_> = counts.windows(2).map(|pair| (line.indicator.clone(), pair[0], pair[1])).collect();
            pairs
        })
        .collect();
    let is_tenfold = |from: &Count, to: &Count| match (from.value, to.value) {
        (Some(from), Some(to)) => is_tenfold(from, to),
        _ => false,
    };
    let is_other_rule = |from: &Count, to: &Count| from.basis != to.basis;
    for (kind, is_so) in [
        (NoticedKind::Tenfold, &is_tenfold as &dyn Fn(&Count, &Count) -> bool),
        (NoticedKind::RuleChanges, &is_other_rule),
    ] {
        let these = steps.iter().filter(|(_, from, to)| is_so(from, to));
        found.extend(these.map(|(indicator, from, to)| Noticed {
            kind,
            indicator: indicator.clone(),
            counts: vec![*from, *to],
        }));
    }
    found
}

/// Counts of one place, thing, date and rule that cannot all hold, whoever states them.
fn differing(own: &Canonical) -> Vec<Noticed<'_>> {
    let mut places: BTreeMap<(String, String, String, &str), usize> = BTreeMap::new();
    let mut groups: Vec<(String, Vec<&Count>)> = Vec::new();
    for count in own.counts.iter().filter(|count| count.value.is_some()) {
        let indicator = indicator(count);
        let key = (count.place.key(), indicator.clone(), count.date.to_string(), count.basis.as_str());
        let at = *places.entry(key).or_insert_with(|| {
            groups.push((indicator, Vec::new()));
            groups.len() - 1
        });
        groups[at].1.push(count);
    }
    let differ = |counts: &[&Count]| {
        counts.iter().enumerate().any(|(at, one)| counts[..at].iter().any(|other| !can_both_hold(one, other)))
    };
    let differing = groups.into_iter().filter(|(_, counts)| differ(counts));
    differing.map(|(indicator, counts)| Noticed { kind: NoticedKind::Differ, indicator, counts }).collect()
}

fn is_tenfold(from: Number, to: Number) -> bool {
    let (from, to) = (from.to_f64(), to.to_f64());
    // Of nothing there is no multiple.
    from > 0.0 && to > 0.0 && (to >= from * STEP || from >= to * STEP)
}

/// True where both can be said of one number: "over 5,000" and 5,103, "about 5,100" and 5,103.
fn can_both_hold(one: &Count, other: &Count) -> bool {
    let (Some(a), Some(b)) = (one.value, other.value) else { return true };
    let (a, b) = ((a, one.qualifier), (b, other.qualifier));
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
    use crate::owndata::{Answers, Native, read};

    /// Each thing noticed as its kind and values.
    fn seen(table: &str) -> Vec<(NoticedKind, Vec<f64>)> {
        let own = Canonical::of(&read(table.as_bytes(), &Answers::default(), &Native));
        assert!(!own.counts.is_empty());
        let values =
            |noticed: &Noticed<'_>| noticed.counts.iter().filter_map(|count| count.value).map(Number::to_f64).collect();
        noticed(&own).iter().map(|noticed| (noticed.kind, values(noticed))).collect()
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
