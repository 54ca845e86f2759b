//! Running other programs, and saying so.

use crate::error::Error;
use std::env;
use std::fmt::Display;
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Prints one line at once, also where the output is a file.
pub fn say(line: impl Display) {
    let mut out = io::stdout().lock();
    // Nobody is left to tell when the output is closed.
    let _ = writeln!(out, "{line}");
    let _ = out.flush();
}

/// Runs a command to its end; its output goes where ours goes.
pub fn run(command: &mut Command) -> Result<(), Error> {
    let status = command.status().map_err(|reason| not_started(command, reason))?;
    if status.success() { Ok(()) } else { Err(Error::Failed { command: shown(command), status }) }
}

/// Runs a command and returns what it printed; its errors go where ours go.
pub fn output(command: &mut Command) -> Result<String, Error> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|reason| not_started(command, reason))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Error::Failed { command: shown(command), status: output.status })
    }
}

/// What a command prints, or `None` when it cannot be started or ends badly. For looking, not for doing.
pub fn probe(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first executable file of this name in PATH.
pub fn which(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| is_executable(file))
}

/// Whether the path, with links followed, is a file that may be run.
pub fn is_executable(file: &Path) -> bool {
    file.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

/// Announces a longer work, does it, and says how long it took.
pub fn timed<T>(doing: &str, done: &str, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    say(doing);
    let start = Instant::now();
    let result = work()?;
    say(format_args!("{done} ({:.1} s)", start.elapsed().as_secs_f64()));
    Ok(result)
}

/// Whether the machine is a continuous-integration one, where nothing may be skipped.
pub fn in_ci() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}

/// The command as one could type it, with the program's name instead of its path.
pub fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    let mut text = name.to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

/// For `map_err`: the command could not be started.
pub fn not_started(command: &Command, reason: io::Error) -> Error {
    Error::NotStarted { command: shown(command), reason }
}
