//! The dates that several sources give one event: one row each over the same small axis.

use super::choice::{ShownEvent, anchor, hue_of};
use super::date_extent::DateExtent;
use super::event_box::EventBox;
use super::mark;
use crate::chart::labels::{short_source, source_words};
use crate::chart::metrics::{Weight, shorten};
use crate::chart::plan::{Anchor, Dash, Plan, Primitive, Role, Size, TextRun};
use crate::chart::scale::TimeScale;
use crate::chart::tick;
use crate::model::{Dataset, Day, Event, Lang, When};
use crate::text::{Msg, date_words, say};

/// Height of a row, and from its top to the words and to the mark; height of the axis, in pixels.
const ROW: (f64, f64, f64) = (48.0, 15.0, 33.0);
const AXIS: f64 = 28.0;

/// From the edges of the picture to the axis, in pixels.
const EDGE: f64 = 10.0;

/// What one source says of when an event was.
pub struct StatedDate<'a> {
    /// Who says so: an event of this source, or a check.
    pub by: By<'a>,
    /// When.
    pub when: When,
}

/// Who gives a date.
#[derive(Clone, Copy)]
pub enum By<'a> {
    /// The source of this event.
    Source(&'a Event),
    /// A check, which has the date from other sources.
    Check,
}

impl StatedDate<'_> {
    /// The name of the source, or that it is a check.
    pub fn name(&self, dataset: &Dataset, lang: Lang) -> &'static str {
        match self.by {
            By::Source(event) => short_source(source_words(dataset, lang, event.provenance.source)),
            By::Check => say(lang, Msg::ReadingCheck),
        }
    }
}

/// The dates of an event, that of its own source first: then those of the others that tell of it, then those of checks that
/// no source among these gives. Empty unless there are two at least.
pub fn dates<'a>(dataset: &'a Dataset, event: &'a Event) -> Vec<StatedDate<'a>> {
    let mut dates: Vec<StatedDate<'a>> = Vec::new();
    for event in std::iter::once(event).chain(dataset.twins_of(event)) {
        dates.extend(event.when.map(|when| StatedDate { by: By::Source(event), when }));
    }
    for check in dataset.checks_of(event.id) {
        let when = check.better_date.filter(|when| dates.iter().all(|dated| dated.when != *when));
        dates.extend(when.map(|when| StatedDate { by: By::Check, when }));
    }
    if dates.len() < 2 { Vec::new() } else { dates }
}

/// The axis: from a little before the earliest of the dates to a little after the latest.
fn scale(dates: &[StatedDate<'_>], width: f64) -> Option<TimeScale> {
    let ends = dates.iter().flat_map(|dated| {
        let anchor = anchor(&dated.when);
        [dated.when.first(), dated.when.end(), anchor.map(|date| date.first()), anchor.map(|date| date.end())]
    });
    let (first, end) = ends.flatten().fold((i32::MAX, i32::MIN), |all, day| (all.0.min(day.0), all.1.max(day.0)));
    let margin = end.saturating_sub(first) / 8 + 15;
    TimeScale::new(Day(first.saturating_sub(margin)), Day(end.saturating_add(margin)), (EDGE, width - EDGE))
}

/// Plans the picture for so many pixels of width (240 at least); `None` where there are not two dates.
pub fn plan(dataset: &Dataset, dates: &[StatedDate<'_>], lang: Lang, width: f64) -> Option<Plan> {
    let width = width.max(240.0);
    let By::Source(event) = dates.first()?.by else { return None };
    let time = scale(dates, width)?;
    let foot = ROW.0 * dates.len() as f64 + 4.0;
    let mut plan = Plan::new(Size { width, height: foot + AXIS });
    let line = |from, to, role| Primitive::Line { points: vec![from, to], width: 1.0, role, dash: Dash::Solid };
    for tick in tick::dates(&time, lang, 56.0) {
        plan.primitives.push(line((tick.x_px, 4.0), (tick.x_px, foot), Role::Grid));
        let Some((x, name)) = tick.name else { continue };
        let words = TextRun::new((x, foot + 18.0), name).anchor(Anchor::Middle).role(Role::Ink3);
        if words.rect().x0 >= 0.0 && words.rect().x1 <= width {
            plan.primitives.push(Primitive::Text(words));
        }
    }
    plan.primitives.push(line((EDGE, foot), (width - EDGE, foot), Role::Axis));
    for (row, dated) in dates.iter().enumerate() {
        let top = ROW.0 * row as f64;
        // What an article prints is filled, what others say is a ring.
        let is_printed = |event: &Event| dataset.sources[event.provenance.source].is_article;
        let is_duplicate = !matches!(dated.by, By::Source(event) if is_printed(event));
        let shown = ShownEvent { event, when: dated.when, disputed: None, is_duplicate, is_dim: false };
        let item = EventBox::bare(shown, DateExtent::new(&dated.when, &time));
        mark::draw(&item, hue_of(dataset, event), lang, top + ROW.2, &mut plan.primitives);
        let date =
            TextRun::new((width, top + ROW.1), date_words(lang, &dated.when)).anchor(Anchor::End).role(Role::Ink);
        let room = width - date.width() - 12.0;
        let name = shorten(dated.name(dataset, lang), room, date.size, Weight::Bold);
        plan.primitives.push(Primitive::Text(TextRun::new((0.0, top + ROW.1), name).bold().halo()));
        plan.primitives.push(Primitive::Text(date.halo()));
    }
    Some(plan)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle;

    #[test]
    fn all_dates_of_an_event_stand_over_one_axis() {
        let dataset = bundle::embedded().expect("the evidence");
        let event = |id: &str| dataset.events.iter().find(|event| event.id == id).expect("the event");
        let own = dates(&dataset, event("counterpart-closed-2006"));
        let cells: Vec<When> = own.iter().map(|dated| dated.when).collect();
        assert_eq!(cells, ["2006", "2006-05-04"].map(|cell| cell.parse().expect("a date")));
        assert_eq!(dates(&dataset, event("irs-conferences-2022")).len(), 0, "one source, one date");
        let offices = dates(&dataset, event("offices-73-2006"));
        assert_eq!(offices.len(), 2, "the check's date is that of the other source: it stands once");
        let mut drawn = 0;
        for event in &dataset.events {
            for lang in Lang::ALL {
                for width in [240.0, 304.0, 360.0] {
                    let Some(plan) = plan(&dataset, &dates(&dataset, event), lang, width) else { continue };
                    let words: Vec<&TextRun> = plan.words().collect();
                    for (at, one) in words.iter().enumerate() {
                        let rect = one.rect();
                        assert!(rect.x0 >= 0.0 && rect.x1 <= width && rect.y1 <= plan.size.height, "{one:?}");
                        let touching = words[at + 1..].iter().find(|other| other.rect().overlaps(&rect));
                        assert!(touching.is_none(), "{}: {one:?} {touching:?}", event.id);
                    }
                    drawn += 1;
                }
            }
        }
        assert!(drawn > 200, "{drawn}");
    }
}
