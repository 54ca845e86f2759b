//! A record's row, and under it the record in full when it is open.

use super::citing::Citing;
use super::record;
use super::shown_rows::ShownRows;
use crate::pages::cell::{marked, pieces};
use crate::pages::context::visit;
use crate::platform::page;
use crate::records::cell::{Piece, cell, plain};
use crate::records::columns::{EvidenceColumn, columns, heading, opener};
use crate::records::search::Needle;
use crate::records::{Record, search, words};
use crate::seam::CiteForm;
use crate::text::{Arg, PageMsg, fill_page, say_page};
use crate::view::HistoryEntry;
use leptos::prelude::*;

/// The row of a record by its id.
pub fn row(shown: Memo<ShownRows>, form: RwSignal<CiteForm>, table: &'static str, id: String) -> AnyView {
    let Some(record) = shown.with_untracked(|shown| shown.now.library.record(&id)) else { return ().into_any() };
    let is_open =
        Memo::new(move |_| shown.with(|shown| shown.query.select.is_some_and(|open| open.id() == record.id())));
    // A row is made anew for what marks its words, and not for what only its links hold.
    let needles = Memo::new(move |_| shown.with(|shown| shown.needles.clone()));
    let link = move || shown.with(|shown| shown.link(&shown.query.selecting(Some(record).filter(|_| !is_open.get()))));
    let found = move || {
        let needles = needles.get();
        shown.with_untracked(|shown| cells(shown, &record, columns(table), &needles))
    };
    let opener = opener(table);
    let row = columns(table).iter().enumerate().map(|(at, column)| {
        let class = ["c-", column.slug()].concat();
        let head = shown.with_untracked(|shown| say_page(shown.lang(), heading(table, *column)));
        let part = move |part: CellPart| {
            let content = found();
            let needles = needles.get();
            shown.with_untracked(|shown| pieces(&shown.now, part.of(&content[at]), &needles))
        };
        if *column != opener {
            return view! { <td role="cell" class=class data-head=head>{move || part(CellPart::All)}</td> }.into_any();
        }
        let expanded = move || if is_open.get() { "true" } else { "false" };
        view! {
            <th scope="row" role="rowheader" class=class data-head=head>
                {move || part(CellPart::Before)}
                <a class="opens" id=["open-", record.id()].concat() href=link aria-expanded=expanded>
                    {move || part(CellPart::Name)}
                </a>
                {move || part(CellPart::After)}
            </th>
        }
        .into_any()
    });
    let row: Vec<AnyView> = row.collect();
    view! {
        <tr role="row" class=move || is_open.get().then_some("on") id=move || is_open.get().then_some("selected-row")>
            {row}
        </tr>
        {move || is_open.get().then(|| opened(shown, form, record, columns(table).len()))}
    }
    .into_any()
}

/// A part of the cell that opens the record: the first words do, the glyph before them and the lesser words after them do
/// not.
#[derive(Clone, Copy)]
enum CellPart {
    All,
    Before,
    Name,
    After,
}

impl CellPart {
    fn of(self, content: &[Piece]) -> &[Piece] {
        let at = content.iter().position(|piece| !matches!(piece, Piece::Glyph(..))).unwrap_or(0);
        let (before, rest) = content.split_at(at);
        let (name, after) = rest.split_at(rest.len().min(1));
        match self {
            CellPart::All => content,
            CellPart::Before => before,
            CellPart::Name => name,
            CellPart::After => after,
        }
    }
}

/// What the cells say; with where a word was found that no cell shows.
fn cells(shown: &ShownRows, record: &Record<'static>, all: &[EvidenceColumn], needles: &[Needle]) -> Vec<Vec<Piece>> {
    let (library, lang) = (shown.now.library, shown.lang());
    let opener = opener(record.table.name);
    let mut cells: Vec<Vec<Piece>> = all.iter().map(|column| cell(library, record, *column, lang)).collect();
    if let Some(at) = all.iter().position(|column| *column == opener) {
        let found = unseen(shown, record, &cells, needles);
        cells[at].extend(found.map(Piece::Small));
    }
    cells
}

/// Where a word was found that the row does not show: in another language, in a note, in an address.
fn unseen(shown: &ShownRows, record: &Record<'_>, cells: &[Vec<Piece>], needles: &[Needle]) -> Option<String> {
    if needles.is_empty() {
        return None;
    }
    let seen: String = cells.iter().map(|pieces| search::fold(&plain(pieces, shown.lang())) + "\n").collect();
    let hidden: Vec<Needle> = needles.iter().filter(|needle| !needle.is_in(&seen)).cloned().collect();
    if hidden.is_empty() {
        return None;
    }
    let (_, text) = search::texts(record).find(|(_, text)| search::holds_one(&search::fold(text), &hidden))?;
    Some(fill_page(shown.lang(), PageMsg::FoundIn, &[("text", Arg::Words(text))]))
}

/// The record in full, in a row of its own under its row.
fn opened(shown: Memo<ShownRows>, form: RwSignal<CiteForm>, record: Record<'static>, width: usize) -> AnyView {
    let now = shown.get_untracked();
    let name = fill_page(now.lang(), PageMsg::RecordAbout, &[("id", Arg::Words(record.id()))]);
    let title = words::name(&record, now.lang());
    let closed = move || shown.with(|shown| shown.view(&shown.query.selecting(None)));
    let close = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        visit(closed(), HistoryEntry::Replace);
        page::focus_soon(vec![["open-", record.id()].concat()]);
    };
    let href = move || crate::view::write(&closed());
    let width = width.to_string();
    view! {
        <tr role="row" class="open">
            <td role="cell" colspan=width>
                <section class="panel" aria-label=name>
                    <h2 tabindex="-1" id="record-title">{move || shown.with(|shown| marked(title, &shown.needles))}</h2>
                    <a class="close" id="record-close" href=href on:click=close aria-label=now.say(PageMsg::RecordClose)>
                        <span aria-hidden="true">"×"</span>
                    </a>
                    {move || shown.with(|shown| record::record(shown, &record))}
                    <Citing shown=shown record=record form=form />
                </section>
            </td>
        </tr>
    }
    .into_any()
}
