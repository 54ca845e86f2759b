//! A reader's data inside the page: an element with their text, which is data and never run.

/// The element; what it holds follows.
const BEGINNING: &str = "<script type=\"text/plain\" data-own>";

const END: &str = "</script>";

/// What only the page in one file has in it.
const SIGN: &str = "<script type=\"text/plain\" data-file=\"";

/// The first picture, which is of the atlas.
const PICTURE: [&str; 2] = ["<div id=\"still\" hidden>", "<div hidden>"];

/// The page in one file with these data in it, in the place of those that it has already, and without the first picture of
/// the atlas, which is not of them. `None` for what is not the page in one file, such as what a host sends for a file that it
/// does not have, and for a text that is not as links carry data.
pub fn page_with_data(page: &str, data: &str) -> Option<String> {
    if page.contains(SIGN) { with_data(page, data) } else { None }
}

/// True for a page with data in it.
pub fn has_data(page: &str) -> bool {
    page.contains(BEGINNING)
}

/// Any page of this atlas with these data in it, as [`page_with_data`]; `None` for a text that is not as links carry data, and
/// for what has no head.
pub fn with_data(page: &str, data: &str) -> Option<String> {
    let is_clean = data.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"-_.".contains(&sign));
    if !is_clean || data.is_empty() {
        return None;
    }
    let bare = match page.split_once(BEGINNING) {
        Some((before, rest)) => [before, rest.split_once(END)?.1].concat(),
        None => page.to_string(),
    };
    let (head, body) = bare.split_once("</head>")?;
    let title = head.find("<title>").zip(head.find("</title>"));
    let head = match title {
        Some((from, to)) if from < to => [&head[..from], "<title>Civic Atlas", &head[to..]].concat(),
        _ => head.to_string(),
    };
    Some([&head, BEGINNING, data, END, "</head>", &body.replacen(PICTURE[0], PICTURE[1], 1)].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html><head><title>Kyrgyzstan</title></head><body><div id=\"still\" hidden>Kyrgyzstan</div>\
        <script type=\"text/plain\" data-file=\"./a\">eA==</script></body></html>";

    #[test]
    fn a_page_carries_the_data_of_one_reader_and_can_be_given_others() {
        let once = page_with_data(PAGE, "1.3.0a.abc").expect("the page in one file");
        assert!(
            once.contains("<title>Civic Atlas</title><script type=\"text/plain\" data-own>1.3.0a.abc</script></head>")
        );
        assert!(once.contains("<body><div hidden>"), "what is drawn at first is not of these data");
        let twice = page_with_data(&once, "1.4.0b.de-_").expect("the page in one file");
        assert!(twice.contains(">1.4.0b.de-_<") && !twice.contains("1.3.0a.abc"));
        assert_eq!(page_with_data(&twice, "1.3.0a.abc"), Some(once));
    }

    #[test]
    fn what_is_no_page_and_what_are_no_data_are_refused() {
        assert_eq!(page_with_data("<html><head></head><body>Not found</body></html>", "1.1.0.a"), None);
        for data in ["", "</script><script>", "1.1.0.a b"] {
            assert_eq!(page_with_data(PAGE, data), None, "{data}");
        }
    }
}
