//! Damaged and hostile files: cut, flipped, spliced, nested, with formulas, HTML, marks of direction, and far too long.
//! The reader never stops, and each row is drawn, waits, is refused or left out. `cargo xtask fuzz` tries more of them.
#![cfg(not(target_arch = "wasm32"))]

mod dice;

use civic_atlas::owndata::{Answers, Ask, Fate, MOST_COLUMNS, MOST_ROWS, Mark, Native, Reading, read, whole_line};
use dice::Dice;
use std::path::Path;

/// The files of the forty kinds.
fn files() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| !path.to_string_lossy().ends_with(".read.txt") && !path.ends_with("kinds.csv"));
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("a file")).filter(|bytes| bytes.len() < 100_000).collect()
}

/// What no cell should be able to do.
const HOSTILE: [&str; 14] = [
    "=cmd|'/c calc'!A1",
    "<script>alert(1)</script>",
    "\u{202e}0001\u{2066}",
    "\"",
    "\"\"\"",
    "\r\r\n\n",
    "\0",
    "1e999",
    "99999999999999999999999999",
    "-0",
    "31.02.0000",
    "9999-12-31/0001-01-01",
    "\u{feff}sep=\u{1}",
    "javascript:alert(1)",
];

fn damaged(dice: &mut Dice, files: &[Vec<u8>]) -> Vec<u8> {
    let mut file = files[dice.throw(files.len())].clone();
    for _ in 0..=dice.throw(4) {
        let at = dice.throw(file.len().max(1)).min(file.len());
        match dice.throw(7) {
            0 => file.truncate(at),
            1 if !file.is_empty() => {
                let at = at.min(file.len() - 1);
                file[at] ^= 1 << dice.throw(8);
            }
            2 => drop(file.splice(at..at, HOSTILE[dice.throw(HOSTILE.len())].bytes())),
            3 => drop(file.splice(at.., files[dice.throw(files.len())].iter().copied().take(20_000))),
            4 => file = [&file[..at], &file[..at], &file[at..]].concat(),
            5 => drop(file.splice(at..at, std::iter::repeat_n(b",;\t\n\"x5"[dice.throw(7)], dice.throw(3_000)))),
            _ => drop(file.drain(..at.min(file.len() / 2))),
        }
    }
    file
}

/// Any answers, right or wrong.
fn answers(dice: &mut Dice, reading: &Reading) -> Answers {
    let mut answers = Answers::default();
    for question in &reading.questions {
        let slug =
            question.choices.get(dice.throw(question.choices.len() + 1)).map_or("nonsense", |choice| &choice.slug);
        answers.give(question.ask, question.at.column, slug);
    }
    answers.give(Ask::ALL[dice.throw(Ask::ALL.len())], [None, Some(dice.throw(60))][dice.throw(2)], "none");
    answers.keep_totals = dice.throw(2) == 0;
    answers.changed.insert((dice.throw(12), dice.throw(70)), HOSTILE[dice.throw(HOSTILE.len())].to_string());
    answers
}

#[track_caller]
fn is_sound(file: &[u8], answers: &Answers, reading: &Reading) {
    assert!(reading.rows.len() <= MOST_ROWS && reading.columns.len() <= MOST_COLUMNS + 1);
    // Where a column is not found, all rows wait until it is chosen.
    let lacks_column = reading.refusals.iter().any(|finding| finding.what.slug() == "own-no-column");
    for (at, row) in reading.rows.iter().enumerate() {
        let is_recorded =
            reading.counts.iter().any(|count| count.row == at) || reading.events.iter().any(|event| event.row == at);
        let is_said = reading.marks_of(at).next().is_some();
        assert!(
            is_recorded || is_said || (row.fate == Fate::Waits && (!reading.questions.is_empty() || lacks_column)),
            "row {} with {answers:?} of {file:?}, or in letters: {}",
            row.number,
            String::from_utf8_lossy(file)
        );
    }
    for marked in &reading.marks {
        if let Mark::Note(finding) | Mark::Refused(finding) = &marked.mark {
            assert!(!whole_line(civic_atlas::model::Lang::En, finding).is_empty());
            assert!(finding.text.chars().count() <= 61);
        }
    }
    for count in &reading.counts {
        assert!(count.words.url.is_empty() || count.words.url.to_lowercase().starts_with("http"));
        assert!(count.value.is_none_or(|value| value.to_f64().is_finite() && value.to_f64() >= 0.0));
    }
}

#[test]
fn no_damage_stops_the_reader() {
    let files = files();
    let tries = dice::inputs(300);
    let mut dice = dice::dice(20_261_126);
    let (mut read_whole, mut refused) = (0, 0);
    for _ in 0..tries {
        let file = damaged(&mut dice, &files);
        let first = read(&file, &Answers::default(), &Native);
        is_sound(&file, &Answers::default(), &first);
        let answers = answers(&mut dice, &first);
        let second = read(&file, &answers, &Native);
        is_sound(&file, &answers, &second);
        read_whole += usize::from(!first.rows.is_empty());
        refused += usize::from(!first.refusals.is_empty());
    }
    println!(
        "{tries} damaged files, each read twice: {read_whole} with rows, {refused} with something refused as a whole"
    );
    assert!(read_whole * 10 > tries && refused * 50 > tries);
}

#[test]
fn what_is_far_too_long_is_said_at_once() {
    let cases: [(&str, Vec<u8>); 7] = [
        ("a million columns", vec![b','; 1_000_000]),
        ("an endless line", vec![b'x'; 4_000_000]),
        ("an endless cell", [b"place,date,value\nOsh,2000,".as_slice(), &vec![b'7'; 2_000_000]].concat()),
        ("an endless number of quotation marks", vec![b'"'; 1_000_001]),
        ("a hundred thousand rows", b"Osh,2000,5,ICNL\n".repeat(100_000)),
        ("a million blank lines", vec![b'\n'; 1_000_000]),
        ("deep JSON", [vec![b'['; 500_000], b"{\"a\":1}".to_vec()].concat()),
    ];
    for (name, file) in cases {
        let reading = read(&file, &Answers::default(), &Native);
        is_sound(&file, &Answers::default(), &reading);
        let is_said = !reading.refusals.is_empty()
            || !reading.questions.is_empty()
            || reading.marks.iter().any(|marked| matches!(marked.mark, Mark::Refused(_)));
        assert!(is_said, "{name}");
    }
}
