use super::atlas::Atlas;
use super::command::{ATTRIBUTE, Word, bare_button};
use crate::model::Lang;
use crate::platform::dom::{El, el, svg};
use crate::seam::Command;
use crate::text::{Msg, say};
use crate::view::{Action, Page, write};
use leptos::prelude::*;

/// The name of a page.
pub fn page_name(page: Page) -> Msg {
    match page {
        Page::Together => Msg::PageTogether,
        Page::Growth => Msg::PageGrowth,
        Page::Timeline => Msg::PageTimeline,
        Page::Country => Msg::PageCountry,
        Page::Organisations => Msg::PageOrganisations,
        Page::Laws => Msg::PageLaws,
        Page::Evidence => Msg::PageEvidence,
    }
}

/// Brand, pages, languages, colours.
pub fn header(atlas: Atlas) -> Vec<El> {
    let lang = atlas.lang();
    let link = |command: Command, href: &str, name: Msg| {
        let word = Word(&command).to_string();
        el("a").attr("href", href).attr("id", &word).attr(ATTRIBUTE, &word).text(say(lang, name))
    };
    let nav = atlas.scene.with(|scene| {
        Page::ALL.map(|page| {
            let href = write(&Action::Open(page).apply(scene.state.clone()));
            let here = (scene.state.page == page).then_some("page");
            link(Command::View(Action::Open(page)), &href, page_name(page)).attr_if("aria-current", here)
        })
    });
    // Each language is called by its own name, whatever language the page speaks.
    let languages = Lang::ALL.map(|own| {
        let pressed = if own == lang { "true" } else { "false" };
        bare_button(Command::View(Action::Speak(own)))
            .attr("lang", own.tag())
            .attr("aria-pressed", pressed)
            .text(own.rules().own_name)
    });
    let dark = atlas.device.get().dark;
    let colours = say(lang, if dark { Msg::ThemeToLight } else { Msg::ThemeToDark });
    let icon = svg("svg")
        .attr("width", "20")
        .attr("height", "20")
        .attr("viewBox", "0 0 20 20")
        .attr("aria-hidden", "true")
        .children([
            svg("circle")
                .attr("cx", "10")
                .attr("cy", "10")
                .attr("r", "7")
                .attr("fill", "none")
                .attr("stroke", "currentColor")
                .attr("stroke-width", "1.6"),
            svg("path").attr("d", "M10 3a7 7 0 0 0 0 14z").attr("fill", "currentColor"),
        ]);
    let tools = el("div").class("tools").children([
        el("div").attr("role", "group").attr("aria-label", say(lang, Msg::Language)).children(languages),
        bare_button(Command::Colours).attr("aria-label", colours).attr("title", colours).child(icon),
    ]);
    vec![
        link(Command::Skip, "#main", Msg::Skip).class("skip"),
        el("header").class("top").children([
            link(Command::View(Action::Reset), "#/", Msg::AppName).class("brand"),
            el("nav").class("main").attr("aria-label", say(lang, Msg::Menu)).children(nav),
            tools,
        ]),
    ]
}
