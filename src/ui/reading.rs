use super::atlas::{Atlas, LoadState};
use super::describe;
use super::parts::{button, cross};
use super::reading_lines::{has_several_dates, lines};
use super::scene::Scene;
use crate::chart::plan::Role;
use crate::glyph::{glyph, pierced, token};
use crate::model::{Dataset, Lang, Qualifier, RecordRef};
use crate::seam::{Command, Program, Slot};
use crate::text::{Msg, say};
use crate::view::{Page, ViewState, write};
use leptos::prelude::*;

/// The reading of the selected record: a sheet over the foot of the window, as long as the pictures are there; a column
/// beside the timeline where the window is wide. So it stands at one place for all marks, covers none that is read, and has
/// room for the check; a card near the mark had none of the three.
#[component]
pub fn Reading(atlas: Atlas) -> impl IntoView {
    view! { {move || atlas.scene.with(|scene| reading(atlas, scene))} }
}

/// The sheet stands there while nothing is read, without a box: what is put into it then is said to those who hear the page,
/// and what the second program put into its place stays.
fn reading(atlas: Atlas, scene: &Scene) -> AnyView {
    let lang = scene.lang;
    let is_column = scene.state.page == Page::Timeline;
    let record = scene.state.select.and_then(|id| atlas.data().record(id));
    let none = || ().into_any();
    let Some(record) = record else {
        // The column beside the timeline is never empty.
        let hint = if is_column { say(lang, Msg::ReadingPick) } else { "" };
        return sheet(lang, "", false, [none(), none(), none(), none()], hint);
    };
    let class = if is_column { "reading column" } else { "reading" };
    let entries = lines(atlas, scene, record);
    let parts = [
        cross("reading-close", Command::Close, say(lang, Msg::ReadingClose)),
        head(atlas, scene, record),
        view! { <dl>{entries}</dl> }.into_any(),
        ways(atlas.data(), scene, record),
    ];
    let has_dates = matches!(record, RecordRef::Event(event) if has_several_dates(atlas.data(), event));
    let is_coming = |state| state == LoadState::Coming;
    let is_growing =
        atlas.loads.with(|loads| is_coming(loads.details) || (has_dates && is_coming(loads.of(Program::Pages))));
    sheet(lang, class, is_growing, parts, "")
}

/// `is_growing` says that longer words or the dates of several sources will come above the lines: these are not seen until
/// then, or for some seconds, since what is read must not move.
fn sheet(lang: Lang, class: &'static str, is_growing: bool, parts: [AnyView; 4], hint: &'static str) -> AnyView {
    let [close, head, lines, ways] = parts;
    // Without a record it is no landmark.
    let is_away = class.is_empty();
    let role = if is_away { "none" } else { "complementary" };
    view! {
        <p class="pick" hidden=hint.is_empty()>{hint}</p>
        <aside
            id="reading"
            role=role
            class=class
            class:growing=is_growing
            aria-label=(!is_away).then(|| say(lang, Msg::Reading))
        >
            {close}
            <div aria-live="polite">
                <div>{head}</div>
                <div id=Slot::Dates.id() aria-live="off" hidden=is_away></div>
                {lines}
                <div id=Slot::Noticed.id() hidden=is_away></div>
            </div>
            {ways}
        </aside>
    }
    .into_any()
}

/// Place and date, value or event, and the words as printed.
fn head(atlas: Atlas, scene: &Scene, record: RecordRef<'_>) -> AnyView {
    let (data, lang) = (atlas.data(), scene.lang);
    // Followed, so that it is filled when the longer words arrive.
    atlas.loads.track();
    let row = record.provenance().row();
    let as_printed = row.as_printed();
    let (_, hue) = describe::place_of(data, record);
    // A reader's own counts have notes too.
    let note = row.text("note", lang);
    let note = match note.is_empty() {
        true => ().into_any(),
        false => view! { <p class="note">{note}</p> }.into_any(),
    };
    let is_own = data.sources[record.provenance().source].is_own;
    let (qualifier, body) = match record {
        RecordRef::Observation(observation) => {
            let series = &data.series[observation.series];
            let value = describe::value(lang, observation);
            let unit =
                crate::chart::labels::unit_and_basis(lang, series.indicator, observation.basis, observation.value);
            (observation.qualifier, view! { <p class="value">{value}" "<small>{unit}</small></p> {note} }.into_any())
        }
        _ => (Qualifier::Exact, view! { <h2>{record.provenance().text.get(lang)}</h2>{note} }.into_any()),
    };
    let printed = match as_printed.is_empty() {
        true => ().into_any(),
        false => view! { <q lang=data.quotation_lang(record.provenance().source)>{as_printed}</q> }.into_any(),
    };
    view! {
        <p class="where" style:color=token(Role::Place(hue))>
            {if is_own { pierced(hue, qualifier, false) } else { glyph(hue, qualifier, false) }}
            {describe::heading(data, lang, record)}
        </p>
        {body}
        {printed}
    }
    .into_any()
}

/// The ways on from the reading: to the marks beside it, to the whole record, to the page of its place.
fn ways(data: &Dataset, scene: &Scene, record: RecordRef<'_>) -> AnyView {
    let lang = scene.lang;
    let (place, hue) = describe::place_of(data, record);
    let place = &data.places[place];
    // The evidence and the pages of countries are those of the atlas.
    let is_own = data.sources[record.provenance().source].is_own;
    // Countries outside the region have no page.
    let country = match place.id == hue.id() {
        true => page_link(scene, Page::Country, ["place=", place.id].concat(), place.label.get(lang)),
        false => ().into_any(),
    };
    view! {
        <p class="acts">
            {button("reading-previous", "", Command::Step(-1), say(lang, Msg::ReadingPrevious))}
            {button("reading-next", "", Command::Step(1), say(lang, Msg::ReadingNext))}
            {(!is_own).then(|| {
                page_link(scene, Page::Evidence, ["select=", record.id()].concat(), say(lang, Msg::ReadingRecord))
            })}
            {country}
        </p>
    }
    .into_any()
}

/// A link to a page of the second program, in the language that the present link names.
fn page_link(scene: &Scene, page: Page, page_params: String, name: &'static str) -> AnyView {
    let state = ViewState { page, page_params, lang: scene.state.lang, ..ViewState::default() };
    view! { <a href=write(&state)>{name}</a> }.into_any()
}
