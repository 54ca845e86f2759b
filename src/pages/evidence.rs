//! Every record as a table: searched, filtered, sorted, opened, downloaded, cited.

mod citing;
mod fields;
mod filters;
mod list;
mod record;
mod row;
mod save;
mod shown_rows;

pub use citing::record_cited;

use super::context::Context;
use super::headline::name_page;
use super::parts::{Report, keyed, said};
use super::search_field::SearchField;
use super::steps::{Steps, drawn};
use crate::chart::labels::refusal_words;
use crate::model::Number;
use crate::platform::page;
use crate::records::evidence::Query;
use crate::records::finding;
use crate::seam::{CiteForm, FileKind};
use crate::text::{Arg, Msg, PageMsg, fill, fill_page, number_words};
use leptos::prelude::*;
use shown_rows::ShownRows;

/// What a reader asked for that is no part of the view.
#[derive(Clone, Copy)]
pub struct Saved {
    /// The file of rows that was made last.
    pub rows: RwSignal<Option<save::SavedRows>>,
    /// The form of the citation.
    pub form: RwSignal<CiteForm>,
}

impl Saved {
    /// Nothing yet.
    pub fn new() -> Saved {
        Saved { rows: RwSignal::new(None), form: RwSignal::new(CiteForm::Text) }
    }
}

/// Makes a file of the rows that are shown.
pub fn save_rows(context: Context, saved: Saved, kind: FileKind) {
    saved.rows.set(Some(save::save(&ShownRows::new(context.get_untracked()), kind)));
}

/// The page.
#[component]
pub fn EvidencePage(context: Context, saved: Saved) -> impl IntoView {
    let shown = Memo::new(move |_| ShownRows::new(context.get()));
    let now = context.get_untracked();
    name_page(context, move || shown.with(ShownRows::title));
    show_opened(shown);
    let search = move |q: String| {
        // A record opened before is not what is looked for now.
        shown.with_untracked(|shown| shown.view(&Query { q, select: None, ..shown.query.clone() }))
    };
    let refused = move || shown.with(refusal);
    // Field and menus first: the list is a long piece of work, and so is what follows it. A record that is opened is not waited for.
    let all = shown.with_untracked(|shown| if shown.query.select.is_some() { 2 } else { 0 });
    let parts = drawn(Box::new(move || Steps { list: String::new(), first: all, later: 1, all: 2 }));
    let part = move |at: String| match at.as_str() {
        "0" => view! { <div id="evidence-list" class="part">{list::list(shown, saved.form)}</div> }.into_any(),
        _ => view! { <save::Saving shown=shown saved=saved.rows /> }.into_any(),
    };
    view! {
        <div id="evidence-top" class="part">
            <p class="sub"><small>{move || shown.with(subtitle)}</small></p>
            <Report words=Signal::derive(refused) />
        </div>
        <div id="evidence-field" class="part">
            <SearchField id="evidence-search" q=Signal::derive(move || shown.with(|shown| shown.query.q.clone()))
                view=search placeholder=now.say(PageMsg::Search) hint="evidence-hint" />
            <small id="evidence-hint">{now.say(PageMsg::SearchHint)}</small>
        </div>
        <div id="evidence-filters" class="part">{filters::filters(shown)}</div>
        <div id="evidence-status" role="status" class="part"><span>{said(Signal::derive(move || shown.with(counted)))}</span></div>
        {keyed(move || (0..parts.get()).map(|at| at.to_string()).collect(), part)}
    }
}

/// What of the link could not be shown.
fn refusal(shown: &ShownRows) -> Option<String> {
    let list: Vec<String> = shown.refused.iter().map(|report| refusal_words(shown.lang(), report)).collect();
    (!list.is_empty()).then(|| fill(shown.lang(), Msg::LinkProblem, &[("list", Arg::Words(&list.join(", ")))]))
}

fn subtitle(shown: &ShownRows) -> String {
    let (lang, table) = (shown.lang(), shown.query.table);
    let all = Number::whole(table.len() as i64);
    let of = finding::kind(lang, table.name, table.len(), true);
    let n = number_words(lang, Number::whole(shown.rows.len() as i64));
    let args = [("n", Arg::Words(&n)), ("m", Arg::Count(all)), ("of", Arg::Words(&of))];
    fill_page(lang, PageMsg::EvidenceSub, &args)
}

/// "11 of 74 shown", for those who hear the page.
fn counted(shown: &ShownRows) -> String {
    let count = |n: usize| Arg::Count(Number::whole(n as i64));
    let args = [("n", count(shown.rows.len())), ("m", count(shown.query.table.len()))];
    fill_page(shown.lang(), PageMsg::StatusFound, &args)
}

/// Brings a record that is opened into view.
fn show_opened(shown: Memo<ShownRows>) {
    let opened = Memo::new(move |_| shown.with(|shown| shown.query.select.map(|record| record.id())));
    Effect::new(move |_| {
        if opened.get().is_some() {
            page::after_turn(|| page::into_view("selected-row"));
        }
    });
}
