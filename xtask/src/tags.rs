//! Tags and attributes of the page that the build itself has written: attributes in double quotes, no `>` in them.

/// The start tags of this name, in order, each from `<` to `>`.
pub fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!("<{name}");
    let found = html.match_indices(&start).filter_map(|(at, _)| {
        let tag = &html[at..=at + html[at..].find('>')?];
        tag[start.len()..].starts_with([' ', '>', '/', '\n']).then_some(tag)
    });
    found.collect()
}

/// The names and values of a tag's attributes, in order; an attribute without a value has an empty one.
pub fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let inner = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
    let mut rest = inner.split_once(char::is_whitespace).map_or("", |(_, rest)| rest).trim_start();
    while !rest.is_empty() {
        let end = rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let value = after.strip_prefix("=\"").and_then(|after| after.split_once('"'));
        let (value, after) = value.unwrap_or(("", after));
        found.push((name, value));
        rest = after.trim_start();
    }
    found
}

/// The value of an attribute; `None` where the tag has none of this name.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    attributes(tag).into_iter().find(|(found, _)| *found == name).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_by_their_whole_name() {
        let html = "<link rel=\"a\"/><links><script defer src=\"./b.js\"></script><script>";
        assert_eq!(tags(html, "link"), ["<link rel=\"a\"/>"]);
        assert_eq!(tags(html, "script"), ["<script defer src=\"./b.js\">", "<script>"]);
        assert!(tags("<link", "link").is_empty());
    }

    #[test]
    fn attributes_are_read_with_and_without_a_value() {
        let tag = "<script defer src=\"./b.js\" data-x=\"\" data-y=\"a b\">";
        assert_eq!(attributes(tag), [("defer", ""), ("src", "./b.js"), ("data-x", ""), ("data-y", "a b")]);
        assert_eq!(attribute(tag, "data-y"), Some("a b"));
        assert_eq!(attribute(tag, "data"), None);
        assert_eq!(attributes("<link rel=\"a\"/>"), [("rel", "a")]);
    }
}
