//! A long line reduced to what a picture of it can show: in each column of pixels the least and the greatest value that
//! the line takes there.
//!
//! [`Blocks`] are made once: for every [`BLOCK`] samples the least and the greatest value, and where they start. A
//! reduction then reads single samples only around the borders of columns and whole blocks between them, so that its
//! cost goes with the width of the picture and hardly with the length of the line. The samples themselves stay where
//! they are; blocks take 2.4 % of the room of the samples.

/// Samples in one block. Around each border of a column so many are read; fewer make more blocks to go through.
pub const BLOCK: usize = 64;

/// So many samples are read at once when blocks are made.
const CHUNK: usize = 128 * BLOCK;

/// A series of samples that may lie anywhere, read a stretch at a time.
///
/// The positions `x` rise or stay equal from one sample to the next. A value that is not finite is missing: the line has
/// a gap there.
pub trait Samples {
    /// How many there are.
    fn count(&self) -> usize;
    /// Reads the positions of as many samples as the slice is long, the first of them `from`.
    fn read_x(&self, from: usize, into: &mut [f64]);
    /// Reads their values.
    fn read_y(&self, from: usize, into: &mut [f64]);
}

/// Samples in memory: as many positions as values.
#[derive(Clone, Debug, Default)]
pub struct InMemory {
    /// Their positions.
    pub x: Vec<f64>,
    /// Their values; one that is not finite is missing.
    pub y: Vec<f64>,
}

impl Samples for InMemory {
    fn count(&self) -> usize {
        self.x.len().min(self.y.len())
    }

    fn read_x(&self, from: usize, into: &mut [f64]) {
        into.copy_from_slice(&self.x[from..from + into.len()]);
    }

    fn read_y(&self, from: usize, into: &mut [f64]) {
        into.copy_from_slice(&self.y[from..from + into.len()]);
    }
}

/// Least and greatest value of a line in a column of pixels, both included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PixelColumn {
    /// Least value; positive infinity where the line has no part in the column.
    pub low: f64,
    /// Greatest value; negative infinity where the line has no part in the column.
    pub high: f64,
}

impl PixelColumn {
    /// A column without any part of the line.
    pub const EMPTY: PixelColumn = PixelColumn { low: f64::INFINITY, high: f64::NEG_INFINITY };

    /// True when the line has no part in the column.
    pub fn is_empty(&self) -> bool {
        self.low > self.high
    }

    /// Takes in a value; a missing one changes nothing.
    fn take(&mut self, value: f64) {
        if value.is_finite() {
            self.low = if value < self.low { value } else { self.low };
            self.high = if value > self.high { value } else { self.high };
        }
    }

    fn take_all(&mut self, values: &[f64]) {
        values.iter().for_each(|value| self.take(*value));
    }

    fn join(&mut self, other: &PixelColumn) {
        self.low = if other.low < self.low { other.low } else { self.low };
        self.high = if other.high > self.high { other.high } else { self.high };
    }
}

/// Least and greatest values of a series, block by block.
#[derive(Clone, Debug, Default)]
pub struct Blocks {
    /// Position of the first sample of each block.
    starts: Vec<f64>,
    /// Least and greatest value of each block.
    values: Vec<PixelColumn>,
}

impl Blocks {
    /// Goes through all samples once.
    pub fn new(samples: &dyn Samples) -> Blocks {
        let count = samples.count();
        let blocks = count.div_ceil(BLOCK);
        let mut made = Blocks { starts: Vec::with_capacity(blocks), values: Vec::with_capacity(blocks) };
        let mut chunk = vec![0.0; CHUNK.min(count)];
        let mut first = 0;
        while first < count {
            let part = &mut chunk[..CHUNK.min(count - first)];
            samples.read_x(first, part);
            made.starts.extend(part.iter().step_by(BLOCK));
            samples.read_y(first, part);
            for block in part.chunks(BLOCK) {
                let mut column = PixelColumn::EMPTY;
                column.take_all(block);
                made.values.push(column);
            }
            first += part.len();
        }
        made
    }

    /// What they take of memory, in bytes.
    pub fn bytes(&self) -> usize {
        self.starts.capacity() * size_of::<f64>() + self.values.capacity() * size_of::<PixelColumn>()
    }

    /// The numbers of the samples that lie from the position `from` to the position `to`, both included, and of one more
    /// on each side where there is one: the corners of all of the line that a picture of this stretch shows.
    pub fn between(&self, samples: &dyn Samples, from: f64, to: f64) -> std::ops::Range<usize> {
        let mut reader = Reader::new(self, samples);
        let first = reader.find(Border::Before(from));
        let end = reader.find(Border::After(to)).max(first);
        first.saturating_sub(1)..(end + 1).min(samples.count())
    }

    /// The line in `count` columns of equal width from the position `from` to `to`, from left to right.
    ///
    /// A column holds the values of the samples in it, and those with which the line enters and leaves it, so that
    /// neighbours touch wherever the line goes on. A sample on a border belongs to the column at its right, and one at
    /// `to` to the last column. All columns are empty where the positions are not finite or not in order.
    ///
    /// `samples` are those of which the blocks were made.
    pub fn columns(&self, samples: &dyn Samples, from: f64, to: f64, count: usize) -> Vec<PixelColumn> {
        let mut columns = vec![PixelColumn::EMPTY; count];
        let width = (to - from) / count as f64;
        if !(width > 0.0 && width.is_finite()) {
            return columns;
        }
        let mut reader = Reader::new(self, samples);
        let mut first = reader.find(Border::Before(from));
        let mut entering = reader.crossing(first, from);
        for (at, column) in columns.iter_mut().enumerate() {
            let next = from + width * (at + 1) as f64;
            let border = if at + 1 == count { Border::After(to) } else { Border::Before(next.min(to)) };
            column.take(entering);
            first = reader.sweep(first, border, column);
            entering = reader.crossing(first, border.position());
            column.take(entering);
        }
        columns
    }
}

/// A place between two samples.
#[derive(Clone, Copy)]
enum Border {
    /// Left of all samples at this position.
    Before(f64),
    /// Right of all samples at this position.
    After(f64),
}

impl Border {
    fn position(self) -> f64 {
        let (Border::Before(position) | Border::After(position)) = self;
        position
    }

    /// True when a sample at a position lies left of the border.
    fn is_right_of(self, x: f64) -> bool {
        match self {
            Border::Before(position) => x < position,
            Border::After(position) => x <= position,
        }
    }
}

/// Reads around borders, a block at a time, from left to right.
struct Reader<'a> {
    blocks: &'a Blocks,
    samples: &'a dyn Samples,
    count: usize,
    /// Number of the block that was read last.
    block: Option<usize>,
    /// Its samples, and the one after it where there is one.
    x: [f64; BLOCK + 1],
    y: [f64; BLOCK + 1],
}

impl<'a> Reader<'a> {
    fn new(blocks: &'a Blocks, samples: &'a dyn Samples) -> Reader<'a> {
        let gap = [f64::NAN; BLOCK + 1];
        Reader { blocks, samples, count: samples.count(), block: None, x: gap, y: gap }
    }

    /// The number of the block in which a border lies: the last one that starts left of it.
    fn block_of(&self, border: Border) -> Option<usize> {
        self.blocks.starts.partition_point(|start| border.is_right_of(*start)).checked_sub(1)
    }

    /// Reads a block, unless it is the one read last.
    fn read(&mut self, block: usize) {
        if self.block == Some(block) {
            return;
        }
        self.block = Some(block);
        let first = block * BLOCK;
        let len = (self.count - first).min(BLOCK + 1);
        self.samples.read_x(first, &mut self.x[..len]);
        self.samples.read_y(first, &mut self.y[..len]);
    }

    /// The values that were read of the samples `from` to the one before `end`, which lie in the block read last.
    fn values(&self, from: usize, end: usize) -> &[f64] {
        let first = self.block.unwrap_or(0) * BLOCK;
        self.y.get(from.saturating_sub(first)..end.saturating_sub(first)).unwrap_or(&[])
    }

    /// The number of the first sample right of a border; both it and the one before are read.
    fn find(&mut self, border: Border) -> usize {
        let Some(block) = self.block_of(border) else { return 0 };
        self.read(block);
        let len = (self.count - block * BLOCK).min(BLOCK);
        block * BLOCK + self.x[..len].partition_point(|x| border.is_right_of(*x))
    }

    /// The value with which the line passes a position between the sample before `next` and `next`, which `find` has
    /// found there; missing where one of the two is.
    fn crossing(&self, next: usize, position: f64) -> f64 {
        let Some(after) = next.checked_sub(self.block.unwrap_or(0) * BLOCK) else { return f64::NAN };
        if after == 0 || after > BLOCK || next >= self.count {
            return f64::NAN;
        }
        let ((x0, y0), (x1, y1)) = ((self.x[after - 1], self.y[after - 1]), (self.x[after], self.y[after]));
        y0 + (y1 - y0) * ((position - x0) / (x1 - x0))
    }

    /// Takes in the values of all samples from `first`, which was found at the border before, to a border; returns the
    /// first sample right of that.
    fn sweep(&mut self, first: usize, border: Border, column: &mut PixelColumn) -> usize {
        if self.block_of(border) == self.block {
            let end = self.find(border);
            column.take_all(self.values(first, end));
            return end;
        }
        // What is left of the block in which the border before lay; then whole blocks; then the start of another one.
        let whole = first.next_multiple_of(BLOCK);
        column.take_all(self.values(first, whole.min(self.count)));
        let end = self.find(border);
        let last = end / BLOCK;
        for block in self.blocks.values.get(whole / BLOCK..last).unwrap_or(&[]) {
            column.join(block);
        }
        column.take_all(self.values(last * BLOCK, end));
        end
    }
}

#[cfg(test)]
mod tests;
