//! Events of one group in rows, at a scale.

use crate::analysis::order::ranks;
use crate::analysis::rows::pack;
use std::ops::Range;

/// Least width of a bar, and between two in one row, in CSS pixels.
const BAR: (f64, f64) = (4.0, 2.0);

/// An event.
#[derive(Clone, Copy)]
pub struct BenchEvent {
    /// Its number in what was loaded.
    pub index: u32,
    /// When it starts, in milliseconds.
    pub start: f64,
    /// When it ends; never before it starts.
    pub end: f64,
}

/// Where an event stands, in CSS pixels from the moment zero on.
#[derive(Clone, Copy)]
pub struct EventPlace {
    /// Its number in what was loaded.
    pub event: u32,
    /// Left end of its bar.
    pub x0: f64,
    /// Right end of its bar.
    pub x1: f64,
}

/// The events of a group.
pub struct BenchLane {
    /// The group.
    pub name: String,
    /// Its events; after [`BenchLane::sort`] in the order of their starts.
    pub events: Vec<BenchEvent>,
    /// Where they stand, row by row, in each row from left to right.
    pub places: Vec<EventPlace>,
    /// Which of the places make each row.
    pub rows: Vec<Range<usize>>,
    /// For so many rows there is room in the picture, from the first on.
    pub shown: usize,
}

impl BenchLane {
    /// A lane without events.
    pub fn new(name: String) -> BenchLane {
        BenchLane { name, events: Vec::new(), places: Vec::new(), rows: Vec::new(), shown: 0 }
    }

    /// Puts the events into the order of their starts.
    pub fn sort(&mut self) {
        if !self.events.is_sorted_by(|a, b| a.start <= b.start) {
            let order = ranks(&self.events.iter().map(|event| event.start).collect::<Vec<_>>());
            self.events = order.into_iter().map(|at| self.events[at]).collect();
        }
    }

    fn place(event: &BenchEvent, scale: f64) -> EventPlace {
        let (x0, x1) = (event.start * scale, event.end * scale);
        if x1 - x0 >= BAR.0 {
            return EventPlace { event: event.index, x0, x1 };
        }
        let middle = (x0 + x1) / 2.0;
        EventPlace { event: event.index, x0: middle - BAR.0 / 2.0, x1: middle + BAR.0 / 2.0 }
    }

    /// How many rows are needed at least where each event takes so many pixels more than its bar: what they take
    /// together, spread evenly over the time between the first and the last.
    pub fn crowd(&self, scale: f64, more: f64) -> f64 {
        let (Some(first), Some(last)) = (self.events.first(), self.events.last()) else { return 0.0 };
        let taken: f64 = self.events.iter().map(|event| ((event.end - event.start) * scale).max(BAR.0) + more).sum();
        taken / ((last.end.max(last.start) - first.start) * scale + more + BAR.0)
    }

    /// Puts the events into rows. `more` is what an event needs right of its bar, in pixels.
    pub fn make_rows(&mut self, scale: f64, mut more: impl FnMut(u32) -> f64) {
        let places: Vec<EventPlace> = self.events.iter().map(|event| BenchLane::place(event, scale)).collect();
        let extents: Vec<(f64, f64)> = places.iter().map(|place| (place.x0, place.x1 + more(place.event))).collect();
        let rows = pack(&extents, BAR.1);
        // How many stand in each row, then where each row begins: sorting by counting.
        let mut next = vec![0; rows.iter().max().map_or(0, |row| row + 1)];
        rows.iter().for_each(|row| next[*row] += 1);
        self.rows.clear();
        self.shown = 0;
        let mut begin = 0;
        for count in &mut next {
            self.rows.push(begin..begin + *count);
            begin += std::mem::replace(count, begin);
        }
        self.places.clone_from(&places);
        for (place, row) in places.into_iter().zip(rows) {
            self.places[next[row]] = place;
            next[row] += 1;
        }
    }

    /// Which places of a row lie at least partly between two pixels.
    pub fn seen(&self, row: &Range<usize>, left: f64, right: f64) -> Range<usize> {
        let places = &self.places[row.clone()];
        let first = places.partition_point(|place| place.x1 < left);
        let end = places.partition_point(|place| place.x0 <= right).max(first);
        row.start + first..row.start + end
    }

    /// How many rows there are up to the last one with something between two pixels.
    pub fn rows_seen(&self, left: f64, right: f64) -> usize {
        let is_seen = |row: &Range<usize>| {
            let places = &self.places[row.clone()];
            places.get(places.partition_point(|place| place.x1 < left)).is_some_and(|place| place.x0 <= right)
        };
        self.rows.iter().rposition(is_seen).map_or(0, |last| last + 1)
    }
}

/// The height of each lane so that together they fill at most `height`: by the rows shown, none of which is higher than `row`,
/// and at least `least` where there is room for that.
pub fn heights(lanes: &[BenchLane], height: f64, row: f64, least: f64) -> Vec<f64> {
    let least = least.min(height / lanes.len().max(1) as f64);
    let rows = |lane: &BenchLane| lane.shown.max(1) as f64;
    let share = |unit: f64| lanes.iter().map(|lane| (rows(lane) * unit).max(least)).collect::<Vec<_>>();
    // The sum rises with the height of a row: halving finds the one that fills the picture.
    let (mut low, mut high) = (0.0, row);
    if share(high).iter().sum::<f64>() <= height {
        return share(high);
    }
    for _ in 0..40 {
        let middle = (low + high) / 2.0;
        if share(middle).iter().sum::<f64>() <= height { low = middle } else { high = middle }
    }
    share(low)
}
