use super::atlas::Atlas;
use super::describe;
use super::drawn::drawn;
use super::parts::around;
use super::scene::{Scene, mark_id};
use crate::chart::plan::{Plan, Target};
use crate::model::Id;
use crate::seam::Command;
use crate::seam::port::does;
use crate::view::{Action, Chart};
use leptos::prelude::*;

/// The id of the element that says what the marks of a chart are called together.
pub fn name_id(chart: Chart) -> String {
    [chart.slug(), "-name"].concat()
}

/// The id of the element that says how one moves between them.
pub fn help_id(chart: Chart) -> String {
    [chart.slug(), "-help"].concat()
}

/// One button for each mark of a chart.
///
/// A button belongs to its record for as long as that is in the picture, wherever it moves: what has the focus keeps it.
#[component]
pub fn Marks(atlas: Atlas, chart: Chart) -> impl IntoView {
    let records = move || {
        atlas.scene.with(|scene| {
            let plan = drawn(atlas, scene, chart);
            plan.map(|plan| plan.targets.iter().map(|target| target.id).collect::<Vec<Id>>()).unwrap_or_default()
        })
    };
    // The one mark that Tab leads to: the one that had the focus, or is read, or the first.
    let entry = Memo::new(move |_| {
        let roving = atlas.roving.get();
        atlas.scene.with(|scene| {
            let plan = drawn(atlas, scene, chart)?;
            let is_there = |id: &Id| plan.target(id).is_some();
            let first = || plan.targets.first().map(|target| target.id);
            roving.filter(is_there).or(scene.state.select.filter(is_there)).or_else(first)
        })
    });
    let described_by = [help_id(chart).as_str(), " ", chart.slug(), "-summary"].concat();
    view! {
        <div role="group" aria-labelledby=name_id(chart) aria-describedby=described_by>
            <For
                each=records
                key=|id| *id
                children=move |id| view! { {move || atlas.scene.with(|scene| mark(atlas, scene, chart, id, entry))} }
            />
        </div>
    }
}

fn mark(atlas: Atlas, scene: &Scene, chart: Chart, id: Id, entry: Memo<Option<Id>>) -> AnyView {
    let target = drawn(atlas, scene, chart).and_then(|plan| plan.target(id));
    let Some((target, record)) = target.zip(atlas.data().record(id)) else { return ().into_any() };
    let lang = scene.lang;
    let Target { rect, members, .. } = target;
    let is_group = !members.is_empty();
    let command = if is_group { Command::Cluster(Some(id)) } else { Command::View(Action::Select(Some(id))) };
    let is_read = if scene.state.select == Some(id) { "true" } else { "false" };
    let mut label = match is_group {
        true => describe::group(atlas.data(), lang, members),
        false => describe::line(atlas.data(), lang, record),
    };
    if let Some(through) = describe::through(atlas.data(), &scene.state, lang, record) {
        label = [&through, ". ", &label].concat();
    }
    let [left, top, width, height] = around(rect);
    view! {
        <button
            type="button"
            class="mark"
            id=mark_id(chart, id)
            data-mark=id
            tabindex=move || if entry.get() == Some(id) { "0" } else { "-1" }
            aria-haspopup=is_group.then_some("true")
            aria-pressed=(!is_group).then_some(is_read)
            aria-label=label
            style:left=left
            style:top=top
            style:width=width
            style:height=height
            on:click=does(command)
        ></button>
    }
    .into_any()
}

/// The labels that found no room, under their letters.
pub fn listed(plan: &Plan) -> AnyView {
    let item = |(letter, words): &(String, String)| {
        let words = [" ", words].concat();
        view! { <li><b>{letter.clone()}</b>{words}</li> }.into_any()
    };
    let items: Vec<AnyView> = plan.listed.iter().map(item).collect();
    if items.is_empty() { ().into_any() } else { view! { <ul class="listed">{items}</ul> }.into_any() }
}
