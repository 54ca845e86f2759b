//! Tools that are Rust programs: Trunk and the programs of wasm-bindgen.

use super::{choose, version_of};
use crate::error::Error;
use crate::project::Project;
use crate::run::{is_executable, probe, run, timed, which};
use std::fs;
use std::io::{IsTerminal, stderr};
use std::path::PathBuf;
use std::process::Command;

/// The newest Trunk whose `rust-version` is not above ours.
const TRUNK_VERSION: &str = "0.21.14";

/// A program, and the package that brings it.
pub struct CargoTool {
    program: &'static str,
    package: &'static str,
    version: String,
    /// What compiling the package takes on two cores, in minutes.
    minutes: u32,
}

impl CargoTool {
    /// Trunk.
    pub fn trunk() -> Self {
        Self { program: "trunk", package: "trunk", version: TRUNK_VERSION.to_owned(), minutes: 4 }
    }

    /// The program that makes the glue; refuses a module of any other version than its own.
    pub fn wasm_bindgen(project: &Project) -> Result<Self, Error> {
        Self::of_wasm_bindgen(project, "wasm-bindgen")
    }

    /// The program that runs wasm tests.
    pub fn test_runner(project: &Project) -> Result<Self, Error> {
        Self::of_wasm_bindgen(project, "wasm-bindgen-test-runner")
    }

    fn of_wasm_bindgen(project: &Project, program: &'static str) -> Result<Self, Error> {
        let version = project.locked_version("wasm-bindgen")?;
        Ok(Self { program, package: "wasm-bindgen-cli", version, minutes: 2 })
    }

    fn find(&self, project: &Project) -> Option<PathBuf> {
        let own = project.tools().join("bin").join(self.program);
        let own = is_executable(&own).then_some(own);
        [which(self.program), own]
            .into_iter()
            .flatten()
            .find(|file| version_of(file).is_some_and(|version| version == self.version))
    }

    fn spec(&self) -> String {
        format!("{}@{}", self.package, self.version)
    }
}

/// Finds each tool or installs it, and puts it where the others look.
pub fn ensure(project: &Project, tools: &[CargoTool]) -> Result<(), Error> {
    let mut missing: Vec<&CargoTool> = Vec::new();
    for tool in tools {
        match tool.find(project) {
            Some(file) => choose(project, tool.program, &file)?,
            None => missing.push(tool),
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let mut packages = missing.clone();
    packages.dedup_by_key(|tool| tool.package);
    if probe(Command::new("cargo").args(["binstall", "-V"])).is_some() {
        packages.retain(|tool| fetch_ready_made(project, tool).is_err());
    }
    if !packages.is_empty() {
        compile(project, &packages)?;
    }
    for tool in missing {
        let file = tool.find(project).ok_or_else(|| Error::Missing {
            what: format!("{} {}", tool.program, tool.version),
            why: "it was installed, but does not start or tells another version".to_owned(),
            how: by_hand(&[tool]),
        })?;
        choose(project, tool.program, &file)?;
    }
    Ok(())
}

fn fetch_ready_made(project: &Project, tool: &CargoTool) -> Result<(), Error> {
    let spec = tool.spec();
    timed(&format!("Fetching {spec} ready-made with cargo binstall"), &format!("{spec} is ready"), || {
        let mut command = Command::new("cargo");
        command.current_dir(project.root());
        command.args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"]);
        run(command.arg(project.tools()).arg(&spec))
    })
}

fn compile(project: &Project, packages: &[&CargoTool]) -> Result<(), Error> {
    let specs: Vec<String> = packages.iter().map(|tool| tool.spec()).collect();
    let minutes: u32 = packages.iter().map(|tool| tool.minutes).sum();
    let list = specs.join(" and ");
    let build = project.tools().join("build");
    let doing = format!("Compiling {list} into target/tools, once: about {minutes} minutes on two cores");
    timed(&doing, &format!("{list}: ready"), || {
        let mut command = Command::new("cargo");
        command.current_dir(project.root());
        command.args(["install", "--locked", "--force", "--root"]).arg(project.tools());
        if !stderr().is_terminal() {
            command.arg("--quiet");
        }
        command.args(&specs).env("CARGO_TARGET_DIR", &build);
        // They run for seconds: what counts is how soon they are there.
        command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        command.env("CARGO_PROFILE_RELEASE_LTO", "off");
        command.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        command.env("CARGO_PROFILE_RELEASE_DEBUG", "0");
        // Both are for the project's own code, or for another target.
        command.env_remove("RUSTFLAGS").env_remove("CARGO_BUILD_TARGET");
        run(&mut command).map_err(Error::if_failed(|| Error::Missing {
            what: list.clone(),
            why: "cargo could not install it; its message stands above (no network?)".to_owned(),
            how: by_hand(packages),
        }))
    })?;
    // Over a gigabyte that nothing needs again. What cannot be removed is only in the way.
    let _ = fs::remove_dir_all(&build);
    Ok(())
}

fn by_hand(packages: &[&CargoTool]) -> String {
    let specs: Vec<String> = packages.iter().map(|tool| tool.spec()).collect();
    format!("with a network, run the same command again, or `cargo install --locked {}`", specs.join(" "))
}
