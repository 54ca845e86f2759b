//! Parts of the Rust installation itself.

use super::WASM_TARGET;
use crate::error::Error;
use crate::project::Project;
use crate::run::{probe, run, timed, which};
use std::path::Path;
use std::process::Command;

/// The standard library for the browser.
pub fn ensure_wasm_target(project: &Project) -> Result<(), Error> {
    if wasm_target_is_there(project) {
        return Ok(());
    }
    let what = format!("the Rust target {WASM_TARGET}");
    let how = format!(
        "install Rust with rustup and run `rustup target add {WASM_TARGET}`, \
         or install the package your system has for it (Debian: libstd-rust-dev-wasm32)"
    );
    rustup(project, &what, &how, &["target", "add", WASM_TARGET])?;
    if wasm_target_is_there(project) {
        Ok(())
    } else {
        let why = "rustup added it to another toolchain than the one in use".to_owned();
        Err(Error::Missing { what, why, how })
    }
}

fn wasm_target_is_there(project: &Project) -> bool {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(project.root()).args(["--print", "target-libdir", "--target", WASM_TARGET]);
    probe(&mut rustc).is_some_and(|folder| Path::new(folder.trim()).is_dir())
}

/// A component that is a subcommand of cargo.
pub fn ensure_component(project: &Project, component: &str, subcommand: &str) -> Result<(), Error> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project.root()).args([subcommand, "--version"]);
    if probe(&mut cargo).is_some() {
        return Ok(());
    }
    let how = format!(
        "install Rust with rustup and run `rustup component add {component}`, \
         or install the package your system has for it (Debian: rustfmt, rust-clippy)"
    );
    rustup(project, &format!("cargo {subcommand}"), &how, &["component", "add", component])
}

fn rustup(project: &Project, what: &str, how: &str, arguments: &[&str]) -> Result<(), Error> {
    let missing = |why: &str| Error::Missing { what: what.to_owned(), why: why.to_owned(), how: how.to_owned() };
    if which("rustup").is_none() {
        return Err(missing("rustup, which could add it, is not in PATH"));
    }
    timed(&format!("Adding {what} with rustup"), &format!("{what}: ready"), || {
        run(Command::new("rustup").current_dir(project.root()).args(arguments))
            .map_err(Error::if_failed(|| missing("rustup could not add it; its message stands above (no network?)")))
    })
}
