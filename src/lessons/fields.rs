//! The lines `name: value` of a lesson, taken out of the Markdown before it is read.

/// The fields before the first step.
pub const HEAD: [&str; 6] = ["id", "lang", "minutes", "age", "university", "about"];

/// The fields of a step.
pub const STEP: [&str; 3] = ["view", "hide", "task"];

/// A line `name: value`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LessonField<'a> {
    /// The line, from 1.
    pub line: usize,
    /// What stands before the colon.
    pub name: &'a str,
    /// What stands behind it, trimmed.
    pub value: &'a str,
}

/// The field that a line is: a word of small Latin letters at its very start, and a colon. A field of a lesson is known however
/// it is written, `Hide:` or ` view :`: read as text it would show pupils what it was to hide.
fn field<'a>(line: usize, text: &'a str, known: &[&'static str]) -> Option<LessonField<'a>> {
    let (name, value) = text.split_once(':')?;
    let meant = known.iter().find(|known| known.eq_ignore_ascii_case(name.trim())).copied();
    let is_name = !name.is_empty() && name.len() <= 20 && name.bytes().all(|byte| byte.is_ascii_lowercase());
    // An address is not a field.
    let name = meant.or(is_name.then_some(name)).filter(|_| !value.starts_with("//"))?;
    Some(LessonField { line, name, value: value.trim() })
}

/// True for a line with this field of the head.
pub fn is_field(line: &[u8], name: &str) -> bool {
    let colon = line.iter().position(|byte| *byte == b':');
    colon.is_some_and(|colon| line[..colon].trim_ascii().eq_ignore_ascii_case(name.as_bytes()))
}

/// The fields of a text, and the text with spaces in their place, so that the rest keeps its lines. Without this a field
/// behind a quotation or a list would be read as a part of it.
pub fn take_out(text: &str) -> (String, Vec<LessonField<'_>>) {
    let mut rest = String::with_capacity(text.len());
    let mut fields = Vec::new();
    // In a step "Age:" may be a word of its text.
    let mut known: Vec<&'static str> = HEAD.iter().chain(&STEP).copied().collect();
    for (at, line) in text.split_inclusive('\n').enumerate() {
        if line.starts_with("## ") {
            known = STEP.to_vec();
        }
        match field(at + 1, line.trim_end(), &known) {
            Some(field) => {
                fields.push(field);
                rest.push('\n');
            }
            None => rest.push_str(line),
        }
    }
    (rest, fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_stand_at_the_start_of_a_line() {
        let (rest, fields) = take_out("# T\nid: a-b\r\n\n- x\nhttps://example.org\n- view: no\nOdd: no\ntask:draw\n");
        let found: Vec<_> = fields.iter().map(|field| (field.line, field.name, field.value)).collect();
        assert_eq!(found, [(2, "id", "a-b"), (8, "task", "draw")]);
        assert_eq!(rest.lines().count(), 8);
        assert_eq!(take_out("").1, []);
    }

    #[test]
    fn a_field_is_known_however_its_name_is_written() {
        let (rest, fields) =
            take_out("# T\nId: a\n LANG : en\n## S {#s}\nView: #/growth\nHide: values\n\ttask :draw\nAge: a word\n");
        let found: Vec<_> = fields.iter().map(|field| (field.line, field.name, field.value)).collect();
        let expected =
            [(2, "id", "a"), (3, "lang", "en"), (5, "view", "#/growth"), (6, "hide", "values"), (7, "task", "draw")];
        assert_eq!(found, expected);
        assert_eq!(rest, "# T\n\n\n## S {#s}\n\n\n\nAge: a word\n");
        assert!(is_field(b" Lang: ru", "lang") && !is_field(b"language: ru", "lang") && !is_field(b"lang", "lang"));
    }
}
