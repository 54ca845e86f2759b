use super::atlas::Atlas;
use super::command::bare_button;
use crate::platform::dom::{El, el, fill};
use crate::seam::Command;
use crate::text::{Msg, say};
use crate::view::Action;
use leptos::prelude::*;

/// The place of what the pictures draw, as text: a table of values, a list of events. The second program fills it; until
/// it is there, each says so when it is opened.
pub fn tables(atlas: Atlas) -> El {
    let host = el("div").attr("id", "tables");
    let element = host.element();
    Effect::new(move |_| {
        let words = match atlas.rooms.get() {
            Some(true) => return,
            None => Msg::PageComing,
            Some(false) => Msg::PageFailed,
        };
        atlas.scene.with(|scene| {
            let page = scene.state.page;
            let parts = [
                ("table-growth", Msg::TableGrowth, page.has_growth()),
                ("table-timeline", Msg::TableTimeline, page.has_timeline()),
            ];
            let mut tables = Vec::new();
            for (id, name, _) in parts.into_iter().filter(|part| part.2) {
                let table = el("details").class("table").attr("id", id);
                tables.push(table.child(el("summary").text(say(scene.lang, name))).text(say(scene.lang, words)));
            }
            fill(&element, tables);
        });
    });
    host
}

/// A button that opens a record. `prefix` tells it from other buttons for the same record.
pub fn select(prefix: &str, id: &'static str, name: &str) -> El {
    // The mark of the same record has the command's id already.
    bare_button(Command::View(Action::Select(Some(id)))).attr("id", &[prefix, "-", id].concat()).text(name)
}
