use super::*;

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
    let project = Project::find().unwrap();
    crate::tools::ensure(&project, &[crate::tools::Need::Packages]).unwrap();
    let page = "<!doctype html><html><head><meta charset=\"utf-8\">\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">\
        <link rel=\"icon\" href=\"./icon.svg\" type=\"image/svg+xml\"><link rel=\"preload\" as=\"style\" href=\"./a.css\">\
        <script defer src=\"./boot-1.js\" data-js=\"./a.js\" data-wasm=\"./a.wasm\" data-build=\"7\" data-details=\"./d.txt sum\" \
        data-words-en=\"./w.txt sum\" data-pages=\"./r.js\" data-pages-wasm=\"./r.wasm\" data-pages-sheet=\"./pages-1.css\" data-yours-sheet=\"./yours-1.css\" data-lessons-sheet=\"./lessons-1.css\"></script>\
        <script nomodule defer src=\"./old-1.js\"></script><link rel=\"modulepreload\" href=\"./a.js\"></head>\
        <body><div id=\"poster\"><p>Unstyled</p></div><div id=\"still\" hidden><p>First</p></div>\
        <link rel=\"stylesheet\" href=\"./a.css\"></body></html>";
    let drawings = civic_atlas::export::page::drawings().unwrap();
    let borrowed = drawings.each_ref().map(|drawing| drawing.reference.as_str()).concat();
    let page = &page.replace("<p>First</p>", &format!("<p>First</p>{borrowed}"));
    let glue = "async function start(){}export{start as default};\n";
    for (file, content) in [
        ("index.html", page.as_str()),
        ("icon.svg", "<svg/>"),
        ("a.css", "p{}"),
        ("late-1.css", "b{}"),
        ("pages-1.css", "q{}"),
        ("yours-1.css", "s{}"),
        ("lessons-1.css", "u{}"),
        ("boot-1.js", "boot();"),
        ("old-1.js", "old();"),
        ("embed-1.js", "embed();"),
        ("a.js", glue),
        ("r.js", glue),
        ("a.wasm", "\0asm ./data/a.csv"),
        ("r.wasm", "\0asm"),
        ("w.txt", "words"),
        ("d.txt", "details"),
        ("data/a.csv", "offered"),
        ("data/b.csv", "not offered"),
    ] {
        fs::write(folder.join(file), content).unwrap();
    }
    let single = super::page(&project, &folder, &[]).unwrap();
    for part in [
        "<style>p{}</style>",
        "<script data-js=\"./a.js\" data-wasm=\"./a.wasm\" data-details=\"./d.txt sum\" data-words-en=\"./w.txt sum\" \
         data-pages=\"./r.js\" data-pages-wasm=\"./r.wasm\">boot();</script>",
        "[\"./a.js\"]=(()=>",
        "[\"./r.js\"]=(()=>",
        &format!(
            "style-src '{}' '{}' '{}' '{}' '{}' '{}';",
            sha256(b"p{}"),
            sha256(b"b{}"),
            sha256(b"q{}"),
            sha256(b"s{}"),
            sha256(b"u{}"),
            sha256(HIDDEN.as_bytes())
        ),
        "<script>embed();</script>",
        "<script nomodule>old();</script>",
        "href=\"data:image/svg+xml;base64,",
        "default-src 'none'; script-src 'sha256-",
        &sha256(b"boot();"),
        &format!("<p>First</p>{}{}", drawings[0].content, drawings[1].content),
    ] {
        assert!(single.contains(part), "{part}\n{single}");
    }
    for file in ["a.wasm", "r.wasm", "w.txt", "d.txt", "data/a.csv"] {
        assert_eq!(single.matches(&format!("data-file=\"./{file}\">")).count(), 1, "{file}\n{single}");
    }
    for part in [" src=", "stylesheet", "preload", "default-src 'self'", "Unstyled", "data-build", "b.csv", "<use "] {
        assert!(!single.contains(part), "{part}\n{single}");
    }
    fs::write(folder.join("index.html"), page.replace("rel=\"icon\"", "rel=\"font\"")).unwrap();
    assert!(super::page(&project, &folder, &[]).unwrap_err().to_string().contains("a link font"));
    fs::write(folder.join("index.html"), page.replace(&drawings[1].reference, "")).unwrap();
    let said = super::page(&project, &folder, &[]).unwrap_err().to_string();
    assert!(said.contains(&drawings[1].reference), "{said}");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn what_is_carried_is_deflated_with_its_checksum() {
    let element = packed_element("d.txt", &b"again ".repeat(100)).unwrap();
    let (_, rest) = element.split_once("data-file=\"./d.txt\">").unwrap();
    let packed = STANDARD.decode(rest.trim_end().trim_end_matches("</script>")).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut flate2::read::ZlibDecoder::new(&packed[..]), &mut text).unwrap();
    assert_eq!(text, "again ".repeat(100));
    assert!(packed.len() < 40);
}

#[test]
fn the_parts_of_the_page_are_all_of_it() {
    let page = "<p>First</p><style>p{}</style><script type=\"text/plain\" data-file=\"./w.txt\">AA</script>\
        <script type=\"text/plain\" data-file=\"./data/a.csv\">A</script><script>boot();</script>";
    let parts = parts(page);
    assert_eq!(parts.iter().map(|(_, bytes)| bytes).sum::<usize>(), page.len());
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["words", "downloads", "scripts", "styles", "page, with the first picture"]);
}
