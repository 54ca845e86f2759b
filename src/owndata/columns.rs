//! Which column holds what: by its head, by what was set by hand, and by its cells where the head says nothing.

use super::answer::{Answers, Ask};
use super::dates::{Dated, dated};
use super::finding::{Finding, What};
use super::grid::{CellKind, GridRow};
use super::heads::role;
use super::layout::Layout;
use super::numbers::{Said, said};
use super::places::is_total;
use super::roles::ColumnRole;
use crate::model::{Date, When};

/// What a table holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Counts by place and date.
    #[default]
    Counts,
    /// Events.
    Events,
}

impl Kind {
    /// Its name in file names and tests.
    pub fn slug(self) -> &'static str {
        if self == Kind::Counts { "counts" } else { "events" }
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What the table calls it.
    pub head: String,
    /// What it holds.
    pub role: ColumnRole,
    /// True when its cells and not its head told the role.
    pub is_guess: bool,
    /// For a column of values of one date, that date.
    pub year: Option<Date>,
    /// What its head says beside the date, or among several columns of values.
    pub of: String,
}

/// The columns of a table and what it holds.
///
/// # Errors
/// The role that is missing.
pub fn assign(layout: &Layout, answers: &Answers) -> Result<(Vec<Column>, Kind), Box<Finding>> {
    let mut columns: Vec<Column> = Vec::new();
    let has_years = layout.years.iter().flatten().count() >= 2;
    for (at, head) in layout.heads.iter().enumerate() {
        let by_hand = answers.get(Ask::Role, Some(at)).and_then(ColumnRole::from_slug);
        let year = layout.years.get(at).and_then(Option::as_ref).filter(|_| by_hand.is_none());
        let by_head = role(head).filter(|_| !is_total(head));
        let is_taken =
            |wanted: ColumnRole| wanted != ColumnRole::Value && columns.iter().any(|column| column.role == wanted);
        let (role, of) = match (by_hand, year) {
            (Some(role), _) => (role, String::new()),
            (None, Some((_, group))) => (ColumnRole::Value, group.clone()),
            // Where the years stand in the head, a column of the date is none.
            (None, None) => (
                by_head
                    .filter(|role| !(is_taken(*role) || has_years && *role == ColumnRole::Value))
                    .unwrap_or(ColumnRole::Unused),
                String::new(),
            ),
        };
        columns.push(Column { head: head.clone(), role, is_guess: false, year: year.map(|(date, _)| *date), of });
    }
    guess(&mut columns, layout, answers);
    let has = |role: ColumnRole| columns.iter().any(|column| column.role == role);
    let kind = if has(ColumnRole::Value) { Kind::Counts } else { Kind::Events };
    let is_dated = has(ColumnRole::Date) || has(ColumnRole::From) || has(ColumnRole::To) || has_years;
    let lacking = match kind {
        _ if !is_dated => Some(ColumnRole::Date),
        Kind::Events if !has(ColumnRole::Text) => Some(ColumnRole::Value),
        _ => None,
    };
    if let Some(role) = lacking {
        return Err(Box::new(Finding::new(What::NoColumn, "").with("role", role.slug())));
    }
    let values = columns.iter().filter(|column| column.role == ColumnRole::Value && column.year.is_none()).count();
    for column in
        columns.iter_mut().filter(|column| column.role == ColumnRole::Value && column.year.is_none() && values > 1)
    {
        column.of = column.head.clone();
    }
    Ok((columns, kind))
}

/// Gives a role by its cells to what has none: first the date, then values, then the place or the text.
fn guess(columns: &mut [Column], layout: &Layout, answers: &Answers) {
    let free = |columns: &[Column], at: usize| {
        let column = &columns[at];
        column.role == ColumnRole::Unused
            && answers.get(Ask::Role, Some(at)).is_none()
            && !is_total(&column.head)
            && role(&column.head).is_none()
    };
    let set =
        |columns: &mut [Column], at: usize, role: ColumnRole| (columns[at].role, columns[at].is_guess) = (role, true);
    let has = |columns: &[Column], role: ColumnRole| columns.iter().any(|column| column.role == role);
    let share = |at: usize, is: &dyn Fn(&GridRow) -> bool| {
        let filled: Vec<&GridRow> =
            layout.body.iter().filter(|row| !row.cell(at).trim().is_empty()).take(200).collect();
        filled.iter().filter(|row| is(row)).count() * 10 >= filled.len() * 6 && !filled.is_empty()
    };
    let all: Vec<usize> = (0..columns.len()).collect();
    let has_date = |columns: &[Column]| {
        has(columns, ColumnRole::Date) || has(columns, ColumnRole::From) || columns.iter().any(|c| c.year.is_some())
    };
    if !has_date(columns) {
        let found = all.iter().copied().find(|at| free(columns, *at) && share(*at, &|row| is_date(row, *at)));
        found.into_iter().for_each(|at| set(columns, at, ColumnRole::Date));
    }
    if !has(columns, ColumnRole::Value) && !has(columns, ColumnRole::Text) {
        for at in &all {
            if free(columns, *at) && share(*at, &|row| is_number(row, *at)) {
                set(columns, *at, ColumnRole::Value);
            }
        }
    }
    let is_words = |row: &GridRow, at: usize| !is_number(row, at) && !is_date(row, at);
    if has(columns, ColumnRole::Value) && !has(columns, ColumnRole::Place) {
        let found = all.iter().copied().find(|at| free(columns, *at) && share(*at, &|row| is_words(row, *at)));
        found.into_iter().for_each(|at| set(columns, at, ColumnRole::Place));
    }
    if !has(columns, ColumnRole::Value) && !has(columns, ColumnRole::Text) {
        let length = |at: usize| layout.body.iter().take(200).map(|row| row.cell(at).chars().count()).sum::<usize>();
        let words = all.iter().copied().filter(|at| free(columns, *at) && share(*at, &|row| is_words(row, *at)));
        let found = words.max_by_key(|at| length(*at));
        found.into_iter().for_each(|at| set(columns, at, ColumnRole::Text));
    }
}

fn is_number(row: &GridRow, at: usize) -> bool {
    row.cells.get(at).is_some_and(|cell| cell.kind == CellKind::Number || matches!(said(&cell.text), Said::Number(_)))
}

/// True for a cell that is a date and can hardly be a count.
fn is_date(row: &GridRow, at: usize) -> bool {
    let Some(cell) = row.cells.get(at) else { return false };
    let is_likely = |when: &When| when.first().or(when.end()).is_some_and(|day| (1700..2100).contains(&day.year()));
    cell.kind == CellKind::Date
        || match dated(&cell.text) {
            Dated::Sure(when, _)
            | Dated::Ordered(when, ..)
            | Dated::Either(when, _)
            | Dated::School(when, _)
            | Dated::MonthOrSchool(when, _) => is_likely(&when),
            _ => false,
        }
}
