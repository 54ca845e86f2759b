//! What the page noticed in the counts by computing, said as that and apart from what was read: under the table, and in the
//! reading of each mark that it is about.

use super::drawn::tables;
use super::state::Yours;
use crate::model::{Lang, Number};
use crate::owndata::{Noticed, NoticedKind, Payload, noticed, noticed_in_tables, noticed_values, noticed_words};
use crate::seam::ShownPage;
use crate::text::{Arg, OwnMsg, fill_own, say_own};
use leptos::prelude::*;

/// Lines of each kind that are shown before more are asked for.
const FIRST: usize = 8;

/// Lines that each press adds.
const MORE: usize = 100;

/// The kinds, in the order in which they stand, and how they are called.
const KINDS: [(NoticedKind, OwnMsg); 3] = [
    (NoticedKind::Differ, OwnMsg::OwnNoticedDiffer),
    (NoticedKind::Tenfold, OwnMsg::OwnNoticedTenfold),
    (NoticedKind::RuleChanges, OwnMsg::OwnNoticedRuleChanges),
];

/// The section under a table or over what somebody sent; nothing where nothing stands out.
pub fn section(payload: &Payload, lang: Lang) -> Option<AnyView> {
    let found = match payload {
        Payload::Rows(rows) => noticed(rows),
        Payload::Package(_) => noticed_in_tables(&tables(payload).ok()?, lang),
    };
    let parts: Vec<AnyView> = KINDS
        .into_iter()
        .filter_map(|(kind, name)| {
            let these = found.iter().filter(|noticed| noticed.kind == kind);
            let words: Vec<String> = these.map(|noticed| noticed_words(lang, noticed)).collect();
            (!words.is_empty()).then(|| view! { <h3>{say_own(lang, name)}</h3> {shown(lang, words)} }.into_any())
        })
        .collect();
    let section = || {
        view! {
            <section class="noticed" aria-labelledby="own-noticed">
                <h2 id="own-noticed">{say_own(lang, OwnMsg::OwnNoticed)}</h2>
                <p><small>{say_own(lang, OwnMsg::OwnNoticedIs)}</small></p>
                {parts}
            </section>
        }
    };
    (!found.is_empty()).then(|| section().into_any())
}

/// The lines of one kind: the first, and more of them when they are asked for.
fn shown(lang: Lang, words: Vec<String>) -> AnyView {
    let most = RwSignal::new(FIRST);
    let number = words.len();
    let items = move || {
        words.iter().take(most.get()).map(|words| view! { <li>{words.clone()}</li> }.into_any()).collect::<Vec<_>>()
    };
    let more = move || {
        let left = number.saturating_sub(most.get());
        (left > 0).then(|| {
            let words = fill_own(lang, OwnMsg::OwnNoticedMore, &[("n", Arg::Count(Number::whole(left as i64)))]);
            view! { <button class="act" on:click=move |_| most.update(|most| *most += MORE)>{words}</button> }
        })
    };
    view! { <ul>{items}</ul> {more} }.into_any()
}

/// In the reading of a mark: what of all this is about its record. Found for all records when the first of them is read.
#[component]
pub fn NoticedInReading(shown: RwSignal<ShownPage>) -> impl IntoView {
    let yours = Yours::kept();
    let read = Memo::new(move |_| shown.with(|shown| shown.own.read.clone()));
    // With its language: the same may be found in another one, and is said anew.
    let found = Memo::new(move |_| {
        let lang = shown.with(|shown| shown.lang);
        (lang, yours.tables.with(|tables| noticed_in_tables(tables, lang)))
    });
    move || {
        let id = read.get();
        (!id.is_empty()).then(|| found.with(|(lang, found)| of_record(found, *lang, &id))).flatten()
    }
}

fn of_record(found: &[Noticed<'static>], lang: Lang, id: &str) -> Option<AnyView> {
    let about = |noticed: &&Noticed<'_>| noticed.counts.iter().any(|count| count.id == id);
    let name =
        |of: NoticedKind| KINDS.into_iter().find(|(kind, _)| *kind == of).map_or("", |(_, name)| say_own(lang, name));
    let lines: Vec<AnyView> = found
        .iter()
        .filter(about)
        .map(|noticed| view! { <dt>{name(noticed.kind)}</dt><dd>{noticed_values(lang, noticed)}</dd> }.into_any())
        .collect();
    let part = |lines| {
        view! {
            <div class="noticed-here">
                <b>{say_own(lang, OwnMsg::OwnNoticed)}</b>
                <dl>{lines}</dl>
                <small>{say_own(lang, OwnMsg::OwnNoticedIs)}</small>
            </div>
        }
        .into_any()
    };
    (!lines.is_empty()).then(|| part(lines))
}
