//! The rows of each lane, for all of time at once: who moves through time meets each event where it was, and what is
//! filtered away, searched for or read leaves the others where they were.

use super::choice::visible_events;
use super::cluster;
use super::geometry::{EDGE, GAP};
use super::grouping::Grouping;
use super::placed_event::{self, PlacedEvent};
use crate::analysis::rows::pack_either;
use crate::analysis::steady;
use crate::chart::frame::usual_days;
use crate::chart::scale::TimeScale;
use crate::model::{Dataset, Day, Lang};
use crate::view::ViewState;

/// A lane over all of time.
pub struct Lane<'a> {
    /// Its events and clusters, in the order of their marks.
    pub spots: Vec<PlacedEvent<'a>>,
    /// The row of each, from 0.
    pub rows: Vec<usize>,
}

/// All lanes of the scheme, also without events, over all of time at the scale of a picture: as long as neither this nor
/// what is shown at all changes, each event stays in its row.
pub fn lanes<'a>(dataset: &'a Dataset, state: &ViewState, lang: Lang, time: &TimeScale) -> Vec<Lane<'a>> {
    let scheme = Grouping::new(dataset, state.lanes);
    let usual = usual_days(dataset);
    let usual = (time.x_px_from_day(usual.0) + EDGE, time.x_px_from_day(usual.1) + EDGE);
    let mut own: Vec<Vec<PlacedEvent<'a>>> = Vec::new();
    own.resize_with(scheme.len(), Vec::new);
    for shown in visible_events(dataset, state, Day(i32::MIN), Day(i32::MAX)) {
        scheme.each_lane(shown.event, &mut |lane| {
            own[lane].push(PlacedEvent::alone(shown, time, usual, lang, state.select));
        });
    }
    // What is filtered, searched for or read leaves the others in their rows.
    let whole = (!state.only.is_empty() || !state.q.is_empty() || state.select.is_some()).then(|| {
        let whole = ViewState { only: Vec::new(), q: String::new(), select: None, ..state.clone() };
        lanes(dataset, &whole, lang, time)
    });
    let mut lanes = Vec::new();
    for (at, mut spots) in own.into_iter().enumerate() {
        placed_event::sort(&mut spots);
        let mut rows = packed(&mut spots, false);
        for limits in [(cluster::ROWS, false), (cluster::MOST, true)] {
            if rows.iter().any(|row| *row >= limits.0) {
                spots = cluster::join(dataset, spots, &rows, limits, lang);
                rows = packed(&mut spots, true);
            }
        }
        if let Some(before) = whole.as_ref().and_then(|whole| whole.get(at)) {
            rows = rows_as_before(&mut spots, before);
        }
        lanes.push(Lane { spots, rows });
    }
    lanes
}

/// The rows of a lane; words stand on the other side of a mark where they may turn and that leaves more room for what
/// follows.
fn packed(spots: &mut [PlacedEvent<'_>], may_turn: bool) -> Vec<usize> {
    let (rows, turns) = pack_either(&spots.iter().map(|spot| spot.extents(may_turn)).collect::<Vec<_>>(), GAP);
    spots.iter_mut().zip(turns).for_each(|(spot, turns)| spot.turn(turns));
    rows
}

/// Each event with words of its own, and each pill of as many events, keeps its words where they were, and its row; what
/// stood in a pill takes a free row.
fn rows_as_before(spots: &mut [PlacedEvent<'_>], before: &Lane<'_>) -> Vec<usize> {
    let mut wanted = Vec::with_capacity(spots.len());
    for spot in spots.iter_mut() {
        let is_same = |other: &PlacedEvent<'_>| std::ptr::eq(other.members[0].event, spot.members[0].event);
        let mut at = before.spots.partition_point(|other| other.place < spot.place);
        let mut row = None;
        while let Some(other) = before.spots.get(at).filter(|other| other.place <= spot.place && row.is_none()) {
            if is_same(other) && other.members.len() == spot.members.len() {
                (row, spot.side) = (Some(before.rows[at]), other.side);
            }
            at += 1;
        }
        wanted.push(row);
    }
    let extents: Vec<(f64, f64)> = spots.iter().map(|spot| spot.extent(spot.side)).collect();
    steady::keep(&extents, GAP, &wanted, spots.iter().position(|spot| spot.is_read))
}
