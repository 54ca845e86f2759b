//! Turns a catalogue of `src/text` into an enumeration of messages and a table of their words in each language.

use crate::model::{Lang, PerLang, Table};
use crate::pseudo::made;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

/// The catalogue as the program carries it.
pub struct Catalogue {
    /// Rust source of the enumeration of messages.
    pub names: String,
    /// The words by language, a row for each message in the order of the enumeration.
    pub words: PerLang<Table>,
}

/// Reads a catalogue; its messages become the enumeration of this name.
///
/// # Errors
/// A sentence with the line of the first message that lacks a language or stands twice.
pub fn generate(path: &Path, name_of_all: &str) -> Result<Catalogue, String> {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let mut reader = csv::Reader::from_path(path).map_err(|error| format!("src/text/{file}: {error}"))?;
    let (mut names, mut all, mut keys) = (String::new(), String::new(), String::new());
    let mut words: Vec<PerLang<&'static str>> = Vec::new();
    let header: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(String::from).collect(),
        Err(error) => return Err(format!("src/text/{file}: {error}")),
    };
    if let Some(lang) = Lang::written().find(|lang| !header.iter().any(|column| column == lang.tag())) {
        return Err(format!("src/text/{file}, line 1: there is no column `{}`", lang.tag()));
    }
    let mut seen = BTreeSet::new();
    for record in reader.records() {
        let record = record.map_err(|error| format!("src/text/{file}: {error}"))?;
        let line = record.position().map_or(0, csv::Position::line);
        let key = record.get(0).unwrap_or_default();
        let name = variant(key).ok_or_else(|| {
            format!("src/text/{file}, line {line}, field key: `{key}` is not words of a-z and 0-9 joined by -")
        })?;
        if !seen.insert(name.clone()) {
            return Err(format!("src/text/{file}, line {line}, field key: `{key}` stands twice"));
        }
        let own = |lang: Lang| {
            let column = header.iter().position(|column| column == lang.tag());
            column.and_then(|column| record.get(column)).unwrap_or_default()
        };
        if let Some(lang) = Lang::written().find(|lang| own(*lang).trim().is_empty()) {
            let tag = lang.tag();
            return Err(format!("src/text/{file}, line {line}, field {tag}: `{key}` has no words in this language"));
        }
        words.push(PerLang::from_fn(|lang| -> &'static str {
            match lang.rules().made_from {
                None => own(lang).to_string().leak(),
                Some(other) => made(own(other)).leak(),
            }
        }));
        let english = own(Lang::En);
        let _ = writeln!(names, "    /// {english}\n    {name},");
        let _ = write!(all, "{name_of_all}::{name},");
        let _ = write!(keys, "{key:?},");
    }
    let names = format!(
        "/// A message of the catalogue. Its English words are its documentation.\n\
         #[allow(rustdoc::all)]\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum {name_of_all} {{\n{names}}}\n\n\
         impl {name_of_all} {{\n    /// How many messages there are.\n    pub(crate) const COUNT: usize = {count};\n\n    \
         const ALL: [{name_of_all}; {count}] = [{all}];\n\n    const KEYS: [&'static str; {count}] = [{keys}];\n\n    \
         /// The message of a key of the catalogue; `None` if there is none.\n    \
         pub fn named(key: &str) -> Option<{name_of_all}> {{\n        \
         let at = Self::KEYS.iter().position(|known| *known == key)?;\n        Some(Self::ALL[at])\n    }}\n}}\n",
        count = seen.len()
    );
    let words = PerLang::from_fn(|lang| {
        Table::new("messages").with("text", words.iter().map(|message| message[lang]).collect())
    });
    Ok(Catalogue { names, words })
}

/// `date-year-span` as `DateYearSpan`.
fn variant(key: &str) -> Option<String> {
    let word = |word: &str| {
        let plain = word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        let first = word.chars().next().filter(|_| plain)?;
        Some(format!("{}{}", first.to_ascii_uppercase(), &word[1..]))
    };
    key.split('-').map(word).collect()
}
