//! The lenses against a calculation that shares nothing with them: repeated multiplication and bisection, no logarithm.
#![cfg(not(target_arch = "wasm32"))]

mod dice;

use civic_atlas::analysis::growth::{annual_measure, doubling_measure, factor_measure, index_measure, rate_measure};
use civic_atlas::bundle;
use civic_atlas::model::{Date, Number, Observation, Qualifier};
use dice::Dice;

/// The pace at which `from` becomes `to` in so many whole years, found by bisection.
fn pace(from: f64, to: f64, years: u32) -> f64 {
    let grown = |pace: f64| (0..years).fold(from, |value, _| value * pace);
    let (mut low, mut high) = (0.0, to / from + 1.0);
    for _ in 0..200 {
        let middle = (low + high) / 2.0;
        if grown(middle) < to { low = middle } else { high = middle }
    }
    (low + high) / 2.0 - 1.0
}

fn near(a: f64, b: f64, share: f64) -> bool {
    (a - b).abs() <= share * a.abs().max(b.abs()).max(1e-6)
}

#[test]
fn each_lens_agrees_with_plain_arithmetic() {
    let dataset = bundle::embedded().expect("the tables were checked when they were compiled in");
    let some = dataset.observations[0];
    let mut dice = Dice(0x5EED_1E25);
    let ids = ["a", "b"];
    for _ in 0..3_000 {
        // Stretches of four years hold one leap day each, so that whole years are whole to a part in 10,000.
        let (year, years) = (1904 + dice.throw(80) as i32, 4 * (1 + dice.throw(20) as u32));
        let (a, b) = (1 + dice.throw(40_000) as i64, 1 + dice.throw(40_000) as i64);
        let observed = |nth: usize, year, value| Observation {
            id: ids[nth],
            date: Some(Date::year(year)),
            value: Some(Number::whole(value)),
            qualifier: Qualifier::Exact,
            basis: "registered",
            ..some
        };
        let (from, to) = (observed(0, year, a), observed(1, year + years as i32, b));
        let (a, b) = (a as f64, b as f64);
        let said = format!("{a} in {year}, {b} {years} years later");
        assert!(factor_measure(&from, &to).is_ok_and(|m| near(m.value * a, b, 1e-12)), "{said}");
        assert!(index_measure(&from, &to).is_ok_and(|m| near(m.value * a, b * 100.0, 1e-12)), "{said}");
        assert!(rate_measure(&to, Some(a * 50.0)).is_ok_and(|m| near(m.value * a, b * 2_000.0, 1e-12)), "{said}");
        let expected = pace(a, b, years);
        let annual = annual_measure(&from, &to).expect("two counts by one rule").value / 100.0;
        assert!((annual - expected).abs() < 1e-3 * (1.0 + expected.abs()), "{said}: {annual} and {expected}");
        match doubling_measure(&from, &to) {
            // At that pace the count is twice as large after so many years, the last of them in part.
            Ok(measure) => {
                let whole = measure.value.floor();
                if whole < 2_000.0 {
                    let grown = (0..whole as u32).fold(1.0, |value, _| value * (1.0 + annual));
                    let (least, most) = (grown * 0.999, grown * (1.0 + annual) * 1.001);
                    assert!(least <= 2.0 && 2.0 <= most, "{said}: {} years, {grown}", measure.value);
                }
            }
            Err(_) => assert!(b <= a, "{said}"),
        }
    }
}

/// True when some pair of numbers that the two qualifiers allow has a quotient above, and when some has one below.
fn sides(from: Qualifier, to: Qualifier) -> (bool, bool) {
    let allowed = |qualifier| match qualifier {
        Qualifier::Exact => vec![100.0],
        Qualifier::About => vec![95.0, 100.0, 105.0],
        Qualifier::Over => vec![101.0, 1_000.0],
        Qualifier::Under => vec![1.0, 99.0],
        Qualifier::Approaching => vec![98.0, 99.0],
    };
    let quotients = allowed(to).into_iter().flat_map(|to| allowed(from).into_iter().map(move |from| to / from));
    quotients.fold((false, false), |(over, under), quotient| (over || quotient > 1.0, under || quotient < 1.0))
}

#[test]
fn a_bound_is_claimed_only_where_every_truth_keeps_it() {
    use civic_atlas::analysis::growth::qualifier_of_quotient;
    for from in Qualifier::ALL {
        for to in Qualifier::ALL {
            let (over, under) = sides(*from, *to);
            match qualifier_of_quotient(*from, *to) {
                Some(Qualifier::Exact) => assert!(!over && !under, "{from:?} {to:?}"),
                Some(Qualifier::Over) => assert!(over && !under, "{from:?} {to:?}"),
                Some(Qualifier::Under | Qualifier::Approaching) => assert!(under && !over, "{from:?} {to:?}"),
                Some(Qualifier::About) => assert!(over && under, "{from:?} {to:?}"),
                None => assert!(over && under, "{from:?} {to:?} has a bound"),
            }
        }
    }
}

#[test]
fn per_100_000_people_uses_the_population_of_the_same_place_and_year() {
    let dataset = bundle::embedded().expect("the tables were checked when they were compiled in");
    let place = |id: &str| dataset.places.iter().position(|place| place.id == id).expect("a place");
    // World Bank, SP.POP.TOTL, as in public/data/observations.csv.
    assert_eq!(dataset.population(place("kg"), 2010).map(Number::to_f64), Some(5_467_059.0));
    assert_eq!(dataset.population(place("kg"), 2011), None);
    assert_eq!(dataset.population(place("tj"), 2010), None);
    assert_eq!(dataset.population.len(), 9);
}
