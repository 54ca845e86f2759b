//! Circles of files: a file that uses, by whatever way, a file that uses it. Such files can only be read together.
//!
//! What counts is where a name is declared, not where it is passed on: `pub use` in a `mod.rs` is no use by itself, and
//! who takes a name from there uses the file behind it. Declaring `mod x;` is no use either.

use super::uses::{Path, Uses, uses};
use crate::error::Error;
use std::collections::{BTreeMap, BTreeSet};

/// Refuses circles.
pub fn check(sources: &Sources) -> Result<(), Error> {
    let circles = sources.circles();
    if circles.is_empty() {
        return Ok(());
    }
    let circles: Vec<String> = circles.iter().map(|circle| circle.join("\n  ")).collect();
    let what = format!("These files use each other in a circle:\n  {}", circles.join("\n\n  "));
    Err(Error::found(what, "move what both need into a file of its own that uses neither"))
}

/// The sources of one crate.
pub struct Sources {
    files: BTreeMap<Path, File>,
    modules: BTreeSet<Path>,
}

struct File {
    /// As it is named to people.
    name: String,
    uses: Uses,
}

impl Sources {
    /// Reads files, each given by its module, its name and its text.
    pub fn new(files: &[(Path, String, String)]) -> Sources {
        let modules: BTreeSet<Path> = files.iter().map(|(module, ..)| module.clone()).collect();
        let read = |(module, name, text): &(Path, String, String)| {
            (module.clone(), File { name: name.clone(), uses: uses(text, module, &modules) })
        };
        Sources { files: files.iter().map(read).collect(), modules }
    }

    /// The circles, each as lines "a:line uses b" all the way round.
    fn circles(&self) -> Vec<Vec<String>> {
        let edges = self.edges();
        let mut left: BTreeSet<&Path> = edges.keys().copied().collect();
        let mut circles = Vec::new();
        while let Some(start) = left.pop_first() {
            // The shortest way back to where it started.
            let Some(way) = way_back(start, &edges) else { continue };
            for step in &way {
                left.remove(step);
            }
            let next = way.iter().skip(1).chain([&start]);
            let say = |(from, to): (&&Path, &&Path)| {
                let name = |module: &Path| &self.files[module].name;
                format!("{}:{} uses {}", name(from), edges[*from][*to], name(to))
            };
            circles.push(way.iter().zip(next).map(say).collect());
        }
        circles
    }

    /// The types of each file, with their lines.
    pub fn types(&self) -> impl Iterator<Item = (&str, &[(String, usize)])> {
        self.files.values().map(|file| (file.name.as_str(), file.uses.types.as_slice()))
    }

    /// Which file uses which, with the first line that does.
    fn edges(&self) -> BTreeMap<&Path, BTreeMap<&Path, usize>> {
        let mut edges: BTreeMap<&Path, BTreeMap<&Path, usize>> = BTreeMap::new();
        for (module, file) in &self.files {
            let of = edges.entry(module).or_default();
            for (path, line) in &file.uses.used {
                if let Some(to) = self.home(path, 0).filter(|to| *to != module) {
                    of.entry(to).or_insert(*line);
                }
            }
        }
        edges
    }

    /// The file in which the name at the end of a path is declared. `depth` ends the search in names that pass each other
    /// on without end.
    fn home(&self, path: &[String], depth: usize) -> Option<&Path> {
        let modules = (0..=path.len()).rev().find(|end| self.modules.contains(&path[..*end]))?;
        let (module, file) = self.files.get_key_value(&path[..modules])?;
        let Some(name) = path.get(modules).filter(|name| !file.uses.declared.contains(*name)) else {
            return Some(module);
        };
        if depth > 8 {
            return Some(module);
        }
        if let Some(imported) = file.uses.imported.get(name) {
            let whole: Path = imported.iter().chain(&path[modules + 1..]).cloned().collect();
            return self.home(&whole, depth + 1);
        }
        let declares = |glob: &&Path| self.files.get(*glob).is_some_and(|file| file.uses.declared.contains(name));
        match file.uses.globs.iter().find(declares) {
            Some(glob) => self.files.get_key_value(glob).map(|(module, _)| module),
            None => Some(module),
        }
    }
}

/// The shortest way from a file over others back to itself, without its end.
fn way_back<'a>(start: &'a Path, edges: &BTreeMap<&'a Path, BTreeMap<&'a Path, usize>>) -> Option<Vec<&'a Path>> {
    let mut ways: Vec<Vec<&Path>> = vec![vec![start]];
    let mut seen = BTreeSet::new();
    let mut at = 0;
    while let Some(way) = ways.get(at).cloned() {
        for to in edges[way[way.len() - 1]].keys() {
            if *to == start {
                return Some(way);
            }
            if seen.insert(*to) {
                ways.push(way.iter().copied().chain([*to]).collect());
            }
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(files: &[(&str, &str)]) -> Sources {
        let file = |(name, text): &(&str, &str)| {
            let module = name.trim_end_matches(".rs").trim_end_matches("/mod").split('/').map(String::from).collect();
            (module, name.to_string(), text.to_string())
        };
        Sources::new(&files.iter().map(file).collect::<Vec<_>>())
    }

    #[track_caller]
    fn case(files: &[(&str, &str)], circles: &[&[&str]]) {
        assert_eq!(sources(files).circles(), circles);
    }

    #[test]
    fn two_files_that_use_each_other_are_a_circle() {
        let frame = ("chart/frame.rs", "use super::growth::drawn;\npub struct Frame;");
        let growth = ("chart/growth.rs", "\nuse crate::chart::frame::Frame;\npub fn drawn() {}");
        let all = ["chart/frame.rs:1 uses chart/growth.rs", "chart/growth.rs:2 uses chart/frame.rs"];
        case(&[frame, growth], &[&all]);
        case(&[frame, ("chart/growth.rs", "pub fn drawn() {}")], &[]);
    }

    #[test]
    fn what_a_returned_closure_captures_is_no_import() {
        let captures = "fn f() -> impl Fn() + use<> {} fn g<T>() -> impl Fn() + use<T> {} use crate::b::B;";
        let there = "a:1 uses b";
        case(&[("a", captures), ("b", "use crate::a::A; pub struct B;")], &[&[there, "b:1 uses a"]]);
    }

    #[test]
    fn a_way_round_over_three_files_is_a_circle() {
        let files =
            [("a.rs", "use crate::b::B;"), ("b.rs", "fn f() { crate::c::c() }"), ("c.rs", "use crate::{a::A};")];
        case(&files, &[&["a.rs:1 uses b.rs", "b.rs:1 uses c.rs", "c.rs:1 uses a.rs"]]);
    }

    #[test]
    fn what_a_module_passes_on_is_used_where_it_is_declared() {
        let chart = ("chart/mod.rs", "mod plan;\nmod mark;\npub use plan::Plan;\npub use mark::*;");
        case(
            &[chart, ("chart/plan.rs", "use super::Mark;\npub struct Plan;"), ("chart/mark.rs", "pub enum Mark {}")],
            &[],
        );
        let mark = ("chart/mark.rs", "use crate::chart;\npub enum Mark {}\nfn f() -> chart::Plan {}");
        case(
            &[chart, ("chart/plan.rs", "use super::Mark;\npub struct Plan;"), mark],
            &[&["chart/mark.rs:3 uses chart/plan.rs", "chart/plan.rs:1 uses chart/mark.rs"]],
        );
    }

    #[test]
    fn a_child_that_uses_its_parent_makes_a_circle_only_with_a_parent_that_uses_it() {
        let child = ("chart/plan.rs", "use super::*;\npub fn draw() {}");
        case(&[("chart/mod.rs", "mod plan; pub const WIDE: f64 = 1.0;"), child], &[]);
        case(
            &[("chart/mod.rs", "mod plan;\nfn f() { plan::draw() }"), child],
            &[&["chart/mod.rs:2 uses chart/plan.rs", "chart/plan.rs:1 uses chart/mod.rs"]],
        );
    }

    #[test]
    fn a_module_written_inside_a_file_belongs_to_the_file() {
        case(
            &[("a.rs", "mod tests { use super::*; use super::super::b::B; }"), ("b.rs", "use crate::a::A;")],
            &[&["a.rs:1 uses b.rs", "b.rs:1 uses a.rs"]],
        );
    }
}
