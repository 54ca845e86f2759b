//! What the page noticed in the counts by computing, said as that and apart from what was read.

use crate::model::{Lang, Number};
use crate::owndata::{Canonical, Noticed, NoticedKind, Payload, noticed, noticed_words};
use crate::text::{Arg, OwnMsg, fill_own, say_own};
use leptos::prelude::*;
use std::sync::Arc;

/// Lines of each kind that are shown before more are asked for.
const FIRST: usize = 8;

/// Lines that each press adds.
const MORE: usize = 100;

/// The section about the data of a sender. Packages may hold what is no count of a reader, and are left as they are.
pub fn of_payload(payload: &Payload, lang: Lang) -> Option<AnyView> {
    match payload {
        Payload::Rows(rows) => section(rows.clone(), lang),
        Payload::Package(_) => None,
    }
}

/// The section; nothing where nothing stands out.
pub fn section(own: Canonical, lang: Lang) -> Option<AnyView> {
    let found = noticed(&own);
    let kinds = [
        (NoticedKind::Differ, OwnMsg::OwnNoticedDiffer),
        (NoticedKind::Tenfold, OwnMsg::OwnNoticedTenfold),
        (NoticedKind::RuleChanges, OwnMsg::OwnNoticedRuleChanges),
    ];
    let kinds = kinds.map(|(kind, name)| {
        let number = found.iter().filter(|noticed| noticed.kind == kind).count();
        (kind, name, number, lines(&found, lang, kind, FIRST))
    });
    let is_nothing = found.is_empty();
    drop(found);
    let own = Arc::new(own);
    let parts = kinds.into_iter().filter(|(_, _, number, _)| *number > 0);
    let parts = parts
        .map(|(kind, name, number, first)| {
            let lines = shown(&own, lang, kind, number, first);
            view! { <h3>{say_own(lang, name)}</h3> {lines} }.into_any()
        })
        .collect::<Vec<_>>();
    let section = || {
        view! {
            <section class="noticed" aria-labelledby="own-noticed">
                <h2 id="own-noticed">{say_own(lang, OwnMsg::OwnNoticed)}</h2>
                <p><small>{say_own(lang, OwnMsg::OwnNoticedIs)}</small></p>
                {parts}
            </section>
        }
    };
    (!is_nothing).then(|| section().into_any())
}

/// At most so many lines of one kind.
fn lines(found: &[Noticed<'_>], lang: Lang, kind: NoticedKind, most: usize) -> Vec<String> {
    let these = found.iter().filter(|noticed| noticed.kind == kind);
    these.take(most).map(|noticed| noticed_words(lang, noticed)).collect()
}

/// The lines of one kind: the first, and more of them when they are asked for.
fn shown(own: &Arc<Canonical>, lang: Lang, kind: NoticedKind, number: usize, first: Vec<String>) -> AnyView {
    let most = RwSignal::new(FIRST);
    let own = own.clone();
    let items = move || {
        let words = match most.get() {
            // What is to be seen at first is there already.
            FIRST => first.clone(),
            most => lines(&noticed(&own), lang, kind, most),
        };
        words.into_iter().map(|words| view! { <li>{words}</li> }.into_any()).collect::<Vec<_>>()
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
