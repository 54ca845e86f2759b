//! Labels beside their marks: no two touch, none is lost without being listed.

use super::{Canvas, Placed, ShownValue};
use crate::chart::label::LabelBlock;
use crate::chart::labels::{basis_words, place_name, short_source, source_words, what_words, year_digits};
use crate::chart::lens::measure_words;
use crate::chart::metrics::{Weight, shorten};
use crate::chart::plan::{Anchor, Dash, Point, Primitive, Rect, Role, TextRun};
use crate::model::{Qualifier, Series};
use crate::text::{Arg, Msg, fill, say};
use crate::view::{Lens, PlotLayout};

/// Where a label may stand beside its mark, the best first: which of its upper corners or the middle stands where, from the
/// mark so many pixels to the right, so many halves of its height and so many pixels down.
const NEAR: [(Anchor, i8, i8, i8); 18] = [
    (Anchor::Start, 18, -1, 0),
    (Anchor::Start, 16, 0, 3),
    (Anchor::End, -18, -1, 0),
    (Anchor::End, -16, -2, -1),
    (Anchor::Middle, 0, -2, -16),
    (Anchor::Middle, 0, 0, 16),
    (Anchor::Start, -6, -2, -16),
    (Anchor::End, 6, 0, 16),
    (Anchor::Start, 12, -2, -6),
    (Anchor::End, -14, 0, 6),
    (Anchor::End, 6, -2, -16),
    (Anchor::Start, -6, 0, 16),
    (Anchor::Middle, 0, -2, -26),
    (Anchor::Middle, 0, 0, 26),
    // Near the axis a label stands higher than its mark, near the top lower.
    (Anchor::Start, 18, -2, 7),
    (Anchor::End, -18, -2, 7),
    (Anchor::Start, 18, 0, -7),
    (Anchor::End, -18, 0, -7),
];

/// In which directions from its mark a letter is tried, in tenths.
const WAYS: [(i8, i8); 12] =
    [(8, -6), (-8, -6), (8, 8), (-8, 8), (0, -10), (0, 10), (10, 2), (-10, 2), (5, -9), (-5, -9), (10, -3), (-10, -3)];

impl Canvas<'_> {
    /// The value of a mark in words; an asterisk where a check speaks against it.
    fn value_text(&self, shown: &ShownValue) -> String {
        let mut words = measure_words(self.lang, self.state.lens, shown.value, shown.qualifier);
        if !shown.corrected && self.dataset.checks_of(shown.observation.id).any(|check| check.is_against()) {
            words.push('*');
        }
        words
    }

    /// True when another chosen series counts the same in the same place.
    fn shares_place(&self, series: usize) -> bool {
        let kind = |series: usize| (self.dataset.series[series].place, self.dataset.series[series].indicator);
        let chosen = self.state.shown().iter().filter_map(|id| self.dataset.series_index(id));
        chosen.filter(|other| kind(*other) == kind(series)).count() > 1
    }

    /// The name of a series: the place, or the source and its rule; at most so many pixels wide.
    pub(super) fn series_name(&self, series: usize, room: f64) -> TextRun {
        let role = Role::Place(self.hue(series));
        let of = &self.dataset.series[series];
        if !self.is_article(series) {
            let source = short_source(source_words(self.dataset, self.lang, of.source));
            let name = match of.basis {
                "unstated" => source.to_string(),
                basis => [source, ": ", basis_words(self.lang, basis)].concat(),
            };
            return TextRun::new((0.0, 0.0), shorten(&name, room.min(220.0), 13.0, Weight::Regular)).role(role);
        }
        let mut name = place_name(self.lang, &self.dataset.places[of.place]).to_string();
        if self.dataset.is_own_series(series) {
            name.push_str(&self.told_apart(series));
            if self.state.layout == PlotLayout::Multiples && self.dataset.is_beside() {
                name.push_str(" · ");
                name.push_str(say(self.lang, Msg::OwnData));
            }
            return TextRun::new((0.0, 0.0), shorten(&name, room, 14.0, Weight::Bold)).size(14.0).bold().role(role);
        }
        // Two counts of one place are told apart by their rule.
        if self.shares_place(series) && of.basis != "unstated" {
            name.push_str(", ");
            name.push_str(basis_words(self.lang, of.basis));
        }
        TextRun::new((0.0, 0.0), shorten(&name, room, 14.0, Weight::Bold)).size(14.0).bold().role(role)
    }

    /// What tells a series of the reader's own from the other chosen ones: what it counts, its rule or its source.
    fn told_apart(&self, series: usize) -> String {
        let of = &self.dataset.series[series];
        let chosen = self.state.shown().iter().filter_map(|id| self.dataset.series_index(id));
        let others: Vec<_> = chosen.filter(|other| *other != series).map(|other| &self.dataset.series[other]).collect();
        let mut parts = vec![""];
        if others.iter().any(|other| other.indicator != of.indicator) {
            parts.push(what_words(self.lang, of.indicator));
        }
        let is_alike = |other: &&&Series| (other.place, other.indicator) == (of.place, of.indicator);
        if others.iter().any(|other| is_alike(&other)) {
            let is_of_rule =
                of.basis != "unstated" && others.iter().filter(is_alike).all(|other| other.basis != of.basis);
            parts.push(match is_of_rule {
                true => basis_words(self.lang, of.basis),
                false => short_source(source_words(self.dataset, self.lang, of.source)),
            });
        }
        parts.join(", ")
    }

    /// The label at the end of a line: the name above the value; in a plot of its own the value alone.
    pub(super) fn end_label(&mut self, series: usize, values: &[Placed]) {
        let visible: Vec<&Placed> = values.iter().filter(|value| value.inside).collect();
        let Some(last) = visible.last() else { return };
        let role = Role::Place(self.hue(series));
        let name = self.series_name(series, 220.0);
        let (value, year) = (self.value_text(&last.shown), year_digits(&last.shown.observation));
        let mut args = vec![("value", Arg::Words(&value)), ("year", Arg::Words(&year))];
        let from = last.shown.from.as_ref().filter(|_| last.stretch.is_some()).map(year_digits);
        let texts = match &from {
            Some(from) => {
                args.push(("from", Arg::Words(from)));
                vec![fill(self.lang, Msg::LabelSpan, &args), value.clone()]
            }
            None => vec![fill(self.lang, Msg::LabelEnd, &args), value.clone()],
        };
        let is_count = self.state.lens == Lens::Count;
        let is_of_article = self.is_article(series) && !self.dataset.is_own_series(series);
        let only = values.len() == 1 && is_count && is_of_article && !self.frame.is_narrow();
        let own =
            (self.dataset.is_own_series(series) && self.dataset.is_beside()).then(|| say(self.lang, Msg::OwnData));
        let block = |text| match self.state.layout {
            PlotLayout::One => {
                let mut lines = vec![(name.clone(), 18.0), (TextRun::new((0.0, 0.0), text), 17.0)];
                if let Some(own) = own {
                    lines.insert(1, (TextRun::new((0.0, 0.0), own).bold(), 17.0));
                }
                LabelBlock { lines }
            }
            PlotLayout::Multiples => {
                LabelBlock { lines: vec![(TextRun::new((0.0, 0.0), text).size(14.0).bold().role(role), 18.0)] }
            }
        };
        // That nothing later is known is worth a leader; a shorter label beside the mark comes second.
        let only = only.then(|| block(fill(self.lang, Msg::LabelOnly, &args)));
        if only.is_some_and(|block| self.find_place(&[block], last)) {
            return;
        }
        let blocks: Vec<LabelBlock> = texts.into_iter().map(block).collect();
        self.place_label(&blocks, last, role);
    }

    /// The values along a line. Other sources' are many and near each other: their marks answer when pointed at.
    pub(super) fn value_labels(&mut self, series: usize, values: &[Placed]) {
        if !self.is_article(series) && self.state.layout == PlotLayout::One {
            return;
        }
        let role = Role::Place(self.hue(series));
        let visible: Vec<&Placed> = values.iter().filter(|value| value.inside).collect();
        for value in visible.iter().rev().skip(1) {
            let words = TextRun::new((0.0, 0.0), self.value_text(&value.shown)).size(14.0).bold().role(role);
            self.place_label(&[LabelBlock { lines: vec![(words, 18.0)] }], value, role);
        }
    }

    /// Places the first of several blocks that finds room clear of every mark and line: beside the mark, or further off with
    /// a leader; else a letter stands there and the words in a list.
    fn place_label(&mut self, blocks: &[LabelBlock], of: &Placed, role: Role) {
        if !self.find_place(blocks, of) {
            self.list(&blocks[blocks.len() - 1], of.at, role);
        }
    }

    fn find_place(&mut self, blocks: &[LabelBlock], of: &Placed) -> bool {
        // Beside the mark, with a short leader, with a long one; each without crossing a hairline before across one.
        const SHORT: [f64; 5] = [24.0, 32.0, 40.0, 48.0, 60.0];
        const LONG: [f64; 4] = [72.0, 96.0, 120.0, 150.0];
        let passes: [(&[f64], bool); 6] =
            [(&[], true), (&[], false), (&SHORT, true), (&SHORT, false), (&LONG, true), (&LONG, false)];
        passes.into_iter().any(|(leads, bare)| blocks.iter().any(|block| self.place_block(block, of, leads, bare)))
    }

    fn place_block(&mut self, block: &LabelBlock, of: &Placed, leaders: &[f64], bare: bool) -> bool {
        let (bounds, (x, y)) = (self.bounds, of.at);
        let (h, leads) = (block.height(), !leaders.is_empty());
        // Plain loops: each chain of iterators would be compiled on its own.
        let mut tries: Vec<(Anchor, Point)> = Vec::new();
        for far in leaders {
            let corners =
                [(Anchor::Start, x - 6.0), (Anchor::Middle, x), (Anchor::End, x + 6.0), (Anchor::End, bounds.x1)];
            for top in [y - h - far, y + far] {
                for (anchor, x) in corners {
                    tries.push((anchor, (x, top)));
                }
            }
        }
        if !leads {
            for (anchor, dx, halves, dy) in NEAR {
                tries.push((anchor, (x + f64::from(dx), y + h * f64::from(halves) / 2.0 + f64::from(dy))));
            }
            // The label of a stretch may stand anywhere along it.
            if let Some((x0, x1)) = of.stretch {
                for share in [0.75, 0.25, 0.9, 0.1, 0.6, 0.4] {
                    for top in [y - h - 7.0, y + 7.0] {
                        tries.push((Anchor::Middle, (x0 + (x1 - x0) * share, top)));
                    }
                }
                tries.push((Anchor::Start, (x1 + 10.0, y - h / 2.0)));
                tries.push((Anchor::End, (x0 - 10.0, y - h / 2.0)));
            }
        }
        // A leader starts clear of the arrow that stands over or under its mark.
        let (over, under) = match of.shown.qualifier {
            Qualifier::Over | Qualifier::Approaching => (31.0, 16.0),
            Qualifier::Under => (16.0, 31.0),
            Qualifier::Exact | Qualifier::About => (16.0, 16.0),
        };
        let leader = |rect: &Rect| {
            let (from, to) = if rect.y1 < y { (rect.y1 + 1.0, y - over) } else { (y + under, rect.y0 - 1.0) };
            Rect::new(x - 1.0, from, x + 1.0, to.max(from))
        };
        let mut found = None;
        for (anchor, at) in tries {
            let rect = block.rect_at(anchor, at);
            let is_free =
                bounds.holds(&rect) && self.occupied.is_clear(&rect) && (!bare || self.occupied.is_bare(&rect));
            if is_free && (!leads || rect.x0 <= x && x <= rect.x1 && self.occupied.is_clear(&leader(&rect))) {
                found = Some((anchor, rect));
                break;
            }
        }
        let Some((anchor, rect)) = found else { return false };
        if leads {
            let line = leader(&rect);
            let role = block.lines[0].0.role;
            let (from, to) = if rect.y1 < y { (line.y0, line.y1 + 4.0) } else { (line.y0 - 4.0, line.y1) };
            self.push(Primitive::Line { points: vec![(x, from), (x, to)], width: 1.0, role, dash: Dash::Solid });
            self.occupied.take(line);
        }
        self.occupied.take(rect);
        for words in block.lines_in(&rect, anchor) {
            let words = if bare { words } else { words.halo() };
            self.plan.primitives.push(Primitive::Text(words));
        }
        true
    }

    /// No room at all: a letter beside the mark, and the words in a list under the chart.
    fn list(&mut self, block: &LabelBlock, (x, y): Point, role: Role) {
        let letter = char::from(b'a' + (self.plan.listed.len() % 26) as u8).to_string();
        let texts: Vec<&str> = block.lines.iter().map(|(words, _)| words.text.as_str()).collect();
        self.plan.listed.push((letter.clone(), texts.join(": ")));
        // Outwards until a place is clear; a picture so full that there is none keeps the first place inside.
        let area = Rect::new(self.bounds.x0, self.bounds.y0 - 8.0, self.bounds.x1, self.bounds.y1);
        let mut words = TextRun::new((x, y), letter).size(12.0).bold().anchor(Anchor::Middle).role(role);
        let mut first = None;
        for nth in 0..24 * WAYS.len() {
            let ((dx, dy), far) = (WAYS[nth % WAYS.len()], 1.4 + (nth / WAYS.len()) as f64 * 0.5);
            words.at = (x + f64::from(dx) * far, y + f64::from(dy) * far + 4.0);
            if !area.holds(&words.rect()) {
                continue;
            }
            if self.occupied.is_clear(&words.rect()) {
                return self.write(words);
            }
            first = first.or(Some(words.at));
        }
        words.at = first.unwrap_or((x, y));
        self.write(words);
    }
}
