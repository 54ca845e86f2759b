//! Where the next byte of a WebAssembly module stands: in which opcode's operand, in which function.
//!
//! Only so much of the format is followed as foretelling needs. A byte that fits nothing does no harm but to the size.

/// Where the next byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// In the magic number and the version.
    Head,
    /// The number of a section.
    Section,
    /// The length of a section.
    Length,
    /// Inside a section that is not code.
    Other,
    /// The number of functions.
    Count,
    /// Inside the code: see [`Kind`](Place::kind).
    Code,
}

/// Kinds of bytes of the code, as the model tells them apart. Those from `OPERAND` on count the operands of an opcode.
pub mod kind {
    pub const OPCODE: u32 = 1;
    pub const SIZE: u32 = 2;
    pub const GROUPS: u32 = 3;
    pub const GROUP: u32 = 4;
    pub const TYPE: u32 = 5;
    pub const OPERAND: u32 = 6;
    /// One more than the greatest.
    pub const COUNT: u32 = 10;
}

const CODE: u8 = 10;
const BRANCH_TABLE: u32 = 0x0e;
const PREFIX: u32 = 0xfc;
const LOCAL_GET: u32 = 0x20;
const LOCAL_TEE: u32 = 0x22;

/// The place of the next byte, and what came before it.
pub struct Place {
    state: State,
    /// Bytes of the head, or of the section, that are still to come.
    left: u32,
    /// A number in LEB128, as far as it was read.
    number: u32,
    shift: u32,
    section: u8,
    /// Bytes of the function that are still to come.
    pub body: u32,
    /// Groups of locals that are still to come.
    groups: u32,
    /// Numbers, and bytes of a fraction, that the opcode still has.
    numbers: u32,
    bytes: u32,
    /// What the next byte is; 0 outside the code.
    pub kind: u32,
    /// The last four opcodes, the latest in the lowest byte.
    pub opcodes: u32,
    /// The bytes of this operand so far.
    pub operand: u32,
    /// The last operand of each opcode.
    pub last: [u32; 256],
    /// The last four locals that were read or set and kept.
    pub locals: u32,
    /// How many blocks are open.
    pub depth: u32,
}

impl Place {
    pub fn new() -> Place {
        Place {
            state: State::Head,
            left: 8,
            number: 0,
            shift: 0,
            section: 0,
            body: 0,
            groups: 0,
            numbers: 0,
            bytes: 0,
            kind: 0,
            opcodes: 0,
            operand: 0,
            last: [0; 256],
            locals: 0,
            depth: 0,
        }
    }

    /// Takes a byte of a number; whether it was the last.
    fn number(&mut self, byte: u8) -> bool {
        if self.shift == 0 {
            self.number = 0;
        }
        self.number |= u32::from(byte & 127) << (self.shift & 31);
        self.shift += 7;
        if byte < 128 {
            self.shift = 0;
        }
        byte < 128
    }

    pub fn push(&mut self, byte: u8) {
        self.left = self.left.wrapping_sub(1);
        let state = self.state;
        match state {
            State::Head if self.left == 0 => self.state = State::Section,
            State::Section => {
                self.section = byte;
                self.state = State::Length;
            }
            State::Length if self.number(byte) => {
                self.left = self.number;
                self.state = if self.section == CODE { State::Count } else { State::Other };
            }
            State::Count if self.number(byte) => {
                self.state = State::Code;
                self.kind = kind::SIZE;
            }
            State::Code => self.code(byte),
            _ => {}
        }
        if self.left == 0 && matches!(self.state, State::Other | State::Code) {
            self.state = State::Section;
            self.kind = 0;
        }
    }

    fn code(&mut self, byte: u8) {
        self.body = self.body.wrapping_sub(1);
        match self.kind {
            kind::SIZE => {
                if self.number(byte) {
                    self.body = self.number;
                    self.kind = kind::GROUPS;
                    (self.opcodes, self.locals, self.depth) = (0, 0, 0);
                }
            }
            kind::GROUPS => {
                if self.number(byte) {
                    self.groups = self.number;
                    self.kind = if self.groups == 0 { kind::OPCODE } else { kind::GROUP };
                }
            }
            kind::GROUP => {
                if self.number(byte) {
                    self.kind = kind::TYPE;
                }
            }
            kind::TYPE => {
                self.groups -= 1;
                self.kind = if self.groups == 0 { kind::OPCODE } else { kind::GROUP };
            }
            kind::OPCODE => self.opcode(byte),
            _ => self.operand(byte),
        }
    }

    fn opcode(&mut self, byte: u8) {
        self.opcodes = self.opcodes << 8 | u32::from(byte);
        self.depth = match byte {
            0x02..=0x04 => self.depth.wrapping_add(1),
            0x0b => self.depth.wrapping_sub(1),
            _ => self.depth,
        };
        (self.numbers, self.bytes) = match byte {
            0x02..=0x04 | 0x0c..=0x0e | 0x10 | 0x20..=0x24 | 0x3f..=0x42 | 0xfc => (1, 0),
            0x11 | 0x1c | 0x28..=0x3e => (2, 0),
            0x43 => (0, 4),
            0x44 => (0, 8),
            _ => (0, 0),
        };
        self.kind = kind::OPERAND - 1;
        self.next();
    }

    /// The next operand, or the next opcode, or the next function.
    fn next(&mut self) {
        self.operand = 0;
        self.kind = match () {
            () if self.numbers + self.bytes > 0 => (self.kind + 1).min(kind::COUNT - 1),
            () if self.body == 0 => kind::SIZE,
            () => kind::OPCODE,
        };
    }

    fn operand(&mut self, byte: u8) {
        self.operand = self.operand << 8 | u32::from(byte) | 128;
        if self.bytes > 0 {
            self.bytes -= 1;
            if self.bytes == 0 {
                self.next();
            }
            return;
        }
        if !self.number(byte) {
            return;
        }
        let opcode = self.opcodes & 255;
        self.numbers -= 1;
        if self.kind == kind::OPERAND {
            match opcode {
                BRANCH_TABLE => self.numbers = self.number.wrapping_add(1),
                // memory.init and .copy, table.init and .copy have two more, those between them one.
                PREFIX if (8..=14).contains(&self.number) => self.numbers = 2 - self.number % 2,
                _ => {}
            }
        }
        self.last[opcode as usize] = self.operand;
        if (LOCAL_GET..=LOCAL_TEE).contains(&opcode) {
            self.locals = self.locals << 8 | self.operand & 255;
        }
        self.next();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kinds_of_the_bytes_of_a_function_are_told() {
        let head = b"\0asm\x01\0\0\0\x05\x03\x01\0\x11\x0a\x10\x01";
        let body = b"\x0e\x01\x02\x7f\x20\x80\x01\x28\x02\x04\x0e\x01\x00\x00\x0b";
        let mut place = Place::new();
        for byte in head {
            assert_eq!(place.kind, 0);
            place.push(*byte);
        }
        let mut kinds = Vec::new();
        for byte in body {
            kinds.push(place.kind);
            place.push(*byte);
        }
        // size, one group of two locals, local.get 128, load with alignment and offset, a table of two branches, end
        assert_eq!(kinds, [2, 3, 4, 5, 1, 6, 6, 1, 6, 7, 1, 6, 7, 8, 1]);
        assert_eq!((place.kind, place.body), (0, 0), "the section is at its end");
    }
}
