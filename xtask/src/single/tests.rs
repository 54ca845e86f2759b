use super::*;

#[test]
fn the_glue_hands_its_start_over_instead_of_exporting_it() {
    let glue =
        "let wasm;\nexport class A {}\nasync function __wbg_init() {}\n\nexport { initSync, __wbg_init as default };\n";
    let text = inlined(glue, "a.js").unwrap();
    assert!(
        text.ends_with("async function __wbg_init() {}\n\nwindow.civicAtlasGlue[\"a.js\"](__wbg_init);\n"),
        "{text}"
    );
    assert!(inlined("let wasm;", "a.js").is_err());
    assert!(inlined("export { initSync };", "a.js").is_err());
    assert!(inlined("export { i as default };\nmore();", "a.js").is_err());
}

#[test]
fn a_text_that_would_end_its_element_is_refused() {
    assert!(fits("let a = 1 < 2;", "</script").is_ok());
    assert!(fits("\"</SCRIPT>\"", "</script").is_err());
    assert!(fits("\"<!--\"", "</script").is_err());
}

#[test]
fn a_folder_becomes_one_page_that_names_no_file() {
    let folder = std::env::temp_dir().join(format!("civic-atlas-single-{}", std::process::id()));
    fs::create_dir_all(folder.join("data")).unwrap();
    let glue = "async function i(){}export{i as default};\n";
    let page = "<!doctype html><html><head><meta charset=\"utf-8\">\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">\
        <link rel=\"icon\" href=\"./icon.svg\" type=\"image/svg+xml\"><link rel=\"stylesheet\" href=\"./a.css\" integrity=\"x\"/>\
        <script defer src=\"./boot-1.js\" data-js=\"./a.js\" data-wasm=\"./a.wasm\" data-build=\"7\" data-details=\"./d.txt\" \
        data-words-en=\"./w.txt\" data-pages=\"./r.js\" data-pages-wasm=\"./r.wasm\" data-pages-style=\"./r.css\"></script>\
        <script nomodule defer src=\"./old-1.js\"></script><link rel=\"modulepreload\" href=\"./a.js\"></head>\
        <body><div id=\"poster\"><p>Unstyled</p></div><div id=\"still\" hidden><p>First</p></div></body></html>";
    let drawings = civic_atlas::export::page::drawings().unwrap();
    let borrowed = drawings.each_ref().map(|drawing| drawing.reference.as_str()).concat();
    let page = &page.replace("<p>First</p>", &format!("<p>First</p>{borrowed}"));
    for (file, content) in [
        ("index.html", page.as_str()),
        ("icon.svg", "<svg/>"),
        ("a.css", "p{}"),
        ("late-1.css", "b{}"),
        ("boot-1.js", "boot();"),
        ("old-1.js", "old();"),
        ("embed-1.js", "embed();"),
        ("r.css", "q{}"),
        ("d.txt", "details"),
        ("data/a.csv", "offered"),
        ("data/b.csv", "not offered"),
    ] {
        fs::write(folder.join(file), content).unwrap();
    }
    let program = Program { glue: glue.to_owned(), wasm: b"\0asm ./data/a.csv".to_vec() };
    let single = super::page(&folder, &program, "unpack();".to_owned()).unwrap();
    for part in [
        "<style>p{}#package",
        "<script>unpack();</script>",
        "<script data-js=\"./whole.js\" data-wasm=\"./whole.wasm\" data-details=\"./d.txt\">boot();</script>",
        "data-parts=\"late-1.css:3:",
        " r.css:3:",
        &format!(
            "style-src '{}' '{}' '{}';",
            sha256(format!("p{{}}{HIDDEN}").as_bytes()),
            sha256(b"b{}"),
            sha256(b"q{}")
        ),
        "<script>embed();</script>",
        "<script nomodule>old();</script>",
        "href=\"data:image/svg+xml;base64,",
        " data/a.csv:7:",
        "default-src 'none'; script-src 'sha256-",
        &sha256(b"boot();"),
        &format!("<p>First</p>{}{}", drawings[0].content, drawings[1].content),
    ] {
        assert!(single.contains(part), "{part}\n{single}");
    }
    for part in [
        " src=",
        "stylesheet",
        "preload",
        "default-src 'self'",
        "Unstyled",
        "data-build",
        "data-pages",
        "data-words",
        "w.txt",
        "b.csv",
        "<use ",
    ] {
        assert!(!single.contains(part), "{part}\n{single}");
    }
    fs::write(folder.join("index.html"), page.replace("rel=\"icon\"", "rel=\"font\"")).unwrap();
    assert!(super::page(&folder, &program, String::new()).unwrap_err().to_string().contains("a link font"));
    fs::write(folder.join("index.html"), page.replace(&drawings[1].reference, "")).unwrap();
    let said = super::page(&folder, &program, String::new()).unwrap_err().to_string();
    assert!(said.contains(&drawings[1].reference), "{said}");
    fs::remove_dir_all(&folder).unwrap();
}
