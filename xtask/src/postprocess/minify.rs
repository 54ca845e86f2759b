//! Style sheets and scripts made small by libraries: lightningcss and esbuild, from the npm packages of `tests/e2e`.

use crate::error::Error;
use crate::project::Project;
use crate::run::run;
use std::path::Path;
use std::process::Command;

const SCRIPT: &str = "xtask/src/postprocess/minify.mjs";

/// What is to be made of a file; `minify.mjs` says what each is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Style,
    Script,
    Module,
    Bundle,
    Global,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Style => "style",
            Kind::Script => "script",
            Kind::Module => "module",
            Kind::Bundle => "bundle",
            Kind::Global => "global",
        }
    }
}

/// Makes each file small, from a path to another or the same one, all in one run of Node.
pub fn minify(project: &Project, jobs: &[(Kind, &Path, &Path)]) -> Result<(), Error> {
    let jobs = jobs.iter().map(|(kind, from, to)| serde_json::json!([kind.name(), from, to]));
    let mut node = Command::new("node");
    node.arg(project.root().join(SCRIPT)).arg(project.e2e());
    run(node.arg(serde_json::Value::from_iter(jobs).to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn each_kind_is_made_small_and_means_the_same() {
        let project = Project::find().unwrap();
        crate::tools::ensure(&project, &[crate::tools::Need::Packages]).unwrap();
        let folder = std::env::temp_dir().join(format!("civic-atlas-minify-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let cases = [
            (Kind::Style, "a.css", "@import \"b.css\";\n/* why */\np { color: red; }\n", "b{margin:0}p{color:red}"),
            (Kind::Script, "a.js", "{\n  // why\n  const value = window.a?.b;\n  say(value);\n}\n", "void 0"),
            (Kind::Module, "m.js", "let wasm;\nexport default function start() { wasm = 1; }\n", "export{"),
            (Kind::Bundle, "c.js", "import { unzlibSync } from \"fflate\";\nwindow.c = unzlibSync;\n", "window.c="),
            (Kind::Global, "g.js", "let wasm;\nexport { wasm as default };\n", "[\"./g.js\"]="),
        ];
        fs::write(folder.join("b.css"), "b { margin: 0px; }\n").unwrap();
        let paths = cases.map(|(kind, file, text, _)| {
            let path = folder.join(file);
            fs::write(&path, text).unwrap();
            (kind, path)
        });
        let jobs: Vec<_> = paths.iter().map(|(kind, path)| (*kind, path.as_path(), path.as_path())).collect();
        minify(&project, &jobs).unwrap();
        for ((_, path), (_, file, _, part)) in paths.iter().zip(cases) {
            let small = fs::read_to_string(path).unwrap();
            assert!(small.contains(part) && !small.contains("why") && !small.contains("?."), "{file}: {small}");
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
