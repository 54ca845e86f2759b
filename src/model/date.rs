use super::day::Day;
use std::fmt;
use std::str::FromStr;

/// How finely a date is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the season: spring is March to May.
    Season,
    /// To the year.
    Year,
    /// To the decade.
    Decade,
    /// To the century.
    Century,
}

/// A date as its source states it: a stretch of days in which the moment lies, never finer than the words.
///
/// Invariant: `first < end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    first: Day,
    end: Day,
    precision: Precision,
    approximate: bool,
    uncertain: bool,
}

/// An end of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A stated date.
    Date(Date),
    /// Open: before the start nothing is said, after it the matter goes on.
    Open,
    /// There was an end, and nobody says when.
    Unknown,
}

/// When something was: at a date, or from one bound to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At one date, which may itself be a year or a decade wide.
    At(Date),
    /// Over a span, both ends included.
    Span(Bound, Bound),
}

/// Why a cell is not a date that this program knows (EDTF, ISO 8601-2:2019, level 1, without years past 9999).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not of the form of an EDTF date.
    Form(String),
    /// A month, season or day that no calendar has.
    NoSuchDay(String),
    /// A span that ends before it starts.
    Reversed(String),
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateError::Form(cell) => {
                write!(f, "`{cell}` is not an EDTF date such as 2006, 2006-09, 199X, 2006~ or 1991/1999")
            }
            DateError::NoSuchDay(cell) => write!(f, "`{cell}` names a month or day that does not exist"),
            DateError::Reversed(cell) => write!(f, "`{cell}` ends before it starts"),
        }
    }
}

impl Date {
    /// A whole year.
    pub fn year(year: i32) -> Date {
        Date {
            first: Day::new_year(year),
            end: Day::new_year(year + 1),
            precision: Precision::Year,
            approximate: false,
            uncertain: false,
        }
    }

    /// The first day on which it can have been.
    pub fn first(&self) -> Day {
        self.first
    }

    /// The day after the last on which it can have been.
    pub fn end(&self) -> Day {
        self.end
    }

    /// How finely it is stated.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// True for "about".
    pub fn is_approximate(&self) -> bool {
        self.approximate
    }

    /// True for a date that its source doubts.
    pub fn is_uncertain(&self) -> bool {
        self.uncertain
    }

    /// The middle in days since 1970-01-01, where a mark stands: a year's is about 2 July.
    pub fn middle(&self) -> f64 {
        (f64::from(self.first.0) + f64::from(self.end.0)) / 2.0
    }

    fn parse(cell: &str) -> Result<Date, DateError> {
        let form = || DateError::Form(cell.to_string());
        let absent = || DateError::NoSuchDay(cell.to_string());
        let (body, approximate, uncertain) = match cell.as_bytes().last() {
            Some(b'~') => (&cell[..cell.len() - 1], true, false),
            Some(b'?') => (&cell[..cell.len() - 1], false, true),
            Some(b'%') => (&cell[..cell.len() - 1], true, true),
            _ => (cell, false, false),
        };
        let (negative, digits) = body.strip_prefix('-').map_or((false, body), |rest| (true, rest));
        let mut parts = digits.split('-');
        let year_part = parts.next().unwrap_or_default();
        let (month, day) = (parts.next(), parts.next());
        if year_part.len() != 4 || parts.next().is_some() {
            return Err(form());
        }
        let digits_of =
            |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<i32>().ok()).flatten();
        let signed = |year: i32| if negative { -year } else { year };
        let (first, end, precision) = if let Some(stem) = year_part.strip_suffix("XX") {
            let start = digits_of(stem).filter(|_| !negative && month.is_none()).ok_or_else(form)? * 100;
            (Day::new_year(start), Day::new_year(start + 100), Precision::Century)
        } else if let Some(stem) = year_part.strip_suffix('X') {
            let start = digits_of(stem).filter(|_| !negative && month.is_none()).ok_or_else(form)? * 10;
            (Day::new_year(start), Day::new_year(start + 10), Precision::Decade)
        } else {
            let year = signed(digits_of(year_part).ok_or_else(form)?);
            let two =
                |text: &str| (text.len() == 2).then(|| digits_of(text)).flatten().map(|n| n as u32).ok_or_else(form);
            match (month.map(two).transpose()?, day.map(two).transpose()?) {
                (None, _) => (Day::new_year(year), Day::new_year(year + 1), Precision::Year),
                (Some(month @ 1..=12), None) => {
                    (Day::from_civil(year, month, 1), month_end(year, month), Precision::Month)
                }
                (Some(season @ 21..=24), None) => {
                    let month = (season - 20) * 3;
                    let end = if month == 12 { month_end(year + 1, 2) } else { month_end(year, month + 2) };
                    (Day::from_civil(year, month, 1), end, Precision::Season)
                }
                (Some(month @ 1..=12), Some(day)) => {
                    let first = Day::from_civil(year, month, day);
                    if first.civil() != (year, month, day) {
                        return Err(absent());
                    }
                    (first, Day(first.0 + 1), Precision::Day)
                }
                _ => return Err(absent()),
            }
        };
        Ok(Date { first, end, precision, approximate, uncertain })
    }
}

fn month_end(year: i32, month: u32) -> Day {
    if month == 12 { Day::new_year(year + 1) } else { Day::from_civil(year, month + 1, 1) }
}

impl Bound {
    fn parse(cell: &str) -> Result<Bound, DateError> {
        match cell {
            ".." => Ok(Bound::Open),
            "" => Ok(Bound::Unknown),
            date => Date::parse(date).map(Bound::Date),
        }
    }

    /// The date, where one is stated.
    pub fn date(&self) -> Option<Date> {
        match self {
            Bound::Date(date) => Some(*date),
            Bound::Open | Bound::Unknown => None,
        }
    }
}

impl FromStr for When {
    type Err = DateError;

    fn from_str(cell: &str) -> Result<When, DateError> {
        let Some((start, end)) = cell.split_once('/') else {
            return Date::parse(cell).map(When::At);
        };
        let (start, end) = (Bound::parse(start)?, Bound::parse(end)?);
        match (start.date(), end.date()) {
            (None, None) => Err(DateError::Form(cell.to_string())),
            (Some(from), Some(to)) if to.end <= from.first => Err(DateError::Reversed(cell.to_string())),
            _ => Ok(When::Span(start, end)),
        }
    }
}

impl When {
    /// The first day stated, if the start is dated.
    pub fn first(&self) -> Option<Day> {
        match self {
            When::At(date) => Some(date.first),
            When::Span(start, _) => start.date().map(|date| date.first),
        }
    }

    /// The day after the last one stated, if the end is dated.
    pub fn end(&self) -> Option<Day> {
        match self {
            When::At(date) => Some(date.end),
            When::Span(_, end) => end.date().map(|date| date.end),
        }
    }

    /// A day to sort by: the middle of a date, the start of a span, or the end of a span without a start.
    pub fn sort_key(&self) -> i32 {
        match self {
            When::At(date) => date.middle() as i32,
            When::Span(start, end) => start.date().or(end.date()).map_or(0, |date| date.first.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Civil = (i32, u32, u32);

    fn days(cell: &str) -> (Option<Civil>, Option<Civil>) {
        let when: When = cell.parse().unwrap_or_else(|error| panic!("{cell}: {error}"));
        (when.first().map(Day::civil), when.end().map(Day::civil))
    }

    #[test]
    fn dates_are_as_wide_as_they_are_vague() {
        for (cell, first, end) in [
            ("2006", (2006, 1, 1), (2007, 1, 1)),
            ("2006-09", (2006, 9, 1), (2006, 10, 1)),
            ("2006-12", (2006, 12, 1), (2007, 1, 1)),
            ("2006-09-06", (2006, 9, 6), (2006, 9, 7)),
            ("199X", (1990, 1, 1), (2000, 1, 1)),
            ("18XX", (1800, 1, 1), (1900, 1, 1)),
            ("2010-21", (2010, 3, 1), (2010, 6, 1)),
            ("2010-24", (2010, 12, 1), (2011, 3, 1)),
            ("2006~", (2006, 1, 1), (2007, 1, 1)),
            ("0850", (850, 1, 1), (851, 1, 1)),
            ("-0044", (-44, 1, 1), (-43, 1, 1)),
            ("1991/1999", (1991, 1, 1), (2000, 1, 1)),
        ] {
            assert_eq!(days(cell), (Some(first), Some(end)), "{cell}");
        }
        assert_eq!(days("../2004"), (None, Some((2005, 1, 1))));
        assert_eq!(days("2000/.."), (Some((2000, 1, 1)), None));
        assert_eq!(days("1995/"), (Some((1995, 1, 1)), None));
    }

    #[test]
    fn what_no_calendar_has_is_refused_with_a_reason() {
        for cell in [
            "",
            "06",
            "20060906",
            "2006-9",
            "05.17.1996",
            "2006/2004/2003",
            "../..",
            "/",
            "X199",
            "Y20000",
            "2006-09-06T10:00",
            "２００６",
            "199X-02",
        ] {
            assert!(matches!(cell.parse::<When>(), Err(DateError::Form(_))), "{cell}: {:?}", cell.parse::<When>());
        }
        for cell in ["2006-13", "2006-00", "2005-02-29", "2006-09-31", "2006-25"] {
            assert!(matches!(cell.parse::<When>(), Err(DateError::NoSuchDay(_))), "{cell}");
        }
        assert!(matches!("2006/2004".parse::<When>(), Err(DateError::Reversed(_))));
    }

    #[test]
    fn the_middle_of_a_year_is_in_july() {
        assert_eq!(Day(Date::year(2006).middle() as i32).civil(), (2006, 7, 2));
    }
}
