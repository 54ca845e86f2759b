//! The rows of each lane, for all of time at once: who moves through time meets each event where it was, and what is
//! filtered away, searched for or read leaves the others where they were.

use super::choice::{Shown, choose_for};
use super::cluster;
use super::scheme::Scheme;
use super::spot::Spot;
use super::{EDGE, GAP};
use crate::analysis::order::{ranks, sort_by};
use crate::analysis::rows::{pack, pack_either};
use crate::analysis::steady;
use crate::chart::frame::usual_days;
use crate::chart::scale::TimeScale;
use crate::model::{Dataset, Day, Lang};
use crate::view::ViewState;

/// A lane over all of time: its spots in the order of their marks, and the row of each.
pub struct Lane<'a> {
    /// Its number in the scheme.
    pub at: usize,
    /// Its spots.
    pub spots: Vec<Spot<'a>>,
    /// The row of each, from 0.
    pub rows: Vec<usize>,
}

/// The lanes in order, over all of time at the scale of a picture: as long as neither this nor what is shown at all
/// changes, each event stays in its row.
pub fn lanes<'a>(dataset: &'a Dataset, state: &ViewState, lang: Lang, time: &TimeScale) -> Vec<Lane<'a>> {
    let shown = choose_for(dataset, state, Day(i32::MIN), Day(i32::MAX));
    let scheme = Scheme::new(dataset, state.lanes);
    let mut own: Vec<Vec<Shown<'a>>> = vec![Vec::new(); scheme.len()];
    for shown in shown {
        scheme.each_lane(shown.event, |lane| own[lane].push(shown));
    }
    let usual = usual_days(dataset);
    let usual = (time.x_px_from_day(usual.0) + EDGE, time.x_px_from_day(usual.1) + EDGE);
    // What is filtered, searched for or read leaves the others in their rows.
    let whole = (!state.only.is_empty() || !state.q.is_empty() || state.select.is_some()).then(|| {
        let whole = ViewState { only: Vec::new(), q: String::new(), select: None, ..state.clone() };
        lanes(dataset, &whole, lang, time)
    });
    let lane = |(at, own): (usize, Vec<Shown<'a>>)| {
        let mut spots: Vec<Spot<'a>> =
            own.into_iter().map(|shown| Spot::alone(shown, time, usual, lang, state.select)).collect();
        sort_by(&mut spots, |spot| spot.place);
        let mut rows = pack(&spots.iter().map(|spot| spot.extent(spot.side)).collect::<Vec<_>>(), GAP);
        for limits in [(cluster::ROWS, false), (cluster::MOST, true)] {
            if rows.iter().any(|row| *row >= limits.0) {
                spots = cluster::join(dataset, spots, &rows, limits, lang);
                rows = pack_turned(&mut spots);
            }
        }
        if let Some(before) = whole.iter().flatten().find(|lane| lane.at == at) {
            rows = rows_as_before(&mut spots, before);
        }
        Lane { at, spots, rows }
    };
    own.into_iter().enumerate().filter(|(_, own)| !own.is_empty()).map(lane).collect()
}

/// The rows of a crowded lane: words stand at the left of a mark where that leaves more room for what follows.
fn pack_turned(spots: &mut [Spot<'_>]) -> Vec<usize> {
    let extents: Vec<[(f64, f64); 2]> = spots.iter().map(Spot::extents).collect();
    let (rows, is_left) = pack_either(&extents, GAP);
    // Where nothing follows in the row for so long, they stand at the right after all.
    let mut next = vec![f64::INFINITY; spots.len() + 1];
    for at in ranks(&extents.iter().map(|extent| extent[0].0).collect::<Vec<_>>()).into_iter().rev() {
        let [right, left] = extents[at];
        let turns = is_left[at] && right.1 + GAP > next[rows[at]];
        spots[at].turn(turns);
        next[rows[at]] = if is_left[at] { left.0 } else { right.0 };
    }
    rows
}

/// Each event with words of its own keeps them where they were, and its row; what stood in a pill takes a free row.
fn rows_as_before(spots: &mut [Spot<'_>], before: &Lane<'_>) -> Vec<usize> {
    let mut wanted = Vec::with_capacity(spots.len());
    for spot in spots.iter_mut() {
        let from = before.spots.partition_point(|other| other.place < spot.place);
        let near = before.spots[from..].iter().take_while(|other| other.place <= spot.place);
        let is_same = |other: &Spot<'_>| std::ptr::eq(other.members[0].event, spot.members[0].event);
        let found = near.enumerate().find(|(_, other)| is_same(other) && !other.is_cluster() && !spot.is_cluster());
        spot.side = found.map_or(spot.side, |(_, other)| other.side);
        wanted.push(found.map(|(more, _)| before.rows[from + more]));
    }
    let extents: Vec<(f64, f64)> = spots.iter().map(|spot| spot.extent(spot.side)).collect();
    steady::keep(&extents, GAP, &wanted)
}
