//! The third program: the page *Your data*, where a reader brings a table, checks how it was read, and sees it drawn.
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
use crate::seam::script::ToScript;
use crate::seam::{Program, Slot, ToAtlas, ToYours, files, port};
use crate::text::{Arg, Msg, OwnMsg, fill, fill_own, say, say_own};
use leptos::mount::mount_to;
use leptos::prelude::*;
use state::Yours;
use std::cell::Cell;
use std::rc::Rc;

/// Starts this as a program of its own.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        port::tell_script(ToScript::Panicked);
        page::log(&info.to_string());
    }));
    let shown: Rc<Cell<Option<RwSignal<ToYours>>>> = Rc::default();
    port::on_yours(move |message| {
        files::forget_failures();
        let (shown, lang) = (shown.clone(), message.lang);
        if !message.is_shown && shown.get().is_none() {
            return;
        }
        // Without its words this program has nothing to show.
        files::when_here(vec![File::Words(lang), File::Own(lang)], move |is_here| match (is_here, shown.get()) {
            (true, Some(shown)) => {
                if shown.with_untracked(|before| *before != message) {
                    shown.set(message);
                }
            }
            (true, None) => {
                shown.set(mount(message));
                // Should this program have been there first, it was not heard.
                port::tell_atlas(&ToAtlas::Ready(Program::Yours));
            }
            (false, _) => port::tell_failed(Program::Yours),
        });
    });
    port::on_file(|file, content| {
        // The first program asks for some of them too.
        if !file.is_here() {
            files::keep(file, content);
            files::tell_waiting();
        }
    });
    port::tell_atlas(&ToAtlas::Ready(Program::Yours));
}

/// Mounts the page into its slot, for the life of the page.
fn mount(message: ToYours) -> Option<RwSignal<ToYours>> {
    let host = page::element(Slot::Yours.id())?;
    let owner = Owner::new();
    owner.set();
    // All that is made here lives as long as the page.
    std::mem::forget(owner);
    let shown = RwSignal::new(message);
    mount_to(host, move || view! { <Page shown=shown /> }).forget();
    Some(shown)
}

/// The page while it is shown, made anew for another language.
#[component]
fn Page(shown: RwSignal<ToYours>) -> impl IntoView {
    let lang = Memo::new(move |_| shown.with(|shown| shown.is_shown.then_some(shown.lang)));
    Effect::new(move |_| {
        if let Some(lang) = lang.get() {
            page::set_title(&[&title(lang), " · ", say(lang, Msg::AppName)].concat());
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
fn refused(shown: RwSignal<ToYours>, lang: Lang) -> Option<String> {
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
