use super::atlas::{Atlas, LoadState};
use super::panels::coming;
use super::scene::Scene;
use crate::seam::{Program, Slot};
use crate::text::{Msg, say};
use crate::view::Chart;
use leptos::prelude::*;

/// What the pictures draw, as text: a table of values, a list of events. The second program makes them; until it is there,
/// each says so when it is opened.
#[component]
pub fn Tables(atlas: Atlas) -> impl IntoView {
    view! {
        <div id="tables">
            {move || atlas.scene.with(|scene| {
                let tables = vec![
                    table(atlas, scene, Chart::Growth, Slot::GrowthTable),
                    table(atlas, scene, Chart::Timeline, Slot::TimelineTable),
                ];
                tables.into_any()
            })}
        </div>
    }
}

fn table(atlas: Atlas, scene: &Scene, chart: Chart, slot: Slot) -> AnyView {
    let (id, summary) = (["table-", chart.slug()].concat(), ["table-", chart.slug(), "-summary"].concat());
    let name = say(scene.lang, if chart == Chart::Growth { Msg::TableGrowth } else { Msg::TableTimeline });
    let is_here = atlas.loads.with(|loads| loads.of(Program::Pages)) == LoadState::Here;
    view! {
        <details class="table" id=id hidden=!scene.shows(chart)>
            <summary id=summary>{name}</summary>
            <p hidden=is_here>{coming(atlas, scene)}</p>
            <div id=slot.id()></div>
        </details>
    }
    .into_any()
}
