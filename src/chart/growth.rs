//! Plans the growth chart: marks by qualifier, dashed connectors, breaks in the counting rule, labels that never touch.

use super::frame::Frame;
use super::label::{Block, Occupied};
use super::marker::{RADIUS, connector_width, dash, mark};
use super::metrics::Weight;
use super::metrics::text_width;
use super::plan::{Anchor, Dash, Ink, Plan, Point, Rect, Role, Size, Target, Words};
use super::scale::{Kind, Scale};
use super::tick;
use super::words::{basis_words, short_source, source_words, unit_words, value_words, year_digits};
use crate::analysis::order::sort_by;
use crate::model::{Dataset, Hue, Lang, Number, Observation, Qualifier};
use crate::text::{Arg, Msg, fill, number_words, say};
use crate::view::{Evidence, Page, ViewState, YAxis};

/// A value as the view shows it.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The observation.
    pub observation: &'a Observation,
    /// Its value: as printed, or the better one where the view corrects.
    pub value: Number,
    /// True when that is not the printed value.
    pub corrected: bool,
}

/// The series that a view draws: those chosen and, beside them, other sources' series of the same place and indicator
/// when the view asks for other sources. Indices into the dataset.
pub fn series_drawn(dataset: &Dataset, state: &ViewState) -> Vec<usize> {
    let mut drawn: Vec<usize> = state.shown().iter().filter_map(|id| dataset.series_index(id)).collect();
    if state.evidence == Evidence::Others {
        let kinds: Vec<_> = drawn.iter().map(|s| (dataset.series[*s].place, dataset.series[*s].indicator)).collect();
        for (index, series) in dataset.series.iter().enumerate() {
            let is_other = !dataset.sources[series.source].is_article;
            if is_other && kinds.contains(&(series.place, series.indicator)) && !drawn.contains(&index) {
                drawn.push(index);
            }
        }
    }
    drawn
}

/// The dated values of a series as the view shows them, in order of time.
pub fn values_shown<'a>(dataset: &'a Dataset, state: &ViewState, series: usize) -> Vec<Shown<'a>> {
    let shown = dataset.values_of(series).filter_map(|observation| {
        let printed = observation.value?;
        let better = dataset.checks_of(observation.id).find_map(|check| check.better_value);
        let value = if state.evidence == Evidence::Corrected { better.unwrap_or(printed) } else { printed };
        Some(Shown { observation, value, corrected: value != printed })
    });
    shown.collect()
}

/// A mark with its place in the picture.
struct Placed<'a> {
    shown: Shown<'a>,
    at: Point,
    inside: bool,
}

/// Everything that the steps of the plan share.
struct Canvas<'a> {
    dataset: &'a Dataset,
    state: &'a ViewState,
    lang: Lang,
    frame: &'a Frame,
    top: f64,
    bottom: f64,
    plan: Plan,
    occupied: Occupied,
    /// Heights of the level lines, which are inked last, around the labels.
    levels: Vec<(f64, Role)>,
}

/// Height of the growth chart in CSS pixels.
pub fn height(state: &ViewState, frame: &Frame) -> f64 {
    match (frame.is_narrow(), state.page) {
        (true, _) => 400.0,
        (false, Page::Growth) => 560.0,
        (false, _) => 376.0,
    }
}

/// Plans the chart. Where nothing can be drawn, axes stay and a sentence in the plot says why and what to change.
pub fn plan(dataset: &Dataset, state: &ViewState, lang: Lang, frame: &Frame) -> Plan {
    let size = Size { width: frame.width, height: height(state, frame) };
    let (top, bottom) = (if frame.is_narrow() { 44.0 } else { 56.0 }, size.height - 36.0);
    let mut canvas = Canvas {
        dataset,
        state,
        lang,
        frame,
        top,
        bottom,
        plan: Plan::new(size),
        occupied: Occupied::default(),
        levels: Vec::new(),
    };
    let series: Vec<(usize, Vec<Shown<'_>>)> =
        series_drawn(dataset, state).into_iter().map(|s| (s, values_shown(dataset, state, s))).collect();
    let (first, end) = frame.time.domain();
    let in_years = |shown: &&Shown<'_>| {
        shown
            .observation
            .date
            .is_some_and(|date| date.middle() >= f64::from(first.0) && date.middle() < f64::from(end.0))
    };
    let visible: Vec<f64> =
        series.iter().flat_map(|(_, all)| all.iter().filter(in_years)).map(|s| s.value.to_f64()).collect();
    let kind = if state.y == YAxis::Log { Kind::Log } else { Kind::Linear };
    let drawable: Vec<f64> = visible.into_iter().filter(|value| kind == Kind::Linear || *value > 0.0).collect();
    let highest = drawable.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let lowest = drawable.iter().copied().fold(f64::INFINITY, f64::min);
    let empty = drawable.is_empty();
    let (domain, ticks) = if empty { ((0.0, 1.0), vec![0.0]) } else { tick::axis(kind, lowest, highest, 4) };
    let kind = if empty { Kind::Linear } else { kind };
    let Some(scale) = Scale::new(kind, domain, (bottom, top)) else { return canvas.plan };
    if series.iter().any(|(s, _)| canvas.hue(*s) != Hue::World) {
        canvas.bands();
    }
    let under_grid = canvas.plan.inks.len();
    let counted = |series: usize| dataset.series[series].indicator;
    let one = series.first().map_or("ngos", |(s, _)| counted(*s));
    // Counts of different things share the axis under the widest name.
    let indicator = if series.iter().all(|(s, _)| counted(*s) == one) { one } else { "" };
    canvas.grid(&scale, &ticks, indicator);
    canvas.years();
    if empty {
        canvas.empty();
        canvas.ink_levels(under_grid);
        return canvas.plan;
    }
    canvas.guide();
    let placed: Vec<(usize, Vec<Placed<'_>>)> = series
        .into_iter()
        .map(|(s, values)| (s, values.into_iter().filter_map(|shown| place(frame, &scale, shown)).collect()))
        .collect();
    for (series, values) in &placed {
        canvas.connectors(*series, values);
    }
    for (row, (series, values)) in placed.iter().enumerate() {
        canvas.marks(row, *series, values);
    }
    // The ends of lines carry the names, so they choose first; the name of a single mark can stand off with a leader.
    for (series, values) in placed.iter().filter(|(_, values)| values.len() > 1) {
        canvas.end_label(*series, values);
    }
    for (series, values) in &placed {
        canvas.value_labels(*series, values);
    }
    for (series, values) in placed.iter().filter(|(_, values)| values.len() == 1) {
        canvas.end_label(*series, values);
    }
    canvas.ink_levels(under_grid);
    // Row by row, in each from left to right; no picture is a million pixels wide.
    sort_by(&mut canvas.plan.targets, |target| target.row as f64 * 1e6 + target.rect.x0);
    canvas.plan
}

fn place<'a>(frame: &Frame, scale: &Scale, shown: Shown<'a>) -> Option<Placed<'a>> {
    let x = frame.time.x_px_from_days(shown.observation.date?.middle());
    let at = (x, scale.apply(shown.value.to_f64())?);
    Some(Placed { shown, at, inside: x >= frame.left && x <= frame.right })
}

impl<'a> Canvas<'a> {
    fn hue(&self, series: usize) -> Hue {
        self.dataset.places[self.dataset.series[series].place].hue
    }

    fn is_article(&self, series: usize) -> bool {
        self.dataset.sources[self.dataset.series[series].source].is_article
    }

    fn ink(&mut self, ink: Ink) {
        self.plan.inks.push(ink);
    }

    /// Writes words and keeps their place free of others.
    fn write(&mut self, words: Words) {
        self.occupied.take(words.rect());
        self.ink(Ink::Words(words));
    }

    /// The region's periods behind the picture, every second one tinted, with edges as soft as the year they begin in.
    fn bands(&mut self) {
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

    fn grid(&mut self, scale: &Scale, ticks: &[f64], indicator: &str) {
        let narrow_names = self.frame.is_narrow() || self.state.page == Page::Growth;
        let left = self.frame.left;
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
    fn ink_levels(&mut self, at: usize) {
        let words: Vec<Rect> = self.plan.words().map(|words| words.rect().grown(3.0)).collect();
        let (left, right) = (self.frame.left, self.frame.right);
        let mut lines = Vec::new();
        for (y, role) in &self.levels {
            let mut gaps: Vec<&Rect> = words.iter().filter(|rect| rect.y0 < *y && *y < rect.y1).collect();
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

    fn years(&mut self) {
        let label_px = if self.frame.is_narrow() { 56.0 } else { 96.0 };
        for tick in tick::years(&self.frame.time, label_px) {
            let points = vec![(tick.x_px, self.bottom), (tick.x_px, self.bottom + 5.0)];
            self.ink(Ink::Line { points, width: 1.0, role: Role::Axis, dash: Dash::Solid });
            if let Some(x) = tick.label_px {
                let words = Words::new((x, self.bottom + 24.0), tick.year.to_string()).anchor(Anchor::Middle);
                let rect = words.rect();
                if rect.x0 >= 0.0 && rect.x1 <= self.frame.width {
                    self.write(words);
                }
            }
        }
    }

    fn empty(&mut self) {
        let width = self.frame.right - self.frame.left - 48.0;
        let lines = super::metrics::wrap(say(self.lang, Msg::ChartEmpty), width, 15.0, Weight::Regular);
        for (nth, line) in lines.into_iter().enumerate() {
            let at = (self.frame.left + 24.0, (self.top + self.bottom) / 2.0 + nth as f64 * 24.0);
            self.write(Words::new(at, line).size(15.0).role(Role::Ink));
        }
    }

    /// A selected event runs through the picture as an upright line, or as a soft bar as wide as its date is vague.
    fn guide(&mut self) {
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
        let name = super::metrics::shorten(event.provenance.text.get(self.lang), 260.0, 13.0, Weight::Bold);
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

    /// Lines between neighbouring observations, clear of the marks; two strokes where the counting rule changes.
    fn connectors(&mut self, series: usize, values: &[Placed<'a>]) {
        let hue = self.hue(series);
        let (left, right) = (self.frame.left, self.frame.right);
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
            self.ink(Ink::Line { points: vec![a, b], width, role: Role::Place(hue), dash: pattern });
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

    fn break_mark(&mut self, (x, y): Point, hue: Hue) {
        let points = vec![(x - 5.0, y - 8.0), (x + 5.0, y - 8.0), (x + 5.0, y + 8.0), (x - 5.0, y + 8.0)];
        self.ink(Ink::Shape { points, fill: Role::Paper, edge: None });
        for shift in [-6.0, 1.0] {
            let points = vec![(x + shift, y + 7.0), (x + shift + 5.0, y - 7.0)];
            self.ink(Ink::Line { points, width: 1.5, role: Role::Place(hue), dash: Dash::Solid });
        }
        self.occupied.take(Rect::around((x, y), 8.0));
    }

    fn marks(&mut self, row: usize, series: usize, values: &[Placed<'a>]) {
        let hue = self.hue(series);
        let radius = match (self.is_article(series), self.frame.is_narrow()) {
            (true, false) => RADIUS,
            (true, true) => 5.5,
            (false, _) => 4.5,
        };
        for value in values.iter().filter(|value| value.inside) {
            let observation = value.shown.observation;
            if self.state.select == Some(observation.id) {
                self.ink(Ink::Disc { center: value.at, radius: 13.0, fill: Role::Paper, edge: Some((Role::Ink, 2.0)) });
            }
            let qualifier = if value.shown.corrected { Qualifier::Exact } else { observation.qualifier };
            mark(hue, qualifier, value.at, radius).into_iter().for_each(|ink| self.plan.inks.push(ink));
            let rect = Rect::around(value.at, radius * 1.35);
            self.plan.targets.push(Target { id: observation.id, rect, row });
            let reach = if matches!(qualifier, Qualifier::Over | Qualifier::Approaching) { 16.0 } else { 0.0 };
            self.occupied.take(Rect::new(rect.x0 - 2.0, rect.y0 - 2.0 - reach, rect.x1 + 2.0, rect.y1 + 2.0));
        }
    }

    /// The value of a mark in words; an asterisk where a check speaks against it.
    fn value_text(&self, shown: &Shown<'a>) -> String {
        let qualifier = if shown.corrected { Qualifier::Exact } else { shown.observation.qualifier };
        let mut words = value_words(self.lang, shown.value, qualifier);
        if !shown.corrected && self.dataset.checks_of(shown.observation.id).any(|check| check.is_against()) {
            words.push('*');
        }
        words
    }

    /// The label at the end of a line: the place, or the source and its rule, above the value.
    fn end_label(&mut self, series: usize, values: &[Placed<'a>]) {
        let visible: Vec<&Placed<'a>> = values.iter().filter(|value| value.inside).collect();
        let Some(last) = visible.last() else { return };
        let role = Role::Place(self.hue(series));
        let of = &self.dataset.series[series];
        let is_article = self.is_article(series);
        let name = if is_article {
            Words::new((0.0, 0.0), self.dataset.places[of.place].label.get(self.lang)).size(14.0).bold().role(role)
        } else {
            let name = format!(
                "{}: {}",
                short_source(source_words(self.dataset, self.lang, of.source)),
                basis_words(self.lang, of.basis)
            );
            Words::new((0.0, 0.0), super::metrics::shorten(&name, 220.0, 13.0, Weight::Regular)).role(role)
        };
        let (value, year) = (self.value_text(&last.shown), year_digits(last.shown.observation));
        let args = [("value", Arg::Words(&value)), ("year", Arg::Words(&year))];
        let mut texts = vec![fill(self.lang, Msg::LabelEnd, &args), value.clone()];
        if values.len() == 1 && is_article && !self.frame.is_narrow() {
            texts.insert(0, fill(self.lang, Msg::LabelOnly, &args));
        }
        let block = |text| Block { lines: vec![(name.clone(), 18.0), (Words::new((0.0, 0.0), text), 17.0)] };
        let blocks: Vec<Block> = texts.into_iter().map(block).collect();
        self.place_label(&blocks, last.at, role);
    }

    /// The values along a line. Other sources' are many and near each other: their marks answer when pointed at.
    fn value_labels(&mut self, series: usize, values: &[Placed<'a>]) {
        if !self.is_article(series) {
            return;
        }
        let role = Role::Place(self.hue(series));
        let visible: Vec<&Placed<'a>> = values.iter().filter(|value| value.inside).collect();
        for value in visible.iter().rev().skip(1) {
            let words = Words::new((0.0, 0.0), self.value_text(&value.shown)).size(14.0).bold().role(role);
            self.place_label(&[Block { lines: vec![(words, 18.0)] }], value.at, role);
        }
    }

    /// Places the first of several blocks that finds room: beside the mark clear of every line, further off with a leader,
    /// beside it across a line; else a letter stands there and the words in a list.
    fn place_label(&mut self, blocks: &[Block], at: Point, role: Role) {
        let bounds = Rect::new(0.0, 22.0, self.frame.width, self.bottom + 2.0);
        for (leads, clear) in [(false, true), (true, true), (false, false), (true, false)] {
            if blocks.iter().any(|block| self.place_block(block, at, &bounds, leads, clear)) {
                return;
            }
        }
        self.list(&blocks[blocks.len() - 1], at, role);
    }

    fn place_block(&mut self, block: &Block, (x, y): Point, bounds: &Rect, leads: bool, clear: bool) -> bool {
        let h = block.height();
        let tries: Vec<(Anchor, Point)> = if leads {
            let far = [24.0, 32.0, 40.0, 48.0, 60.0, 72.0, 96.0].into_iter();
            far.flat_map(|far| {
                let (above, below) = (y - h - far, y + far);
                let anchors = [(Anchor::Start, x - 6.0), (Anchor::Middle, x), (Anchor::End, x + 6.0)];
                anchors
                    .map(|(anchor, x)| (anchor, (x, above)))
                    .into_iter()
                    .chain(anchors.map(|(anchor, x)| (anchor, (x, below))))
            })
            .collect()
        } else {
            vec![
                (Anchor::Start, (x + 18.0, y - h / 2.0)),
                (Anchor::Start, (x + 16.0, y + 3.0)),
                (Anchor::End, (x - 18.0, y - h / 2.0)),
                (Anchor::End, (x - 16.0, y - h - 1.0)),
                (Anchor::Middle, (x, y - h - 16.0)),
                (Anchor::Middle, (x, y + 16.0)),
                (Anchor::Start, (x - 6.0, y - h - 16.0)),
                (Anchor::End, (x + 6.0, y + 16.0)),
            ]
        };
        let leader = |rect: &Rect| {
            let (from, to) = if rect.y1 < y { (rect.y1 + 1.0, y - 16.0) } else { (y + 16.0, rect.y0 - 1.0) };
            Rect::new(x - 1.0, from, x + 1.0, to.max(from))
        };
        let boxes: Vec<Rect> = tries.iter().map(|(anchor, at)| block.rect_at(*anchor, *at)).collect();
        let usable = |rect: &Rect| {
            let free =
                bounds.holds(rect) && if clear { self.occupied.is_clear(rect) } else { self.occupied.is_free(rect) };
            free && (!leads || self.occupied.is_clear(&leader(rect)))
        };
        let Some(chosen) = boxes.iter().position(usable) else { return false };
        let (anchor, rect) = (tries[chosen].0, boxes[chosen]);
        if leads {
            let line = leader(&rect);
            let role = block.lines[0].0.role;
            let (from, to) = if rect.y1 < y { (line.y0, line.y1 + 4.0) } else { (line.y0 - 4.0, line.y1) };
            self.ink(Ink::Line { points: vec![(x, from), (x, to)], width: 1.0, role, dash: Dash::Solid });
            self.occupied.take(line);
        }
        self.occupied.take(rect);
        for words in block.lines_in(&rect, anchor) {
            let words = if clear { words } else { words.halo() };
            self.plan.inks.push(Ink::Words(words));
        }
        true
    }

    /// No room at all: a letter beside the mark, and the words in a list under the chart.
    fn list(&mut self, block: &Block, (x, y): Point, role: Role) {
        let letter = char::from(b'a' + (self.plan.listed.len() % 26) as u8).to_string();
        let texts: Vec<&str> = block.lines.iter().map(|(words, _)| words.text.as_str()).collect();
        self.plan.listed.push((letter.clone(), texts.join(": ")));
        let spots = [
            (x + 12.0, y - 8.0),
            (x - 12.0, y - 8.0),
            (x + 12.0, y + 16.0),
            (x - 12.0, y + 16.0),
            (x, y - 16.0),
            (x, y + 24.0),
        ];
        let words = spots.map(|at| Words::new(at, letter.clone()).size(12.0).bold().anchor(Anchor::Middle).role(role));
        let free = words.iter().position(|words| self.occupied.is_free(&words.rect())).unwrap_or(0);
        self.write(words[free].clone());
    }
}

/// The line between two marks, 12 pixels clear of each and cut at the edges of the plot; `None` if nothing is left.
fn trimmed(from: &Placed<'_>, to: &Placed<'_>, left: f64, right: f64) -> Option<(Point, Point)> {
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
