//! JSON text (RFC 8259), written piece by piece: the program carries no general writer.

/// A text as a JSON string, with its quotation marks.
pub fn string(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            '\n' => json.push_str("\\n"),
            '\t' => json.push_str("\\t"),
            c if c < ' ' || c == '\u{7f}' => {
                json.push_str("\\u00");
                json.extend([c as u32 / 16, c as u32 % 16].map(|half| char::from_digit(half, 16).unwrap_or('0')));
            }
            c => json.push(c),
        }
    }
    json.push('"');
    json
}

/// An object of these names and values; the values are JSON already.
pub fn object(fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(name, value)| [&string(name), ":", value].concat()).collect();
    ["{", &fields.join(","), "}"].concat()
}

/// An array of values that are JSON already, one on each line.
pub fn array(values: &[String]) -> String {
    if values.is_empty() { "[]".to_string() } else { ["[\n", &values.join(",\n"), "\n]"].concat() }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn any_text_comes_back_from_another_reader() {
        for text in ["", "a\"b\\c", "\u{0}\u{1f}\u{7f}\t\n\r", "Oʻzbekiston; «НПО» 🙂", "</script>\u{2028}"] {
            let json = array(&[object(&[(text, string(text))]), "null".to_string()]);
            let read: serde_json::Value = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{json}: {error}"));
            assert_eq!(read[0][text], text, "{json}");
        }
        assert_eq!(array(&[]), "[]");
    }
}
