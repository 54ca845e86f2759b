//! Packs parts of a page into a text that stands in the page, a fifth smaller than LZMA does.
//!
//! Bit by bit, eight contexts foretell what comes, and what they say is mixed (`model`). In code of WebAssembly the
//! contexts are opcodes and their operands (`place`), elsewhere bytes and words. How likely each bit was is what an
//! arithmetic coder writes, in digits of base 125 (`coder`): the characters of ASCII but three.
//!
//! No library that was looked at does this with an unpacker that is small enough to stand in a page: those of LZMA and
//! brotli make 550,000 bytes of what is 400,000 here. The price is time: a browser takes two to three seconds for a megabyte.
//! `unpack.js` is the other side, line by line the same arithmetic, which is that of IEEE 754 in both languages.

#![forbid(unsafe_code)]

mod coder;
mod longest;
mod model;
mod place;

use coder::Encoder;
use model::Model;

/// The script that unpacks: a function `unpack(text, parts)`.
pub const UNPACK: &str = include_str!("unpack.js");

/// What a part is, which decides how it is foretold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, or any bytes.
    Text,
    /// A module of WebAssembly.
    Module,
}

/// The parts, one behind the other, as characters of ASCII without NUL, carriage return and `<`, which a parser of HTML
/// would change or take for a tag.
pub fn pack(parts: &[(Kind, &[u8])]) -> String {
    let mut model = Model::new(parts.iter().map(|(_, content)| content.len()).sum());
    let mut encoder = Encoder::new();
    for (kind, content) in parts {
        model.begin(*kind);
        for byte in *content {
            if let Some((expected, chance)) = model.expected_byte() {
                let is_right = *byte == expected;
                encoder.write(is_right, chance);
                model.learn_expected(is_right);
                if is_right {
                    model.push(*byte);
                    continue;
                }
            }
            model.foretell();
            for place in (0..8).rev() {
                let bit = byte >> place & 1 == 1;
                encoder.write(bit, model.chance());
                model.learn(bit);
            }
            model.push(*byte);
        }
    }
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use coder::Decoder;

    fn unpack(text: &str, parts: &[(Kind, usize)]) -> Vec<u8> {
        let mut model = Model::new(parts.iter().map(|(_, length)| length).sum());
        let mut decoder = Decoder::new(text);
        let mut found = Vec::new();
        for (kind, length) in parts {
            model.begin(*kind);
            for _ in 0..*length {
                if let Some((expected, chance)) = model.expected_byte() {
                    let is_right = decoder.read(chance);
                    model.learn_expected(is_right);
                    if is_right {
                        model.push(expected);
                        found.push(expected);
                        continue;
                    }
                }
                model.foretell();
                let mut byte = 0;
                for _ in 0..8 {
                    let bit = decoder.read(model.chance());
                    model.learn(bit);
                    byte = byte << 1 | u8::from(bit);
                }
                model.push(byte);
                found.push(byte);
            }
        }
        found
    }

    /// A module whose code has these functions.
    fn module(bodies: &[Vec<u8>]) -> Vec<u8> {
        let number = |value: usize| [(value & 127 | 128) as u8, (value >> 7 & 127 | 128) as u8, (value >> 14) as u8];
        let mut code = number(bodies.len()).to_vec();
        for body in bodies {
            code.extend(number(body.len()));
            code.extend(body);
        }
        let mut module = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x0a".to_vec();
        module.extend(number(code.len()));
        module.extend(code);
        module.extend(b"\x0b\x07\x01\0\x41\0\x0b\x01a");
        module
    }

    /// Functions that load, add and set what cannot be foretold, in an order that can.
    fn functions() -> Vec<Vec<u8>> {
        let mut dice = 1_u32;
        let mut throw = |faces: u32| {
            dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (dice >> 16) as u8 % faces as u8
        };
        let mut body = || {
            let mut body = vec![1, 9, 0x7f];
            for _ in 0..throw(9) {
                body.extend([0x20, throw(9), 0x28, 2, throw(60), 0x20, throw(9), 0x6a, 0x21, throw(9)]);
            }
            body.push(0x0b);
            body
        };
        (0..300).map(|_| body()).collect()
    }

    #[test]
    fn what_is_unpacked_is_what_was_packed() {
        let noise: Vec<u8> = (0..3000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13 ^ at >> 3) as u8).collect();
        let text = "Число ННО выросло. Nodavlat notijorat tashkilotlari soni oʻsdi. 5,100\n".repeat(40);
        let every_kind = b"\x01\x02\x7f\x03\x40\x20\x00\x41\xff\x00\x6a\x22\x01\x28\x02\x04\x0e\x02\x00\x01\x00\x0b\
            \x44\0\0\0\0\0\0\xf0\x3f\x1a\xfc\x0a\x00\x00\x10\x00\x11\x02\x00\x0b";
        let module = module(&vec![every_kind.to_vec(); 40]);
        let parts =
            [(Kind::Text, text.as_bytes()), (Kind::Module, &module[..]), (Kind::Text, &[]), (Kind::Text, &noise)];
        let packed = pack(&parts);
        let lengths = parts.map(|(kind, content)| (kind, content.len()));
        assert_eq!(unpack(&packed, &lengths), parts.map(|(_, content)| content).concat());
        assert!(packed.bytes().all(|byte| byte.is_ascii() && !matches!(byte, 0 | b'\r' | b'<')));
        assert_eq!(packed, pack(&parts), "the same each time");
        // What does not repeat needs a little more than its length; what does, nearly nothing.
        assert!(pack(&[(Kind::Text, &noise)]).len() < noise.len() * 13 / 10);
        assert!(pack(&[(Kind::Text, text.as_bytes())]).len() < text.len() / 20);
    }

    #[test]
    fn code_that_is_told_to_be_code_packs_better() {
        let module = module(&functions());
        let [code, text] = [Kind::Module, Kind::Text].map(|kind| pack(&[(kind, &module)]).len());
        assert!(code * 10 < text * 9, "{code} {text}");
    }

    #[test]
    fn nothing_is_packed_into_nearly_nothing() {
        assert_eq!(unpack(&pack(&[]), &[]), []);
        assert!(pack(&[]).len() <= 7);
    }
}
