//! Labels beside their marks: no two touch, none is lost without being listed.

use super::{Canvas, Placed, Shown};
use crate::chart::label::Block;
use crate::chart::metrics::{Weight, shorten};
use crate::chart::plan::{Anchor, Dash, Ink, Point, Rect, Role, Words};
use crate::chart::words::{basis_words, short_source, source_words, value_words, year_digits};
use crate::text::{Arg, Msg, fill};

impl Canvas<'_> {
    /// The value of a mark in words; an asterisk where a check speaks against it.
    fn value_text(&self, shown: &Shown) -> String {
        let mut words = value_words(self.lang, shown.value, shown.observation.qualifier);
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

    /// The label at the end of a line: the place, or the source and its rule, above the value.
    pub(super) fn end_label(&mut self, series: usize, values: &[Placed]) {
        let visible: Vec<&Placed> = values.iter().filter(|value| value.inside).collect();
        let Some(last) = visible.last() else { return };
        let role = Role::Place(self.hue(series));
        let of = &self.dataset.series[series];
        let is_article = self.is_article(series);
        let name = if is_article {
            let mut name = self.dataset.places[of.place].label.get(self.lang).to_string();
            // Two counts of one place are told apart by their rule.
            if self.shares_place(series) && of.basis != "unstated" {
                name.push_str(", ");
                name.push_str(basis_words(self.lang, of.basis));
            }
            Words::new((0.0, 0.0), name).size(14.0).bold().role(role)
        } else {
            let name = format!(
                "{}: {}",
                short_source(source_words(self.dataset, self.lang, of.source)),
                basis_words(self.lang, of.basis)
            );
            Words::new((0.0, 0.0), shorten(&name, 220.0, 13.0, Weight::Regular)).role(role)
        };
        let (value, year) = (self.value_text(&last.shown), year_digits(&last.shown.observation));
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
    pub(super) fn value_labels(&mut self, series: usize, values: &[Placed]) {
        if !self.is_article(series) {
            return;
        }
        let role = Role::Place(self.hue(series));
        let visible: Vec<&Placed> = values.iter().filter(|value| value.inside).collect();
        for value in visible.iter().rev().skip(1) {
            let words = Words::new((0.0, 0.0), self.value_text(&value.shown)).size(14.0).bold().role(role);
            self.place_label(&[Block { lines: vec![(words, 18.0)] }], value.at, role);
        }
    }

    /// Places the first of several blocks that finds room: beside the mark clear of every line, further off with a leader,
    /// beside it across a line; else a letter stands there and the words in a list.
    fn place_label(&mut self, blocks: &[Block], at: Point, role: Role) {
        let bounds = Rect::new(0.0, 22.0, self.frame.width, self.bottom - 2.0);
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
