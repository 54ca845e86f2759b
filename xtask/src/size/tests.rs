use super::*;

#[test]
fn thousands_are_grouped() {
    for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (130_000, "130,000"), (1_234_567, "1,234,567")] {
        assert_eq!(grouped(number), text);
    }
}

#[test]
fn each_kind_of_file_is_known_or_refused() {
    use When::{First, Later, Opened};
    for (file, when) in [
        ("index.html", Some(First)),
        ("style-0a.css", Some(First)),
        ("boot-0a.js", Some(First)),
        ("civic-atlas-0a.js", Some(First)),
        ("civic-atlas_bg-0a.wasm", Some(First)),
        ("words-ru-0a.txt", Some(First)),
        ("pages-0a.js", Some(Later)),
        ("pages_bg-0a.wasm", Some(Later)),
        ("late-0a.css", Some(Later)),
        ("pages-0a.css", Some(Later)),
        ("details-0a.txt", Some(Later)),
        ("later-0a.js", Some(Later)),
        ("lessons-0a.js", Some(Opened)),
        ("lessons_bg-0a.wasm", Some(Opened)),
        ("lessons-en-0a.txt", Some(Opened)),
        ("yours-0a.css", Some(Opened)),
    ] {
        assert!(matches!(role(file), Some(Role::Counted(found, _)) if Some(found) == when), "{file}");
    }
    for file in [
        "old-0a.js",
        "own-ru-0a.txt",
        "lessons/cards.en.pdf",
        "sw.js",
        "manifest.webmanifest",
        "civic-atlas.html",
        "icon.svg",
        "data/events.csv",
    ] {
        assert!(matches!(role(file), Some(Role::Aside(_))), "{file}");
    }
    for file in ["font.woff2", "LICENSE"] {
        assert_eq!(role(file), None, "{file}");
    }
}

#[test]
fn names_are_shown_without_their_hash() {
    for (file, name) in [
        ("boot-0123456789abcdef.js", "boot.js"),
        ("words-en-0123456789abcdef.txt", "words-en.txt"),
        ("civic-atlas.html", "civic-atlas.html"),
        ("LICENSE", "LICENSE"),
    ] {
        assert_eq!(without_hash(file), name);
    }
}

#[test]
fn the_budget_itself_is_allowed_and_one_byte_more_is_not() {
    assert!(verdict("A", 165_000, 165_000).unwrap().ends_with(", 0 left"));
    let said = verdict("A", 165_001, 165_000).unwrap_err().to_string();
    assert!(said.contains("A 165,001 bytes, 1 more than the budget of 165,000"), "{said}");
}

#[test]
fn compression_is_the_strongest() {
    let text: String = (0..1000).map(|number| format!("{number} of 1000, ")).collect();
    // Seen with the reference program of brotli 1.1.0.
    assert_eq!(brotli_bytes(text.as_bytes()).unwrap(), 827);
}

#[test]
fn the_tables_say_what_comes_when() {
    let part =
        |when, file: &str, raw_bytes| Part { when, kind: "glue", file: file.to_owned(), raw_bytes, brotli_bytes: 7 };
    let parts = [part(When::First, "a.js", 1234), part(When::First, "b.js", 5), part(When::Later, "c.js", 1)];
    let text = tables(&parts, &[("programs".to_owned(), 1000), ("the rest".to_owned(), 1)]);
    for line in [
        "| glue | a.js | 1,234 | 7 |",
        "| **first visit** |  | 1,239 | 14 |",
        "| **later** |  | 1 | 7 |",
        "| **all of it** | 1,001 |",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}
