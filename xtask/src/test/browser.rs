//! Checks in a real Chromium.

use crate::error::Error;
use crate::project::Project;
use crate::run::{in_ci, run, say};
use crate::tools::{self, WASM_TARGET};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What makes Chromium work as root, without a graphics card and without a network: a JSON list.
const CHROMIUM_ARGUMENTS: &str = "tests/e2e/chromium-arguments.json";

/// Other drivers, which the runner would take before ours.
const OTHER_DRIVERS: &[&str] = &["GECKODRIVER", "SAFARIDRIVER", "MSEDGEDRIVER"];

/// The tests in `tests/web.rs`, compiled to wasm.
pub fn web(project: &Project) -> Result<(), Error> {
    let settings = project.tools().join("webdriver.json");
    fs::create_dir_all(project.tools()).map_err(Error::file("made", &project.tools()))?;
    let text = webdriver_settings(&tools::chromium()?, &project.text(CHROMIUM_ARGUMENTS)?);
    fs::write(&settings, text).map_err(Error::file("written", &settings))?;

    let mut command = Command::new("cargo");
    command.current_dir(project.root());
    command.args(["test", "--package", "civic-atlas", "--target", WASM_TARGET, "--test", "web", "--locked"]);
    for driver in OTHER_DRIVERS {
        command.env_remove(driver).env_remove(format!("{driver}_REMOTE"));
    }
    command
        .env_remove("CHROMEDRIVER_REMOTE")
        .env("CHROMEDRIVER", tools::chromedriver()?)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools::test_runner(project))
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &settings)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    run(&mut command)
}

/// What the runner tells the driver about the browser to start; `arguments` is a JSON list.
fn webdriver_settings(chromium: &Path, arguments: &str) -> String {
    let chromium = quoted(&chromium.to_string_lossy());
    format!("{{\"goog:chromeOptions\": {{\"binary\": {chromium}, \"args\": {arguments}}}}}\n")
}

/// A text as JSON writes it. Paths have no control characters.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The tests in `tests/e2e/*.test.mjs`, of the release in `dist/`.
pub fn page(project: &Project) -> Result<(), Error> {
    let page = project.dist().join("index.html");
    let Ok(html) = fs::read_to_string(&page) else {
        return Err(Error::found("There is no build in dist/ to test", "run `cargo xtask build`"));
    };
    if !html.contains("Content-Security-Policy") {
        return Err(Error::found("dist/ holds no release build", "run `cargo xtask build`"));
    }
    tell_age(&page);
    let mut command = Command::new("node");
    command.current_dir(project.e2e()).args(["--test", "--test-reporter=spec"]).args(test_files(&project.e2e())?);
    if in_ci() {
        command.env("NO_COLOR", "1");
    }
    run(command.env("CHROMIUM", tools::chromium()?))
}

/// The growth pictures and the tests in `tests/e2e/longer-words.mjs`, with one language more, whose words are longer.
pub fn longer_words(project: &Project) -> Result<(), Error> {
    // The pictures natively: no label touches another, whatever the words.
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project.root()).args(["test", "--quiet", "--package", "civic-atlas", "--locked"]);
    run(cargo.args(["--features", FEATURE, "--test", "golden", "no_label_touches"]))?;
    // Its own folder, so that dist/ is always what a host gets. What is looked at does not need a release.
    let folder = project.root().join("target/longer-words");
    fs::create_dir_all(&folder).map_err(Error::file("made", &folder))?;
    let mut trunk = tools::trunk(project);
    trunk.args(["build", "--offline", "--locked", "--features", FEATURE, "--dist"]).arg(&folder);
    // The step that writes the files of words beside the page has to know the language too.
    trunk.env("CARGO_ALIAS_XTASK", format!("run --quiet --package xtask --features {FEATURE} --"));
    run(&mut trunk)?;
    let mut command = Command::new("node");
    command.current_dir(project.e2e()).args(["--test", "--test-reporter=spec", "longer-words.mjs"]);
    run(command.env("CIVIC_ATLAS_PAGE", &folder).env("CHROMIUM", tools::chromium()?))
}

/// The feature that adds the language.
const FEATURE: &str = "pseudo-language";

/// A stale build is easily tested by mistake when only this check is run.
fn tell_age(page: &Path) {
    let age = page.metadata().and_then(|meta| meta.modified()).ok().and_then(|time| time.elapsed().ok());
    if let Some(age) = age.filter(|age| age.as_secs() > 600) {
        say(format_args!("dist/ was built {} minutes ago; `cargo xtask build` renews it", age.as_secs() / 60));
    }
}

/// The names of the test files, sorted.
fn test_files(folder: &Path) -> Result<Vec<String>, Error> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::file("read", folder))? {
        let name = entry.map_err(Error::file("read", folder))?.file_name();
        let name = name.to_string_lossy();
        if name.ends_with(".test.mjs") {
            files.push(name.into_owned());
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_settings_are_json_also_with_an_odd_path() {
        let text = webdriver_settings(Path::new("/opt/a \"b\"/chromium"), "[\"--no-sandbox\"]");
        let wanted = r#"{"goog:chromeOptions": {"binary": "/opt/a \"b\"/chromium", "args": ["--no-sandbox"]}}"#;
        assert_eq!(text.trim_end(), wanted);
    }
}
