//! What an event, or several under one pill, take of their row at a scale of time, whatever days are shown. Pixels are those
//! of [`TimeScale::endless`], so that moving through time changes none of this.

use super::choice::{ShownEvent, hue_of};
use super::date_extent::{DateExtent, DateForm};
use super::geometry::{CLEAR, PILL, Side, TEXT, marks, room_inside};
use crate::analysis::order::sort_by;
use crate::chart::metrics::{Weight, text_width};
use crate::chart::scale::TimeScale;
use crate::model::{Category, Dataset, Hue, Lang};
use std::borrow::Cow;

/// An event or a cluster with what it takes.
#[derive(Clone, Debug)]
pub struct PlacedEvent<'a> {
    /// The events, in order of time; more than one in a cluster. Never empty.
    pub members: Vec<ShownEvent<'a>>,
    /// Its words.
    pub text: Cow<'a, str>,
    /// Their width.
    pub width: f64,
    /// Where its mark stands: in the middle of its date, of one that is open at its dated end.
    pub place: f64,
    /// From where to where its marks reach.
    marks: (f64, f64),
    /// On which side its words stand.
    pub side: Side,
    /// The sides on which they may stand, the better one first; twice the same where there is but one.
    sides: [Side; 2],
    /// True when its words stand in its mark, and it needs no room for them.
    pub is_inside: bool,
    /// True while it is read: it never disappears in a cluster.
    pub is_read: bool,
    /// True for what may disappear in a cluster of its kind: a moment, no wider than the pill, neither read nor in dispute.
    pub is_moment: bool,
}

impl<'a> PlacedEvent<'a> {
    /// An event by itself.
    ///
    /// Its words stay between the pixels `usual`, if it stands there itself: those of the days that are shown at first.
    pub fn alone(
        shown: ShownEvent<'a>,
        time: &TimeScale,
        usual: (f64, f64),
        lang: Lang,
        select: Option<&str>,
    ) -> PlacedEvent<'a> {
        let extent = DateExtent::new(&shown.when, time);
        let disputed = shown.disputed.map(|when| DateExtent::new(&when, time));
        let is_read = select == Some(shown.event.id);
        let text = shown.event.provenance.text.get(lang);
        let width = text_width(text, TEXT, if is_read { Weight::Bold } else { Weight::Regular });
        // Of what goes on past the days shown at first, only what is seen of it then has room for words.
        let is_usual = extent.x0 < usual.1 && extent.x1 > usual.0;
        let cut = DateExtent { x0: extent.x0.max(usual.0), x1: extent.x1.min(usual.1), ..extent };
        let (from, to) = room_inside(if is_usual { &cut } else { &extent }, disputed.as_ref());
        let place = match (extent.form == DateForm::Span, extent.is_earlier, extent.is_later) {
            (true, false, true) => extent.x0,
            (true, true, _) => extent.x1,
            _ => extent.middle(),
        };
        let marks = marks(&extent, disputed.as_ref(), is_read);
        let sides = match (marks.0 - CLEAR - width < usual.0, marks.1 + CLEAR + width > usual.1) {
            (false, true) if is_usual => [Side::Left; 2],
            (true, false) if is_usual => [Side::Right; 2],
            _ => [Side::Right, Side::Left],
        };
        PlacedEvent {
            members: vec![shown],
            text: Cow::Borrowed(text),
            width,
            place,
            marks,
            side: sides[0],
            sides,
            is_inside: disputed.is_none() && width <= to - from,
            is_read,
            is_moment: extent.form != DateForm::Span
                && extent.x1 - extent.x0 <= 2.0 * PILL.0
                && !is_read
                && disputed.is_none(),
        }
    }

    /// Several events under one pill in the middle between the first and the last of them.
    pub fn cluster(members: Vec<ShownEvent<'a>>, from: f64, to: f64, text: String) -> PlacedEvent<'a> {
        let place = (from + to) / 2.0;
        // At the edge of the picture the pill is pushed in, as long as one of its events is seen.
        let width = text_width(&text, TEXT, Weight::Regular).max(2.0 * PILL.0);
        let marks = (from - 2.0 * PILL.0, place + PILL.0);
        let text = Cow::Owned(text);
        let (is_inside, is_read, is_moment) = (false, false, false);
        let (side, sides) = (Side::Right, [Side::Right; 2]);
        PlacedEvent { members, text, width, place, marks, side, sides, is_inside, is_read, is_moment }
    }

    /// True for a cluster.
    pub fn is_cluster(&self) -> bool {
        self.members.len() > 1
    }

    /// From where to where it takes room in its row when its words stand on one side.
    pub fn extent(&self, side: Side) -> (f64, f64) {
        let ((from, to), more) = (self.marks, CLEAR + self.width);
        match side {
            _ if self.is_inside => self.marks,
            Side::Right => (from, to + more),
            Side::Left => (from - more, to),
        }
    }

    /// Its extents with the words on the better and on the other of its sides; `may_turn` is false where only the better
    /// one is asked for.
    pub fn extents(&self, may_turn: bool) -> [(f64, f64); 2] {
        [self.extent(self.sides[0]), self.extent(self.sides[usize::from(may_turn)])]
    }

    /// Puts its words on the better of its two sides, or on the other one.
    pub fn turn(&mut self, is_other: bool) {
        self.side = self.sides[usize::from(is_other)];
    }

    /// A number for its colour, whether a search finds it, and its kind unless `is_any`; below [`PlacedEvent::KINDS`].
    pub fn kind(&self, dataset: &Dataset, is_any: bool) -> usize {
        let ShownEvent { event, is_dim, .. } = self.members[0];
        let kind = if is_any { 0 } else { kind(event.category) as usize };
        (kind * Hue::ALL.len() + hue_of(dataset, event) as usize) * 2 + usize::from(is_dim)
    }

    /// How many kinds there are.
    pub const KINDS: usize = Category::ALL.len() * Hue::ALL.len() * 2;
}

/// Sorts by where the marks stand. One routine for all: each call of the generic one would be compiled anew.
pub fn sort(spots: &mut Vec<PlacedEvent<'_>>) {
    sort_by(spots, |spot| spot.place);
}

/// What counts as the same kind of event: closures together with refusals, suspensions and withdrawals.
pub fn kind(category: Category) -> Category {
    match category {
        Category::Refusal | Category::Suspension | Category::Withdrawal => Category::Closure,
        other => other,
    }
}
