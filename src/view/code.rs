//! A view as a short code that can be read out and typed in where there is no address bar: `1000-KS1Q-6M`.
//!
//! # Form
//! Letters of the base 32 alphabet of D. Crockford (<https://www.crockford.com/base32.html>: no I, L, O, U), in groups of
//! four. The first is the version; the last is the check character; what lies between are the bits of the view, padded
//! with zeros, of which whole letters at the end are left out. Bits that are not there are read as zero, and zero always
//! means the default: a new field is appended behind the others, and every older code keeps its meaning.
//!
//! # Check character
//! That of H. M. Damm ("Total anti-symmetrische Quasigruppen", Marburg 2004) for an order that is a power of two: the
//! quasigroup `x * y = 2 (x + y)` in the field of 32 elements, made with x⁵ + x² + 1. Each wrong letter and each swap of
//! two neighbours is found, and the check character is one of the same 32 letters. Crockford's own check (modulo 37)
//! finds the same but needs `*`, `~`, `$` and `=`.
//!
//! # Ids
//! Series and records stand there as hashes of their ids, so that rows may come and go. A test over all tables refuses an
//! id that has the hash of another one.

use super::page::Page;
use super::query::{Refusal, Report, parse, write};
use super::span::TimeSpan;
use super::state::{Evidence, ViewState, YAxis};
use crate::model::{Dataset, Day, Lang};

/// The letters by their value.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The only version so far.
const VERSION: u8 = 1;

/// Bits of the hash of a series.
pub const SERIES_BITS: u32 = 20;

/// Bits of the hash of a record.
pub const RECORD_BITS: u32 = 25;

/// What the numbers of the fields mean, by the words of links. Append only, whatever order a menu takes.
const EVIDENCE: [&str; 3] = ["printed", "corrected", "others"];
const SCALES: [YAxis; 2] = [YAxis::Linear, YAxis::Log];

/// The characters that the parameters without a field of their own may have in a code, six bits each.
const EXTRA: &str = "abcdefghijklmnopqrstuvwxyz0123456789-_.,~:=&+!";

/// The longest of such parameters that are still worth typing, in characters.
const LONGEST_EXTRA: usize = 63;

/// The day that stands as 0, in days since 1970-01-01: the first that a span may hold, 1 January of the year 1.
const FIRST_DAY: i32 = -719_162;

/// Why a text is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// Nothing but spaces and hyphens.
    Empty,
    /// A sign that no code has.
    Letter(char),
    /// The check character does not fit: something was mistyped or left out.
    Check,
    /// Sound, but it says what this program does not know: it was given by a newer one.
    Newer,
}

/// The hash of an id, of so many bits (1 to 31): 32-bit FNV-1a, folded as its authors say (RFC 9923, "FNV").
pub fn hash(id: &str, bits: u32) -> u32 {
    let full = id.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (full >> bits ^ full) & ((1 << bits) - 1)
}

/// The check character's value for these values.
fn check(values: &[u8]) -> u8 {
    values.iter().fold(0, |interim, value| {
        let doubled = (interim ^ value) << 1;
        if doubled & 32 != 0 { doubled ^ 0b10_0101 } else { doubled }
    })
}

/// Bits, the highest of each field first.
#[derive(Default)]
struct Bits {
    bits: Vec<bool>,
    at: usize,
}

impl Bits {
    fn put(&mut self, value: u32, width: u32) {
        self.bits.extend((0..width).rev().map(|bit| value >> bit & 1 == 1));
    }

    fn take(&mut self, width: u32) -> u32 {
        let mut value = 0;
        for _ in 0..width {
            value = value << 1 | u32::from(self.bits.get(self.at).copied().unwrap_or(false));
            self.at += 1;
        }
        value
    }

    /// True when some bit is set that was not taken.
    fn has_rest(&self) -> bool {
        self.bits.iter().skip(self.at).any(|bit| *bit)
    }
}

/// The code of a view, in groups of four letters. `None` for a view that has none: more than 63 series, a search for words
/// that are long or not of Latin letters, an id whose hash means another one, or data that a reader brought.
pub fn encode(state: &ViewState, dataset: &Dataset) -> Option<String> {
    // No code has room for a reader's data.
    if dataset.is_brought {
        return None;
    }
    let ViewState { page, show, time, y, evidence, select, embed, lang, .. } = state;
    // Whatever has no field here stands as in a link, so that no new parameter can be forgotten.
    let rest = ViewState {
        show: None,
        time: None,
        y: YAxis::default(),
        evidence: Evidence::default(),
        select: None,
        embed: false,
        lang: None,
        ..state.clone()
    };
    let link = write(&rest);
    let extra = link.split_once('?').map_or("", |(_, extra)| extra);
    let mut bits = Bits::default();
    bits.put(page.code(), 4);
    bits.put(place(EVIDENCE.iter().position(|word| *word == evidence.slug()))?, 2);
    bits.put(place(SCALES.iter().position(|scale| scale == y))?, 4);
    bits.put(
        match lang {
            Some(lang) => *lang as u32 + 1,
            None => 0,
        },
        3,
    );
    bits.put(u32::from(show.is_some()), 1);
    bits.put(u32::from(time.is_some()), 1);
    bits.put(u32::from(select.is_some()), 1);
    bits.put(u32::from(*embed), 1);
    bits.put(u32::from(!extra.is_empty()), 1);
    if let Some(show) = show {
        bits.put(u32::try_from(show.len()).ok().filter(|count| *count < 64)?, 6);
        for id in show {
            bits.put(hash(id, SERIES_BITS), SERIES_BITS);
        }
    }
    if let Some(time) = time {
        let (first, last) = (time.first().civil(), Day(time.end().0 - 1).civil());
        let is_years = (first.1, first.2, last.1, last.2) == (1, 1, 12, 31);
        let is_near = is_years && (1800..2056).contains(&first.0) && last.0 - first.0 < 256;
        bits.put(u32::from(is_near), 1);
        if is_near {
            bits.put((first.0 - 1800).unsigned_abs(), 8);
            bits.put((last.0 - first.0).unsigned_abs(), 8);
        } else {
            bits.put((time.first().0 - FIRST_DAY).unsigned_abs(), 22);
            bits.put(time.days().unsigned_abs() - 1, 22);
        }
    }
    if let Some(id) = select {
        bits.put(hash(id, RECORD_BITS), RECORD_BITS);
    }
    if !extra.is_empty() {
        bits.put(u32::try_from(extra.len()).ok().filter(|_| extra.len() <= LONGEST_EXTRA)?, 6);
        for letter in extra.chars() {
            bits.put(place(EXTRA.chars().position(|known| known == letter))?, 6);
        }
    }
    let mut values = vec![VERSION];
    for five in bits.bits.chunks(5) {
        let value = five.iter().fold(0, |value, bit| value << 1 | u8::from(*bit));
        values.push(value << (5 - five.len()));
    }
    while values.len() > 1 && values.last() == Some(&0) {
        values.pop();
    }
    let code = spell(values);
    decode(&code, dataset).ok().filter(|(read, reports)| read == state && reports.is_empty()).map(|_| code)
}

/// Values below 32 as letters in groups of four, with their check character behind them. The first is the version: 1 for
/// views; answers to lessons have another one.
pub fn spell(mut values: Vec<u8>) -> String {
    values.push(check(&values));
    let mut code = String::new();
    for (at, value) in values.iter().enumerate() {
        if at > 0 && at % 4 == 0 {
            code.push('-');
        }
        code.push(char::from(LETTERS[usize::from(*value & 31)]));
    }
    code
}

/// The values that [`spell`] was given, without the check character. Hyphens, dashes and spaces do not matter.
///
/// # Errors
/// [`CodeError`] for a text that is no code of any version.
pub fn unspell(text: &str) -> Result<Vec<u8>, CodeError> {
    let is_between = |letter: &char| !letter.is_whitespace() && !"-‐‑–—.\u{200b}\u{feff}".contains(*letter);
    let mut values = Vec::new();
    for letter in text.chars().filter(is_between) {
        values.push(value_of(letter).ok_or(CodeError::Letter(letter))?);
    }
    match values.as_slice() {
        [] => Err(CodeError::Empty),
        // No version is 0, so that letters left out at the start are found.
        [_] | [0, ..] => Err(CodeError::Check),
        _ if check(&values) != 0 => Err(CodeError::Check),
        _ => {
            values.pop();
            Ok(values)
        }
    }
}

/// A place in one of the lists above, as a number.
fn place(position: Option<usize>) -> Option<u32> {
    position.and_then(|position| u32::try_from(position).ok())
}

/// The value of a letter as people type it: small ones too, O for 0, I and L for 1, and the Cyrillic letters that look
/// like Latin ones.
fn value_of(letter: char) -> Option<u8> {
    let plain = match letter {
        'O' | 'o' | 'О' | 'о' => '0',
        'I' | 'i' | 'L' | 'l' | 'І' | 'і' => '1',
        'А' | 'а' => 'A',
        'В' | 'в' => 'B',
        'Е' | 'е' => 'E',
        'К' | 'к' => 'K',
        'М' | 'м' => 'M',
        'Н' | 'н' => 'H',
        'Р' | 'р' => 'P',
        'С' | 'с' => 'C',
        'Т' | 'т' => 'T',
        'Х' | 'х' => 'X',
        'У' | 'у' => 'Y',
        _ => letter.to_ascii_uppercase(),
    };
    LETTERS.iter().position(|known| char::from(*known) == plain).map(|value| value as u8)
}

/// The view that a code means, and a report of each series or record that is no longer there. Hyphens, dashes and spaces
/// do not matter.
///
/// # Errors
/// [`CodeError`] for a text that is no code.
pub fn decode(text: &str, dataset: &Dataset) -> Result<(ViewState, Vec<Report>), CodeError> {
    let values = unspell(text)?;
    let (VERSION, rest) = (values[0], &values[1..]) else { return Err(CodeError::Newer) };
    let mut bits = Bits::default();
    for value in rest {
        bits.put(u32::from(*value), 5);
    }
    read(&mut bits, dataset).filter(|_| !bits.has_rest()).ok_or(CodeError::Newer)
}

/// Reads the fields; `None` for a value that this program does not know.
fn read(bits: &mut Bits, dataset: &Dataset) -> Option<(ViewState, Vec<Report>)> {
    let mut state = ViewState::default();
    let mut reports = Vec::new();
    let page = bits.take(4);
    state.page = Page::ALL.into_iter().find(|known| known.code() == page)?;
    let evidence = EVIDENCE.get(bits.take(2) as usize)?;
    state.evidence = Evidence::ALL.into_iter().find(|known| known.slug() == *evidence)?;
    state.y = *SCALES.get(bits.take(4) as usize)?;
    if let Some(lang) = bits.take(3).checked_sub(1) {
        state.lang = Some(*Lang::ALL.get(lang as usize)?);
    }
    let mut flag = || bits.take(1) == 1;
    let (has_show, has_time, has_select, embed, has_extra) = (flag(), flag(), flag(), flag(), flag());
    state.embed = embed;
    if has_show {
        let (count, mut show) = (bits.take(6), Vec::new());
        for _ in 0..count {
            let wanted = bits.take(SERIES_BITS);
            match dataset.series.iter().find(|series| hash(series.id, SERIES_BITS) == wanted) {
                Some(series) => show.push(series.id),
                None => reports.push(unknown(wanted, SERIES_BITS, Refusal::Series)),
            }
        }
        // As in a link: nothing but unknown series is rather the default picture than an empty one.
        state.show = (!show.is_empty() || count == 0).then_some(show);
    }
    if has_time {
        state.time = Some(if bits.take(1) == 1 {
            let first = 1800 + bits.take(8) as i32;
            TimeSpan::of_years(first, first + bits.take(8) as i32)?
        } else {
            let first = FIRST_DAY + bits.take(22) as i32;
            TimeSpan::new(Day(first), Day(first + 1 + bits.take(22) as i32))?
        });
    }
    if has_select {
        let wanted = bits.take(RECORD_BITS);
        let ids = dataset.observations.iter().map(|o| o.id).chain(dataset.events.iter().map(|event| event.id));
        let mut ids = ids.chain(dataset.stages.iter().map(|stage| stage.id));
        state.select = ids.find(|id| hash(id, RECORD_BITS) == wanted);
        if state.select.is_none() {
            reports.push(unknown(wanted, RECORD_BITS, Refusal::Record));
        }
    }
    if has_extra {
        let mut link = ["#/", state.page.slug(), "?"].concat();
        for _ in 0..bits.take(6) {
            link.push(EXTRA.chars().nth(bits.take(6) as usize)?);
        }
        let (rest, unread) = parse(&link, dataset);
        let ViewState { page, show, time, y, evidence, select, embed, lang, .. } = state;
        state = ViewState { page, show, time, y, evidence, select, embed, lang, ..rest };
        reports.extend(unread);
    }
    // What no link can say is no view of this program.
    let is_sound = parse(&write(&state), dataset).0 == state;
    is_sound.then_some((state, reports))
}

/// Names an unknown id by the letters of its hash, which is all that a code says of it.
fn unknown(hash: u32, bits: u32, refusal: Refusal) -> Report {
    let letter = |place: u32| char::from(LETTERS[(hash >> (place * 5) & 31) as usize]);
    Report { part: (0..bits / 5).rev().map(letter).collect(), refusal }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_its_authors() {
        // Values of 32-bit FNV-1a published with the algorithm, folded here.
        for (text, full) in [("", 0x811C_9DC5_u32), ("a", 0xE40C_292C), ("foobar", 0xBF9C_F968)] {
            assert_eq!(hash(text, 20), (full >> 20 ^ full) & 0xF_FFFF, "{text}");
        }
    }

    #[test]
    fn no_two_neighbours_change_places_unnoticed() {
        // (x * a) * b is never (x * b) * a, and each row of the quasigroup names every value.
        for x in 0..32_u8 {
            for a in 0..32_u8 {
                for b in 0..a {
                    assert_ne!(check(&[x, a]), check(&[x, b]), "{x} {a} {b}");
                    assert_ne!(check(&[x, a, b]), check(&[x, b, a]), "{x} {a} {b}");
                }
            }
        }
    }
}
