//! The parameters of a page of the second program, as they stand in its link: `#/evidence?table=claims&q=closed+offices`.
//!
//! The first program keeps them as they are ([`crate::view::ViewState::page_params`]); they are read and written here. Reading is
//! total: every text gives a list of names and values, written as [`crate::view::typed`] says.

use crate::view::typed;

/// The value of a parameter, decoded; `None` when the link does not name it.
pub fn value(params: &str, name: &str) -> Option<String> {
    let part = params.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='))?;
    Some(typed::decode(part))
}

/// All parameters, in order: the part of the link, the name, the value decoded.
pub fn parameters(params: &str) -> impl Iterator<Item = (&str, &str, String)> {
    params.split('&').filter(|part| !part.is_empty()).map(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (part, name, typed::decode(value))
    })
}

/// Writes a parameter behind those that are there already; an empty value is left out.
pub fn push(params: &mut String, name: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    if !params.is_empty() {
        params.push('&');
    }
    params.push_str(name);
    params.push('=');
    typed::encode(params, value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_comes_back() {
        for text in ["closed offices", "a+b!c&d=e#f%41", "Oʻzbekiston; «НПО»", "<script>", "  two  ", "\u{0}\n"] {
            let mut params = String::new();
            push(&mut params, "table", "claims");
            push(&mut params, "q", text);
            assert_eq!(value(&params, "q").as_deref(), Some(text), "{params}");
            assert_eq!(value(&params, "table").as_deref(), Some("claims"));
            assert!(!params.contains(['%', '#', ' ']), "{params}");
        }
        assert_eq!(value("q", "q"), None);
        assert_eq!(value("q=!zz!2", "q").as_deref(), Some("!zz!2"));
    }
}
