//! The page of the reader's own counts and events.

use super::context::Context;
use super::name_page;
use super::parts::{Report, report};
use crate::yours;
use leptos::prelude::*;

/// The page.
#[component]
pub fn OwnDataPage(context: Context) -> impl IntoView {
    let lang = context.with_untracked(|now| now.lang);
    name_page(context, move || yours::title(lang));
    let refused = move || context.with(|now| report(now.lang, &now.unknown(&[])));
    view! {
        <div id="room-title" class="part"><h1 tabindex="-1">{move || yours::title(lang)}</h1></div>
        <div id="own-data" class="part">
            <Report words=Signal::derive(refused) />
            {yours::page(lang)}
        </div>
    }
}
