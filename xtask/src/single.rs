//! `civic-atlas.html`: the whole page in one file, which opens by double click from a disk and asks for nothing.
//!
//! Made from `dist/`: the same page, the same scripts; and both programs in one ([`program`]). Style and start stand in
//! it as text; the program, the style of its later pages, and what it fetches or offers are packed into one element (`packer`), and
//! `single/parts.js` takes them out. The policy names each script and style by its checksum, and lets nothing be asked for.

mod program;
mod tags;

use crate::archive::{self, CompressionMethod};
use crate::digest::{data_address, fnv1a_32, sha256};
use crate::files::files;
use crate::finish;
use crate::project::Project;
use crate::trouble::Trouble;
use civic_atlas::export::page::{Drawing, drawings};
use packer::Kind;
use program::Program;
use std::fs;
use std::path::Path;
use tags::{attribute, tags};

/// The file's name, in `dist/`.
pub const NAME: &str = "civic-atlas.html";

/// What takes the parts out and hands them to the start script.
const PARTS: &str = include_str!("single/parts.js");

/// The names of the glue and of the wasm in the page.
const PROGRAM: [&str; 2] = ["whole.js", "whole.wasm"];

/// The archive for Kolibri and Moodle, in `dist/`: they want a page with this name at its root.
const ARCHIVE: &str = "civic-atlas.zip";

/// Where the poster starts, and what follows it.
const POSTER: [&str; 2] = ["<div id=\"poster\">", "<div id=\"still\""];

/// The attribute of the start script that names the style sheet of the second program.
const ROOMS_STYLE: &str = "data-pages-style";

/// The attribute of the start script that names the longer words, which the program asks for.
const DETAILS: &str = "data-details";

/// What one file does not show: the list of the package's files, which lie on a host. Its tables can be saved one by one.
const HIDDEN: &str = "#package{display:none}\n";

/// Writes the file beside the page that it is made from, and an archive that holds only it.
///
/// The archive holds the page in one file because such a platform shows it in a frame without an origin of its own,
/// where a page of several files does not start.
pub fn write(project: &Project) -> Result<(), Trouble> {
    let dist = project.dist();
    let (path, archive) = (dist.join(NAME), dist.join(ARCHIVE));
    let program = program::build(project)?;
    let page = page(&dist, &program, unpack(project)?)?;
    fs::write(&path, &page).map_err(Trouble::file("written", &path))?;
    // Stored, since the content is packed already.
    let packed = archive::archive([("index.html", page.as_bytes())], CompressionMethod::Stored);
    let packed = packed.map_err(Trouble::file("packed", &archive))?;
    fs::write(&archive, packed).map_err(Trouble::file("written", &archive))
}

/// The script that unpacks, small. It stands in a block: what it names is nobody else's.
fn unpack(project: &Project) -> Result<String, Trouble> {
    let path = project.root().join(program::FOLDER).join("unpack.js");
    fs::write(&path, format!("{{\n{}{PARTS}}}\n", packer::UNPACK)).map_err(Trouble::file("written", &path))?;
    finish::minified_script(project, &path)
}

/// A file that is carried packed; `name` is its path from the folder.
struct Part {
    name: String,
    content: Vec<u8>,
}

/// The page made of those in the folder, with the script that unpacks it.
fn page(dist: &Path, program: &Program, unpack: String) -> Result<String, Trouble> {
    let html = text(dist, "index.html")?;
    let boot = tags(&html, "script").into_iter().find(|tag| attribute(tag, "data-js").is_some());
    let boot = boot.ok_or_else(|| unfit("has no start script with data-js"))?.to_owned();

    let mut style = String::new();
    let mut scripts = vec![unpack];
    let mut page = without_poster(&html)?;
    for tag in tags(&html, "link") {
        let Some(file) = attribute(tag, "href") else { continue };
        let instead = match attribute(tag, "rel") {
            Some("stylesheet") => {
                style.push_str(&text(dist, file)?);
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
    let mut old = String::new();
    for tag in tags(&html, "script") {
        let file = attribute(tag, "src").ok_or_else(|| unfit("has an inline script"))?;
        if tag != boot {
            // For browsers without modules, which run no other script.
            old.push_str(&text(dist, file)?);
        }
        page = page.replacen(&format!("{tag}</script>"), "", 1);
    }
    scripts.push(text(dist, attribute(&boot, "src").unwrap_or_default())?);
    scripts.push(text(dist, &only(dist, "embed-")?)?);

    style.push_str(HIDDEN);
    let parts = parts(dist, &boot, program)?;
    // Without an address of the second program nothing loads one; its words are in the program.
    let [glue, wasm] = PROGRAM;
    let details = attribute(&boot, DETAILS).map(|file| format!(" {DETAILS}=\"{file}\"")).unwrap_or_default();
    let kept = format!(" data-js=\"./{glue}\" data-wasm=\"./{wasm}\"{details}");

    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; \
         base-uri 'none'; form-action 'none'",
        allowed(scripts.iter().chain([&old]), &parts, ".js"),
        allowed([&style], &parts, ".css")
    );
    let page = with_policy(&page, &policy)?;
    let page = page.replacen("</head>", &format!("<style>{}</style>\n</head>", fits(&style, "</style")?), 1);

    let [unpack, boot, embed] = [&scripts[0], &scripts[1], &scripts[2]];
    let body = format!(
        "{}<script>{}</script>\n<script{}>{}</script>\n<script>{}</script>\n<script nomodule>{}</script>\n</body>",
        packed_element(&parts),
        fits(unpack, "</script")?,
        kept,
        fits(boot, "</script")?,
        fits(embed, "</script")?,
        fits(&old, "</script")?,
    );
    Ok(page.replacen("</body>", &body, 1))
}

/// The page without what stands there until its style sheet is: in one file it is there at once. What the page proper
/// borrows from there is put in its place.
fn without_poster(html: &str) -> Result<String, Trouble> {
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

/// The checksums of what stands in the page and of the parts of a kind, as a policy names them.
fn allowed<'a>(standing: impl IntoIterator<Item = &'a String>, parts: &'a [Part], kind: &str) -> String {
    let packed = parts.iter().filter(|part| part.name.ends_with(kind)).map(|part| &part.content[..]);
    let all = standing.into_iter().map(String::as_bytes).chain(packed);
    all.map(|content| format!("'{}'", sha256(content))).collect::<Vec<_>>().join(" ")
}

/// What is carried packed, in the order in which it is needed: the style of the later pages, the program, the longer
/// words, the downloads.
fn parts(dist: &Path, boot: &str, program: &Program) -> Result<Vec<Part>, Trouble> {
    let [glue, wasm] = PROGRAM;
    let of_dist = |name: Option<&str>| {
        let name = name.map(|name| name.trim_start_matches("./"));
        name.map(|name| Ok(Part { name: name.to_owned(), content: read(dist, name)? })).transpose()
    };
    let mut parts = Vec::new();
    // The start script has no way to it here.
    parts.extend(of_dist(Some(&only(dist, "late-")?))?);
    parts.extend(of_dist(attribute(boot, ROOMS_STYLE))?);
    parts.push(Part { name: glue.to_owned(), content: inlined(&program.glue, glue)?.into_bytes() });
    parts.push(Part { name: wasm.to_owned(), content: program.wasm.clone() });
    parts.extend(of_dist(attribute(boot, DETAILS))?);
    let offered = |name: &str| {
        let address = format!("./{name}");
        // The archive of the package is on a host only, as the list that offers it.
        name.starts_with("data/")
            && !name.ends_with(".zip")
            && parts.iter().any(|part| contains(&part.content, address.as_bytes()))
    };
    let downloads = named(dist, offered)?;
    parts.extend(downloads);
    Ok(parts)
}

/// The files of the folder whose path fits, with their content.
fn named(dist: &Path, fits: impl Fn(&str) -> bool) -> Result<Vec<Part>, Trouble> {
    let names =
        files(dist)?.into_iter().map(|path| path.strip_prefix(dist).unwrap_or(&path).to_string_lossy().into_owned());
    names.filter(|name| fits(name)).map(|name| Ok(Part { content: read(dist, &name)?, name })).collect()
}

fn contains(content: &[u8], wanted: &[u8]) -> bool {
    content.windows(wanted.len()).any(|window| window == wanted)
}

/// The only file of the folder whose name begins so.
fn only(dist: &Path, beginning: &str) -> Result<String, Trouble> {
    match named(dist, |name| name.starts_with(beginning))?.as_slice() {
        [part] => Ok(part.name.clone()),
        _ => Err(unfit(&format!("does not have exactly one file {beginning}… beside it"))),
    }
}

/// The glue of wasm-bindgen as an inline module: it hands over its start function instead of exporting it.
fn inlined(glue: &str, name: &str) -> Result<String, Trouble> {
    let (before, list) = glue
        .rsplit_once("export{")
        .or_else(|| glue.rsplit_once("export {"))
        .ok_or_else(|| unfit("has a glue without exports"))?;
    let (list, after) = list.split_once('}').unwrap_or_default();
    let init = list.split(',').find_map(|item| item.trim().strip_suffix(" as default"));
    let init = init.ok_or_else(|| unfit("has a glue without a default export"))?;
    let after = after.trim_start_matches(';').trim();
    if !after.is_empty() {
        return Err(unfit("has a glue that does not end with its exports"));
    }
    Ok(format!("{before}window.civicAtlasGlue[\"{name}\"]({init});\n"))
}

fn packed_element(parts: &[Part]) -> String {
    let list: Vec<String> =
        parts.iter().map(|part| format!("{}:{}:{}", part.name, part.content.len(), fnv1a_32(&part.content))).collect();
    let kind = |part: &Part| if part.name.ends_with(".wasm") { Kind::Module } else { Kind::Text };
    let contents: Vec<(Kind, &[u8])> = parts.iter().map(|part| (kind(part), &part.content[..])).collect();
    format!(
        "<script type=\"text/plain\" id=\"packed\" data-parts=\"{}\">{}</script>\n",
        list.join(" "),
        packer::pack(&contents)
    )
}

/// The page with another policy in the place of its own.
fn with_policy(html: &str, policy: &str) -> Result<String, Trouble> {
    let metas = tags(html, "meta");
    let old = metas.into_iter().find(|tag| attribute(tag, "http-equiv") == Some("Content-Security-Policy"));
    let old = old.ok_or_else(|| unfit("has no content security policy: it is no release"))?;
    let new = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    Ok(html.replacen(old, &new, 1))
}

/// The text, unless it would end its element too early.
fn fits<'a>(text: &'a str, end: &str) -> Result<&'a str, Trouble> {
    if text.to_ascii_lowercase().contains(end) || text.contains("<!--") {
        return Err(unfit(&format!("has a script or style with {end} or <!-- in it")));
    }
    Ok(text)
}

fn read(dist: &Path, file: &str) -> Result<Vec<u8>, Trouble> {
    let path = dist.join(file.trim_start_matches("./"));
    fs::read(&path).map_err(Trouble::file("read", &path))
}

fn text(dist: &Path, file: &str) -> Result<String, Trouble> {
    let path = dist.join(file.trim_start_matches("./"));
    fs::read_to_string(&path).map_err(Trouble::file("read", &path))
}

fn unfit(why: &str) -> Trouble {
    Trouble::found(
        format!("{NAME} cannot be made: the page in dist/ {why}"),
        "run `cargo xtask build`; where that ends so, mend what it names or xtask/src/single.rs",
    )
}

#[cfg(test)]
mod tests;
