//! What was read: counts and events, with the reader's own words.

use super::places::NamedPlace;
use crate::model::{Date, Number, Qualifier, Verdict, When};

/// What counts and events have in common, in the reader's words; empty where nothing stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Who states it.
    pub source: String,
    /// In which words.
    pub quotation: String,
    /// On which page of the web; http or https.
    pub url: String,
    /// A note, and the marks and words of the cell that are no part of the value.
    pub note: String,
    /// The author's own name of it.
    pub id: String,
    /// What the table says of a check; `None` is not checked.
    pub check: Option<GivenCheck>,
}

/// A check that stands in a reader's table: it has a verdict, a better value, a better date or words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GivenCheck {
    /// What was found, where its word is known.
    pub verdict: Option<Verdict>,
    /// The word for what was found, where it is not known.
    pub word: String,
    /// A better value of a count, and how exact it is.
    pub better_value: Option<(Number, Qualifier)>,
    /// A better date of an event.
    pub better_date: Option<When>,
    /// Who says so.
    pub source: String,
    /// What they say.
    pub text: String,
}

impl GivenCheck {
    /// True where nothing says what was found.
    pub fn is_empty(&self) -> bool {
        let GivenCheck { verdict, word, better_value, better_date, text, .. } = self;
        verdict.is_none() && better_value.is_none() && better_date.is_none() && word.is_empty() && text.is_empty()
    }
}

/// A dated count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Index into the rows of the reading.
    pub row: usize,
    /// The column of the value.
    pub column: usize,
    /// Where.
    pub place: NamedPlace,
    /// When.
    pub date: Date,
    /// How many; `None` is missing.
    pub value: Option<Number>,
    /// The word that stands for a missing value.
    pub missing: String,
    /// How exact.
    pub qualifier: Qualifier,
    /// True for a share in per cent.
    pub is_share: bool,
    /// What is counted.
    pub what: String,
    /// The unit.
    pub unit: String,
    /// The counting rule.
    pub basis: String,
    /// The rest.
    pub words: Words,
}

/// A dated event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// Index into the rows of the reading.
    pub row: usize,
    /// When.
    pub when: When,
    /// What happened.
    pub text: String,
    /// Where, if it is said.
    pub place: Option<NamedPlace>,
    /// Its kind, in the reader's words.
    pub category: String,
    /// Who took part.
    pub organisation: String,
    /// The rest.
    pub words: Words,
}
