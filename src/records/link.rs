//! The parameters of a page of the second program, as they stand in its link: `#/evidence?table=claims&q=closed+offices`.
//!
//! The first program keeps them as they are ([`crate::view::ViewState::room`]); they are read and written here. Reading is
//! total: every text gives a list of names and values, written as [`crate::view::typed`] says.

use crate::view::typed;

/// The value of a parameter, decoded; `None` when the link does not name it.
pub fn value(room: &str, name: &str) -> Option<String> {
    let part = room.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='))?;
    Some(typed::decode(part))
}

/// All parameters, in order: the part of the link, the name, the value decoded.
pub fn parameters(room: &str) -> impl Iterator<Item = (&str, &str, String)> {
    room.split('&').filter(|part| !part.is_empty()).map(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (part, name, typed::decode(value))
    })
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
    typed::encode(room, value);
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
