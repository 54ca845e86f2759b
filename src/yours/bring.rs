//! Nothing brought yet: where to drop, choose and paste, a template to start from, an example.

use super::keep::what_is_held;
use super::state::Yours;
use crate::export::csv::{self, CsvCell, Separator};
use crate::export::workbook::{WrittenSheet, workbook};
use crate::model::Lang;
use crate::owndata::{
    ColumnRole, Kind, MOST_BYTES, meanings_name, template_columns, template_meanings, template_name, template_rows,
};
use crate::platform::{device, files, save};
use crate::text::{OwnMsg, say_own};
use leptos::prelude::*;
use web_sys::{Blob, DragEvent, Event, File};

/// An example that shows what cells can be: an invented table about invented clubs.
const EXAMPLE: &str = include_str!("example.csv");

/// What the page shows before anything is brought.
pub fn page(yours: Yours, lang: Lang) -> AnyView {
    let say = move |message| say_own(lang, message);
    let shows_paste = RwSignal::new(false);
    let pasted = RwSignal::new(String::new());
    let held = what_is_held(&yours, lang);
    let (by_drop, by_choice, by_paste, by_example) = (yours.clone(), yours.clone(), yours.clone(), yours);
    let on_drop = move |event: DragEvent| {
        let (file, text) = files::dropped(&event);
        match file {
            Some(file) => take(&by_drop, file),
            None if !text.is_empty() => by_drop.bring(String::new(), text.into_bytes(), false),
            None => {}
        }
    };
    let on_choice = move |event: Event| {
        if let Some(file) = files::chosen(&event) {
            take(&by_choice, file);
        }
    };
    let read_pasted = move |_| {
        let text = pasted.get_untracked();
        if !text.trim().is_empty() {
            by_paste.bring(String::new(), text.into_bytes(), false);
        }
    };
    let open_example = move |_| by_example.bring("example.csv".to_string(), EXAMPLE.into(), true);
    view! {
        <p class="sub">{say(OwnMsg::OwnSub)}</p>
        {held}
        <div class="bring">
            <section class="drop" on:dragover=|event: DragEvent| event.prevent_default() on:drop=on_drop>
                <h2>{say(OwnMsg::OwnDrop)}</h2>
                <p>{say(OwnMsg::OwnForms)}</p>
                <p class="acts">
                    <label class="solid">
                        {say(OwnMsg::OwnChoose)}
                        <input type="file" accept=".csv,.tsv,.txt,.json,.zip,.xlsx,.xls,.ods" on:change=on_choice />
                    </label>
                    <button class="act" aria-expanded=move || shows_paste.get().to_string()
                        on:click=move |_| shows_paste.update(|shows| *shows = !*shows)>
                        {say(OwnMsg::OwnPaste)}
                    </button>
                </p>
                <div class="paste" hidden=move || !shows_paste.get()>
                    <label for="own-paste">{say(OwnMsg::OwnPasteHere)}</label>
                    <textarea id="own-paste" rows="8" spellcheck="false" prop:value=move || pasted.get()
                        on:input=move |event| pasted.set(event_target_value(&event))></textarea>
                    <button class="act" on:click=read_pasted>{say(OwnMsg::OwnReadPasted)}</button>
                </div>
                <p><small>{say(OwnMsg::OwnLimits)}</small></p>
            </section>
            <div>
                <section>
                    <h2>{say(OwnMsg::OwnTemplates)}</h2>
                    <ul class="templates">{Vec::from([Kind::Counts, Kind::Events].map(|kind| template(lang, kind)))}</ul>
                </section>
                <section>
                    <h2>{say(OwnMsg::OwnExample)}</h2>
                    <p>{say(OwnMsg::OwnExampleIs)}</p>
                    <button class="act" on:click=open_example>{say(OwnMsg::OwnOpenExample)}</button>
                </section>
            </div>
        </div>
        <section class="how">
            <h2>{say(OwnMsg::OwnHow)}</h2>
            <dl>{say(OwnMsg::OwnHowCells).split('|').map(how).collect::<Vec<_>>()}</dl>
        </section>
        <section class="how">
            <h2>{say(OwnMsg::OwnStays)}</h2>
            <p>{say(OwnMsg::OwnStaysHow)}</p>
        </section>
    }
    .into_any()
}

/// `более 5100 → over 5,100` as a term and what it is.
fn how(line: &'static str) -> AnyView {
    let (cell, reading) = line.split_once('=').unwrap_or((line, ""));
    view! { <div><dt>{cell}</dt><dd>{reading}</dd></div> }.into_any()
}

fn template(lang: Lang, kind: Kind) -> AnyView {
    let name = template_name(lang, kind);
    let [head, _] = template_rows(lang, kind);
    let columns = head.iter().take(4).map(String::as_str).collect::<Vec<_>>().join(", ");
    let offer = |form: &'static str, make: fn(Lang, Kind) -> Option<Blob>| {
        let save_it = move |_| {
            if let Some(file) = make(lang, kind) {
                save::download(&file, &["civic-atlas-", kind.slug(), ".", form].concat());
            }
        };
        let label = [name, ", ", form].concat();
        view! { <button class="act" aria-label=label on:click=save_it>{form.to_uppercase()}</button> }
    };
    view! {
        <li><b>{name}</b> <span class="columns">{columns}" …"</span>
            <span class="acts">{offer("xlsx", workbook_of)} {offer("csv", csv_of)}</span></li>
    }
    .into_any()
}

/// A template as a workbook, with a sheet that says what its columns mean. What is typed as a date stays as it is typed.
fn workbook_of(lang: Lang, kind: Kind) -> Option<Blob> {
    let is_text = |role: &ColumnRole| match role {
        ColumnRole::Date | ColumnRole::From | ColumnRole::To | ColumnRole::Id => true,
        ColumnRole::BetterValue => kind == Kind::Events,
        _ => false,
    };
    let sheets = [
        WrittenSheet {
            name: template_name(lang, kind).to_string(),
            rows: template_rows(lang, kind).into(),
            columns: template_columns(kind).iter().map(|role| (18, is_text(role))).collect(),
        },
        WrittenSheet {
            name: meanings_name(lang).to_string(),
            rows: template_meanings(lang, kind),
            columns: vec![(24, false), (110, false)],
        },
    ];
    save::file_of(&workbook(&sheets), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
}

/// A template as a text, with the separator of this device's spreadsheets.
fn csv_of(lang: Lang, kind: Kind) -> Option<Blob> {
    let [head, row] = template_rows(lang, kind);
    let separator = Separator::of_spreadsheets(lang, device::has_decimal_comma());
    let row = row.iter().map(|cell| CsvCell::words(cell)).collect();
    save::file(&csv::table(separator, head.iter().map(String::as_str), [row]), "text/csv;charset=utf-8")
}

/// Reads a file that was dropped or chosen.
fn take(yours: &Yours, file: File) {
    let yours = yours.clone();
    files::read(file, MOST_BYTES, move |name, bytes| match bytes {
        Some(bytes) => yours.bring(name, bytes, false),
        None => yours.too_large(name),
    });
}
