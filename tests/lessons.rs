//! The lessons that are shipped: without a fault, the same in each language, and unharmed by damage.
#![cfg(not(target_arch = "wasm32"))]

mod dice;

use civic_atlas::bundle;
use civic_atlas::lessons::{
    Lesson, ReadLesson, TaskKind, answers, check::check, differences, gift, qti, read, read_bytes,
};
use civic_atlas::model::{Dataset, Lang};
use civic_atlas::records::Library;
use dice::Dice;
use std::fs;
use std::path::Path;

/// The lessons, in the order of the page.
const IDS: [&str; 4] = ["uz-growth", "kg-count", "number-right", "closures"];

fn dataset() -> Dataset {
    bundle::embedded().expect("the tables were checked when they were compiled in")
}

fn text(id: &str, lang: Lang) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("public/lessons/{id}.{}.md", lang.tag()));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn checked(text: &str, data: &Dataset) -> ReadLesson {
    let mut reading = read(text);
    check(&mut reading, data, Library::open());
    reading
}

fn lessons(data: &Dataset) -> Vec<Lesson> {
    IDS.iter().flat_map(|id| Lang::ALL.map(|lang| checked(&text(id, lang), data).lesson)).collect()
}

#[test]
fn every_lesson_is_sound_and_the_same_in_each_language() {
    let data = dataset();
    let mut problems = String::new();
    for id in IDS {
        let original = checked(&text(id, Lang::En), &data).lesson;
        for lang in Lang::ALL {
            let reading = checked(&text(id, lang), &data);
            let faults = reading.faults.iter().cloned().chain(differences(&reading.lesson, &original));
            for fault in faults {
                problems +=
                    &format!("\npublic/lessons/{id}.{}.md:{}: {}", lang.tag(), fault.line, fault.words(Lang::En));
            }
            assert_eq!((reading.lesson.id.as_str(), reading.lesson.lang), (id, lang));
            assert!(!reading.lesson.about.is_empty() && reading.lesson.age.is_some(), "{id} {lang:?}");
        }
    }
    assert!(problems.is_empty(), "{problems}");
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/lessons")).expect("the folder");
    assert_eq!(files.count(), IDS.len() * 3, "a lesson that no test reads");
}

/// A file damaged as files are: cut, letters lost or changed, lines moved, doubled or mixed with another file.
fn damaged(dice: &mut Dice, texts: &[String]) -> Vec<u8> {
    let mut bytes = texts[dice.throw(texts.len())].clone().into_bytes();
    for _ in 0..=dice.throw(4) {
        let at = dice.throw(bytes.len().max(1));
        match dice.throw(7) {
            0 => bytes.truncate(at),
            1 => bytes.drain(..at).for_each(drop),
            2 => bytes.insert(at, dice.throw(256) as u8),
            3 if !bytes.is_empty() => bytes[at] = b"{}[]#>-:|<`*_~=\n\0"[dice.throw(17)],
            4 => {
                let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
                let (a, b) = (dice.throw(lines.len().max(1)), dice.throw(lines.len().max(1)));
                if a < lines.len() && b < lines.len() {
                    lines.swap(a, b);
                }
                bytes = lines.concat();
            }
            5 => {
                let other = texts[dice.throw(texts.len())].as_bytes();
                let from = dice.throw(other.len());
                let to = (from + dice.throw(400)).min(other.len());
                bytes.splice(at.min(bytes.len())..at.min(bytes.len()), other[from..to].iter().copied());
            }
            _ => {
                let piece = ["> ", "- [x] ", "task: choose", "# ", "{", "***", "[a](#/", "\u{feff}", "![", "<!--"];
                let piece = piece[dice.throw(piece.len())].repeat(1 + dice.throw(60));
                bytes.splice(at.min(bytes.len())..at.min(bytes.len()), piece.bytes());
            }
        }
    }
    bytes
}

/// A few of them, so that the other tests do not wait; `cargo xtask fuzz` reads more.
#[test]
fn damaged_files_are_read_and_each_fault_has_a_line_of_the_file() {
    let data = dataset();
    let texts: Vec<String> = IDS.iter().flat_map(|id| Lang::ALL.map(|lang| text(id, lang))).collect();
    let count = dice::inputs(300);
    let mut dice = dice::dice(0x1E55_0115);
    let (mut with_faults, mut ran) = (0, 0);
    for _ in 0..count {
        let bytes = damaged(&mut dice, &texts);
        let mut reading = read_bytes(&bytes);
        check(&mut reading, &data, Library::open());
        let lines = bytes.split(|byte| *byte == b'\n').count();
        for fault in &reading.faults {
            assert!((1..=lines).contains(&fault.line), "{fault:?} of {lines}:\n{}", String::from_utf8_lossy(&bytes));
            assert!(!fault.words(Lang::En).is_empty() && fault.part.chars().count() <= 61);
        }
        with_faults += usize::from(!reading.faults.is_empty());
        let good = reading.good();
        ran += usize::from(!good.steps.is_empty());
        // What runs is what has no fault.
        assert!(good.steps.len() <= reading.lesson.steps.len());
        gift::gift(Library::open(), &good);
        qti::package(Library::open(), &good);
        answers::encode(Library::open(), &good, &[]);
    }
    assert!(with_faults > count / 2 && ran > count / 2, "{with_faults} with faults, {ran} ran, of {count}");
}

#[test]
fn shipped_lessons_say_what_they_are_made_of() {
    let data = dataset();
    for lesson in lessons(&data) {
        let code = answers::encode(Library::open(), &lesson, &[]);
        assert!(code.chars().filter(|letter| *letter != '-').count() <= 14, "{}: {code}", lesson.id);
        let is_exported = |kind: &TaskKind| matches!(kind, TaskKind::Choose { .. } | TaskKind::Number { .. });
        let exported = lesson.tasks().filter(|(_, task)| is_exported(&task.kind) && !task.discuss).count();
        assert!(exported > 0, "{}", lesson.id);
        assert_eq!(qti::package(Library::open(), &lesson).len(), exported + 1, "{}", lesson.id);
        assert_eq!(gift::gift(Library::open(), &lesson).matches("\n::").count(), exported, "{}", lesson.id);
        // Two ways in which Uzbek is mistyped.
        let words = text(&lesson.id, lesson.lang);
        let wrong = ["o'", "g'", "o’", "g’", "o‘", "g‘", "o`", "g`"];
        assert!(
            lesson.lang != Lang::Uz || !wrong.iter().any(|pair| words.to_lowercase().contains(pair)),
            "{}",
            lesson.id
        );
    }
}

/// The questions of all lessons as GIFT, which `tests/e2e/gift.test.mjs` gives to a reader that is not ours.
#[test]
fn gift_is_what_another_reader_takes() {
    let data = dataset();
    let texts: Vec<String> = lessons(&data).iter().map(|lesson| gift::gift(Library::open(), lesson)).collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lessons.gift");
    let found = texts.join("\n");
    if std::env::var("GOLDEN").is_ok_and(|mode| mode == "write") {
        fs::write(&path, &found).expect("the file can be written");
    }
    let kept = fs::read_to_string(&path).expect("the file");
    assert!(
        found == kept,
        "tests/lessons.gift is not what the lessons give: GOLDEN=write cargo test --test lessons gift"
    );
}

#[test]
fn the_example_of_the_documentation_is_sound() {
    let documentation = include_str!("../docs/lessons.md");
    let example = documentation.split("```\n").find(|part| part.starts_with("# Can")).expect("the example");
    let reading = checked(example, &dataset());
    assert_eq!(reading.faults, []);
    assert_eq!(reading.lesson.steps.len(), 2);
}
