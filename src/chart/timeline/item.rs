//! One thing in a row: an event, or several of one kind that stand too close to be told apart, with its label.

use super::choice::Shown;
use super::spread::{Form, Spread};
use crate::chart::frame::Frame;
use crate::chart::metrics::{Weight, shorten, text_width};
use crate::model::Lang;

/// Half the width and half the height of the pill of a cluster, in pixels.
pub const PILL: (f64, f64) = (22.0, 14.0);

/// Half the height of bars and spans, in pixels.
pub const BAR: f64 = 8.0;

/// Radius of the ring around a selected mark, in pixels.
pub const RING: f64 = 13.0;

/// From a mark to its label, and from the ends of a span to the label in it, in pixels.
const CLEAR: f64 = 8.0;

/// Room for the triangle at an open or cut end, in pixels.
pub const TRIANGLE: f64 = 9.0;

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

/// Where a label stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The words, shortened where no side had room for them.
    pub text: String,
    /// Left end.
    pub x0: f64,
    /// Right end.
    pub x1: f64,
    /// True when it stands in its own span.
    pub is_inside: bool,
}

/// An event or a cluster.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    /// The events, in order of time; more than one in a cluster. Never empty.
    pub members: Vec<Shown<'a>>,
    /// Where it stands.
    pub spread: Spread,
    /// Where the other of two disputed dates stands.
    pub disputed: Option<Spread>,
    /// True when it is being read.
    pub is_selected: bool,
    /// Its words.
    pub label: Label,
}

impl<'a> Item<'a> {
    /// An event by itself.
    pub fn alone(shown: Shown<'a>, frame: &Frame, lang: Lang, select: Option<&str>) -> Item<'a> {
        let spread = Spread::new(&shown.when, &frame.time);
        let disputed = shown.disputed.map(|when| Spread::new(&when, &frame.time));
        let is_selected = select == Some(shown.event.id);
        let text = shown.event.provenance.text.get(lang);
        Item::place(
            Item { members: vec![shown], spread, disputed, is_selected, label: Label::empty() },
            text,
            frame,
            Side::Right,
        )
    }

    /// Several events under one pill in the middle between the first and the last of them, with the first of the texts
    /// for which there is room after the number.
    pub fn cluster(members: Vec<Shown<'a>>, from: f64, to: f64, texts: [&str; 2], frame: &Frame) -> Item<'a> {
        let (left, right) = frame.time.range();
        let middle = ((from + to) / 2.0).min(right - PILL.0).max(left + PILL.0);
        let (x0, x1) = (middle - PILL.0, middle + PILL.0);
        let spread = Spread { x0, x1, left: 0.0, right: 0.0, is_earlier: false, is_later: false, form: Form::Mark };
        let item = Item { members, spread, disputed: None, is_selected: false, label: Label::empty() };
        let placed = texts.map(|text| Item::place(item.clone(), text, frame, Side::Right));
        let [long, short] = placed;
        let is_after = |item: &Item<'_>, text: &str| item.label.text == text && item.label.x0 > item.spread.x1;
        if is_after(&long, texts[0]) || !is_after(&short, texts[1]) { long } else { short }
    }

    /// The same with its label on the other side if it has room there.
    pub fn lean(self, frame: &Frame, side: Side) -> Item<'a> {
        let text = self.label.text.clone();
        Item::place(self, &text, frame, side)
    }

    /// True for a cluster.
    pub fn is_cluster(&self) -> bool {
        self.members.len() > 1
    }

    /// Strength of its label.
    pub fn weight(&self) -> Weight {
        if self.is_selected { Weight::Bold } else { Weight::Regular }
    }

    /// From where to where its marks reach, without its label.
    pub fn marks(&self) -> (f64, f64) {
        let reach = |spread: &Spread| {
            let outside = if spread.form == Form::Span { 0.0 } else { TRIANGLE };
            let end = |is_open: bool| if is_open { outside } else { 0.0 };
            (spread.x0 - end(spread.is_earlier), spread.x1 + end(spread.is_later))
        };
        let mut marks = reach(&self.spread);
        if let Some(disputed) = &self.disputed {
            let (from, to) = reach(disputed);
            marks = (marks.0.min(from), marks.1.max(to));
        }
        if self.is_selected {
            let ring = if self.has_frame() { 0.0 } else { RING };
            let middle = self.spread.middle();
            marks = (marks.0.min(middle - ring) - 2.0, marks.1.max(middle + ring) + 2.0);
        }
        marks
    }

    /// From where to where it takes room in its row.
    pub fn extent(&self) -> (f64, f64) {
        let (from, to) = self.marks();
        (from.min(self.label.x0), to.max(self.label.x1))
    }

    /// True when its selection is a frame and not a ring: it is wider than the ring.
    pub fn has_frame(&self) -> bool {
        self.spread.form == Form::Span || self.spread.x1 - self.spread.x0 > 2.0 * RING - 4.0
    }

    /// Gives it its label: in its span or soft bar, then on the side asked for, then on the other, each if all of the
    /// words fit; otherwise shortened where there is most room. In a span whose date is disputed they stand only as a last
    /// resort, and only where no edge of the box runs through them.
    fn place(self, text: &str, frame: &Frame, side: Side) -> Item<'a> {
        let weight = self.weight();
        let width = text_width(text, TEXT, weight);
        let end = |is_open: bool| if is_open { TRIANGLE } else { 0.0 };
        let Spread { x0, x1, is_earlier, is_later, form, .. } = self.spread;
        let span = |is_open: bool| if form == Form::Span { CLEAR + end(is_open) } else { CLEAR };
        let (from, to) = self.disputed.map_or((x0, x1), |other| (x0.max(other.x0), x1.min(other.x1)));
        let inside = (from + span(is_earlier), to - span(is_later));
        let room_inside = if matches!(form, Form::Span | Form::Soft) { inside.1 - inside.0 } else { 0.0 };
        let fits_inside = width <= room_inside;
        let (from, to) = self.marks();
        let room_left = (from - CLEAR) - (frame.left + 4.0);
        let room_right = (frame.width - 4.0) - (to + CLEAR);
        let right = |text: String, width: f64| Label { text, x0: to + CLEAR, x1: to + CLEAR + width, is_inside: false };
        let left =
            |text: String, width: f64| Label { text, x0: from - CLEAR - width, x1: from - CLEAR, is_inside: false };
        let within = |text: String, width: f64| {
            // In a soft bar they stand where it is strongest: somewhere there it was.
            let x0 = if form == Form::Soft { (inside.0 + inside.1 - width) / 2.0 } else { inside.0 };
            Label { text, x0, x1: x0 + width, is_inside: true }
        };
        let (fits_left, fits_right) = (width <= room_left, width <= room_right);
        let label = if fits_inside && self.disputed.is_none() {
            within(text.to_string(), width)
        } else if fits_right && (side == Side::Right || !fits_left) {
            right(text.to_string(), width)
        } else if fits_left {
            left(text.to_string(), width)
        } else if fits_inside {
            within(text.to_string(), width)
        } else {
            let most = room_inside.max(room_left).max(room_right);
            let short = shorten(text, most, TEXT, weight);
            let width = text_width(&short, TEXT, weight);
            match most {
                most if most <= room_right => right(short, width),
                most if most <= room_left => left(short, width),
                _ => within(short, width),
            }
        };
        Item { label, ..self }
    }
}

impl Label {
    fn empty() -> Label {
        Label { text: String::new(), x0: f64::INFINITY, x1: f64::NEG_INFINITY, is_inside: false }
    }
}
