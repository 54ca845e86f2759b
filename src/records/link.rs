//! The parameters of a page of the second program, as they stand in its link: `#/evidence?table=claims&q=closed+offices`.
//!
//! The first program keeps them as they are ([`crate::view::ViewState::room`]); they are read and written here. Reading is
//! total: every text gives a list of names and values. In a value `+` is a space, and `!` with two hexadecimal digits one
//! byte of UTF-8, so that no character of it means anything to browsers, messengers or percent-encoding.

/// The value of a parameter, decoded; `None` when the link does not name it.
pub fn value(room: &str, name: &str) -> Option<String> {
    let part = room.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='))?;
    Some(decode(part))
}

fn decode(text: &str) -> String {
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

/// Writes a parameter behind those that are there already; an empty value is left out.
pub fn push(room: &mut String, name: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    if !room.is_empty() {
        room.push('&');
    }
    room.push_str(name);
    room.push('=');
    for c in value.chars() {
        match c {
            ' ' => room.push('+'),
            c if c.is_alphanumeric() || "-_.,~:".contains(c) => room.push(c),
            c => {
                let mut buffer = [0; 4];
                for byte in c.encode_utf8(&mut buffer).bytes() {
                    room.push('!');
                    room.extend([byte / 16, byte % 16].map(|half| char::from_digit(half.into(), 16).unwrap_or('0')));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_comes_back() {
        for text in ["closed offices", "a+b!c&d=e#f%41", "Oʻzbekiston; «НПО»", "<script>", "  two  ", "\u{0}\n"] {
            let mut room = String::new();
            push(&mut room, "table", "claims");
            push(&mut room, "q", text);
            assert_eq!(value(&room, "q").as_deref(), Some(text), "{room}");
            assert_eq!(value(&room, "table").as_deref(), Some("claims"));
            assert!(!room.contains(['%', '#', ' ']), "{room}");
        }
        assert_eq!(value("q", "q"), None);
        assert_eq!(value("q=!zz!2", "q").as_deref(), Some("!zz!2"));
    }
}
