//! What a file is, by how it starts.

use super::finding::{Finding, What};

/// What can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileForm {
    /// Text with separators.
    Text,
    /// JSON.
    Json,
    /// A ZIP archive.
    Zip,
    /// A workbook in the old form of Excel.
    OldWorkbook,
}

/// The form of bytes, or what they are that is no table.
pub fn form(bytes: &[u8]) -> Result<FileForm, Box<Finding>> {
    let is = |what: What| Err(Box::new(Finding::new(what, "")));
    match bytes {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => return Ok(FileForm::Zip),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Ok(FileForm::OldWorkbook),
        [b'%', b'P', b'D', b'F', ..] => return is(What::IsPdf),
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] | [b'B', b'M', ..]
            if !is_text(bytes) =>
        {
            return is(What::IsPicture);
        }
        [b'R', b'I', b'F', b'F', ..] if !is_text(bytes) => return is(What::IsPicture),
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => return is(What::IsPicture),
        [b'{', b'\\', b'r', b't', b'f', ..] => return is(What::IsDocument),
        [0x1F, 0x8B, ..]
        | [b'7', b'z', 0xBC, 0xAF, ..]
        | [b'R', b'a', b'r', b'!', ..]
        | [0x7F, b'E', b'L', b'F', ..] => {
            return is(What::IsUnknown);
        }
        [] => return is(What::Empty),
        _ => {}
    }
    if !is_text(bytes) && !is_wide(bytes) {
        return is(What::IsUnknown);
    }
    let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(2048)).unwrap_or_default()).to_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || start.contains("<table")
        || start.starts_with("<svg")
    {
        return if start.starts_with("<svg") { is(What::IsPicture) } else { is(What::IsWebPage) };
    }
    if start.starts_with("<?xml") {
        return if start.contains("<svg") { is(What::IsPicture) } else { is(What::IsUnknown) };
    }
    if start.starts_with(['{', '['])
        && (start.contains("\":")
            || start.contains("\" :")
            || start.trim_end() == "[]"
            || start.trim_end() == "{}"
            || start.starts_with("[[")
            || start.starts_with("[{"))
    {
        return Ok(FileForm::Json);
    }
    let line = start.trim();
    if (line.starts_with("http://") || line.starts_with("https://"))
        && !line.contains(char::is_whitespace)
        && bytes.len() <= 2048
    {
        let what = if line.contains("docs.google.") { What::IsGoogleSheet } else { What::IsAddress };
        return Err(Box::new(Finding::new(what, String::from_utf8_lossy(bytes).trim())));
    }
    Ok(FileForm::Text)
}

/// True unless control characters show that it is none; the encodings of text have none of them.
fn is_text(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    !start.iter().any(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31))
}

/// True for UTF-16.
fn is_wide(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let has_mark = matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
    let zeros = |parity: usize| start.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    has_mark || (even + odd > 0 && (even * 4 < odd || odd * 4 < even) && (even + odd) * 20 > start.len())
}
