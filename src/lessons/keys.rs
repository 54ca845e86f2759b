//! Keys of keyboards that type other letters than Latin ones.

/// The letter or point that a key has on a Latin keyboard, where it types none: with a Russian or Uzbek Cyrillic layout the
/// key with B on it types "и". Any other key as it is.
pub fn latin(key: &str, code: &str) -> String {
    if key.is_ascii() {
        return key.to_string();
    }
    match code.strip_prefix("Key") {
        Some(letter) => letter.to_ascii_lowercase(),
        None if code == "Period" => ".".to_string(),
        None => key.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_a_cyrillic_layout_are_those_that_are_printed_on_them() {
        for (key, code, latin_key) in [
            ("и", "KeyB", "b"),
            ("Ы", "KeyS", "s"),
            ("ю", "Period", "."),
            ("б", "Comma", "б"),
            // What a Latin layout types counts, wherever its key is.
            ("s", "KeyO", "s"),
            (".", "Slash", "."),
            ("PageDown", "PageDown", "PageDown"),
        ] {
            assert_eq!(latin(key, code), latin_key, "{key} {code}");
        }
    }
}
