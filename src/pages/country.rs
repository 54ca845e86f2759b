//! All that is stated of one place: its counts, stages, figures, laws, organisations, projects, persons and claims.

use super::parts::{check, claims, fine, heading, named, nothing, quote, record_link, report, source};
use super::sheet::picture;
use super::{PageContext, Part, laws};
use crate::chart::headline;
use crate::chart::plan::Role;
use crate::glyph::{glyph, token};
use crate::model::{Date, Hue, Number, Qualifier, When};
use crate::platform::dom::{El, el, fill};
use crate::platform::page;
use crate::records::country::{Origin, PLACES, Portrait, Seam, basis_of, checks_of};
use crate::records::{self, Record, country_chart, figure, lead, words};
use crate::text::{Arg, Msg, PageMsg, date_words, fill_page, say, say_page};
use crate::view::{Page, ViewState, write};

/// The id of the element that the picture is drawn in, again whenever its width changes.
const CHART: &str = "country-chart";

/// The place that the link names, and what of the link could not be shown.
pub fn place(context: &PageContext) -> (Hue, Vec<(Msg, String)>) {
    let mut refused = context.unknown(&["place"]);
    let named = context.value("place");
    let found = named.as_ref().and_then(|id| PLACES.into_iter().find(|hue| hue.id() == id));
    if let (Some(id), None) = (&named, found) {
        refused.push((Msg::RefusalWord, ["place=", id].concat()));
    }
    (found.unwrap_or(Hue::Uz), refused)
}

/// The title, and what stands around and under it.
pub fn draw(context: &PageContext) -> (String, Vec<Part>) {
    let (lang, library) = (context.lang, context.library);
    let (hue, refused) = place(context);
    let portrait = Portrait::of(library, hue);
    let name = words::name_of(library, hue.id(), lang).to_string();
    let mut parts = vec![tabs(context, hue)];
    parts.push(el("h1").class("big").text(&name));
    parts.push(el("p").class("lead").text(&lead::lead(library, lang, &portrait)));
    parts.extend(report(lang, &refused));
    let main = el("div").class("flow").children(
        [
            chart(context, &portrait),
            stages(context, &portrait),
            laws_here(context, &portrait),
            organisations(context, &portrait),
        ]
        .into_iter()
        .flatten(),
    );
    let aside = el("div").class("figures").children(figures(context, &portrait));
    parts.push(el("div").class("spread").child(main).child(aside));
    parts.push(pair(context, &portrait));
    parts.extend(claimed(context, &portrait));
    (name, vec![Part::new("country", parts)])
}

fn tabs(context: &PageContext, here: Hue) -> El {
    let tab = |hue: Hue| {
        let is_here = hue == here;
        let link = el("a")
            .attr("href", &context.to(Page::Country, &[("place", hue.id())]))
            .attr("id", &["tab-", hue.id()].concat());
        let link = link.attr_if("aria-current", is_here.then_some("page")).style("--own", &token(Role::Place(hue)));
        el("li").child(link.child(glyph(hue, Qualifier::Exact, false)).text(words::name_of(
            context.library,
            hue.id(),
            context.lang,
        )))
    };
    let list = el("ul").children(PLACES.map(tab));
    el("nav").class("tabs").attr("aria-label", say_page(context.lang, PageMsg::PlacesTabs)).child(list)
}

/// The picture of the counts, what is uncertain about it, and the same counts as a table.
fn chart(context: &PageContext, portrait: &Portrait) -> Vec<El> {
    let (lang, library) = (context.lang, context.library);
    let Some(state) = country_chart::state(library, portrait) else { return Vec::new() };
    let is_article = !portrait.counts.is_empty();
    let title = match (is_article, portrait.stages.is_empty()) {
        (false, _) => PageMsg::CountryChartOthers,
        (true, true) => PageMsg::CountryChart,
        (true, false) => PageMsg::CountryChartStages,
    };
    let rows = if is_article { &portrait.counts } else { &portrait.other_counts };
    let head = [Msg::TableDate, Msg::TableValue, Msg::TableBasis, Msg::TablePrinted, Msg::TableSource, Msg::TableCheck];
    let head = el("tr").children(head.map(|name| el("th").attr("scope", "col").text(say(lang, name))));
    let rows = rows.iter().map(|count| row(context, &state, *count));
    let table = el("table").child(el("thead").child(head)).child(el("tbody").children(rows));
    let name = say(lang, Msg::TableGrowth);
    let scroll = el("div").class("scroll").attr("tabindex", "0").attr("role", "region").attr("aria-label", name);
    let details = el("details").class("table").attr("id", "country-counts");
    vec![
        heading(2, say_page(lang, title)),
        el("div").attr("id", CHART),
        fine(lang, Msg::SourceLine, &headline::sources(context.data, &state, lang)),
        fine(lang, Msg::NoteLine, &headline::notes(context.data, &state, lang)),
        details.child(el("summary").text(name)).child(scroll.child(table)),
    ]
}

fn row(context: &PageContext, state: &ViewState, count: Record<'static>) -> El {
    let (lang, library) = (context.lang, context.library);
    let value = words::value(&count, lang).unwrap_or_else(|| say(lang, Msg::ValueMissing).to_string());
    let date = words::date(&count, lang).unwrap_or_else(|| say(lang, Msg::DateUnknown).to_string());
    let found = checks_of(library, count.id());
    let link = el("a").attr("href", &context.count(state, count.id())).text(&value);
    el("tr").children([
        el("th").attr("scope", "row").text(&date),
        el("td").class("number").child(link),
        el("td").text(crate::chart::labels::basis_words(lang, basis_of(library, count))),
        el("td").children(quote(count)),
        el("td").child(source(context, count)).text(" · ").child(record_link(context, count)),
        el("td").children(
            found
                .first()
                .map(|_| el("ul").class("plainlist").children(found.iter().map(|record| check(lang, *record)))),
        ),
    ])
}

/// Draws the picture for the width at hand, where there is one on the page.
pub fn draw_chart(context: &PageContext) {
    let Some(host) = page::element(CHART) else { return };
    let width = host.get_bounding_client_rect().width().floor();
    if width > 0.0 {
        fill(&host, drawn(context, width));
    }
}

fn drawn(context: &PageContext, width: f64) -> Vec<El> {
    let (lang, library) = (context.lang, context.library);
    let portrait = Portrait::of(library, place(context).0);
    let state = country_chart::state(library, &portrait);
    let plan = country_chart::plan(library, context.data, &portrait, lang, width);
    let (Some(state), Some(plan)) = (state, plan) else { return Vec::new() };
    let link = |id: &'static str| {
        let record = library.record(id)?;
        let date = words::date(&record, lang).unwrap_or_default();
        Some(match record.table.name {
            "events" => (context.mark(record), [record.text(lang), ", ", &date].concat()),
            _ => {
                let basis = crate::chart::labels::basis_words(lang, basis_of(library, record));
                let value = words::value(&record, lang).unwrap_or_default();
                (context.count(&state, id), [date.as_str(), ": ", &value, ", ", basis].concat())
            }
        })
    };
    picture(&plan, "country", say(lang, Msg::ChartGrowth), link)
}

fn stages(context: &PageContext, portrait: &Portrait) -> Vec<El> {
    let lang = context.lang;
    let mut parts = vec![heading(2, say_page(lang, PageMsg::CountryStages))];
    if portrait.stages.is_empty() {
        parts.push(nothing(lang));
        return parts;
    }
    let column = |stage: &records::country::Stage<'static>| {
        let date = words::date(&stage.record, lang).unwrap_or_else(|| say(lang, Msg::DateUnknown).to_string());
        let years = |from: i32, to: i32| {
            let (from, to) = (Date::year(from), Date::year(to));
            let when = if from == to {
                When::At(from)
            } else {
                When::Span(crate::model::Bound::Date(from), crate::model::Bound::Date(to))
            };
            date_words(lang, &when)
        };
        let seam = match stage.seam {
            Seam::Plain => None,
            Seam::Gap(from, to) => Some((PageMsg::StageGap, years(from, to))),
            Seam::Shared(from, to) => Some((PageMsg::StageShared, years(from, to))),
        };
        let seam = seam.map(|(message, years)| {
            el("p").class("seam").text(&fill_page(lang, message, &[("years", Arg::Words(&years))]))
        });
        let found = (!stage.checks.is_empty())
            .then(|| el("ul").class("plainlist").children(stage.checks.iter().map(|record| check(lang, *record))));
        let line = el("small").child(source(context, stage.record)).text(" · ");
        el("li")
            .child(heading(3, &date).style("color", &token(Role::Place(portrait.hue))))
            .child(el("p").text(stage.record.text(lang)))
            .children(quote(stage.record))
            .children(seam)
            .children(found)
            .child(line.child(record_link(context, stage.record)))
    };
    parts.push(el("ol").class("columns").children(portrait.stages.iter().map(column)));
    parts
}

fn figures(context: &PageContext, portrait: &Portrait) -> Vec<El> {
    let lang = context.lang;
    let mut parts = vec![heading(2, say_page(lang, PageMsg::CountryFigures))];
    if portrait.figures.is_empty() {
        parts.push(nothing(lang));
        return parts;
    }
    let item = |record: &Record<'static>| {
        let (amount, unit) = figure(lang, *record).unwrap_or_default();
        let mut value = el("p").class("amount").child(el("b").text(&amount));
        if !unit.is_empty() {
            value = value.text(" ").child(el("span").text(&unit));
        }
        let found = checks_of(context.library, record.id());
        let date = words::date(record, lang);
        let mut line = el("small");
        if let Some(date) = date {
            line = line.text(&date).text(" · ");
        }
        if record.get("voice") == "claim" {
            line = line.text(say(lang, Msg::ReadingClaim)).text(" · ");
        }
        let line = line.child(source(context, *record)).text(" · ").child(record_link(context, *record));
        el("li")
            .child(value)
            .child(el("p").text(record.text(lang)))
            .children(quote(*record))
            .children(
                (!found.is_empty())
                    .then(|| el("ul").class("plainlist").children(found.iter().map(|record| check(lang, *record)))),
            )
            .child(line)
    };
    parts.push(el("ul").class("standing").children(portrait.figures.iter().map(item)));
    parts
}

fn laws_here(context: &PageContext, portrait: &Portrait) -> Vec<El> {
    let lang = context.lang;
    let mut parts = vec![heading(2, say_page(lang, PageMsg::TableLaws))];
    let countries = records::laws::laws(context.library);
    match countries.iter().find(|country| country.place == portrait.hue.id()) {
        Some(country) => parts.push(laws::list(context, country, 3)),
        None => parts.push(nothing(lang)),
    }
    parts
}

fn organisations(context: &PageContext, portrait: &Portrait) -> Vec<El> {
    let lang = context.lang;
    let mut parts = vec![heading(2, say_page(lang, PageMsg::CountryOrganisations))];
    if portrait.organisations.is_empty() {
        parts.push(nothing(lang));
        return parts;
    }
    let item = |record: &&Record<'static>| {
        let link = el("a").attr("href", &context.to(Page::Organisations, &[("select", record.id())]));
        let name = el("b").child(named(link, context, record.proper_name(lang)));
        let mut item = el("li").child(name);
        if !record.get("fate").is_empty() {
            item =
                item.text(" · ").child(el("span").class("fate").text(&words::code(lang, "fate", record.get("fate"))));
        }
        item.child(el("p").text(record.text(lang)))
    };
    for (origin, message) in Origin::ALL.into_iter().zip([
        PageMsg::OriginAbroad,
        PageMsg::OriginUnstated,
        PageMsg::OriginOwn,
        PageMsg::OriginState,
    ]) {
        let members: Vec<&Record<'static>> =
            portrait.organisations.iter().filter(|record| Origin::of(**record) == origin).collect();
        if !members.is_empty() {
            let count = members.len().to_string();
            parts.push(heading(3, say_page(lang, message)).text(" ").child(el("small").text(&count)));
            parts.push(el("ul").class("names").children(members.iter().map(item)));
        }
    }
    parts
}

/// Projects and persons, side by side.
fn pair(context: &PageContext, portrait: &Portrait) -> El {
    let lang = context.lang;
    let list = |name: PageMsg, records: &[Record<'static>]| {
        let mut part = el("section").child(heading(2, say_page(lang, name)));
        if records.is_empty() {
            return part.child(nothing(lang));
        }
        let items = records.iter().map(|record| {
            let mut name = el("p").child(named(el("b"), context, record.proper_name(lang)));
            if let Some(date) = words::date(record, lang) {
                name = name.text(" · ").text(&date);
            }
            let line = el("small").child(source(context, *record)).text(" · ");
            el("li").child(name).child(el("p").text(record.text(lang))).child(line.child(record_link(context, *record)))
        });
        part = part.child(el("ul").class("plainlist").children(items));
        part
    };
    el("div")
        .class("pair")
        .children([list(PageMsg::TableProjects, &portrait.projects), list(PageMsg::TablePersons, &portrait.persons)])
}

fn claimed(context: &PageContext, portrait: &Portrait) -> Vec<El> {
    let lang = context.lang;
    let mut parts = vec![heading(2, say_page(lang, PageMsg::CountryClaims))];
    if portrait.claims.is_empty() {
        parts.push(nothing(lang));
        return parts;
    }
    parts.push(el("p").class("fine").text(say_page(lang, PageMsg::CountryClaimsSub)));
    parts.push(el("div").class("claims").children(claims(context, &portrait.claims, 3, "claims")));
    parts.push(events_line(context, portrait));
    parts
}

fn events_line(context: &PageContext, portrait: &Portrait) -> El {
    let n = Arg::Count(Number::whole(portrait.events.len() as i64));
    let timeline = ViewState {
        page: Page::Timeline,
        lang: context.state.lang,
        embed: context.state.embed,
        ..ViewState::default()
    };
    let link =
        el("a").attr("href", &write(&timeline)).text(&fill_page(context.lang, PageMsg::CountryEvents, &[("n", n)]));
    el("p").class("acts").child(link)
}
