use crate::model::{Bound, Date, Day, When};
use serde::{Deserialize, Serialize};

/// A stretch of whole days. Invariant: it holds a day, and lies in the years 1 to 9999.
///
/// In links it is written as coarse as it is exact: `1991..2010`, `2006-05..2006-07`, `2006-05-12..2006-05-13`, the last
/// year, month or day included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "(Day, Day)")]
pub struct TimeSpan {
    first: Day,
    end: Day,
}

impl TryFrom<(Day, Day)> for TimeSpan {
    type Error = &'static str;

    fn try_from((first, end): (Day, Day)) -> Result<TimeSpan, &'static str> {
        TimeSpan::new(first, end).ok_or("no stretch of days")
    }
}

/// How coarse both ends of a span are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grain {
    Year,
    Month,
    Day,
}

impl TimeSpan {
    /// The days that a span may hold: the first, and the day after the last.
    pub const LIMITS: (i32, i32) = (-719_162, 2_932_897);

    /// From a day to the day before `end`. `None` for a span without a day, or outside of the years 1 to 9999.
    pub fn new(first: Day, end: Day) -> Option<TimeSpan> {
        (TimeSpan::LIMITS.0 <= first.0 && first < end && end.0 <= TimeSpan::LIMITS.1).then_some(TimeSpan { first, end })
    }

    /// Whole years, both included. `None` unless `first <= last` and both are years from 1 to 9999.
    pub fn of_years(first: i32, last: i32) -> Option<TimeSpan> {
        let is_year = |year: i32| (1..=9999).contains(&year);
        let span = || TimeSpan::new(Day::new_year(first), Day::new_year(last + 1));
        (is_year(first) && is_year(last)).then(span).flatten()
    }

    /// The span nearest to one that starts at a moment, in days since 1970-01-01, and is so many days long: of whole days,
    /// at least one, moved into the years 1 to 9999 where it leaves them. What is not a number counts as 0.
    pub fn near(first: f64, days: f64) -> TimeSpan {
        // The conversion saturates, and makes 0 of what is not a number.
        let length = (days.round() as i32).clamp(1, TimeSpan::LIMITS.1 - TimeSpan::LIMITS.0);
        let first = (first.round() as i32).clamp(TimeSpan::LIMITS.0, TimeSpan::LIMITS.1 - length);
        TimeSpan { first: Day(first), end: Day(first + length) }
    }

    /// The first day.
    pub fn first(self) -> Day {
        self.first
    }

    /// The day after the last.
    pub fn end(self) -> Day {
        self.end
    }

    /// How many days it holds.
    pub fn days(self) -> i32 {
        self.end.0 - self.first.0
    }

    fn grain(self) -> Grain {
        match (self.first.civil(), self.end.civil()) {
            ((_, 1, 1), (_, 1, 1)) => Grain::Year,
            ((_, _, 1), (_, _, 1)) => Grain::Month,
            _ => Grain::Day,
        }
    }

    /// Its first and last year, month or day, as links write them.
    fn ends(self) -> [String; 2] {
        let grain = self.grain();
        [self.first, Day(self.end.0 - 1)].map(|day| {
            let (year, month, day) = day.civil();
            let mut text = String::new();
            two_digits(&mut text, year as u32 / 100);
            two_digits(&mut text, year as u32);
            if grain != Grain::Year {
                text.push('-');
                two_digits(&mut text, month);
            }
            if grain == Grain::Day {
                text.push('-');
                two_digits(&mut text, day);
            }
            text
        })
    }

    /// As it stands in a link: `1991..2010`.
    pub fn link(self) -> String {
        self.ends().join("..")
    }

    /// Reads what [`TimeSpan::link`] writes, and any two years, months or days joined by `..`. `None` for anything else.
    pub fn read(text: &str) -> Option<TimeSpan> {
        // Not `split_once("..")`: the search for a text in a text is 3,000 bytes of program.
        let (first, rest) = text.split_once('.')?;
        let last = rest.strip_prefix('.')?;
        let date = |text: &str| match text.parse() {
            // Digits and hyphens alone: no decade, no "about".
            Ok(When::At(date)) if text.bytes().all(|b| b.is_ascii_digit() || b == b'-') => Some(date),
            _ => None,
        };
        TimeSpan::new(date(first)?.first(), date(last)?.end())
    }

    /// The span as a date, for its words: one date where it is a single year, month or day.
    pub fn when(self) -> When {
        let [first, last] = self.ends().map(|end| match end.parse() {
            Ok(When::At(date)) => date,
            // Unreachable: `ends` writes dates. A year is a sane answer all the same.
            _ => Date::year(self.first.year()),
        });
        if first == last { When::At(first) } else { When::Span(Bound::Date(first), Bound::Date(last)) }
    }
}

/// Adds the last two digits of a number.
fn two_digits(text: &mut String, number: u32) {
    text.extend([number / 10 % 10, number % 10].map(|digit| (b'0' + digit as u8) as char));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_coarse_as_it_is_exact() {
        for link in [
            "1991..2010",
            "2006..2006",
            "2006-05..2006-07",
            "2006-12..2007-01",
            "2006-05-12..2006-05-13",
            "2006-02-28..2006-02-28",
            "0001..0099",
            "9999-12-31..9999-12-31",
        ] {
            assert_eq!(TimeSpan::read(link).map(TimeSpan::link).as_deref(), Some(link));
        }
        for (long, short) in [
            ("2006-01..2006-12", "2006..2006"),
            ("2006-01-01..2006-12-31", "2006..2006"),
            ("2006-02-01..2006-02-28", "2006-02..2006-02"),
            ("2006..2006-05", "2006-01..2006-05"),
        ] {
            assert_eq!(TimeSpan::read(long).map(TimeSpan::link).as_deref(), Some(short), "{long}");
        }
    }

    #[test]
    fn what_is_no_span_is_refused() {
        for link in [
            "",
            "..",
            "2006",
            "2006..",
            "..2006",
            "2010..1991",
            "2006-05-13..2006-05-12",
            "199X..2000",
            "2006~..2007",
            "0000..0001",
            "-0044..0001",
            "9999..10000",
            "2006-13..2007",
            "2006-02-30..2006-03-01",
            "1991…2010",
        ] {
            assert_eq!(TimeSpan::read(link), None, "{link}");
        }
    }

    #[test]
    fn near_never_leaves_the_calendar() {
        for (first, days, link) in [
            (13_149.0, 365.0, "2006..2006"),
            (f64::NAN, f64::NAN, "1970-01-01..1970-01-01"),
            (f64::NEG_INFINITY, 1.0, "0001-01-01..0001-01-01"),
            (f64::INFINITY, 2.4, "9999-12-30..9999-12-31"),
            (0.0, f64::INFINITY, "0001..9999"),
        ] {
            assert_eq!(TimeSpan::near(first, days).link(), link);
        }
        assert_eq!(TimeSpan::of_years(1, 9999).map(TimeSpan::link).as_deref(), Some("0001..9999"));
        assert_eq!(TimeSpan::of_years(2010, 1991), None);
        assert_eq!(TimeSpan::of_years(1, i32::MAX), None);
    }

    #[test]
    fn in_words_it_is_no_finer_than_it_is_written() {
        let when = |link: &str| TimeSpan::read(link).expect("a span").when();
        assert_eq!(when("1991..2010"), "1991/2010".parse().expect("a date"));
        assert_eq!(when("2006..2006"), "2006".parse().expect("a date"));
        assert_eq!(when("2006-05..2006-07"), "2006-05/2006-07".parse().expect("a date"));
    }
}
