//! The laws that the articles name, by country and date.

use super::context::{Context, PageContext};
use super::headline::{lead_to, name_page};
use super::parts::{Report, check_list, heading, quote, record_link, report, source, timeline_link};
use crate::chart::plan::Role;
use crate::glyph::{glyph, token};
use crate::model::{Qualifier, When};
use crate::records::laws::{Country, Law, hue, laws, title};
use crate::records::words;
use crate::text::{Arg, Msg, PageMsg, date_words, fill_page, say};
use leptos::prelude::*;

/// The page.
#[component]
pub fn LawsPage(context: Context) -> impl IntoView {
    let now = context.get_untracked();
    let lang = now.lang;
    let countries = laws(now.library);
    let title = title(lang, &countries);
    name_page(context, move || title.clone());
    lead_to(context, "law-");
    let sections = countries.iter().map(|country| {
        let hue = hue(country);
        let name = words::name_of(now.library, country.place, lang).to_string();
        view! {
            <section class="country">
                <h2 class="placed" style:color=token(Role::Place(hue))>{glyph(hue, Qualifier::Exact, false)} {name}</h2>
                {list(context, &now, country, 3)}
            </section>
        }
        .into_any()
    });
    let sections: Vec<AnyView> = sections.collect();
    let refused = move || {
        context.with(|now| {
            let mut refused = now.unknown(&["select"]);
            let named = now.value("select").filter(|id| !is_known(&laws(now.library), id));
            refused.extend(named.map(|id| (Msg::RefusalRecord, id)));
            report(now.lang, &refused)
        })
    };
    view! {
        <div id="laws" class="part">
            <p class="sub"><small>{now.say(PageMsg::LawsSub)}</small></p>
            <Report words=Signal::derive(refused) />
            {sections}
        </div>
    }
}

fn is_known(countries: &[Country], id: &str) -> bool {
    countries.iter().flat_map(|country| &country.laws).any(|law| law.record.id() == id)
}

/// The laws of a country, each under a heading of this level.
pub fn list(context: Context, now: &PageContext, country: &Country, level: u8) -> AnyView {
    let items: Vec<AnyView> = country.laws.iter().map(|law| item(context, now, law, level)).collect();
    view! { <ol class="laws">{items}</ol> }.into_any()
}

/// The date as printed, in a dashed box where another source contradicts it, and the other date beside it.
fn dates(now: &PageContext, law: &Law) -> AnyView {
    let lang = now.lang;
    let words = |when: Option<When>| {
        when.map_or_else(|| say(lang, Msg::DateUnknown).to_string(), |when| date_words(lang, &when))
    };
    if law.is_wrong {
        let (better, printed) = (words(law.better), words(law.printed));
        let said = now.say(PageMsg::LawPrintedAs);
        return view! {
            <p class="dates"><b>{better}</b> " " <span class="hidden">{said} " "</span> <s class="disputed">{printed}</s></p>
        }
        .into_any();
    }
    let finer = law.better.map(|better| {
        let date = date_words(lang, &better);
        view! { " " <span>{fill_page(lang, PageMsg::LawFiner, &[("date", Arg::Words(&date))])}</span> }.into_any()
    });
    view! { <p class="dates"><b>{words(law.printed)}</b> {finer}</p> }.into_any()
}

fn item(context: Context, now: &PageContext, law: &Law, level: u8) -> AnyView {
    let (lang, record) = (now.lang, law.record);
    let number = match record.get("number") {
        "" => view! { <span class="lack">{now.say(PageMsg::LawNoNumber)}</span> }.into_any(),
        number => {
            let words = fill_page(now.lang, PageMsg::LawNumber, &[("n", Arg::Words(number))]);
            view! { <span>{words}</span> }.into_any()
        }
    };
    let event = law.event.and_then(|id| now.library.record(id));
    let mark = event.map(|event| view! { <span>" · "</span> {timeline_link(now, event)} }.into_any());
    let links = view! { <small>{source(now, record)} " · " {record_link(now, record)} {mark}</small> };
    let id = record.id();
    let here = move || context.with(|now| now.value("select").as_deref() == Some(id)).then_some("true");
    view! {
        <li id=["law-", id].concat() tabindex="-1" aria-current=here>
            {dates(now, law)}
            <div>{heading(level, record.text(lang))} <p>{number}</p> {quote(record)} {links}</div>
            <div>{check_list(lang, &law.checks)}</div>
        </li>
    }
    .into_any()
}
