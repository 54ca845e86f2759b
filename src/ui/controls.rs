use super::atlas::Atlas;
use super::command::{Word, bare_button, button};
use crate::chart::lens;
use crate::chart::series::series_drawn;
use crate::platform::dom::{El, el};
use crate::seam::Command;
use crate::text::{Msg, say};
use crate::view::{Action, Evidence, Form, Lanes, Lens, Page, YAxis, write};
use leptos::prelude::*;

/// A choice of one: what is asked for, its name, whether it is the present one, and whether it would show nothing.
type Choice = (Command, String, bool, bool);

/// A name and its choices: side by side, or as a menu where there is no room for that.
fn switch(atlas: Atlas, name: Msg, choices: Vec<Choice>, as_menu: bool) -> El {
    let label = atlas.words(name);
    if as_menu {
        let options = choices.iter().map(|(command, name, chosen, _)| {
            let option = el("option").attr("value", &Word(&command).to_string()).text(name);
            option.attr_if("selected", chosen.then_some(""))
        });
        let id = choices.first().map(|(command, ..)| Word(&command).to_string()).unwrap_or_default();
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
        // So wide a picture leaves room for seven lenses and three sides in one row; the timeline alone has four lanes.
        let narrow = scene.frame.width < if state.page.has_growth() { 1040.0 } else { 720.0 };
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
            second.push(panel(atlas, "chooser", "series-choices", say(lang, Msg::SeriesChoose), true));
            // Another view's panel is another one: this one closes when one of its links is followed.
            let of_view = ["compare-", &write(state)].concat();
            second.push(panel(atlas, &of_view, "comparisons", say(lang, Msg::Compare), false));
            if series_drawn(data, state).len() > 1 {
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
        if state.page == Page::Timeline {
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
            let mut name = say(lang, Msg::Filter).to_string();
            if !state.only.is_empty() {
                name.push_str(" · ");
                name.push_str(&state.only.len().to_string());
            }
            second.push(panel(atlas, "filter", "filter-choices", &name, true));
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

/// A panel that is opened by its summary. What it holds comes from the second program, into the element of the id `host`;
/// until then it says where that program is. A panel of the same id stays open when the controls are made anew; what it holds
/// stays too where that is `kept`, and else is made anew.
fn panel(atlas: Atlas, id: &str, host: &str, name: &str, kept: bool) -> El {
    let summary = el("summary").attr("id", &[host, "-summary"].concat()).text(name);
    let words = match atlas.rooms.get() {
        Some(true) => "",
        None => atlas.words(Msg::PageComing),
        Some(false) => atlas.words(Msg::PageFailed),
    };
    let choices = el("div").class("choices").attr("id", host).attr_if("data-late", kept.then_some("")).text(words);
    el("details").class("chooser").attr("id", id).child(summary).child(choices)
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
