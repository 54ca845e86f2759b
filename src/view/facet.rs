use crate::model::{Category, Dataset, Event, Verdict, Voice};

/// By what events can be filtered. The words of a link say which: each word belongs to one facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// Where: ids of places.
    Place,
    /// What kind: words of [`Category`].
    Category,
    /// Who takes part: ids of organisations.
    Organisation,
    /// In whose voice: words of [`Voice`].
    Voice,
    /// Who states it: ids of sources.
    Source,
    /// What a check found: words of [`Verdict`].
    Check,
}

impl Facet {
    /// All, in the order of the form.
    pub const ALL: [Facet; 6] =
        [Facet::Place, Facet::Category, Facet::Organisation, Facet::Source, Facet::Voice, Facet::Check];

    /// The words of this facet, in the order of the tables.
    pub fn words(self, dataset: &Dataset) -> Vec<&'static str> {
        match self {
            Facet::Place => dataset.places.iter().map(|place| place.id).collect(),
            Facet::Category => Category::ALL.iter().map(|category| category.slug()).collect(),
            Facet::Organisation => dataset.organisations.iter().map(|organisation| organisation.id).collect(),
            Facet::Voice => Voice::ALL.iter().map(|voice| voice.slug()).collect(),
            Facet::Source => dataset.sources.iter().map(|source| source.id).collect(),
            Facet::Check => Verdict::ALL.iter().map(|verdict| verdict.slug()).collect(),
        }
    }

    /// The facet of a word, and the word as the tables hold it; `None` for a word of none.
    pub fn of(dataset: &Dataset, word: &str) -> Option<(Facet, &'static str)> {
        Facet::ALL.into_iter().find_map(|facet| {
            let found = facet.words(dataset).into_iter().find(|known| *known == word)?;
            Some((facet, found))
        })
    }

    /// True when a word of this facet holds for an event.
    pub fn holds(self, dataset: &Dataset, event: &Event, word: &str) -> bool {
        match self {
            Facet::Place => dataset.places.get(event.place).is_some_and(|place| place.id == word),
            Facet::Category => event.category.slug() == word,
            Facet::Organisation => event.organisations.split(';').any(|id| id == word),
            Facet::Voice => event.provenance.voice.slug() == word,
            Facet::Source => dataset.sources.get(event.provenance.source).is_some_and(|source| source.id == word),
            Facet::Check => {
                dataset.checks_of(event.id).any(|check| check.verdict.is_some_and(|verdict| verdict.slug() == word))
            }
        }
    }
}

/// A filter made of the words of a link, sorted by facet once, so that many events can be held against it.
pub struct Filter<'a> {
    dataset: &'a Dataset,
    words: Vec<(Facet, &'static str)>,
}

impl<'a> Filter<'a> {
    /// The filter of these words. Words of no facet are left out.
    pub fn new(dataset: &'a Dataset, words: &[&'static str]) -> Filter<'a> {
        Filter { dataset, words: words.iter().filter_map(|word| Facet::of(dataset, word)).collect() }
    }

    /// True when in each facet that is named at least one word holds; without words for every event.
    pub fn passes(&self, event: &Event) -> bool {
        Facet::ALL.into_iter().all(|facet| {
            let mut own = self.words.iter().filter(|word| word.0 == facet).peekable();
            own.peek().is_none() || own.any(|word| facet.holds(self.dataset, event, word.1))
        })
    }
}
