//! The one place that listens: clicks and keys anywhere in the page become commands or move the focus.

use super::atlas::{Atlas, Scene};
use super::command::{ATTRIBUTE, Command};
use crate::chart::plan::{Plan, Target};
use crate::platform::dom::{focus, nearest};
use crate::platform::{address, clipboard, page};
use crate::view::{Action, write};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent, MouseEvent};

/// Listens to the whole page, for as long as it lives.
pub fn listen(root: &HtmlElement, atlas: Atlas) {
    page::on(root, "click", move |event| click(atlas, event));
    page::on(root, "keydown", move |event| key(atlas, event));
    page::on(root, "mousemove", move |event| point_at(atlas, sheet_target(atlas, event).map(|(_, id)| id)));
    page::on(root, "mouseleave", move |_| point_at(atlas, None));
    page::on(root, "focusin", move |event| {
        let mark = nearest(event.target(), "data-mark").and_then(|(_, id)| atlas.data.record(&id));
        point_at(atlas, mark.map(|record| record.id()));
    });
}

fn point_at(atlas: Atlas, id: Option<&'static str>) {
    if atlas.hint.get_untracked() != id {
        atlas.hint.set(id);
    }
}

/// The chart under the pointer and the mark that it means there.
fn sheet_target(atlas: Atlas, event: &Event) -> Option<(String, &'static str)> {
    let mouse: &MouseEvent = event.dyn_ref()?;
    let (sheet, name) = nearest(event.target(), "data-sheet")?;
    let point = page::inside(&sheet, f64::from(mouse.client_x()), f64::from(mouse.client_y()));
    let hit = atlas.scene.with_untracked(|scene| find_plan(scene, &name)?.hit(point).map(|target| target.id))?;
    Some((name, hit))
}

fn find_plan<'a>(scene: &'a Scene, name: &str) -> Option<&'a Plan> {
    scene.plans().find(|(id, _)| *id == name).map(|(_, plan)| plan)
}

fn click(atlas: Atlas, event: &Event) {
    let mouse: Option<&MouseEvent> = event.dyn_ref();
    // A link opened in another tab or window is the browser's business.
    if mouse.is_some_and(|mouse| mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.button() != 0) {
        return;
    }
    if let Some((element, word)) = nearest(event.target(), ATTRIBUTE) {
        let Some(command) = Command::read(&word, atlas.data) else { return };
        if element.tag_name() == "A" {
            event.prevent_default();
        }
        return run(atlas, command);
    }
    if nearest(event.target(), "data-sheet").is_some() {
        run(atlas, Command::View(Action::Select(sheet_target(atlas, event).map(|(_, id)| id))));
    }
}

fn run(atlas: Atlas, command: Command) {
    match command {
        Command::View(action) => {
            let selects = matches!(action, Action::Select(Some(_)));
            atlas.act(action);
            if selects {
                // What failed before may go well now.
                if atlas.fetched.get_untracked() == Some(false) {
                    atlas.fetch_details();
                }
                page::show_selected();
            }
        }
        Command::Colours => atlas.toggle_dark(),
        Command::Step(by) => step(atlas, by),
        Command::Close => close(atlas),
        Command::Copy => {
            let link = address::full(&atlas.scene.with_untracked(|scene| write(&scene.state)));
            clipboard::copy(&link, move |well| atlas.copied.set(Some(well)));
        }
        Command::Print => page::print(),
        Command::Skip => {
            let first = atlas.scene.with_untracked(|scene| {
                let mut plans = scene.plans();
                plans.find_map(|(id, plan)| Some(format!("{id}-{}", plan.targets.first()?.id)))
            });
            focus(&first.unwrap_or_default());
        }
    }
}

/// Reads the next mark of the chart in which the present one stands.
fn step(atlas: Atlas, by: i32) {
    let next = atlas.scene.with_untracked(|scene| {
        let id = scene.state.select?;
        scene.plans().find_map(|(_, plan)| plan.target(id).and_then(|_| plan.step(id, by, 0))).map(|target| target.id)
    });
    if next.is_some() {
        atlas.act(Action::Select(next));
    }
}

/// Closes the reading; the focus goes back to its mark.
fn close(atlas: Atlas) {
    let Some(id) = atlas.scene.with_untracked(|scene| scene.state.select) else { return };
    atlas.act(Action::Select(None));
    let _ = focus(&format!("growth-{id}")) || focus(&format!("timeline-{id}"));
}

fn key(atlas: Atlas, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
    if key == "Escape" {
        point_at(atlas, None);
        return close(atlas);
    }
    let Some((_, record)) = nearest(event.target(), "data-mark") else { return };
    let Some((_, sheet)) = nearest(event.target(), "data-sheet") else { return };
    let next = atlas.scene.with_untracked(|scene| {
        let plan = find_plan(scene, &sheet)?;
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
        page::rove(&format!("{sheet}-{record}"), &format!("{sheet}-{next}"));
    }
}
