//! By what lanes are made, and which lane an event stands in.

use super::choice::hue_of;
use crate::chart::labels::{category_words, short_source, source_words};
use crate::model::{Category, Dataset, Event, Hue, Lang};
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
            Lanes::Place => Hue::ALL.len(),
            Lanes::Theme => Category::ALL.len(),
            Lanes::Organisation => self.owners.len() + 1,
            Lanes::Source => self.dataset.sources.len(),
        }
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
            Lanes::Place => put(hue_of(self.dataset, event) as usize),
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
        (self.lanes == Lanes::Place).then(|| Hue::ALL[lane])
    }

    /// The name of a lane.
    pub fn name(&self, lang: Lang, lane: usize) -> &'a str {
        match self.lanes {
            Lanes::Place => {
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
