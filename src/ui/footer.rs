use super::atlas::Atlas;
use super::command::button;
use crate::bundle;
use crate::chart::headline;
use crate::chart::labels::qualifier_words;
use crate::glyph::glyph;
use crate::model::Hue;
use crate::platform::address;
use crate::platform::dom::{El, el, svg};
use crate::seam::Command;
use crate::text::{Arg, Msg, fill, say};
use crate::view::write;
use leptos::prelude::*;

/// What the marks mean, where the figures come from, and what is uncertain about them.
pub fn notes(atlas: Atlas) -> Vec<El> {
    atlas.scene.with(|scene| {
        if scene.state.page.is_room() {
            return Vec::new();
        }
        let lang = scene.lang;
        let item = |sign: El, name: Msg| el("li").child(sign).text(say(lang, name));
        let line = |width: &str, path: &str, class: &str| {
            let sheet = svg("svg").attr("width", width).attr("height", "20").attr("aria-hidden", "true");
            sheet.child(svg("path").attr("d", path).attr("class", class))
        };
        let sentence =
            |name: Msg, words: &str| el("p").class("fine").child(el("b").text(say(lang, name))).text(" ").text(words);
        let mut parts = Vec::new();
        let mut key = Vec::new();
        if scene.state.page.has_growth() {
            key.extend(headline::qualifiers(atlas.data, &scene.state).into_iter().map(|qualifier| {
                el("li").child(glyph(Hue::Uz, qualifier, true)).text(qualifier_words(lang, qualifier))
            }));
            key.push(item(line("40", "M0 10H40", "gap"), Msg::KeyGap));
            key.push(item(line("16", "M2 17l5 -14M9 17l5 -14", "break"), Msg::KeyBreak));
            key.push(item(el("b").text("*"), Msg::KeyContested));
        }
        if scene.state.page.has_timeline() {
            key.push(item(el("span").class("vague"), Msg::KeyVague));
        }
        parts.push(el("ul").class("key").children(key));
        parts.push(sentence(Msg::SourceLine, &headline::sources(atlas.data, &scene.state, lang)));
        parts.push(sentence(Msg::NoteLine, &headline::notes(atlas.data, &scene.state, lang)));
        parts
    })
}

/// Copy link, download, print.
pub fn actions(atlas: Atlas) -> Vec<El> {
    atlas.scene.with(|scene| {
        let lang = scene.lang;
        if scene.state.page.is_room() {
            return Vec::new();
        }
        let download = el("a").attr("href", "./data/observations.csv").attr("download", "civic-atlas-observations.csv");
        let status = el("span").attr("role", "status");
        let status = match atlas.copied.get() {
            None => status,
            Some(true) => status.text(say(lang, Msg::ActionCopied)),
            // The browser refused: the address to copy by hand.
            Some(false) => {
                let name = say(lang, Msg::ActionCopyByHand);
                let field = el("input").attr("readonly", "").attr("value", &address::full(&write(&scene.state)));
                status.child(el("label").class("by-hand").text(name).text(" ").child(field))
            }
        };
        vec![el("p").class("acts").children([
            button(atlas, Command::Copy, Msg::ActionCopy),
            download.text(say(lang, Msg::ActionDownload)),
            button(atlas, Command::Print, Msg::ActionPrint),
            status,
        ])]
    })
}

/// Version and licences.
pub fn foot(atlas: Atlas) -> Vec<El> {
    let lang = atlas.lang();
    let version = fill(lang, Msg::StorageVersion, &[("v", Arg::Words(bundle::VERSION))]);
    vec![el("footer").class("foot fine").text(&version).text(" · ").text(say(lang, Msg::LicenceLine))]
}
