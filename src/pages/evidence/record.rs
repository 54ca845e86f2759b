//! A record in full: all its fields, what other sources say, who names it, where it is drawn, how to cite it.

use super::{Shown, say};
use crate::chart::labels::unit_and_basis;
use crate::export::cite::Citation;
use crate::model::{Day, Lang, Number};
use crate::pages::cell::{marked, outside};
use crate::platform::dom::{El, el, fill};
use crate::platform::{address, page, save as browser};
use crate::records::columns::{code_column, kind_of};
use crate::records::{Record, related, words};
use crate::text::{Arg, PageMsg, fill_page, number_words};
use crate::view::{Page, write};

/// How many records that name a record are listed.
const LISTED: usize = 12;

/// Where the citation stands.
const CITATION: &str = "record-citation";

/// All of it.
pub fn record(shown: &Shown<'_>, record: &Record<'static>) -> Vec<El> {
    let mut parts = vec![fields(shown, record)];
    if record.table.name != "checks" {
        parts.push(checks(shown, record));
    }
    parts.extend(named_by(shown, record));
    parts.push(views(shown, record));
    parts.push(citing(shown));
    parts
}

fn part(shown: &Shown<'_>, class: &str, name: PageMsg) -> El {
    el("div").class(class).child(el("h3").text(say(shown, name)))
}

/// What the record holds, each with the name of its field. Fields that are empty and whose absence says nothing are left
/// out; those that a reader looks for say that they are missing.
fn fields(shown: &Shown<'_>, record: &Record<'static>) -> El {
    let (context, lang) = (shown.context, shown.context.lang);
    let mut lines: Vec<El> = Vec::new();
    let mut line = |name: &str, content: Vec<El>| {
        lines.push(el("dt").text(name));
        lines.push(el("dd").children(content));
    };
    let text = |text: &str| marked(el("span").class("line"), text, &shown.needles);
    let linked = |ids: &str| -> Vec<El> {
        let one = |id: &str| {
            el("a").class("line").attr("href", &context.record_link(id)).text(words::name_of(context.library, id, lang))
        };
        ids.split(';').filter(|id| !id.is_empty()).map(one).collect()
    };
    for own in record.table.columns() {
        let cell = record.get(own);
        let is_known = !cell.is_empty();
        match own {
            "date" | "active" | "better_date" => {
                let head = match own {
                    "better_date" => say(shown, PageMsg::HeadBetter),
                    _ => say(
                        shown,
                        crate::records::columns::heading(record.table.name, crate::records::columns::Column::Date),
                    ),
                };
                match cell.parse::<crate::model::When>() {
                    Ok(when) => {
                        let edtf = fill_page(lang, PageMsg::RecordEdtf, &[("date", Arg::Words(cell))]);
                        let words = crate::text::date_words(lang, &when);
                        line(head, vec![text(&words), el("small").class("line").text(&edtf)]);
                    }
                    Err(_) if own != "better_date" => {
                        let why = match record.get("missing") {
                            "" => say(shown, PageMsg::MissingDate).to_string(),
                            code => words::code(lang, "missing", code),
                        };
                        line(head, vec![el("span").class("missing").text(&why)]);
                    }
                    Err(_) => {}
                }
            }
            "place" | "home" | "scheme" if is_known => {
                let head = if own == "home" { PageMsg::HeadHome } else { PageMsg::HeadPlace };
                line(say(shown, head), linked(cell));
            }
            "value" => {
                let unit = words::unit(context.library, record, lang);
                let value = words::value(record, lang);
                let said = value.map_or_else(
                    || say(shown, PageMsg::MissingValue).to_string(),
                    |value| [&value, " ", unit.as_str()].concat(),
                );
                line(say(shown, PageMsg::HeadValue), vec![text(&said)]);
            }
            "better_value" if is_known => {
                let value = Number::parse(cell).map_or_else(|_| cell.to_string(), |value| number_words(lang, value));
                line(say(shown, PageMsg::HeadBetter), vec![text(&value)]);
            }
            "basis" if record.table.name == "checks" => {
                line(say(shown, PageMsg::HeadRests), vec![text(&words::code(lang, "rests", cell))]);
            }
            "basis" => line(say(shown, PageMsg::HeadBasis), vec![text(words::basis(context.library, record, lang))]),
            "indicator" => line(say(shown, PageMsg::HeadIndicator), vec![text(&words::code(lang, "indicator", cell))]),
            "kind" | "category" | "fate" | "confidence" | "voice" if is_known => {
                let head = match own {
                    "kind" | "category" => PageMsg::HeadKind,
                    "fate" => PageMsg::HeadFate,
                    "confidence" => PageMsg::HeadConfidence,
                    _ => PageMsg::RecordVoice,
                };
                line(say(shown, head), vec![text(&words::code(lang, &code_column(record.table.name, own), cell))]);
            }
            "verdict" => {
                if let Some(verdict) = words::verdict(record) {
                    line(
                        say(shown, PageMsg::HeadVerdict),
                        vec![text(crate::chart::labels::verdict_words(lang, verdict))],
                    );
                }
            }
            "speaker" => match cell {
                "" => line(say(shown, PageMsg::HeadSpeaker), vec![text(say(shown, PageMsg::MissingSpeaker))]),
                "author" => line(say(shown, PageMsg::HeadSpeaker), vec![text(say(shown, PageMsg::SpeakerAuthor))]),
                id => line(say(shown, PageMsg::HeadSpeaker), linked(id)),
            },
            "series" | "organisations" | "twin" | "about" | "targets" if is_known => {
                let head = match own {
                    "series" => PageMsg::RecordSeries,
                    "organisations" => PageMsg::HeadOrganisations,
                    "twin" => PageMsg::RecordTwin,
                    _ => PageMsg::RecordAboutThese,
                };
                line(say(shown, head), linked(cell));
            }
            "source" => {
                let mut content = linked(cell);
                content.extend(words::locator(record, lang).map(|place| el("small").class("line").text(&place)));
                line(say(shown, PageMsg::HeadSource), content);
            }
            "url" | "urls" if is_known => {
                line(say(shown, PageMsg::HeadAddress), cell.split(';').map(outside).collect());
            }
            "as_printed" => {
                let content = match cell {
                    "" => el("span").class("missing").text(say(shown, PageMsg::MissingPrinted)),
                    quote => marked(el("q").attr("lang", "en"), quote, &shown.needles),
                };
                line(say(shown, PageMsg::HeadPrinted), vec![content]);
            }
            "number" | "ordinal" | "year" | "licence" if is_known => {
                let head = match own {
                    "number" => PageMsg::HeadNumber,
                    "ordinal" => PageMsg::HeadOrder,
                    "year" => PageMsg::HeadYear,
                    _ => PageMsg::RecordLicence,
                };
                line(say(shown, head), vec![text(cell)]);
            }
            "title" | "author" if is_known => line(say(shown, PageMsg::HeadTitle), vec![text(cell)]),
            "name" if is_known => line(say(shown, PageMsg::RecordName), names(shown, record)),
            "note_en" if is_known => line(say(shown, PageMsg::RecordNote), in_each(shown, record, "note_")),
            "text_en" if is_known => line(say(shown, PageMsg::RecordTexts), in_each(shown, record, "text_")),
            "label_en" if is_known => line(say(shown, PageMsg::RecordTexts), in_each(shown, record, "label_")),
            "id" => line(say(shown, PageMsg::RecordId), vec![marked(el("code"), cell, &shown.needles)]),
            _ => {}
        }
    }
    let uses = related::uses(context.library, record);
    if !uses.is_empty() {
        let content = uses.iter().map(|used| {
            let n = Number::whole(used.count as i64);
            let kind = fill_page(lang, kind_of(used.table), &[("n", Arg::Count(n))]);
            let words = [&number_words(lang, n), " ", kind.as_str()].concat();
            el("a").class("line").attr("href", &context.link(Page::Evidence, used.link.clone())).text(&words)
        });
        line(say(shown, PageMsg::HeadRecords), content.collect());
    }
    el("dl").class("fields").children(lines)
}

/// The proper names of a record, the reader's first, each once.
fn names(shown: &Shown<'_>, record: &Record<'_>) -> Vec<El> {
    let mut names = vec![record.proper_name(shown.context.lang)];
    for lang in Lang::ALL {
        let name = record.proper_name(lang);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let one =
        |(name, lang): (&str, Lang)| marked(el("span").class("line").attr("lang", lang.tag()), name, &shown.needles);
    names.into_iter().map(one).collect()
}

/// A text in the three languages, the reader's first.
fn in_each(shown: &Shown<'_>, record: &Record<'_>, stem: &str) -> Vec<El> {
    let own = shown.context.lang;
    let others = Lang::ALL.into_iter().filter(|lang| *lang != own);
    let one = |lang: Lang| {
        let text = record.get(&[stem, lang.tag()].concat());
        marked(el("span").class("line").attr("lang", lang.tag()), text, &shown.needles)
    };
    std::iter::once(own).chain(others).map(one).collect()
}

/// Each check with its words, its better value, its addresses and how sure it is.
fn checks(shown: &Shown<'_>, record: &Record<'static>) -> El {
    let (context, lang) = (shown.context, shown.context.lang);
    let host = part(shown, "checks", PageMsg::RecordChecks);
    let found: Vec<El> = context
        .library
        .checks_of(record.id())
        .map(|check| {
            let verdict =
                words::verdict(&check).map_or("", |verdict| crate::chart::labels::verdict_words(lang, verdict));
            let said = |message, column: &str, cell: &str| {
                fill_page(lang, message, &[("word", Arg::Words(&words::code(lang, column, cell)))])
            };
            let mut lesser = vec![
                said(PageMsg::RecordConfidence, "confidence", check.get("confidence")),
                said(PageMsg::RecordRests, "rests", check.get("basis")),
            ];
            lesser.extend(words::better_sentence(&check, lang));
            lesser.reverse();
            let first = el("p").child(el("b").text(verdict)).text(" ").child(marked(
                el("span"),
                check.text(lang),
                &shown.needles,
            ));
            let id = el("a").attr("href", &context.record_link(check.id())).text(&fill_page(
                lang,
                PageMsg::RecordAbout,
                &[("id", Arg::Words(check.id()))],
            ));
            let second = el("p").class("fine").text(&lesser.join(" · ")).text(" · ").child(id);
            let urls = check.get("urls").split(';').filter(|url| !url.is_empty()).map(outside);
            el("li").children([first, second]).children(urls)
        })
        .collect();
    if found.is_empty() {
        return host.child(el("p").class("missing").text(say(shown, PageMsg::RecordUnchecked)));
    }
    host.child(el("ul").children(found))
}

/// The records that name this one.
fn named_by(shown: &Shown<'_>, record: &Record<'static>) -> Option<El> {
    let (context, lang) = (shown.context, shown.context.lang);
    let all = related::naming(context.library, record.id());
    if all.is_empty() {
        return None;
    }
    let listed = all.iter().take(LISTED).map(|other| {
        let kind = PageMsg::named(&["table-", other.table.name].concat()).map_or("", |name| say(shown, name));
        let link = el("a").attr("href", &context.record_link(other.id())).text(words::name(other, lang));
        el("li").child(link).child(el("small").text(" ").text(kind))
    });
    let mut items: Vec<El> = listed.collect();
    if all.len() > LISTED {
        let n = Number::whole((all.len() - LISTED) as i64);
        let mut link = String::new();
        crate::records::link::push(&mut link, "table", all[LISTED].table.name);
        crate::records::link::push(&mut link, "of", record.id());
        let words = fill_page(lang, PageMsg::RecordMore, &[("n", Arg::Count(n))]);
        items.push(el("li").child(el("a").attr("href", &context.link(Page::Evidence, link)).text(&words)));
    }
    Some(part(shown, "named-by", PageMsg::RecordNamedBy).child(el("ul").children(items)))
}

/// Where the record is drawn.
fn views(shown: &Shown<'_>, record: &Record<'static>) -> El {
    let context = shown.context;
    let mut links = Vec::new();
    if let Some((page, link)) = related::view_of(context.library, context.data, record, &context.state) {
        let name = match page {
            Page::Timeline => PageMsg::RecordTimeline,
            Page::Country => PageMsg::RecordCountry,
            Page::Organisations => PageMsg::RecordOrganisations,
            Page::Laws => PageMsg::RecordLaws,
            _ => PageMsg::RecordGrowth,
        };
        links.push(el("a").attr("href", &link).text(say(shown, name)));
    }
    if links.is_empty() {
        return el("div").class("views").attr("hidden", "");
    }
    let line = el("p").class("acts").children(links);
    part(shown, "views", PageMsg::RecordViews).child(line)
}

/// The forms of the citation. Which one is shown is no part of the view.
fn citing(shown: &Shown<'_>) -> El {
    let forms = [("text", say(shown, PageMsg::RecordCiteText)), ("bibtex", "BibTeX"), ("csl", "CSL-JSON")];
    let buttons = forms.map(|(form, name)| {
        el("button")
            .attr("type", "button")
            .attr("id", &["cite-", form].concat())
            .attr("data-act", &["cite:", form].concat())
            .text(name)
    });
    let host = part(shown, "citing", PageMsg::RecordCite).child(el("p").class("acts").children(buttons));
    let text = citation(shown, "text").unwrap_or_default();
    host.child(el("pre").attr("id", CITATION).attr("tabindex", "0").attr("role", "status").text(&text))
}

/// The citation of the opened record in one of its forms.
fn citation(shown: &Shown<'_>, form: &str) -> Option<String> {
    let (context, lang) = (shown.context, shown.context.lang);
    let record = shown.query.select?;
    let (year, month, day) = browser::today();
    let mut state = context.state.clone();
    state.page_params = String::new();
    crate::records::link::push(&mut state.page_params, "select", record.id());
    let link = address::full(&write(&state));
    let source = match record.get("source") {
        "" => say(shown, PageMsg::CiteAuthor).to_string(),
        _ => words::provenance(context.library, &record, lang),
    };
    let text = Citation::of_words(
        record.id(),
        summary(shown, &record).as_str(),
        &source,
        lang,
        &link,
        Day::from_civil(year, month, day),
    );
    Some(match form {
        "bibtex" => text.bibtex(),
        "csl" => text.csl_json(),
        _ => text.text(),
    })
}

/// What the record says, in a line: place, date, and its own words or value.
fn summary(shown: &Shown<'_>, record: &Record<'_>) -> String {
    let (context, lang) = (shown.context, shown.context.lang);
    let place =
        context.library.record(words::place(context.library, record)).map(|place| place.label(lang).to_string());
    let when = words::date(record, lang);
    let head: Vec<String> = place.into_iter().chain(when).collect();
    let words = match (words::value(record, lang), record.table.name) {
        (Some(value), "observations") => {
            let series = context.library.record(record.get("series"));
            let indicator = series.map_or("", |series| series.get("indicator"));
            let basis = match record.get("basis") {
                "" => series.map_or("", |series| series.get("basis")),
                own => own,
            };
            let basis = unit_and_basis(lang, indicator, basis, Number::parse(record.get("value")).ok());
            [&value, " ", basis.as_str()].concat()
        }
        _ => words::name(record, lang).to_string(),
    };
    if head.is_empty() || record.table.name == "places" {
        words
    } else {
        [&head.join(", "), ": ", words.as_str()].concat()
    }
}

/// Shows the citation in another form.
pub fn cite(shown: &Shown<'_>, form: &str) {
    if let (Some(host), Some(text)) = (page::element(CITATION), citation(shown, form)) {
        fill(&host, vec![el("span").text(&text)]);
    }
}
