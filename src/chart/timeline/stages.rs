//! The stages of a place as bands in the first row of its lane.

use super::date_extent::{DateExtent, stretch};
use super::geometry::{BAR, TEXT};
use crate::analysis::order::ranks;
use crate::chart::frame::Frame;
use crate::chart::metrics::{Weight, shorten, text_width};
use crate::chart::plan::{Primitive, Rect, Role, TextRun};
use crate::model::{Dataset, Day, Hue, Lang, Number, Stage, When};
use crate::text::{Arg, Msg, date_words, fill, say};

/// From the edge of a band to its name, in pixels.
const INDENT: f64 = 10.0;

/// From so much room on the start of a long name says more than the dates alone, in pixels.
const WORDS: f64 = 120.0;

/// The bands of a place that reach into the picture, from left to right, each with its number in the scheme, counted
/// from 1. Where one ends in the year in which the next begins, that year is shared between them.
fn bands<'a>(dataset: &'a Dataset, hue: Hue, frame: &Frame) -> Vec<(usize, &'a Stage, When, DateExtent)> {
    let (first, end) = frame.time.domain();
    let scheme = dataset.stages.iter().filter(|stage| stage.scheme == hue.id()).enumerate();
    let mut bands: Vec<_> = scheme
        .filter_map(|(at, stage)| {
            let when = stage.when?;
            let (from, to) = match when {
                When::At(date) => (Some(date), Some(date)),
                When::Span(from, to) => (from.date(), to.date()),
            };
            let is_seen = from.is_none_or(|date| date.first() < end) && to.is_none_or(|date| date.end() > first);
            is_seen.then(|| (at + 1, stage, when, stretch(from.as_ref(), to.as_ref(), &frame.time)))
        })
        .collect();
    bands = ranks(&bands.iter().map(|band| band.3.x0).collect::<Vec<_>>()).into_iter().map(|at| bands[at]).collect();
    for next in 1..bands.len() {
        let (before, after) = (bands[next - 1].3, bands[next].3);
        let shared = before.x1 - after.x0;
        if shared > 0.0 && shared <= before.right.max(after.left) + 0.5 {
            let border = (before.x1 + after.x0) / 2.0;
            bands[next - 1].3 = DateExtent { x1: border, right: shared / 2.0, ..before };
            bands[next].3 = DateExtent { x0: border, left: shared / 2.0, ..after };
        }
    }
    bands
}

/// What may stand in a band of so much room, the best first: the article's number or words, with and without the dates.
fn names(lang: Lang, number: usize, stage: &Stage, when: &When, room: f64) -> Vec<String> {
    let dates = date_words(lang, when);
    let with_dates =
        |name: &str| fill(lang, Msg::TimelineStageDated, &[("stage", Arg::Words(name)), ("date", Arg::Words(&dates))]);
    let counted = Number::whole(number as i64);
    let short = match stage.scheme {
        "region" => say(lang, Msg::Periods).split('|').nth(number - 1).unwrap_or_default().to_string(),
        "kz" | "kg" => fill(lang, Msg::TimelineStage, &[("n", Arg::Count(counted))]),
        // The article on Uzbekistan does not number its stages: its words stand there.
        _ => stage.provenance.text.get(lang).to_string(),
    };
    let is_numbered = matches!(stage.scheme, "region" | "kz" | "kg");
    let year = |day: Option<Day>| day.map_or(String::new(), |day| day.year().to_string());
    let years = year(when.first()) + "–" + &year(when.end().map(|end| Day(end.0 - 1)));
    let last = if is_numbered { vec![number.to_string()] } else { vec![dates.clone(), years] };
    let start = (!is_numbered && room > WORDS).then(|| shorten(&short, room, TEXT, Weight::Regular));
    [with_dates(&short), short].into_iter().chain(start).chain(last).collect()
}

/// The row of bands with their names around a middle line; nothing where the place has no dated stage in these years.
pub fn primitives(dataset: &Dataset, hue: Hue, lang: Lang, frame: &Frame, y: f64) -> Vec<Primitive> {
    let role = Role::Place(hue);
    let mut primitives = Vec::new();
    for (number, stage, when, extent) in bands(dataset, hue, frame) {
        let DateExtent { x0, x1, left, right, .. } = extent;
        let fade = |y0: f64, y1: f64, opacity: f64| Primitive::GradientRect {
            rect: Rect::new(x0, y0, x1, y1),
            role,
            opacity,
            left,
            right,
        };
        primitives.push(fade(y - BAR - 1.0, y + BAR, 0.14));
        primitives.push(fade(y + BAR, y + BAR + 2.0, 1.0));
        let room = x1 - x0 - INDENT - 4.0;
        let names = names(lang, number, stage, &when, room);
        if let Some(name) = names.into_iter().find(|name| text_width(name, TEXT, Weight::Regular) <= room) {
            primitives.push(Primitive::Text(TextRun::new((x0 + INDENT, y + TEXT * 0.34), name).role(Role::Ink)));
        }
    }
    primitives
}
