//! All fields of a record, each with its name.

use super::shown_rows::ShownRows;
use crate::chart::labels::verdict_words;
use crate::model::{Lang, Number, When};
use crate::pages::cell::{address, counted, marked};
use crate::records::columns::{EvidenceColumn, code_column, heading};
use crate::records::{Record, related, words};
use crate::text::{Arg, PageMsg, date_words, fill_page, number_words};
use leptos::prelude::*;

/// What the record holds, each with the name of its field. Fields that are empty and whose absence says nothing are left
/// out; those that a reader looks for say that they are missing.
pub fn fields(shown: &ShownRows, record: &Record<'static>) -> AnyView {
    let library = shown.now.library;
    let mut lines: Vec<AnyView> = record.table.columns().filter_map(|column| field(shown, record, column)).collect();
    let uses = related::uses(library, record);
    if !uses.is_empty() {
        let content = uses.into_iter().map(|used| counted(&shown.now, used.table, used.count, used.link));
        lines.push(line(shown.say(PageMsg::HeadRecords), content.collect()));
    }
    view! { <dl class="fields">{lines}</dl> }.into_any()
}

fn line(name: &'static str, content: Vec<AnyView>) -> AnyView {
    view! { <dt>{name}</dt> <dd>{content}</dd> }.into_any()
}

fn text(shown: &ShownRows, text: &str) -> AnyView {
    view! { <span class="line">{marked(text, &shown.needles)}</span> }.into_any()
}

fn missing(text: String) -> AnyView {
    view! { <span class="missing">{text}</span> }.into_any()
}

/// Links to the records of some ids.
fn linked(shown: &ShownRows, ids: &'static str) -> Vec<AnyView> {
    let one = |id: &'static str| {
        let name = words::name_of(shown.now.library, id, shown.lang());
        view! { <a class="line" href=shown.now.record_link(id)>{name}</a> }.into_any()
    };
    ids.split(';').filter(|id| !id.is_empty()).map(one).collect()
}

/// The name under which most fields stand.
fn name_of(record: &Record<'_>, column: &str) -> Option<PageMsg> {
    Some(match column {
        "date" | "active" => heading(record.table.name, EvidenceColumn::Date),
        "better_date" | "better_value" => PageMsg::HeadBetter,
        "home" => PageMsg::HeadHome,
        "place" | "scheme" => PageMsg::HeadPlace,
        "value" => PageMsg::HeadValue,
        "basis" if record.table.name == "checks" => PageMsg::HeadRests,
        "basis" => PageMsg::HeadBasis,
        "indicator" => PageMsg::HeadIndicator,
        "kind" | "category" => PageMsg::HeadKind,
        "fate" => PageMsg::HeadFate,
        "confidence" => PageMsg::HeadConfidence,
        "voice" => PageMsg::RecordVoice,
        "verdict" => PageMsg::HeadVerdict,
        "speaker" => PageMsg::HeadSpeaker,
        "series" => PageMsg::RecordSeries,
        "organisations" => PageMsg::HeadOrganisations,
        "twin" => PageMsg::RecordTwin,
        "about" | "targets" => PageMsg::RecordAboutThese,
        "source" => PageMsg::HeadSource,
        "url" | "urls" => PageMsg::HeadAddress,
        "as_printed" => PageMsg::HeadPrinted,
        "number" => PageMsg::HeadNumber,
        "ordinal" => PageMsg::HeadOrder,
        "year" => PageMsg::HeadYear,
        "licence" => PageMsg::RecordLicence,
        "title" | "author" => PageMsg::HeadTitle,
        "name" => PageMsg::RecordName,
        "note_en" => PageMsg::RecordNote,
        "text_en" | "label_en" => PageMsg::RecordTexts,
        "id" => PageMsg::RecordId,
        _ => return None,
    })
}

fn field(shown: &ShownRows, record: &Record<'static>, column: &'static str) -> Option<AnyView> {
    let (lang, library) = (shown.lang(), shown.now.library);
    let cell = record.get(column);
    let name = shown.say(name_of(record, column)?);
    let one = |content: AnyView| Some(line(name, vec![content]));
    match column {
        "date" | "active" | "better_date" => match cell.parse::<When>() {
            Ok(when) => {
                let edtf = fill_page(lang, PageMsg::RecordEdtf, &[("date", Arg::Words(cell))]);
                let edtf = view! { <small class="line">{edtf}</small> }.into_any();
                Some(line(name, vec![text(shown, &date_words(lang, &when)), edtf]))
            }
            Err(_) if column == "better_date" => None,
            Err(_) => one(missing(match record.get("missing") {
                "" => shown.say(PageMsg::MissingDate).to_string(),
                code => words::code(lang, "missing", code),
            })),
        },
        "value" => {
            let unit = words::unit(library, record, lang);
            let said = words::value(record, lang).map(|value| [&value, " ", unit.as_str()].concat());
            one(text(shown, &said.unwrap_or_else(|| shown.say(PageMsg::MissingValue).to_string())))
        }
        "basis" if record.table.name == "checks" => one(text(shown, &words::code(lang, "rests", cell))),
        "basis" => one(text(shown, words::basis(library, record, lang))),
        "indicator" => one(text(shown, &words::code(lang, "indicator", cell))),
        "verdict" => one(text(shown, verdict_words(lang, words::verdict(record)?))),
        "speaker" => match cell {
            "" => one(text(shown, shown.say(PageMsg::MissingSpeaker))),
            "author" => one(text(shown, shown.say(PageMsg::SpeakerAuthor))),
            id => Some(line(name, linked(shown, id))),
        },
        "source" => {
            let mut content = linked(shown, cell);
            let place = words::locator(record, lang);
            content.extend(place.map(|place| view! { <small class="line">{place}</small> }.into_any()));
            Some(line(name, content))
        }
        "as_printed" if cell.is_empty() => one(missing(shown.say(PageMsg::MissingPrinted).to_string())),
        "as_printed" => one(view! { <q lang="en">{marked(cell, &shown.needles)}</q> }.into_any()),
        "id" => one(view! { <code>{marked(cell, &shown.needles)}</code> }.into_any()),
        _ if cell.is_empty() => None,
        "place" | "home" | "scheme" | "series" | "organisations" | "twin" | "about" | "targets" => {
            Some(line(name, linked(shown, cell)))
        }
        "better_value" => {
            one(text(shown, &Number::parse(cell).map_or_else(|_| cell.to_string(), |value| number_words(lang, value))))
        }
        "kind" | "category" | "fate" | "confidence" | "voice" => {
            one(text(shown, &words::code(lang, &code_column(record.table.name, column), cell)))
        }
        "url" | "urls" => Some(line(name, cell.split(';').map(address).collect())),
        "name" => Some(line(name, names(shown, record))),
        "note_en" => Some(line(name, in_each(shown, record, "note_"))),
        "text_en" => Some(line(name, in_each(shown, record, "text_"))),
        "label_en" => Some(line(name, in_each(shown, record, "label_"))),
        _ => one(text(shown, cell)),
    }
}

fn in_language(shown: &ShownRows, text: &str, lang: Lang) -> AnyView {
    view! { <span class="line" lang=lang.tag()>{marked(text, &shown.needles)}</span> }.into_any()
}

/// The proper names of a record, the reader's first, each once.
fn names(shown: &ShownRows, record: &Record<'_>) -> Vec<AnyView> {
    let mut names = vec![record.proper_name(shown.lang())];
    for lang in Lang::ALL {
        let name = record.proper_name(lang);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.into_iter().map(|(name, lang)| in_language(shown, name, lang)).collect()
}

/// A text in all languages, the reader's first.
fn in_each(shown: &ShownRows, record: &Record<'_>, stem: &str) -> Vec<AnyView> {
    let own = shown.lang();
    let others = Lang::ALL.into_iter().filter(|lang| *lang != own);
    let one = |lang: Lang| in_language(shown, record.get(&[stem, lang.tag()].concat()), lang);
    std::iter::once(own).chain(others).map(one).collect()
}
