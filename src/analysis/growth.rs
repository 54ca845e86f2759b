//! Growth between two observations: factor, compound annual growth, doubling time.
//!
//! Each refuses with a reason where it is not defined; none fills a gap. Time is counted between the middles of the two
//! dates, in years of 365.2425 days.

use crate::model::{Observation, Qualifier};

/// Why a measure of growth is not defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined {
    /// One of the two values or dates is missing.
    Missing,
    /// The first value is zero, so nothing can be a multiple of it.
    FromZero,
    /// The two observations count by different rules.
    OtherBasis,
    /// The second is not later than the first.
    NoTime,
    /// It did not grow, so it never doubles.
    NoGrowth,
}

/// Mean length of a Gregorian year, in days.
const DAYS_PER_YEAR: f64 = 365.2425;

fn values(from: &Observation, to: &Observation) -> Result<(f64, f64), Undefined> {
    match (from.value, to.value) {
        _ if from.basis != to.basis || from.series != to.series => Err(Undefined::OtherBasis),
        (Some(a), Some(b)) if a.to_f64() != 0.0 => Ok((a.to_f64(), b.to_f64())),
        (Some(_), Some(_)) => Err(Undefined::FromZero),
        _ => Err(Undefined::Missing),
    }
}

/// Years from the middle of one date to the middle of the other.
///
/// # Errors
/// [`Undefined::Missing`] without two dates, [`Undefined::NoTime`] when the second is not later.
pub fn years_between(from: &Observation, to: &Observation) -> Result<f64, Undefined> {
    let (Some(a), Some(b)) = (from.date, to.date) else { return Err(Undefined::Missing) };
    let years = (b.middle() - a.middle()) / DAYS_PER_YEAR;
    if years > 0.0 { Ok(years) } else { Err(Undefined::NoTime) }
}

/// How many times as large: `to / from`.
///
/// # Errors
/// [`Undefined`] for a missing value, a first value of zero, or two counting rules.
pub fn factor(from: &Observation, to: &Observation) -> Result<f64, Undefined> {
    values(from, to).map(|(a, b)| b / a)
}

/// Compound annual growth, as a share: `factor^(1 / years) - 1`.
///
/// # Errors
/// As for [`factor`] and [`years_between`].
pub fn annual(from: &Observation, to: &Observation) -> Result<f64, Undefined> {
    Ok(factor(from, to)?.powf(1.0 / years_between(from, to)?) - 1.0)
}

/// Years in which it doubles at that pace: `ln 2 / ln(1 + annual)`.
///
/// # Errors
/// As for [`annual`], and [`Undefined::NoGrowth`] when the pace is not above zero.
pub fn doubling_years(from: &Observation, to: &Observation) -> Result<f64, Undefined> {
    let annual = annual(from, to)?;
    if annual > 0.0 { Ok(2f64.ln() / annual.ln_1p()) } else { Err(Undefined::NoGrowth) }
}

/// The longest stretch of a series by one counting rule, from its first to its last observation: what a title may speak
/// of. The earliest of equally long ones. `None` with fewer than two observations by one rule. The observations are those
/// of one series in order of time.
pub fn longest_run(values: &[Observation]) -> Option<(&Observation, &Observation)> {
    let runs = values.chunk_by(|a, b| a.basis == b.basis).filter(|run| run.len() > 1);
    let longest = runs.rev().max_by_key(|run| run.len())?;
    Some((longest.first()?, longest.last()?))
}

/// True when a figure may stand in a ratio as it is: exact, not "over" or "about".
pub fn is_exact(observation: &Observation) -> bool {
    observation.qualifier == Qualifier::Exact
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Number, Provenance, Text, Voice};

    fn observed(year: i32, value: i64) -> Observation {
        let provenance =
            Provenance { source: 0, locator: "", as_printed: "", voice: Voice::Reported, text: Text::default() };
        Observation {
            id: "",
            series: 0,
            date: Some(Date::year(year)),
            value: Some(Number::whole(value)),
            qualifier: Qualifier::Exact,
            basis: "registered",
            provenance,
        }
    }

    #[test]
    fn ten_years_of_doubling() {
        let (from, to) = (observed(2000, 100), observed(2010, 200));
        assert_eq!(factor(&from, &to), Ok(2.0));
        assert!((annual(&from, &to).expect("defined") - 0.071_773).abs() < 1e-4);
        assert!((doubling_years(&from, &to).expect("defined") - 10.0).abs() < 0.01);
    }

    #[test]
    fn refuses_what_is_not_defined() {
        let one = observed(2000, 100);
        assert_eq!(factor(&observed(1999, 0), &one), Err(Undefined::FromZero));
        assert_eq!(annual(&one, &observed(2000, 200)), Err(Undefined::NoTime));
        assert_eq!(doubling_years(&one, &observed(2010, 50)), Err(Undefined::NoGrowth));
        assert_eq!(factor(&one, &Observation { basis: "active", ..observed(2010, 1) }), Err(Undefined::OtherBasis));
        assert_eq!(factor(&one, &Observation { value: None, ..observed(2010, 1) }), Err(Undefined::Missing));
    }

    #[test]
    fn doubling_agrees_with_counting_year_by_year() {
        for (start, end, years) in [(95, 5100, 19), (4966, 18341, 10), (100, 101, 40), (7, 7000, 3)] {
            let (from, to) = (observed(1990, start), observed(1990 + years, end));
            let pace = annual(&from, &to).expect("defined");
            let grown = (0..years).fold(start as f64, |value, _| value * (1.0 + pace));
            assert!((grown / end as f64 - 1.0).abs() < 2e-3, "{start} {end}");
        }
    }
}
