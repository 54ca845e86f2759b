use super::atlas::Atlas;
use super::describe;
use super::drawn::drawn;
use super::parts::around;
use super::scene::{Scene, mark_id};
use crate::chart::plan::{Plan, Rect, Target};
use crate::model::{Dataset, Id, RecordRef};
use crate::platform::page;
use crate::seam::Command;
use crate::seam::port::does;
use crate::view::{Action, Chart};
use leptos::prelude::*;
use std::cell::Cell;

/// The id of the element that says what the marks of a chart are called together.
pub fn name_id(chart: Chart) -> String {
    [chart.slug(), "-name"].concat()
}

/// The id of the element that says how one moves between them.
pub fn help_id(chart: Chart) -> String {
    [chart.slug(), "-help"].concat()
}

/// How many buttons are made in one turn. The atlas has fewer in any picture; a reader's own table can bring ten thousand.
const IN_A_TURN: usize = 500;

/// Where the target and the record of the last mark were found. Marks follow each other much as their records do, so that the
/// next one is looked for from there, and ten thousand are not looked for from the start of a list each.
#[derive(Default)]
struct LastFound {
    target: Cell<usize>,
    observation: Cell<usize>,
    event: Cell<usize>,
}

impl LastFound {
    fn target<'a>(&self, plan: &'a Plan, id: Id) -> Option<&'a Target> {
        next(&plan.targets, &self.target, |target| target.id == id)
    }

    fn record(&self, data: &'static Dataset, chart: Chart, id: Id) -> Option<RecordRef<'static>> {
        let observation = || next(&data.observations, &self.observation, |it| it.id == id).map(RecordRef::Observation);
        let event = || next(&data.events, &self.event, |it| it.id == id).map(RecordRef::Event);
        let found = if chart == Chart::Growth { observation() } else { event() };
        found.or_else(|| data.record(id))
    }
}

/// The item that is meant, from the one after the last found to the end and then from the start.
fn next<'a, T>(items: &'a [T], last: &Cell<usize>, is_meant: impl Fn(&T) -> bool) -> Option<&'a T> {
    let (before, after) = items.split_at_checked(last.get()).unwrap_or((&[], items));
    let found = after.iter().position(&is_meant).map(|at| before.len() + at);
    let at = found.or_else(|| before.iter().position(is_meant))?;
    last.set(at + 1);
    items.get(at)
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
    let until = RwSignal::new(IN_A_TURN);
    let records = move || {
        atlas.scene.with(|scene| {
            let Some(plan) = drawn(atlas, scene, chart) else { return Vec::new() };
            let until_now = until.get();
            if until_now < plan.targets.len() {
                page::after_turn(move || {
                    if until.try_get_untracked() == Some(until_now) {
                        until.set(until_now + IN_A_TURN);
                    }
                });
            }
            plan.targets.iter().take(until_now).map(|target| target.id).collect::<Vec<Id>>()
        })
    };
    let last = StoredValue::new_local(LastFound::default());
    let described_by = [help_id(chart).as_str(), " ", chart.slug(), "-summary"].concat();
    let button = move |id: Id| {
        let is_entry = is_entry.clone();
        let seen = Memo::new(move |_| {
            atlas.scene.with(|scene| last.with_value(|last| SeenMark::of(atlas, scene, chart, id, last)))
        });
        view! { {move || seen.with(|seen| seen.as_ref().map(|seen| mark(chart, id, seen, is_entry.clone())))} }
    };
    view! {
        <div role="group" aria-labelledby=name_id(chart) aria-describedby=described_by>
            <For each=records key=|id| *id children=button/>
        </div>
    }
}

/// What a button shows of its mark. It is made again when this changes, and only then.
#[derive(Clone, PartialEq)]
struct SeenMark {
    rect: Rect,
    is_group: bool,
    is_read: bool,
    label: String,
}

impl SeenMark {
    fn of(atlas: Atlas, scene: &Scene, chart: Chart, id: Id, last: &LastFound) -> Option<SeenMark> {
        let data = atlas.data();
        let target = last.target(drawn(atlas, scene, chart)?, id)?;
        let record = last.record(data, chart, id)?;
        let is_group = !target.members.is_empty();
        let mut label = match is_group {
            true => describe::group(data, scene.lang, &target.members),
            false => describe::line(data, scene.lang, record),
        };
        if let Some(through) = describe::through(scene, record) {
            label = [&through, ". ", &label].concat();
        }
        Some(SeenMark { rect: target.rect, is_group, is_read: scene.state.select == Some(id), label })
    }
}

fn mark(chart: Chart, id: Id, seen: &SeenMark, is_entry: Selector<Option<Id>>) -> impl IntoView + use<> {
    let SeenMark { is_group, is_read, .. } = *seen;
    let command = if is_group { Command::Cluster(Some(id)) } else { Command::View(Action::Select(Some(id))) };
    let [left, top, width, height] = around(&seen.rect);
    view! {
        <button
            type="button"
            class="mark"
            id=mark_id(chart, id)
            data-mark=id
            tabindex=move || if is_entry.selected(&Some(id)) { "0" } else { "-1" }
            aria-haspopup=is_group.then_some("true")
            aria-pressed=(!is_group).then_some(if is_read { "true" } else { "false" })
            aria-label=seen.label.clone()
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
