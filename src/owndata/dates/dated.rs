//! What a cell can say of a date, and dates made of their parts.

use crate::model::{DateError, When};
use crate::owndata::finding::{Finding, What};

/// What a cell of a date column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dated {
    /// One reading; with a note unless it is written as the atlas writes dates, or as plain.
    Sure(When, Option<What>),
    /// `01/02/2005`: the day first, or the month first.
    Either(When, When),
    /// `13/02/2005` and `02/13/2005`, which say of their column which comes first: true for the day; with a note where the
    /// year is short or a time stands behind.
    Ordered(When, bool, Option<What>),
    /// `2005/06`: the school year, and the month if there is such a month.
    School(When, Option<When>),
    /// `2005-06`: a month, unless other cells of the column can only be school years.
    MonthOrSchool(When, When),
    /// `янв.05` or 38485, if it is a date at all.
    Spoilt(When),
    /// Nothing, or a word for nothing.
    Missing(String),
    /// No date that can be drawn.
    Refused(Finding),
}

/// Years that a date may have.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1000..=2999;

/// Two digits are a year from 1930 to 2029.
const PIVOT: i32 = 30;

/// A date from its parts; `None` if no calendar has it or the year is out of bounds.
pub(super) fn when(year: i32, month: Option<u32>, day: Option<u32>) -> Option<When> {
    let text = match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    };
    YEARS.contains(&year).then(|| text.parse().ok()).flatten()
}

pub(super) fn no_such_day(small: &str, year: i32, month: u32) -> Dated {
    let cure = when(year, Some(month), None).or_else(|| when(year, None, None));
    Dated::Refused(Finding::new(What::NoSuchDay, small).cured_by(cure.map(|when| when.to_string())))
}

/// A year of two or four digits, and whether it was of two.
pub(super) fn year_of(digits: &str) -> Option<(i32, bool)> {
    let year: i32 = digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    match digits.len() {
        4 if YEARS.contains(&year) => Some((year, false)),
        2 => Some((if year < PIVOT { 2000 + year } else { 1900 + year }, true)),
        _ => None,
    }
}

/// The two calendar years of a school year, as a span of years.
pub(super) fn school_year(first: i32) -> Option<When> {
    joined(&format!("{first:04}"), &format!("{:04}", first + 1)).ok()
}

pub(super) fn joined(start: &str, end: &str) -> Result<When, DateError> {
    [start, "/", end].concat().parse()
}
