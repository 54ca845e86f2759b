//! Which row a stretch stands in, so that no two in a row touch: a sweep from left to right, O(n log n).

use super::order::{rank, ranks};

/// The row, counted from 0, of each stretch `(from, to)`; two in one row keep at least `gap` between them.
///
/// From left to right, and where two start at one point in the order given, each takes the first row that is free. That
/// needs as many rows as stretches stand over one point where most do, never more. A stretch that ends before it starts
/// counts as a point.
pub fn pack(extents: &[(f64, f64)], gap: f64) -> Vec<usize> {
    let order = ranks(&extents.iter().map(|extent| extent.0).collect::<Vec<_>>());
    let mut rows = vec![0; extents.len()];
    let mut ends = Ends { tree: vec![UNUSED; 2] };
    for at in order {
        let (from, to) = extents[at];
        rows[at] = ends.take(rank(from), rank(to.max(from) + gap));
    }
    rows
}

/// The end of a row in which nothing stands yet: before all others.
const UNUSED: i64 = i64::MIN;

/// Where each row ends, as the leaves of a tree: its root stands at 1, the two below the node `n` at `2n` and `2n + 1`,
/// and each node holds the least end below it. The first row that is free is thus found from the root down.
struct Ends {
    tree: Vec<i64>,
}

impl Ends {
    /// The first row that has ended at `from`; it then ends at `to`.
    fn take(&mut self, from: i64, to: i64) -> usize {
        if self.tree[1] > from {
            self.grow();
        }
        let leaves = self.tree.len() / 2;
        let mut node = 1;
        while node < leaves {
            node *= 2;
            node += usize::from(self.tree[node] > from);
        }
        let row = node - leaves;
        self.tree[node] = to;
        while node > 1 {
            node /= 2;
            self.tree[node] = self.tree[2 * node].min(self.tree[2 * node + 1]);
        }
        row
    }

    /// Twice as many rows; the new ones are unused.
    fn grow(&mut self) {
        let leaves = self.tree.len() / 2;
        let mut tree = vec![UNUSED; 4 * leaves];
        // Each level of the old tree is the left half of one of the new tree.
        let mut level = 1;
        while level <= leaves {
            tree[2 * level..3 * level].copy_from_slice(&self.tree[level..2 * level]);
            level *= 2;
        }
        self.tree = tree;
    }
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
    fn a_hundred_thousand_do_not_meet_in_their_rows() {
        let mut next = noise(7);
        let mut extents: Vec<(f64, f64)> =
            (0..100_000).map(|_| next(1_000_000) as f64).map(|from| (from, from + 40.0)).collect();
        extents.sort_by(|a, b| a.0.total_cmp(&b.0));
        let rows = pack(&extents, 4.0);
        assert_eq!(rows.len(), extents.len());
        let mut ends = vec![f64::NEG_INFINITY; rows.iter().max().map_or(0, |row| row + 1)];
        for (row, (from, to)) in rows.into_iter().zip(extents) {
            assert!(from >= ends[row] + 4.0, "{from} meets {} in row {row}", ends[row]);
            ends[row] = to;
        }
    }
}
