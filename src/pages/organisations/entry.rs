//! One organisation: what it is, what the articles say of it, and what others say.

use crate::glyph::glyph;
use crate::model::{Hue, Number, Qualifier};
use crate::pages::context::{Context, PageContext};
use crate::pages::parts::{check_list, claims, heading, named, page_link, quote, record_link, source, timeline_link};
use crate::records::country::PLACES;
use crate::records::organisations::{Meeting, OrganisationEntry};
use crate::records::{Record, words};
use crate::text::{Arg, Msg, PageMsg, date_words, fill_page, say};
use crate::view::Page;
use leptos::prelude::*;

/// An organisation in the list.
pub fn item(context: Context, entry: &OrganisationEntry) -> AnyView {
    let now = &context.get_untracked();
    let record = entry.record;
    let id = record.id();
    let hue = Hue::of_place(record.get("place"));
    let others = others(now, entry);
    let is_brief = others.is_empty() && entry.fate().is_empty();
    let side = (!is_brief).then(|| {
        let title = heading(4, now.say(PageMsg::OthersSay));
        let none = others.is_empty().then(|| view! { <p class="none">{now.say(PageMsg::OthersNone)}</p> });
        view! { <div class="side">{title} {none} {others}</div> }
    });
    let here = move || context.with(|now| now.value("select").as_deref() == Some(id)).then_some("true");
    view! {
        <li id=["org-", id].concat() tabindex="-1" aria-current=here class=is_brief.then_some("brief")>
            <div class="who">
                <h3>{glyph(hue, Qualifier::Exact, false)} {named(now, record.proper_name(now.lang))}</h3>
                {facts(now, entry)}
            </div>
            <div class="said">{articles(now, entry)}</div>
            {side}
        </li>
    }
    .into_any()
}

/// What it is, from where, where it acts, from when to when.
fn facts(now: &PageContext, entry: &OrganisationEntry) -> AnyView {
    let (lang, record) = (now.lang, entry.record);
    let line = |name: PageMsg, body: AnyView| view! { <dt>{now.say(name)}</dt> <dd>{body}</dd> }.into_any();
    let lack = || view! { <span class="lack">{now.say(PageMsg::ChooseUnstated)}</span> }.into_any();
    let place = |id: &'static str| match id {
        "" => lack(),
        id => {
            let name = words::name_of(now.library, id, lang).to_string();
            match PLACES.iter().any(|hue| hue.id() == id) {
                true => page_link(now, Page::Country, &[("place", id)], name),
                false => view! { <span>{name}</span> }.into_any(),
            }
        }
    };
    let kind = words::code(lang, "organisation-kind", record.get("kind"));
    let mut lines = vec![
        line(PageMsg::OrgKind, view! { <span>{kind}</span> }.into_any()),
        line(PageMsg::OrgHome, place(record.get("home"))),
        line(PageMsg::OrgPlace, place(record.get("place"))),
    ];
    if !record.get("active").is_empty() || !entry.fate().is_empty() {
        let years = words::when(&record).map(|when| view! { <span>{date_words(lang, &when)}</span> }.into_any());
        lines.push(line(PageMsg::OrgYears, years.unwrap_or_else(lack)));
    }
    view! { <dl>{lines}</dl> }.into_any()
}

/// What the articles say, their judgements as claims of those who make them.
fn articles(now: &PageContext, entry: &OrganisationEntry) -> Vec<AnyView> {
    let (lang, record) = (now.lang, entry.record);
    let mut parts = Vec::new();
    let has_more = !(entry.fate().is_empty() && entry.events.is_empty() && entry.claims.is_empty());
    if has_more {
        let is_of_article = words::is_article(record.get("source"));
        let title = if is_of_article { PageMsg::ArticlesSay } else { PageMsg::OthersSay };
        parts.push(heading(4, now.say(title)));
    }
    parts.push(view! { <p>{record.text(lang)}</p> }.into_any());
    parts.extend(quote(record));
    parts.push(view! { <small>{source(now, record)} " · " {record_link(now, record)}</small> }.into_any());
    parts.extend(dated(now, &entry.events));
    if !entry.grounds.is_empty() {
        parts.push(heading(4, now.say(PageMsg::GroundsGiven)));
        parts.extend(claims(now, &entry.grounds, 5, &["grounds-", record.id()].concat()));
    } else if entry.is_closed() {
        parts.push(view! { <p class="lack">{now.say(PageMsg::GroundsNone)}</p> }.into_any());
    }
    if !entry.claims.is_empty() {
        let count: usize = entry.claims.iter().map(|(_, claims)| claims.len()).sum();
        let n = Arg::Count(Number::whole(count as i64));
        let summary = fill_page(lang, PageMsg::ClaimsMore, &[("n", n)]);
        let id = ["claims-", record.id()].concat();
        let list = claims(now, &entry.claims, 5, &id);
        parts.push(view! { <details class="table" id=id><summary>{summary}</summary> {list}</details> }.into_any());
    }
    parts
}

/// Events and checks of other sources; empty where there are none.
fn others(now: &PageContext, entry: &OrganisationEntry) -> Vec<AnyView> {
    let lang = now.lang;
    let mut parts = Vec::new();
    if let Some(other) = entry.other_date() {
        let message = match other.meeting {
            Meeting::Fits => PageMsg::OtherDateFits,
            Meeting::Differs => PageMsg::OtherDateDiffers,
        };
        let date = date_words(lang, &other.when);
        let words = fill_page(lang, message, &[("date", Arg::Words(&date))]);
        parts.push(view! { <p class="verdict">{words}</p> }.into_any());
    }
    parts.extend(dated(now, &entry.others));
    parts.extend(check_list(lang, &entry.checks));
    parts
}

/// Events with their dates, as a list.
fn dated(now: &PageContext, records: &[Record<'static>]) -> Option<AnyView> {
    let items: Vec<AnyView> = records.iter().map(|record| event(now, *record)).collect();
    (!items.is_empty()).then(|| view! { <ul class="plainlist dated">{items}</ul> }.into_any())
}

fn event(now: &PageContext, record: Record<'static>) -> AnyView {
    let lang = now.lang;
    let date = words::date(&record, lang).unwrap_or_else(|| say(lang, Msg::DateUnknown).to_string());
    let line = view! {
        <small>{source(now, record)} " · " {record_link(now, record)} " · " {timeline_link(now, record)}</small>
    };
    view! { <li><b>{date}</b> " " <span>{record.text(lang)}</span> {line}</li> }.into_any()
}
