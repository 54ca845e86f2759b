//! The program of own data: the page *Your data*, where a reader brings a table, checks how it was read, and sees it drawn.
//!
//! What was brought lives as long as the page and nowhere else; nothing is sent, and nothing is stored unless the reader asks
//! for it (`keep`). The language may change, and the page with it: what was brought, answered and chosen stays.

mod bar;
mod bring;
mod cells;
mod check;
mod drawn;
mod keep;
mod noticed;
mod question;
mod shown_data;
mod state;
mod table;
mod workbooks;

use crate::bundle::File;
use crate::model::{Lang, Number};
use crate::owndata::{Fate, MOST_BYTES, MOST_LINK_BYTES, Payload};
use crate::platform::{carried, page};
use crate::seam::{OwnView, PageName, Program, ShownPage, Slot, ToAtlas, page_program, port};
use crate::text::{Arg, Msg, OwnMsg, fill, fill_own, say, say_own};
use leptos::mount::mount_to;
use leptos::prelude::*;
use shown_data::Whose;
use state::Yours;
use web_sys::HtmlElement;

/// Starts this as a program of its own.
pub fn start() {
    page_program::start(Program::Yours, |lang| vec![File::Words(lang), File::Own(lang)], mount);
}

/// Takes in the data of an address that carries other data than before.
fn follow(before: &OwnView, now: &OwnView) {
    let yours = Yours::kept();
    // What is drawn may have come to the address from here.
    let is_drawn =
        || yours.drawn.with_untracked(|drawn| drawn.as_ref().is_some_and(|drawn| drawn::written(drawn) == now.carried));
    if now.carried.is_empty() {
        yours.trouble.set(None);
    } else if now.carried != before.carried && !(now.shows_beside.is_some() && is_drawn()) {
        yours.receive(&now.carried, MOST_LINK_BYTES);
    }
}

/// Mounts the page and the bar into their slots, for the life of the page.
fn mount(host: HtmlElement, shown: ShownPage) -> impl Fn(ShownPage) {
    // An address that carries data counts more than the page that carries it.
    match carried::own().filter(|_| shown.own.carried.is_empty()) {
        Some(data) => Yours::kept().receive(&data, MOST_BYTES),
        None => follow(&OwnView::default(), &shown.own),
    }
    let owner = Owner::new();
    owner.set();
    // All that is made here lives as long as the page.
    std::mem::forget(owner);
    let shown = RwSignal::new(shown);
    mount_to(host, move || view! { <Page shown=shown /> }).forget();
    if let Some(host) = page::element(Slot::OwnBar.id()) {
        mount_to(host, move || view! { <bar::OwnBar shown=shown /> }).forget();
    }
    if let Some(host) = page::element(Slot::Noticed.id()) {
        mount_to(host, move || view! { <noticed::NoticedInReading shown=shown /> }).forget();
    }
    move |now| {
        let before = shown.with_untracked(|before| before.own.clone());
        follow(&before, &now.own);
        shown.set(now);
    }
}

/// The page while it is shown, made anew for another language.
#[component]
fn Page(shown: RwSignal<ShownPage>) -> impl IntoView {
    let lang = Memo::new(move |_| shown.with(|shown| shown.page.map(|_| shown.lang)));
    Effect::new(move |_| {
        if let Some(lang) = lang.get() {
            let words = title(lang);
            page::set_title(&[&words, " · ", say(lang, Msg::AppName)].concat());
            port::tell_atlas(&ToAtlas::Named(PageName { page: crate::view::Page::Data, lang, words }));
        }
    });
    move || {
        lang.get().map(|lang| {
            view! {
                <h1 tabindex="-1">{move || title(lang)}</h1>
                <div role="status">{move || refused(shown, lang).map(|words| view! { <p class="report">{words}</p> })}</div>
                {page(lang)}
            }
        })
    }
}

/// What of the link means nothing here.
fn refused(shown: RwSignal<ShownPage>, lang: Lang) -> Option<String> {
    let names = |part: &str| fill(lang, Msg::RefusalName, &[("part", Arg::Words(part))]);
    let parts: Vec<String> =
        shown.with(|shown| shown.page_params.split('&').filter(|part| !part.is_empty()).map(names).collect());
    (!parts.is_empty()).then(|| fill(lang, Msg::LinkProblem, &[("list", Arg::Words(&parts.join(", ")))]))
}

/// "38 rows read, 3 interpreted, 2 refused", or what the page is for.
fn title(lang: Lang) -> String {
    let yours = Yours::kept();
    let Some(reading) = yours.reading.get() else {
        return match sent(&yours) {
            Some(payload) => drawn::numbers_words(lang, OwnMsg::OwnTitleSent, &payload),
            None => say_own(lang, OwnMsg::OwnTitle).to_string(),
        };
    };
    if !reading.package.is_empty() {
        return Yours::kept()
            .payload()
            .map_or(String::new(), |payload| drawn::numbers_words(lang, OwnMsg::OwnTitlePackage, &payload));
    }
    if reading.rows.is_empty() {
        return say_own(lang, OwnMsg::OwnTitleNothing).to_string();
    }
    let count = |n: usize| Arg::Count(Number::whole(n as i64));
    let args = [
        ("n", count(reading.rows.len())),
        ("interpreted", count(reading.interpreted())),
        ("refused", count(reading.rows_of(Fate::Refused))),
        ("waiting", count(reading.rows_of(Fate::Waits))),
    ];
    let message = if reading.rows_of(Fate::Waits) > 0 { OwnMsg::OwnTitleWaiting } else { OwnMsg::OwnTitleRead };
    fill_own(lang, message, &args)
}

/// The data of a sender, which are drawn while nothing of the reader's own was brought.
fn sent(yours: &Yours) -> Option<Payload> {
    yours.drawn.get().filter(|drawn| drawn.whose == Whose::Sender).map(|drawn| drawn.payload)
}

/// The page under its title.
fn page(lang: Lang) -> AnyView {
    let yours = Yours::kept();
    let (reading, doing, stopping) = (yours.reading.clone(), yours.doing.clone(), yours.clone());
    let progress = doing.clone();
    let progress = move || {
        progress.get().map(|what| {
            let (name, stops) = (stopping.name.get_untracked(), stopping.clone());
            let name = if name.is_empty() { say_own(lang, OwnMsg::OwnTable) } else { &name };
            view! {
                <p class="report">
                    {fill_own(lang, what, &[("name", Arg::Words(name))])} " "
                    <button class="act" on:click=move |_| stops.stop()>{say_own(lang, OwnMsg::OwnStop)}</button>
                </p>
            }
        })
    };
    view! {
        <div role="status">{progress}</div>
        <div class="yours">
            {move || match reading.get() {
                None if doing.get().is_some() => ().into_any(),
                None => view! {
                    {sent(&yours).map(|payload| view! {
                        <p class="banner">{say_own(lang, OwnMsg::OwnBarSent)}</p>
                        {noticed::section(&payload, lang)}
                        {keep::keep(&yours, lang, payload)}
                        <h2>{say_own(lang, OwnMsg::OwnBringOwn)}</h2>
                    })}
                    {bring::page(yours.clone(), lang)}
                }
                .into_any(),
                Some(reading) => check::page(yours.clone(), reading, lang),
            }}
        </div>
    }
    .into_any()
}
