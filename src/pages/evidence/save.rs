//! What is shown as a file, and the whole data package.

use super::{Shown, say};
use crate::bundle;
use crate::model::Number;
use crate::platform::dom::{El, el, fill};
use crate::platform::{address, page, save as browser};
use crate::records::files::{csv, json};
use crate::text::{Arg, PageMsg, fill_page};

/// The element for the answer to a click.
const ANSWER: &str = "evidence-saved";

/// The buttons, and the files of the package.
pub fn save(shown: &Shown<'_>) -> Vec<El> {
    let button = |kind: &str, name| {
        let button = el("button").attr("type", "button").attr("id", &["save-", kind].concat());
        button.attr("data-act", &["save:", kind].concat()).text(say(shown, name))
    };
    let tables = &shown.context.library.tables;
    let n = Number::whole(tables.len() as i64);
    let words = fill_page(
        shown.context.lang,
        PageMsg::PackageWords,
        &[("v", Arg::Words(bundle::VERSION)), ("n", Arg::Count(n))],
    );
    let file = |name: String| {
        let href = ["./data/", &name].concat();
        el("li").child(el("a").attr("href", &href).attr("download", &name).text(&name))
    };
    let files = tables.iter().map(|table| [table.name, ".csv"].concat());
    let files = std::iter::once("datapackage.json".to_string()).chain(files).map(file);
    let summary = el("summary").attr("id", "package-summary").text(say(shown, PageMsg::PackageFiles));
    let one_by_one = el("details").class("table").attr("id", "package-files").children([
        summary,
        el("p").class("fine").text(say(shown, PageMsg::PackageFolder)),
        el("ul").class("files").children(files),
    ]);
    // Saved with its version, so that two versions in one folder of a reader can be told apart.
    let name = bundle::ARCHIVE.replace(".zip", &["-", bundle::VERSION, ".zip"].concat());
    let all = el("a").attr("href", &["./data/", bundle::ARCHIVE].concat()).attr("download", &name);
    let all = el("p").class("acts").child(all.attr("id", "package-all").text(say(shown, PageMsg::PackageAll)));
    let package = el("div").class("package").attr("id", "package").children([
        all,
        el("p").class("fine").text(&words),
        one_by_one,
    ]);
    let buttons = [button("csv", PageMsg::DownloadCsv), button("json", PageMsg::DownloadJson)];
    // Of nothing no file is made.
    let line = el("p").class("acts").attr_if("hidden", shown.rows.is_empty().then_some(""));
    vec![line.children(buttons), package]
}

/// Makes a file of the rows that are shown, and says so. A browser that drops the file does not tell: the text stands
/// ready to be copied in any case.
pub fn make(shown: &Shown<'_>, kind: &str) {
    let (lang, table) = (shown.context.lang, shown.query.table);
    let name = ["civic-atlas-", table.name, ".", kind].concat();
    let (text, mime) = match kind {
        "csv" => (csv(table, &shown.rows), "text/csv;charset=utf-8"),
        _ => (json(table, &shown.rows, &address::full(&shown.link(&shown.query))), "application/json"),
    };
    let is_confined = browser::is_confined();
    let is_handed = !is_confined && browser::file(&text, mime).is_some_and(|file| browser::download(&file, &name));
    let n = Number::whole(shown.rows.len() as i64);
    let words = match is_handed {
        true => fill_page(lang, PageMsg::DownloadMade, &[("file", Arg::Words(&name)), ("n", Arg::Count(n))]),
        false => fill_page(lang, PageMsg::DownloadRefused, &[("file", Arg::Words(&name))]),
    };
    let field = el("textarea").attr("readonly", "").attr("rows", "6").attr("aria-label", &name).text(&text);
    if let Some(host) = page::element(ANSWER) {
        fill(&host, vec![el("p").attr("role", "status").text(&words), field]);
    }
}
