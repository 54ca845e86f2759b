//! The release build: small, with hashed names and relative paths, ready for any static host.

use crate::project::Project;
use crate::run::{run, timed};
use crate::tools::{self, Need};
use crate::trouble::Trouble;
use std::process::Command;

/// What a release build needs.
pub const NEEDS: &[Need] = &[Need::WasmTarget, Need::Trunk, Need::WasmBindgen, Need::WasmOpt];

/// Builds into `dist/`. The lock file is taken as it is.
pub fn build(project: &Project) -> Result<(), Trouble> {
    tools::ensure(project, NEEDS)?;
    fetch(project)?;
    timed("Building the release into dist/ (minutes the first time)", "dist/ is ready", || {
        run(tools::trunk(project).args(["build", "--release", "--offline", "--locked"]))
    })
}

/// Downloads the crates of the browser's target, which Trunk then builds without a network.
/// Needs no network itself when they are there.
pub fn fetch(project: &Project) -> Result<(), Trouble> {
    let mut command = Command::new("cargo");
    command.current_dir(project.root()).args(["fetch", "--quiet", "--target", tools::WASM_TARGET]);
    run(&mut command).map_err(Trouble::if_failed(|| Trouble::Missing {
        what: "crates the page is made of".to_owned(),
        why: "Cargo could not download them; its message stands above".to_owned(),
        how: "run the same command again with a network".to_owned(),
    }))
}
