use super::atlas::Atlas;
use super::describe;
use super::parts::{around, pixels};
use super::scene::Scene;
use crate::chart::labels::backing_words;
use crate::chart::plan::{Plan, Rect, Role, Target};
use crate::glyph::token;
use crate::model::RecordRef;
use leptos::prelude::*;

/// Where there is less above a mark than this, in pixels, its reading stands below it.
const ABOVE: f64 = 110.0;

/// The ring around the mark that is pointed at, and a short reading beside it. Screen readers have the mark's own name.
pub fn readings(atlas: Atlas, scene: &Scene, plan: &Plan) -> AnyView {
    let (hovered, open, is_brushed) = (atlas.hovered.get(), atlas.cluster.get(), atlas.brush.get().is_some());
    // Under its open list a cluster is not read once more, and years that are chosen are not read over.
    let Some(id) = hovered.filter(|id| open != Some(*id) && !is_brushed) else { return ().into_any() };
    plan.marks_of(id).filter_map(|mark| reading(atlas, scene, plan, mark)).collect::<Vec<AnyView>>().into_any()
}

fn reading(atlas: Atlas, scene: &Scene, plan: &Plan, target: &Target) -> Option<AnyView> {
    let (data, lang) = (atlas.data(), scene.lang);
    let record = data.record(target.id).filter(|_| scene.state.select != Some(target.id))?;
    let (x, y) = target.rect.center();
    let is_below = target.rect.y0 < ABOVE;
    let reach = 14.0;
    let top = if is_below { target.rect.y1 + reach } else { target.rect.y0 - reach };
    let side = if x > plan.size.width / 2.0 { " left" } else { "" };
    let class = ["hint", side, if is_below { " below" } else { "" }].concat();
    let is_group = !target.members.is_empty();
    let mut lines: Vec<String> = Vec::new();
    if !is_group {
        lines.extend(describe::through(scene, record));
        lines.push(describe::statement(data, lang, record));
        lines.extend(describe::change(data, lang, record));
    }
    let head = match is_group {
        true => describe::group(data, lang, &target.members),
        false => describe::heading(data, lang, record),
    };
    let color = if is_group { Role::Ink } else { Role::Place(describe::place_of(data, record).1) };
    let mut lines: Vec<AnyView> = lines.into_iter().map(|line| view! { <span>{line}</span> }.into_any()).collect();
    if !is_group {
        lines.push(view! { <small>{backing_words(data, lang, record)}</small> }.into_any());
    }
    let has_cross =
        !is_group && matches!(record, RecordRef::Observation(_)) && plan.plot.holds(&Rect::around((x, y), 0.0));
    let Rect { x0, y0, y1, .. } = plan.plot;
    let mut parts: Vec<AnyView> = match has_cross {
        true => vec![
            boxed("cross", [pixels(x), pixels(y0), HAIR.to_string(), pixels(y1 - y0)]),
            boxed("cross", [pixels(x0), pixels(y), pixels(x - x0), HAIR.to_string()]),
        ],
        false => Vec::new(),
    };
    if !is_group {
        parts.push(boxed("ring", around(&target.rect)));
    }
    let (left, top) = (pixels(x), pixels(top));
    let words = view! {
        <div class=class aria-hidden="true" style:left=left style:top=top>
            <b style:color=token(color)>{head}</b>
            {lines}
        </div>
    };
    parts.push(words.into_any());
    Some(parts.into_any())
}

/// Width of a line that leads to an axis, whatever the size of text.
const HAIR: &str = "1px";

/// A box at left, top, of width and height.
fn boxed(class: &'static str, [left, top, width, height]: [String; 4]) -> AnyView {
    let class = class.to_string();
    view! { <div class=class style:left=left style:top=top style:width=width style:height=height></div> }.into_any()
}
