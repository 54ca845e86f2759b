//! Axes for any stretch of time, from milliseconds to centuries, and for any values.

use crate::chart::plan::{Anchor, Dash, Plan, Primitive, Rect, Role, TextRun};
use crate::chart::tick::round_step;
use crate::model::Day;

const DAY_MS: f64 = 86_400_000.0;

/// Mean lengths of a month and a year of the Gregorian calendar.
const MONTH_MS: f64 = 30.436_875 * DAY_MS;
const YEAR_MS: f64 = 365.2425 * DAY_MS;

/// Least distance between two names on the axis of time and on that of values, in pixels.
const APART: (f64, f64) = (84.0, 48.0);

/// The furthest moments that a date of JavaScript has, in milliseconds; further out nothing is written.
const FURTHEST_MS: f64 = 8.64e15;

/// Moments that a person would choose between two others, with their names; between 2 and about `most`.
pub fn times(from: f64, to: f64, most: f64) -> Vec<(f64, String)> {
    let usable = from >= -FURTHEST_MS && to <= FURTHEST_MS && from < to && most >= 1.0;
    if !usable {
        return Vec::new();
    }
    let least = (to - from) / most;
    if least > 3.5 * MONTH_MS {
        let step = round_step(least / YEAR_MS).max(1.0) as i32;
        return calendar(from, to, step * 12);
    }
    if least > 16.0 * DAY_MS {
        return calendar(from, to, if least > MONTH_MS { 3 } else { 1 });
    }
    const STEPS: [f64; 17] = [
        1e3, 2e3, 5e3, 15e3, 30e3, 60e3, 120e3, 300e3, 900e3, 1800e3, 3600e3, 7200e3, 10_800e3, 21_600e3, 43_200e3,
        86_400e3, 172_800e3,
    ];
    let wider = [4.0, 8.0, 16.0].map(|days| days * DAY_MS);
    let steps = STEPS.into_iter().chain(wider);
    let step = if least < 1e3 {
        round_step(least).max(1.0)
    } else {
        steps.into_iter().find(|step| *step >= least).unwrap_or(16.0 * DAY_MS)
    };
    let first = (from / step).ceil();
    let count = (to / step).floor() - first;
    (0..=count.max(-1.0) as i64).map(|n| (first + n as f64) * step).map(|time| (time, name(time, step))).collect()
}

/// The firsts of months between two moments, every so many months.
fn calendar(from: f64, to: f64, months: i32) -> Vec<(f64, String)> {
    let (year, month, _) = Day((from / DAY_MS).floor() as i32).civil();
    let first = (year * 12 + month as i32 - 1).div_euclid(months) * months;
    let ticks = (0..).map(|n| first + n * months).map(|at| {
        let (year, month) = (at.div_euclid(12), at.rem_euclid(12) as u32 + 1);
        let name = if months % 12 == 0 { year.to_string() } else { format!("{year}-{month:02}") };
        (f64::from(Day::from_civil(year, month, 1).0) * DAY_MS, name)
    });
    ticks.skip_while(|(time, _)| *time < from).take_while(|(time, _)| *time <= to).collect()
}

/// A moment as ISO 8601 writes it, as fine as the step asks for.
fn name(time: f64, step: f64) -> String {
    let (year, month, day) = Day((time / DAY_MS).floor() as i32).civil();
    let rest = time.rem_euclid(DAY_MS);
    let (hours, minutes, seconds) = ((rest / 3600e3) as u32, (rest / 60e3) as u32 % 60, (rest / 1e3) as u32 % 60);
    match step {
        step if step >= DAY_MS => format!("{year}-{month:02}-{day:02}"),
        _ if rest == 0.0 => format!("{month:02}-{day:02}"),
        step if step >= 60e3 => format!("{hours:02}:{minutes:02}"),
        step if step >= 1e3 => format!("{hours:02}:{minutes:02}:{seconds:02}"),
        _ => format!("{seconds:02}.{:03}", rest as u32 % 1000),
    }
}

/// Round values between two others, with their names.
pub fn values(low: f64, high: f64, most: f64) -> Vec<(f64, String)> {
    let span = high - low;
    if !(span.is_finite() && span >= 1e-5 && most >= 1.0) {
        return Vec::new();
    }
    let step = round_step(span / most);
    let (first, last) = ((low / step).ceil(), (high / step).floor());
    let decimals = if step >= 1.0 { 0 } else { 6 };
    let name = |value: f64| {
        let digits = format!("{value:.decimals$}");
        if decimals == 0 { digits } else { digits.trim_end_matches('0').trim_end_matches('.').to_string() }
    };
    (0..=(last - first).max(-1.0) as i64).map(|n| (first + n as f64) * step).map(|value| (value, name(value))).collect()
}

fn rule(from: (f64, f64), to: (f64, f64), role: Role) -> Primitive {
    Primitive::Line { points: vec![from, to], width: 1.0, role, dash: Dash::Solid }
}

/// Inks an axis of time under a plot, with a grid line at each moment.
pub fn ink_times(plan: &mut Plan, plot: &Rect, from: f64, to: f64) {
    let px = (plot.x1 - plot.x0) / (to - from);
    for (time, name) in times(from, to, (plot.x1 - plot.x0) / APART.0) {
        let x = plot.x0 + (time - from) * px;
        plan.primitives.push(rule((x, plot.y0), (x, plot.y1), Role::Grid));
        plan.primitives.push(rule((x, plot.y1), (x, plot.y1 + 5.0), Role::Axis));
        let words = TextRun::new((x, plot.y1 + 19.0), name).size(12.0).anchor(Anchor::Middle);
        if words.rect().x1 <= plan.size.width {
            plan.primitives.push(Primitive::Text(words));
        }
    }
    plan.primitives.push(rule((plot.x0, plot.y1), (plot.x1, plot.y1), Role::Axis));
}

/// Inks an axis of values left of a plot, with a grid line at each.
pub fn ink_values(plan: &mut Plan, plot: &Rect, low: f64, high: f64) {
    let px = (plot.y1 - plot.y0) / (high - low);
    for (value, name) in values(low, high, (plot.y1 - plot.y0) / APART.1) {
        let y = plot.y1 - (value - low) * px;
        plan.primitives.push(rule((plot.x0, y), (plot.x1, y), Role::Grid));
        plan.primitives
            .push(Primitive::Text(TextRun::new((plot.x0 - 8.0, y + 4.0), name).size(12.0).anchor(Anchor::End)));
    }
}
