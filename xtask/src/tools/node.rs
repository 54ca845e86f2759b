//! Node, npm, and the npm packages in `tests/e2e`, which are pinned by its lock file.

use super::{choose, debian};
use crate::error::Error;
use crate::project::Project;
use crate::run::{is_executable, probe, run, timed, which};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What Debian 12 has; the test tools are chosen so that they run with it.
const OLDEST_NODE: u32 = 18;

/// Node and npm.
pub fn ensure() -> Result<(), Error> {
    match which("node").map(|node| major_version(&node)) {
        None => debian::install(&["nodejs"], "Node")?,
        Some(Some(major)) if major >= OLDEST_NODE => (),
        Some(version) => {
            return Err(Error::Missing {
                what: format!("Node {OLDEST_NODE} or newer"),
                why: match version {
                    Some(major) => format!("the `node` in PATH is version {major}"),
                    None => "the `node` in PATH does not tell its version".to_owned(),
                },
                how: "put a newer one first in PATH, or remove the old one".to_owned(),
            });
        }
    }
    match which("npm") {
        Some(_) => Ok(()),
        None => debian::install(&["npm"], "npm"),
    }
}

fn major_version(node: &Path) -> Option<u32> {
    let text = probe(Command::new(node).arg("--version"))?;
    text.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// npm in the folder of the end-to-end tests.
pub fn npm(project: &Project) -> Command {
    let mut command = Command::new("npm");
    command.current_dir(project.e2e());
    command
}

/// Installs the packages unless those of this very lock file are there.
pub fn ensure_packages(project: &Project) -> Result<(), Error> {
    ensure()?;
    let lock = project.text("tests/e2e/package-lock.json")?;
    let stamp = project.e2e().join("node_modules/.installed-from.json");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let doing = "Installing the npm packages of tests/e2e/package-lock.json: seconds";
    timed(doing, "npm packages: ready", || {
        let mut command = npm(project);
        command.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
        run(&mut command).map_err(Error::if_failed(|| Error::Missing {
            what: "the npm packages of tests/e2e".to_owned(),
            why: "npm could not install them; its message stands above (no network?)".to_owned(),
            how: "run the same command again, or `npm ci` in tests/e2e".to_owned(),
        }))
    })?;
    fs::write(&stamp, lock).map_err(Error::file("written", &stamp))
}

/// wasm-opt of the pinned version: the one in PATH, else that of the npm package binaryen.
pub fn ensure_wasm_opt(project: &Project) -> Result<(), Error> {
    let version = project.npm_version("binaryen")?;
    let major = version.split('.').next().unwrap_or(&version).to_owned();
    let own = project.e2e().join("node_modules/.bin/wasm-opt");
    let find = || -> Option<PathBuf> {
        let own = is_executable(&own).then(|| own.clone());
        let suits = |file: &PathBuf| wasm_opt_version(file).is_some_and(|found| found == major);
        [which("wasm-opt"), own].into_iter().flatten().find(suits)
    };
    let file = match find() {
        Some(file) => file,
        None => {
            ensure_packages(project)?;
            find().ok_or_else(|| Error::Missing {
                what: format!("wasm-opt {major}"),
                why: "the npm package binaryen is installed, but its wasm-opt does not run".to_owned(),
                how: "run `npm ci` in tests/e2e, or put wasm-opt of that version into a folder in PATH".to_owned(),
            })?
        }
    };
    choose(project, "wasm-opt", &file)
}

/// From "wasm-opt version 132 (version_132)".
fn wasm_opt_version(file: &Path) -> Option<String> {
    let text = probe(Command::new(file).arg("--version"))?;
    text.split_whitespace().nth(2).map(str::to_owned)
}
