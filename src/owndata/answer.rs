//! Questions, at most one for a column or a table at a time, and what was answered.

use super::finding::At;
use std::collections::BTreeMap;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ask {
    /// In which encoding the file was saved.
    Encoding,
    /// Which sheet.
    Sheet,
    /// Whether the first row is the head.
    Head,
    /// Whether an empty cell under a place means the same place.
    SamePlace,
    /// Whether the sign in `5,100` stands between thousands or before decimals.
    Separator,
    /// Whether both signs of `12,5` and `13.5` stand before decimals.
    MixedSigns,
    /// What brackets round a number mean.
    Brackets,
    /// Whether `01/02/2005` starts with the day or the month.
    DayOrMonth,
    /// Whether `2005/06` is a school year or a month.
    SchoolYear,
    /// Whether `янв.05` or 38485 is a date, or something that a spreadsheet spoilt.
    SpoiltDate,
    /// Who states it, where no column says so.
    Source,
    /// Where, where no column says so.
    Place,
    /// The role of a column; not asked, but set by hand.
    Role,
}

impl Ask {
    /// All, in order.
    pub const ALL: [Ask; 13] = [
        Ask::Encoding,
        Ask::Sheet,
        Ask::Head,
        Ask::SamePlace,
        Ask::Separator,
        Ask::MixedSigns,
        Ask::Brackets,
        Ask::DayOrMonth,
        Ask::SchoolYear,
        Ask::SpoiltDate,
        Ask::Source,
        Ask::Place,
        Ask::Role,
    ];

    /// The end of its key in the catalogue.
    pub fn slug(self) -> &'static str {
        [
            "encoding",
            "sheet",
            "head",
            "same-place",
            "separator",
            "mixed-signs",
            "brackets",
            "day-or-month",
            "school-year",
            "spoilt-date",
            "source",
            "place",
            "role",
        ][self as usize]
    }
}

/// One of the readings between which the reader chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerChoice {
    /// What is answered.
    pub slug: String,
    /// How what is asked about would read.
    pub preview: String,
}

impl AnswerChoice {
    /// A choice and how it reads.
    pub fn new(slug: impl Into<String>, preview: impl Into<String>) -> AnswerChoice {
        AnswerChoice { slug: slug.into(), preview: preview.into() }
    }
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub ask: Ask,
    /// The column, or the first cell, that it is about.
    pub at: At,
    /// A cell as it stands, of those that it is about.
    pub text: String,
    /// How many cells wait for the answer.
    pub cells: usize,
    /// The readings.
    pub choices: Vec<AnswerChoice>,
}

/// What was answered, and what was set by hand. Reading the same file with the same answers gives the same records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    given: BTreeMap<(Ask, Option<usize>), String>,
    /// True to keep sums as rows of their own.
    pub keep_totals: bool,
    /// Cells that were changed: by row of the file and column, what shall stand there.
    pub changed: BTreeMap<(usize, usize), String>,
}

impl Answers {
    /// Answers a question about a column, or about the whole table with `None`.
    pub fn give(&mut self, ask: Ask, column: Option<usize>, slug: impl Into<String>) {
        self.given.insert((ask, column), slug.into());
    }

    /// What was answered.
    pub fn get(&self, ask: Ask, column: Option<usize>) -> Option<&str> {
        self.given.get(&(ask, column)).map(String::as_str)
    }

    /// True when nothing was answered or changed.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty() && !self.keep_totals && self.changed.is_empty()
    }

    /// All answers in order.
    pub fn iter(&self) -> impl Iterator<Item = (Ask, Option<usize>, &str)> {
        self.given.iter().map(|((ask, column), slug)| (*ask, *column, slug.as_str()))
    }
}
