//! Before the crate is compiled: checks the tables and the catalogue, and writes them as the program carries them.
//!
//! A malformed row stops the build with file, line, field and what was expected.

// The same source files serve the crate; here only a part of each is needed.
#![allow(dead_code, unused_imports, missing_docs)]

mod bundle;
mod catalogue;
#[path = "../model/mod.rs"]
mod model;

use bundle::package::Package;
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
    for watched in [&data, &catalogues, &root.join("src/model"), &root.join("src/bundle"), &root.join("src/build")] {
        println!("cargo::rerun-if-changed={}", watched.display());
    }
    let package = Package::read(&data)
        .map_err(|problems| problems.iter().map(|p| format!("public/data/{p}")).collect::<Vec<_>>())?;
    println!("cargo::rustc-env=CIVIC_ATLAS_DATA_VERSION={}", package.version);
    println!("cargo::rustc-env=CIVIC_ATLAS_DATA_DATE={}", package.date);
    write(&out, "evidence.txt", &package.pack())?;
    write(&out, "details.txt", &package.pack_details())?;
    write(&out, "records.txt", &package.pack_records())?;
    let catalogues_of_all = [
        ("catalogue.csv", "Msg", "messages"),
        ("pages.csv", "PageMsg", "pages"),
        ("own.csv", "OwnMsg", "own"),
        ("start.csv", "StartMsg", "start"),
    ];
    for (file, name, stem) in catalogues_of_all {
        let catalogue = catalogue::generate(&catalogues.join(file), name).map_err(|problem| vec![problem])?;
        write(&out, &format!("{stem}.rs"), &catalogue.names)?;
        write(&out, &format!("{stem}.txt"), &catalogue.words)?;
        if stem == "messages" {
            let messages: Vec<&str> = catalogue.words.split_terminator('\u{1f}').collect();
            for (tag, messages) in ["en", "uz", "ru"].iter().zip(messages.chunks(messages.len() / 3)) {
                let words = [&messages.join("\u{1f}"), "\u{1d}", &package.pack_texts(tag)].concat();
                write(&out, &format!("words-{tag}.txt"), &words)?;
            }
        }
    }
    Ok(())
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), Vec<String>> {
    std::fs::write(folder.join(name), text).map_err(|error| vec![format!("{name} could not be written: {error}")])
}
