use super::atlas::{Atlas, Scene};
use super::command::{ATTRIBUTE, Command};
use super::describe;
use crate::chart::draw::{TextHabit, UNITS, draw};
use crate::chart::plan::{Plan, Role};
use crate::glyph::token;
use crate::platform::canvas;
use crate::platform::dom::{El, el, fill};
use crate::text::{Msg, say};
use crate::view::Action;
use leptos::prelude::*;

fn plan_of<'a>(scene: &'a Scene, id: &str) -> Option<&'a Plan> {
    scene.plans().find(|(name, _)| *name == id).map(|(_, plan)| plan)
}

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
            let plan = plan_of(scene, id).filter(|_| device.width > 0.0);
            let mut elements = Vec::new();
            if let Some(plan) = plan {
                let is_painted =
                    canvas::pen(&paper, plan.size.width, plan.size.height, UNITS).is_some_and(|mut pen| {
                        let ratio = canvas::ratio_for(plan.size.width, plan.size.height);
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
        let pointed = atlas.hint.get();
        atlas.scene.with(|scene| {
            let plan = plan_of(scene, id);
            fill(
                &host,
                pointed.zip(plan).and_then(|(record, plan)| hint_at(atlas, scene, plan, record)).unwrap_or_default(),
            );
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
    let selected = scene.state.select;
    // The one mark that Tab leads to: the one that is read, or the first.
    let entry = selected.filter(|id| plan.target(id).is_some()).or(plan.targets.first().map(|target| target.id));
    let marks = plan.targets.iter().filter_map(|target| {
        let record = atlas.data.record(target.id)?;
        let (x, y) = target.rect.center();
        let command = Command::View(Action::Select(Some(target.id))).to_string();
        let mark = el("button").attr("type", "button").class("mark").attr("id", &format!("{id}-{}", target.id));
        let mark = mark.attr(ATTRIBUTE, &command).attr("data-mark", target.id);
        let mark = mark.attr("tabindex", if entry == Some(target.id) { "0" } else { "-1" });
        let mark = mark.attr("aria-pressed", if selected == Some(target.id) { "true" } else { "false" });
        let mark = mark.attr("aria-label", &describe::line(atlas.data, scene.lang, record));
        Some(mark.style("left", &pixels(x)).style("top", &pixels(y)))
    });
    let name = say(scene.lang, if id == "growth" { Msg::ChartGrowth } else { Msg::ChartTimeline });
    let help = format!("{id}-help");
    let group =
        el("div").attr("role", "group").attr("aria-label", name).attr("aria-describedby", &help).children(marks);
    let mut parts = vec![el("p").class("hidden").attr("id", &help).text(say(scene.lang, Msg::ChartHelp)), group];
    if !plan.listed.is_empty() {
        let items =
            plan.listed.iter().map(|(letter, words)| el("li").child(el("b").text(letter)).text(" ").text(words));
        parts.push(el("ul").class("listed").children(items));
    }
    parts
}

/// The ring around the mark that is pointed at, and a short reading beside it. Screen readers have the mark's own name.
fn hint_at(atlas: Atlas, scene: &Scene, plan: &Plan, id: &'static str) -> Option<Vec<El>> {
    let target = plan.target(id).filter(|_| scene.state.select != Some(id))?;
    let record = atlas.data.record(id)?;
    let (x, y) = target.rect.center();
    let below = target.rect.y0 < 110.0;
    let top = if below { target.rect.y1 + 14.0 } else { target.rect.y0 - 14.0 };
    let side = if x > plan.size.width / 2.0 { " left" } else { "" };
    let (_, hue) = describe::place_of(atlas.data, record);
    let lang = scene.lang;
    let hint = el("div").class(&format!("hint{side}{}", if below { " below" } else { "" })).attr("aria-hidden", "true");
    let hint = hint.style("left", &pixels(x)).style("top", &pixels(top)).children([
        el("b").style("color", &token(Role::Place(hue))).text(&describe::heading(atlas.data, lang, record)),
        el("span").text(&describe::statement(atlas.data, lang, record)),
        el("small").text(&describe::backing(atlas.data, lang, record)),
    ]);
    Some(vec![el("div").class("ring").style("left", &pixels(x)).style("top", &pixels(y)), hint])
}

/// A length for a style property, to a whole pixel.
pub fn pixels(length: f64) -> String {
    format!("{}px", length.round() as i32)
}
