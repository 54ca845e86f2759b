//! A pen of plotters that draws on a canvas.
//!
//! The crate `plotters-canvas` writes colours and sizes with the standard library's printing of fractions, which was 7,600
//! bytes of a first visit. Here colours are hexadecimal digits and sizes the browser's own text. That crate stays the
//! reference: a test draws the same plans with both and compares the pixels.

use super::device;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use std::f64::consts::TAU;
use std::fmt;
use wasm_bindgen::JsValue;
use web_sys::CanvasRenderingContext2d;

/// Draws in the units of the context's transform. Text is written level: a transform of its style is left out.
pub struct Pen {
    size: (u32, u32),
    context: CanvasRenderingContext2d,
}

type Drawn = Result<(), DrawingErrorKind<fmt::Error>>;

impl Pen {
    /// A pen for the context of a canvas whose width and height in device pixels are these.
    pub fn new(size: (u32, u32), context: CanvasRenderingContext2d) -> Pen {
        Pen { size, context }
    }

    fn fill_with(&self, color: BackendColor) {
        self.context.set_fill_style_str(&css(color));
    }

    fn stroke_with(&self, style: &impl BackendStyle) {
        self.context.set_stroke_style_str(&css(style.color()));
        self.context.set_line_width(f64::from(style.stroke_width()));
    }

    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        for (x, y) in path {
            self.context.line_to(f64::from(x), f64::from(y));
        }
    }
}

fn refused(_: JsValue) -> DrawingErrorKind<fmt::Error> {
    DrawingErrorKind::DrawingError(fmt::Error)
}

/// A colour of CSS, such as `#0f6fb8ff`.
fn css(color: BackendColor) -> String {
    let (r, g, b) = color.rgb;
    let alpha = (color.alpha * 255.0).round() as u8;
    format!("#{:08x}", u32::from_be_bytes([r, g, b, alpha]))
}

impl DrawingBackend for Pen {
    type ErrorType = fmt::Error;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.fill_with(color);
        self.context.fill_rect(f64::from(point.0), f64::from(point.1), 1.0, 1.0);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        let [x, y, width, height] = [from.0, from.1, to.0 - from.0, to.1 - from.1].map(f64::from);
        if fill {
            self.fill_with(style.color());
            self.context.fill_rect(x, y, width, height);
        } else {
            self.stroke_with(style);
            self.context.stroke_rect(x, y, width, height);
        }
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.stroke_with(style);
        self.trace(path);
        self.context.stroke();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.fill_with(style.color());
        self.trace(path);
        self.context.fill();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.context.begin_path();
        let [x, y, radius] = [f64::from(center.0), f64::from(center.1), f64::from(radius)];
        self.context.arc(x, y, radius, 0.0, TAU).map_err(refused)?;
        if fill {
            self.fill_with(style.color());
            self.context.fill();
        } else {
            self.stroke_with(style);
            self.context.stroke();
        }
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let anchor = style.anchor();
        self.context.set_text_align(match anchor.h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        self.context.set_text_baseline(match anchor.v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        self.fill_with(style.color());
        let size = device::number(style.size());
        self.context.set_font(&[style.style().as_str(), " ", &size, "px ", style.family().as_str()].concat());
        self.context.fill_text(text, f64::from(at.0), f64::from(at.1)).map_err(refused)
    }
}
