//! The small picture beside a lesson in the list: what it asks about, without an answer.

use super::lesson::Lesson;
use super::task::TaskKind;
use crate::chart::labels::value_words;
use crate::chart::marker;
use crate::chart::plan::{Anchor, Dash, Plan, Point, Primitive, Rect, Role, Size, TextRun};
use crate::model::{Dataset, Date, Hue, Lang, Observation, Precision, Qualifier, When};
use crate::view::parse;

/// Its size in pixels.
const SIZE: Size = Size { width: 248.0, height: 124.0 };

/// Where the axis stands, and the last free pixels at its left and right.
const FOOT: f64 = 98.0;
const SIDE: f64 = 30.0;

/// Question marks nearer than this are left out.
const SIGN: f64 = 16.0;

/// Names of years nearer than this are left out.
const BETWEEN: f64 = 38.0;

/// The picture: counts that are given and years that are asked, or events as finely as they are dated. `None` for a lesson
/// without either.
pub fn thumbnail(data: &Dataset, lesson: &Lesson, lang: Lang) -> Option<Plan> {
    counts(data, lesson, lang).or_else(|| events(data, lesson))
}

fn line(points: Vec<Point>, role: Role, dash: Dash) -> Primitive {
    Primitive::Line { points, width: 1.0, role, dash }
}

fn unknown(at: Point) -> Primitive {
    Primitive::Text(TextRun::new(at, "?").size(20.0).bold().role(Role::Ink3).anchor(Anchor::Middle))
}

/// The axis with a tick and a name at each place; a name that would touch the one before is left out.
fn axis(plan: &mut Plan, years: &[(f64, i32, bool)]) {
    plan.primitives.push(line(vec![(0.0, FOOT), (SIZE.width, FOOT)], Role::Axis, Dash::Solid));
    let mut free = f64::NEG_INFINITY;
    for (x, year, is_asked) in years {
        plan.primitives.push(line(vec![(*x, FOOT), (*x, FOOT + 4.0)], Role::Axis, Dash::Solid));
        if *x < free {
            continue;
        }
        free = x + BETWEEN;
        let name = TextRun::new((*x, FOOT + 19.0), year.to_string()).anchor(Anchor::Middle);
        plan.primitives.push(Primitive::Text(if *is_asked { name.bold().role(Role::Ink) } else { name }));
    }
}

/// The first counts that are to be guessed; without such a task the first and the last count of the first view.
fn counts(data: &Dataset, lesson: &Lesson, lang: Lang) -> Option<Plan> {
    let drawn = lesson.tasks().find_map(|(_, task)| match &task.kind {
        TaskKind::Draw { series, given, ask, .. } => Some((data.series_index(series)?, given.clone(), ask.clone())),
        _ => None,
    });
    let (series, given, ask) = drawn.or_else(|| {
        let (view, _) = parse(lesson.steps.first()?.view.as_ref()?, data);
        let series = data.series_index(view.show.as_ref().filter(|_| view.page.has_growth())?.first()?)?;
        let years: Vec<i32> = data.values_of(series).filter_map(|one| Some(one.date?.first().year())).collect();
        Some((series, vec![*years.first()?, *years.last()?], Vec::new()))
    })?;
    let mut years: Vec<(i32, bool)> = given.iter().map(|year| (*year, false)).collect();
    years.extend(ask.iter().map(|year| (*year, true)));
    years.sort_unstable();
    let day = |year: i32| Date::year(year).middle();
    let (first, last) = (day(years.first()?.0), day(years.last()?.0));
    let x = |year: i32| SIDE + (day(year) - first) / (last - first).max(1.0) * (SIZE.width - 2.0 * SIDE);
    let mut plan = Plan::new(SIZE);
    let hue = data.places[data.series[series].place].hue;
    let count = |year: i32| data.values_of(series).find(|one| one.date.is_some_and(|date| date.first().year() == year));
    let top = given.iter().filter_map(|year| count(*year)?.value).map(|value| value.to_f64()).fold(1.0, f64::max);
    let mut free = f64::NEG_INFINITY;
    for (year, is_asked) in &years {
        if *is_asked && x(*year) < free {
            plan.primitives.push(line(vec![(x(*year), 18.0), (x(*year), FOOT)], Role::Rule, Dash::Solid));
        } else if *is_asked {
            free = x(*year) + SIGN;
            plan.primitives.push(line(vec![(x(*year), 18.0), (x(*year), 40.0)], Role::Rule, Dash::Solid));
            plan.primitives.push(line(vec![(x(*year), 68.0), (x(*year), FOOT)], Role::Rule, Dash::Solid));
            plan.primitives.push(unknown((x(*year), 61.0)));
        } else if let Some(observation) = count(*year) {
            // With nothing asked the later count stands higher; else all lie low, as the guess should not lean on them.
            let height = if ask.is_empty() { 58.0 } else { 22.0 };
            given_mark(&mut plan, hue, observation, (x(*year), top, height), lang);
        }
    }
    if ask.is_empty() {
        plan.primitives.push(unknown((SIZE.width / 2.0, 66.0)));
    }
    axis(&mut plan, &years.iter().map(|(year, is_asked)| (x(*year), *year, *is_asked)).collect::<Vec<_>>());
    Some(plan)
}

/// A count that is given, with its value; `top` is the largest, which stands so high.
fn given_mark(plan: &mut Plan, hue: Hue, one: &Observation, (x, top, height): (f64, f64, f64), lang: Lang) {
    let Some(value) = one.value else { return };
    let y = FOOT - 6.0 - value.to_f64() / top * height;
    plan.primitives.extend(marker::mark(hue, one.qualifier, (x, y), 6.5));
    let is_above = matches!(one.qualifier, Qualifier::Over | Qualifier::Approaching);
    let words = TextRun::new((x, y - if is_above { 24.0 } else { 13.0 }), value_words(lang, value, one.qualifier));
    let mut words = words.bold().role(Role::Place(hue));
    words.at.0 = x.min(SIZE.width - words.width() / 2.0);
    plan.primitives.push(Primitive::Text(words.anchor(Anchor::Middle).halo()));
}

/// The events of the first choice that rests on several: a day as a disc, what is less fine as wide as it is imprecise, and
/// a question mark for what has no date.
fn events(data: &Dataset, lesson: &Lesson) -> Option<Plan> {
    let of_task = |ids: Vec<&str>| -> Vec<(Option<Date>, Hue)> {
        let events = ids.into_iter().filter_map(|id| data.events.iter().find(|event| event.id == id));
        let date = |when: &When| match when {
            When::At(date) => Some(*date),
            When::Span(..) => None,
        };
        events.map(|event| (event.when.as_ref().and_then(date), data.places[event.place].hue)).take(4).collect()
    };
    let shown = lesson.tasks().map(|(_, task)| of_task(task.kind.ids())).find(|events| events.len() > 1)?;
    let years = shown.iter().filter_map(|(date, _)| date.as_ref());
    let first = years.clone().map(|date| date.first().year()).min()? - 1;
    let last = years.map(|date| date.end().year()).max()? + 1;
    let day = |year: i32| f64::from(Date::year(year).first().0);
    let x = |at: f64| SIDE + (at - day(first)) / (day(last) - day(first)) * (SIZE.width - 2.0 * SIDE);
    let mut plan = Plan::new(SIZE);
    for year in first..=last {
        plan.primitives.push(line(vec![(x(day(year)), 8.0), (x(day(year)), FOOT)], Role::Grid, Dash::Solid));
    }
    for (row, (date, hue)) in shown.iter().enumerate() {
        let y = FOOT - 16.0 - row as f64 * 24.0;
        let (role, middle) = (Role::Place(*hue), SIZE.width / 2.0);
        match date {
            Some(date) if date.precision() == Precision::Day => {
                let center = (x(date.middle()), y);
                plan.primitives.push(Primitive::Disc { center, radius: 6.0, fill: role, edge: None });
            }
            Some(date) => {
                let (from, to) = (x(f64::from(date.first().0)), x(f64::from(date.end().0)));
                let (from, to) = (from.min(to - 12.0), to.max(from + 12.0));
                let (rect, fade) = (Rect::new(from, y - 7.0, to, y + 7.0), (to - from) / 2.0);
                plan.primitives.push(Primitive::GradientRect { rect, role, opacity: 0.9, left: fade, right: fade });
            }
            None => plan.primitives.push(unknown((middle, y + 7.0))),
        }
    }
    axis(&mut plan, &(first..=last).map(|year| (x(day(year)), year, false)).collect::<Vec<_>>());
    Some(plan)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle;
    use crate::lessons::picture::drawing;
    use crate::lessons::shelf;

    #[test]
    fn each_lesson_has_a_picture_and_none_gives_an_answer() {
        let data = bundle::embedded().expect("the tables");
        for (id, given, asked) in [
            ("uz-growth", "1991", "18,341"),
            ("kg-count", "4,966", "18,341"),
            ("number-right", "730", "45,674"),
            ("closures", "2006", "PAD"),
        ] {
            let lesson = shelf::lesson(id, Lang::En).expect("a lesson");
            let drawn = thumbnail(&data, &lesson, Lang::En).and_then(|plan| drawing(&plan, 1.0)).expect("a picture");
            assert!(drawn.contains(given) && !drawn.contains(asked), "{id}: {drawn}");
        }
    }
}
