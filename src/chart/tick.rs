//! Ticks that a person would choose.

use super::scale::{Kind, TimeScale};
use crate::model::Day;

/// The largest power of ten that is not above a number, and its exponent; the number is at least a millionth.
fn power_below(number: f64) -> (f64, i32) {
    let (mut power, mut exponent) = (1e-6, -6);
    while power * 10.0 <= number * (1.0 + 1e-12) {
        exponent += 1;
        power = 10f64.powi(exponent);
    }
    (power, exponent)
}

/// A step of 1, 2 or 5 times a power of ten, at least as large as asked.
fn round_step(least: f64) -> f64 {
    let (power, _) = power_below(least);
    let lead = least / power;
    let nice = [1.0, 2.0, 5.0].into_iter().find(|nice| lead <= nice + 1e-9).unwrap_or(10.0);
    nice * power
}

/// The domain of an axis of counts and its ticks: from zero to a round number that is not below `highest`, about `wanted`
/// steps; on a logarithmic scale the powers of ten around `lowest` and `highest`.
pub fn axis(kind: Kind, lowest: f64, highest: f64, wanted: usize) -> ((f64, f64), Vec<f64>) {
    match kind {
        Kind::Linear => {
            let step = round_step((highest / wanted.max(1) as f64).max(1e-6)).max(1.0);
            let count = (highest / step - 1e-9).ceil().max(1.0);
            let ticks = (0..=count as usize).map(|n| n as f64 * step).collect();
            ((0.0, count * step), ticks)
        }
        Kind::Log => {
            let (_, first) = power_below(lowest);
            let (power, below) = power_below(highest);
            let last = if power < highest { below + 1 } else { below }.max(first + 1);
            let ticks = (first..=last).map(|power| 10f64.powi(power)).collect();
            ((10f64.powi(first), 10f64.powi(last)), ticks)
        }
    }
}

/// A year with its place on a time axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearTick {
    /// The year.
    pub year: i32,
    /// Pixel of 1 January.
    pub x_px: f64,
    /// Pixel of the middle of the year, where its name stands, if it has one.
    pub label_px: Option<f64>,
}

/// The new years inside the domain, and of which years the name is written: every one, or every 2nd, 5th, 10th …, so
/// that names stand at least `label_px` apart. Ticks are thinned likewise when they come closer than 4 pixels.
pub fn years(scale: &TimeScale, label_px: f64) -> Vec<YearTick> {
    let (first, end) = scale.domain();
    let (left, right) = scale.range();
    let year_px = (right - left) / (f64::from(end.0 - first.0) / 365.2425);
    const STEPS: [i32; 9] = [1, 2, 5, 10, 20, 50, 100, 200, 500];
    let step_for = |least: f64| STEPS.into_iter().find(|step| f64::from(*step) * year_px >= least).unwrap_or(1000);
    let (label_step, tick_step) = (step_for(label_px), step_for(4.0));
    let from = if Day::new_year(first.year()) == first { first.year() } else { first.year() + 1 };
    let ticks = (from..=end.year()).filter(|year| year.rem_euclid(tick_step) == 0 || year.rem_euclid(label_step) == 0);
    ticks
        .map(|year| {
            let x_px = scale.x_px_from_day(Day::new_year(year));
            let middle = scale.x_px_from_days(f64::from(Day::new_year(year).0) + 182.6);
            let named = year.rem_euclid(label_step) == 0 && middle < right;
            YearTick { year, x_px, label_px: named.then_some(middle) }
        })
        .filter(|tick| tick.x_px <= right + 0.5)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_start_at_zero_and_step_in_round_numbers() {
        for (highest, wanted, ticks) in [
            (20_000.0, 4, vec![0.0, 5_000.0, 10_000.0, 15_000.0, 20_000.0]),
            (18_341.0, 4, vec![0.0, 5_000.0, 10_000.0, 15_000.0, 20_000.0]),
            (6.0, 4, vec![0.0, 2.0, 4.0, 6.0]),
            (1.0, 4, vec![0.0, 1.0]),
            (50_000.0, 5, vec![0.0, 10_000.0, 20_000.0, 30_000.0, 40_000.0, 50_000.0]),
        ] {
            assert_eq!(axis(Kind::Linear, 0.0, highest, wanted).1, ticks, "{highest}");
        }
    }

    #[test]
    fn logarithmic_ticks_are_powers_of_ten() {
        assert_eq!(
            axis(Kind::Log, 6.0, 20_000.0, 4),
            ((1.0, 100_000.0), vec![1.0, 10.0, 100.0, 1000.0, 10_000.0, 100_000.0])
        );
        assert_eq!(axis(Kind::Log, 10.0, 10.0, 4), ((10.0, 100.0), vec![10.0, 100.0]));
    }

    #[test]
    fn names_of_years_never_touch() {
        let scale = TimeScale::new(Day::new_year(1988), Day::new_year(2019), (0.0, 600.0)).expect("a scale");
        let named: Vec<_> =
            years(&scale, 48.0).into_iter().filter_map(|tick| Some((tick.year, tick.label_px?))).collect();
        assert_eq!(named.iter().map(|(year, _)| *year).collect::<Vec<_>>(), [1990, 1995, 2000, 2005, 2010, 2015]);
        assert!(named.windows(2).all(|pair| pair[1].1 - pair[0].1 >= 48.0));
    }
}
