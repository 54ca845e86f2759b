//! Why a command could not go on: what happened, where, and how to mend it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;

/// The one error of the commands. Each is printed once, by `main`.
#[derive(Debug)]
pub enum Error {
    /// Something needed is not there and could not be installed from here.
    Missing { what: String, why: String, how: String },
    /// A command could not be started at all.
    NotStarted { command: String, reason: io::Error },
    /// A command ran and ended badly; what it printed stands above.
    Failed { command: String, status: ExitStatus },
    /// A file could not be read or written.
    File { doing: &'static str, path: PathBuf, reason: io::Error },
    /// A check found something wrong in the project.
    Found { what: String, how: String },
    /// The command line was not understood.
    Usage { problem: String },
}

impl Error {
    /// The command line was not understood because of `problem`.
    pub fn usage(problem: impl Into<String>) -> Self {
        Self::Usage { problem: problem.into() }
    }

    /// A check found `what`; `how` says what to do about it.
    pub fn found(what: impl Into<String>, how: impl Into<String>) -> Self {
        Self::Found { what: what.into(), how: how.into() }
    }

    /// For `map_err`: what it means that a command ran and failed; any other error stays.
    pub fn if_failed(meaning: impl FnOnce() -> Self) -> impl FnOnce(Self) -> Self {
        |error| match error {
            Self::Failed { .. } => meaning(),
            other => other,
        }
    }

    /// For `map_err`: the file at `path` could not be `doing`, e.g. "read".
    pub fn file(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |reason| Self::File { doing, path, reason }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { what, why, how } => {
                write!(f, "Missing: {what}\n  {why}\n  To get it: {how}")
            }
            Self::NotStarted { command, reason } => {
                write!(f, "Could not start `{command}`: {reason}")
            }
            Self::Failed { command, status } => {
                write!(f, "`{command}` failed ({status}); its message stands above")
            }
            Self::File { doing, path, reason } => {
                write!(f, "{} could not be {doing}: {reason}", path.display())
            }
            Self::Found { what, how } => write!(f, "{what}\n  To mend it: {how}"),
            Self::Usage { problem } => {
                write!(f, "{problem}\n  `cargo xtask help` lists the commands")
            }
        }
    }
}
