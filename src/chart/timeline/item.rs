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
        let item = Item { members: vec![shown], spread, disputed, is_selected, label: Label::empty() };
        Item { label: item.label_of(text, frame), ..item }
    }

    /// Several events under one pill in the middle between the first and the last of them, with the first of the texts
    /// for which there is room after the number.
    pub fn cluster(members: Vec<Shown<'a>>, from: f64, to: f64, texts: [&str; 2], frame: &Frame) -> Item<'a> {
        let (left, right) = frame.time.range();
        let middle = ((from + to) / 2.0).min(right - PILL.0).max(left + PILL.0);
        let (x0, x1) = (middle - PILL.0, middle + PILL.0);
        let spread = Spread { x0, x1, left: 0.0, right: 0.0, is_earlier: false, is_later: false, form: Form::Mark };
        let item = Item { members, spread, disputed: None, is_selected: false, label: Label::empty() };
        let [long, short] = texts.map(|text| item.label_of(text, frame));
        let is_after = |label: &Label, text: &str| label.text == text && label.x0 > x1;
        let label = if is_after(&long, texts[0]) || !is_after(&short, texts[1]) { long } else { short };
        Item { label, ..item }
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

    /// Puts its words elsewhere.
    pub fn turn(&mut self, stand: Stand, width: f64) {
        let (x0, x1) = stand.extent(width);
        self.label = Label { x0, x1, is_inside: stand.is_inside, text: std::mem::take(&mut self.label.text) };
    }

    /// Width of its words.
    pub fn label_width(&self) -> f64 {
        text_width(&self.label.text, TEXT, self.weight())
    }

    /// True when its selection is a frame and not a ring: it is wider than the ring.
    pub fn has_frame(&self) -> bool {
        self.spread.form == Form::Span || self.spread.x1 - self.spread.x0 > 2.0 * RING - 4.0
    }

    /// Where words of a width stand whole: in its span or soft bar, then on the side asked for, then on the other. In a
    /// span whose date is disputed they stand only as a last resort, and only where no edge of the box runs through them.
    /// Otherwise the room for shortened ones, where there is most of it.
    pub fn stand(&self, width: f64, frame: &Frame, side: Side) -> Result<Stand, Room> {
        let end = |is_open: bool| if is_open { TRIANGLE } else { 0.0 };
        let Spread { x0, x1, is_earlier, is_later, form, .. } = self.spread;
        let span = |is_open: bool| if form == Form::Span { CLEAR + end(is_open) } else { CLEAR };
        let (from, to) = self.disputed.map_or((x0, x1), |other| (x0.max(other.x0), x1.min(other.x1)));
        let inside = (from + span(is_earlier), to - span(is_later));
        let room_inside = if matches!(form, Form::Span | Form::Soft) { inside.1 - inside.0 } else { 0.0 };
        let (from, to) = self.marks();
        let room_left = (from - CLEAR) - (frame.left + 4.0);
        let room_right = (frame.width - 4.0) - (to + CLEAR);
        let right = Stand { at: to + CLEAR, share: 0.0, is_inside: false };
        let left = Stand { at: from - CLEAR, share: 1.0, is_inside: false };
        let within = match form {
            // In a soft bar they stand where it is strongest: somewhere there it was.
            Form::Soft => Stand { at: (inside.0 + inside.1) / 2.0, share: 0.5, is_inside: true },
            _ => Stand { at: inside.0, share: 0.0, is_inside: true },
        };
        let (fits_inside, fits_left, fits_right) = (width <= room_inside, width <= room_left, width <= room_right);
        if fits_inside && self.disputed.is_none() {
            Ok(within)
        } else if fits_right && (side == Side::Right || !fits_left) {
            Ok(right)
        } else if fits_left {
            Ok(left)
        } else if fits_inside {
            Ok(within)
        } else {
            let most = room_inside.max(room_left).max(room_right);
            Err(match most {
                most if most <= room_right => Room { width: most, stand: right },
                most if most <= room_left => Room { width: most, stand: left },
                _ => Room { width: most, stand: within },
            })
        }
    }

    /// Its label, at the right if there is room on both sides; shortened where there is none for all of it.
    fn label_of(&self, text: &str, frame: &Frame) -> Label {
        let weight = self.weight();
        let width = text_width(text, TEXT, weight);
        match self.stand(width, frame, Side::Right) {
            Ok(stand) => stand.label(text.to_string(), width),
            Err(room) => {
                let short = shorten(text, room.width, TEXT, weight);
                let width = text_width(&short, TEXT, weight);
                room.stand.label(short, width)
            }
        }
    }
}

/// Where words stand, however wide they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stand {
    /// A pixel of them.
    at: f64,
    /// What share of their width lies left of it.
    share: f64,
    /// True in their own span.
    is_inside: bool,
}

impl Stand {
    /// From where to where words of a width stand.
    pub fn extent(&self, width: f64) -> (f64, f64) {
        (self.at - self.share * width, self.at + (1.0 - self.share) * width)
    }

    /// The label of these words.
    fn label(self, text: String, width: f64) -> Label {
        let (x0, x1) = self.extent(width);
        Label { text, x0, x1, is_inside: self.is_inside }
    }
}

/// Room for words that stand nowhere whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// How wide they may be.
    width: f64,
    /// Where they then stand.
    stand: Stand,
}

impl Label {
    fn empty() -> Label {
        Label { text: String::new(), x0: f64::INFINITY, x1: f64::NEG_INFINITY, is_inside: false }
    }
}
