//! Which events of a long column are folded, and the row that stands for them.

use super::event_row::{EventRow, lines};
use super::geometry::{ROW, TITLE};
use crate::chart::metrics::Weight;
use crate::chart::timeline::choice::{ShownEvent, hue_of};
use crate::model::{Dataset, Date, Id, Lang, Number};
use crate::text::{Arg, Msg, fill};
use crate::view::ViewState;

/// More events than this are folded by decades, and of those only the ones with more than so many: a hundred events are
/// fifteen screens of a phone.
const MOST: usize = 24;
const MOST_IN_DECADE: usize = 3;

/// The events of a decade that are folded, in order.
pub struct Fold {
    pub members: Vec<Id>,
    /// The first year of the decade.
    first: i32,
}

/// What is folded: nothing where the reader has chosen years or events, or searches. The decade of the event that is read
/// stays open.
pub fn folded<'a>(state: &ViewState, events: impl Iterator<Item = &'a (Date, ShownEvent<'a>)>) -> Vec<Fold> {
    let all: Vec<(i32, Id)> = events.map(|(date, shown)| (date.first().year(), shown.event.id)).collect();
    if all.len() <= MOST || state.time.is_some() || !state.q.is_empty() || !state.only.is_empty() {
        return Vec::new();
    }
    let is_one = |a: &(i32, Id), b: &(i32, Id)| a.0.div_euclid(10) == b.0.div_euclid(10);
    let decades = all.chunk_by(is_one);
    let is_long = |decade: &&[(i32, Id)]| decade.len() > MOST_IN_DECADE;
    let is_read = |decade: &&[(i32, Id)]| decade.iter().any(|(_, id)| state.select == Some(*id));
    decades
        .filter(is_long)
        .filter(|decade| !is_read(decade))
        .map(|decade| Fold {
            members: decade.iter().map(|(_, id)| *id).collect(),
            first: decade[0].0.div_euclid(10) * 10,
        })
        .collect()
}

impl Fold {
    /// The row of the fold below `top`. `shown` is its first event.
    pub fn row<'a>(
        &self,
        dataset: &Dataset,
        lang: Lang,
        shown: ShownEvent<'a>,
        (top, width): (f64, f64),
    ) -> EventRow<'a> {
        let n = Arg::Count(Number::whole(self.members.len() as i64));
        let titles = lines(&fill(lang, Msg::TimelineFolded, &[("n", n)]), width, TITLE.0, Weight::Bold);
        let height = (titles.len() as f64 * TITLE.1 + 2.0 * ROW.1).max(ROW.0 + 12.0);
        EventRow {
            shown,
            hue: hue_of(dataset, shown.event),
            rails: Vec::new(),
            titles,
            dates: Vec::new(),
            heading: vec![self.first.to_string() + "–", (self.first + 9).to_string()],
            top,
            // The years at the left have two lines.
            foot: top + height,
            members: self.members.clone(),
        }
    }
}
