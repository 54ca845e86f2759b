//! Words that a spreadsheet would compute (OWASP, "CSV Injection"): an apostrophe in front keeps it from that.

/// Signs with which a formula begins, or what spreadsheets skip before one.
const STARTS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// The words as a spreadsheet may open them.
pub fn guarded(words: &str) -> String {
    if words.starts_with(STARTS) { ["'", words].concat() } else { words.to_string() }
}

/// The words as they were before they were [`guarded`].
pub fn unguarded(words: &str) -> &str {
    words.strip_prefix('\'').filter(|rest| rest.starts_with(STARTS)).unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guarded_comes_back() {
        for words in ["=1+1", "+5", "-5", "@a", "\t=1", "\r\n", "5", "'a", ""] {
            assert_eq!(unguarded(&guarded(words)), words);
        }
    }
}
