//! A canvas as a sheet for the pen, crisp at any device pixel ratio.

use super::device;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};

/// The most pixels that every browser gives a canvas (Safari on phones has the lowest limit, 16,777,216).
const MOST_PIXELS: f64 = 16e6;

/// The ratio at which a picture of this size is drawn: the device's, or less where the canvas would be too large.
pub fn ratio_for(width: f64, height: f64) -> f64 {
    device::ratio().min((MOST_PIXELS / (width * height).max(1.0)).sqrt())
}

/// Clears a canvas, makes it so many CSS pixels large, and gives the pen for it. `units` of the pen are one CSS pixel.
/// `None` where the browser gives no drawing context, or the element is no canvas.
pub fn pen(canvas: &Element, width: f64, height: f64, units: f64) -> Option<CanvasBackend> {
    let canvas: &HtmlCanvasElement = canvas.dyn_ref()?;
    let ratio = ratio_for(width, height);
    // Setting the size clears the canvas and its transform.
    canvas.set_width((width * ratio).round() as u32);
    canvas.set_height((height * ratio).round() as u32);
    let style = canvas.style();
    for (name, value) in [("width", width), ("height", height)] {
        let _ = style.set_property(name, &[&(value.round() as i32).to_string(), "px"].concat());
    }
    // The pen draws on the same context, and keeps its transform.
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.scale(ratio / units, ratio / units).ok()?;
    CanvasBackend::with_canvas_object(canvas.clone())
}

/// Lays paper of this colour on all of a canvas, so that the picture never stands on a ground that is not its own: browsers
/// give pages another one for those who want it dark or of more contrast, and leave canvases as they are.
pub fn lay_paper(canvas: &Element, (red, green, blue): (u8, u8, u8)) {
    let Some(canvas) = canvas.dyn_ref::<HtmlCanvasElement>() else { return };
    let context = canvas.get_context("2d").ok().flatten().and_then(|context| context.dyn_into().ok());
    let Some(context): Option<CanvasRenderingContext2d> = context else { return };
    context.save();
    let _ = context.reset_transform();
    let number = |part: u8| device::number(f64::from(part));
    context.set_fill_style_str(&["rgb(", &number(red), ",", &number(green), ",", &number(blue), ")"].concat());
    context.fill_rect(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height()));
    context.restore();
}
