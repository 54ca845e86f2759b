use super::*;

const PAGE: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<!-- head -->\n\
     <script nomodule defer src=\"./old.js\"></script>\n\
     <script type=\"module\" src=\"./boot.js\" data-js=\"./a.js\"></script></head>\n\
     <body>\n<!-- body -->\n</body>\n</html>\n";

#[test]
fn the_hash_is_that_of_the_standard() {
    // Test vectors of RFC 9923.
    assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
    assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
    assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
}

#[test]
fn a_name_changes_with_the_content_only() {
    assert_eq!(hashed_name("boot.js", b"a"), "boot-af63dc4c8601ec8c.js");
    assert_eq!(hashed_name("boot.js", b"a"), hashed_name("boot.js", b"a"));
    assert_ne!(hashed_name("boot.js", b"a"), hashed_name("boot.js", b"b"));
    assert_eq!(hashed_name("LICENSE", b"a"), "LICENSE-af63dc4c8601ec8c");
}

#[test]
fn a_reference_is_mended_and_nothing_else() {
    let html = with_reference(PAGE, "boot.js", "boot-1.js").unwrap();
    assert_eq!(html, PAGE.replace("./boot.js", "./boot-1.js"));
}

#[test]
fn the_policy_stands_before_everything_it_governs() {
    let html = with_security_policy(PAGE).unwrap();
    let policy = html.find("Content-Security-Policy").unwrap();
    assert!(policy < html.find("<script").unwrap());
    assert!(html.contains(SECURITY_POLICY));
    assert!(!SECURITY_POLICY.contains("  "), "{SECURITY_POLICY}");
}

#[test]
fn a_page_that_lost_something_is_refused_by_name() {
    #[track_caller]
    fn case(result: Result<String, Trouble>, named: &str) {
        let said = result.unwrap_err().to_string();
        assert!(said.contains(named), "{said}");
    }
    case(filled(&PAGE.replace("<!-- body -->", "")), "<!-- body --> 0 times");
    case(filled(&PAGE.replace("<!-- head -->", "<!-- head --><!-- head -->")), "<!-- head --> 2 times");
    case(with_reference(&PAGE.replace("./old.js", "old.js"), "old.js", "old-1.js"), "src=\"./old.js\" 0 times");
    case(with_security_policy(&PAGE.replace("utf-8", "UTF-8")), "charset");
}

#[test]
fn the_page_of_the_project_has_all_that_is_replaced() {
    let html = crate::Project::find().unwrap().text("index.html").unwrap();
    for text in MARKS.into_iter().chain([CHARSET]) {
        exactly_once(&html, text).unwrap();
    }
}

#[test]
fn a_whole_folder_is_finished_the_same_way_each_time() {
    let finished: Vec<Vec<(String, Vec<u8>)>> = ["one", "two"].map(finished_folder).into();
    assert_eq!(finished[0], finished[1]);
    let names: Vec<&str> = finished[0].iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["boot-af63dc4c8601ec8c.js", "old-af63df4c8601f1a5.js"]);
}

/// The scripts of a folder in which both were renamed, by name.
fn finished_folder(name: &str) -> Vec<(String, Vec<u8>)> {
    let folder = env::temp_dir().join(format!("civic-atlas-finish-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("boot.js"), "a").unwrap();
    fs::write(folder.join("old.js"), "b").unwrap();
    let mut html = PAGE.to_owned();
    for script in SCRIPTS {
        html = with_hashed_script(&html, &folder, script).unwrap();
    }
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    fs::remove_dir_all(&folder).unwrap();
    for (name, _) in &files {
        assert!(html.contains(&format!("src=\"./{name}\"")), "{html}");
    }
    files
}
