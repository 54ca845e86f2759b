//! What a row says of a check of it.

use super::super::clean::clean;
use super::super::finding::{Finding, What};
use super::super::numbers::Said;
use super::super::qualifiers::is_missing;
use super::super::reading::Mark;
use super::super::record::GivenCheck;
use super::super::roles::ColumnRole;
use super::super::settle::{Numbers, Settled};
use super::super::verdicts::{self, Verdicted};
use super::Rows;
use super::values::said_in;
use crate::model::{Number, Qualifier};

/// The columns of a check.
const COLUMNS: [ColumnRole; 4] =
    [ColumnRole::Check, ColumnRole::BetterValue, ColumnRole::CheckSource, ColumnRole::CheckText];

/// What becomes of the check of a row.
pub enum RowCheck {
    /// It has none.
    None,
    /// It has this one.
    Given(GivenCheck),
    /// It has one, but several values: the words of the check stay as a note of each.
    Note(String),
    /// Its better value waits or is refused, and the row with it.
    Unread,
}

impl Rows<'_> {
    /// The check of a row of counts.
    pub(super) fn check_of_count(&mut self, at: usize, values: &[usize], numbers: &Numbers<'_>) -> RowCheck {
        if values.len() > 1 {
            return self.check_of_several(at);
        }
        let (better_value, kept) = match self.better_value(at, values, numbers) {
            Ok(read) => {
                read.map_or((None, String::new()), |(number, qualifier, kept)| (Some((number, qualifier)), kept))
            }
            Err(()) => return RowCheck::Unread,
        };
        let check = self.check(at, GivenCheck { better_value, text: kept, ..GivenCheck::default() });
        check.map_or(RowCheck::None, RowCheck::Given)
    }

    /// The check of a row that says that much already; `None` where nothing says what was found.
    pub(super) fn check(&mut self, at: usize, begun: GivenCheck) -> Option<GivenCheck> {
        let row = &self.body[at];
        let [word, _, source, text] = COLUMNS.map(|role| self.cell(row, role));
        let said_of = self.column(ColumnRole::Check);
        let mut check = begun;
        match verdicts::verdict(&word) {
            Verdicted::Unchecked => {}
            Verdicted::Known(verdict) => check.verdict = Some(verdict),
            Verdicted::Like(verdict) => {
                check.verdict = Some(verdict);
                let finding = Finding::new(What::VerdictRead, &word).with("verdict", verdict.slug());
                self.mark(at, said_of, Mark::Note(finding));
            }
            Verdicted::Unknown => {
                let finding = Finding::new(What::VerdictKept, &word).with("verdicts", "");
                self.mark(at, said_of, Mark::Note(finding));
                check.word = word;
            }
        }
        let text = if is_missing(&text) { String::new() } else { text };
        check.text = [text.as_str(), &check.text].join(" ").trim().to_string();
        check.source = if is_missing(&source) { String::new() } else { source };
        let (what, about) = match (check.is_empty(), check.source.is_empty()) {
            (true, true) => return None,
            (true, false) => (What::CheckNothing, ColumnRole::CheckSource),
            (false, true) => (What::CheckNoSource, ColumnRole::CheckSource),
            (false, false) => return Some(check),
        };
        let filled =
            || COLUMNS.into_iter().filter_map(|role| self.column(role)).find(|at| !row.cell(*at).trim().is_empty());
        let column = self.column(about).or_else(filled);
        self.mark(at, column, Mark::Note(Finding::new(what, &check.source)));
        (!check.is_empty()).then_some(check)
    }

    /// The better value of a row, with marks and words of its cell that are no part of it.
    fn better_value(
        &mut self,
        at: usize,
        values: &[usize],
        numbers: &Numbers<'_>,
    ) -> Result<Option<(Number, Qualifier, String)>, ()> {
        let Some(column) = self.column(ColumnRole::BetterValue) else { return Ok(None) };
        let row = &self.body[at];
        let text = clean(row.cell(column));
        match numbers.settle(said_in(row, column), &text) {
            Settled::Missing(_) => return Ok(None),
            Settled::Refused(finding) => self.refuse(at, Some(column), finding),
            Settled::Waits(ask, choices) => self.wait(at, column, numbers.column, ask, choices),
            Settled::Read(amount, notes) => {
                let is_share =
                    |value: &usize| matches!(said_in(row, *value), Said::Number(written) if written.is_share);
                let of_share = self.cell(row, ColumnRole::Unit) == "%" || values.iter().any(is_share);
                if amount.is_share && !of_share {
                    // A share of something else is no better count.
                    self.refuse(at, Some(column), Finding::new(What::NoNumber, &text).cured_by([""]));
                } else {
                    self.notes(at, column, notes.into_iter().filter(|note| note.what != What::Share).collect());
                    return Ok(Some((amount.number, amount.qualifier, amount.kept)));
                }
            }
        }
        Err(())
    }

    /// A check of a row with several values: nobody says of which.
    fn check_of_several(&mut self, at: usize) -> RowCheck {
        let row = &self.body[at];
        let columns = COLUMNS.into_iter().filter_map(|role| self.column(role));
        let filled: Vec<usize> = columns.filter(|column| !is_missing(row.cell(*column))).collect();
        let Some(first) = filled.first().copied() else { return RowCheck::None };
        let words: Vec<String> = filled.iter().map(|column| clean(row.cell(*column))).collect();
        let words = words.join("; ");
        self.mark(at, Some(first), Mark::Note(Finding::new(What::CheckOfSeveral, &words)));
        RowCheck::Note(words)
    }
}
