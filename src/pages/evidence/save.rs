//! What is shown as a file, and the whole data package.

use super::shown_rows::ShownRows;
use crate::bundle;
use crate::export::name::digits;
use crate::model::Number;
use crate::pages::current_view::CurrentView;
use crate::pages::save::{CSV, csv_variant, separator, wants_semicolons};
use crate::platform::{page, save as browser};
use crate::records::evidence::Query;
use crate::records::files::{csv, json};
use crate::seam::{Command, FileKind, port};
use crate::text::{Arg, PageMsg, fill_page};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// A file of the rows, and what is said of it.
#[derive(Clone, PartialEq)]
pub struct SavedRows {
    name: String,
    text: String,
    words: String,
}

/// The buttons, the files of the package, and what came of the last click.
#[component]
pub fn Saving(shown: Memo<ShownRows>, saved: RwSignal<Option<SavedRows>>) -> impl IntoView {
    let now = shown.get_untracked();
    // What was saved of other rows is not shown beside these.
    Effect::new(move |_| {
        shown.track();
        saved.set(None);
    });
    let save = |kind| port::does(Command::SaveRows(kind));
    let tables = &now.now.library.tables;
    let n = Number::whole(tables.len() as i64);
    let words = [("v", Arg::Words(bundle::VERSION)), ("n", Arg::Count(n))];
    let words = fill_page(now.lang(), PageMsg::PackageWords, &words);
    // What of the package could not be fetched.
    let away = RwSignal::new(String::new());
    let lang = now.lang();
    let fetch = move |href: String, name: String| {
        move |event: MouseEvent| {
            // A frame that refuses downloads leaves what becomes of the link to its browser.
            if !page::is_plain_click(&event) || browser::is_confined() {
                return;
            }
            event.prevent_default();
            away.set(String::new());
            let words = fill_page(lang, PageMsg::PackageAway, &[("file", Arg::Words(&name))]);
            browser::download_from(href.clone(), name.clone(), move |has_come| {
                away.try_set(if has_come { String::new() } else { words });
            });
        }
    };
    let file = |name: String| {
        let href = ["./data/", &name].concat();
        let (download, get) = (name.clone(), fetch(href.clone(), name.clone()));
        view! { <li><a href=href download=download on:click=get>{name}</a></li> }.into_any()
    };
    let files = tables.iter().map(|table| [table.name, ".csv"].concat());
    let files: Vec<AnyView> = std::iter::once("datapackage.json".to_string()).chain(files).map(file).collect();
    // Saved with its version, so that two versions in one folder of a reader can be told apart.
    let name = bundle::ARCHIVE.replace(".zip", &["-", bundle::VERSION, ".zip"].concat());
    let archive = ["./data/", bundle::ARCHIVE].concat();
    let get = fetch(archive.clone(), name.clone());
    let semicolons = wants_semicolons(now.lang()).then(|| {
        let name = now.say(PageMsg::DownloadSemicolons);
        view! { <button type="button" id="save-semicolons" on:click=save(FileKind::Semicolons)>{name}</button> }
    });
    // Of nothing no file is made.
    let is_empty = move || shown.with(|shown| shown.rows.is_empty());
    let said = move || saved.with(|saved| saved.as_ref().map(|saved| saved.words.clone()).unwrap_or_default());
    let file = move || {
        saved.get().map(|SavedRows { name, text, .. }| {
            view! { <textarea readonly="" rows="6" aria-label=name prop:value=text></textarea> }
        })
    };
    view! {
        <div id="evidence-save" class="part">
            <p class="acts" hidden=is_empty>
                <button type="button" id="save-csv" on:click=save(FileKind::Csv)>{now.say(PageMsg::DownloadCsv)}</button>
                {semicolons}
                <button type="button" id="save-json" on:click=save(FileKind::Json)>{now.say(PageMsg::DownloadJson)}</button>
            </p>
            <div class="package" id="package">
                <p class="acts"><a href=archive download=name id="package-all" on:click=get>{now.say(PageMsg::PackageAll)}</a></p>
                <p role="status">{away}</p>
                <p class="fine">{words}</p>
                <details class="table" id="package-files">
                    <summary id="package-summary">{now.say(PageMsg::PackageFiles)}</summary>
                    <p class="fine">{now.say(PageMsg::PackageFolder)}</p>
                    <ul class="files">{files}</ul>
                </details>
            </div>
        </div>
        <div id="evidence-saved" class="part"><p role="status">{said}</p> {file}</div>
    }
}

/// Makes a file of the rows that are shown, and says so. A browser that drops the file does not tell: the text stands
/// ready to be copied in any case.
pub fn save(shown: &ShownRows, kind: FileKind) -> SavedRows {
    let (lang, table) = (shown.lang(), shown.query.table);
    let (ending, text, mime) = match kind {
        FileKind::Csv | FileKind::Semicolons => ("csv", csv(separator(kind), table, &shown.rows), CSV),
        FileKind::Json => {
            let link = CurrentView::of(&shown.now, String::new()).link;
            ("json", json(table, &shown.rows, &link), "application/json")
        }
    };
    let all = Query::of_table(table).write();
    let cut = Query { select: None, ..shown.query.clone() }.write();
    // Of two choices of rows of one table the files are told apart.
    let cut = if cut == all { String::new() } else { ["-", &digits(&cut)].concat() };
    let name = ["civic-atlas-", table.name, &cut, csv_variant(kind), ".", ending].concat();
    let is_confined = browser::is_confined();
    let is_handed = !is_confined && browser::file(&text, mime).is_some_and(|file| browser::download(&file, &name));
    let n = Number::whole(shown.rows.len() as i64);
    let words = match is_handed {
        true => fill_page(lang, PageMsg::DownloadMade, &[("file", Arg::Words(&name)), ("n", Arg::Count(n))]),
        false => fill_page(lang, PageMsg::DownloadRefused, &[("file", Arg::Words(&name))]),
    };
    SavedRows { name, text, words }
}
