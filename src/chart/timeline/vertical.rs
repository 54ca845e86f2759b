//! The timeline on a phone: time runs down, one rail for each lane, the words at the right.
//!
//! Many events are folded by decades, each of which says how many and opens when it is pressed.
//!
//! By place the mark's shape and colour name its rail. By theme, organisation or source rails are numbered, and each event
//! says its lane beside its date. There is room for seven rails; where there are more lanes, the smaller ones share the last.

mod event_row;
mod folding;
mod geometry;
mod key;
#[cfg(test)]
mod tests;

use super::choice::{ShownEvent, anchor, hue_of, visible_events};
use super::date_extent::{DateForm, MARK, form};
use super::why_empty;
use crate::analysis::order::ranks;
use crate::chart::frame::{Frame, LEAST};
use crate::chart::marker;
use crate::chart::metrics::{Weight, wrap};
use crate::chart::plan::{Dash, Plan, Point, Primitive, Rect, Role, Size, Target, TextRun};
use crate::model::{Bound, Dataset, Date, Day, Hue, Lang, Precision, When};
use crate::text::{Arg, Msg, date_words, fill};
use crate::view::{Evidence, ViewState};
use event_row::{EventRow, lines};
use geometry::{BAR, DATE, ROW, TEXT, TITLE};
use key::Rails;

/// What is written at the left of the first event of a year; for a decade or a century its first and last year.
fn heading(date: &Date) -> Vec<String> {
    let (first, last) = (date.first().year(), Day(date.end().0 - 1).year());
    match date.precision() {
        Precision::Decade | Precision::Century => vec![first.to_string() + "–", last.to_string()],
        _ => vec![first.to_string()],
    }
}

/// The date in words, with the other one where the two are in dispute.
fn dates(lang: Lang, shown: &ShownEvent<'_>, evidence: Evidence) -> String {
    let mut words = date_words(lang, &shown.when);
    if let Some(other) = &shown.disputed {
        let message = if evidence == Evidence::Printed { Msg::TimelineElsewhere } else { Msg::TimelinePrintedAs };
        words.push_str("; ");
        words.push_str(&fill(lang, message, &[("date", Arg::Words(&date_words(lang, other)))]));
    }
    words
}

/// Plans the timeline for a column of so many pixels (200 at least); its height is what the events need.
///
/// Shows the years of the link, or those of the wide form. Each event has a row of 44 pixels or more, which is its target.
pub fn plan(dataset: &Dataset, state: &ViewState, lang: Lang, width: f64) -> Plan {
    let width = width.max(LEAST.1);
    let (first, end) = Frame::new(dataset, state, width).time.domain();
    let shown = visible_events(dataset, state, first, end);
    let mut plan = Plan::new(Size { width, height: 0.0 });
    if shown.is_empty() {
        return empty(plan, why_empty(lang, state));
    }
    let rails = Rails::new(dataset, state, &shown, width);
    let rail_x = |rail: usize| rails.x(rail);
    let text_x = rail_x(rails.counts.len() - 1) + TEXT.1;
    let top = rails.key(lang, &mut plan);

    let dated: Vec<(Date, ShownEvent<'_>)> =
        shown.into_iter().filter_map(|shown| Some((anchor(&shown.when)?, shown))).collect();
    // By the first day; of two that start together the vaguer one first.
    let key = |(date, _): &(Date, ShownEvent<'_>)| f64::from(date.first().0) * 1e7 - f64::from(date.end().0);
    let order = ranks(&dated.iter().map(key).collect::<Vec<_>>());
    let mut y = top;
    let mut rows: Vec<EventRow<'_>> = Vec::new();
    let mut folded = folding::folded(state, order.iter().map(|at| &dated[*at]));
    for at in order {
        let (date, shown) = dated[at];
        if let Some(fold) = folded.iter_mut().find(|fold| fold.members.contains(&shown.event.id)) {
            if fold.members.first() == Some(&shown.event.id) {
                let row = fold.row(dataset, lang, shown, (y, width - text_x));
                y = row.foot;
                rows.push(row);
            }
            continue;
        }
        let titles = lines(shown.event.provenance.text.get(lang), width - text_x, TITLE.0, Weight::Bold);
        let mut date_and_lanes = dates(lang, &shown, state.evidence);
        rails.scheme.each_lane(shown.event, &mut |lane| {
            if rails.scheme.hue(lane).is_none() && Some(lane) != rails.scheme.rest() {
                date_and_lanes.push_str(" · ");
                date_and_lanes.push_str(rails.scheme.name(lang, lane));
            }
        });
        let dates = lines(&date_and_lanes, width - text_x, DATE.0, Weight::Regular);
        let words = titles.len() as f64 * TITLE.1 + dates.len() as f64 * DATE.1;
        let foot = y + (words + 2.0 * ROW.1).max(ROW.0);
        let (hue, rails) = (hue_of(dataset, shown.event), rails.of(&shown));
        rows.push(EventRow {
            shown,
            hue,
            rails,
            titles,
            dates,
            heading: heading(&date),
            top: y,
            foot,
            members: Vec::new(),
        });
        y = foot;
    }

    for rail in 0..rails.counts.len() {
        let points = vec![(rail_x(rail), top), (rail_x(rail), y)];
        plan.primitives.push(Primitive::Line { points, width: 1.0, role: Role::Grid, dash: Dash::Solid });
    }
    for row in &rows {
        let Some((from, to)) = covered(row, &rows) else { continue };
        for rail in &row.rails {
            let rect = Rect::new(rail_x(*rail) - BAR, from, rail_x(*rail) + BAR, to);
            plan.primitives.push(Primitive::GradientRect {
                rect,
                role: Role::Place(row.hue),
                opacity: 0.14,
                left: 0.0,
                right: 0.0,
            });
        }
    }
    let mut last: &[String] = &[];
    for (at, row) in rows.iter().enumerate() {
        if row.heading != last {
            let points = vec![(0.0, row.top), (width, row.top)];
            plan.primitives.push(Primitive::Line { points, width: 1.0, role: Role::Rule, dash: Dash::Solid });
            for (line, year) in row.heading.iter().enumerate() {
                let baseline = row.middle() + 16.0 * 0.35 + line as f64 * 18.0;
                plan.primitives.push(Primitive::Text(
                    TextRun::new((0.0, baseline), year.clone()).size(16.0).bold().role(Role::Ink),
                ));
            }
            last = &row.heading;
        }
        let is_selected = row.members.is_empty() && state.select == Some(row.shown.event.id);
        // Its marks on several rails are one event.
        let points: Vec<Point> = row.rails.iter().map(|rail| (rail_x(*rail), row.middle())).collect();
        if points.len() > 1 {
            plan.primitives.push(Primitive::Line {
                points: points.clone(),
                width: 1.5,
                role: Role::Place(row.hue),
                dash: Dash::Solid,
            });
        }
        for point in points.iter().filter(|_| row.members.is_empty()) {
            plan.primitives.extend(mark(&row.shown, row.hue, *point, is_selected));
            if dataset.sources[row.shown.event.provenance.source].is_own {
                plan.primitives.push(Primitive::Disc { center: *point, radius: 1.75, fill: Role::Paper, edge: None });
            }
        }
        let mut foot = row.top + ROW.1;
        let ink = if row.shown.is_dim && !is_selected { Role::Ink3 } else { Role::Ink };
        for title in &row.titles {
            let at = (text_x, foot + TITLE.1 * 0.5 + TITLE.0 * 0.35);
            plan.primitives.push(Primitive::Text(TextRun::new(at, title.clone()).size(TITLE.0).bold().role(ink)));
            foot += TITLE.1;
        }
        for date in &row.dates {
            plan.primitives.push(Primitive::Text(
                TextRun::new((text_x, foot + DATE.1 * 0.5 + DATE.0 * 0.35), date.clone()).role(Role::Ink3),
            ));
            foot += DATE.1;
        }
        plan.targets.push(Target {
            id: row.shown.event.id,
            rect: Rect::new(0.0, row.top, width, row.foot),
            row: at,
            members: row.members.clone(),
        });
    }
    plan.primitives.push(Primitive::Line {
        points: vec![(0.0, y), (width, y)],
        width: 1.0,
        role: Role::Rule,
        dash: Dash::Solid,
    });
    plan.size.height = y + 1.0;
    plan
}

/// A picture of nothing but the sentence that says why.
fn empty(mut plan: Plan, reason: &str) -> Plan {
    let mut y = 8.0;
    for line in wrap(reason, plan.size.width, 15.0, Weight::Regular) {
        y += 24.0;
        plan.primitives.push(Primitive::Text(TextRun::new((0.0, y), line).size(15.0)));
    }
    plan.size.height = y + 24.0;
    plan
}

/// From where to where a span covers its rail: from its own mark over all rows that begin before it ends.
fn covered(row: &EventRow<'_>, rows: &[EventRow<'_>]) -> Option<(f64, f64)> {
    let When::Span(Bound::Date(_), end) = row.shown.when else { return None };
    if !row.members.is_empty() {
        return None;
    }
    let last = match end {
        Bound::Date(end) => {
            let begins_before =
                |other: &&EventRow<'_>| anchor(&other.shown.when).is_some_and(|date| date.first() < end.end());
            rows.iter().rev().find(begins_before)?
        }
        Bound::Open => rows.last()?,
        Bound::Unknown => return None,
    };
    Some((row.middle(), last.foot.max(row.foot)))
}

/// The mark of an event on its rail.
fn mark(shown: &ShownEvent<'_>, hue: Hue, center: Point, is_selected: bool) -> Vec<Primitive> {
    let (x, y) = center;
    let role = if shown.is_dim && !is_selected { Role::Axis } else { Role::Place(hue) };
    let mut primitives = Vec::new();
    if is_selected {
        primitives.push(Primitive::Disc { center, radius: 13.0, fill: Role::Paper, edge: Some((Role::Ink, 2.0)) });
    }
    let bar = |half: f64| {
        let points = vec![(x - BAR, y - half), (x + BAR, y - half), (x + BAR, y + half), (x - BAR, y + half)];
        let (fill, edge) = if shown.is_duplicate { (Role::Paper, Some((role, 1.5))) } else { (role, None) };
        Primitive::Shape { points, fill, edge }
    };
    let ring = |radius: f64| marker::shape(hue, center, radius, Role::Paper, Some((role, 2.0)));
    match form(&shown.when) {
        DateForm::Mark if shown.is_duplicate => primitives.push(ring(MARK - 0.5)),
        DateForm::Mark => primitives.push(marker::shape(hue, center, MARK + 0.5, role, Some((Role::Paper, 1.5)))),
        DateForm::Bar => primitives.push(bar(3.0)),
        DateForm::Span => primitives.push(bar(2.0)),
        DateForm::Soft => {
            primitives.extend(soft(center, role));
            if shown.is_duplicate {
                primitives.push(ring(MARK - 0.5));
            }
        }
    }
    let (is_earlier, is_later) = match shown.when {
        When::Span(Bound::Date(_), end) => (false, end == Bound::Unknown),
        When::Span(_, _) => (true, false),
        When::At(_) => (false, false),
    };
    // A mark is up to ten pixels high; the triangle points to where its date may lie as well.
    let triangle = |side: f64| {
        let (foot, tip) = (y + side * 11.0, y + side * 15.0);
        Primitive::Shape { points: vec![(x - 4.0, foot), (x + 4.0, foot), (x, tip)], fill: role, edge: None }
    };
    primitives.extend(is_earlier.then(|| triangle(-1.0)));
    primitives.extend(is_later.then(|| triangle(1.0)));
    primitives
}

/// A bar that is strongest in its middle and fades up and down: a date that is vague.
fn soft((x, y): Point, role: Role) -> impl Iterator<Item = Primitive> {
    const STEPS: i32 = 5;
    const HEIGHT: f64 = 2.0;
    // On whole pixels, so that the strips leave no seams.
    let y = y.round();
    (-STEPS..STEPS).map(move |step| {
        let top = y + f64::from(step) * HEIGHT;
        let off = (f64::from(step) + 0.5).abs() / f64::from(STEPS);
        Primitive::GradientRect {
            rect: Rect::new(x - BAR, top, x + BAR, top + HEIGHT),
            role,
            opacity: 0.8 * (1.0 - off),
            left: 0.0,
            right: 0.0,
        }
    })
}
