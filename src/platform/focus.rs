//! Where the keyboard's focus is, for both programs: it is never nowhere, and never behind what lies over the page.
//!
//! One rule: what opens takes the focus if it says so, and gives it back to what opened it. Whenever what has the focus is
//! taken out of the page or hidden, the focus goes to what stands nearest around it: the first thing there that can have it,
//! and in the page as a whole the heading. So nobody has to think of it who removes something.

use super::{document, page};
use js_sys::Array;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit};

/// What can have the focus.
const FOCUSABLE: &str = "a[href],button,input,select,textarea,summary,[tabindex=\"0\"]";

thread_local! {
    /// What had the focus last, and all that stood around it then, from the inside out.
    static LAST: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

/// Keeps the rule from now on, for the life of the page.
pub fn keep() {
    let Some(body) = document().body() else { return };
    page::on(&body, "focusin", |event| {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        clear_of_cover(&target);
        LAST.set(std::iter::successors(Some(target), |element| element.parent_element()).collect());
    });
    // A press on nothing takes the focus away, and nobody misses it.
    page::on(&body, "mousedown", |_| {
        page::after_turn(|| {
            if page::is_focus_lost() {
                LAST.take();
            }
        });
    });
    let closure = Closure::<dyn Fn()>::new(|| {
        if page::is_focus_lost() {
            // What is typed in a field may change the page when the field is left. Then the focus is nowhere for this moment,
            // on its way to the next field, where it belongs.
            page::after_turn(|| {
                if page::is_focus_lost() {
                    succeed();
                }
            });
        }
    });
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    // A link whose address is written anew loses the focus in some browsers, and stays where it is.
    what.set_attribute_filter(&Array::of3(&"hidden".into(), &"open".into(), &"href".into()));
    if let Ok(observer) = MutationObserver::new(closure.as_ref().unchecked_ref()) {
        let _ = observer.observe_with_options(&body, &what);
        closure.forget();
    }
}

/// Gives the focus to the successor of what had it, if that is gone. Where there is none yet, the next change of the page
/// may bring one.
fn succeed() {
    let path = LAST.with_borrow(Clone::clone);
    let Some((gone, around)) = path.split_first() else { return };
    if is_seen(gone) {
        if let Some(element) = gone.dyn_ref() {
            page::focus_still(element);
        }
        return;
    }
    for element in around.iter().filter(|element| is_seen(element)) {
        if matches!(element.tag_name().as_str(), "MAIN" | "BODY") {
            page::focus_heading();
            return;
        }
        let first = super::dom::matching(element, FOCUSABLE).into_iter().find(is_seen);
        if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            let _ = first.focus();
            return;
        }
    }
}

fn is_seen(element: &Element) -> bool {
    element.is_connected() && element.get_bounding_client_rect().height() > 0.0
}

/// Scrolls what the keyboard has led to clear of the sheet or message that lies over the foot of a narrow window. What a finger or
/// the mouse is on stays under it: a page that moves between press and release loses the click.
fn clear_of_cover(target: &Element) {
    if !target.matches(":focus-visible").unwrap_or(true) {
        return;
    }
    for over in page::sheet().into_iter().chain(page::element("new-version").map(Element::from)) {
        if over.contains(Some(target)) {
            return;
        }
        let (cover, own) = (over.get_bounding_client_rect(), target.get_bounding_client_rect());
        let covered = own.bottom() - cover.top();
        if covered > 0.0 && own.top() < cover.bottom() {
            super::window().scroll_by_with_x_and_y(0.0, covered + own.height());
        }
    }
}
