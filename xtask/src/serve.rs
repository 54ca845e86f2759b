//! `cargo xtask serve`: the page on this machine, rebuilt and reloaded when a file changes.
//!
//! Needs neither a browser nor Node: a development build is not passed through wasm-opt.

use crate::error::Error;
use crate::project::Project;
use crate::release;
use crate::run::{not_started, say};
use crate::tools::{self, Need};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;

/// Tried in this order when no port is asked for; the first is also Trunk's own.
const PORTS: std::ops::RangeInclusive<u16> = 8080..=8099;

/// Where a change makes a new build; `target` and `node_modules` are not watched.
const WATCHED: &[&str] = &["src", "style", "public", "index.html", "Trunk.toml", "Cargo.toml", "Cargo.lock"];

/// What to serve and where.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The port asked for; `None` takes the first free one.
    pub port: Option<u16>,
    /// Serve the release build, as a host would.
    pub release: bool,
}

impl Options {
    /// Reads the words after `serve`.
    pub fn parse(words: &[String]) -> Result<Self, Error> {
        let mut options = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let (name, value) = match word.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (word.as_str(), None),
            };
            match name {
                "--release" if value.is_none() => options.release = true,
                "--port" => options.port = Some(port(value.or_else(|| words.next().cloned()))?),
                _ => return Err(Error::usage(format!("serve takes no \"{word}\""))),
            }
        }
        Ok(options)
    }
}

fn port(value: Option<String>) -> Result<u16, Error> {
    let value = value.ok_or_else(|| Error::usage("--port wants a number, as in --port 8081"))?;
    match value.parse() {
        Ok(port) if port > 0 => Ok(port),
        _ => Err(Error::usage(format!("--port wants a number from 1 to 65535, not \"{value}\""))),
    }
}

/// Serves until interrupted. Returns only when it could not start.
pub fn serve(project: &Project, options: &Options) -> Result<(), Error> {
    let needs = if options.release { release::NEEDS } else { &[Need::WasmTarget, Need::Trunk, Need::WasmBindgen] };
    tools::ensure(project, needs)?;
    release::fetch(project)?;
    let port = free_port(options.port)?;

    // Its own folder, so that dist/ is always a release.
    let folder = project.root().join("target/serve");
    std::fs::create_dir_all(&folder).map_err(Error::file("made", &folder))?;
    let mut trunk = tools::trunk(project);
    trunk.args(["serve", "--offline", "--port", &port.to_string()]);
    // Without a look-up it prints only the address that always works.
    trunk.args(["--address", "127.0.0.1", "--disable-address-lookup=true"]);
    trunk.arg("--dist").arg(&folder);
    for path in WATCHED {
        trunk.args(["--watch", path]);
    }
    if options.release {
        // The script that reloads the page is inline, which the release's security policy refuses.
        trunk.args(["--release", "--no-autoreload=true"]);
    }
    say("Building; the first time takes a minute or two, later changes seconds.");
    say(format_args!("Then open http://127.0.0.1:{port}/ (Ctrl+C ends)."));
    // Trunk takes this process's place, so that whoever ends this command ends the server.
    let reason = trunk.exec();
    Err(not_started(&trunk, reason))
}

fn free_port(asked: Option<u16>) -> Result<u16, Error> {
    let is_free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    match asked {
        Some(port) if is_free(&port) => Ok(port),
        Some(port) => Err(Error::found(
            format!("Port {port} is in use or not allowed"),
            "choose another with --port, or leave --port away",
        )),
        None => PORTS.clone().find(is_free).ok_or_else(|| {
            Error::found(
                format!("The ports {} to {} are all in use", PORTS.start(), PORTS.end()),
                "choose another with --port",
            )
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options, Error> {
        Options::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn options_are_read() {
        assert_eq!(parse("").unwrap(), Options::default());
        assert_eq!(parse("--port 9000 --release").unwrap(), Options { port: Some(9000), release: true });
        assert_eq!(parse("--port=9000").unwrap().port, Some(9000));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (line, named) in [
            ("--port", "--port wants a number"),
            ("--port 70000", "\"70000\""),
            ("--port 0", "\"0\""),
            ("--release=yes", "\"--release=yes\""),
            ("--open", "\"--open\""),
        ] {
            let said = parse(line).unwrap_err().to_string();
            assert!(said.contains(named), "{line}: {said}");
        }
    }

    #[test]
    fn a_taken_port_is_refused_when_asked_for() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(free_port(Some(port)).unwrap_err().to_string().contains(&port.to_string()));
    }
}
