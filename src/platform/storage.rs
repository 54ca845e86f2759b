//! What the reader chose, kept in this browser if it allows that.
//!
//! `gloo-storage` is not used: its `raw()` panics where a sandbox denies storage.

use super::window;

const PREFIX: &str = "civic-atlas.";

/// A remembered choice; `None` without one, or without storage.
pub fn recall(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(&[PREFIX, name].concat()).ok()?
}

/// Remembers a choice; false where that is not allowed, or there is no room for it.
pub fn remember(name: &str, value: &str) -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.is_some_and(|storage| storage.set_item(&[PREFIX, name].concat(), value).is_ok())
}

/// Forgets a choice.
pub fn forget(name: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.remove_item(&[PREFIX, name].concat());
    }
}
