//! The program of the page in one file: both programs of the host in one, which share most of their code and all of
//! their words. Made after Trunk, with the same compiler, tools and flags.

use crate::project::Project;
use crate::release;
use crate::run::run;
use crate::single::tags::{attribute, tags};
use crate::tools;
use crate::trouble::Trouble;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The binary, and the beginning of the names of what is made of it.
const BINARY: &str = "whole";

/// Where it is made, from the root of the project; a test compares what the page unpacks with it.
pub const FOLDER: &str = "target/single";

/// The glue and the wasm.
pub struct Program {
    /// The module that wasm-bindgen writes.
    pub glue: String,
    /// The program.
    pub wasm: Vec<u8>,
}

/// Compiles the program, makes its glue, and makes it small as `index.html` asks for the first program.
pub fn build(project: &Project) -> Result<Program, Trouble> {
    let folder = project.root().join(FOLDER);
    fs::create_dir_all(&folder).map_err(Trouble::file("made", &folder))?;
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project.root()).env(release::RUSTFLAGS, release::without_own_paths(project));
    cargo.args(["build", "--quiet", "--release", "--offline", "--locked", "--target", tools::WASM_TARGET]);
    run(cargo.args(["--bin", BINARY, "--target-dir"]).arg(project.root().join("target")))?;

    let compiled = project.root().join(format!("target/{}/release/{BINARY}.wasm", tools::WASM_TARGET));
    let mut bindgen = tools::wasm_bindgen(project);
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", BINARY, "--out-dir"]).arg(&folder);
    run(bindgen.arg(compiled))?;

    let (large, small) = (folder.join(format!("{BINARY}_bg.wasm")), folder.join(format!("{BINARY}.wasm")));
    let mut optimizer = tools::wasm_opt(project);
    optimizer.args(flags(&project.text("index.html")?)?).arg("--output").args([&small, &large]);
    run(&mut optimizer)?;

    let glue = folder.join(format!("{BINARY}.js"));
    Ok(Program { glue: fs::read_to_string(&glue).map_err(Trouble::file("read", &glue))?, wasm: read(&small)? })
}

fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    fs::read(path).map_err(Trouble::file("read", path))
}

/// What the page tells Trunk to give wasm-opt for the first program.
fn flags(html: &str) -> Result<Vec<String>, Trouble> {
    let links = tags(html, "link");
    let first = links.into_iter().find(|tag| attribute(tag, "data-type") == Some("main"));
    let level = first.and_then(|tag| attribute(tag, "data-wasm-opt"));
    let (Some(first), Some(level)) = (first, level) else {
        return Err(Trouble::found(
            "index.html names no program with data-type=\"main\" and data-wasm-opt",
            "let the link of the first program have both",
        ));
    };
    let more = attribute(first, "data-wasm-opt-params").unwrap_or_default();
    Ok(std::iter::once(format!("-O{level}")).chain(more.split_whitespace().map(str::to_owned)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flags_are_those_of_the_first_program() {
        let other = "<link data-trunk rel=\"rust\" data-wasm-opt=\"4\" data-type=\"worker\">";
        let first = "<link rel=\"rust\" data-wasm-opt=\"z\" data-wasm-opt-params=\"--a  --b\" data-type=\"main\">";
        assert_eq!(flags(&[other, first].concat()).unwrap(), ["-Oz", "--a", "--b"]);
        assert_eq!(flags(&first.replace(" data-wasm-opt-params=\"--a  --b\"", "")).unwrap(), ["-Oz"]);
        assert!(flags(other).is_err());
        assert!(flags(&first.replace(" data-wasm-opt=\"z\"", "")).is_err());
    }
}
