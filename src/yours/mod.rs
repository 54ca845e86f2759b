//! The program of own data: the page *Your data*, where a reader brings a table, checks how it was read, and sees it drawn.
//!
//! What was brought lives as long as the page and nowhere else; nothing is sent and nothing is stored. The language may
//! change, and the page with it: what was brought, answered and chosen stays.

mod bring;
mod cells;
mod check;
mod question;
mod state;
mod table;

use crate::bundle::File;
use crate::model::{Lang, Number};
use crate::owndata::Fate;
use crate::platform::page;
use crate::seam::{Program, ShownPage, ToAtlas, page_program, port};
use crate::text::{Arg, Msg, OwnMsg, fill, fill_own, say, say_own};
use leptos::mount::mount_to;
use leptos::prelude::*;
use state::Yours;
use web_sys::HtmlElement;

/// Starts this as a program of its own.
pub fn start() {
    page_program::start(Program::Yours, |lang| vec![File::Words(lang), File::Own(lang)], mount);
}

/// Mounts the page into its slot, for the life of the page.
fn mount(host: HtmlElement, shown: ShownPage) -> impl Fn(ShownPage) {
    let owner = Owner::new();
    owner.set();
    // All that is made here lives as long as the page.
    std::mem::forget(owner);
    let shown = RwSignal::new(shown);
    mount_to(host, move || view! { <Page shown=shown /> }).forget();
    move |now| shown.set(now)
}

/// The page while it is shown, made anew for another language.
#[component]
fn Page(shown: RwSignal<ShownPage>) -> impl IntoView {
    let lang = Memo::new(move |_| shown.with(|shown| shown.page.map(|_| shown.lang)));
    Effect::new(move |_| {
        if let Some(lang) = lang.get() {
            let name = title(lang);
            page::set_title(&[&name, " · ", say(lang, Msg::AppName)].concat());
            port::tell_atlas(&ToAtlas::Named(Program::Yours, name));
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
    let reading = Yours::kept().reading.get();
    let Some(reading) = reading else { return say_own(lang, OwnMsg::OwnTitle).to_string() };
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

/// The page under its title.
fn page(lang: Lang) -> AnyView {
    let yours = Yours::kept();
    let reading = yours.reading.clone();
    view! {
        <div class="yours">
            {move || match reading.get() {
                None => bring::page(yours.clone(), lang),
                Some(reading) => check::page(yours.clone(), reading, lang),
            }}
        </div>
    }
    .into_any()
}
