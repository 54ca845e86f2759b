//! Where a date lies on the axis, and how far it is from being exact.

use crate::chart::scale::TimeScale;
use crate::model::{Bound, Date, Precision, When};

/// What a date looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// The mark of the place: a day.
    Mark,
    /// A small upright bar: a month, as long as it is narrow.
    Bar,
    /// A soft bar: anything less exact.
    Soft,
    /// A stretch of time.
    Span,
}

/// A date in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DateExtent {
    /// Left edge of what is drawn.
    pub x0: f64,
    /// Right edge of what is drawn.
    pub x1: f64,
    /// Over how many pixels it fades at its left.
    pub left: f64,
    /// Over how many pixels it fades at its right.
    pub right: f64,
    /// True when it may be earlier, or began before the picture does.
    pub is_earlier: bool,
    /// True when it may be later, or goes on after the picture ends.
    pub is_later: bool,
    /// Its form.
    pub form: DateForm,
}

/// Half the width of the mark of a day, in pixels.
pub const MARK: f64 = 5.5;

/// Least width of the bar of a month, of a soft bar and of a span, in pixels.
const LEAST: (f64, f64, f64) = (4.0, 10.0, 12.0);

/// A month that is wider is soft as well, in pixels.
const WIDE: f64 = 10.0;

impl DateExtent {
    /// The extent of a date.
    pub fn new(when: &When, time: &TimeScale) -> DateExtent {
        let earlier = |extent| DateExtent { is_earlier: true, ..extent };
        let later = |extent| DateExtent { is_later: true, ..extent };
        match when {
            When::At(date) => instant(date, time),
            When::Span(Bound::Date(start), Bound::Date(end)) => stretch(Some(start), Some(end), time),
            When::Span(Bound::Date(start), Bound::Open) => stretch(Some(start), None, time),
            // There was an end or a start, and nobody says how far away: only the one that is dated is drawn.
            When::Span(Bound::Date(start), Bound::Unknown) => later(instant(start, time)),
            When::Span(_, Bound::Date(end)) => earlier(instant(end, time)),
            When::Span(_, _) => stretch(None, None, time),
        }
    }

    /// Where its mark stands.
    pub fn middle(&self) -> f64 {
        (self.x0 + self.x1) / 2.0
    }
}

/// What a moment looks like by how exactly it is dated.
fn moment(date: &Date) -> DateForm {
    match (date.precision(), date.is_approximate()) {
        (Precision::Day, false) => DateForm::Mark,
        (Precision::Month, false) => DateForm::Bar,
        _ => DateForm::Soft,
    }
}

/// What a date looks like.
pub fn form(when: &When) -> DateForm {
    match when {
        When::At(date) => moment(date),
        When::Span(Bound::Date(date), Bound::Unknown) => moment(date),
        When::Span(Bound::Date(_), _) => DateForm::Span,
        When::Span(_, Bound::Date(date)) => moment(date),
        When::Span(_, _) => DateForm::Span,
    }
}

fn instant(date: &Date, time: &TimeScale) -> DateExtent {
    let (left, right) = time.range();
    let middle = time.x_px_from_days(date.middle());
    let wide = |least: f64| {
        let half = (time.x_px_from_day(date.end()) - time.x_px_from_day(date.first())).max(least) / 2.0;
        (middle - half, middle + half)
    };
    let form = moment(date);
    let (form, (x0, x1)) = match (form, wide(LEAST.0)) {
        (DateForm::Mark, _) => (form, (middle - MARK, middle + MARK)),
        (DateForm::Bar, (x0, x1)) if x1 - x0 <= WIDE => (form, (x0, x1)),
        _ => (DateForm::Soft, wide(LEAST.1)),
    };
    if form != DateForm::Soft {
        return DateExtent { x0, x1, left: 0.0, right: 0.0, is_earlier: false, is_later: false, form };
    }
    // A decade may be cut by the edge of the picture; what is left of it stays soft.
    let slack = LEAST.1 / 2.0;
    let (is_earlier, is_later) = (x0 < left - slack, x1 > right + slack);
    let cut = (if is_earlier { left } else { x0 }, if is_later { right } else { x1 });
    let middle = middle.max(cut.0).min(cut.1.max(cut.0));
    DateExtent { x0: cut.0, x1: cut.1, left: middle - cut.0, right: cut.1 - middle, is_earlier, is_later, form }
}

/// A stretch from one date to another, soft over as much of each end as its date is vague; `None` for an end that is
/// open, which is drawn as going on to the edge of the picture.
pub fn stretch(start: Option<&Date>, end: Option<&Date>, time: &TimeScale) -> DateExtent {
    let (left, right) = time.range();
    let edges = |date: &Date| (time.x_px_from_day(date.first()), time.x_px_from_day(date.end()));
    let soft = |date: &Date| {
        let (from, to) = edges(date);
        if date.precision() == Precision::Day && !date.is_approximate() { 0.0 } else { to - from }
    };
    let x0 = start.map_or(f64::NEG_INFINITY, |date| edges(date).0);
    let x1 = end.map_or(f64::INFINITY, |date| edges(date).1);
    let (is_earlier, is_later) = (x0 < left - 0.5, x1 > right + 0.5);
    let (x0, x1) = (if is_earlier { left } else { x0 }, if is_later { right } else { x1 });
    let x1 = x1.max(x0 + LEAST.2);
    let most = (x1 - x0) / 2.0;
    let fade = |date: Option<&Date>, is_cut: bool| date.filter(|_| !is_cut).map_or(0.0, |date| soft(date).min(most));
    DateExtent {
        x0,
        x1,
        left: fade(start, is_earlier),
        right: fade(end, is_later),
        is_earlier,
        is_later,
        form: DateForm::Span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;

    /// Ten pixels a year, from 1990 at 0 to 2010 at 200.
    fn extent(cell: &str) -> DateExtent {
        let time = TimeScale::new(Day::new_year(1990), Day::new_year(2010), (0.0, 200.0)).expect("a scale");
        DateExtent::new(&cell.parse().expect("a date"), &time)
    }

    #[test]
    fn as_wide_as_the_date_is_vague() {
        for (cell, form, from, to) in [
            ("2000-07-02", DateForm::Mark, 99.5, 110.5),
            ("2000-07", DateForm::Bar, 103.4, 107.4),
            ("2000", DateForm::Soft, 100.0, 110.0),
            ("2000-07-02~", DateForm::Soft, 100.0, 110.0),
            ("199X", DateForm::Soft, 0.0, 100.0),
            ("1995/2000", DateForm::Span, 50.0, 110.0),
            ("1995-01-01/1995-01-02", DateForm::Span, 50.0, 62.0),
            ("2000/..", DateForm::Span, 100.0, 200.0),
            ("../2000", DateForm::Soft, 100.0, 110.0),
            ("1980/2000", DateForm::Span, 0.0, 110.0),
        ] {
            let extent = extent(cell);
            assert_eq!(extent.form, form, "{cell}");
            assert!((extent.x0 - from).abs() < 0.2 && (extent.x1 - to).abs() < 0.2, "{cell}: {extent:?}");
        }
    }

    #[test]
    fn open_and_cut_ends_are_told_from_soft_and_sharp_ones() {
        let ends = |cell: &str| {
            let DateExtent { left, right, is_earlier, is_later, .. } = extent(cell);
            (left.round(), right.round(), is_earlier, is_later)
        };
        assert_eq!(ends("1995/2000"), (10.0, 10.0, false, false));
        assert_eq!(ends("1995-03-01/2000"), (0.0, 10.0, false, false));
        assert_eq!(ends("1980/2000"), (0.0, 10.0, true, false));
        assert_eq!(ends("2000/.."), (10.0, 0.0, false, true));
        assert_eq!(ends("../2000"), (5.0, 5.0, true, false));
        assert_eq!(ends("2004/"), (5.0, 5.0, false, true));
        assert_eq!(ends("198X/1991"), (0.0, 10.0, true, false));
    }
}
