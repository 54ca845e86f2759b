//! Cells of tables as elements: words, names of places, quotations, links, with what was searched for marked.

use super::context::PageContext;
use crate::chart::plan::Role;
use crate::glyph::{glyph, token};
use crate::model::Number;
use crate::outside::outside;
use crate::records::cell::Piece;
use crate::records::columns::kind_of;
use crate::records::search::{Needle, hits};
use crate::text::{Arg, fill_page, number_words};
use crate::view::{Page, write};
use leptos::prelude::*;

/// A text with each hit marked.
pub fn marked(text: &str, needles: &[Needle]) -> AnyView {
    let mut parts: Vec<AnyView> = Vec::new();
    let mut at = 0;
    for hit in hits(text, needles) {
        parts.push(text[at..hit.start].to_string().into_any());
        parts.push(view! { <mark>{text[hit.clone()].to_string()}</mark> }.into_any());
        at = hit.end;
    }
    if at == 0 {
        return text.to_string().into_any();
    }
    parts.push(text[at..].to_string().into_any());
    parts.into_any()
}

/// The pieces of a cell, one after the other.
pub fn pieces(context: &PageContext, all: &[Piece], needles: &[Needle]) -> Vec<AnyView> {
    all.iter().map(|piece| one(context, piece, needles)).collect()
}

fn one(context: &PageContext, piece: &Piece, needles: &[Needle]) -> AnyView {
    let marked = |text: &str| marked(text, needles);
    match piece {
        Piece::Glyph(hue, qualifier) => glyph(*hue, *qualifier, false),
        Piece::Place(hue, name) => {
            view! { <b class="place" style:color=token(Role::Place(*hue))>{marked(name)}</b> }.into_any()
        }
        Piece::Plain(text) => view! { <span class="line">{marked(text)}</span> }.into_any(),
        Piece::Strong(text) => view! { <b class="line">{marked(text)}</b> }.into_any(),
        Piece::Verdict(sign, word) => {
            let sign = sign.to_string();
            view! { <b class="line verdict"><i class="sign" aria-hidden="true">{sign}</i> {marked(word)}</b> }
                .into_any()
        }
        Piece::Quote(text) => view! { <i class="line quote" lang="en">{marked(text)}</i> }.into_any(),
        Piece::Small(text) => view! { <small class="line">{marked(text)}</small> }.into_any(),
        Piece::Missing(text) => view! { <span class="line missing">{text.to_string()}</span> }.into_any(),
        Piece::Record(id, text) => view! { <a class="line" href=context.record_link(id)>{marked(text)}</a> }.into_any(),
        Piece::Address(url) => address(url),
        Piece::Count(table, count, link) => counted(context, table, *count, link.clone()),
    }
}

/// How many records of a table there are, as a link to them.
pub fn counted(context: &PageContext, table: &str, count: usize, link: String) -> AnyView {
    let n = Number::whole(count as i64);
    let kind = fill_page(context.lang, kind_of(table), &[("n", Arg::Count(n))]);
    let words = [&number_words(context.lang, n), " ", kind.as_str()].concat();
    view! { <a class="line" href=write(&context.view(Page::Evidence, link))>{words}</a> }.into_any()
}

/// A link to another site, named by its host and path.
pub fn address(url: &str) -> AnyView {
    let name = url.split("//").nth(1).unwrap_or(url).trim_start_matches("www.").trim_end_matches('/');
    let short: String = name.chars().take(48).collect();
    let short = if short.len() < name.len() { short + "…" } else { short };
    outside(url, Some("line outside-link"), short)
}
