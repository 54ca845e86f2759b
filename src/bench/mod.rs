//! For comparisons of speed only: a build with the feature `bench` answers `?bench=line` and `?bench=timeline` in the
//! address with a small interface in the page, so that it can stand beside other libraries in one run. The released
//! program holds nothing of this.
//!
//! | address | interface |
//! |---|---|
//! | `?bench=line` | `window.__bench.line`: `load(el, { x, y, n, y0, y1 })`, `redraw([from, to])`, `destroy()` |
//! | `?bench=timeline` | `window.__bench.timeline`: `load(el, events)`, `redraw([from, to])`, `destroy()` |
//!
//! Times are in milliseconds since 1970. `load` fills an empty element and draws all; `redraw` draws a stretch of time;
//! `destroy` empties the element. Each is done when it returns: nothing is put off to a later frame. Reduction, rows, text
//! widths, colours and axes are those of the product. Words in the pictures are numbers, dates and what the events bring.

mod axis;
mod line;
mod picture;
mod sheet;
mod timeline;

use crate::platform::page;
use js_sys::{Array, Object, Reflect};
use picture::{Picture, refusal};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = location, js_name = search, thread_local_v2)]
    static SEARCH: String;
}

/// Puts the interface that the address asks for into the page, in place of the page's own program. False where it asks
/// for none.
pub fn answer() -> bool {
    let asked = SEARCH.with(|search| search.trim_start_matches('?').split('&').find_map(bench_of));
    let interface = match asked.as_deref() {
        Some("line") => interface::<line::Line>(),
        Some("timeline") => interface::<timeline::Timeline>(),
        _ => return false,
    };
    if let Some(root) = page::element("app") {
        page::clear(&root);
    }
    let bench = Object::new();
    set(&bench, asked.as_deref().unwrap_or_default(), &interface);
    set(&js_sys::global(), "__bench", &bench);
    true
}

fn bench_of(part: &str) -> Option<String> {
    part.strip_prefix("bench=").map(str::to_string)
}

fn interface<P: Picture>() -> Object {
    let shown: Rc<RefCell<Option<P>>> = Rc::default();
    let (loading, redrawing, destroying) = (shown.clone(), shown.clone(), shown);
    let load = move |element: HtmlElement, data: JsValue| -> Result<(), JsValue> {
        element.replace_children_with_node_0();
        *loading.borrow_mut() = None;
        *loading.borrow_mut() = Some(P::load(element, data.unchecked_ref())?);
        Ok(())
    };
    let redraw = move |span: Array| -> Result<(), JsValue> {
        let time = |at: u32| span.get(at).as_f64().ok_or_else(|| refusal("redraw takes two numbers"));
        let mut shown = redrawing.borrow_mut();
        shown.as_mut().ok_or_else(|| refusal("nothing is loaded"))?.redraw(time(0)?, time(1)?)
    };
    let destroy = move || *destroying.borrow_mut() = None;
    let interface = Object::new();
    set(&interface, "load", &Closure::<dyn Fn(_, _) -> _>::new(load).into_js_value());
    set(&interface, "redraw", &Closure::<dyn Fn(_) -> _>::new(redraw).into_js_value());
    set(&interface, "destroy", &Closure::<dyn Fn()>::new(destroy).into_js_value());
    interface
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Only a frozen object would refuse, and these are new or the window.
    let _ = Reflect::set(object, &name.into(), value);
}
