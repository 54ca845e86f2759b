//! Makes the programs of a release small, with wasm-opt; it also gives short names to what a program and its glue import
//! from and export to each other, and prints them, so that the glue can follow.
//!
//! wasm-bindgen names each import by what it does and a hash of 16 digits. Both files carry them, and hashes do not
//! compress: a hundred of them are more than a kilobyte in each.

use super::minify::{Kind, minify};
use crate::error::Error;
use crate::project::Project;
use crate::run::output;
use crate::tools;
use civic_atlas::seam::Program;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// A program as Trunk leaves it, and what wasm-opt is to do with it.
pub struct Built {
    pub glue: String,
    pub wasm: String,
    passes: &'static str,
}

/// The files of a program.
pub fn built(program: Program) -> Built {
    let (name, passes) = match program {
        // Flattened, and its loops found anew, which takes 2,000 bytes off what a reader waits for.
        Program::Atlas => {
            ("civic-atlas", "-Os -aimfs=4 -ocimfs=200 --flatten --rereloop -Os --flatten --rereloop -O1 -Os")
        }
        program => (program.name(), "-Os"),
    };
    Built { glue: format!("{name}.js"), wasm: format!("{name}_bg.wasm"), passes }
}

/// For every program. The features are stripped in the same run as names are shortened: a run that does not know them
/// refuses the program, and one that is told all of them writes imports that browsers do not know.
const ALWAYS: &str = "--low-memory-unused --zero-filled-memory --strip-producers --strip-target-features \
    --minify-imports-and-exports-and-modules";

/// Rewrites the programs and their glue in the folder.
pub fn shrink(project: &Project, folder: &Path) -> Result<(), Error> {
    for program in [Program::Atlas].into_iter().chain(Program::FETCHED).map(built) {
        let (glue, wasm) = (folder.join(&program.glue), folder.join(&program.wasm));
        let mut optimizer = tools::wasm_opt(project);
        optimizer.args(program.passes.split_whitespace()).args(ALWAYS.split_whitespace());
        let names = output(optimizer.arg(&wasm).arg("--output").arg(&wasm))?;
        let text = fs::read_to_string(&glue).map_err(Error::file("read", &glue))?;
        let text = renamed(&text, &names).map_err(|name| {
            Error::found(
                format!("{} does not hold {name} as often as expected", program.glue),
                "see what this version of wasm-bindgen writes; xtask/src/postprocess/programs.rs renames it",
            )
        })?;
        fs::write(&glue, text).map_err(Error::file("written", &glue))?;
        minify(project, &[(Kind::Module, &glue, &glue)])?;
    }
    Ok(())
}

/// The glue with the names that wasm-opt printed: a list of imports, each with its module, and one of exports. Refused, with
/// the name in question, where the glue does not hold an import or its module exactly once.
fn renamed(glue: &str, names: &str) -> Result<String, String> {
    let names: Value = serde_json::from_str(names).map_err(|error| error.to_string())?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut glue = glue.to_owned();
    let mut modules: Vec<String> = Vec::new();
    for import in names["imports"].as_array().into_iter().flatten() {
        let module = text(&import[0]);
        if !modules.contains(&module) {
            modules.push(module);
        }
        // A property of the object that holds what the program may call.
        glue = replaced(&glue, &format!(" {}:", text(&import[1])), &format!(" {}:", text(&import[2])))?;
    }
    // wasm-opt calls every module so.
    for module in modules {
        glue = replaced(&glue, &format!("\"{module}\""), "\"a\"")?;
    }
    for export in names["exports"].as_array().into_iter().flatten() {
        glue = with_export(&glue, &text(&export[0]), &text(&export[1]));
    }
    Ok(glue)
}

fn replaced(glue: &str, old: &str, new: &str) -> Result<String, String> {
    if glue.matches(old).count() == 1 { Ok(glue.replacen(old, new, 1)) } else { Err(old.trim().to_owned()) }
}

/// The glue with another name for an export, wherever it stands as a property of `wasm`.
fn with_export(glue: &str, old: &str, new: &str) -> String {
    let old = format!("wasm.{old}");
    let mut parts = glue.split(&old);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_longer = part.starts_with(|sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '$'));
        text.push_str(if is_longer { &old } else { "wasm." });
        text.push_str(if is_longer { "" } else { new });
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &str =
        r#"{"imports":[["./p_bg.js","__wbg_get_0a","$"]],"exports":[["__wbindgen_malloc","b"],["memory","c"]]}"#;
    const GLUE: &str = "const import0 = { __proto__: null,\n __wbg_get_0a: function() {},\n __wbg_get_0ab: f };\n\
        x({ \"./p_bg.js\": import0 }); wasm.__wbindgen_malloc_more(); g(wasm.__wbindgen_malloc, wasm.memory, a.memory);";

    #[test]
    fn the_glue_follows_the_program() {
        let wanted = GLUE
            .replace(" __wbg_get_0a:", " $:")
            .replace("./p_bg.js", "a")
            .replace("wasm.__wbindgen_malloc,", "wasm.b,")
            .replace("wasm.memory", "wasm.c");
        assert_eq!(renamed(GLUE, NAMES).unwrap(), wanted);
    }

    #[test]
    fn an_import_that_the_glue_lacks_or_has_twice_is_refused() {
        assert!(renamed(&GLUE.replace("__wbg_get_0a:", "b:"), NAMES).unwrap_err().contains("__wbg_get_0a"));
        assert!(renamed(&format!("{GLUE} __wbg_get_0a:"), NAMES).unwrap_err().contains("__wbg_get_0a"));
        assert!(renamed(&GLUE.replace("./p_bg.js", "./q.js"), NAMES).unwrap_err().contains("./p_bg.js"));
        assert!(renamed(GLUE, "no JSON").is_err());
    }
}
