//! From the rows under the head to records: each row is drawn, waits, is refused or left out, and says why.

mod events;

use super::answer::{AnswerChoice, Answers, Ask, Question};
use super::clean::{clean, shortened};
use super::columns::Kind;
use super::dates::{Dated, dated};
use super::finding::{At, Finding, What};
use super::grid::{CellKind, GridRow};
use super::numbers::{Digits, Said, Signs, said};
use super::places::{NamedPlace, has_lost_letters, is_total, restored};
use super::qualifiers;
use super::reading::{Fate, Mark, Marked, ReadRow, Reading};
use super::record::{Count, Words};
use super::roles::ColumnRole;
use super::settle::{Amount, Dates, Numbers, Settled};
use super::{MOST_CELL, MOST_COLUMNS};
use crate::model::{Qualifier, When};
use std::collections::BTreeMap;

/// Reads the rows of a table.
pub struct Rows<'a> {
    reading: Reading,
    body: &'a [GridRow],
    answers: &'a Answers,
    /// The place of the row above, for merged cells and where empty cells mean the same.
    place_above: String,
    /// The rows of the values that were said, to find what is said twice.
    said: BTreeMap<String, (usize, String)>,
}

impl<'a> Rows<'a> {
    /// The reading with its rows, marks, questions and records.
    pub fn read(reading: Reading, body: &'a [GridRow], answers: &'a Answers) -> Reading {
        let mut rows = Rows { reading, body, answers, place_above: String::new(), said: BTreeMap::new() };
        rows.ask_whole_table();
        match rows.reading.kind {
            Kind::Counts => rows.counts(),
            Kind::Events => rows.events(),
        }
        rows.reading.marks.sort_by_key(|marked| marked.row);
        rows.reading
    }

    /// The column of a role.
    fn column(&self, role: ColumnRole) -> Option<usize> {
        self.reading.column_of(role)
    }

    /// The cell of a role, cleaned.
    fn cell(&self, row: &GridRow, role: ColumnRole) -> String {
        self.column(role).map_or_else(String::new, |column| clean(row.cell(column)))
    }

    fn at(&self, row: &GridRow, column: Option<usize>) -> At {
        let head = column.and_then(|column| self.reading.columns.get(column)).map_or("", |column| column.head.as_str());
        At { sheet: self.reading.sheet.clone(), row: row.number, column, head: head.to_string() }
    }

    /// Who states it and where it is, where no column says so.
    fn ask_whole_table(&mut self) {
        let mut ask = |ask: Ask, choices: Vec<AnswerChoice>| {
            let question = Question { ask, at: At::default(), text: String::new(), cells: 0, choices };
            self.reading.questions.push(question);
        };
        let has = |role: ColumnRole| self.reading.columns.iter().any(|column| column.role == role);
        if !has(ColumnRole::Source) && self.answers.get(Ask::Source, None).is_none() {
            ask(Ask::Source, vec![AnswerChoice::new("none", "")]);
        }
        if self.reading.kind == Kind::Counts && !has(ColumnRole::Place) && self.answers.get(Ask::Place, None).is_none()
        {
            let names = self.reading.titles.iter().chain([&self.reading.sheet]).filter(|name| !name.is_empty());
            let choices = names.map(|name| AnswerChoice::new(["=", name].concat(), name.as_str())).collect();
            ask(Ask::Place, choices);
        }
    }

    /// What was answered in one's own words: `=Regnum`.
    fn own_words(&self, ask: Ask) -> String {
        self.answers.get(ask, None).and_then(|answer| answer.strip_prefix('=')).map(clean).unwrap_or_default()
    }

    fn mark(&mut self, at: usize, column: Option<usize>, mark: Mark) {
        let place = |finding: Finding| finding.at(self.at(&self.body[at], column));
        let mark = match mark {
            Mark::Note(finding) => Mark::Note(place(finding)),
            Mark::Refused(finding) => Mark::Refused(place(finding)),
            waits => waits,
        };
        let fate = &mut self.reading.rows[at].fate;
        match mark {
            Mark::Refused(_) => *fate = Fate::Refused,
            Mark::Waits(_) if *fate == Fate::Drawn => *fate = Fate::Waits,
            _ => {}
        }
        self.reading.marks.push(Marked { row: at, column, mark });
    }

    fn refuse(&mut self, at: usize, column: Option<usize>, finding: Finding) {
        self.mark(at, column, Mark::Refused(finding));
    }

    fn notes(&mut self, at: usize, column: usize, notes: Vec<Finding>) {
        notes.into_iter().for_each(|note| self.mark(at, Some(column), Mark::Note(note)));
    }

    /// A cell waits. Of one column one question is open at a time; further cells add to it.
    fn wait(&mut self, at: usize, column: usize, about: usize, ask: Ask, choices: Vec<AnswerChoice>) {
        let open = self.reading.questions.iter().position(|question| question.at.column == Some(about));
        let question = match open {
            Some(open) => {
                let question = &mut self.reading.questions[open];
                question.cells += usize::from(question.ask == ask);
                open
            }
            None => {
                let text = shortened(&clean(self.body[at].cell(column)), 60);
                let at = At { column: Some(about), ..self.at(&self.body[at], Some(column)) };
                self.reading.questions.push(Question { ask, at, text, cells: 1, choices });
                self.reading.questions.len() - 1
            }
        };
        self.mark(at, Some(column), Mark::Waits(question));
    }

    /// Takes in a row; false if nothing more is to be read of it.
    fn enter(&mut self, at: usize) -> bool {
        let row = &self.body[at];
        let cells = row.cells.iter().take(MOST_COLUMNS).map(|cell| shortened(&cell.text, MOST_CELL)).collect();
        self.reading.rows.push(ReadRow { number: row.number, cells, fate: Fate::Drawn });
        let heads = self.reading.columns.len();
        if row.width() > heads {
            let surplus = row.cell(heads).to_string();
            let finding = Finding::new(What::SurplusCells, &clean(&surplus));
            self.refuse(
                at,
                Some(heads),
                finding.with("n", row.width().to_string()).with("expected", heads.to_string()),
            );
            return false;
        }
        let named = self.column(ColumnRole::Place).or(row.filled().next()).filter(|column| is_total(row.cell(*column)));
        if let Some(column) = named.filter(|_| !self.answers.keep_totals) {
            let note = Finding::new(What::Total, &clean(row.cell(column)));
            self.mark(at, Some(column), Mark::Note(note));
            self.reading.rows[at].fate = Fate::LeftOut;
            return false;
        }
        let mut is_sound = true;
        for column in 0..heads {
            let cell = row.cell(column);
            if self.reading.columns[column].role == ColumnRole::Unused || cell.is_empty() {
                continue;
            }
            if cell.chars().count() > MOST_CELL {
                let finding = Finding::new(What::CellTooLong, cell).with("n", cell.chars().count().to_string());
                self.refuse(at, Some(column), finding.with("most", MOST_CELL.to_string()));
                is_sound = false;
            } else if has_lost_letters(cell) {
                let cure = restored(cell).map(capitalised);
                self.refuse(at, Some(column), Finding::new(What::LettersLost, &clean(cell)).cured_by(cure));
                is_sound = false;
            } else if cell.trim().contains(['\n', '\r']) {
                self.mark(at, Some(column), Mark::Note(Finding::new(What::LineBreak, &clean(cell))));
            }
        }
        is_sound
    }

    /// The place of a row; `None` if it waits or has none.
    fn place(&mut self, at: usize) -> Option<NamedPlace> {
        let Some(column) = self.column(ColumnRole::Place) else {
            let name = self.own_words(Ask::Place);
            if name.is_empty() {
                self.reading.rows[at].fate = Fate::Waits;
                return None;
            }
            return Some(NamedPlace::named(&name));
        };
        let row = &self.body[at];
        let cell = clean(row.cell(column));
        if !qualifiers::is_missing(&cell) {
            if row.cells.get(column).is_some_and(|cell| cell.is_merged) {
                self.mark(at, Some(column), Mark::Note(Finding::new(What::Merged, &cell)));
            }
            self.place_above.clone_from(&cell);
            return Some(NamedPlace::named(&cell));
        }
        let above = self.place_above.clone();
        match self.answers.get(Ask::SamePlace, Some(column)) {
            _ if above.is_empty() => {}
            Some("same") => {
                self.mark(at, Some(column), Mark::Note(Finding::new(What::FilledDown, &above)));
                return Some(NamedPlace::named(&above));
            }
            Some(_) => {}
            None => {
                let choices = vec![AnswerChoice::new("same", above), AnswerChoice::new("none", "")];
                self.wait(at, column, column, Ask::SamePlace, choices);
                return None;
            }
        }
        let cure = Some(above).filter(|above| !above.is_empty());
        self.refuse(at, Some(column), Finding::new(What::NoPlace, &cell).cured_by(cure));
        None
    }

    /// The words that counts and events have in common.
    fn words(&mut self, at: usize, kept: &str) -> Words {
        let row = &self.body[at];
        let mut source = self.cell(row, ColumnRole::Source);
        if self.column(ColumnRole::Source).is_none() {
            source = self.own_words(Ask::Source);
        } else if qualifiers::is_missing(&source) {
            source.clear();
        }
        let mut url = self.cell(row, ColumnRole::Url);
        let is_web = ["http://", "https://"].iter().any(|start| url.to_lowercase().starts_with(start))
            && !url.contains(char::is_whitespace);
        if !url.is_empty() && !is_web {
            let finding = Finding::new(What::NoWebAddress, &url);
            self.mark(at, self.column(ColumnRole::Url), Mark::Note(finding));
            url.clear();
        }
        let note = [self.cell(row, ColumnRole::Note).as_str(), kept].join(" ").trim().to_string();
        Words {
            source,
            quotation: self.cell(row, ColumnRole::Quotation),
            url,
            note,
            id: self.cell(row, ColumnRole::Id),
        }
    }

    fn dates_of(&self, column: Option<usize>, for_counts: bool) -> (Vec<Dated>, Dates<'a>) {
        let cells: Vec<Dated> = self
            .body
            .iter()
            .map(|row| column.map_or(Dated::Missing(String::new()), |column| dated(row.cell(column))))
            .collect();
        let dates = Dates::of(&cells, for_counts, self.answers, column.unwrap_or_default());
        (cells, dates)
    }

    /// The date of a row in a column; `None` if it waits, is refused or missing. Missing is refused where it is needed.
    fn date(&mut self, at: usize, column: usize, dates: &Dates<'_>, dated: Dated, is_needed: bool) -> Option<When> {
        let text = clean(self.body[at].cell(column));
        match dates.settle(dated, &text) {
            Settled::Read(when, notes) => {
                self.notes(at, column, notes);
                return Some(when);
            }
            Settled::Waits(ask, choices) => self.wait(at, column, column, ask, choices),
            Settled::Refused(finding) => self.refuse(at, Some(column), finding),
            Settled::Missing(word) if is_needed => self.refuse(at, Some(column), Finding::new(What::NoDate, &word)),
            Settled::Missing(_) => {}
        }
        None
    }

    fn counts(&mut self) {
        let values: Vec<usize> =
            (0..self.reading.columns.len()).filter(|at| self.reading.columns[*at].role == ColumnRole::Value).collect();
        let body = self.body;
        let said: Vec<Vec<Said>> =
            body.iter().map(|row| values.iter().map(|column| said_in(row, *column)).collect()).collect();
        let mut signs = Signs::default();
        for (row, cells) in body.iter().zip(&said) {
            for (column, said) in values.iter().zip(cells) {
                let is_number = row.cells.get(*column).is_some_and(|cell| cell.kind == CellKind::Number);
                if let (Said::Number(written), false) = (said, is_number) {
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
            let place = self.place(at);
            let has_own_date = values.iter().any(|column| self.reading.columns[*column].year.is_none());
            let date = match date_column {
                Some(column) if has_own_date => self.date(at, column, &settle_dates, dated, true),
                _ => None,
            };
            for (column, said) in values.iter().zip(said) {
                let year = self.reading.columns[*column].year.map(When::At);
                self.count(
                    at,
                    *column,
                    place.as_ref(),
                    year.or(date),
                    numbers.settle(said, &clean(body[at].cell(*column))),
                );
            }
        }
    }

    /// One value of a row.
    fn count(
        &mut self,
        at: usize,
        column: usize,
        place: Option<&NamedPlace>,
        when: Option<When>,
        settled: Settled<Amount>,
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
        let words = self.words(at, &kept);
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

/// What a cell of values says; a number of a spreadsheet has only one reading, and a date is none.
fn said_in(row: &GridRow, column: usize) -> Said {
    let Some(cell) = row.cells.get(column) else { return Said::Missing(String::new()) };
    match cell.kind {
        CellKind::Text => said(&cell.text),
        CellKind::Date => Said::Refused(Finding::new(What::NumberBecameDate, &cell.text)),
        CellKind::Number => match said(&cell.text) {
            Said::Number(mut written) => {
                if let Digits::Either { decimals, .. } = &written.digits {
                    written.digits = Digits::Sure { plain: decimals.clone(), decimal: None, thousands: None };
                }
                Said::Number(written)
            }
            other => other,
        },
    }
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
