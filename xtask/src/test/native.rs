//! Checks that need no browser.

use crate::error::Error;
use crate::imports;
use crate::project::Project;
use crate::run::{output, run};
use crate::tools::WASM_TARGET;
use std::process::Command;

/// Crates that need a browser, by name or by the beginning of it before a dash.
const WEB_CRATES: &[&str] = &["leptos", "web-sys", "js-sys", "wasm-bindgen", "gloo", "plotters-canvas"];

fn cargo(project: &Project, arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(project.root()).args(arguments);
    command
}

/// The sources are as rustfmt writes them.
pub fn format(project: &Project) -> Result<(), Error> {
    run(&mut cargo(project, &["fmt", "--all", "--check"]))
        .map_err(Error::if_failed(|| Error::found("Some sources are not formatted", "run `cargo fmt --all`")))
}

/// No warning in any native target of the workspace.
pub fn clippy(project: &Project) -> Result<(), Error> {
    run(&mut cargo(project, &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))
}

/// No warning in what is compiled for the browser, nor in what the feature `bench` adds to it.
pub fn clippy_web(project: &Project) -> Result<(), Error> {
    for parts in [&["--lib", "--bins", "--tests"][..], &["--lib", "--bins", "--features", "bench"]] {
        let mut command = cargo(project, &["clippy", "--package", "civic-atlas", "--target", WASM_TARGET]);
        run(command.args(parts).args(["--locked", "--", "-D", "warnings"]))?;
    }
    Ok(())
}

/// No warning in the documentation: that of the whole workspace, and that of what only the browser has.
pub fn docs(project: &Project) -> Result<(), Error> {
    for arguments in [&["--workspace"][..], &["--package", "civic-atlas", "--lib", "--target", WASM_TARGET]] {
        let mut command = cargo(project, &["doc", "--no-deps", "--locked"]);
        run(command.args(arguments).env("RUSTDOCFLAGS", "-D warnings"))?;
    }
    Ok(())
}

/// All native tests.
pub fn tests(project: &Project) -> Result<(), Error> {
    run(&mut cargo(project, &["test", "--workspace", "--locked"]))
}

/// The modules keep the import rule, and the native crate holds nothing that needs a browser.
pub fn imports(project: &Project) -> Result<(), Error> {
    imports::check(project)?;
    let arguments = ["tree", "--package", "civic-atlas", "--edges", "normal", "--prefix", "none", "--locked"];
    let tree = output(&mut cargo(project, &arguments))?;
    let found = web_crates(&tree);
    if found.is_empty() {
        return Ok(());
    }
    Err(Error::found(
        format!("The native build holds crates that need a browser: {}", found.join(", ")),
        "put them under [target.'cfg(target_arch = \"wasm32\")'.dependencies] in Cargo.toml",
    ))
}

fn web_crates(tree: &str) -> Vec<&str> {
    let names = tree.lines().filter_map(|line| line.split_whitespace().next());
    let mut found: Vec<&str> = names.filter(|name| is_web_crate(name)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn is_web_crate(name: &str) -> bool {
    WEB_CRATES.iter().any(|web| name.strip_prefix(web).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_crates_are_found_by_their_whole_name() {
        let tree = "civic-atlas v0.1.0\ncsv v1.4.0\ngloo-storage v0.4.0\nweb-sys v0.3.105 (*)\nplotters-svg v0.3.7\n\
                    leptos_macro v0.8.0\nweb-sys v0.3.105";
        assert_eq!(web_crates(tree), ["gloo-storage", "web-sys"]);
        assert!(web_crates("civic-atlas v0.1.0\nplotters-backend v0.3.7\n").is_empty());
    }
}
