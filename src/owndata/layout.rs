//! Where in a sheet the table stands: its head, its rows, what stands above and below.

use super::answer::{AnswerChoice, Answers, Ask, Question};
use super::clean::{clean, folded, shortened};
use super::dates::{Dated, dated, first_year, may_be_school_years, shows_school_years};
use super::finding::{At, Finding, What};
use super::grid::{CellKind, GridRow, Sheet, column_letters};
use super::heads::role;
use super::numbers::{Said, said};
use super::places::has_lost_letters;
use crate::model::{Date, Precision, When};

/// A table found in a sheet.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The heads, of two rows joined by a blank; as many as there are columns.
    pub heads: Vec<String>,
    /// For a column whose head is a date, that date, and what stands over it.
    pub years: Vec<Option<(Date, String)>>,
    /// The rows under the head.
    pub body: Vec<GridRow>,
    /// What the lines above the table say.
    pub titles: Vec<String>,
    /// Notes.
    pub notes: Vec<Finding>,
    /// Heads that cannot be read.
    pub spoilt: Vec<Finding>,
    /// Why there is no table.
    pub refusals: Vec<Finding>,
    /// Whether the first row is the head.
    pub questions: Vec<Question>,
}

/// How many rows are looked at for a head.
const NEAR_TOP: usize = 15;

/// Finds the table.
pub fn find(sheet: &Sheet, answers: &Answers) -> Layout {
    let mut layout = Layout::default();
    let rows: Vec<&GridRow> = sheet.rows.iter().filter(|row| !row.is_blank()).collect();
    let at = |row: &GridRow| At { sheet: sheet.name.clone(), row: row.number, ..At::default() };
    let Some(head_at) = head_row(&rows) else {
        let text = rows.first().map_or("", |row| row.cell(0));
        let what = if rows.is_empty() { What::Empty } else { What::NoTable };
        layout.refusals.push(Finding::new(what, text).at(At { sheet: sheet.name.clone(), ..At::default() }));
        return layout;
    };
    for row in rows.iter().take(head_at) {
        let text = joined(row);
        layout.notes.push(Finding::new(What::TitleLine, &text).at(at(row)));
        layout.titles.push(text);
    }
    let head = rows[head_at];
    let is_head = match (is_surely_head(head, &rows[head_at + 1..]), answers.get(Ask::Head, None)) {
        (_, Some(answer)) => answer == "head",
        (true, None) => true,
        (false, None) => {
            layout.questions.push(Question {
                ask: Ask::Head,
                at: at(head),
                text: joined(head),
                cells: 0,
                choices: vec![
                    AnswerChoice::new("data", joined(head)),
                    AnswerChoice::new("head", letters_and_cells(head)),
                ],
            });
            return layout;
        }
    };
    let mut first_row = head_at;
    let mut groups: Vec<String> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let width = rows.iter().skip(head_at).map(|row| row.width()).max().unwrap_or_default();
    if is_head {
        first_row += 1;
        names = (0..head.width()).map(|column| clean(head.cell(column))).collect();
        if let Some(below) = rows.get(first_row).filter(|below| is_second_row(head, below)) {
            first_row += 1;
            layout.notes.push(Finding::new(What::HeadOfTwo, &joined(below)).at(at(below)));
            groups = carried(head, below.width().max(head.width()));
            names = (0..groups.len()).map(|column| clean(below.cell(column))).collect();
        }
    }
    let heads_to = if is_head { names.len().max(head.width()) } else { width };
    names.resize(heads_to, String::new());
    groups.resize(heads_to, String::new());
    for (group, name) in groups.iter().zip(&names) {
        let is_twice = group.is_empty() || folded(group) == folded(name);
        layout.heads.push(match (is_twice, name.is_empty()) {
            (true, _) => name.clone(),
            (false, true) => group.clone(),
            (false, false) => [group, " ", name].concat(),
        });
    }
    if is_head {
        head_dates(&mut layout, &groups, &names, answers, &at(head));
        if !layout.questions.is_empty() {
            return layout;
        }
    } else {
        layout.years = vec![None; layout.heads.len()];
    }
    // One year alone in a head is a name like any other.
    if layout.years.iter().flatten().count() < 2 {
        layout.years.fill(None);
    }
    equal_heads(&mut layout, sheet, head.number);
    lost_letters(&mut layout, sheet, head.number);
    layout.body = rows.iter().skip(first_row).map(|row| (*row).clone()).collect();
    take_footnotes(&mut layout, sheet);
    layout
}

/// The dates that stand in the head. Heads such as `2009-10` and `2010-11` are asked about: school years or months.
fn head_dates(layout: &mut Layout, groups: &[String], names: &[String], answers: &Answers, at: &At) {
    let cells: Vec<Dated> = names.iter().map(|name| dated(name)).collect();
    let is_school = |cell: &Dated| matches!(cell, Dated::School(..) | Dated::MonthOrSchool(..));
    let dates = cells.iter().filter(|cell| matches!(cell, Dated::Sure(When::At(_), _)) || is_school(cell)).count();
    let is_unsure = dates >= 2
        && (cells.iter().any(|cell| matches!(cell, Dated::School(..)))
            || shows_school_years(&cells)
            || may_be_school_years(&cells));
    let first = cells.iter().position(is_school).filter(|_| is_unsure);
    let answer = first.and_then(|first| answers.get(Ask::SchoolYear, Some(first)));
    let head = |column: usize| At { column: Some(column), head: names[column].clone(), ..at.clone() };
    if let (Some(first), None) = (first, answer) {
        let of = |cell: &Dated| match cell {
            Dated::School(school, month) => Some((*school, *month)),
            Dated::MonthOrSchool(month, school) => Some((*school, Some(*month))),
            _ => None,
        };
        let found: Vec<(When, Option<When>)> = cells.iter().filter_map(of).collect();
        let months: Option<Vec<String>> = found.iter().map(|(_, month)| month.map(|month| month.to_string())).collect();
        let years = found.iter().filter_map(|(school, _)| first_year(*school)).map(|date| date.to_string());
        let preview = |dates: Vec<String>| shortened(&dates.join(", "), 60);
        let choices = vec![
            AnswerChoice::new("school", preview(years.collect())),
            months.map_or(AnswerChoice::new("none", ""), |months| AnswerChoice::new("month", preview(months))),
        ];
        let (ask, text) = (Ask::SchoolYear, names[first].clone());
        layout.questions.push(Question { ask, at: head(first), text, cells: found.len(), choices });
        return;
    }
    for (column, (cell, group)) in cells.into_iter().zip(groups).enumerate() {
        let date = match cell {
            Dated::Sure(When::At(date), _) => Some(date),
            Dated::School(school, _) | Dated::MonthOrSchool(_, school) if answer == Some("school") => {
                let year = first_year(school);
                let read = year.map_or_else(String::new, |year| year.to_string());
                let note = Finding::new(What::SchoolYear, &names[column]).with("date", read);
                layout.notes.push(note.at(head(column)));
                year
            }
            Dated::School(_, Some(When::At(month))) if answer == Some("month") => Some(month),
            Dated::MonthOrSchool(When::At(month), _) if matches!(answer, None | Some("month")) => Some(month),
            _ => None,
        };
        layout.years.push(date.map(|date| (date, group.clone())));
    }
}

/// The row that is the head, or the first of the table if there is none.
fn head_row(rows: &[&GridRow]) -> Option<usize> {
    let near = rows.iter().take(NEAR_TOP);
    let known = near.clone().position(|row| row.own().filter(|at| role(row.cell(*at)).is_some()).count() >= 2);
    let is_of_year = |cell: &str| {
        matches!(dated(cell), Dated::Sure(When::At(_), _) | Dated::School(..) | Dated::MonthOrSchool(When::At(_), _))
    };
    let years = |row: &&GridRow| {
        let of_years = row.own().filter(|at| is_of_year(row.cell(*at))).count();
        of_years >= 2 && of_years + 2 >= row.own().count() && row.own().count() >= 3
    };
    let first = rows.iter().position(|row| row.own().count() >= 2);
    // Years in the head may have a row of groups over them, which then is the first row.
    let by_years = near.clone().position(years).filter(|at| *at <= 1 || rows[at - 1].own().count() < 2);
    match (known, by_years) {
        (Some(at), _) => Some(at),
        (None, Some(at)) if at > 0 && rows[at - 1].own().count() >= 2 => Some(at - 1),
        (None, Some(at)) => Some(at),
        (None, None) => first,
    }
}

/// True when a row is a head by its words, or because it has no number over numbers.
fn is_surely_head(head: &GridRow, below: &[&GridRow]) -> bool {
    let known = head.filled().filter(|at| role(head.cell(*at)).is_some()).count();
    let numeric = |row: &GridRow, at: usize| is_numeric(row, at);
    let has_numbers = head.filled().any(|at| numeric(head, at));
    let years = head.filled().filter(|at| is_year(head.cell(*at))).count();
    let over_counts =
        below.iter().take(20).filter(|row| row.filled().any(|at| numeric(row, at) && !is_year(row.cell(at)))).count();
    if known >= 1 && (!has_numbers || years >= 2) {
        return true;
    }
    let is_years_over_counts = years >= 2 && years + 1 >= head.filled().count() && over_counts > 0;
    is_years_over_counts || (!has_numbers && over_counts > 0)
}

/// True for a year or a month as heads have them.
fn is_year(cell: &str) -> bool {
    let is_year = |date: Date| matches!(date.precision(), Precision::Year | Precision::Month) && !date.is_approximate();
    clean(cell).starts_with(|letter: char| letter.is_ascii_digit())
        && matches!(dated(cell), Dated::Sure(When::At(date), _) | Dated::MonthOrSchool(When::At(date), _) if is_year(date))
}

fn is_numeric(row: &GridRow, at: usize) -> bool {
    let Some(cell) = row.cells.get(at) else { return false };
    cell.kind != CellKind::Text
        || matches!(said(&cell.text), Said::Number(_))
        || matches!(dated(&cell.text), Dated::Sure(..) | Dated::Either(..) | Dated::Ordered(..))
}

/// True for a second row of the head: blank or merged where the first names a column of its own, filled where the first
/// is blank or goes over several.
fn is_second_row(head: &GridRow, below: &GridRow) -> bool {
    let merged = |row: &GridRow, at: usize| row.cells.get(at).is_some_and(|cell| cell.is_merged);
    let goes_on = |at: &usize| at > &0 && (head.cell(*at).trim().is_empty() || merged(head, *at));
    let first_is_alone = below.cell(0).trim().is_empty() || merged(below, 0);
    let under_group = below.filled().filter(goes_on).count();
    let is_words =
        below.filled().all(|at| role(below.cell(at)).is_some() || is_year(below.cell(at)) || !is_numeric(below, at));
    first_is_alone && under_group > 0 && is_words
}

/// The first row of a head of two, each group carried on over the blank cells to its right.
fn carried(head: &GridRow, width: usize) -> Vec<String> {
    let mut groups: Vec<String> = Vec::new();
    for at in 0..width {
        let own = clean(head.cell(at));
        groups.push(if own.is_empty() { groups.last().cloned().unwrap_or_default() } else { own });
    }
    groups
}

fn equal_heads(layout: &mut Layout, sheet: &Sheet, row: usize) {
    for (second, head) in layout.heads.iter().enumerate() {
        let first =
            layout.heads.iter().take(second).position(|other| !head.is_empty() && folded(other) == folded(head));
        if let Some(first) = first {
            let at = At { sheet: sheet.name.clone(), row, column: Some(second), head: head.clone() };
            let finding = Finding::new(What::EqualHeads, head)
                .with("first", column_letters(first))
                .with("second", column_letters(second));
            layout.refusals.push(finding.cured_by([[head, " 2"].concat()]).at(at));
        }
    }
}

/// A head whose letters were lost cannot be known, but the rows under it can be read.
fn lost_letters(layout: &mut Layout, sheet: &Sheet, row: usize) {
    for (column, head) in layout.heads.iter().enumerate().filter(|(_, head)| has_lost_letters(head)) {
        let at = At { sheet: sheet.name.clone(), row, column: Some(column), head: head.clone() };
        layout.spoilt.push(Finding::new(What::LettersLost, head).at(at));
    }
}

/// Lines of one cell below the table that are no records.
fn take_footnotes(layout: &mut Layout, sheet: &Sheet) {
    let words = [
        "источник",
        "примечание",
        "примечания",
        "source",
        "note",
        "notes",
        "manba",
        "izoh",
        "манба",
        "изоҳ",
        "дереккөз",
        "ескерту",
        "булак",
        "эскертүү",
    ];
    let is_note = |row: &GridRow| {
        let text = joined(row);
        let start = folded(&text);
        let is_word = words
            .iter()
            .any(|word| start == *word || start.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')));
        row.own().count() == 1
            && (text.starts_with(['*', '†', '¹', '²', '³', '[']) || is_word || text.chars().count() > 40)
    };
    let mut found = Vec::new();
    while layout.body.len() > 1 && layout.body.last().is_some_and(is_note) {
        found.extend(layout.body.pop());
    }
    for row in found.iter().rev() {
        let at = At { sheet: sheet.name.clone(), row: row.number, ..At::default() };
        layout.notes.push(Finding::new(What::Footnote, &joined(row)).at(at));
    }
}

/// The cells of a row in one line.
pub fn joined(row: &GridRow) -> String {
    let cells: Vec<String> = row.own().map(|at| clean(row.cell(at))).collect();
    shortened(&cells.join(", "), 120)
}

fn letters_and_cells(row: &GridRow) -> String {
    let cells: Vec<String> =
        row.filled().map(|at| [&column_letters(at), " = ", &clean(row.cell(at))].concat()).collect();
    shortened(&cells.join(", "), 120)
}
