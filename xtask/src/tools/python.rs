//! The validator of the data package: a Python program, in an environment of its own.

use super::debian;
use crate::error::Error;
use crate::project::Project;
use crate::run::{in_ci, probe, run, timed, which};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The validator and all it depends on, with exact versions.
const REQUIREMENTS: &str = "xtask/requirements.txt";

/// The program `frictionless`, installed if need be.
/// `None` when there is no Python, none can be installed, and this is not a CI machine.
pub fn validator(project: &Project) -> Result<Option<PathBuf>, Error> {
    let folder = project.tools().join("python");
    let program = folder.join("bin/frictionless");
    let wanted = project.text(REQUIREMENTS)?;
    let stamp = folder.join("installed-from.txt");
    let is_current = fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted);
    // It does not start when the project's folder was moved or Python was renewed.
    if is_current && probe(Command::new(&program).arg("--version")).is_some() {
        return Ok(Some(program));
    }
    if which("python3").is_none()
        && let Err(error) = debian::install(&["python3", "python3-venv"], "Python")
    {
        return if in_ci() { Err(error) } else { Ok(None) };
    }
    let doing = "Installing the data package validator into target/tools/python: seconds";
    timed(doing, "validator: ready", || {
        make_environment(&folder)?;
        let mut pip = Command::new(folder.join("bin/python"));
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]);
        pip.arg("-r").arg(project.root().join(REQUIREMENTS));
        run(&mut pip).map_err(Error::if_failed(|| Error::Missing {
            what: "the data package validator (Python package frictionless)".to_owned(),
            why: "pip could not install it; its message stands above (no network?)".to_owned(),
            how: format!("run the same command again; the versions are in {REQUIREMENTS}"),
        }))
    })?;
    fs::write(&stamp, wanted).map_err(Error::file("written", &stamp))?;
    Ok(Some(program))
}

fn make_environment(folder: &Path) -> Result<(), Error> {
    let mut venv = Command::new("python3");
    venv.args(["-m", "venv", "--clear"]).arg(folder);
    if probe(&mut venv).is_some() {
        return Ok(());
    }
    // Debian parts the module venv from Python.
    debian::install(&["python3-venv"], "Python's module venv")?;
    run(&mut venv)
}
