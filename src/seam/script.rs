//! What passes between the programs and the scripts of the page, which know no Rust: events with a text, names of files,
//! attributes. The tests below hold the scripts against what stands here.

use super::Program;
use crate::bundle::File;

/// The event that carries [`super::ToPages`].
pub const TO_PAGES: &str = "civic-atlas-to-pages";

/// The event that carries [`super::ShownPage`] to a program; the program's name follows.
pub const TO_PROGRAM: &str = "civic-atlas-to-";

/// The event that brings a workbook to the program that reads them.
pub const TO_WORKBOOKS: &str = "civic-atlas-to-workbooks";
/// The event that brings its answer: what became of a workbook; at first nothing, which says that it listens.
pub const FROM_WORKBOOKS: &str = "civic-atlas-from-workbooks";

/// The event that carries [`super::ToAtlas`].
pub const TO_ATLAS: &str = "civic-atlas-to-atlas";

/// The event by which the start script brings a file: a list of the file's name and its bytes, which are missing when the
/// file cannot be had.
pub const FILE_CAME: &str = "civic-atlas-file";

/// The event by which the start script says that a program, named by [`Program::name`], cannot be had.
pub const PROGRAM_FAILED: &str = "civic-atlas-program-failed";

/// The event by which the program of lessons says where a lesson stands: the link of the step, and behind a space `end` once
/// the lesson is through. Only the archive for SCORM listens.
pub const LESSON: &str = "civic-atlas-lesson";

/// What a program tells the scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToScript {
    /// It has stopped for ever.
    Panicked,
    /// A program is needed now.
    Need(Program),
    /// All that the page shows at first is drawn.
    Drawn,
    /// A file is wanted.
    Fetch(Wanted),
}

impl ToScript {
    /// The name of the event, and the text that goes with it.
    pub fn event(self) -> (&'static str, String) {
        match self {
            ToScript::Panicked => ("civic-atlas-panic", String::new()),
            ToScript::Need(program) => ("civic-atlas-need", program.name().to_string()),
            ToScript::Drawn => ("civic-atlas-drawn", String::new()),
            ToScript::Fetch(file) => ("civic-atlas-fetch", file.name()),
        }
    }
}

/// What the start script fetches. The address of a file stands on its element, in the data attribute of the file's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The words with which the program starts, in the language that the start script takes for the reader's. They come
    /// under the name of that file.
    FirstWords,
    /// A file.
    File(File),
}

impl Wanted {
    /// Its name to the start script: `words` for the first words, `words-en` for those of English.
    pub fn name(self) -> String {
        match self {
            Wanted::FirstWords => "words".to_string(),
            Wanted::File(file) => file.name(),
        }
    }
}

/// The attribute of the root element with the link of the view. This and the next ones are the first program's, for style
/// sheets and scripts.
pub const VIEW: &str = "data-view";

/// The slug of the page shown.
pub const PAGE: &str = "data-page";

/// The language spoken. Translators change `lang` to theirs, so that nothing asks that.
pub const SPOKEN: &str = "data-spoken";

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
    use crate::model::Lang;
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
        let to_script =
            [ToScript::Panicked, ToScript::Need(Program::Pages), ToScript::Drawn, ToScript::Fetch(Wanted::FirstWords)]
                .map(|say| say.event().0);
        let mut known: BTreeSet<&str> = to_script.into_iter().chain([FILE_CAME, PROGRAM_FAILED]).collect();
        assert_eq!(events(&boot.1), known);
        known.insert(LESSON);
        for (name, script) in &all {
            assert!(
                events(script).is_subset(&known),
                "{name} knows events that the seam does not: {:?}",
                events(script)
            );
        }
    }

    #[test]
    fn the_start_script_knows_the_first_words_in_every_language() {
        let first = Wanted::FirstWords.name();
        assert_eq!(File::named(&first), None, "it is the name of no file");
        let boot = scripts().into_iter().find(|(name, _)| name == "boot.js").unwrap().1;
        assert!(boot.contains(&format!("=== \"{first}\"")), "boot.js does not know the first words");
        // The build puts the list of languages in front of it.
        assert!(boot.contains("LANGUAGES.find(") && boot.contains(&format!("\"{first}-\" + ")));
        for lang in Lang::ALL {
            assert_eq!(File::Words(lang).name(), [&first, "-", lang.tag()].concat());
        }
    }

    #[test]
    fn scripts_read_only_attributes_that_the_first_program_sets() {
        for (name, script) in scripts() {
            let read = script.split("\"data-").skip(1).filter_map(|rest| rest.split('"').next());
            for attribute in read {
                let is_known = [VIEW, EMBED, PAGE, SPOKEN, THEME]
                    .iter()
                    .any(|known| known.trim_start_matches("data-") == attribute);
                assert!(is_known, "{name} reads data-{attribute}");
            }
        }
    }
}
