use super::atlas::{Atlas, Scene};
use super::command::{ATTRIBUTE, Command, bare_button, button};
use crate::chart::words::{category_words, short_source, source_words, verdict_words};
use crate::glyph::glyph;
use crate::model::{Category, Event, Qualifier, Verdict};
use crate::platform::dom::{El, el};
use crate::text::{Msg, say};
use crate::view::{Action, Evidence, Facet, Lanes, Page, ViewState, YAxis};
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
        if state.page == Page::Timeline && !scene.frame.is_narrow() {
            let lanes = |lanes, name| (Action::SetLanes(lanes), name, state.lanes == lanes);
            let schemes = [
                lanes(Lanes::Place, Msg::LanesPlace),
                lanes(Lanes::Theme, Msg::LanesTheme),
                lanes(Lanes::Organisation, Msg::LanesOrganisation),
                lanes(Lanes::Source, Msg::TableSource),
            ];
            parts.push(switch(Msg::Lanes, &schemes).class("switch"));
        }
        if state.page.has_timeline() {
            parts.push(filter(atlas, scene));
            if !state.only.is_empty() || !state.q.is_empty() {
                parts.push(button(atlas, Command::View(Action::ShowAll), Msg::FilterClear).class("plain"));
            }
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

/// The form of the filter: for each facet the words that some event of this evidence has.
fn filter(atlas: Atlas, scene: &Scene) -> El {
    let (data, lang, state) = (atlas.data, scene.lang, &scene.state);
    let is_shown =
        |event: &&Event| state.evidence == Evidence::Others || data.sources[event.provenance.source].is_article;
    let events: Vec<&Event> = data.events.iter().filter(is_shown).collect();
    let facets = Facet::ALL.into_iter().map(|facet| {
        let name = match facet {
            Facet::Place => Msg::TablePlace,
            Facet::Category => Msg::FilterKind,
            Facet::Organisation => Msg::LanesOrganisation,
            Facet::Source => Msg::TableSource,
            Facet::Voice => Msg::FilterVoice,
            Facet::Check => Msg::TableCheck,
        };
        let words = facet.words(data).into_iter().enumerate();
        let boxes = words.filter_map(|(at, word)| {
            let count = events.iter().filter(|event| facet.holds(data, event, word)).count();
            let is_on = state.only.contains(&word);
            if count == 0 && !is_on {
                return None;
            }
            let label = match facet {
                Facet::Place => data.places[at].label.get(lang),
                Facet::Category => category_words(lang, Category::ALL[at]),
                Facet::Organisation => data.organisations[at].name,
                Facet::Source => short_source(source_words(data, lang, at)),
                Facet::Voice => say(lang, Msg::Voices).split('|').nth(at).unwrap_or_default(),
                Facet::Check => verdict_words(lang, Verdict::ALL[at]),
            };
            let command = Command::View(Action::Filter(word)).to_string();
            let input = el("input").attr("type", "checkbox").attr("id", &command).attr(ATTRIBUTE, &command);
            let input = input.attr_if("checked", is_on.then_some(""));
            Some(el("label").children([input, el("span").text(label).child(el("small").text(&count.to_string()))]))
        });
        el("fieldset").child(el("legend").text(say(lang, name))).children(boxes)
    });
    let mut name = say(lang, Msg::Filter).to_string();
    if !state.only.is_empty() {
        name.push_str(" · ");
        name.push_str(&state.only.len().to_string());
    }
    el("details").class("chooser").attr("id", "filter").children([
        el("summary").attr("id", "filter-summary").text(&name),
        el("div").class("choices").attr("id", "filter-choices").children(facets),
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
