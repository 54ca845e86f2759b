//! What becomes of the commands that this program owns ([`crate::seam::Command`]). Buttons, keys and the second program all
//! come here.

use super::atlas::{Atlas, Copied, LoadState};
use super::scene::mark_id;
use super::{finder, moving};
use crate::chart::timeline;
use crate::model::RecordRef;
use crate::platform::dom::focus;
use crate::platform::{address, clipboard, page};
use crate::seam::{Command, Panel};
use crate::view::{Action, Chart};
use leptos::prelude::*;

/// Does what a reader asked for.
pub fn perform(atlas: Atlas, command: Command) {
    match command {
        Command::View(action) => view(atlas, action),
        Command::Visit(state, entry) => atlas.visit(*state, entry),
        Command::Colours => atlas.toggle_dark(),
        Command::Step(by) => step(atlas, by),
        Command::Close => close(atlas),
        Command::Move(step) => moving::step(atlas, step),
        Command::Jump => jump(atlas),
        Command::Cluster(id) => {
            let open = atlas.cluster.get_untracked();
            let id = id.filter(|id| open != Some(*id));
            atlas.cluster.set(id);
            let to = id.map(|id| ["cluster-", id].concat()).or(open.map(|open| mark_id(Chart::Timeline, open)));
            page::focus_soon(to.into_iter().collect());
        }
        Command::Into(id) => {
            let span = atlas.scene.with_untracked(|scene| {
                let target = scene.timeline()?.target(id)?;
                timeline::days_of(atlas.data(), &scene.state, &target.members)
            });
            atlas.cluster.set(None);
            atlas.act(Action::GoTo(span));
            page::focus_soon(vec![mark_id(Chart::Timeline, id)]);
        }
        Command::Panel(panel) => show_panel(atlas, panel),
        Command::Copy => {
            let written = atlas.scene.with_untracked(|scene| atlas.link_to_share(&scene.state));
            let Some(link) = address::shared(&written) else { return };
            clipboard::copy(&link, move |well| {
                let copied = if well { Copied::Done } else { Copied::Refused };
                atlas.feedback.update(|feedback| feedback.copied = copied);
            });
        }
        Command::Print => page::print(),
        Command::Skip => {
            let first = atlas.scene.with_untracked(|scene| {
                let mut plans = scene.plans();
                plans.find_map(|(chart, plan)| Some(mark_id(chart, plan.targets.first()?.id)))
            });
            // A page without pictures starts with its heading.
            let _ = first.is_some_and(|first| focus(&first)) || page::focus_heading();
        }
        // The second program's.
        Command::Share(_) | Command::SaveRows(_) | Command::CiteRecord(_) | Command::SaveCounts => {}
    }
}

fn view(atlas: Atlas, action: Action) {
    let selected = match action {
        Action::Select(id) => id,
        _ => None,
    };
    if selected.is_some() {
        atlas.cluster.set(None);
        atlas.roving.set(selected);
    }
    atlas.act(action);
    if selected.is_some() {
        // What failed before may go well now.
        if atlas.loads.with_untracked(|loads| loads.details) == LoadState::Failed {
            atlas.fetch_details();
        }
        page::show_selected(true);
    }
}

/// Opens a panel; the focus goes back to its button when it closes.
fn show_panel(atlas: Atlas, panel: Option<Panel>) {
    let open = atlas.panel.get_untracked();
    atlas.panel.set(panel);
    if let (None, Some(open)) = (panel, open) {
        focus(&super::panels::button_id(open));
    }
}

/// Goes to the date that was typed.
fn jump(atlas: Atlas) {
    let typed = page::field(finder::JUMP);
    let span = moving::days_of_typed(&typed);
    atlas.feedback.update(|feedback| feedback.bad_date = if span.is_none() { typed } else { String::new() });
    if span.is_some() {
        atlas.act(Action::GoTo(span));
    }
}

/// Reads the next event that passes filter and search, in whatever days it stands; of a count, the next mark of its chart.
fn step(atlas: Atlas, by: i32) {
    let next_event = atlas.scene.with_untracked(|scene| {
        let (found, _) = timeline::events_found(atlas.data(), &scene.state);
        let read = scene.state.select;
        // A count or stage is followed by the next mark of its chart.
        let is_event = |id| matches!(atlas.data().record(id), Some(RecordRef::Event(_)));
        if !scene.state.page.has_timeline() || !read.is_none_or(is_event) {
            return None;
        }
        let at = found.iter().position(|event| Some(event.id) == read);
        let next = match at {
            Some(at) => at.checked_add_signed(by as isize)?,
            // What is read was not found: the first one that stands in the days shown.
            None => {
                let is_seen = |id: &str| timeline::days_to_see(atlas.data(), &scene.state, &scene.frame, id).is_none();
                found.iter().position(|event| is_seen(event.id)).unwrap_or(0)
            }
        };
        let id = found.get(next)?.id;
        Some((id, timeline::days_to_see(atlas.data(), &scene.state, &scene.frame, id)))
    });
    if let Some((id, span)) = next_event {
        view(atlas, Action::Select(Some(id)));
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
        atlas.roving.set(next);
        atlas.act(Action::Select(next));
    }
}

/// Closes the reading; the focus goes back to its mark.
fn close(atlas: Atlas) {
    let Some(id) = atlas.scene.with_untracked(|scene| scene.state.select) else { return };
    atlas.act(Action::Select(None));
    let _ = focus(&mark_id(Chart::Growth, id)) || focus(&mark_id(Chart::Timeline, id));
}
