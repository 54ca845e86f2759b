//! Makes the glue of the programs and the start script of a release small: short names on both sides, and what a
//! minifier of scripts does.

use super::lean::{sha384, value};
use super::{names, scripts};
use crate::digest::{fnv1a_64, hashed_name};
use crate::project::Project;
use crate::run::output;
use crate::trouble::Trouble;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Whether a script has a scope of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Module,
    Classic,
}

/// Rewrites the programs, their glue and the start script; names and checksums in the page follow those of the first
/// program. To be called before the files that Trunk only copies get their names.
pub fn finish(project: &Project, html: &str, folder: &Path) -> Result<String, Trouble> {
    shorten(project, &folder.join("pages.js"), &folder.join("pages_bg.wasm"))?;
    minify(project, &folder.join(scripts::BOOT), Kind::Classic)?;
    let named = |end: &str| {
        let mut tags = html.split("<link ").skip(1).filter_map(|rest| rest.split('>').next());
        let pair = tags.find_map(|tag| {
            let name = value(tag, "href")?.trim_start_matches("./");
            name.ends_with(end).then_some((name, value(tag, "integrity")?))
        });
        pair.ok_or_else(|| {
            Trouble::found(
                format!("index.html has no link with a checksum to a file {end}"),
                "see what this version of Trunk writes; xtask/src/finish/glue.rs looks for it",
            )
        })
    };
    let ((glue, glue_sum), (wasm, wasm_sum)) = (named(".js")?, named("_bg.wasm")?);
    shorten(project, &folder.join(glue), &folder.join(wasm))?;
    let read = |name: &str| fs::read(folder.join(name)).map_err(Trouble::file("read", &folder.join(name)));
    // Trunk's names end in a hash already.
    let stem = |name: &str| name.rsplit_once('-').map_or(name, |(stem, _)| stem).to_owned();
    let (glue_text, wasm_bytes) = (read(glue)?, read(wasm)?);
    let new_glue = hashed_name(&format!("{}.js", stem(glue)), &glue_text);
    let new_wasm = format!("{}-{:016x}_bg.wasm", stem(wasm), fnv1a_64(&wasm_bytes));
    for (old, new) in [(glue, &new_glue), (wasm, &new_wasm)] {
        fs::rename(folder.join(old), folder.join(new)).map_err(Trouble::file("renamed", &folder.join(old)))?;
    }
    let html = html.replace(glue, &new_glue).replace(wasm, &new_wasm);
    Ok(html.replace(glue_sum, &sha384(&glue_text)).replace(wasm_sum, &sha384(&wasm_bytes)))
}

fn shorten(project: &Project, glue: &Path, wasm: &Path) -> Result<(), Trouble> {
    let text = fs::read_to_string(glue).map_err(Trouble::file("read", glue))?;
    let bytes = fs::read(wasm).map_err(Trouble::file("read", wasm))?;
    let (text, bytes) = names::shorten(&text, &bytes)?;
    fs::write(glue, text).map_err(Trouble::file("written", glue))?;
    fs::write(wasm, bytes).map_err(Trouble::file("written", wasm))?;
    minify(project, glue, Kind::Module)
}

fn minify(project: &Project, script: &Path, kind: Kind) -> Result<(), Trouble> {
    let small = minified(project, script, kind)?;
    fs::write(script, small).map_err(Trouble::file("written", script))
}

/// What a minifier makes of a script that has no scope of its own.
pub fn minified_script(project: &Project, script: &Path) -> Result<String, Trouble> {
    minified(project, script, Kind::Classic)
}

fn minified(project: &Project, script: &Path, kind: Kind) -> Result<String, Trouble> {
    let mut terser = Command::new("node");
    terser.arg(project.e2e().join("node_modules/terser/bin/terser")).arg(script);
    terser.args(["--compress", "passes=2", "--mangle"]);
    if kind == Kind::Module {
        terser.arg("--module");
    }
    Ok(output(&mut terser)? + "\n")
}
