//! One thing in a row of the picture: an event, or several of one kind that stand too close to be told apart, with its
//! label.

use super::choice::{ShownEvent, overlaps};
use super::date_extent::{DateExtent, DateForm};
use super::geometry::{CLEAR, PILL, Side, TEXT, has_frame, marks, room_inside};
use super::placed_event::PlacedEvent;
use crate::chart::frame::Frame;
use crate::chart::metrics::{Weight, shorten, text_width};

/// Less room than this is not worth the start of a label, in pixels.
const WORTH: f64 = 40.0;

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
pub struct EventBox<'a> {
    /// The events, in order of time; more than one in a cluster. Never empty.
    pub members: Vec<ShownEvent<'a>>,
    /// Where it stands.
    pub extent: DateExtent,
    /// Where the other of two disputed dates stands.
    pub disputed: Option<DateExtent>,
    /// True when it is being read.
    pub is_selected: bool,
    /// Its words.
    pub label: Label,
}

impl<'a> EventBox<'a> {
    /// What is seen of a spot in a picture, without its words. `shift` is how far left its pixels stand there.
    pub fn seen(spot: &PlacedEvent<'a>, frame: &Frame, shift: f64, select: Option<&str>) -> EventBox<'a> {
        let members = spot.members.clone();
        let ShownEvent { event, when, disputed, .. } = members[0];
        let (first, end) = frame.time.domain();
        let extent = match spot.is_cluster() {
            true => {
                let (left, right) = frame.time.range();
                let middle = (spot.place - shift).min(right - PILL.0).max(left + PILL.0);
                let (x0, x1) = (middle - PILL.0, middle + PILL.0);
                DateExtent { x0, x1, left: 0.0, right: 0.0, is_earlier: false, is_later: false, form: DateForm::Mark }
            }
            false => DateExtent::new(&when, &frame.time),
        };
        let other = disputed.filter(|when| !spot.is_cluster() && overlaps(when, first, end));
        let disputed = other.map(|when| DateExtent::new(&when, &frame.time));
        EventBox { members, extent, disputed, is_selected: select == Some(event.id), label: Label::empty() }
    }

    /// An event by itself where it is drawn without words.
    pub fn bare(shown: ShownEvent<'a>, extent: DateExtent) -> EventBox<'a> {
        EventBox { members: vec![shown], extent, disputed: None, is_selected: false, label: Label::empty() }
    }

    /// True for a cluster.
    pub fn is_cluster(&self) -> bool {
        self.members.len() > 1
    }

    /// From where to where its marks reach, without its label.
    pub fn marks(&self) -> (f64, f64) {
        marks(&self.extent, self.disputed.as_ref(), self.is_selected)
    }

    /// From where to where it takes room in its row.
    pub fn extent(&self) -> (f64, f64) {
        let (from, to) = self.marks();
        (from.min(self.label.x0), to.max(self.label.x1))
    }

    /// True when its selection is a frame and not a ring: it is wider than the ring.
    pub fn has_frame(&self) -> bool {
        has_frame(&self.extent)
    }

    /// Puts words of a width where they stand whole between two pixels: in its span or soft bar, then on the side asked
    /// for, then on the other. In a span whose date is disputed they stand only as a last resort, and only where no edge of
    /// the box runs through them. Otherwise shortened where there is most room, if there is some; `false` then.
    pub fn put(&mut self, text: &str, width: f64, side: Side, (lo, hi): (f64, f64)) -> bool {
        let inside = room_inside(&self.extent, self.disputed.as_ref());
        let (from, to) = self.marks();
        let (right, left) = ((to + CLEAR, hi), (lo, from - CLEAR));
        let fits = |room: (f64, f64)| width <= room.1 - room.0;
        let wider = |a: (f64, f64), b: (f64, f64)| if b.1 - b.0 > a.1 - a.0 { b } else { a };
        let (room, is_inside) = match self.disputed {
            None if fits(inside) => (inside, true),
            _ if fits(right) && (side == Side::Right || !fits(left)) => (right, false),
            _ if fits(left) => (left, false),
            _ if fits(inside) => (inside, true),
            _ => {
                let beside = wider(right, left);
                (wider(beside, inside), beside.1 - beside.0 < inside.1 - inside.0)
            }
        };
        let is_whole = fits(room);
        let most = room.1 - room.0;
        let weight = if self.is_selected { Weight::Bold } else { Weight::Regular };
        let (text, width) = match is_whole {
            true => (text.to_string(), width),
            false if most < WORTH => (String::new(), 0.0),
            false => {
                let short = shorten(text, most, TEXT, weight);
                let width = text_width(&short, TEXT, weight);
                (short, width)
            }
        };
        if text.is_empty() {
            return false;
        }
        let x0 = match (is_inside, self.extent.form) {
            // In a soft bar they stand where it is strongest: somewhere there it was.
            (true, DateForm::Soft) => (room.0 + room.1 - width) / 2.0,
            (false, _) if room == left => room.1 - width,
            _ => room.0,
        };
        self.label = Label { text, x0, x1: x0 + width, is_inside };
        is_whole
    }
}

impl Label {
    fn empty() -> Label {
        Label { text: String::new(), x0: f64::INFINITY, x1: f64::NEG_INFINITY, is_inside: false }
    }
}
