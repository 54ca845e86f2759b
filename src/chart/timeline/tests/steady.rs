//! Rows stay where they are: while others are filtered away, while an event is read, and while time moves.

use super::*;

/// The lane, row and place of each event that has words of its own.
fn seen_of(dataset: &Dataset, state: &ViewState, frame: &Frame) -> Vec<(&'static str, usize, usize, (f64, f64))> {
    let mut found = Vec::new();
    for lane in seen(dataset, state, Lang::En, frame) {
        for (row, (_, items)) in lane.rows.iter().enumerate() {
            let alone = items.iter().filter(|item| !item.is_cluster());
            found.extend(alone.map(|item| (item.members[0].event.id, lane.at, row, item.extent())));
        }
    }
    found
}

#[test]
fn rows_keep_their_order_when_events_are_filtered_away() {
    let dataset = bundle::embedded().expect("the evidence");
    let rows_of = |state: &ViewState| seen_of(&dataset, state, &Frame::new(&dataset, state, 1120.0));
    let whole = ViewState { page: Page::Timeline, ..ViewState::default() };
    let before = rows_of(&whole);
    let mut compared = 0;
    for words in [vec!["law", "forum", "visit"], vec!["reported"], vec!["kz", "kg"], vec!["s2"], vec!["plausible"]] {
        let after = rows_of(&ViewState { only: words.clone(), ..whole.clone() });
        let stood = after.iter().filter_map(|a| Some((a, before.iter().find(|row| row.0 == a.0)?)));
        let stood: Vec<_> = stood.collect();
        for (a, a_before) in &stood {
            assert_eq!(a.3, a_before.3, "{words:?}: {} is moved sideways", a.0);
            for (b, b_before) in stood.iter().filter(|(b, _)| b.1 == a.1) {
                assert_eq!(a_before.2.cmp(&b_before.2), a.2.cmp(&b.2), "{words:?}: {} {}", a.0, b.0);
                compared += 1;
            }
        }
    }
    assert!(compared > 300, "{compared}");
}

#[test]
fn reading_an_event_leaves_the_others_and_the_pills_in_their_rows() {
    let dataset = bundle::embedded().expect("the evidence");
    let mut pills = 0;
    for (lanes, time, evidence) in [
        (Lanes::Place, None, Evidence::Printed),
        (Lanes::Place, TimeSpan::of_years(2000, 2010), Evidence::Others),
        (Lanes::Source, TimeSpan::of_years(1995, 2015), Evidence::Others),
        (Lanes::Theme, None, Evidence::Others),
    ] {
        let look = |select: Option<&'static str>| {
            let state = ViewState { page: Page::Timeline, lanes, time, evidence, select, ..ViewState::default() };
            let mut found = Vec::new();
            for lane in seen(&dataset, &state, Lang::En, &Frame::new(&dataset, &state, 1120.0)) {
                for (row, (_, items)) in lane.rows.iter().enumerate() {
                    found.extend(items.iter().map(|item| {
                        let ids: Vec<&str> = item.members.iter().map(|shown| shown.event.id).collect();
                        (lane.at, row, ids)
                    }));
                }
            }
            found
        };
        let before = look(None);
        pills += before.iter().filter(|item| item.2.len() > 1).count();
        for id in ["counterpart-closed-2006", "andijan-2005", "decision-253-2003", "tulip-2005", "rose-2003"] {
            let after = look(Some(id));
            let both = before.iter().filter_map(|a| Some((a, after.iter().find(|b| b.2 == a.2)?)));
            let both: Vec<_> = both.filter(|(a, _)| a.2 != [id]).collect();
            assert!(both.len() + 3 > before.len(), "{id}: {} of {}", both.len(), before.len());
            for (a, a_after) in &both {
                for (b, b_after) in both.iter().filter(|(b, _)| b.0 == a.0) {
                    let (now, then) = (a_after.1.cmp(&b_after.1), a.1.cmp(&b.1));
                    assert_eq!(now, then, "{lanes:?} {id}: {:?} {:?}", a.2, b.2);
                }
            }
        }
    }
    assert!(pills >= 20, "{pills}");
}

#[test]
fn who_moves_through_time_meets_each_event_in_its_row() {
    // Days of a linear congruential generator (Knuth).
    let mut seed = 5u64;
    let mut next = |most: i32| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as i32 % most
    };
    let dataset = bundle::embedded().expect("the evidence");
    let (mut compared, mut unmoved) = (0, 0);
    for only in [vec![], vec!["uz", "kz"]] {
        for (lanes, days) in [(Lanes::Place, 3_000), (Lanes::Place, 400), (Lanes::Theme, 900), (Lanes::Source, 5_000)] {
            let look = |first: i32| {
                let time = Some(TimeSpan::near(f64::from(first), f64::from(days)));
                let evidence = Evidence::Others;
                let state = ViewState { page: Page::Timeline, lanes, time, evidence, only: only.clone(), ..view(1, 2) };
                let state = ViewState { time, ..state };
                let frame = Frame::new(&dataset, &state, 1120.0);
                seen_of(&dataset, &state, &frame)
            };
            for _ in 0..12 {
                let from = Day::new_year(2001).0 + next(2_500);
                let (before, after) = (look(from), look(from + next(days)));
                let both: Vec<_> =
                    before.iter().filter_map(|a| Some((a, after.iter().find(|b| (b.0, b.1) == (a.0, a.1))?))).collect();
                for (a, b) in &both {
                    unmoved += usize::from(a.2 == b.2);
                    for (other, other_after) in both.iter().filter(|(other, _)| other.1 == a.1) {
                        assert_eq!(a.2.cmp(&other.2), b.2.cmp(&other_after.2), "{lanes:?} {days}: {} {}", a.0, other.0);
                        compared += 1;
                    }
                }
                // Within one stretch not even a row comes or goes.
                let stretch = from.div_euclid(days) * days;
                let (before, after) = (look(stretch), look(stretch + days));
                let between = look(stretch + 1 + next(days - 1));
                for (id, lane, row, _) in &between {
                    let rows_after = after.iter().filter(|b| (b.0, b.1) == (id, *lane));
                    let rows = before.iter().filter(|b| (b.0, b.1) == (id, *lane)).chain(rows_after);
                    rows.for_each(|other| assert!(other.2 <= *row, "{id} stands lower in fewer rows"));
                }
            }
        }
    }
    assert!(compared > 10_000, "{compared} {unmoved}");
}

#[test]
fn rows_are_bounded_whatever_happened() {
    let cells: Vec<String> =
        (0..400).map(|n| ["200", &(n % 5).to_string(), "-01/2009-0", &(1 + n % 9).to_string()].concat()).collect();
    let events: Vec<(&str, Category)> =
        cells.iter().enumerate().map(|(n, cell)| (cell.as_str(), Category::ALL[n % Category::ALL.len()])).collect();
    let dataset = dataset_of(&events);
    let state = view(1999, 2011);
    let frame = Frame::new(&dataset, &state, 1120.0);
    let lanes = seen(&dataset, &state, Lang::En, &frame);
    assert!(lanes.iter().all(|lane| lane.rows.len() <= cluster::MOST), "{}", lanes[0].rows.len());
    let (first, end) = frame.time.domain();
    assert_eq!(drawn(&lanes, first, end).len(), 400, "none is lost");
    let plan = plan(&dataset, &state, Lang::En, &frame, true);
    assert!(plan.words().any(|words| words.text.starts_with("other events")));
}
