//! `cargo xtask test`: every check of the project, one after the other.

mod browser;
mod native;
mod other;
mod supply;

use crate::error::Error;
use crate::project::Project;
use crate::run::say;
use crate::tools::{self, Need};
use std::time::Instant;

/// One check.
struct Step {
    /// What `--only` takes.
    name: &'static str,
    /// What it proves.
    about: &'static str,
    needs: &'static [Need],
    check: fn(&Project) -> Result<(), Error>,
}

/// All checks in their order. The end-to-end tests stay last: their summary ends the output.
const STEPS: &[Step] = &[
    Step { name: "locks", about: "the lock files are current", needs: &[Need::Node], check: other::locks },
    Step {
        name: "supply",
        about: "sources, checksums and licences of what we build on",
        needs: &[],
        check: supply::supply,
    },
    Step { name: "format", about: "the sources are formatted", needs: &[Need::Rustfmt], check: native::format },
    Step { name: "clippy", about: "no warning natively", needs: &[Need::Clippy], check: native::clippy },
    Step {
        name: "clippy-web",
        about: "no warning for the browser",
        needs: &[Need::Clippy, Need::WasmTarget],
        check: native::clippy_web,
    },
    Step {
        name: "docs",
        about: "the documentation builds without a warning",
        needs: &[Need::WasmTarget],
        check: native::docs,
    },
    Step { name: "imports", about: "the import rule; no web crate in the core", needs: &[], check: native::imports },
    Step { name: "data", about: "the data package is valid", needs: &[Need::Validator], check: other::data },
    Step {
        name: "size",
        about: "the release builds and keeps its budget",
        needs: crate::release::NEEDS,
        check: other::size,
    },
    Step {
        name: "web",
        about: "tests compiled to wasm, in Chromium",
        needs: &[Need::WasmTarget, Need::TestRunner, Need::Chromium, Need::ChromeDriver],
        check: browser::web,
    },
    Step {
        name: "unit",
        about: "native tests: unit, golden, links, data",
        needs: &[Need::Packages],
        check: native::tests,
    },
    Step {
        name: "longer-words",
        about: "every page has room for longer words, in Chromium",
        needs: &[Need::WasmTarget, Need::Trunk, Need::WasmBindgen, Need::WasmOpt, Need::Packages, Need::Chromium],
        check: browser::longer_words,
    },
    Step {
        name: "page",
        about: "end-to-end tests of dist/ in Chromium; hosts also in Firefox and WebKit",
        needs: &[Need::Packages, Need::Chromium, Need::OtherEngines],
        check: browser::page,
    },
];

/// Which checks to run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The one check; `None` runs all.
    only: Option<String>,
    list: bool,
}

impl Options {
    /// Reads the words after `test`.
    pub fn parse(words: &[String]) -> Result<Self, Error> {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words[..] {
            [] => Ok(Self::default()),
            ["--list"] => Ok(Self { only: None, list: true }),
            ["--only", name] => Ok(Self { only: Some(known(name)?), list: false }),
            [word] if word.starts_with("--only=") => {
                Ok(Self { only: Some(known(&word["--only=".len()..])?), list: false })
            }
            _ => Err(Error::usage(format!("test takes --list or --only NAME, not \"{}\"", words.join(" ")))),
        }
    }
}

fn known(name: &str) -> Result<String, Error> {
    if STEPS.iter().any(|step| step.name == name) {
        return Ok(name.to_owned());
    }
    let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
    Err(Error::usage(format!("there is no check \"{name}\"; there are {}", names.join(", "))))
}

/// Runs the checks; the first that fails ends it.
pub fn test(project: &Project, options: &Options) -> Result<(), Error> {
    if options.list {
        for step in STEPS {
            say(format_args!("{:<11} {}", step.name, step.about));
        }
        return Ok(());
    }
    let steps: Vec<&Step> =
        STEPS.iter().filter(|step| options.only.as_ref().is_none_or(|only| only == step.name)).collect();
    // All tools first: what is missing is said in the first minute, not in the last.
    let needs: Vec<Need> = steps.iter().flat_map(|step| step.needs).copied().collect();
    tools::ensure(project, &needs)?;
    for (index, step) in steps.iter().enumerate() {
        say(format_args!("\n[{}/{}] {}: {}", index + 1, steps.len(), step.name, step.about));
        let start = Instant::now();
        (step.check)(project)?;
        // The test runner of the last one has told its own time in its summary.
        if step.name != "page" {
            say(format_args!("{}: done, {:.1} s", step.name, start.elapsed().as_secs_f64()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options, Error> {
        Options::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn one_check_can_be_chosen() {
        assert_eq!(parse("").unwrap(), Options::default());
        assert_eq!(parse("--only unit").unwrap().only.as_deref(), Some("unit"));
        assert_eq!(parse("--only=unit").unwrap().only.as_deref(), Some("unit"));
        assert!(parse("--list").unwrap().list);
    }

    #[test]
    fn an_unknown_check_is_answered_with_the_known_ones() {
        let said = parse("--only lint").unwrap_err().to_string();
        assert!(said.contains("\"lint\"") && said.contains("clippy"), "{said}");
        assert!(parse("--only").is_err());
        assert!(parse("--fast").is_err());
    }

    #[test]
    fn names_are_unique_and_the_end_to_end_tests_come_last() {
        let mut names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        assert_eq!(names.last(), Some(&"page"));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), STEPS.len());
    }
}
