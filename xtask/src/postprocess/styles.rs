//! The style sheets. In `style/` each imports the files that it is made of, as a browser understands it too: so a
//! development build is served as it stands. A release gets each sheet in one small file, named by its content.

use super::minify::{Kind, minify};
use super::{Profile, exactly_once};
use crate::digest::hashed_name;
use crate::error::Error;
use crate::project::Project;
use civic_atlas::seam::Program;
use std::fs;
use std::path::Path;

/// Where Trunk copies the sheets to, from the page.
const FOLDER: &str = "style";

/// The sheet that the page waits for.
pub const FIRST: &str = "first.css";

/// What opens, is pointed at or searched: the start script adds it once the first picture stands.
pub const LATE: &str = "late.css";

/// The addresses of the sheets from the page.
pub struct Addresses {
    pub first: String,
    pub late: String,
    /// What each program shows that is fetched and shows something.
    pub programs: Vec<(Program, String)>,
}

/// The programs that show something, each with its sheet.
pub fn of_programs() -> impl Iterator<Item = (Program, String)> {
    let shown = Program::FETCHED.into_iter().filter(|program| program.slot().is_some());
    shown.map(|program| (program, format!("{}.css", program.name())))
}

/// Prepares the sheets in the folder.
pub fn write(project: &Project, folder: &Path, profile: Profile) -> Result<Addresses, Error> {
    let source = project.root().join(FOLDER);
    let address = |name: &str| format!("./{FOLDER}/{name}");
    if profile == Profile::Development {
        let programs = of_programs().map(|(program, sheet)| (program, address(&sheet))).collect();
        return Ok(Addresses { first: address(FIRST), late: address(LATE), programs });
    }
    let copied = folder.join(FOLDER);
    fs::remove_dir_all(&copied).map_err(Error::file("removed", &copied))?;
    let of_programs: Vec<(Program, String)> = of_programs().collect();
    let names = of_programs.iter().map(|(_, sheet)| sheet.clone());
    let names: Vec<String> = [FIRST, LATE].map(String::from).into_iter().chain(names).collect();
    let paths: Vec<_> = names.iter().map(|name| (source.join(name), folder.join(name))).collect();
    let jobs: Vec<_> = paths.iter().map(|(from, to)| (Kind::Style, from.as_path(), to.as_path())).collect();
    minify(project, &jobs)?;
    let named = |old: &str, name: &str| -> Result<String, Error> {
        let old = &folder.join(old);
        let content = fs::read(old).map_err(Error::file("read", old))?;
        let name = hashed_name(name, &content);
        fs::rename(old, folder.join(&name)).map_err(Error::file("renamed", old))?;
        Ok(format!("./{name}"))
    };
    let programs = of_programs.iter().map(|(program, sheet)| Ok((*program, named(sheet, sheet)?)));
    let programs = programs.collect::<Result<_, Error>>()?;
    Ok(Addresses { first: named(FIRST, "style.css")?, late: named(LATE, LATE)?, programs })
}

/// The page with its first sheet at the end of the body, and in the head only word that it will be needed: a browser shows
/// what stands in front of a sheet, here the poster, without waiting for it.
pub fn at_the_end(html: &str, address: &str) -> Result<String, Error> {
    let link = format!("<link rel=\"stylesheet\" href=\"./{FOLDER}/{FIRST}\">");
    exactly_once(html, &link)?;
    exactly_once(html, "</body>")?;
    let sheet = format!("<link rel=\"stylesheet\" href=\"{address}\">");
    let preload = format!("<link rel=\"preload\" as=\"style\" href=\"{address}\">");
    Ok(html.replacen(&link, &preload, 1).replacen("</body>", &format!("{sheet}</body>"), 1))
}
