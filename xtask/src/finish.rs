//! `cargo xtask finish`: the last step of each of Trunk's builds, on the folder Trunk prepared.
//!
//! - The first picture and the messages of the start are written into the page.
//! - The scripts of `public` get names that change with their content, as Trunk gives to the rest,
//!   so that a host may tell browsers to keep every file with a hash in its name for ever.
//! - The style sheets become one, and comments are left out of it and of the program's script.
//! - In a release the programs and their glue call each other by short names, and scripts are minified.
//! - The words of each language, and the longer words of the evidence, which the program asks for once it has drawn, are
//!   written beside the page.
//! - The data package is packed into one file beside its tables.
//! - A release gets its content security policy. A development build cannot have it: the script
//!   with which Trunk reloads the page is inline.
//! - A release gets a manifest and a service worker. A development build is better never kept.
//!
//! The same input always gives the same bytes.

mod glue;
mod lean;
mod names;
mod offline;
mod package;
mod scripts;

pub use glue::minified_script;

use crate::digest::hashed_name;
use crate::trouble::Trouble;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// Only this page's own files; wasm may be compiled; nothing inline, no base, no forms.
const SECURITY_POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data: blob:; base-uri 'none'; form-action 'none'";

/// The policy goes right behind this, in front of everything it has to govern.
const CHARSET: &str = "<meta charset=\"utf-8\">";

/// Where the page's text is put in.
const MARKS: [&str; 2] = ["<!-- head -->", "<!-- body -->"];

/// Which build Trunk makes; it says so in `TRUNK_PROFILE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Profile {
    Release,
    Development,
}

/// Finishes the folder Trunk names in `TRUNK_STAGING_DIR`.
pub fn finish() -> Result<(), Trouble> {
    let Some(folder) = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return Err(Trouble::usage("finish is called by Trunk, which names the folder in TRUNK_STAGING_DIR"));
    };
    let profile = match env::var("TRUNK_PROFILE").as_deref() {
        Ok("release") => Profile::Release,
        _ => Profile::Development,
    };
    let page = folder.join("index.html");
    let mut html = fs::read_to_string(&page).map_err(Trouble::file("read", &page))?;
    html = filled(&html)?;
    html = lean::lean(&lean::joined(&html, &folder)?, &folder)?;
    if profile == Profile::Release {
        html = glue::finish(&crate::Project::find()?, &html, &folder)?;
    }
    html = scripts::finish(&html, &folder)?;
    html = with_details(&html, &folder)?;
    html = with_pages(&html, &folder)?;
    package::write(&folder)?;
    if profile == Profile::Release {
        // A frame without an origin of its own can hold a file against its sum only when it asks for it like this.
        html = html.replace("rel=\"stylesheet\" ", "rel=\"stylesheet\" crossorigin ");
        html = with_style_last(&html)?;
        html = with_security_policy(&html)?;
        offline::write_manifest(&folder)?;
        html = offline::with_worker(&html, &folder)?;
    }
    fs::write(&page, html).map_err(Trouble::file("written", &page))
}

/// The page with its text. The core writes it, from the same plan the program draws.
fn filled(html: &str) -> Result<String, Trouble> {
    for mark in MARKS {
        exactly_once(html, mark)?;
    }
    civic_atlas::export::page::fill(html).map_err(|reason| {
        Trouble::found(
            format!("The first picture cannot be written into the page: {reason}"),
            "mend what it names; src/export/page.rs writes it",
        )
    })
}

/// Where the script that starts the program tells it the name of the details.
const DETAILS: &str = "data-details=\"\"";

/// Writes the words of each language and the longer words of the evidence beside the page, named by their content, and
/// their names into the page.
fn with_details(html: &str, folder: &Path) -> Result<String, Trouble> {
    exactly_once(html, DETAILS)?;
    let content = civic_atlas::bundle::PACKED_DETAILS;
    let name = hashed_name("details.txt", content.as_bytes());
    let path = folder.join(&name);
    fs::write(&path, content).map_err(Trouble::file("written", &path))?;
    let mut attributes = format!("data-details=\"./{name}\"");
    for (lang, words) in civic_atlas::model::Lang::ALL.iter().zip(civic_atlas::text::FILES) {
        let name = hashed_name(&format!("words-{}.txt", lang.tag()), words.as_bytes());
        let path = folder.join(&name);
        fs::write(&path, words).map_err(Trouble::file("written", &path))?;
        attributes.push_str(&format!(" data-words-{}=\"./{name}\"", lang.tag()));
    }
    Ok(html.replace(DETAILS, &attributes))
}

/// Where the script that starts the program finds the second one.
const ROOMS: &str = "data-pages=\"\"";

/// Names the files of the second program and its style sheet by their content, and names them to the start script. Trunk
/// leaves the names of a program that it takes for a worker as they are, and so those of files that it copies.
fn with_pages(html: &str, folder: &Path) -> Result<String, Trouble> {
    exactly_once(html, ROOMS)?;
    let script = scripts::renamed(folder, "pages.js")?;
    let wasm = scripts::renamed(folder, "pages_bg.wasm")?;
    let style = scripts::renamed(folder, "pages.css")?;
    let named = format!("data-pages=\"./{script}\" data-pages-wasm=\"./{wasm}\" data-pages-style=\"./{style}\"");
    Ok(html.replace(ROOMS, &named))
}

/// The page with its style sheet at the end of the body, and in the head only word that it will be needed: a browser shows
/// what stands in front of a sheet, here the poster, without waiting for it. In a development build the sheet is left where
/// Trunk looks for it.
fn with_style_last(html: &str) -> Result<String, Trouble> {
    let start = html.find("<link rel=\"stylesheet\"");
    let Some(sheet) = start.and_then(|start| html[start..].split_inclusive('>').next()) else {
        return Err(Trouble::found("the page has no style sheet", "let index.html name one"));
    };
    exactly_once(html, "</body>")?;
    let preload = sheet.replacen("stylesheet\"", "preload\" as=\"style\"", 1);
    Ok(html.replacen(sheet, &preload, 1).replace("</body>", &format!("{sheet}</body>")))
}

fn with_security_policy(html: &str) -> Result<String, Trouble> {
    exactly_once(html, CHARSET)?;
    let policy = format!("{CHARSET}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{SECURITY_POLICY}\">");
    Ok(html.replace(CHARSET, &policy))
}

fn exactly_once(html: &str, text: &str) -> Result<(), Trouble> {
    match html.matches(text).count() {
        1 => Ok(()),
        count => Err(Trouble::found(
            format!("index.html holds {text} {count} times"),
            "let it stand there exactly once, spelled so",
        )),
    }
}

#[cfg(test)]
mod tests;
