//! All that is stated of one place: its counts, stages, figures, laws, organisations, projects, persons and claims.

mod chart;
mod figures;
mod place;

use super::context::{Context, PageContext};
use super::headline::name_page;
use super::laws;
use super::parts::{
    Report, check_list, claims, foreign, heading, nothing, page_link, quote, record_link, report, source,
};
use crate::chart::plan::Role;
use crate::glyph::{glyph, token};
use crate::model::{Bound, Date, Hue, Number, Qualifier, When};
use crate::records::country::{CountryStage, Origin, PLACES, Portrait, Seam};
use crate::records::{self, Record, lead, words};
use crate::text::{Arg, Msg, PageMsg, date_words, fill_page, say};
use crate::view::Page;
use leptos::prelude::*;
use place::place;

/// The page.
#[component]
pub fn CountryPage(context: Context) -> impl IntoView {
    let here = Memo::new(move |_| context.with(|now| place(now).0));
    let refused = move || context.with(|now| report(now.lang, &place(now).1));
    let name = move || context.with(|now| words::name_of(now.library, here.get().id(), now.lang).to_string());
    name_page(context, name);
    view! {
        <div id="country" class="part">
            {tabs(context, here)}
            <h1 class="big" tabindex="-1">{name}</h1>
            {move || {
                let now = context.get_untracked();
                let portrait = Portrait::of(now.library, here.get());
                view! { <p class="lead">{lead::lead(now.library, now.lang, &portrait)}</p> }
            }}
            <Report words=Signal::derive(refused) />
            {move || body(context, here.get())}
        </div>
    }
}

fn tabs(context: Context, here: Memo<Hue>) -> AnyView {
    let now = context.get_untracked();
    let tab = |hue: Hue| {
        let name = words::name_of(now.library, hue.id(), now.lang).to_string();
        let current = move || (here.get() == hue).then_some("page");
        let href = now.to(Page::Country, &[("place", hue.id())]);
        view! {
            <li>
                <a href=href id=["tab-", hue.id()].concat() aria-current=current style:--own=token(Role::Place(hue))>
                    {glyph(hue, Qualifier::Exact, false)} {name}
                </a>
            </li>
        }
        .into_any()
    };
    let tabs: Vec<AnyView> = PLACES.map(tab).into();
    view! { <nav class="tabs" aria-label=now.say(PageMsg::PlacesTabs)><ul>{tabs}</ul></nav> }.into_any()
}

fn body(context: Context, here: Hue) -> Vec<AnyView> {
    let now = &context.get_untracked();
    let portrait = &Portrait::of(now.library, here);
    let mut main = chart::chart(context, now, portrait);
    main.extend(stages(now, portrait));
    main.extend(laws_here(context, now, portrait));
    main.extend(organisations(now, portrait));
    let mut parts = vec![
        view! {
            <div class="spread">
                <div class="flow">{main}</div>
                <div class="figures">{figures::figures(now, portrait)}</div>
            </div>
        }
        .into_any(),
        pair(now, portrait),
    ];
    parts.extend(claimed(now, portrait));
    parts
}

fn stages(now: &PageContext, portrait: &Portrait) -> Vec<AnyView> {
    let title = heading(2, now.say(PageMsg::CountryStages));
    if portrait.stages.is_empty() {
        return vec![title, nothing(now)];
    }
    let columns: Vec<AnyView> = portrait.stages.iter().map(|each| stage(now, portrait.hue, each)).collect();
    vec![title, view! { <ol class="columns">{columns}</ol> }.into_any()]
}

fn stage(now: &PageContext, hue: Hue, stage: &CountryStage<'static>) -> AnyView {
    let (lang, record) = (now.lang, stage.record);
    let date = words::date(&record, lang).unwrap_or_else(|| say(lang, Msg::DateUnknown).to_string());
    let years = |from: i32, to: i32| {
        let (from, to) = (Date::year(from), Date::year(to));
        let when = if from == to { When::At(from) } else { When::Span(Bound::Date(from), Bound::Date(to)) };
        date_words(lang, &when)
    };
    let seam = match stage.seam {
        Seam::Plain => None,
        Seam::Gap(from, to) => Some((PageMsg::StageGap, years(from, to))),
        Seam::Shared(from, to) => Some((PageMsg::StageShared, years(from, to))),
    };
    let seam = seam.map(|(message, years)| {
        let words = fill_page(lang, message, &[("years", Arg::Words(&years))]);
        view! { <p class="seam">{words}</p> }
    });
    view! {
        <li>
            <h3 style:color=token(Role::Place(hue))>{date}</h3>
            <p>{record.text(lang)}</p>
            {quote(record)}
            {seam}
            {check_list(lang, &stage.checks)}
            <small>{source(now, record)} " · " {record_link(now, record)}</small>
        </li>
    }
    .into_any()
}

fn laws_here(context: Context, now: &PageContext, portrait: &Portrait) -> Vec<AnyView> {
    let countries = records::laws::laws(now.library);
    let list = match countries.iter().find(|country| country.place == portrait.hue.id()) {
        Some(country) => laws::list(context, now, country, 3),
        None => nothing(now),
    };
    vec![heading(2, now.say(PageMsg::TableLaws)), list]
}

fn organisations(now: &PageContext, portrait: &Portrait) -> Vec<AnyView> {
    let lang = now.lang;
    let mut parts = vec![heading(2, now.say(PageMsg::CountryOrganisations))];
    if portrait.organisations.is_empty() {
        parts.push(nothing(now));
        return parts;
    }
    let item = |record: Record<'static>| {
        let (name, of) = record.proper_name(lang);
        let href = now.to(Page::Organisations, &[("select", record.id())]);
        let fate = record.get("fate");
        let fate = (!fate.is_empty()).then(|| {
            view! { " · " <span class="fate">{words::code(lang, "fate", fate)}</span> }
        });
        view! {
            <li><b><a href=href lang=foreign(now, of)>{name}</a></b> {fate} <p>{record.text(lang)}</p></li>
        }
        .into_any()
    };
    let names = [PageMsg::OriginAbroad, PageMsg::OriginUnstated, PageMsg::OriginOwn, PageMsg::OriginState];
    for (origin, name) in Origin::ALL.into_iter().zip(names) {
        let members = portrait.organisations.iter().filter(|record| Origin::of(**record) == origin);
        let members: Vec<AnyView> = members.map(|record| item(*record)).collect();
        if !members.is_empty() {
            let count = members.len().to_string();
            parts.push(view! { <h3>{now.say(name)} " " <small>{count}</small></h3> }.into_any());
            parts.push(view! { <ul class="names">{members}</ul> }.into_any());
        }
    }
    parts
}

/// Projects and persons, side by side.
fn pair(now: &PageContext, portrait: &Portrait) -> AnyView {
    let lang = now.lang;
    let list = |title: PageMsg, records: &[Record<'static>]| {
        let items = records.iter().map(|record| {
            let (name, of) = record.proper_name(lang);
            let date = words::date(record, lang).map(|date| view! { " · " {date} });
            let line = view! { <small>{source(now, *record)} " · " {record_link(now, *record)}</small> };
            view! { <li><p><b lang=foreign(now, of)>{name}</b> {date}</p> <p>{record.text(lang)}</p> {line}</li> }
                .into_any()
        });
        let items: Vec<AnyView> = items.collect();
        let content =
            if items.is_empty() { nothing(now) } else { view! { <ul class="plainlist">{items}</ul> }.into_any() };
        view! { <section>{heading(2, now.say(title))} {content}</section> }.into_any()
    };
    let (projects, persons) =
        (list(PageMsg::TableProjects, &portrait.projects), list(PageMsg::TablePersons, &portrait.persons));
    view! { <div class="pair">{projects} {persons}</div> }.into_any()
}

fn claimed(now: &PageContext, portrait: &Portrait) -> Vec<AnyView> {
    let title = heading(2, now.say(PageMsg::CountryClaims));
    if portrait.claims.is_empty() {
        return vec![title, nothing(now)];
    }
    let n = Arg::Count(Number::whole(portrait.events.len() as i64));
    let events = page_link(now, Page::Timeline, &[], fill_page(now.lang, PageMsg::CountryEvents, &[("n", n)]));
    vec![
        title,
        view! { <p class="fine">{now.say(PageMsg::CountryClaimsSub)}</p> }.into_any(),
        view! { <div class="claims">{claims(now, &portrait.claims, 3, "claims")}</div> }.into_any(),
        view! { <p class="acts">{events}</p> }.into_any(),
    ]
}
