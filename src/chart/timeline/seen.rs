//! What of the lanes is seen in the days of a picture, and where the words of it stand between its edges.

use super::choice::overlaps;
use super::cluster;
use super::item::{CLEAR, Item, Side, TEXT};
use super::lanes::lanes;
use super::spot::Spot;
use super::{EDGE, GAP, ROW};
use crate::chart::frame::Frame;
use crate::chart::metrics::{Weight, text_width};
use crate::model::{Dataset, Day, Lang};
use crate::view::ViewState;

/// What of a lane is seen in a picture.
pub struct Seen<'a> {
    /// Its number in the scheme.
    pub at: usize,
    /// The rows: the height of each, and its items from left to right.
    pub rows: Vec<(f64, Vec<Item<'a>>)>,
}

/// The lanes with something in them in the days shown.
pub fn seen<'a>(dataset: &'a Dataset, state: &ViewState, lang: Lang, frame: &Frame) -> Vec<Seen<'a>> {
    let endless = frame.time.endless();
    let (first, end) = frame.time.domain();
    let shift = endless.x_px_from_day(first) - frame.left;
    let mut seen = Vec::new();
    // Time is cut into stretches as long as the picture shows. A row without anything in the stretches that are touched is
    // left out: so rows come and go only where the picture reaches the next stretch.
    let days = end.0 - first.0;
    let near = (Day(first.0.div_euclid(days) * days), Day((end.0 - 1).div_euclid(days) * days + days));
    for lane in lanes(dataset, state, lang, &endless) {
        let mut rows: Vec<(f64, Vec<&Spot<'a>>)> = Vec::new();
        for (spot, row) in lane.spots.iter().zip(lane.rows) {
            if rows.len() <= row {
                rows.resize(row + 1, (0.0, Vec::new()));
            }
            let is_in = |(first, end)| spot.members.iter().any(|shown| overlaps(&shown.when, first, end));
            if is_in(near) {
                rows[row].0 = rows[row].0.max(if spot.is_cluster() { ROW.1 } else { ROW.0 });
            }
            if is_in((first, end)) {
                rows[row].1.push(spot);
            }
        }
        if rows.iter().any(|row| !row.1.is_empty()) {
            let items =
                |(height, spots): (f64, Vec<&Spot<'a>>)| (height, row(&spots, frame, shift, lang, state.select));
            let rows = rows.into_iter().filter(|row| row.0 > 0.0).map(items).collect();
            seen.push(Seen { at: lane.at, rows });
        }
    }
    seen
}

/// The items of a row, with their words where they stand at any time, or as near to that as the edges of the picture and
/// their neighbours leave room.
fn row<'a>(spots: &[&Spot<'a>], frame: &Frame, shift: f64, lang: Lang, select: Option<&str>) -> Vec<Item<'a>> {
    let mut items: Vec<Item<'a>> = spots.iter().map(|spot| Item::seen(spot, frame, shift, select)).collect();
    let mut lo = frame.left + EDGE;
    for (at, spot) in spots.iter().enumerate() {
        let next = items.get(at + 1).zip(spots.get(at + 1)).map_or(f64::INFINITY, |(item, spot)| {
            let is_left = spot.side == Side::Left && !spot.is_inside;
            item.marks().0 - if is_left { CLEAR + spot.width } else { 0.0 } - GAP
        });
        let (item, room) = (&mut items[at], (lo, next.min(frame.width - EDGE)));
        if !item.put(&spot.text, spot.width, spot.side, room) && spot.is_cluster() {
            let (short, _) = cluster::words(lang, &spot.members);
            let width = text_width(&short, TEXT, Weight::Regular);
            item.put(&short, width, spot.side, room);
        }
        lo = lo.max(item.extent().1 + GAP);
    }
    items
}
