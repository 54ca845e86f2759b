//! Saving a view: pictures, tables, the clipboard, the printer; and what to do where the browser refuses.

use super::share::{Now, button, copyable, tell};
use crate::chart::theme::Theme;
use crate::export::drawn::{csv_text, json_text};
use crate::export::figure::figure;
use crate::export::imprint::Imprint;
use crate::export::name::file_name;
use crate::model::{Dataset, Lang, More, Number};
use crate::platform::dom::{El, el, fill};
use crate::platform::{page, save as browser};
use crate::records::Library;
use crate::text::{Arg, PageMsg, fill_page, say_page};

/// Where the answer to a click stands.
const STATUS: &str = "save-status";

/// Where a file is shown that could not be saved.
const SHOWN: &str = "save-shown";

/// The buttons.
pub fn choices(lang: Lang) -> Vec<El> {
    let words = |message| say_page(lang, message);
    let times = (1..=4).map(|times: u8| {
        let name = fill_page(lang, PageMsg::SavePngTimes, &[("n", Arg::Count(Number::whole(times.into())))]);
        let button = button(&["save:png", &times.to_string()].concat(), &name);
        button.attr("aria-label", &[words(PageMsg::SavePng), " ", &name].concat())
    });
    let png = el("span").class("times").child(el("b").text(words(PageMsg::SavePng))).children(times);
    let others = [
        ("save:svg", PageMsg::SaveSvg),
        ("save:csv", PageMsg::SaveCsv),
        ("save:json", PageMsg::SaveJson),
        ("save:copy", PageMsg::SaveCopyPicture),
        ("save:print", PageMsg::SavePrint),
    ];
    vec![
        el("p").class("acts").child(png).children(others.map(|(act, name)| button(act, words(name)))),
        el("p").attr("role", "status").attr("id", STATUS),
        el("div").attr("id", SHOWN),
    ]
}

/// What a click asks for: `png1` to `png4`, `svg`, `csv`, `json`, `copy`, `print`; `show:` and one of them shows the file
/// in the dialog instead.
pub fn save(data: &'static Dataset, now: &Now, what: &str) {
    let lang = now.lang;
    let (is_shown, what) = what.strip_prefix("show:").map_or((browser::is_confined(), what), |what| (true, what));
    tell(STATUS, "");
    show(Vec::new());
    if what == "print" {
        if browser::is_confined() {
            return tell(STATUS, say_page(lang, PageMsg::SavePrintConfined));
        }
        page::before_print(|| page::close_dialog("share"));
        page::print();
        if browser::is_framed() && page::is_dialog_open("share") {
            return tell(STATUS, say_page(lang, PageMsg::SavePrintConfined));
        }
        return page::close_dialog("share");
    }
    let imprint = Imprint::new(data, &now.state, lang, &now.link);
    let text = match what {
        "csv" => csv_text(data, &now.state, &imprint, &more),
        "json" => json_text(data, &now.state, &imprint, &more),
        _ => match figure(data, &now.state, &imprint, Theme::Light) {
            Ok(file) => file,
            Err(_) => return tell(STATUS, say_page(lang, PageMsg::SaveFailedPicture)),
        },
    };
    let extension = if what.starts_with("png") || what == "copy" { "png" } else { what };
    let name = file_name(data, &now.state, lang, extension);
    match what {
        "copy" if !browser::may_copy() => show_picture(lang, &text, PageMsg::SaveRefusedPicture),
        "copy" => {
            let svg = text.clone();
            browser::copy_png(text, 2.0, move |is_copied| match is_copied {
                true => tell(STATUS, say_page(lang, PageMsg::SaveCopiedPicture)),
                false => show_picture(lang, &svg, PageMsg::SaveRefusedPicture),
            });
        }
        _ if extension == "png" => {
            let times = what.trim_start_matches("png").parse::<u8>().ok().filter(|times| (1..=4).contains(times));
            let what = what.to_string();
            browser::png(text, times.unwrap_or(1).into(), move |file| {
                let Some(file) = file else { return tell(STATUS, say_page(lang, PageMsg::SaveFailedPicture)) };
                if is_shown {
                    tell(STATUS, say_page(lang, PageMsg::SaveConfinedPicture));
                    let address = browser::address_of(&file).unwrap_or_default();
                    show(vec![picture(&address, &name)]);
                } else {
                    let _ = browser::download(&file, &name);
                    if browser::is_framed() {
                        tell_framed(lang, &name);
                        show(vec![picture(&browser::address_of(&file).unwrap_or_default(), &name)]);
                    } else {
                        done(lang, &what, &name);
                    }
                }
            });
        }
        _ if is_shown => {
            if browser::is_confined() {
                tell(STATUS, say_page(lang, PageMsg::SaveConfined));
            }
            show(vec![copyable(lang, "save-text", &name, &text, 8)]);
        }
        _ => {
            let kind = match what {
                "csv" => "text/csv;charset=utf-8",
                "json" => "application/json",
                _ => "image/svg+xml",
            };
            let is_handed = browser::file(&text, kind).is_some_and(|file| browser::download(&file, &name));
            if is_handed && !browser::is_framed() {
                return done(lang, what, &name);
            }
            if is_handed {
                tell_framed(lang, &name);
            }
            show(vec![copyable(lang, "save-text", &name, &text, 8)]);
        }
    }
}

/// The words and address of a record, from the tables.
fn more(id: &str) -> More {
    let record = Library::open().record(id);
    let cell = |column| record.map_or("", |record| record.get(column));
    More { as_printed: cell("as_printed"), url: cell("url"), ..More::default() }
}

/// Says that a file was handed over, with a way out where the browser dropped it: it does not tell us.
fn done(lang: Lang, what: &str, name: &str) {
    tell(STATUS, &fill_page(lang, PageMsg::SaveDone, &[("name", Arg::Words(name))]));
    let act = ["save:show:", what].concat();
    show(vec![el("p").class("acts").child(button(&act, say_page(lang, PageMsg::SaveShow)))]);
}

/// Says that a file was handed over, and that a frame may have dropped it: it stands below in any case.
fn tell_framed(lang: Lang, name: &str) {
    tell(STATUS, &fill_page(lang, PageMsg::SaveFramed, &[("name", Arg::Words(name))]));
}

fn show(parts: Vec<El>) {
    if let Some(host) = page::element(SHOWN) {
        fill(&host, parts);
    }
}

fn show_picture(lang: Lang, svg: &str, why: PageMsg) {
    tell(STATUS, say_page(lang, why));
    show(vec![picture(&browser::svg_address(svg), say_page(lang, PageMsg::SaveHere))]);
}

fn picture(address: &str, name: &str) -> El {
    el("img").attr("src", address).attr("alt", name).class("saved")
}
