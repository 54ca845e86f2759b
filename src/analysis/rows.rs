//! Which row a stretch stands in, so that no two in a row touch: a sweep from left to right, O(n log n).

use super::order::{rank, ranks};

/// The row, counted from 0, of each stretch `(from, to)`; two in one row keep at least `gap` between them.
///
/// From left to right, and where two start at one point in the order given, each takes the first row that is free. That
/// needs as many rows as stretches stand over one point where most do, never more. A stretch that ends before it starts
/// counts as a point.
pub fn pack(extents: &[(f64, f64)], gap: f64) -> Vec<usize> {
    pack_either(&extents.iter().map(|extent| [*extent; 2]).collect::<Vec<_>>(), gap).0
}

/// The rows of stretches that may each reach further to the right or further to the left, `[right, left]`, and which of
/// them reach to the left.
///
/// From left to right by where the first of each pair begins. Each takes the first row that is free for that one, and room
/// to its left where the row has been free for so long: the row is then free again sooner. Where in the end nothing follows
/// in the row for so long, it reaches to the right after all.
pub fn pack_either(extents: &[[(f64, f64); 2]], gap: f64) -> (Vec<usize>, Vec<bool>) {
    let order = ranks(&extents.iter().map(|[right, _]| right.0).collect::<Vec<_>>());
    let (mut rows, mut is_left) = (vec![0; extents.len()], vec![false; extents.len()]);
    let mut ends = Ends { tree: vec![UNUSED; 2] };
    for at in &order {
        let [right, left] = extents[*at];
        let leaf = ends.first_free(rank(right.0));
        is_left[*at] = left.0 < right.0 && ends.tree[leaf] <= rank(left.0);
        let (from, to) = if is_left[*at] { left } else { right };
        rows[*at] = ends.take(leaf, rank(to.max(from) + gap));
    }
    // From where on each row is taken, from right to left.
    let mut taken = vec![f64::INFINITY; ends.tree.len()];
    for at in order.iter().rev() {
        let [right, left] = extents[*at];
        let next = std::mem::replace(&mut taken[rows[*at]], if is_left[*at] { left.0 } else { right.0 });
        is_left[*at] &= right.1 + gap > next;
    }
    (rows, is_left)
}

/// The end of a row in which nothing stands yet: before all others.
const UNUSED: i64 = i64::MIN;

/// Where each row ends, as the leaves of a tree: its root stands at 1, the two below the node `n` at `2n` and `2n + 1`,
/// and each node holds the least end below it. The first row that is free is thus found from the root down.
struct Ends {
    tree: Vec<i64>,
}

impl Ends {
    /// The leaf of the first row that has ended at `from`.
    fn first_free(&mut self, from: i64) -> usize {
        if self.tree[1] > from {
            self.grow();
        }
        let leaves = self.tree.len() / 2;
        let mut node = 1;
        while node < leaves {
            node *= 2;
            node += usize::from(self.tree[node] > from);
        }
        node
    }

    /// The row of a leaf, which then ends at `to`.
    fn take(&mut self, leaf: usize, to: i64) -> usize {
        let mut node = leaf;
        self.tree[node] = to;
        while node > 1 {
            node /= 2;
            self.tree[node] = self.tree[2 * node].min(self.tree[2 * node + 1]);
        }
        leaf - self.tree.len() / 2
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
    fn what_may_turn_either_way_meets_nothing_and_needs_fewer_rows() {
        let (mut rows_one_way, mut rows_either_way) = (0, 0);
        for seed in 0..100 {
            let mut next = noise(seed);
            let extents: Vec<[(f64, f64); 2]> = (0..60)
                .map(|_| (next(400) as f64, 10.0 + next(90) as f64))
                .map(|(from, words)| [(from, from + 5.0 + words), (from - words, from + 5.0)])
                .collect();
            let (rows, is_left) = pack_either(&extents, 3.0);
            let taken: Vec<(f64, f64)> = extents.iter().zip(&is_left).map(|(e, left)| e[usize::from(*left)]).collect();
            for a in 0..taken.len() {
                for b in (0..a).filter(|b| rows[*b] == rows[a]) {
                    let is_apart = taken[a].1 + 3.0 <= taken[b].0 || taken[b].1 + 3.0 <= taken[a].0;
                    assert!(is_apart, "seed {seed}: {:?} {:?}", taken[a], taken[b]);
                }
            }
            let count = |rows: &[usize]| rows.iter().max().map_or(0, |row| row + 1);
            rows_either_way += count(&rows);
            rows_one_way += count(&pack(&extents.iter().map(|pair| pair[0]).collect::<Vec<_>>(), 3.0));
        }
        assert!(rows_either_way * 10 < rows_one_way * 9, "{rows_either_way} {rows_one_way}");
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
