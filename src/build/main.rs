//! Before the crate is compiled: checks the tables and the catalogue, and writes them as the program carries them.
//!
//! A malformed row stops the build with file, line, field and what was expected.

// The same source files serve the crate; here only a part of each is needed.
#![allow(dead_code, unused_imports, missing_docs)]

mod bundle;
mod catalogue;
mod languages;
mod lessons;
#[path = "../model/mod.rs"]
mod model;
#[path = "../text/pseudo.rs"]
mod pseudo;

use bundle::package::Package;
use bundle::{File, parts};
use model::{Lang, Table, table};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    match generate() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            // One `cargo::error` a line makes cargo print them under the name of the package.
            problems.iter().for_each(|problem| println!("cargo::error={problem}"));
            ExitCode::FAILURE
        }
    }
}

fn generate() -> Result<(), Vec<String>> {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    let data = root.join("public/data");
    let catalogues = root.join("src/text");
    let shelf = root.join("public/lessons");
    for watched in
        [&data, &catalogues, &shelf, &root.join("src/model"), &root.join("src/bundle"), &root.join("src/build")]
    {
        println!("cargo::rerun-if-changed={}", watched.display());
    }
    let package = Package::read(&data)
        .map_err(|problems| problems.iter().map(|p| format!("public/data/{p}")).collect::<Vec<_>>())?;
    println!("cargo::rustc-env=CIVIC_ATLAS_DATA_VERSION={}", package.version);
    println!("cargo::rustc-env=CIVIC_ATLAS_DATA_DATE={}", package.date);
    let schema = languages::with_made_fields(package.schema);
    let tables = languages::with_made_columns(package.tables);
    let catalogue = |file, name| catalogue::generate(&catalogues.join(file), name).map_err(|problem| vec![problem]);
    let (messages, pages) = (catalogue("catalogue.csv", "Msg")?, catalogue("pages.csv", "PageMsg")?);
    let (own, start) = (catalogue("own.csv", "OwnMsg")?, catalogue("start.csv", "StartMsg")?);
    let lesson_messages = catalogue("lessons.csv", "LessonMsg")?;
    let lessons = lessons::read(&shelf).map_err(|problem| vec![problem])?;
    write(&out, "messages.rs", messages.names.as_bytes())?;
    write(&out, "pages.rs", pages.names.as_bytes())?;
    write(&out, "own.rs", own.names.as_bytes())?;
    write(&out, "lessons.rs", lesson_messages.names.as_bytes())?;
    write(&out, "start.rs", start.names.as_bytes())?;

    let schema = postcard::to_allocvec(&schema).map_err(|error| vec![error.to_string()])?;
    write(&out, "schema.bin", &schema)?;
    write_tables(&out, "core", parts::core(&tables))?;
    let mut embedded = Vec::new();
    for file in File::all() {
        let messages = match file {
            File::Words(lang) => Some(messages.words[lang].clone()),
            File::Pages(lang) => Some(pages.words[lang].clone()),
            File::Own(lang) => Some(own.words[lang].clone()),
            File::Lessons(lang) => Some(lesson_messages.words[lang].clone()),
            _ => None,
        };
        let shelf = match file {
            File::Lessons(lang) => Some(lessons[lang].clone()),
            _ => None,
        };
        let tables = messages.into_iter().chain(shelf).chain(parts::tables_of(file, &tables)).collect();
        write_tables(&out, &file.name(), tables)?;
        embedded.push(file.name());
    }
    for lang in Lang::ALL {
        let name = format!("start-{}", lang.tag());
        write_tables(&out, &name, vec![start.words[lang].clone()])?;
        embedded.push(name);
    }
    write(&out, "embedded.rs", lookup(&embedded).as_bytes())
}

/// Rust source of a function from names of files to what they hold.
fn lookup(names: &[String]) -> String {
    let arms = names
        .iter()
        .map(|name| format!("        {name:?} => include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.bin\")),\n"));
    let arms: String = arms.collect();
    format!(
        "/// What the build wrote into a file; nothing where it knows none of this name.\n\
         pub(crate) fn embedded(name: &str) -> &'static [u8] {{\n    match name {{\n{arms}        _ => &[],\n    }}\n}}\n"
    )
}

fn write_tables(folder: &Path, name: &str, tables: Vec<Table>) -> Result<(), Vec<String>> {
    let content = table::write(&tables).map_err(|error| vec![format!("{name}: {error}")])?;
    write(folder, &format!("{name}.bin"), &content)
}

fn write(folder: &Path, name: &str, content: &[u8]) -> Result<(), Vec<String>> {
    std::fs::write(folder.join(name), content).map_err(|error| vec![format!("{name} could not be written: {error}")])
}
