//! Sorting by a number, with one sorting routine in the program: the standard library's is compiled anew for each type
//! and closure, 4 kB each time.

/// The places 0 to `count` in order, one before another where `is_after` says so of the other; else as they stand.
fn places(count: usize, is_after: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let (mut order, mut merged): (Vec<usize>, Vec<usize>) = ((0..count).collect(), Vec::with_capacity(count));
    // Sorted runs of twice the length are merged from two, until one run is left.
    let mut run = 1;
    while run < count {
        for pair in order.chunks(2 * run) {
            let (left, right) = pair.split_at(run.min(pair.len()));
            let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
            while let Some(next) = match (left.peek(), right.peek()) {
                (Some(a), Some(b)) if is_after(**a, **b) => right.next(),
                (Some(_), _) => left.next(),
                (None, _) => right.next(),
            } {
                merged.push(*next);
            }
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        run *= 2;
    }
    order
}

/// The places of the keys in rising order; of equal keys the earlier one first. The order of [`f64::total_cmp`].
pub fn ranks(keys: &[f64]) -> Vec<usize> {
    places(keys.len(), &|a, b| keys[a].total_cmp(&keys[b]).is_gt())
}

/// The texts in the order of their bytes, each once.
pub fn distinct<'a>(texts: &[&'a str]) -> Vec<&'a str> {
    let mut found: Vec<&str> =
        places(texts.len(), &|a, b| texts[a] > texts[b]).into_iter().map(|at| texts[at]).collect();
    found.dedup();
    found
}

/// Sorts by a key; items of equal keys stay in their order.
pub fn sort_by<T>(items: &mut Vec<T>, key: impl Fn(&T) -> f64) {
    let keys: Vec<f64> = items.iter().map(key).collect();
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(ranks(&keys).into_iter().filter_map(|at| taken[at].take()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let mut items = vec![(2.0, 'a'), (1.0, 'b'), (2.0, 'c'), (-0.5, 'd'), (1.0, 'e')];
        sort_by(&mut items, |item| item.0);
        assert_eq!(items.iter().map(|item| item.1).collect::<String>(), "dbeac");
    }

    #[test]
    fn any_number_of_keys_is_sorted_and_stable() {
        // Keys of a linear congruential generator (Knuth), with many equal ones.
        let mut seed = 1u64;
        let mut next = || {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 60) as f64
        };
        for count in 0..70 {
            let keys: Vec<f64> = (0..count).map(|_| next()).collect();
            let mut expected: Vec<usize> = (0..count).collect();
            expected.sort_by(|a, b| keys[*a].total_cmp(&keys[*b]));
            assert_eq!(ranks(&keys), expected, "{count}");
        }
    }

    #[test]
    fn texts_stand_once() {
        assert_eq!(distinct(&["b", "a", "b", "", "a"]), ["", "a", "b"]);
    }
}
