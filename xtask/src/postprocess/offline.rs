//! What makes the page of a host installable and keeps it for when there is no network: the manifest, and the service
//! worker with the list of all files of this build.

use super::exactly_once;
use super::minify::{Kind, minify};
use super::scripts::quoted;
use crate::digest::{fnv1a_64, sha256};
use crate::error::Error;
use crate::files::files;
use crate::project::Project;
use civic_atlas::model::Lang;
use civic_atlas::text::{Msg, say};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const WORKER: &str = include_str!("../../../public/sw.js");

/// The worker's name. It must never change: browsers look for new versions there.
const WORKER_NAME: &str = "sw.js";

/// Where the page says which build it is of.
const BUILD: &str = "data-build=\"\"";

/// Writes the manifest: the names from the catalogue, the icons as they lie in the folder.
pub fn write_manifest(folder: &Path) -> Result<(), Error> {
    let icons = [
        ("icon.svg", "image/svg+xml", "any", "any"),
        ("icon-192.png", "image/png", "192x192", "any"),
        ("icon-512.png", "image/png", "512x512", "any"),
        ("icon-maskable-512.png", "image/png", "512x512", "maskable"),
    ];
    let icons = icons.map(|(file, kind, sizes, purpose)| {
        format!("{{\"src\":\"./{file}\",\"type\":\"{kind}\",\"sizes\":\"{sizes}\",\"purpose\":\"{purpose}\"}}")
    });
    let text = format!(
        "{{\"name\":{},\"short_name\":{},\"description\":{},\"id\":\"./\",\"start_url\":\"./\",\"scope\":\"./\",\
         \"display\":\"standalone\",\"background_color\":\"#F8F9F8\",\"theme_color\":\"#F8F9F8\",\"icons\":[{}]}}\n",
        quoted(say(Lang::En, Msg::AppTitle)),
        quoted(say(Lang::En, Msg::AppName)),
        quoted(say(Lang::En, Msg::AppDescription)),
        icons.join(",")
    );
    let path = folder.join("manifest.webmanifest");
    fs::write(&path, text).map_err(Error::file("written", &path))
}

/// Names the build in the page, writes the worker beside it, and returns the page.
///
/// The page must be otherwise finished, and nothing of the folder may change later.
pub fn with_worker(project: &Project, html: &str, folder: &Path) -> Result<String, Error> {
    exactly_once(html, BUILD)?;
    let mut contents = Vec::new();
    for path in files(folder)? {
        let file = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
        if is_kept(&file) {
            contents.push((file, fs::read(&path).map_err(Error::file("read", &path))?));
        }
    }
    let mut all = html.as_bytes().to_vec();
    for (file, content) in &contents {
        all.extend_from_slice(file.as_bytes());
        all.extend_from_slice(content);
    }
    let build = format!("{:016x}", fnv1a_64(&all));
    let html = html.replace(BUILD, &format!("data-build=\"{build}\""));

    let mut list = entry("./", html.as_bytes());
    for (file, content) in &contents {
        list.push_str(&entry(&format!("./{file}"), content));
    }
    // A scope of its own, in which names can be shortened.
    let text = format!("{{\nconst BUILD = \"{build}\";\nconst FILES = [\n{list}];\n{WORKER}}}\n");
    let path = folder.join(WORKER_NAME);
    fs::write(&path, text).map_err(Error::file("written", &path))?;
    minify(project, &[(Kind::Script, &path, &path)])?;
    Ok(html)
}

fn entry(path: &str, content: &[u8]) -> String {
    let mut line = String::new();
    // Writing into a String cannot fail.
    let _ = writeln!(line, "[{}, {}],", quoted(path), quoted(&sha256(content)));
    line
}

/// Whether a file is kept for when there is no network: all but the page itself, which stands in the list as its folder,
/// the downloads, and what only browsers without workers fetch.
fn is_kept(file: &str) -> bool {
    let is_aside = file.starts_with("data/") || file.starts_with("old-") || file.starts_with("disk-");
    !is_aside && !matches!(file, "index.html" | WORKER_NAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_later_programs_are_kept_and_downloads_are_not() {
        for file in ["pages-0a.js", "pages_bg-0a.wasm", "records-0a.txt", "icon.svg", "manifest.webmanifest", "a/b.bin"]
        {
            assert!(is_kept(file), "{file}");
        }
        for file in ["index.html", "sw.js", "data/events.csv", "data/a.zip", "old-0a.js", "disk-0a.js"] {
            assert!(!is_kept(file), "{file}");
        }
    }

    #[test]
    fn a_build_is_named_after_all_that_is_kept() {
        let folder = std::env::temp_dir().join(format!("civic-atlas-offline-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let page = format!("<script {BUILD}></script>");
        let project = Project::find().unwrap();
        let build = |content: &str, page: &str| {
            fs::write(folder.join("a.txt"), content).unwrap();
            let html = with_worker(&project, page, &folder).unwrap();
            (html, fs::read_to_string(folder.join("sw.js")).unwrap())
        };
        let (html, worker) = build("a", &page);
        assert_eq!(build("a", &page), (html.clone(), worker.clone()));
        assert_ne!(build("b", &page).0, html);
        assert_ne!(build("a", &format!("{page} ")).0.trim_end(), html);
        let name = html.split('"').nth(1).unwrap();
        assert!(worker.contains(name), "{worker}");
        assert!(worker.contains(&format!("[\"./\",\"{}\"]", sha256(html.as_bytes()))), "{worker}");
        assert!(worker.contains(&format!("[\"./a.txt\",\"{}\"]", sha256(b"a"))), "{worker}");
        assert!(!worker.contains("//"), "{worker}");
        fs::remove_dir_all(&folder).unwrap();
    }
}
