//! `cargo xtask bench`: the release with the feature `bench`, and how fast it draws beside others.
//!
//! With `--data`, what others' code makes of the columns that readers bring, and what ours does.
//!
//! Not one of the checks: a time that is measured on a busy machine proves nothing.

mod columns;

use crate::project::Project;
use crate::release;
use crate::run::{run, timed};
use crate::tools::{self, Need};
use crate::trouble::Trouble;
use std::fs;
use std::process::Command;

/// What to do.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Only build, for a comparison that is run from elsewhere.
    pub build_only: bool,
    /// Compare what is made of columns of a table.
    pub data: bool,
}

impl Options {
    /// Reads the words after `bench`.
    pub fn parse(words: &[String]) -> Result<Self, Trouble> {
        match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [] => Ok(Self::default()),
            ["--build"] => Ok(Self { build_only: true, data: false }),
            ["--data"] => Ok(Self { build_only: false, data: true }),
            _ => Err(Trouble::usage(format!("bench takes --build, --data or nothing, not \"{}\"", words.join(" ")))),
        }
    }
}

/// Builds into `target/bench-page`, and compares unless told otherwise.
pub fn bench(project: &Project, options: &Options) -> Result<(), Trouble> {
    if options.data {
        return columns::compare(project);
    }
    let mut needs = release::NEEDS.to_vec();
    if !options.build_only {
        needs.extend([Need::Packages, Need::Chromium]);
    }
    tools::ensure(project, &needs)?;
    release::fetch(project)?;
    // Its own folder, so that dist/ is always what a host gets.
    let folder = project.root().join("target/bench-page");
    fs::create_dir_all(&folder).map_err(Trouble::file("made", &folder))?;
    timed("Building with the feature bench (minutes the first time)", "target/bench-page/ is ready", || {
        run(release::command(project).args(["--features", "bench", "--dist"]).arg(&folder))
    })?;
    if options.build_only {
        return Ok(());
    }
    let mut node = Command::new("node");
    node.current_dir(project.root()).arg("tests/bench/compare.mjs").arg(&folder);
    run(node.env("CHROMIUM", tools::chromium()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        let parse = |line: &str| Options::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(parse("").unwrap(), Options::default());
        assert_eq!(parse("--build").unwrap(), Options { build_only: true, data: false });
        assert_eq!(parse("--data").unwrap(), Options { build_only: false, data: true });
        assert!(parse("--fast").unwrap_err().to_string().contains("\"--fast\""));
    }
}
