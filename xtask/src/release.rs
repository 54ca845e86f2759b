//! The release build: small, with hashed names and relative paths, ready for any static host.

use crate::error::Error;
use crate::own_data;
use crate::papers;
use crate::postprocess::OWN_DATA;
use crate::project::Project;
use crate::run::{run, timed};
use crate::single;
use crate::tools::{self, Need};
use std::path::PathBuf;
use std::process::Command;

/// What a release build needs.
pub const NEEDS: &[Need] = &[Need::WasmTarget, Need::Trunk, Need::WasmBindgen, Need::WasmOpt, Need::Packages];

/// Flags for the browser's target, which Cargo joins to those of `.cargo/config.toml`; plain `RUSTFLAGS` would replace them.
pub const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// What is built.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// A folder or file with an author's own tables, which the page then shows.
    data: Option<PathBuf>,
}

impl Options {
    /// Reads the words after `build`.
    pub fn parse(words: &[String]) -> Result<Self, Error> {
        match words {
            [] => Ok(Self::default()),
            [flag, path] if flag == "--data" => Ok(Self { data: Some(PathBuf::from(path)) }),
            _ => Err(Error::usage("build takes nothing, or --data and a folder or file".to_owned())),
        }
    }
}

/// Builds into `dist/`. The lock file is taken as it is.
pub fn build(project: &Project, options: &Options) -> Result<(), Error> {
    let own = options.data.as_deref().map(|path| own_data::write(project, path)).transpose()?;
    tools::ensure(project, NEEDS)?;
    fetch(project)?;
    timed("Building the release into dist/ (minutes the first time)", "dist/ is ready", || {
        let mut trunk = command(project);
        trunk.envs(own.map(|file| (OWN_DATA, file)));
        run(&mut trunk)?;
        single::write(project)
    })?;
    timed("Printing the lessons", "Their paper is ready", || papers::papers_if_possible(project))
}

/// Trunk with what every release build is given.
pub fn command(project: &Project) -> Command {
    let mut trunk = tools::trunk(project);
    trunk.env(RUSTFLAGS, without_own_paths(project));
    trunk.args(["build", "--release", "--offline", "--locked"]);
    trunk
}

/// Flags that keep the paths of this machine out of the program: messages of a panic name source files, and the same
/// sources should give the same bytes wherever they are built.
pub fn without_own_paths(project: &Project) -> String {
    let home = std::env::var_os("HOME").map(std::path::PathBuf::from).unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), std::path::PathBuf::from);
    let pairs = [(cargo.join("registry/src"), "crates"), (project.root().to_path_buf(), ".")];
    pairs.map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display())).join(" ")
}

/// Downloads the crates of the browser's target, which Trunk then builds without a network.
/// Needs no network itself when they are there.
pub fn fetch(project: &Project) -> Result<(), Error> {
    let mut command = Command::new("cargo");
    command.current_dir(project.root()).args(["fetch", "--quiet", "--target", tools::WASM_TARGET]);
    run(&mut command).map_err(Error::if_failed(|| Error::Missing {
        what: "crates the page is made of".to_owned(),
        why: "Cargo could not download them; its message stands above".to_owned(),
        how: "run the same command again with a network".to_owned(),
    }))
}
