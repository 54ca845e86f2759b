//! A lesson inside the page in one file: an element with the lesson's bytes in base64, which is data and never run.

use super::read::MAX_BYTES;
use crate::model::Lang;

/// How the element begins; the language of the lesson follows.
const BEGINNING: &str = "<script type=\"text/plain\" data-lesson=\"";

const END: &str = "</script>";

/// What only the page in one file has in it.
const SIGN: &str = "<script type=\"text/plain\" data-file=\"";

/// The page with this lesson in it, in the place of one that it has already. `None` for what is not the page in one file,
/// such as what a host sends for a file that it does not have.
pub fn page_with(page: &str, lang: Lang, base64: &str) -> Option<String> {
    let is_clean = base64.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"+/=".contains(&sign));
    if !page.contains(SIGN) || !is_clean || base64.len() > MAX_BYTES / 3 * 4 + 4 {
        return None;
    }
    let bare = match page.split_once(BEGINNING) {
        Some((before, rest)) => [before, rest.split_once(END)?.1].concat(),
        None => page.to_string(),
    };
    let (head, body) = bare.split_once("</head>")?;
    Some([head, BEGINNING, lang.tag(), "\">", base64, END, "</head>", body].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html><head><style></style></head><body><script type=\"text/plain\" data-file=\"./a\">eA==</script></body></html>";

    #[test]
    fn a_page_carries_one_lesson_and_can_be_given_another() {
        let once = page_with(PAGE, Lang::Uz, "TGVzc29u").expect("the page in one file");
        assert!(once.contains("data-lesson=\"uz\">TGVzc29u</script></head>"), "{once}");
        let twice = page_with(&once, Lang::En, "QW5vdGhlcg==").expect("the page in one file");
        assert!(twice.contains("data-lesson=\"en\">QW5vdGhlcg==</script></head>"));
        assert!(!twice.contains("TGVzc29u"));
        assert_eq!(page_with(&twice, Lang::Uz, "TGVzc29u"), Some(once));
    }

    #[test]
    fn what_is_no_page_and_what_is_no_base64_are_refused() {
        assert_eq!(page_with("<html><head></head><body>Not found</body></html>", Lang::En, "eA=="), None);
        assert_eq!(page_with(PAGE, Lang::En, "</script><script>"), None);
    }
}
