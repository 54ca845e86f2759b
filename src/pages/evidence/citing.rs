//! How to cite the record that is open.

use super::Shown;
use crate::chart::labels::unit_and_basis;
use crate::export::cite::Citation;
use crate::model::{Day, Number};
use crate::platform::{address, save as browser};
use crate::records::{Record, words};
use crate::seam::{CiteForm, Command, port};
use crate::text::PageMsg;
use crate::view::Page;
use leptos::prelude::*;

/// The forms of the citation. Which one is shown is no part of the view.
#[component]
pub fn Citing(shown: Memo<Shown>, record: Record<'static>, form: RwSignal<CiteForm>) -> impl IntoView {
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
            let citation = citation(shown, &record);
            match form.get() {
                CiteForm::Text => citation.text(),
                CiteForm::Bibtex => citation.bibtex(),
                CiteForm::Csl => citation.csl_json(),
            }
        })
    };
    view! {
        <div class="citing">
            <h3>{say(PageMsg::RecordCite)}</h3>
            <p class="acts">{buttons}</p>
            <pre id="record-citation" tabindex="0" role="status">{text}</pre>
        </div>
    }
}

/// The citation of a record.
fn citation(shown: &Shown, record: &Record<'static>) -> Citation {
    let (now, lang) = (&shown.now, shown.lang());
    let (year, month, day) = browser::today();
    let link = address::full(&now.to(Page::Evidence, &[("select", record.id())]));
    let source = match record.get("source") {
        "" => shown.say(PageMsg::CiteAuthor).to_string(),
        _ => words::provenance(now.library, record, lang),
    };
    let accessed = Day::from_civil(year, month, day);
    Citation::of_words(record.id(), summary(shown, record).as_str(), &source, lang, &link, accessed)
}

/// What the record says, in a line: place, date, and its own words or value.
fn summary(shown: &Shown, record: &Record<'_>) -> String {
    let (library, lang) = (shown.now.library, shown.lang());
    let place = library.record(words::place(library, record)).map(|place| place.label(lang).to_string());
    let when = words::date(record, lang);
    let head: Vec<String> = place.into_iter().chain(when).collect();
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
