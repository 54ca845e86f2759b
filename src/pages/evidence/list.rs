//! The records as a table; in a narrow window each row is a card.

use super::row;
use super::shown_rows::ShownRows;
use crate::model::Number;
use crate::pages::context::visit;
use crate::pages::parts::keyed;
use crate::pages::steps::{Steps, drawn};
use crate::records::columns::{EvidenceColumn, columns, heading};
use crate::records::evidence::Query;
use crate::records::finding;
use crate::seam::CiteForm;
use crate::text::{Arg, PageMsg, fill_page, number_words, say_page};
use crate::view::HistoryEntry;
use leptos::prelude::*;

/// How many rows are drawn at once, and how many at a time after that.
const AT_ONCE: usize = 12;
const LATER: usize = 15;

/// The table, or where else something was found, and the way back to all.
pub fn list(shown: Memo<ShownRows>, form: RwSignal<CiteForm>) -> AnyView {
    // Another table is another list of columns.
    let name = Memo::new(move |_| shown.with(|shown| (!shown.rows.is_empty()).then_some(shown.query.table.name)));
    view! {
        {move || name.get().map(|name| table(shown, form, name))}
        {move || shown.with(elsewhere)}
        {move || shown.with(clear)}
    }
    .into_any()
}

fn is_narrowed(shown: &ShownRows) -> bool {
    !shown.query.q.is_empty() || shown.query.is_filtered()
}

/// The way back to all records of the table.
fn clear(shown: &ShownRows) -> Option<AnyView> {
    is_narrowed(shown).then(|| {
        let what = finding::kind(shown.lang(), shown.query.table.name, shown.query.table.len(), false);
        let words = fill_page(shown.lang(), PageMsg::Clear, &[("what", Arg::Words(&what))]);
        view! { <p class="acts"><a href=shown.link(&shown.query.cleared())>{words}</a></p> }.into_any()
    })
}

/// The tables in which the same search finds something.
fn elsewhere(shown: &ShownRows) -> Option<AnyView> {
    if shown.query.q.is_empty() {
        return None;
    }
    let others = shown.now.library.tables.iter().filter(|table| table.name != shown.query.table.name);
    let links = others.filter_map(|table| {
        let query = shown.query.in_table(table);
        let count = Some(query.count_in(shown.now.library, table)).filter(|count| *count > 0)?;
        let n = number_words(shown.lang(), Number::whole(count as i64));
        let words = [&n, " ", finding::kind(shown.lang(), table.name, count, false).as_str()].concat();
        Some(view! { <a href=shown.link(&query)>{words}</a> }.into_any())
    });
    let links: Vec<AnyView> = links.collect();
    let title = shown.say(PageMsg::Elsewhere);
    (!links.is_empty()).then(|| view! { <p class="acts elsewhere"><span>{title}</span> {links}</p> }.into_any())
}

fn table(shown: Memo<ShownRows>, form: RwSignal<CiteForm>, name: &'static str) -> AnyView {
    let caption = PageMsg::named(&["table-", name].concat());
    let caption = caption.map_or(name, |message| shown.with_untracked(|shown| shown.say(message)));
    let heads: Vec<AnyView> = columns(name).iter().map(|column| head(shown, name, *column)).collect();
    let drawn = drawn(Box::new(move || shown.with(steps)));
    let ids = move || {
        let until = drawn.get();
        shown.with(|shown| {
            let listed = shown.rows.iter().take(until).map(|row| row.id());
            // A record that the filters leave out is still shown where a link opens it.
            let open = shown.query.select.map(|open| open.id());
            let left_out = open.filter(|id| shown.rows.iter().all(|row| row.id() != *id));
            left_out.into_iter().chain(listed).map(str::to_string).collect::<Vec<String>>()
        })
    };
    // Explicit roles: a row that is laid out as a card would lose its own.
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=caption>
            <table role="table" class=["records records-", name].concat()>
                <caption class="hidden">{caption}</caption>
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup" id="evidence-rows">{keyed(ids, move |id| row::row(shown, form, name, id))}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// How the rows are drawn. A record that is opened does not make another list of them.
fn steps(shown: &ShownRows) -> Steps {
    let list = Query { select: None, ..shown.query.clone() }.write();
    let open = shown.query.select.and_then(|open| shown.rows.iter().position(|row| row.id() == open.id()));
    Steps { list, first: open.map_or(AT_ONCE, |at| at + AT_ONCE), later: LATER, all: shown.rows.len() }
}

/// The head of a column sorts by it, and a second time in the other direction.
fn head(shown: Memo<ShownRows>, table: &'static str, column: EvidenceColumn) -> AnyView {
    let lang = shown.with_untracked(ShownRows::lang);
    let name = say_page(lang, heading(table, column));
    let order = move || shown.with(|shown| shown.query.order().filter(|(by, _)| *by == column).map(|(_, down)| down));
    let state = move || order().map(|is_down| if is_down { "descending" } else { "ascending" });
    let arrow = move || order().map_or("", |is_down| if is_down { " ↓" } else { " ↑" });
    let sort = move |_| {
        visit(shown.with_untracked(|shown| shown.view(&shown.query.sorted_by(column))), HistoryEntry::Replace);
    };
    let title = fill_page(lang, PageMsg::SortBy, &[("name", Arg::Words(name))]);
    view! {
        <th scope="col" role="columnheader" aria-sort=state class=["c-", column.slug()].concat()>
            <button type="button" id=["sort-", column.slug()].concat() title=title on:click=sort>
                {name} <span aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
    .into_any()
}
