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

/// The whole address with this fragment, under which others can open it, without the query, which is never ours: what other
/// sites put there follows their readers. `None` where there is none: the address of a file
/// on a disk opens nowhere else and names its reader's folders, and a frame made of text has no address.
pub fn shared(fragment: &str) -> Option<String> {
    let href = window().location().href().ok().filter(|href| href.starts_with("http"))?;
    let base = href.split(['#', '?']).next()?;
    Some([base, fragment].concat())
}

/// Makes a new entry in the history. Where that is refused the view changes without one.
pub fn push(fragment: &str) {
    LATER.set(None);
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
    insist(fragment.to_string(), TRIES);
}

/// Changes the present entry.
pub fn replace(fragment: &str) {
    LATER.set(None);
    write_now(fragment);
    insist(fragment.to_string(), TRIES);
}

fn write_now(fragment: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

/// How often and after how many milliseconds an address that was refused is written again. Browsers refuse more than some
/// hundred in half a minute, some without a word; a frame may refuse all of them.
const TRIES: u32 = 40;
const AGAIN: u32 = 1000;

/// Sees to it that the last address stands there in the end, however many came before it.
fn insist(wanted: String, tries: u32) {
    if fragment() != wanted && tries > 0 {
        let again = move || {
            write_now(&wanted);
            insist(wanted, tries - 1);
        };
        LATER.set(Some(Timeout::new(AGAIN, again)));
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
