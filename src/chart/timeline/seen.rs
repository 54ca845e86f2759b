//! What of the lanes is seen in the days of a picture, and where the words of it stand between its edges.

use super::choice::overlaps;
use super::cluster;
use super::event_box::EventBox;
use super::geometry::{CLEAR, EDGE, GAP, ROW, Side, TEXT};
use super::lanes::lanes;
use super::placed_event::PlacedEvent;
use crate::chart::frame::Frame;
use crate::chart::metrics::{Weight, text_width};
use crate::model::{Dataset, Day, Lang};
use crate::view::ViewState;

/// What of a lane is seen in a picture.
pub struct VisibleLane<'a> {
    /// Its number in the scheme.
    pub at: usize,
    /// The rows: the height of each, and its items from left to right.
    pub rows: Vec<(f64, Vec<EventBox<'a>>)>,
}

/// The lanes with something in them in the days shown.
pub fn seen<'a>(dataset: &'a Dataset, state: &ViewState, lang: Lang, frame: &Frame) -> Vec<VisibleLane<'a>> {
    let endless = frame.time.endless();
    let (first, end) = frame.time.domain();
    let shift = endless.x_px_from_day(first) - frame.left;
    let mut seen = Vec::new();
    // Time is cut into stretches as long as the picture shows. A row without anything in the stretches that are touched is
    // left out: so rows come and go only where the picture reaches the next stretch.
    let days = end.0 - first.0;
    let near = (Day(first.0.div_euclid(days) * days), Day((end.0 - 1).div_euclid(days) * days + days));
    for (at, lane) in lanes(dataset, state, lang, &endless).iter().enumerate() {
        let (mut rows, mut is_empty) = (Vec::new(), true);
        for row in 0..lane.rows.iter().max().map_or(0, |last| last + 1) {
            let (mut height, mut spots) = (0.0, Vec::new());
            for (spot, _) in lane.spots.iter().zip(&lane.rows).filter(|(_, own)| **own == row) {
                let is_in = |first, end| spot.members.iter().any(|shown| overlaps(&shown.when, first, end));
                if is_in(near.0, near.1) {
                    height = if spot.is_cluster() || height == ROW.1 { ROW.1 } else { ROW.0 };
                }
                if is_in(first, end) {
                    spots.push(spot);
                }
            }
            if height > 0.0 {
                is_empty &= spots.is_empty();
                rows.push((height, items(&spots, frame, shift, lang, state.select)));
            }
        }
        if !is_empty {
            seen.push(VisibleLane { at, rows });
        }
    }
    seen
}

/// The items of a row, with their words where they stand at any time, or as near to that as the edges of the picture and
/// their neighbours leave room.
fn items<'a>(
    spots: &[&PlacedEvent<'a>],
    frame: &Frame,
    shift: f64,
    lang: Lang,
    select: Option<&str>,
) -> Vec<EventBox<'a>> {
    let mut items: Vec<EventBox<'a>> = spots.iter().map(|spot| EventBox::seen(spot, frame, shift, select)).collect();
    let mut lo = frame.left + EDGE;
    for at in 0..items.len() {
        let mut hi = frame.width - EDGE;
        if let Some(next) = spots.get(at + 1) {
            let is_left = next.side == Side::Left && !next.is_inside;
            hi = hi.min(items[at + 1].marks().0 - if is_left { CLEAR + next.width } else { 0.0 } - GAP);
        }
        let (item, spot) = (&mut items[at], spots[at]);
        if !item.put(&spot.text, spot.width, spot.side, (lo, hi)) && spot.is_cluster() {
            let (short, _) = cluster::words(lang, &spot.members);
            let width = text_width(&short, TEXT, Weight::Regular);
            item.put(&short, width, spot.side, (lo, hi));
        }
        lo = lo.max(item.extent().1 + GAP);
    }
    items
}
