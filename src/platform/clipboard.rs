//! The clipboard, where there is one.

use super::save::is_confined;
use super::{document, window};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Puts a text into the clipboard and says whether that went well. Over plain http, in a sandbox and in old browsers it
/// does not, and the caller shows the text to be copied by hand.
pub fn copy(text: &str, done: impl Fn(bool) + Clone + 'static) {
    let Some(promise) = start(text) else { return done(false) };
    let refused = done.clone();
    let ok = Closure::once_into_js(move |_: JsValue| done(true));
    let no = Closure::once_into_js(move |_: JsValue| refused(false));
    let then = Reflect::get(&promise, &"then".into()).ok().and_then(|then| then.dyn_into::<Function>().ok());
    if let Some(then) = then {
        let _ = then.call2(&promise, &ok, &no);
    }
}

/// False where the clipboard would be refused with an error in the console: in a sandbox without an origin, and in a frame
/// whose page does not give it that right.
pub fn may_write() -> bool {
    let policy = Reflect::get(&document(), &"featurePolicy".into()).ok().filter(|policy| policy.is_object());
    let asked = policy.and_then(|policy| {
        let ask: Function = Reflect::get(&policy, &"allowsFeature".into()).ok()?.dyn_into().ok()?;
        ask.call1(&policy, &"clipboard-write".into()).ok()?.as_bool()
    });
    // Browsers that cannot be asked refuse in silence.
    !is_confined() && asked != Some(false)
}

fn start(text: &str) -> Option<Promise> {
    if !may_write() {
        return None;
    }
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).ok()?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
    write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}
