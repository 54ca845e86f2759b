//! What we build on: where it comes from, that it is what was locked, and that its licence fits ours.

use crate::error::Error;
use crate::project::Project;
use crate::run::{output, say};
use serde_json::Value;
use spdx::{Expression, ParseMode};
use std::collections::BTreeSet;
use std::process::Command;

/// Licences under which a crate may be part of what we build or build with: none of them asks anything of who uses the
/// page but to be named.
const CRATES: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "Unicode-3.0",
    "Zlib",
    "BSL-1.0",
    "ISC",
    "CC0-1.0",
    "Unlicense",
    "BSD-2-Clause",
    "BSD-3-Clause",
];

/// Licences of npm packages: tools of the tests and the build, of which nothing is in the page.
const PACKAGES: &[&str] = &["MIT", "Apache-2.0", "MPL-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC"];

/// Every crate comes from one registry with a checksum, every npm package with one, and all under licences of the lists.
pub fn supply(project: &Project) -> Result<(), Error> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project.root()).args(["metadata", "--locked", "--format-version", "1", "--quiet"]);
    let crates = in_metadata(&parsed("cargo metadata", &output(&mut cargo)?)?);
    let packages = in_npm_lock(&parsed("package-lock.json", &project.text("tests/e2e/package-lock.json")?)?);
    let mut problems: Vec<String> = crates.iter().flat_map(|found| found.problems(CRATES)).collect();
    problems.extend(packages.iter().flat_map(|found| found.problems(PACKAGES)));
    problems.extend(without_checksum(&project.text("Cargo.lock")?));
    let registries: BTreeSet<&str> = crates.iter().filter_map(|found| found.source.as_deref()).collect();
    if registries.len() > 1 {
        problems.push(format!("crates come from {} places: one is enough", registries.len()));
    }
    if problems.is_empty() {
        say(format_args!(
            "{} crates and {} npm packages: one source each, checksums, licences",
            crates.len(),
            packages.len()
        ));
        return Ok(());
    }
    Err(Error::found(problems.join("\n"), "take another package, or weigh it and add it in xtask/src/test/supply.rs"))
}

/// A crate or an npm package.
struct Found {
    name: String,
    licence: String,
    /// Where a crate comes from; `None` for our own, and for npm packages, whose lock file names no place.
    source: Option<String>,
    /// Whether its content is locked.
    is_locked: bool,
}

impl Found {
    fn problems(&self, allowed: &[&str]) -> Vec<String> {
        let mut problems = Vec::new();
        if !fits(&self.licence, allowed) {
            problems.push(format!("{} is under {}, which is not in the list", self.name, self.licence));
        }
        if self.source.as_ref().is_some_and(|source| !source.starts_with("registry+")) {
            problems.push(format!("{} does not come from a registry", self.name));
        }
        if !self.is_locked {
            problems.push(format!("{} has no checksum in its lock file", self.name));
        }
        problems
    }
}

fn fits(licence: &str, allowed: &[&str]) -> bool {
    let is_allowed = |wanted: &spdx::LicenseReq| {
        wanted.exception.is_none() && wanted.license.id().is_some_and(|id| allowed.contains(&id.name))
    };
    Expression::parse_mode(licence, ParseMode::LAX).is_ok_and(|expression| expression.evaluate(is_allowed))
}

fn in_metadata(metadata: &Value) -> Vec<Found> {
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let found = packages.map(|package| Found {
        name: words(&package["name"]),
        licence: words(&package["license"]),
        source: package["source"].as_str().map(str::to_owned),
        is_locked: true,
    });
    found.collect()
}

/// The crates of Cargo.lock that have a source but no checksum.
fn without_checksum(lock: &str) -> Vec<String> {
    let packages = lock.split("[[package]]").skip(1);
    let open = packages.filter(|package| package.contains("\nsource = ") && !package.contains("\nchecksum = "));
    open.filter_map(|package| package.split('"').nth(1))
        .map(|name| format!("{name} has no checksum in Cargo.lock"))
        .collect()
}

fn in_npm_lock(lock: &Value) -> Vec<Found> {
    let packages = lock["packages"].as_object().into_iter().flatten();
    let found = packages.filter(|(path, _)| !path.is_empty()).map(|(path, package)| Found {
        name: path.trim_start_matches("node_modules/").to_owned(),
        licence: package["license"].as_str().unwrap_or_default().to_owned(),
        source: None,
        is_locked: package["integrity"].as_str().is_some_and(|sum| sum.starts_with("sha512-")),
    });
    found.collect()
}

fn parsed(what: &str, text: &str) -> Result<Value, Error> {
    serde_json::from_str(text).map_err(|error| Error::found(format!("{what} is not JSON: {error}"), "write it anew"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_fits_when_one_of_its_choices_does() {
        for (licence, is_fit) in [
            ("MIT OR Apache-2.0", true),
            ("MIT/Apache-2.0", true),
            ("MIT OR LGPL-2.1-or-later", true),
            ("(MIT OR GPL-3.0-only) AND ISC", true),
            ("GPL-3.0-only", false),
            ("MIT AND GPL-3.0-only", false),
            ("", false),
            ("Proprietary", false),
        ] {
            assert_eq!(fits(licence, CRATES), is_fit, "{licence}");
        }
    }

    #[test]
    fn what_is_not_locked_or_comes_from_elsewhere_is_named() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1\"\nsource = \"registry+x\"\nchecksum = \"0\"\n\n\
                    [[package]]\nname = \"b\"\nversion = \"1\"\nsource = \"registry+x\"\n\n\
                    [[package]]\nname = \"ours\"\nversion = \"1\"\n";
        assert_eq!(without_checksum(lock), ["b has no checksum in Cargo.lock"]);
        let metadata = parsed("a", r#"{"packages":[{"name":"a","license":"MIT","source":"git+x"}]}"#).unwrap();
        assert_eq!(in_metadata(&metadata)[0].problems(CRATES), ["a does not come from a registry"]);
        let npm = r#"{"packages":{"":{},"node_modules/a":{"license":"MIT","integrity":"sha1-x"}}}"#;
        let npm = in_npm_lock(&parsed("a", npm).unwrap());
        assert_eq!(npm[0].problems(PACKAGES), ["a has no checksum in its lock file"]);
    }
}
