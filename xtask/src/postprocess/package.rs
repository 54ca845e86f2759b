//! The data package as one file, for those who want all of it: description, tables and licence.

use crate::archive::{CompressionMethod, archive};
use crate::error::Error;
use crate::files::files;
use civic_atlas::bundle::ARCHIVE;
use std::fs;
use std::path::Path;

/// The folder of the package in the page's folder.
const FOLDER: &str = "data";

/// What the package may be used for, as it stands beside the sources.
const LICENCE: (&str, &str) = ("LICENSE-DATA.md", include_str!("../../../LICENSE-DATA.md"));

/// Packs the package that lies in `data/` of a folder, and leaves the archive beside it.
///
/// The files stand at the archive's root, where programs that read data packages look for `datapackage.json`.
pub fn write(folder: &Path) -> Result<(), Error> {
    let folder = folder.join(FOLDER);
    let path = folder.join(ARCHIVE);
    let packed = packed(&folder)?;
    fs::write(&path, packed).map_err(Error::file("written", &path))
}

fn packed(folder: &Path) -> Result<Vec<u8>, Error> {
    let mut all = vec![(LICENCE.0.to_owned(), LICENCE.1.as_bytes().to_vec())];
    for path in files(folder)? {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
        if name != ARCHIVE {
            all.push((name, fs::read(&path).map_err(Error::file("read", &path))?));
        }
    }
    let files = all.iter().map(|(name, content)| (name.as_str(), &content[..]));
    archive(files, CompressionMethod::Deflated).map_err(Error::file("packed", &folder.join(ARCHIVE)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::unpacked;
    use civic_atlas::bundle::package::Package;
    use std::collections::BTreeMap;

    #[test]
    fn the_archive_holds_the_whole_package_to_the_byte_and_its_licence() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/data");
        let folder = std::env::temp_dir().join(format!("civic-atlas-package-{}", std::process::id()));
        let data = folder.join(FOLDER);
        fs::create_dir_all(&data).unwrap();
        let mut expected = BTreeMap::from([(LICENCE.0.to_owned(), LICENCE.1.as_bytes().to_vec())]);
        for path in files(&source).unwrap() {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            fs::copy(&path, data.join(&name)).unwrap();
            expected.insert(name, fs::read(&path).unwrap());
        }
        write(&folder).unwrap();
        let first = fs::read(data.join(ARCHIVE)).unwrap();
        // A folder that has an archive already gives the same one, and not one with the old in it.
        write(&folder).unwrap();
        assert_eq!(first, fs::read(data.join(ARCHIVE)).unwrap());
        let unpacked_files = unpacked(&first);
        assert_eq!(unpacked_files.len(), expected.len());
        assert_eq!(BTreeMap::from_iter(unpacked_files.clone()), expected);
        // What was unpacked is a package: every file that the description names is there and passes its schema.
        let apart = folder.join("unpacked");
        fs::create_dir_all(&apart).unwrap();
        for (name, content) in &unpacked_files {
            fs::write(apart.join(name), content).unwrap();
        }
        assert!(Package::read(&apart).is_ok());
        // The page says that it has under 200 kB.
        assert!((20_000..200_000).contains(&first.len()), "{} bytes: change `package-all`", first.len());
        fs::remove_dir_all(&folder).unwrap();
    }
}
