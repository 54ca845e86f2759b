//! The picture of the counts of a place, what is uncertain about it, and the same counts as a table.

use super::place::place;
use crate::chart::headline;
use crate::chart::labels::basis_words;
use crate::pages::context::{Context, PageContext};
use crate::pages::drawing::{drawing, follow_width};
use crate::pages::parts::{check_list, fine, heading, quote, record_link, source};
use crate::records::country::{Portrait, basis_of};
use crate::records::{Record, country_chart, words};
use crate::text::{Msg, PageMsg, say};
use crate::view::ViewState;
use leptos::html::Div;
use leptos::prelude::*;

/// The picture with all that belongs to it; nothing of a place without counts.
pub fn chart(context: Context, now: &PageContext, portrait: &Portrait) -> Vec<AnyView> {
    let (lang, library) = (now.lang, now.library);
    let Some(state) = country_chart::state(library, portrait) else { return Vec::new() };
    let is_article = !portrait.counts.is_empty();
    let title = match (is_article, portrait.stages.is_empty()) {
        (false, _) => PageMsg::CountryChartOthers,
        (true, true) => PageMsg::CountryChart,
        (true, false) => PageMsg::CountryChartStages,
    };
    let counts = if is_article { &portrait.counts } else { &portrait.other_counts };
    vec![
        heading(2, now.say(title)),
        view! { <Picture context=context /> }.into_any(),
        fine(lang, Msg::SourceLine, headline::sources(now.data, &state, lang)),
        fine(lang, Msg::NoteLine, headline::notes(now.data, &state, lang)),
        table(now, &state, counts),
    ]
}

/// The picture, planned anew for each width that it gets.
#[component]
fn Picture(context: Context) -> impl IntoView {
    let host = NodeRef::<Div>::new();
    let width = RwSignal::new(0.0);
    follow_width(host, width);
    view! {
        <div id="country-chart" node_ref=host>{move || context.with(|now| drawn(now, width.get()))}</div>
    }
}

fn drawn(now: &PageContext, width: f64) -> Vec<AnyView> {
    let (lang, library) = (now.lang, now.library);
    let portrait = Portrait::of(library, place(now).0);
    let state = country_chart::state(library, &portrait).filter(|_| width > 0.0);
    let Some(state) = state else { return Vec::new() };
    let Some(plan) = country_chart::plan(library, now.data, &portrait, lang, width) else { return Vec::new() };
    let link = |id: &'static str| {
        let record = library.record(id)?;
        let date = words::date(&record, lang).unwrap_or_default();
        Some(match record.table.name {
            "events" => (now.mark(record), [record.text(lang), ", ", &date].concat()),
            _ => {
                let basis = basis_words(lang, basis_of(library, record));
                let value = words::value(&record, lang).unwrap_or_default();
                (now.count(&state, id), [date.as_str(), ": ", &value, ", ", basis].concat())
            }
        })
    };
    drawing(&plan, "country", say(lang, Msg::ChartGrowth).to_string(), link)
}

fn table(now: &PageContext, state: &ViewState, counts: &[Record<'static>]) -> AnyView {
    let name = say(now.lang, Msg::TableGrowth);
    let heads =
        [Msg::TableDate, Msg::TableValue, Msg::TableBasis, Msg::TablePrinted, Msg::TableSource, Msg::TableCheck];
    let heads: Vec<AnyView> =
        heads.into_iter().map(|head| view! { <th scope="col">{say(now.lang, head)}</th> }.into_any()).collect();
    let rows: Vec<AnyView> = counts.iter().map(|count| row(now, state, *count)).collect();
    view! {
        <details class="table" id="country-counts">
            <summary>{name}</summary>
            <div class="scroll" tabindex="0" role="region" aria-label=name>
                <table><thead><tr>{heads}</tr></thead> <tbody>{rows}</tbody></table>
            </div>
        </details>
    }
    .into_any()
}

fn row(now: &PageContext, state: &ViewState, count: Record<'static>) -> AnyView {
    let (lang, library) = (now.lang, now.library);
    let value = words::value(&count, lang).unwrap_or_else(|| say(lang, Msg::ValueMissing).to_string());
    let date = words::date(&count, lang).unwrap_or_else(|| say(lang, Msg::DateUnknown).to_string());
    view! {
        <tr>
            <th scope="row">{date}</th>
            <td class="number"><a href=now.count(state, count.id())>{value}</a></td>
            <td>{basis_words(lang, basis_of(library, count))}</td>
            <td>{quote(count)}</td>
            <td>{source(now, count)} " · " {record_link(now, count)}</td>
            <td>{check_list(lang, &library.checks_of(count.id()).collect::<Vec<_>>())}</td>
        </tr>
    }
    .into_any()
}
