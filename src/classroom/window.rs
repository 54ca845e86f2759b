//! The window with the teacher's notes, which outlives steps.

use crate::platform::second;
use leptos::prelude::*;
use web_sys::Window;

/// The window of the notes, for all steps of all lessons.
#[derive(Clone, Copy)]
pub struct NotesWindow {
    window: StoredValue<Option<Window>, LocalStorage>,
    /// Counts the windows that were opened, so that the step is written into each.
    pub opened: RwSignal<u32>,
    /// True once the browser has refused one.
    pub is_refused: RwSignal<bool>,
}

impl NotesWindow {
    /// Closed.
    pub fn new() -> NotesWindow {
        NotesWindow { window: StoredValue::new_local(None), opened: RwSignal::new(0), is_refused: RwSignal::new(false) }
    }

    /// Where to write in it, while it is open.
    pub fn body(self) -> Option<web_sys::HtmlElement> {
        self.window.with_value(|window| window.as_ref().and_then(second::body))
    }

    /// Opens the window, or closes it.
    pub fn toggle(self, title: &str) {
        if self.body().is_some() {
            return self.close();
        }
        let window = second::open(title);
        self.is_refused.set(window.is_none());
        self.window.set_value(window);
        self.opened.update(|count| *count += 1);
    }

    /// Closes it.
    pub fn close(self) {
        if let Some(window) = self.window.try_update_value(Option::take).flatten() {
            let _ = window.close();
        }
    }
}
