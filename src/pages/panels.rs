//! What stands in the panels over the charts: the series to choose from, ready-made comparisons, the timeline's filter.
//!
//! The first program makes the panels and their summaries. They are filled when they are opened, and anew when the view
//! changes while they stand open. Their boxes hold commands of the first program (`data-do`), whose listener reads them.

use super::PageContext;
use crate::chart::growth::COMPARISONS;
use crate::chart::labels::{category_words, short_source, source_words, verdict_words};
use crate::glyph::glyph;
use crate::model::{Category, Dataset, Event, Qualifier, Verdict};
use crate::platform::dom::{El, el, fill, matching, nearest};
use crate::platform::page;
use crate::records::words;
use crate::seam::{Command, port};
use crate::text::{Msg, PageMsg, say, say_page};
use crate::view::{Action, Evidence, Facet};

/// Fills the panels that stand open: all of them, or those without elements.
pub fn draw(context: &PageContext, only_empty: bool) {
    let Some(main) = page::element("main") else { return };
    for host in matching(&main, ".chooser[open]>.choices[id]") {
        if only_empty && host.first_element_child().is_some() {
            continue;
        }
        let elements = match host.id().as_str() {
            "series-choices" => series(context),
            "comparisons" => vec![comparisons(context)],
            _ => filter(context),
        };
        fill(&host, elements);
    }
}

/// Performs what boxes and buttons name: they stand in elements of their own, all over the page.
pub fn listen(data: &'static Dataset) {
    let Some(body) = page::body() else { return };
    let heard = move |event: &web_sys::Event| {
        let Some((_, word)) = nearest(event.target(), "data-do") else { return };
        let Some((verb, object)) = word.split_once(':') else { return };
        let action = match verb {
            "toggle" => data.series_index(object).map(|at| Action::Toggle(data.series[at].id)),
            "only" => Facet::of(data, object).map(|(_, word)| Action::Filter(word)),
            _ => data.record(object).map(|record| Action::Select(Some(record.id()))),
        };
        if let Some(action) = action {
            port::perform(Command::View(action));
        }
    };
    page::on(&body, "click", heard);
}

/// A box whose id is its command, so that it keeps the focus when it is made anew.
fn tick_box(verb: &str, object: &str, is_on: bool) -> El {
    let command = [verb, ":", object].concat();
    let input = el("input").attr("type", "checkbox").attr("id", &command).attr("data-do", &command);
    input.attr_if("checked", is_on.then_some(""))
}

/// The ready-made views, as plain links.
fn comparisons(context: &PageContext) -> El {
    let own = context.state.lang.map(|lang| ["&lang=", lang.tag()].concat()).unwrap_or_default();
    let links = COMPARISONS.iter().map(|comparison| {
        let link = el("a").attr("href", &[comparison.link, &own].concat());
        el("li").child(link.text(say_page(context.lang, comparison.name)))
    });
    el("ul").class("compare").children(links)
}

/// Which series are in the picture: the articles' first, then those of other sources.
fn series(context: &PageContext) -> Vec<El> {
    let data = context.data;
    let group = |of_articles: bool, name: PageMsg| {
        let members = data.series.iter().enumerate().filter(|(index, series)| {
            data.sources[series.source].is_article == of_articles && data.values_of(*index).next().is_some()
        });
        let boxes = members.map(|(_, series)| {
            let input = tick_box("toggle", series.id, context.state.shown().contains(&series.id));
            let sign = glyph(data.places[series.place].hue, Qualifier::Exact, false);
            el("label").children([input, sign, el("span").text(series.label.get(context.lang))])
        });
        el("fieldset").child(el("legend").text(say_page(context.lang, name))).children(boxes)
    };
    vec![group(true, PageMsg::SeriesOfArticles), group(false, PageMsg::SeriesOfOthers)]
}

/// The form of the filter: for each facet the words that some event of this evidence has.
fn filter(context: &PageContext) -> Vec<El> {
    let (data, lang, state) = (context.data, context.lang, &context.state);
    let is_shown =
        |event: &&Event| state.evidence == Evidence::Others || data.sources[event.provenance.source].is_article;
    let events: Vec<&Event> = data.events.iter().filter(is_shown).collect();
    let facets = Facet::ALL.into_iter().map(|facet| {
        let name = match facet {
            Facet::Place => say(lang, Msg::TablePlace),
            Facet::Category => say(lang, Msg::FilterKind),
            Facet::Organisation => say(lang, Msg::LanesOrganisation),
            Facet::Source => say(lang, Msg::TableSource),
            Facet::Voice => say_page(lang, PageMsg::PanelVoice),
            Facet::Check => say(lang, Msg::TableCheck),
        };
        let words = facet.words(data).into_iter().enumerate();
        let boxes = words.filter_map(|(at, word)| {
            let count = events.iter().filter(|event| facet.holds(data, event, word)).count();
            let is_on = state.only.contains(&word);
            if count == 0 && !is_on {
                return None;
            }
            let label = match facet {
                Facet::Place => data.places[at].label.get(lang),
                Facet::Category => category_words(lang, Category::ALL[at]),
                Facet::Organisation => words::name_of(context.library, word, lang),
                Facet::Source => short_source(source_words(data, lang, at)),
                Facet::Voice => say_page(lang, PageMsg::Voices).split('|').nth(at).unwrap_or_default(),
                Facet::Check => verdict_words(lang, Verdict::ALL[at]),
            };
            let count = el("small").text(&count.to_string());
            let input = tick_box("only", word, is_on);
            Some(el("label").children([input, el("span").text(label).child(count)]))
        });
        el("fieldset").child(el("legend").text(name)).children(boxes)
    });
    facets.collect()
}
