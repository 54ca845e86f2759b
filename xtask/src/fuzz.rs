//! `cargo xtask fuzz`: inputs that nobody would write, as many as wanted.
//!
//! The tests that make them run with every other test on a few thousand inputs; here the same tests are compiled for speed
//! and given a number and a seed, so that a failure can be repeated.

use crate::error::Error;
use crate::project::Project;
use crate::run::{run, say};
use std::process::Command;

/// The files of tests that make inputs: links, codes, dates and searches; lesson files; a reader's own files.
const TESTS: [&str; 3] = ["fuzz", "lessons", "own_fuzz"];

/// How many inputs of each kind, and where the generator starts.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    inputs: u64,
    seed: u64,
    only: Option<String>,
}

impl Options {
    /// Reads the words after `fuzz`.
    pub fn parse(words: &[String]) -> Result<Self, Error> {
        let mut options = Self { inputs: 100_000, seed: 1, only: None };
        let mut words = words.iter();
        while let Some(name) = words.next() {
            let value = words.next().ok_or_else(|| Error::usage(format!("{name} needs a value")))?;
            let number = || value.replace(['_', ','], "").parse().ok().filter(|number| *number > 0);
            let number = || number().ok_or_else(|| Error::usage(format!("\"{value}\" is no number above 0")));
            match name.as_str() {
                "--inputs" => options.inputs = number()?,
                "--seed" => options.seed = number()?,
                "--only" if TESTS.contains(&value.as_str()) => options.only = Some(value.clone()),
                "--only" => return Err(Error::usage(format!("--only takes {}, not \"{value}\"", TESTS.join(", ")))),
                _ => return Err(Error::usage(format!("fuzz takes --inputs, --seed and --only, not \"{name}\""))),
            }
        }
        Ok(options)
    }
}

/// Runs the tests that make inputs.
pub fn fuzz(project: &Project, options: &Options) -> Result<(), Error> {
    let mut command = Command::new("cargo");
    // Compiled for speed: the release is compiled for size.
    command.current_dir(project.root()).args(["test", "--package", "civic-atlas", "--profile", "bench", "--locked"]);
    for test in TESTS.iter().filter(|test| options.only.as_deref().is_none_or(|only| only == **test)) {
        command.args(["--test", test]);
    }
    say(format_args!("{} inputs of each kind, seed {}", options.inputs, options.seed));
    command.args(["--", "--nocapture"]);
    run(command
        .env("CIVIC_ATLAS_FUZZ_INPUTS", options.inputs.to_string())
        .env("CIVIC_ATLAS_FUZZ_SEED", options.seed.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options, Error> {
        Options::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn number_seed_and_kind_can_be_chosen() {
        assert_eq!(parse("").unwrap(), Options { inputs: 100_000, seed: 1, only: None });
        let chosen = Options { inputs: 10_000_000, seed: 7, only: Some("fuzz".to_owned()) };
        assert_eq!(parse("--inputs 10_000_000 --seed 7 --only fuzz").unwrap(), chosen);
        for wrong in ["--inputs", "--inputs 0", "--inputs x", "--only links", "--fast 1"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
