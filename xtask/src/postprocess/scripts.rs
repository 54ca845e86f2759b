//! The scripts beside the programs: with the words they say, made small in a release, named by their content.

use super::minify::{Kind, minify};
use super::styles::{Addresses, LATE};
use super::{Profile, exactly_once};
use crate::digest::hashed_name;
use crate::error::Error;
use crate::project::Project;
use civic_atlas::bundle::File;
use civic_atlas::lessons::shelf;
use civic_atlas::model::Lang;
use civic_atlas::records::Library;
use civic_atlas::seam::Program;
use civic_atlas::text::{StartMsg, say_start};
use civic_atlas::view::Page;
use std::fs;
use std::path::Path;

/// A script of `public`, and the words it finds in its constant `words`, by their names there.
struct Script {
    file: &'static str,
    words: &'static [(&'static str, StartMsg)],
}

/// Scripts that only the start script names.
const NAMED_BY_BOOT: &[Script] = &[
    Script { file: "disk.js", words: &[("disk", StartMsg::Disk)] },
    Script { file: "embed.js", words: &[("full", StartMsg::FullView)] },
    Script { file: "later.js", words: &[("ready", StartMsg::NewVersion), ("show", StartMsg::ShowNewVersion)] },
];

/// The start script.
pub const BOOT: &str = "boot.js";

/// Scripts that the page names.
const NAMED_BY_PAGE: [&str; 2] = [BOOT, "old.js"];

/// Prepares the scripts in the folder, and returns the page that names them.
pub fn write(
    project: &Project,
    html: &str,
    folder: &Path,
    sheets: &Addresses,
    profile: Profile,
) -> Result<String, Error> {
    for script in NAMED_BY_BOOT {
        let path = folder.join(script.file);
        let text = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
        fs::write(&path, with_words(&text, script.words)).map_err(Error::file("written", &path))?;
    }
    let boot = folder.join(BOOT);
    let starts = fs::read_to_string(&boot).map_err(Error::file("read", &boot))?;
    fs::write(&boot, with_lists(&starts)).map_err(Error::file("written", &boot))?;
    if profile == Profile::Release {
        let all = NAMED_BY_BOOT.iter().map(|script| script.file).chain(NAMED_BY_PAGE);
        let paths: Vec<_> = all.map(|file| folder.join(file)).collect();
        let jobs: Vec<_> = paths.iter().map(|path| (Kind::Script, path.as_path(), path.as_path())).collect();
        minify(project, &jobs)?;
    }
    let mut starts = fs::read_to_string(&boot).map_err(Error::file("read", &boot))?;
    for script in NAMED_BY_BOOT {
        let name = renamed(folder, script.file)?;
        starts = with_reference(&starts, "", &format!("./{}", script.file), &format!("./{name}"))?;
    }
    starts = with_reference(&starts, "", &format!("./style/{LATE}"), &sheets.late)?;
    fs::write(&boot, starts).map_err(Error::file("written", &boot))?;
    let mut html = html.to_owned();
    for file in NAMED_BY_PAGE {
        let name = renamed(folder, file)?;
        html = with_reference(&html, "src=", &format!("./{file}"), &format!("./{name}"))?;
    }
    Ok(html)
}

/// Renames a file of the folder by its content and returns the new name.
pub fn renamed(folder: &Path, file: &str) -> Result<String, Error> {
    let old = folder.join(file);
    let content = fs::read(&old).map_err(Error::file("read", &old))?;
    let name = hashed_name(file, &content);
    fs::rename(&old, folder.join(&name)).map_err(Error::file("renamed", &old))?;
    Ok(name)
}

fn with_reference(text: &str, before: &str, old: &str, new: &str) -> Result<String, Error> {
    let reference = format!("{before}\"{old}\"");
    exactly_once(text, &reference)?;
    Ok(text.replace(&reference, &format!("{before}\"{new}\"")))
}

/// The start script in a block of its own, behind lists: the tags of all languages, and of each program that is fetched the
/// name, the slugs of its pages, and the files that it needs for most of them, with `*` for the language.
fn with_lists(text: &str) -> String {
    let list = |words: Vec<String>| words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(",");
    let languages = list(Lang::ALL.map(|lang| lang.tag().to_owned()).to_vec());
    let in_english = ["-", Lang::En.tag()].concat();
    let programs = Program::FETCHED.map(|program| {
        let pages = Page::ALL.into_iter().filter(|page| Program::of(*page) == program);
        let pages = list(pages.map(|page| page.slug().to_owned()).collect());
        let files = files_of(program, Lang::En).into_iter().map(File::name);
        let files = files.map(|name| name.strip_suffix(&in_english).map_or(name.clone(), |stem| format!("{stem}-*")));
        format!("[{},[{pages}],[{}]]", quoted(program.name()), list(files.collect()))
    });
    format!("{{const LANGUAGES=[{languages}],PROGRAMS=[{}];\n{text}\n}}\n", programs.join(","))
}

/// The files without which a program can show most of its pages nothing.
fn files_of(program: Program, lang: Lang) -> Vec<File> {
    match program {
        Program::Atlas => vec![File::Words(lang)],
        Program::Pages => Library::files_of(lang).to_vec(),
        Program::Yours => vec![File::Words(lang), File::Own(lang)],
        Program::Lessons => shelf::files_of(lang),
        Program::Workbooks => Vec::new(),
    }
}

/// A script in a block of its own, behind its words in all languages: `words.name` is a list of `[tag, text]`.
fn with_words(text: &str, words: &[(&str, StartMsg)]) -> String {
    let lists = words.iter().map(|(name, message)| {
        let texts = Lang::ALL.map(|lang| format!("[\"{}\",{}]", lang.tag(), quoted(say_start(lang, *message))));
        format!("{name}:[{}]", texts.join(","))
    });
    let lists: Vec<String> = lists.collect();
    format!("{{const words={{{}}};\n{text}\n}}\n", lists.join(","))
}

/// A text as JavaScript writes it. Messages have no control characters.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_mended_and_nothing_else() {
        let text = "<script src=\"./boot.js\"></script> ./boot.js";
        let mended = with_reference(text, "src=", "./boot.js", "./boot-1.js").unwrap();
        assert_eq!(mended, "<script src=\"./boot-1.js\"></script> ./boot.js");
        let said = with_reference("src=\"old.js\"", "src=", "./old.js", "./old-1.js").unwrap_err().to_string();
        assert!(said.contains("src=\"./old.js\" 0 times"), "{said}");
    }

    #[test]
    fn words_come_in_all_languages_and_cannot_end_the_script() {
        let text = with_words("say(words.a);", &[("a", StartMsg::Reload)]);
        assert!(text.starts_with("{const words={a:[[\"en\",\"Reload\"],[\"uz\","), "{text}");
        assert!(text.ends_with("say(words.a);\n}\n"), "{text}");
        assert_eq!(quoted("a \"b\" \\"), r#""a \"b\" \\""#);
    }

    #[test]
    fn the_start_script_has_its_lists() {
        let text = with_lists("start();");
        assert!(text.starts_with("{const LANGUAGES=[\"en\",\"uz\",\"ru\""), "{text}");
        assert!(Lang::ALL.iter().all(|lang| text.contains(&quoted(lang.tag()))), "{text}");
        assert!(text.contains("],PROGRAMS=[[\"pages\",[\"country\",") && !text.contains("\"growth\""), "{text}");
        assert!(text.contains("[\"yours\",[\"data\"],[\"words-*\",\"own-*\"]]"), "{text}");
        assert!(text.contains("[\"lessons\",[\"lessons\",\"lesson\"],[\"lessons-*\",\"words-*\","), "{text}");
        assert!(text.ends_with("];\nstart();\n}\n"), "{text}");
    }

    #[test]
    fn every_script_finds_the_words_it_says() {
        let project = crate::Project::find().unwrap();
        for script in NAMED_BY_BOOT {
            let text = project.text(&format!("public/{}", script.file)).unwrap();
            for (name, _) in script.words {
                assert!(text.contains(&format!("words.{name}")), "{} does not say {name}", script.file);
            }
            assert_eq!(text.matches("words.").count() > 0, !script.words.is_empty());
        }
    }
}
