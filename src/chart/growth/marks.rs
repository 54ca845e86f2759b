//! Marks by qualifier, the lines that join them, and breaks in the counting rule.

use super::{Canvas, Placed};
use crate::chart::marker::{RADIUS, connector_width, dash, mark, pinhole};
use crate::chart::plan::{Dash, Point, Primitive, Rect, Role, Target};
use crate::model::{Hue, Qualifier};

/// A mark less than this from another one, along both axes together, hides it, in pixels.
const HIDDEN: f64 = 4.0;

impl Canvas<'_> {
    /// Lines between neighbouring observations, clear of the marks; two strokes where the counting rule changes.
    pub(super) fn connectors(&mut self, series: usize, values: &[Placed]) {
        let hue = self.hue(series);
        let (left, right) = (self.frame.left, self.frame.right);
        if self.state.lens.is_between() {
            return values.iter().filter(|value| value.inside).for_each(|value| self.stretch(series, value));
        }
        for pair in values.windows(2) {
            let (from, to) = (&pair[0], &pair[1]);
            let Some((a, b)) = trimmed(from, to, left, right) else { continue };
            let consecutive = matches!((from.shown.observation.date, to.shown.observation.date),
                (Some(x), Some(y)) if y.first().year() - x.first().year() == 1);
            let (width, pattern) = match (consecutive, self.is_article(series)) {
                (true, _) => (2.5, Dash::Solid),
                (false, true) => (connector_width(hue), dash(hue)),
                (false, false) => (1.0, dash(hue)),
            };
            self.push(Primitive::Line { points: vec![a, b], width, role: Role::Place(hue), dash: pattern });
            let steps = ((b.0 - a.0).hypot(b.1 - a.1) / 10.0).ceil().max(1.0) as usize;
            for step in 0..=steps {
                let share = step as f64 / steps as f64;
                self.occupied.shun(Rect::around((a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share), 5.0));
            }
            if from.shown.observation.basis != to.shown.observation.basis {
                self.break_mark(((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0), hue);
            }
        }
    }

    /// One value for the whole stretch between two observations: a level line, dashed like any line between them, with an
    /// upright stroke where each observation stands.
    fn stretch(&mut self, series: usize, value: &Placed) {
        let Some((x0, x1)) = value.stretch else { return };
        let (left, right, y) = (self.frame.left, self.frame.right, value.at.1);
        let hue = self.hue(series);
        let role = Role::Place(hue);
        for (from, to) in [(x0.max(left), value.at.0 - 12.0), (value.at.0 + 12.0, x1.min(right))] {
            if to - from > 2.0 {
                let points = vec![(from, y), (to, y)];
                self.push(Primitive::Line { points, width: connector_width(hue), role, dash: dash(hue) });
                self.occupied.shun(Rect::new(from, y - 5.0, to, y + 5.0));
            }
        }
        for x in [x0, x1].into_iter().filter(|x| *x >= left && *x <= right) {
            let points = vec![(x, y - 6.0), (x, y + 6.0)];
            self.push(Primitive::Line { points, width: 2.0, role, dash: Dash::Solid });
            self.occupied.take(Rect::new(x - 1.0, y - 6.0, x + 1.0, y + 6.0));
        }
    }

    fn break_mark(&mut self, (x, y): Point, hue: Hue) {
        let points = vec![(x - 5.0, y - 8.0), (x + 5.0, y - 8.0), (x + 5.0, y + 8.0), (x - 5.0, y + 8.0)];
        self.push(Primitive::Shape { points, fill: Role::Paper, edge: None });
        for shift in [-6.0, 1.0] {
            let points = vec![(x + shift, y + 7.0), (x + shift + 5.0, y - 7.0)];
            self.push(Primitive::Line { points, width: 1.5, role: Role::Place(hue), dash: Dash::Solid });
        }
        self.occupied.take(Rect::around((x, y), 8.0));
    }

    /// The marks of a series. One that stands on the mark of another place, as all do at the base of an index, is so much
    /// smaller that the other is seen around it. Within a place a small disc on a disc would look like the ring of “about”.
    pub(super) fn marks(&mut self, row: usize, series: usize, values: &[Placed], before: &[(usize, Vec<Placed>)]) {
        let hue = self.hue(series);
        let usual = match (self.is_article(series), self.frame.is_narrow()) {
            (true, false) => RADIUS,
            (true, true) => 5.5,
            (false, _) => 4.5,
        };
        for value in values.iter().filter(|value| value.inside) {
            let observation = &value.shown.observation;
            let mut radius = usual;
            let others = before.iter().filter(|(other, _)| self.hue(*other) != hue);
            for under in others.flat_map(|(_, values)| values) {
                let (dx, dy) = (under.at.0 - value.at.0, under.at.1 - value.at.1);
                if under.inside && dx.abs() + dy.abs() < HIDDEN {
                    radius = (radius * 0.6).max(2.0);
                }
            }
            if self.state.select == Some(observation.id) {
                self.push(Primitive::Disc {
                    center: value.at,
                    radius: 13.0,
                    fill: Role::Paper,
                    edge: Some((Role::Ink, 2.0)),
                });
            }
            let qualifier = value.shown.qualifier;
            mark(hue, qualifier, value.at, radius).into_iter().for_each(|ink| self.plan.primitives.push(ink));
            if self.dataset.sources[observation.provenance.source].is_own {
                self.push(pinhole(hue, qualifier, value.at, radius));
            }
            let rect = Rect::around(value.at, radius * 1.35);
            self.plan.targets.push(Target { id: observation.id, rect, row, members: Vec::new() });
            let (over, under) = match qualifier {
                Qualifier::Over | Qualifier::Approaching => (16.0, 0.0),
                Qualifier::Under => (0.0, 16.0),
                Qualifier::Exact | Qualifier::About => (0.0, 0.0),
            };
            self.occupied.take(Rect::new(rect.x0 - 2.0, rect.y0 - 2.0 - over, rect.x1 + 2.0, rect.y1 + 2.0 + under));
        }
    }
}

/// The line between two marks, 12 pixels clear of each and cut at the edges of the plot; `None` if nothing is left.
fn trimmed(from: &Placed, to: &Placed, left: f64, right: f64) -> Option<(Point, Point)> {
    let ((x0, y0), (x1, y1)) = (from.at, to.at);
    let whole = (x1 - x0).hypot(y1 - y0);
    if x1 <= left || x0 >= right || whole <= 26.0 {
        return None;
    }
    let clear = 12.0 / whole;
    let cut = |x: f64| (x - x0) / (x1 - x0);
    let start = if x0 < left { cut(left) } else { clear };
    let end = if x1 > right { cut(right) } else { 1.0 - clear };
    let at = |share: f64| (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share);
    (end > start).then(|| (at(start), at(end)))
}
