use super::atlas::Atlas;
use super::drawn::{drawn, is_due};
use super::marks::{self, Marks};
use super::scene::Scene;
use super::{cluster, hovered, overview, span};
use crate::chart::draw::{TextHabit, UNITS, draw};
use crate::chart::plan::Role;
use crate::chart::theme::Theme;
use crate::platform::{canvas, page};
use crate::text::{Msg, say};
use crate::view::Chart;
use leptos::prelude::*;

/// A chart: the canvas, over it one button for each mark, so that pointer, keyboard and screen reader read the same plan,
/// and above both a ring and a reading of what is pointed at. The canvas is repainted only when plan or colours change.
///
/// `chart` is the plan that is drawn, and the prefix of the ids of its marks.
#[component]
pub fn ChartView(atlas: Atlas, chart: Chart) -> impl IntoView {
    let has_failed = RwSignal::new(false);
    Effect::new(move |_| {
        let theme = atlas.device.get().theme();
        atlas.repaints.track();
        let is_painted = atlas.scene.with(|scene| is_due(atlas, scene, chart) || paint(scene, chart, theme));
        has_failed.set(!is_painted);
    });
    let has_marks = chart != Chart::Overview;
    view! {
        <div class="sheet" data-sheet=chart.slug()>
            {move || atlas.scene.with(|scene| paper(atlas, scene, chart, has_failed.get()))}
            {has_marks.then(|| view! { <Marks atlas chart/> })}
            {move || atlas.scene.with(|scene| over(atlas, scene, chart))}
        </div>
    }
}

fn canvas_id(chart: Chart) -> String {
    [chart.slug(), "-canvas"].concat()
}

/// Paints the picture; false where the browser refuses.
fn paint(scene: &Scene, chart: Chart, theme: Theme) -> bool {
    let (Some(plan), Some(paper)) = (scene.plan(chart), page::element(&canvas_id(chart))) else { return true };
    let scale = scene.frame.scale;
    let (width, height) = (plan.size.width * scale, plan.size.height * scale);
    canvas::pen(&paper, width, height, UNITS / scale).is_some_and(|mut pen| {
        canvas::lay_paper(&paper, theme.color(Role::Paper));
        let ratio = canvas::ratio_for(width, height) * scale;
        draw(plan, theme, ratio, TextHabit::CANVAS, &mut pen).is_ok()
    })
}

/// The canvas, and what its marks are called together.
fn paper(atlas: Atlas, scene: &Scene, chart: Chart, has_failed: bool) -> AnyView {
    let class = match () {
        () if is_due(atlas, scene, chart) => "due",
        () if scene.shows(chart) => "shown",
        () => "unused",
    };
    let name = say(scene.lang, if chart == Chart::Growth { Msg::ChartGrowth } else { Msg::ChartTimeline });
    let failed = if has_failed { say(scene.lang, Msg::ChartFailed) } else { "" };
    view! {
        <canvas id=canvas_id(chart) class=class aria-hidden="true"></canvas>
        <p role="alert" hidden=!has_failed>{failed}</p>
        <p hidden id=marks::name_id(chart)>{name}</p>
        <p hidden id=marks::help_id(chart)>{say(scene.lang, Msg::ChartHelp)}</p>
    }
    .into_any()
}

/// What lies over the picture: the labels that found no room, what is pointed at, the list of a cluster.
fn over(atlas: Atlas, scene: &Scene, chart: Chart) -> AnyView {
    let Some(plan) = drawn(atlas, scene, chart) else { return ().into_any() };
    if chart == Chart::Overview {
        return overview::window(scene, plan);
    }
    // One after the other, each in a place of its own.
    let parts = vec![
        marks::listed(plan),
        if chart == Chart::Growth { span::brush(atlas) } else { ().into_any() },
        hovered::readings(atlas, scene, plan),
        cluster::list(atlas, scene, plan),
    ];
    parts.into_any()
}
