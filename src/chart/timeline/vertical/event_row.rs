//! A row of the column: an event with its words, or a decade that is folded.

use super::geometry::{ROW, TITLE};
use crate::chart::metrics::{Weight, shorten, wrap};
use crate::chart::timeline::choice::ShownEvent;
use crate::model::{Hue, Id};

/// An event with its words, between two heights.
pub struct EventRow<'a> {
    pub shown: ShownEvent<'a>,
    pub hue: Hue,
    /// The rails on which it has a mark.
    pub rails: Vec<usize>,
    pub titles: Vec<String>,
    pub dates: Vec<String>,
    pub heading: Vec<String>,
    pub top: f64,
    pub foot: f64,
    /// The events of a folded row, the first of which is `shown`; empty for the row of one event.
    pub members: Vec<Id>,
}

impl EventRow<'_> {
    /// Where its mark stands: beside the first line of its words.
    pub fn middle(&self) -> f64 {
        self.top + ROW.1 + TITLE.1 / 2.0
    }
}

/// Lines of text, of which none is wider than asked: a longer word is shortened.
pub fn lines(text: &str, width: f64, size: f64, weight: Weight) -> Vec<String> {
    wrap(text, width, size, weight).iter().map(|line| shorten(line, width, size, weight)).collect()
}
