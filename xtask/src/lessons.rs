//! `cargo xtask lessons`: what is wrong with lesson files, by line.

use crate::error::Error;
use crate::run::say;
use civic_atlas::bundle;
use civic_atlas::lessons::editions::{compare, editions};
use civic_atlas::lessons::{Lesson, ReadLesson, check::check, differences};
use civic_atlas::model::Lang;
use civic_atlas::records::Library;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Reads and checks the files, or those of `public/lessons` where none are named; those of one lesson are also held
/// against each other.
pub fn lessons(root: &Path, files: &[String]) -> Result<(), Error> {
    let mut paths: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
    if paths.is_empty() {
        let folder = root.join("public/lessons");
        for entry in fs::read_dir(&folder).map_err(Error::file("read", &folder))? {
            paths.push(entry.map_err(Error::file("read", &folder))?.path());
        }
        paths.sort();
    }
    let data = bundle::embedded().map_err(|error| Error::found(error.to_string(), "run `cargo check`"))?;
    let mut readings: Vec<(PathBuf, ReadLesson)> = Vec::new();
    for path in paths {
        let bytes = fs::read(&path).map_err(Error::file("read", &path))?;
        let mut all = editions(&bytes);
        all.iter_mut().for_each(|reading| check(reading, &data, Library::open()));
        compare(&mut all);
        readings.extend(all.into_iter().map(|reading| (path.clone(), reading)));
    }
    let originals: BTreeMap<String, (PathBuf, Lesson)> = readings
        .iter()
        .filter(|(_, reading)| reading.lesson.lang == Lang::En)
        .map(|(path, reading)| (reading.lesson.id.clone(), (path.clone(), reading.lesson.clone())))
        .collect();
    let mut count = 0;
    for (path, reading) in &readings {
        // Those of one file have been compared.
        let original = originals.get(&reading.lesson.id).filter(|(other, _)| other != path);
        let differences = original.map(|(_, original)| differences(&reading.lesson, original)).unwrap_or_default();
        for fault in reading.listed().iter().chain(&differences) {
            say(format_args!("{}:{}: {}", path.display(), fault.line, fault.words(Lang::En)));
            count += 1;
        }
        let good = reading.good().steps.len();
        say(format_args!("{}: {good} of {} steps run", path.display(), reading.lesson.steps.len()));
    }
    match count {
        0 => Ok(()),
        count => Err(Error::found(format!("{count} faults"), "docs/lessons.md says how a lesson is written")),
    }
}
