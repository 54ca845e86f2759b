//! What passes between the programs and the scripts of the page, which know no Rust: events with a text, names of files,
//! attributes. The tests below hold the scripts against what stands here.

use crate::model::Lang;

/// The event that carries [`super::ToPages`].
pub const TO_PAGES: &str = "civic-atlas-to-pages";

/// The event that carries [`super::ToAtlas`].
pub const TO_ATLAS: &str = "civic-atlas-to-atlas";

/// The event by which the start script brings a file: the file's name, and after a line feed its text, which is missing
/// when the file cannot be had.
pub const FILE_CAME: &str = "civic-atlas-file";

/// The event by which the start script says that the second program cannot be had.
pub const PAGES_FAILED: &str = "civic-atlas-pages-failed";

/// What a program tells the scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToScript {
    /// It has stopped for ever.
    Panicked,
    /// The second program is needed now.
    NeedPages,
    /// All that the page shows at first is drawn.
    Drawn,
    /// A file is wanted.
    Fetch(File),
}

impl ToScript {
    /// The name of the event, and the text that goes with it.
    pub fn event(self) -> (&'static str, String) {
        match self {
            ToScript::Panicked => ("civic-atlas-panic", String::new()),
            ToScript::NeedPages => ("civic-atlas-need", String::new()),
            ToScript::Drawn => ("civic-atlas-drawn", String::new()),
            ToScript::Fetch(file) => ("civic-atlas-fetch", file.name()),
        }
    }
}

/// A file that the start script fetches. The address stands on its element, in a data attribute of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// The words with which the program starts, in the language that the start script takes for the reader's. They come
    /// under the name of that language.
    FirstWords,
    /// The words of a language.
    Words(Lang),
    /// The longer words of records.
    Details,
}

impl File {
    /// Its name to the start script: `wordsEn` for the words of English.
    pub fn name(self) -> String {
        match self {
            File::FirstWords => "words".to_string(),
            File::Words(lang) => {
                let (first, rest) = lang.tag().split_at(1);
                ["words", &first.to_ascii_uppercase(), rest].concat()
            }
            File::Details => "details".to_string(),
        }
    }

    /// The file of a name; `None` for one that no program asks for.
    pub fn named(name: &str) -> Option<File> {
        let all = [File::FirstWords, File::Details].into_iter().chain(Lang::ALL.map(File::Words));
        all.into_iter().find(|file| file.name() == name)
    }
}

/// The attribute of the start script's element with the address of the second program's style sheet.
pub const PAGES_STYLE: &str = "data-pages-style";

/// The attribute of the root element with the link of the view. This and the next ones are the first program's, for style
/// sheets and scripts.
pub const VIEW: &str = "data-view";

/// The slug of the page shown.
pub const PAGE: &str = "data-page";

/// Stands there while the page is compact in a frame of another page.
pub const EMBED: &str = "data-embed";

/// Stands there in a frame of another page, which may refuse to print and to save without a word.
pub const FRAMED: &str = "data-framed";

/// The colours that the reader chose: `light` or `dark`.
pub const THEME: &str = "data-theme";

/// Stands there while the page is enlarged by two fingers: a style sheet then leaves one finger to the browser.
pub const PINCHED: &str = "data-pinched";

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::fs;

    /// Each script of the page with its name.
    fn scripts() -> Vec<(String, String)> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/public");
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut scripts: Vec<_> = files
            .filter(|path| path.extension().is_some_and(|extension| extension == "js"))
            .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap()))
            .collect();
        scripts.sort();
        scripts
    }

    /// The events that scripts listen to or raise: names in quotation marks behind one of these calls.
    fn events(script: &str) -> BTreeSet<&str> {
        let calls = ["addEventListener(\"", "new CustomEvent(\""];
        let names = calls.into_iter().flat_map(|call| script.split(call).skip(1));
        names.filter_map(|rest| rest.split('"').next()).filter(|name| name.starts_with("civic-atlas-")).collect()
    }

    #[test]
    fn the_start_script_knows_every_event_and_no_other() {
        let all = scripts();
        let boot = all.iter().find(|(name, _)| name == "boot.js").unwrap();
        let to_script = [ToScript::Panicked, ToScript::NeedPages, ToScript::Drawn, ToScript::Fetch(File::Details)]
            .map(|say| say.event().0);
        let known: BTreeSet<&str> = to_script.into_iter().chain([FILE_CAME, PAGES_FAILED]).collect();
        assert_eq!(events(&boot.1), known);
        for (name, script) in &all {
            assert!(
                events(script).is_subset(&known),
                "{name} knows events that the seam does not: {:?}",
                events(script)
            );
        }
    }

    #[test]
    fn every_file_has_one_name_and_the_start_script_fetches_the_first_words_by_theirs() {
        let files = [File::FirstWords, File::Details].into_iter().chain(Lang::ALL.map(File::Words));
        for file in files {
            assert_eq!(File::named(&file.name()), Some(file));
        }
        let boot = scripts().into_iter().find(|(name, _)| name == "boot.js").unwrap().1;
        assert!(
            boot.contains(&format!("=== \"{}\"", File::FirstWords.name())),
            "boot.js does not know the first words"
        );
        for lang in Lang::ALL {
            let name = File::Words(lang).name();
            let rest = name.strip_prefix(&File::FirstWords.name()).unwrap();
            assert!(boot.contains(&format!("\"{rest}\"")), "boot.js does not know the words of {lang:?}");
        }
    }

    #[test]
    fn scripts_read_only_attributes_that_the_first_program_sets() {
        for (name, script) in scripts() {
            let read = script.split("\"data-").skip(1).filter_map(|rest| rest.split('"').next());
            for attribute in read {
                let is_known =
                    [VIEW, EMBED, PAGE, THEME].iter().any(|known| known.trim_start_matches("data-") == attribute);
                assert!(is_known, "{name} reads data-{attribute}");
            }
        }
    }
}
