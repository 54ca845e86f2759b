//! A planned picture as SVG in the page, with one link for each mark over it.
//!
//! Not on a canvas: colours are the page's own tokens here, so that the picture follows theme and print by itself.

use crate::chart::metrics::Weight;
use crate::chart::plan::{Anchor, Dash, Plan, Point, Primitive, Rect, Role};
use crate::chart::theme::Theme;
use crate::glyph::token;
use crate::platform::dom::{El, el, svg};

/// A length in pixels, to a tenth.
fn tenth(value: f64) -> String {
    ((value * 10.0).round() / 10.0).to_string()
}

/// A length for a style property, to a whole pixel.
fn pixels(length: f64) -> String {
    [(length.round() as i32).to_string().as_str(), "px"].concat()
}

/// The picture, its marks as links, and the list of labels that found no context. `name` is what the picture is called, and
/// the prefix of the names of its gradients; `link` gives address and name of a mark's link.
pub fn picture(plan: &Plan, id: &str, name: &str, link: impl Fn(&'static str) -> Option<(String, String)>) -> Vec<El> {
    let marks = plan.targets.iter().filter_map(|target| {
        let (href, name) = link(target.id)?;
        let mut rect = target.rect;
        // No smaller than a finger can meet.
        let (x, y) = rect.center();
        rect = Rect::new(rect.x0.min(x - 14.0), rect.y0.min(y - 14.0), rect.x1.max(x + 14.0), rect.y1.max(y + 14.0));
        let spot = el("a").class("spot").attr("href", &href).attr("aria-label", &name).attr("title", &name);
        let spot = spot.attr("id", &[id, "-", target.id].concat());
        let (left, top) = (pixels(rect.x0), pixels(rect.y0));
        let (wide, high) = (pixels(rect.x1 - rect.x0), pixels(rect.y1 - rect.y0));
        Some(spot.style("left", &left).style("top", &top).style("width", &wide).style("height", &high))
    });
    let mut parts = vec![
        el("div")
            .class("drawing")
            .attr("role", "group")
            .attr("aria-label", name)
            .child(sheet(plan, id, (0.0, plan.size.height)))
            .children(marks),
    ];
    parts.extend(listed(plan));
    parts
}

/// The labels of a picture that found no context, if there are any.
pub fn listed(plan: &Plan) -> Option<El> {
    let item = |(letter, words): &(String, String)| el("li").child(el("b").text(letter)).text(" ").text(words);
    (!plan.listed.is_empty()).then(|| el("ul").class("listed").children(plan.listed.iter().map(item)))
}

/// The part of a picture between two heights in its pixels, with what reaches into it. `id` is the prefix of the names of its
/// gradients, which are those of the whole page.
pub fn sheet(plan: &Plan, id: &str, (top, foot): (f64, f64)) -> El {
    let (width, height) = (tenth(plan.size.width), tenth(foot - top));
    let sheet = svg("svg").attr("class", "drawn").attr("width", &width).attr("height", &height);
    let sheet = sheet.attr("viewBox", &["0 ", &tenth(top), " ", &width, " ", &height].concat());
    let primitives = plan.primitives.iter().enumerate().filter(|(_, ink)| {
        let (from, to) = reach(ink);
        from <= foot && top <= to
    });
    sheet
        .attr("preserveAspectRatio", "xMinYMin")
        .attr("aria-hidden", "true")
        .children(primitives.flat_map(|(at, ink)| shapes(ink, &[id, "-", &at.to_string()].concat())))
}

/// From which height to which an ink reaches, in pixels of the picture.
pub fn reach(ink: &Primitive) -> (f64, f64) {
    let of = |points: &[Point], more: f64| {
        points.iter().fold((f64::MAX, f64::MIN), |all, (_, y)| (all.0.min(y - more), all.1.max(y + more)))
    };
    match ink {
        Primitive::Disc { center, radius, edge, .. } => of(&[*center], radius + edge.map_or(0.0, |edge| edge.1)),
        Primitive::Shape { points, edge, .. } => of(points, edge.map_or(0.0, |edge| edge.1)),
        Primitive::Line { points, width, .. } => of(points, width / 2.0),
        Primitive::GradientRect { rect, .. } => (rect.y0, rect.y1),
        // From the tallest letter to the lowest, with the ground around them.
        Primitive::Text(words) => (words.at.1 - words.size, words.at.1 + 0.4 * words.size),
    }
}

fn pairs(points: &[Point]) -> String {
    points.iter().map(|(x, y)| [tenth(*x), tenth(*y)].join(",")).collect::<Vec<_>>().join(" ")
}

fn edged(shape: El, fill: Role, edge: Option<(Role, f64)>) -> El {
    let shape = shape.attr("fill", &token(fill));
    match edge {
        Some((role, width)) => shape.attr("stroke", &token(role)).attr("stroke-width", &tenth(width)),
        None => shape,
    }
}

/// An ink as SVG; `id` names the gradient that a fading needs.
fn shapes(ink: &Primitive, id: &str) -> Vec<El> {
    match ink {
        Primitive::Disc { center, radius, fill, edge } => {
            let disc = svg("circle").attr("cx", &tenth(center.0)).attr("cy", &tenth(center.1));
            vec![edged(disc.attr("r", &tenth(*radius)), *fill, *edge)]
        }
        Primitive::Shape { points, fill, edge } => {
            vec![edged(svg("polygon").attr("points", &pairs(points)), *fill, *edge)]
        }
        Primitive::Line { points, width, role, dash } => {
            let line = svg("polyline").attr("points", &pairs(points)).attr("fill", "none");
            let line = line.attr("stroke", &token(*role)).attr("stroke-width", &tenth(*width));
            vec![match dash {
                Dash::Solid => line,
                Dash::Pattern(lengths) => {
                    let lengths: Vec<String> = lengths.iter().map(|length| tenth(*length)).collect();
                    line.attr("stroke-dasharray", &lengths.join(" "))
                }
                Dash::Dots(step) => {
                    line.attr("stroke-dasharray", &["0.1 ", &tenth(*step)].concat()).attr("stroke-linecap", "round")
                }
            }]
        }
        Primitive::GradientRect { rect, role, opacity, left, right } => {
            fade(rect, *role, *opacity, (*left, *right), id)
        }
        Primitive::Text(words) => {
            let anchor = match words.anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            let text = svg("text").attr("x", &tenth(words.at.0)).attr("y", &tenth(words.at.1));
            let text = text.attr("fill", &token(words.role)).attr("text-anchor", anchor);
            let text = text.attr("font-size", &tenth(words.size));
            let bold = (words.weight == Weight::Bold).then_some("600");
            // Letters in the colour of the ground stand on a mark.
            let halo = (words.role != Role::Paper).then_some("halo");
            vec![text.attr_if("font-weight", bold).attr_if("class", halo).text(&words.text)]
        }
    }
}

/// A rectangle that fades out to the left and right, by a gradient of its own.
fn fade(rect: &Rect, role: Role, opacity: f64, (left, right): (f64, f64), id: &str) -> Vec<El> {
    let width = rect.x1 - rect.x0;
    if width <= 0.0 {
        return Vec::new();
    }
    // Thousandths: a gradient over a few pixels needs them.
    let share = |length: f64| ((length / width * 1000.0).round() / 1000.0).to_string();
    // A band as on paper; on screens it is hardly another.
    // In the colours and not on the whole: WebKit prints a gradient that is seen through as black.
    let strength = (opacity * if role == Role::Band { Theme::Print.band() } else { 1.0 }).to_string();
    let stop = |offset: String, opacity: &str| {
        svg("stop").attr("offset", &offset).attr("stop-color", &token(role)).attr("stop-opacity", opacity)
    };
    let gradient = svg("linearGradient").attr("id", id).children([
        stop("0".to_string(), if left > 0.0 { "0" } else { &strength }),
        stop(share(left), &strength),
        stop(share(width - right), &strength),
        stop("1".to_string(), if right > 0.0 { "0" } else { &strength }),
    ]);
    let band = svg("rect").attr("x", &tenth(rect.x0)).attr("y", &tenth(rect.y0)).attr("width", &tenth(width));
    let band = band.attr("height", &tenth(rect.y1 - rect.y0)).attr("fill", &["url(#", id, ")"].concat());
    vec![gradient, band]
}
