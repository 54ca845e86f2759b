//! An author's own tables for a page that shows them: read as `cargo xtask check` reads them, written as a page carries them.

use crate::check::{in_the_way, report, tables};
use crate::error::Error;
use crate::own_package;
use crate::project::Project;
use civic_atlas::model::Lang;
use civic_atlas::owndata::{Answers, Canonical, Native, Payload, link, read};
use std::fs;
use std::path::{Path, PathBuf};

/// Reads a folder or file and writes its data into a file of the target folder, whose path is returned.
pub fn write(project: &Project, path: &Path) -> Result<PathBuf, Error> {
    let text = link::write(&payload(path)?.write(false));
    let file = project.root().join("target/own-data.txt");
    fs::create_dir_all(project.root().join("target")).map_err(Error::file("made", &file))?;
    fs::write(&file, text).map_err(Error::file("written", &file))?;
    Ok(file)
}

fn payload(path: &Path) -> Result<Payload, Error> {
    if let Some(files) = own_package::in_folder(path)? {
        return package(files);
    }
    let (mut rows, mut open) = (Canonical::default(), 0);
    for table in tables(path)? {
        let bytes = fs::read(&table).map_err(Error::file("read", &table))?;
        let reading = read(&bytes, &Answers::default(), &Native);
        if let Some(files) = own_package::in_archive(&reading)? {
            return package(files);
        }
        open += report(&table, &reading, Lang::En);
        rows = rows.and(Canonical::of(&reading));
    }
    if open > 0 {
        return Err(in_the_way(open));
    }
    if rows.is_empty() {
        return Err(Error::found(format!("{} holds nothing to draw", path.display()), "give a table with rows"));
    }
    Ok(Payload::Rows(rows))
}

fn package(files: Vec<(String, String)>) -> Result<Payload, Error> {
    own_package::fitting(&files)?;
    Ok(Payload::Package(files))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str) -> Result<Payload, Error> {
        payload(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path))
    }

    #[test]
    fn tables_and_packages_become_what_a_page_carries() {
        let Ok(Payload::Rows(rows)) = of("tests/data/12-one-sheet.xlsx") else { panic!("a workbook") };
        assert_eq!(rows.counts.len(), 7);
        let Ok(Payload::Package(files)) = of("public/data") else { panic!("the atlas's own package") };
        assert!(files.iter().any(|(name, text)| name == "series.csv" && !text.is_empty()));
        let text = link::write(&Payload::Package(files.clone()).write(false));
        let read = link::read(&text, civic_atlas::owndata::MOST_BYTES).unwrap();
        assert_eq!(Payload::read(&read), Some((Payload::Package(files), false)));
    }

    #[test]
    fn what_is_refused_or_open_stops_the_build() {
        assert!(of("tests/data/30-range.tsv").unwrap_err().to_string().contains("3 cells"));
        assert!(of("tests/data/37-day-or-month.tsv").is_err());
        assert!(of("src/text").is_err());
    }
}
