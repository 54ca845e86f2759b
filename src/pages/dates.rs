//! In the reading of an event: what several sources say of its date, one row each over the same small axis, and then side
//! by side.

use super::context::{Context, PageContext};
use super::drawing::{drawing, follow_width};
use super::parts::quote;
use crate::chart::labels::provenance_words;
use crate::chart::timeline::dates::{By, StatedDate, dates, plan};
use crate::outside::outside;
use crate::text::{PageMsg, date_words};
use leptos::html::Div;
use leptos::prelude::*;

/// The dates of the event that is read; nothing where there are not several.
#[component]
pub fn Dates(context: Context) -> impl IntoView {
    let host = NodeRef::<Div>::new();
    let width = RwSignal::new(0.0);
    follow_width(host, width);
    view! {
        <div node_ref=host></div>
        {move || context.with(|now| drawn(now, width.get()))}
    }
}

fn drawn(now: &PageContext, width: f64) -> Option<AnyView> {
    let (data, lang) = (now.data, now.lang);
    let event = now.state.select.and_then(|id| data.events.iter().find(|event| event.id == id))?;
    let all = dates(data, event);
    let plan = plan(data, &all, lang, width).filter(|_| width > 0.0)?;
    let title = now.say(PageMsg::DatesTitle);
    let lines: Vec<String> =
        all.iter().map(|dated| [dated.name(data, lang), ": ", &date_words(lang, &dated.when)].concat()).collect();
    let name = [title, ". ", &lines.join("; ")].concat();
    let sides: Vec<AnyView> = all.iter().filter_map(|dated| side(now, event.id, dated)).collect();
    let sides = (sides.len() > 1).then(|| view! { <ul class="sides">{sides}</ul> });
    let drawn = drawing(&plan, "dates", name, |_| None);
    Some(view! { <div id="several-dates"><b>{title}</b> {drawn} {sides}</div> }.into_any())
}

/// What one source says.
fn side(now: &PageContext, read: &str, dated: &StatedDate<'static>) -> Option<AnyView> {
    let By::Source(event) = dated.by else { return None };
    let (data, lang) = (now.data, now.lang);
    let record = now.library.record(event.id);
    // The reading quotes its own event above.
    let quotation = record.filter(|_| event.id != read).and_then(quote);
    let url = record.map_or("", |record| record.get("url"));
    let host = url.split('/').nth(2).map(|host| outside(url, None, host.to_string()));
    Some(
        view! {
            <li>
                <b>{date_words(lang, &dated.when)}</b>
                <span>{event.provenance.text.get(lang)}</span>
                {quotation}
                <small>{provenance_words(data, lang, &event.provenance)}</small>
                {host}
            </li>
        }
        .into_any(),
    )
}
