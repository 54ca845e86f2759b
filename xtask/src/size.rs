//! `cargo xtask size`: what a first visit transfers, part by part, against the budget.
//!
//! Counted is what the browser has to fetch before the page works: HTML, CSS, JavaScript, wasm,
//! each as `brotli -q 11`, which is what a good static host sends. Not counted are images, the
//! data files that are only downloads, and the script that only browsers without modules fetch.
//! The page in one file has a budget of its own, as it lies on the disk.
//! A file of a kind not known here is an error, so that nothing slips past the budget.

use crate::files::files;
use crate::project::Project;
use crate::run::say;
use crate::single;
use crate::trouble::Trouble;
use brotlic::{BrotliEncoderOptions, CompressorWriter, Quality, WindowSize};
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

/// The most that a first visit may transfer, in bytes: 4 s on a slow phone network (400 kbit/s). Work towards 190,000, so
/// that a change is not a hunt for bytes.
const BUDGET_BYTES: usize = 200_000;

/// The words of one language. A first visit transfers those of one; counted are the longest.
const WORDS: &str = "words";

/// The most that the page in one file may have, in bytes on the disk: it goes round by messengers and on old sticks.
const SINGLE_BUDGET_BYTES: usize = 1_000_000;

/// A file that counts.
struct Part {
    kind: &'static str,
    file: String,
    raw_bytes: usize,
    brotli_bytes: usize,
}

/// What a file of the build is to a first visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Counted(&'static str),
    Aside(&'static str),
}

/// Prints the table of `dist/`; an error when the budget is passed.
pub fn report(project: &Project) -> Result<(), Trouble> {
    let dist = project.dist();
    if !dist.join("index.html").is_file() {
        return Err(Trouble::found("There is no build in dist/", "run `cargo xtask build`"));
    }
    let (parts, asides) = parts(&dist)?;
    say(table(&parts));
    for (reason, count) in asides {
        say(format_args!("not counted: {count} of {reason}"));
    }
    let total = parts.iter().map(|part| part.brotli_bytes).sum();
    let path = dist.join(single::NAME);
    let in_one_file = fs::metadata(&path).map_err(Trouble::file("read", &path))?.len() as usize;
    let verdicts = [
        verdict("A first visit transfers", total, BUDGET_BYTES),
        verdict("The page in one file has", in_one_file, SINGLE_BUDGET_BYTES),
    ];
    // Both are said, also where the first is passed.
    let passed: Vec<String> = verdicts.into_iter().filter_map(|verdict| verdict.map(say).err()).collect();
    if passed.is_empty() {
        return Ok(());
    }
    Err(Trouble::found(
        passed.join("\n"),
        "find what grew in the table above and make it smaller; the budgets stand in xtask/src/size.rs",
    ))
}

/// What there is to say about a budget; as an error when it is passed.
fn verdict(what: &str, bytes: usize, budget: usize) -> Result<String, String> {
    let (all, of) = (grouped(bytes), grouped(budget));
    if bytes <= budget {
        return Ok(format!("{what} {all} bytes: within the budget of {of}, {} left", grouped(budget - bytes)));
    }
    Err(format!("{what} {all} bytes, {} more than the budget of {of}", grouped(bytes - budget)))
}

type Asides = Vec<(&'static str, usize)>;

fn parts(dist: &Path) -> Result<(Vec<Part>, Asides), Trouble> {
    let (mut parts, mut asides) = (Vec::new(), Asides::new());
    for path in files(dist)? {
        let file = path.strip_prefix(dist).unwrap_or(&path).to_string_lossy().into_owned();
        match role(&file) {
            Some(Role::Counted(kind)) => {
                let content = fs::read(&path).map_err(Trouble::file("read", &path))?;
                let brotli_bytes = brotli_bytes(&content).map_err(Trouble::file("compressed", &path))?;
                parts.push(Part { kind, file, raw_bytes: content.len(), brotli_bytes });
            }
            Some(Role::Aside(reason)) => match asides.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, count)) => *count += 1,
                None => asides.push((reason, 1)),
            },
            None => {
                return Err(Trouble::found(
                    format!("dist/{file} is of a kind that the size table does not know"),
                    "say in xtask/src/size.rs whether a first visit transfers it",
                ));
            }
        }
    }
    let longest = parts.iter().filter(|part| part.kind == WORDS).map(|part| part.brotli_bytes).max();
    let all = parts.len();
    parts.retain(|part| part.kind != WORDS || Some(part.brotli_bytes) == longest);
    if parts.len() < all {
        asides.push(("the shorter words of other languages, fetched after the first picture", all - parts.len()));
    }
    Ok((parts, asides))
}

fn role(file: &str) -> Option<Role> {
    let (stem, extension) = file.rsplit_once('.')?;
    Some(match extension {
        _ if file.starts_with("data/") => Role::Aside("the data files, which are only downloads"),
        "svg" | "png" | "ico" | "webp" => Role::Aside("the images"),
        "js" if stem.starts_with("old-") => Role::Aside("the scripts that only browsers without modules fetch"),
        "txt" if stem.starts_with("details-") => {
            Role::Aside("the words of opened records, fetched after the first picture")
        }
        "js" | "wasm" | "css" if stem.starts_with("pages-") || stem.starts_with("pages_") => {
            Role::Aside("the files of the second program, fetched after the first picture")
        }
        "css" if stem.starts_with("late-") => Role::Aside("the style of what opens, fetched after the first picture"),
        "txt" if stem.starts_with("words-") => Role::Counted(WORDS),

        "js" if ["disk-", "embed-", "later-"].iter().any(|name| stem.starts_with(name)) => {
            Role::Aside("the scripts for a disk, a frame, and what comes after the start")
        }
        "js" if stem == "sw" => Role::Aside("the service worker, which keeps the files that were fetched"),
        "webmanifest" => Role::Aside("the manifest for the home screen"),
        "zip" => Role::Aside("the archives to carry"),
        "html" if file == single::NAME => Role::Aside("the page in one file, which has its own budget"),
        "html" => Role::Counted("page"),
        "css" => Role::Counted("style"),
        "js" if stem.starts_with("boot-") => Role::Counted("start"),
        "js" => Role::Counted("glue"),
        "wasm" => Role::Counted("program"),
        _ => return None,
    })
}

/// The length as `brotli -q 11` makes it, with the window of 4 MiB that web servers use.
fn brotli_bytes(content: &[u8]) -> io::Result<usize> {
    let encoder = BrotliEncoderOptions::new()
        .quality(Quality::best())
        .window_size(WindowSize::default())
        .size_hint(u32::try_from(content.len()).unwrap_or(u32::MAX))
        .build()
        .map_err(io::Error::other)?;
    let mut writer = CompressorWriter::with_encoder(encoder, Vec::new());
    writer.write_all(content)?;
    Ok(writer.into_inner()?.len())
}

fn table(parts: &[Part]) -> String {
    let width = parts.iter().map(|part| part.file.len()).max().unwrap_or(0).max("all of it".len());
    let mut text = format!("{:<8} {:<width$} {:>10} {:>10}\n", "part", "file", "raw", "brotli");
    let mut line = |kind: &str, file: &str, raw: usize, brotli: usize| {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{kind:<8} {file:<width$} {:>10} {:>10}", grouped(raw), grouped(brotli));
    };
    for part in parts {
        line(part.kind, &part.file, part.raw_bytes, part.brotli_bytes);
    }
    let raw = parts.iter().map(|part| part.raw_bytes).sum();
    line("total", "all of it", raw, parts.iter().map(|part| part.brotli_bytes).sum());
    text.truncate(text.trim_end().len());
    text
}

/// 130000 → "130,000".
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests;
