//! A line of very many observations: reduced to the columns of the picture, drawn in one stroke.

use super::axis;
use super::picture::{Picture, refusal};
use super::sheet::{Surface, write};
use crate::analysis::reduce::{Blocks, PixelColumn, Samples};
use crate::chart::plan::{Plan, Rect, Role};
use crate::model::Hue;
use js_sys::Float64Array;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::{HtmlElement, Path2d};

#[wasm_bindgen]
extern "C" {
    /// What `load` is given: times in ascending order, values, how many, and the values at foot and top of the picture.
    pub type LineData;
    #[wasm_bindgen(method, getter)]
    fn x(this: &LineData) -> Float64Array;
    #[wasm_bindgen(method, getter)]
    fn y(this: &LineData) -> Float64Array;
    #[wasm_bindgen(method, getter)]
    fn n(this: &LineData) -> u32;
    #[wasm_bindgen(method, getter)]
    fn y0(this: &LineData) -> f64;
    #[wasm_bindgen(method, getter)]
    fn y1(this: &LineData) -> f64;
}

/// Around the plot, in CSS pixels: left, top, right, foot.
const MARGIN: (f64, f64, f64, f64) = (64.0, 12.0, 16.0, 28.0);

/// Width of the line in CSS pixels.
const WIDTH: f64 = 1.5;

/// With fewer corners than this for each column the line is drawn from corner to corner.
const CORNERS: usize = 2;

/// The observations where the page holds them. They are not copied: only the blocks lie beside them.
struct PageSamples {
    x: Float64Array,
    y: Float64Array,
    count: usize,
}

impl Samples for PageSamples {
    fn count(&self) -> usize {
        self.count
    }
    fn read_x(&self, from: usize, into: &mut [f64]) {
        self.x.subarray(from as u32, (from + into.len()) as u32).copy_to(into);
    }
    fn read_y(&self, from: usize, into: &mut [f64]) {
        self.y.subarray(from as u32, (from + into.len()) as u32).copy_to(into);
    }
}

/// A line in its picture.
pub struct Line {
    sheet: Surface,
    held: PageSamples,
    blocks: Blocks,
    /// Values at foot and top.
    values: (f64, f64),
}

impl Picture for Line {
    type Data = LineData;

    fn load(element: HtmlElement, data: &LineData) -> Result<Line, JsValue> {
        let (x, y) = (data.x(), data.y());
        let count = data.n().min(x.length()).min(y.length()) as usize;
        let values = (data.y0(), data.y1());
        // Also where one of them is no number.
        let is_usable = values.0 < values.1;
        if !is_usable {
            return Err(refusal("y0 has to be less than y1"));
        }
        let held = PageSamples { x, y, count };
        let blocks = Blocks::new(&held);
        let mut line = Line { sheet: Surface::new(&element)?, held, blocks, values };
        let last = count.saturating_sub(1) as u32;
        let (from, to) = if count == 0 { (0.0, 1.0) } else { (line.held.x.get_index(0), line.held.x.get_index(last)) };
        // One observation stands in the middle of a second.
        if from < to {
            line.redraw(from, to)?
        } else {
            line.redraw(from - 500.0, from + 500.0)?
        }
        Ok(line)
    }

    fn redraw(&mut self, from: f64, to: f64) -> Result<(), JsValue> {
        let Line { sheet, held, blocks, values } = self;
        let plot = plot(sheet);
        sheet.clear()?;
        let is_stretch = from < to;
        if !is_stretch {
            return Ok(());
        }
        let mut plan = Plan::new(sheet.size);
        axis::ink_values(&mut plan, &plot, values.0, values.1);
        axis::ink_times(&mut plan, &plot, from, to);
        sheet.draw(&plan)?;

        let count = ((plot.x1 - plot.x0) * sheet.ratio).round().max(1.0) as usize;
        let left = (plot.x0 * sheet.ratio).round();
        let (top, foot) = ((plot.y0 * sheet.ratio).round(), (plot.y1 * sheet.ratio).round());
        let scale = (foot - top) / (values.1 - values.0);
        let y_of = |value: f64| foot - (value - values.0) * scale;
        let corners = blocks.between(held, from, to);
        let context = &sheet.context;
        context.set_stroke_style_str(&sheet.color(Role::Place(Hue::Uz)));
        if corners.len() >= CORNERS * count {
            context.set_line_width(1.0);
            context.set_line_cap("butt");
            let columns = blocks.columns(held, from, to, count);
            let reach = WIDTH * sheet.ratio / 2.0;
            let path = upright(&columns, left, |column| {
                let (high, low) = (y_of(column.high) - reach, y_of(column.low) + reach);
                (high < foot && low > top).then(|| (high.max(top), low.min(foot)))
            });
            context.stroke_with_path(&Path2d::new_with_path_string(&path)?);
            return Ok(());
        }
        let (mut x, mut y) = (vec![0.0; corners.len()], vec![0.0; corners.len()]);
        held.read_x(corners.start, &mut x);
        held.read_y(corners.start, &mut y);
        cut_ends(&mut x, &mut y, from - (to - from), to + (to - from));
        let px = count as f64 / (to - from);
        let points = x.into_iter().zip(y).map(|(x, y)| (left + (x - from) * px, y_of(y)));
        let path = from_corner_to_corner(points);
        context.save();
        context.begin_path();
        context.rect(left, top, count as f64, foot - top);
        context.clip();
        context.set_line_width(WIDTH * sheet.ratio);
        context.set_line_cap("round");
        context.set_line_join("round");
        context.stroke_with_path(&Path2d::new_with_path_string(&path)?);
        context.restore();
        Ok(())
    }
}

/// Where the line is drawn, in CSS pixels; on whole device pixels at the usual ratios.
fn plot(sheet: &Surface) -> Rect {
    let (left, top, right, foot) = MARGIN;
    Rect::new(left, top, (sheet.size.width - right).max(left + 1.0), (sheet.size.height - foot).max(top + 1.0))
}

/// One upright stroke in each column of device pixels, from `left` on, as long as the column's values reach.
///
/// Measured without a graphics card on 900 columns: one path of upright strokes 1.1 ms, a rectangle a call the same,
/// writing the pixels 0.7, an outline filled 2.5, one path of rectangles 6. Pixels cover what lies under them and cannot
/// end between two rows, so the strokes were taken.
fn upright(columns: &[PixelColumn], left: f64, ends: impl Fn(&PixelColumn) -> Option<(f64, f64)>) -> String {
    let mut path = String::with_capacity(columns.len() * 20);
    for (at, column) in columns.iter().enumerate() {
        let Some((high, low)) = ends(column).filter(|_| !column.is_empty()) else { continue };
        path.push('M');
        write(&mut path, left + at as f64 + 0.5);
        path.push(' ');
        write(&mut path, high);
        path.push('V');
        write(&mut path, low);
    }
    path
}

/// Moves the first and the last corner along their lines to two positions, where they lie further out: a coordinate of
/// very many pixels is more than a canvas can take.
fn cut_ends(x: &mut [f64], y: &mut [f64], from: f64, to: f64) {
    let Some(last) = x.len().checked_sub(1).filter(|last| *last > 0) else { return };
    for (end, next, position, is_out) in [(0, 1, from, x[0] < from), (last, last - 1, to, x[last] > to)] {
        if is_out {
            y[end] = y[next] + (y[end] - y[next]) * ((position - x[next]) / (x[end] - x[next]));
            x[end] = position;
        }
    }
}

/// A line from point to point with a gap at each that is missing; a point between two gaps is a dot. Points very far
/// above or below the picture are brought nearer; where the line to them leaves the picture moves by less than a tenth of
/// a pixel.
fn from_corner_to_corner(points: impl Iterator<Item = (f64, f64)>) -> String {
    const FAR: f64 = 1e7;
    let mut path = String::new();
    let mut is_open = false;
    for (x, y) in points {
        if !(x.is_finite() && y.is_finite()) {
            is_open = false;
            continue;
        }
        path.push(if is_open { 'L' } else { 'M' });
        write(&mut path, x.clamp(-FAR, FAR));
        path.push(' ');
        write(&mut path, y.clamp(-FAR, FAR));
        if !is_open {
            // Round ends make a dot of this where nothing follows.
            path.push_str("h0");
        }
        is_open = true;
    }
    path
}
