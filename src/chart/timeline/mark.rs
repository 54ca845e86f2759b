//! What an item looks like.

use super::cluster::count;
use super::date_extent::{DateExtent, DateForm, MARK};
use super::event_box::EventBox;
use super::geometry::{BAR, PILL, RING, TEXT, TRIANGLE};
use crate::chart::marker;
use crate::chart::plan::{Anchor, Dash, Point, Primitive, Rect, Role, TextRun};
use crate::model::{Dataset, Hue, Lang, Number};
use crate::text::number_words;

/// The dashes of the empty box at a disputed date.
const BOX: Dash = Dash::Pattern(&[4.0, 3.0]);

/// Opacity of a soft bar in its middle: at most; times its width in pixels, for the wider the date, the thinner the ink;
/// and under words.
const SOFT: (f64, f64, f64) = (0.8, 40.0, 0.2);

/// A tie between two disputed dates is drawn where there is so much between them, in pixels.
const TIED: f64 = 16.0;

/// Inks an item whose row has its middle at `y`.
pub fn draw(item: &EventBox<'_>, hue: Hue, lang: Lang, y: f64, primitives: &mut Vec<Primitive>) {
    let is_dim = item.members[0].is_dim && !item.is_selected;
    let role = if is_dim { Role::Axis } else { Role::Place(hue) };
    if item.is_selected {
        primitives.push(selection(item, y));
    }
    if let Some(disputed) = &item.disputed {
        primitives.extend(dispute(&item.extent, disputed, role, y));
    }
    if item.is_cluster() {
        primitives.extend(pill(item, role, lang, y));
    } else {
        primitives.extend(body(item, hue, role, y));
        primitives.extend(triangles(&item.extent, role, y));
    }
    let label = &item.label;
    if !label.text.is_empty() {
        // Letters that run wider than measured run away from the mark.
        let is_left = label.x1 < item.extent.x0;
        let (x, anchor) = if is_left { (label.x1, Anchor::End) } else { (label.x0, Anchor::Start) };
        let words = TextRun::new((x, y + TEXT * 0.34), label.text.clone()).anchor(anchor);
        let words = if is_dim { words.role(Role::Ink3) } else { words };
        let words = if item.is_selected { words.bold().role(Role::Ink) } else { words };
        primitives.push(Primitive::Text(if label.is_inside { words } else { words.halo() }));
    }
}

/// The pinhole of an event of the reader's own; none in a pill, which is no mark of one event.
pub fn pinhole(item: &EventBox<'_>, hue: Hue, dataset: &Dataset, y: f64) -> Option<Primitive> {
    let source = &dataset.sources[item.members[0].event.provenance.source];
    if item.is_cluster() || !source.is_own {
        return None;
    }
    let extent = &item.extent;
    // A span is faint, and holds its words: a dot, where it begins to be seen.
    let is_faint = extent.form == DateForm::Span || item.label.is_inside;
    let (x, fill) = match is_faint {
        true => (extent.x0 + extent.left.max(4.0), Role::Place(hue)),
        false => (extent.middle(), Role::Paper),
    };
    let y = if is_faint { y - BAR } else { y };
    Some(Primitive::Disc { center: (x, y), radius: 1.75, fill, edge: None })
}

/// The box that is pointed at.
pub fn target(item: &EventBox<'_>, y: f64) -> Rect {
    let half = match item.extent.form {
        _ if item.is_cluster() => PILL.1,
        DateForm::Mark => MARK,
        DateForm::Bar | DateForm::Soft | DateForm::Span => BAR,
    };
    Rect::new(item.extent.x0, y - half, item.extent.x1, y + half)
}

fn body(item: &EventBox<'_>, hue: Hue, role: Role, y: f64) -> Vec<Primitive> {
    let is_duplicate = item.members[0].is_duplicate;
    let extent = &item.extent;
    let DateExtent { x0, x1, left, right, form, .. } = *extent;
    let middle = (extent.middle(), y);
    let fade = |rect: Rect, opacity: f64| Primitive::GradientRect { rect, role, opacity, left, right };
    let bar = Rect::new(x0, y - BAR, x1, y + BAR);
    let ring = |radius: f64| marker::shape(hue, middle, radius, Role::Paper, Some((role, 2.0)));
    match form {
        DateForm::Mark if is_duplicate => vec![ring(MARK - 1.0)],
        DateForm::Mark => vec![marker::shape(hue, middle, MARK, role, None)],
        DateForm::Bar if is_duplicate => {
            vec![Primitive::Shape { points: corners(&bar), fill: Role::Paper, edge: Some((role, 1.5)) }]
        }
        DateForm::Bar => vec![Primitive::Shape { points: corners(&bar), fill: role, edge: None }],
        DateForm::Soft if item.label.is_inside => vec![fade(bar, SOFT.2)],
        DateForm::Soft if is_duplicate => vec![fade(bar, 0.3), ring(MARK - 1.0)],
        DateForm::Soft => vec![fade(bar, SOFT.0.min(SOFT.1 / (x1 - x0)))],
        DateForm::Span => {
            let base = Rect::new(x0, y + BAR, x1, y + BAR + 2.0);
            let mut primitives = vec![fade(bar, 0.14), fade(base, 1.0)];
            let ends = [(x0, left, extent.is_earlier), (x1, right, extent.is_later)];
            // An end that is known to the day is sharp.
            for (x, _, _) in ends.into_iter().filter(|(_, soft, is_open)| *soft == 0.0 && !is_open) {
                primitives.push(Primitive::Line {
                    points: vec![(x, y - BAR), (x, y + BAR + 2.0)],
                    width: 2.0,
                    role,
                    dash: Dash::Solid,
                });
            }
            primitives
        }
    }
}

/// Small triangles that point to where an open or cut date goes on: in a span, beside anything else.
fn triangles(extent: &DateExtent, role: Role, y: f64) -> Vec<Primitive> {
    let triangle = |tip: f64, foot: f64| Primitive::Shape {
        points: vec![(tip, y), (foot, y - 4.0), (foot, y + 4.0)],
        fill: role,
        edge: None,
    };
    let is_span = extent.form == DateForm::Span;
    let (near, far) = if is_span { (TRIANGLE - 1.0, 3.0) } else { (-3.0, 2.0 - TRIANGLE) };
    let mut primitives = Vec::new();
    if extent.is_earlier {
        primitives.push(triangle(extent.x0 + far, extent.x0 + near));
    }
    if extent.is_later {
        primitives.push(triangle(extent.x1 - far, extent.x1 - near));
    }
    primitives
}

fn selection(item: &EventBox<'_>, y: f64) -> Primitive {
    let edge = Some((Role::Ink, 2.0));
    if !item.has_frame() {
        return Primitive::Disc { center: (item.extent.middle(), y), radius: RING, fill: Role::Paper, edge };
    }
    let DateExtent { x0, x1, .. } = item.extent;
    Primitive::Shape {
        points: corners(&Rect::new(x0 - 1.0, y - BAR - 4.0, x1 + 1.0, y + BAR + 4.0)),
        fill: Role::Paper,
        edge,
    }
}

/// The dashed empty box at the other of two disputed dates, and the dotted tie to it unless the two are neighbours.
fn dispute(solid: &DateExtent, other: &DateExtent, role: Role, y: f64) -> Vec<Primitive> {
    let middle = other.middle();
    let half = ((other.x1 - other.x0) / 2.0).max(MARK + 1.5);
    let (x0, x1) = (middle - half, middle + half);
    let side = |a: Point, b: Point| Primitive::Line { points: vec![a, b], width: 1.5, role, dash: BOX };
    let (top, foot) = (y - BAR, y + BAR);
    let mut primitives = vec![
        side((x0, top), (x1, top)),
        side((x1, top), (x1, foot)),
        side((x1, foot), (x0, foot)),
        side((x0, foot), (x0, top)),
    ];
    let (from, to) = if x0 > solid.x1 { (solid.x1, x0) } else { (x1, solid.x0) };
    if to - from > TIED {
        let points = vec![(from + 5.0, y), (to - 4.0, y)];
        primitives.push(Primitive::Line { points, width: 1.8, role, dash: Dash::Dots(5.0) });
    }
    primitives
}

fn pill(item: &EventBox<'_>, role: Role, lang: Lang, y: f64) -> Vec<Primitive> {
    let x = item.extent.middle();
    let (half_width, half_height) = PILL;
    let inner = half_width - half_height;
    let end = |x: f64| Primitive::Disc { center: (x, y), radius: half_height, fill: role, edge: None };
    let middle = corners(&Rect::new(x - inner, y - half_height, x + inner, y + half_height));
    let number = number_words(lang, Number::whole(count(&item.members) as i64));
    let words = TextRun::new((x, y + TEXT * 0.36), number).bold().role(Role::Paper).anchor(Anchor::Middle);
    vec![
        end(x - inner),
        end(x + inner),
        Primitive::Shape { points: middle, fill: role, edge: None },
        Primitive::Text(words),
    ]
}

/// The corners of a box.
fn corners(rect: &Rect) -> Vec<Point> {
    vec![(rect.x0, rect.y0), (rect.x1, rect.y0), (rect.x1, rect.y1), (rect.x0, rect.y1)]
}
