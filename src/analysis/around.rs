//! The counts next to an event in time. That one follows the other is all that this says.

use crate::model::{Date, Day, Observation, When};

/// What is known of a series around an event.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'a> {
    /// The last value whose date ends before the event begins.
    pub before: Option<&'a Observation>,
    /// The first value whose date meets that of the event: nobody knows which of the two was first.
    pub within: Option<&'a Observation>,
    /// The first value whose date begins after the event ended.
    pub after: Option<&'a Observation>,
}

/// The values around an event, from those of one series in order of time. Values without a date are passed over; of an
/// event with one dated end only that end counts.
pub fn around<'a>(values: &[&'a Observation], event: &When) -> Around<'a> {
    let (first, end) = (event.first(), event.end());
    let (Some(first), Some(end)) =
        (first.or(end.map(|end| Day(end.0 - 1))), end.or(first.map(|first| Day(first.0 + 1))))
    else {
        return Around::default();
    };
    let find =
        |is_it: &dyn Fn(&Date) -> bool| values.iter().copied().find(|value| value.date.as_ref().is_some_and(is_it));
    let before = values.iter().rev().copied().find(|value| value.date.is_some_and(|date| date.end() <= first));
    Around {
        before,
        within: find(&|date| date.first() < end && first < date.end()),
        after: find(&|date| date.first() >= end),
    }
}

/// How many years lie between the years of two days.
pub fn years_between(a: Day, b: Day) -> u32 {
    a.year().abs_diff(b.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Number, Provenance, Qualifier, Voice};

    fn counted(id: &'static str, date: &str) -> Observation {
        let date = match date.parse() {
            Ok(When::At(date)) => Some(date),
            _ => None,
        };
        let provenance = Provenance { source: 0, locator: "", voice: Voice::Reported, text: Default::default() };
        let value = Some(Number::whole(1));
        Observation { id, series: 0, date, value, qualifier: Qualifier::Exact, basis: "", provenance }
    }

    #[test]
    fn before_after_and_in_the_same_year() {
        let all = [
            counted("a", "2000"),
            counted("b", "2005"),
            counted("c", "2006-06"),
            counted("d", "2010"),
            counted("e", ""),
        ];
        let values: Vec<&Observation> = all.iter().collect();
        for (event, before, within, after) in [
            ("2003-03-17", Some("a"), None, Some("b")),
            ("2005-03", Some("a"), Some("b"), Some("c")),
            ("2005~", Some("a"), Some("b"), Some("c")),
            ("2006", Some("b"), Some("c"), Some("d")),
            ("2004/2008", Some("a"), Some("b"), Some("d")),
            ("1990", None, None, Some("a")),
            ("2012", Some("d"), None, None),
            ("2007/..", Some("c"), None, Some("d")),
            ("../2004", Some("a"), None, Some("b")),
        ] {
            let found = around(&values, &event.parse().expect("a date"));
            let ids = [found.before, found.within, found.after].map(|value| value.map(|value| value.id));
            assert_eq!(ids, [before, within, after], "{event}");
        }
        assert_eq!(years_between(Day::new_year(2006), Day(Day::new_year(2006).0 - 1)), 1);
    }
}
