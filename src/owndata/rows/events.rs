//! The rows of a table of events.

use super::super::clean::clean;
use super::super::finding::{Finding, What};
use super::super::places::NamedPlace;
use super::super::qualifiers;
use super::super::reading::Fate;
use super::super::record::{GivenCheck, Happening, Words};
use super::super::roles::ColumnRole;
use super::Rows;
use crate::model::{Bound, When};

impl Rows<'_> {
    /// Reads a table of events.
    pub(super) fn events(&mut self) {
        let [date, from, to] = [ColumnRole::Date, ColumnRole::From, ColumnRole::To].map(|role| self.column(role));
        let (dates, settle) = self.dates_of(date, false);
        let (froms, settle_from) = self.dates_of(from, false);
        let (tos, settle_to) = self.dates_of(to, false);
        // A better value of an event is a better date.
        let better = self.column(ColumnRole::BetterValue);
        let (betters, settle_better) = self.dates_of(better, false);
        let cells = dates.into_iter().zip(froms).zip(tos).zip(betters);
        for (at, (((date_cell, from_cell), to_cell), better_cell)) in cells.enumerate() {
            if !self.enter(at) {
                continue;
            }
            let is_needed = from.is_none() && to.is_none();
            let when = date.and_then(|column| self.date(at, column, &settle, date_cell, is_needed));
            let start = from.and_then(|column| self.date(at, column, &settle_from, from_cell, false));
            let end = to.and_then(|column| self.date(at, column, &settle_to, to_cell, false));
            let when = when.or_else(|| self.joined(at, start, end, from.or(to)));
            let better_date = better.and_then(|column| self.date(at, column, &settle_better, better_cell, false));
            let row = &self.body[at];
            let text = self.cell(row, ColumnRole::Text);
            if qualifiers::is_missing(&text) {
                self.refuse(at, self.column(ColumnRole::Text), Finding::new(What::NoText, &text));
                continue;
            }
            if self.reading.rows[at].fate != Fate::Drawn {
                continue;
            }
            let Some(when) = when else {
                self.refuse(at, date.or(from), Finding::new(What::NoDate, ""));
                continue;
            };
            let (category, organisation) =
                (self.cell(row, ColumnRole::Category), self.cell(row, ColumnRole::Organisation));
            self.place_mark.clear();
            let column = self.column(ColumnRole::Place);
            let place = column.map(|column| (column, clean(row.cell(column))));
            let place = place
                .filter(|(_, place)| !qualifiers::is_missing(place))
                .map(|(column, place)| NamedPlace::named(&self.without_place_mark(at, column, &place)));
            let check = self.check(at, GivenCheck { better_date, ..GivenCheck::default() });
            let words = Words { check, ..self.words(at, "") };
            self.reading.events.push(Happening { row: at, when, text, place, category, organisation, words });
        }
    }

    /// A span of a column of starts and one of ends; an empty end is one that nobody states.
    fn joined(&mut self, at: usize, start: Option<When>, end: Option<When>, column: Option<usize>) -> Option<When> {
        let bound = |when: Option<When>, is_start: bool| match when {
            Some(When::At(date)) => Bound::Date(date),
            Some(When::Span(from, to)) => {
                if is_start {
                    from
                } else {
                    to
                }
            }
            None => Bound::Unknown,
        };
        let text = format!("{}/{}", bound(start, true), bound(end, false));
        if start.is_none() && end.is_none() {
            return None;
        }
        match text.parse() {
            Ok(when) => Some(when),
            Err(_) => {
                self.refuse(at, column, Finding::new(What::Reversed, &text));
                None
            }
        }
    }
}
