//! What is made of the columns in `tests/data/columns.json`: ours here, others' code in `tests/bench/own-data.mjs`.

use crate::error::Error;
use crate::project::Project;
use crate::run::run;
use crate::tools::{self, Need};
use civic_atlas::model::When;
use civic_atlas::owndata::{Answers, Native, Reading, read};
use serde_json::Value;
use std::fs;
use std::process::Command;

/// Reads the columns, and has the others read them.
pub fn compare(project: &Project) -> Result<(), Error> {
    tools::ensure(project, &[Need::Packages])?;
    let columns = parsed(&project.text("tests/data/columns.json")?)?;
    let ours: Vec<&str> = columns.iter().map(verdict).collect();
    let folder = project.root().join("target/compare");
    fs::create_dir_all(&folder).map_err(Error::file("made", &folder))?;
    let file = folder.join("own-data-ours.json");
    fs::write(&file, Value::from(ours).to_string()).map_err(Error::file("written", &file))?;
    run(Command::new("node").current_dir(project.root()).arg("tests/bench/own-data.mjs").arg(&file))
}

fn parsed(text: &str) -> Result<Vec<Value>, Error> {
    serde_json::from_str(text)
        .map_err(|error| Error::found(format!("columns.json is no list: {error}"), "write it anew"))
}

/// What we make of a column: `right`, `asked`, `refused`, or in which way it went wrong.
fn verdict(column: &Value) -> &'static str {
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let cells: Vec<String> = column["cells"].as_array().into_iter().flatten().map(words).collect();
    let is_date = column["of"] == "date";
    let mut table = String::from("place\tdate\tvalue\tsource\n");
    for (at, cell) in cells.iter().enumerate() {
        let row = if is_date { format!("P{at}\t{cell}\t{}\tX\n", at + 1) } else { format!("P{at}\t2000\t{cell}\tX\n") };
        table.push_str(&row);
    }
    let reading = read(table.as_bytes(), &Answers::default(), &Native);
    let is_refused = reading.counts.len() < cells.len();
    match column["right"].as_str() {
        Some("ask") if !reading.questions.is_empty() => "asked",
        Some("ask") => "guessed",
        // A cell that says what it says may stand beside those that are refused.
        Some("refuse") if is_refused && reading.questions.is_empty() => "refused",
        Some(_) => "wrong",
        None if !reading.questions.is_empty() => "asked",
        None if is_refused => "refused",
        None => of_values(column, &reading, is_date),
    }
}

fn of_values(column: &Value, reading: &Reading, is_date: bool) -> &'static str {
    let right = column["right"].as_array().cloned().unwrap_or_default();
    let is_right = right.iter().zip(&reading.counts).all(|(right, count)| match (is_date, count.value) {
        (true, _) => right.as_str().is_some_and(|date| When::At(count.date).to_string() == date),
        (false, None) => right.is_null(),
        (false, Some(value)) => right.as_f64() == Some(value.to_f64()),
    });
    if is_right { "right" } else { "wrong" }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// None is wrong, guessed or left without a word.
    #[test]
    fn every_column_is_right_asked_or_refused() {
        let columns = parsed(include_str!("../../../tests/data/columns.json")).unwrap();
        for column in columns {
            let expected = match column["right"].as_str() {
                Some("ask") => "asked",
                Some(_) => "refused",
                None => "right",
            };
            assert_eq!(verdict(&column), expected, "{column}");
        }
    }
}
