//! What a link or a saved page carries of a reader's data, as one text.
//!
//! Its first line says what follows: `rows` for counts and events, `package` for the files of a data package, and behind that
//! `beside` where they are shown beside the records of the atlas. Before each file stand its path and its length in bytes.

use super::canonical::Canonical;
use super::{MOST_BYTES, MOST_ENTRIES};

/// What a reader brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Payload {
    /// Counts and events.
    Rows(Canonical),
    /// The files of a data package, by their paths.
    Package(Vec<(String, String)>),
}

const ROWS: &str = "rows";
const PACKAGE: &str = "package";
const BESIDE: &str = " beside";

impl Payload {
    /// The files of a data package; `None` where one of them is no text.
    pub fn of_package(files: &[(String, Vec<u8>)]) -> Option<Payload> {
        let text = |(path, bytes): &(String, Vec<u8>)| Some((path.clone(), String::from_utf8(bytes.clone()).ok()?));
        files.iter().map(text).collect::<Option<_>>().map(Payload::Package)
    }

    /// As a text.
    pub fn write(&self, is_beside: bool) -> String {
        let beside = if is_beside { BESIDE } else { "" };
        match self {
            Payload::Rows(rows) => [ROWS, beside, "\n", &rows.write()].concat(),
            Payload::Package(files) => {
                let mut text = [PACKAGE, beside, "\n"].concat();
                for (path, content) in files {
                    text.push_str(&[path, "\t", &content.len().to_string(), "\n", content].concat());
                }
                text
            }
        }
    }

    /// What a text holds, and whether it is shown beside the atlas; `None` for what [`Payload::write`] did not write.
    pub fn read(text: &str) -> Option<(Payload, bool)> {
        let (head, rest) = text.split_once('\n')?;
        let (kind, is_beside) = head.strip_suffix(BESIDE).map_or((head, false), |kind| (kind, true));
        let payload = match kind {
            ROWS => Payload::Rows(Canonical::read(rest)?),
            PACKAGE => Payload::Package(files(rest)?),
            _ => return None,
        };
        Some((payload, is_beside))
    }
}

fn files(mut rest: &str) -> Option<Vec<(String, String)>> {
    let mut files = Vec::new();
    while !rest.is_empty() {
        let (head, content) = rest.split_once('\n')?;
        let (path, length) = head.split_once('\t')?;
        let length: usize = length.parse().ok().filter(|length| *length <= MOST_BYTES)?;
        files.push((path.to_string(), content.get(..length)?.to_string()));
        rest = content.get(length..)?;
    }
    (!files.is_empty() && files.len() <= MOST_ENTRIES).then_some(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_back_and_what_is_not_whole_is_refused() {
        let files = [("a.csv", "id,label\nx,Ош\n"), ("b.csv", ""), ("c/d.csv", "\n\t1\n")];
        let files = files.map(|(path, text)| (path.to_string(), text.to_string())).to_vec();
        let payload = Payload::Package(files);
        for is_beside in [false, true] {
            let text = payload.write(is_beside);
            assert_eq!(Payload::read(&text), Some((payload.clone(), is_beside)));
            let whole = ["a.csv\t16\nid,label\nx,Ош\n", "b.csv\t0\n"];
            for (end, _) in text.char_indices() {
                let is_whole_file = whole.iter().any(|file| text[..end].ends_with(file));
                assert!(is_whole_file || Payload::read(&text[..end]).is_none(), "{end}");
            }
        }
        for text in
            ["", "rows\n", "rows\nx", "package\n", "package\na\t99999999999999999999\n", "package\na\t1\nё\n", "file\n"]
        {
            assert_eq!(Payload::read(text), None, "{text}");
        }
    }
}
