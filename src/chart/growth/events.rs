//! Events over the curve: upright hairlines with their names above the plot. A few that fit; the timeline has them all.

use super::Canvas;
use crate::chart::lens::LensedSeries;
use crate::chart::metrics::{Weight, wrap};
use crate::chart::plan::{Anchor, Primitive, Rect, Role, Target, TextRun};
use crate::model::{Category, Event, Precision, When};
use crate::text::date_words;
use crate::view::Page;

/// Baseline of the first line of an event's name, in pixels; two lines and a date below it end above the plot.
const TOP: f64 = 44.0;

/// Width at which a name is broken, in pixels.
const WIDEST: f64 = 150.0;

/// The kinds of event that stand over the curve, those that choose their place first at the front.
const KINDS: [Category; 3] = [Category::Revolution, Category::Conflict, Category::Law];

impl Canvas<'_> {
    /// Draws the events of the places in the picture, on the growth page, where there is room for their names.
    pub(super) fn events(&mut self, all: &[(usize, LensedSeries)]) -> Vec<(&'static str, Rect)> {
        let mut drawn = Vec::new();
        if self.state.page != Page::Growth || self.frame.is_narrow() {
            return drawn;
        }
        let dataset = self.dataset;
        let of_place = |event: &&Event| {
            dataset.sources[event.provenance.source].is_article
                && all.iter().any(|(series, _)| dataset.series[*series].place == event.place)
        };
        // A date to the month or finer chooses before a year.
        let is_fine = |event: &Event| match event.when {
            Some(When::At(date)) => date.precision() < Precision::Year,
            _ => false,
        };
        for (kind, fine) in KINDS.into_iter().flat_map(|kind| [(kind, true), (kind, false)]) {
            let of_kind = dataset.events.iter().filter(|event| event.category == kind && is_fine(event) == fine);
            for event in of_kind.filter(of_place) {
                drawn.extend(self.event(event));
            }
        }
        // The atlas cannot know which of a reader's kinds matter: all of them, as far as there is room.
        let is_own =
            |event: &&Event| dataset.sources[event.provenance.source].is_own && !KINDS.contains(&event.category);
        for event in dataset.events.iter().filter(is_own).filter(of_place) {
            drawn.extend(self.event(event));
        }
        drawn
    }

    fn event(&mut self, event: &Event) -> Option<(&'static str, Rect)> {
        let when = event.when?;
        let (left, right) = self.frame.time.range();
        let (x0, x1) = (self.frame.time.x_px_from_day(when.first()?), self.frame.time.x_px_from_day(when.end()?));
        let year_px = self.frame.time.x_px_from_days(366.0) - self.frame.time.x_px_from_days(0.0);
        if x0 < left || x1 > right || x1 - x0 > year_px + 0.5 {
            return None;
        }
        let x = (x0 + x1) / 2.0;
        let mut lines = wrap(event.provenance.text.get(self.lang), WIDEST, 13.0, Weight::Bold);
        if lines.len() > 2 {
            return None;
        }
        lines.push(date_words(self.lang, &when));
        let block = |(x, anchor): (f64, Anchor)| {
            let line = |(nth, text): (usize, &String)| {
                let words = TextRun::new((x, TOP + 16.0 * nth as f64), text.clone()).anchor(anchor);
                if nth + 1 < lines.len() { words.bold() } else { words.role(Role::Ink3) }
            };
            lines.iter().enumerate().map(line).collect::<Vec<TextRun>>()
        };
        let fits = |words: &TextRun| {
            let rect = words.rect();
            rect.x0 >= left && rect.x1 <= self.frame.width && self.occupied.is_free(&rect.grown(4.0))
        };
        // A hairline through another event's name would cut it.
        let hair = Rect::new(x - 1.0, 30.0, x + 1.0, TOP + 36.0);
        let mut sides = [(x + 8.0, Anchor::Start), (x - 8.0, Anchor::End)].into_iter().map(block);
        let lines = sides.find(|lines| lines.iter().all(fits)).filter(|_| self.occupied.is_free(&hair))?;
        if self.state.select != Some(event.id) {
            if x1 - x0 > 6.0 {
                let soft = (x1 - x0) / 2.0;
                let rect = Rect::new(x0, 32.0, x1, self.bottom);
                self.push(Primitive::GradientRect { rect, role: Role::Ink3, opacity: 0.12, left: soft, right: soft });
            } else {
                self.upright((x, 32.0), 1.0, Role::Rule);
            }
        }
        let area = lines.iter().map(TextRun::rect).fold(hair, |all, rect| all.around_both(&rect));
        self.occupied.take(area);
        self.occupied.avoid(Rect::new(x - 2.0, self.top, x + 2.0, self.bottom));
        self.plan.primitives.extend(lines.into_iter().map(Primitive::Text));
        Some((event.id, area))
    }

    /// Lets the names of events or periods be pointed at: a row of targets below those that are there.
    pub(super) fn targets_of_names(&mut self, names: Vec<(&'static str, Rect)>) {
        let row = self.plan.targets.iter().map(|target| target.row + 1).max().unwrap_or(0);
        self.plan.targets.extend(names.into_iter().map(|(id, rect)| Target { id, rect, row, members: Vec::new() }));
    }
}
