//! Old forms of links become today's before they are read. Each step is a pure function on the text of the fragment, and
//! stays for ever: `tests/links.txt` holds every form that was ever issued.

/// A link's text in today's form. No form has been superseded yet, so there is no step.
pub fn migrate(fragment: &str) -> &str {
    fragment
}
