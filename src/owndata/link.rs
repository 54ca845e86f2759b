//! The reader's data as a part of a link: `own=1.LENGTH.SUM.DATA`.
//!
//! `DATA` is base64url (RFC 4648, section 5, without `=`) of deflate (RFC 1951) of UTF-8; `LENGTH` is how many characters
//! `DATA` has, and `SUM` the Adler-32 of the unpacked bytes (RFC 1950) in hexadecimal digits. Chat programs cut long
//! addresses: what is cut or changed is said and never drawn. Case matters, so this part is taken out of
//! a link before the rest is read.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// The form that is written.
const VERSION: &str = "1";

/// The name of the parameter, with its sign.
pub const PARAMETER: &str = "own=";

/// Addresses up to this length pass everywhere that was tried.
pub const SAFE_LENGTH: usize = 2_000;

/// Beyond this length chat programs cut addresses; then only a file is offered.
pub const MOST_LENGTH: usize = 4_096;

/// The letters of base64url by their value.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Why the data of a link cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// Cut: so many characters are there, of so many.
    Cut {
        /// What is there.
        found: usize,
        /// What was written.
        expected: usize,
    },
    /// Not even its length is there.
    Short,
    /// Of a newer form than this program knows.
    Newer,
    /// Something in it was changed.
    Changed,
    /// It unpacks to more than may be.
    TooLarge,
}

/// The value of the parameter for a text.
pub fn write(text: &str) -> String {
    let data = base64(&compress_to_vec(text.as_bytes(), 10));
    [VERSION, &data.len().to_string(), &format!("{:08x}", sum(text.as_bytes())), &data].join(".")
}

/// The text of a value, which may have so many bytes.
///
/// # Errors
/// [`LinkError`] for a value that is not whole: data that were cut are never read as other data.
pub fn read(value: &str, most: usize) -> Result<String, LinkError> {
    let mut parts = value.splitn(4, '.');
    let mut part = || parts.next().ok_or(LinkError::Short);
    let (version, length, expected_sum, data) = (part()?, part()?, part()?, part()?);
    if version != VERSION {
        let is_newer = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
        return Err(if is_newer { LinkError::Newer } else { LinkError::Changed });
    }
    let expected: usize = length.parse().map_err(|_| LinkError::Changed)?;
    if data.len() < expected {
        return Err(LinkError::Cut { found: data.len(), expected });
    }
    if data.len() > expected {
        return Err(LinkError::Changed);
    }
    let packed = bytes(data).ok_or(LinkError::Changed)?;
    let unpacked = decompress_to_vec_with_limit(&packed, most).map_err(|error| match error.status {
        miniz_oxide::inflate::TINFLStatus::HasMoreOutput => LinkError::TooLarge,
        _ => LinkError::Changed,
    })?;
    if format!("{:08x}", sum(&unpacked)) != expected_sum {
        return Err(LinkError::Changed);
    }
    String::from_utf8(unpacked).map_err(|_| LinkError::Changed)
}

/// The link without its data, and the data; `None` where it carries none. The parameter may stand anywhere behind `?`.
pub fn take(link: &str) -> (String, Option<&str>) {
    let Some((page, query)) = link.split_once('?') else { return (link.to_string(), None) };
    let own = query.split('&').find_map(|parameter| parameter.strip_prefix(PARAMETER));
    if own.is_none() {
        return (link.to_string(), None);
    }
    let rest: Vec<&str> = query.split('&').filter(|parameter| !parameter.starts_with(PARAMETER)).collect();
    let rest = if rest.is_empty() { page.to_string() } else { [page, "?", &rest.join("&")].concat() };
    (rest, own)
}

/// Adler-32 (RFC 1950, section 8.2).
fn sum(bytes: &[u8]) -> u32 {
    let (a, b) = bytes.iter().fold((1u32, 0u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    b << 16 | a
}

fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let three = chunk.iter().enumerate().fold(0u32, |three, (at, byte)| three | u32::from(*byte) << (16 - 8 * at));
        for at in 0..=chunk.len() {
            text.push(char::from(LETTERS[(three >> (18 - 6 * at) & 63) as usize]));
        }
    }
    text
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for chunk in text.as_bytes().chunks(4) {
        let mut four = 0u32;
        for (at, letter) in chunk.iter().enumerate() {
            let value = LETTERS.iter().position(|known| known == letter)?;
            four |= (value as u32) << (18 - 6 * at);
        }
        if chunk.len() == 1 {
            return None;
        }
        bytes.extend((1..chunk.len()).map(|at| (four >> (24 - 8 * at)) as u8));
        // Bits that no byte takes are zero, so that one text has one form.
        if four & ((1 << (24 - 8 * (chunk.len() - 1))) - 1) != 0 {
            return None;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::owndata::MOST_LINK_BYTES;

    fn read(value: &str) -> Result<String, LinkError> {
        super::read(value, MOST_LINK_BYTES)
    }

    const TABLE: &str = "place\tdate\tvalue\tsource\nУзбекистан\t1991\t95\tRegnum\nҚазақстан\t2002\t699\tAlliance\n";

    #[test]
    fn what_is_written_is_read() {
        for text in ["", "a", "ab", "abc", TABLE, &TABLE.repeat(40)] {
            assert_eq!(read(&write(text)).as_deref(), Ok(text));
        }
        assert!(write(TABLE).bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)));
    }

    #[test]
    fn every_truncation_is_found() {
        let value = write(&TABLE.repeat(3));
        let data = value.rsplit('.').next().map_or(0, str::len);
        for end in 0..value.len() {
            let error = read(&value[..end]).expect_err("a prefix");
            let found = (end + data).checked_sub(value.len());
            match found {
                Some(found) => assert_eq!(error, LinkError::Cut { found, expected: data }, "{end}"),
                None => assert!(matches!(error, LinkError::Short | LinkError::Changed), "{end}: {error:?}"),
            }
        }
    }

    #[test]
    fn a_changed_letter_never_gives_other_data() {
        let value = write(TABLE);
        for at in 0..value.len() {
            for letter in ['A', 'a', '0', '9', '-', '.', 'é'] {
                let mut changed: Vec<char> = value.chars().collect();
                if changed[at] == letter {
                    continue;
                }
                changed[at] = letter;
                let changed: String = changed.into_iter().collect();
                // Some bits of packed bytes only fill up a byte: without them the data are the same.
                assert!(matches!(read(&changed).as_deref(), Ok(TABLE) | Err(_)), "{changed}");
            }
        }
        assert!(read(&value.to_lowercase()).is_err());
        let long = [&value, "A"].concat();
        assert_eq!(read(&long), Err(LinkError::Changed));
        assert_eq!(read(&value.replacen('1', "2", 1)), Err(LinkError::Newer));
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        assert_eq!(read(&write(&"0".repeat(MOST_LINK_BYTES + 1))), Err(LinkError::TooLarge));
    }

    #[test]
    fn the_part_with_data_is_taken_out_before_the_rest_is_read() {
        let own = write(TABLE);
        let link = format!("#/growth?y=log&own={own}&lang=ru");
        assert_eq!(take(&link), ("#/growth?y=log&lang=ru".to_string(), Some(own.as_str())));
        assert_eq!(take("#/growth?own=1."), ("#/growth".to_string(), Some("1.")));
        assert_eq!(take("#/growth?y=log"), ("#/growth?y=log".to_string(), None));
    }
}
