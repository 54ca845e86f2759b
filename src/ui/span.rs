//! Choosing years on the growth chart by drag with a mouse, and back by a double click. Fingers, wheel and keys move it as
//! they move the timeline (`moving`).

use super::atlas::Atlas;
use super::moving;
use super::parts::pixels;
use crate::chart::scale::TimeScale;
use crate::model::Day;
use crate::platform::page;
use crate::view::{Action, Chart, TimeSpan};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

/// A drag shorter than this is a click, in CSS pixels.
const CLICK: f64 = 6.0;

/// The years that are being chosen.
pub fn brush(atlas: Atlas) -> AnyView {
    let Some((from, to)) = atlas.brush.get() else { return ().into_any() };
    let (left, width) = (pixels(from.min(to)), pixels((to - from).abs()));
    view! { <div class="brush" style:left=left style:width=width></div> }.into_any()
}

/// Listens to drag and double click, for as long as the page lives.
pub fn listen(root: &Element, atlas: Atlas) {
    page::on(root, "mousedown", move |event| press(atlas, event));
    page::on(root, "mousemove", move |event| {
        if let Some((from, _)) = atlas.brush.get_untracked()
            && let Some((x, _)) = place(atlas, event)
        {
            atlas.brush.set(Some((from, x)));
        }
    });
    page::on_window("mouseup", move || release(atlas));
    page::on(root, "dblclick", move |event| {
        if place(atlas, event).is_some() {
            atlas.act(Action::GoTo(None));
        }
    });
}

/// Where a mouse event is in the chart, kept between its edges, and the axis there.
fn place(atlas: Atlas, event: &Event) -> Option<(f64, TimeScale)> {
    let (sheet, _) = moving::sheet(atlas, event).filter(|(_, chart)| *chart == Chart::Growth)?;
    let time = atlas.scene.with_untracked(|scene| scene.frame.time);
    let mouse: &MouseEvent = event.dyn_ref()?;
    let (x, _) = atlas.inside(&sheet, f64::from(mouse.client_x()), 0.0);
    let (left, right) = time.range();
    Some((x.max(left).min(right), time))
}

fn press(atlas: Atlas, event: &Event) {
    let is_main = event.dyn_ref::<MouseEvent>().is_some_and(|mouse| mouse.button() == 0 && !mouse.shift_key());
    if let Some((x, _)) = place(atlas, event).filter(|_| is_main) {
        event.prevent_default();
        atlas.brush.set(Some((x, x)));
    }
}

fn release(atlas: Atlas) {
    let Some((from, to)) = atlas.brush.get_untracked() else { return };
    if (to - from).abs() < CLICK {
        return atlas.brush.set(None);
    }
    // The click that follows is no click on a mark; it sees the brush and takes it away.
    let time = atlas.scene.with_untracked(|scene| scene.frame.time);
    let last = Day(time.day_from_x_px(from.max(to)).0 - 1);
    show(atlas, time.day_from_x_px(from.min(to)).year(), last.year());
}

/// Takes the brush away; true when it was a drag, which is no click.
pub fn was_drag(atlas: Atlas) -> bool {
    let brush = atlas.brush.get_untracked();
    if brush.is_some() {
        atlas.brush.set(None);
    }
    brush.is_some_and(|(from, to)| (to - from).abs() >= CLICK)
}

fn show(atlas: Atlas, first: i32, last: i32) {
    if let Some(span) = TimeSpan::of_years(first, last.max(first)) {
        atlas.act(Action::SetTime(Some(span)));
    }
}
