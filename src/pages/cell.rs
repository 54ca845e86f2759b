//! Cells of tables as elements: words, names of places, quotations, links, with what was searched for marked.

use super::PageContext;
use crate::chart::plan::Role;
use crate::glyph::{glyph, token};
use crate::model::Number;
use crate::platform::dom::{El, el};
use crate::records::cell::Piece;
use crate::records::columns::kind_of;
use crate::records::search::{Needle, hits};
use crate::text::{Arg, fill_page, number_words};
use crate::view::Page;

/// A text with each hit marked, as text nodes: nothing of it becomes HTML.
pub fn marked(element: El, text: &str, needles: &[Needle]) -> El {
    let (mut element, mut at) = (element, 0);
    for hit in hits(text, needles) {
        element = element.text(&text[at..hit.start]).child(el("mark").text(&text[hit.clone()]));
        at = hit.end;
    }
    element.text(&text[at..])
}

/// The pieces of a cell, one after the other.
pub fn pieces(context: &PageContext, all: &[Piece], needles: &[Needle]) -> Vec<El> {
    all.iter().map(|piece| one(context, piece, needles)).collect()
}

fn one(context: &PageContext, piece: &Piece, needles: &[Needle]) -> El {
    let words = |tag: &str, class: &str, text: &str| marked(el(tag).class(class), text, needles);
    match piece {
        Piece::Glyph(hue, qualifier) => glyph(*hue, *qualifier, false),
        Piece::Place(hue, name) => words("b", "place", name).style("color", &token(Role::Place(*hue))),
        Piece::Plain(text) => words("span", "line", text),
        Piece::Strong(text) => words("b", "line", text),
        Piece::Verdict(sign, word) => {
            let sign = el("i").class("sign").attr("aria-hidden", "true").text(sign);
            marked(el("b").class("line verdict").child(sign), word, needles)
        }
        Piece::Quote(text) => marked(el("i").class("line quote").attr("lang", "en"), text, needles),
        Piece::Small(text) => words("small", "line", text),
        Piece::Missing(text) => el("span").class("line missing").text(text),
        Piece::Record(id, text) => marked(el("a").class("line").attr("href", &context.record_link(id)), text, needles),
        Piece::Address(url) => outside(url),
        Piece::Count(table, count, link) => {
            let n = Number::whole(*count as i64);
            let kind = fill_page(context.lang, kind_of(table), &[("n", Arg::Count(n))]);
            let words = [&number_words(context.lang, n), " ", kind.as_str()].concat();
            el("a").class("line").attr("href", &context.link(Page::Evidence, link.clone())).text(&words)
        }
    }
}

/// A link to another site, named by its host and path.
pub fn outside(url: &str) -> El {
    let name = url.split("//").nth(1).unwrap_or(url).trim_start_matches("www.").trim_end_matches('/');
    let short: String = name.chars().take(48).collect();
    let short = if short.len() < name.len() { short + "…" } else { short };
    let link = el("a").class("line outside-link").attr("href", url).attr("rel", "noreferrer noopener external");
    link.attr("target", "_blank").attr("title", url).text(&short)
}
