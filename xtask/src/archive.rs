//! ZIP archives that are the same to the byte each time and on each machine: files in the order given, without times.

use std::io::{self, Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

pub use zip::CompressionMethod;

/// An archive of files, each with its path in it.
///
/// # Errors
/// What the writer refuses, such as two files of one path.
pub fn archive<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    method: CompressionMethod,
) -> io::Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (path, content) in files {
        writer.start_file(path, options).map_err(io::Error::other)?;
        writer.write_all(content)?;
    }
    Ok(writer.finish().map_err(io::Error::other)?.into_inner())
}

/// The files of an archive, each with its path, in its order.
#[cfg(test)]
pub fn unpacked(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut read = zip::ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let all = (0..read.len()).map(|at| {
        let mut file = read.by_index(at).expect("a file");
        let mut content = Vec::new();
        io::copy(&mut file, &mut content).expect("its content");
        (file.name().to_owned(), content)
    });
    all.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_is_the_same_each_time_and_holds_the_files() {
        let words = "the same words again and again, ".repeat(100);
        let files = [("index.html", &b"<p>"[..]), ("data/a.csv", words.as_bytes())];
        for method in [CompressionMethod::Stored, CompressionMethod::Deflated] {
            let packed = archive(files, method).unwrap();
            assert_eq!(packed, archive(files, method).unwrap());
            assert_eq!(packed.len() < words.len(), method == CompressionMethod::Deflated);
            let read = unpacked(&packed);
            assert!(read.iter().map(|(name, content)| (name.as_str(), &content[..])).eq(files));
        }
        assert!(archive([files[0], files[0]], CompressionMethod::Stored).is_err());
    }
}
