//! A record in full: all its fields, what other sources say, who names it, where it is drawn.

use super::fields::fields;
use super::shown_rows::ShownRows;
use crate::chart::labels::verdict_words;
use crate::model::Number;
use crate::pages::cell::{address, marked};
use crate::records::link::push;
use crate::records::{Record, related, words};
use crate::text::{Arg, PageMsg, fill_page};
use crate::view::{Page, write};
use leptos::prelude::*;

/// How many records that name a record are listed.
const LISTED: usize = 12;

/// All of it, but how to cite it.
pub fn record(shown: &ShownRows, record: &Record<'static>) -> Vec<AnyView> {
    let mut parts = vec![fields(shown, record)];
    if record.table.name != "checks" {
        parts.push(checks(shown, record));
    }
    parts.extend(named_by(shown, record));
    parts.push(views(shown, record));
    parts
}

/// Each check with its words, its better value, its addresses and how sure it is.
fn checks(shown: &ShownRows, record: &Record<'static>) -> AnyView {
    let found: Vec<AnyView> = shown.now.library.checks_of(record.id()).map(|found| check(shown, &found)).collect();
    let content = match found.is_empty() {
        true => view! { <p class="missing">{shown.say(PageMsg::RecordUnchecked)}</p> }.into_any(),
        false => view! { <ul>{found}</ul> }.into_any(),
    };
    view! { <div class="checks"><h3>{shown.say(PageMsg::RecordChecks)}</h3> {content}</div> }.into_any()
}

fn check(shown: &ShownRows, check: &Record<'static>) -> AnyView {
    let lang = shown.lang();
    let verdict = words::verdict(check).map_or("", |verdict| verdict_words(lang, verdict));
    let said = |message, column: &str, cell: &str| {
        fill_page(lang, message, &[("word", Arg::Words(&words::code(lang, column, cell)))])
    };
    let mut lesser = vec![
        said(PageMsg::RecordConfidence, "confidence", check.get("confidence")),
        said(PageMsg::RecordRests, "rests", check.get("basis")),
    ];
    lesser.extend(words::better_sentence(check, lang));
    lesser.reverse();
    let about = fill_page(lang, PageMsg::RecordAbout, &[("id", Arg::Words(check.id()))]);
    let urls: Vec<AnyView> = check.get("urls").split(';').filter(|url| !url.is_empty()).map(address).collect();
    view! {
        <li>
            <p><b>{verdict}</b> " " <span>{marked(check.text(lang), &shown.needles)}</span></p>
            <p class="fine">{lesser.join(" · ")} " · " <a href=shown.now.record_link(check.id())>{about}</a></p>
            {urls}
        </li>
    }
    .into_any()
}

/// The records that name this one.
fn named_by(shown: &ShownRows, record: &Record<'static>) -> Option<AnyView> {
    let lang = shown.lang();
    let all = related::naming(shown.now.library, record.id());
    if all.is_empty() {
        return None;
    }
    let listed = all.iter().take(LISTED).map(|other| {
        let kind = PageMsg::named(&["table-", other.table.name].concat()).map_or("", |name| shown.say(name));
        let href = shown.now.record_link(other.id());
        view! { <li><a href=href>{words::name(other, lang)}</a> <small>" " {kind}</small></li> }.into_any()
    });
    let mut items: Vec<AnyView> = listed.collect();
    if all.len() > LISTED {
        let n = Number::whole((all.len() - LISTED) as i64);
        let mut link = String::new();
        push(&mut link, "table", all[LISTED].table.name);
        push(&mut link, "of", record.id());
        let words = fill_page(lang, PageMsg::RecordMore, &[("n", Arg::Count(n))]);
        let href = write(&shown.now.view(Page::Evidence, link));
        items.push(view! { <li><a href=href>{words}</a></li> }.into_any());
    }
    let title = shown.say(PageMsg::RecordNamedBy);
    Some(view! { <div class="named-by"><h3>{title}</h3> <ul>{items}</ul></div> }.into_any())
}

/// Where the record is drawn.
fn views(shown: &ShownRows, record: &Record<'static>) -> AnyView {
    let now = &shown.now;
    let Some((page, link)) = related::view_of(now.library, now.data, record, &now.state) else {
        return view! { <div class="views" hidden=""></div> }.into_any();
    };
    let name = match page {
        Page::Timeline => PageMsg::RecordTimeline,
        Page::Country => PageMsg::RecordCountry,
        Page::Organisations => PageMsg::RecordOrganisations,
        Page::Laws => PageMsg::RecordLaws,
        _ => PageMsg::RecordGrowth,
    };
    let (title, name) = (shown.say(PageMsg::RecordViews), shown.say(name));
    view! { <div class="views"><h3>{title}</h3> <p class="acts"><a href=link>{name}</a></p></div> }.into_any()
}
