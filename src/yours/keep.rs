//! Keeping and sharing: a link with the data in it, one file, a data package.

use super::drawn::{first_page, held, numbers_words, tables, written};
use super::shown_data::{DrawnData, Whose};
use super::state::Yours;
use crate::bundle;
use crate::export::one_file::page_with_data;
use crate::export::{own_package, zip};
use crate::model::{Lang, Number};
use crate::owndata::Payload;
use crate::owndata::link::{MOST_LENGTH, SAFE_LENGTH};
use crate::platform::{address, carried, clipboard, save, storage};
use crate::text::{Arg, OwnMsg, fill_own, say_own};
use crate::view::{ViewState, carrying, write};
use leptos::prelude::*;

/// The part of the page that keeps and shares what can be drawn.
pub fn keep(yours: &Yours, lang: Lang, payload: Payload) -> AnyView {
    let drawn = yours.drawn.get_untracked().filter(|drawn| drawn.payload == payload);
    let drawn = drawn.unwrap_or(DrawnData { whose: Whose::Reader, payload, is_beside: false });
    let answer = RwSignal::new(String::new());
    let written = written(&drawn);
    let (page_of, package_of) = (written.clone(), drawn.payload.clone());
    let save_page = move |_| save_page(lang, page_of.clone(), answer);
    let save_package = move |_| save_package(lang, &package_of, answer);
    let (page, page_is) = (say_own(lang, OwnMsg::OwnSavePage), say_own(lang, OwnMsg::OwnSavePageIs));
    let (package, package_is) = (say_own(lang, OwnMsg::OwnSavePackage), say_own(lang, OwnMsg::OwnSavePackageIs));
    view! {
        <section class="keep">
            <h2>{say_own(lang, OwnMsg::OwnKeep)}</h2>
            <div class="keep-ways">
                {link(lang, &drawn, &written, answer)}
                <div><button class="act" id="own-page" on:click=save_page>{page}</button> <p><small>{page_is}</small></p></div>
                <div>
                    <button class="act" id="own-package" on:click=save_package>{package}</button>
                    <p><small>{package_is}</small></p>
                </div>
                {here(lang, written, answer)}
            </div>
            <p role="status">{move || answer.get()}</p>
        </section>
    }
    .into_any()
}

/// What was kept is found under this name.
const HELD: &str = "own";

/// Keeps them in this browser, or forgets what it keeps.
fn here(lang: Lang, written: String, answer: RwSignal<String>) -> AnyView {
    let is_held = RwSignal::new(storage::recall(HELD).as_deref() == Some(&written));
    let change = move |_| {
        let message = if is_held.get_untracked() {
            storage::forget(HELD);
            is_held.set(false);
            OwnMsg::OwnForgotten
        } else {
            is_held.set(storage::remember(HELD, &written));
            if is_held.get_untracked() { OwnMsg::OwnHeld } else { OwnMsg::OwnNotHeld }
        };
        answer.set(say_own(lang, message).to_string());
    };
    let name = move || say_own(lang, if is_held.get() { OwnMsg::OwnForget } else { OwnMsg::OwnHold });
    view! {
        <div>
            <button class="act" id="own-hold" on:click=change>{name}</button>
            <p><small>{say_own(lang, OwnMsg::OwnHoldIs)}</small></p>
        </div>
    }
    .into_any()
}

/// What is kept in this browser, to be shown again or forgotten; nothing where nothing is.
pub fn what_is_held(yours: &Yours, lang: Lang) -> AnyView {
    let text = RwSignal::new(storage::recall(HELD));
    let yours = yours.clone();
    let forget = move |_| {
        storage::forget(HELD);
        text.set(None);
    };
    let content = move || {
        let text = text.get()?;
        let (payload, yours) = (held(&text), yours.clone());
        let words = match &payload {
            Some(payload) => numbers_words(lang, OwnMsg::OwnHeldHere, payload),
            None => say_own(lang, OwnMsg::OwnHeldDamaged).to_string(),
        };
        let show = payload.map(|payload| {
            let show = move |_| yours.see_of(payload.clone(), Whose::Reader);
            view! { <button class="solid" id="own-show-held" on:click=show>{say_own(lang, OwnMsg::OwnSee)}</button> }
        });
        Some(view! {
            <section class="held">
                <p>{words}</p>
                <p class="acts">
                    {show} <button class="act" id="own-forget" on:click=forget>{say_own(lang, OwnMsg::OwnForget)}</button>
                </p>
            </section>
        })
    };
    view! { {content} }.into_any()
}

/// The link, with its length; where it is too long to arrive whole, or there is none, what to do instead.
fn link(lang: Lang, drawn: &DrawnData, written: &str, answer: RwSignal<String>) -> AnyView {
    let state = ViewState { page: first_page(&drawn.payload), lang: Some(lang), ..ViewState::default() };
    let name = say_own(lang, OwnMsg::OwnCopyLink);
    let Some(link) = address::shared(&carrying(&write(&state), written)) else {
        return view! { <div><b>{name}</b> <p><small>{say_own(lang, OwnMsg::OwnLinkNowhere)}</small></p></div> }
            .into_any();
    };
    let length = link.chars().count();
    let count = |n: usize| Arg::Count(Number::whole(n as i64));
    let args = [("n", count(length)), ("most", count(MOST_LENGTH))];
    let message = match length {
        length if length <= SAFE_LENGTH => OwnMsg::OwnLinkLength,
        length if length <= MOST_LENGTH => OwnMsg::OwnLinkWarn,
        _ => OwnMsg::OwnLinkLong,
    };
    let words = fill_own(lang, message, &args);
    if length > MOST_LENGTH {
        return view! { <div><b>{name}</b> <p><small>{words}</small></p></div> }.into_any();
    }
    let refused = RwSignal::new(false);
    let shown = link.clone();
    let copy = move |_| {
        clipboard::copy(&link, move |well| {
            refused.set(!well);
            answer.set(say_own(lang, if well { OwnMsg::OwnCopied } else { OwnMsg::OwnNotCopied }).to_string());
        });
    };
    let field = move || {
        refused.get().then(|| view! { <input type="text" readonly aria-label=name prop:value=shown.clone() /> })
    };
    view! { <div><button class="act" id="own-link" on:click=copy>{name}</button> <p><small>{words}</small></p> {field}</div> }
        .into_any()
}

/// What a file is called: nothing of the reader's own file, whose name may say more than they want to share.
const NAME: &str = "civic-atlas-own";

fn say_saved(lang: Lang, answer: RwSignal<String>, name: &str, is_handed: bool) {
    // A frame may drop what it is handed without a word.
    let saved = if save::is_framed() { OwnMsg::OwnSavedFramed } else { OwnMsg::OwnSaved };
    answer.set(match is_handed {
        true => fill_own(lang, saved, &[("name", Arg::Words(name))]),
        false => say_own(lang, OwnMsg::OwnUnsaved).to_string(),
    });
}

/// Saves the whole page with the data in it.
fn save_page(lang: Lang, data: String, answer: RwSignal<String>) {
    let name = [NAME, ".html"].concat();
    if save::is_confined() {
        return say_saved(lang, answer, &name, false);
    }
    carried::page(move |page| {
        let page = page.and_then(|page| page_with_data(&page, &data));
        let file = page.and_then(|page| save::file(&page, "text/html;charset=utf-8"));
        say_saved(lang, answer, &name, file.is_some_and(|file| save::download(&file, &name)));
    });
}

/// Saves a data package as ZIP.
fn save_package(lang: Lang, payload: &Payload, answer: RwSignal<String>) {
    let files = tables(payload).map(|tables| own_package::files(bundle::schema(), &tables)).unwrap_or_default();
    let name = [NAME, ".zip"].concat();
    let file =
        save::file_of(&zip::archive(&files), "application/zip").filter(|_| !files.is_empty() && !save::is_confined());
    say_saved(lang, answer, &name, file.is_some_and(|file| save::download(&file, &name)));
}
