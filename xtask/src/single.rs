//! `civic-atlas.html`: the whole page in one file, which opens by double click from a disk and asks for nothing.
//!
//! Made from `dist/`: the same page, the same programs, the same scripts. Styles and scripts stand in it as text; programs,
//! words and downloads stand in elements of their own, once each, deflated and in base64, and `public/carried.js` takes them
//! out when they are asked for. The policy names each script and style by its checksum, and lets nothing be asked for.

use crate::archive::{self, CompressionMethod};
use crate::digest::{data_address, sha256};
use crate::error::Error;
use crate::files::files;
use crate::postprocess::minify::{Kind, minify};
use crate::project::Project;
use crate::tags::{attribute, attributes, tags};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use civic_atlas::export::one_file::has_data;
use civic_atlas::export::page::{Drawing, drawings};
use civic_atlas::seam::Program;
use libdeflater::{CompressionLvl, Compressor};
use std::fs;
use std::path::Path;

/// The file's name, in `dist/`.
pub const NAME: &str = "civic-atlas.html";

/// What takes out what the file carries.
const CARRIED: &str = "public/carried.js";

/// Where scripts are prepared that only this page has, from the root of the project.
const FOLDER: &str = "target/single";

/// The archive for Kolibri and Moodle, in `dist/`: they want a page with this name at its root.
const ARCHIVE: &str = "civic-atlas.zip";

/// The archive for platforms that are told how far a lesson has come, in `dist/`; what tells them, and what the archive says
/// of itself.
const SCORM_ARCHIVE: &str = "civic-atlas-scorm.zip";
const SCORM: &str = "public/scorm.js";
const MANIFEST: &str = include_str!("single/imsmanifest.xml");

/// Where the poster starts, and what follows it.
const POSTER: [&str; 2] = ["<div id=\"poster\">", "<div id=\"still\""];

/// True for an attribute of the start script that says nothing to this page: its style sheets stand in it, it is not kept by a
/// worker, and its programs do not come so late that titles stand there before them.
fn is_of_a_host(attribute: &str) -> bool {
    let is_title = attribute.starts_with("data-title-") || attribute.starts_with("data-plain-title-");
    is_title || attribute.ends_with("-sheet") || attribute == "data-build"
}

/// What one file does not show: the list of the package's files, which lie on a host. Its tables can be saved one by one.
const HIDDEN: &str = "#package{display:none}\n";

/// Writes the file beside the page that it is made from, and an archive that holds only it.
///
/// The archive holds the page in one file because such a platform shows it in a frame without an origin of its own,
/// where a page of several files does not start.
pub fn write(project: &Project) -> Result<(), Error> {
    let dist = project.dist();
    let (path, archive) = (dist.join(NAME), dist.join(ARCHIVE));
    let whole = page(project, &dist, &[])?;
    fs::write(&path, &whole).map_err(Error::file("written", &path))?;
    // Stored, since the content is packed already.
    let pack = |archive: &Path, files: &[(&str, &[u8])]| {
        let packed = archive::archive(files.iter().copied(), CompressionMethod::Stored);
        fs::write(archive, packed.map_err(Error::file("packed", archive))?).map_err(Error::file("written", archive))
    };
    pack(&archive, &[("index.html", whole.as_bytes())])?;
    let reporting = page(project, &dist, &[SCORM])?;
    let files = [("imsmanifest.xml", MANIFEST.as_bytes()), ("index.html", reporting.as_bytes())];
    pack(&dist.join(SCORM_ARCHIVE), &files)
}

/// The page made of those in the folder, with more scripts before its start.
fn page(project: &Project, dist: &Path, more: &[&str]) -> Result<String, Error> {
    let html = text(dist, "index.html")?;
    let boot = tags(&html, "script").into_iter().find(|tag| attribute(tag, "data-js").is_some());
    let boot = boot.ok_or_else(|| unfit("has no start script with data-js"))?.to_owned();

    // A page with an author's data has no picture of the atlas.
    let mut page = if has_data(&html) { html.clone() } else { without_poster(&html)? };
    let mut styles = Vec::new();
    for tag in tags(&html, "link") {
        let Some(file) = attribute(tag, "href") else { continue };
        let instead = match attribute(tag, "rel") {
            Some("stylesheet") => {
                styles.push(text(dist, file)?);
                ""
            }
            Some("icon") => {
                &format!("<link rel=\"icon\" href=\"{}\">", data_address("image/svg+xml", &read(dist, file)?))
            }
            Some("modulepreload" | "preload") => "",
            other => return Err(unfit(&format!("has a link {} that one file cannot have", other.unwrap_or_default()))),
        };
        page = page.replacen(tag, instead, 1);
    }
    let of_programs = Program::FETCHED.into_iter().filter(|program| program.slot().is_some()).map(Program::name);
    for name in ["late"].into_iter().chain(of_programs) {
        styles.push(text(dist, &only(dist, &format!("{name}-"), ".css")?)?);
    }
    styles.push(HIDDEN.to_owned());

    let mut old = String::new();
    for tag in tags(&html, "script").into_iter().filter(|tag| !has_data(tag)) {
        let file = attribute(tag, "src").ok_or_else(|| unfit("has an inline script"))?;
        if tag != boot {
            // For browsers without modules, which run no other script.
            old.push_str(&text(dist, file)?);
        }
        page = page.replacen(&format!("{tag}</script>"), "", 1);
    }

    let kept = attributes(&boot).into_iter().filter(|(name, _)| name.starts_with("data-") && !is_of_a_host(name));
    let kept: Vec<(&str, &str)> = kept.collect();
    let named: Vec<String> = kept.iter().map(|(_, value)| file_of(value).to_owned()).collect();
    let (glues, carried): (Vec<_>, Vec<_>) = named.into_iter().partition(|file| file.ends_with(".js"));
    let carried = with_downloads(dist, carried)?;
    let own = own_scripts(project, dist, &glues, more)?;
    let start = text(dist, attribute(&boot, "src").unwrap_or_default())?;
    let frame = text(dist, &only(dist, "embed-", ".js")?)?;

    let scripts = own.iter().chain([&start, &frame, &old]);
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; \
         base-uri 'none'; form-action 'none'",
        allowed(scripts),
        allowed(&styles)
    );
    page = with_policy(&page, &policy)?;
    let mut sheets = String::new();
    for style in &styles {
        sheets += &format!("<style>{}</style>\n", fits(style, "</style")?);
    }
    page = page.replacen("</head>", &format!("{sheets}</head>"), 1);

    let mut body = String::new();
    for file in &carried {
        body += &packed_element(file, &read(dist, file)?).map_err(Error::file("packed", &dist.join(file)))?;
    }
    for script in &own {
        body += &format!("<script>{}</script>\n", fits(script, "</script")?);
    }
    let kept: String = kept.iter().map(|(name, value)| format!(" {name}=\"{value}\"")).collect();
    body += &format!("<script{kept}>{}</script>\n", fits(&start, "</script")?);
    body += &format!("<script>{}</script>\n", fits(&frame, "</script")?);
    body += &format!("<script nomodule>{}</script>\n</body>", fits(&old, "</script")?);
    Ok(page.replacen("</body>", &body, 1))
}

/// The file that an attribute of the start script names; its checksum may follow.
fn file_of(value: &str) -> &str {
    value.split(' ').next().unwrap_or_default().trim_start_matches("./")
}

/// The scripts that only this page has: what takes the carried files out, the glue of each program, and more.
fn own_scripts(project: &Project, dist: &Path, glues: &[String], more: &[&str]) -> Result<Vec<String>, Error> {
    let folder = project.root().join(FOLDER);
    fs::create_dir_all(&folder).map_err(Error::file("made", &folder))?;
    let mut paths = vec![(Kind::Bundle, project.root().join(CARRIED), folder.join("carried.js"))];
    paths.extend(glues.iter().map(|glue| (Kind::Global, dist.join(glue), folder.join(glue))));
    paths.extend(more.iter().map(|script| {
        let name = Path::new(script).file_name().unwrap_or_default();
        (Kind::Script, project.root().join(script), folder.join(name))
    }));
    let jobs: Vec<_> = paths.iter().map(|(kind, from, to)| (*kind, from.as_path(), to.as_path())).collect();
    minify(project, &jobs)?;
    paths.iter().map(|(_, _, path)| fs::read_to_string(path).map_err(Error::file("read", path))).collect()
}

/// The page without what stands there until its style sheet is: in one file it is there at once. What the page proper
/// borrows from there is put in its place.
pub fn without_poster(html: &str) -> Result<String, Error> {
    let [start, end] = POSTER.map(|mark| html.find(mark));
    let (Some(start), Some(end)) = (start, end) else { return Err(unfit("has no poster before its first picture")) };
    let mut page = [&html[..start], &html[end..]].concat();
    for Drawing { reference, content } in
        drawings().map_err(|reason| unfit(&format!("has no first picture: {reason}")))?
    {
        if !page.contains(&reference) {
            return Err(unfit(&format!("does not refer to its first picture by {reference}")));
        }
        page = page.replacen(&reference, &content, 1);
    }
    Ok(page)
}

/// The checksums of what stands in the page, as a policy names them.
fn allowed<'a>(standing: impl IntoIterator<Item = &'a String>) -> String {
    standing.into_iter().map(|text| format!("'{}'", sha256(text.as_bytes()))).collect::<Vec<_>>().join(" ")
}

/// The carried files, and behind them the downloads that a program offers.
fn with_downloads(dist: &Path, carried: Vec<String>) -> Result<Vec<String>, Error> {
    let contents: Vec<Vec<u8>> = carried.iter().map(|file| read(dist, file)).collect::<Result<_, _>>()?;
    let offered = |name: &String| {
        let address = format!("./{name}");
        // The archive of the package is on a host only, as the list that offers it.
        name.starts_with("data/")
            && !name.ends_with(".zip")
            && contents.iter().any(|content| contains(content, address.as_bytes()))
    };
    let downloads: Vec<String> = names(dist)?.into_iter().filter(offered).collect();
    Ok(carried.into_iter().chain(downloads).collect())
}

/// The paths of all files of the folder.
fn names(dist: &Path) -> Result<Vec<String>, Error> {
    let names =
        files(dist)?.into_iter().map(|path| path.strip_prefix(dist).unwrap_or(&path).to_string_lossy().into_owned());
    Ok(names.collect())
}

fn contains(content: &[u8], wanted: &[u8]) -> bool {
    content.windows(wanted.len()).any(|window| window == wanted)
}

/// The only file of the folder whose name begins and ends so.
fn only(dist: &Path, beginning: &str, end: &str) -> Result<String, Error> {
    let fit = |name: &String| name.starts_with(beginning) && name.ends_with(end);
    match names(dist)?.into_iter().filter(fit).collect::<Vec<_>>().as_slice() {
        [name] => Ok(name.clone()),
        _ => Err(unfit(&format!("does not have exactly one file {beginning}…{end} beside it"))),
    }
}

/// A file in an element of its own, deflated with its checksum (RFC 1950) and in base64.
fn packed_element(file: &str, content: &[u8]) -> std::io::Result<String> {
    let mut compressor = Compressor::new(CompressionLvl::best());
    let mut packed = vec![0; compressor.zlib_compress_bound(content.len())];
    let length = compressor.zlib_compress(content, &mut packed).map_err(std::io::Error::other)?;
    let text = STANDARD.encode(&packed[..length]);
    Ok(format!("<script type=\"text/plain\" data-file=\"./{file}\">{text}</script>\n"))
}

/// What the page in one file is made of, each kind with its bytes.
pub fn parts(page: &str) -> Vec<(String, usize)> {
    let mut parts: Vec<(String, usize)> = Vec::new();
    let mut add = |what: &str, bytes: usize| match parts.iter_mut().find(|(known, _)| known == what) {
        Some((_, sum)) => *sum += bytes,
        None => parts.push((what.to_owned(), bytes)),
    };
    let mut rest = page.len();
    for (tag, end, what) in [("script", "</script>", "scripts"), ("style", "</style>", "styles")] {
        for (start, _) in page.match_indices(&format!("<{tag}")) {
            let element = page[start..].split_inclusive(end).next().unwrap_or_default();
            let file = tags(element, tag).first().and_then(|tag| attribute(tag, "data-file")).unwrap_or_default();
            let what = match file.trim_start_matches("./") {
                "" => what,
                file if file.starts_with("data/") => "downloads",
                file if file.ends_with(".txt") => "words",
                file if file.starts_with("civic-atlas") => "program",
                file => match Program::FETCHED.into_iter().find(|program| is_file_of(*program, file)) {
                    Some(Program::Lessons) => "program of lessons",
                    Some(Program::Yours) => "program of own data",
                    Some(Program::Workbooks) => "reader of workbooks",
                    _ => "second program",
                },
            };
            add(what, element.len());
            rest -= element.len();
        }
    }
    add("page, with the first picture", rest);
    parts
}

/// True for the glue and the module of a program that is fetched.
fn is_file_of(program: Program, file: &str) -> bool {
    file.strip_prefix(program.name()).is_some_and(|rest| rest.starts_with(['-', '_']))
}

/// The page with another policy in the place of its own.
fn with_policy(html: &str, policy: &str) -> Result<String, Error> {
    let metas = tags(html, "meta");
    let old = metas.into_iter().find(|tag| attribute(tag, "http-equiv") == Some("Content-Security-Policy"));
    let old = old.ok_or_else(|| unfit("has no content security policy: it is no release"))?;
    let new = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    Ok(html.replacen(old, &new, 1))
}

/// The text, unless it would end its element too early.
fn fits<'a>(text: &'a str, end: &str) -> Result<&'a str, Error> {
    if text.to_ascii_lowercase().contains(end) || text.contains("<!--") {
        return Err(unfit(&format!("has a script or style with {end} or <!-- in it")));
    }
    Ok(text)
}

fn read(dist: &Path, file: &str) -> Result<Vec<u8>, Error> {
    let path = dist.join(file.trim_start_matches("./"));
    fs::read(&path).map_err(Error::file("read", &path))
}

fn text(dist: &Path, file: &str) -> Result<String, Error> {
    let path = dist.join(file.trim_start_matches("./"));
    fs::read_to_string(&path).map_err(Error::file("read", &path))
}

fn unfit(why: &str) -> Error {
    Error::found(
        format!("{NAME} cannot be made: the page in dist/ {why}"),
        "run `cargo xtask build`; where that ends so, mend what it names or xtask/src/single.rs",
    )
}

#[cfg(test)]
mod tests;
