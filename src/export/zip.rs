//! ZIP archives of small texts, stored as they are (APPNOTE 6.3.10).

/// The first of January 1980: the archive is the same whenever it is made.
const DATE: u16 = 1 << 5 | 1;

/// Names in UTF-8.
const UTF8: u16 = 1 << 11;

/// The checksum of a file (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

/// The archive of files with their names.
pub fn archive(files: &[(String, String)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let length = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
    for (name, text) in files {
        let (start, size) = (length(out.len()), length(text.len()));
        // Version, names in UTF-8, stored, no time.
        let mut head: Vec<u8> = Vec::new();
        [20, UTF8, 0, 0, DATE].iter().for_each(|value| head.extend(value.to_le_bytes()));
        [crc32(text.as_bytes()), size, size].iter().for_each(|value| head.extend(value.to_le_bytes()));
        head.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
        head.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(name.bytes().chain(text.bytes()));
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(name.bytes());
    }
    let (start, size) = (length(out.len()), length(directory.len()));
    let count = u16::try_from(files.len()).unwrap_or(u16::MAX).to_le_bytes();
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.iter().chain(&count).chain(&size.to_le_bytes()).chain(&start.to_le_bytes()).chain(&[0, 0]));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn an_archive_ends_with_where_its_directory_stands() {
        let archive = archive(&[("a.xml".to_string(), "<a/>".to_string())]);
        let end = archive.len() - 22;
        assert_eq!(&archive[end..end + 4], b"PK\x05\x06");
        let start = usize::from(archive[end + 16]);
        assert_eq!((start, &archive[start..start + 4]), (30 + 5 + 4, &b"PK\x01\x02"[..]));
    }
}
