//! What a pointer means in the pictures. Marks are painted, so that nothing lies under a pointer but the picture: what it
//! means there is asked of the plan. This is the one place, with `moving` and `span`, that listens around its elements;
//! everything else says `on:click`.

use super::atlas::Atlas;
use super::perform::perform;
use super::picture_at::{OVER_PICTURE, PICTURE, picture};
use super::{moving, span};
use crate::chart::plan::Plan;
use crate::model::Id;
use crate::platform::dom::nearest;
use crate::platform::page;
use crate::seam::Command;
use crate::view::{Action, Chart};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

/// Listens to the pictures, for as long as the page lives.
pub fn listen(root: &Element, atlas: Atlas) {
    span::listen(root, atlas);
    page::on(root, "click", move |event| click(atlas, event));
    page::on(root, "pointerdown", move |event| {
        close_open(atlas, event);
        moving::press(atlas, event);
    });
    page::on(root, "pointermove", move |event| moving::drag(atlas, event));
    for name in ["pointerup", "pointercancel"] {
        page::on(root, name, moving::release);
    }
    page::on(root, "wheel", move |event| moving::wheel(atlas, event));
    page::on(root, "mousemove", move |event| point_at(atlas, meant(atlas, event).map(|(_, id)| id)));
    page::on(root, "mouseleave", move |_| point_at(atlas, None));
    page::on(root, "focusin", move |event| {
        let mark = nearest(event.target(), "data-mark").and_then(|(_, id)| atlas.data().record(&id));
        let id = mark.map(|record| record.id());
        point_at(atlas, id);
        if id.is_some() {
            atlas.roving.set(id);
        }
    });
}

/// The record that is pointed at from now on.
pub fn point_at(atlas: Atlas, id: Option<Id>) {
    if atlas.hovered.get_untracked() != id {
        atlas.hovered.set(id);
    }
}

/// A press beside what is open, a panel or the list of a group of marks, closes it; the focus is where the press put it.
/// In the pictures a click says what becomes of the list.
fn close_open(atlas: Atlas, event: &Event) {
    let is_outside = |attribute: &str| nearest(event.target(), attribute).is_none();
    if atlas.panel.get_untracked().is_some() && is_outside(super::panels::PANEL) {
        atlas.panel.set(None);
    }
    if atlas.cluster.get_untracked().is_some() && is_outside(PICTURE) && is_outside(OVER_PICTURE) {
        atlas.cluster.set(None);
    }
}

/// The picture under the pointer and the mark that it means there.
fn meant(atlas: Atlas, event: &Event) -> Option<(Chart, Id)> {
    let mouse: &MouseEvent = event.dyn_ref()?;
    if nearest(event.target(), OVER_PICTURE).is_some() {
        return None;
    }
    let (picture, chart) = picture(event)?;
    let point = atlas.inside(&picture, f64::from(mouse.client_x()), f64::from(mouse.client_y()));
    let hit = atlas.scene.with_untracked(|scene| scene.plan(chart)?.hit(point).map(|target| target.id))?;
    Some((chart, hit))
}

fn click(atlas: Atlas, event: &Event) {
    let is_drag = span::was_drag(atlas) | moving::was_drag();
    let is_outside = |attribute: &str| nearest(event.target(), attribute).is_none();
    // A mark that the keyboard or a screen reader presses has its own command.
    if is_drag || is_outside(PICTURE) || !is_outside(OVER_PICTURE) || !is_outside("data-mark") {
        return;
    }
    if !page::is_plain_click(event) {
        return;
    }
    let hit = meant(atlas, event);
    let is_group = |(chart, id): &(Chart, Id)| {
        let has_members = |plan: &Plan| plan.target(id).is_some_and(|target| !target.members.is_empty());
        atlas.scene.with_untracked(|scene| scene.plan(*chart).is_some_and(has_members))
    };
    let command = match hit {
        Some(hit) if is_group(&hit) => Command::Cluster(Some(hit.1)),
        // Nothing there: an open list is closed first.
        None if atlas.cluster.get_untracked().is_some() => Command::Cluster(None),
        hit => Command::View(Action::Select(hit.map(|(_, id)| id))),
    };
    perform(atlas, command);
}
