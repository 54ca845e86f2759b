//! `cargo xtask papers`: each lesson's sheets, answers, script and cards as PDF beside the page, for platforms that print
//! nothing.

use crate::error::Error;
use crate::files::files;
use crate::project::Project;
use crate::run::{run, say};
use crate::tools::{self, Need};
use std::process::Command;

/// What prints them, from the root of the project.
const SCRIPT: &str = "xtask/src/papers.mjs";

/// Their folder in `dist/`.
const FOLDER: &str = "lessons";

/// Prints them from the page in one file, so that no address of this machine stands on them.
pub fn papers(project: &Project) -> Result<(), Error> {
    tools::ensure(project, &[Need::Packages, Need::Chromium])?;
    let folder = project.dist().join(FOLDER);
    let mut node = Command::new("node");
    node.arg(project.root().join(SCRIPT)).arg(project.e2e()).arg(&folder);
    run(&mut node)?;
    say(format_args!("{} PDF files in {}", files(&folder)?.len(), folder.display()));
    Ok(())
}
