//! `cargo xtask papers`: each lesson's sheets, answers, script and cards as PDF beside the page, for platforms that print
//! nothing. A release build makes them too, where there is a Chromium.

use crate::error::Error;
use crate::files::files;
use crate::project::Project;
use crate::run::{run, say};
use crate::tools::{self, Need};
use civic_atlas::bundle;
use std::process::Command;

/// What prints them, from the root of the project.
const SCRIPT: &str = "xtask/src/papers.mjs";

/// Their folder in `dist/`.
const FOLDER: &str = "lessons";

/// Prints them, and installs what that needs.
pub fn papers(project: &Project) -> Result<(), Error> {
    tools::ensure(project, &[Need::Packages, Need::Chromium])?;
    print(project)
}

/// Prints them where there is a Chromium, and else says that they are left out.
pub fn papers_if_possible(project: &Project) -> Result<(), Error> {
    if tools::has_chromium() {
        return print(project);
    }
    say(
        "The paper of the lessons is left out, since there is no Chromium; `cargo xtask papers` installs one and makes it.",
    );
    Ok(())
}

/// Prints them from the page in one file, so that no address of this machine stands on them.
fn print(project: &Project) -> Result<(), Error> {
    let folder = project.dist().join(FOLDER);
    let mut node = Command::new("node");
    node.arg(project.root().join(SCRIPT)).arg(project.e2e()).arg(&folder).arg(bundle::DATE.replace('-', ""));
    run(&mut node)?;
    say(format_args!("{} PDF files in {}", files(&folder)?.len(), folder.display()));
    Ok(())
}
