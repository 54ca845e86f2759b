//! On which side of their marks the labels of a crowded lane stand, so that it needs few rows.

use super::item::{Item, Side, Stand};
use crate::chart::frame::Frame;

/// Width of the strips in which is counted how much stands over each other, in pixels.
const STRIP: f64 = 4.0;

/// How much stands over each strip of the picture.
struct Depths(Vec<u32>);

impl Depths {
    fn strips(&mut self, (from, to): (f64, f64)) -> &mut [u32] {
        let last = self.0.len() - 1;
        let strip = |x: f64| ((x / STRIP).max(0.0) as usize).min(last);
        &mut self.0[strip(from)..=strip(to)]
    }

    fn add(&mut self, extent: (f64, f64)) {
        self.strips(extent).iter_mut().for_each(|depth| *depth += 1);
    }

    fn remove(&mut self, extent: (f64, f64)) {
        self.strips(extent).iter_mut().for_each(|depth| *depth -= 1);
    }

    /// How much another thing there would add to the crowd; deep places count by far the most.
    fn cost(&mut self, extent: (f64, f64)) -> f64 {
        self.strips(extent).iter().map(|depth| f64::from(*depth).powi(4)).sum()
    }
}

/// Turns each label to the side where less stands, twice over, since the first round does not know what follows. As many
/// rows are needed as things stand over each other where most do. A cluster keeps its label after its number.
///
/// Takes time in proportion to the number of items and the width of labels.
pub fn balance<'a>(mut items: Vec<Item<'a>>, frame: &Frame) -> Vec<Item<'a>> {
    let mut depths = Depths(vec![0; (frame.width / STRIP) as usize + 1]);
    items.iter().for_each(|item| depths.add(item.extent()));
    for _ in 0..2 {
        for item in items.iter_mut().filter(|item| !item.is_cluster() && !item.label.is_inside) {
            depths.remove(item.extent());
            let width = item.label_width();
            // A label that stands on one side has room at least there.
            if let [Ok(right), Ok(left)] = [Side::Right, Side::Left].map(|side| item.stand(width, frame, side)) {
                let marks = item.marks();
                let extent = |stand: &Stand| {
                    let (from, to) = stand.extent(width);
                    (marks.0.min(from), marks.1.max(to))
                };
                let is_left = depths.cost(extent(&left)) < depths.cost(extent(&right));
                item.turn(if is_left { left } else { right }, width);
            }
            depths.add(item.extent());
        }
    }
    items
}
