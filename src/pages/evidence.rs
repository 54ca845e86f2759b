//! Every record as a table: searched, filtered, sorted, opened, downloaded, cited.

mod controls;
mod list;
mod record;
mod save;

use super::{PageContext, Part};
use crate::chart::labels::refusal_words;
use crate::model::{Dataset, Number};
use crate::platform::dom::{El, el, value};
use crate::platform::page;
use crate::records::Record;
use crate::records::evidence::Query;
use crate::records::finding;
use crate::records::search::{Needle, needles};
use crate::text::{Arg, Msg, PageMsg, fill, fill_page, number_words, say_page};
use crate::view::{Entry, Page, Report};
use std::cell::RefCell;

/// Id of the field that is typed in.
const SEARCH: &str = "evidence-search";

/// What the link asks for, and what of it the table shows.
struct Shown<'a> {
    context: &'a PageContext,
    query: Query,
    rows: Vec<Record<'static>>,
    needles: Vec<Needle>,
}

impl<'a> Shown<'a> {
    fn new(context: &'a PageContext) -> (Shown<'a>, Vec<Report>) {
        let (query, reports) = Query::read(context.library, &context.state.page_params);
        let rows = query.rows(context.library, context.lang);
        let needles = needles(&query.q);
        (Shown { context, query, rows, needles }, reports)
    }

    fn link(&self, query: &Query) -> String {
        self.context.link(Page::Evidence, query.write())
    }
}

/// The title, and what stands under it.
pub fn draw(context: &PageContext) -> (String, Vec<Part>) {
    let (shown, reports) = Shown::new(context);
    let title = finding::title(context.library, &shown.query, &shown.rows, context.lang);
    let status = Part { role: Some("status"), ..Part::new("evidence-status", vec![el("span").text(&counted(&shown))]) };
    let search = Part { stays: true, ..Part::new("evidence-field", controls::field(&shown)) };
    let parts = vec![
        Part::new("evidence-top", top(&shown, &reports)),
        search,
        Part::new("evidence-filters", controls::filters(&shown)),
        status,
        Part::new("evidence-list", list::list(&shown)),
        Part::new("evidence-save", save::save(&shown)),
        Part::new("evidence-saved", Vec::new()),
    ];
    (title, parts)
}

/// The subtitle, and what of the link could not be shown.
fn top(shown: &Shown<'_>, reports: &[Report]) -> Vec<El> {
    let (lang, table) = (shown.context.lang, shown.query.table);
    let all = Number::whole(table.len() as i64);
    let of = finding::kind(lang, table.name, table.len(), true);
    let n = number_words(lang, Number::whole(shown.rows.len() as i64));
    let args = [("n", Arg::Words(&n)), ("m", Arg::Count(all)), ("of", Arg::Words(&of))];
    let mut parts = vec![el("p").class("sub").child(el("small").text(&fill_page(lang, PageMsg::EvidenceSub, &args)))];
    if !reports.is_empty() {
        let list: Vec<String> = reports.iter().map(|report| refusal_words(lang, report)).collect();
        let words = fill(lang, Msg::LinkProblem, &[("list", Arg::Words(&list.join(", ")))]);
        parts.push(el("p").class("report").attr("role", "status").text(&words));
    }
    parts
}

/// "11 of 74 shown", for those who hear the page.
fn counted(shown: &Shown<'_>) -> String {
    let count = |n: usize| Arg::Count(Number::whole(n as i64));
    let args = [("n", count(shown.rows.len())), ("m", count(shown.query.table.len()))];
    fill_page(shown.context.lang, PageMsg::StatusFound, &args)
}

/// Searches for what stands in the field.
pub fn search(data: &'static Dataset) {
    let context = PageContext::now(data);
    let Some(field) = page::element(SEARCH).filter(|_| context.state.page == Page::Evidence) else { return };
    let (query, _) = Query::read(context.library, &context.state.page_params);
    let typed = value(&field);
    if typed != query.q {
        // A record opened before is not what is looked for now.
        let query = Query { q: typed, select: None, ..query };
        super::visit(data, &context.link(Page::Evidence, query.write()), Entry::Replace);
    }
}

/// Does what a button of the page asks for.
pub fn act(context: &PageContext, act: &str) {
    let (shown, _) = Shown::new(context);
    match act.split_once(':') {
        Some(("save", kind)) => save::make(&shown, kind),
        Some(("cite", form)) => record::cite(&shown, form),
        _ => {}
    }
}

/// After drawing: the field says what is searched for, and a record that a link opens is brought into view.
pub fn drawn(context: &PageContext) {
    thread_local!(static OPENED: RefCell<String> = const { RefCell::new(String::new()) });
    let (query, _) = Query::read(context.library, &context.state.page_params);
    page::set_field(SEARCH, &query.q);
    let id = query.select.map_or("", |record| record.id());
    let is_new = OPENED.with_borrow_mut(|opened| {
        let is_new = opened.as_str() != id;
        *opened = id.to_string();
        is_new
    });
    if is_new && !id.is_empty() {
        page::into_view("selected-row");
    }
}

/// The words of a message of this program.
fn say(shown: &Shown<'_>, message: PageMsg) -> &'static str {
    say_page(shown.context.lang, message)
}
