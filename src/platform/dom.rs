//! Elements of the page, found by id or from what an event was about.

use super::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Sets a variable of the style sheets for the whole page.
pub fn set_variable(name: &str, value: &str) {
    let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        let _ = root.style().set_property(name, value);
    }
}

/// Puts the keyboard's focus on an element, without scrolling to it. False where there is none of this id.
pub fn focus(id: &str) -> bool {
    let Some(element) = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok())
    else {
        return false;
    };
    let _ = element.focus();
    true
}

/// The value of an attribute on an element or the nearest one around it.
pub fn nearest(target: Option<web_sys::EventTarget>, attribute: &str) -> Option<(Element, String)> {
    let element: Element = target?.dyn_into().ok()?;
    let owner = element.closest(&["[", attribute, "]"].concat()).ok()??;
    let value = owner.get_attribute(attribute)?;
    Some((owner, value))
}

/// The descendants that match a selector.
pub fn matching(host: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = host.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}
