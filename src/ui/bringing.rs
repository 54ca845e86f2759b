//! What a reader brought, in the place of the atlas's records: taken in, kept in step with the address, given up again.

use super::atlas::Atlas;
use super::own_data::{Location, OWN, Own, none, read, shown};
use crate::model::Dataset;
use crate::platform::address;
use crate::seam::{OwnData, decode};
use crate::view::{HistoryEntry, ViewState, carried, carrying, complete, known, parse, write};
use leptos::prelude::*;

impl Atlas {
    /// What is shown: the evidence of the atlas, or what a reader brought. A region that reads it follows the scene, which
    /// changes with it.
    pub fn data(self) -> &'static Dataset {
        shown(self.evidence)
    }

    /// What a reader brought; a region that reads it follows it.
    pub fn with_own<T>(self, read: impl FnOnce(&Own) -> T) -> T {
        self.own.track();
        OWN.with_borrow(read)
    }

    /// Takes in what a reader brought, in place of what was shown; with nothing shows the atlas again.
    pub(super) fn bring(self, message: Vec<u8>) {
        let data = decode::<OwnData>(&message);
        let keeps_view = data.as_ref().is_some_and(|data| data.keeps_view);
        let dataset = match &data {
            Some(data) => match data.tables.dataset(self.evidence, data.is_beside) {
                Ok(dataset) => Box::leak(Box::new(dataset)),
                Err(_) => return,
            },
            None => self.evidence,
        };
        known::provide(dataset);
        self.close_all();
        let mut place = read();
        if !keeps_view {
            // The view that was is of other records.
            let ViewState { page, lang, embed, page_params, .. } = place.state;
            let state = ViewState { page, lang, embed, page_params, ..ViewState::default() };
            place = Location { state, reports: Vec::new() };
            complete(&mut place.state, dataset);
        }
        OWN.with_borrow_mut(|own| {
            own.is_beside = data.as_ref().map(|data| data.is_beside);
            own.link = data.map_or(String::new(), |data| data.link);
            // An address that carries data carries those that are shown.
            if !own.carried.is_empty() {
                own.carried.clone_from(&own.link);
            }
            own.message = message;
        });
        let link = self.link(&place.state);
        // Before the place, so that what is told of it goes to those who know its records.
        self.own.notify();
        self.location.set(place);
        if !keeps_view {
            self.move_to(&link, HistoryEntry::Replace);
        }
    }

    /// Shows what the address says, and takes in or takes away the data that it carries or no longer does.
    pub(super) fn follow_address(self) {
        let now = carried(&address::fragment()).unwrap_or_default();
        if OWN.with_borrow(|own| own.carried != now) {
            known::provide(if now.is_empty() { self.evidence } else { none() });
            OWN.set(Own { carried: now, ..Own::default() });
            self.own.notify();
        }
        let place = read();
        let of_atlas = parse(&address::fragment(), self.evidence);
        if self.data().is_brought && of_atlas.1.len() < place.reports.len() {
            self.forget_own();
            return self.set_location(Location { state: of_atlas.0, reports: of_atlas.1 });
        }
        self.set_location(place);
    }

    /// Shows the atlas again: a view of its records was asked for.
    pub(super) fn forget_own(self) {
        known::provide(self.evidence);
        OWN.take();
        self.own.notify();
    }

    /// True when a view names a series or record that what is shown does not have.
    pub(super) fn is_of_others(self, state: &ViewState) -> bool {
        let data = self.data();
        let mut series = state.show.iter().flatten();
        series.any(|id| data.series_index(id).is_none()) || state.select.is_some_and(|id| data.record(id).is_none())
    }

    /// A view as a link, with the data that the address carries.
    pub fn link(self, state: &ViewState) -> String {
        OWN.with_borrow(|own| carrying(&write(state), &own.carried))
    }

    /// A view as others can open it: with what the reader brought, as far as it goes into a link.
    pub fn link_to_share(self, state: &ViewState) -> String {
        self.with_own(|own| carrying(&write(state), if own.message.is_empty() { &own.carried } else { &own.link }))
    }
}
