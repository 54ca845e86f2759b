//! Measures of the timeline that lie in rows, and how much of a row a date takes: what the rows are made with for all of
//! time, and what they are drawn with in a picture.

use super::date_extent::{DateExtent, DateForm};

/// Half the width and half the height of the pill of a cluster, in pixels.
pub const PILL: (f64, f64) = (22.0, 14.0);

/// Half the height of bars and spans, in pixels.
pub const BAR: f64 = 8.0;

/// Radius of the ring around a selected mark, in pixels.
pub const RING: f64 = 13.0;

/// From a mark to its label, and from the ends of a span to the label in it, in pixels.
pub const CLEAR: f64 = 8.0;

/// Room for the triangle at an open or cut end, in pixels.
pub const TRIANGLE: f64 = 9.0;

/// Height of a row, and of one that holds a cluster, in pixels.
pub const ROW: (f64, f64) = (28.0, 2.0 * PILL.1 + 6.0);

/// Above and below the rows of a lane, in pixels.
pub const MARGIN: f64 = 8.0;

/// Between two things in one row, in pixels.
pub const GAP: f64 = 14.0;

/// From the edges of the picture to a label, in pixels.
pub const EDGE: f64 = 4.0;

/// Room left of the plot from which on the names of lanes stand beside them and not above, in pixels.
pub const BESIDE: f64 = 100.0;

/// Size of labels, in pixels.
pub const TEXT: f64 = 13.0;

/// On which side of its mark a label would rather stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Left.
    Left,
    /// Right.
    Right,
}

/// True when what is selected has a frame around it and not a ring: it is wider than the ring.
pub fn has_frame(extent: &DateExtent) -> bool {
    extent.form == DateForm::Span || extent.x1 - extent.x0 > 2.0 * RING - 4.0
}

/// From where to where the marks of a date reach: with the triangles at open ends, the other of two disputed dates, and
/// the ring around what is read.
pub fn marks(extent: &DateExtent, disputed: Option<&DateExtent>, is_selected: bool) -> (f64, f64) {
    let reach = |extent: &DateExtent| {
        let outside = if extent.form == DateForm::Span { 0.0 } else { TRIANGLE };
        let end = |is_open: bool| if is_open { outside } else { 0.0 };
        (extent.x0 - end(extent.is_earlier), extent.x1 + end(extent.is_later))
    };
    let mut marks = reach(extent);
    if let Some(disputed) = disputed {
        let (from, to) = reach(disputed);
        marks = (marks.0.min(from), marks.1.max(to));
    }
    if is_selected {
        let ring = if has_frame(extent) { 0.0 } else { RING };
        let middle = extent.middle();
        marks = (marks.0.min(middle - ring) - 2.0, marks.1.max(middle + ring) + 2.0);
    }
    marks
}

/// From where to where words stand in a span or soft bar; an empty stretch in any other mark. Where the box of the other of
/// two disputed dates lies over it, what both share.
pub fn room_inside(extent: &DateExtent, disputed: Option<&DateExtent>) -> (f64, f64) {
    let DateExtent { x0, x1, is_earlier, is_later, form, .. } = *extent;
    if !matches!(form, DateForm::Span | DateForm::Soft) {
        return (x0, x0);
    }
    let margin = |is_open: bool| if is_open && form == DateForm::Span { CLEAR + TRIANGLE } else { CLEAR };
    let over = disputed.filter(|other| other.x0 < x1 && x0 < other.x1);
    let (from, to) = over.map_or((x0, x1), |other| (x0.max(other.x0), x1.min(other.x1)));
    (from + margin(is_earlier), to - margin(is_later))
}
