//! What stands in the panels over the charts: the series to choose from, ready-made comparisons, the timeline's filter.
//! A panel is filled while it stands open.

use super::context::{Context, PageContext};
use super::parts::keyed;
use crate::chart::growth::COMPARISONS;
use crate::chart::labels::{category_words, place_name, short_source, source_words, verdict_words};
use crate::glyph::glyph;
use crate::model::{Category, Event, Qualifier, Source, Verdict};
use crate::records::words;
use crate::seam::{Command, Panel, port};
use crate::text::{Msg, PageMsg, say};
use crate::view::{Action, Evidence, Facet};
use leptos::prelude::*;

/// A panel's content.
#[component]
pub fn PanelContent(context: Context, panel: Panel) -> impl IntoView {
    let is_open = Memo::new(move |_| context.with(|now| now.panel == Some(panel)));
    let lang = Memo::new(move |_| context.with(|now| now.lang));
    move || {
        lang.track();
        is_open.get().then(|| match panel {
            Panel::Series => series(context),
            Panel::Comparisons => view! { {move || context.with(comparisons)} }.into_any(),
            Panel::Filter => filter(context),
        })
    }
}

/// A box that asks for something when it is ticked or cleared.
fn tick_box(id: String, is_on: impl Fn() -> bool + Send + 'static, action: Action) -> AnyView {
    let ticked = move |_| port::perform(Command::View(action.clone()));
    view! { <input type="checkbox" id=id prop:checked=is_on on:change=ticked /> }.into_any()
}

/// The ready-made views, as plain links.
fn comparisons(now: &PageContext) -> AnyView {
    let own = now.state.lang.map(|lang| ["&lang=", lang.tag()].concat()).unwrap_or_default();
    let links = COMPARISONS.iter().map(|comparison| {
        let href = [comparison.link, &own].concat();
        view! { <li><a href=href>{now.say(comparison.name)}</a></li> }.into_any()
    });
    let links: Vec<AnyView> = links.collect();
    view! { <ul class="compare">{links}</ul> }.into_any()
}

/// Which series are in the picture: a reader's own first, then the articles', then those of other sources.
fn series(context: Context) -> AnyView {
    let now = context.get_untracked();
    let data = now.data;
    let kind_of = |source: &Source| match (source.is_own, source.is_article) {
        (true, _) => PageMsg::SeriesOfReader,
        (_, true) => PageMsg::SeriesOfArticles,
        _ => PageMsg::SeriesOfOthers,
    };
    let group = |kind: PageMsg| {
        let members = data.series.iter().enumerate().filter(|(index, series)| {
            kind_of(&data.sources[series.source]) == kind && data.values_of(*index).next().is_some()
        });
        let boxes = members.map(|(_, series)| {
            let id = series.id;
            let is_on = move || context.with(|now| now.state.shown().contains(&id));
            let tick = tick_box(["toggle:", id].concat(), is_on, Action::Toggle(id));
            let sign = glyph(data.places[series.place].hue, Qualifier::Exact, false);
            view! { <label>{tick} {sign} <span>{series.label.get(now.lang)}</span></label> }.into_any()
        });
        let boxes: Vec<AnyView> = boxes.collect();
        (!boxes.is_empty()).then(|| view! { <fieldset><legend>{now.say(kind)}</legend> {boxes}</fieldset> })
    };
    let kinds = [PageMsg::SeriesOfReader, PageMsg::SeriesOfArticles, PageMsg::SeriesOfOthers];
    view! { {Vec::from(kinds.map(group))} }.into_any()
}

/// The form of the filter: for each facet the words that some event of this evidence has.
fn filter(context: Context) -> AnyView {
    let facets: Vec<AnyView> = Facet::ALL.into_iter().map(|facet| facet_boxes(context, facet)).collect();
    facets.into_any()
}

fn facet_boxes(context: Context, facet: Facet) -> AnyView {
    let now = context.get_untracked();
    let (data, lang) = (now.data, now.lang);
    let name = match facet {
        Facet::Place => say(lang, Msg::TablePlace),
        Facet::Category => say(lang, Msg::FilterKind),
        Facet::Organisation => say(lang, Msg::LanesOrganisation),
        Facet::Source => say(lang, Msg::TableSource),
        Facet::Voice => now.say(PageMsg::PanelVoice),
        Facet::Check => say(lang, Msg::TableCheck),
    };
    let all = facet.words(data);
    let useful = {
        let all = all.clone();
        move || {
            let useful =
                |word: &&&str| context.with(|now| count(now, facet, word) > 0 || now.state.only.contains(*word));
            all.iter().filter(useful).map(|word| word.to_string()).collect::<Vec<String>>()
        }
    };
    let tick = move |slug: String| {
        let Some(at) = all.iter().position(|word| *word == slug) else { return ().into_any() };
        let word = all[at];
        let is_on = move || context.with(|now| now.state.only.contains(&word));
        let tick = tick_box(["only:", word].concat(), is_on, Action::Filter(word));
        let label = context.with_untracked(|now| label(now, facet, at, word));
        let n = move || context.with(|now| count(now, facet, word)).to_string();
        view! { <label>{tick} <span>{label} <small>{n}</small></span></label> }.into_any()
    };
    view! { <fieldset><legend>{name}</legend> {keyed(useful, tick)}</fieldset> }.into_any()
}

/// How many events that this evidence shows have a word.
fn count(now: &PageContext, facet: Facet, word: &str) -> usize {
    let is_shown =
        |event: &&Event| now.state.evidence == Evidence::Others || now.data.sources[event.provenance.source].is_article;
    now.data.events.iter().filter(is_shown).filter(|event| facet.holds(now.data, event, word)).count()
}

fn label(now: &PageContext, facet: Facet, at: usize, word: &'static str) -> String {
    let (data, lang) = (now.data, now.lang);
    match facet {
        Facet::Place => place_name(lang, &data.places[at]),
        Facet::Category => category_words(lang, Category::ALL[at]),
        Facet::Organisation => words::name_of(now.library, word, lang),
        Facet::Source => short_source(source_words(data, lang, at)),
        Facet::Voice => now.say(PageMsg::Voices).split('|').nth(at).unwrap_or_default(),
        Facet::Check => verdict_words(lang, Verdict::ALL[at]),
    }
    .to_string()
}
