use super::atlas::{Atlas, Scene};
use super::command::{ATTRIBUTE, Word, button};
use super::controls::cross;
use super::describe;
use super::tables::select;
use crate::chart::draw::{TextHabit, UNITS, draw};
use crate::chart::labels::backing_words;
use crate::chart::plan::{Plan, Rect, Role, Target};
use crate::glyph::token;
use crate::model::RecordRef;
use crate::platform::canvas;
use crate::platform::dom::{El, el, fill};
use crate::seam::Command;
use crate::text::{Msg, date_words, say};
use crate::view::{Action, TimeSpan};
use leptos::prelude::*;

/// A chart: the canvas, over it one button for each mark, so that pointer, keyboard and screen reader read the same plan,
/// and above both a ring and a hint at what is pointed at. The canvas is repainted only when plan or colours change.
///
/// `id` is `growth` or `timeline`: the plan that is drawn, and the prefix of the ids of its marks.
pub fn sheet(atlas: Atlas, id: &'static str) -> El {
    let [canvas, marks, hint] = ["canvas", "div", "div"].map(el);
    let (paper, host) = (canvas.element(), marks.element());
    Effect::new(move |_| {
        let device = atlas.device.get();
        atlas.scene.with(|scene| {
            let page = scene.state.page;
            let is_later = id != "growth" && page.has_growth() && page.has_timeline();
            if device.width <= 0.0 || (is_later && !atlas.is_whole.get()) {
                let _ = paper.set_attribute("class", "due");
                return;
            }
            let plan = scene.plan(id);
            let mut elements = Vec::new();
            if let Some(plan) = plan {
                let scale = scene.frame.scale;
                let (width, height) = (plan.size.width * scale, plan.size.height * scale);
                let is_painted = canvas::pen(&paper, width, height, UNITS / scale).is_some_and(|mut pen| {
                    let ratio = canvas::ratio_for(width, height) * scale;
                    draw(plan, device.theme(), ratio, TextHabit::CANVAS, &mut pen).is_ok()
                });
                if !is_painted {
                    elements.push(el("p").attr("role", "alert").text(say(scene.lang, Msg::ChartFailed)));
                }
                elements.extend(overlay(atlas, scene, id, plan));
            }
            let _ = paper.set_attribute("class", if plan.is_some() { "shown" } else { "unused" });
            fill(&host, elements);
        });
    });
    let host = hint.element();
    Effect::new(move |_| {
        let (pointed, open) = (atlas.hint.get(), atlas.fan.get());
        atlas.scene.with(|scene| {
            let plan = scene.plan(id);
            let is_open = |id: &&str| open != Some(*id);
            let mut parts = Vec::new();
            if let Some((record, plan)) = pointed.filter(is_open).zip(plan) {
                let marks = plan.marks_of(record).filter_map(|target| hint_at(atlas, scene, plan, target));
                marks.for_each(|hint| parts.extend(hint));
            }
            parts.extend(open.zip(plan).and_then(|(first, plan)| fan(atlas, scene, plan, first)));
            if let Some((from, to)) = atlas.brush.get().filter(|_| id == "growth") {
                let brush = el("div").class("brush").style("left", &pixels(from.min(to)));
                parts = vec![brush.style("width", &pixels((to - from).abs()))];
            }
            fill(&host, parts);
        });
    });
    el("div").class("sheet").attr("data-sheet", id).children([
        canvas.attr("aria-hidden", "true"),
        marks.class("region"),
        hint.class("region"),
    ])
}

/// One button for each mark, and a list of the labels that found no room.
fn overlay(atlas: Atlas, scene: &Scene, id: &str, plan: &Plan) -> Vec<El> {
    if id == "overview" {
        return vec![window(scene, plan)];
    }
    let selected = scene.state.select;
    // The one mark that Tab leads to: the one that is read, or the first.
    let entry = selected.filter(|id| plan.target(id).is_some()).or(plan.targets.first().map(|target| target.id));
    let marks = plan.targets.iter().filter_map(|target| {
        let record = atlas.data.record(target.id)?;
        let is_group = !target.members.is_empty();
        let select = Command::View(Action::Select(Some(target.id)));
        let command = Word(&if is_group { Command::Cluster(Some(target.id)) } else { select }).to_string();
        let mark = el("button").attr("type", "button").class("mark").attr("id", &[id, "-", target.id].concat());
        let mark = mark.attr(ATTRIBUTE, &command).attr("data-mark", target.id);
        let mark = mark.attr("tabindex", if entry == Some(target.id) { "0" } else { "-1" });
        let is_read = if selected == Some(target.id) { "true" } else { "false" };
        let mark = if is_group { mark.attr("aria-haspopup", "true") } else { mark.attr("aria-pressed", is_read) };
        let mut name = match is_group {
            true => describe::group(atlas.data, scene.lang, &target.members),
            false => describe::line(atlas.data, scene.lang, record),
        };
        if let Some(through) = describe::through(atlas.data, &scene.state, scene.lang, record) {
            name = [&through, ". ", &name].concat();
        }
        let mark = mark.attr("aria-label", &name);
        Some(around(mark, &target.rect))
    });
    let name = say(scene.lang, if id == "growth" { Msg::ChartGrowth } else { Msg::ChartTimeline });
    let help = [id, "-help"].concat();
    let group = el("div")
        .attr("role", "group")
        .attr("aria-label", name)
        .attr("aria-describedby", &[&help, " ", id, "-summary"].concat())
        .children(marks);
    let mut parts = vec![el("p").class("hidden").attr("id", &help).text(say(scene.lang, Msg::ChartHelp)), group];
    if !plan.listed.is_empty() {
        let items =
            plan.listed.iter().map(|(letter, words)| el("li").child(el("b").text(letter)).text(" ").text(words));
        parts.push(el("ul").class("listed").children(items));
    }
    parts
}

/// The window of the strip, for keyboard and screen reader; the picture shows it.
fn window(scene: &Scene, plan: &Plan) -> El {
    let (first, end) = scene.frame.time.domain();
    let span = TimeSpan::new(first, end).map_or(String::new(), |span| date_words(scene.lang, &span.when()));
    let (left, right) = scene.frame.time.range();
    let window = el("div").class("window").attr("id", "overview-window").attr("tabindex", "0").attr("role", "slider");
    let window = window.attr("aria-label", say(scene.lang, Msg::Overview)).attr("aria-valuetext", &span);
    let window = window.attr("aria-valuenow", &first.year().to_string());
    let window = window.style("left", &pixels(left)).style("width", &pixels(right - left));
    window.style("height", &pixels(plan.size.height - 24.0))
}

/// The events under one mark, as a list from which one is read.
fn fan(atlas: Atlas, scene: &Scene, plan: &Plan, first: &'static str) -> Option<El> {
    let target = plan.target(first).filter(|target| !target.members.is_empty())?;
    let lang = scene.lang;
    let events = target.members.iter().filter_map(|id| atlas.data.events.iter().find(|event| event.id == *id));
    let items = events.map(|event| {
        let date = event.when.map(|when| date_words(lang, &when)).unwrap_or_default();
        let name = event.provenance.text.get(lang);
        el("li").child(select("fan", event.id, name)).child(el("small").text(&date))
    });
    let (x, _) = target.rect.center();
    let left = (x - 40.0).min(plan.size.width - 340.0).max(0.0);
    let list = el("div").class("fan").attr("data-fan", "").attr("role", "group");
    let list = list.attr("aria-label", &describe::group(atlas.data, lang, &target.members));
    let list = list.style("left", &pixels(left)).style("top", &pixels(target.rect.y1 + 8.0)).children([
        el("ul").children(items),
        button(atlas, Command::Into(first), Msg::GroupZoom).class("plain"),
        cross(atlas, Command::Cluster(None), Msg::ReadingClose),
    ]);
    Some(list)
}

/// The ring around the mark that is pointed at, and a short reading beside it. Screen readers have the mark's own name.
fn hint_at(atlas: Atlas, scene: &Scene, plan: &Plan, target: &Target) -> Option<Vec<El>> {
    let record = atlas.data.record(target.id).filter(|_| scene.state.select != Some(target.id))?;
    let (x, y) = target.rect.center();
    let below = target.rect.y0 < 110.0;
    let top = if below { target.rect.y1 + 14.0 } else { target.rect.y0 - 14.0 };
    let side = if x > plan.size.width / 2.0 { " left" } else { "" };
    let (_, hue) = describe::place_of(atlas.data, record);
    let lang = scene.lang;
    let hint = el("div").class(&["hint", side, if below { " below" } else { "" }].concat()).attr("aria-hidden", "true");
    let hint = hint.style("left", &pixels(x)).style("top", &pixels(top));
    if !target.members.is_empty() {
        return Some(vec![hint.child(el("b").text(&describe::group(atlas.data, lang, &target.members)))]);
    }
    let head = el("b").style("color", &token(Role::Place(hue))).text(&describe::heading(atlas.data, lang, record));
    let mut lines = vec![head];
    lines.extend(describe::through(atlas.data, &scene.state, lang, record).map(|words| el("span").text(&words)));
    lines.push(el("span").text(&describe::statement(atlas.data, lang, record)));
    lines.extend(describe::change(atlas.data, lang, record).map(|words| el("span").text(&words)));
    lines.push(el("small").text(&backing_words(atlas.data, lang, record)));
    let hint = hint.children(lines);
    let mut parts = Vec::new();
    if matches!(record, RecordRef::Observation(_)) && plan.plot.holds(&Rect::around((x, y), 0.0)) {
        let Rect { x0, y0, y1, .. } = plan.plot;
        let line = |left, top| el("div").class("cross").style("left", &pixels(left)).style("top", &pixels(top));
        parts.push(line(x, y0).style("height", &pixels(y1 - y0)));
        parts.push(line(x0, y).style("width", &pixels(x - x0)));
    }
    parts.push(around(el("div").class("ring"), &target.rect));
    parts.push(hint);
    Some(parts)
}

/// Puts an element around a mark, with some air.
fn around(element: El, mark: &Rect) -> El {
    let Rect { x0, y0, x1, y1 } = mark.grown(6.0);
    let element = element.style("left", &pixels(x0)).style("top", &pixels(y0));
    element.style("width", &pixels(x1 - x0)).style("height", &pixels(y1 - y0))
}

/// A length in a picture for a style property, to a whole pixel; the page multiplies it by the size of text.
pub fn pixels(length: f64) -> String {
    ["calc(", &(length.round() as i32).to_string(), "px*var(--k))"].concat()
}
