//! The window's size and the whole screen.

use super::{document, window};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

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
    let Some(root) = document.document_element() else { return };
    // Older browsers answer with nothing, the others with a promise that must not fail unheard.
    let ask = Reflect::get(&root, &"requestFullscreen".into()).ok().and_then(|ask| ask.dyn_into::<Function>().ok());
    let answer = ask.and_then(|ask| ask.call0(&root).ok()).and_then(|answer| answer.dyn_into::<Promise>().ok());
    if let Some(answer) = answer {
        spawn_local(async move {
            let _ = JsFuture::from(answer).await;
        });
    }
}
