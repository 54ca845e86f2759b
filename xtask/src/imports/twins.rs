//! Names of types: each stands for one thing in the whole crate, so that who reads or looks for it finds that one.

use super::circles::Sources;
use crate::error::Error;
use std::collections::BTreeMap;

/// Refuses a type's name that is declared twice.
pub fn check(sources: &Sources) -> Result<(), Error> {
    let twins = twins(sources.types());
    if twins.is_empty() {
        return Ok(());
    }
    let twins: Vec<String> = twins.iter().map(|(name, places)| format!("  {name}: {}", places.join(", "))).collect();
    let what = ["These names stand for several types:", &twins.join("\n")].join("\n");
    Err(Error::found(what, "call each by what it is in its own field"))
}

/// Names that are declared more than once, each with its places.
fn twins<'a>(files: impl Iterator<Item = (&'a str, &'a [(String, usize)])>) -> BTreeMap<&'a str, Vec<String>> {
    let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (file, types) in files {
        for (name, line) in types {
            places.entry(name).or_default().push(format!("{file}:{line}"));
        }
    }
    places.retain(|_, places| places.len() > 1);
    places
}

#[cfg(test)]
mod tests {
    use super::super::uses::uses;
    use super::*;

    #[test]
    fn a_name_of_two_types_is_found() {
        let types = |text| uses(text, &[], &Default::default()).types;
        let one = types("pub struct Shown;\nenum Part { A }\nfn f() { struct Held; }");
        let other = types("// struct Part\ntype Shown = u8;\nimpl I for A { type Held = B; }");
        let twins = twins([("one.rs", one.as_slice()), ("other.rs", other.as_slice())].into_iter());
        assert_eq!(twins.into_iter().collect::<Vec<_>>(), [("Shown", vec!["one.rs:1".into(), "other.rs:2".into()])]);
    }
}
