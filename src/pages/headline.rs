//! What a page of this program is called, and the record that its link leads to.

use super::context::Context;
use crate::platform::{dom, page};
use crate::seam::{PageName, ToAtlas, port};
use crate::text::{Msg, say};
use leptos::prelude::*;

/// The headline of the page, for whoever cites it.
#[derive(Clone, Copy)]
pub struct Headline(pub RwSignal<String>);

/// Names the page of this program that is shown: document, citations, and its heading, which the first program makes.
pub fn name_page(context: Context, name: impl Fn() -> String + 'static) {
    let Headline(headline) = expect_context();
    let own = context.with_untracked(|now| now.state.page);
    Effect::new(move |_| {
        // The page that comes next names itself, or has been named already.
        if context.with(|now| now.state.page) != own {
            return;
        }
        let name = name();
        let lang = context.with(|now| now.lang);
        page::set_title(&[&name, " · ", say(lang, Msg::AppName)].concat());
        port::tell_atlas(&ToAtlas::Named(PageName { page: own, lang, words: name.clone() }));
        headline.set(name);
    });
}

/// Leads to the record that the link names; its element's id is its own behind `kind`.
pub fn lead_to(context: Context, kind: &'static str) {
    let named = Memo::new(move |_| context.with(|now| now.value("select")));
    Effect::new(move |_| {
        if let Some(id) = named.get() {
            let id = [kind, &id].concat();
            page::after_turn(move || {
                page::into_view(&id);
                dom::focus(&id);
            });
        }
    });
}
