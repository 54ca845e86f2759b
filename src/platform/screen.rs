//! The window's size and the whole screen.

use super::{document, window};

/// Inner width and height of the window in CSS pixels.
pub fn size() -> (f64, f64) {
    let number = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    (number(window().inner_width()), number(window().inner_height()))
}

/// Takes the whole screen, or gives it back. Where the browser refuses, the page stays as it is.
pub fn toggle_full() {
    let document = document();
    if document.fullscreen_element().is_some() {
        return document.exit_fullscreen();
    }
    if let Some(root) = document.document_element() {
        let _ = root.request_fullscreen();
    }
}
