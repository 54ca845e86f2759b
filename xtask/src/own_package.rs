//! An author's data package, in a folder or a ZIP file: held against the schema of the atlas, and what stands out in it.

use crate::check::tables;
use crate::error::Error;
use crate::run::say;
use civic_atlas::bundle::{own_package, schema};
use civic_atlas::model::{Lang, Table, table};
use civic_atlas::owndata::{Payload, Reading, noticed_in_tables, noticed_words, of_package};
use std::fs;
use std::path::Path;

/// What makes a folder a data package in the schema of the atlas, beside counts or events.
const NEEDED: [&str; 2] = ["datapackage.json", "sources.csv"];

/// A package of events alone has no series.
const EITHER: [&str; 2] = ["series.csv", "events.csv"];

/// The most problems that are listed.
const LISTED: usize = 20;

/// The files of a package by their names.
type Files = Vec<(String, String)>;

/// The package that a folder is, if it is one.
pub fn in_folder(folder: &Path) -> Result<Option<Files>, Error> {
    let has = |name: &&str| folder.join(name).is_file();
    if !NEEDED.iter().all(&has) || !EITHER.iter().any(has) {
        return Ok(None);
    }
    let mut files = Files::new();
    for path in tables(folder)?.into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "csv")) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.push((name, fs::read_to_string(&path).map_err(Error::file("read", &path))?));
    }
    Ok(Some(files))
}

/// The package that a ZIP file holds, if it holds one.
pub fn in_archive(reading: &Reading) -> Result<Option<Files>, Error> {
    if reading.package.is_empty() {
        return Ok(None);
    }
    match Payload::of_package(&reading.package) {
        Some(Payload::Package(files)) => Ok(Some(files)),
        _ => Err(unfit("one of its files is not in UTF-8")),
    }
}

/// The tables of a package, once they fit the schema.
pub fn fitting(files: &[(String, String)]) -> Result<Vec<Table>, Error> {
    own_package::of_files(schema(), files, of_package).map_err(|problems| {
        let lines: String = problems.iter().take(LISTED).map(|problem| format!("\n  {problem}")).collect();
        unfit(&format!("{} places do not:{lines}", problems.len()))
    })
}

/// Says what a package holds, and what stands out in its counts: computed, and no reason to fail.
pub fn report(path: &Path, files: &[(String, String)], lang: Lang) -> Result<(), Error> {
    let tables = fitting(files)?;
    let rows = |name| table::find(&tables, name).map_or(0, Table::len);
    say(format_args!(
        "{}: a data package that fits its schema, with {} counts, {} events and {} checks",
        path.display(),
        rows("observations"),
        rows("events"),
        rows("checks"),
    ));
    for found in noticed_in_tables(&tables, lang) {
        say(format_args!("  computed {}", noticed_words(lang, &found)));
    }
    Ok(())
}

fn unfit(what: &str) -> Error {
    Error::found(
        format!("the data package does not fit the schema of the atlas: {what}"),
        "compare it with public/data/datapackage.json, or give tables instead",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{CompressionMethod, archive};
    use civic_atlas::owndata::{Answers, Native, read};

    fn public_data() -> Files {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/data");
        in_folder(&folder).unwrap().expect("the atlas's own package")
    }

    #[test]
    fn a_folder_is_a_package_or_not() {
        assert!(public_data().iter().any(|(name, text)| name == "series.csv" && !text.is_empty()));
        let tables = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data");
        assert_eq!(in_folder(&tables).unwrap(), None);
    }

    #[test]
    fn a_zip_file_of_a_package_is_the_same_package() {
        let mut files = public_data();
        files.push(("datapackage.json".to_owned(), "{}".to_owned()));
        let bytes = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
        let zip = archive(bytes, CompressionMethod::Deflated).unwrap();
        let reading = read(&zip, &Answers::default(), &Native);
        let found = in_archive(&reading).unwrap().expect("a package");
        assert_eq!(fitting(&found).unwrap(), fitting(&public_data()).unwrap());
        let table = read(b"place,date,value\nOsh,2000,95\n", &Answers::default(), &Native);
        assert_eq!(in_archive(&table).unwrap(), None);
    }

    #[test]
    fn what_does_not_fit_is_named_with_its_file_line_and_column() {
        let mut files = public_data();
        report(Path::new("atlas"), &files, Lang::En).unwrap();
        let events = files.iter_mut().find(|(name, _)| name == "events.csv").unwrap();
        events.1 = events.1.replacen("2003-03-17", "2003-03-77", 1);
        let said = fitting(&files).unwrap_err().to_string();
        assert!(said.contains("events.csv, line ") && said.contains("2003-03-77"), "{said}");
        files[0].1.insert(0, '"');
        assert!(fitting(&files).unwrap_err().to_string().contains(&files[0].0));
    }
}
