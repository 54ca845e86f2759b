//! Which column holds what: by its head, by what was set by hand, and by its cells where the head says nothing.

use super::answer::{Answers, Ask};
use super::clean::clean;
use super::dates::{Dated, dated};
use super::finding::{At, Finding, What};
use super::grid::{CellKind, GridRow, column_letters};
use super::heads::{exact_role, is_event_head, is_what_head, like_roles, role};
use super::layout::Layout;
use super::months::month;
use super::numbers::{Said, said};
use super::places::{has_lost_letters, is_total};
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

/// The columns of a table, and which role none of them has.
pub type Lacking = (Vec<Column>, Finding);

/// The columns of a table and what it holds.
///
/// # Errors
/// The role that is missing, and the columns with those that were found.
pub fn assign(layout: &Layout, answers: &Answers) -> Result<(Vec<Column>, Kind), Box<Lacking>> {
    let has_years = has_years(layout);
    let column = |(at, head): (usize, &String)| {
        let by_hand = by_hand(answers, at);
        // Values by hand are still those of the year in their head.
        let year = layout.years.get(at).and_then(Option::as_ref);
        let year = year.filter(|_| by_hand.is_none_or(|role| role == ColumnRole::Value));
        let (role, of) = match (by_hand, year) {
            (_, Some((_, group))) => (ColumnRole::Value, group.clone()),
            (by_hand, None) => (by_hand.unwrap_or(ColumnRole::Unused), String::new()),
        };
        Column { head: head.clone(), role, is_guess: false, year: year.map(|(date, _)| *date), of }
    };
    let mut columns: Vec<Column> = layout.heads.iter().enumerate().map(column).collect();
    // Heads that say their role and nothing more come first: beside "Год", "Дата регистрации" is not the date.
    for is_exact in [true, false] {
        for (at, head) in layout.heads.iter().enumerate() {
            if columns[at].role != ColumnRole::Unused || by_hand(answers, at).is_some() || is_total(head) {
                continue;
            }
            let exact = exact_role(head);
            let roles =
                if is_exact { [exact, None] } else { like_roles(head).map(|role| role.filter(|_| exact.is_none())) };
            let is_free = |wanted: &ColumnRole| {
                let is_taken = *wanted != ColumnRole::Value && columns.iter().any(|column| column.role == *wanted);
                // Where the years stand in the head, a column of dates or of values without one is none.
                let is_of_years = has_years && (*wanted == ColumnRole::Value || DATES.contains(wanted));
                !is_taken && !is_of_years
            };
            columns[at].role = roles.into_iter().flatten().find(is_free).unwrap_or(ColumnRole::Unused);
        }
    }
    leave_numbers_of_events(&mut columns, answers);
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
        return Err(Box::new((columns, Finding::new(What::NoColumn, "").with("role", role.slug()))));
    }
    let values = columns.iter().filter(|column| column.role == ColumnRole::Value && column.year.is_none()).count();
    for column in
        columns.iter_mut().filter(|column| column.role == ColumnRole::Value && column.year.is_none() && values > 1)
    {
        column.of = column.head.clone();
    }
    Ok((columns, kind))
}

/// The roles of dates.
const DATES: [ColumnRole; 3] = [ColumnRole::Date, ColumnRole::From, ColumnRole::To];

fn has_years(layout: &Layout) -> bool {
    layout.years.iter().flatten().count() >= 2
}

fn by_hand(answers: &Answers, at: usize) -> Option<ColumnRole> {
    answers.get(Ask::Role, Some(at)).and_then(ColumnRole::from_slug)
}

/// Beside a column of events, numbers whose head says more than "number" are about the events: "Число участников".
fn leave_numbers_of_events(columns: &mut [Column], answers: &Answers) {
    let has_events = columns.iter().any(|column| column.role == ColumnRole::Text && is_event_head(&column.head));
    let is_counted = |(at, column): (usize, &Column)| {
        column.role == ColumnRole::Value
            && (column.year.is_some()
                || by_hand(answers, at).is_some()
                || exact_role(&column.head) == Some(ColumnRole::Value))
    };
    if has_events && !columns.iter().enumerate().any(is_counted) {
        let numbers = columns.iter_mut().filter(|column| column.role == ColumnRole::Value);
        numbers.for_each(|column| column.role = ColumnRole::Unused);
    }
}

/// Notes on columns in which something stands that goes into no record, unless that was set by hand.
pub fn unused(columns: &[Column], kind: Kind, layout: &Layout, answers: &Answers) -> Vec<Finding> {
    use ColumnRole::{Basis, Category, Date, From, Organisation, Qualifier, Text, To, Unit, Unused, What as Counted};
    let has = |role: ColumnRole| columns.iter().any(|column| column.role == role);
    let has_own_date = columns.iter().any(|column| column.role == ColumnRole::Value && column.year.is_none());
    let is_unused = |at: usize, role: ColumnRole| match (role, kind) {
        (Unused, _) => by_hand(answers, at).is_none(),
        (To | Text | Category | Organisation, Kind::Counts) | (Counted | Unit | Qualifier | Basis, Kind::Events) => {
            true
        }
        (From, Kind::Counts) => has(Date) || !has_own_date,
        (Date, Kind::Counts) => !has_own_date,
        _ => false,
    };
    // Of a head whose letters were lost that is said already.
    let is_filled = |at: usize| {
        !has_lost_letters(&columns[at].head) && layout.body.iter().any(|row| !row.cell(at).trim().is_empty())
    };
    let found = columns.iter().enumerate().filter(|(at, column)| is_unused(*at, column.role) && is_filled(*at));
    let note = |(at, column): (usize, &Column)| {
        let head = if column.head.is_empty() { column_letters(at) } else { column.head.clone() };
        let place = At { column: Some(at), head: column.head.clone(), ..At::default() };
        Finding::new(What::ColumnUnused, "").with("head", head).at(place)
    };
    found.map(note).collect()
}

/// Gives a role by its cells to what has none: first the date, then values, then the place or the text.
fn guess(columns: &mut [Column], layout: &Layout, answers: &Answers) {
    let has_years = has_years(layout);
    let is_open = |columns: &[Column], at: usize| {
        columns[at].role == ColumnRole::Unused && answers.get(Ask::Role, Some(at)).is_none()
    };
    let free = |columns: &[Column], at: usize| {
        let head = &columns[at].head;
        let is_known = role(head).is_some_and(|role| !(has_years && DATES.contains(&role)));
        is_open(columns, at) && !is_total(head) && !is_known
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
        let is_numeric = |at: &usize| share(*at, &|row| is_number(row, *at));
        let is_by_organisation =
            |at: &usize| columns[*at].role == ColumnRole::Organisation && answers.get(Ask::Role, Some(*at)).is_none();
        let of = |fits: &dyn Fn(&usize) -> bool| -> Vec<usize> {
            all.iter().copied().filter(|at| fits(at) && is_numeric(at)).collect()
        };
        // Numbers of the rows count nothing, and a sum only where nothing else is counted.
        let plain = of(&|at| free(columns, *at) && !numbers_rows(layout, *at));
        let found = [
            plain,
            of(&is_by_organisation),
            of(&|at| is_open(columns, *at) && is_total(&columns[*at].head)),
            of(&|at| free(columns, *at)),
        ];
        let found = found.into_iter().find(|found| !found.is_empty()).unwrap_or_default();
        found.into_iter().for_each(|at| set(columns, at, ColumnRole::Value));
    }
    let is_words =
        |row: &GridRow, at: usize| !is_number(row, at) && !is_date(row, at) && month(&small(row.cell(at))).is_none();
    if has(columns, ColumnRole::Value) && !has(columns, ColumnRole::Place) {
        let found = all.iter().copied().find(|at| free(columns, *at) && share(*at, &|row| is_words(row, *at)));
        found.into_iter().for_each(|at| set(columns, at, ColumnRole::Place));
    }
    if !has(columns, ColumnRole::Value) && !has(columns, ColumnRole::Text) {
        let length = |at: usize| layout.body.iter().take(200).map(|row| row.cell(at).chars().count()).sum::<usize>();
        let is_in_words = |at: usize| share(at, &|row| is_words(row, at));
        let words = all.iter().copied().filter(|at| free(columns, *at) && is_in_words(*at));
        // "Когда", "Где", "Что": nothing is counted, so what happened is meant.
        let is_what = |at: &usize| {
            let column = &columns[*at];
            let is_set = answers.get(Ask::Role, Some(*at)).is_some();
            column.role == ColumnRole::What && is_what_head(&column.head) && !is_set && is_in_words(*at)
        };
        let found = all.iter().copied().find(is_what).or_else(|| words.max_by_key(|at| length(*at)));
        found.into_iter().for_each(|at| set(columns, at, ColumnRole::Text));
    }
}

fn small(cell: &str) -> String {
    clean(cell).to_lowercase()
}

/// True for a first column of 1, 2, 3 …
fn numbers_rows(layout: &Layout, at: usize) -> bool {
    let mut cells = layout.body.iter().map(|row| row.cell(at).trim()).filter(|cell| !cell.is_empty());
    let rows = layout.body.iter().filter(|row| !row.cell(at).trim().is_empty()).count();
    at == 0 && rows >= 2 && (1..=rows).all(|number| cells.next() == Some(number.to_string().as_str()))
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
