//! Text from outside, made plain.

use crate::model::formula::unguarded;

/// The cell without marks of direction, zero-width signs and control characters, each white space one blank, none at the
/// ends; and without an apostrophe that kept a spreadsheet from computing it.
pub fn clean(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    for letter in cell.chars() {
        match letter {
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' => {}
            _ if letter.is_whitespace() => {
                if !text.is_empty() && !text.ends_with(' ') {
                    text.push(' ');
                }
            }
            _ if letter.is_control() => {}
            _ => text.push(letter),
        }
    }
    unguarded(text.trim_end()).to_string()
}

/// The text without the mark of a footnote, and that mark.
pub fn without_mark(text: &str) -> (&str, String) {
    let is_mark = |c: char| "*†‡¹²³⁴⁵⁶⁷⁸⁹⁰".contains(c);
    let end = text.trim_end_matches(|c: char| is_mark(c) || c == ' ');
    if end.len() < text.trim_end().len() && !end.is_empty() {
        return (end, text.get(end.len()..).unwrap_or_default().trim().to_string());
    }
    let bracketed = text.strip_suffix(']').and_then(|rest| rest.rsplit_once('['));
    match bracketed.filter(|(before, inside)| !before.trim().is_empty() && inside.chars().count() <= 3) {
        Some((before, inside)) => (before.trim_end(), ["[", inside, "]"].concat()),
        None => (text, String::new()),
    }
}

/// Small letters, with one sign for every apostrophe of Uzbek, `е` for `ё`, and blanks for what separates words: as words
/// are compared.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in clean(text).chars().flat_map(char::to_lowercase) {
        match letter {
            'ʻ' | 'ʼ' | '‘' | '’' | '`' | '´' | '\'' => folded.push('\''),
            'ё' => folded.push('е'),
            ' ' | '_' | ':' | ';' | ',' | '/' | '(' | ')' | '"' | '«' | '»' | '“' | '”' | '№' => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            _ => folded.push(letter),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// At most so many characters, with `…` where something was left out: for messages.
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => [text.get(..at).unwrap_or_default(), "…"].concat(),
        None => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_marks_and_blanks_go() {
        assert_eq!(clean("\u{202e}1\u{a0}250\u{2069} "), "1 250");
        assert_eq!(clean(" a\r\n b\t\u{0} "), "a b");
        assert_eq!(folded("Oʻzbekiston — Сани"), "o'zbekiston — сани");
    }
}
