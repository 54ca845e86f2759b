//! Which lanes have a rail of their own, and the key over the rails.

use super::geometry::{DATE, RAIL, TEXT, TIGHT};
use crate::analysis::order::ranks;
use crate::chart::marker;
use crate::chart::metrics::{Weight, shorten, text_width};
use crate::chart::plan::{Anchor, Plan, Primitive, Role, TextRun};
use crate::chart::timeline::choice::ShownEvent;
use crate::chart::timeline::date_extent::MARK;
use crate::chart::timeline::grouping::Grouping;
use crate::model::{Dataset, Hue, Lang};
use crate::text::{Msg, say};
use crate::view::ViewState;

/// So many rails have room on the narrowest phone.
pub const MOST: usize = 7;

/// Size and line height of the names.
const NAME: (f64, f64) = (14.0, 28.0);

/// The rails, from left to right.
pub struct Rails<'a> {
    /// What makes the lanes.
    pub scheme: Grouping<'a>,
    /// How many events have a mark on each rail.
    pub counts: Vec<usize>,
    /// The lanes with a rail of their own; all others share the one after them.
    own: Vec<usize>,
    /// Where the first rail stands, and from one to the next, in pixels.
    first: f64,
    step: f64,
}

impl<'a> Rails<'a> {
    /// The rails for these events, of which there is one at least, in a column of so many pixels: one for each lane that has
    /// an event, or, where there are more than [`MOST`], for those with most events and one for all others.
    pub fn new(dataset: &'a Dataset, state: &ViewState, shown: &[ShownEvent<'_>], width: f64) -> Rails<'a> {
        let scheme = Grouping::new(dataset, state.lanes);
        let mut counts = vec![0.0; scheme.len()];
        for shown in shown {
            scheme.each_lane(shown.event, &mut |lane| counts[lane] -= 1.0);
        }
        let mut largest = ranks(&counts);
        largest.retain(|lane| counts[*lane] < 0.0);
        if largest.len() > MOST {
            largest.retain(|lane| Some(*lane) != scheme.rest());
            largest.truncate(MOST - 1);
        }
        let own: Vec<usize> = (0..counts.len()).filter(|lane| largest.contains(lane)).collect();
        let mut rails = Rails { scheme, counts: vec![0; own.len() + 1], own, first: 52.0, step: 0.0 };
        for shown in shown {
            for rail in rails.of(shown) {
                rails.counts[rail] += 1;
            }
        }
        if rails.counts[rails.own.len()] == 0 {
            rails.counts.pop();
        }
        // With large letters there is room for one rail only; marks, colours and words still say the lane.
        if width >= TIGHT {
            let between = (rails.counts.len() - 1) as f64;
            rails.first = RAIL.0;
            rails.step = ((width - TEXT.0 - TEXT.1 - RAIL.0) / between.max(1.0)).clamp(RAIL.2, RAIL.1);
        }
        rails
    }

    /// The rails on which an event has a mark, each once.
    pub fn of(&self, shown: &ShownEvent<'_>) -> Vec<usize> {
        let mut rails = Vec::new();
        self.scheme.each_lane(shown.event, &mut |lane| {
            let rail = self.own.iter().position(|own| *own == lane).unwrap_or(self.own.len());
            if !rails.contains(&rail) {
                rails.push(rail);
            }
        });
        rails
    }

    /// Where a rail stands.
    pub fn x(&self, rail: usize) -> f64 {
        self.first + self.step * rail as f64
    }

    /// The place of a rail, where lanes are made by place.
    fn hue(&self, rail: usize) -> Option<Hue> {
        self.own.get(rail).and_then(|lane| self.scheme.hue(*lane))
    }

    /// Inks the names of the rails, as many in a line as fit: a place with its mark and colour, anything else with a number
    /// that stands over its rail too, and with how many events it has. Returns where the rails begin.
    pub fn key(&self, lang: Lang, plan: &mut Plan) -> f64 {
        let (mut x, mut middle) = (0.0, NAME.1 / 2.0);
        for (rail, count) in self.counts.iter().enumerate() {
            let lane = self.own.get(rail).copied().or(self.scheme.rest());
            let name = lane.map_or(say(lang, Msg::LanesOthers), |lane| self.scheme.name(lang, lane));
            let (hue, count) = (self.hue(rail), count.to_string());
            let beside = if hue.is_none() { 6.0 + text_width(&count, NAME.0, Weight::Regular) } else { 0.0 };
            let name = shorten(name, plan.size.width - 20.0 - beside, NAME.0, Weight::Bold);
            let own = text_width(&name, NAME.0, Weight::Bold);
            let width = 20.0 + own + beside;
            if x > 0.0 && x + width > plan.size.width {
                (x, middle) = (0.0, middle + NAME.1);
            }
            let words = |x: f64, text: String| TextRun::new((x, middle + NAME.0 * 0.35), text).size(NAME.0);
            let role = hue.map_or(Role::Ink, Role::Place);
            if let Some(hue) = hue {
                plan.primitives.push(marker::shape(hue, (x + 8.0, middle), MARK + 0.5, role, None));
            } else {
                plan.primitives.push(Primitive::Text(words(x, (rail + 1).to_string())));
            }
            plan.primitives.push(Primitive::Text(words(x + 20.0, name).bold().role(role)));
            if hue.is_none() {
                plan.primitives.push(Primitive::Text(words(x + 26.0 + own, count).role(Role::Ink3)));
            }
            x += width + 18.0;
        }
        let top = middle + NAME.1 / 2.0 + 8.0;
        if self.hue(0).is_some() || self.step == 0.0 {
            return top;
        }
        for rail in 0..self.counts.len() {
            let words = TextRun::new((self.x(rail), top + DATE.1 - 6.0), (rail + 1).to_string());
            plan.primitives.push(Primitive::Text(words.anchor(Anchor::Middle)));
        }
        top + DATE.1
    }
}
