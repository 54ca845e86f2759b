//! `cargo xtask bench`: how soon the page is there on a slow line and from a disk, and how fast it draws, beside others.
//! `--write` puts the tables into `docs/performance.md`.
//!
//! With `--data`, what others' code makes of the columns that readers bring, and what ours does.
//!
//! Not one of the checks: a time that is measured on a busy machine proves nothing.

mod columns;

use crate::error::Error;
use crate::performance;
use crate::project::Project;
use crate::release;
use crate::run::{run, timed};
use crate::tools::{self, Need};
use std::fs;
use std::process::Command;

/// The tables in `docs/performance.md`, by the names that the scripts give them.
pub const TABLES: [&str; 4] = ["slow-line", "one-file", "drawing", "lighthouse"];

/// What to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Options {
    /// Measure, and print what was found.
    #[default]
    Print,
    /// Measure, and write what was found into `docs/performance.md` too.
    Write,
    /// Only build, for a comparison that is run from elsewhere.
    BuildOnly,
    /// Compare what is made of columns of a table.
    Data,
}

impl Options {
    /// Reads the words after `bench`.
    pub fn parse(words: &[String]) -> Result<Self, Error> {
        match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [] => Ok(Self::Print),
            ["--write"] => Ok(Self::Write),
            ["--build"] => Ok(Self::BuildOnly),
            ["--data"] => Ok(Self::Data),
            _ => Err(Error::usage(format!(
                "bench takes --build, --data, --write or nothing, not \"{}\"",
                words.join(" ")
            ))),
        }
    }
}

/// Builds the release into `dist/`, and with the feature `bench` into `target/bench-page`; then measures.
pub fn bench(project: &Project, options: Options) -> Result<(), Error> {
    if options == Options::Data {
        return columns::compare(project);
    }
    let mut needs = release::NEEDS.to_vec();
    if options != Options::BuildOnly {
        needs.extend([Need::Packages, Need::Chromium]);
    }
    tools::ensure(project, &needs)?;
    release::fetch(project)?;
    // Its own folder, so that dist/ is always what a host gets.
    let folder = project.root().join("target/bench-page");
    fs::create_dir_all(&folder).map_err(Error::file("made", &folder))?;
    timed("Building with the feature bench (minutes the first time)", "target/bench-page/ is ready", || {
        run(release::command(project).args(["--features", "bench", "--dist"]).arg(&folder))
    })?;
    if options == Options::BuildOnly {
        return Ok(());
    }
    release::build(project, &release::Options::default())?;
    let tables = project.root().join("target/bench-tables");
    if tables.is_dir() {
        fs::remove_dir_all(&tables).map_err(Error::file("removed", &tables))?;
    }
    fs::create_dir_all(&tables).map_err(Error::file("made", &tables))?;
    let chromium = tools::chromium()?;
    for script in ["first-picture.mjs", "one-file.mjs", "compare.mjs", "lighthouse.mjs"] {
        let mut node = Command::new("node");
        node.current_dir(project.root()).arg(format!("tests/bench/{script}"));
        run(node.env("CHROMIUM", &chromium).env("TABLES", &tables))?;
    }
    if options == Options::Print {
        return Ok(());
    }
    let machine = performance::machine(&Command::new(&chromium));
    for name in TABLES {
        let path = tables.join(format!("{name}.md"));
        let table = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
        performance::write(project, name, &machine, &table)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        let parse = |line: &str| Options::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(parse("").unwrap(), Options::Print);
        assert_eq!(parse("--build").unwrap(), Options::BuildOnly);
        assert_eq!(parse("--write").unwrap(), Options::Write);
        assert_eq!(parse("--data").unwrap(), Options::Data);
        assert!(parse("--fast").unwrap_err().to_string().contains("\"--fast\""));
    }
}
