//! Plans the growth chart: marks by qualifier, dashed connectors, breaks in the counting rule, labels that never touch.

mod ground;
mod labels;
mod marks;

use super::frame::Frame;
use super::label::Occupied;
use super::plan::{Ink, Plan, Point, Role, Size, Words};
use super::scale::{Kind, Scale};
use super::tick;
use crate::analysis::order::sort_by;
use crate::model::{Dataset, Hue, Lang, Number, Observation, Qualifier, When};
use crate::view::{Evidence, Page, ViewState, YAxis};

/// A value as the view shows it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The observation: as printed, or with the better value and date where the view corrects.
    pub observation: Observation,
    /// Its value.
    pub value: Number,
    /// True when value or date are not the printed ones.
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
pub fn values_shown(dataset: &Dataset, state: &ViewState, series: usize) -> Vec<Shown> {
    let shown = dataset.values_of(series).filter_map(|printed| {
        let mut observation = printed.clone();
        let better = dataset.checks_of(printed.id).find(|check| check.better_value.is_some());
        if let Some(check) = better.filter(|_| state.evidence == Evidence::Corrected) {
            observation.value = check.better_value;
            observation.qualifier = Qualifier::Exact;
            if let Some(When::At(date)) = check.better_date {
                observation.date = Some(date);
            }
        }
        let corrected = (observation.value, observation.date) != (printed.value, printed.date);
        Some(Shown { value: observation.value?, observation, corrected })
    });
    shown.collect()
}

/// A mark with its place in the picture.
struct Placed {
    shown: Shown,
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
    let series: Vec<(usize, Vec<Shown>)> =
        series_drawn(dataset, state).into_iter().map(|s| (s, values_shown(dataset, state, s))).collect();
    let (first, end) = frame.time.domain();
    let in_years = |shown: &&Shown| {
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
    let placed: Vec<(usize, Vec<Placed>)> = series
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

fn place(frame: &Frame, scale: &Scale, shown: Shown) -> Option<Placed> {
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
}
