//! Packing for the page in one file: LZMA, because it makes a seventh less of a wasm than deflate does and is unpacked
//! by 150 lines of script in every browser; then base 91, because a page is text.

use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};
use std::io::{self, Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// LZMA's `lc`. Code of wasm has no alignment, so all contexts go to the byte before.
pub const LITERAL_CONTEXT_BITS: u32 = 4;
/// LZMA's `lp`.
pub const LITERAL_POSITION_BITS: u32 = 0;
/// LZMA's `pb`.
pub const POSITION_BITS: u32 = 0;

/// The longest match the encoder looks for; its own maximum.
const NICE_LENGTH: u32 = 273;
/// How many candidates it tries; more no longer make it smaller.
const DEPTH: i32 = 1000;

/// The content as one LZMA stream, without header and end mark.
pub fn lzma(content: &[u8]) -> io::Result<Vec<u8>> {
    let size = u32::try_from(content.len()).map_err(io::Error::other)?;
    let options = LzmaOptions {
        dict_size: size.next_power_of_two().max(1 << 16),
        lc: LITERAL_CONTEXT_BITS,
        lp: LITERAL_POSITION_BITS,
        pb: POSITION_BITS,
        mode: EncodeMode::Normal,
        nice_len: NICE_LENGTH,
        mf: MfType::Bt4,
        depth_limit: DEPTH,
        preset_dict: None,
    };
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, false)?;
    writer.write_all(content)?;
    writer.finish()
}

/// Two characters for each 13 bits, the lower bits first: 91 · 91 is a little more than 2¹³.
///
/// The characters are printable ASCII without space, `&`, `<` and `>`: none that an encoding, a parser or a host changes.
/// A line ends after 1,000 characters, for what reads by lines; whoever unpacks skips that.
pub fn base91(bytes: &[u8]) -> String {
    let letters: Vec<char> = ('!'..='~').filter(|letter| !matches!(letter, '&' | '<' | '>')).collect();
    let mut text = String::with_capacity(bytes.len() * 5 / 4);
    let (mut held, mut bits, mut written) = (0_u32, 0_u32, 0_usize);
    let mut put = |value: u32| {
        let value = value as usize;
        text.extend([letters[value % letters.len()], letters[value / letters.len()]]);
        written += 2;
        if written.is_multiple_of(1000) {
            text.push('\n');
        }
    };
    for byte in bytes {
        held |= u32::from(*byte) << bits;
        bits += 8;
        if bits >= 13 {
            put(held & 0x1fff);
            held >>= 13;
            bits -= 13;
        }
    }
    if bits > 0 {
        put(held);
    }
    text
}

/// A ZIP archive of one file. Stored, since the content is packed already; without a time, so that it is always the same.
pub fn archive(name: &str, content: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    writer.start_file(name, options).map_err(io::Error::other)?;
    writer.write_all(content)?;
    Ok(writer.finish().map_err(io::Error::other)?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirteen_bits_are_two_characters() {
        assert_eq!(base91(&[]), "");
        assert_eq!(base91(&[0]), "!!");
        // 0x1fff is 90 · 91 + 1.
        assert_eq!(base91(&[0xff, 0x1f]), "\"~!!");
        let text = base91(&(0..=255).cycle().take(100_000).collect::<Vec<u8>>());
        assert_eq!(text.lines().map(str::len).max(), Some(1000));
        assert_eq!(text.replace('\n', "").len(), 2 * (100_000_usize * 8).div_ceil(13));
        assert!(text.chars().all(|letter| letter == '\n' || letter.is_ascii_graphic() && !"&<>".contains(letter)));
    }

    #[test]
    fn an_archive_is_the_same_each_time_and_holds_the_file() {
        let packed = archive("index.html", b"<p>").unwrap();
        assert_eq!(packed, archive("index.html", b"<p>").unwrap());
        let mut read = zip::ZipArchive::new(Cursor::new(packed)).unwrap();
        assert_eq!(read.file_names().collect::<Vec<_>>(), ["index.html"]);
        assert_eq!(io::read_to_string(read.by_index(0).unwrap()).unwrap(), "<p>");
    }

    #[test]
    fn packing_is_the_same_each_time_and_smaller() {
        let content: Vec<u8> = (0..50_000_u32).flat_map(|number| (number / 7).to_le_bytes()).collect();
        let packed = lzma(&content).unwrap();
        assert_eq!(packed, lzma(&content).unwrap());
        assert!(packed.len() * 10 < content.len(), "{}", packed.len());
        assert!(lzma(&[]).is_ok());
    }
}
