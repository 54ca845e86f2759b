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

/// The field that a line is: a word of small Latin letters at its very start, and a colon.
fn field(line: usize, text: &str) -> Option<LessonField<'_>> {
    let (name, value) = text.split_once(':')?;
    let is_name = !name.is_empty() && name.len() <= 20 && name.bytes().all(|byte| byte.is_ascii_lowercase());
    // An address is not a field.
    (is_name && !value.starts_with("//")).then(|| LessonField { line, name, value: value.trim() })
}

/// The fields of a text, and the text with spaces in their place, so that the rest keeps its lines. Without this a field
/// behind a quotation or a list would be read as a part of it.
pub fn take_out(text: &str) -> (String, Vec<LessonField<'_>>) {
    let mut rest = String::with_capacity(text.len());
    let mut fields = Vec::new();
    for (at, line) in text.split_inclusive('\n').enumerate() {
        match field(at + 1, line.trim_end()) {
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
        let (rest, fields) = take_out("# T\nid: a-b\r\n\n- x\nhttps://example.org\n view: no\nOdd: no\ntask:draw\n");
        let found: Vec<_> = fields.iter().map(|field| (field.line, field.name, field.value)).collect();
        assert_eq!(found, [(2, "id", "a-b"), (8, "task", "draw")]);
        assert_eq!(rest.lines().count(), 8);
        assert_eq!(take_out("").1, []);
    }
}
