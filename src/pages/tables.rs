//! What the charts draw, as text: a table of values, a list of events. They stand folded under the charts.

use super::context::{Context, PageContext};
use super::long_table::LongTable;
use super::parts::keyed;
use super::steps::{Steps, drawn};
use crate::analysis::search::Search;
use crate::chart::frame::Frame;
use crate::chart::labels::{backing_words, basis_words, found_words, place_name, provenance_words, value_words};
use crate::chart::lens::{base_year, shown_words};
use crate::chart::timeline::events_shown;
use crate::export::counts::{DrawnCount, Gap, counts, lens_unit};
use crate::glyph::{glyph, pierced};
use crate::model::{Dataset, Event, Hue, Id, Qualifier, RecordRef, When};
use crate::seam::{Command, port};
use crate::text::{Msg, date_words, say};
use crate::view::Action;
use leptos::prelude::*;

/// A button that opens a record.
fn select(id: &'static str, name: impl IntoAny) -> AnyView {
    let name = name.into_any();
    let select = port::does(Command::View(Action::Select(Some(id))));
    view! { <button type="button" id=["row-", id].concat() on:click=select>{name}</button> }.into_any()
}

/// Exactly the values that the growth chart draws: the counts and, through a lens, what it makes of each. Where it has no
/// value the reason stands there.
#[component]
pub fn GrowthTable(context: Context) -> impl IntoView {
    let is_shown = Memo::new(move |_| context.with(|now| now.state.page.has_growth()));
    move || is_shown.get().then(|| values(context))
}

/// A row of that table.
#[derive(Clone)]
struct ValueRow {
    count: DrawnCount,
    /// True where the lens has a column of its own.
    has_unit: bool,
    /// The base year of the view.
    base: Option<i32>,
}

fn value_rows(now: &PageContext) -> Vec<ValueRow> {
    let (data, state) = (now.data, &now.state);
    let (has_unit, base) = (lens_unit(data, state, now.lang).is_some(), base_year(data, state));
    // Counts without a date or value are in the line under the chart.
    let dated = counts(data, state).into_iter().filter(|count| !matches!(count.drawn, Err(Gap::NoDate | Gap::NoValue)));
    dated.map(|count| ValueRow { count, has_unit, base }).collect()
}

fn value_heads(now: &PageContext) -> Vec<AnyView> {
    let lang = now.lang;
    let mut heads: Vec<String> =
        [Msg::TablePlace, Msg::TableDate, Msg::TableValue].map(|head| say(lang, head).to_string()).into();
    heads.extend(lens_unit(now.data, &now.state, lang));
    let last = [Msg::TableBasis, Msg::TablePrinted, Msg::TableSource, Msg::TableCheck];
    heads.extend(last.map(|head| say(lang, head).to_string()));
    heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }.into_any()).collect()
}

fn values(context: Context) -> AnyView {
    let rows = LongTable::of(context, value_rows);
    let heads = rows.around(value_heads);
    let name = move || context.with(|now| say(now.lang, Msg::TableGrowth));
    // Wide tables scroll in their own box, which the keyboard must be able to reach.
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=name>
            <table><thead><tr>{heads}</tr></thead> <tbody>{rows.drawn(value_row)}</tbody></table>
        </div>
    }
    .into_any()
}

fn value_row(now: &PageContext, row: &ValueRow) -> AnyView {
    let ValueRow { count, has_unit, base } = row;
    let (data, lang) = (now.data, now.lang);
    let observation = &count.observation;
    let place = &data.places[data.series[observation.series].place];
    let qualifier = observation.qualifier;
    let date = observation.date.map(|date| date_words(lang, &When::At(date))).unwrap_or_default();
    let checks: Vec<&str> = data.checks_of(observation.id).map(|check| found_words(lang, check)).collect();
    let value = observation.value.map(|value| value_words(lang, value, qualifier)).unwrap_or_default();
    let value = select(observation.id, value);
    let reason = count.drawn.as_ref().err().map(|gap| gap.words(lang, *base));
    let reason = reason.map(|reason| view! { <span class="fine">{reason}</span> });
    let values = match (*has_unit, &count.drawn) {
        (true, Ok(shown)) => view! {
            <td class="number">{value}</td> <td class="number">{shown_words(lang, now.state.lens, shown)}</td>
        }
        .into_any(),
        (true, Err(_)) => view! { <td class="number">{value}</td> <td class="number">{reason}</td> }.into_any(),
        (false, _) => view! { <td class="number">{value} {reason}</td> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{mark(data, observation.provenance.source, place.hue, qualifier)} {place_name(lang, place)}</th>
            <td>{date}</td>
            {values}
            <td>{basis_words(lang, observation.basis)}</td>
            <td lang=data.quotation_lang(observation.provenance.source)><i>{observation.provenance.row().as_printed()}</i></td>
            <td>{provenance_words(data, lang, &observation.provenance)}</td>
            <td>{checks.join(" ")}</td>
        </tr>
    }
    .into_any()
}

/// The mark of a record as the charts draw it: pierced for one of the reader's own.
fn mark(data: &Dataset, source: usize, hue: Hue, qualifier: Qualifier) -> AnyView {
    if data.sources[source].is_own { pierced(hue, qualifier, false) } else { glyph(hue, qualifier, false) }
}

/// A text with what was searched for marked in it.
fn found_in(search: &Search, text: &'static str) -> Vec<AnyView> {
    let part = |(part, is_found): (&'static str, bool)| match is_found {
        true => view! { <mark>{part}</mark> }.into_any(),
        false => part.into_any(),
    };
    search.parts(text).into_iter().map(part).collect()
}

/// How many events are listed at once, and how many at a time after that.
const AT_ONCE: usize = 8;
const LATER: usize = 16;

/// What the list of events shows.
#[derive(Clone, PartialEq)]
struct ListedEvents {
    /// Names what each item is made of besides its event: another one makes all of them anew.
    made_of: String,
    /// The ids of the events, in order.
    ids: Vec<Id>,
}

impl ListedEvents {
    fn of(now: &PageContext) -> ListedEvents {
        // The days do not hang on the width.
        let (first, end) = Frame::new(now.data, &now.state, 1000.0).time.domain();
        let events = events_shown(now.data, &now.state, first, end);
        ListedEvents {
            made_of: [&now.records_and_words(), " ", &now.state.q].concat(),
            ids: events.into_iter().map(|event| event.id).collect(),
        }
    }
}

/// The events of the timeline as real text, in order. The list stands folded, and is long: it is drawn in steps, and an event
/// that stays is not made anew.
#[component]
pub fn EventList(context: Context) -> impl IntoView {
    let is_shown = Memo::new(move |_| context.with(|now| now.state.page.has_timeline()));
    move || is_shown.get().then(|| events(context))
}

fn events(context: Context) -> AnyView {
    let listed = Memo::new(move |_| context.with(ListedEvents::of));
    let steps = move |listed: &ListedEvents| Steps {
        list: listed.made_of.clone(),
        first: AT_ONCE,
        later: LATER,
        all: listed.ids.len(),
    };
    let drawn = drawn(Box::new(move || listed.with(steps)));
    let keys = move || {
        let until = drawn.get();
        listed.with(|listed| listed.ids.iter().take(until).map(|id| [id, " ", &listed.made_of].concat()).collect())
    };
    let item = move |key: String| {
        context.with_untracked(|now| {
            let id = key.split(' ').next().unwrap_or_default();
            let event = now.data.events.iter().find(|event| event.id == id);
            event.map(|event| event_item(now, &Search::new(&now.state.q), event)).into_any()
        })
    };
    view! { <ol class="events">{keyed(keys, item)}</ol> }.into_any()
}

fn event_item(now: &PageContext, search: &Search, event: &'static Event) -> AnyView {
    let (data, lang) = (now.data, now.lang);
    let place = &data.places[event.place];
    let backing = backing_words(data, lang, RecordRef::Event(event));
    let date = event.when.map(|when| date_words(lang, &when)).unwrap_or_default();
    // The words of the source stand here where the search is for some of them.
    let words = event.provenance.row().as_printed();
    let is_found = search.parts(words).iter().any(|part| part.1);
    let words =
        is_found.then(|| view! { <q lang=data.quotation_lang(event.provenance.source)>{found_in(search, words)}</q> });
    view! {
        <li>
            {mark(data, event.provenance.source, place.hue, Qualifier::Exact)}
            <span class="date">{date}</span>
            {select(event.id, found_in(search, event.provenance.text.get(lang)))}
            <span class="fine">{place_name(lang, place)} " · " {backing}</span>
            {words}
        </li>
    }
    .into_any()
}
