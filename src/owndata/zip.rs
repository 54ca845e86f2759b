//! ZIP archives, as far as data packages and workbooks need them: the directory at the end, files stored or deflated.
//! Form: PKWARE, "APPNOTE.TXT", 6.3. What is unpacked is counted while it is unpacked.

use super::{MOST_BYTES, MOST_ENTRIES};
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path, with `/`.
    pub name: String,
    method: u16,
    start: usize,
    packed: usize,
}

/// Why an archive cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ZipError {
    /// Cut, or not sound.
    Damaged,
    /// Locked with a password.
    Encrypted,
    /// So many files.
    TooManyFiles(usize),
    /// More bytes than may be.
    TooLarge,
}

/// The files of an archive.
pub fn entries(bytes: &[u8]) -> Result<Vec<Entry>, ZipError> {
    let end = (0..=bytes.len().saturating_sub(22))
        .rev()
        .take(66_000)
        .find(|at| bytes.get(*at..at + 4) == Some(b"PK\x05\x06"));
    let end = end.ok_or(ZipError::Damaged)?;
    let count = usize::from(short(bytes, end + 10)?);
    let mut at = long(bytes, end + 16)?;
    // Folders are entries too; twice as many as files may be.
    if count > MOST_ENTRIES * 2 {
        return Err(ZipError::TooManyFiles(count));
    }
    let mut entries = Vec::new();
    for _ in 0..count {
        if bytes.get(at..at + 4) != Some(b"PK\x01\x02") {
            return Err(ZipError::Damaged);
        }
        let (flags, method) = (short(bytes, at + 8)?, short(bytes, at + 10)?);
        let packed = long(bytes, at + 20)?;
        let [name, extra, comment] = [28, 30, 32].map(|field| short(bytes, at + field).map(usize::from));
        let (name, extra, comment) = (name?, extra?, comment?);
        let local = long(bytes, at + 42)?;
        if flags & 1 != 0 {
            return Err(ZipError::Encrypted);
        }
        let name_bytes = bytes.get(at + 46..at + 46 + name).ok_or(ZipError::Damaged)?;
        if bytes.get(local..local + 4) != Some(b"PK\x03\x04") {
            return Err(ZipError::Damaged);
        }
        let start = local + 30 + usize::from(short(bytes, local + 26)?) + usize::from(short(bytes, local + 28)?);
        let path = String::from_utf8_lossy(name_bytes).replace('\\', "/");
        if !path.ends_with('/') {
            entries.push(Entry { name: path, method, start, packed });
        }
        at += 46 + name + extra + comment;
    }
    match entries.len() {
        count if count > MOST_ENTRIES => Err(ZipError::TooManyFiles(count)),
        _ => Ok(entries),
    }
}

/// The bytes of a file of an archive; `left` is how many more may be unpacked, and is lessened.
pub fn unpack(bytes: &[u8], entry: &Entry, left: &mut usize) -> Result<Vec<u8>, ZipError> {
    let packed = bytes.get(entry.start..entry.start.saturating_add(entry.packed)).ok_or(ZipError::Damaged)?;
    let unpacked = match entry.method {
        0 if packed.len() > *left => return Err(ZipError::TooLarge),
        0 => packed.to_vec(),
        8 => decompress_to_vec_with_limit(packed, *left).map_err(|error| match error.status {
            miniz_oxide::inflate::TINFLStatus::HasMoreOutput => ZipError::TooLarge,
            _ => ZipError::Damaged,
        })?,
        _ => return Err(ZipError::Damaged),
    };
    *left -= unpacked.len();
    Ok(unpacked)
}

/// As much as all files of an archive may hold.
pub const ALL: usize = MOST_BYTES;

fn short(bytes: &[u8], at: usize) -> Result<u16, ZipError> {
    bytes.get(at..at + 2).map(|two| u16::from_le_bytes([two[0], two[1]])).ok_or(ZipError::Damaged)
}

fn long(bytes: &[u8], at: usize) -> Result<usize, ZipError> {
    let four = bytes.get(at..at + 4).ok_or(ZipError::Damaged)?;
    Ok(u32::from_le_bytes([four[0], four[1], four[2], four[3]]) as usize)
}
