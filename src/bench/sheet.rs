//! A canvas that fills an element, drawn on with few and large calls.

use super::picture::refusal;
use crate::chart::draw::{TextHabit, UNITS, draw};
use crate::chart::plan::{Plan, Role, Size};
use crate::chart::theme::Theme;
use crate::platform::{canvas, device};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

/// The canvas of a picture, gone with it.
pub struct Surface {
    canvas: HtmlCanvasElement,
    /// Its context. Between the calls of this module its unit is one device pixel.
    pub context: CanvasRenderingContext2d,
    /// Its size in CSS pixels.
    pub size: Size,
    /// Device pixels in one CSS pixel.
    pub ratio: f64,
    /// The colours.
    pub theme: Theme,
}

impl Surface {
    /// A canvas as large as an element, in it.
    pub fn new(element: &HtmlElement) -> Result<Surface, JsValue> {
        let size = Size { width: f64::from(element.client_width()), height: f64::from(element.client_height()) };
        let document = element.owner_document().ok_or_else(|| refusal("the element stands in no page"))?;
        let made: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
        canvas::pen(&made, size.width, size.height, 1.0).ok_or_else(|| refusal("this browser draws on no canvas"))?;
        made.style().set_property("display", "block")?;
        let context = made.get_context("2d")?.ok_or_else(|| refusal("this browser draws on no canvas"))?;
        element.append_child(&made)?;
        let theme = if device::matches("(prefers-color-scheme: dark)") { Theme::Dark } else { Theme::Light };
        let ratio = canvas::ratio_for(size.width, size.height);
        Ok(Surface { canvas: made, context: context.unchecked_into(), size, ratio, theme })
    }

    /// Empties it.
    pub fn clear(&self) -> Result<(), JsValue> {
        self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)?;
        self.context.clear_rect(0.0, 0.0, self.canvas.width().into(), self.canvas.height().into());
        Ok(())
    }

    /// Draws a plan, as the page does.
    pub fn draw(&self, plan: &Plan) -> Result<(), JsValue> {
        let scale = self.ratio / UNITS;
        self.context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)?;
        let pen = CanvasBackend::with_canvas_object(self.canvas.clone());
        let mut pen = pen.ok_or_else(|| refusal("this browser draws on no canvas"))?;
        draw(plan, self.theme, self.ratio, TextHabit::CANVAS, &mut pen).map_err(|error| refusal(&error.to_string()))?;
        self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    }

    /// A colour as the browser writes it.
    pub fn color(&self, role: Role) -> String {
        let (red, green, blue) = self.theme.color(role);
        format!("rgb({red},{green},{blue})")
    }
}

impl Drop for Surface {
    fn drop(&mut self) {
        self.canvas.remove();
    }
}

/// The most and the finest that is written of a coordinate: a quarter of a device pixel.
const QUARTERS: f64 = 4.0;

/// Writes a coordinate, in device pixels to the nearest quarter, into the text of a path.
pub fn write(path: &mut String, pixels: f64) {
    let quarters = (pixels * QUARTERS).round() as i32;
    if quarters < 0 {
        path.push('-');
    }
    let quarters = quarters.unsigned_abs();
    let (mut digits, mut at, mut rest) = ([0u8; 10], 10, quarters / 4);
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    digits[at..].iter().for_each(|digit| path.push(char::from(*digit)));
    path.push_str(["", ".25", ".5", ".75"][quarters as usize % 4]);
}
