//! How wide text is, without asking a browser: the same answer natively, on a canvas and in SVG, so that a plan made
//! at build time is the plan made on the page.
//!
//! Advance widths in hundredths of the font size: of each letter the wider one in Liberation Sans, which has the metrics
//! of Arial, and Noto Sans, the widest of the font stack. A label may thus look a little loose and is never cut.

/// Strength of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Regular.
    Regular,
    /// Semibold, drawn as bold.
    Bold,
}

/// Printable ASCII from the space on, then А to я.
const REGULAR: [u8; 159] = [
    28, 28, 41, 65, 57, 89, 73, 22, 33, 33, 55, 58, 28, 33, 28, 37, 57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 28, 28, 58,
    58, 58, 56, 102, 67, 67, 72, 73, 67, 61, 78, 74, 34, 50, 67, 56, 91, 76, 78, 67, 78, 72, 67, 61, 73, 67, 94, 67,
    67, 61, 33, 37, 33, 57, 56, 33, 56, 62, 50, 62, 56, 34, 62, 62, 26, 26, 53, 26, 94, 62, 60, 62, 62, 41, 50, 36, 62,
    51, 79, 53, 51, 50, 38, 55, 38, 58, 67, 66, 67, 54, 69, 67, 92, 60, 77, 77, 62, 71, 91, 74, 78, 73, 67, 72, 61, 64,
    80, 67, 74, 70, 104, 104, 79, 89, 66, 72, 105, 72, 56, 60, 58, 43, 58, 56, 75, 49, 64, 64, 53, 58, 75, 64, 60, 62,
    62, 50, 48, 51, 82, 53, 63, 61, 90, 91, 70, 78, 59, 51, 84, 56,
];
const BOLD: [u8; 159] = [
    28, 33, 47, 65, 57, 90, 75, 27, 34, 34, 54, 58, 28, 33, 28, 41, 57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 33, 33, 58,
    58, 58, 61, 98, 72, 72, 72, 74, 67, 61, 78, 76, 39, 56, 72, 61, 94, 81, 80, 67, 80, 72, 67, 61, 76, 67, 97, 67, 67,
    61, 33, 41, 33, 58, 56, 36, 60, 63, 56, 63, 59, 39, 63, 66, 30, 30, 62, 30, 98, 66, 62, 63, 63, 45, 56, 43, 66, 57,
    86, 58, 57, 50, 39, 55, 39, 58, 72, 72, 72, 57, 76, 67, 94, 65, 82, 82, 67, 74, 94, 76, 80, 74, 67, 72, 61, 66, 86,
    67, 78, 73, 108, 111, 87, 98, 72, 71, 107, 72, 60, 62, 63, 48, 66, 59, 87, 56, 72, 72, 62, 64, 84, 66, 62, 65, 63,
    56, 55, 57, 88, 58, 69, 66, 97, 98, 73, 85, 61, 55, 88, 59,
];

/// The advance of a letter, in hundredths of the font size.
fn advance(letter: char, table: &[u8; 159]) -> u32 {
    let code = letter as usize;
    let known = match code {
        0x20..=0x7e => table.get(code - 0x20),
        0x410..=0x44f => table.get(95 + code - 0x410),
        _ => None,
    };
    match (known, letter) {
        (Some(width), _) => u32::from(*width),
        (None, '\u{a0}') => 28,
        (None, '\u{2011}') => 33,
        (None, 'ʻ' | 'ʼ' | '’' | '‘' | '·') => 30,
        (None, '“' | '”') => 50,
        (None, '—' | '…') => 100,
        (None, '№') => 112,
        (None, 'ё') => 62,
        // Letters of other scripts and symbols: wider than a digit.
        (None, _) => 64,
    }
}

/// Width of a text in pixels, with some slack, for a font of `size` pixels.
pub fn text_width(text: &str, size: f64, weight: Weight) -> f64 {
    let table = match weight {
        Weight::Regular => &REGULAR,
        Weight::Bold => &BOLD,
    };
    let hundredths: u32 = text.chars().map(|letter| advance(letter, table)).sum();
    f64::from(hundredths) * size / 100.0
}

/// Breaks a text into lines of at most `width` pixels, at spaces. A word that is wider stands alone on its line.
pub fn wrap(text: &str, width: f64, size: f64, weight: Weight) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if text_width(line, size, weight) + text_width(word, size, weight) + size * 0.3 <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    lines
}

/// The text, or as much of it as fits into `width` pixels with an ellipsis.
pub fn shorten(text: &str, width: f64, size: f64, weight: Weight) -> String {
    if text_width(text, size, weight) <= width {
        return text.to_string();
    }
    let mut short = text.to_string();
    while short.pop().is_some() {
        let trimmed = short.trim_end();
        if text_width(trimmed, size, weight) + size <= width {
            return [trimmed, "…"].concat();
        }
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cyrillic_is_about_as_wide_as_latin_and_not_twice() {
        let latin = text_width("Kyrgyzstan", 14.0, Weight::Bold);
        let cyrillic = text_width("Кыргызстан", 14.0, Weight::Bold);
        assert!((0.9..1.4).contains(&(cyrillic / latin)), "{latin} {cyrillic}");
        assert!(text_width("Oʻzbekiston", 13.0, Weight::Regular) < text_width("Oʻzbekiston", 13.0, Weight::Bold));
    }

    #[test]
    fn wraps_and_shortens_to_the_width() {
        for line in wrap("National non-governmental organisations are founded", 120.0, 13.0, Weight::Regular) {
            assert!(text_width(&line, 13.0, Weight::Regular) <= 125.0, "{line}");
        }
        let short = shorten("National organisations are founded", 100.0, 13.0, Weight::Regular);
        assert!(short.ends_with('…') && text_width(&short, 13.0, Weight::Regular) <= 101.0, "{short}");
        assert_eq!(shorten("Andijan", 100.0, 13.0, Weight::Regular), "Andijan");
    }
}
