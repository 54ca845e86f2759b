//! Long lists drawn in steps: first what a window shows, so that a page stands and a letter typed is answered at once, and then
//! more, a few at a time, each in a turn of its own. On paper all of it stands.

use crate::platform::page;
use leptos::prelude::*;

/// How often the page was about to be printed.
#[derive(Clone, Copy)]
pub struct Prints(RwSignal<usize>);

impl Prints {
    /// Counts from now on, for the life of the page.
    pub fn listen() -> Prints {
        let count = RwSignal::new(0);
        page::on_window("beforeprint", move || count.update(|count| *count += 1));
        Prints(count)
    }
}

/// A list that is drawn in steps.
pub struct Steps {
    /// Names it: another list is begun anew.
    pub list: String,
    /// How many items are drawn at once, and how many more at a time after that.
    pub first: usize,
    pub later: usize,
    /// How many there are.
    pub all: usize,
}

/// How many items of a list are drawn. What follows when the page is printed is drawn in the turn of that event, before the page
/// is laid out for it.
pub fn drawn(steps: Box<dyn Fn() -> Steps>) -> RwSignal<usize> {
    let Prints(prints) = expect_context();
    let drawn = RwSignal::new(0);
    let (mut known, mut printed) = (None, prints.get_untracked());
    Effect::new(move |_| {
        let until = drawn.get();
        let Steps { list, first, later, all } = steps();
        let wanted = if printed != prints.get() {
            until.max(all)
        } else if known.as_ref() != Some(&list) {
            first
        } else {
            until.max(first)
        };
        (known, printed) = (Some(list), prints.get_untracked());
        if wanted != until {
            drawn.set(wanted);
        } else if until < all {
            page::after_turn(move || {
                // The list may be gone, or begun anew, meanwhile.
                if drawn.try_get_untracked() == Some(until) {
                    drawn.set(until + later);
                }
            });
        }
    });
    drawn
}
