use super::atlas::{Atlas, Scene, details};
use super::command::button;
use super::controls::cross;
use super::describe;
use super::picture::pixels;
use super::tables::select;
use crate::chart::labels::{category_words, provenance_words, source_words, unit_and_basis, verdict_words};
use crate::chart::plan::Role;
use crate::chart::{card, lens};
use crate::glyph::{glyph, token};
use crate::model::{Check, Dataset, Details, Event, Lang, Qualifier, RecordRef, Voice};
use crate::platform::dom::{El, el};
use crate::seam::Command;
use crate::text::{Arg, Msg, date_words, fill, number_words, say};
use crate::view::{Page, ViewState, write};
use leptos::prelude::*;

/// Width of the card and the height that is set aside for it, in pixels.
const CARD: (f64, f64) = (400.0, 376.0);

/// The reading of the selected record: a card beside its mark, a sheet from below on a phone.
pub fn reading(atlas: Atlas) -> Vec<El> {
    atlas.scene.with(|scene| {
        let is_column = scene.state.page == Page::Timeline;
        let Some(record) = scene.state.select.and_then(|id| atlas.data.record(id)) else {
            // The column beside the timeline is never empty; elsewhere there is none.
            let hint = is_column.then(|| el("p").class("pick").text(say(scene.lang, Msg::ReadingPick)));
            return hint.into_iter().collect();
        };
        // Read here, so that the card is filled when the longer words arrive.
        let fetched = atlas.fetched.get();
        let (x, y) = place(scene, record.id());
        let card = el("aside")
            .class(if is_column { "reading column" } else { "reading" })
            .attr("aria-label", say(scene.lang, Msg::Reading));
        // Longer readings scroll in the card, so that it covers no more than the picture it lies on.
        let most = scene.plans().next().map_or(CARD.1, |(_, plan)| plan.size.height.max(CARD.1) - y);
        let card =
            card.style("left", &pixels(x)).style("top", &pixels(y)).style("max-height", &pixels(most)).children([
                cross(atlas, Command::Close, Msg::ReadingClose),
                el("div").attr("aria-live", "polite").children(content(atlas.data, scene, record, fetched)),
                el("p")
                    .class("acts")
                    .children([
                        button(atlas, Command::Step(-1), Msg::ReadingPrevious),
                        button(atlas, Command::Step(1), Msg::ReadingNext),
                        in_page(
                            scene,
                            Page::Evidence,
                            ["select=", record.id()].concat(),
                            say(scene.lang, Msg::ReadingRecord),
                        ),
                    ])
                    .children(in_country(atlas.data, scene, record)),
            ]);
        vec![card]
    })
}

/// A link to a page of the second program, in the language that the present link names.
fn in_page(scene: &Scene, page: Page, page_params: String, name: &str) -> El {
    let state = ViewState { page, page_params, lang: scene.state.lang, ..ViewState::default() };
    el("a").attr("href", &write(&state)).text(name)
}

/// The link to the page of the record's place; countries outside the region have none.
fn in_country(data: &Dataset, scene: &Scene, record: RecordRef<'_>) -> Option<El> {
    let (place, hue) = describe::place_of(data, record);
    let place = &data.places[place];
    (place.id == hue.id())
        .then(|| in_page(scene, Page::Country, ["place=", place.id].concat(), place.label.get(scene.lang)))
}

/// Where the card lies. An event's card lies over the growth chart, where there is room, when both are shown.
fn place(scene: &Scene, id: &str) -> (f64, f64) {
    let spot = |plan: &crate::chart::plan::Plan, id: &str| card::spot(plan, id, CARD.0.min(plan.size.width), CARD.1);
    let over_growth = scene.plan("growth").and_then(|plan| {
        let target = plan.target(id).or(plan.targets.first())?;
        spot(plan, target.id)
    });
    over_growth.or_else(|| spot(scene.timeline()?, id)).unwrap_or_default()
}

/// A line of the card: what it is, and what is said.
fn entry(name: &str, body: El) -> [El; 2] {
    [el("dt").text(name), body]
}

/// Top down: place and date, value or event, words as printed, source, what speaks for and against it.
fn content(data: &Dataset, scene: &Scene, record: RecordRef<'_>, fetched: Option<bool>) -> Vec<El> {
    let (state, lang) = (&scene.state, scene.lang);
    let details = details();
    let of = |id| details.map(|details| details.of(id)).unwrap_or_default();
    let (provenance, more) = (record.provenance(), of(record.id()));
    let (_, hue) = describe::place_of(data, record);
    let (qualifier, body) = match record {
        RecordRef::Observation(observation) => {
            let series = &data.series[observation.series];
            let value = describe::value(lang, observation);
            let unit = el("small").text(&unit_and_basis(lang, series.indicator, observation.basis, observation.value));
            (observation.qualifier, vec![el("p").class("value").text(&value).text(" ").child(unit)])
        }
        _ => {
            let mut body = vec![el("h2").text(provenance.text.get(lang))];
            let note = more.note[lang as usize];
            if !note.is_empty() {
                body.push(el("p").class("note").text(note));
            }
            (Qualifier::Exact, body)
        }
    };
    let where_and_when = el("p").class("where").style("color", &token(Role::Place(hue)));
    let mut parts =
        vec![where_and_when.child(glyph(hue, qualifier, false)).text(&describe::heading(data, lang, record))];
    parts.extend(body);
    if !more.as_printed.is_empty() {
        parts.push(el("q").attr("lang", "en").text(more.as_printed));
    }
    let source = el("dd").text(&provenance_words(data, lang, provenance)).children(outside(more.url));
    let mut lines: Vec<El> = entry(say(lang, Msg::ReadingSource), source).into();
    if provenance.voice == Voice::Claim {
        lines.extend(entry("", el("dd").text(say(lang, Msg::ReadingClaim))));
    }
    if let RecordRef::Observation(observation) = record
        && let Some(words) = lens::words_of(data, state, lang, observation)
    {
        lines.extend(entry(say(lang, lens::name(state.lens)), el("dd").text(&words)));
    }
    if let Some(change) = describe::change(data, lang, record) {
        lines.extend(entry(say(lang, Msg::ReadingChange), el("dd").text(&change)));
    }
    for check in data.checks_of(record.id()) {
        lines.extend(entry(say(lang, Msg::ReadingCheck), check_words(lang, check, details)));
    }
    if let RecordRef::Event(event) = record {
        let who = data.organisations.iter().filter(|one| event.organisations.split(';').any(|id| id == one.id));
        let names: Vec<&str> = who.map(|organisation| organisation.name.get(lang)).collect();
        if !names.is_empty() {
            lines.extend(entry(say(lang, Msg::ReadingWho), el("dd").text(&names.join("; "))));
        }
        lines.extend(entry(say(lang, Msg::FilterKind), el("dd").text(category_words(lang, event.category))));
        for twin in data.twins_of(event) {
            let date = twin.when.map(|when| date_words(lang, &when)).unwrap_or_default();
            let text =
                [" ", twin.provenance.text.get(lang), " · ", source_words(data, lang, twin.provenance.source)].concat();
            let body = el("dd").class("twin").child(el("b").text(&date)).text(&text).children(outside(of(twin.id).url));
            lines.extend(entry(say(lang, Msg::ReadingOther), body));
        }
        let counts = describe::counts_around(data, &scene.state, lang, event);
        if !counts.is_empty() {
            let body = el("dd").children(counts.iter().map(|words| el("span").class("line").text(words)));
            lines.extend(entry(
                say(lang, Msg::ReadingCounts),
                body.child(el("em").text(say(lang, Msg::ReadingCaution))),
            ));
        }
        let near =
            neighbours(data, event).into_iter().map(|event| select("near", event.id, event.provenance.text.get(lang)));
        lines.extend(entry(say(lang, Msg::ReadingNear), el("dd").class("near").children(near)));
    }
    if fetched == Some(false) {
        lines.extend(entry("", el("dd").text(say(lang, Msg::ReadingIncomplete))));
    }
    parts.push(el("dl").children(lines));
    parts
}

/// Up to three events on each side in time, of the same place and the same kind of source.
fn neighbours<'a>(data: &'a Dataset, event: &Event) -> Vec<&'a Event> {
    let is_article = |event: &Event| data.sources[event.provenance.source].is_article;
    let alike = |other: &&Event| other.place == event.place && is_article(other) == is_article(event);
    let all: Vec<&Event> = data.events.iter().filter(|other| other.when.is_some()).filter(alike).collect();
    let Some(at) = all.iter().position(|other| other.id == event.id) else { return Vec::new() };
    let (from, to) = (at.saturating_sub(3), (at + 4).min(all.len()));
    all[from..to].iter().copied().filter(|other| other.id != event.id).collect()
}

/// A link to another site, named by its host, as in `https://host/path`; nothing for an empty address.
fn outside(url: &str) -> Option<El> {
    let host = url.split('/').nth(2)?;
    let link =
        el("a").class("outside").attr("href", url).attr("rel", "noreferrer noopener external").attr("target", "_blank");
    Some(link.text(host))
}

/// Verdict, words and addresses of a check. Until the words are here the verdict and the better value stand alone.
fn check_words(lang: Lang, check: &Check, details: Option<&Details>) -> El {
    let value = check
        .better_value
        .map(|value| fill(lang, Msg::ReadingBetter, &[("value", Arg::Words(&number_words(lang, value)))]));
    let date = check
        .better_date
        .map(|when| fill(lang, Msg::ReadingBetterDate, &[("date", Arg::Words(&date_words(lang, &when)))]));
    let better = [value, date].into_iter().flatten().map(|words| el("i").text(&words));
    let (text, urls) = details.and_then(|details| details.check(check.id, lang)).unwrap_or_default();
    let body = el("dd").child(el("b").text(verdict_words(lang, check.verdict))).text(" ").text(text);
    body.children(better).children(urls.split(';').filter_map(outside))
}
