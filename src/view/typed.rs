//! Text that a reader typed, as it stands in a link: `q=closed+offices`. `+` is a space, and `!` with two hexadecimal
//! digits one byte of UTF-8, so that no character of it means anything to browsers, messengers or percent-encoding.

/// The most characters of a search that a link keeps.
pub const LONGEST: usize = 80;

/// What was typed without white space at its ends, without control characters, and cut after [`LONGEST`] characters.
pub fn tidy(text: &str) -> String {
    let kept: String = text.trim().chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    kept.trim().to_string()
}

/// The text of a link's part. Reading is total: what is no code stands for itself, and bytes that are no text become
/// U+FFFD.
pub fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let digit = |byte: u8| (byte as char).to_digit(16);
        rest = match (first, tail) {
            (b'!', [high, low, after @ ..]) if digit(*high).is_some() && digit(*low).is_some() => {
                bytes.push((digit(*high).unwrap_or(0) * 16 + digit(*low).unwrap_or(0)) as u8);
                after
            }
            (b'+', _) => {
                bytes.push(b' ');
                tail
            }
            _ => {
                bytes.push(*first);
                tail
            }
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// True for what stands for itself in a link: ASCII letters, digits and some signs, and what lies beyond ASCII but for
/// spaces and the signs that steer the direction of text. Unicode's table of letters would be 1,500 bytes of a first visit.
fn is_plain(c: char) -> bool {
    match c {
        '-' | '_' | '.' | ',' | '~' | ':' => true,
        '\u{2000}'..='\u{206f}' | '\u{feff}' => false,
        _ => c.is_ascii_alphanumeric() || !(c.is_ascii() || c.is_whitespace() || c.is_control()),
    }
}

/// Adds a text to a link. Letters and digits of every script stand for themselves.
pub fn encode(link: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            ' ' => link.push('+'),
            c if is_plain(c) => link.push(c),
            c => {
                let mut buffer = [0; 4];
                for byte in c.encode_utf8(&mut buffer).bytes() {
                    link.push('!');
                    link.extend([byte / 16, byte % 16].map(|half| char::from_digit(half.into(), 16).unwrap_or('0')));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_tidied() {
        for (typed, kept) in [("  two  words ", "two  words"), ("\u{0}\n", ""), ("a\tb", "ab"), ("x\u{7} ", "x")] {
            assert_eq!(tidy(typed), kept);
        }
        assert_eq!(tidy(&"я".repeat(200)).chars().count(), LONGEST);
        assert_eq!(tidy(&tidy(&[" ".repeat(79), "a b".into()].concat())), "a b");
    }
}
