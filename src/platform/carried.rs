//! What the page in one file carries, and that file itself, for who puts a lesson into it.

use super::{document, window};
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The page in one file on a host, beside this page.
const FILE: &str = "./civic-atlas.html";

/// The bytes of the lesson that this page carries.
pub fn lesson() -> Option<Vec<u8>> {
    let element = document().query_selector("script[data-lesson]").ok()??;
    let bytes = window().atob(element.text_content()?.trim()).ok()?;
    bytes.chars().map(|sign| u8::try_from(u32::from(sign)).ok()).collect()
}

/// The data of a reader that this page carries, as links carry them.
pub fn own() -> Option<String> {
    let element = document().query_selector("script[data-own]").ok()??;
    element.text_content().map(|text| text.trim().to_string())
}

/// Bytes in base64.
pub fn base64(bytes: &[u8]) -> Option<String> {
    window().btoa(&bytes.iter().map(|byte| char::from(*byte)).collect::<String>()).ok()
}

/// Calls back with the text of the page in one file: this page as it came, where it is that, else what the host has;
/// `None` where it cannot be had.
pub fn page(done: impl FnOnce(Option<String>) + 'static) {
    spawn_local(async move {
        let text = match own_text() {
            Some(text) => Some(text),
            None => fetched().await,
        };
        done(text);
    });
}

fn own_text() -> Option<String> {
    let carried = Reflect::get(&window(), &"civicAtlasCarried".into()).ok()?;
    let page: Function = Reflect::get(&carried, &"page".into()).ok()?.dyn_into().ok()?;
    page.call0(&carried).ok()?.as_string()
}

async fn fetched() -> Option<String> {
    let answer = JsFuture::from(window().fetch_with_str(FILE)).await.ok()?;
    let is_there = Reflect::get(&answer, &"ok".into()).ok()?.as_bool()?;
    let text: Function = Reflect::get(&answer, &"text".into()).ok()?.dyn_into().ok()?;
    let text = JsFuture::from(text.call0(&answer).ok()?.dyn_into::<js_sys::Promise>().ok()?).await.ok();
    text.as_ref().and_then(JsValue::as_string).filter(|_| is_there)
}
