//! How to cite the record that is open.

use super::shown_rows::ShownRows;
use crate::chart::labels::unit_and_basis;
use crate::export::cite::Citation;
use crate::model::Number;
use crate::pages::context::PageContext;
use crate::pages::whereabouts::place;
use crate::platform::page;
use crate::records::{Record, words};
use crate::seam::{CiteForm, Command, port};
use crate::text::PageMsg;
use crate::view::Page;
use leptos::prelude::*;

/// The forms of the citation. Which one is shown is no part of the view.
#[component]
pub fn Citing(shown: Memo<ShownRows>, record: Record<'static>, form: RwSignal<CiteForm>) -> impl IntoView {
    let say = |message| shown.with_untracked(|shown| shown.say(message));
    let forms = [
        (CiteForm::Text, "cite-text", say(PageMsg::RecordCiteText)),
        (CiteForm::Bibtex, "cite-bibtex", "BibTeX"),
        (CiteForm::Csl, "cite-csl", "CSL-JSON"),
    ];
    let buttons: Vec<AnyView> = forms
        .map(|(form, id, name)| {
            view! { <button type="button" id=id on:click=port::does(Command::CiteRecord(form))>{name}</button> }
                .into_any()
        })
        .into();
    form.set(CiteForm::Text);
    let text = move || {
        shown.with(|shown| {
            let citation = record_cited(&shown.now, &record);
            match form.get() {
                CiteForm::Text => citation.text(),
                CiteForm::Bibtex => citation.bibtex(),
                CiteForm::Csl => citation.csl_json(),
            }
        })
    };
    // It is not read out when the record opens, but when another form is chosen.
    let is_live = RwSignal::new(false);
    page::after_turn(move || {
        is_live.try_set(true);
    });
    view! {
        <div class="citing">
            <h3>{say(PageMsg::RecordCite)}</h3>
            <p class="acts">{buttons}</p>
            <pre id="record-citation" tabindex="0" aria-live=move || is_live.get().then_some("polite")>{text}</pre>
        </div>
    }
}

/// The citation of a record: what it says, its words as printed, who states it where.
pub fn record_cited(now: &PageContext, record: &Record<'static>) -> Citation {
    let lang = now.lang;
    let source = match record.get("source") {
        "" => now.say(PageMsg::CiteAuthor).to_string(),
        _ => words::provenance(now.library, record, lang),
    };
    let mut says = summary(now, record);
    let printed = record.get("as_printed");
    if !printed.is_empty() {
        says.push_str(&[" (“", printed, "”)"].concat());
    }
    let at = place(now, &now.view_of(Page::Evidence, &[("select", record.id())]));
    Citation::of_record(record.id(), &says, &source, lang, at)
}

/// What the record says, in a line: place, date, and its own words or value.
fn summary(now: &PageContext, record: &Record<'_>) -> String {
    let (library, lang) = (now.library, now.lang);
    let of = library.record(words::place(library, record)).map(|place| place.label(lang).to_string());
    let when = words::date(record, lang);
    let head: Vec<String> = of.into_iter().chain(when).collect();
    let words = match (words::value(record, lang), record.table.name) {
        (Some(value), "observations") => {
            let series = library.record(record.get("series"));
            let indicator = series.map_or("", |series| series.get("indicator"));
            let basis = match record.get("basis") {
                "" => series.map_or("", |series| series.get("basis")),
                own => own,
            };
            let n = Number::parse(record.get("value")).ok();
            [&value, " ", unit_and_basis(lang, indicator, basis, n).as_str()].concat()
        }
        _ => words::name(record, lang).to_string(),
    };
    if head.is_empty() || record.table.name == "places" {
        words
    } else {
        [&head.join(", "), ": ", words.as_str()].concat()
    }
}
