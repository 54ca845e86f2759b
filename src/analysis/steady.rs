//! Rows for fewer stretches than before: each stays in the row where it stood, if it still can.

/// The row of each stretch `(from, to)`, counted from 0; two in one row keep at least `gap` between them.
///
/// First those that want a row take it, from left to right, if it is free there, the one at `last` after all others since
/// it may have grown; then the rest takes the first row that is. Rows without a stretch are closed up, so that what stood above stays above. Where the stretches that want a row are
/// some of those of an earlier layout, unchanged and each wanting its row of then, none of them leaves it.
pub fn keep(extents: &[(f64, f64)], gap: f64, wanted: &[Option<usize>], last: Option<usize>) -> Vec<usize> {
    let order = super::order::ranks(&extents.iter().map(|extent| extent.0).collect::<Vec<_>>());
    let mut rows = vec![0; extents.len()];
    // What stands in each row, from left to right, with its gap.
    let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
    let turn = |at: usize| if last == Some(at) { 1 } else { 2 * u8::from(wanted[at].is_none()) };
    for now in 0..3 {
        for at in order.iter().copied().filter(|at| turn(*at) == now) {
            let (from, to) = (extents[at].0, extents[at].1.max(extents[at].0) + gap);
            let spot = |row: &Vec<(f64, f64)>| {
                let next = row.partition_point(|other| other.1 <= from);
                row.get(next).is_none_or(|other| to <= other.0).then_some(next)
            };
            let is_free = |row: usize| taken.get(row).is_none_or(|row| spot(row).is_some());
            let row = wanted[at].filter(|row| is_free(*row));
            let row = row.or_else(|| (0..taken.len()).find(|row| is_free(*row))).unwrap_or(taken.len());
            if taken.len() <= row {
                taken.resize(row + 1, Vec::new());
            }
            let next = spot(&taken[row]).unwrap_or(taken[row].len());
            taken[row].insert(next, (from, to));
            rows[at] = row;
        }
    }
    let mut closed = 0;
    let kept: Vec<usize> = taken
        .iter()
        .map(|others| {
            let row = closed;
            closed += usize::from(!others.is_empty());
            row
        })
        .collect();
    rows.into_iter().map(|row| kept[row]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::rows::pack;
    use super::*;

    #[test]
    fn fewer_of_the_same_stay_where_they_were() {
        let mut state = 7u64;
        let mut next = |most: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % most
        };
        for _ in 0..200 {
            let all: Vec<(f64, f64)> =
                (0..60).map(|_| next(300) as f64).map(|from| (from, from + 5.0 + from % 40.0)).collect();
            let before = pack(&all, 3.0);
            let left: Vec<usize> = (0..all.len()).filter(|_| next(3) == 0).collect();
            let extents: Vec<(f64, f64)> = left.iter().map(|at| all[*at]).collect();
            let wanted: Vec<usize> = left.iter().map(|at| before[*at]).collect();
            let rows = keep(&extents, 3.0, &wanted.iter().copied().map(Some).collect::<Vec<_>>(), None);
            // Closed up, but in the same order, and two that shared a row still do.
            for a in 0..left.len() {
                for b in 0..left.len() {
                    assert_eq!(rows[a].cmp(&rows[b]), wanted[a].cmp(&wanted[b]));
                }
            }
            let used = rows.iter().max().map_or(0, |row| row + 1);
            assert!((0..used).all(|row| rows.contains(&row)), "no row is empty");
        }
    }

    #[test]
    fn what_cannot_stay_takes_the_first_free_row() {
        assert_eq!(keep(&[(0.0, 9.0), (5.0, 7.0), (10.0, 12.0)], 0.0, &[Some(2), Some(2), Some(2)], None), [1, 0, 1]);
        // What wants no row stands back for what does.
        assert_eq!(keep(&[(0.0, 9.0), (5.0, 7.0), (3.0, 4.0)], 0.0, &[None, Some(0), Some(0)], None), [1, 0, 0]);
        // The last one finds its row taken, and no other leaves its own.
        assert_eq!(keep(&[(0.0, 9.0), (8.0, 10.0), (0.0, 2.0)], 0.0, &[Some(0), Some(0), Some(1)], Some(0)), [2, 0, 1]);
        assert!(keep(&[], 0.0, &[], None).is_empty());
    }
}
