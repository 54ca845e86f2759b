//! The forty kinds of cells, rows and files that readers bring: each has a real file in `tests/data`, what becomes of it
//! in `kinds.csv`, and its whole reading in a text beside it (`GOLDEN=write` rewrites those).
#![cfg(not(target_arch = "wasm32"))]

use civic_atlas::export::workbook::{WrittenSheet, workbook};
use civic_atlas::model::{Lang, Qualifier, Verdict};
use civic_atlas::owndata::{
    Answers, Ask, ColumnRole, Fate, Finding, GivenCheck, Kind, Mark, Native, Reading, meanings_name, qualifier_slug,
    read, template_columns, template_meanings, template_rows,
};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

struct Case {
    kind: u32,
    mark: String,
    file: String,
    said: String,
    name: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data")
}

fn cases() -> Vec<Case> {
    let mut reader = csv::Reader::from_path(folder().join("kinds.csv")).expect("kinds.csv");
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| Case {
        kind: row[0].parse().expect("a number"),
        mark: row[1].to_string(),
        file: row[2].to_string(),
        said: row[3].to_string(),
        name: row[4].to_string(),
    })
    .collect()
}

fn bytes(file: &str) -> Vec<u8> {
    std::fs::read(folder().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// A finding in one line.
fn line(finding: &Finding) -> String {
    let slug = finding.what.slug().trim_start_matches("own-");
    let mut line = [finding.at.sheet.as_str(), &finding.at.cell(), &finding.at.head, slug].join(" ").trim().to_string();
    if !finding.text.is_empty() {
        let _ = write!(line, " “{}”", finding.text);
    }
    for (gap, words) in &finding.args {
        let _ = write!(line, " {gap}={words}");
    }
    if !finding.cures.is_empty() {
        let _ = write!(line, " cures: {}", finding.cures.join(" | "));
    }
    line
}

/// A reading in lines.
fn dump(reading: &Reading) -> String {
    let mut text = String::new();
    for (sign, findings) in [("N", &reading.notes), ("✗", &reading.refusals)] {
        for finding in findings {
            let _ = writeln!(text, "{sign} {}", line(finding));
        }
    }
    let roles = reading.columns.iter().map(|column| {
        let guess = if column.is_guess { "?" } else { "" };
        format!("{}={}{guess}", column.head, column.role.slug())
    });
    let _ = writeln!(text, "columns: {}", roles.collect::<Vec<_>>().join(" · "));
    for (at, row) in reading.rows.iter().enumerate() {
        let fate = match row.fate {
            Fate::Drawn => "✓",
            Fate::Waits => "?",
            Fate::Refused => "✗",
            Fate::LeftOut => "–",
        };
        let _ = writeln!(text, "{} {fate} {}", row.number, row.cells.join(" | ").replace('\n', "⏎"));
        for marked in reading.marks_of(at) {
            let _ = match &marked.mark {
                Mark::Note(finding) => writeln!(text, "    N {}", line(finding)),
                Mark::Refused(finding) => writeln!(text, "    ✗ {}", line(finding)),
                Mark::Waits(question) => writeln!(text, "    ? {}", reading.questions[*question].ask.slug()),
            };
        }
        for count in reading.counts.iter().filter(|count| count.row == at) {
            let value = count.value.map_or_else(|| format!("missing “{}”", count.missing), |value| value.to_string());
            let place = if count.place.known.is_empty() { "own" } else { count.place.known };
            let share = if count.is_share { "%" } else { "" };
            let qualifier = qualifier_slug(count.qualifier).trim_start_matches("exact");
            let parts = [
                ["= ", &count.place.name, " (", place, ")"].concat(),
                count.date.to_string(),
                [qualifier, " ", &value, share].concat().trim().to_string(),
                count.what.clone(),
                count.words.source.clone(),
                count.words.note.clone(),
            ];
            let _ = writeln!(text, "    {}", parts.join(" · "));
            dump_check(&mut text, count.words.check.as_ref());
        }
        for event in reading.events.iter().filter(|event| event.row == at) {
            let _ = writeln!(text, "    = {} · {} · {}", event.when, event.text, event.words.source);
            dump_check(&mut text, event.words.check.as_ref());
        }
    }
    for question in &reading.questions {
        let place = [question.at.cell().as_str(), question.at.head.as_str()].join(" ");
        let _ =
            writeln!(text, "? {} {} “{}” {} cells", question.ask.slug(), place.trim(), question.text, question.cells);
        for choice in &question.choices {
            let _ = writeln!(text, "    {}: {}", choice.slug, choice.preview);
        }
    }
    text
}

/// The check of a record in a line, if it has one.
fn dump_check(text: &mut String, check: Option<&GivenCheck>) {
    let Some(GivenCheck { verdict, word, better_value, better_date, source, text: words }) = check else { return };
    let verdict = verdict.map_or_else(|| format!("“{word}”"), |verdict| verdict.slug().to_string());
    let value = better_value.map(|(value, qualifier)| format!("{} {value}", qualifier_slug(qualifier)));
    let better = value.or(better_date.map(|date| date.to_string())).unwrap_or_default();
    let _ = writeln!(text, "      check: {verdict} · {better} · {source} · {words}");
}

/// Answers that open no other question: the first choice each time.
fn answered(file: &[u8], mut answers: Answers) -> Reading {
    for _ in 0..8 {
        let reading = read(file, &answers, &Native);
        let Some((ask, column, slug)) = reading.questions.first().map(|question| {
            let slug = question.choices.first().map_or("none", |choice| choice.slug.as_str());
            (question.ask, question.at.column, slug.to_string())
        }) else {
            return reading;
        };
        answers.give(ask, column, slug);
    }
    panic!("the questions do not end");
}

fn refusals(reading: &Reading) -> Vec<&Finding> {
    let at_cells = reading.marks.iter().filter_map(|marked| match &marked.mark {
        Mark::Refused(finding) => Some(finding),
        _ => None,
    });
    reading.refusals.iter().chain(at_cells).collect()
}

fn notes(reading: &Reading) -> Vec<&Finding> {
    let at_cells = reading.marks.iter().filter_map(|marked| match &marked.mark {
        Mark::Note(finding) => Some(finding),
        _ => None,
    });
    reading.notes.iter().chain(at_cells).collect()
}

/// What is wrong with what became of a file; empty where it is as `kinds.csv` says.
fn wrong(case: &Case) -> String {
    let file = bytes(&case.file);
    let reading = read(&file, &Answers::default(), &Native);
    let (refused, noted) = (refusals(&reading), notes(&reading));
    let is_said = |findings: &[&Finding]| findings.iter().any(|finding| finding.what.slug() == case.said);
    let records = reading.counts.len() + reading.events.len();
    match case.mark.as_str() {
        "taken" if !refused.is_empty() || !reading.questions.is_empty() => "refused or asked".to_string(),
        "taken" if noted.iter().any(|finding| !matches!(finding.what.slug(), "own-missing" | "own-qualified")) => {
            format!("noted: {noted:?}")
        }
        "taken" | "note" if records == 0 => "no record".to_string(),
        "note" if !refused.is_empty() || !reading.questions.is_empty() => "refused or asked".to_string(),
        "note" if !is_said(&noted) => format!("not said, but {noted:?}"),
        "asked" if reading.questions.len() != 1 || reading.questions[0].ask.slug() != case.said => {
            format!(
                "{} questions: {:?}",
                reading.questions.len(),
                reading.questions.first().map(|question| question.ask)
            )
        }
        "asked" if reading.questions[0].choices.len() < 2 => "one choice is none".to_string(),
        "refused" if !is_said(&refused) => format!("not refused, but {refused:?}"),
        "taken" | "note" | "asked" | "refused" => String::new(),
        other => format!("there is no mark {other}"),
    }
}

#[test]
fn the_forty_kinds_are_read_asked_or_refused_as_they_should_be() {
    let cases = cases();
    let mut problems = Vec::new();
    let mut table = String::new();
    let mut of_kind: BTreeMap<u32, bool> = (1..=40).map(|kind| (kind, false)).collect();
    for case in &cases {
        let wrong = wrong(case);
        let sign = if wrong.is_empty() { "" } else { "WRONG: " };
        let _ = writeln!(table, "{:>2} {:<8} {:<40} {} {sign}{wrong}", case.kind, case.mark, case.file, case.name);
        of_kind.entry(case.kind).and_modify(|is_there| *is_there = true);
        if !wrong.is_empty() {
            problems.push(format!("{}: {wrong}", case.file));
        }
    }
    println!("{table}");
    assert!(of_kind.len() == 40 && of_kind.values().all(|is_there| *is_there), "kinds without a file: {of_kind:?}");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_file_is_read_as_the_text_beside_it_says() {
    let mut problems = Vec::new();
    for case in cases() {
        let file = bytes(&case.file);
        let reading = read(&file, &Answers::default(), &Native);
        let mut text = dump(&reading);
        if let Some(question) = reading.questions.first() {
            for choice in &question.choices {
                let mut answers = Answers::default();
                answers.give(question.ask, question.at.column, choice.slug.as_str());
                let _ = write!(
                    text,
                    "\n# {}: {}\n{}",
                    question.ask.slug(),
                    choice.slug,
                    dump(&read(&file, &answers, &Native))
                );
            }
        }
        let path = folder().join(format!("{}.read.txt", case.file));
        if std::env::var("GOLDEN").is_ok_and(|mode| mode == "write") {
            std::fs::write(&path, &text).expect("written");
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        if text != expected {
            problems.push(format!("{}: read as\n{text}\nexpected\n{expected}", case.file));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn nothing_is_dropped_without_a_row() {
    for case in cases() {
        let reading = answered(&bytes(&case.file), Answers::default());
        for (at, row) in reading.rows.iter().enumerate() {
            let is_recorded = reading.counts.iter().any(|count| count.row == at)
                || reading.events.iter().any(|event| event.row == at);
            let is_said = reading.marks_of(at).any(|marked| !matches!(marked.mark, Mark::Waits(_)));
            assert!(is_recorded || is_said, "{}, row {}: neither drawn nor said why", case.file, row.number);
            assert!(row.fate != Fate::Drawn || is_recorded, "{}, row {}", case.file, row.number);
        }
        // One value of a count is one record, unless its cell is refused.
        if reading.kind == Kind::Counts && reading.refusals.is_empty() {
            let values = reading.columns.iter().filter(|column| column.role.slug() == "value").count();
            for (at, row) in reading.rows.iter().enumerate().filter(|(_, row)| row.fate == Fate::Drawn) {
                let records = reading.counts.iter().filter(|count| count.row == at).count();
                assert_eq!(records, values, "{}, row {}", case.file, row.number);
            }
        }
    }
}

#[test]
fn an_answer_leaves_no_question_about_the_same() {
    for case in cases().iter().filter(|case| case.mark == "asked") {
        let file = bytes(&case.file);
        let question = read(&file, &Answers::default(), &Native).questions.remove(0);
        for choice in &question.choices {
            let mut answers = Answers::default();
            answers.give(question.ask, question.at.column, choice.slug.as_str());
            let reading = read(&file, &answers, &Native);
            assert!(reading.questions.iter().all(|open| open.ask != question.ask), "{}: {}", case.file, choice.slug);
        }
    }
}

#[test]
fn applying_the_cure_makes_the_cell_pass() {
    let mut applied = 0;
    for case in cases() {
        let file = bytes(&case.file);
        for finding in refusals(&answered(&file, Answers::default())) {
            let Some(column) = finding.at.column.filter(|_| finding.at.row > 0) else { continue };
            for cure in &finding.cures {
                let mut answers = Answers::default();
                answers.changed.insert((finding.at.row, column), cure.clone());
                let mended = answered(&file, answers);
                let again = refusals(&mended).into_iter().find(|other| other.at == finding.at).cloned();
                assert_eq!(again, None, "{}: {} mended with “{cure}”", case.file, line(finding));
                applied += 1;
            }
        }
    }
    assert!(applied >= 20, "only {applied} cures were applied");
}

#[test]
fn files_mended_as_the_message_says_pass() {
    let mended: Vec<String> = std::fs::read_dir(folder())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains("-cured."))
        .collect();
    assert!(mended.len() >= 4);
    for file in mended {
        let reading = answered(&bytes(&file), Answers::default());
        assert!(refusals(&reading).is_empty() && !reading.counts.is_empty(), "{file}: {}", dump(&reading));
    }
}

#[test]
fn every_question_that_is_asked_has_been_seen() {
    let seen: Vec<String> = cases().iter().filter(|case| case.mark == "asked").map(|case| case.said.clone()).collect();
    // Who states it and where is asked of tables without such a column; a role is set by hand.
    let elsewhere = [Ask::Source, Ask::Place, Ask::Role];
    for ask in Ask::ALL.iter().filter(|ask| !elsewhere.contains(ask)) {
        assert!(seen.iter().any(|said| said == ask.slug()), "{}", ask.slug());
    }
    let reading = read("year,value\n2000,95\n2010,130\n".as_bytes(), &Answers::default(), &Native);
    let asked: Vec<Ask> = reading.questions.iter().map(|question| question.ask).collect();
    assert_eq!(asked, [Ask::Source, Ask::Place]);
}

#[test]
fn templates_are_read_as_they_are_meant_in_every_language() {
    for (lang, kind) in Lang::ALL.into_iter().flat_map(|lang| [(lang, Kind::Counts), (lang, Kind::Events)]) {
        let columns = template_columns(kind);
        let (rows, meanings) = (template_rows(lang, kind), template_meanings(lang, kind));
        assert!(rows.iter().all(|row| row.len() == columns.len()), "{lang:?} {kind:?}: {rows:?}");
        assert!(meanings.iter().all(|row| row.len() == 2 && row.iter().all(|cell| !cell.is_empty())), "{meanings:?}");
        let sheet = |name: &str, rows: Vec<Vec<String>>| WrittenSheet {
            name: name.to_string(),
            columns: vec![(20, true); rows[0].len()],
            rows,
        };
        let file = workbook(&[sheet("Table", rows.into()), sheet(meanings_name(lang), meanings)]);
        // The sheet that explains is none of the reader's tables: nothing is asked.
        let reading = read(&file, &Answers::default(), &Native);
        assert_eq!(reading.sheet, "Table", "{lang:?} {kind:?}");
        let roles: Vec<_> = reading.columns.iter().map(|column| column.role).collect();
        assert_eq!(roles, columns, "{lang:?} {kind:?}");
        assert_eq!(reading.kind, kind);
        assert_eq!((reading.rows_of(Fate::Drawn), reading.rows.len()), (1, 1), "{}", dump(&reading));
        assert!(reading.questions.is_empty() && reading.refusals.is_empty(), "{}", dump(&reading));
        // The row shows a check in the words that the page has for it: of it nothing has to be noted.
        let counts = reading.counts.iter().map(|count| &count.words);
        let words = counts.chain(reading.events.iter().map(|event| &event.words)).next().expect("a record");
        let check = words.check.as_ref().expect("a check");
        assert_eq!((check.verdict, check.word.as_str()), (Some(Verdict::Contradicted), ""));
        assert_eq!(
            (check.better_value.is_some(), check.better_date.is_some()),
            (kind == Kind::Counts, kind != Kind::Counts)
        );
        assert!(!check.source.is_empty() && !check.text.is_empty());
        let of_check = columns.iter().position(|role| *role == ColumnRole::Check).expect("a column");
        assert!(reading.marks_of(0).all(|marked| marked.column.is_none_or(|at| at < of_check)), "{}", dump(&reading));
    }
}

#[test]
fn the_verdicts_that_the_template_names_are_read() {
    for (lang, kind) in Lang::ALL.into_iter().flat_map(|lang| [(lang, Kind::Counts), (lang, Kind::Events)]) {
        let at = template_columns(kind).iter().position(|role| *role == ColumnRole::Check).expect("a column");
        let meaning = &template_meanings(lang, kind)[at + 1][1];
        let named = meaning
            .split_once(": ")
            .and_then(|(_, rest)| rest.split_once(". "))
            .and_then(|(_, list)| list.split_once('.'));
        let named: Vec<&str> = named.expect("a list").0.split(" · ").collect();
        assert_eq!(named.len(), Verdict::ALL.len(), "{meaning}");
        for (word, verdict) in named.iter().zip(Verdict::ALL) {
            let table = format!("place\tdate\tvalue\tsource\tcheck\tcheck_source\nOsh\t2005\t7\tRegnum\t{word}\tIt\n");
            let reading = read(table.as_bytes(), &Answers::default(), &Native);
            let check = reading.counts[0].words.check.as_ref().expect("a check");
            assert_eq!((check.verdict, reading.marks.len()), (Some(*verdict), 0), "{lang:?} {word}");
        }
    }
}

#[test]
fn a_sheet_that_only_bears_the_name_of_the_explaining_one_is_a_table() {
    let rows = vec![
        ["place", "date", "value"].map(str::to_string).to_vec(),
        ["Osh", "2005", "7"].map(str::to_string).to_vec(),
    ];
    let sheet = |name: &str| WrittenSheet { name: name.to_string(), rows: rows.clone(), columns: Vec::new() };
    let reading = read(&workbook(&[sheet(meanings_name(Lang::En))]), &Answers::default(), &Native);
    assert_eq!(reading.rows.len(), 1);
}

#[test]
fn an_empty_answer_leaves_the_question_open() {
    let file = b"date,value\n2005,7\n";
    for nothing in ["=", "=  ", "nonsense"] {
        let mut answers = Answers::default();
        answers.give(Ask::Place, None, nothing);
        answers.give(Ask::Source, None, nothing);
        let asked: Vec<Ask> = read(file, &answers, &Native).questions.iter().map(|question| question.ask).collect();
        assert!(asked.contains(&Ask::Place) && asked.contains(&Ask::Source), "{nothing}: {asked:?}");
    }
}

#[test]
fn the_qualifiers_that_the_template_names_are_read() {
    for lang in Lang::ALL {
        let rows = template_meanings(lang, Kind::Counts);
        let at = template_columns(Kind::Counts).iter().position(|role| *role == ColumnRole::Qualifier).expect("it");
        let named = rows[at + 1][1].split_once(": ").and_then(|(_, rest)| rest.split_once('.')).expect("a list").0;
        let named: Vec<&str> = named.split(", ").collect();
        assert_eq!(named.len(), 5, "{named:?}");
        let table: String = named.iter().map(|word| format!("Osh\t2005\t7\t{word}\tRegnum\n")).collect();
        let table = ["place\tdate\tvalue\tqualifier\tsource\n", &table].concat();
        for (row, (word, qualifier)) in named.iter().zip(Qualifier::ALL.iter().copied()).enumerate() {
            // One at a time: two counts of one date are refused.
            let one: Vec<&str> = [0, row + 1].into_iter().filter_map(|line| table.lines().nth(line)).collect();
            let reading = read(one.join("\n").as_bytes(), &Answers::default(), &Native);
            let read: Vec<_> = reading.counts.iter().map(|count| count.qualifier).collect();
            assert_eq!(read, [qualifier], "{lang:?} {word}: {}", dump(&reading));
        }
    }
}
