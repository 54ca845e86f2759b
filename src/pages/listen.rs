//! The one place that listens to what a reader does in these pages.
//!
//! Links are links: the browser follows them, and the first program reads the address. Elements name what else they do:
//!
//! | attribute | on | means |
//! |---|---|---|
//! | `data-tune` | button, link | goes to the link it holds without a new entry in the history |
//! | `data-choose` | select | goes to the link that the chosen option has as its value |
//! | `data-search` | input | searches for what is typed |
//! | `data-act` | button | what the page's own function does with the word |

use super::{PageContext, evidence, organisations, visit};
use crate::model::Dataset;
use crate::platform::dom::{nearest, value};
use crate::platform::page;
use crate::view::{Entry, Page, write};
use std::cell::Cell;
use web_sys::{Event, HtmlElement};

/// How long typing must rest before the list follows, in milliseconds.
const REST: u32 = 120;

/// Listens to the element of the pages, for as long as it lives.
pub fn listen(host: &HtmlElement, data: &'static Dataset) {
    page::on(host, "click", move |event| click(data, event));
    page::on(host, "change", move |event| {
        if let Some((select, _)) = nearest(event.target(), "data-choose") {
            visit(data, &value(&select), Entry::Push);
        }
    });
    page::on(host, "input", move |event| {
        if nearest(event.target(), "data-search").is_some() {
            after_rest(move || search(data));
        }
    });
    page::on(host, "keydown", move |event| {
        if page::is_key(event, "Enter") && nearest(event.target(), "data-search").is_some() {
            event.prevent_default();
            search(data);
        }
    });
}

/// Searches for what stands in the field of the page.
fn search(data: &'static Dataset) {
    match PageContext::now(data).state.page {
        Page::Organisations => organisations::search(data),
        _ => evidence::search(data),
    }
}

fn click(data: &'static Dataset, event: &Event) {
    if !page::is_plain_click(event) {
        return;
    }
    if let Some((_, link)) = nearest(event.target(), "data-tune") {
        event.prevent_default();
        return visit(data, &link, Entry::Replace);
    }
    if let Some((_, act)) = nearest(event.target(), "data-act") {
        return evidence::act(&PageContext::now(data), &act);
    }
    // Another page starts at its top; a record of this one stays where it is.
    if let Some((_, link)) = nearest(event.target(), "href") {
        let page_of = |link: &str| link.split('?').next().unwrap_or_default().to_string();
        let here = write(&super::shown().state);
        if link.starts_with("#/") && page_of(&link) != page_of(&here) {
            page::after_turn(page::to_top);
        }
    }
}

/// Calls back when nothing has asked for this again for a while.
fn after_rest(callback: impl FnOnce() + 'static) {
    thread_local!(static LAST: Cell<u32> = const { Cell::new(0) });
    let own = LAST.get().wrapping_add(1);
    LAST.set(own);
    page::after(REST, move || {
        if LAST.get() == own {
            callback();
        }
    });
}
