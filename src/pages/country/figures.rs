//! What stands beside the picture of a place: figures that stand alone, such as shares and sums of money.

use crate::pages::context::PageContext;
use crate::pages::parts::{check_list, heading, nothing, quote, record_link, source};
use crate::records::country::Portrait;
use crate::records::{Record, figure, words};
use crate::text::{Msg, PageMsg, say};
use leptos::prelude::*;

/// The figures under their heading.
pub fn figures(now: &PageContext, portrait: &Portrait) -> Vec<AnyView> {
    let title = heading(2, now.say(PageMsg::CountryFigures));
    if portrait.figures.is_empty() {
        return vec![title, nothing(now)];
    }
    let items: Vec<AnyView> = portrait.figures.iter().map(|record| item(now, *record)).collect();
    vec![title, view! { <ul class="standing">{items}</ul> }.into_any()]
}

fn item(now: &PageContext, record: Record<'static>) -> AnyView {
    let lang = now.lang;
    let (amount, unit) = figure(lang, record).unwrap_or_default();
    let unit = (!unit.is_empty()).then(|| view! { " " <span>{unit}</span> });
    let date = words::date(&record, lang).map(|date| [&date, " · "].concat());
    let claim = (record.get("voice") == "claim").then(|| [say(lang, Msg::ReadingClaim), " · "].concat());
    view! {
        <li>
            <p class="amount"><b>{amount}</b> {unit}</p>
            <p>{record.text(lang)}</p>
            {quote(record)}
            {check_list(lang, &now.library.checks_of(record.id()).collect::<Vec<_>>())}
            <small>{date} {claim} {source(now, record)} " · " {record_link(now, record)}</small>
        </li>
    }
    .into_any()
}
