//! The horizontal layout that the growth chart and the timeline share, so that they stand on one time axis.

use super::scale::TimeScale;
use super::series::series_drawn;
use crate::model::{Dataset, Day};
use crate::view::{Chart, Page, ViewState};

/// Below this width in CSS pixels the page is a phone's: one column, labels inside the plot, the timeline runs downwards.
pub const NARROW: f64 = 640.0;

/// Where the plot lies between left and right, and which days it shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width of the whole picture in CSS pixels.
    pub width: f64,
    /// Left edge of the plot.
    pub left: f64,
    /// Right edge of the plot; labels at line ends stand to the right of it.
    pub right: f64,
    /// Days to pixels.
    pub time: TimeScale,
    /// CSS pixels in one pixel of the pictures: more than 1 for a reader who has text enlarged.
    pub scale: f64,
    /// The height of the growth chart in pixels of the pictures, where something else must fit on the screen beside it;
    /// `None` for the usual one.
    pub height: Option<f64>,
}

/// The least width for which the growth chart and a timeline that runs downwards are planned, in pixels.
pub const LEAST: (f64, f64) = (144.0, 200.0);

impl Frame {
    /// The frame for a view in a picture of so many pixels width, [`LEAST`] at least.
    pub fn new(dataset: &Dataset, state: &ViewState, width: f64) -> Frame {
        let width = width.max(LEAST.0);
        let narrow = width < NARROW;
        let left = if narrow || state.page == Page::Growth { 0.0 } else { 128.0 };
        let right = if narrow { width - 12.0 } else { width - 152.0 };
        let right = if state.page == Page::Timeline && !narrow { width - 8.0 } else { right };
        let (first, end) = days(dataset, state);
        let time = TimeScale::new(first, end, (left, right)).unwrap_or_else(|| {
            // Unreachable with a TimeSpan, which holds a day; a year is a sane answer all the same.
            let year = Day::new_year(2000);
            TimeScale::new(year, Day(year.0 + 366), (left, right)).expect("a year has days")
        });
        Frame { width, left, right, time, scale: 1.0, height: None }
    }

    /// The frame for so many CSS pixels where text is so many times as large as usual (1 where the page's root has 16 CSS
    /// pixels): the pictures are planned for less width and drawn larger, marks, lines and all. Where that would leave less
    /// than the least width, they grow as far as there is room. Smaller than usual they are not.
    pub fn of_text(dataset: &Dataset, state: &ViewState, width: f64, text: f64) -> Frame {
        let least = if state.page.has(Chart::Timeline) { LEAST.1 } else { LEAST.0 };
        let scale = text.min(width / least).max(1.0);
        Frame { scale, ..Frame::new(dataset, state, width / scale) }
    }

    /// True on a phone.
    pub fn is_narrow(&self) -> bool {
        self.width < NARROW
    }
}

/// The days that the default view shows: the first, and the day after the last.
pub fn usual_days(dataset: &Dataset) -> (Day, Day) {
    days(dataset, &ViewState::default())
}

/// First day shown and the day after the last: the years of the link, or a little more on each side than the drawn series
/// span, or those of the default view where nothing is drawn.
fn days(dataset: &Dataset, state: &ViewState) -> (Day, Day) {
    if let Some(span) = state.time {
        return (span.first(), span.end());
    }
    let years = |state: &ViewState| {
        let drawn = series_drawn(dataset, state).into_iter().flat_map(|series| dataset.values_of(series));
        let years: Vec<i32> = drawn.filter_map(|o| o.date).map(|date| date.first().year()).collect();
        Some((*years.iter().min()?, *years.iter().max()?))
    };
    // The timeline alone spans what the default series span, whatever series the link names.
    let shown = ViewState { show: state.show.clone().filter(|_| state.page != Page::Timeline), ..state.clone() };
    // A reader's events may lie anywhere.
    let own = || {
        let own = dataset.events.iter().filter(|event| dataset.sources[event.provenance.source].is_own);
        let days: Vec<(Day, Day)> =
            own.filter_map(|event| Some((event.when?.first().or(event.when?.end())?, event.when?.end()?))).collect();
        let first = days.iter().map(|(first, _)| first.year()).min()?;
        Some((first, days.iter().map(|(_, end)| Day(end.0 - 1).year()).max()?.max(first)))
    };
    let drawn = match (years(&shown), own().filter(|_| state.page.has_timeline())) {
        (Some(counts), Some(events)) => Some((counts.0.min(events.0), counts.1.max(events.1))),
        (counts, events) => counts.or(events),
    };
    let (first, last) = drawn.or_else(|| years(&ViewState::default())).unwrap_or((1990, 2020));
    let margin = ((last - first) / 25).max(1);
    (Day::new_year(first - margin), Day::new_year(last + margin + 1))
}
