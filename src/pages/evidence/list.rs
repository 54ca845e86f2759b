//! The records as a table; in a narrow window each row is a card.

use super::{Shown, record, say};
use crate::model::{Dataset, Number};
use crate::pages::PageContext;
use crate::pages::cell::{marked, pieces};
use crate::platform::dom::{El, append, el};
use crate::platform::page;
use crate::records::Record;
use crate::records::cell::{Piece, cell, plain};
use crate::records::columns::{Column, columns, heading, opener};
use crate::records::finding;
use crate::records::search;
use crate::records::words;
use crate::text::{Arg, PageMsg, fill_page, number_words, say_page};
use std::cell::Cell;
use std::ops::Range;

/// How many rows are drawn at once, and how many at a time after that.
const AT_ONCE: usize = 30;
const LATER: usize = 60;

/// Id of the element that holds the rows.
const ROWS: &str = "evidence-rows";

/// The table, or a sentence that says why there is none, and where else something was found.
pub fn list(shown: &Shown<'_>) -> Vec<El> {
    let mut parts = Vec::new();
    if !shown.rows.is_empty() {
        parts.push(table(shown));
    }
    let is_narrowed = !shown.query.q.is_empty() || shown.query.is_filtered();
    if is_narrowed {
        parts.extend(elsewhere(shown));
        let all = fill_page(
            shown.context.lang,
            PageMsg::Clear,
            &[(
                "what",
                Arg::Words(&finding::kind(shown.context.lang, shown.query.table.name, shown.query.table.len(), false)),
            )],
        );
        parts.push(el("p").class("acts").child(el("a").attr("href", &shown.link(&shown.query.cleared())).text(&all)));
    }
    parts
}

/// The tables in which the same search finds something.
fn elsewhere(shown: &Shown<'_>) -> Option<El> {
    if shown.query.q.is_empty() {
        return None;
    }
    let others = shown.context.library.tables.iter().filter(|table| table.name != shown.query.table.name);
    let links: Vec<El> = others
        .filter_map(|table| {
            let query = shown.query.in_table(table);
            let count = Some(query.count_in(shown.context.library, table)).filter(|count| *count > 0)?;
            let n = number_words(shown.context.lang, Number::whole(count as i64));
            let words = [&n, " ", finding::kind(shown.context.lang, table.name, count, false).as_str()].concat();
            Some(el("a").attr("href", &shown.link(&query)).text(&words))
        })
        .collect();
    let line = el("p").class("acts elsewhere").child(el("span").text(say(shown, PageMsg::Elsewhere)));
    (!links.is_empty()).then(|| line.children(links))
}

fn table(shown: &Shown<'_>) -> El {
    let name = shown.query.table.name;
    let all = columns(name);
    let head = el("tr").attr("role", "row").children(all.iter().map(|column| header(shown, *column)));
    let caption = PageMsg::named(&["table-", name].concat()).map_or(name, |message| say(shown, message));
    let until = shown.query.select.and_then(|open| shown.rows.iter().position(|row| row.id() == open.id()));
    let first = shown.rows.len().min(until.map_or(AT_ONCE, |at| at + AT_ONCE));
    let mut rows = some(shown, 0..first);
    // A record that the filters leave out is still shown where a link opens it.
    if let Some(open) = shown.query.select.filter(|_| until.is_none()) {
        rows.insert(0, opened(shown, &open, all.len()));
        rows.insert(0, row(shown, &open, all, true));
    }
    follow(shown, first);
    // Explicit roles: a row that is laid out as a card would lose its own.
    let table = el("table").attr("role", "table").class(&["records records-", name].concat()).children([
        el("caption").class("hidden").text(caption),
        el("thead").attr("role", "rowgroup").child(head),
        el("tbody").attr("role", "rowgroup").attr("id", ROWS).children(rows),
    ]);
    let scroll = el("div").class("scroll").attr("tabindex", "0").attr("role", "group").attr("aria-label", caption);
    scroll.child(table)
}

/// Some of the rows, with the record that is opened under its row.
fn some(shown: &Shown<'_>, range: Range<usize>) -> Vec<El> {
    let all = columns(shown.query.table.name);
    let mut rows = Vec::with_capacity(range.len() + 1);
    for record in &shown.rows[range] {
        let is_open = shown.query.select.is_some_and(|open| open.id() == record.id());
        rows.push(row(shown, record, all, is_open));
        if is_open {
            rows.push(opened(shown, record, all.len()));
        }
    }
    rows
}

/// Draws the rows from one on, a few at a time, unless the list is drawn anew meanwhile: a letter typed is answered at
/// once with what a window shows, and not after all rows.
fn follow(shown: &Shown<'_>, from: usize) {
    thread_local!(static DRAWN: Cell<u32> = const { Cell::new(0) });
    let own = DRAWN.get().wrapping_add(1);
    DRAWN.set(own);
    if from < shown.rows.len() {
        let data = shown.context.data;
        page::after_turn(move || {
            if DRAWN.get() == own {
                more(data, from);
            }
        });
    }
}

fn more(data: &'static Dataset, from: usize) {
    let context = PageContext::now(data);
    let (shown, _) = Shown::new(&context);
    let until = shown.rows.len().min(from + LATER);
    if let Some(host) = page::element(ROWS).filter(|_| from < until) {
        append(&host, some(&shown, from..until));
        follow(&shown, until);
    }
}

/// The head of a column sorts by it, and a second time in the other direction.
fn header(shown: &Shown<'_>, column: Column) -> El {
    let name = say_page(shown.context.lang, heading(shown.query.table.name, column));
    let order = shown.query.order().filter(|(by, _)| *by == column);
    let (state, arrow) = match order {
        Some((_, false)) => (Some("ascending"), " ↑"),
        Some((_, true)) => (Some("descending"), " ↓"),
        None => (None, ""),
    };
    let button = el("button")
        .attr("type", "button")
        .attr("id", &["sort-", column.slug()].concat())
        .attr("data-tune", &shown.link(&shown.query.sorted_by(column)))
        .attr("title", &fill_page(shown.context.lang, PageMsg::SortBy, &[("name", Arg::Words(name))]))
        .text(name)
        .child(el("span").attr("aria-hidden", "true").text(arrow));
    let head = el("th").attr("scope", "col").attr("role", "columnheader").attr_if("aria-sort", state);
    head.class(&["c-", column.slug()].concat()).child(button)
}

fn row(shown: &Shown<'_>, record: &Record<'static>, all: &[Column], is_open: bool) -> El {
    let (context, lang) = (shown.context, shown.context.lang);
    let opener = opener(record.table.name);
    let mut visible: Vec<Vec<Piece>> = all.iter().map(|column| cell(context.library, record, *column, lang)).collect();
    if let Some(at) = all.iter().position(|column| *column == opener) {
        let found = unseen(shown, record, &visible);
        visible[at].extend(found.map(Piece::Small));
    }
    let cells = all.iter().zip(&visible).map(|(column, content)| {
        let head = say_page(lang, heading(record.table.name, *column));
        let is_opener = *column == opener;
        let cell = if is_opener {
            el("th").attr("scope", "row").attr("role", "rowheader")
        } else {
            el("td").attr("role", "cell")
        };
        let cell = cell.class(&["c-", column.slug()].concat()).attr("data-head", head);
        if !is_opener {
            return cell.children(pieces(context, content, &shown.needles));
        }
        // The first words open the record, the glyph before them and the lesser words after them do not.
        let at = content.iter().position(|piece| !matches!(piece, Piece::Glyph(..))).unwrap_or(0);
        let (before, rest) = content.split_at(at);
        let (name, after) = rest.split_at(rest.len().min(1));
        let id = ["open-", record.id()].concat();
        let select = Some(*record).filter(|_| !is_open);
        let link = el("a").class("opens").attr("id", &id).attr("href", &shown.link(&shown.query.selecting(select)));
        let link = link.attr("aria-expanded", if is_open { "true" } else { "false" });
        cell.children(pieces(context, before, &shown.needles))
            .child(link.children(pieces(context, name, &shown.needles)))
            .children(pieces(context, after, &shown.needles))
    });
    let row = el("tr").attr("role", "row").attr_if("class", is_open.then_some("on"));
    row.attr_if("id", is_open.then_some("selected-row")).children(cells)
}

/// Where a word was found that the row does not show: in another language, in a note, in an address.
fn unseen(shown: &Shown<'_>, record: &Record<'_>, visible: &[Vec<Piece>]) -> Option<String> {
    if shown.needles.is_empty() {
        return None;
    }
    let seen: String = visible.iter().map(|pieces| search::fold(&plain(pieces, shown.context.lang)) + "\n").collect();
    let hidden: Vec<search::Needle> = shown.needles.iter().filter(|needle| !needle.is_in(&seen)).cloned().collect();
    if hidden.is_empty() {
        return None;
    }
    let (_, text) = search::texts(record).find(|(_, text)| search::holds_one(&search::fold(text), &hidden))?;
    Some(fill_page(shown.context.lang, PageMsg::FoundIn, &[("text", Arg::Words(text))]))
}

/// The record in full, in a row of its own under its row.
fn opened(shown: &Shown<'_>, record: &Record<'static>, width: usize) -> El {
    let name = fill_page(shown.context.lang, PageMsg::RecordAbout, &[("id", Arg::Words(record.id()))]);
    let close = shown.link(&shown.query.selecting(None));
    let cross = el("a").class("close").attr("id", "record-close").attr("href", &close).attr("data-tune", &close);
    let cross = cross.attr("aria-label", say(shown, PageMsg::RecordClose));
    let cross = cross.child(el("span").attr("aria-hidden", "true").text("×"));
    let title = marked(el("h2"), words::name(record, shown.context.lang), &shown.needles);
    let panel = el("section").class("panel").attr("aria-label", &name).children([title, cross]);
    let cell = el("td").attr("role", "cell").attr("colspan", &width.to_string());
    let cell = cell.child(panel.children(record::record(shown, record)));
    el("tr").attr("role", "row").class("open").child(cell)
}
