//! `cargo xtask postprocess`: the last step of each of Trunk's builds, on the folder Trunk prepared.
//!
//! - The first picture and the messages of the start are written into the page.
//! - In a release the programs become small, and so do the style sheets, each in one file, and the scripts.
//! - Every file but the page gets a name that changes with its content, so that a host may tell browsers to keep it for ever.
//!   In a development build the style sheets are served as they stand.
//! - The files of words and records, which the programs ask for when they need them, are
//!   written beside the page.
//! - The data package is packed into one file beside its tables.
//! - A release gets its content security policy. A development build cannot have it: the script
//!   with which Trunk reloads the page is inline.
//! - A release gets a manifest and a service worker. A development build is better never kept.
//!
//! The same input always gives the same bytes.

pub mod minify;
mod offline;
mod package;
mod programs;
mod scripts;
mod styles;

use crate::digest::{hashed_name, sha256};
use crate::error::Error;
use crate::project::Project;
use crate::single;
use civic_atlas::bundle::File;
use civic_atlas::export::one_file::with_data;
use civic_atlas::model::Lang;
use civic_atlas::records::evidence::Query;
use civic_atlas::records::{Library, finding, laws, organisations};
use civic_atlas::seam::Program;
use civic_atlas::view::Page;
use programs::built;
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

/// Prepares the folder Trunk names in `TRUNK_STAGING_DIR`.
pub fn postprocess() -> Result<(), Error> {
    let Some(folder) = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return Err(Error::usage("postprocess is called by Trunk, which names the folder in TRUNK_STAGING_DIR"));
    };
    let profile = match env::var("TRUNK_PROFILE").as_deref() {
        Ok("release") => Profile::Release,
        _ => Profile::Development,
    };
    let project = Project::find()?;
    let page = folder.join("index.html");
    let mut html = filled(&fs::read_to_string(&page).map_err(Error::file("read", &page))?)?;
    html = with_own_data(&html, env::var_os(OWN_DATA).map(PathBuf::from).as_deref())?;
    if profile == Profile::Release {
        programs::shrink(&project, &folder)?;
    }
    html = with_first_program(&html, &folder)?;
    let sheets = styles::write(&project, &folder, profile)?;
    html = scripts::write(&project, &html, &folder, &sheets, profile)?;
    html = with_files(&html, &folder)?;
    html = with_other_programs(&html, &folder, &sheets)?;
    package::write(&folder)?;
    if profile == Profile::Release {
        html = styles::at_the_end(&html, &sheets.first)?;
        html = with_security_policy(&html)?;
        offline::write_manifest(&folder)?;
        html = offline::with_worker(&project, &html, &folder)?;
    }
    fs::write(&page, html).map_err(Error::file("written", &page))
}

/// The page with its text. The core writes it, from the same plan the program draws.
fn filled(html: &str) -> Result<String, Error> {
    for mark in MARKS {
        exactly_once(html, mark)?;
    }
    civic_atlas::export::page::fill(html).map_err(|reason| {
        Error::found(
            format!("The first picture cannot be written into the page: {reason}"),
            "mend what it names; src/export/page.rs writes it",
        )
    })
}

/// The variable that names the file with an author's own data (`cargo xtask build --data`).
pub const OWN_DATA: &str = "CIVIC_ATLAS_OWN_DATA";

/// The page with the data of a file, and without the first picture of the atlas; as it is without a file.
fn with_own_data(html: &str, file: Option<&Path>) -> Result<String, Error> {
    let Some(file) = file else { return Ok(html.to_owned()) };
    let data = fs::read_to_string(file).map_err(Error::file("read", file))?;
    with_data(&single::without_poster(html)?, data.trim()).ok_or_else(|| {
        Error::found(
            format!("{} does not hold data as links carry them", file.display()),
            "let cargo xtask build --data FOLDER write it",
        )
    })
}

/// The page with the first program under names of its content. Trunk names it in the start script's attributes and in links
/// that announce it.
fn with_first_program(html: &str, folder: &Path) -> Result<String, Error> {
    let mut html = html.to_owned();
    let first = built(Program::Atlas);
    for file in [&first.glue, &first.wasm] {
        if !html.contains(&format!("\"./{file}\"")) {
            return Err(Error::found(
                format!("index.html does not name ./{file}"),
                "see what this version of Trunk writes; xtask/src/postprocess.rs renames it",
            ));
        }
        html = html.replace(&format!("\"./{file}\""), &format!("\"./{}\"", scripts::renamed(folder, file)?));
    }
    Ok(html)
}

/// Where the page names the files of words and records to the start script.
const FILES: &str = "data-details=\"\"";

/// Writes the files of words and records beside the page, named by their content, and their names and checksums into the
/// page: what was cut, exchanged or packed twice on its way is not taken for words. They are mostly text, and hosts
/// compress what they take for text.
fn with_files(html: &str, folder: &Path) -> Result<String, Error> {
    exactly_once(html, FILES)?;
    let mut attributes = Vec::new();
    for file in File::all() {
        let (stem, content) = (file.name(), file.content());
        let name = hashed_name(&format!("{stem}.txt"), content);
        let path = folder.join(&name);
        fs::write(&path, content).map_err(Error::file("written", &path))?;
        attributes.push(format!("data-{stem}=\"./{name} {}\"", sha256(content)));
    }
    attributes.extend(titles());
    Ok(html.replace(FILES, &attributes.join(" ")))
}

/// The titles of pages in each language that stand there while the programs come that hold the pages: those of all links to
/// a page, and of the evidence, whose title says what is found, that of the link without parameters.
fn titles() -> Vec<String> {
    let library = Library::open();
    let (entries, countries) = (organisations::entries(library), laws::laws(library));
    let (all_counts, _) = Query::read(library, "");
    let titles = |kind: &str, page: Page, title: &dyn Fn(Lang) -> String| {
        let text = |lang| title(lang).replace('&', "&amp;").replace('"', "&quot;");
        Lang::ALL.map(|lang| format!("data-{kind}-{}-{}=\"{}\"", page.slug(), lang.tag(), text(lang)))
    };
    let found = |lang| finding::title(library, &all_counts, &all_counts.rows(library, lang), lang);
    [
        titles("title", Page::Organisations, &|lang| organisations::title(lang, &entries)),
        titles("title", Page::Laws, &|lang| laws::title(lang, &countries)),
        titles("plain-title", Page::Evidence, &found),
    ]
    .concat()
}

/// Where the start script finds the programs that it fetches later.
const OTHER_PROGRAMS: &str = "data-pages=\"\"";

/// Names the files of the programs that are fetched by their content, and names them and their style sheets to the start
/// script.
fn with_other_programs(html: &str, folder: &Path, sheets: &styles::Addresses) -> Result<String, Error> {
    exactly_once(html, OTHER_PROGRAMS)?;
    let mut attributes = Vec::new();
    for program in Program::FETCHED {
        let (name, files) = (program.name(), built(program));
        let script = scripts::renamed(folder, &files.glue)?;
        let wasm = scripts::renamed(folder, &files.wasm)?;
        attributes.push(format!("data-{name}=\"./{script}\" data-{name}-wasm=\"./{wasm}\""));
        if let Some((_, sheet)) = sheets.programs.iter().find(|(other, _)| *other == program) {
            attributes.push(format!("data-{name}-sheet=\"{sheet}\""));
        }
    }
    Ok(html.replace(OTHER_PROGRAMS, &attributes.join(" ")))
}

fn with_security_policy(html: &str) -> Result<String, Error> {
    exactly_once(html, CHARSET)?;
    let policy = format!("{CHARSET}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{SECURITY_POLICY}\">");
    Ok(html.replace(CHARSET, &policy))
}

fn exactly_once(html: &str, text: &str) -> Result<(), Error> {
    match html.matches(text).count() {
        1 => Ok(()),
        count => Err(Error::found(
            format!("index.html holds {text} {count} times"),
            "let it stand there exactly once, spelled so",
        )),
    }
}

#[cfg(test)]
mod tests;
