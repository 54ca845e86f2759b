//! Joins events of one kind that stand close together, where a lane would otherwise need too many rows.

use super::choice::{Shown, hue_of};
use super::item::{Item, PILL};
use super::spread::Form;
use crate::analysis::order::{distinct, sort_by};
use crate::chart::frame::Frame;
use crate::model::{Bound, Category, Dataset, Date, Day, Hue, Lang, Number, When};
use crate::text::{Arg, Msg, date_words, fill};

/// So many rows a lane may have before events are joined.
pub const ROWS: usize = 3;

/// So many events at least are worth a pill instead of their own words.
const LEAST: usize = 3;

/// What counts as the same kind of event: closures together with refusals, suspensions and withdrawals.
fn kind(category: Category) -> Category {
    match category {
        Category::Refusal | Category::Suspension | Category::Withdrawal => Category::Closure,
        other => other,
    }
}

/// True for an event that may disappear in a cluster: a moment, no wider than the pill, neither read nor in dispute.
fn may_join(item: &Item<'_>) -> bool {
    let is_narrow = item.spread.x1 - item.spread.x0 <= 2.0 * PILL.0;
    item.spread.form != Form::Span && is_narrow && !item.is_selected && item.disputed.is_none()
}

/// The stretches of the axis over which something stands in a row past the last one allowed, from left to right.
fn crowded(items: &[Item<'_>], rows: &[usize]) -> Vec<(f64, f64)> {
    let mut spots: Vec<(f64, f64)> =
        items.iter().zip(rows).filter(|(_, row)| **row >= ROWS).map(|(item, _)| item.extent()).collect();
    sort_by(&mut spots, |spot| spot.0);
    spots.dedup_by(|next, last| {
        let meets = next.0 <= last.1;
        if meets {
            last.1 = last.1.max(next.1);
        }
        meets
    });
    spots
}

/// The items of a lane with neighbours of one kind and colour joined where, in these rows, the lane is crowded.
///
/// Neighbours are marks less than the width of a pill from the first of them. Items are in the order of their marks.
///
/// What a search finds is joined only with what it finds too.
pub fn join<'a>(dataset: &Dataset, items: Vec<Item<'a>>, rows: &[usize], frame: &Frame, lang: Lang) -> Vec<Item<'a>> {
    let spots = crowded(&items, rows);
    let is_crowded = |from: f64, to: f64| {
        let next = spots.partition_point(|spot| spot.1 < from);
        spots.get(next).is_some_and(|spot| spot.0 <= to)
    };
    let mut groups: Vec<Vec<usize>> = Vec::new();
    // For each kind the group that a next neighbour would join.
    let mut last: Vec<Option<usize>> = vec![None; Category::ALL.len() * Hue::ALL.len() * 2];
    for (at, item) in items.iter().enumerate().filter(|(_, item)| may_join(item)) {
        let Shown { event, is_dim, .. } = item.members[0];
        let colour = hue_of(dataset, event) as usize * 2 + usize::from(is_dim);
        let kind = kind(event.category) as usize * Hue::ALL.len() * 2 + colour;
        let near = last[kind].filter(|group| {
            let first = groups[*group][0];
            item.spread.middle() - items[first].spread.middle() < 2.0 * PILL.0
        });
        match near {
            Some(group) => groups[group].push(at),
            None => {
                last[kind] = Some(groups.len());
                groups.push(vec![at]);
            }
        }
    }
    let mut lone: Vec<Option<Item<'a>>> = items.into_iter().map(Some).collect();
    let mut joined = Vec::new();
    for group in groups {
        let extents = group.iter().filter_map(|at| lone[*at].as_ref()).map(Item::extent);
        let (from, to) =
            extents.fold((f64::INFINITY, f64::NEG_INFINITY), |all, one| (all.0.min(one.0), all.1.max(one.1)));
        if group.len() >= LEAST && is_crowded(from, to) {
            let members: Vec<Item<'a>> = group.iter().filter_map(|at| lone[*at].take()).collect();
            joined.push(cluster(members, frame, lang));
        }
    }
    let mut items: Vec<Item<'a>> = lone.into_iter().flatten().chain(joined).collect();
    sort_by(&mut items, |item| item.spread.middle());
    items
}

fn cluster<'a>(items: Vec<Item<'a>>, frame: &Frame, lang: Lang) -> Item<'a> {
    let middles = items.iter().map(|item| item.spread.middle());
    let (from, to) = middles.fold((f64::INFINITY, f64::NEG_INFINITY), |all, x| (all.0.min(x), all.1.max(x)));
    let members: Vec<Shown<'a>> = items.into_iter().flat_map(|item| item.members).collect();
    let (what, dated) = words(lang, &members);
    Item::cluster(members, from, to, [&dated, &what], frame)
}

/// How many events these are, a second source's account of one among them not counted again.
pub fn count(members: &[Shown<'_>]) -> usize {
    let ids: Vec<&str> =
        members.iter().map(|shown| if shown.is_echo { shown.event.twin } else { shown.event.id }).collect();
    distinct(&ids).len()
}

/// The words beside the number, without and with the dates: "warnings", "warnings, 2004–2006".
fn words(lang: Lang, members: &[Shown<'_>]) -> (String, String) {
    let number = Number::whole(count(members) as i64);
    let category = members[0].event.category;
    let is_mixed = members.iter().any(|shown| shown.event.category != category);
    let what = fill(lang, name(category, is_mixed), &[("n", Arg::Count(number))]);
    let Some(when) = span(members) else { return (what.clone(), what) };
    let dates = date_words(lang, &when);
    let dated = fill(lang, Msg::TimelineCluster, &[("what", Arg::Words(&what)), ("date", Arg::Words(&dates))]);
    (what, dated)
}

/// The years from the first to the last event; open at the start where one of them has no date at its start.
fn span(members: &[Shown<'_>]) -> Option<When> {
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

/// The message that names so many events of a category, or of several that count as one kind.
fn name(category: Category, is_mixed: bool) -> Msg {
    match category {
        Category::Refusal | Category::Suspension | Category::Withdrawal => Msg::TimelineManyEndings,
        Category::Closure if is_mixed => Msg::TimelineManyEndings,
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
