//! Where the parts of the project lie.

use crate::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder with the workspace's `Cargo.toml`, and the places inside it that commands use.
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Finds the project from the folder Cargo names, else from the current one.
    pub fn find() -> Result<Self, Error> {
        let start = match std::env::var_os("CARGO_MANIFEST_DIR") {
            Some(folder) => PathBuf::from(folder),
            None => std::env::current_dir().map_err(Error::file("found", Path::new(".")))?,
        };
        let root = start.ancestors().find(|folder| folder.join("Trunk.toml").is_file());
        match root {
            Some(root) => Ok(Self { root: root.to_owned() }),
            None => Err(Error::usage("this is not inside the project: no Trunk.toml here or above")),
        }
    }

    /// The workspace's own folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The release build, as it goes to a host.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Tools installed for this project only.
    pub fn tools(&self) -> PathBuf {
        self.root.join("target/tools")
    }

    /// The end-to-end tests, with the lock file of all npm packages.
    pub fn e2e(&self) -> PathBuf {
        self.root.join("tests/e2e")
    }

    /// The text of a file of the project, by its path from the root.
    pub fn text(&self, path: &str) -> Result<String, Error> {
        let path = self.root.join(path);
        fs::read_to_string(&path).map_err(Error::file("read", &path))
    }

    /// The version of a crate in Cargo.lock; the first where there are several.
    pub fn locked_version(&self, package: &str) -> Result<String, Error> {
        locked_version(&self.text("Cargo.lock")?, package).ok_or_else(|| {
            Error::found(
                format!("Cargo.lock names no crate {package}"),
                "run `cargo check` and keep the new Cargo.lock",
            )
        })
    }

    /// The exact version of an npm package in tests/e2e/package.json.
    pub fn npm_version(&self, package: &str) -> Result<String, Error> {
        npm_version(&self.text("tests/e2e/package.json")?, package).ok_or_else(|| {
            Error::found(
                format!("tests/e2e/package.json names no {package}"),
                format!("run `npm install --save-exact {package}` in tests/e2e"),
            )
        })
    }
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let (_, rest) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    rest.split_once('"').map(|(version, _)| version.to_owned())
}

fn npm_version(manifest: &str, package: &str) -> Option<String> {
    let (_, rest) = manifest.split_once(&format!("\"{package}\": \""))?;
    rest.split_once('"').map(|(version, _)| version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_version_is_that_of_the_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.128\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.128"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }

    #[test]
    fn an_npm_version_is_read_from_the_manifest() {
        let manifest = r#"{ "devDependencies": { "binaryen": "132.0.0" } }"#;
        assert_eq!(npm_version(manifest, "binaryen").as_deref(), Some("132.0.0"));
        assert_eq!(npm_version(manifest, "axe-core"), None);
    }
}
