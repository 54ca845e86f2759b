use super::*;

#[test]
fn thousands_are_grouped() {
    for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (130_000, "130,000"), (1_234_567, "1,234,567")] {
        assert_eq!(grouped(number), text);
    }
}

#[test]
fn each_kind_of_file_is_known_or_refused() {
    for (file, counted) in [
        ("index.html", Some(true)),
        ("page-0a.css", Some(true)),
        ("boot-0a.js", Some(true)),
        ("civic-atlas-0a.js", Some(true)),
        ("civic-atlas-0a_bg.wasm", Some(true)),
        ("pages-0a.js", Some(false)),
        ("pages_bg-0a.wasm", Some(false)),
        ("late-0a.css", Some(false)),
        ("pages-0a.css", Some(false)),
        ("words-ru-0a.txt", Some(true)),
        ("details-0a.txt", Some(false)),
        ("old-0a.js", Some(false)),
        ("later-0a.js", Some(false)),
        ("sw.js", Some(false)),
        ("manifest.webmanifest", Some(false)),
        ("civic-atlas.html", Some(false)),
        ("icon.svg", Some(false)),
        ("data/events.csv", Some(false)),
        ("data/datapackage.json", Some(false)),
        ("font.woff2", None),
        ("LICENSE", None),
    ] {
        assert_eq!(role(file).map(|role| matches!(role, Role::Counted(_))), counted, "{file}");
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
fn columns_line_up() {
    let part = |file: &str, raw_bytes| Part { kind: "glue", file: file.to_owned(), raw_bytes, brotli_bytes: 7 };
    let text = table(&[part("a.js", 1234), part("longer-name.js", 5)]);
    let lengths: Vec<usize> = text.lines().map(str::len).collect();
    assert_eq!(lengths, [lengths[0]; 4], "{text}");
    assert!(text.ends_with("14"), "{text}");
}
