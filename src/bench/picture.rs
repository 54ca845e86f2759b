use wasm_bindgen::prelude::JsValue;
use wasm_bindgen::{JsCast, JsError};
use web_sys::HtmlElement;

/// A picture that can show a stretch of time.
pub trait Picture: Sized + 'static {
    /// What `load` is given.
    type Data: JsCast;
    /// Fills an empty element and draws all there is.
    fn load(element: HtmlElement, data: &Self::Data) -> Result<Self, JsValue>;
    /// Draws from one moment to another.
    fn redraw(&mut self, from: f64, to: f64) -> Result<(), JsValue>;
}

/// Why an interface refuses what it was given.
pub fn refusal(reason: &str) -> JsValue {
    JsError::new(reason).into()
}
