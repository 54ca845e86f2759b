//! Pieces that the pages share.

use super::context::PageContext;
use crate::model::Lang;
use crate::outside::outside;
use crate::platform::page;
use crate::records::{Record, Speaker, words};
use crate::text::{Arg, Msg, PageMsg, fill, say};
use crate::view::Page;
use leptos::prelude::*;
use std::sync::Arc;

/// A heading of a level.
pub fn heading(level: u8, content: impl IntoAny) -> AnyView {
    let content = content.into_any();
    match level {
        ..=2 => view! { <h2>{content}</h2> }.into_any(),
        3 => view! { <h3>{content}</h3> }.into_any(),
        4 => view! { <h4>{content}</h4> }.into_any(),
        _ => view! { <h5>{content}</h5> }.into_any(),
    }
}

/// A list whose items keep their elements, and with them focus and what a reader has unfolded, as long as their key stays.
pub fn keyed(
    keys: impl Fn() -> Vec<String> + Send + Sync + 'static,
    item: impl Fn(String) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    shared_keyed(Arc::new(keys), Arc::new(item))
}

/// Apart from [`keyed`], so that it is compiled once.
fn shared_keyed(
    keys: Arc<dyn Fn() -> Vec<String> + Send + Sync>,
    item: Arc<dyn Fn(String) -> AnyView + Send + Sync>,
) -> AnyView {
    view! { <For each=move || keys() key=String::clone children=move |key| item(key) /> }.into_any()
}

/// A link to the record in the evidence.
pub fn record_link(context: &PageContext, record: Record<'_>) -> AnyView {
    let words = context.say(PageMsg::LinkRecord);
    let name = [words, " ", record.id()].concat();
    let href = context.record_link(record.id());
    view! { <a class="to" href=href aria-label=name>{words}</a> }.into_any()
}

/// A link to the mark of an event on the timeline; with other sources where the event is of one.
pub fn timeline_link(context: &PageContext, event: Record<'static>) -> AnyView {
    let words = context.say(PageMsg::LinkTimeline);
    let name = [words, ": ", event.text(context.lang)].concat();
    view! { <a class="to" href=context.mark(event) aria-label=name>{words}</a> }.into_any()
}

/// The words of the source, to the letter; nothing where none are kept.
pub fn quote(record: Record<'_>) -> Option<AnyView> {
    let words = record.get("as_printed");
    (!words.is_empty()).then(|| view! { <q class="printed" lang="en">{words}</q> }.into_any())
}

/// Who states it, and where: the source's page for other sources.
pub fn source(context: &PageContext, record: Record<'_>) -> AnyView {
    let words = words::provenance(context.library, &record, context.lang);
    let url = record.get("url");
    if url.starts_with("http") { outside(url, None, words) } else { view! { <span>{words}</span> }.into_any() }
}

/// Verdict, words, better value or date, and addresses of a check.
fn check(lang: Lang, check: Record<'static>) -> AnyView {
    let (sign, word) = words::verdict(&check).map(|verdict| words::verdict_parts(lang, verdict)).unwrap_or_default();
    let better =
        words::better_sentence(&check, lang).map(|better| view! { <span>"; " <b>{better}</b></span> }.into_any());
    let urls = check.get("urls").split(';').filter_map(|url| {
        let host = url.split("//").nth(1)?.split('/').next()?;
        let name = host.trim_start_matches("www.").trim_end_matches('.');
        Some(view! { <span>" "</span> {outside(url, Some("host"), name.to_string())} }.into_any())
    });
    let urls: Vec<AnyView> = urls.collect();
    view! { <li class="check"><b>{sign} " " {word}</b> ". " {check.text(lang)} {better} {urls}</li> }.into_any()
}

/// Checks as a list; nothing without any.
pub fn check_list(lang: Lang, records: &[Record<'static>]) -> Option<AnyView> {
    let items: Vec<AnyView> = records.iter().map(|record| check(lang, *record)).collect();
    (!items.is_empty()).then(|| view! { <ul class="plainlist">{items}</ul> }.into_any())
}

/// The language of a proper name, where it is not the reader's.
pub fn foreign(context: &PageContext, of: Lang) -> Option<&'static str> {
    (of != context.lang).then_some(of.tag())
}

/// A proper name, which says what language it is in where that is not the reader's.
pub fn named(context: &PageContext, (name, of): (&'static str, Lang)) -> AnyView {
    view! { <span lang=foreign(context, of)>{name}</span> }.into_any()
}

/// A claim as its speaker's words: what it says, in our words, then the words as printed, its kind and its place.
fn claim(context: &PageContext, claim: Record<'static>) -> AnyView {
    let lang = context.lang;
    let kind = words::code(lang, "claim-kind", claim.get("kind"));
    let place = words::provenance(context.library, &claim, lang);
    let line = view! { <small>{kind} " · " {place} " · " {record_link(context, claim)}</small> };
    view! { <li><p>{claim.text(lang)}</p> {quote(claim)} {line}</li> }.into_any()
}

/// More claims than this of one speaker are folded.
const MOST_OPEN: usize = 8;

/// Claims under the names of those who make them; the many of one are folded under the name, which then says how many.
/// `id` begins the ids of what is folded.
pub fn claims(context: &PageContext, groups: &[(Speaker, Vec<Record<'static>>)], level: u8, id: &str) -> Vec<AnyView> {
    let group = |(at, (who, records)): (usize, &(Speaker, Vec<Record<'static>>))| {
        let items: Vec<AnyView> = records.iter().map(|record| claim(context, *record)).collect();
        let list = view! { <ul class="plainlist">{items}</ul> };
        let name = named(context, who.name(context.library, context.lang));
        if records.len() <= MOST_OPEN {
            return view! { <div class="group">{heading(level, name)} {list}</div> }.into_any();
        }
        let name = heading(level, view! { {name} " " <small>{records.len().to_string()}</small> });
        let id = [id, "-", &at.to_string()].concat();
        view! { <details class="table group" id=id><summary>{name}</summary> {list}</details> }.into_any()
    };
    groups.iter().enumerate().map(group).collect()
}

/// What of the link could not be shown, in words; nothing where all could.
pub fn report(lang: Lang, refused: &[(Msg, String)]) -> Option<String> {
    if refused.is_empty() {
        return None;
    }
    let parts: Vec<String> = refused
        .iter()
        .map(|(message, part)| {
            let short: String = part.chars().take(40).collect();
            let short = if short.len() < part.len() { short + "…" } else { short };
            fill(lang, *message, &[("part", Arg::Words(&short))])
        })
        .collect();
    Some(fill(lang, Msg::LinkProblem, &[("list", Arg::Words(&parts.join(", ")))]))
}

/// A line that says what of the link could not be shown. The region that is read out stands there before; the words are put
/// into it once, a moment later, since readers of screens pass over a region that comes with its words.
#[component]
pub fn Report(words: Signal<Option<String>>) -> impl IntoView {
    let said = said(words);
    view! { <div role="status">{move || said.get().map(|words| view! { <p class="report">{words}</p> })}</div> }
}

/// What a region that is read out is filled with: the same a moment later.
pub fn said<T: Default + Clone + Send + Sync + 'static>(words: Signal<T>) -> RwSignal<T> {
    let said = RwSignal::new(T::default());
    Effect::new(move |_| {
        let words = words.get();
        page::after(BEFORE_SAYING, move || {
            // The page may be left by then.
            said.try_set(words);
        });
    });
    said
}

/// How long a region stands empty before words are put into it, in milliseconds.
const BEFORE_SAYING: u32 = 100;

/// Nothing is stated, said so.
pub fn nothing(context: &PageContext) -> AnyView {
    view! { <p class="none">{context.say(PageMsg::NothingStated)}</p> }.into_any()
}

/// "Source" and its like in bold before a sentence.
pub fn fine(lang: Lang, name: Msg, words: String) -> AnyView {
    view! { <p class="fine"><b>{say(lang, name)}</b> " " {words}</p> }.into_any()
}

/// The link of a page of this program as a button would be: plain words.
pub fn page_link(context: &PageContext, page: Page, parameters: &[(&str, &str)], words: String) -> AnyView {
    view! { <a href=context.to(page, parameters)>{words}</a> }.into_any()
}
