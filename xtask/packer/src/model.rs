//! Foretells the next bit.
//!
//! Eight contexts each remember, for the bits of a byte so far, how often a one followed and what the last seven bits were.
//! Their odds, and those of the longest text that went the same way before, are added with weights that are learnt
//! (logistic mixing, after M. Mahoney's PAQ); the sum is then corrected by what such sums meant before.
//!
//! Everything is arithmetic of IEEE 754 in double precision, or of whole numbers: the script comes to the same bits.

use crate::Kind;
use crate::coder::CERTAIN;
use crate::longest::Longest;
use crate::place::{Place, kind};

const CONTEXTS: usize = 8;
/// Two of each context, one of the longest match, and a constant.
const INPUTS: usize = 2 * CONTEXTS + 2;
/// Slots of a context, as a power of two.
const SLOTS: u32 = 21;
/// Slots that one hash finds: those of the next four bits. The first of them holds the rest of the hash.
const ROW: usize = 16;

/// Odds are logarithms from -12 to 12 in 4,096 steps.
const STEPS: usize = 4096;
const WIDTH: f64 = 24.0;
/// e to the power of 12, and e to the power of minus one step.
const GREATEST: f64 = 162_754.791_419_003_92;
const STEP: f64 = 0.994_157_768_918_867_4;
/// No sum of odds goes beyond.
const BOUND: f64 = 11.9;

/// A slot holds its chance in twelve bits, how many times it was met in four, its last seven bits behind a one in eight.
/// This one was never met: chance one half.
const NEW: u32 = 2048 << 12;
const OFTEN: u32 = 15;
/// How far a chance moves, of 65,536, by how often its slot was met: 1 / (times + 1.4).
const RATES: [i32; 16] =
    [46811, 27306, 19275, 14894, 12136, 10240, 8856, 7801, 6971, 6301, 5748, 5285, 4890, 4551, 4255, 3996];
/// How many times a history is met before its chance moves by the least.
const HISTORIES_MET: u8 = 250;

const FIRST_WEIGHT: f64 = 0.14;
const CONSTANT: f64 = 0.3;
const LEARNING: f64 = 0.006;
/// Errors below this teach nothing: what is foretold so well costs nothing.
const ERROR: f64 = 0.03;
/// Where all contexts together err by less than the one, slots do not change; nor what histories mean below the other.
const SURE: f64 = 0.004;
const SURPRISE: f64 = 0.015;
const CORRECTING: f64 = 0.025;
/// Corrections are kept for odds from -8 to 8 in halves.
const CORRECTIONS: usize = 33;
/// How many sets of them there are, as a power of two.
const CORRECTED: u32 = 14;

/// Everything that is known of what came before.
pub struct Model {
    chances: Vec<f64>,
    odds: Vec<f64>,
    slots: Vec<u32>,
    met: Vec<f64>,
    times: Vec<u8>,
    parts: Vec<f64>,
    weights: [Vec<f64>; 2],
    corrections: Vec<f64>,

    before: Vec<u8>,
    is_module: bool,
    place: Place,
    word: u32,
    field: u32,
    column: u32,
    longest: Longest,

    contexts: [u32; CONTEXTS],
    rows: [usize; CONTEXTS],
    /// The bits of this byte behind a one.
    bits: u32,
    /// The same for this half of the byte, which is where the slot stands in a row.
    half: u32,
    inputs: [f64; INPUTS],
    sets: [usize; 2],
    sums: [f64; 2],
    sum: f64,
    correction: usize,
    share: f64,
}

/// A hash of two numbers.
fn mix(one: u32, other: u32) -> u32 {
    let both = one.wrapping_mul(0x9E37_79B1) ^ other.wrapping_mul(0x85EB_CA6B);
    (both ^ both >> 15).wrapping_mul(0x2C1B_3C6D)
}

impl Model {
    /// A model that will be told this many bytes.
    pub fn new(length: usize) -> Model {
        let mut chances = Vec::with_capacity(STEPS);
        let mut against = GREATEST;
        for _ in 0..STEPS {
            chances.push(1.0 / (1.0 + against));
            against *= STEP;
        }
        let mut odds = Vec::with_capacity(STEPS);
        let mut step = 0;
        for chance in 0..STEPS {
            while step < STEPS - 1 && chances[step] < (chance as f64 + 0.5) / STEPS as f64 {
                step += 1;
            }
            odds.push((step as f64 - (STEPS / 2) as f64) / (STEPS as f64 / WIDTH));
        }
        let mut model = Model {
            chances,
            odds,
            slots: vec![NEW; CONTEXTS << SLOTS],
            met: vec![0.5; CONTEXTS << 9],
            times: vec![0; CONTEXTS << 9],
            parts: (0..=HISTORIES_MET).map(|times| 1.0 / (f64::from(times) + 2.0)).collect(),
            weights: [(kind::COUNT as usize) << 8, 1 << 16].map(|sets| vec![FIRST_WEIGHT; sets * INPUTS]),
            corrections: Vec::new(),
            before: Vec::with_capacity(length),
            is_module: false,
            place: Place::new(),
            word: 0,
            field: 0,
            column: 0,
            longest: Longest::new(),
            contexts: [0; CONTEXTS],
            rows: [0; CONTEXTS],
            bits: 1,
            half: 1,
            inputs: [0.0; INPUTS],
            sets: [0; 2],
            sums: [0.0; 2],
            sum: 0.0,
            correction: 0,
            share: 0.0,
        };
        let corrections: Vec<f64> = (0..CORRECTIONS).map(|at| model.chance_of(at as f64 / 2.0 - 8.0)).collect();
        model.corrections = corrections.repeat(1 << CORRECTED);
        model
    }

    /// A part begins.
    pub fn begin(&mut self, kind: Kind) {
        self.is_module = kind == Kind::Module;
        self.place = Place::new();
        self.word = 0;
    }

    fn chance_of(&self, odds: f64) -> f64 {
        self.chances[(odds * (STEPS as f64 / WIDTH) + (STEPS / 2) as f64) as usize]
    }

    fn odds_of(&self, chance: f64) -> f64 {
        self.odds[(chance * STEPS as f64) as usize]
    }

    /// The byte so many before the next; 0 before the first.
    fn back(&self, by: usize) -> u32 {
        self.before.len().checked_sub(by).map_or(0, |at| u32::from(self.before[at]))
    }

    /// Sets the contexts of the next byte.
    pub fn foretell(&mut self) {
        let [a, b, c, d] = [1, 2, 3, 4].map(|by| self.back(by));
        let (two, three) = (a | b << 8, a | b << 8 | c << 16);
        let four = three | d << 24;
        let Place { kind, opcodes, operand, locals, depth, body, .. } = self.place;
        self.contexts = if kind > 0 {
            let this = mix(operand, kind << 8 | opcodes & 255);
            [
                this,
                mix(this, opcodes & 0xff_ffff),
                mix(this, opcodes ^ 0x5555),
                mix(mix(this, opcodes), locals & 0xffff),
                mix(kind, two),
                mix(this, mix(self.place.last[(opcodes & 255) as usize], 11)),
                mix(mix(this, depth), body.min(3)),
                0,
            ]
        } else {
            [
                two,
                three,
                four,
                self.word,
                mix(self.field, a),
                mix(self.word, self.field),
                mix(a << 16 | d, self.back(8)),
                0,
            ]
        };
        (self.bits, self.half) = (1, 1);
        self.find_rows();
    }

    /// Finds the slots of the next four bits, or takes those of two that were met less.
    fn find_rows(&mut self) {
        let half = if self.bits == 1 { 0 } else { self.bits };
        for at in 0..CONTEXTS {
            let hash = mix(self.contexts[at].wrapping_add((at as u32) << 24), half);
            let row = at << SLOTS | (hash >> (32 - SLOTS)) as usize & !(ROW - 1);
            let other = row ^ ROW;
            let check = hash & 0xffff;
            self.rows[at] = match () {
                () if self.slots[row] == check => row,
                () if self.slots[other] == check => other,
                () => {
                    let is_rarer = self.slots[row + 1] >> 8 & OFTEN <= self.slots[other + 1] >> 8 & OFTEN;
                    let row = if is_rarer { row } else { other };
                    self.slots[row..row + ROW].fill(NEW);
                    self.slots[row] = check;
                    row
                }
            };
        }
    }

    /// How likely the next bit is set, of [`CERTAIN`].
    pub fn chance(&mut self) -> u32 {
        let is_code = self.place.kind > 0;
        for at in 0..CONTEXTS {
            let slot = self.rows[at] + self.half as usize;
            let slot = self.slots[slot];
            let history = slot & 255;
            let (chance, met) = match history {
                0 => (0.0, 0.0),
                _ => (self.odds[(slot >> 12) as usize], self.odds_of(self.met[met(at, is_code, history)])),
            };
            self.inputs[2 * at] = chance;
            self.inputs[2 * at + 1] = met;
        }
        self.inputs[2 * CONTEXTS] = match self.expected() {
            None => 0.0,
            Some(bit) => {
                let odds = self.odds_of(self.longest.chance(is_code));
                if bit { odds } else { -odds }
            }
        };
        self.inputs[2 * CONTEXTS + 1] = CONSTANT;

        let place = 7 - self.bits.ilog2();
        let Place { kind, opcodes, .. } = self.place;
        let before = if is_code { (opcodes & 255) << 8 | kind << 3 } else { self.back(1) << 8 | 248 } | place;
        self.sets = [kind << 8 | self.bits, before].map(|set| set as usize * INPUTS);
        for (sum, (set, weights)) in self.sums.iter_mut().zip(self.sets.iter().zip(&self.weights)) {
            let mut all = 0.0;
            for (weight, input) in weights[*set..*set + INPUTS].iter().zip(&self.inputs) {
                all += weight * input;
            }
            *sum = all.clamp(-BOUND, BOUND);
        }
        self.sum = (self.sums[0] + self.sums[1]) / 2.0;

        let position = (self.sum.clamp(-7.99, 7.99) + 8.0) * 2.0;
        let context = if is_code { (opcodes & 255) << 8 | kind } else { self.back(1) };
        self.correction = (mix(context, self.bits) >> (32 - CORRECTED)) as usize * CORRECTIONS + position as usize;
        self.share = position - position.floor();
        let corrected =
            self.corrections[self.correction] * (1.0 - self.share) + self.corrections[self.correction + 1] * self.share;
        let chance = (self.chance_of(self.sum) + corrected) / 2.0;
        ((chance * f64::from(CERTAIN)) as u32).clamp(1, CERTAIN - 1)
    }

    /// The bit that the longest text expects; `None` where none is followed, or went another way in this byte.
    fn expected(&self) -> Option<bool> {
        let byte = u32::from(self.longest.byte(&self.before)?);
        Some(byte >> (7 - self.bits.ilog2()) & 1 == 1)
    }

    /// Learns what the bit was.
    pub fn learn(&mut self, bit: bool) {
        let target = f64::from(u8::from(bit));
        for at in [self.correction, self.correction + 1] {
            self.corrections[at] += (target - self.corrections[at]) * CORRECTING;
        }
        for ((set, weights), sum) in self.sets.iter().zip(&mut self.weights).zip(self.sums) {
            let error = target - self.chances[(sum * (STEPS as f64 / WIDTH) + (STEPS / 2) as f64) as usize];
            if error.abs() > ERROR {
                let step = error * LEARNING;
                for (weight, input) in weights[*set..*set + INPUTS].iter_mut().zip(&self.inputs) {
                    *weight += step * input;
                }
            }
        }
        let is_code = self.place.kind > 0;
        let miss = (target - self.chance_of(self.sum)).abs();
        for at in 0..if miss < SURE { 0 } else { CONTEXTS } {
            let slot = self.rows[at] + self.half as usize;
            let value = self.slots[slot];
            let (chance, times, history) = ((value >> 12) as i32, value >> 8 & OFTEN, value & 255);
            let goal = if bit { 4095 } else { 0 };
            let chance = chance + (((goal - chance) * RATES[times as usize]) >> 16);
            let longer = history.max(1) << 1 | u32::from(bit);
            let longer = if longer > 255 { longer & 127 | 128 } else { longer };
            self.slots[slot] = (chance as u32) << 12 | (times + 1).min(OFTEN) << 8 | longer;
            if miss > SURPRISE {
                let met = met(at, is_code, history);
                self.met[met] += (target - self.met[met]) * self.parts[usize::from(self.times[met])];
                self.times[met] = (self.times[met] + 1).min(HISTORIES_MET);
            }
        }
        if let Some(expected) = self.expected() {
            self.longest.learn_bit(expected == bit, is_code);
        }
        self.bits = self.bits << 1 | u32::from(bit);
        self.half = self.half << 1 | u32::from(bit);
        if self.bits >> 4 == 1 {
            self.half = 1;
            self.find_rows();
        }
    }

    /// The byte that a long text expects, and how likely it is right, of [`CERTAIN`]; `None` without such a text.
    ///
    /// Whether it is right is written as one bit. A seventh of all bytes need no more, and no further work.
    pub fn expected_byte(&self) -> Option<(u8, u32)> {
        let (byte, chance) = self.longest.whole_byte(&self.before)?;
        Some((byte, ((chance * f64::from(CERTAIN)) as u32).clamp(1, CERTAIN - 1)))
    }

    /// Learns whether the expected byte was right.
    pub fn learn_expected(&mut self, is_right: bool) {
        self.longest.learn_byte(is_right);
    }

    /// Takes the byte that is known now.
    pub fn push(&mut self, byte: u8) {
        self.before.push(byte);
        if self.is_module {
            self.place.push(byte);
        }
        if byte.is_ascii_alphabetic() || byte >= 128 {
            self.word = mix(self.word, u32::from(byte) + 1);
        } else {
            self.word = 0;
        }
        // Fields of the packed tables end with the separators of ASCII, those of CSV with a comma.
        self.column += 1;
        if matches!(byte, 0x1e | 0x1f | b'\n') || byte == b',' && !self.is_module {
            (self.field, self.column) = (0, 0);
        } else if self.column < 4 {
            self.field = mix(self.field, u32::from(byte));
        }
        self.longest.follow(&self.before);
    }
}

/// Where it stands what a history was followed by.
fn met(at: usize, is_code: bool, history: u32) -> usize {
    at << 9 | usize::from(is_code) << 8 | history as usize
}
