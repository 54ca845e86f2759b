//! The organisations: what the articles say of each and, beside it, what other sources say.

mod entry;

use super::context::{Context, PageContext};
use super::headline::{lead_to, name_page};
use super::parts::{Report, keyed, page_link, report, said};
use super::search_field::SearchField;
use super::steps::{Steps, drawn};
use crate::model::{Lang, Number};
use crate::records::organisations::{FATES, OrganisationEntry, OrganisationFilter, UNSTATED, entries, title};
use crate::records::search::{Index, needles};
use crate::records::{Library, words};
use crate::seam::files;
use crate::text::{Arg, Msg, PageMsg, fill_page, say_page};
use crate::view::Page;
use leptos::prelude::*;
use std::sync::Arc;

/// What the link asks for, and what of it is shown.
#[derive(Clone)]
struct ShownOrganisations {
    now: PageContext,
    /// What is chosen, each with its value.
    chosen: Vec<(OrganisationFilter, &'static str)>,
    /// What is looked for.
    q: String,
    /// What of the link could not be shown.
    refused: Vec<(Msg, String)>,
    /// Ids of the organisations that are shown, with what became of each, in the order of the page.
    ids: Vec<(&'static str, &'static str)>,
}

impl PartialEq for ShownOrganisations {
    fn eq(&self, other: &ShownOrganisations) -> bool {
        self.now == other.now
    }
}

impl ShownOrganisations {
    fn new(now: PageContext, all: &[OrganisationEntry]) -> ShownOrganisations {
        let mut refused = now.unknown(&["place", "fate", "home", "q", "select"]);
        let mut chosen: Vec<(OrganisationFilter, &'static str)> = Vec::new();
        for choice in OrganisationFilter::ALL {
            let Some(value) = now.value(choice.slug()) else { continue };
            match choice.offers(all).into_iter().find(|(offer, _)| *offer == value) {
                Some((offer, _)) => chosen.push((choice, offer)),
                None => refused.push((Msg::RefusalWord, [choice.slug(), "=", &value].concat())),
            }
        }
        let selected = now.value("select");
        if let Some(id) = selected.clone().filter(|id| !all.iter().any(|entry| entry.record.id() == id)) {
            refused.push((Msg::RefusalRecord, id));
        }
        let q = now.value("q").unwrap_or_default();
        let needles = needles(&q);
        let fits = |entry: &&OrganisationEntry| {
            chosen.iter().all(|(choice, value)| choice.of(entry.record) == *value)
                && (needles.is_empty() || Index::open().holds(&entry.record, &needles))
        };
        // One that is asked for by name is shown, whatever else is chosen.
        let is_asked = |entry: &&OrganisationEntry| selected.as_deref() == Some(entry.record.id());
        let shown = all.iter().filter(|entry| fits(entry) || is_asked(entry));
        let mut ids: Vec<(&'static str, &'static str)> = shown.map(|entry| (entry.record.id(), entry.fate())).collect();
        ids.sort_by_key(|(_, fate)| FATES.iter().position(|known| known == fate));
        ShownOrganisations { now, chosen, q, refused, ids }
    }

    /// The link's parameters with one choice made anew.
    fn parameters<'a>(
        &'a self,
        anew: Option<(OrganisationFilter, Option<&'static str>)>,
        q: &'a str,
    ) -> Vec<(&'static str, &'a str)> {
        let value = |choice: OrganisationFilter| match anew {
            Some((other, value)) if other == choice => value,
            _ => self.chosen.iter().find(|(known, _)| *known == choice).map(|(_, value)| *value),
        };
        let mut parameters: Vec<(&'static str, &str)> =
            OrganisationFilter::ALL.map(|choice| (choice.slug(), value(choice).unwrap_or_default())).into();
        parameters.push(("q", q));
        parameters
    }
}

/// The page.
#[component]
pub fn OrganisationsPage(context: Context) -> impl IntoView {
    let lang = context.with_untracked(|now| now.lang);
    let all: Arc<[OrganisationEntry]> = context.with_untracked(|now| entries(now.library)).into();
    let title = title(lang, &all);
    name_page(context, move || title.clone());
    lead_to(context, "org-");
    let entries = all.clone();
    let shown = Memo::new(move |_| ShownOrganisations::new(context.get(), &entries));
    let counted = {
        let m = Number::whole(all.len() as i64);
        move || {
            let n = shown.with(|shown| Number::whole(shown.ids.len() as i64));
            fill_page(lang, PageMsg::OrganisationsShown, &[("n", Arg::Count(n)), ("m", Arg::Count(m))])
        }
    };
    let choices: Vec<AnyView> = OrganisationFilter::ALL.map(|choice| offers(shown, choice, &all)).into();
    let search = move |q: String| {
        shown.with_untracked(|shown| shown.now.view_of(Page::Organisations, &shown.parameters(None, &q)))
    };
    view! {
        <div id="organisations-top" class="part">
            <p class="sub"><small>{say_page(lang, PageMsg::OrganisationsSub)}</small></p>
            <Report words=Signal::derive(move || shown.with(|shown| report(lang, &shown.refused))) />
        </div>
        <div id="organisations-field" class="part" on:focusin=move |_| want_what_is_searched()>
            <p class="seek">
                <label for="organisations-search">{say_page(lang, PageMsg::OrganisationsSearch)}</label>
                <SearchField id="organisations-search" q=Signal::derive(move || shown.with(|shown| shown.q.clone())) view=search />
            </p>
        </div>
        <div id="organisations-choices" class="part">{choices}</div>
        <div id="organisations-shown" role="status" class="part"><span>{said(Signal::derive(counted))}</span></div>
        <div id="organisations-list" class="part">
            {move || shown.with(|shown| shown.ids.is_empty().then(|| none(&shown.now)))}
            {fates(context, shown, all)}
        </div>
    }
}

/// Organisations are found by their words in every language. The other languages are fetched when a reader comes to the field,
/// and not waited for.
pub fn want_what_is_searched() {
    files::want(&Library::files_of_all());
}

fn none(now: &PageContext) -> AnyView {
    let all = page_link(now, Page::Organisations, &[], now.say(PageMsg::OrganisationsAll).to_string());
    view! { <p class="none">{now.say(PageMsg::OrganisationsNone)} " " {all}</p> }.into_any()
}

/// How many organisations are drawn at once, and how many at a time after that: each is as long as a page of a book.
const AT_ONCE: usize = 3;
const LATER: usize = 5;

/// How they are drawn. One that a link names is among the first, however far down it stands: the page goes there.
fn steps(shown: &ShownOrganisations) -> Steps {
    let parameters = shown.parameters(None, &shown.q);
    let list: String = parameters.iter().flat_map(|(name, value)| [name, "=", value, "&"]).collect();
    let named = shown.now.value("select");
    let at = named.and_then(|named| shown.ids.iter().position(|(id, _)| *id == named));
    Steps { list, first: at.map_or(AT_ONCE, |at| at + AT_ONCE), later: LATER, all: shown.ids.len() }
}

/// The organisations that are shown, under what became of them.
fn fates(context: Context, shown: Memo<ShownOrganisations>, all: Arc<[OrganisationEntry]>) -> AnyView {
    let lang = context.with_untracked(|now| now.lang);
    let drawn = drawn(Box::new(move || shown.with(steps)));
    let has = move |fate: &str| shown.with(|shown| shown.ids.iter().filter(|(_, own)| *own == fate).count());
    let present = move || {
        let until = drawn.get();
        shown.with(|shown| {
            let mut fates: Vec<String> = shown.ids.iter().take(until).map(|(_, fate)| fate.to_string()).collect();
            fates.dedup();
            fates
        })
    };
    let section = move |fate: String| {
        let name = match fate.as_str() {
            "closed" => PageMsg::FateClosed,
            "refused" => PageMsg::FateRefused,
            "suspended" => PageMsg::FateSuspended,
            "withdrew" => PageMsg::FateWithdrew,
            "warned" => PageMsg::FateWarned,
            _ => PageMsg::FateUnstated,
        };
        let (all, counted) = (all.clone(), fate.clone());
        let ids = move || {
            let until = drawn.get();
            shown.with(|shown| {
                let members = shown.ids.iter().take(until).filter(|(_, own)| *own == fate);
                members.map(|(id, _)| id.to_string()).collect::<Vec<String>>()
            })
        };
        let items = keyed(ids, move |id| match all.iter().find(|entry| entry.record.id() == id) {
            Some(entry) => entry::item(context, entry),
            None => ().into_any(),
        });
        view! {
            <section>
                <h2>{say_page(lang, name)} " " <small>{move || has(&counted).to_string()}</small></h2>
                <ul class="orgs">{items}</ul>
            </section>
        }
        .into_any()
    };
    keyed(present, section)
}

fn fate_words(lang: Lang, fate: &str) -> String {
    words::code(lang, "fate", fate)
}

/// What can be chosen, as links that change one choice and keep the others.
fn offers(shown: Memo<ShownOrganisations>, choice: OrganisationFilter, all: &[OrganisationEntry]) -> AnyView {
    let (lang, library) = shown.with_untracked(|shown| (shown.now.lang, shown.now.library));
    let link = |value: Option<&'static str>, name: String, count: usize| {
        let href = move || {
            shown.with(|shown| shown.now.to(Page::Organisations, &shown.parameters(Some((choice, value)), &shown.q)))
        };
        let here = move || {
            let now =
                shown.with(|shown| shown.chosen.iter().find(|(other, _)| *other == choice).map(|(_, value)| *value));
            (value == now).then_some("true")
        };
        let id = ["choose-", choice.slug(), "-", value.unwrap_or("all")].concat();
        view! { <li><a href=href id=id aria-current=here>{name} " " <small>{count.to_string()}</small></a></li> }
            .into_any()
    };
    let heading = match choice {
        OrganisationFilter::Place => PageMsg::ChoosePlace,
        OrganisationFilter::Fate => PageMsg::ChooseFate,
        OrganisationFilter::Home => PageMsg::ChooseHome,
    };
    let heading = say_page(lang, heading);
    let mut items = vec![link(None, say_page(lang, PageMsg::ChooseAll).to_string(), all.len())];
    for (value, count) in choice.offers(all) {
        let name = match (value, choice) {
            (UNSTATED, _) => say_page(lang, PageMsg::ChooseUnstated).to_string(),
            (fate, OrganisationFilter::Fate) => fate_words(lang, fate),
            (place, _) => words::name_of(library, place, lang).to_string(),
        };
        items.push(link(Some(value), name, count));
    }
    view! { <nav class="offers" aria-label=heading><b>{heading}</b> <ul>{items}</ul></nav> }.into_any()
}
