use super::atlas::{Atlas, dataset};
use super::words;
use super::{controls, events, finder, footer, header, picture, reading, tables};
use crate::chart::headline;
use crate::chart::labels::refusal_words;
use crate::platform::dom::{El, append, el, fill, set_variable};
use crate::platform::{device, page};
use crate::seam::port;
use crate::seam::script::{EMBED, PAGE, ToScript, VIEW};
use crate::text::{Arg, Msg, fill as fill_words, say};
use crate::view::write;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// A part of the page that is made anew whenever what it reads changes. The host has no box of its own. `draw` gives the
/// elements; the signals it reads are those that it follows. What stands below the first picture is made after it.
fn region(atlas: Atlas, is_below: bool, draw: fn(Atlas) -> Vec<El>) -> El {
    let host = el("div").class("region");
    let element = host.element();
    Effect::new(move |_| {
        if !is_below || atlas.is_whole.get() {
            fill(&element, draw(atlas));
        }
    });
    host
}

/// Puts the whole page into its root, or the reason why there is none.
pub fn app(root: &HtmlElement) {
    let atlas = match dataset() {
        Ok(data) => Atlas::start(data),
        Err(error) => {
            let reason = error.to_string();
            let words =
                fill_words(words::spoken(words::own_language()), Msg::DataFailed, &[("reason", Arg::Words(&reason))]);
            return append(root, [el("main").attr("role", "alert").text(&words)]);
        }
    };
    events::listen(root, atlas);
    page::after_paint("chart-drawn", move || {
        atlas.is_whole.set(true);
        page::after_paint("page-drawn", move || {
            atlas.fetch_details();
            words::ask_for_others();
            port::tell_script(ToScript::Drawn);
            page::show_selected();
        });
    });
    Effect::new(move |_| {
        atlas.scene.with(|scene| {
            page::set_root("lang", Some(scene.lang.tag()));
            if let Some(lang) = atlas.unspoken(scene) {
                words::ask(lang);
            }
            // What lengths of the pictures are multiplied by.
            set_variable("--k", &device::number(scene.frame.scale));
            page::set_root(EMBED, scene.state.embed.then_some(""));
            // The second program names its own pages.
            if !scene.state.page.is_room() {
                let title = headline::title(atlas.data, &scene.state, scene.lang, &scene.frame.time);
                page::set_title(&[&title, " · ", say(scene.lang, Msg::AppName)].concat());
            }
            page::set_root(PAGE, Some(scene.state.page.slug()));
            page::set_root(VIEW, Some(&write(&scene.state)));
            atlas.tell_shown(scene);
            if scene.state.page.is_room() {
                port::tell_script(ToScript::NeedPages);
            }
        });
    });
    Effect::new(move |_| {
        if atlas.is_whole.get() {
            atlas.scene.with(|scene| finder::update(atlas, scene));
        }
    });
    let (below, region) = (|draw| region(atlas, true, draw), |draw| region(atlas, false, draw));
    let pictures = el("div").class("pictures");
    let unit = el("i").class("em");
    let (room, em) = (pictures.element(), unit.element());
    let main = el("main").attr("id", "main").children([
        region(top),
        region(controls::controls),
        el("div").class("frame").children([
            pictures.children([
                unit,
                picture::sheet(atlas, "growth"),
                el("div").class("finder").attr("id", finder::IDS[0]),
                picture::sheet(atlas, "timeline"),
                picture::sheet(atlas, "overview"),
            ]),
            region(reading::reading),
        ]),
        el("div").attr("id", "lens"),
        el("div").attr("id", "room"),
        below(footer::notes),
        below(footer::actions),
        tables::tables(atlas),
    ]);
    append(root, [region(header::header), main, below(footer::foot)]);
    device::on_size(&[&room.clone(), &em.clone()], move || {
        let (width, text) = (device::width(&room).floor(), device::width(&em) / 16.0);
        atlas.set_device(|device| (device.width, device.text) = (width, text));
    });
}

/// Title, subtitle, and what of the link could not be shown.
fn top(atlas: Atlas) -> Vec<El> {
    atlas.scene.with(|scene| {
        let (state, lang) = (&scene.state, scene.lang);
        let mut parts = Vec::new();
        if !state.page.is_room() {
            parts.push(el("h1").text(&headline::title(atlas.data, state, lang, &scene.frame.time)));
            parts.push(el("p").class("sub").child(el("small").text(&headline::subtitle(atlas.data, state, lang))));
        } else if atlas.rooms.get() != Some(true) {
            let state = if atlas.rooms.get().is_none() { Msg::PageComing } else { Msg::PageFailed };
            parts.push(el("h1").text(say(lang, header::page_name(scene.state.page))));
            parts.push(el("p").class("sub").attr("role", "status").child(el("small").text(say(lang, state))));
        }
        let refused: Vec<String> =
            atlas.place.with(|place| place.reports.iter().map(|report| refusal_words(lang, report)).collect());
        let report = |words: &str| el("p").class("report").attr("role", "status").text(words);
        if !refused.is_empty() {
            let words = fill_words(lang, Msg::LinkProblem, &[("list", Arg::Words(&refused.join(", ")))]);
            parts.push(report(&words));
        }
        if atlas.unheard.get().is_some_and(|unheard| atlas.unspoken(scene) == Some(unheard)) {
            parts.push(report(say(lang, Msg::LanguageFailed)));
        }
        parts
    })
}
