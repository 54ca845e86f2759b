//! The import rule: which module of `src/` may use which, no circles of files, and no name for two types.
//!
//! The core must compile and be tested without a browser, and a module must not reach above
//! itself. The compiler cannot say this inside one crate, so the sources are read: comments and
//! texts are left out, and every path through `crate::`, or far enough through `super::`, is
//! held against the table. The build script in `src/build` is a crate of its own and left out.

mod circles;
mod paths;
mod tokens;
mod twins;
mod uses;

use crate::error::Error;
use crate::project::Project;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module of the crate, and the modules it may use besides itself.
const RULE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("text", &["model"]),
    ("bundle", &["model", "text", "analysis"]),
    ("analysis", &["model", "text"]),
    ("view", &["model"]),
    // Its `port` is compiled only where there is a browser; its tests use the bundle.
    ("seam", &["model", "bundle", "view", "platform"]),
    ("chart", &["model", "text", "bundle", "analysis", "view"]),
    ("export", &["model", "text", "bundle", "analysis", "view", "chart"]),
    ("owndata", &["model", "text"]),
    ("platform", &[]),
    ("glyph", &["model", "chart"]),
    ("outside", &[]),
    ("ui", &["model", "text", "bundle", "analysis", "view", "chart", "export", "seam", "platform", "glyph", "outside"]),
    ("records", &["model", "text", "bundle", "analysis", "view", "chart", "export"]),
    ("lessons", &["model", "text", "bundle", "analysis", "view", "chart", "export", "records"]),
    (
        "pages",
        &[
            "model", "text", "bundle", "analysis", "view", "chart", "export", "records", "seam", "platform", "glyph",
            "outside",
        ],
    ),
    ("bench", &["model", "analysis", "chart", "platform"]),
    ("yours", &["model", "text", "bundle", "view", "seam", "chart", "export", "owndata", "platform"]),
    ("classroom", &["model", "text", "bundle", "view", "chart", "export", "records", "lessons", "seam", "platform"]),
    ("workbooks", &["owndata", "seam", "platform"]),
    ("main", &["ui", "bench"]),
    ("bin", &["ui", "pages", "yours", "classroom", "workbooks"]),
];

/// A use that the table does not allow.
#[derive(Debug, PartialEq, Eq)]
struct Violation {
    /// The path from the project's folder.
    file: String,
    line: usize,
    module: String,
    used: String,
}

/// Reads all sources; an error names each use that is not allowed.
pub fn check(project: &Project) -> Result<(), Error> {
    let source = project.root().join("src");
    let (mut violations, mut files) = (Vec::new(), Vec::new());
    for path in rust_files(&source)? {
        let text = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
        let relative = path.strip_prefix(&source).unwrap_or(&path);
        violations.extend(violations_in(relative, &text));
        files.push((module_path(relative), relative.to_string_lossy().into_owned(), text));
    }
    if violations.is_empty() {
        let sources = circles::Sources::new(&files);
        circles::check(&sources)?;
        return twins::check(&sources);
    }
    let mut what = String::from("These uses break the import rule:");
    for Violation { file, line, module, used } in &violations {
        // Writing into a String cannot fail.
        let _ = write!(what, "\n  src/{file}:{line}: {module} uses {used}");
    }
    Err(Error::found(what, "move the code to the module it belongs to; the table stands in xtask/src/imports.rs"))
}

fn violations_in(file: &Path, text: &str) -> Vec<Violation> {
    let modules = module_path(file);
    // lib.rs only lists the modules.
    let Some(module) = modules.first() else {
        return Vec::new();
    };
    let allowed = RULE.iter().find(|(name, _)| name == module).map(|(_, allowed)| *allowed);
    paths::heads(text, &modules)
        .into_iter()
        .filter(|head| {
            let known = RULE.iter().any(|(name, _)| *name == head.name);
            let is_allowed = allowed.is_some_and(|allowed| allowed.contains(&head.name.as_str()));
            head.name != *module && !(known && is_allowed)
        })
        .map(|head| Violation {
            file: file.to_string_lossy().into_owned(),
            line: head.line,
            module: module.clone(),
            used: head.name,
        })
        .collect()
}

/// "chart/mark/line.rs" → chart, mark, line; "chart/mod.rs" → chart; "lib.rs" → nothing.
fn module_path(file: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        file.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if names.last().is_some_and(|name| name == "mod" || name == "lib") {
        names.pop();
    }
    names
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::file("read", folder))? {
        let path = entry.map_err(Error::file("read", folder))?.path();
        if path.is_dir() && !path.ends_with("src/build") {
            found.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sources_keep_the_rule() {
        if let Err(error) = check(&Project::find().unwrap()) {
            panic!("{error}");
        }
    }

    #[track_caller]
    fn case(file: &str, text: &str, used: &[&str]) {
        let found: Vec<String> =
            violations_in(Path::new(file), text).into_iter().map(|violation| violation.used).collect();
        assert_eq!(found, used, "{file}: {text}");
    }

    #[test]
    fn each_module_uses_what_lies_below_it() {
        case("model/date.rs", "use crate::model::Day;", &[]);
        case("model/date.rs", "use crate::text::Lang;", &["text"]);
        case("view/state.rs", "use crate::analysis::extent;", &["analysis"]);
        case("chart/plan.rs", "use crate::{model::Year, view::State, analysis};", &[]);
        case("chart/plan.rs", "use crate::{model::Year, export::svg};", &["export"]);
        case("platform/canvas.rs", "let x = crate::model::Year::new(1);", &["model"]);
        case("ui/app.rs", "use crate::{export, platform, chart};", &[]);
    }

    #[test]
    fn main_uses_only_the_interface() {
        case("main.rs", "fn main() { civic_atlas::ui::mount(); }", &[]);
        case("main.rs", "use civic_atlas::model::Year;", &["model"]);
        case("lib.rs", "pub use crate::model::Year;", &[]);
    }

    #[test]
    fn a_module_that_is_not_in_the_table_is_found_from_both_sides() {
        case("chart/plan.rs", "use crate::helpers::x;", &["helpers"]);
        case("helpers/mod.rs", "use crate::model::Year;", &["model"]);
    }

    #[test]
    fn a_violation_tells_its_line() {
        let found = violations_in(Path::new("model/date.rs"), "// one\n\nuse crate::ui::App;\n");
        assert_eq!(found[0].line, 3);
    }
}
