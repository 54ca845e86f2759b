//! What a source text declares, passes on and uses, as paths from the root of its crate.

use super::tokens::{Token, tokens};
use std::collections::{BTreeMap, BTreeSet};

/// A path from the root of the crate: modules, and behind them a name.
pub type Path = Vec<String>;

/// What is found in one file.
#[derive(Debug, Default)]
pub struct Uses {
    /// Names declared in the file's own module.
    pub declared: BTreeSet<String>,
    /// Types declared anywhere in the file, each with its line.
    pub types: Vec<(String, usize)>,
    /// What each name stands for that the file imports, whether it passes it on or not.
    pub imported: BTreeMap<String, Path>,
    /// Modules of which all names are passed on.
    pub globs: Vec<Path>,
    /// What the file itself needs, with the line.
    pub used: Vec<(Path, usize)>,
}

/// Reads the text of the module `module` of a crate with these modules.
pub fn uses(text: &str, module: &[String], modules: &BTreeSet<Path>) -> Uses {
    let tokens = tokens(text);
    let mut reading = Reading { tokens: &tokens, modules, here: module.to_vec(), found: Uses::default() };
    // Modules written inside the file, each with the depth of braces it was opened at.
    let (mut inline, mut depth) = (Vec::new(), 0usize);
    // Names passed on with `pub use`: needed by this file only if it names them again.
    let mut passed_on = Vec::new();
    let mut body = BTreeSet::new();
    let mut at = 0;
    while at < tokens.len() {
        if !(at > 0 && reading.word(at - 1) == "mod") {
            body.insert(reading.word(at).to_string());
        }
        match reading.word(at) {
            "{" => {
                if at >= 2 && reading.word(at - 2) == "mod" {
                    inline.push(depth);
                    reading.here.push(reading.word(at - 1).to_string());
                }
                depth += 1;
            }
            "}" => {
                depth = depth.saturating_sub(1);
                if inline.last() == Some(&depth) {
                    inline.pop();
                    reading.here.pop();
                }
            }
            // `use<T>` behind `impl Trait` says what that captures.
            "use" if reading.word(at + 1) != "<" => {
                let is_public = at > 0 && matches!(reading.word(at - 1), "pub" | ")");
                let (leaves, end) = reading.tree(at + 1, Vec::new());
                for leaf in leaves {
                    reading.import(leaf, is_public, inline.is_empty(), &mut passed_on);
                }
                at = end;
                continue;
            }
            "fn" | "struct" | "enum" | "trait" | "type" | "union" | "static" | "const" | "mod" | "macro_rules" => {
                reading.declare(at, inline.is_empty() && depth == 0);
            }
            _ => at = reading.path(at),
        }
        at += 1;
    }
    for (name, path, line) in passed_on {
        if body.contains(name.as_str()) {
            reading.found.used.push((path, line));
        }
    }
    reading.found
}

/// One name that a `use` brings in.
struct Leaf {
    path: Path,
    name: String,
    line: usize,
}

struct Reading<'a> {
    tokens: &'a [Token],
    modules: &'a BTreeSet<Path>,
    /// The module that is read, with those written inside the file.
    here: Path,
    found: Uses,
}

impl Reading<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text.as_str())
    }

    fn declare(&mut self, at: usize, is_own: bool) {
        let mut name = at + 1;
        while matches!(self.word(name), "mut" | "!") {
            name += 1;
        }
        let word = self.word(name).to_string();
        if is_own {
            self.found.declared.insert(word.clone());
        }
        // An associated type stands in braces and has no `pub`; a type's declaration has one or stands at the margin.
        let is_type = matches!(self.word(at), "struct" | "enum" | "trait" | "union" | "type");
        let is_associated = self.word(at) == "type" && !is_own;
        if is_type && !is_associated {
            self.found.types.push((word, self.tokens[at].line));
        }
    }

    /// The names of the tree of a `use` that starts at `at`, and where it ends.
    fn tree(&self, mut at: usize, mut path: Path) -> (Vec<Leaf>, usize) {
        loop {
            match self.word(at) {
                "::" => at += 1,
                "{" => {
                    let mut leaves = Vec::new();
                    at += 1;
                    while !matches!(self.word(at), "}" | "") {
                        let (more, end) = self.tree(at, path.clone());
                        leaves.extend(more);
                        at = end + usize::from(self.word(end) == ",");
                    }
                    return (leaves, at + 1);
                }
                "}" | "," | ";" | "" => break,
                "as" => {
                    let leaf = Leaf { path, name: self.word(at + 1).to_string(), line: self.tokens[at].line };
                    return (vec![leaf], at + 2);
                }
                "self" if !path.is_empty() => at += 1,
                word => {
                    path.push(word.to_string());
                    at += 1;
                }
            }
        }
        let name = path.last().cloned().unwrap_or_default();
        let line = self.tokens.get(at.saturating_sub(1)).map_or(0, |token| token.line);
        (vec![Leaf { path, name, line }], at)
    }

    fn import(&mut self, leaf: Leaf, is_public: bool, is_own: bool, passed_on: &mut Vec<(String, Path, usize)>) {
        let Some(mut path) = self.path_from_root(&leaf.path) else { return };
        if leaf.name == "*" {
            path.pop();
            if is_public {
                self.found.globs.push(path);
            } else {
                self.found.used.push((path, leaf.line));
            }
            return;
        }
        if is_public {
            passed_on.push((leaf.name.clone(), path.clone(), leaf.line));
        } else if !self.modules.contains(&path) {
            // A module that is only named says nothing yet: what is taken from it does.
            self.found.used.push((path.clone(), leaf.line));
        }
        if is_own || !self.found.imported.contains_key(&leaf.name) {
            self.found.imported.insert(leaf.name, path);
        }
    }

    /// Takes in a path in the code that starts at `at`; returns its last token.
    fn path(&mut self, at: usize) -> usize {
        if self.word(at + 1) != "::" || (at > 0 && matches!(self.word(at - 1), "::" | ".")) {
            return at;
        }
        let (mut path, mut end) = (vec![self.word(at).to_string()], at);
        while self.word(end + 1) == "::" && self.word(end + 2).starts_with(|c: char| c.is_alphabetic() || c == '_') {
            path.push(self.word(end + 2).to_string());
            end += 2;
        }
        if let Some(path) = self.path_from_root(&path) {
            self.found.used.push((path, self.tokens[at].line));
        }
        end
    }

    /// The path from the root of the crate; `None` for one that starts at another crate or at a name of this file.
    fn path_from_root(&self, path: &[String]) -> Option<Path> {
        let first = path.first()?;
        let mut from = match first.as_str() {
            // The package's own name, as main.rs writes it.
            "crate" | "civic_atlas" => return Some(path[1..].to_vec()),
            "self" => self.here.clone(),
            "super" => {
                let steps = path.iter().take_while(|step| *step == "super").count();
                let mut from = self.here[..self.here.len().checked_sub(steps)?].to_vec();
                from.extend_from_slice(&path[steps..]);
                return Some(from);
            }
            name => {
                let child: Path = self.here.iter().cloned().chain([name.to_string()]).collect();
                match self.found.imported.get(name) {
                    Some(imported) => imported.clone(),
                    None if self.modules.contains(&child) => child,
                    None => return None,
                }
            }
        };
        from.extend_from_slice(&path[1..]);
        Some(from)
    }
}
