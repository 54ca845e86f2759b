//! Pieces that the pages of countries, organisations and laws share.

use super::PageContext;
use crate::model::Lang;
use crate::platform::dom::{El, el, focus};
use crate::platform::page;
use crate::records::link::push;
use crate::records::{Record, Speaker, words};
use crate::text::{Arg, Msg, PageMsg, fill, say, say_page};
use crate::view::{Evidence, Page, ViewState, write};
use std::cell::RefCell;

/// A heading of a level.
pub fn heading(level: u8, words: &str) -> El {
    el(["h2", "h3", "h4", "h5"][usize::from(level.clamp(2, 5)) - 2]).text(words)
}

/// A link to the record in the evidence.
pub fn record_link(context: &PageContext, record: Record<'_>) -> El {
    let lang = context.lang;
    let link = el("a").class("to").attr("href", &context.to(Page::Evidence, &[("select", record.id())]));
    link.attr("aria-label", &[say_page(lang, PageMsg::LinkRecord), " ", record.id()].concat())
        .text(say_page(lang, PageMsg::LinkRecord))
}

/// A link to the mark of an event on the timeline; with other sources where the event is of one.
pub fn timeline_link(context: &PageContext, event: Record<'static>) -> El {
    let lang = context.lang;
    let link = el("a").class("to").attr("href", &context.mark(event));
    let name = [say_page(lang, PageMsg::LinkTimeline), ": ", event.text(lang)].concat();
    link.attr("aria-label", &name).text(say_page(lang, PageMsg::LinkTimeline))
}

/// The words of the source, to the letter; nothing where none are kept.
pub fn quote(record: Record<'_>) -> Option<El> {
    let words = record.get("as_printed");
    (!words.is_empty()).then(|| el("q").class("printed").attr("lang", "en").text(words))
}

/// Who states it, and where: the source's page for other sources.
pub fn source(context: &PageContext, record: Record<'_>) -> El {
    let words = words::provenance(context.library, &record, context.lang);
    let url = record.get("url");
    if url.starts_with("http") { outside(url, &words) } else { el("span").text(&words) }
}

/// A link to another site.
pub fn outside(url: &str, name: &str) -> El {
    el("a").attr("href", url).attr("rel", "noreferrer noopener external").attr("target", "_blank").text(name)
}

/// Verdict, words, better value or date, and addresses of a check.
pub fn check(lang: Lang, check: Record<'static>) -> El {
    let verdict = words::verdict(&check).map(|verdict| words::verdict_parts(lang, verdict)).unwrap_or_default();
    let mut item = el("li").class("check");
    item = item.child(el("b").text(verdict.0).text(" ").text(verdict.1)).text(". ").text(check.text(lang));
    if let Some(better) = words::better_sentence(&check, lang) {
        item = item.text("; ").child(el("b").text(&better));
    }
    let urls = check.get("urls").split(';').filter_map(|url| {
        let host = url.split("//").nth(1)?.split('/').next()?;
        Some(outside(url, host.trim_start_matches("www.").trim_end_matches('.')).class("host"))
    });
    item.children(urls.flat_map(|url| [el("span").text(" "), url]))
}

/// Checks as a list; nothing without any.
pub fn checks(lang: Lang, records: &[Record<'static>]) -> Option<El> {
    (!records.is_empty())
        .then(|| el("ul").class("plainlist").children(records.iter().map(|record| check(lang, *record))))
}

/// The name of who makes claims.
pub fn holder(context: &PageContext, holder: Speaker) -> El {
    named(el("span"), context, holder.name(context.library, context.lang))
}

/// A proper name in an element that says which language the name is in, where it is not the reader's.
pub fn named(element: El, context: &PageContext, (name, of): (&str, Lang)) -> El {
    element.attr_if("lang", (of != context.lang).then_some(of.tag())).text(name)
}

/// A claim as its holder's words: what it says, in our words, then the words as printed, its kind and its place.
pub fn claim(context: &PageContext, claim: Record<'static>) -> El {
    let lang = context.lang;
    let kind = words::code(lang, "claim-kind", claim.get("kind"));
    let line = el("small").text(&kind).text(" · ").text(&words::provenance(context.library, &claim, lang)).text(" · ");
    el("li").child(el("p").text(claim.text(lang))).children(quote(claim)).child(line.child(record_link(context, claim)))
}

/// More claims than this of one holder are folded.
const MOST_OPEN: usize = 8;

/// Claims under the names of those who make them; the many of one are folded under the name, which then says how many.
/// `id` begins the ids of what is folded.
pub fn claims(context: &PageContext, groups: &[(Speaker, Vec<Record<'static>>)], level: u8, id: &str) -> Vec<El> {
    let group = |(at, (who, records)): (usize, &(Speaker, Vec<Record<'static>>))| {
        let list = el("ul").class("plainlist").children(records.iter().map(|record| claim(context, *record)));
        let name = heading(level, "").child(holder(context, *who));
        if records.len() <= MOST_OPEN {
            return el("div").class("group").child(name).child(list);
        }
        let count = el("small").text(&records.len().to_string());
        let summary = el("summary").child(name.text(" ").child(count));
        el("details").class("table group").attr("id", &[id, "-", &at.to_string()].concat()).child(summary).child(list)
    };
    groups.iter().enumerate().map(group).collect()
}

/// Leads to the record that the link names, once for each link; its element's id is its own behind `kind`.
pub fn lead_to(context: &PageContext, kind: &str) {
    thread_local!(static LAST: RefCell<String> = const { RefCell::new(String::new()) });
    let id = context.value("select").map_or_else(String::new, |id| [kind, &id].concat());
    if LAST.with_borrow(|last| *last == id) {
        return;
    }
    LAST.set(id.clone());
    page::after_turn(move || {
        page::into_view(&id);
        focus(&id);
    });
}

/// A line that says what of the link could not be shown; nothing where all could.
pub fn report(lang: Lang, refused: &[(Msg, String)]) -> Option<El> {
    if refused.is_empty() {
        return None;
    }
    let parts: Vec<String> = refused
        .iter()
        .map(|(message, part)| {
            let short: String = part.chars().take(40).collect();
            let short = if short.len() < part.len() { short + "…" } else { short };
            fill(lang, *message, &[("part", Arg::Words(&short))])
        })
        .collect();
    let words = fill(lang, Msg::LinkProblem, &[("list", Arg::Words(&parts.join(", ")))]);
    Some(el("p").class("report").attr("role", "status").text(&words))
}

impl PageContext {
    /// The address of one of this program's pages with these parameters.
    pub fn to(&self, page: Page, parameters: &[(&str, &str)]) -> String {
        let mut params = String::new();
        parameters.iter().for_each(|(name, value)| push(&mut params, name, value));
        self.link(page, params)
    }

    /// The address of an event's mark on the timeline, with other sources where the event is of one.
    pub fn mark(&self, event: Record<'static>) -> String {
        let is_article = words::is_article(event.get("source"));
        let evidence = if is_article { Evidence::Printed } else { Evidence::Others };
        let (select, lang, embed) = (Some(event.id()), self.state.lang, self.state.embed);
        write(&ViewState { page: Page::Timeline, evidence, select, lang, embed, ..ViewState::default() })
    }

    /// The address of a count's mark on the growth chart of these series.
    pub fn count(&self, state: &ViewState, count: &'static str) -> String {
        let (select, lang, embed) = (Some(count), self.state.lang, self.state.embed);
        write(&ViewState { page: Page::Growth, select, lang, embed, ..state.clone() })
    }

    /// The parameters of the link that the page does not know.
    pub fn unknown(&self, known: &[&str]) -> Vec<(Msg, String)> {
        let parts = self.state.page_params.split('&').filter(|part| !part.is_empty());
        let is_known = |part: &&str| part.split_once('=').is_some_and(|(name, _)| known.contains(&name));
        parts.filter(|part| !is_known(part)).map(|part| (Msg::RefusalName, part.to_string())).collect()
    }
}

/// Nothing is stated, said so.
pub fn nothing(lang: Lang) -> El {
    el("p").class("none").text(say_page(lang, PageMsg::NothingStated))
}

/// "Source" and its like in bold before a sentence.
pub fn fine(lang: Lang, name: Msg, words: &str) -> El {
    el("p").class("fine").child(el("b").text(say(lang, name))).text(" ").text(words)
}
