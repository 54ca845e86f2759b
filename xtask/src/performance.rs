//! `docs/performance.md`: its tables are written by commands, each between two marks, with the date and the machine.

use crate::error::Error;
use crate::project::Project;
use crate::run::{probe, say};
use std::fs;
use std::process::Command;
use std::thread::available_parallelism;

const FILE: &str = "docs/performance.md";

/// A table in Markdown, the first column to the left and the others to the right.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let head: Vec<String> = head.iter().map(|cell| (*cell).to_owned()).collect();
    let rule = format!("|---|{}\n", "--:|".repeat(head.len() - 1));
    line(&head) + &rule + &rows.iter().map(|row| line(row)).collect::<String>()
}

/// Writes what stands between the marks of a name, below a line with the date and `conditions`.
pub fn write(project: &Project, name: &str, conditions: &str, content: &str) -> Result<(), Error> {
    let day = probe(Command::new("date").args(["-u", "+%-d %B %Y"])).unwrap_or_default();
    let content = format!("{}, {conditions}.\n\n{}", day.trim(), content.trim());
    let page = replaced(&project.text(FILE)?, name, &content)?;
    let path = project.root().join(FILE);
    fs::write(&path, page).map_err(Error::file("written", &path))?;
    say(format_args!("written: {FILE}, {name}"));
    Ok(())
}

/// The machine that times were measured on, without its name.
pub fn machine(browser: &Command) -> String {
    let cores = available_parallelism().map_or(1, usize::from);
    let kernel = probe(Command::new("uname").args(["-s", "-r", "-m"])).unwrap_or_default();
    let version = probe(Command::new(browser.get_program()).arg("--version")).unwrap_or_default();
    // "Chromium 142.0.7444.59 built on Debian …"
    let version = version.split(" built ").next().unwrap_or_default();
    format!("{cores} processors, {}, {}", kernel.trim(), version.trim())
}

fn replaced(page: &str, name: &str, content: &str) -> Result<String, Error> {
    let marks = [format!("<!-- {name} -->"), format!("<!-- /{name} -->")];
    let parts = page.split_once(&marks[0]).and_then(|(before, rest)| Some((before, rest.split_once(&marks[1])?.1)));
    let (before, after) = parts.ok_or_else(|| {
        Error::found(
            format!("{FILE} has no place for the table {name}"),
            format!("let it hold {} and {}, each on a line of its own", marks[0], marks[1]),
        )
    })?;
    Ok(format!("{before}{}\n{content}\n{}{after}", marks[0], marks[1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() {
        let page = "a\n<!-- x -->\nold\n<!-- /x -->\nb\n<!-- y -->\n<!-- /y -->\n";
        let wanted = "a\n<!-- x -->\nnew\n<!-- /x -->\nb\n<!-- y -->\n<!-- /y -->\n";
        assert_eq!(replaced(page, "x", "new").unwrap(), wanted);
        assert_eq!(replaced(wanted, "x", "new").unwrap(), wanted);
        assert!(replaced(page, "z", "new").unwrap_err().to_string().contains("<!-- z -->"));
    }

    #[test]
    fn numbers_stand_to_the_right() {
        let rows = [vec!["page".to_owned(), "1".to_owned()], vec!["all".to_owned(), "22".to_owned()]];
        assert_eq!(table(&["part", "bytes"], &rows), "| part | bytes |\n|---|--:|\n| page | 1 |\n| all | 22 |\n");
    }

    #[test]
    fn the_page_has_a_place_for_every_table() {
        let page = Project::find().unwrap().text(FILE).unwrap();
        for name in [crate::size::TABLE].into_iter().chain(crate::bench::TABLES.map(|(name, _)| name)) {
            assert!(replaced(&page, name, "").is_ok(), "{name}");
        }
    }
}
