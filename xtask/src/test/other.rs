//! Checks of the lock files, the data package and the release build.

use crate::error::Error;
use crate::project::Project;
use crate::release;
use crate::run::{output, run, say};
use crate::size;
use crate::tools;
use std::process::Command;

/// Both lock files fit what they lock.
///
/// Cargo.lock can only be found stale when this program itself was built with `--locked`, as
/// `.ci/run` does; otherwise Cargo has renewed it on the way here.
pub fn locks(project: &Project) -> Result<(), Error> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project.root());
    cargo.args(["metadata", "--locked", "--format-version", "1", "--quiet"]);
    output(&mut cargo).map_err(Error::if_failed(|| {
        Error::found("Cargo.lock does not fit Cargo.toml", "run `cargo check` and commit Cargo.lock")
    }))?;

    let stale = || {
        Error::found(
            "tests/e2e/package-lock.json does not fit package.json",
            "run `npm install` in tests/e2e and commit package-lock.json",
        )
    };
    // Not `npm ci --dry-run`: with the npm of Debian 12 that deletes the installed packages.
    let list = output(tools::npm(project).args(["ls", "--package-lock-only", "--offline"]))
        .map_err(Error::if_failed(stale))?;
    if list.contains("extraneous") { Err(stale()) } else { Ok(()) }
}

/// The data package is valid in the eyes of a validator that is not ours.
pub fn data(project: &Project) -> Result<(), Error> {
    let Some(validator) = tools::validator(project)? else {
        say("skipped: Python 3 is not here and cannot be installed from here; CI runs this check");
        return Ok(());
    };
    let mut command = Command::new(validator);
    run(command.current_dir(project.root()).args(["validate", "public/data/datapackage.json"]))
}

/// The release build, and its size.
pub fn size(project: &Project) -> Result<(), Error> {
    release::build(project, &release::Options::default())?;
    size::report(project, false)
}
