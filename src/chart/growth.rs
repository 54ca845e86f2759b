//! Plans the growth chart: marks by qualifier, dashed connectors, breaks in the counting rule, labels that never touch.

mod events;
mod ground;
mod labels;
mod marks;
mod states;

use super::frame::Frame;
use super::label::Occupied;
use super::labels::counted_words;
use super::lens::{LensedSeries, seen};
use super::plan::{Plan, Point, Primitive, Rect, Role, Size, TextRun};
use super::scale::{Scale, ScaleKind, TimeScale};
use super::series::{ShownValue, series_drawn};
use super::tick;
use crate::analysis::order::sort_by;
use crate::model::{Dataset, Hue, Lang, Qualifier};
use crate::text::PageMsg;
use crate::view::{Lens, Page, PlotLayout, ViewState, YAxis};

/// A ready-made view of the growth chart.
pub struct Comparison {
    /// Its link, without a language.
    pub link: &'static str,
    /// What it compares.
    pub name: PageMsg,
}

/// The ready-made views, in the order of their list.
pub const COMPARISONS: [Comparison; 7] = [
    Comparison { link: "#/growth?show=kg-ngos~uz-ngos", name: PageMsg::CompareHeadlines },
    Comparison { link: "#/growth?show=kg-ngos~uz-ngos&y=log&lens=index", name: PageMsg::CompareSpeed },
    Comparison { link: "#/growth?show=kg-ngos~kg-ngos-active&time=1999..2018", name: PageMsg::CompareActive },
    Comparison { link: "#/growth?show=world-ingos&y=log", name: PageMsg::CompareWorld },
    Comparison { link: "#/growth?show=uz-offices", name: PageMsg::CompareOffices },
    Comparison { link: "#/growth?show=uz-ngos&evidence=others", name: PageMsg::CompareUzbekistan },
    Comparison { link: "#/growth?show=kg-ngos&evidence=others", name: PageMsg::CompareKyrgyzstan },
];

/// A mark with its place in the picture.
#[derive(Clone, Copy)]
struct Placed {
    shown: ShownValue,
    /// Where the mark stands; that of a stretch in the middle of what is seen of it.
    at: Point,
    /// Both ends of the stretch that the value is about, where the lens reads between observations.
    stretch: Option<(f64, f64)>,
    inside: bool,
}

/// Everything that the steps of the plan share.
struct Canvas<'a> {
    dataset: &'a Dataset,
    state: &'a ViewState,
    lang: Lang,
    frame: Frame,
    top: f64,
    bottom: f64,
    /// Room between the axis and its years, for arrows that point down from it.
    foot: f64,
    /// Labels stay inside.
    bounds: Rect,
    plan: Plan,
    occupied: Occupied,
    /// Level lines from left to right, which are inked last, around the labels.
    levels: Vec<(Point, f64, Role)>,
    /// Which of the primitives are upright lines through the plot: they are parted where words come to stand.
    uprights: Vec<usize>,
}

/// Height of a plot among several, with its name and years, and the least width that it needs, in CSS pixels.
const PANEL: (f64, f64) = (196.0, 250.0);

/// Where the plot leaves less room on its left, in pixels, the names of the levels stand in it.
const NAME_MARGIN: f64 = 64.0;

/// Distance between plots that stand side by side, in CSS pixels.
const BETWEEN: f64 = 28.0;

/// Height of the growth chart in CSS pixels, where all series stand in one plot.
fn height(state: &ViewState, frame: &Frame) -> f64 {
    frame.height.unwrap_or(match (frame.is_narrow(), state.page) {
        (true, _) => 400.0,
        (false, Page::Growth) => 560.0,
        (false, _) => 376.0,
    })
}

/// Plans the chart. Where nothing can be drawn, axes stay and a sentence in the plot says why and what to change; where
/// the lens refuses all, its reasons stand in place of the picture.
pub fn plan(dataset: &Dataset, state: &ViewState, lang: Lang, frame: &Frame) -> Plan {
    let all: Vec<(usize, LensedSeries)> =
        series_drawn(dataset, state).into_iter().map(|s| (s, seen(dataset, state, s))).collect();
    let plots = all.iter().filter(|(_, seen)| !seen.shown.is_empty()).count();
    let is_split = state.layout == PlotLayout::Multiples && plots > 1;
    let columns = ((frame.width / PANEL.1) as usize).min(plots).max(1);
    let rows = plots.div_ceil(columns);
    let tall = if is_split { rows as f64 * PANEL.0 } else { height(state, frame) };
    let size = Size { width: frame.width, height: tall };
    let top = match (frame.is_narrow(), state.page) {
        (true, _) => 44.0,
        // Names of events stand over the plot.
        (false, Page::Growth) => 104.0,
        (false, _) => 56.0,
    };
    let is_under = |shown: &ShownValue| shown.qualifier == Qualifier::Under;
    let foot = if all.iter().any(|(_, seen)| seen.shown.iter().any(is_under)) { 14.0 } else { 0.0 };
    let mut canvas = Canvas {
        dataset,
        state,
        lang,
        frame: *frame,
        top,
        bottom: size.height - 36.0 - foot,
        foot,
        bounds: Rect::new((frame.left - 12.0).max(0.0), 22.0, frame.width, size.height - 38.0 - foot),
        plan: Plan::new(size),
        occupied: Occupied::default(),
        levels: Vec::new(),
        uprights: Vec::new(),
    };
    // Nothing of a reader's data is here: they are on their way, or not whole.
    if dataset.is_brought && dataset.series.is_empty() && dataset.events.is_empty() {
        return canvas.plan;
    }
    if canvas.is_refused(&all) {
        return canvas.plan;
    }
    let kind = if state.y == YAxis::Log { ScaleKind::Log } else { ScaleKind::Linear };
    let (mut lowest, mut highest, mut seen_any) = (f64::INFINITY, f64::NEG_INFINITY, false);
    for shown in all.iter().flat_map(|(_, seen)| &seen.shown) {
        if place(frame, state.lens, 0.0, shown).is_some_and(|placed| placed.inside) {
            seen_any = true;
            if kind == ScaleKind::Linear || shown.height > 0.0 {
                (lowest, highest) = (lowest.min(shown.height), highest.max(shown.height));
            }
        }
    }
    let empty = lowest > highest;
    let steps = if is_split { 2 } else { 4 };
    let whole = state.lens == Lens::Count;
    let (domain, ticks) = if empty { ((0.0, 1.0), vec![0.0]) } else { tick::axis(kind, lowest, highest, steps, whole) };
    let kind = if empty { ScaleKind::Linear } else { kind };
    let counted = |series: usize| dataset.series[series].indicator;
    let one = all.first().map_or("ngos", |(s, _)| counted(*s));
    // Counts of different things share the axis under the widest name; a reader's under all of theirs.
    let kinds: Vec<&'static str> = all.iter().map(|(s, _)| counted(*s)).collect();
    let mixed =
        if all.iter().any(|(s, _)| dataset.is_own_series(*s)) { counted_words(lang, &kinds) } else { String::new() };
    let indicator = if kinds.iter().all(|kind| *kind == one) { one } else { &mixed };
    let axis = (kind, domain, ticks, indicator);
    if is_split {
        let shown = all.into_iter().filter(|(_, seen)| !seen.shown.is_empty()).enumerate();
        for (nth, of) in shown {
            canvas.panel((nth % columns, nth / columns, columns), nth, of, &axis);
        }
    } else {
        canvas.plan.plot = Rect::new(frame.left, top - 12.0, frame.right, canvas.bottom);
        let is_world = all.iter().all(|(s, _)| canvas.hue(*s) == Hue::World);
        let bands = if is_world { Vec::new() } else { canvas.bands() };
        let under_grid = canvas.plan.primitives.len();
        canvas.grid(&axis);
        canvas.years();
        if empty {
            canvas.level_names(&axis, false);
            canvas.level_names(&axis, true);
            canvas.empty(all.is_empty(), seen_any);
        } else {
            let name = canvas.guide();
            let events = canvas.events(&all);
            canvas.series(0, all, &axis);
            canvas.targets_of_names(events);
            canvas.guide_name(name);
        }
        canvas.targets_of_names(bands);
        canvas.part_uprights();
        canvas.ink_levels(under_grid);
    }
    // Row by row, in each from left to right; no picture is a million pixels wide.
    sort_by(&mut canvas.plan.targets, |target| target.row as f64 * 1e6 + target.rect.x0);
    canvas.plan
}

/// Kind and domain of the vertical axis, its ticks, and what is counted.
type Axis<'a> = (ScaleKind, (f64, f64), Vec<f64>, &'a str);

/// The most values of a plot that are written beside their marks, and whose marks make room for one another.
const MOST_LABELLED: usize = 80;

/// Where a value stands; `None` without a date.
fn place(frame: &Frame, lens: Lens, y: f64, shown: &ShownValue) -> Option<Placed> {
    let x = frame.time.x_px_from_days(shown.observation.date?.middle());
    let before = shown.from.as_ref().filter(|_| lens.is_between());
    let Some(from) = before.and_then(|from| Some(frame.time.x_px_from_days(from.date?.middle()))) else {
        let inside = x >= frame.left && x <= frame.right;
        return Some(Placed { shown: *shown, at: (x, y), stretch: None, inside });
    };
    let (start, end) = (from.max(frame.left), x.min(frame.right));
    let at = ((start + end) / 2.0, y);
    Some(Placed { shown: *shown, at, stretch: Some((from, x)), inside: start < end })
}

impl<'a> Canvas<'a> {
    /// Marks, lines and labels of series that share a plot. Their marks are rows of targets from `row` on.
    fn series(&mut self, row: usize, all: Vec<(usize, LensedSeries)>, axis: &Axis<'_>) {
        let Some(scale) = Scale::new(axis.0, axis.1, (self.bottom, self.top)) else { return };
        let (frame, lens) = (self.frame, self.state.lens);
        let on_scale = |shown: &ShownValue| place(&frame, lens, scale.apply(shown.height)?, shown);
        let placed: Vec<(usize, Vec<Placed>)> =
            all.into_iter().map(|(s, seen)| (s, seen.shown.iter().filter_map(on_scale).collect())).collect();
        for (series, values) in &placed {
            self.connectors(*series, values);
        }
        let inside = placed.iter().map(|(_, values)| values.iter().filter(|value| value.inside).count());
        let is_crowded = inside.sum::<usize>() > MOST_LABELLED;
        for (nth, (series, values)) in placed.iter().enumerate() {
            self.marks(row + nth, *series, values, if is_crowded { &[] } else { &placed[..nth] });
        }
        self.level_names(axis, true);
        // The ends of lines carry the names, so they choose first; the name of a single mark can stand off with a leader.
        for (series, values) in placed.iter().filter(|(_, values)| values.len() > 1) {
            self.end_label(*series, values);
        }
        // In a crowd no number can be told to belong to its mark: the marks answer when pointed at.
        for (series, values) in placed.iter().filter(|_| !is_crowded) {
            self.value_labels(*series, values);
        }
        for (series, values) in placed.iter().filter(|(_, values)| values.len() == 1) {
            self.end_label(*series, values);
        }
        self.level_names(axis, false);
    }

    /// One plot among several: in its column and row of so many columns, with its series' name over it.
    fn panel(&mut self, at: (usize, usize, usize), row: usize, of: (usize, LensedSeries), axis: &Axis<'_>) {
        let width = (self.plan.size.width + BETWEEN) / at.2 as f64;
        let (left, top) = (at.0 as f64 * width, at.1 as f64 * PANEL.0);
        let right = left + width - BETWEEN;
        let (first, end) = self.frame.time.domain();
        // A mark at the edge has room for its label.
        let Some(time) = TimeScale::new(first, end, (left, right - 12.0)) else { return };
        self.frame = Frame { left, right: right - 12.0, time, ..self.frame };
        (self.top, self.bottom) = (top + 52.0, top + PANEL.0 - 40.0 - self.foot);
        self.bounds = Rect::new(left, top + 26.0, right, self.bottom - 2.0);
        let under_grid = self.plan.primitives.len();
        let name = self.series_name(of.0, right - left);
        self.write(name.at((left, top + 16.0)));
        self.grid(axis);
        self.years();
        self.series(row, vec![of], axis);
        self.ink_levels(under_grid);
    }

    fn hue(&self, series: usize) -> Hue {
        self.dataset.places[self.dataset.series[series].place].hue
    }

    fn is_article(&self, series: usize) -> bool {
        self.dataset.sources[self.dataset.series[series].source].is_article
    }

    /// True when labels of levels stand inside the plot.
    fn is_tight(&self) -> bool {
        self.frame.left < NAME_MARGIN || self.state.layout == PlotLayout::Multiples
    }

    fn push(&mut self, ink: Primitive) {
        self.plan.primitives.push(ink);
    }

    /// Writes words and keeps their place free of others.
    fn write(&mut self, words: TextRun) {
        self.occupied.take(words.rect());
        self.push(Primitive::Text(words));
    }
}
