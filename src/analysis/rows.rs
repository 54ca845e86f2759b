//! Which row a stretch stands in, so that no two in a row touch: a sweep from left to right, O(n log n).

use super::order::ranks;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The row, counted from 0, of each stretch `(from, to)`; two in one row keep at least `gap` between them.
///
/// From left to right, and where two start at one point in the order given, each takes the first row that is free. That
/// needs as many rows as stretches stand over one point where most do, never more. A stretch that ends before it starts
/// counts as a point.
pub fn pack(extents: &[(f64, f64)], gap: f64) -> Vec<usize> {
    let order = ranks(&extents.iter().map(|extent| extent.0).collect::<Vec<_>>());
    let mut rows = vec![0; extents.len()];
    let mut busy: BinaryHeap<Reverse<(i64, usize)>> = BinaryHeap::new();
    let mut free: BinaryHeap<Reverse<usize>> = BinaryHeap::new();
    for at in order {
        let (from, to) = extents[at];
        while let Some(Reverse((end, row))) = busy.peek().copied() {
            if end > rank(from) {
                break;
            }
            busy.pop();
            free.push(Reverse(row));
        }
        let row = free.pop().map_or(busy.len(), |Reverse(row)| row);
        rows[at] = row;
        busy.push(Reverse((rank(to.max(from) + gap), row)));
    }
    rows
}

/// A whole number that sorts as the number does (the order of [`f64::total_cmp`]).
fn rank(number: f64) -> i64 {
    let bits = number.to_bits() as i64;
    bits ^ (((bits >> 63) as u64) >> 1) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers from 0 to `most` that look random and are the same in every run.
    fn noise(seed: u64) -> impl FnMut(u64) -> u64 {
        let mut state = seed;
        move |most| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % (most + 1)
        }
    }

    #[test]
    fn the_first_free_row_is_taken_and_order_decides_between_equals() {
        for (extents, gap, rows) in [
            (vec![], 0.0, vec![]),
            (vec![(0.0, 5.0), (5.0, 9.0)], 0.0, vec![0, 0]),
            (vec![(0.0, 5.0), (5.0, 9.0)], 1.0, vec![0, 1]),
            (vec![(0.0, 9.0), (0.0, 2.0), (3.0, 4.0), (1.0, 2.0)], 0.0, vec![0, 1, 1, 2]),
            (vec![(0.0, 3.0), (1.0, 9.0), (2.0, 4.0), (5.0, 6.0)], 0.0, vec![0, 1, 2, 0]),
            (vec![(7.0, 3.0), (-4.0, -1.0), (6.0, 8.0)], 0.0, vec![1, 0, 0]),
        ] {
            assert_eq!(pack(&extents, gap), rows, "{extents:?}");
        }
    }

    #[test]
    fn nothing_overlaps_and_no_row_is_wasted() {
        for seed in 0..200 {
            let mut next = noise(seed);
            let gap = next(6) as f64;
            let count = next(120);
            let mut stretch = || {
                let from = next(400) as f64 - 200.0;
                (from, from + next(60) as f64)
            };
            let extents: Vec<(f64, f64)> = (0..count).map(|_| stretch()).collect();
            let rows = pack(&extents, gap);
            let meets = |a: usize, b: usize| extents[a].0 < extents[b].1 + gap && extents[b].0 < extents[a].1 + gap;
            for a in 0..extents.len() {
                let same_row = |b: &usize| rows[a] == rows[*b];
                assert!(!(0..a).filter(same_row).any(|b| meets(a, b)), "seed {seed}");
            }
            // Where a stretch starts, so many stand: a lower bound for any packing, and reached.
            let depth =
                |at: f64| extents.iter().filter(|(from, to)| *from <= at && (at < to + gap || *from == at)).count();
            let deepest = extents.iter().map(|(from, _)| depth(*from)).max().unwrap_or(0);
            assert!(rows.iter().max().map_or(0, |row| row + 1) <= deepest, "seed {seed}");
        }
    }

    #[test]
    fn a_hundred_thousand_are_packed_while_one_waits() {
        let mut next = noise(7);
        let extents: Vec<(f64, f64)> =
            (0..100_000).map(|_| next(1_000_000) as f64).map(|from| (from, from + 40.0)).collect();
        let start = std::time::Instant::now();
        let rows = pack(&extents, 4.0);
        assert_eq!(rows.len(), extents.len());
        assert!(start.elapsed().as_secs() < 2, "{:?}", start.elapsed());
    }
}
