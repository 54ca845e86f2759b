//! Rows for fewer stretches than before: each stays in the row where it stood, if it still can.

/// The row of each stretch `(from, to)`, counted from 0; two in one row keep at least `gap` between them.
///
/// From left to right, each takes the row that is wanted for it, if that is free, else the first free one. Then rows
/// without a stretch are closed up, so that what stood above stays above. Where stretches are some of those of an earlier
/// layout, unchanged and each wanting its row of then, none leaves it.
pub fn keep(extents: &[(f64, f64)], gap: f64, wanted: &[usize]) -> Vec<usize> {
    let mut rows = vec![0; extents.len()];
    // Where each row is free again.
    let mut free: Vec<f64> = Vec::new();
    for at in super::order::ranks(&extents.iter().map(|extent| extent.0).collect::<Vec<_>>()) {
        let (from, to) = extents[at];
        let is_free = |free: &[f64], row: usize| free.get(row).is_none_or(|end| *end <= from);
        let row = Some(wanted[at]).filter(|row| is_free(&free, *row));
        let row = row.or_else(|| (0..free.len()).find(|row| is_free(&free, *row))).unwrap_or(free.len());
        if free.len() <= row {
            free.resize(row + 1, f64::NEG_INFINITY);
        }
        free[row] = to.max(from) + gap;
        rows[at] = row;
    }
    let mut closed = 0;
    let kept: Vec<usize> = free
        .iter()
        .map(|end| {
            let row = closed;
            closed += usize::from(*end != f64::NEG_INFINITY);
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
            let rows = keep(&extents, 3.0, &wanted);
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
        assert_eq!(keep(&[(0.0, 9.0), (5.0, 7.0), (10.0, 12.0)], 0.0, &[2, 2, 2]), [1, 0, 1]);
        assert!(keep(&[], 0.0, &[]).is_empty());
    }
}
