//! By what lanes are made, and which lane an event stands in.

use super::choice::hue_of;
use crate::chart::labels::{category_words, place_name, short_source, source_words};
use crate::model::{Category, Dataset, Event, Hue, Lang, Place};
use crate::text::{Msg, say};
use crate::view::Lanes;

/// The lanes of a scheme, in an order that depends on the tables alone, not on what is shown.
pub struct Grouping<'a> {
    /// The tables.
    pub dataset: &'a Dataset,
    lanes: Lanes,
    /// For lanes by organisation: those that take part in two events or more.
    owners: Vec<usize>,
}

impl<'a> Grouping<'a> {
    /// The scheme over all events of a dataset.
    pub fn new(dataset: &'a Dataset, lanes: Lanes) -> Grouping<'a> {
        let mut counts = vec![0; dataset.organisations.len()];
        for event in dataset.events.iter().filter(|_| lanes == Lanes::Organisation) {
            takes_part(dataset, event).for_each(|at| counts[at] += 1);
        }
        let owners = (0..counts.len()).filter(|at| counts[*at] > 1).collect();
        Grouping { dataset, lanes, owners }
    }

    /// How many lanes there are, with and without events.
    pub fn len(&self) -> usize {
        match self.lanes {
            Lanes::Place => Hue::OF_ATLAS + self.own_places().count(),
            Lanes::Theme => Category::ALL.len(),
            Lanes::Organisation => self.owners.len() + 1,
            Lanes::Source => self.dataset.sources.len(),
        }
    }

    /// The places that the atlas does not know, with their index.
    fn own_places(&self) -> impl Iterator<Item = (usize, &'a Place)> + use<'a> {
        self.dataset.places.iter().enumerate().filter(|(_, place)| place.hue.is_own())
    }

    /// The lane of all that has no other; `None` where there is no such lane.
    pub fn rest(&self) -> Option<usize> {
        matches!(self.lanes, Lanes::Theme | Lanes::Organisation).then(|| self.len() - 1)
    }

    /// True where an event may stand in several lanes.
    pub fn is_shared(&self) -> bool {
        self.lanes == Lanes::Organisation
    }

    /// Each lane of an event. By organisation those of all that take part and have a lane, or else the last lane.
    pub fn each_lane(&self, event: &Event, put: &mut dyn FnMut(usize)) {
        match self.lanes {
            Lanes::Place => match hue_of(self.dataset, event) {
                // Colours of the reader's own places come again after the sixth; lanes do not.
                hue if hue.is_own() => {
                    put(Hue::OF_ATLAS + self.own_places().position(|(at, _)| at == event.place).unwrap_or_default())
                }
                hue => put(hue as usize),
            },
            Lanes::Theme => put(event.category as usize),
            Lanes::Organisation => {
                let mut is_alone = true;
                for at in takes_part(self.dataset, event) {
                    if let Some(lane) = self.owners.iter().position(|owner| *owner == at) {
                        put(lane);
                        is_alone = false;
                    }
                }
                if is_alone {
                    put(self.owners.len());
                }
            }
            Lanes::Source => put(event.provenance.source),
        }
    }

    /// The place of a lane; `None` where lanes are not made by place.
    pub fn hue(&self, lane: usize) -> Option<Hue> {
        let own = |nth| self.own_places().nth(nth).map(|(_, place)| place.hue);
        let hue = || lane.checked_sub(Hue::OF_ATLAS).map_or(Some(Hue::ALL[lane]), own);
        if self.lanes == Lanes::Place { hue() } else { None }
    }

    /// The name of a lane.
    pub fn name(&self, lang: Lang, lane: usize) -> &'a str {
        match self.lanes {
            Lanes::Place => {
                if let Some(nth) = lane.checked_sub(Hue::OF_ATLAS) {
                    return self.own_places().nth(nth).map_or("", |(_, place)| place_name(lang, place));
                }
                let id = Hue::ALL[lane].id();
                self.dataset.places.iter().find(|place| place.id == id).map_or("", |place| place.label.get(lang))
            }
            Lanes::Theme => category_words(lang, Category::ALL[lane]),
            Lanes::Organisation => match self.owners.get(lane) {
                Some(owner) => short_source(self.dataset.organisations[*owner].name.get(lang)),
                None => say(lang, Msg::LaneNoOrganisation),
            },
            Lanes::Source => short_source(source_words(self.dataset, lang, lane)),
        }
    }
}

/// The organisations that take part in an event, in the order in which it names them.
fn takes_part<'a>(dataset: &'a Dataset, event: &'a Event) -> impl Iterator<Item = usize> + 'a {
    let ids = event.organisations.split(';').filter(|id| !id.is_empty());
    ids.filter_map(|id| dataset.organisations.iter().position(|organisation| organisation.id == id))
}
