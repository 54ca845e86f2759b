//! The strip under the timeline: all events as small marks, and in a frame the days that are shown.

use super::frame::Frame;
use super::plan::{Anchor, Dash, Plan, Primitive, Rect, Role, Size, TextRun};
use super::scale::TimeScale;
use super::tick;
use super::timeline::choice::{anchor, choose, hue_of, visible_events};
use crate::analysis::order::ranks;
use crate::model::{Dataset, Date, Day, Hue, Lang};
use crate::view::{TimeSpan, ViewState};

/// Height of the strip, of its axis line, and of one place's row of marks, in pixels.
const HEIGHT: (f64, f64, f64) = (74.0, 50.0, 6.0);

/// Half the width of the handles of the window, and the least width of the window, in pixels.
pub const HANDLE: (f64, f64) = (5.0, 20.0);

const ALWAYS: (Day, Day) = (Day(i32::MIN), Day(i32::MAX));

/// The dates at which the events of a view stand, whatever days it shows.
fn anchors(dataset: &Dataset, state: &ViewState) -> Vec<(Date, Hue)> {
    let shown = visible_events(dataset, state, ALWAYS.0, ALWAYS.1);
    shown.iter().filter_map(|shown| Some((anchor(&shown.when)?, hue_of(dataset, shown.event)))).collect()
}

/// From the first to the last day on which an event that passes the filter stands, and a little more on each side; `None`
/// when there is none.
pub fn all_events(dataset: &Dataset, state: &ViewState) -> Option<TimeSpan> {
    let dates = anchors(dataset, state);
    let first = dates.iter().map(|(date, _)| date.first().0).min()?;
    let end = dates.iter().map(|(date, _)| date.end().0).max()?;
    let margin = ((end - first) / 40).max(15);
    Some(TimeSpan::near(f64::from(first - margin), f64::from(end - first + 2 * margin)))
}

/// The days of the strip over its pixels: those on which all but the earliest twentieth of the events stand, whatever the
/// filter, and always those that are shown.
pub fn scale(dataset: &Dataset, state: &ViewState, frame: &Frame) -> TimeScale {
    let (first, end) = frame.time.domain();
    let shown = choose(dataset, state.evidence, ALWAYS.0, ALWAYS.1);
    let dates: Vec<Date> = shown.iter().filter_map(|shown| anchor(&shown.when)).collect();
    let order = ranks(&dates.iter().map(|date| f64::from(date.first().0)).collect::<Vec<_>>());
    let from = order.get(order.len() / 20).map_or(first, |at| Day::new_year(dates[*at].first().year() - 1));
    let to = dates.iter().map(|date| date.end()).max().map_or(end, |end| Day::new_year(end.year() + 2));
    TimeScale::new(from.min(first), to.max(end), (frame.left, frame.right)).unwrap_or(frame.time)
}

/// From where to where the window stands, in pixels.
pub fn window(scale: &TimeScale, frame: &Frame) -> (f64, f64) {
    let (first, end) = frame.time.domain();
    let (x0, x1) = (scale.x_px_from_day(first), scale.x_px_from_day(end));
    let more = (HANDLE.1 - (x1 - x0)).max(0.0) / 2.0;
    (x0 - more, x1 + more)
}

/// Plans the strip.
pub fn plan(dataset: &Dataset, state: &ViewState, lang: Lang, frame: &Frame) -> Plan {
    let scale = scale(dataset, state, frame);
    let mut plan = Plan::new(Size { width: frame.width, height: HEIGHT.0 });
    let (left, right) = scale.range();
    let line =
        |points: Vec<(f64, f64)>, width: f64, role: Role| Primitive::Line { points, width, role, dash: Dash::Solid };
    plan.primitives.push(line(vec![(left, HEIGHT.1), (right, HEIGHT.1)], 1.0, Role::Axis));
    let (first, end) = scale.domain();
    for (date, hue) in anchors(dataset, state).into_iter().filter(|(date, _)| date.first() < end && first < date.end())
    {
        let x = scale.x_px_from_days(date.middle()).max(left).min(right);
        let y = 7.0 + hue as usize as f64 * HEIGHT.2;
        plan.primitives.push(line(vec![(x, y), (x, y + HEIGHT.2)], 2.0, Role::Place(hue)));
    }
    for (x, name) in tick::dates(&scale, lang, 56.0).into_iter().filter_map(|tick| tick.name) {
        let words = TextRun::new((x, HEIGHT.1 + 18.0), name).anchor(Anchor::Middle).role(Role::Ink3);
        if words.rect().x0 >= 0.0 && words.rect().x1 <= frame.width {
            plan.primitives.push(Primitive::Text(words));
        }
    }
    let (x0, x1) = window(&scale, frame);
    let (top, foot) = (1.0, HEIGHT.1);
    plan.primitives.push(line(vec![(x0, top), (x1, top), (x1, foot), (x0, foot), (x0, top)], 1.5, Role::Ink));
    for x in [x0, x1] {
        let middle = (top + foot) / 2.0;
        let rect = Rect::new(x - 4.0, middle - 12.0, x + 4.0, middle + 12.0);
        let points = vec![(rect.x0, rect.y0), (rect.x1, rect.y0), (rect.x1, rect.y1), (rect.x0, rect.y1)];
        plan.primitives.push(Primitive::Shape { points, fill: Role::Ink, edge: Some((Role::Paper, 1.5)) });
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle;
    use crate::view::Page;

    #[test]
    fn the_window_stands_in_the_strip_whatever_is_shown() {
        let dataset = bundle::embedded().expect("the evidence");
        for link in ["1990..2018", "2006-05-04..2006-05-04", "0001..9999", "1200..1210", "9999..9999"] {
            for width in [296.0, 760.0, 1280.0] {
                let state = ViewState { time: TimeSpan::read(link), page: Page::Timeline, ..ViewState::default() };
                let frame = Frame::new(&dataset, &state, width);
                let scale = scale(&dataset, &state, &frame);
                let (x0, x1) = window(&scale, &frame);
                assert!(
                    x1 - x0 >= HANDLE.1 - 0.01 && x0 >= frame.left - 10.1 && x1 <= frame.right + 10.1,
                    "{link} {x0} {x1}"
                );
                let plan = plan(&dataset, &state, Lang::Ru, &frame);
                assert!(plan.words().count() > 0, "{link} {width}");
            }
        }
    }

    #[test]
    fn all_events_are_within_the_years_that_fit_all() {
        let dataset = bundle::embedded().expect("the evidence");
        for only in [vec![], vec!["kz"], vec!["counterpart"]] {
            let state = ViewState { only, page: Page::Timeline, ..ViewState::default() };
            let span = all_events(&dataset, &state).expect("there are events");
            let all = visible_events(&dataset, &state, ALWAYS.0, ALWAYS.1).len();
            assert_eq!(visible_events(&dataset, &state, span.first(), span.end()).len(), all);
        }
        let none = ViewState { only: vec!["tm", "revolution"], ..ViewState::default() };
        assert_eq!(all_events(&dataset, &none), None);
    }
}
