//! Which picture is drawn: the first one at once, the others after it, so that it can be read and touched while they are.

use super::atlas::Atlas;
use super::scene::Scene;
use crate::chart::plan::Plan;
use crate::view::Chart;
use leptos::prelude::*;

/// The plan of a chart, once it is drawn.
pub fn drawn(atlas: Atlas, scene: &Scene, chart: Chart) -> Option<&Plan> {
    if is_due(atlas, scene, chart) { None } else { scene.plan(chart) }
}

/// True while a picture is not drawn yet: the width is not known, or another one comes first.
pub fn is_due(atlas: Atlas, scene: &Scene, chart: Chart) -> bool {
    let page = scene.state.page;
    let is_later = chart != Chart::Growth && page.has_growth() && page.has_timeline();
    atlas.device.get().width <= 0.0 || (is_later && !atlas.is_whole.get())
}
