//! Views and damage that look random and are the same in every run.
#![allow(dead_code)]

use civic_atlas::model::{Dataset, Lang};
use civic_atlas::view::{DEFAULT_SERIES, Evidence, Page, ViewState, YAxis, YearSpan};

/// A small generator of numbers, so that a failure can be repeated (xorshift, G. Marsaglia 2003). Not zero.
pub struct Dice(pub u64);

impl Dice {
    /// A number from 0 to `sides - 1`.
    pub fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    /// Any view that a link can mean.
    pub fn state(&mut self, dataset: &Dataset) -> ViewState {
        let mut show: Vec<&'static str> = Vec::new();
        for _ in 0..self.throw(5) {
            let id = dataset.series[self.throw(dataset.series.len())].id;
            if !show.contains(&id) {
                show.push(id);
            }
        }
        let first = 1000 + self.throw(1100) as i32;
        let (embed, lang) = (self.throw(2) == 0, (self.throw(2) == 0).then(|| Lang::ALL[self.throw(3)]));
        if self.throw(4) == 0 {
            let rooms = ["", "table=claims", "table=events&q=a+!25b&only=uz~s1", "place=kg", "x", "select=!23"];
            let (page, room) = (Page::ALL[3 + self.throw(4)], rooms[self.throw(rooms.len())].to_string());
            return ViewState { page, room, embed, lang, ..ViewState::default() };
        }
        ViewState {
            page: Page::ALL[self.throw(3)],
            show: (self.throw(2) == 0 && show != DEFAULT_SERIES).then_some(show),
            time: (self.throw(2) == 0).then(|| YearSpan::new(first, first + self.throw(300) as i32)).flatten(),
            y: [YAxis::Linear, YAxis::Log][self.throw(2)],
            evidence: Evidence::ALL[self.throw(3)],
            select: (self.throw(2) == 0).then(|| {
                let at = self.throw(dataset.observations.len() + dataset.events.len());
                dataset
                    .observations
                    .get(at)
                    .map(|o| o.id)
                    .unwrap_or_else(|| dataset.events[at - dataset.observations.len()].id)
            }),
            embed,
            room: String::new(),
            lang,
        }
    }
}
