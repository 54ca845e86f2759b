//! Finds or installs each tool.
//!
//! The order is always: a suitable one in PATH, then `target/tools/bin`, then a ready-made one
//! through `cargo binstall` where that is there, then compiling from source into `target/tools`.
//! Looking takes well under a second; each installation says what it does and how long it takes.

mod cargo_tool;
mod debian;
mod node;
mod python;
mod rust;

pub use node::npm;
pub use python::validator;

use crate::error::Error;
use crate::project::Project;
use crate::run;
use cargo_tool::CargoTool;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target the page is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// One thing a command cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// The standard library of the browser's target.
    WasmTarget,
    /// `cargo fmt`.
    Rustfmt,
    /// `cargo clippy`.
    Clippy,
    /// Builds and serves the page.
    Trunk,
    /// Makes the JavaScript beside the wasm; its version is that of Cargo.lock.
    WasmBindgen,
    /// Runs the tests that are compiled to wasm; comes with wasm-bindgen.
    TestRunner,
    /// Node and npm, without any package.
    Node,
    /// Makes the wasm of a release smaller.
    WasmOpt,
    /// The npm packages of the end-to-end tests.
    Packages,
    /// A Chromium for the tests.
    Chromium,
    /// The driver of that Chromium.
    ChromeDriver,
    /// Firefox, and WebKit with its driver and a display; tests skip, and say so, what cannot be had.
    OtherEngines,
    /// The validator of the data package; may be absent outside CI.
    Validator,
}

/// Makes sure that everything is there, in an order in which one may need the other.
pub fn ensure(project: &Project, needs: &[Need]) -> Result<(), Error> {
    let mut needs = needs.to_vec();
    needs.sort_unstable();
    needs.dedup();
    let mut cargo_tools = Vec::new();
    for need in needs {
        match need {
            Need::WasmTarget => rust::ensure_wasm_target(project)?,
            Need::Rustfmt => rust::ensure_component(project, "rustfmt", "fmt")?,
            Need::Clippy => rust::ensure_component(project, "clippy", "clippy")?,
            Need::Trunk => cargo_tools.push(CargoTool::trunk()),
            Need::WasmBindgen => cargo_tools.push(CargoTool::wasm_bindgen(project)?),
            Need::TestRunner => cargo_tools.push(CargoTool::test_runner(project)?),
            Need::Node => node::ensure()?,
            Need::WasmOpt => node::ensure_wasm_opt(project)?,
            Need::Packages => node::ensure_packages(project)?,
            Need::Chromium => drop(chromium()?),
            Need::ChromeDriver => drop(chromedriver()?),
            Need::OtherEngines => other_engines(),
            Need::Validator => drop(validator(project)?),
        }
    }
    cargo_tool::ensure(project, &cargo_tools)
}

/// Trunk, with the found tools first in its PATH.
pub fn trunk(project: &Project) -> Command {
    let mut command = found(project, "trunk");
    command.current_dir(project.root());
    // Trunk takes only "true" and "false" in NO_COLOR, and ends at the usual "1".
    if env::var_os("NO_COLOR").is_some() {
        command.env_remove("NO_COLOR").env("TRUNK_COLOR", "never");
    }
    command
}

/// The pinned wasm-opt, where `ensure` found it.
pub fn wasm_opt(project: &Project) -> Command {
    found(project, "wasm-opt")
}

/// The wasm test runner, where `ensure` found it.
pub fn test_runner(project: &Project) -> PathBuf {
    chosen(project).join("wasm-bindgen-test-runner")
}

/// What Chromium is called.
const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// True where a Chromium is there: `CHROMIUM` names one, or it is in PATH.
pub fn has_chromium() -> bool {
    env::var_os("CHROMIUM").is_some() || CHROMIUM.iter().any(|name| run::which(name).is_some())
}

/// Chromium: `CHROMIUM` names one, else it is looked for in PATH, else Debian's is installed.
pub fn chromium() -> Result<PathBuf, Error> {
    // Tests of what stands where need letters of the usual width.
    debian::program("CHROMIUM", &CHROMIUM, &["chromium", "fonts-liberation"], "a Chromium for the tests in a browser")
}

/// The driver of Chromium: `CHROMEDRIVER` names one, else as with [`chromium`].
pub fn chromedriver() -> Result<PathBuf, Error> {
    debian::program("CHROMEDRIVER", &["chromedriver"], &["chromium-driver"], "the driver of Chromium (chromedriver)")
}

/// Installs the engines that are missing, as far as Debian's packages and root can.
fn other_engines() {
    let engines: [(&[&str], &[&str], &str); 2] = [
        (&["firefox-esr", "firefox"], &["firefox-esr"], "a Firefox for the tests of hosts"),
        (&["WebKitWebDriver"], &["webkit2gtk-driver", "xvfb", "xauth"], "a WebKit for the tests of hosts"),
    ];
    for (names, packages, what) in engines {
        if names.iter().all(|name| run::which(name).is_none())
            && let Err(error) = debian::install(packages, what)
        {
            run::say(format_args!("{error}\nThe tests that need it are skipped, and say so."));
        }
    }
}

/// The folder of links to the tools that were chosen. It goes first in PATH, so that a program
/// that looks there finds exactly these, and no other tool that lies beside one of them.
fn chosen(project: &Project) -> PathBuf {
    project.tools().join("use")
}

/// A command whose program was chosen before, and which finds the other chosen ones.
fn found(project: &Project, program: &str) -> Command {
    let folder = chosen(project);
    let mut command = Command::new(folder.join(program));
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder).chain(env::split_paths(&path));
    // A folder with a colon in its name cannot stand in PATH; then the chosen tools are not found by name.
    if let Ok(path) = env::join_paths(folders) {
        command.env("PATH", path);
    }
    command
}

/// Makes the link to a tool that was found suitable.
fn choose(project: &Project, name: &str, file: &Path) -> Result<(), Error> {
    let folder = chosen(project);
    let link = folder.join(name);
    if fs::read_link(&link).is_ok_and(|target| target == file) {
        return Ok(());
    }
    fs::create_dir_all(&folder).map_err(Error::file("made", &folder))?;
    if link.symlink_metadata().is_ok() {
        fs::remove_file(&link).map_err(Error::file("replaced", &link))?;
    }
    std::os::unix::fs::symlink(file, &link).map_err(Error::file("made", &link))
}

/// The second word of what `program --version` prints, as in "trunk 0.21.14".
fn version_of(program: &Path) -> Option<String> {
    let text = run::probe(Command::new(program).arg("--version"))?;
    text.split_whitespace().nth(1).map(str::to_owned)
}
