use super::parts::pixels;
use super::scene::Scene;
use crate::chart::plan::Plan;
use crate::text::{Msg, date_words, say};
use crate::view::TimeSpan;
use leptos::prelude::*;

/// The id of the window.
pub const WINDOW: &str = "overview-window";

/// Height of the axis under the strip, in pixels.
const AXIS: f64 = 24.0;

/// The window of the strip under the timeline, for keyboard and screen reader; the picture shows it.
pub fn window(scene: &Scene, plan: &Plan) -> AnyView {
    let (first, end) = scene.frame.time.domain();
    let span = TimeSpan::new(first, end).map_or(String::new(), |span| date_words(scene.lang, &span.when()));
    let (left, right) = scene.frame.time.range();
    let (left, width, height) = (pixels(left), pixels(right - left), pixels(plan.size.height - AXIS));
    view! {
        <div
            class="window"
            id=WINDOW
            tabindex="0"
            role="slider"
            aria-label=say(scene.lang, Msg::Overview)
            aria-valuetext=span
            aria-valuenow=first.year().to_string()
            style:left=left
            style:width=width
            style:height=height
        ></div>
    }
    .into_any()
}
