//! A planned picture as SVG in the page, with one link for each mark over it.
//!
//! Not on a canvas: colours are the page's own tokens here, so that the picture follows theme and print by itself.

use crate::chart::metrics::Weight;
use crate::chart::plan::{Anchor, Dash, Plan, Point, Primitive, Rect, Role};
use crate::chart::theme::Theme;
use crate::glyph::{self, token};
use crate::platform::device;
use leptos::html::Div;
use leptos::prelude::*;

/// Keeps the width of an element, in whole pixels, for as long as the component lives that asks for it.
pub fn follow_width(host: NodeRef<Div>, width: RwSignal<f64>) {
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        let measured = host.clone();
        let watch = device::watch_size(&host, move || {
            width.try_set(device::width(&measured).floor());
        });
        // Given back with the component.
        StoredValue::new_local(watch);
    });
}

/// A length in pixels, to a tenth.
fn tenth(value: f64) -> String {
    ((value * 10.0).round() / 10.0).to_string()
}

/// A length for a style property, to a whole pixel.
fn pixels(length: f64) -> String {
    [(length.round() as i32).to_string().as_str(), "px"].concat()
}

/// The picture, its marks as links, and the list of labels that found no room. `name` is what the picture is called, and
/// `id` the prefix of the ids of its links and gradients; `link` gives address and name of a mark's link.
pub fn drawing(
    plan: &Plan,
    id: &str,
    name: String,
    link: impl Fn(&'static str) -> Option<(String, String)>,
) -> Vec<AnyView> {
    let marks = plan.targets.iter().zip(spots(plan)).filter_map(|(target, rect)| {
        let (href, name) = link(target.id)?;
        let (wide, high) = (pixels(rect.x1 - rect.x0), pixels(rect.y1 - rect.y0));
        let (id, title) = ([id, "-", target.id].concat(), name.clone());
        let spot = view! {
            <a class="spot" id=id href=href aria-label=name title=title
                style:left=pixels(rect.x0) style:top=pixels(rect.y0) style:width=wide style:height=high></a>
        };
        Some(spot.into_any())
    });
    let marks: Vec<AnyView> = marks.collect();
    let picture = svg(plan, id, (0.0, plan.size.height));
    let mut parts =
        vec![view! { <div class="drawing" role="group" aria-label=name>{picture} {marks}</div> }.into_any()];
    parts.extend(listed(plan));
    parts
}

/// The parts of the picture in which its marks are met: no smaller than a finger can meet, and where two marks stand close
/// together, each on its own side of the middle between them.
fn spots(plan: &Plan) -> Vec<Rect> {
    let of_mark = |rect: Rect| {
        let (x, y) = rect.center();
        Rect::new(rect.x0.min(x - 14.0), rect.y0.min(y - 14.0), rect.x1.max(x + 14.0), rect.y1.max(y + 14.0))
    };
    let mut spots: Vec<Rect> = plan.targets.iter().map(|target| of_mark(target.rect)).collect();
    let mut order: Vec<usize> = (0..spots.len()).collect();
    order.sort_by(|&a, &b| spots[a].x0.total_cmp(&spots[b].x0));
    for pair in order.windows(2) {
        let (left, right) = (spots[pair[0]], spots[pair[1]]);
        let overlap = left.x1 > right.x0 && left.y0 < right.y1 && right.y0 < left.y1;
        let (left_x, right_x) = (plan.targets[pair[0]].rect.center().0, plan.targets[pair[1]].rect.center().0);
        // Where both are long, as spans are, they share what they share.
        if overlap && left_x < right_x {
            let middle = ((left_x + right_x) / 2.0).clamp(right.x0, left.x1);
            (spots[pair[0]].x1, spots[pair[1]].x0) = (middle, middle);
            spots[pair[0]].x0 = left.x0.min(middle - 24.0);
            spots[pair[1]].x1 = right.x1.max(middle + 24.0);
        }
    }
    spots
}

/// The labels of a picture that found no room, if there are any.
pub fn listed(plan: &Plan) -> Option<AnyView> {
    let item =
        |(letter, words): &(String, String)| view! { <li><b>{letter.clone()}</b> " " {words.clone()}</li> }.into_any();
    let items: Vec<AnyView> = plan.listed.iter().map(item).collect();
    (!items.is_empty()).then(|| view! { <ul class="listed">{items}</ul> }.into_any())
}

/// The part of a picture between two heights in its pixels, with what reaches into it. `id` is the prefix of the ids of its
/// gradients, which are those of the whole page.
pub fn svg(plan: &Plan, id: &str, (top, foot): (f64, f64)) -> AnyView {
    let (width, height) = (tenth(plan.size.width), tenth(foot - top));
    let area = ["0 ", &tenth(top), " ", &width, " ", &height].concat();
    let drawn = plan.primitives.iter().enumerate().filter(|(_, primitive)| {
        let (from, to) = reach(primitive);
        from <= foot && top <= to
    });
    let shapes: Vec<AnyView> =
        drawn.map(|(at, primitive)| element(primitive, [id, "-", &at.to_string()].concat())).collect();
    view! {
        <svg class="drawn" width=width height=height viewBox=area preserveAspectRatio="xMinYMin" aria-hidden="true">
            {shapes}
        </svg>
    }
    .into_any()
}

/// From which height to which a primitive reaches, in pixels of the picture.
pub fn reach(primitive: &Primitive) -> (f64, f64) {
    let of = |points: &[Point], more: f64| {
        points.iter().fold((f64::MAX, f64::MIN), |all, (_, y)| (all.0.min(y - more), all.1.max(y + more)))
    };
    match primitive {
        Primitive::Disc { center, radius, edge, .. } => of(&[*center], radius + edge.map_or(0.0, |edge| edge.1)),
        Primitive::Shape { points, edge, .. } => of(points, edge.map_or(0.0, |edge| edge.1)),
        Primitive::Line { points, width, .. } => of(points, width / 2.0),
        Primitive::GradientRect { rect, .. } => (rect.y0, rect.y1),
        // From the tallest letter to the lowest, with the ground around them.
        Primitive::Text(text) => (text.at.1 - text.size, text.at.1 + 0.4 * text.size),
    }
}

/// A primitive as SVG; `id` names the gradient that a band which fades out needs.
fn element(primitive: &Primitive, id: String) -> AnyView {
    match primitive {
        Primitive::GradientRect { rect, role, opacity, left, right } => {
            fade(rect, *role, *opacity, (*left, *right), id)
        }
        Primitive::Text(text) => {
            let anchor = match text.anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            let bold = (text.weight == Weight::Bold).then_some("600");
            // Letters in the colour of the ground stand on a mark.
            let halo = if text.role == Role::Paper { "" } else { "halo" };
            view! {
                <text x=tenth(text.at.0) y=tenth(text.at.1) fill=token(text.role) text-anchor=anchor
                    font-size=tenth(text.size) font-weight=bold class=halo>{text.text.clone()}</text>
            }
            .into_any()
        }
        Primitive::Line { dash: Dash::Pattern(lengths), .. } => {
            let dashes = lengths.iter().map(|length| tenth(*length)).collect::<Vec<_>>().join(" ");
            view! { <g stroke-dasharray=dashes>{glyph::shape(primitive, token, tenth)}</g> }.into_any()
        }
        Primitive::Line { dash: Dash::Dots(step), .. } => {
            let dots = ["0.1 ", &tenth(*step)].concat();
            view! { <g stroke-dasharray=dots stroke-linecap="round">{glyph::shape(primitive, token, tenth)}</g> }
                .into_any()
        }
        mark => glyph::shape(mark, token, tenth).into_any(),
    }
}

/// A rectangle that fades out to the left and right, by a gradient of its own.
fn fade(rect: &Rect, role: Role, opacity: f64, (left, right): (f64, f64), id: String) -> AnyView {
    let width = rect.x1 - rect.x0;
    if width <= 0.0 {
        return ().into_any();
    }
    // Thousandths: a gradient over a few pixels needs them.
    let share = |length: f64| ((length / width * 1000.0).round() / 1000.0).to_string();
    // A band as on paper; on screens it is hardly another.
    // In the colours and not on the whole: WebKit prints a gradient that is seen through as black.
    let strength = (opacity * if role == Role::Band { Theme::Print.band() } else { 1.0 }).to_string();
    let end = |length: f64| if length > 0.0 { "0".to_string() } else { strength.clone() };
    let stop = |offset: String, opacity: String| {
        view! { <stop offset=offset stop-color=token(role) stop-opacity=opacity /> }.into_any()
    };
    let stops = vec![
        stop("0".to_string(), end(left)),
        stop(share(left), strength.clone()),
        stop(share(width - right), strength.clone()),
        stop("1".to_string(), end(right)),
    ];
    let fill = ["url(#", &id, ")"].concat();
    let height = tenth(rect.y1 - rect.y0);
    view! {
        <linearGradient id=id>{stops}</linearGradient>
        <rect x=tenth(rect.x0) y=tenth(rect.y0) width=tenth(width) height=height fill=fill />
    }
    .into_any()
}
