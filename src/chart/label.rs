//! Places labels so that no two touch.

use super::plan::{Anchor, Rect, TextRun};

/// Least distance between the boxes of two labels, in pixels.
pub const GAP: f64 = 4.0;

/// Where something stands already.
#[derive(Clone, Debug, Default)]
pub struct Occupied {
    /// Boxes that no label may touch.
    taken: Vec<Rect>,
    /// The course of lines, which no label crosses.
    shunned: Vec<Rect>,
    /// Hairlines, which a label crosses rather than standing far off.
    faint: Vec<Rect>,
}

impl Occupied {
    /// Nothing may stand here from now on.
    pub fn take(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// A label crosses this only when it finds nothing near.
    pub fn avoid(&mut self, rect: Rect) {
        self.faint.push(rect);
    }

    /// True when it crosses no hairline either.
    pub fn is_bare(&self, rect: &Rect) -> bool {
        !self.faint.iter().any(|faint| faint.overlaps(rect))
    }

    /// No label crosses this; a letter does where it finds nothing better.
    pub fn shun(&mut self, rect: Rect) {
        self.shunned.push(rect);
    }

    /// True when a box keeps its distance from all that stands.
    pub fn is_free(&self, rect: &Rect) -> bool {
        let wide = rect.grown(GAP / 2.0);
        !self.taken.iter().any(|taken| taken.grown(GAP / 2.0).overlaps(&wide))
    }

    /// True when it is free and crosses no line.
    pub fn is_clear(&self, rect: &Rect) -> bool {
        self.is_free(rect) && !self.shunned.iter().any(|shunned| shunned.overlaps(rect))
    }
}

/// A block of lines of text that is placed as one.
#[derive(Clone, Debug)]
pub struct LabelBlock {
    /// The lines, each with its distance down to the next baseline.
    pub lines: Vec<(TextRun, f64)>,
}

impl LabelBlock {
    /// Width of the widest line.
    pub fn width(&self) -> f64 {
        self.lines.iter().map(|(words, _)| words.width()).fold(0.0, f64::max)
    }

    /// Height of all lines.
    pub fn height(&self) -> f64 {
        self.lines.iter().map(|(_, height)| height).sum()
    }

    /// The box when its left, middle or right upper corner stands at a point.
    pub fn rect_at(&self, anchor: Anchor, (x, top): (f64, f64)) -> Rect {
        let width = self.width();
        let x0 = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        Rect::new(x0, top, x0 + width, top + self.height())
    }

    /// The lines with their baselines, the block standing in a box.
    pub fn lines_in(&self, rect: &Rect, anchor: Anchor) -> Vec<TextRun> {
        let x = match anchor {
            Anchor::Start => rect.x0,
            Anchor::Middle => (rect.x0 + rect.x1) / 2.0,
            Anchor::End => rect.x1,
        };
        let mut top = rect.y0;
        let line = |(words, height): &(TextRun, f64)| {
            let baseline = top + height * 0.5 + words.size * 0.34;
            top += height;
            TextRun { at: (x, baseline), anchor, ..words.clone() }
        };
        self.lines.iter().map(line).collect()
    }
}
