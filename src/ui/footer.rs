use super::atlas::{Atlas, Copied};
use super::panels::coming;
use super::parts::button;
use super::scene::Scene;
use crate::bundle;
use crate::chart::headline;
use crate::chart::labels::qualifier_words;
use crate::glyph::{glyph, pierced};
use crate::model::{Hue, Qualifier};
use crate::platform::address;
use crate::seam::Command;
use crate::text::{Arg, Msg, fill, say};
use leptos::prelude::*;

/// What the marks mean, where the figures come from, and what is uncertain about them.
#[component]
pub fn Notes(atlas: Atlas) -> impl IntoView {
    view! {
        {move || atlas.scene.with(|scene| match atlas.is_whole.get() && scene.state.page.has_charts() {
            true => notes(atlas, scene),
            false => ().into_any(),
        })}
    }
}

fn notes(atlas: Atlas, scene: &Scene) -> AnyView {
    let (state, lang) = (&scene.state, scene.lang);
    view! {
        <ul class="key">{key(atlas, scene)}</ul>
        {sentence(say(lang, Msg::SourceLine), headline::sources(atlas.data(), state, lang))}
        {sentence(say(lang, Msg::NoteLine), headline::notes(atlas.data(), state, lang))}
    }
    .into_any()
}

fn key(atlas: Atlas, scene: &Scene) -> Vec<AnyView> {
    let (state, lang) = (&scene.state, scene.lang);
    let item = |sign: AnyView, name: &'static str| view! { <li>{sign}{name}</li> }.into_any();
    let mut key = Vec::new();
    if state.page.has_growth() {
        let qualifiers = headline::qualifiers(atlas.data(), state);
        key.extend(qualifiers.into_iter().map(|one| item(glyph(Hue::Uz, one, true), qualifier_words(lang, one))));
        key.push(item(line("40", "M0 10H40", "gap"), say(lang, Msg::KeyGap)));
        key.push(item(line("16", "M2 17l5 -14M9 17l5 -14", "break"), say(lang, Msg::KeyBreak)));
        key.push(item(view! { <b>"*"</b> }.into_any(), say(lang, Msg::KeyContested)));
    }
    if atlas.data().holds_own() {
        key.push(item(pierced(Hue::Uz, Qualifier::Exact, true), say(lang, Msg::KeyOwn)));
    }
    if state.page.has_timeline() {
        key.push(item(view! { <span class="vague"></span> }.into_any(), say(lang, Msg::KeyVague)));
    }
    key
}

fn line(width: &'static str, path: &'static str, class: &'static str) -> AnyView {
    view! { <svg width=width height="20" aria-hidden="true"><path d=path class=class></path></svg> }.into_any()
}

fn sentence(name: &'static str, words: String) -> AnyView {
    if words.is_empty() {
        return ().into_any();
    }
    view! { <p class="fine"><b>{name}</b>" "{words}</p> }.into_any()
}

/// Copy link, download, print.
#[component]
pub fn Actions(atlas: Atlas) -> impl IntoView {
    view! { {move || atlas.scene.with(|scene| actions(atlas, scene))} }
}

fn actions(atlas: Atlas, scene: &Scene) -> AnyView {
    let lang = scene.lang;
    let is_away = !atlas.is_whole.get() || !scene.state.page.has_charts();
    // From a disk there is no link that opens elsewhere.
    let has_address = address::shared("").is_some();
    let waiting = atlas.awaits_counts.get().then(|| coming(atlas, scene));
    // They are all counts of the atlas.
    let is_brought = atlas.data().is_brought;
    view! {
        <p class="acts" hidden=is_away>
            {has_address.then(|| button("copy-link", "", Command::Copy, say(lang, Msg::ActionCopy)))}
            <button type="button" id="save-counts" hidden=is_brought on:click=move |_| atlas.save_counts()>{say(lang, Msg::ActionDownload)}</button>
            {button("print", "", Command::Print, say(lang, Msg::ActionPrint))}
            <span role="status">{answer(atlas, scene)} {waiting}</span>
        </p>
    }
    .into_any()
}

/// What became of copying the link; where the browser refused, the address to copy by hand.
fn answer(atlas: Atlas, scene: &Scene) -> AnyView {
    match atlas.feedback.with(|feedback| feedback.copied) {
        Copied::No => ().into_any(),
        Copied::Done => say(scene.lang, Msg::ActionCopied).into_any(),
        Copied::Refused => {
            let link = address::shared(&atlas.link_to_share(&scene.state)).unwrap_or_default();
            let name = say(scene.lang, Msg::ActionCopyByHand);
            view! { <label class="by-hand">{name}" "<input readonly value=link/></label> }.into_any()
        }
    }
}

/// Version and licences.
#[component]
pub fn Foot(atlas: Atlas) -> impl IntoView {
    view! {
        {move || {
            let lang = atlas.lang();
            let version = fill(lang, Msg::StorageVersion, &[("v", Arg::Words(bundle::VERSION))]);
            let words = [version.as_str(), " · ", say(lang, Msg::LicenceLine)].concat();
            view! { <footer class="foot fine" hidden=!atlas.is_whole.get()>{words}</footer> }.into_any()
        }}
    }
}
