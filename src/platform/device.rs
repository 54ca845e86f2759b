//! What the device and its reader prefer.

use super::window;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver};

/// The reader's languages, the best first.
pub fn languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// True when the decimal sign of the reader's first language is a comma.
pub fn has_decimal_comma() -> bool {
    let lang = window().navigator().language().unwrap_or_else(|| "en".to_string());
    js_sys::Number::from(1.5).to_locale_string(&lang).includes(",", 0)
}

/// Windows in which the system's colours take the place of the page's.
pub const FORCED_COLORS: &str = "(forced-colors: active)";

/// True when a media query holds.
pub fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Calls back when a media query starts or ceases to hold; for the life of the page.
pub fn on_media(query: &str, callback: impl Fn(bool) + 'static) {
    if let Ok(Some(list)) = window().match_media(query) {
        let watched = list.clone();
        EventListener::new(&list, "change", move |_| callback(watched.matches())).forget();
    }
}

/// Calls back before and after printing; for the life of the page.
pub fn on_print(callback: impl Fn(bool) + Clone + 'static) {
    for (name, printing) in [("beforeprint", true), ("afterprint", false)] {
        let callback = callback.clone();
        EventListener::new(&window(), name, move |_| callback(printing)).forget();
    }
}

/// Calls back now and whenever the size of one of some elements changes; for the life of the page.
pub fn on_size(elements: &[&Element], callback: impl Fn() + 'static) {
    callback();
    let closure = Closure::<dyn Fn()>::new(callback);
    if let Ok(observer) = ResizeObserver::new(closure.as_ref().unchecked_ref()) {
        elements.iter().for_each(|element| observer.observe(element));
        closure.forget();
    }
}

/// Watches the size of an element until it is dropped.
pub struct SizeWatch {
    observer: Option<ResizeObserver>,
    _callback: Closure<dyn Fn()>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Calls back now and whenever the size of an element changes, until the answer is dropped.
pub fn watch_size(element: &Element, callback: impl Fn() + 'static) -> SizeWatch {
    callback();
    let callback = Closure::<dyn Fn()>::new(callback);
    let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok();
    if let Some(observer) = &observer {
        observer.observe(element);
    }
    SizeWatch { observer, _callback: callback }
}

/// Width of an element in CSS pixels.
pub fn width(element: &Element) -> f64 {
    element.get_bounding_client_rect().width()
}

/// Height of an element in CSS pixels.
pub fn height(element: &Element) -> f64 {
    element.get_bounding_client_rect().height()
}

/// Device pixels in one CSS pixel.
pub fn ratio() -> f64 {
    let ratio = window().device_pixel_ratio();
    if ratio.is_finite() && ratio > 0.0 { ratio } else { 1.0 }
}

/// Calls back with the ratio whenever it changes: the page is zoomed, or moved to another screen; for the life of the page.
pub fn on_ratio(callback: impl Fn(f64) + Clone + 'static) {
    // There is no event for it; a query for the present ratio ceases to hold, and a new one has to be watched.
    let Ok(Some(list)) = window().match_media(&["(resolution: ", &number(ratio()), "dppx)"].concat()) else { return };
    EventListener::once(&list, "change", move |_| {
        callback(ratio());
        on_ratio(callback);
    })
    .forget();
}

/// True while the page is enlarged by two fingers: then one finger moves what is seen of it, and is the browser's.
pub fn is_pinched() -> bool {
    let scale = |viewport| js_sys::Reflect::get(&viewport, &"scale".into()).ok()?.as_f64();
    js_sys::Reflect::get(&window(), &"visualViewport".into()).ok().and_then(scale).is_some_and(|scale| scale > 1.01)
}

/// Calls back whenever the page is enlarged by two fingers or is so no longer; for the life of the page.
pub fn on_pinch(callback: impl Fn(bool) + 'static) {
    let viewport = js_sys::Reflect::get(&window(), &"visualViewport".into()).ok();
    if let Some(viewport) = viewport.and_then(|viewport| viewport.dyn_into::<web_sys::EventTarget>().ok()) {
        EventListener::new(&viewport, "resize", move |_| callback(is_pinched())).forget();
    }
}

/// A number as the browser writes it. The standard library's printing of such numbers is 13,000 bytes of program.
pub fn number(value: f64) -> String {
    js_sys::Number::from(value).to_string_with_radix(10).map(String::from).unwrap_or_default()
}
