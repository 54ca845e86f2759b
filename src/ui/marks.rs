use super::atlas::Atlas;
use super::describe;
use super::drawn::drawn;
use super::parts::around;
use super::scene::{Scene, mark_id};
use crate::chart::plan::{Plan, Target};
use crate::model::{Dataset, Id, RecordRef};
use crate::platform::page;
use crate::seam::Command;
use crate::seam::port::does;
use crate::view::{Action, Chart};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The id of the element that says what the marks of a chart are called together.
pub fn name_id(chart: Chart) -> String {
    [chart.slug(), "-name"].concat()
}

/// The id of the element that says how one moves between them.
pub fn help_id(chart: Chart) -> String {
    [chart.slug(), "-help"].concat()
}

/// How many marks have their button at once, more than the atlas has in any picture, and how many more in each turn after
/// that: a reader's own table can bring ten thousand.
const AT_ONCE: usize = 500;
const LATER: usize = 500;

/// Where the target of each record stands in a plan, and the record: both would be looked for in lists, once for each mark.
type Found = BTreeMap<Id, (usize, RecordRef<'static>)>;

fn found(data: &'static Dataset, plan: &Plan) -> Found {
    let targets: BTreeMap<Id, usize> = plan.targets.iter().enumerate().map(|(at, target)| (target.id, at)).collect();
    data.records().filter_map(|record| Some((record.id(), (*targets.get(record.id())?, record)))).collect()
}

/// One button for each mark of a chart.
///
/// A button belongs to its record for as long as that is in the picture, wherever it moves: what has the focus keeps it.
#[component]
pub fn Marks(atlas: Atlas, chart: Chart) -> impl IntoView {
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
    let is_entry = Selector::new(move || entry.get());
    let until = RwSignal::new(AT_ONCE);
    let records = move || {
        atlas.scene.with(|scene| {
            let Some(plan) = drawn(atlas, scene, chart) else { return Vec::new() };
            let until_now = until.get();
            if until_now < plan.targets.len() {
                page::after_turn(move || {
                    if until.try_get_untracked() == Some(until_now) {
                        until.set(until_now + LATER);
                    }
                });
            }
            plan.targets.iter().take(until_now).map(|target| target.id).collect::<Vec<Id>>()
        })
    };
    let found = Memo::new_with_compare(
        move |_| {
            let found = |scene: &Scene| drawn(atlas, scene, chart).map(|plan| found(atlas.data(), plan));
            atlas.scene.with(found).unwrap_or_default()
        },
        |_, _| true,
    );
    let described_by = [help_id(chart).as_str(), " ", chart.slug(), "-summary"].concat();
    let button = move |id: Id| {
        found.with(|found| atlas.scene.with_untracked(|scene| mark(atlas, scene, chart, found, id, is_entry.clone())))
    };
    view! {
        <div role="group" aria-labelledby=name_id(chart) aria-describedby=described_by>
            <For
                each=records
                key=|id| *id
                children=move |id| {
                    let button = button.clone();
                    view! { {move || button(id)} }
                }
            />
        </div>
    }
}

fn mark(atlas: Atlas, scene: &Scene, chart: Chart, found: &Found, id: Id, is_entry: Selector<Option<Id>>) -> AnyView {
    let Some((plan, (at, record))) = drawn(atlas, scene, chart).zip(found.get(id)) else { return ().into_any() };
    let Some(Target { rect, members, .. }) = plan.targets.get(*at) else { return ().into_any() };
    let (lang, record) = (scene.lang, *record);
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
            tabindex=move || if is_entry.selected(&Some(id)) { "0" } else { "-1" }
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
