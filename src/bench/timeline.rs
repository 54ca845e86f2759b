//! A timeline of very many events: a lane for each group, rows so that no two events in one touch, and only what is in
//! sight is drawn. Rows are made for a scale, so that they stay while the picture is moved.

mod bars;
mod lanes;

use super::axis;
use super::picture::Picture;
use super::sheet::Surface;
use crate::chart::draw::FONTS;
use crate::chart::metrics::{Weight, shorten, text_width};
use crate::chart::plan::{Plan, Primitive, Rect, Role, TextRun};
use crate::model::Hue;
use bars::Bars;
use js_sys::Array;
use lanes::{BenchEvent, BenchLane};
use std::collections::HashMap;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// An event of `load`: when it starts and ends in milliseconds (`null` for a moment), and the words for both.
    type EventData;
    #[wasm_bindgen(method, getter)]
    fn group(this: &EventData) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn start(this: &EventData) -> f64;
    /// `null` comes as 0: a number crosses into the program many times faster than what may be one.
    #[wasm_bindgen(method, getter)]
    fn end(this: &EventData) -> f64;
    #[wasm_bindgen(method, getter, js_name = end)]
    fn end_or_null(this: &EventData) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn title(this: &EventData) -> JsValue;
}

/// Around the plot, in CSS pixels: left, top, right, foot.
const MARGIN: (f64, f64, f64, f64) = (120.0, 4.0, 8.0, 28.0);

/// Tallest row, and least height of a row with words, in CSS pixels.
const ROW: (f64, f64) = (22.0, 13.0);

/// Least height of a lane, so that its name fits, in CSS pixels.
const LANE: f64 = 18.0;

/// Size of the words, in CSS pixels.
const TEXT: f64 = 11.0;

/// From an end of a bar to words beside or in it, least room for words, and most, in CSS pixels.
const LABEL: (f64, f64, f64) = (4.0, 36.0, 180.0);

/// Events in their picture.
pub struct Timeline {
    sheet: Surface,
    /// The events where the page holds them; titles are read when they come into sight.
    data: Array,
    titles: HashMap<u32, String>,
    lanes: Vec<BenchLane>,
    /// Pixels in a millisecond for which the rows were made.
    scale: f64,
    bars: Bars,
}

impl Picture for Timeline {
    type Data = Array;

    fn load(element: HtmlElement, data: &Array) -> Result<Timeline, JsValue> {
        let sheet = Surface::new(&element)?;
        let plot = plot(&sheet);
        let bars = Bars::new(&plot, sheet.ratio);
        let lanes = read(data);
        let (mut first, mut last) = (f64::INFINITY, f64::NEG_INFINITY);
        for event in lanes.iter().flat_map(|lane| &lane.events) {
            first = first.min(event.start);
            last = last.max(event.end);
        }
        let mut timeline = Timeline { sheet, data: data.clone(), titles: HashMap::new(), lanes, scale: 0.0, bars };
        match last - first {
            span if span > 0.0 => timeline.redraw(first - span * 0.01, last + span * 0.01)?,
            0.0 => timeline.redraw(first - 43_200_000.0, first + 43_200_000.0)?,
            _ => {}
        }
        Ok(timeline)
    }

    fn redraw(&mut self, from: f64, to: f64) -> Result<(), JsValue> {
        self.sheet.clear()?;
        let is_stretch = from < to;
        if !is_stretch {
            return Ok(());
        }
        let plot = plot(&self.sheet);
        let scale = (plot.x1 - plot.x0) / (to - from);
        // Moved by whole milliseconds, a stretch may differ from the last one by a rounding error.
        if (scale / self.scale - 1.0).abs() > 1e-6 || !self.scale.is_normal() {
            self.scale = scale;
            self.make_rows(plot.y1 - plot.y0);
        }
        let left = (from * self.scale).floor();
        let right = left + plot.x1 - plot.x0;
        // Heights stay while the picture is moved, unless more rows come into sight than have room.
        for lane in &mut self.lanes {
            lane.shown = lane.shown.max(lane.rows_seen(left, right));
        }
        let mut plan = Plan::new(self.sheet.size);
        self.bars.clear();
        let heights = lanes::heights(&self.lanes, plot.y1 - plot.y0, ROW.0, LANE);
        let mut y = plot.y0;
        for (at, lane) in self.lanes.iter().enumerate() {
            let row = (heights[at] / lane.shown.max(1) as f64).min(ROW.0);
            let color = self.sheet.theme.color(role(at));
            for (number, events) in lane.rows.iter().take(lane.shown).enumerate() {
                let top = y + row * number as f64;
                let mut bars = self.bars.row(top - plot.y0, row, color);
                for index in lane.seen(events, left, right) {
                    let place = &lane.places[index];
                    bars.paint(place.x0 - left, place.x1 - left);
                    if row < ROW.1 {
                        continue;
                    }
                    let to_plot = plot.x0 - left;
                    let next = lane.places[..events.end].get(index + 1).map_or(f64::INFINITY, |next| next.x0 + to_plot);
                    let bar = ((place.x0 + to_plot).max(plot.x0), (place.x1 + to_plot).min(plot.x1));
                    let inside = (bar.0 + LABEL.0, bar.1 - LABEL.0, Role::Paper);
                    let beside = ((place.x1 + to_plot + LABEL.0).max(plot.x0), next.min(plot.x1) - LABEL.0, Role::Ink2);
                    let (from, to, role) = if inside.1 - inside.0 >= LABEL.1 { inside } else { beside };
                    if to - from >= LABEL.1 {
                        let data = &self.data;
                        let title = self.titles.entry(place.event).or_insert_with(|| title(data, place.event));
                        let words = shorten(title, (to - from).min(LABEL.2), TEXT, Weight::Regular);
                        let words = TextRun::new((from, top + row / 2.0 + TEXT * 0.34), words).size(TEXT);
                        plan.primitives.push(Primitive::Text(words.role(role)));
                    }
                }
            }
            y += heights[at];
        }
        self.bars.put(&self.sheet.context)?;
        self.draw_words(&plan)?;
        self.draw_ground(&plot, &heights, from, to)
    }
}

impl Timeline {
    /// Puts the events into rows: with their words where all rows then find room, else by their bars alone.
    fn make_rows(&mut self, height: f64) {
        let most = (height / ROW.0).floor() as usize;
        let Timeline { lanes, titles, data, scale, .. } = self;
        let widest = LABEL.2;
        let crowd: f64 = lanes.iter().map(|lane| lane.crowd(*scale, LABEL.1)).sum();
        if crowd <= most as f64 {
            for lane in lanes.iter_mut() {
                lane.make_rows(*scale, |event| {
                    let title = titles.entry(event).or_insert_with(|| title(data, event));
                    text_width(title, TEXT, Weight::Regular).min(widest) + 2.0 * LABEL.0
                });
            }
            if lanes.iter().map(|lane| lane.rows.len()).sum::<usize>() <= most {
                return;
            }
        }
        lanes.iter_mut().for_each(|lane| lane.make_rows(*scale, |_| 0.0));
    }

    /// The words of a plan with one style for all.
    fn draw_words(&self, plan: &Plan) -> Result<(), JsValue> {
        let context = &self.sheet.context;
        let ratio = self.sheet.ratio;
        context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0)?;
        context.set_font(&format!("{TEXT}px {FONTS}"));
        context.set_text_align("start");
        context.set_text_baseline("alphabetic");
        for role in [Role::Ink2, Role::Paper] {
            context.set_fill_style_str(&self.sheet.color(role));
            for words in plan.words().filter(|words| words.role == role) {
                context.fill_text(&words.text, words.at.0, words.at.1)?;
            }
        }
        Ok(())
    }

    /// Axis, rules and the names of lanes, under what has been drawn.
    fn draw_ground(&self, plot: &Rect, heights: &[f64], from: f64, to: f64) -> Result<(), JsValue> {
        let mut plan = Plan::new(self.sheet.size);
        let mut y = plot.y0;
        for (at, (lane, height)) in self.lanes.iter().zip(heights).enumerate() {
            let name = shorten(&lane.name, MARGIN.0 - 16.0, 13.0, Weight::Bold);
            let middle = y + height.min(LANE.max(ROW.0)) / 2.0;
            if *height >= 13.0 {
                plan.primitives.push(Primitive::Text(TextRun::new((8.0, middle + 4.5), name).bold().role(role(at))));
            }
            y += height;
            let points = vec![(0.0, y), (plot.x1, y)];
            let dash = crate::chart::plan::Dash::Solid;
            plan.primitives.push(Primitive::Line { points, width: 1.0, role: Role::Rule, dash });
        }
        axis::ink_times(&mut plan, plot, from, to);
        self.sheet.context.set_global_composite_operation("destination-over")?;
        let drawn = self.sheet.draw(&plan);
        self.sheet.context.set_global_composite_operation("source-over")?;
        drawn
    }
}

/// Where events are drawn, in CSS pixels.
fn plot(sheet: &Surface) -> Rect {
    let (left, top, right, foot) = MARGIN;
    Rect::new(left, top, (sheet.size.width - right).max(left + 1.0), (sheet.size.height - foot).max(top + 1.0))
}

/// The colours of lanes, in turn.
fn role(lane: usize) -> Role {
    const HUES: [Hue; 6] = [Hue::Uz, Hue::Kz, Hue::Kg, Hue::Tj, Hue::Tm, Hue::Region];
    Role::Place(HUES[lane % HUES.len()])
}

/// The events by group, in the order in which groups appear. An event without a start is left out; one that ends before
/// it starts is a moment.
fn read(data: &Array) -> Vec<BenchLane> {
    let mut lanes: Vec<BenchLane> = Vec::new();
    let mut groups: Vec<JsValue> = Vec::new();
    let known = js_sys::Map::new();
    let mut last = 0;
    for index in 0..data.length() {
        let event: EventData = data.get(index).unchecked_into();
        let (start, end) = (event.start(), event.end());
        if !start.is_finite() {
            continue;
        }
        let group = event.group();
        // Two equal texts may be two objects; comparing them is still cheaper than reading them.
        if groups.get(last).is_none_or(|known| !js_sys::Object::is(known, &group)) {
            last = match known.get(&group).as_f64() {
                Some(at) => at as usize,
                None => {
                    known.set(&group, &JsValue::from(groups.len() as u32));
                    lanes.push(BenchLane::new(words(&group)));
                    groups.push(group);
                    groups.len() - 1
                }
            };
        }
        let is_span = end.is_finite() && end > start && (end != 0.0 || !event.end_or_null().is_null());
        let end = if is_span { end } else { start };
        lanes[last].events.push(BenchEvent { index, start, end });
    }
    lanes.iter_mut().for_each(BenchLane::sort);
    lanes
}

fn title(data: &Array, event: u32) -> String {
    let event: EventData = data.get(event).unchecked_into();
    words(&event.title())
}

fn words(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}
