//! In the reading of an event: what several sources say of its date, one row each over the same small axis, and then side
//! by side.
//!
//! The first program makes the reading and leaves room there; until this program is here it lists what other sources say.

use super::PageContext;
use super::parts::{outside, quote};
use super::sheet::picture;
use crate::chart::labels::provenance_words;
use crate::chart::timeline::dates::{By, dates, plan};
use crate::platform::dom::{El, el, fill};
use crate::platform::page;
use crate::seam::Slot;
use crate::text::{PageMsg, date_words, say_page};

/// What the names of gradients begin with.
const ID: &str = "dates";

/// Puts the picture into the reading that is open, if its event has several dates.
pub fn draw(context: &PageContext) {
    let Some(host) = page::element(Slot::Dates.id()) else { return };
    fill(&host, Vec::new());
    let (data, lang) = (context.data, context.lang);
    let Some(shown) = context.state.select.and_then(|id| data.events.iter().find(|event| event.id == id)) else {
        return;
    };
    let own = dates(data, shown);
    let Some(plan) = plan(data, &own, lang, f64::from(host.client_width())) else { return };
    let title = say_page(lang, PageMsg::DatesTitle);
    let lines: Vec<String> =
        own.iter().map(|dated| [dated.name(data, lang), ": ", &date_words(lang, &dated.when)].concat()).collect();
    let name = [title, ". ", &lines.join("; ")].concat();
    let mut sides: Vec<El> = Vec::new();
    for dated in &own {
        let By::Source(event) = dated.by else { continue };
        let record = context.library.record(event.id);
        let source = el("small").text(&provenance_words(data, lang, &event.provenance));
        let url = record.map_or("", |record| record.get("url"));
        let host = url.split('/').nth(2).map(|host| outside(url, host));
        let side = el("li").child(el("b").text(&date_words(lang, &dated.when)));
        let side = side.child(el("span").text(event.provenance.text.get(lang)));
        // The reading quotes its own event above.
        let quotation = record.filter(|_| event.id != shown.id).and_then(quote);
        sides.push(side.children(quotation).child(source).children(host));
    }
    let mut parts = picture(&plan, ID, &name, |_| None);
    if sides.len() > 1 {
        parts.push(el("ul").class("sides").children(sides));
    }
    fill(&host, std::iter::once(el("b").text(title)).chain(parts).collect());
}
