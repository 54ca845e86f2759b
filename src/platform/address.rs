//! The fragment of the address, and the browser's history.
//!
//! The crate `gloo-history` is not used: it panics where a sandbox refuses `pushState` (a frame of `srcdoc` does).

use super::window;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// The fragment with its `#`, or an empty text.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The whole address with this fragment, for copying.
pub fn full(fragment: &str) -> String {
    let href = window().location().href().unwrap_or_default();
    let base = href.split('#').next().unwrap_or_default();
    [base, fragment].concat()
}

/// Makes a new entry in the history. Where that is refused the view changes without one.
pub fn push(fragment: &str) {
    LATER.set(None);
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

/// Changes the present entry.
pub fn replace(fragment: &str) {
    LATER.set(None);
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

thread_local! {
    static LATER: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Changes the present entry once nothing has changed for a quarter of a second: browsers refuse more than some hundred
/// changes in half a minute.
pub fn replace_soon(fragment: String) {
    LATER.set(Some(Timeout::new(250, move || replace(&fragment))));
}

/// Calls back whenever the reader goes back, forward, or types another fragment; for the life of the page.
pub fn on_change(callback: impl Fn() + Clone + 'static) {
    for name in ["popstate", "hashchange"] {
        let callback = callback.clone();
        EventListener::new(&window(), name, move |_| callback()).forget();
    }
}
