//! Ticks that a person would choose.

use super::metrics::{Weight, text_width};
use super::scale::{ScaleKind, TimeScale};
use crate::model::{Day, Lang, Number};
use crate::text::{date_words, month_name};
use crate::view::TimeSpan;

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
pub(crate) fn round_step(least: f64) -> f64 {
    let (power, _) = power_below(least);
    let lead = least / power;
    let nice = [1.0, 2.0, 5.0].into_iter().find(|nice| lead <= nice + 1e-9).unwrap_or(10.0);
    nice * power
}

/// The domain of an axis and its ticks: from zero, or a round number that is not above a negative `lowest`, to one that is
/// not below `highest`, about `wanted` steps, of whole numbers for counts; on a logarithmic scale the powers of ten around
/// `lowest` and `highest`.
pub fn axis(kind: ScaleKind, lowest: f64, highest: f64, wanted: usize, whole: bool) -> ((f64, f64), Vec<f64>) {
    match kind {
        ScaleKind::Linear => {
            let (low, high) = (lowest.min(0.0), highest.max(0.0));
            let step = round_step(((high - low) / wanted.max(1) as f64).max(1e-6)).max(if whole { 1.0 } else { 0.0 });
            let from = (low / step + 1e-9).floor() as i32;
            let to = (high / step - 1e-9).ceil() as i32;
            let to = if from == to { to + 1 } else { to };
            let ticks = (from..=to).map(|n| f64::from(n) * step).collect();
            ((f64::from(from) * step, f64::from(to) * step), ticks)
        }
        ScaleKind::Log => {
            let (_, first) = power_below(lowest);
            let (power, below) = power_below(highest);
            let last = if power < highest { below + 1 } else { below }.max(first + 1);
            let ticks = (first..=last).map(|power| 10f64.powi(power)).collect();
            ((10f64.powi(first), 10f64.powi(last)), ticks)
        }
    }
}

/// A tick as a number with as many decimals as it needs.
pub fn number(tick: f64) -> Option<Number> {
    (0..=6).filter_map(|decimals| Number::rounded(tick, decimals)).find(|number| (number.to_f64() - tick).abs() < 1e-7)
}

/// The start of a year, month or day on a time axis.
#[derive(Clone, Debug, PartialEq)]
pub struct DateTick {
    /// Pixel of the start.
    pub x_px: f64,
    /// Pixel of the middle of the year, month or day, where its name stands, and the name, if it has one.
    pub name: Option<(f64, String)>,
}

/// The units of a time axis, by their least width in pixels.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Month,
    Day,
}

/// The starts of years inside the domain, or of months or days where these are wide enough to be named. Of years, as many
/// are named as leave `label_px` from one name to the next: every one, every 2nd, 5th, 10th …; ticks are thinned likewise
/// where they come closer than 4 pixels. Of months and days the first and each that begins a new year or month are named
/// in full, "May 2006", the others in short, and none touches another.
pub fn dates(scale: &TimeScale, lang: Lang, label_px: f64) -> Vec<DateTick> {
    let (first, end) = scale.domain();
    let (left, right) = scale.range();
    let day_px = (right - left) / f64::from(end.0 - first.0);
    // Where five days or a quarter of a year have room for a name.
    let unit = match day_px {
        wide if wide * 5.0 > 65.0 => Unit::Day,
        wide if wide * 91.0 > 96.0 => Unit::Month,
        _ => return years(scale, label_px),
    };
    let step_for = |steps: &[u32], unit_px: f64, least: f64| {
        steps.iter().copied().find(|step| f64::from(*step) * unit_px >= least).unwrap_or(10)
    };
    let mut ticks: Vec<DateTick> = Vec::new();
    let mut names: Vec<(usize, bool, [String; 2])> = Vec::new();
    let (year, month, _) = first.civil();
    let mut start = if unit == Unit::Day { first } else { Day::from_civil(year, month, 1) };
    while start < end {
        let (year, month, day) = start.civil();
        let next_month = if month == 12 { Day::new_year(year + 1) } else { Day::from_civil(year, month + 1, 1) };
        let (next, is_named, is_new) = match unit {
            Unit::Month => {
                let step = step_for(&[1, 3], 30.4 * day_px, 74.0);
                (next_month, step < 10 && (month - 1).is_multiple_of(step), month == 1)
            }
            Unit::Day => {
                let step = step_for(&[1, 2, 5], day_px, 40.0);
                // The 31st would stand too close to the 1st.
                (Day(start.0 + 1), (day - 1).is_multiple_of(step) && (step == 1 || day + step / 2 < 31), day == 1)
            }
        };
        let middle = scale.x_px_from_days((f64::from(start.0) + f64::from(next.0)) / 2.0);
        if is_named && start >= first && middle < right {
            let long = TimeSpan::new(start, next).map_or(String::new(), |span| date_words(lang, &span.when()));
            let short = if unit == Unit::Day { day.to_string() } else { month_name(lang, month).to_string() };
            names.push((ticks.len(), is_new, [long, short]));
        }
        let x_px = scale.x_px_from_day(start);
        ticks.push(DateTick { x_px, name: Some((middle, String::new())) });
        start = next;
    }
    // New years and months first; without one the first that has room is named in full, so that it is never in doubt
    // which year this is. The short names stand where room is left.
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for round in 0..3 {
        for (at, is_new, [long, short]) in &names {
            let text = match round {
                0 if *is_new => long,
                1 if taken.is_empty() => long,
                2 => short,
                _ => continue,
            };
            let Some((middle, name)) = ticks[*at].name.as_mut().filter(|(_, name)| name.is_empty()) else { continue };
            let half = text_width(text, 13.0, Weight::Regular) / 2.0 + 5.0;
            let (from, to) = (*middle - half, *middle + half);
            // A single day or month may be narrower than its name.
            let is_inside = (from >= left && to <= right) || names.len() == 1;
            if is_inside && taken.iter().all(|(x0, x1)| to <= *x0 || *x1 <= from) {
                taken.push((from, to));
                name.clone_from(text);
            }
        }
    }
    for tick in &mut ticks {
        tick.name.take_if(|(_, name)| name.is_empty());
    }
    ticks.retain(|tick| tick.x_px >= left - 0.5);
    ticks
}

fn years(scale: &TimeScale, label_px: f64) -> Vec<DateTick> {
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
            DateTick { x_px, name: named.then(|| (middle, year.to_string())) }
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
            assert_eq!(axis(ScaleKind::Linear, 0.0, highest, wanted, true).1, ticks, "{highest}");
        }
    }

    #[test]
    fn logarithmic_ticks_are_powers_of_ten() {
        assert_eq!(
            axis(ScaleKind::Log, 6.0, 20_000.0, 4, true),
            ((1.0, 100_000.0), vec![1.0, 10.0, 100.0, 1000.0, 10_000.0, 100_000.0])
        );
        assert_eq!(axis(ScaleKind::Log, 10.0, 10.0, 4, true), ((10.0, 100.0), vec![10.0, 100.0]));
    }

    #[test]
    fn measures_step_in_fractions_and_below_zero() {
        for (lowest, highest, ticks) in [
            (0.03, 0.45, vec!["0", "0.2", "0.4", "0.6"]),
            (-3.0, 17.4, vec!["-10", "0", "10", "20"]),
            (-8.0, -2.0, vec!["-8", "-6", "-4", "-2", "0"]),
            (0.0, 0.0, vec!["0", "0.000001"]),
        ] {
            let ticks: Vec<_> = ticks.into_iter().map(|tick| Number::parse(tick).ok().map(Number::to_f64)).collect();
            let found = axis(ScaleKind::Linear, lowest, highest, 4, false).1;
            assert_eq!(found.iter().map(|tick| number(*tick).map(Number::to_f64)).collect::<Vec<_>>(), ticks);
        }
    }

    #[test]
    fn names_of_years_never_touch() {
        let scale = TimeScale::new(Day::new_year(1988), Day::new_year(2019), (0.0, 600.0)).expect("a scale");
        let named: Vec<_> = dates(&scale, Lang::En, 48.0).into_iter().filter_map(|tick| tick.name).collect();
        let names: Vec<&str> = named.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["1990", "1995", "2000", "2005", "2010", "2015"]);
        assert!(named.windows(2).all(|pair| pair[1].0 - pair[0].0 >= 48.0));
    }

    /// The names over 1,000 pixels.
    fn names(link: &str, lang: Lang) -> Vec<String> {
        let span = TimeSpan::read(link).expect("a span");
        let scale = TimeScale::new(span.first(), span.end(), (100.0, 1100.0)).expect("a scale");
        let ticks = dates(&scale, lang, 46.0);
        let mut last = f64::NEG_INFINITY;
        for (middle, name) in ticks.iter().filter_map(|tick| tick.name.as_ref()) {
            let half = text_width(name, 13.0, Weight::Regular) / 2.0;
            assert!(middle - half > last && middle - half >= 80.0 && middle + half <= 1120.0, "{link}: {name}");
            last = middle + half;
        }
        assert!(ticks.iter().all(|tick| (99.0..=1101.0).contains(&tick.x_px)), "{link}");
        ticks.into_iter().filter_map(|tick| Some(tick.name?.1.replace('\u{a0}', " "))).collect()
    }

    #[test]
    fn from_a_century_to_a_day_each_axis_says_its_year() {
        assert_eq!(names("1900..1999", Lang::En)[..3], ["1900", "1905", "1910"]);
        assert_eq!(names("2006-11..2007-03", Lang::En), ["November", "December", "January 2007", "February", "March"]);
        assert_eq!(names("2005-11..2007-03", Lang::Uz)[..2], ["2006\u{2011}yil yanvar", "aprel"]);
        assert_eq!(names("2006-05-12..2006-05-14", Lang::Ru), ["12 мая 2006 г.", "13", "14"]);
        assert_eq!(names("2006-05-12..2006-05-12", Lang::En), ["12 May 2006"]);
        assert_eq!(names("2006-05-25..2006-06-20", Lang::En)[..3], ["25", "27", "29"]);
        assert!(names("2006-05-25..2006-06-20", Lang::En).contains(&"1 June 2006".to_string()));
        // Wherever one stands and however far, some name says the year, and names never touch.
        for days in [1, 2, 3, 5, 9, 14, 30, 45, 60, 91, 120, 200, 366, 500, 800, 1200, 2000, 4000, 20_000, 90_000] {
            for first in (10_000..10_400).step_by(7) {
                let span = TimeSpan::near(f64::from(first), f64::from(days));
                for lang in Lang::ALL {
                    let all = names(&span.link(), lang);
                    let says_year = |name: &String| {
                        name.split([' ', '\u{2011}']).any(|part| part.len() == 4 && part.parse::<i32>().is_ok())
                    };
                    assert!(all.iter().any(says_year), "{} {all:?}", span.link());
                }
            }
        }
    }
}
