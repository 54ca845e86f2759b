//! A second window of this page, such as one for the teacher beside the one on the projector.

use super::{document, window};
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, Window};

/// Its name: asked for once more, it is the same window.
const NAME: &str = "civic-atlas-second";

/// How large it opens.
const LOOK: &str = "popup,width=640,height=720";

/// Opens an empty window in the look of this page. `None` where the browser refuses: in a sandbox, or by its settings.
///
/// It is empty instead of this page once more, so that it needs no second start and no messages: this program writes into
/// it, also from a disk, where two pages would be strangers to each other.
pub fn open(title: &str) -> Option<Window> {
    let second = window().open_with_url_and_target_and_features("", NAME, LOOK).ok()??;
    let page = second.document()?;
    let (head, root) = (page.head()?, page.document_element()?);
    head.replace_children_with_node_0();
    // A window that stayed open while this page was loaded anew still shows what was written before.
    page.body()?.replace_children_with_node_0();
    page.set_title(title);
    let sheets = document().query_selector_all("style, link[rel=stylesheet]").ok()?;
    for at in 0..sheets.length() {
        let sheet = sheets.get(at).and_then(|sheet| sheet.clone_node_with_deep(true).ok())?;
        // Its address is told from this page, not from an empty one.
        let own = sheets.get(at).and_then(|sheet| sheet.dyn_into::<web_sys::HtmlLinkElement>().ok());
        if let (Some(own), Some(link)) = (own, sheet.dyn_ref::<Element>()) {
            let _ = link.set_attribute("href", &own.href());
        }
        let _ = head.append_child(&sheet);
    }
    for name in ["lang", "data-theme"] {
        if let Some(value) = document().document_element().and_then(|own| own.get_attribute(name)) {
            let _ = root.set_attribute(name, &value);
        }
    }
    Some(second)
}

/// Where to write in a window; `None` once it is closed.
pub fn body(second: &Window) -> Option<HtmlElement> {
    if second.closed().unwrap_or(true) { None } else { second.document()?.body() }
}

/// Calls back on each key pressed in the window of this element, as long as what is given back lives.
pub fn keys(body: &HtmlElement, pressed: impl Fn(&KeyboardEvent) + 'static) -> Keys {
    let options = gloo::events::EventListenerOptions::enable_prevent_default();
    Keys(EventListener::new_with_options(body, "keydown", options, move |event| {
        // Of the other window's own types, which are not this one's.
        pressed(event.unchecked_ref());
    }))
}

/// A listener to keys; it ends with this.
pub struct Keys(#[allow(dead_code, reason = "it listens as long as it lives")] EventListener);
