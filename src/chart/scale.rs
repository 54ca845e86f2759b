//! From values to pixels and back.

use crate::model::Day;
use crate::view::TimeSpan;

/// A vertical or horizontal scale of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    kind: ScaleKind,
    /// Values at the two ends.
    domain: (f64, f64),
    /// Pixels at the two ends.
    range: (f64, f64),
}

/// How values are spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleKind {
    /// Equal steps.
    Linear,
    /// Equal ratios; values must be above 0.
    Log,
}

impl Scale {
    /// A scale from one domain to one range of pixels. `None` for a domain that is empty, not finite, or not above 0 on
    /// a logarithmic scale: such a scale would place marks where they do not belong.
    pub fn new(kind: ScaleKind, domain: (f64, f64), range: (f64, f64)) -> Option<Scale> {
        let (low, high) = domain;
        let usable = low.is_finite() && high.is_finite() && low < high && (kind == ScaleKind::Linear || low > 0.0);
        usable.then_some(Scale { kind, domain, range })
    }

    /// The pixel of a value. `None` where the scale has no place for it (zero on a logarithmic one).
    pub fn apply(&self, value: f64) -> Option<f64> {
        let (low, high) = self.domain;
        let share = match self.kind {
            ScaleKind::Linear => (value - low) / (high - low),
            ScaleKind::Log if value <= 0.0 => return None,
            ScaleKind::Log => (value / low).ln() / (high / low).ln(),
        };
        share.is_finite().then_some(self.range.0 + share * (self.range.1 - self.range.0))
    }

    /// The value at a pixel.
    pub fn invert(&self, pixel: f64) -> f64 {
        let share = (pixel - self.range.0) / (self.range.1 - self.range.0);
        let (low, high) = self.domain;
        match self.kind {
            ScaleKind::Linear => low + share * (high - low),
            ScaleKind::Log => low * ((high / low).ln() * share).exp(),
        }
    }

    /// The values at the two ends.
    pub fn domain(&self) -> (f64, f64) {
        self.domain
    }
}

/// The horizontal scale of days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeScale(Scale);

impl TimeScale {
    /// From the first day to the day after the last, over a range of pixels; `None` when there is no day between.
    pub fn new(first: Day, end: Day, range: (f64, f64)) -> Option<TimeScale> {
        Scale::new(ScaleKind::Linear, (f64::from(first.0), f64::from(end.0)), range).map(TimeScale)
    }

    /// The pixel of the start of a day; days may lie outside the domain.
    pub fn x_px_from_day(&self, day: Day) -> f64 {
        self.x_px_from_days(f64::from(day.0))
    }

    /// The pixel of a moment in days since 1970-01-01.
    pub fn x_px_from_days(&self, days: f64) -> f64 {
        self.0.apply(days).unwrap_or(self.0.range.0)
    }

    /// The day at a pixel.
    pub fn day_from_x_px(&self, x: f64) -> Day {
        Day(self.0.invert(x).floor() as i32)
    }

    /// The same pixels for each day, from year 1 to 9999, with 1 January 1970 at 0: where a date stands there depends on
    /// nothing but how many pixels a day has.
    pub fn endless(&self) -> TimeScale {
        let (low, high) = self.0.domain;
        let per_day = (self.0.range.1 - self.0.range.0) / (high - low);
        let (first, end) = (f64::from(TimeSpan::LIMITS.0), f64::from(TimeSpan::LIMITS.1));
        TimeScale(Scale { kind: ScaleKind::Linear, domain: (first, end), range: (first * per_day, end * per_day) })
    }

    /// Pixels at the two ends.
    pub fn range(&self) -> (f64, f64) {
        self.0.range
    }

    /// First day and the day after the last.
    pub fn domain(&self) -> (Day, Day) {
        (Day(self.0.domain.0 as i32), Day(self.0.domain.1 as i32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invert_undoes_apply() {
        for (kind, domain) in
            [(ScaleKind::Linear, (0.0, 20_000.0)), (ScaleKind::Log, (1.0, 50_000.0)), (ScaleKind::Linear, (-5.0, 5.0))]
        {
            let scale = Scale::new(kind, domain, (400.0, 20.0)).expect("a scale");
            for value in [1.0, 2.5, 4.999] {
                let there = scale.apply(value).expect("a place");
                assert!((scale.invert(there) - value).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn what_has_no_place_is_refused() {
        assert_eq!(Scale::new(ScaleKind::Log, (0.0, 10.0), (0.0, 1.0)), None);
        assert_eq!(Scale::new(ScaleKind::Linear, (5.0, 5.0), (0.0, 1.0)), None);
        assert_eq!(Scale::new(ScaleKind::Linear, (f64::NAN, 5.0), (0.0, 1.0)), None);
        let log = Scale::new(ScaleKind::Log, (1.0, 10.0), (0.0, 1.0)).expect("a scale");
        assert_eq!(log.apply(0.0), None);
        assert_eq!(log.apply(-3.0), None);
    }
}
