//! The timeline as lanes by place, time to the right, on the [`Frame`] that it shares with the growth chart.
//!
//! A lane is the row of the place's stages and as many rows of events as it takes for no label to touch another
//! ([`pack`]). Where that would be more than three, events of one kind that stand close together become one pill with
//! their number, and labels turn to the side that is less crowded. Nothing is drawn finer than it is dated: see `spread`.

mod balance;
pub(super) mod choice;
mod cluster;
mod item;
mod mark;
pub(super) mod spread;
mod stages;
#[cfg(test)]
mod tests;

use super::frame::Frame;
use super::marker;
use super::metrics::{Weight, wrap};
use super::plan::{Anchor, Dash, Ink, Plan, Role, Size, Target, Words};
use super::tick;
use crate::analysis::order::sort_by;
use crate::analysis::rows::pack;
use crate::model::{Dataset, Day, Event, Hue, Lang, When};
use crate::text::{Msg, say};
use crate::view::ViewState;
use choice::{Shown, choose};
use item::{Item, PILL};

/// Height of a row, and of one that holds a cluster, in pixels.
const ROW: (f64, f64) = (28.0, 2.0 * PILL.1 + 6.0);

/// Above and below the rows of a lane, in pixels.
const MARGIN: f64 = 8.0;

/// Between two things in one row, in pixels.
const GAP: f64 = 14.0;

/// Room left of the plot from which on the names of lanes stand beside them and not above, in pixels.
const BESIDE: f64 = 100.0;

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
    choose(dataset, state.evidence, first, end).into_iter().map(|shown| shown.event).collect()
}

/// The same events, each with the date at which it stands: as printed, or the better one of a check.
pub fn events_dated<'a>(dataset: &'a Dataset, state: &ViewState, first: Day, end: Day) -> Vec<(&'a Event, When)> {
    choose(dataset, state.evidence, first, end).into_iter().map(|shown| (shown.event, shown.when)).collect()
}

/// A lane with its items and the row of each.
struct Lane<'a> {
    hue: Hue,
    items: Vec<Item<'a>>,
    rows: Vec<usize>,
}

/// The lanes in order, each with its items from left to right.
fn lanes<'a>(dataset: &'a Dataset, state: &ViewState, lang: Lang, frame: &Frame) -> Vec<Lane<'a>> {
    let (first, end) = frame.time.domain();
    let shown = choose(dataset, state.evidence, first, end);
    let hue_of = |shown: &Shown<'_>| dataset.places.get(shown.event.place).map_or(Hue::World, |place| place.hue);
    let lanes = Hue::ALL.into_iter().map(|hue| {
        let own = shown.iter().filter(|shown| hue_of(shown) == hue);
        let mut items: Vec<Item<'a>> = own.map(|shown| Item::alone(*shown, frame, lang, state.select)).collect();
        sort_by(&mut items, |item| item.spread.middle());
        let mut rows = rows(&items);
        if rows.iter().any(|row| *row >= cluster::ROWS) {
            items = balance::balance(cluster::join(items, &rows, frame, lang), frame);
            rows = self::rows(&items);
        }
        Lane { hue, items, rows }
    });
    lanes.filter(|lane| !lane.items.is_empty()).collect()
}

fn rows(items: &[Item<'_>]) -> Vec<usize> {
    pack(&items.iter().map(Item::extent).collect::<Vec<_>>(), GAP)
}

/// Plans the timeline. The height is what its rows need; `axis` gives it a time axis of its own at the foot.
pub fn plan(dataset: &Dataset, state: &ViewState, lang: Lang, frame: &Frame, axis: bool) -> Plan {
    let mut plan = Plan::new(Size { width: frame.width, height: 0.0 });
    let ticks = tick::dates(&frame.time, lang, AXIS.1);
    let mut inks = Vec::new();
    let mut y = 0.0;
    for lane in lanes(dataset, state, lang, frame) {
        y = lane_inks(dataset, lang, frame, &lane, y, &mut inks, &mut plan.targets);
    }
    if plan.targets.is_empty() {
        for line in wrap(say(lang, Msg::TimelineEmpty), frame.width - frame.left - 16.0, 15.0, Weight::Regular) {
            y += 24.0;
            inks.push(Ink::Words(Words::new((frame.left + 8.0, y + 8.0), line).size(15.0)));
        }
        y += 32.0;
    }
    let level = |y: f64, role: Role| Ink::Line {
        points: vec![(0.0, y), (frame.width, y)],
        width: 1.0,
        role,
        dash: Dash::Solid,
    };
    for tick in ticks.iter().filter(|tick| tick.name.is_some()) {
        let points = vec![(tick.x_px, 0.0), (tick.x_px, y)];
        plan.inks.push(Ink::Line { points, width: 1.0, role: Role::Grid, dash: Dash::Solid });
    }
    plan.inks.append(&mut inks);
    plan.inks.push(level(y, if axis { Role::Axis } else { Role::Rule }));
    if axis {
        for tick in &ticks {
            let points = vec![(tick.x_px, y), (tick.x_px, y + 5.0)];
            plan.inks.push(Ink::Line { points, width: 1.0, role: Role::Axis, dash: Dash::Solid });
            let Some((x, name)) = &tick.name else { continue };
            plan.inks.push(Ink::Words(Words::new((*x, y + 22.0), name.clone()).anchor(Anchor::Middle)));
        }
        y += AXIS.0;
    }
    plan.size.height = y.max(1.0) + 1.0;
    plan
}

/// Inks a lane from `top` on and adds its targets; returns its lower edge.
fn lane_inks(
    dataset: &Dataset,
    lang: Lang,
    frame: &Frame,
    lane: &Lane<'_>,
    top: f64,
    inks: &mut Vec<Ink>,
    targets: &mut Vec<Target>,
) -> f64 {
    let Lane { hue, items, rows } = lane;
    let mut in_rows: Vec<Vec<&Item<'_>>> = vec![Vec::new(); rows.iter().max().map_or(0, |row| row + 1)];
    for (item, row) in items.iter().zip(rows) {
        in_rows[*row].push(item);
    }
    let height = |items: &[&Item<'_>]| if items.iter().any(|item| item.is_cluster()) { ROW.1 } else { ROW.0 };
    inks.push(Ink::Line {
        points: vec![(0.0, top), (frame.width, top)],
        width: 1.0,
        role: Role::Rule,
        dash: Dash::Solid,
    });
    let mut y = top + MARGIN;
    let is_beside = frame.left >= BESIDE;
    let has_stages = !stages::inks(dataset, *hue, lang, frame, y).is_empty();
    let first = if has_stages || !is_beside { ROW.0 } else { in_rows.first().map_or(ROW.0, |items| height(items)) };
    let least = y + name_inks(dataset, lang, frame, *hue, y + first / 2.0, inks) + ROW.0;
    if !is_beside {
        y = least;
    }
    if has_stages {
        inks.extend(stages::inks(dataset, *hue, lang, frame, y + ROW.0 / 2.0));
        y += ROW.0;
    }
    let first_row = targets.last().map_or(0, |target| target.row + 1);
    for (row, items) in in_rows.iter().enumerate() {
        let middle = y + height(items) / 2.0;
        for item in items {
            inks.extend(mark::inks(item, *hue, lang, middle));
            let id = item.members[0].event.id;
            targets.push(Target { id, rect: mark::target(item, middle), row: first_row + row });
        }
        y += height(items);
    }
    y.max(least) + MARGIN
}

/// Inks the name of a lane beside its shape, with the middle of its first line at a height; returns by how much it is
/// higher than one line.
fn name_inks(dataset: &Dataset, lang: Lang, frame: &Frame, hue: Hue, middle: f64, inks: &mut Vec<Ink>) -> f64 {
    let (line_height, indent, size) = NAME;
    let room = if frame.left >= BESIDE { frame.left } else { frame.width } - indent - 8.0;
    let name = dataset.places.iter().find(|place| place.id == hue.id()).map_or("", |place| place.label.get(lang));
    let lines = wrap(name, room, size, Weight::Bold);
    let role = Role::Place(hue);
    inks.push(marker::shape(hue, (7.0, middle), spread::MARK + 0.5, role, None));
    for (at, line) in lines.iter().enumerate() {
        let baseline = middle + size * 0.35 + at as f64 * line_height;
        inks.push(Ink::Words(Words::new((indent, baseline), line.clone()).size(size).bold().role(role)));
    }
    lines.len().saturating_sub(1) as f64 * line_height
}
