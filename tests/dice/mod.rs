//! Views and damage that look random and are the same in every run.
#![allow(dead_code)]

use civic_atlas::model::{Dataset, Day, Lang};
use civic_atlas::view::{DEFAULT_SERIES, Evidence, Facet, Lanes, Lens, Page, PlotLayout, TimeSpan, ViewState, YAxis};

/// How many inputs a test makes: what `cargo xtask fuzz` says, or the number of a usual run.
pub fn inputs(usual: usize) -> usize {
    given("CIVIC_ATLAS_FUZZ_INPUTS", usual as u64) as usize
}

/// Where the generator starts: what `cargo xtask fuzz` says, or the number of a usual run.
pub fn dice(usual: u64) -> Dice {
    Dice(given("CIVIC_ATLAS_FUZZ_SEED", usual).max(1))
}

fn given(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
}

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

    /// Any page that has parameters of its own, or none.
    fn page(&mut self, has_own_parameters: bool) -> Page {
        let pages: Vec<Page> =
            Page::ALL.into_iter().filter(|page| page.has_own_parameters() == has_own_parameters).collect();
        pages[self.throw(pages.len())]
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
        let first = -719_000 + self.throw(3_600_000) as i32;
        let words: Vec<&'static str> = Facet::ALL.into_iter().flat_map(|facet| facet.words(dataset)).collect();
        let mut only: Vec<&'static str> = Vec::new();
        for _ in 0..self.throw(4) {
            let word = words[self.throw(words.len())];
            if !only.contains(&word) {
                only.push(word);
            }
        }
        let searches =
            ["", "counterpart", "closed offices", "ННО", "oʻzbek & co", "100%", "a=b#c?d!41~e", "<q>", "“x”"];
        let time = match self.throw(4) {
            0 => None,
            1 => TimeSpan::of_years(1 + self.throw(9_000) as i32, 9_001 + self.throw(998) as i32),
            2 => TimeSpan::read(&format!("{:04}-02..2010-{:02}", 1 + self.throw(2_009), 1 + self.throw(12))),
            _ => TimeSpan::new(Day(first), Day((first + 1 + self.throw(90) as i32).min(2_932_897))),
        };
        let (embed, lang) = (self.throw(2) == 0, (self.throw(2) == 0).then(|| Lang::ALL[self.throw(3)]));
        if self.throw(4) == 0 {
            let params = ["", "table=claims", "table=events&q=a+!25b&only=uz~s1", "place=kg", "x", "select=!23"];
            let (page, page_params) = (self.page(true), params[self.throw(params.len())].to_string());
            return ViewState { page, page_params, embed, lang, ..ViewState::default() };
        }
        ViewState {
            page: self.page(false),
            show: (self.throw(2) == 0 && show != DEFAULT_SERIES).then_some(show),
            time,
            y: [YAxis::Linear, YAxis::Log][self.throw(2)],
            lens: Lens::ALL[self.throw(6)],
            base: (self.throw(3) == 0).then(|| 1000 + self.throw(8_999) as u16),
            layout: [PlotLayout::One, PlotLayout::Multiples][self.throw(2)],
            evidence: Evidence::ALL[self.throw(3)],
            lanes: Lanes::ALL[self.throw(4)],
            only,
            q: searches[self.throw(searches.len())].to_string(),
            select: (self.throw(2) == 0).then(|| {
                let at = self.throw(dataset.observations.len() + dataset.events.len());
                dataset
                    .observations
                    .get(at)
                    .map(|o| o.id)
                    .unwrap_or_else(|| dataset.events[at - dataset.observations.len()].id)
            }),
            embed,
            page_params: String::new(),
            lang,
        }
    }
}
