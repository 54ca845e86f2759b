//! From the bytes of a file to one table of cells.

use super::answer::{AnswerChoice, Answers, Ask, Question};
use super::clean::{clean, shortened};
use super::decode::{Told, decode, tell};
use super::encoding::Encoding;
use super::finding::{At, Finding, What};
use super::formats::{Formats, Workbook};
use super::grid::Sheet;
use super::sniff::{FileForm, form};
use super::template::is_meanings;
use super::{MOST_BYTES, MOST_COLUMNS, MOST_ENTRIES, MOST_ROWS, delimited, json, zip};

/// What was brought: one table, if there is one and no question is open before it can be read.
#[derive(Clone, Debug, Default)]
pub struct Brought {
    /// The table.
    pub sheet: Option<Sheet>,
    /// Notes on the file.
    pub notes: Vec<Finding>,
    /// What of the file, or the whole file, could not be read.
    pub refusals: Vec<Finding>,
    /// What must be known first.
    pub questions: Vec<Question>,
    /// The encoding it was read in; `None` for what is no text.
    pub encoding: Option<Encoding>,
    /// The files of a data package in the atlas's own form, which is read by its schema instead.
    pub package: Vec<(String, Vec<u8>)>,
}

impl Brought {
    fn refused(finding: Finding) -> Brought {
        Brought { refusals: vec![finding], ..Brought::default() }
    }
}

/// Opens a file, or pasted text as UTF-8.
pub fn open(bytes: &[u8], answers: &Answers, formats: &dyn Formats) -> Brought {
    if bytes.len() > MOST_BYTES {
        return Brought::refused(too_large());
    }
    match form(bytes) {
        Err(finding) => Brought::refused(*finding),
        Ok(FileForm::Zip) => archive(bytes, answers, formats),
        Ok(FileForm::OldWorkbook) => workbook(bytes, answers, formats),
        Ok(FileForm::Json) => {
            let text = decode(bytes, Encoding::Utf8, formats);
            match json::sheet(text.trim_start_matches('\u{feff}')) {
                Ok(sheet) => choose(vec![sheet], answers),
                Err(finding) => Brought::refused(*finding),
            }
        }
        Ok(FileForm::Text) => text(bytes, "", answers, formats),
    }
}

fn too_large() -> Finding {
    Finding::new(What::TooLarge, "").with("most", (MOST_BYTES >> 20).to_string())
}

/// A text: its encoding first, then its cells.
fn text(bytes: &[u8], name: &str, answers: &Answers, formats: &dyn Formats) -> Brought {
    let told = tell(bytes, formats);
    let answered = answers.get(Ask::Encoding, None).and_then(Encoding::from_label);
    let (encoding, is_note) = match (answered, &told) {
        (Some(encoding), _) => (encoding, true),
        (None, Told::Sure(encoding)) => (*encoding, false),
        (None, Told::Likely(encoding)) => (*encoding, true),
        (None, Told::Unsure(possible)) => {
            let preview = |encoding: &Encoding| AnswerChoice::new(encoding.label(), preview(bytes, *encoding, formats));
            let choices: Vec<AnswerChoice> = possible.iter().map(preview).collect();
            let text = choices.first().map_or_else(String::new, |choice| choice.preview.clone());
            let question = Question { ask: Ask::Encoding, at: At::default(), text, cells: 0, choices };
            return Brought { questions: vec![question], ..Brought::default() };
        }
    };
    let decoded = decode(bytes, encoding, formats);
    let (mut sheet, refusals) = delimited::sheet(&decoded);
    sheet.name = name.to_string();
    let mut brought = choose(vec![sheet], answers);
    brought.refusals.extend(refusals);
    brought.encoding = Some(encoding);
    if is_note {
        brought.notes.insert(0, Finding::new(What::EncodingFound, "").with("encoding", encoding.label()));
    }
    brought
}

/// The words with letters beyond ASCII, as an encoding reads them.
fn preview(bytes: &[u8], encoding: Encoding, formats: &dyn Formats) -> String {
    let text = decode(bytes.get(..bytes.len().min(20_000)).unwrap_or_default(), encoding, formats);
    let words = text.split([',', ';', '\t', '\n', '\r', '"']).filter(|word| !word.is_ascii());
    let words: Vec<String> = words.take(3).map(|word| shortened(&clean(word), 24)).collect();
    words.join(", ")
}

/// A workbook, a data package, or any archive of tables.
fn archive(bytes: &[u8], answers: &Answers, formats: &dyn Formats) -> Brought {
    let entries = match zip::entries(bytes) {
        Ok(entries) => entries,
        Err(error) => return Brought::refused(of_zip(&error)),
    };
    let has = |start: &str| entries.iter().any(|entry| entry.name.starts_with(start));
    if has("xl/workbook") {
        return workbook(bytes, answers, formats);
    }
    if has("word/document.xml") || has("ppt/presentation.xml") {
        return Brought::refused(Finding::new(What::IsDocument, ""));
    }
    let (mut left, mut files) = (zip::ALL, Vec::new());
    if let Some(kind) = entries.iter().find(|entry| entry.name == "mimetype") {
        let kind = zip::unpack(bytes, kind, &mut left).unwrap_or_default();
        return if kind.ends_with(b"spreadsheet") {
            workbook(bytes, answers, formats)
        } else {
            Brought::refused(Finding::new(What::IsDocument, ""))
        };
    }
    for entry in &entries {
        if [".zip", ".xlsx", ".ods", ".7z", ".rar", ".gz"].iter().any(|end| entry.name.to_lowercase().ends_with(end)) {
            return Brought::refused(Finding::new(What::NestedArchive, &entry.name));
        }
        match zip::unpack(bytes, entry, &mut left) {
            Ok(unpacked) => files.push((entry.name.clone(), unpacked)),
            Err(error) => return Brought::refused(of_zip(&error)),
        }
    }
    let is_package = |name: &str| files.iter().any(|(found, _)| found.rsplit('/').next() == Some(name));
    if is_package("datapackage.json")
        && is_package("sources.csv")
        // A package of events alone has no series.
        && (is_package("series.csv") || is_package("events.csv"))
    {
        return Brought { package: files, ..Brought::default() };
    }
    let tables = files.iter().filter(|(name, _)| {
        let name = name.to_lowercase();
        (name.ends_with(".csv") || name.ends_with(".tsv") || name.ends_with(".txt")) && !name.starts_with("__macosx")
    });
    let mut sheets = Vec::new();
    for (name, content) in tables {
        let brought = text(content, name, answers, formats);
        if let (None, Some(finding)) = (&brought.sheet, brought.refusals.first()) {
            return Brought::refused(finding.clone());
        }
        if !brought.questions.is_empty() {
            return brought;
        }
        sheets.extend(brought.sheet);
    }
    if sheets.is_empty() { Brought::refused(Finding::new(What::NoTableInArchive, "")) } else { choose(sheets, answers) }
}

fn of_zip(error: &zip::ZipError) -> Finding {
    match error {
        zip::ZipError::Damaged => Finding::new(What::Damaged, ""),
        zip::ZipError::Encrypted => Finding::new(What::Encrypted, ""),
        zip::ZipError::TooManyFiles(count) => {
            Finding::new(What::TooManyFiles, "").with("n", count.to_string()).with("most", MOST_ENTRIES.to_string())
        }
        zip::ZipError::TooLarge => too_large(),
    }
}

fn workbook(bytes: &[u8], answers: &Answers, formats: &dyn Formats) -> Brought {
    // A workbook is an archive as well, and must not unpack to more than may be.
    if bytes.starts_with(b"PK") {
        let measured = zip::entries(bytes).and_then(|entries| {
            let mut left = zip::ALL;
            entries.iter().try_for_each(|entry| zip::unpack(bytes, entry, &mut left).map(drop))
        });
        if let Err(error) = measured {
            return Brought::refused(of_zip(&error));
        }
    }
    match formats.workbook(bytes) {
        Workbook::Sheets(sheets) => choose(sheets, answers),
        Workbook::Encrypted => Brought::refused(Finding::new(What::Encrypted, "")),
        Workbook::Damaged => Brought::refused(Finding::new(What::Damaged, "")),
        Workbook::Unread => Brought::refused(Finding::new(What::WorkbookUnread, "")),
    }
}

/// The one table that is not blank, or the one that was answered.
fn choose(sheets: Vec<Sheet>, answers: &Answers) -> Brought {
    let is_table = |sheet: &Sheet| !sheet.is_blank() && !is_meanings(sheet);
    let mut sheets: Vec<Sheet> = sheets.into_iter().filter(is_table).collect();
    let sheet = match answers.get(Ask::Sheet, None) {
        Some(name) if sheets.len() > 1 => {
            sheets.iter().position(|sheet| sheet.name == name).map(|at| sheets.swap_remove(at))
        }
        _ if sheets.len() > 1 => {
            let preview = |sheet: &Sheet| {
                let row = sheet.rows.first().map_or_else(String::new, |row| {
                    let cells: Vec<String> = row.filled().map(|at| clean(row.cell(at))).take(4).collect();
                    cells.join(", ")
                });
                AnswerChoice::new(sheet.name.as_str(), shortened(&row, 60))
            };
            let choices = sheets.iter().map(preview).collect();
            let question = Question { ask: Ask::Sheet, at: At::default(), text: String::new(), cells: 0, choices };
            return Brought { questions: vec![question], ..Brought::default() };
        }
        _ => sheets.pop(),
    };
    let Some(sheet) = sheet else { return Brought::refused(Finding::new(What::Empty, "")) };
    let mut brought = Brought::default();
    let at = || At { sheet: sheet.name.clone(), ..At::default() };
    if sheet.surplus > 0 {
        let finding = Finding::new(What::TooManyRows, "").with("n", sheet.surplus.to_string());
        brought.refusals.push(finding.with("most", MOST_ROWS.to_string()).at(at()));
    }
    let widest = sheet.rows.iter().map(|row| row.width()).max().unwrap_or_default();
    if widest > MOST_COLUMNS {
        let finding = Finding::new(What::TooManyColumns, "").with("most", MOST_COLUMNS.to_string());
        brought.refusals.push(finding.at(at()));
        return brought;
    }
    brought.sheet = Some(sheet);
    brought
}
