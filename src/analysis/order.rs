//! Sorting by a number with one routine in the program: the standard library's is compiled anew for each type and closure,
//! 4 kB each time.

/// A whole number that sorts as the number does (the order of [`f64::total_cmp`]).
pub fn rank(number: f64) -> i64 {
    let bits = number.to_bits() as i64;
    bits ^ (((bits >> 63) as u64) >> 1) as i64
}

/// The places of the keys in rising order; of equal keys the earlier one first. The order of [`f64::total_cmp`].
///
/// A radix sort by bytes from the last to the first, which takes time in proportion to the number of keys; a byte that is
/// the same in all keys costs nothing.
pub fn ranks(keys: &[f64]) -> Vec<usize> {
    let mut order: Vec<(u64, usize)> = Vec::with_capacity(keys.len());
    // With the sign turned over, negative ranks sort before the others as unsigned numbers do.
    order.extend(keys.iter().enumerate().map(|(at, key)| (rank(*key) as u64 ^ (1 << 63), at)));
    let mut sorted = order.clone();
    let first = order.first().map_or(0, |(key, _)| *key);
    let differing = order.iter().fold(0, |differing, (key, _)| differing | (key ^ first));
    for shift in (0..u64::BITS).step_by(8).filter(|shift| (differing >> shift) & 0xff != 0) {
        let byte = |key: u64| (key >> shift) as usize & 0xff;
        // How many keys have each byte, then where the first of them goes.
        let mut next = [0; 256];
        order.iter().for_each(|(key, _)| next[byte(*key)] += 1);
        let mut place = 0;
        for count in &mut next {
            place += std::mem::replace(count, place);
        }
        for (key, at) in &order {
            let slot = &mut next[byte(*key)];
            sorted[*slot] = (*key, *at);
            *slot += 1;
        }
        std::mem::swap(&mut order, &mut sorted);
    }
    order.into_iter().map(|(_, at)| at).collect()
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
    fn the_order_is_that_of_the_standard_library() {
        let odd = [0.0, -0.0, f64::NAN, -f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MIN_POSITIVE, 1e300, -1e-300];
        let mut state = 1u64;
        for count in [0, 1, 2, 9, 300, 3_000] {
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                state >> 33
            };
            let keys: Vec<f64> = (0..count)
                .map(|_| match next() % 4 {
                    0 => odd[next() as usize % odd.len()],
                    1 => (next() % 50) as f64 - 25.0,
                    2 => f64::from_bits(next() << 31 ^ next()),
                    _ => next() as f64 * -1e-3,
                })
                .collect();
            let mut expected: Vec<usize> = (0..keys.len()).collect();
            expected.sort_by(|a, b| keys[*a].total_cmp(&keys[*b]));
            assert_eq!(ranks(&keys), expected, "{count} keys");
        }
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
}
