//! What the reader chose, kept in this browser if it allows that.
//!
//! `gloo-storage` is not used: its `raw()` panics where a sandbox denies storage.

use super::window;

const PREFIX: &str = "civic-atlas.";

/// A remembered choice; `None` without one, or without storage.
pub fn recall(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(&[PREFIX, name].concat()).ok()?
}

/// Remembers a choice, where that is allowed.
pub fn remember(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(&[PREFIX, name].concat(), value);
    }
}
