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
    let number = |kind: NoticedKind| found.iter().filter(|noticed| noticed.kind == kind).count();
    let kinds = [
        (NoticedKind::Differ, OwnMsg::OwnNoticedDiffer),
        (NoticedKind::Tenfold, OwnMsg::OwnNoticedTenfold),
        (NoticedKind::RuleChanges, OwnMsg::OwnNoticedRuleChanges),
    ];
    let kinds: Vec<_> = kinds.into_iter().map(|(kind, name)| (kind, name, number(kind))).collect();
    let is_nothing = found.is_empty();
    drop(found);
    let own = Arc::new(own);
    let parts = kinds.into_iter().filter(|(.., number)| *number > 0);
    let parts = parts.map(|(kind, name, number)| part(&own, lang, kind, name, number)).collect::<Vec<_>>();
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

/// The lines of one kind, the first of them shown.
fn part(own: &Arc<Canonical>, lang: Lang, kind: NoticedKind, name: OwnMsg, number: usize) -> AnyView {
    let most = RwSignal::new(FIRST);
    let own = own.clone();
    let item = move |noticed: &Noticed<'_>| view! { <li>{noticed_words(lang, noticed)}</li> }.into_any();
    let lines = move || {
        let found = noticed(&own);
        let these = found.iter().filter(|noticed| noticed.kind == kind);
        these.take(most.get()).map(item).collect::<Vec<_>>()
    };
    let more = move || {
        let left = number.saturating_sub(most.get());
        (left > 0).then(|| {
            let words = fill_own(lang, OwnMsg::OwnNoticedMore, &[("n", Arg::Count(Number::whole(left as i64)))]);
            view! { <button class="act" on:click=move |_| most.update(|most| *most += MORE)>{words}</button> }
        })
    };
    view! { <h3>{say_own(lang, name)}</h3> <ul>{lines}</ul> {more} }.into_any()
}
