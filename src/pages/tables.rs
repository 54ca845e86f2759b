//! What the charts draw, as text: a table of values, a list of events. They stand closed under the charts, and open in
//! print.

use super::{PageContext, printed};
use crate::analysis::search::Search;
use crate::chart::frame::Frame;
use crate::chart::labels::{backing_words, basis_words, provenance_words, value_words, verdict_words};
use crate::chart::lens::{base_year, shown_words};
use crate::chart::timeline::events_shown;
use crate::export::counts::{Gap, counts, lens_unit};
use crate::glyph::glyph;
use crate::model::{Qualifier, RecordRef, When};
use crate::platform::dom::{El, el};
use crate::seam::Slot;
use crate::text::{Msg, date_words, say};

/// The tables of the charts of this view; none on pages without charts.
pub fn draw(context: &PageContext) -> [(Slot, Vec<El>); 2] {
    let page = context.state.page;
    let growth = page.has_growth().then(|| values(context));
    let timeline = page.has_timeline().then(|| events(context));
    [(Slot::GrowthTable, growth.into_iter().collect()), (Slot::TimelineTable, timeline.into_iter().collect())]
}

/// A button that opens a record, by a command of the first program.
fn select(id: &str, name: &str) -> El {
    let button = el("button").attr("type", "button").attr("id", &["row-", id].concat());
    button.attr("data-do", &["select:", id].concat()).text(name)
}

/// Exactly the values that the growth chart draws: the counts and, through a lens, what it makes of each. Where it has no
/// value the reason stands there.
fn values(context: &PageContext) -> El {
    let (data, lang, state) = (context.data, context.lang, &context.state);
    let (unit, base) = (lens_unit(data, state, lang), base_year(data, state));
    // Counts without a date or value are in the line under the chart.
    let dated = counts(data, state).into_iter().filter(|count| !matches!(count.drawn, Err(Gap::NoDate | Gap::NoValue)));
    let rows = dated.map(|count| {
        let observation = &count.observation;
        let place = &data.places[data.series[observation.series].place];
        let qualifier = observation.qualifier;
        let date = observation.date.map(|date| date_words(lang, &When::At(date))).unwrap_or_default();
        let checks: Vec<&str> =
            data.checks_of(observation.id).map(|check| verdict_words(lang, check.verdict)).collect();
        let head = el("th").attr("scope", "row").child(glyph(place.hue, qualifier, false)).text(place.label.get(lang));
        let value = observation.value.map(|value| value_words(lang, value, qualifier)).unwrap_or_default();
        let value = el("td").class("number").child(select(observation.id, &value));
        let reason = || count.drawn.err().map(|gap| el("span").class("fine").text(&gap.words(lang, base)));
        let mut cells = vec![head, el("td").text(&date)];
        match (&unit, &count.drawn) {
            (Some(_), Ok(shown)) => {
                cells.extend([value, el("td").class("number").text(&shown_words(lang, state.lens, shown))]);
            }
            (Some(_), Err(_)) => cells.extend([value, el("td").class("number").children(reason())]),
            (None, _) => cells.push(value.children(reason())),
        }
        cells.extend([
            el("td").text(basis_words(lang, observation.basis)),
            el("td").attr("lang", "en").child(el("i").text(printed(observation.id))),
            el("td").text(&provenance_words(data, lang, &observation.provenance)),
            el("td").text(&checks.join(" ")),
        ]);
        el("tr").children(cells)
    });
    let mut heads: Vec<&str> = [Msg::TablePlace, Msg::TableDate, Msg::TableValue].map(|head| say(lang, head)).into();
    heads.extend(unit.as_deref());
    heads.extend([Msg::TableBasis, Msg::TablePrinted, Msg::TableSource, Msg::TableCheck].map(|head| say(lang, head)));
    let head = el("tr").children(heads.into_iter().map(|head| el("th").attr("scope", "col").text(head)));
    let table = el("table").child(el("thead").child(head)).child(el("tbody").children(rows));
    let name = say(lang, Msg::TableGrowth);
    // Wide tables scroll in their own box, which the keyboard must be able to reach.
    el("div").class("scroll").attr("tabindex", "0").attr("role", "group").attr("aria-label", name).child(table)
}

/// A text with what was searched for marked in it.
fn found_in(search: &Search, host: El, text: &str) -> El {
    search.parts(text).into_iter().fold(host, |host, (part, is_found)| match is_found {
        true => host.child(el("mark").text(part)),
        false => host.text(part),
    })
}

/// The events of the timeline as real text, in order.
fn events(context: &PageContext) -> El {
    let (data, lang) = (context.data, context.lang);
    // The days do not hang on the width.
    let (first, end) = Frame::new(data, &context.state, 1000.0).time.domain();
    let search = Search::new(&context.state.q);
    let items = events_shown(data, &context.state, first, end).into_iter().map(|event| {
        let place = &data.places[event.place];
        let backing = backing_words(data, lang, RecordRef::Event(event));
        let date = event.when.map(|when| date_words(lang, &when)).unwrap_or_default();
        let item = el("li").children([
            glyph(place.hue, Qualifier::Exact, false),
            el("span").class("date").text(&date),
            found_in(&search, select(event.id, ""), event.provenance.text.get(lang)),
            el("span").class("fine").text(place.label.get(lang)).text(" · ").text(&backing),
        ]);
        // The words of the source stand here where the search is for some of them.
        let printed = super::printed(event.id);
        let is_found = search.parts(printed).iter().any(|part| part.1);
        item.children(is_found.then(|| found_in(&search, el("q").attr("lang", "en"), printed)))
    });
    el("ol").class("events").children(items)
}
