use super::atlas::{Atlas, LoadState};
use super::scene::Scene;
use crate::platform::page;
use crate::seam::{Panel, Program};
use crate::text::{Msg, say};
use leptos::prelude::*;

/// The attribute of a panel with its button; a press beside them closes it.
pub const PANEL: &str = "data-panel";

/// The id of the button that opens a panel.
pub fn button_id(panel: Panel) -> String {
    [panel.slot().id(), "-summary"].concat()
}

/// A panel that is opened by its summary, one at a time. The second program makes its boxes; until it is there, the panel
/// says so.
pub fn panel(atlas: Atlas, scene: &Scene, panel: Panel) -> AnyView {
    let (state, lang) = (&scene.state, scene.lang);
    let (is_away, name) = match panel {
        Panel::Series => (!state.page.has_growth(), Msg::SeriesChoose),
        // What is compared are series of the atlas.
        Panel::Comparisons => (!state.page.has_growth() || atlas.data().is_brought, Msg::Compare),
        Panel::Filter => (!state.page.has_timeline(), Msg::Filter),
    };
    let mut name = say(lang, name).to_string();
    if panel == Panel::Filter && !state.only.is_empty() {
        name.push_str(" · ");
        name.push_str(&state.only.len().to_string());
    }
    let is_here = atlas.loads.with(|loads| loads.of(Program::Pages)) == LoadState::Here;
    let is_open = atlas.panel.get() == Some(panel);
    // The browser opens and closes it; what the reader did is heard here, so that it can be closed by other ways too.
    let toggled = move |event| {
        let is_open = page::is_open(&event);
        if is_open != (atlas.panel.get_untracked() == Some(panel)) {
            atlas.panel.set(is_open.then_some(panel));
            // One thing is open at a time.
            atlas.cluster.set(None);
        }
    };
    view! {
        <details class="chooser" data-panel="" hidden=is_away prop:open=is_open on:toggle=toggled>
            <summary id=button_id(panel)>{name}</summary>
            <p class="choices" hidden=is_here>{coming(atlas, scene)}</p>
            <div class="choices" id=panel.slot().id() hidden=!is_here></div>
        </details>
    }
    .into_any()
}

/// What is said where something of the second program will stand.
pub fn coming(atlas: Atlas, scene: &Scene) -> &'static str {
    match atlas.loads.with(|loads| loads.of(Program::Pages)) {
        LoadState::Here => "",
        LoadState::Coming => say(scene.lang, Msg::PageComing),
        LoadState::Failed => say(scene.lang, Msg::PageFailed),
    }
}
