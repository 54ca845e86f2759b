//! `cargo xtask bench`: how soon the page is there on a slow line and from a disk, and how fast it draws, beside others.
//! `--write` puts the tables into `docs/performance.md`; `--only` measures one of them alone.
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

/// The tables in `docs/performance.md`, by the names that the scripts give them, and the scripts of `tests/bench`.
pub const TABLES: [(&str, &str); 5] = [
    ("slow-line", "first-picture.mjs"),
    ("one-file", "one-file.mjs"),
    ("own-picture", "own-picture.mjs"),
    (DRAWING, "compare.mjs"),
    ("lighthouse", "lighthouse.mjs"),
];

/// The table that needs a page built with the feature `bench`.
const DRAWING: &str = "drawing";

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Options {
    /// Measure one table or all, and print what was found.
    Measure {
        /// The name of the table; `None` for all.
        only: Option<&'static str>,
        /// Whether what was found is written into `docs/performance.md` too.
        writes: bool,
    },
    /// Only build, for a comparison that is run from elsewhere.
    BuildOnly,
    /// Compare what is made of columns of a table.
    Data,
}

impl Options {
    /// Reads the words after `bench`.
    pub fn parse(words: &[String]) -> Result<Self, Error> {
        let known = |name: &str| TABLES.iter().map(|(table, _)| *table).find(|table| *table == name);
        let measure = |only, writes| Ok(Self::Measure { only, writes });
        match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [] => measure(None, false),
            ["--write"] => measure(None, true),
            ["--only", name] if known(name).is_some() => measure(known(name), false),
            ["--only", name, "--write"] | ["--write", "--only", name] if known(name).is_some() => {
                measure(known(name), true)
            }
            ["--build"] => Ok(Self::BuildOnly),
            ["--data"] => Ok(Self::Data),
            _ => Err(Error::usage(format!(
                "bench takes --build, --data, or --write and --only with {}, not \"{}\"",
                TABLES.map(|(table, _)| table).join(", "),
                words.join(" ")
            ))),
        }
    }
}

/// Builds the release into `dist/`, and with the feature `bench` into `target/bench-page` where a table needs it; then
/// measures.
pub fn bench(project: &Project, options: Options) -> Result<(), Error> {
    let (only, writes) = match options {
        Options::Data => return columns::compare(project),
        Options::BuildOnly => {
            tools::ensure(project, release::NEEDS)?;
            release::fetch(project)?;
            return build_with_feature(project);
        }
        Options::Measure { only, writes } => (only, writes),
    };
    let is_wanted = |name: &str| only.is_none_or(|only| only == name);
    tools::ensure(project, &[release::NEEDS, &[Need::Packages, Need::Chromium]].concat())?;
    release::fetch(project)?;
    if is_wanted(DRAWING) {
        build_with_feature(project)?;
    }
    release::build(project, &release::Options::default())?;
    let tables = project.root().join("target/bench-tables");
    if tables.is_dir() {
        fs::remove_dir_all(&tables).map_err(Error::file("removed", &tables))?;
    }
    fs::create_dir_all(&tables).map_err(Error::file("made", &tables))?;
    let chromium = tools::chromium()?;
    let machine = performance::machine(&Command::new(&chromium));
    for (name, script) in TABLES.into_iter().filter(|(name, _)| is_wanted(name)) {
        let mut node = Command::new("node");
        node.current_dir(project.root()).arg(format!("tests/bench/{script}"));
        run(node.env("CHROMIUM", &chromium).env("TABLES", &tables))?;
        if writes {
            let path = tables.join(format!("{name}.md"));
            let table = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
            performance::write(project, name, &machine, &table)?;
        }
    }
    Ok(())
}

/// The page with the feature `bench`, in a folder of its own, so that dist/ is always what a host gets.
fn build_with_feature(project: &Project) -> Result<(), Error> {
    let folder = project.root().join("target/bench-page");
    fs::create_dir_all(&folder).map_err(Error::file("made", &folder))?;
    timed("Building with the feature bench (minutes the first time)", "target/bench-page/ is ready", || {
        run(release::command(project).args(["--features", "bench", "--dist"]).arg(&folder))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        let parse = |line: &str| Options::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        let measure = |only, writes| Options::Measure { only, writes };
        assert_eq!(parse("").unwrap(), measure(None, false));
        assert_eq!(parse("--build").unwrap(), Options::BuildOnly);
        assert_eq!(parse("--write").unwrap(), measure(None, true));
        assert_eq!(parse("--only drawing").unwrap(), measure(Some("drawing"), false));
        assert_eq!(parse("--only one-file --write").unwrap(), measure(Some("one-file"), true));
        assert!(parse("--only speed").unwrap_err().to_string().contains("own-picture"));
        assert_eq!(parse("--data").unwrap(), Options::Data);
        assert!(parse("--fast").unwrap_err().to_string().contains("\"--fast\""));
    }
}
