//! Bars painted into pixels that go to the canvas in one call: the time of a call for each bar goes with their number,
//! which at 100,000 is several frames.

use crate::chart::plan::Rect;
use crate::chart::theme::Rgb;
use wasm_bindgen::{Clamped, JsValue};
use web_sys::{CanvasRenderingContext2d, ImageData};

/// Of the height of a row a bar takes so much.
const SHARE: f64 = 0.8;

/// The pixels of a plot.
pub struct Bars {
    /// Red, green, blue and opacity of each device pixel, row by row.
    pixels: Vec<u8>,
    width: usize,
    height: usize,
    /// Upper left corner on the canvas, in device pixels.
    at: (f64, f64),
    ratio: f64,
}

impl Bars {
    /// The pixels of a plot given in CSS pixels.
    pub fn new(plot: &Rect, ratio: f64) -> Bars {
        let length = |pixels: f64| (pixels * ratio).round().max(1.0) as usize;
        let (width, height) = (length(plot.x1 - plot.x0), length(plot.y1 - plot.y0));
        let at = ((plot.x0 * ratio).round(), (plot.y0 * ratio).round());
        Bars { pixels: vec![0; width * height * 4], width, height, at, ratio }
    }

    /// Empties all.
    pub fn clear(&mut self) {
        self.pixels.fill(0);
    }

    /// A row to paint bars in: its upper edge, from that of the plot, and its height, in CSS pixels. Bars are at least one
    /// device pixel high.
    pub fn row(&mut self, top: f64, height: f64, color: Rgb) -> BarRow<'_> {
        let top = top + height * (1.0 - SHARE) / 2.0;
        let line = |pixels: f64| (pixels * self.ratio + 0.5).max(0.0) as usize;
        let from = line(top).min(self.height - 1);
        let lines = (line(top + height * SHARE).saturating_sub(from)).clamp(1, self.height - from);
        let bytes = self.width * 4;
        let pixels = &mut self.pixels[from * bytes..(from + lines) * bytes];
        BarRow { pixels, width: self.width, ratio: self.ratio, pixel: [color.0, color.1, color.2, 255] }
    }

    /// Puts the pixels on the canvas, in place of what is there.
    pub fn put(&self, context: &CanvasRenderingContext2d) -> Result<(), JsValue> {
        let image = ImageData::new_with_u8_clamped_array(Clamped(&self.pixels), self.width as u32)?;
        context.put_image_data(&image, self.at.0, self.at.1)
    }
}

/// The pixels of the bars of a row.
pub struct BarRow<'a> {
    pixels: &'a mut [u8],
    width: usize,
    ratio: f64,
    pixel: [u8; 4],
}

impl BarRow<'_> {
    /// Paints a bar between two places in CSS pixels from the left edge of the plot; what lies outside is left out. A bar
    /// is at least one device pixel wide.
    pub fn paint(&mut self, x0: f64, x1: f64) {
        let place = |pixels: f64| ((pixels * self.ratio + 0.5).max(0.0) as usize).min(self.width);
        let from = place(x0).min(self.width - 1);
        let to = place(x1).max(from + 1);
        if x1 < 0.0 || x0 * self.ratio >= self.width as f64 {
            return;
        }
        for line in self.pixels.chunks_exact_mut(self.width * 4) {
            line[from * 4..to * 4].chunks_exact_mut(4).for_each(|place| place.copy_from_slice(&self.pixel));
        }
    }
}
