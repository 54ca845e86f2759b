use super::atlas::Atlas;
use super::command::{ATTRIBUTE, Command, bare_button, button};
use crate::glyph::glyph;
use crate::model::Qualifier;
use crate::platform::dom::{El, el};
use crate::text::{Msg, say};
use crate::view::{Action, Evidence, ViewState, YAxis};
use leptos::prelude::*;

/// Scale, series, years and whose figures.
pub fn controls(atlas: Atlas) -> Vec<El> {
    atlas.scene.with(|scene| {
        let state = &scene.state;
        if state.page.is_room() {
            return Vec::new();
        }
        let switch = |name: Msg, choices: &[(Action, Msg, bool)]| {
            let buttons = choices.iter().map(|(action, name, pressed)| {
                button(atlas, Command::View(action.clone()), *name)
                    .attr("aria-pressed", if *pressed { "true" } else { "false" })
            });
            let label = say(scene.lang, name);
            el("div").attr("role", "group").attr("aria-label", label).child(el("b").text(label)).children(buttons)
        };
        let mut parts = Vec::new();
        if state.page.has_growth() {
            let scale = |y, name| (Action::SetY(y), name, state.y == y);
            parts.push(
                switch(Msg::Scale, &[scale(YAxis::Linear, Msg::ScaleLinear), scale(YAxis::Log, Msg::ScaleLog)])
                    .class("switch"),
            );
            parts.push(chooser(atlas, state));
        }
        if state.time.is_some() {
            parts.push(button(atlas, Command::View(Action::GoTo(None)), Msg::YearsAll).class("plain"));
        }
        let side = |evidence, name| (Action::SetEvidence(evidence), name, state.evidence == evidence);
        let sides = [
            side(Evidence::Printed, Msg::EvidencePrinted),
            side(Evidence::Corrected, Msg::EvidenceCorrected),
            side(Evidence::Others, Msg::EvidenceOthers),
        ];
        parts.push(switch(Msg::Evidence, &sides).class("switch end"));
        vec![el("div").class("controls").children(parts)]
    })
}

/// Which series are in the picture: the articles' first, then those of other sources.
fn chooser(atlas: Atlas, state: &ViewState) -> El {
    let data = atlas.data;
    let lang = atlas.lang();
    let group = |of_articles: bool, name: Msg| {
        let members = data.series.iter().enumerate().filter(|(index, series)| {
            data.sources[series.source].is_article == of_articles && data.values_of(*index).next().is_some()
        });
        let boxes = members.map(|(_, series)| {
            let command = Command::View(Action::Toggle(series.id)).to_string();
            let checked = state.shown().contains(&series.id).then_some("");
            let input = el("input")
                .attr("type", "checkbox")
                .attr("id", &command)
                .attr(ATTRIBUTE, &command)
                .attr_if("checked", checked);
            let hue = data.places[series.place].hue;
            el("label").children([input, glyph(hue, Qualifier::Exact, false), el("span").text(series.label.get(lang))])
        });
        el("fieldset").child(el("legend").text(say(lang, name))).children(boxes)
    };
    el("details").class("chooser").attr("id", "chooser").children([
        el("summary").attr("id", "chooser-summary").text(say(lang, Msg::SeriesChoose)),
        el("div").class("choices").children([group(true, Msg::SeriesOfArticles), group(false, Msg::SeriesOfOthers)]),
    ])
}

/// A button that closes something, drawn as a cross.
pub fn cross(atlas: Atlas, command: Command, name: Msg) -> El {
    let icon = crate::platform::dom::svg("svg")
        .attr("width", "14")
        .attr("height", "14")
        .attr("viewBox", "0 0 14 14")
        .attr("aria-hidden", "true");
    let path = crate::platform::dom::svg("path")
        .attr("d", "M1 1l12 12M13 1L1 13")
        .attr("stroke", "currentColor")
        .attr("stroke-width", "1.8");
    bare_button(command).class("close").attr("aria-label", atlas.words(name)).child(icon.child(path))
}
