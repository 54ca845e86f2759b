use super::atlas::Atlas;
use super::panels::panel;
use super::parts::button;
use super::scene::Scene;
use crate::chart::lens;
use crate::chart::metrics::{Weight, text_width};
use crate::chart::series::series_drawn;
use crate::model::Lang;
use crate::seam::port::{chooses, does};
use crate::seam::{Command, Panel};
use crate::text::{Msg, say};
use crate::view::{Action, Evidence, Lanes, Lens, Page, PlotLayout, ViewState, YAxis};
use leptos::prelude::*;

// Sizes that `style/first/head.css` gives to switches, in CSS pixels.
const LABEL_SIZE: f64 = 13.0;
const CHOICE_SIZE: f64 = 15.0;
const MIN_BUTTON: f64 = 44.0;
const SWITCH_GAP: f64 = 16.0;
const MENU_ARROW: f64 = 20.0;
const ROW_GAP: f64 = 32.0;
/// How much of the width that the core sets aside for words they take in common fonts. It is only about which row looks
/// better: where a font is wider, the row breaks.
const COMMON_FONTS: f64 = 0.945;

/// One of several, side by side or in a menu.
struct ControlOption {
    /// Its id; in a menu its value.
    id: String,
    command: Command,
    name: String,
    is_chosen: bool,
    /// True where it would show nothing.
    is_refused: bool,
}

impl ControlOption {
    fn new(kind: &str, slug: &str, action: Action, name: &str, is_chosen: bool) -> ControlOption {
        let id = [kind, "-", slug].concat();
        ControlOption { id, command: Command::View(action), name: name.to_string(), is_chosen, is_refused: false }
    }
}

/// Lens, whose figures; below them series, comparisons, form, base year and years.
#[component]
pub fn Controls(atlas: Atlas) -> impl IntoView {
    view! { {move || atlas.scene.with(|scene| rows(atlas, scene))} }
}

/// The panels stand in places of their own, whatever stands beside them: what the second program put into them stays.
fn rows(atlas: Atlas, scene: &Scene) -> AnyView {
    let is_away = !scene.state.page.has_charts();
    view! {
        <div class="controls" hidden=is_away>{first_row(atlas, scene)}</div>
        <div class="controls more" hidden=is_away>
            {panel(atlas, scene, Panel::Series)}
            {panel(atlas, scene, Panel::Comparisons)}
            {second_row(atlas, scene)}
            {panel(atlas, scene, Panel::Filter)}
            {ways_back(scene)}
        </div>
    }
    .into_any()
}

/// So wide a picture leaves room for the form of the chart, with the panels beside it; the timeline alone has four lanes.
fn is_narrow(scene: &Scene) -> bool {
    scene.frame.width < if scene.state.page.has_growth() { 1040.0 } else { 720.0 }
}

/// Several switches in one row: side by side as far as their words leave room for it in this language. The last ones
/// become menus first. Which choice is made does not count, so that nothing jumps when another one is.
fn row_of_switches(scene: &Scene, switches: Vec<(&'static str, Vec<ControlOption>)>) -> Vec<AnyView> {
    let widths = |(label, choices): &(&str, Vec<ControlOption>)| {
        let width = |words: &str, size| text_width(words, size, Weight::Regular) * COMMON_FONTS;
        let label = width(label, LABEL_SIZE) + SWITCH_GAP;
        let buttons = choices.iter().map(|choice| width(&choice.name, CHOICE_SIZE).max(MIN_BUTTON));
        let (all, longest) = buttons.fold((0.0, 0.0_f64), |(all, most), own| (all + own + SWITCH_GAP, most.max(own)));
        (label + all - SWITCH_GAP, label + longest + MENU_ARROW)
    };
    let widths: Vec<(f64, f64)> = switches.iter().map(widths).collect();
    let fits = |side_by_side: usize| {
        let all: f64 = widths.iter().enumerate().map(|(at, own)| if at < side_by_side { own.0 } else { own.1 }).sum();
        all + ROW_GAP * widths.len().saturating_sub(1) as f64 <= scene.frame.width
    };
    let side_by_side = (0..=switches.len()).rev().find(|&count| fits(count)).unwrap_or(0);
    let row = switches.into_iter().enumerate();
    row.map(|(at, (label, choices))| switch(label, choices, at >= side_by_side)).collect()
}

fn first_row(atlas: Atlas, scene: &Scene) -> Vec<AnyView> {
    let (state, lang) = (&scene.state, scene.lang);
    let mut row = Vec::new();
    if state.page.has_growth() {
        let mut lenses = Vec::new();
        for lens in Lens::ALL {
            let is_chosen = state.lens == lens && (lens != Lens::Count || state.y == YAxis::Linear);
            let name = say(lang, lens::name(lens));
            let mut choice =
                ControlOption::new("look", lens.slug(), Action::Look(lens, YAxis::Linear), name, is_chosen);
            choice.is_refused = lens::is_refused(atlas.data(), state, lens);
            lenses.push(choice);
            if lens == Lens::Count {
                let is_log = state.lens == lens && state.y == YAxis::Log;
                let action = Action::Look(lens, YAxis::Log);
                lenses.push(ControlOption::new("look", "log", action, say(lang, Msg::ScaleLog), is_log));
            }
        }
        row.push((say(lang, Msg::Lens), lenses));
    }
    if state.page == Page::Timeline {
        let lanes = Lanes::ALL.map(|lanes| {
            let name = match lanes {
                Lanes::Place => Msg::LanesPlace,
                Lanes::Theme => Msg::LanesTheme,
                Lanes::Organisation => Msg::LanesOrganisation,
                Lanes::Source => Msg::TableSource,
            };
            let action = Action::SetLanes(lanes);
            ControlOption::new("lanes", lanes.slug(), action, say(lang, name), state.lanes == lanes)
        });
        row.push((say(lang, Msg::Lanes), lanes.into()));
    }
    // A reader's own records alone have no other sources, and checks only where the table has some.
    let is_alone = atlas.data().holds_own() && !atlas.data().is_beside();
    if !(is_alone && atlas.data().checks.is_empty()) {
        row.push((say(lang, Msg::Evidence), evidence_options(state, lang, is_alone)));
    }
    row_of_switches(scene, row)
}

fn evidence_options(state: &ViewState, lang: Lang, is_alone: bool) -> Vec<ControlOption> {
    let options = Evidence::ALL.into_iter().filter(|evidence| !is_alone || *evidence != Evidence::Others);
    let options = options.map(|evidence| {
        let name = match evidence {
            Evidence::Printed if is_alone => Msg::EvidenceOwn,
            Evidence::Printed => Msg::EvidencePrinted,
            Evidence::Corrected => Msg::EvidenceCorrected,
            Evidence::Others => Msg::EvidenceOthers,
        };
        let action = Action::SetEvidence(evidence);
        ControlOption::new("evidence", evidence.slug(), action, say(lang, name), state.evidence == evidence)
    });
    options.collect()
}

fn second_row(atlas: Atlas, scene: &Scene) -> Vec<AnyView> {
    let (state, lang, data) = (&scene.state, scene.lang, atlas.data());
    let mut row = Vec::new();
    if !state.page.has_growth() {
        return row;
    }
    if series_drawn(data, state).len() > 1 {
        let form = |slug: &str, form, name| {
            ControlOption::new("form", slug, Action::SetLayout(form), say(lang, name), state.layout == form)
        };
        let forms = vec![
            form("one", PlotLayout::One, Msg::FormOne),
            form("multiples", PlotLayout::Multiples, Msg::FormMultiples),
        ];
        row.push(switch(say(lang, Msg::Form), forms, is_narrow(scene)));
    }
    if state.lens == Lens::Index {
        let chosen = lens::base_year(data, state);
        let mut years = lens::base_years(data, state);
        // A year without a value, from a link, stands in the list too.
        if let Some(year) = chosen.filter(|year| !years.contains(year)) {
            years.push(year);
        }
        let choice = |year: i32| {
            let base = u16::try_from(year).unwrap_or_default();
            let digits = year.to_string();
            ControlOption::new("base", &digits, Action::SetBase(base), &digits, chosen == Some(year))
        };
        row.push(switch(say(lang, Msg::LensBase), years.into_iter().map(choice).collect(), true));
    }
    row
}

/// The buttons that take filter and search away, and go back to all years.
fn ways_back(scene: &Scene) -> Vec<AnyView> {
    let (state, lang) = (&scene.state, scene.lang);
    let plain = |id, action, name| button(id, "plain", Command::View(action), say(lang, name));
    let mut row = Vec::new();
    if state.page.has_timeline() && (!state.only.is_empty() || !state.q.is_empty()) {
        row.push(plain("show-all", Action::ShowAll, Msg::FilterClear));
    }
    if state.time.is_some() {
        row.push(plain("all-years", Action::GoTo(None), Msg::YearsAll));
    }
    row
}

/// A name and its choices: side by side, or as a menu where there is no room for that.
fn switch(label: &'static str, choices: Vec<ControlOption>, as_menu: bool) -> AnyView {
    if !as_menu {
        let buttons: Vec<AnyView> = choices.into_iter().map(choice_button).collect();
        return view! { <div class="switch" role="group" aria-label=label><b>{label}</b>{buttons}</div> }.into_any();
    }
    // One menu is told from another by its first choice.
    let kind = choices.first().and_then(|choice| choice.id.split('-').next()).unwrap_or_default();
    let id = ["menu-", kind].concat();
    let commands = choices.iter().map(|choice| choice.command.clone()).collect();
    let options: Vec<AnyView> = choices.into_iter().map(choice_option).collect();
    view! {
        <label class="switch">
            <b>{label}</b>
            <select id=id aria-label=label on:change=chooses(commands)>
                {options}
            </select>
        </label>
    }
    .into_any()
}

fn choice_button(choice: ControlOption) -> AnyView {
    let ControlOption { id, command, name, is_chosen, is_refused } = choice;
    let class = if is_refused { "refused" } else { "" };
    let pressed = if is_chosen { "true" } else { "false" };
    view! { <button type="button" id=id class=class aria-pressed=pressed on:click=does(command)>{name}</button> }
        .into_any()
}

fn choice_option(choice: ControlOption) -> AnyView {
    let ControlOption { id, name, is_chosen, .. } = choice;
    view! { <option value=id prop:selected=is_chosen>{name}</option> }.into_any()
}
