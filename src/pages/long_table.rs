//! The rows of a table that may be as long as a reader's own: drawn in steps, and made anew only when what they say changes.

use super::context::{Context, PageContext};
use super::parts::keyed;
use super::steps::{Steps, drawn};
use crate::view::{ViewState, write};
use leptos::prelude::*;

/// How many rows are drawn at once, more than the atlas has in a view, and how many at a time after that.
const AT_ONCE: usize = 200;
const LATER: usize = 200;

/// All that rows are made of: records, words and view. Which record is read makes no difference to them.
fn made_of(now: &PageContext) -> String {
    [&now.records_and_words(), " ", &write(&ViewState { select: None, ..now.state.clone() })].concat()
}

/// A table whose rows are made from a list.
pub struct LongTable<T: Send + Sync + 'static> {
    context: Context,
    made_of: Memo<String>,
    list: Memo<Vec<T>>,
}

impl<T: Clone + Send + Sync + 'static> LongTable<T> {
    /// Finds what is listed, again whenever that can be something else.
    pub fn of(context: Context, list: fn(&PageContext) -> Vec<T>) -> LongTable<T> {
        let made_of = Memo::new(move |_| context.with(made_of));
        let list = Memo::new_with_compare(
            move |_| {
                made_of.track();
                context.with_untracked(list)
            },
            |_, _| true,
        );
        LongTable { context, made_of, list }
    }

    /// What stands around the rows: made anew when they may change, and at nothing else.
    pub fn around<V: 'static>(&self, view: fn(&PageContext) -> V) -> impl Fn() -> V + Send + Sync + use<T, V> {
        let (context, made_of) = (self.context, self.made_of);
        move || {
            made_of.track();
            context.with_untracked(view)
        }
    }

    /// The rows.
    pub fn drawn(&self, row: fn(&PageContext, &T) -> AnyView) -> AnyView {
        let (context, made_of, list) = (self.context, self.made_of, self.list);
        let steps = move || Steps { list: made_of.get(), first: AT_ONCE, later: LATER, all: list.with(Vec::len) };
        let until = drawn(Box::new(steps));
        let keys = move || {
            let shown = list.with(Vec::len).min(until.get());
            made_of.with(|made_of| (0..shown).map(|at| [&at.to_string(), " ", made_of].concat()).collect())
        };
        let item = move |key: String| {
            let at: Option<usize> = key.split(' ').next().and_then(|at| at.parse().ok());
            let row = |list: &Vec<T>| context.with_untracked(|now| list.get(at?).map(|item| row(now, item)));
            list.with_untracked(row).into_any()
        };
        keyed(keys, item)
    }
}
