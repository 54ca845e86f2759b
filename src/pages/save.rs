//! Saving a view: pictures, tables, the clipboard, the printer; and what to do where the browser refuses.

use super::copyable::{button, copyable};
use super::dialog::{Dialog, SavedFile};
use crate::chart::theme::Theme;
use crate::export::csv::Separator;
use crate::export::drawn::{csv_text, json_text};
use crate::export::figure::figure;
use crate::export::imprint::Imprint;
use crate::export::name::file_name;
use crate::model::{Lang, Number};
use crate::platform::save::NoPicture;
use crate::platform::{clipboard, device, page, save as browser};
use crate::records::{Library, Record, files};
use crate::seam::{CopyField, FileKind, SavedAs, Sharing};
use crate::text::{Arg, PageMsg, fill_page};
use leptos::prelude::*;

/// The buttons, a line for what came of a click, and the file that may not have been saved.
pub fn choices(dialog: Dialog) -> AnyView {
    let lang = dialog.now().lang;
    let png = dialog.say(PageMsg::SavePng);
    let times = (1..=4).map(|times: u8| {
        let name = fill_page(lang, PageMsg::SavePngTimes, &[("n", Arg::Count(Number::whole(times.into())))]);
        let label = [png, " ", &name].concat();
        button(Sharing::Save(SavedAs::Png(times)), name, Some(label))
    });
    let times: Vec<AnyView> = times.collect();
    let others = [
        (SavedAs::Svg, PageMsg::SaveSvg),
        (SavedAs::Rows(FileKind::Csv), PageMsg::SaveCsv),
        (SavedAs::Rows(FileKind::Semicolons), PageMsg::SaveSemicolons),
        (SavedAs::Rows(FileKind::Json), PageMsg::SaveJson),
        (SavedAs::Clipboard, PageMsg::SaveCopyPicture),
        (SavedAs::Print, PageMsg::SavePrint),
    ];
    let is_offered = |what: &SavedAs| *what != SavedAs::Rows(FileKind::Semicolons) || wants_semicolons(lang);
    let others = others.into_iter().filter(|(what, _)| is_offered(what));
    let others: Vec<AnyView> = others.map(|(what, name)| button(Sharing::Save(what), dialog.say(name), None)).collect();
    view! {
        <p class="acts"><span class="times"><b>{png}</b> {times}</span> {others}</p>
        <p role="status" id="save-status">{move || dialog.save_answer.get()}</p>
        <div id="save-shown">{move || shown(dialog, dialog.saved.get())}</div>
    }
    .into_any()
}

fn shown(dialog: Dialog, file: SavedFile) -> AnyView {
    match file {
        SavedFile::Nothing => ().into_any(),
        SavedFile::Handed(what) => {
            let show = button(Sharing::ShowFile(what), dialog.say(PageMsg::SaveShow), None);
            view! { <p class="acts">{show}</p> }.into_any()
        }
        SavedFile::Text(name, _) => copyable(dialog, CopyField::File, name, 8),
        SavedFile::Picture(address, name) => view! { <img src=address alt=name class="saved" /> }.into_any(),
    }
}

/// Saves the view, or shows the file in the dialog instead.
pub fn save(dialog: Dialog, what: SavedAs, is_shown: bool) {
    dialog.forget();
    let now = dialog.now();
    let view = untrack(|| dialog.view());
    let (data, lang) = (now.data, now.lang);
    let imprint = Imprint::new(data, &view.state, lang, &view.link);
    let picture = || match figure(data, &view.state, &imprint, Theme::Light) {
        Ok(svg) => Some(svg),
        Err(_) => {
            dialog.save_answer.set(dialog.say(PageMsg::SaveFailedPicture).to_string());
            None
        }
    };
    // Pictures of several sizes and tables for two kinds of spreadsheets may come into one folder.
    let named = |variant: &str, extension: &str| {
        let name = file_name(data, &view.state, lang, extension);
        name.replacen('.', &[variant, "."].concat(), 1)
    };
    match what {
        SavedAs::Print => print(dialog),
        SavedAs::Clipboard => {
            if let Some(svg) = picture() {
                copy_picture(dialog, svg);
            }
        }
        SavedAs::Png(times) => {
            if let Some(svg) = picture() {
                save_png(dialog, svg, times, named(&png_variant(times), "png"), is_shown);
            }
        }
        SavedAs::Svg => {
            if let Some(svg) = picture() {
                save_text(dialog, what, svg, "image/svg+xml", named("", "svg"), is_shown);
            }
        }
        SavedAs::Rows(kind @ (FileKind::Csv | FileKind::Semicolons)) => {
            let text = csv_text(separator(kind), data, &view.state, &imprint);
            save_text(dialog, what, text, CSV, named(csv_variant(kind), "csv"), is_shown);
        }
        SavedAs::Rows(FileKind::Json) => {
            let text = json_text(data, &view.state, &imprint);
            save_text(dialog, what, text, "application/json", named("", "json"), is_shown);
        }
    }
}

/// True where spreadsheets expect semicolons: in the language spoken, or in that of the device, the decimal sign is a comma.
pub fn wants_semicolons(lang: Lang) -> bool {
    Separator::of_spreadsheets(lang, device::has_decimal_comma()) == Separator::Semicolon
}

/// What tells a picture of so many times the usual size from that one.
fn png_variant(times: u8) -> String {
    if times == 1 { String::new() } else { ["_", &times.to_string(), "x"].concat() }
}

/// What tells a table with semicolons from one with commas.
pub fn csv_variant(kind: FileKind) -> &'static str {
    if kind == FileKind::Semicolons { "_semicolons" } else { "" }
}

/// What stands between the cells of a file.
pub fn separator(kind: FileKind) -> Separator {
    if kind == FileKind::Semicolons { Separator::Semicolon } else { Separator::Comma }
}

/// Hands all counts to the browser's downloads.
pub fn save_counts() {
    let Some(table) = Library::open().table("observations") else { return };
    let records: Vec<Record<'static>> = table.records().collect();
    let text = files::csv(Separator::Comma, table, &records);
    if let Some(file) = browser::file(&text, CSV) {
        browser::download(&file, "civic-atlas-observations.csv");
    }
}

/// The type of a file of comma-separated values.
pub const CSV: &str = "text/csv;charset=utf-8";

fn print(dialog: Dialog) {
    let answer = |message| dialog.save_answer.set(dialog.say(message).to_string());
    if browser::is_confined() {
        return answer(PageMsg::SavePrintConfined);
    }
    page::before_print(move || dialog.close());
    page::print();
    if browser::is_framed() && dialog.is_shown() {
        return answer(PageMsg::SavePrintConfined);
    }
    dialog.close();
}

fn copy_picture(dialog: Dialog, svg: String) {
    let shown = SavedFile::Picture(browser::svg_address(&svg), dialog.say(PageMsg::SaveHere).to_string());
    let done = move |is_copied: bool| {
        let message = if is_copied { PageMsg::SaveCopiedPicture } else { PageMsg::SaveRefusedPicture };
        dialog.save_answer.set(dialog.say(message).to_string());
        if !is_copied {
            dialog.saved.set(shown);
        }
    };
    if clipboard::may_write() { browser::copy_png(svg, 2.0, done) } else { done(false) }
}

fn save_png(dialog: Dialog, svg: String, times: u8, name: String, is_shown: bool) {
    browser::png(svg, times.into(), move |file| {
        let file = match file {
            Ok(file) => file,
            Err(refused) => {
                let message = match refused {
                    NoPicture::TooLarge => PageMsg::SaveFailedPicture,
                    NoPicture::Kept => PageMsg::SaveKeptPicture,
                };
                return dialog.save_answer.set(dialog.say(message).to_string());
            }
        };
        let picture = |name: String| SavedFile::Picture(browser::address_of(&file).unwrap_or_default(), name);
        if is_shown {
            dialog.save_answer.set(dialog.say(PageMsg::SaveConfinedPicture).to_string());
            return dialog.saved.set(picture(name));
        }
        let _ = browser::download(&file, &name);
        if browser::is_framed() {
            say_framed(dialog, &name);
            dialog.saved.set(picture(name));
        } else {
            say_done(dialog, SavedAs::Png(times), &name);
        }
    });
}

fn save_text(dialog: Dialog, what: SavedAs, text: String, kind: &str, name: String, is_shown: bool) {
    if is_shown {
        if browser::is_confined() {
            dialog.save_answer.set(dialog.say(PageMsg::SaveConfined).to_string());
        }
        return dialog.saved.set(SavedFile::Text(name, text));
    }
    let is_handed = browser::file(&text, kind).is_some_and(|file| browser::download(&file, &name));
    if is_handed && !browser::is_framed() {
        return say_done(dialog, what, &name);
    }
    if is_handed {
        say_framed(dialog, &name);
    }
    dialog.saved.set(SavedFile::Text(name, text));
}

/// Says that a file was handed over, with a way out where the browser dropped it: it does not tell us.
fn say_done(dialog: Dialog, what: SavedAs, name: &str) {
    dialog.save_answer.set(fill_page(dialog.now().lang, PageMsg::SaveDone, &[("name", Arg::Words(name))]));
    dialog.saved.set(SavedFile::Handed(what));
}

/// Says that a file was handed over, and that a frame may have dropped it: it stands below in any case.
fn say_framed(dialog: Dialog, name: &str) {
    dialog.save_answer.set(fill_page(dialog.now().lang, PageMsg::SaveFramed, &[("name", Arg::Words(name))]));
}
