//! What the charts draw, as text: a table of values, a list of events. They stand closed under the charts, and open in
//! print.

use super::Room;
use crate::analysis::search::Search;
use crate::chart::frame::Frame;
use crate::chart::growth::{series_drawn, values_shown};
use crate::chart::timeline::events_shown;
use crate::chart::words::{backing_words, basis_words, provenance_words, value_words, verdict_words};
use crate::glyph::glyph;
use crate::model::{Qualifier, RecordRef, When};
use crate::platform::dom::{El, el};
use crate::text::{Msg, date_words, say};

/// The tables of the charts of this view; none on pages without charts.
pub fn draw(room: &Room) -> Vec<El> {
    let page = room.state.page;
    let mut tables = Vec::new();
    if page.has_growth() {
        tables.push(values(room));
    }
    if page.has_timeline() {
        tables.push(events(room));
    }
    tables
}

fn folded(id: &str, name: &str, body: El) -> El {
    let summary = el("summary").attr("id", &[id, "-summary"].concat()).text(name);
    el("details").class("table").attr("id", id).child(summary).child(body)
}

/// A button that opens a record, by a command of the first program.
fn select(id: &str, name: &str) -> El {
    let button = el("button").attr("type", "button").attr("id", &["row-", id].concat());
    button.attr("data-do", &["select:", id].concat()).text(name)
}

/// Exactly the values that the growth chart draws.
fn values(room: &Room) -> El {
    let (data, lang) = (room.data, room.lang);
    let shown = series_drawn(data, &room.state).into_iter().flat_map(|series| values_shown(data, &room.state, series));
    let rows = shown.map(|shown| {
        let observation = &shown.observation;
        let place = &data.places[data.series[observation.series].place];
        let qualifier = observation.qualifier;
        let date = observation.date.map(|date| date_words(lang, &When::At(date))).unwrap_or_default();
        let checks: Vec<&str> =
            data.checks_of(observation.id).map(|check| verdict_words(lang, check.verdict)).collect();
        let head = el("th").attr("scope", "row").child(glyph(place.hue, qualifier, false)).text(place.label.get(lang));
        el("tr").children([
            head,
            el("td").text(&date),
            el("td").class("number").child(select(observation.id, &value_words(lang, shown.value, qualifier))),
            el("td").text(basis_words(lang, observation.basis)),
            el("td").attr("lang", "en").child(el("i").text(observation.provenance.as_printed)),
            el("td").text(&provenance_words(data, lang, &observation.provenance)),
            el("td").text(&checks.join(" ")),
        ])
    });
    let heads = [
        Msg::TablePlace,
        Msg::TableDate,
        Msg::TableValue,
        Msg::TableBasis,
        Msg::TablePrinted,
        Msg::TableSource,
        Msg::TableCheck,
    ];
    let head = el("tr").children(heads.map(|head| el("th").attr("scope", "col").text(say(lang, head))));
    let table = el("table").child(el("thead").child(head)).child(el("tbody").children(rows));
    let name = say(lang, Msg::TableGrowth);
    // Wide tables scroll in their own box, which the keyboard must be able to reach.
    let scroll =
        el("div").class("scroll").attr("tabindex", "0").attr("role", "group").attr("aria-label", name).child(table);
    folded("table-growth", name, scroll)
}

/// A text with what was searched for marked in it.
fn found_in(search: &Search, host: El, text: &str) -> El {
    search.parts(text).into_iter().fold(host, |host, (part, is_found)| match is_found {
        true => host.child(el("mark").text(part)),
        false => host.text(part),
    })
}

/// The events of the timeline as real text, in order.
fn events(room: &Room) -> El {
    let (data, lang) = (room.data, room.lang);
    // The days do not hang on the width.
    let (first, end) = Frame::new(data, &room.state, 1000.0).time.domain();
    let search = Search::new(&room.state.q);
    let items = events_shown(data, &room.state, first, end).into_iter().map(|event| {
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
    folded("table-timeline", say(lang, Msg::TableTimeline), el("ol").class("events").children(items))
}
