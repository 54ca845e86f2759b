//! The commands of Civic Atlas: `cargo xtask serve`, `build`, `size`, `check`, `test`, `bench`.
//!
//! Each command looks for the tools it needs, installs what is missing into `target/tools`,
//! and says in one line what it does. Outside the project only this is added, where it is missing:
//! rustup's target and components, and on Debian and as root the packages of Chromium, Node and
//! Python that tests need.

mod archive;
mod bench;
mod check;
mod digest;
mod error;
mod files;
mod fuzz;
mod imports;
mod lessons;
mod own_data;
mod own_package;
mod papers;
mod performance;
mod postprocess;
mod project;
mod release;
mod run;
mod serve;
mod single;
mod size;
mod tags;
mod test;
mod tools;

use error::Error;
use project::Project;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask serve [--port N] [--release]   the page in your browser, rebuilt when a file changes
cargo xtask build [--data FOLDER]          the page for a host, and in one file, into dist/; with your own tables in it
cargo xtask size [--write]                 what a visit transfers, in bytes, against the budgets
cargo xtask check FOLDER [--lang TAG]      your own tables, read as the page Your data reads them
cargo xtask test [--only NAME]             every check; NAME is one of those that --list prints
cargo xtask bench [--write] [--only TABLE]  how soon the page is there, and how fast it draws, beside other code
cargo xtask bench --data                   what other code makes of readers' columns
cargo xtask fuzz [--inputs N] [--seed S]   changed links, codes, dates, searches and files, as many as wanted
cargo xtask lessons [FILE…]                what is wrong with lesson files, by line; without one, with all that are shipped
cargo xtask papers                         the paper of each lesson as PDF, into dist/lessons/; a build makes it where there is a Chromium
cargo xtask postprocess                    what Trunk calls at the end of each of its builds";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[String]) -> Result<(), Error> {
    let (name, rest) = match arguments.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("help", arguments),
    };
    if matches!(name, "help" | "--help" | "-h") || rest.iter().any(|word| word == "--help") {
        run::say(HELP);
        return Ok(());
    }
    let project = Project::find()?;
    match name {
        "check" => check::check(&check::Options::parse(rest)?),
        "serve" => serve::serve(&project, &serve::Options::parse(rest)?),
        "test" => test::test(&project, &test::Options::parse(rest)?),
        "build" => release::build(&project, &release::Options::parse(rest)?),
        "size" => size::report(&project, size::is_written(rest)?),
        "bench" => bench::bench(&project, bench::Options::parse(rest)?),
        "fuzz" => fuzz::fuzz(&project, &fuzz::Options::parse(rest)?),
        "lessons" => lessons::lessons(project.root(), rest),
        "papers" => no_more(rest).and_then(|()| papers::papers(&project)),
        "postprocess" => no_more(rest).and_then(|()| postprocess::postprocess()),
        other => Err(Error::usage(format!("there is no command \"{other}\""))),
    }
}

fn no_more(rest: &[String]) -> Result<(), Error> {
    match rest.first() {
        None => Ok(()),
        Some(word) => Err(Error::usage(format!("this command takes no \"{word}\""))),
    }
}
