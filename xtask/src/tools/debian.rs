//! Programs that come as Debian packages. They are installed only on Debian and as root.

use crate::error::Error;
use crate::run::{is_executable, run, say, timed, which};
use std::env;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::process::Command;

/// A program: the one `variable` names, else the first of `names` in PATH, else from `packages`.
pub fn program(variable: &str, names: &[&str], packages: &[&str], what: &str) -> Result<PathBuf, Error> {
    if let Some(file) = env::var_os(variable).map(PathBuf::from) {
        return if is_executable(&file) {
            Ok(file)
        } else {
            Err(Error::Missing {
                what: what.to_owned(),
                why: format!("{variable} names {}, which is not a program", file.display()),
                how: format!("give {variable} the path of one, or unset it"),
            })
        };
    }
    let find = || names.iter().find_map(|name| which(name));
    if let Some(file) = find() {
        return Ok(file);
    }
    install(packages, what)?;
    find().ok_or_else(|| Error::Missing {
        what: what.to_owned(),
        why: format!("{} is installed, but none of {} is in PATH", packages.join(" "), names.join(", ")),
        how: format!("set {variable} to the path of the program"),
    })
}

/// Installs Debian packages, or says why not and what to do.
pub fn install(packages: &[&str], what: &str) -> Result<(), Error> {
    let list = packages.join(" ");
    let missing = |why: &str, how: String| Error::Missing { what: what.to_owned(), why: why.to_owned(), how };
    if !is_debian() || which("apt-get").is_none() {
        let how = format!("install it with your system's packages (Debian calls them {list})");
        return Err(missing("this system is not Debian with apt-get, so it is not installed from here", how));
    }
    if !is_root() {
        let how = format!("run `sudo apt-get install {list}` and then the same command again");
        return Err(missing("only root may install Debian packages", how));
    }
    timed(&format!("Installing {what}: Debian packages {list}"), &format!("{list}: ready"), || {
        if run(&mut apt(&["update", "-qq"])).is_err() {
            say("The list of Debian packages could not be renewed; going on with the one that is there.");
        }
        run(apt(&["install", "-y", "-qq", "--no-install-recommends"]).args(packages)).map_err(|_| {
            missing(
                "apt-get could not install it; its message stands above (no network?)",
                format!("run `apt-get install {list}` once that is mended"),
            )
        })
    })
}

/// apt-get that asks nothing, and waits for another one that is at work.
fn apt(arguments: &[&str]) -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command.args(["-o", "DPkg::Lock::Timeout=900"]).args(arguments);
    command
}

fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|meta| meta.uid() == 0)
}
