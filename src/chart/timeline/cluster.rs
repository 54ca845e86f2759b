//! Joins events of one kind that stand close together, where a lane would otherwise need too many rows.

use super::choice::ShownEvent;
use super::geometry::PILL;
use super::placed_event::{self, PlacedEvent, kind};
use crate::analysis::order::ranks;
use crate::model::{Bound, Category, Dataset, Date, Day, Lang, Number, When};
use crate::text::{Arg, Msg, date_words, fill};

/// So many rows a lane may have before events are joined.
pub const ROWS: usize = 3;

/// So many events at least are worth a pill instead of their own words.
const LEAST: usize = 3;

/// So many rows a lane may have before events of all kinds are joined: no picture is higher than can be read.
pub const MOST: usize = 40;

/// The stretches of the axis over which something stands in a row past the last one allowed, from left to right.
fn crowded(spots: &[PlacedEvent<'_>], rows: &[usize], most: usize) -> Vec<(f64, f64)> {
    let past = spots.iter().zip(rows).filter(|(_, row)| **row >= most);
    let extents: Vec<(f64, f64)> = past.map(|(spot, _)| spot.extent(spot.side)).collect();
    let mut crowds: Vec<(f64, f64)> = Vec::new();
    for at in ranks(&extents.iter().map(|extent| extent.0).collect::<Vec<_>>()) {
        let (from, to) = extents[at];
        match crowds.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => crowds.push((from, to)),
        }
    }
    crowds
}

/// The spots of a lane with neighbours joined where, in these rows, it has more than `most`: of one kind and colour, and
/// where `is_any` of all kinds of one colour, spans too.
///
/// Neighbours are marks less than the width of a pill from the first of them. Spots are in the order of their marks.
///
/// What a search finds is joined only with what it finds too, unless of all kinds.
pub fn join<'a>(
    dataset: &Dataset,
    spots: Vec<PlacedEvent<'a>>,
    rows: &[usize],
    (most, is_any): (usize, bool),
    lang: Lang,
) -> Vec<PlacedEvent<'a>> {
    let crowds = crowded(&spots, rows, most);
    let is_crowded = |(from, to): (f64, f64)| {
        let next = crowds.partition_point(|crowd| crowd.1 < from);
        crowds.get(next).is_some_and(|crowd| crowd.0 <= to)
    };
    // Groups are chains: each spot names the next one of its group. Of each group the first and the last spot, their number,
    // and what they take together.
    let mut next = vec![usize::MAX; spots.len()];
    let mut groups: Vec<(usize, usize, usize, (f64, f64))> = Vec::new();
    // For each kind the group that a next neighbour would join.
    let mut last: Vec<Option<usize>> = vec![None; PlacedEvent::KINDS];
    for (at, spot) in spots.iter().enumerate().filter(|(_, spot)| spot.is_moment || is_any && !spot.is_read) {
        let kind = spot.kind(dataset, is_any);
        let (from, to) = spot.extent(spot.side);
        let near = last[kind].filter(|group| spot.place - spots[groups[*group].0].place < 2.0 * PILL.0);
        match near {
            Some(group) => {
                let (_, end, count, extent) = &mut groups[group];
                next[*end] = at;
                (*end, *count, *extent) = (at, *count + 1, (extent.0.min(from), extent.1.max(to)));
            }
            None => {
                last[kind] = Some(groups.len());
                groups.push((at, at, 1, (from, to)));
            }
        }
    }
    let mut lone: Vec<Option<PlacedEvent<'a>>> = spots.into_iter().map(Some).collect();
    let mut joined = Vec::new();
    for (first, end, count, extent) in groups {
        if count < LEAST || !is_crowded(extent) {
            continue;
        }
        let mut members = Vec::with_capacity(count);
        let place = |at: usize| lone[at].as_ref().map_or(0.0, |spot| spot.place);
        let (from, to) = (place(first), place(end));
        let mut at = first;
        while let Some(spot) = lone.get_mut(at).and_then(Option::take) {
            members.extend(spot.members);
            at = next[at];
        }
        let (_, dated) = words(lang, &members);
        joined.push(PlacedEvent::cluster(members, from, to, dated));
    }
    for spot in lone {
        joined.extend(spot);
    }
    placed_event::sort(&mut joined);
    joined
}

/// How many events these are, a second source's account of one among them not counted again.
pub fn count(members: &[ShownEvent<'_>]) -> usize {
    if !members.iter().any(|shown| shown.is_duplicate) {
        return members.len();
    }
    let id = |shown: &ShownEvent<'_>| if shown.is_duplicate { shown.event.twin } else { shown.event.id };
    let is_first = |at: &usize| !members[..*at].iter().any(|other| id(other) == id(&members[*at]));
    (0..members.len()).filter(is_first).count()
}

/// The words beside the number, without and with the dates: "warnings", "warnings, 2004–2006".
pub fn words(lang: Lang, members: &[ShownEvent<'_>]) -> (String, String) {
    let number = Number::whole(count(members) as i64);
    let category = members[0].event.category;
    let are_all = |is_it: &dyn Fn(Category) -> bool| members.iter().all(|shown| is_it(shown.event.category));
    let message = match kind(category) {
        _ if are_all(&|other| other == category) => name(category),
        Category::Closure if are_all(&|other| kind(other) == Category::Closure) => Msg::TimelineManyEndings,
        _ => Msg::TimelineManyEvents,
    };
    let what = fill(lang, message, &[("n", Arg::Count(number))]);
    let Some(when) = span(members) else { return (what.clone(), what) };
    let dates = date_words(lang, &when);
    let dated = fill(lang, Msg::TimelineCluster, &[("what", Arg::Words(&what)), ("date", Arg::Words(&dates))]);
    (what, dated)
}

/// The years from the first to the last event; open at the start where one of them has no date at its start.
fn span(members: &[ShownEvent<'_>]) -> Option<When> {
    let last = |when: &When| when.end().map(|end| Day(end.0 - 1));
    let starts = members.iter().filter_map(|shown| shown.when.first().or(last(&shown.when)));
    let ends = members.iter().filter_map(|shown| last(&shown.when).or(shown.when.first()));
    let (first, last) = (starts.min()?.year(), ends.max()?.year());
    let end = Bound::Date(Date::year(last));
    Some(match members.iter().any(|shown| shown.when.first().is_none()) {
        true => When::Span(Bound::Open, end),
        false if first == last => When::At(Date::year(last)),
        false => When::Span(Bound::Date(Date::year(first)), end),
    })
}

/// The message that names so many events of a category.
fn name(category: Category) -> Msg {
    match category {
        Category::Refusal | Category::Suspension | Category::Withdrawal => Msg::TimelineManyEndings,
        Category::Closure => Msg::TimelineManyClosures,
        Category::Law => Msg::TimelineManyLaws,
        Category::Decision => Msg::TimelineManyDecisions,
        Category::Registration => Msg::TimelineManyRegistrations,
        Category::Warning => Msg::TimelineManyWarnings,
        Category::Visit => Msg::TimelineManyVisits,
        Category::Meeting => Msg::TimelineManyMeetings,
        Category::Forum => Msg::TimelineManyForums,
        Category::Conference => Msg::TimelineManyConferences,
        Category::Revolution => Msg::TimelineManyRevolutions,
        Category::Conflict => Msg::TimelineManyConflicts,
        Category::Founding => Msg::TimelineManyFoundings,
        Category::Funding => Msg::TimelineManyFundings,
        Category::Project => Msg::TimelineManyProjects,
        Category::Other => Msg::TimelineManyEvents,
    }
}
