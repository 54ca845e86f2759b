use super::*;

const PAGE: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<!-- head -->\n\
     <script nomodule defer src=\"./old.js\"></script>\n\
     <script type=\"module\" src=\"./boot.js\" data-js=\"./a.js\"></script></head>\n\
     <body>\n<!-- body -->\n</body>\n</html>\n";

#[test]
fn the_policy_stands_before_everything_it_governs() {
    let html = with_security_policy(PAGE).unwrap();
    let policy = html.find("Content-Security-Policy").unwrap();
    assert!(policy < html.find("<script").unwrap());
    assert!(html.contains(SECURITY_POLICY));
    assert!(!SECURITY_POLICY.contains("  "), "{SECURITY_POLICY}");
}

#[test]
fn the_style_sheet_is_announced_in_the_head_and_waited_for_at_the_end() {
    let sheet = "<link rel=\"stylesheet\" href=\"./a.css\" integrity=\"x\"/>";
    let page = PAGE.replace("<!-- head -->", sheet);
    let html = with_style_last(&page).unwrap();
    let (head, body) = html.split_once("</head>").unwrap();
    assert!(head.contains("<link rel=\"preload\" as=\"style\" href=\"./a.css\" integrity=\"x\"/>"), "{head}");
    assert!(!head.contains("stylesheet"), "{head}");
    assert!(body.contains(&format!("{sheet}</body>")), "{body}");
    assert!(with_style_last(PAGE).unwrap_err().to_string().contains("style sheet"));
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
    let names: Vec<&str> = finished[0].iter().filter_map(|(name, _)| name.split('-').next()).collect();
    assert_eq!(names, ["boot", "disk", "embed", "late", "later", "old"]);
}

/// The scripts of the project, finished in a folder of their own, by name.
fn finished_folder(name: &str) -> Vec<(String, Vec<u8>)> {
    let folder = env::temp_dir().join(format!("civic-atlas-finish-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let project = crate::Project::find().unwrap();
    for file in ["boot.js", "disk.js", "embed.js", "later.js", "old.js"] {
        fs::write(folder.join(file), project.text(&format!("public/{file}")).unwrap()).unwrap();
    }
    fs::write(folder.join("late.css"), project.text("style/late.css").unwrap()).unwrap();
    let html = scripts::finish(PAGE, &folder).unwrap();
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    fs::remove_dir_all(&folder).unwrap();
    let boot = String::from_utf8(files[0].1.clone()).unwrap();
    for (name, _) in &files {
        let namer = if name.starts_with("boot") || name.starts_with("old") { &html } else { &boot };
        assert!(namer.contains(&format!("\"./{name}\"")), "{name} is not named");
    }
    files
}
