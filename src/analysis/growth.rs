//! Growth between two observations: factor, compound annual growth, doubling time; and a count as a share of another, or
//! of the inhabitants.
//!
//! Each refuses with a reason where it is not defined; none fills a gap. Time is counted between the middles of the two
//! dates, in years of 365.2425 days. What is stated as "over" or "about" stays so in what is computed from it.

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
    /// "Over" against "over" and the like: the truth may lie on either side of the quotient.
    Vague,
    /// The series has no value in the base year.
    NoBase,
    /// The number of inhabitants in that place and year is not in the tables.
    NoPopulation,
    /// The series has one value; there is nothing to compare it with.
    Alone,
}

/// What a computation gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// The number.
    pub value: f64,
    /// On which side of it the truth can lie.
    pub qualifier: Qualifier,
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
    // The power as an exponential, which the program has already for its logarithmic scale.
    Ok((factor(from, to)?.ln() / years_between(from, to)?).exp() - 1.0)
}

/// Years in which it doubles at that pace: `ln 2 / ln(1 + annual)`.
///
/// # Errors
/// As for [`annual`], and [`Undefined::NoGrowth`] when the pace is not above zero.
pub fn doubling_years(from: &Observation, to: &Observation) -> Result<f64, Undefined> {
    let (factor, years) = (factor(from, to)?, years_between(from, to)?);
    if factor > 1.0 { Ok(std::f64::consts::LN_2 * years / factor.ln()) } else { Err(Undefined::NoGrowth) }
}

/// On which side of the quotient `to / from` the true one can lie: what is over 5,100 is more than 53 times 95, and 95 is
/// less than a 53rd of it. `None` where it can lie on either side and neither is said to be near.
pub fn qualifier_of_quotient(from: Qualifier, to: Qualifier) -> Option<Qualifier> {
    use Qualifier::{About, Approaching, Exact, Over, Under};
    match (from, to) {
        (Exact, to) => Some(to),
        (About, Exact | About | Approaching) | (Approaching, About | Approaching) => Some(About),
        (Over, Exact | Under | Approaching) => Some(Under),
        (Under | Approaching, Exact | Over) => Some(Over),
        _ => None,
    }
}

fn quotient(from: &Observation, to: &Observation) -> Result<Measure, Undefined> {
    let value = factor(from, to)?;
    let qualifier = qualifier_of_quotient(from.qualifier, to.qualifier).ok_or(Undefined::Vague)?;
    Ok(Measure { value, qualifier })
}

/// [`factor`], as exact as the two observations are.
///
/// # Errors
/// As for [`factor`], and [`Undefined::Vague`].
pub fn factor_measure(from: &Observation, to: &Observation) -> Result<Measure, Undefined> {
    years_between(from, to)?;
    quotient(from, to)
}

/// A count as a share of the base's, which is 100: `100 · to / base`. The base itself is 100 whatever its qualifier.
///
/// # Errors
/// As for [`factor`], and [`Undefined::Vague`].
pub fn index_measure(base: &Observation, to: &Observation) -> Result<Measure, Undefined> {
    if base.id == to.id && base.date == to.date {
        return values(base, to).map(|_| Measure { value: 100.0, qualifier: Qualifier::Exact });
    }
    quotient(base, to).map(|measure| Measure { value: measure.value * 100.0, ..measure })
}

/// A count per 100,000 inhabitants: `100,000 · count / inhabitants`.
///
/// # Errors
/// [`Undefined::Missing`] without a value, [`Undefined::NoPopulation`] without inhabitants.
pub fn rate_measure(of: &Observation, inhabitants: Option<f64>) -> Result<Measure, Undefined> {
    let count = of.value.ok_or(Undefined::Missing)?.to_f64();
    let inhabitants = inhabitants.filter(|people| *people > 0.0).ok_or(Undefined::NoPopulation)?;
    Ok(Measure { value: count * 100_000.0 / inhabitants, qualifier: of.qualifier })
}

/// A quotient over time: an approximate date makes an exact one approximate, and a bound no bound any more.
fn paced(from: &Observation, to: &Observation, value: f64) -> Result<Measure, Undefined> {
    let is_vague = [from, to].iter().any(|of| of.date.is_some_and(|date| date.is_approximate()));
    let qualifier = match quotient(from, to)?.qualifier {
        same if !is_vague => same,
        Qualifier::Exact | Qualifier::About => Qualifier::About,
        _ => return Err(Undefined::Vague),
    };
    Ok(Measure { value, qualifier })
}

/// [`annual`] in percent, as exact as the two observations are.
///
/// # Errors
/// As for [`annual`], and [`Undefined::Vague`].
pub fn annual_measure(from: &Observation, to: &Observation) -> Result<Measure, Undefined> {
    paced(from, to, annual(from, to)? * 100.0)
}

/// [`doubling_years`], as exact as the two observations are: more growth is less time.
///
/// # Errors
/// As for [`doubling_years`], and [`Undefined::Vague`].
pub fn doubling_measure(from: &Observation, to: &Observation) -> Result<Measure, Undefined> {
    let measure = match doubling_years(from, to) {
        // "Over" something that is not more may well be more.
        Err(Undefined::NoGrowth) if paced(from, to, 0.0)?.qualifier != Qualifier::Over => {
            return Err(Undefined::NoGrowth);
        }
        Err(Undefined::NoGrowth) => return Err(Undefined::Vague),
        years => paced(from, to, years?)?,
    };
    let qualifier = match measure.qualifier {
        Qualifier::Over => Qualifier::Under,
        Qualifier::Under | Qualifier::Approaching => Qualifier::Over,
        same => same,
    };
    Ok(Measure { qualifier, ..measure })
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
        let provenance = Provenance { source: 0, locator: "", voice: Voice::Reported, text: Text::default() };
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
    fn bounds_stay_bounds_and_turn_with_the_quotient() {
        let over = |observation| Observation { qualifier: Qualifier::Over, ..observation };
        let (early, late) = (observed(1991, 95), over(observed(2010, 5100)));
        let factor = factor_measure(&early, &late).expect("defined");
        assert_eq!((factor.qualifier, (factor.value - 53.684).abs() < 1e-3), (Qualifier::Over, true));
        assert_eq!(doubling_measure(&early, &late).map(|years| years.qualifier), Ok(Qualifier::Under));
        assert_eq!(index_measure(&late, &Observation { id: "x", ..early }).map(|m| m.qualifier), Ok(Qualifier::Under));
        assert_eq!(index_measure(&late, &late).map(|measure| measure.value), Ok(100.0));
        assert_eq!(factor_measure(&over(early), &late), Err(Undefined::Vague));
        assert_eq!(rate_measure(&late, None), Err(Undefined::NoPopulation));
        let shrunk = over(observed(2015, 90));
        assert_eq!(doubling_measure(&observed(2000, 100), &shrunk), Err(Undefined::Vague));
        assert_eq!(doubling_measure(&observed(2000, 100), &observed(2015, 90)), Err(Undefined::NoGrowth));
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
