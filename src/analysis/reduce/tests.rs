use super::*;

/// Numbers from 0 to below 1 that look random and are the same in every run.
fn noise(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / (1u64 << 31) as f64
    }
}

/// A line with steps of many sizes, some of them none, and a share of its values missing.
fn line(seed: u64, count: usize, missing: f64) -> InMemory {
    let mut next = noise(seed);
    let (mut x, mut y) = (-50.0, 0.0);
    let mut held = InMemory { x: Vec::new(), y: Vec::new() };
    for _ in 0..count {
        x += if next() < 0.1 { 0.0 } else { next() * 3.0 };
        y += next() - 0.5;
        held.x.push(x);
        held.y.push(if next() < missing { f64::NAN } else { y });
    }
    held
}

/// The line in one column from `from` to `to`, from the definition alone: every sample in it, and every piece of the line
/// between two samples cut off at its borders.
fn naive(held: &InMemory, from: f64, to: f64, is_last: bool) -> PixelColumn {
    let mut column = PixelColumn::EMPTY;
    for at in 0..held.x.len() {
        let (x, y) = (held.x[at], held.y[at]);
        if x >= from && (x < to || (is_last && x == to)) {
            column.take(y);
        }
        if at == 0 {
            continue;
        }
        let (before, value) = (held.x[at - 1], held.y[at - 1]);
        for border in [from, to] {
            if before < border && border <= x {
                column.take(value + (y - value) * ((border - before) / (x - before)));
            }
        }
    }
    column
}

#[track_caller]
fn compare(held: &InMemory, from: f64, to: f64, count: usize, name: &str) {
    let columns = Blocks::new(held).columns(held, from, to, count);
    assert_eq!(columns.len(), count, "{name}");
    let border = |at: usize| if at == count { to } else { (from + (to - from) / count as f64 * at as f64).min(to) };
    for (at, column) in columns.iter().enumerate() {
        let wanted = naive(held, border(at), border(at + 1), at + 1 == count);
        let is_near = |a: f64, b: f64| a == b || (a - b).abs() < 1e-9 * (1.0 + a.abs());
        let is_same = is_near(column.low, wanted.low) && is_near(column.high, wanted.high);
        assert!(is_same, "{name}, column {at} of {count} from {from} to {to}: {column:?}, expected {wanted:?}");
    }
}

#[test]
fn columns_are_those_of_going_through_every_sample() {
    for seed in 0..60 {
        let mut next = noise(seed + 1000);
        let count = (next() * next() * 2_000.0) as usize;
        let missing = if seed % 3 == 0 { 0.0 } else { next() * next() };
        let held = line(seed, count, missing);
        let (first, last) = (held.x.first().copied().unwrap_or(0.0), held.x.last().copied().unwrap_or(1.0));
        let span = last - first;
        for _ in 0..12 {
            let from = first + (next() * 1.4 - 0.2) * span;
            let to = from + next() * next() * span + 1e-3;
            compare(&held, from, to, 1 + (next() * 300.0) as usize, &format!("seed {seed}"));
        }
        compare(&held, first, last.max(first + 1.0), 100, &format!("seed {seed}, all of it"));
    }
}

#[test]
fn borders_on_samples_and_blocks_are_no_exception() {
    for count in [1, 2, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 5 * BLOCK + 1] {
        let x: Vec<f64> = (0..count).map(|at| at as f64).collect();
        let held = InMemory { y: x.iter().map(|x| (x * 0.7).sin()).collect(), x };
        for (from, to, columns) in [
            (0.0, count as f64, count),
            (0.0, count as f64 - 1.0 + 1e-9, 7),
            (-1.0, BLOCK as f64, 2),
            (BLOCK as f64, 2.0 * BLOCK as f64, 4),
            (BLOCK as f64 - 1.0, BLOCK as f64, 3),
            (0.25, 0.75, 5),
        ] {
            compare(&held, from, to, columns, &format!("{count} samples"));
        }
    }
    // Many samples at one position, over several blocks and at the end.
    let x: Vec<f64> = [vec![0.0; 3], vec![1.0; 3 * BLOCK], vec![2.0; BLOCK + 5]].concat();
    let held = InMemory { y: (0..x.len()).map(|at| at as f64).collect(), x };
    for (from, to, columns) in [(0.0, 2.0, 2), (0.0, 2.0, 9), (1.0, 2.0, 1), (0.5, 1.5, 3), (-1.0, 1.0, 4)] {
        compare(&held, from, to, columns, "one position");
    }
}

#[test]
fn neighbours_touch_where_the_line_goes_on_and_a_gap_stays_empty() {
    let held = line(5, 3_000, 0.0);
    let (from, to) = (held.x[100], held.x[2_900]);
    for pair in Blocks::new(&held).columns(&held, from, to, 777).windows(2) {
        assert!(pair[0].low <= pair[1].high + 1e-9 && pair[1].low <= pair[0].high + 1e-9, "{pair:?}");
    }
    let gap = InMemory { x: vec![0.0, 1.0, 2.0, 3.0], y: vec![5.0, f64::NAN, f64::INFINITY, 7.0] };
    let columns = Blocks::new(&gap).columns(&gap, -1.0, 4.0, 5);
    let empty: Vec<bool> = columns.iter().map(PixelColumn::is_empty).collect();
    assert_eq!(empty, [true, false, true, true, false]);
    assert_eq!(columns[1], PixelColumn { low: 5.0, high: 5.0 });
}

#[test]
fn what_cannot_be_shown_is_empty() {
    let held = line(1, 500, 0.1);
    let blocks = Blocks::new(&held);
    for (from, to) in [(0.0, 0.0), (5.0, 1.0), (f64::NAN, 1.0), (0.0, f64::INFINITY), (1e9, 2e9), (-2e9, -1e9)] {
        assert!(blocks.columns(&held, from, to, 20).iter().all(PixelColumn::is_empty), "{from} {to}");
    }
    assert!(blocks.columns(&held, 0.0, 1.0, 0).is_empty());
    let nothing = InMemory { x: vec![], y: vec![] };
    assert!(Blocks::new(&nothing).columns(&nothing, 0.0, 1.0, 3).iter().all(PixelColumn::is_empty));
    let missing = InMemory { x: vec![0.0, 1.0], y: vec![f64::NAN; 2] };
    assert!(Blocks::new(&missing).columns(&missing, 0.0, 1.0, 3).iter().all(PixelColumn::is_empty));
}

#[test]
fn the_corners_of_a_stretch_are_those_in_it_and_one_on_each_side() {
    let held = InMemory { x: (0..300).map(f64::from).collect(), y: vec![0.0; 300] };
    let blocks = Blocks::new(&held);
    for (from, to, corners) in [
        (10.0, 12.0, 9..14),
        (9.5, 12.5, 9..14),
        (63.5, 64.0, 63..66),
        (-9.0, -5.0, 0..1),
        (-9.0, 500.0, 0..300),
        (400.0, 500.0, 299..300),
    ] {
        assert_eq!(blocks.between(&held, from, to), corners, "{from} {to}");
    }
}

#[test]
fn blocks_take_a_fraction_of_the_room_of_the_samples_and_few_samples_are_read() {
    /// Counts what is read.
    struct Counting(InMemory, std::cell::Cell<usize>);
    impl Samples for Counting {
        fn count(&self) -> usize {
            self.0.count()
        }
        fn read_x(&self, from: usize, into: &mut [f64]) {
            self.1.set(self.1.get() + into.len());
            self.0.read_x(from, into);
        }
        fn read_y(&self, from: usize, into: &mut [f64]) {
            self.0.read_y(from, into);
        }
    }
    let held = Counting(line(3, 1_000_000, 0.0), std::cell::Cell::new(0));
    let blocks = Blocks::new(&held);
    assert_eq!(held.1.get(), 1_000_000, "each sample is read once");
    assert!(blocks.bytes() * 40 < 1_000_000 * 16, "{} bytes", blocks.bytes());
    held.1.set(0);
    let (from, to) = (held.0.x[0], held.0.x[999_999]);
    blocks.columns(&held, from, to, 1_000);
    assert!(held.1.get() <= 1_001 * (BLOCK + 1), "{} samples read", held.1.get());
}
