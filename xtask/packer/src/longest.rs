//! The longest text before that went the same way, which tells what comes next.

/// It is looked for by a hash of so many bytes, in a table of 2²⁰.
const HASHED: usize = 6;
const PLACES: u32 = 20;
/// Longer ones are as sure as this, bit by bit.
const LONG: usize = 31;
/// From this length on the whole byte is asked for at once, and longer ones than the next are as sure as that.
const TRUSTED: usize = 32;
const TRUST: usize = 64;
/// How far a chance moves each time.
const LEARNING: f64 = 0.016;

/// The text that is followed, if there is one, and how often such texts were right.
pub struct Longest {
    /// Where the byte stands that would continue it, and how long it is; 0 where none is followed.
    next: usize,
    length: usize,
    /// The place behind the last bytes of each hash.
    ends: Vec<u32>,
    /// Chances that a bit is right, by length, outside of code and in it; and that a whole byte is.
    bits: [f64; 2 * (LONG + 1)],
    bytes: [f64; TRUST],
}

impl Longest {
    pub fn new() -> Longest {
        Longest { next: 0, length: 0, ends: vec![0; 1 << PLACES], bits: [0.75; 2 * (LONG + 1)], bytes: [0.9; TRUST] }
    }

    /// The byte that is expected after these; `None` where no text is followed.
    pub fn byte(&self, before: &[u8]) -> Option<u8> {
        before.get(self.next).copied().filter(|_| self.length > 0)
    }

    /// The expected byte with the chance that it is right, where the text is long enough to ask for it at once.
    pub fn whole_byte(&self, before: &[u8]) -> Option<(u8, f64)> {
        let byte = self.byte(before).filter(|_| self.length >= TRUSTED)?;
        Some((byte, self.bytes[self.length.min(TRUST - 1)]))
    }

    /// Learns whether the whole byte was right.
    pub fn learn_byte(&mut self, is_right: bool) {
        let at = self.length.min(TRUST - 1);
        self.learned(is_right, |all| &mut all.bytes[at]);
    }

    fn class(&self, is_code: bool) -> usize {
        self.length.min(LONG) + if is_code { LONG + 1 } else { 0 }
    }

    /// The chance that the next bit of the expected byte is right.
    pub fn chance(&self, is_code: bool) -> f64 {
        self.bits[self.class(is_code)]
    }

    /// Learns whether a bit of the expected byte was right.
    pub fn learn_bit(&mut self, is_right: bool, is_code: bool) {
        let at = self.class(is_code);
        self.learned(is_right, |all| &mut all.bits[at]);
    }

    /// A text that was wrong is followed no longer.
    fn learned(&mut self, is_right: bool, chance: impl FnOnce(&mut Longest) -> &mut f64) {
        let chance = chance(self);
        *chance += (f64::from(u8::from(is_right)) - *chance) * LEARNING;
        if !is_right {
            self.length = 0;
        }
    }

    /// Goes on by the byte that was added to these, or looks for a text where the last bytes stood before.
    pub fn follow(&mut self, before: &[u8]) {
        if self.length > 0 {
            self.length += 1;
            self.next += 1;
        }
        let end = before.len();
        if end < HASHED {
            return;
        }
        let mut hash = 0_u32;
        for byte in before[end - HASHED..].iter().rev() {
            hash = (hash.wrapping_add(u32::from(*byte) + 1)).wrapping_mul(0x2F0B_4C47);
        }
        let hash = (hash >> (32 - PLACES)) as usize;
        if self.length == 0 {
            self.next = self.ends[hash] as usize;
            while self.length <= LONG
                && self.length < self.next
                && before[self.next - 1 - self.length] == before[end - 1 - self.length]
            {
                self.length += 1;
            }
        }
        self.ends[hash] = end as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_repeats_is_expected_until_it_goes_another_way() {
        let mut longest = Longest::new();
        let text = b"one two three, one two four";
        let mut expected = Vec::new();
        for end in 0..text.len() {
            expected.push(longest.byte(&text[..end]));
            if let Some(byte) = longest.byte(&text[..end]) {
                longest.learn_bit(byte == text[end], false);
            }
            longest.follow(&text[..=end]);
        }
        // After "one tw" came "o", " " and "t" before; then "f" is another way.
        assert_eq!(expected[21..], [Some(b'o'), Some(b' '), Some(b't'), None, None, None]);
        assert!(expected[..21].iter().all(Option::is_none));
    }

    #[test]
    fn a_long_text_is_asked_for_by_the_byte() {
        let mut longest = Longest::new();
        let text = b"0123456789abcdefghijklmnopqrstuvwxyz".repeat(2);
        let mut whole = 0;
        for end in 0..text.len() {
            if let Some((byte, chance)) = longest.whole_byte(&text[..end]) {
                assert_eq!((byte, (0.0..1.0).contains(&chance)), (text[end], true));
                whole += 1;
            }
            longest.follow(&text[..=end]);
        }
        assert_eq!(whole, 36 - TRUSTED);
    }
}
