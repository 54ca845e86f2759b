//! The counts of a place as a picture: its growth chart, above it the stages of its own division and a few dated events.

use super::Library;
use super::country::Portrait;
use crate::chart::frame::{Frame, NARROW};
use crate::chart::growth;
use crate::chart::metrics::{Weight, text_width};
use crate::chart::plan::{Anchor, Dash, Plan, Point, Primitive, Rect, Role, Target, TextRun};
use crate::chart::scale::TimeScale;
use crate::model::{Dataset, Date, Day, Event, Lang, Number, Stage, When};
use crate::text::{Arg, Msg, date_words, fill};
use crate::view::{Page, ViewState};

/// The most events that stand in the picture.
const MOST_EVENTS: usize = 4;

/// Heights of the parts above the growth chart, in CSS pixels: the stages with their names, and a row of event labels.
const STAGES: f64 = 36.0;
const ROW: f64 = 38.0;

/// What the growth chart leaves free above its highest level, in pixels, where event labels may reach into.
const SLACK: f64 = 24.0;

/// The view whose growth chart is drawn for a place; `None` where no source gives a dated count.
pub fn state(library: &'static Library, portrait: &Portrait) -> Option<ViewState> {
    let show = portrait.series(library);
    (!show.is_empty()).then(|| ViewState { page: Page::Country, show: Some(show), ..ViewState::default() })
}

/// Plans the picture for so many CSS pixels of width; `None` where no source gives a dated count.
pub fn plan(library: &'static Library, dataset: &Dataset, portrait: &Portrait, lang: Lang, width: f64) -> Option<Plan> {
    let state = state(library, portrait)?;
    let stages: Vec<(usize, &Stage, When)> = dataset
        .stages
        .iter()
        .filter(|stage| stage.scheme == portrait.hue.id())
        .enumerate()
        .filter_map(|(at, stage)| Some((at + 1, stage, stage.when?)))
        .collect();
    let width = width.max(240.0);
    let right = if width < NARROW { width - 12.0 } else { width - 132.0 };
    let (first, end) = span(dataset, &state, &stages);
    let frame =
        Frame { width, left: 0.0, right, time: TimeScale::new(first, end, (0.0, right))?, scale: 1.0, height: None };
    // The region's periods would stand where this place's own stages do.
    let bare = Dataset { stages: Vec::new(), ..dataset.clone() };
    let mut plan = growth::plan(&bare, &state, lang, &frame);
    let top = if stages.is_empty() { 0.0 } else { STAGES };
    let place =
        dataset.places.iter().find(|place| place.id == portrait.hue.id()).map_or("", |place| place.label.get(lang));
    let events = lay_out(&events(dataset, portrait, &frame.time), place, lang, &frame, top);
    let below = events.iter().map(|event| event.rect.y1 + 8.0).fold(top, f64::max);
    shift(&mut plan, (below - SLACK).max(0.0));
    let mut under = Vec::new();
    let role = Role::Place(portrait.hue);
    strip(&mut under, &stages, lang, &frame, role);
    events.into_iter().for_each(|event| event.push(&mut plan, &mut under, role));
    plan.primitives.splice(0..0, under);
    Some(plan)
}

/// From the first year of counts and dated stages to the last of them.
fn span(dataset: &Dataset, state: &ViewState, stages: &[(usize, &Stage, When)]) -> (Day, Day) {
    let counts = state.shown().iter().filter_map(|id| dataset.series_index(id));
    let dates = counts.flat_map(|series| dataset.values_of(series)).filter_map(|count| count.date);
    let mut years: Vec<i32> = dates.map(|date: Date| date.first().year()).collect();
    for (_, _, when) in stages {
        years.extend(when.first().map(Day::year));
        years.extend(when.end().map(|end| Day(end.0 - 1).year()));
    }
    let (first, last) = (years.iter().min().copied().unwrap_or(1990), years.iter().max().copied().unwrap_or(2020));
    // The names of the levels stand in the plot at its left: the first count is kept clear of them.
    let (before, after) = (((last - first) / 8).max(1), ((last - first) / 25).max(1));
    (Day::new_year(first - before), Day::new_year(last + after + 1))
}

/// Changes of power, violence and laws first, then decisions: those of the articles with a date of their own that lie in
/// the picture, in order of time.
fn events<'a>(dataset: &'a Dataset, portrait: &Portrait, time: &TimeScale) -> Vec<(&'a Event, Date)> {
    let (first, end) = time.domain();
    let is_shown = |event: &&Event| {
        dataset.places[event.place].id == portrait.hue.id()
            && dataset.sources[event.provenance.source].is_article
            && event.twin.is_empty()
    };
    let rank = |event: &Event| match event.category.slug() {
        "revolution" | "conflict" => Some(0),
        "law" => Some(1),
        "decision" if event.provenance.text.get(Lang::En).len() < 44 => Some(2),
        _ => None,
    };
    let mut chosen: Vec<(usize, &Event, Date)> = Vec::new();
    for event in dataset.events.iter().filter(is_shown) {
        if let (Some(rank), Some(When::At(date))) = (rank(event), event.when)
            && date.first() >= first
            && date.end() <= end
        {
            chosen.push((rank, event, date));
        }
    }
    chosen.sort_by_key(|(rank, _, _)| *rank);
    // Decisions only where there is nothing else.
    let best = chosen.first().map_or(0, |(rank, _, _)| *rank);
    chosen.retain(|(rank, _, _)| *rank < 2 || best == 2);
    chosen.truncate(MOST_EVENTS);
    chosen.sort_by_key(|(_, _, date)| date.middle() as i64);
    chosen.into_iter().map(|(_, event, date)| (event, date)).collect()
}

/// Moves a picture down and makes it so much higher.
fn shift(plan: &mut Plan, dy: f64) {
    let down = |point: &mut Point| point.1 += dy;
    let moved = |rect: &mut Rect| (rect.y0, rect.y1) = (rect.y0 + dy, rect.y1 + dy);
    for ink in &mut plan.primitives {
        match ink {
            Primitive::Line { points, .. } | Primitive::Shape { points, .. } => points.iter_mut().for_each(down),
            Primitive::Disc { center, .. } => down(center),
            Primitive::GradientRect { rect, .. } => moved(rect),
            Primitive::Text(words) => down(&mut words.at),
        }
    }
    plan.targets.iter_mut().for_each(|target| moved(&mut target.rect));
    plan.size.height += dy;
}

/// The stages as a band along the top, with edges as soft as the year in which they begin or end.
fn strip(primitives: &mut Vec<Primitive>, stages: &[(usize, &Stage, When)], lang: Lang, frame: &Frame, role: Role) {
    let (left, right) = frame.time.range();
    let year = (frame.time.x_px_from_days(365.2425) - frame.time.x_px_from_days(0.0)).abs();
    let ends: Vec<(f64, f64)> = stages
        .iter()
        .map(|(_, _, when)| {
            let x = |day: Day| frame.time.x_px_from_day(day).clamp(left, right);
            (when.first().map_or(left, x), when.end().map_or(right, x))
        })
        .collect();
    for (at, ((number, stage, when), (x0, x1))) in stages.iter().zip(&ends).enumerate() {
        // A year that two stages share is divided between them.
        let next = ends.get(at + 1).map_or(*x1, |next| if next.0 < *x1 { (next.0 + x1) / 2.0 } else { *x1 });
        let before = at.checked_sub(1).and_then(|before| ends.get(before));
        let start = before.map_or(*x0, |before| if before.1 > *x0 { (before.1 + x0) / 2.0 } else { *x0 });
        if next - start < 4.0 {
            continue;
        }
        let soft = |is_open: bool| if is_open { 0.0 } else { (year / 2.0).min((next - start) / 4.0) };
        let rect = Rect::new(start, 24.0, next, 27.0);
        let (open_left, open_right) = (when.first().is_none(), when.end().is_none());
        primitives.push(Primitive::GradientRect {
            rect,
            role,
            opacity: 1.0,
            left: soft(open_left),
            right: soft(open_right),
        });
        let dates = date_words(lang, when);
        let number = Arg::Count(Number::whole(*number as i64));
        // The article on Uzbekistan does not number its stages.
        let name = match stage.scheme {
            "uz" => String::new(),
            _ => fill(lang, Msg::TimelineStage, &[("n", number)]),
        };
        let room = next - start - 6.0;
        let width = |name: &str, dates: &str| {
            text_width(name, 13.0, Weight::Bold) + 6.0 + text_width(dates, 13.0, Weight::Regular)
        };
        if width(&name, &dates) <= room {
            let words = TextRun::new((start, 16.0), name).bold().role(Role::Ink);
            let gap = if words.text.is_empty() { 0.0 } else { words.width() + 6.0 };
            primitives.push(Primitive::Text(TextRun::new((start + gap, 16.0), dates).role(Role::Ink2)));
            primitives.push(Primitive::Text(words));
        } else {
            let year = |day: Option<Day>| day.map_or_else(String::new, |day| day.year().to_string());
            let years = [year(when.first()), year(when.end().map(|end| Day(end.0 - 1)))].join("–");
            let short = [name, dates, years, number_only(stage, &number)];
            let fits = |name: &&String| !name.is_empty() && text_width(name, 13.0, Weight::Bold) <= room;
            if let Some(name) = short.iter().find(fits) {
                primitives.push(Primitive::Text(TextRun::new((start, 16.0), name.as_str()).bold().role(Role::Ink)));
            }
        }
    }
}

fn number_only(stage: &Stage, number: &Arg<'_>) -> String {
    match number {
        Arg::Count(number) if stage.scheme != "uz" => number.parts().1.to_string(),
        _ => String::new(),
    }
}

/// An event in the picture.
struct MarkedEvent {
    id: &'static str,
    /// What happened, without the name of the place.
    name: String,
    /// When, in words.
    date: String,
    /// From where to where it can have been.
    x: (f64, f64),
    /// Where its words stand, or its letter.
    rect: Rect,
    /// Which end of the words stands at the line; `None` for a letter.
    anchor: Option<Anchor>,
}

/// Places the names of events in up to two rows above the plot, beside their lines. What finds no room there gets a letter
/// in a row of its own below, and its words stand in the list under the picture.
fn lay_out(events: &[(&Event, Date)], place: &str, lang: Lang, frame: &Frame, top: f64) -> Vec<MarkedEvent> {
    let rows = if frame.is_narrow() { 0 } else { 2 };
    let mut placed: Vec<MarkedEvent> = Vec::new();
    for (event, date) in events {
        let x = (frame.time.x_px_from_day(date.first()), frame.time.x_px_from_day(date.end()));
        let middle = (x.0 + x.1) / 2.0;
        let name = without_place(event.provenance.text.get(lang), place);
        let date = date_words(lang, &When::At(*date));
        let width = text_width(&name, 13.0, Weight::Bold).max(text_width(&date, 13.0, Weight::Regular));
        let spots = (0..rows).flat_map(|row| [(row, Anchor::End), (row, Anchor::Start)]).map(|(row, anchor)| {
            let left = if anchor == Anchor::End { middle - 7.0 - width } else { middle + 7.0 };
            let y = top + ROW * f64::from(row);
            (Some(anchor), Rect::new(left, y, left + width, y + 32.0))
        });
        let is_free = |(_, rect): &(Option<Anchor>, Rect)| {
            // Neither words on words, nor a line through words that stand lower than where it begins.
            let cuts = |line: f64, from: &Rect, words: &Rect| {
                words.x0 - 4.0 < line && line < words.x1 + 4.0 && words.y1 > from.y0 && from != words
            };
            let touches = |other: &MarkedEvent| {
                let its_line = (other.x.0 + other.x.1) / 2.0;
                other.anchor.is_some()
                    && (other.rect.grown(4.0).overlaps(rect)
                        || cuts(middle, rect, &other.rect)
                        || cuts(its_line, &other.rect, rect))
            };
            rect.x0 >= 0.0 && rect.x1 <= frame.width && !placed.iter().any(touches)
        };
        let free = { spots }.find(is_free);
        let (anchor, rect) = free.unwrap_or((None, Rect::around((middle, 0.0), 9.0)));
        placed.push(MarkedEvent { id: event.id, name, date, x, rect, anchor });
    }
    let row = placed.iter().filter(|event| event.anchor.is_some()).map(|event| event.rect.y1 + 6.0).fold(top, f64::max);
    let mut letters: Vec<Rect> = Vec::new();
    for event in placed.iter_mut().filter(|event| event.anchor.is_none()) {
        // Beside its line, where another letter stands on it already.
        let asides = [0.0, 5.0, -5.0, 10.0, -10.0, 15.0, -15.0, 20.0, -20.0].map(|aside| {
            let x = event.rect.center().0 + aside;
            Rect::new(x - 6.0, row, x + 6.0, row + 18.0)
        });
        let is_free = |rect: &&Rect| {
            rect.x0 >= 0.0 && rect.x1 <= frame.width && !letters.iter().any(|other| other.overlaps(rect))
        };
        event.rect = *asides.iter().find(is_free).unwrap_or(&asides[0]);
        letters.push(event.rect);
    }
    placed
}

/// "Law on NGOs" of "Uzbekistan: law on NGOs".
fn without_place(text: &str, place: &str) -> String {
    let Some(rest) = text.strip_prefix(place).and_then(|rest| rest.strip_prefix(": ")) else { return text.to_string() };
    let mut letters = rest.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl MarkedEvent {
    /// The line, or a soft bar as wide as the date is vague, with the words or the letter on it.
    fn push(self, plan: &mut Plan, under: &mut Vec<Primitive>, role: Role) {
        let MarkedEvent { id, name, date, x: (x0, x1), rect, anchor } = self;
        let (x, bottom) = ((x0 + x1) / 2.0, plan.size.height - 36.0);
        if let Some(anchor) = anchor {
            let at = if anchor == Anchor::End { rect.x1 } else { rect.x0 };
            let name = TextRun::new((at, rect.y0 + 12.0), name).bold().role(Role::Ink);
            let date = TextRun::new((at, rect.y0 + 28.0), date).role(Role::Ink3);
            plan.primitives.extend([name, date].map(|words| Primitive::Text(words.anchor(anchor))));
        } else {
            let letter = char::from(b'a' + (plan.listed.len() % 26) as u8).to_string();
            plan.listed.push((letter.clone(), [name, ", ".to_string(), date].concat()));
            let at = (rect.center().0, rect.y0 + 13.0);
            plan.primitives
                .push(Primitive::Text(TextRun::new(at, letter).bold().anchor(Anchor::Middle).role(Role::Ink)));
        }
        plan.targets.push(Target { id, rect, row: usize::MAX, members: Vec::new() });
        let from = if anchor.is_some() { rect.y0 } else { rect.y1 };
        under.push(if x1 - x0 < 6.0 {
            Primitive::Line { points: vec![(x, from), (x, bottom)], width: 1.0, role: Role::Rule, dash: Dash::Solid }
        } else {
            let soft = (x1 - x0) / 2.0;
            Primitive::GradientRect {
                rect: Rect::new(x0, from, x1, bottom),
                role,
                opacity: 0.16,
                left: soft,
                right: soft,
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Hue;
    use crate::records::country::PLACES;

    fn plan_of(hue: Hue, lang: Lang, width: f64) -> Option<Plan> {
        let dataset = crate::bundle::embedded().expect("the tables");
        plan(Library::open(), &dataset, &Portrait::of(Library::open(), hue), lang, width)
    }

    #[test]
    fn no_two_words_touch_in_any_place_language_or_width() {
        for hue in PLACES {
            for lang in Lang::ALL {
                for width in [288.0, 358.0, 688.0, 816.0, 1120.0] {
                    let Some(plan) = plan_of(hue, lang, width) else { continue };
                    let words: Vec<&TextRun> = plan.words().filter(|words| !words.text.is_empty()).collect();
                    for (at, one) in words.iter().enumerate() {
                        let rect = one.rect();
                        assert!(rect.x0 > -1.0 && rect.x1 < width + 1.0, "{hue:?} {lang:?} {width}: {}", one.text);
                        for other in &words[at + 1..] {
                            let touch = rect.overlaps(&other.rect());
                            assert!(!touch, "{hue:?} {lang:?} {width}: {} | {}", one.text, other.text);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_region_has_no_count_and_so_no_picture() {
        assert!(plan_of(Hue::Region, Lang::En, 800.0).is_none());
    }

    #[test]
    fn stages_and_events_stand_over_the_counts() {
        let plan = plan_of(Hue::Kg, Lang::En, 816.0).expect("a picture");
        let texts: Vec<&str> = plan.words().map(|words| words.text.as_str()).collect();
        for text in ["Stage 1", "1991–2000", "Tulip Revolution in Kyrgyzstan", "March 2005", "about 20,000* in 2017"]
        {
            assert!(texts.contains(&text), "{text} in {texts:?}");
        }
        assert!(plan.target("kg-ngos-active-2017").is_some() && plan.target("tulip-2005").is_some());
        assert!(plan.target("kg-revolution-2005").is_none(), "the same revolution, told by the other article");
    }
}
