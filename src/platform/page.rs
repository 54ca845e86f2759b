//! The page around the program.

use super::{document, window};
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement};

/// The element of an id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Takes the first picture out of an element, so that the program can stand there.
pub fn clear(element: &HtmlElement) {
    element.replace_children_with_node_0();
}

/// Sets an attribute of the root element; without a value, takes it away.
pub fn set_root(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// An attribute of the root element.
pub fn root(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

/// Writes an error into the browser's console.
pub fn log(words: &str) {
    web_sys::console::error_1(&words.into());
}

/// Calls back whenever the first program has changed the view; for the life of the page.
pub fn on_view(callback: impl Fn() + 'static) {
    EventListener::new(&window(), "civic-atlas-view", move |_| callback()).forget();
}

/// Raises an event of the page with a word.
pub fn tell(name: &str, word: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&word.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = window().dispatch_event(&event);
    }
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Opens the browser's print dialog, where there is one.
pub fn print() {
    let _ = window().print();
}

/// Tells the start script that the program has stopped, so that it can say so: after a panic nothing here runs any more.
pub fn tell_of_panic() {
    if let Ok(event) = CustomEvent::new("civic-atlas-panic") {
        let _ = window().dispatch_event(&event);
    }
}

/// Says on the root element and to whoever listens which view is shown now, and asks for the program that fills it.
pub fn announce(link: &str, needs_rooms: bool) {
    set_root("data-view", Some(link));
    for (name, is_said) in [("civic-atlas-view", true), ("civic-atlas-need", needs_rooms)] {
        if let Some(event) = CustomEvent::new(name).ok().filter(|_| is_said) {
            let _ = window().dispatch_event(&event);
        }
    }
}

/// Calls back with the text that comes with an event of the page's other scripts; for the life of the page.
pub fn on_word(name: &'static str, callback: impl Fn(&str) + 'static) {
    EventListener::new(&window(), name, move |event| {
        if let Some(word) = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_string()) {
            callback(&word);
        }
    })
    .forget();
}

/// Once the next two frames have been shown, leaves a mark in the browser's record of timings and calls back.
pub fn after_paint(name: &'static str, then: impl FnOnce() + 'static) {
    gloo::timers::callback::Timeout::new(0, move || {
        let second = Closure::once_into_js(move || {
            if let Some(performance) = window().performance() {
                let _ = performance.mark(name);
            }
            then();
        });
        let first = Closure::once_into_js(move || {
            let _ = window().request_animation_frame(second.unchecked_ref());
        });
        let _ = window().request_animation_frame(first.unchecked_ref());
    })
    .forget();
}

/// Calls back on an event anywhere in an element, for the life of the page. The callback may stop the browser's own answer.
pub fn on(element: &Element, name: &'static str, callback: impl Fn(&web_sys::Event) + 'static) {
    let options = gloo::events::EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(element, name, options, move |event| callback(event)).forget();
}

/// The place of a pointer event inside an element, in CSS pixels from its upper left corner.
pub fn inside(element: &Element, client_x: f64, client_y: f64) -> (f64, f64) {
    let rect = element.get_bounding_client_rect();
    (client_x - rect.left(), client_y - rect.top())
}

/// Moves the focus from one mark of a group to another, which becomes the one that Tab leads to.
pub fn rove(from: &str, to: &str) {
    let (Some(from), Some(to)) = (element(from), element(to)) else { return };
    let _ = from.set_attribute("tabindex", "-1");
    let _ = to.set_attribute("tabindex", "0");
    let _ = to.focus();
}

/// Scrolls the mark that is read into view where a sheet from below would cover it.
pub fn show_selected() {
    gloo::timers::callback::Timeout::new(0, || {
        let narrow = super::device::matches("(max-width: 719px)");
        if let Ok(Some(mark)) = document().query_selector(".mark[aria-pressed=true]")
            && narrow
        {
            let top = mark.get_bounding_client_rect().top();
            let room = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(600.0) * 0.4;
            if top > room || top < 0.0 {
                window().scroll_by_with_x_and_y(0.0, top - room * 0.6);
            }
        }
    })
    .forget();
}
