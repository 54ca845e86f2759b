use super::date::When;
use super::number::Number;
use super::record::{Check, Event, Observation, Organisation, Place, Population, Provenance, Series, Source, Stage};

/// The series shown where a link names none: the articles' counts of NGOs in three countries.
pub const DEFAULT_SERIES: [&str; 3] = ["kg-ngos", "uz-ngos", "kz-ngos"];

/// All that is known. Built once; records refer to each other by index.
#[derive(Clone, Debug, Default)]
pub struct Dataset {
    /// Countries, region, world.
    pub places: Vec<Place>,
    /// Publishers.
    pub sources: Vec<Source>,
    /// Series of counts.
    pub series: Vec<Series>,
    /// Their values, those of one series next to each other and in order of time.
    pub observations: Vec<Observation>,
    /// Organisations that take part in events.
    pub organisations: Vec<Organisation>,
    /// Events, in order of time.
    pub events: Vec<Event>,
    /// Stages and periods.
    pub stages: Vec<Stage>,
    /// Comparisons with other sources.
    pub checks: Vec<Check>,
    /// Inhabitants, of the places and years in which something is counted.
    pub population: Vec<Population>,
    /// True when it holds what a reader brought, alone or beside the records of the atlas.
    pub is_brought: bool,
    /// Ids of the series of a view that names none; empty where they are [`DEFAULT_SERIES`].
    pub first_series: Vec<&'static str>,
}

/// A record that can be pointed at.
#[derive(Clone, Copy, Debug)]
pub enum RecordRef<'a> {
    /// A value of a series.
    Observation(&'a Observation),
    /// An event.
    Event(&'a Event),
    /// A stage or period.
    Stage(&'a Stage),
}

impl<'a> RecordRef<'a> {
    /// Its id.
    pub fn id(&self) -> &'static str {
        match self {
            RecordRef::Observation(observation) => observation.id,
            RecordRef::Event(event) => event.id,
            RecordRef::Stage(stage) => stage.id,
        }
    }

    /// Where it is stated.
    pub fn provenance(&self) -> &'a Provenance {
        match self {
            RecordRef::Observation(observation) => &observation.provenance,
            RecordRef::Event(event) => &event.provenance,
            RecordRef::Stage(stage) => &stage.provenance,
        }
    }

    /// When; `None` where the source gives no date.
    pub fn when(&self) -> Option<When> {
        match self {
            RecordRef::Observation(observation) => observation.date.map(When::At),
            RecordRef::Event(event) => event.when,
            RecordRef::Stage(stage) => stage.when,
        }
    }
}

impl Dataset {
    /// True when it holds records of a reader's own table.
    pub fn holds_own(&self) -> bool {
        self.sources.iter().any(|source| source.is_own)
    }

    /// True for a series of a reader's own table.
    pub fn is_own_series(&self, series: usize) -> bool {
        self.sources[self.series[series].source].is_own
    }

    /// The language tag of what a source prints: quotations are in English; `None` for a reader's own, of any language.
    pub fn quotation_lang(&self, source: usize) -> Option<&'static str> {
        (!self.sources[source].is_own).then_some("en")
    }

    /// True when it holds records of a reader's own table beside those of the atlas.
    pub fn is_beside(&self) -> bool {
        self.holds_own() && self.sources.iter().any(|source| source.is_article && !source.is_own)
    }

    /// The observation, event or stage of an id; `None` if there is none.
    pub fn record(&self, id: &str) -> Option<RecordRef<'_>> {
        let observation = self.observations.iter().find(|observation| observation.id == id).map(RecordRef::Observation);
        observation
            .or_else(|| self.events.iter().find(|event| event.id == id).map(RecordRef::Event))
            .or_else(|| self.stages.iter().find(|stage| stage.id == id).map(RecordRef::Stage))
    }

    /// The place of a record, as an index into the places.
    pub fn place_of(&self, record: RecordRef<'_>) -> usize {
        match record {
            RecordRef::Observation(observation) => self.series[observation.series].place,
            RecordRef::Event(event) => event.place,
            // A division is that of a place.
            RecordRef::Stage(stage) => self.places.iter().position(|place| place.id == stage.scheme).unwrap_or(0),
        }
    }

    /// Index of the series of an id.
    pub fn series_index(&self, id: &str) -> Option<usize> {
        self.series.iter().position(|series| series.id == id)
    }

    /// The dated values of a series that are not missing, in order of time.
    pub fn values_of(&self, series: usize) -> impl Iterator<Item = &Observation> {
        self.observations.iter().filter(move |o| o.series == series && o.date.is_some() && o.value.is_some())
    }

    /// How many people live in a place (an index into the places) in the middle of a year; `None` where the tables do not say.
    pub fn population(&self, place: usize, year: i32) -> Option<Number> {
        self.population.iter().find(|of| (of.place, of.year) == (place, year)).map(|of| of.people)
    }

    /// The checks that speak of a record.
    pub fn checks_of<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Check> {
        self.checks.iter().filter(move |check| check.is_about(id))
    }

    /// Events of other sources that tell of this event, and the event of the article that it tells of itself.
    pub fn twins_of<'a>(&'a self, event: &'a Event) -> impl Iterator<Item = &'a Event> {
        self.events.iter().filter(move |other| {
            other.id != event.id
                && (other.twin == event.id
                    || (!event.twin.is_empty() && (other.id == event.twin || other.twin == event.twin)))
        })
    }
}
