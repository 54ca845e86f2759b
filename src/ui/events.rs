//! The one place that listens: clicks and keys anywhere in the page become commands or move the focus.

use super::atlas::Atlas;
use super::command::{ATTRIBUTE, read};
use super::finder;
use super::moving;
use super::span;
use crate::chart::plan::{Plan, Target};
use crate::chart::timeline;
use crate::model::RecordRef;
use crate::platform::dom::{focus, nearest};
use crate::platform::{address, clipboard, page};
use crate::seam::{Command, Move, Program, port};
use crate::view::{Action, Form, write};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent, MouseEvent};

/// Listens to the whole page, for as long as it lives.
pub fn listen(root: &HtmlElement, atlas: Atlas) {
    port::serve(Program::Atlas, move |command| run(atlas, command));
    span::listen(root, atlas);
    page::on(root, "change", move |event| {
        if let Some(command) = page::value(event).and_then(|word| read(&word, atlas.data)) {
            run(atlas, command);
        }
    });
    page::on(root, "click", move |event| click(atlas, event));
    page::on(root, "keydown", move |event| key(atlas, event));
    page::on(root, "pointerdown", move |event| moving::press(atlas, event));
    page::on(root, "pointermove", move |event| moving::drag(atlas, event));
    for name in ["pointerup", "pointercancel"] {
        page::on(root, name, moving::release);
    }
    page::on(root, "wheel", move |event| moving::wheel(atlas, event));
    page::on(root, "input", move |event| {
        let id = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()).map(|element| element.id());
        match id.as_deref() {
            Some("find") => atlas.act(Action::Find(page::field("find"))),
            Some("jump") => finder::refuse(atlas, None),
            _ => {}
        }
    });
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
    if nearest(event.target(), "data-fan").is_some() {
        return None;
    }
    let (sheet, name) = nearest(event.target(), "data-sheet")?;
    let point = atlas.inside(&sheet, f64::from(mouse.client_x()), f64::from(mouse.client_y()));
    let hit = atlas.scene.with_untracked(|scene| scene.plan(&name)?.hit(point).map(|target| target.id))?;
    Some((name, hit))
}

fn click(atlas: Atlas, event: &Event) {
    if span::was_drag(atlas) {
        return;
    }
    let mouse: Option<&MouseEvent> = event.dyn_ref();
    // A link opened in another tab or window is the browser's business.
    if mouse.is_some_and(|mouse| mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.button() != 0) {
        return;
    }
    if let Some((element, word)) = nearest(event.target(), ATTRIBUTE) {
        let Some(command) = read(&word, atlas.data) else { return };
        if element.tag_name() == "A" {
            event.prevent_default();
        }
        return run(atlas, command);
    }
    let is_outside = |attribute: &str| nearest(event.target(), attribute).is_none();
    if is_outside("data-sheet") || !is_outside("data-fan") || moving::was_drag() {
        return;
    }
    let hit = sheet_target(atlas, event);
    let is_group = |(name, id): &(String, &'static str)| {
        let has_members = |plan: &Plan| plan.target(id).is_some_and(|target| !target.members.is_empty());
        atlas.scene.with_untracked(|scene| scene.plan(name).is_some_and(has_members))
    };
    match hit {
        Some(hit) if is_group(&hit) => run(atlas, Command::Cluster(Some(hit.1))),
        // Nothing there: an open list is closed first.
        None if atlas.fan.get_untracked().is_some() => run(atlas, Command::Cluster(None)),
        hit => run(atlas, Command::View(Action::Select(hit.map(|(_, id)| id)))),
    }
}

fn run(atlas: Atlas, command: Command) {
    match command {
        Command::View(action) => {
            let selects = matches!(action, Action::Select(Some(_)));
            if selects {
                atlas.fan.set(None);
            }
            atlas.act(action);
            if selects {
                // What failed before may go well now.
                if atlas.fetched.get_untracked() == Some(false) {
                    atlas.fetch_details();
                }
                page::show_selected();
            }
        }
        Command::Visit(state, entry) => atlas.visit(*state, entry),
        Command::Colours => atlas.toggle_dark(),
        Command::Step(by) => step(atlas, by),
        Command::Close => close(atlas),
        Command::Move(step) => moving::step(atlas, step),
        Command::Jump => {
            let typed = page::field("jump");
            let span = moving::days_of_typed(&typed);
            finder::refuse(atlas, span.is_none().then_some(typed.as_str()));
            if span.is_some() {
                atlas.act(Action::GoTo(span));
            }
        }
        Command::Cluster(id) => {
            let open = atlas.fan.get_untracked();
            let id = id.filter(|id| open != Some(*id));
            atlas.fan.set(id);
            page::focus_soon(match (id, open) {
                (Some(id), _) => vec![["fan-", id].concat()],
                (None, Some(open)) => vec![["timeline-", open].concat()],
                (None, None) => Vec::new(),
            });
        }
        Command::Into(id) => {
            let span = atlas.scene.with_untracked(|scene| {
                let target = scene.timeline()?.target(id)?;
                timeline::days_of(atlas.data, &scene.state, &target.members)
            });
            atlas.fan.set(None);
            atlas.act(Action::GoTo(span));
            page::focus_soon(vec![["timeline-", id].concat()]);
        }
        Command::Copy => {
            let link = address::full(&atlas.scene.with_untracked(|scene| write(&scene.state)));
            clipboard::copy(&link, move |well| atlas.copied.set(Some(well)));
        }
        Command::Print => page::print(),
        Command::Skip => {
            let first = atlas.scene.with_untracked(|scene| {
                let mut plans = scene.plans();
                plans.find_map(|(id, plan)| Some([id, "-", plan.targets.first()?.id].concat()))
            });
            focus(&first.unwrap_or_default());
        }
        // The browser opens its panels; the rest is the second program's.
        Command::Panel(_) | Command::Share(_) | Command::SaveRows(_) | Command::CiteRecord(_) => {}
    }
}

/// Reads the next event that passes filter and search, in whatever days it stands; of a count, the next mark of its chart.
fn step(atlas: Atlas, by: i32) {
    let next_event = atlas.scene.with_untracked(|scene| {
        let (found, _) = timeline::events_found(atlas.data, &scene.state);
        let read = scene.state.select;
        // A count or stage is followed by the next mark of its chart.
        let is_event = |id| matches!(atlas.data.record(id), Some(RecordRef::Event(_)));
        if !scene.state.page.has_timeline() || !read.is_none_or(is_event) {
            return None;
        }
        let at = found.iter().position(|event| Some(event.id) == read);
        let next = match at {
            Some(at) => at.checked_add_signed(by as isize)?,
            // What is read was not found: the first one that stands in the days shown.
            None => {
                let is_seen = |id: &str| timeline::days_to_see(atlas.data, &scene.state, &scene.frame, id).is_none();
                found.iter().position(|event| is_seen(event.id)).unwrap_or(0)
            }
        };
        let id = found.get(next)?.id;
        Some((id, timeline::days_to_see(atlas.data, &scene.state, &scene.frame, id)))
    });
    if let Some((id, span)) = next_event {
        run(atlas, Command::View(Action::Select(Some(id))));
        if span.is_some() {
            atlas.act(Action::SetTime(span));
        }
        return;
    }
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
    let _ = focus(&["growth-", id].concat()) || focus(&["timeline-", id].concat());
}

/// What the return key means in a field.
fn typed_command(event: &Event, key: &str) -> Option<Command> {
    let field = event.target()?.dyn_into::<HtmlElement>().ok()?.id();
    match (field.as_str(), key) {
        ("find", "Enter") => Some(Command::Step(1)),
        ("jump", "Enter") => Some(Command::Jump),
        _ => None,
    }
}

/// The keys that move through time, wherever the focus is but in a field.
fn moving_key(atlas: Atlas, event: &Event, key: &str) -> Option<Move> {
    let pressed: &KeyboardEvent = event.dyn_ref()?;
    let element = event.target()?.dyn_into::<HtmlElement>().ok()?;
    let has_axis = atlas.scene.with_untracked(|scene| scene.state.page.has_timeline() || scene.state.form == Form::One);
    let is_room = atlas.scene.with_untracked(|scene| scene.state.page.is_room());
    if is_room
        || !has_axis
        || pressed.ctrl_key()
        || pressed.meta_key()
        || pressed.alt_key()
        || matches!(element.tag_name().as_str(), "INPUT" | "SELECT")
    {
        return None;
    }
    let is_held = pressed.shift_key() || element.id() == "overview-window";
    match key {
        "+" | "=" => Some(Move::In),
        "-" | "_" | "−" => Some(Move::Out),
        "0" => Some(Move::All),
        "ArrowLeft" if is_held => Some(Move::Earlier),
        "ArrowRight" if is_held => Some(Move::Later),
        _ => None,
    }
}

fn key(atlas: Atlas, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
    if key == "Escape" {
        point_at(atlas, None);
        if atlas.fan.get_untracked().is_some() {
            return run(atlas, Command::Cluster(None));
        }
        return close(atlas);
    }
    if let Some(command) = typed_command(event, &key) {
        event.prevent_default();
        return run(atlas, command);
    }
    if let Some(step) = moving_key(atlas, event, &key) {
        event.prevent_default();
        moving::step(atlas, step);
        let first = atlas.scene.with_untracked(|scene| {
            let target = scene.timeline()?.targets.first()?;
            Some(["timeline-", target.id].concat())
        });
        // The mark that had the focus may have left the picture.
        if nearest(event.target(), "data-mark").is_some() {
            let own =
                event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()).map(|element| element.id());
            page::focus_soon(own.into_iter().chain(first).collect());
        }
        return;
    }
    let Some((_, record)) = nearest(event.target(), "data-mark") else { return };
    let Some((_, sheet)) = nearest(event.target(), "data-sheet") else { return };
    let next = atlas.scene.with_untracked(|scene| {
        let plan = scene.plan(&sheet)?;
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
        page::rove(&[&sheet, "-", &record].concat(), &[&sheet, "-", next].concat());
    }
}
