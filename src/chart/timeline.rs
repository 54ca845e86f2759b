//! The timeline as lanes, by place or another scheme, time to the right, on the [`Frame`] that it shares with the growth chart.
//!
//! A lane is the row of its place's stages and as many rows of events as it takes for no label to touch another
//! ([`pack`](crate::analysis::rows::pack)). Where that would be more than three, events of one kind that stand close together become one pill with
//! their number, and labels turn to the side that is less crowded. Nothing is drawn finer than it is dated: see `date_extent`.
//!
//! Rows are made for all of time at once (`lanes`), and then a picture shows some days of them (`seen`): who moves
//! through time meets each event where it was.

pub(super) mod choice;
mod cluster;
pub(super) mod date_extent;
pub mod dates;
mod event_box;
mod geometry;
pub(super) mod grouping;
mod lanes;
mod mark;
mod names;
mod placed_event;
mod seen;
mod stages;
#[cfg(test)]
mod tests;
pub mod vertical;

use super::frame::Frame;
use super::marker;
use super::metrics::{Weight, wrap};
use super::plan::{Anchor, Dash, Plan, Primitive, Role, Size, Target, TextRun};
use super::tick;
use crate::model::{Dataset, Day, Event, Hue, Lang, When};
use crate::text::{Msg, say};
use crate::view::{TimeSpan, ViewState};
use choice::{hue_of, visible_events};
use geometry::{BESIDE, MARGIN, ROW};
use grouping::Grouping;
use seen::{VisibleLane, seen};

/// Line height of the names of lanes, from the edge to their words, and size, in pixels.
const NAME: (f64, f64, f64) = (17.0, 22.0, 14.0);

/// Height of the axis, and least distance between the names of two years, in pixels.
const AXIS: (f64, f64) = (32.0, 46.0);

/// The events that the timeline shows, in the order of the dataset: those of the articles, with [`Evidence::Others`]
/// also those of other sources; dated; by the date that this evidence gives them at least partly from the day `first`
/// to the day before `end`.
///
/// [`Evidence::Others`]: crate::view::Evidence::Others
pub fn events_shown<'a>(dataset: &'a Dataset, state: &ViewState, first: Day, end: Day) -> Vec<&'a Event> {
    visible_events(dataset, state, first, end).into_iter().map(|shown| shown.event).collect()
}

/// The same events, each with the date at which it stands: as printed, or the better one of a check.
pub fn events_dated<'a>(dataset: &'a Dataset, state: &ViewState, first: Day, end: Day) -> Vec<(&'a Event, When)> {
    visible_events(dataset, state, first, end).into_iter().map(|shown| (shown.event, shown.when)).collect()
}

/// The events to step through, in the order of the dataset, whatever days are shown: those that pass the filter and, where
/// something is searched for, are found. With how many pass the filter.
pub fn events_found<'a>(dataset: &'a Dataset, state: &ViewState) -> (Vec<&'a Event>, usize) {
    let shown = visible_events(dataset, state, Day(i32::MIN), Day(i32::MAX));
    let found = shown.iter().filter(|shown| !shown.is_dim).map(|shown| shown.event).collect();
    (found, shown.len())
}

/// The days of the same number around an event, unless it stands in those shown already.
pub fn days_to_see(dataset: &Dataset, state: &ViewState, frame: &Frame, id: &str) -> Option<TimeSpan> {
    let (first, end) = frame.time.domain();
    let all = visible_events(dataset, state, Day(i32::MIN), Day(i32::MAX));
    let date = choice::anchor(&all.iter().find(|shown| shown.event.id == id)?.when)?;
    let is_seen = date.first() < end && first < date.end();
    let days = f64::from(end.0 - first.0);
    (!is_seen).then(|| TimeSpan::near(date.middle() - days / 2.0, days))
}

/// The days from the first to the last of some events, and a little more on each side, for a look at them alone.
pub fn days_of(dataset: &Dataset, state: &ViewState, ids: &[&str]) -> Option<TimeSpan> {
    let all = visible_events(dataset, state, Day(i32::MIN), Day(i32::MAX));
    let dates =
        all.iter().filter(|shown| ids.contains(&shown.event.id)).filter_map(|shown| choice::anchor(&shown.when));
    let (first, end) =
        dates.fold((i32::MAX, i32::MIN), |all, date| (all.0.min(date.first().0), all.1.max(date.end().0)));
    let margin = (f64::from(end) - f64::from(first)) / 8.0 + 1.0;
    (first < end).then(|| TimeSpan::near(f64::from(first) - margin, f64::from(end) - f64::from(first) + 2.0 * margin))
}

/// The sentence in a picture without events: why, and what to change.
pub(super) fn why_empty(lang: Lang, state: &ViewState) -> &'static str {
    say(lang, if state.only.is_empty() { Msg::TimelineEmpty } else { Msg::TimelineNoneLeft })
}

/// Plans the timeline. The height is what its rows need; `axis` gives it a time axis of its own at the foot.
pub fn plan(dataset: &Dataset, state: &ViewState, lang: Lang, frame: &Frame, axis: bool) -> Plan {
    let mut plan = Plan::new(Size { width: frame.width, height: 0.0 });
    let ticks = tick::dates(&frame.time, lang, AXIS.1);
    let mut y = 0.0;
    let scheme = Grouping::new(dataset, state.lanes);
    let lanes = seen(dataset, state, lang, frame);
    for at in 0..lanes.len() {
        y = lane_inks(&scheme, lang, frame, (&lanes, at), y, &mut plan);
    }
    // The grid, whose height is known only now, lies under the lanes.
    let mut primitives = std::mem::take(&mut plan.primitives);
    if plan.targets.is_empty() {
        for line in wrap(why_empty(lang, state), frame.width - frame.left - 16.0, 15.0, Weight::Regular) {
            y += 24.0;
            primitives.push(Primitive::Text(TextRun::new((frame.left + 8.0, y + 8.0), line).size(15.0)));
        }
        y += 32.0;
    }
    let level = |y: f64, role: Role| Primitive::Line {
        points: vec![(0.0, y), (frame.width, y)],
        width: 1.0,
        role,
        dash: Dash::Solid,
    };
    for tick in ticks.iter().filter(|tick| tick.name.is_some()) {
        let points = vec![(tick.x_px, 0.0), (tick.x_px, y)];
        plan.primitives.push(Primitive::Line { points, width: 1.0, role: Role::Grid, dash: Dash::Solid });
    }
    plan.primitives.append(&mut primitives);
    plan.primitives.push(level(y, if axis { Role::Axis } else { Role::Rule }));
    if axis {
        for tick in &ticks {
            let points = vec![(tick.x_px, y), (tick.x_px, y + 5.0)];
            plan.primitives.push(Primitive::Line { points, width: 1.0, role: Role::Axis, dash: Dash::Solid });
            let Some((x, name)) = &tick.name else { continue };
            plan.primitives.push(Primitive::Text(TextRun::new((*x, y + 22.0), name.clone()).anchor(Anchor::Middle)));
        }
        y += AXIS.0;
    }
    plan.size.height = y.max(1.0) + 1.0;
    plan
}

/// Inks a lane from `top` on and adds its targets; returns its lower edge.
fn lane_inks(
    scheme: &Grouping<'_>,
    lang: Lang,
    frame: &Frame,
    (lanes, at): (&[VisibleLane<'_>], usize),
    top: f64,
    plan: &mut Plan,
) -> f64 {
    let VisibleLane { at, rows } = &lanes[at];
    let (dataset, hue) = (scheme.dataset, scheme.hue(*at));
    let primitives = &mut plan.primitives;
    primitives.push(Primitive::Line {
        points: vec![(0.0, top), (frame.width, top)],
        width: 1.0,
        role: Role::Rule,
        dash: Dash::Solid,
    });
    let mut y = top + MARGIN;
    let is_beside = frame.left >= BESIDE;
    let stages = |y: f64| hue.map_or_else(Vec::new, |hue| stages::primitives(dataset, hue, lang, frame, y));
    let has_stages = !stages(y).is_empty();
    let first = if has_stages || !is_beside { ROW.0 } else { rows.first().map_or(ROW.0, |row| row.0) };
    let least = y + name_inks(scheme.name(lang, *at), hue, frame, y + first / 2.0, primitives) + ROW.0;
    if !is_beside {
        y = least;
    }
    if has_stages {
        primitives.extend(stages(y + ROW.0 / 2.0));
        y += ROW.0;
    }
    let first_row = plan.targets.last().map_or(0, |target| target.row + 1);
    for (row, (height, items)) in rows.iter().enumerate() {
        let middle = y + height / 2.0;
        for item in items {
            mark::draw(item, hue_of(dataset, item.members[0].event), lang, middle, &mut plan.primitives);
            plan.primitives.extend(mark::pinhole(item, hue_of(dataset, item.members[0].event), dataset, middle));
            let rect = mark::target(item, middle);
            let members =
                if item.is_cluster() { item.members.iter().map(|one| one.event.id).collect() } else { Vec::new() };
            let first = item.members[0].event.id;
            let name = if scheme.is_shared() { names::name(&item.members, lanes, &plan.targets) } else { Some(first) };
            let marks = if name.is_some() { &mut plan.targets } else { &mut plan.again };
            marks.push(Target { id: name.unwrap_or(first), rect, row: first_row + row, members });
        }
        y += height;
    }
    y.max(least) + MARGIN
}

/// Inks the name of a lane, beside the shape of its place if it has one, with the middle of its first line at a height;
/// returns by how much it is higher than one line.
fn name_inks(name: &str, hue: Option<Hue>, frame: &Frame, middle: f64, primitives: &mut Vec<Primitive>) -> f64 {
    let (line_height, indent, size) = NAME;
    let indent = if hue.is_some() { indent } else { 0.0 };
    let room = if frame.left >= BESIDE { frame.left } else { frame.width } - indent - 8.0;
    let lines = wrap(name, room, size, Weight::Bold);
    let role = hue.map_or(Role::Ink, Role::Place);
    if let Some(hue) = hue {
        primitives.push(marker::shape(hue, (7.0, middle), date_extent::MARK + 0.5, role, None));
    }
    for (at, line) in lines.iter().enumerate() {
        let baseline = middle + size * 0.35 + at as f64 * line_height;
        primitives.push(Primitive::Text(TextRun::new((indent, baseline), line.clone()).size(size).bold().role(role)));
    }
    lines.len().saturating_sub(1) as f64 * line_height
}
