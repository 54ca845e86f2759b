//! What a lens makes of the counts: a new height for each, or one for each stretch between two; and what it refuses.
//!
//! Index and rate change each observation by itself, so the curve stays a curve. Factor, annual growth and doubling time
//! are readings between two observations: nothing is known of the years in between, so each is one value for its stretch.

use super::labels::{value_words, year_digits};
use super::series::{ShownValue, series_drawn, values_shown};
use crate::analysis::growth::{
    Measure, Undefined, annual_measure, doubling_measure, factor_measure, index_measure, rate_measure,
};
use crate::model::{Dataset, Lang, Number, Observation, Precision, Qualifier};
use crate::text::{Arg, Msg, fill, number_words, percent_words};
use crate::view::{Lens, ViewState};

/// What the lens has no value for.
#[derive(Clone, Copy, Debug)]
pub struct Refused {
    /// The observation, or the later one of two.
    pub observation: Observation,
    /// True when it is refused for the whole series.
    pub whole: bool,
    /// Why.
    pub why: Undefined,
}

/// A series through the lens of a view.
#[derive(Clone, Debug, Default)]
pub struct LensedSeries {
    /// What is drawn, in order of time.
    pub shown: Vec<ShownValue>,
    /// What is not.
    pub refused: Vec<Refused>,
}

/// A series through the lens of a view.
pub fn seen(dataset: &Dataset, state: &ViewState, series: usize) -> LensedSeries {
    let counts = values_shown(dataset, state, series);
    if state.lens == Lens::Count {
        return LensedSeries { shown: counts, refused: Vec::new() };
    }
    let mut seen = LensedSeries::default();
    let base_year = if state.lens == Lens::Index { base_year(dataset, state) } else { None };
    let base = counts.iter().position(|shown| shown.year() == base_year && base_year.is_some());
    let place = dataset.series[series].place;
    for (at, shown) in counts.iter().enumerate() {
        let now = &shown.observation;
        let before = at.checked_sub(1).map(|at| &counts[at].observation);
        let (measure, from) = match (state.lens, before) {
            (Lens::Index, _) => match base {
                Some(base) => (index_measure(&counts[base].observation, now), Some(&counts[base].observation)),
                None => (Err(Undefined::NoBase), None),
            },
            (Lens::Count | Lens::Rate, _) => {
                let people = shown.year().and_then(|year| dataset.population(place, year));
                (rate_measure(now, people.map(Number::to_f64)), None)
            }
            (_, None) if counts.len() == 1 => (Err(Undefined::Alone), None),
            (_, None) => continue,
            (Lens::Factor, Some(before)) => (factor_measure(before, now), Some(before)),
            (Lens::Annual, Some(before)) => (annual_measure(before, now), Some(before)),
            (Lens::Doubling, Some(before)) => (doubling_measure(before, now), Some(before)),
        };
        match measure.and_then(|measure| Ok((measure, rounded(state.lens, measure).ok_or(Undefined::Missing)?))) {
            Ok((measure, value)) => seen.shown.push(ShownValue {
                value,
                height: measure.value,
                qualifier: measure.qualifier,
                from: from.cloned(),
                ..*shown
            }),
            Err(why @ (Undefined::NoBase | Undefined::Alone)) => {
                seen.refused.push(Refused { observation: *now, whole: true, why });
                break;
            }
            Err(why) => seen.refused.push(Refused { observation: *now, whole: false, why }),
        }
    }
    seen
}

/// The lens over the whole of a series: from the first observation to the last of its longest stretch by one rule.
pub fn over(lens: Lens, from: &Observation, to: &Observation) -> Result<(Measure, Number), Undefined> {
    let measure = match lens {
        Lens::Annual => annual_measure(from, to),
        Lens::Doubling => doubling_measure(from, to),
        _ => factor_measure(from, to),
    }?;
    Ok((measure, rounded(lens, measure).ok_or(Undefined::Missing)?))
}

/// The years in which one of the drawn series has a value that is dated at least to the year.
pub fn base_years(dataset: &Dataset, state: &ViewState) -> Vec<i32> {
    let drawn = series_drawn(dataset, state);
    let shown = drawn.into_iter().flat_map(|series| values_shown(dataset, state, series));
    let mut years: Vec<i32> = Vec::new();
    for year in shown.filter_map(|shown| shown.year()) {
        if let Err(at) = years.binary_search(&year) {
            years.insert(at, year);
        }
    }
    years
}

/// The year that is 100: the one chosen, or the first of those that most of the drawn series have a value in.
pub fn base_year(dataset: &Dataset, state: &ViewState) -> Option<i32> {
    if let Some(base) = state.base {
        return Some(i32::from(base));
    }
    let drawn: Vec<Vec<ShownValue>> =
        series_drawn(dataset, state).into_iter().map(|series| values_shown(dataset, state, series)).collect();
    let sharing = |year: i32| drawn.iter().filter(|all| all.iter().any(|shown| shown.year() == Some(year))).count();
    base_years(dataset, state).into_iter().rev().max_by_key(|year| sharing(*year))
}

impl ShownValue {
    /// The year, when the date is no vaguer.
    pub fn year(&self) -> Option<i32> {
        self.observation.date.filter(|date| date.precision() <= Precision::Year).map(|date| date.first().year())
    }
}

/// A measure with as many digits as it is worth, a bound rounded so that it stays true: what is over 53.7 is over 53.
fn rounded(lens: Lens, measure: Measure) -> Option<Number> {
    let Measure { value, qualifier } = measure;
    let (digits, fewest) = match lens {
        Lens::Rate => (100.0, 0),
        Lens::Annual => (0.0, 1),
        _ => (10.0, 0),
    };
    let (mut decimals, mut unit) = (fewest, if fewest == 1 { 0.1 } else { 1.0 });
    while decimals < 6 && value.abs() / unit < digits && value != 0.0 {
        decimals += 1;
        unit /= 10.0;
    }
    let near = Number::rounded(value, decimals)?;
    let beyond = (near.to_f64() - value) / unit;
    match qualifier {
        Qualifier::Over if beyond > 1e-6 => Number::rounded(near.to_f64() - unit, decimals),
        Qualifier::Under if beyond < -1e-6 => Number::rounded(near.to_f64() + unit, decimals),
        _ => Some(near),
    }
}

/// The number of a lens as its label says it: "over 5,100", "×2.6", "17.4%", "101".
pub fn measure_words(lang: Lang, lens: Lens, value: Number, qualifier: Qualifier) -> String {
    let number = match lens {
        Lens::Factor => ["×", &number_words(lang, value)].concat(),
        Lens::Annual => percent_words(lang, value),
        _ => return value_words(lang, value, qualifier),
    };
    fill(lang, super::labels::qualified(qualifier), &[("n", Arg::Words(&number))])
}

/// The name of a lens.
pub fn name(lens: Lens) -> Msg {
    match lens {
        Lens::Count => Msg::ScaleLinear,
        Lens::Index => Msg::LensIndex,
        Lens::Rate => Msg::LensRate,
        Lens::Factor => Msg::LensFactor,
        Lens::Annual => Msg::LensAnnual,
        Lens::Doubling => Msg::LensDoubling,
    }
}

/// What the lens of a view makes of an observation: its number, with the years of a stretch. `None` for the counts
/// themselves, and where the lens refuses.
pub fn words_of(dataset: &Dataset, state: &ViewState, lang: Lang, observation: &Observation) -> Option<String> {
    if state.lens == Lens::Count {
        return None;
    }
    let shown = seen(dataset, state, observation.series).shown;
    let shown = shown.into_iter().find(|shown| shown.observation.id == observation.id)?;
    Some(shown_words(lang, state.lens, &shown))
}

/// What a lens makes of a count: its number, with the years of a stretch.
pub fn shown_words(lang: Lang, lens: Lens, shown: &ShownValue) -> String {
    let value = measure_words(lang, lens, shown.value, shown.qualifier);
    let Some(from) = shown.from.as_ref().filter(|_| lens.is_between()) else { return value };
    let (from, to) = (year_digits(from), year_digits(&shown.observation));
    let args = [("value", Arg::Words(&value)), ("from", Arg::Words(&from)), ("year", Arg::Words(&to))];
    fill(lang, Msg::LabelSpan, &args)
}

/// True when a view through this lens would show nothing but reasons.
pub fn is_refused(dataset: &Dataset, state: &ViewState, lens: Lens) -> bool {
    if lens == Lens::Count {
        return false;
    }
    let through = ViewState { lens, ..state.clone() };
    let mut drawn = series_drawn(dataset, state).into_iter();
    !drawn.any(|series| !seen(dataset, &through, series).shown.is_empty())
}

/// Why there is no value, in words.
pub fn reason_words(lang: Lang, why: Undefined, base: Option<i32>) -> String {
    let message = match why {
        Undefined::Missing | Undefined::NoTime => Msg::RefusedMissing,
        Undefined::FromZero => Msg::RefusedZero,
        Undefined::OtherBasis => Msg::RefusedBasis,
        Undefined::NoGrowth => Msg::RefusedNoGrowth,
        Undefined::Vague => Msg::RefusedVague,
        Undefined::NoBase => Msg::RefusedBase,
        Undefined::NoPopulation => Msg::RefusedPopulation,
        Undefined::Alone => Msg::RefusedAlone,
    };
    let year = base.map(|year| year.to_string()).unwrap_or_default();
    fill(lang, message, &[("year", Arg::Words(&year))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_rounded_to_the_safe_side() {
        for (lens, value, qualifier, words) in [
            (Lens::Factor, 53.684, Qualifier::Over, "over ×53"),
            (Lens::Factor, 3.6935, Qualifier::Exact, "×3.7"),
            (Lens::Index, 1.8627, Qualifier::Under, "under 1.9"),
            (Lens::Rate, 0.035_301, Qualifier::Exact, "0.0353"),
            (Lens::Rate, 17.9669, Qualifier::Over, "over 17.9"),
            (Lens::Annual, -3.25, Qualifier::Under, "under −3.2%"),
            (Lens::Annual, 0.0, Qualifier::Exact, "0.0%"),
            (Lens::Doubling, 3.307, Qualifier::Under, "under 3.4"),
            (Lens::Index, 100.0, Qualifier::Exact, "100"),
        ] {
            let number = rounded(lens, Measure { value, qualifier }).expect("a number");
            assert_eq!(measure_words(Lang::En, lens, number, qualifier), words, "{value}");
        }
    }

    #[test]
    fn the_base_is_the_year_that_most_series_share() {
        let dataset = crate::bundle::embedded().expect("the tables");
        assert_eq!(base_year(&dataset, &ViewState::default()), Some(2010));
        let alone = ViewState { show: Some(vec!["world-ingos"]), ..ViewState::default() };
        assert_eq!(base_year(&dataset, &alone), Some(1850));
        assert_eq!(base_year(&dataset, &ViewState { base: Some(2000), ..alone }), Some(2000));
        assert_eq!(base_year(&dataset, &ViewState { show: Some(vec![]), ..ViewState::default() }), None);
    }
}
