//! Files of this page's own host.

use super::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;

/// The address that the page gives under a name on its start script; `None` without one.
pub fn address(name: &str) -> Option<String> {
    let script = document().query_selector(&format!("script[{name}]")).ok()??;
    script.get_attribute(name).filter(|address| !address.is_empty())
}

/// Fetches a text and calls back with it, or with `None` when it cannot be had: no network, no such file, no fetching.
pub fn text(address: String, done: impl Fn(Option<String>) + 'static) {
    spawn_local(async move { done(load(&address).await) });
}

async fn load(address: &str) -> Option<String> {
    let response: Response = JsFuture::from(window().fetch_with_str(address)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
