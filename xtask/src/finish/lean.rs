//! Leaves out of the style sheets and of the program's script what only people read: comments, empty lines, and the
//! white space that only the eye needs. Trunk's own minifying would also take the marks in the page that `finish` fills.

use crate::digest::hashed_name;
use crate::trouble::Trouble;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha384};
use std::fs;
use std::path::Path;

/// The name of the style sheets in one, until it is named by its content.
const JOINED: &str = "style-joined.css";

/// Joins the style sheets that links of the page name into one, in their order: one answer to wait for instead of two.
pub fn joined(html: &str, folder: &Path) -> Result<String, Trouble> {
    let tags = html.split("<link ").skip(1).filter_map(|rest| rest.split('>').next());
    let sheets: Vec<(&str, &str)> = tags
        .filter(|tag| value(tag, "rel") == Some("stylesheet"))
        .filter_map(|tag| Some((tag, value(tag, "href")?)))
        .collect();
    let [(_, first), others @ ..] = &sheets[..] else { return Ok(html.to_owned()) };
    let mut text = String::new();
    for (_, address) in &sheets {
        let path = folder.join(address.trim_start_matches("./"));
        text.push_str(&fs::read_to_string(&path).map_err(Trouble::file("read", &path))?);
        fs::remove_file(&path).map_err(Trouble::file("removed", &path))?;
    }
    let path = folder.join(JOINED);
    fs::write(&path, text).map_err(Trouble::file("written", &path))?;
    let page = html.replacen(first, &format!("./{JOINED}"), 1);
    Ok(others.iter().fold(page, |page, (tag, _)| page.replacen(&format!("<link {tag}>"), "", 1)))
}

/// Rewrites each style sheet and script that a link of the page names with its checksum; their names and checksums in
/// the page follow.
pub fn lean(html: &str, folder: &Path) -> Result<String, Trouble> {
    let mut page = html.to_owned();
    for tag in html.split("<link ").skip(1).filter_map(|rest| rest.split('>').next()) {
        let (Some(address), Some(checksum)) = (value(tag, "href"), value(tag, "integrity")) else { continue };
        let name = address.trim_start_matches("./");
        let Some((stem, extension)) = name.rsplit_once('.').filter(|(_, end)| ["css", "js"].contains(end)) else {
            continue;
        };
        let old = folder.join(name);
        let text = fs::read_to_string(&old).map_err(Trouble::file("read", &old))?;
        let lean = if extension == "css" { lean_style(&text) } else { without_comments(&text) };
        let lean = lean.ok_or_else(|| {
            Trouble::found(
                format!("{name} has a text or a comment whose end cannot be told line by line"),
                "write it so that xtask/src/finish/lean.rs can tell",
            )
        })?;
        // Trunk's name ends in a hash already.
        let stem = stem.rsplit_once('-').map_or(stem, |(stem, _)| stem);
        let new_name = hashed_name(&format!("{stem}.{extension}"), lean.as_bytes());
        let new = folder.join(&new_name);
        fs::remove_file(&old).map_err(Trouble::file("removed", &old))?;
        fs::write(&new, &lean).map_err(Trouble::file("written", &new))?;
        let new_checksum = sha384(lean.as_bytes());
        page = page.replace(name, &new_name).replace(checksum, &new_checksum);
    }
    Ok(page)
}

/// "sha384-…", as Trunk writes subresource integrity.
pub fn sha384(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// The value of an attribute of a tag.
pub fn value<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!("{name}=\""))?.1.split('"').next()
}

/// A style sheet without comments, without line ends, and without what stands before a `}` or after a `;` for the eye.
/// Inside a declaration nothing changes: there white space can mean something.
pub fn lean_style(text: &str) -> Option<String> {
    let mut lean = String::with_capacity(text.len());
    for line in without_comments(text)?.lines() {
        if !lean.is_empty() && !lean.ends_with(['{', '}', ';', ',']) {
            lean.push(' ');
        }
        lean.push_str(line);
    }
    let lean = lean.replace("; ", ";").replace(" {", "{").replace("{ ", "{").replace(" }", "}").replace(";}", "}");
    // A text may hold any of these signs.
    let is_told = lean.split('"').skip(1).step_by(2).all(|text| !text.contains(['{', '}', ';']));
    is_told.then(|| lean + "\n")
}

/// The text without comments on lines of their own. `None` where a line alone does not tell what is text and what is
/// not: a template over several lines, or code behind the end of a comment.
fn without_comments(text: &str) -> Option<String> {
    let mut lean = String::with_capacity(text.len());
    let mut is_comment = false;
    for line in text.lines().map(str::trim) {
        if is_comment || line.starts_with("/*") {
            is_comment = !line.ends_with("*/");
            if line.find("*/").is_some_and(|end| end + 2 < line.len()) {
                return None;
            }
            continue;
        }
        if line.is_empty() || line.starts_with("//") {
            continue;
        }
        if line.matches('`').count() % 2 == 1 {
            return None;
        }
        lean.push_str(line);
        lean.push('\n');
    }
    (!is_comment).then_some(lean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_people_read_is_left_out() {
        let text = "/** Why\n * so\n */\nlet a = \"// stays\"; // stays\n\n    // why\n    a(`x`);\n/* unit */\n";
        assert_eq!(without_comments(text).as_deref(), Some("let a = \"// stays\"; // stays\na(`x`);\n"));
        assert_eq!(without_comments("/* a\n   b */\nb { color: red }\n").as_deref(), Some("b { color: red }\n"));
    }

    #[test]
    fn a_style_sheet_keeps_the_white_space_that_means_something() {
        let text = "/* why */\n:root {\n  --a: 1px; --b:calc(1px + 2px);\n}\n@media print {\n  a,\n  b c { margin:0 1px; }\n}\n";
        let lean = ":root{--a: 1px;--b:calc(1px + 2px)}@media print{a,b c{margin:0 1px}}\n";
        assert_eq!(lean_style(text).as_deref(), Some(lean));
        assert_eq!(lean_style("a::after{content:\"; }\"}\n"), None);
    }

    #[test]
    fn what_cannot_be_told_is_refused() {
        for text in ["let a = `\n  // text\n`;\n", "/* why */ let a = 1;\n", "/* no end\n"] {
            assert_eq!(without_comments(text), None, "{text}");
        }
    }

    #[test]
    fn style_sheets_become_one_in_their_order() {
        let folder = std::env::temp_dir().join(format!("civic-atlas-joined-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("a-1.css"), "a{}\n").expect("a file");
        fs::write(folder.join("b-2.css"), "b{}\n").expect("a file");
        let link = |file: &str| format!("<link rel=\"stylesheet\" href=\"./{file}\" integrity=\"{file}\"/>");
        let html =
            ["<head><link rel=\"icon\" href=\"./i.svg\">", &link("a-1.css"), &link("b-2.css"), "</head>"].concat();
        let page = joined(&html, &folder).expect("they can be joined");
        let wanted = link("a-1.css").replace("./a-1.css", "./style-joined.css");
        assert_eq!(page, format!("<head><link rel=\"icon\" href=\"./i.svg\">{wanted}</head>"));
        assert_eq!(fs::read_to_string(folder.join(JOINED)).expect("a file"), "a{}\nb{}\n");
        assert!(!folder.join("a-1.css").exists() && !folder.join("b-2.css").exists());
        fs::remove_dir_all(&folder).expect("it can be removed");
    }

    #[test]
    fn names_and_checksums_follow() {
        let folder = std::env::temp_dir().join(format!("civic-atlas-lean-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("page-0a.css"), "/* why */\nb { color: red }\n").expect("a file");
        let html =
            "<link rel=\"stylesheet\" href=\"./page-0a.css\" integrity=\"sha384-old\"/><i data-css=\"./page-0a.css\">";
        let page = lean(html, &folder).expect("it is told");
        let name = value(&page, "href").expect("an address").trim_start_matches("./").to_owned();
        assert_eq!(fs::read_to_string(folder.join(&name)).expect("a file"), "b{color: red}\n");
        assert!(page.ends_with(&format!("data-css=\"./{name}\">")) && !page.contains("page-0a"), "{page}");
        // Seen with `openssl dgst -sha384 -binary | base64`.
        let known = "sha384-ZgbwyUnMZaiSHggfxUkkQxAyfX3U8ofQhZf7SGzhsw+d9pbwJxvWXc4SNsppLB0n";
        assert_eq!(value(&page, "integrity"), Some(known), "{page}");
        assert!(!folder.join("page-0a.css").exists());
        fs::remove_dir_all(&folder).expect("it can be removed");
    }
}
