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
    let page = PAGE.replace("<!-- head -->", "<link rel=\"stylesheet\" href=\"./style/first.css\">");
    let html = styles::at_the_end(&page, "./style-1.css").unwrap();
    let (head, body) = html.split_once("</head>").unwrap();
    assert!(head.contains("<link rel=\"preload\" as=\"style\" href=\"./style-1.css\">"), "{head}");
    assert!(!head.contains("stylesheet"), "{head}");
    assert!(body.contains("<link rel=\"stylesheet\" href=\"./style-1.css\"></body>"), "{body}");
    assert!(styles::at_the_end(PAGE, "./style-1.css").unwrap_err().to_string().contains("first.css"));
}

#[test]
fn a_page_that_lost_something_is_refused_by_name() {
    #[track_caller]
    fn case(result: Result<String, Error>, named: &str) {
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
fn a_whole_folder_is_prepared_the_same_way_each_time() {
    for profile in [Profile::Release, Profile::Development] {
        let prepared: Vec<Vec<(String, Vec<u8>)>> = ["one", "two"].map(|name| prepared_folder(name, profile)).into();
        assert_eq!(prepared[0], prepared[1]);
        let names: Vec<&str> = prepared[0].iter().filter_map(|(name, _)| name.split('-').next()).collect();
        let sheets: &[&str] = if profile == Profile::Release { &["late", "style"] } else { &[] };
        let programs = if profile == Profile::Release { styles::of_programs().collect() } else { Vec::new() };
        let mut wanted = [&["boot", "disk", "embed", "later", "old"], sheets].concat();
        wanted.extend(programs.iter().map(|(program, _)| program.name()));
        wanted.sort_unstable();
        assert_eq!(names, wanted);
    }
}

/// The scripts and style sheets of the project, prepared in a folder of their own, by name.
fn prepared_folder(name: &str, profile: Profile) -> Vec<(String, Vec<u8>)> {
    let folder = env::temp_dir().join(format!("civic-atlas-prepared-{}-{name}-{profile:?}", std::process::id()));
    fs::create_dir_all(folder.join("style")).unwrap();
    let project = Project::find().unwrap();
    crate::tools::ensure(&project, &[crate::tools::Need::Packages]).unwrap();
    for file in ["boot.js", "disk.js", "embed.js", "later.js", "old.js"] {
        fs::write(folder.join(file), project.text(&format!("public/{file}")).unwrap()).unwrap();
    }
    let sheets = styles::write(&project, &folder, profile).unwrap();
    let html = scripts::write(&project, PAGE, &folder, &sheets, profile).unwrap();
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    fs::remove_dir_all(&folder).unwrap();
    let boot = String::from_utf8(files[0].1.clone()).unwrap();
    assert!(boot.contains(&format!("\"{}\"", sheets.late)), "{boot}");
    for (name, _) in files.iter().filter(|(name, _)| name.ends_with(".js")) {
        let namer = if name.starts_with("boot") || name.starts_with("old") { &html } else { &boot };
        assert!(namer.contains(&format!("\"./{name}\"")), "{name} is not named");
    }
    files
}

#[test]
fn a_page_with_an_authors_data_has_them_and_no_picture_of_the_atlas() {
    let html = filled("<html><head><!-- head --></head><body><!-- body --></body></html>").unwrap();
    let file = env::temp_dir().join(format!("civic-atlas-own-{}.txt", std::process::id()));
    fs::write(&file, "1.4.0a.AbC_\n").unwrap();
    let with = with_own_data(&html, Some(&file)).unwrap();
    assert!(with.contains("data-own>1.4.0a.AbC_</script></head>") && with.contains("<title>Civic Atlas</title>"));
    assert!(html.contains("id=\"poster\"") && !with.contains("id=\"poster\"") && !with.contains("id=\"still\""));
    assert_eq!(with_own_data(&html, None).unwrap(), html);
    fs::write(&file, "<script>").unwrap();
    assert!(with_own_data(&html, Some(&file)).is_err());
    fs::remove_file(&file).unwrap();
}
