//! Pictures that were looked at and accepted, in `tests/golden`.

use std::path::Path;

/// Holds a picture against the accepted one of its name, to the byte; `GOLDEN=write` accepts it.
#[track_caller]
pub fn case(name: &str, picture: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let (golden, changed) = (folder.join(format!("{name}.svg")), folder.join(format!("{name}-changed.svg")));
    if std::env::var_os("GOLDEN").is_some_and(|value| value == "write") {
        std::fs::write(&golden, picture).expect("the golden folder can be written");
        return;
    }
    let accepted = std::fs::read_to_string(&golden).unwrap_or_default();
    if accepted != picture {
        std::fs::write(&changed, picture).expect("the golden folder can be written");
        panic!("{name} differs from the accepted picture; look at {}", changed.display());
    }
    let _ = std::fs::remove_file(&changed);
}
