//! The words and signs of a Rust text, as far as finding paths needs them.

/// A word, "::", or any other sign.
pub struct Token {
    pub text: String,
    /// Counted from 1.
    pub line: usize,
}

/// Parts a text into tokens; leaves comments, texts and characters out.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut line = 1;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skipped = length_of_skipped(rest);
        let taken = if skipped > 0 { skipped } else { length_of_token(rest, first) };
        if skipped == 0 && !first.is_whitespace() {
            tokens.push(Token { text: rest[..taken].to_owned(), line });
        }
        line += rest[..taken].matches('\n').count();
        rest = &rest[taken..];
    }
    tokens
}

fn length_of_token(rest: &str, first: char) -> usize {
    if is_word(first) {
        rest.find(|sign| !is_word(sign)).unwrap_or(rest.len())
    } else if rest.starts_with("::") {
        2
    } else {
        first.len_utf8()
    }
}

fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

/// How long the comment, text or character is that starts here; 0 when none does.
fn length_of_skipped(rest: &str) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return length_of_block_comment(rest);
    }
    if let Some(inner) = rest.strip_prefix('"') {
        return 1 + length_until_quote(inner, '"');
    }
    // r"…", r#"…"#, br#"…"#: no escapes inside, ended by as many signs.
    let raw = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r')).unwrap_or("");
    let signs = raw.len() - raw.trim_start_matches('#').len();
    if raw[signs..].starts_with('"') {
        let start = rest.len() - raw.len() + signs + 1;
        let end = format!("\"{}", "#".repeat(signs));
        return rest[start..].find(&end).map_or(rest.len(), |at| start + at + end.len());
    }
    if let Some(inner) = rest.strip_prefix('\'') {
        // A lifetime has no closing quote right behind its first letter.
        let mut signs = inner.chars();
        let (first, second) = (signs.next(), signs.next());
        if first == Some('\\') || second == Some('\'') {
            return 1 + length_until_quote(inner, '\'');
        }
    }
    0
}

fn length_of_block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0usize, 0usize);
    loop {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            match rest[at..].chars().next() {
                Some(sign) => at += sign.len_utf8(),
                None => return at,
            }
        }
    }
}

/// Up to and with the closing quote; a backslash takes the next sign with it.
fn length_until_quote(inner: &str, quote: char) -> usize {
    let mut signs = inner.char_indices();
    while let Some((at, sign)) = signs.next() {
        if sign == '\\' {
            signs.next();
        } else if sign == quote {
            return at + sign.len_utf8();
        }
    }
    inner.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, wanted: &str) {
        let found: Vec<String> = tokens(text).into_iter().map(|token| token.text).collect();
        assert_eq!(found.join(" "), wanted, "{text}");
    }

    #[test]
    fn words_and_signs_are_parted() {
        case("use crate::a_b::{C};", "use crate :: a_b :: { C } ;");
        case("x:y", "x : y");
    }

    #[test]
    fn comments_texts_and_characters_are_left_out() {
        case("//! see\n/* a /* b */ c */ d", "d");
        case(r#"a "b \" c" d"#, "a d");
        case("r#\"a \" b\"# c r\"\\\" d", "c d");
        case("'\"' a '\\'' b", "a b");
        case("&'a str", "& ' a str");
    }

    #[test]
    fn an_unfinished_text_ends_the_reading() {
        case("a \"b", "a");
        case("a /* b", "a");
        case("a '\\", "a");
        case("r#\"", "");
    }

    #[test]
    fn lines_are_counted_through_what_is_left_out() {
        let lines: Vec<usize> = tokens("a\n/* \n */ b \"\n\" c").iter().map(|token| token.line).collect();
        assert_eq!(lines, [1, 3, 4]);
    }
}
