//! Elements built by plain calls.
//!
//! Every closure in a Leptos view is compiled on its own, 2 to 5 kB each; a page of them passed the size budget by
//! 90,000 bytes. Elements are therefore built here, one call each, and a region of the page is one Leptos effect that
//! fills its host. All text goes in as text, never as HTML.

use super::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// An element under construction.
pub struct El(Element);

const SVG: &str = "http://www.w3.org/2000/svg";

/// A new HTML element.
pub fn el(tag: &str) -> El {
    El(document().create_element(tag).expect("a tag of this program is a valid name"))
}

/// A new SVG element.
pub fn svg(tag: &str) -> El {
    El(document().create_element_ns(Some(SVG), tag).expect("a tag of this program is a valid name"))
}

/// Sets a variable of the style sheets for the whole page.
pub fn set_variable(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        El(root).style(name, value);
    }
}

impl El {
    /// With an attribute.
    pub fn attr(self, name: &str, value: &str) -> El {
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// With an attribute, or without it.
    pub fn attr_if(self, name: &str, value: Option<&str>) -> El {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// With a class.
    pub fn class(self, name: &str) -> El {
        self.attr("class", name)
    }

    /// With a style property, set one by one as a strict content security policy allows.
    pub fn style(self, name: &str, value: &str) -> El {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            let _ = element.style().set_property(name, value);
        }
        self
    }

    /// The element itself, for what has to be done to it later.
    pub fn element(&self) -> Element {
        self.0.clone()
    }

    /// With text after what it holds.
    pub fn text(self, text: &str) -> El {
        let _ = self.0.append_child(&document().create_text_node(text));
        self
    }

    /// With a child after what it holds.
    pub fn child(self, child: El) -> El {
        let _ = self.0.append_child(&child.0);
        self
    }

    /// With children after what it holds.
    pub fn children(self, children: impl IntoIterator<Item = El>) -> El {
        children.into_iter().fold(self, El::child)
    }
}

/// Puts elements into a host after what it holds.
pub fn append(host: &Element, elements: impl IntoIterator<Item = El>) {
    for El(element) in elements {
        let _ = host.append_child(&element);
    }
}

/// Puts new elements into a host in place of the old ones. The focus, the scroll position and open `details` stay where
/// they are, by id; what another program filled (`data-late`) is kept while its `details` stands open.
pub fn fill(host: &Element, elements: Vec<El>) {
    let focused =
        document().active_element().filter(|element| host.contains(Some(element))).map(|element| element.id());
    let open: Vec<String> = matching(host, "details[open][id]").iter().map(Element::id).collect();
    let scrolled: Vec<(String, i32)> =
        matching(host, ".choices[id]").iter().map(|element| (element.id(), element.scroll_top())).collect();
    let late = matching(host, "details[open]>[data-late]");
    host.set_text_content(None);
    append(host, elements);
    for old in late {
        if let Some(new) = document().get_element_by_id(&old.id()) {
            let _ = new.replace_with_with_node_1(&old);
        }
    }
    for id in open {
        if let Some(details) = document().get_element_by_id(&id) {
            let _ = details.set_attribute("open", "");
        }
    }
    for (id, top) in scrolled {
        if let Some(element) = document().get_element_by_id(&id) {
            element.set_scroll_top(top);
        }
    }
    if let Some(id) = focused.filter(|id| !id.is_empty()) {
        focus(&id);
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

/// The descendants that match a selector.
pub fn matching(host: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = host.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

/// Puts an element right after another one. What was put so before, known by the id of something in it, goes.
pub fn put_after(element: &Element, id: &str, new: El) {
    if let Some(before) = document().get_element_by_id(id).and_then(|old| old.parent_element()) {
        before.remove();
    }
    let _ = element.insert_adjacent_element("afterend", &new.element());
}

/// The value of an attribute on an element or the nearest one around it.
pub fn nearest(target: Option<web_sys::EventTarget>, attribute: &str) -> Option<(Element, String)> {
    let element: Element = target?.dyn_into().ok()?;
    let owner = element.closest(&["[", attribute, "]"].concat()).ok()??;
    let value = owner.get_attribute(attribute)?;
    Some((owner, value))
}

/// What stands in a field, or the value of the option chosen.
pub fn value(element: &Element) -> String {
    js_sys::Reflect::get(element, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}
