//! The rows of a table of counts.

use super::super::clean::clean;
use super::super::finding::{Finding, What};
use super::super::grid::CellKind;
use super::super::numbers::{Said, Signs};
use super::super::places::NamedPlace;
use super::super::qualifiers;
use super::super::reading::Mark;
use super::super::record::{Count, Words};
use super::super::roles::ColumnRole;
use super::super::settle::{Amount, Numbers, Settled};
use super::Rows;
use super::checks::RowCheck;
use super::values::said_in;
use crate::model::{Qualifier, When};

impl Rows<'_> {
    /// Reads a table of counts.
    pub(super) fn counts(&mut self) {
        let values: Vec<usize> =
            (0..self.reading.columns.len()).filter(|at| self.reading.columns[*at].role == ColumnRole::Value).collect();
        let body = self.body;
        let said: Vec<Vec<Said>> =
            body.iter().map(|row| values.iter().map(|column| said_in(row, *column)).collect()).collect();
        // Better values are written by the same hand: the signs of one tell those of the other.
        let better = self.column(ColumnRole::BetterValue).filter(|_| values.len() == 1);
        let mut signs = Signs::default();
        for row in body {
            for column in values.iter().copied().chain(better) {
                let is_number = row.cells.get(column).is_some_and(|cell| cell.kind == CellKind::Number);
                if let (Said::Number(written), false) = (said_in(row, column), is_number) {
                    signs.see(&written.digits);
                }
            }
        }
        let numbers = Numbers { signs, answers: self.answers, column: values.first().copied().unwrap_or_default() };
        let date_column = self.column(ColumnRole::Date).or(self.column(ColumnRole::From));
        let (dates, settle_dates) = self.dates_of(date_column, true);
        for (at, (said, dated)) in said.into_iter().zip(dates).enumerate() {
            if !self.enter(at) {
                continue;
            }
            let check = self.check_of_count(at, &values, &numbers);
            let place = self.place(at);
            let has_own_date = values.iter().any(|column| self.reading.columns[*column].year.is_none());
            let date = match date_column {
                Some(column) if has_own_date => self.date(at, column, &settle_dates, dated, true),
                _ => None,
            };
            for (column, said) in values.iter().zip(said) {
                let year = self.reading.columns[*column].year.map(When::At);
                if year.is_none() && date_column.is_none() {
                    // Made a value by hand, and neither its head nor a column has its date.
                    self.refuse(at, Some(*column), Finding::new(What::NoDate, &clean(body[at].cell(*column))));
                    continue;
                }
                if self.goes_over_years(at, *column) {
                    let text = clean(body[at].cell(*column));
                    self.refuse(at, Some(*column), Finding::new(What::SpanForCount, &text));
                    continue;
                }
                self.count(
                    at,
                    *column,
                    place.as_ref(),
                    year.or(date),
                    numbers.settle(said, &clean(body[at].cell(*column))),
                    &check,
                );
            }
        }
    }

    /// True for a value over merged cells of several years: it is of all of them together, not of each.
    fn goes_over_years(&self, at: usize, column: usize) -> bool {
        let is_beside = |column: usize| self.body[at].cells.get(column).is_some_and(|cell| cell.is_beside);
        let has_year = |column: usize| self.reading.columns.get(column).is_some_and(|column| column.year.is_some());
        has_year(column)
            && (is_beside(column) || (is_beside(column + 1) && has_year(column + 1)))
            && !self.body[at].cell(column).trim().is_empty()
    }

    /// One value of a row.
    fn count(
        &mut self,
        at: usize,
        column: usize,
        place: Option<&NamedPlace>,
        when: Option<When>,
        settled: Settled<Amount>,
        check: &RowCheck,
    ) {
        let (amount, missing) = match settled {
            Settled::Read(amount, notes) => {
                self.notes(at, column, notes);
                (Some(amount), String::new())
            }
            Settled::Missing(word) => {
                self.mark(at, Some(column), Mark::Note(Finding::new(What::Missing, &word).with("word", word.as_str())));
                (None, word)
            }
            Settled::Waits(ask, choices) => {
                let about = self.column(ColumnRole::Value).unwrap_or(column);
                return self.wait(at, column, about, ask, choices);
            }
            Settled::Refused(finding) => return self.refuse(at, Some(column), finding),
        };
        let (Some(place), Some(When::At(date))) = (place, when) else { return };
        let row = &self.body[at];
        let by_cell = amount.as_ref().map_or(Qualifier::Exact, |amount| amount.qualifier);
        let word = self.cell(row, ColumnRole::Qualifier);
        let Some(by_column) = qualifiers::qualifier(&word) else {
            let known =
                Qualifier::ALL.iter().map(|qualifier| qualifiers::qualifier_slug(*qualifier)).collect::<Vec<_>>();
            let finding = Finding::new(What::UnknownWord, &word).with("words", known.join(", ")).cured_by(known);
            return self.refuse(at, self.column(ColumnRole::Qualifier), finding);
        };
        let what = [self.cell(row, ColumnRole::What), self.reading.columns[column].of.clone()];
        let what = what.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let (unit, basis) = (self.cell(row, ColumnRole::Unit), self.cell(row, ColumnRole::Basis));
        let is_share = amount.as_ref().is_some_and(|amount| amount.is_share) || unit == "%";
        let kept = amount.as_ref().map_or_else(String::new, |amount| amount.kept.clone());
        let (check, kept) = match check {
            RowCheck::None => (None, kept),
            RowCheck::Given(check) => (Some(check.clone()), kept),
            RowCheck::Note(words) => (None, [kept.as_str(), words].join(" ")),
            RowCheck::Unread => return,
        };
        let words = Words { check, ..self.words(at, kept.trim()) };
        let value = amount.map(|amount| amount.number);
        let shown = value.map_or_else(|| missing.clone(), |value| value.to_string());
        let share = if is_share { "%" } else { "" };
        let key = [&place.key(), &date.to_string(), what.as_str(), &unit, &basis, &words.source, share].join("\u{1f}");
        if let Some((row, other)) = self.said.get(&key).filter(|_| value.is_some()) {
            let finding =
                Finding::new(What::SaidTwice, &shown).with("row", row.to_string()).with("text", other.as_str());
            return self.refuse(at, Some(column), finding);
        }
        if value.is_some() {
            self.said.insert(key, (row.number, shown));
        }
        let qualifier = if by_cell == Qualifier::Exact { by_column } else { by_cell };
        let place = place.clone();
        self.reading.counts.push(Count {
            row: at,
            column,
            place,
            date,
            value,
            missing,
            qualifier,
            is_share,
            what,
            unit,
            basis,
            words,
        });
    }
}
