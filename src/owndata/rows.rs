//! From the rows under the head to records: each row is drawn, waits, is refused or left out, and says why.

mod checks;
mod counts;
mod events;
mod values;

use super::answer::{AnswerChoice, Answers, Ask, Question};
use super::clean::{clean, shortened, without_mark};
use super::columns::Kind;
use super::dates::{Dated, dated};
use super::finding::{At, Finding, What};
use super::grid::{GridRow, is_default_name};
use super::places::{NamedPlace, has_lost_letters, is_total, restored};
use super::qualifiers;
use super::reading::{Fate, Mark, Marked, ReadRow, Reading};
use super::record::Words;
use super::roles::ColumnRole;
use super::settle::{Dates, Settled};
use super::{MOST_CELL, MOST_COLUMNS};
use crate::model::When;
use std::collections::BTreeMap;

/// Reads the rows of a table.
pub struct Rows<'a> {
    reading: Reading,
    body: &'a [GridRow],
    answers: &'a Answers,
    /// The place of the row above, for merged cells and where empty cells mean the same.
    place_above: String,
    /// The mark of a footnote behind the place of the row that is read.
    place_mark: String,
    /// The rows of the values that were said, to find what is said twice.
    said: BTreeMap<String, (usize, String)>,
}

impl<'a> Rows<'a> {
    /// The reading with its rows, marks, questions and records.
    pub fn read(reading: Reading, body: &'a [GridRow], answers: &'a Answers) -> Reading {
        let mut rows = Rows {
            reading,
            body,
            answers,
            place_above: String::new(),
            place_mark: String::new(),
            said: BTreeMap::new(),
        };
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
        // An answer in one's own words that holds none is no answer.
        let is_place_open = self.own_words(Ask::Place).is_empty();
        let is_source_open =
            self.own_words(Ask::Source).is_empty() && self.answers.get(Ask::Source, None) != Some("none");
        let mut ask = |ask: Ask, choices: Vec<AnswerChoice>| {
            let question = Question { ask, at: At::default(), text: String::new(), cells: 0, choices };
            self.reading.questions.push(question);
        };
        let has = |role: ColumnRole| self.reading.columns.iter().any(|column| column.role == role);
        if !has(ColumnRole::Source) && is_source_open {
            ask(Ask::Source, vec![AnswerChoice::new("none", "")]);
        }
        if self.reading.kind == Kind::Counts && !has(ColumnRole::Place) && is_place_open {
            let sheet = Some(&self.reading.sheet).filter(|name| !is_default_name(name));
            let names = self.reading.titles.iter().chain(sheet).filter(|name| !name.is_empty());
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
        self.place_mark.clear();
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
            let name = self.without_place_mark(at, column, &cell);
            self.place_above.clone_from(&name);
            return Some(NamedPlace::named(&name));
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

    /// The name of a place without the mark of a footnote, which is noted: `Казахстан*` is no second Казахстан.
    fn without_place_mark(&mut self, at: usize, column: usize, cell: &str) -> String {
        let (name, mark) = without_mark(cell);
        if !mark.is_empty() {
            let note = Finding::new(What::FootnoteMark, cell).with("mark", mark.as_str());
            self.mark(at, Some(column), Mark::Note(note));
            self.place_mark = mark;
        }
        name.to_string()
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
        let notes = [self.cell(row, ColumnRole::Note), self.place_mark.clone(), kept.to_string()];
        let note = notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join(" ");
        Words {
            source,
            quotation: self.cell(row, ColumnRole::Quotation),
            url,
            note,
            id: self.cell(row, ColumnRole::Id),
            check: None,
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
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
