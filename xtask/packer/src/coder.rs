//! An arithmetic coder whose digits are of base 125, so that it writes text without a further step.
//!
//! The text is one number between 0 and 1. Each bit narrows the range in which it lies, in proportion to how likely the
//! bit was. Range and position are whole numbers below 2⁵³, so that a script has them exactly as well.

/// How many characters stand for a digit.
pub const BASE: u64 = 125;
/// The whole range: seven digits.
const WHOLE: u64 = BASE.pow(7);
/// A range below this grows by a digit.
const LEAST: u64 = BASE.pow(6);
/// Chances are given in parts of this.
pub const CERTAIN: u32 = 1 << 16;

/// Characters from 1 to 127 without carriage return and `<`.
fn character(digit: u8) -> char {
    let code = digit + 1;
    let code = code + u8::from(code >= b'\r');
    char::from(code + u8::from(code >= b'<'))
}

/// The part of the range that stands for a bit of this chance.
fn part(range: u64, chance: u32) -> u64 {
    range / u64::from(CERTAIN) * u64::from(chance)
}

pub struct Encoder {
    digits: Vec<u8>,
    low: u64,
    range: u64,
}

impl Encoder {
    pub fn new() -> Encoder {
        Encoder { digits: Vec::new(), low: 0, range: WHOLE }
    }

    /// Writes a bit; `chance`, from 1 to 65,535, is how likely it was to be set.
    pub fn write(&mut self, bit: bool, chance: u32) {
        let part = part(self.range, chance);
        if bit {
            self.range = part;
        } else {
            self.low += part;
            self.range -= part;
        }
        while self.range < LEAST {
            self.shift();
            self.range *= BASE;
        }
    }

    /// Writes the first digit of the position, and carries into those before.
    fn shift(&mut self) {
        if self.low >= WHOLE {
            self.low -= WHOLE;
            for digit in self.digits.iter_mut().rev() {
                *digit = (*digit + 1) % BASE as u8;
                if *digit != 0 {
                    break;
                }
            }
        }
        self.digits.push((self.low / LEAST) as u8);
        self.low = self.low % LEAST * BASE;
    }

    pub fn finish(mut self) -> String {
        for _ in 0..7 {
            self.shift();
        }
        self.digits.into_iter().map(character).collect()
    }
}

#[cfg(test)]
pub struct Decoder<'a> {
    text: std::str::Bytes<'a>,
    code: u64,
    range: u64,
}

#[cfg(test)]
impl Decoder<'_> {
    pub fn new(text: &str) -> Decoder<'_> {
        let mut decoder = Decoder { text: text.bytes(), code: 0, range: WHOLE };
        for _ in 0..7 {
            decoder.shift();
        }
        decoder
    }

    fn shift(&mut self) {
        let code = self.text.next().unwrap_or(1);
        let digit = code - 1 - u8::from(code > b'\r') - u8::from(code > b'<');
        self.code = self.code * BASE + u64::from(digit);
    }

    pub fn read(&mut self, chance: u32) -> bool {
        let part = part(self.range, chance);
        let bit = self.code < part;
        if bit {
            self.range = part;
        } else {
            self.code -= part;
            self.range -= part;
        }
        while self.range < LEAST {
            self.shift();
            self.range *= BASE;
        }
        bit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_has_a_character_of_its_own() {
        let all: String = (0..BASE as u8).map(character).collect();
        assert_eq!(all.len(), 125);
        assert!(all.is_ascii() && !all.contains(['\0', '\r', '<']));
        assert!(all.bytes().zip(all.bytes().skip(1)).all(|(one, next)| one < next));
    }

    #[test]
    fn bits_come_back_whatever_was_expected() {
        let bits: Vec<(bool, u32)> =
            (0..20_000_u32).map(|at| (at.wrapping_mul(40_503) >> 7 & 1 == 1, at * 7919 % (CERTAIN - 1) + 1)).collect();
        let mut encoder = Encoder::new();
        for (bit, chance) in &bits {
            encoder.write(*bit, *chance);
        }
        let text = encoder.finish();
        let mut decoder = Decoder::new(&text);
        assert!(bits.iter().all(|(bit, chance)| decoder.read(*chance) == *bit));
    }

    #[test]
    fn what_was_sure_costs_nearly_nothing() {
        let mut encoder = Encoder::new();
        for _ in 0..10_000 {
            encoder.write(true, CERTAIN - 1);
        }
        assert!(encoder.finish().len() <= 8);
    }
}
