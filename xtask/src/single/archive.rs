//! The archive that platforms for learning want.

use std::io::{self, Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

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
    fn an_archive_is_the_same_each_time_and_holds_the_file() {
        let packed = archive("index.html", b"<p>").unwrap();
        assert_eq!(packed, archive("index.html", b"<p>").unwrap());
        let mut read = zip::ZipArchive::new(Cursor::new(packed)).unwrap();
        assert_eq!(read.file_names().collect::<Vec<_>>(), ["index.html"]);
        assert_eq!(io::read_to_string(read.by_index(0).unwrap()).unwrap(), "<p>");
    }
}
