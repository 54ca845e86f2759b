use super::atlas::{Atlas, Scene};
use super::command::{ATTRIBUTE, Command, bare_button, button};
use crate::chart::words::{category_words, short_source, source_words, verdict_words};
use crate::chart::{growth, lens};
use crate::glyph::glyph;
use crate::model::{Category, Event, Qualifier, Verdict};
use crate::platform::dom::{El, el};
use crate::text::{Msg, say};
use crate::view::{Action, Evidence, Facet, Form, Lanes, Lens, Page, ViewState, YAxis};
use leptos::prelude::*;

/// A choice of one: what is asked for, its name, whether it is the present one, and whether it would show nothing.
type Choice = (Command, String, bool, bool);

/// A name and its choices: side by side, or as a menu where there is no room for that.
fn switch(atlas: Atlas, name: Msg, choices: Vec<Choice>, as_menu: bool) -> El {
    let label = atlas.words(name);
    if as_menu {
        let options = choices.iter().map(|(command, name, chosen, _)| {
            let option = el("option").attr("value", &command.to_string()).text(name);
            option.attr_if("selected", chosen.then_some(""))
        });
        let id = choices.first().map(|(command, ..)| command.to_string()).unwrap_or_default();
        let select = el("select").attr("id", &id).attr("aria-label", label).children(options);
        return el("label").class("switch").child(el("b").text(label)).child(select);
    }
    let buttons = choices.into_iter().map(|(command, name, chosen, refused)| {
        let button = bare_button(command).text(&name).attr("aria-pressed", if chosen { "true" } else { "false" });
        button.attr_if("class", refused.then_some("refused"))
    });
    let group = el("div").class("switch").attr("role", "group").attr("aria-label", label);
    group.child(el("b").text(label)).children(buttons)
}

/// Lens, whose figures; below them series, comparisons, form, base year and years.
pub fn controls(atlas: Atlas) -> Vec<El> {
    atlas.scene.with(|scene| {
        let (state, lang, data) = (&scene.state, scene.lang, atlas.data);
        if state.page.is_room() {
            return Vec::new();
        }
        // Seven lenses and three sides stand in one row from here on.
        let narrow = scene.frame.width < 1040.0;
        let choice = |action, name, chosen| (Command::View(action), say(lang, name).to_string(), chosen, false);
        let (mut first, mut second) = (Vec::new(), Vec::new());
        if state.page.has_growth() {
            let mut lenses = Vec::new();
            for lens in Lens::ALL {
                let chosen = state.lens == lens && (lens != Lens::Count || state.y == YAxis::Linear);
                let mut item = choice(Action::Look(lens, YAxis::Linear), lens::name(lens), chosen);
                item.3 = lens::is_refused(data, state, lens);
                lenses.push(item);
                if lens == Lens::Count {
                    let is_log = state.lens == lens && state.y == YAxis::Log;
                    lenses.push(choice(Action::Look(lens, YAxis::Log), Msg::ScaleLog, is_log));
                }
            }
            first.push(switch(atlas, Msg::Lens, lenses, narrow));
            second.push(chooser(atlas, state));
            second.push(comparisons(atlas, state));
            if growth::series_drawn(data, state).len() > 1 {
                let form = |form, name| choice(Action::SetForm(form), name, state.form == form);
                let forms = vec![form(Form::One, Msg::FormOne), form(Form::Multiples, Msg::FormMultiples)];
                second.push(switch(atlas, Msg::Form, forms, narrow));
            }
            if state.lens == Lens::Index {
                let chosen = lens::base_year(data, state);
                let mut years = lens::base_years(data, state);
                // A year without a value, from a link, stands in the list too.
                if let Some(year) = chosen.filter(|year| !years.contains(year)) {
                    years.push(year);
                }
                let item = |year: i32| {
                    let base = u16::try_from(year).unwrap_or_default();
                    (Command::View(Action::SetBase(base)), year.to_string(), chosen == Some(year), false)
                };
                second.push(switch(atlas, Msg::LensBase, years.into_iter().map(item).collect(), true));
            }
        }
        if state.page == Page::Timeline && !scene.frame.is_narrow() {
            let lanes = |lanes, name| choice(Action::SetLanes(lanes), name, state.lanes == lanes);
            let schemes = vec![
                lanes(Lanes::Place, Msg::LanesPlace),
                lanes(Lanes::Theme, Msg::LanesTheme),
                lanes(Lanes::Organisation, Msg::LanesOrganisation),
                lanes(Lanes::Source, Msg::TableSource),
            ];
            first.push(switch(atlas, Msg::Lanes, schemes, narrow));
        }
        if state.page.has_timeline() {
            second.push(filter(atlas, scene));
            if !state.only.is_empty() || !state.q.is_empty() {
                second.push(button(atlas, Command::View(Action::ShowAll), Msg::FilterClear).class("plain"));
            }
        }
        if state.time.is_some() {
            second.push(button(atlas, Command::View(Action::GoTo(None)), Msg::YearsAll).class("plain"));
        }
        let side = |evidence, name| choice(Action::SetEvidence(evidence), name, state.evidence == evidence);
        let sides = vec![
            side(Evidence::Printed, Msg::EvidencePrinted),
            side(Evidence::Corrected, Msg::EvidenceCorrected),
            side(Evidence::Others, Msg::EvidenceOthers),
        ];
        first.push(switch(atlas, Msg::Evidence, sides, narrow));
        let rows = [("controls", first), ("controls more", second)].into_iter();
        rows.filter(|(_, row)| !row.is_empty()).map(|(class, row)| el("div").class(class).children(row)).collect()
    })
}

/// The ready-made views, as plain links.
fn comparisons(atlas: Atlas, state: &ViewState) -> El {
    let lang = atlas.lang();
    let links = growth::COMPARISONS.iter().map(|comparison| {
        let own = state.lang.map(|lang| ["&lang=", lang.tag()].concat()).unwrap_or_default();
        let link = el("a").attr("href", &[comparison.link, &own].concat()).text(say(lang, comparison.name));
        el("li").child(link)
    });
    // Without an id, so that it closes when one is followed.
    el("details")
        .class("chooser")
        .children([el("summary").text(say(lang, Msg::Compare)), el("ul").class("choices compare").children(links)])
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
