//! Which encoding a text is in.
//!
//! UTF-8 and UTF-16 can be told for certain. Of the Cyrillic encodings of one byte a letter that are in use here, the one
//! is taken whose letters fit Russian best, as far as there are enough letters to tell; otherwise the reader is asked,
//! with previews.

use super::encoding::Encoding;
use super::formats::Formats;

/// Fewer Cyrillic letters than this do not tell their encoding.
pub const ENOUGH_LETTERS: usize = 60;

/// How an encoding was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// By the bytes: nothing else is possible.
    Sure(Encoding),
    /// By its letters.
    Likely(Encoding),
    /// Not: these are possible, likeliest first.
    Unsure(Vec<Encoding>),
}

/// Tells the encoding of bytes.
pub fn tell(bytes: &[u8], formats: &dyn Formats) -> Told {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return Told::Sure(Encoding::Utf8),
        [0xFF, 0xFE, ..] => return Told::Sure(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => return Told::Sure(Encoding::Utf16Be),
        _ => {}
    }
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let zeros = |parity: usize| start.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, 0) => {}
        (even, odd) if even * 4 < odd => return Told::Sure(Encoding::Utf16Le),
        (even, odd) if odd * 4 < even => return Told::Sure(Encoding::Utf16Be),
        _ => {}
    }
    if is_utf8(bytes) {
        return Told::Sure(Encoding::Utf8);
    }
    // What stands between ASCII is enough; blanks keep the words apart.
    let high: Vec<u8> = bytes
        .iter()
        .map(|byte| if *byte < 0x80 && !byte.is_ascii_alphabetic() { b' ' } else { *byte })
        .take(65_536)
        .collect();
    let mut scored: Vec<(f64, usize, Encoding)> = Encoding::OF_ONE_BYTE
        .into_iter()
        .map(|encoding| {
            let text = formats.decode(encoding, &high);
            let (score, letters) = fitness(&text);
            (score, letters, encoding)
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    match scored.first() {
        Some((_, letters, best)) if *letters >= ENOUGH_LETTERS => Told::Likely(*best),
        _ => Told::Unsure(scored.into_iter().map(|(_, _, encoding)| encoding).collect()),
    }
}

/// True for UTF-8, also when it is cut within a letter or a few letters are spoilt.
fn is_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || sound > broken * 20
}

/// The text of bytes.
pub fn decode(bytes: &[u8], encoding: Encoding, formats: &dyn Formats) -> String {
    let wide = |of: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| of([pair[0], pair[1]]));
        char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    let text: String = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Utf16Le => wide(u16::from_le_bytes),
        Encoding::Utf16Be => wide(u16::from_be_bytes),
        _ => formats.decode(encoding, bytes),
    };
    text.strip_prefix('\u{feff}').map(String::from).unwrap_or(text)
}

/// About how often a Russian letter stands in a thousand, from `а` to `я`: enough to tell an order of letters from noise.
const PER_MILLE: [u16; 32] = [
    80, 16, 45, 17, 30, 85, 9, 16, 74, 12, 35, 44, 32, 67, 110, 28, 47, 55, 63, 26, 3, 10, 5, 14, 7, 4, 1, 19, 17, 3,
    6, 20,
];

/// How well a text fits Russian, per letter above ASCII, and how many Cyrillic letters it has.
fn fitness(text: &str) -> (f64, usize) {
    let (mut score, mut letters, mut all, mut before) = (0.0, 0, 0usize, ' ');
    for letter in text.chars() {
        if !letter.is_ascii() {
            all += 1;
            let small = letter.to_lowercase().next().unwrap_or(letter);
            let place = u32::from(small).checked_sub(0x430).and_then(|at| PER_MILLE.get(at as usize));
            letters += usize::from(place.is_some());
            score += match place {
                // A capital stands at the start of a word or in a word of capitals.
                Some(_) if letter.is_uppercase() && before.is_lowercase() => -8.0,
                Some(often) => (f64::from(*often) / 30.0).ln() - if letter.is_uppercase() { 1.0 } else { 0.0 },
                None if "ёЁўЎіІңҢ".contains(letter) => -3.0,
                None if "«»—–№“”’‘…\u{a0}".contains(letter) => -2.0,
                None => -7.0,
            };
        }
        before = letter;
    }
    (if all == 0 { 0.0 } else { score / all as f64 }, letters)
}
