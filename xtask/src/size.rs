//! `cargo xtask size`: what a visit transfers, part by part, against the budgets; `--write` puts it into
//! `docs/performance.md`.
//!
//! Each file counts as `brotli -q 11` makes it, which is what a good static host sends:
//!
//! - *first*: what the browser has to fetch before the page works;
//! - *later*: what the page fetches by itself once the first picture stands, unless its reader saves data;
//! - *opened*: what those fetch who open a page of a program of its own;
//! - aside: what is fetched only when somebody asks for it, such as downloads.
//!
//! The page in one file has a budget of its own, as it lies on the disk.
//! A file of a kind not known here is an error, so that nothing slips past the budgets.

use crate::error::Error;
use crate::files::files;
use crate::performance;
use crate::project::Project;
use crate::run::say;
use crate::single;
use brotlic::{BrotliEncoderOptions, CompressorWriter, Quality, WindowSize};
use civic_atlas::model::Lang;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

/// The most that a first visit may transfer, in bytes: 4 s on a slow phone network (400 kbit/s). The aim is
/// 190,000, so that a change is not a hunt for bytes; since both programs are written in components the bound follows what is
/// reached, and comes down with it. Some 8,500 of it are for a reader's own records: what the charts have to know of them
/// (words, colours and shapes, the pinhole, titles without cases), and how tables that come from another program take the
/// place of those of the atlas or stand beside them, with their part of the address; 3,500 more for their checks, for
/// titles that say what a lens shows of them, and for the titles of three pages, which stand before any program is there;
/// 4,000 for ten thousand marks, whose buttons come in turns and are made anew only where something changes; 1,500 for pages
/// that a browser translates, parts that are asked for again, dates as people write them and readings that stand still.
const FIRST_BUDGET: usize = 243_500;

/// The most that a first visit may transfer with all that it fetches by itself later, in bytes. The aim is 400,000; the bound
/// follows what is reached, and comes down with it.
const ALL_BUDGET: usize = 640_500;

/// The most that the page in one file may have, in bytes on the disk: it goes round by messengers and on old sticks.
/// The aim is 1,000,000. The file carries each program whole, and so what several have in common, charts and records above
/// all, as often: with lessons apart from the second program that is 280,000 bytes more than with both in one. The
/// reader of workbooks is another 418,000; inflated and compiled only when a workbook comes, it does not make the file open
/// later. What own tables and lessons say of heads, dates and answers was 45,000 more.
const SINGLE_BUDGET: usize = 2_725_000;

/// The words of one language. The first visit transfers those of one, counted are the longest; the others come later.
const WORDS: &str = "words";

/// The name of the table in `docs/performance.md`.
pub const TABLE: &str = "sizes";

/// A file that counts.
struct Part {
    when: When,
    kind: &'static str,
    /// Its name, without the hash of its content.
    file: String,
    raw_bytes: usize,
    brotli_bytes: usize,
}

/// When a file is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum When {
    First,
    Later,
    Opened,
}

/// What a file of the build is to a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Counted(When, &'static str),
    Aside(&'static str),
}

/// Reads the words after `size`: whether the tables are to be written.
pub fn is_written(words: &[String]) -> Result<bool, Error> {
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => Ok(false),
        ["--write"] => Ok(true),
        _ => Err(Error::usage(format!("size takes --write or nothing, not \"{}\"", words.join(" ")))),
    }
}

/// Prints the tables of `dist/`, and writes them; an error when a budget is passed.
pub fn report(project: &Project, is_written: bool) -> Result<(), Error> {
    let dist = project.dist();
    if !dist.join("index.html").is_file() {
        return Err(Error::found("There is no build in dist/", "run `cargo xtask build`"));
    }
    let (parts, asides) = parts(&dist)?;
    let carried = single::parts(&read(&dist, single::NAME)?);
    let tables = tables(&parts, &carried);
    say(&tables);
    for (reason, count) in asides {
        say(format_args!("not counted: {count} of {reason}"));
    }
    if is_written {
        let conditions = "bytes of the release of that day; compressed with brotli at level 11, but the page in one file as it \
                          lies on a disk";
        performance::write(project, TABLE, conditions, &tables)?;
    }
    let sum = |is_counted: fn(&Part) -> bool| {
        parts.iter().filter(|part| is_counted(part)).map(|part| part.brotli_bytes).sum::<usize>()
    };
    let in_one_file = carried.iter().map(|(_, bytes)| bytes).sum();
    let verdicts = [
        verdict("A first visit transfers", sum(|part| part.when == When::First), FIRST_BUDGET),
        verdict("With all that it fetches by itself it transfers", sum(|part| part.when != When::Opened), ALL_BUDGET),
        verdict("The page in one file has", in_one_file, SINGLE_BUDGET),
    ];
    // All are said, also where the first is passed.
    let passed: Vec<String> = verdicts.into_iter().filter_map(|verdict| verdict.map(say).err()).collect();
    if passed.is_empty() {
        return Ok(());
    }
    Err(Error::found(
        passed.join("\n"),
        "find what grew in the tables above and make it smaller; the budgets stand in xtask/src/size.rs",
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

fn read(dist: &Path, file: &str) -> Result<String, Error> {
    let path = dist.join(file);
    fs::read_to_string(&path).map_err(Error::file("read", &path))
}

fn parts(dist: &Path) -> Result<(Vec<Part>, Asides), Error> {
    let (mut parts, mut asides) = (Vec::new(), Asides::new());
    for path in files(dist)? {
        let file = path.strip_prefix(dist).unwrap_or(&path).to_string_lossy().into_owned();
        match role(&file) {
            Some(Role::Counted(when, kind)) => {
                let content = fs::read(&path).map_err(Error::file("read", &path))?;
                let brotli_bytes = brotli_bytes(&content).map_err(Error::file("compressed", &path))?;
                parts.push(Part { when, kind, file: without_hash(&file), raw_bytes: content.len(), brotli_bytes });
            }
            Some(Role::Aside(reason)) => match asides.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, count)) => *count += 1,
                None => asides.push((reason, 1)),
            },
            None => {
                return Err(Error::found(
                    format!("dist/{file} is of a kind that the size table does not know"),
                    "say in xtask/src/size.rs whether a visit transfers it",
                ));
            }
        }
    }
    let longest = parts.iter().filter(|part| part.kind == WORDS).map(|part| part.brotli_bytes).max();
    for part in parts.iter_mut().filter(|part| part.kind == WORDS && Some(part.brotli_bytes) != longest) {
        part.when = When::Later;
    }
    parts.sort_by_key(|part| part.when);
    Ok((parts, asides))
}

/// "boot-0123456789abcdef.js" → "boot.js".
fn without_hash(file: &str) -> String {
    let Some((stem, extension)) = file.rsplit_once('.') else { return file.to_owned() };
    match stem.rsplit_once('-') {
        Some((stem, hash)) if hash.len() == 16 && hash.bytes().all(|digit| digit.is_ascii_hexdigit()) => {
            format!("{stem}.{extension}")
        }
        _ => file.to_owned(),
    }
}

fn role(file: &str) -> Option<Role> {
    use When::{First, Later, Opened};
    let (stem, extension) = file.rsplit_once('.')?;
    let begins = |names: &[&str]| names.iter().any(|name| stem.starts_with(name));
    Some(match extension {
        _ if file.starts_with("data/") => Role::Aside("the data files, which are only downloads"),
        "svg" | "png" | "ico" | "webp" => Role::Aside("the images"),
        "js" if begins(&["old-"]) => Role::Aside("the scripts that only browsers without modules fetch"),
        "js" if begins(&["disk-", "embed-"]) => Role::Aside("the scripts for a disk and a frame"),
        "js" if stem == "sw" => Role::Aside("the service worker, which keeps the files that were fetched"),
        "js" | "wasm" | "css" if begins(&["yours-", "yours_"]) => Role::Counted(Opened, "program of own data"),
        "js" | "wasm" | "css" if begins(&["lessons-", "lessons_"]) => Role::Counted(Opened, "program of lessons"),
        "js" | "wasm" if begins(&["workbooks-", "workbooks_"]) => Role::Counted(Opened, "reader of workbooks"),
        "pdf" => Role::Aside("the paper of lessons"),
        "webmanifest" => Role::Aside("the manifest for the home screen"),
        "zip" => Role::Aside("the archives to carry"),
        "html" if file == single::NAME => Role::Aside("the page in one file, which has its own budget"),
        "js" if begins(&["later-"]) => Role::Counted(Later, "what comes after the start"),
        // Those of other languages come when a reader chooses one, and records when a page shows them.
        "txt" if begins(&["details-", "pages-"]) && !is_of_other_language(stem) => {
            Role::Counted(Later, "words of opened records and of the second program")
        }
        "txt" if begins(&["own-", "lessons-"]) && !is_of_other_language(stem) => Role::Counted(Opened, "their words"),
        "txt" if begins(&["details-", "pages-", "own-", "lessons-", "records-"]) => {
            Role::Aside("words of other languages, and records, fetched when they are needed")
        }
        "js" if begins(&["pages-"]) => Role::Counted(Later, "second program, glue"),
        "wasm" if begins(&["pages_"]) => Role::Counted(Later, "second program"),
        "css" if begins(&["pages-"]) => Role::Counted(Later, "style of its pages"),
        "css" if begins(&["late-"]) => Role::Counted(Later, "style of what opens"),
        "txt" if begins(&["words-"]) => Role::Counted(First, WORDS),
        "html" => Role::Counted(First, "page, with the first picture"),
        "css" => Role::Counted(First, "style"),
        "js" if begins(&["boot-"]) => Role::Counted(First, "start"),
        "js" => Role::Counted(First, "glue"),
        "wasm" => Role::Counted(First, "program"),
        _ => return None,
    })
}

/// True for a file of a language, but not of the first: each reader has one of them, and those of English stand for it.
fn is_of_other_language(stem: &str) -> bool {
    let tag = stem.split('-').nth(1).unwrap_or_default();
    Lang::from_tag(tag).is_some_and(|lang| lang != Lang::default())
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

/// The tables of a visit and of the page in one file, in Markdown.
fn tables(parts: &[Part], carried: &[(String, usize)]) -> String {
    let rows = |when: When, total: &str| {
        let counted: Vec<&Part> = parts.iter().filter(|part| part.when == when).collect();
        let row = |what: &str, file: &str, raw: usize, brotli: usize| {
            vec![what.to_owned(), file.to_owned(), grouped(raw), grouped(brotli)]
        };
        let mut rows: Vec<_> =
            counted.iter().map(|part| row(part.kind, &part.file, part.raw_bytes, part.brotli_bytes)).collect();
        let raw = counted.iter().map(|part| part.raw_bytes).sum();
        rows.push(row(total, "", raw, counted.iter().map(|part| part.brotli_bytes).sum()));
        rows
    };
    let head = ["part", "file", "raw", "brotli"];
    let mut single: Vec<_> = carried.iter().map(|(what, bytes)| vec![what.clone(), grouped(*bytes)]).collect();
    single.push(vec!["**all of it**".to_owned(), grouped(carried.iter().map(|(_, bytes)| bytes).sum())]);
    format!(
        "A first visit, before the page works:\n\n{}\nFetched by itself once the first picture stands:\n\n{}\n\
         Fetched by those who open one of its pages, beside the words and records that others need too:\n\n{}\n\
         The page in one file:\n\n{}",
        performance::table(&head, &rows(When::First, "**first visit**")),
        performance::table(&head, &rows(When::Later, "**later**")),
        performance::table(&head, &rows(When::Opened, "**both programs**")),
        performance::table(&["part", "bytes"], &single),
    )
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
