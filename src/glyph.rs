//! Marks as small SVG elements, and the shapes that a plan is made of; the same in all programs.

use crate::chart::marker;
use crate::chart::plan::{Point, Primitive, Role};
use crate::chart::theme::TOKENS;
use crate::model::{Hue, Qualifier};
use leptos::prelude::*;

/// The page's name of a colour.
pub fn token(role: Role) -> String {
    let name = TOKENS.iter().find(|(known, _)| *known == role).map_or("ink", |(_, name)| name);
    ["var(--", name, ")"].concat()
}

/// The mark of a place and qualifier, as it stands in the charts; in grey where it explains a qualifier and means no place.
pub fn glyph(hue: Hue, qualifier: Qualifier, neutral: bool) -> AnyView {
    drawn(marker::mark(hue, qualifier, (10.0, 10.0), 6.0), neutral)
}

/// The same for a record of the reader's own.
pub fn pierced(hue: Hue, qualifier: Qualifier, neutral: bool) -> AnyView {
    let mut inks = marker::mark(hue, qualifier, (10.0, 10.0), 6.0);
    inks.push(marker::pinhole(hue, qualifier, (10.0, 10.0), 6.0));
    drawn(inks, neutral)
}

fn drawn(inks: Vec<Primitive>, neutral: bool) -> AnyView {
    let color = |role: Role| token(if neutral && matches!(role, Role::Place(_)) { Role::Ink2 } else { role });
    // Tenths of a pixel, without the code that prints fractions.
    let tenth = |value: f64| ((value * 10.0).round() as i32).to_string();
    let shapes: Vec<AnyView> = inks.iter().filter_map(|ink| shape(ink, color, tenth)).collect();
    view! { <svg class="glyph" width="20" height="20" viewBox="0 0 200 200" aria-hidden="true">{shapes}</svg> }
        .into_any()
}

/// A disc, a shape or a line, here without its dashes, as an SVG element, in the page's own colours; `None` for what no mark is made of. `length`
/// writes a length in the units of the SVG that it stands in.
pub fn shape(primitive: &Primitive, color: impl Fn(Role) -> String, length: impl Fn(f64) -> String) -> Option<AnyView> {
    let pairs =
        |points: &[Point]| points.iter().map(|(x, y)| [length(*x), length(*y)].join(",")).collect::<Vec<_>>().join(" ");
    let stroke = |edge: &Option<(Role, f64)>| (edge.map(|edge| color(edge.0)), edge.map(|edge| length(edge.1)));
    match primitive {
        Primitive::Disc { center, radius, fill, edge } => {
            let (stroke, width) = stroke(edge);
            Some(view! { <circle cx=length(center.0) cy=length(center.1) r=length(*radius) fill=color(*fill) stroke=stroke stroke-width=width></circle> }.into_any())
        }
        Primitive::Shape { points, fill, edge } => {
            let (stroke, width) = stroke(edge);
            Some(
                view! { <polygon points=pairs(points) fill=color(*fill) stroke=stroke stroke-width=width></polygon> }
                    .into_any(),
            )
        }
        Primitive::Line { points, width, role, .. } => {
            Some(view! { <polyline points=pairs(points) fill="none" stroke=color(*role) stroke-width=length(*width)></polyline> }.into_any())
        }
        Primitive::GradientRect { .. } | Primitive::Text(_) => None,
    }
}
