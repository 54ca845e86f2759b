//! `cargo xtask check`: reads tables as the page *Your data* reads them, and says the same of each cell.

use crate::error::Error;
use crate::own_package;
use crate::run::say;
use civic_atlas::model::Lang;
use civic_atlas::owndata::{
    Answers, Ask, Canonical, Fate, Mark, Native, Reading, choice_words, noticed, noticed_words, question_words, read,
    whole_line,
};
use std::fs;
use std::path::{Path, PathBuf};

/// What to check.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    path: PathBuf,
    lang: Lang,
}

impl Options {
    /// Reads the words after `check`.
    pub fn parse(words: &[String]) -> Result<Self, Error> {
        let (path, lang) = match words {
            [path] => (path, Lang::En),
            [path, flag, tag] if flag == "--lang" => {
                let lang = Lang::from_tag(tag);
                (path, lang.ok_or_else(|| Error::usage(format!("there is no language \"{tag}\": en, uz or ru")))?)
            }
            _ => return Err(Error::usage("check takes a folder or a file, and --lang en, uz or ru".to_owned())),
        };
        Ok(Self { path: PathBuf::from(path), lang })
    }
}

/// Reads every table of a folder, or one file, or a data package; refused cells and open questions make it fail.
pub fn check(options: &Options) -> Result<(), Error> {
    if let Some(files) = own_package::in_folder(&options.path)? {
        return own_package::report(&options.path, &files, options.lang);
    }
    let mut open = 0;
    for path in tables(&options.path)? {
        let bytes = fs::read(&path).map_err(Error::file("read", &path))?;
        let reading = read(&bytes, &Answers::default(), &Native);
        if let Some(files) = own_package::in_archive(&reading)? {
            own_package::report(&path, &files, options.lang)?;
            continue;
        }
        open += report(&path, &reading, options.lang);
    }
    if open == 0 { Ok(()) } else { Err(in_the_way(open)) }
}

/// That so much stands in the way.
pub fn in_the_way(open: usize) -> Error {
    Error::found(
        format!("{open} cells, rows or questions stand in the way; each is named above"),
        "change them in the table, or bring it to the page Your data and answer there",
    )
}

/// The file, or the tables of the folder in the order of their names.
pub fn tables(path: &Path) -> Result<Vec<PathBuf>, Error> {
    if path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path).map_err(Error::file("read", path))? {
        let path = entry.map_err(Error::file("read", path))?.path();
        let kind = path.extension().map(|kind| kind.to_string_lossy().to_lowercase()).unwrap_or_default();
        if ["csv", "tsv", "txt", "xlsx", "xls", "ods", "json", "zip"].contains(&kind.as_str()) {
            found.push(path);
        }
    }
    found.sort();
    if found.is_empty() {
        return Err(Error::found(
            format!("{} holds no table", path.display()),
            "give a folder with CSV, TSV, XLSX, ODS or JSON",
        ));
    }
    Ok(found)
}

/// Says what was read, and how much of it stands in the way.
pub fn report(path: &Path, reading: &Reading, lang: Lang) -> usize {
    let rows = reading.rows.len();
    let drawn = reading.rows_of(Fate::Drawn);
    say(format_args!(
        "{}: {drawn} of {rows} rows drawn, {} of them interpreted; {} refused, {} waiting, {} left out",
        path.display(),
        reading.interpreted(),
        reading.rows_of(Fate::Refused),
        reading.rows_of(Fate::Waits),
        reading.rows_of(Fate::LeftOut),
    ));
    let at_cells =
        |wanted: fn(&Mark) -> bool| reading.marks.iter().map(|marked| &marked.mark).filter(move |mark| wanted(mark));
    for finding in &reading.notes {
        say(format_args!("  note     {}", whole_line(lang, finding)));
    }
    for mark in at_cells(|mark| matches!(mark, Mark::Note(_))) {
        if let Mark::Note(finding) = mark {
            say(format_args!("  note     {}", whole_line(lang, finding)));
        }
    }
    let mut open = reading.refusals.len();
    for finding in &reading.refusals {
        say(format_args!("  refused  {}", whole_line(lang, finding)));
    }
    for mark in at_cells(|mark| matches!(mark, Mark::Refused(_))) {
        if let Mark::Refused(finding) = mark {
            say(format_args!("  refused  {}", whole_line(lang, finding)));
            open += 1;
        }
    }
    // Computed, and no reason to fail: each of them can be right.
    for found in noticed(&Canonical::of(reading)) {
        say(format_args!("  computed {}", noticed_words(lang, &found)));
    }
    for question in &reading.questions {
        let choices = question.choices.iter().map(|choice| match choice.preview.as_str() {
            "" => choice_words(lang, question.ask, choice),
            preview => format!("{} ({preview})", choice_words(lang, question.ask, choice)),
        });
        say(format_args!("  question {} {}", question_words(lang, question), choices.collect::<Vec<_>>().join(" / ")));
        // A table without a source can be drawn; the picture then says so.
        open += usize::from(question.ask != Ask::Source);
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options, Error> {
        Options::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn options_are_read() {
        assert_eq!(parse("a").unwrap(), Options { path: PathBuf::from("a"), lang: Lang::En });
        assert_eq!(parse("a --lang ru").unwrap(), Options { path: PathBuf::from("a"), lang: Lang::Ru });
        assert!(parse("").is_err() && parse("a --lang xx").is_err() && parse("a b").is_err());
    }

    #[test]
    fn good_tables_pass_and_others_do_not() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data");
        let check = |name: &str| check(&Options { path: data.join(name), lang: Lang::En });
        assert!(check("01-utf8.csv").is_ok() && check("12-one-sheet.xlsx").is_ok());
        assert!(check("../../public/data").is_ok());
        assert!(check("30-range.tsv").unwrap_err().to_string().starts_with("3 cells"));
        assert!(check("37-day-or-month.tsv").is_err());
    }
}
