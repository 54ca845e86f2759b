//! What lies behind the marks: periods, level lines, years, and the date of an event that is read.

use super::Canvas;
use crate::analysis::order::sort_by;
use crate::chart::metrics::{Weight, shorten, text_width, wrap};
use crate::chart::plan::{Anchor, Dash, Ink, Rect, Role, Words};
use crate::chart::scale::Scale;
use crate::chart::tick;
use crate::chart::words::unit_words;
use crate::model::Number;
use crate::text::{Msg, number_words, say};

/// Where the plot leaves less room on its left, in pixels, the names of the levels stand in it.
const NAME_MARGIN: f64 = 64.0;

impl Canvas<'_> {
    /// The region's periods behind the picture, every second one tinted, with edges as soft as the year they begin in.
    pub(super) fn bands(&mut self) {
        let names: Vec<&str> = say(self.lang, Msg::Periods).split('|').collect();
        let stages = self.dataset.stages.iter().filter(|stage| stage.scheme == "region");
        let time = self.frame.time;
        let (left, right) = time.range();
        let bands: Vec<(f64, f64, bool)> = stages
            .filter_map(|stage| stage.when)
            .enumerate()
            .map(|(nth, when)| {
                let x0 = when.first().map_or(left, |day| time.x_px_from_day(day));
                let x1 = when.end().map_or(right, |day| time.x_px_from_day(day));
                (x0, x1, nth % 2 == 1)
            })
            .collect();
        let year_px = (time.x_px_from_days(365.2425) - time.x_px_from_days(0.0)).abs();
        for (nth, (x0, x1, tinted)) in bands.iter().copied().enumerate() {
            let (from, to) = (x0.max(left), x1.min(right));
            if to - from < 8.0 {
                continue;
            }
            if tinted {
                let soft = |cut: bool| if cut { 0.0 } else { year_px.min((to - from) / 3.0) };
                let rect = Rect::new(from, 0.0, to, self.bottom);
                self.ink(Ink::Fade {
                    rect,
                    role: Role::Band,
                    opacity: 1.0,
                    left: soft(x0 < left),
                    right: soft(x1 > right),
                });
            }
            let name = names.get(nth).copied().unwrap_or_default();
            let room = to - from - 2.0 * year_px.min(24.0);
            if !self.frame.is_narrow() && text_width(name, 13.0, Weight::Bold) <= room {
                let start = if tinted { from + year_px.min(40.0) + 4.0 } else { from + 8.0 };
                self.write(Words::new((start, 17.0), name).bold().role(Role::Ink2));
            }
        }
    }

    pub(super) fn grid(&mut self, scale: &Scale, ticks: &[f64], indicator: &str) {
        let left = self.frame.left;
        let narrow_names = left < NAME_MARGIN;
        let unit = unit_words(self.lang, indicator);
        for (nth, tick) in ticks.iter().enumerate() {
            let Some(y) = scale.apply(*tick) else { continue };
            let role = if nth == 0 { Role::Axis } else { Role::Grid };
            self.levels.push((y, role));
            let Some(value) = Number::rounded(*tick, 0) else { continue };
            let number = number_words(self.lang, value);
            let is_top = nth + 1 == ticks.len();
            if narrow_names {
                let text = if is_top { format!("{number} {unit}") } else { number };
                self.write(Words::new((0.0, y - 6.0), text).role(Role::Ink3));
            } else {
                self.write(Words::new((left - 12.0, y + 4.5), number).anchor(Anchor::End).role(Role::Ink3));
                if is_top {
                    self.write(Words::new((0.0, y + 4.5), unit).bold());
                }
            }
        }
    }

    /// Inks the level lines below everything but the bands, with a gap wherever words stand.
    pub(super) fn ink_levels(&mut self, at: usize) {
        let words: Vec<Rect> = self.plan.words().map(|words| words.rect().grown(3.0)).collect();
        let (left, right) = (self.frame.left, self.frame.right);
        let mut lines = Vec::new();
        for (y, role) in &self.levels {
            let mut gaps: Vec<&Rect> =
                words.iter().filter(|rect| *role != Role::Axis && rect.y0 < *y && *y < rect.y1).collect();
            sort_by(&mut gaps, |gap| gap.x0);
            let mut x = left;
            let mut line = |from: f64, to: f64| {
                if to - from > 1.0 {
                    lines.push(Ink::Line {
                        points: vec![(from, *y), (to, *y)],
                        width: 1.0,
                        role: *role,
                        dash: Dash::Solid,
                    });
                }
            };
            for gap in gaps {
                line(x, gap.x0.min(right));
                x = x.max(gap.x1);
            }
            line(x, right);
        }
        self.plan.inks.splice(at..at, lines);
    }

    pub(super) fn years(&mut self) {
        let label_px = if self.frame.is_narrow() { 56.0 } else { 96.0 };
        for tick in tick::dates(&self.frame.time, self.lang, label_px) {
            let points = vec![(tick.x_px, self.bottom), (tick.x_px, self.bottom + 5.0)];
            self.ink(Ink::Line { points, width: 1.0, role: Role::Axis, dash: Dash::Solid });
            if let Some((x, name)) = tick.name {
                let words = Words::new((x, self.bottom + 24.0), name).anchor(Anchor::Middle);
                let rect = words.rect();
                if rect.x0 >= 0.0 && rect.x1 <= self.frame.width {
                    self.write(words);
                }
            }
        }
    }

    pub(super) fn empty(&mut self) {
        let width = self.frame.right - self.frame.left - 48.0;
        let lines = wrap(say(self.lang, Msg::ChartEmpty), width, 15.0, Weight::Regular);
        for (nth, line) in lines.into_iter().enumerate() {
            let at = (self.frame.left + 24.0, (self.top + self.bottom) / 2.0 + nth as f64 * 24.0);
            self.write(Words::new(at, line).size(15.0).role(Role::Ink));
        }
    }

    /// A selected event runs through the picture as an upright line, or as a soft bar as wide as its date is vague.
    pub(super) fn guide(&mut self) {
        let Some(event) = self.state.select.and_then(|id| self.dataset.events.iter().find(|event| event.id == id))
        else {
            return;
        };
        let Some(when) = event.when else { return };
        let time = self.frame.time;
        let (left, right) = time.range();
        let x0 = when.first().map_or(left, |day| time.x_px_from_day(day)).max(left);
        let x1 = when.end().map_or(right, |day| time.x_px_from_day(day)).min(right);
        if x1 < left || x0 > right {
            return;
        }
        let role = Role::Place(self.dataset.places[event.place].hue);
        if x1 - x0 < 6.0 {
            let x = (x0 + x1) / 2.0;
            self.ink(Ink::Line { points: vec![(x, 28.0), (x, self.bottom)], width: 2.0, role, dash: Dash::Solid });
        } else {
            let soft = (x1 - x0) / 3.0;
            let rect = Rect::new(x0, 28.0, x1, self.bottom);
            self.ink(Ink::Fade { rect, role, opacity: 0.22, left: soft, right: soft });
        }
        // The name stands beside the line where there is room; the reading card says it in any case.
        let name = shorten(event.provenance.text.get(self.lang), 260.0, 13.0, Weight::Bold);
        let bounds = Rect::new(0.0, 0.0, self.frame.width - 4.0, self.bottom);
        let spots =
            [40.0, 58.0, 76.0].into_iter().flat_map(|y| [(x1 + 8.0, y, Anchor::Start), (x0 - 8.0, y, Anchor::End)]);
        let words = spots.map(|(x, y, anchor)| Words::new((x, y), name.clone()).anchor(anchor).bold().role(role));
        if let Some(words) =
            words.into_iter().find(|words| bounds.holds(&words.rect()) && self.occupied.is_free(&words.rect()))
        {
            self.write(words);
        }
    }
}
