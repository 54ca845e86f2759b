//! A reader's data inside the page: an element with their text, which is data and never run.

/// The element; what it holds follows.
const BEGINNING: &str = "<script type=\"text/plain\" data-own>";

/// The same as a browser writes it, from whom a page that was saved takes its text.
const BEGINNING_BY_BROWSERS: &str = "<script type=\"text/plain\" data-own=\"\">";

const END: &str = "</script>";

/// What only the page in one file has in it.
const SIGN: &str = "<script type=\"text/plain\" data-file=\"";

/// The first picture, which is of the atlas, as the build and as browsers write it.
const PICTURES: [&str; 2] = ["<div id=\"still\" hidden>", "<div id=\"still\" hidden=\"\">"];

/// What stands in the place of its name.
const NO_PICTURE: &str = "<div hidden>";

/// The page in one file with these data in it, in the place of those that it has already, and without the first picture of
/// the atlas, which is not of them. `None` for what is not the page in one file, such as what a host sends for a file that it
/// does not have, and for a text that is not as links carry data.
pub fn page_with_data(page: &str, data: &str) -> Option<String> {
    if page.contains(SIGN) { with_data(page, data) } else { None }
}

/// True for a page with data in it.
pub fn has_data(page: &str) -> bool {
    beginning(page).is_some()
}

/// Where data stand in the page, and where what they hold begins.
fn beginning(page: &str) -> Option<(usize, usize)> {
    let found = |form: &str| page.find(form).map(|at| (at, at + form.len()));
    found(BEGINNING).or_else(|| found(BEGINNING_BY_BROWSERS))
}

/// Any page of this atlas with these data in it, as [`page_with_data`]; `None` for a text that is not as links carry data, and
/// for what has no head.
pub fn with_data(page: &str, data: &str) -> Option<String> {
    let is_clean = data.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"-_.".contains(&sign));
    if !is_clean || data.is_empty() {
        return None;
    }
    let mut bare = page.to_string();
    while let Some((from, inside)) = beginning(&bare) {
        let end = inside + bare[inside..].find(END)? + END.len();
        bare.replace_range(from..end, "");
    }
    let (head, body) = bare.split_once("</head>")?;
    let title = head.find("<title>").zip(head.find("</title>"));
    let head = match title {
        Some((from, to)) if from < to => [&head[..from], "<title>Civic Atlas", &head[to..]].concat(),
        _ => head.to_string(),
    };
    let body = PICTURES.iter().fold(body.to_string(), |body, picture| body.replacen(picture, NO_PICTURE, 1));
    Some([&head, BEGINNING, data, END, "</head>", &body].concat())
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

    /// Attributes without a value as browsers write them.
    fn by_a_browser(page: &str) -> String {
        page.replace(" data-own>", " data-own=\"\">").replace(" hidden>", " hidden=\"\">")
    }

    #[test]
    fn a_page_as_a_browser_writes_it_carries_only_the_data_that_were_put_in_last() {
        let disk = page_with_data(&by_a_browser(PAGE), "1.3.0a.abc").expect("the page in one file");
        assert!(!disk.contains("still"), "the first picture of the atlas stands there: {disk}");
        let copy = by_a_browser(&disk);
        assert!(has_data(&copy));
        let other = page_with_data(&copy, "1.4.0b.de-_").expect("the page in one file");
        assert!(other.contains(">1.4.0b.de-_<") && !other.contains("1.3.0a.abc"), "{other}");
        // What was saved with both is mended.
        let both = copy.replace("</head>", "<script type=\"text/plain\" data-own>1.9.0c.old</script></head>");
        assert_eq!(page_with_data(&both, "1.4.0b.de-_"), Some(other));
    }

    #[test]
    fn what_is_no_page_and_what_are_no_data_are_refused() {
        assert_eq!(page_with_data("<html><head></head><body>Not found</body></html>", "1.1.0.a"), None);
        for data in ["", "</script><script>", "1.1.0.a b"] {
            assert_eq!(page_with_data(PAGE, data), None, "{data}");
        }
    }
}
