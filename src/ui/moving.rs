//! Moving through time: by pointer, wheel, keys and buttons, on the timeline, on the strip under it, and on the growth chart
//! (there a mouse marks years instead: `span`).
//!
//! One finger or the mouse moves, two fingers zoom; what lies under them stays under them. A vertical swipe is the
//! browser's (`touch-action: pan-y`), and so is the wheel without Ctrl, so that the page scrolls. Nothing glides on.

use super::atlas::Atlas;
use super::picture_at::{OVER_PICTURE, picture};
use super::scene::Scene;
use crate::chart::overview;
use crate::model::Day;
use crate::platform::dom::nearest;
use crate::platform::{device, page};
use crate::seam::Move;
use crate::text::typed_date;
use crate::view::{Action, Chart, PlotLayout, TimeSpan};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent, WheelEvent};

/// The most days to which one can zoom out: four centuries.
const MOST_DAYS: f64 = 146_097.0;

/// So far a pointer moves before it drags, in pixels: less is a tap.
const SLACK: f64 = 8.0;

/// What is held by the pointers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Handle {
    Days,
    Window,
    Start,
    End,
}

/// How things stood when the pointers took hold.
#[derive(Clone, Copy)]
struct Held {
    part: Handle,
    /// First day and number of days then.
    first: f64,
    days: f64,
    /// Days in one pixel then.
    per_px: f64,
    /// The day under the pointers.
    focus: f64,
    /// Where they were, and how far from each other.
    x: f64,
    apart: f64,
    /// The days of the strip, which its window does not leave.
    strip: (f64, f64),
}

#[derive(Default)]
struct Grip {
    /// Each pointer that is down, with its place in the window.
    pointers: Vec<(i32, f64, f64)>,
    held: Option<Held>,
    is_drag: bool,
}

thread_local! {
    static GRIP: RefCell<Grip> = RefCell::default();
    static NEXT: Cell<Option<TimeSpan>> = const { Cell::new(None) };
}

fn days_shown(scene: &Scene) -> (f64, f64) {
    let (first, end) = scene.frame.time.domain();
    (f64::from(first.0), f64::from(end.0 - first.0))
}

/// The middle of the pointers, and how far the first two are from each other.
fn grasp(pointers: &[(i32, f64, f64)]) -> (f64, f64) {
    match pointers {
        [(_, x, _)] => (*x, 0.0),
        [(_, x0, y0), (_, x1, y1), ..] => {
            let (dx, dy) = (x1 - x0, y1 - y0);
            ((x0 + x1) / 2.0, (dx * dx + dy * dy).sqrt())
        }
        [] => (0.0, 0.0),
    }
}

/// The day at a point of the timeline: by the axis, and where time runs down by the event there.
fn day_at(atlas: Atlas, scene: &Scene, chart: Chart, (x, y): (f64, f64)) -> f64 {
    let (first, days) = days_shown(scene);
    let (left, right) = scene.frame.time.range();
    if !scene.frame.is_narrow() || chart == Chart::Growth {
        return first + (x - left).max(0.0).min(right - left) / (right - left) * days;
    }
    let row = scene.timeline().and_then(|plan| plan.targets.iter().find(|target| target.rect.y1 > y));
    row.and_then(|row| middle_of(atlas, row.id)).unwrap_or(first + days / 2.0)
}

/// The middle of an event's date, in days since 1970-01-01.
fn middle_of(atlas: Atlas, id: &str) -> Option<f64> {
    let event = atlas.data().events.iter().find(|event| event.id == id)?;
    event.when.map(|when| f64::from(when.sort_key()))
}

/// The picture in which an event happens; `None` where it has not one axis of time.
pub fn sheet(atlas: Atlas, event: &Event) -> Option<(Element, Chart)> {
    let is_one = atlas.scene.with_untracked(|scene| scene.state.layout == PlotLayout::One);
    picture(event).filter(|(_, chart)| is_one || *chart != Chart::Growth)
}

/// A pointer goes down.
pub fn press(atlas: Atlas, event: &Event) {
    let Some(pointer) = event.dyn_ref::<PointerEvent>().filter(|pointer| pointer.button() == 0) else { return };
    if pointer.pointer_type() == "touch" && device::is_pinched() {
        return;
    }
    // A mouse marks years on the growth chart (`span`); fingers move it like the timeline.
    let Some((sheet, chart)) =
        sheet(atlas, event).filter(|(_, chart)| *chart != Chart::Growth || pointer.pointer_type() != "mouse")
    else {
        return;
    };
    if nearest(event.target(), OVER_PICTURE).is_some() {
        return;
    }
    let (x, y) = (f64::from(pointer.client_x()), f64::from(pointer.client_y()));
    GRIP.with_borrow_mut(|grip| {
        if pointer.is_primary() {
            grip.pointers.clear();
            grip.is_drag = false;
        }
        grip.pointers.push((pointer.pointer_id(), x, y));
        let (x, apart) = grasp(&grip.pointers);
        let point = atlas.inside(&sheet, x, y);
        grip.held = atlas.scene.with_untracked(|scene| {
            let (first, days) = days_shown(scene);
            let (left, right) = scene.frame.time.range();
            let held = Held {
                part: Handle::Days,
                first,
                days,
                per_px: days / (right - left) / scene.frame.scale,
                focus: day_at(atlas, scene, chart, point),
                x,
                apart,
                strip: (0.0, 0.0),
            };
            if chart != Chart::Overview {
                return Some(held);
            }
            let scale = overview::scale(atlas.data(), &scene.state, &scene.frame);
            let (x0, x1) = overview::window(&scale, &scene.frame);
            let (from, to) = scale.domain();
            let near = |edge: f64| (point.0 - edge).abs() <= 2.0 * overview::HANDLE.0 && x1 - x0 > overview::HANDLE.1;
            let part = match point.0 {
                _ if near(x0) => Handle::Start,
                _ if near(x1) => Handle::End,
                x if x0 < x && x < x1 => Handle::Window,
                _ => return None,
            };
            let (left, right) = scale.range();
            let per_px = f64::from(to.0 - from.0) / (right - left) / scene.frame.scale;
            Some(Held { part, per_px, strip: (f64::from(from.0), f64::from(to.0)), ..held })
        });
        // Beside the window: it goes there.
        if grip.held.is_none() {
            let span = atlas.scene.with_untracked(|scene| {
                let scale = overview::scale(atlas.data(), &scene.state, &scene.frame);
                let (_, days) = days_shown(scene);
                TimeSpan::near(f64::from(scale.day_from_x_px(point.0).0) - days / 2.0, days)
            });
            atlas.act(Action::GoTo(Some(span)));
        }
    });
}

/// A pointer moves.
pub fn drag(atlas: Atlas, event: &Event) {
    let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
    let next = GRIP.with_borrow_mut(|grip| {
        let held = grip.held?;
        let own = grip.pointers.iter_mut().find(|own| own.0 == pointer.pointer_id())?;
        (own.1, own.2) = (f64::from(pointer.client_x()), f64::from(pointer.client_y()));
        let (x, apart) = grasp(&grip.pointers);
        let moved = x - held.x;
        grip.is_drag |= moved.abs() > SLACK || (apart - held.apart).abs() > SLACK;
        let by = moved * held.per_px;
        let Held { first, days, focus, strip, .. } = held;
        let span = match held.part {
            Handle::Days => {
                let wanted = if apart > 0.0 { days * held.apart / apart.max(SLACK) } else { days };
                let wanted = wanted.max(1.0).min(MOST_DAYS.max(days));
                let ratio = wanted / days;
                TimeSpan::near(focus - (focus - first) * ratio - by * ratio, wanted)
            }
            Handle::Window => TimeSpan::near((first + by).min(strip.1 - days).max(strip.0), days),
            Handle::Start => {
                let start = (first + by).max(strip.0).min(first + days - 1.0);
                TimeSpan::near(start, first + days - start)
            }
            Handle::End => TimeSpan::near(first, (days + by).min(strip.1 - first).max(1.0)),
        };
        grip.is_drag.then_some(span)
    });
    // One picture for each frame of the screen, however often the pointer tells its place.
    if next.is_some() && NEXT.replace(next).is_none() {
        page::next_frame(move || {
            if let Some(span) = NEXT.take() {
                atlas.slide(whole(atlas, span));
            }
        });
    }
}

/// A pointer goes up, or the browser takes it for scrolling.
pub fn release(event: &Event) {
    let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
    GRIP.with_borrow_mut(|grip| {
        grip.pointers.retain(|own| own.0 != pointer.pointer_id());
        // A finger that stays after a pinch moves nothing any more.
        grip.held = None;
    });
}

/// True once after a drag: the click that ends it means nothing.
pub fn was_drag() -> bool {
    GRIP.with_borrow_mut(|grip| std::mem::take(&mut grip.is_drag))
}

/// The wheel over the timeline: with Ctrl it zooms, sideways it moves, and else it is the page's.
pub fn wheel(atlas: Atlas, event: &Event) {
    let Some(wheel) = event.dyn_ref::<WheelEvent>() else { return };
    let Some((sheet, chart)) = sheet(atlas, event) else { return };
    let (dx, dy) = (wheel.delta_x(), wheel.delta_y());
    let point = atlas.inside(&sheet, f64::from(wheel.client_x()), f64::from(wheel.client_y()));
    let span = atlas.scene.with_untracked(|scene| {
        let (first, days) = days_shown(scene);
        let (left, right) = scene.frame.time.range();
        if wheel.ctrl_key() || wheel.meta_key() {
            // Nearly exp(0.002 dy); turning back by as much undoes it.
            let half = dy.clamp(-200.0, 200.0) * 0.001;
            return Some(zoomed((first, days), (1.0 + half) / (1.0 - half), day_at(atlas, scene, chart, point)));
        }
        let sideways = if wheel.shift_key() && dx == 0.0 { dy } else { dx };
        let is_sideways = sideways.abs() > dy.abs() || wheel.shift_key();
        // At least a day, so that no turn is lost in a picture of few days.
        let by = sideways * days / (right - left);
        is_sideways.then(|| TimeSpan::near(first + by.abs().max(1.0) * by.signum(), days))
    });
    if let Some(span) = span {
        event.prevent_default();
        atlas.slide(whole(atlas, span));
    }
}

/// The growth chart alone shows whole years: its counts are of years.
fn whole(atlas: Atlas, span: TimeSpan) -> TimeSpan {
    let is_growth = atlas.scene.with_untracked(|scene| !scene.state.page.has_timeline());
    let years = TimeSpan::of_years(span.first().year(), Day(span.end().0 - 1).year());
    years.filter(|_| is_growth).unwrap_or(span)
}

/// The days shown when there are `ratio` times as many, and one of them stays where it is.
fn zoomed((first, days): (f64, f64), ratio: f64, focus: f64) -> TimeSpan {
    let wanted = (days * ratio).max(1.0).min(MOST_DAYS.max(days));
    TimeSpan::near(focus - (focus - first) * wanted / days, wanted)
}

/// Does a step. It zooms around what is read or pointed at, if that is in sight.
pub fn step(atlas: Atlas, step: Move) {
    let (span, is_all) = atlas.scene.with_untracked(|scene| {
        let (first, days) = days_shown(scene);
        let is_seen = |day: &f64| (first..first + days).contains(day);
        let read = scene.state.select.or(atlas.hovered.get_untracked());
        let focus = read.and_then(|id| middle_of(atlas, id)).filter(is_seen).unwrap_or(first + days / 2.0);
        let quarter = (days / 4.0).max(1.0);
        let span = match step {
            Move::In => zoomed((first, days), 0.5, focus),
            Move::Out => zoomed((first, days), 2.0, focus),
            Move::Earlier => TimeSpan::near(first - quarter, days),
            Move::Later => TimeSpan::near(first + quarter, days),
            Move::All if !scene.state.page.has_timeline() => return (None, true),
            Move::All => return (overview::all_events(atlas.data(), &scene.state), true),
        };
        (Some(span), false)
    });
    match span {
        Some(span) if !is_all => atlas.act(Action::SetTime(Some(whole(atlas, span)))),
        span => atlas.act(Action::GoTo(span)),
    }
}

/// The days to show for a date that a reader typed: the date with as much again around it, a day with a month. `None` for
/// what is no date, or none of the years 1 to 9999.
pub fn days_of_typed(typed: &str) -> Option<TimeSpan> {
    let when = typed_date(typed)?;
    // An open end goes ten years on.
    let first = when.first().or(when.end().map(|end| Day(end.0 - 3652)))?;
    let end = when.end().unwrap_or(Day(first.0 + 3652));
    TimeSpan::new(first, end)?;
    let days = f64::from(end.0 - first.0);
    let margin = if days < 2.0 { 15.0 } else { days / 2.0 };
    Some(TimeSpan::near(f64::from(first.0) - margin, days + 2.0 * margin))
}
