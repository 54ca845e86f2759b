//! Keys, wherever the focus is. Those held with Ctrl, Alt or Meta are the browser's.

use super::atlas::Atlas;
use super::perform::perform;
use super::picture_at::{PICTURES, picture};
use super::pointing::point_at;
use super::scene::mark_id;
use super::{finder, moving};
use crate::chart::plan::Target;
use crate::platform::dom::{focus, nearest};
use crate::platform::page;
use crate::seam::{Command, Move};
use crate::view::{Chart, PlotLayout};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// Listens to the whole page, for as long as it lives; to its body, which has the focus after a press on nothing.
pub fn listen(atlas: Atlas) {
    let Some(body) = page::body() else { return };
    page::on(&body, "keydown", move |event| {
        let pressed = event.dyn_ref::<KeyboardEvent>();
        if let Some(pressed) = pressed.filter(|key| !key.ctrl_key() && !key.meta_key() && !key.alt_key()) {
            key(atlas, event, pressed);
        }
    });
}

fn key(atlas: Atlas, event: &Event, pressed: &KeyboardEvent) {
    let key = pressed.key();
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    // A dialog lies over all else and has its own keys.
    if element.closest("dialog").ok().flatten().is_some() {
        return;
    }
    if key == "Escape" {
        point_at(atlas, None);
        // What lies on top closes first.
        let command = if atlas.panel.get_untracked().is_some() {
            Command::Panel(None)
        } else if atlas.cluster.get_untracked().is_some() {
            Command::Cluster(None)
        } else {
            Command::Close
        };
        return perform(atlas, command);
    }
    let typed = match (element.id().as_str(), key.as_str()) {
        (finder::FIND, "Enter") => Some(Command::Step(1)),
        (finder::JUMP, "Enter") => Some(Command::Jump),
        _ => None,
    };
    if let Some(command) = typed {
        event.prevent_default();
        return perform(atlas, command);
    }
    if let Some(step) = moving_key(atlas, pressed, &element) {
        event.prevent_default();
        moving::step(atlas, step);
        // The mark that had the focus may have left the picture.
        if nearest(event.target(), "data-mark").is_some() {
            let first = atlas
                .scene
                .with_untracked(|scene| Some(mark_id(Chart::Timeline, scene.timeline()?.targets.first()?.id)));
            page::focus_soon(std::iter::once(element.id()).chain(first).collect());
        }
        return;
    }
    let Some((_, record)) = nearest(event.target(), "data-mark") else { return };
    let Some((_, chart)) = picture(event) else { return };
    let next = atlas.scene.with_untracked(|scene| {
        let plan = scene.plan(chart)?;
        let target: Option<&Target> = match key.as_str() {
            "ArrowRight" => plan.step(&record, 1, 0),
            "ArrowLeft" => plan.step(&record, -1, 0),
            "ArrowDown" => plan.step(&record, 0, 1),
            "ArrowUp" => plan.step(&record, 0, -1),
            "Home" => plan.targets.first(),
            "End" => plan.targets.last(),
            _ => None,
        };
        target.map(|target| target.id)
    });
    if let Some(next) = next {
        event.prevent_default();
        focus(&mark_id(chart, next));
    }
}

/// The keys that move through time, where the focus is in or beside the pictures but not in a field: elsewhere a letter
/// and a selection made longer are the reader's.
fn moving_key(atlas: Atlas, pressed: &KeyboardEvent, element: &Element) -> Option<Move> {
    let has_axis = atlas.scene.with_untracked(|scene| {
        let state = &scene.state;
        state.page.has_charts() && (state.page.has_timeline() || state.layout == PlotLayout::One)
    });
    let is_beside = element.closest(&["#", PICTURES].concat()).ok().flatten().is_some();
    if !has_axis || !is_beside || matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA") {
        return None;
    }
    let is_held = pressed.shift_key() || element.id() == super::overview::WINDOW;
    match pressed.key().as_str() {
        "+" | "=" => Some(Move::In),
        "-" | "_" | "−" => Some(Move::Out),
        "0" => Some(Move::All),
        "ArrowLeft" if is_held => Some(Move::Earlier),
        "ArrowRight" if is_held => Some(Move::Later),
        _ => None,
    }
}
