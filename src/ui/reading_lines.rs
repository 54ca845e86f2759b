//! The lines of a reading: source, checks, what came before, who took part, what other sources say, counts around.

use super::atlas::{Atlas, LoadState};
use super::describe;
use super::parts::select;
use super::scene::Scene;
use crate::chart::labels::{category_words, found_words, provenance_words, source_words, value_words};
use crate::chart::lens;
use crate::model::{Check, Dataset, Event, Lang, RecordRef, Voice};
use crate::outside::outside;
use crate::seam::Program;
use crate::text::{Arg, Msg, date_words, fill, say};
use leptos::prelude::*;

/// A line: what it is, and what is said.
fn entry(name: &'static str, body: AnyView) -> AnyView {
    view! { <dt>{name}</dt>{body} }.into_any()
}

fn words(name: &'static str, words: String) -> AnyView {
    entry(name, view! { <dd>{words}</dd> }.into_any())
}

/// All lines, from the source down.
pub fn lines(atlas: Atlas, scene: &Scene, record: RecordRef<'_>) -> Vec<AnyView> {
    let (data, state, lang) = (atlas.data(), &scene.state, scene.lang);
    let state_of_details = atlas.loads.with(|loads| loads.details);
    let provenance = record.provenance();
    let source = provenance_words(data, lang, provenance);
    let link = source_link(provenance.row().url());
    let mut lines = vec![entry(say(lang, Msg::ReadingSource), view! { <dd>{source}{link}</dd> }.into_any())];
    if provenance.voice == Voice::Claim {
        lines.push(words("", say(lang, Msg::ReadingClaim).to_string()));
    }
    if let RecordRef::Observation(observation) = record
        && let Some(shown) = lens::words_of(data, state, lang, observation)
    {
        lines.push(words(say(lang, lens::name(state.lens)), shown));
    }
    lines.extend(describe::change(data, lang, record).map(|change| words(say(lang, Msg::ReadingChange), change)));
    let checks = data.checks_of(record.id());
    lines.extend(
        checks.map(|check| entry(say(lang, Msg::ReadingCheck), check_words(data, lang, check, provenance.source))),
    );
    if let RecordRef::Event(event) = record {
        lines.extend(of_event(atlas, scene, event));
    }
    if state_of_details == LoadState::Failed {
        lines.push(words("", say(lang, Msg::ReadingIncomplete).to_string()));
    }
    lines
}

fn of_event(atlas: Atlas, scene: &Scene, event: &Event) -> Vec<AnyView> {
    let (data, lang) = (atlas.data(), scene.lang);
    let mut lines = Vec::new();
    let who = data.organisations.iter().filter(|one| event.organisations.split(';').any(|id| id == one.id));
    let names: Vec<&str> = who.map(|organisation| organisation.name.get(lang)).collect();
    if !names.is_empty() {
        lines.push(words(say(lang, Msg::ReadingWho), names.join("; ")));
    }
    lines.push(words(say(lang, Msg::FilterKind), category_words(lang, event.category).to_string()));
    // Once the second program is there, it has their dates side by side in its own place (`Slot::Dates`).
    if !has_several_dates(data, event) || atlas.loads.with(|loads| loads.of(Program::Pages)) != LoadState::Here {
        lines.extend(
            data.twins_of(event).map(|twin| entry(say(lang, Msg::ReadingOther), other_source(data, lang, twin))),
        );
    }
    let counts = describe::counts_around(data, &scene.state, lang, event);
    if !counts.is_empty() {
        let counts: Vec<AnyView> =
            counts.into_iter().map(|words| view! { <span class="line">{words}</span> }.into_any()).collect();
        let body = view! { <dd>{counts}<em>{say(lang, Msg::ReadingCaution)}</em></dd> };
        lines.push(entry(say(lang, Msg::ReadingCounts), body.into_any()));
    }
    let near: Vec<AnyView> = neighbours(data, event)
        .into_iter()
        .map(|event| select("near", event.id, event.provenance.text.get(lang)))
        .collect();
    lines.push(entry(say(lang, Msg::ReadingNear), view! { <dd class="near">{near}</dd> }.into_any()));
    lines
}

/// True for an event that several sources date: the second program shows their dates side by side.
pub fn has_several_dates(data: &Dataset, event: &Event) -> bool {
    std::iter::once(event).chain(data.twins_of(event)).filter(|one| one.when.is_some()).count() > 1
}

/// What another source says of the same event.
fn other_source(data: &Dataset, lang: Lang, twin: &Event) -> AnyView {
    let date = twin.when.map(|when| date_words(lang, &when)).unwrap_or_default();
    let source = source_words(data, lang, twin.provenance.source);
    let text = [" ", twin.provenance.text.get(lang), " · ", source].concat();
    let link = source_link(twin.provenance.row().url());
    view! { <dd class="twin"><b>{date}</b>{text}{link}</dd> }.into_any()
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
fn source_link(url: &str) -> Option<AnyView> {
    let host = url.split('/').nth(2)?.to_string();
    Some(outside(url, Some("outside"), host))
}

/// Verdict, words, source and addresses of a check. Until the words are here the verdict and the better value stand alone.
fn check_words(data: &Dataset, lang: Lang, check: &Check, of_record: usize) -> AnyView {
    let value = check.better_value.map(|value| value_words(lang, value, check.better_qualifier));
    let value = value.map(|value| fill(lang, Msg::ReadingBetter, &[("value", Arg::Words(&value))]));
    let date = check
        .better_date
        .map(|when| fill(lang, Msg::ReadingBetterDate, &[("date", Arg::Words(&date_words(lang, &when)))]));
    let better: Vec<AnyView> =
        [value, date].into_iter().flatten().map(|words| view! { <i>{words}</i> }.into_any()).collect();
    let (text, urls) = (check.text(lang), check.urls());
    let links: Vec<AnyView> = urls.split(';').filter_map(source_link).collect();
    // The atlas's own checks name addresses; a reader's own somebody, or nobody.
    let is_own = data.sources[of_record].is_own;
    let source = check.source.map(|source| source_words(data, lang, source));
    let source = source.or(is_own.then(|| say(lang, Msg::SourceNotGiven)));
    let source = source.map(|source| [if text.is_empty() { "" } else { " · " }, source].concat());
    view! { <dd><b>{found_words(lang, check)}</b>" "{text}{source}{better}{links}</dd> }.into_any()
}
