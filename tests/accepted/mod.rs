//! Pictures that were looked at and accepted, in `tests/golden`.

use std::path::Path;

/// Holds a picture against the accepted one of its name, to the byte; `GOLDEN=write` accepts it.
#[track_caller]
pub fn case(name: &str, picture: &str) {
    text(&format!("{name}.svg"), picture);
}

/// The same of a file of any kind, such as a list of titles.
#[track_caller]
pub fn text(file: &str, now: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let (name, kind) = file.rsplit_once('.').expect("a file has a kind");
    let (golden, changed) = (folder.join(file), folder.join(format!("{name}-changed.{kind}")));
    if std::env::var_os("GOLDEN").is_some_and(|value| value == "write") {
        std::fs::write(&golden, now).expect("the golden folder can be written");
        return;
    }
    let accepted = std::fs::read_to_string(&golden).unwrap_or_default();
    if accepted != now {
        std::fs::write(&changed, now).expect("the golden folder can be written");
        panic!("{name} differs from what was accepted; look at {}", changed.display());
    }
    let _ = std::fs::remove_file(&changed);
}
