//! What lies behind the marks: periods, level lines, years, and the date of an event that is read.

use super::{Axis, Canvas};
use crate::analysis::order::sort_by;
use crate::chart::labels::axis_words;
use crate::chart::lens::base_year;
use crate::chart::metrics::{Weight, shorten, text_width, wrap};
use crate::chart::plan::{Anchor, Dash, Point, Primitive, Rect, Role, TextRun};
use crate::chart::scale::Scale;
use crate::chart::tick;
use crate::text::{Msg, number_words, percent_words, say};
use crate::view::{Lens, PlotLayout};

impl Canvas<'_> {
    /// The region's periods behind the picture, every second one tinted, with edges as soft as the year they begin in. Gives
    /// the ids with where their names stand or, where there is no room for one, the middle of the band.
    pub(super) fn bands(&mut self) -> Vec<(&'static str, Rect)> {
        let names: Vec<&str> = say(self.lang, Msg::Periods).split('|').collect();
        let dataset = self.dataset;
        let stages = dataset.stages.iter().filter(|stage| stage.scheme == "region");
        let time = self.frame.time;
        let (left, right) = time.range();
        let year_px = (time.x_px_from_days(365.2425) - time.x_px_from_days(0.0)).abs();
        let mut heads = Vec::new();
        for (nth, stage) in stages.enumerate() {
            let Some(when) = stage.when else { continue };
            let x0 = when.first().map_or(left, |day| time.x_px_from_day(day));
            let x1 = when.end().map_or(right, |day| time.x_px_from_day(day));
            let (from, to) = (x0.max(left), x1.min(right));
            if to - from < 8.0 {
                continue;
            }
            let is_read = self.state.select == Some(stage.id);
            let tinted = nth % 2 == 1;
            if tinted || is_read {
                let soft = |cut: bool| if cut { 0.0 } else { year_px.min((to - from) / 3.0) };
                let rect = Rect::new(from, 0.0, to, self.bottom);
                self.push(Primitive::GradientRect {
                    rect,
                    role: Role::Band,
                    opacity: if is_read { 2.0 } else { 1.0 },
                    left: soft(x0 < left),
                    right: soft(x1 > right),
                });
            }
            let name = names.get(nth).copied().unwrap_or_default();
            let room = to - from - 2.0 * year_px.min(24.0);
            let start = if tinted { from + year_px.min(40.0) + 4.0 } else { from + 8.0 };
            let width = text_width(name, 13.0, Weight::Bold);
            let words = TextRun::new((start, 17.0), name).bold().role(if is_read { Role::Ink } else { Role::Ink2 });
            let fits = width <= room && start + width + 8.0 <= to && self.occupied.is_free(&words.rect());
            let is_named = !self.frame.is_narrow() && fits;
            // Its ends may be years that it shares with its neighbours, where their names stand.
            let rect = if is_named { words.rect() } else { Rect::around(((from + to) / 2.0, 12.0), 5.0) };
            heads.push((stage.id, rect));
            if is_named {
                self.write(words);
            }
        }
        heads
    }

    /// The level lines of a plot.
    pub(super) fn grid(&mut self, (kind, domain, ticks, _): &Axis<'_>) {
        let Some(scale) = Scale::new(*kind, *domain, (self.bottom, self.top)) else { return };
        for (nth, tick) in ticks.iter().enumerate() {
            let Some(y) = scale.apply(*tick) else { continue };
            // The axis is where growth is nothing; a logarithmic scale has no such level and stands on its lowest.
            let role = if *tick == 0.0 || nth == 0 { Role::Axis } else { Role::Grid };
            self.levels.push(((self.frame.left, y), self.frame.right, role));
        }
    }

    /// The numbers of the levels and what they count: the highest with its unit before the labels of the marks, the others
    /// after them. Inside the plot each stands on its line, as far left as it is free; that of the lowest at the left end,
    /// or at the right one where that is free.
    pub(super) fn level_names(&mut self, (kind, domain, ticks, indicator): &Axis<'_>, highest: bool) {
        let Some(scale) = Scale::new(*kind, *domain, (self.bottom, self.top)) else { return };
        let (left, right) = (self.frame.left, self.frame.right);
        let unit = axis_words(self.lang, self.state.lens, indicator, base_year(self.dataset, self.state));
        for (nth, tick) in ticks.iter().enumerate() {
            let (Some(y), Some(value)) = (scale.apply(*tick), tick::number(*tick)) else { continue };
            let number = match self.state.lens {
                Lens::Factor => ["×", &number_words(self.lang, value)].concat(),
                Lens::Annual => percent_words(self.lang, value),
                _ => number_words(self.lang, value),
            };
            let is_top = nth + 1 == ticks.len();
            // Beside the plot nothing else stands; there all are written at once.
            if (is_top || !self.is_tight()) != highest {
                continue;
            }
            if !self.is_tight() {
                self.write(TextRun::new((left - 12.0, y + 4.5), number).anchor(Anchor::End).role(Role::Ink3));
                if is_top {
                    for (nth, line) in wrap(&unit, left - 64.0, 13.0, Weight::Bold).into_iter().enumerate() {
                        self.write(TextRun::new((0.0, y + 4.5 + 16.0 * nth as f64), line).bold());
                    }
                }
                continue;
            }
            let text = if is_top { [&number, " ", &unit].concat() } else { number };
            let text = shorten(&text, right - left, 13.0, Weight::Regular);
            let mut words = TextRun::new((left, y - 6.0), text).role(Role::Ink3);
            let room = right - words.width();
            // Two numbers side by side must not read as one.
            let is_apart = |words: &TextRun| {
                let rect = words.rect();
                self.occupied.is_clear(&Rect::new(rect.x0 - 14.0, rect.y0, rect.x1 + 14.0, rect.y1))
            };
            // The axis is named at its other end, or not at all, rather than among the marks that stand on it.
            let step = if nth == 0 { room - left } else { 4.0 };
            while !is_apart(&words) && words.at.0 + step <= room {
                words.at.0 += step;
            }
            if is_apart(&words) {
                self.write(words);
            }
        }
    }

    /// An upright line from here to the foot of the plot.
    pub(super) fn upright(&mut self, (x, top): Point, width: f64, role: Role) {
        self.uprights.push(self.plan.primitives.len());
        let points = vec![(x, top), (x, self.bottom)];
        self.push(Primitive::Line { points, width, role, dash: Dash::Solid });
    }

    /// Leaves a gap in the upright lines wherever words stand.
    pub(super) fn part_uprights(&mut self) {
        let words: Vec<Rect> = self.plan.words().map(|words| words.rect().grown(2.0)).collect();
        // From the last to the first, so that the places of the others stay.
        for at in std::mem::take(&mut self.uprights).into_iter().rev() {
            let Primitive::Line { points, width, role, dash } = &self.plan.primitives[at] else { continue };
            let (x, mut y, foot) = (points[0].0, points[0].1, points[1].1);
            let is_crossed = |rect: &&Rect| rect.x0 < x && x < rect.x1 && rect.y1 > y && rect.y0 < foot;
            let mut gaps: Vec<&Rect> = words.iter().filter(is_crossed).collect();
            sort_by(&mut gaps, |gap| gap.y0);
            let mut ends = Vec::new();
            for gap in gaps {
                ends.push((y, gap.y0));
                y = y.max(gap.y1);
            }
            ends.push((y, foot));
            let piece = |(from, to): (f64, f64)| {
                let points = vec![(x, from), (x, to)];
                Primitive::Line { points, width: *width, role: *role, dash: *dash }
            };
            let pieces: Vec<Primitive> = ends.into_iter().filter(|(from, to)| to - from > 1.0).map(piece).collect();
            self.plan.primitives.splice(at..=at, pieces);
        }
    }

    /// Inks the level lines below everything but the bands, with a gap wherever words stand.
    pub(super) fn ink_levels(&mut self, at: usize) {
        let words: Vec<Rect> = self.plan.words().map(|words| words.rect().grown(3.0)).collect();
        let mut lines = Vec::new();
        for ((left, y), right, role) in std::mem::take(&mut self.levels) {
            let mut gaps: Vec<&Rect> =
                words.iter().filter(|rect| role != Role::Axis && rect.y0 < y && y < rect.y1).collect();
            sort_by(&mut gaps, |gap| gap.x0);
            let mut x = left;
            let mut line = |from: f64, to: f64| {
                if to - from > 1.0 {
                    lines.push(Primitive::Line {
                        points: vec![(from, y), (to, y)],
                        width: 1.0,
                        role,
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
        self.plan.primitives.splice(at..at, lines);
    }

    pub(super) fn years(&mut self) {
        let label_px = if self.frame.is_narrow() || self.state.layout == PlotLayout::Multiples { 56.0 } else { 96.0 };
        for tick in tick::dates(&self.frame.time, self.lang, label_px) {
            let points = vec![(tick.x_px, self.bottom), (tick.x_px, self.bottom + 5.0)];
            self.push(Primitive::Line { points, width: 1.0, role: Role::Axis, dash: Dash::Solid });
            if let Some((x, name)) = tick.name {
                let words = TextRun::new((x, self.bottom + 24.0 + self.foot), name).anchor(Anchor::Middle);
                let rect = words.rect();
                if rect.x0 >= self.frame.left.min(0.0) && rect.x1 <= self.frame.width {
                    self.write(words);
                }
            }
        }
    }

    /// A selected event runs through the picture as an upright line, or as a soft bar as wide as its date is vague.
    /// Gives where its name may stand, once marks and labels have their places.
    pub(super) fn guide(&mut self) -> Option<Vec<TextRun>> {
        let event = self.state.select.and_then(|id| self.dataset.events.iter().find(|event| event.id == id))?;
        let when = event.when?;
        let time = self.frame.time;
        let (left, right) = time.range();
        let x0 = when.first().map_or(left, |day| time.x_px_from_day(day)).max(left);
        let x1 = when.end().map_or(right, |day| time.x_px_from_day(day)).min(right);
        if x1 < left || x0 > right {
            return None;
        }
        let role = Role::Place(self.dataset.places[event.place].hue);
        if x1 - x0 < 6.0 {
            let x = (x0 + x1) / 2.0;
            self.upright((x, 28.0), 2.0, role);
            self.occupied.shun(Rect::new(x - 2.0, 28.0, x + 2.0, self.bottom));
        } else {
            let soft = (x1 - x0) / 3.0;
            let rect = Rect::new(x0, 28.0, x1, self.bottom);
            self.push(Primitive::GradientRect { rect, role, opacity: 0.22, left: soft, right: soft });
        }
        let name = shorten(event.provenance.text.get(self.lang), 260.0, 13.0, Weight::Bold);
        let spots =
            [40.0, 58.0, 76.0].into_iter().flat_map(|y| [(x1 + 8.0, y, Anchor::Start), (x0 - 8.0, y, Anchor::End)]);
        Some(spots.map(|(x, y, anchor)| TextRun::new((x, y), name.clone()).anchor(anchor).bold().role(role)).collect())
    }

    /// The name stands beside the line where there is room; the reading card says it in any case.
    pub(super) fn guide_name(&mut self, spots: Option<Vec<TextRun>>) {
        let bounds = Rect::new(0.0, 0.0, self.frame.width - 4.0, self.bottom);
        let fits = |words: &TextRun| bounds.holds(&words.rect()) && self.occupied.is_clear(&words.rect());
        if let Some(words) = spots.unwrap_or_default().into_iter().find(fits) {
            self.write(words);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::chart::frame::Frame;
    use crate::chart::growth::plan;
    use crate::chart::plan::Primitive;
    use crate::model::Lang;
    use crate::view::{TimeSpan, ViewState, parse};

    #[test]
    fn no_upright_line_runs_through_words() {
        let dataset = crate::bundle::embedded().expect("the tables");
        let mut lines = 0;
        for link in
            ["#/growth", "#/growth?evidence=others", "#/together?select=tulip-2005", "#/growth?select=law-uz-1999"]
        {
            for first in 1985..2010 {
                let time = TimeSpan::of_years(first, first + 12);
                let state = ViewState { time, ..parse(link, &dataset).0 };
                for width in [340.0, 700.0, 1112.0, 1280.0] {
                    let plan = plan(&dataset, &state, Lang::Ru, &Frame::new(&dataset, &state, width));
                    for ink in &plan.primitives {
                        let Primitive::Line { points, .. } = ink else { continue };
                        let (Some((x, top)), Some((end, foot))) = (points.first(), points.last()) else { continue };
                        if points.len() > 2 || x != end || foot - top < 20.0 {
                            continue;
                        }
                        lines += 1;
                        for words in plan.words() {
                            let rect = words.rect();
                            let is_crossed = rect.x0 < *x && *x < rect.x1 && rect.y0 < *foot && *top < rect.y1;
                            assert!(!is_crossed, "{link} {first} {width}: {} at {x}", words.text);
                        }
                    }
                }
            }
        }
        assert!(lines > 100, "{lines} lines");
    }
}
