//! What an item looks like.

use super::cluster::count;
use super::item::{BAR, Item, PILL, RING, TEXT, TRIANGLE};
use super::spread::{Form, MARK, Spread};
use crate::chart::marker;
use crate::chart::plan::{Anchor, Dash, Ink, Point, Rect, Role, Words};
use crate::model::{Hue, Lang, Number};
use crate::text::number_words;

/// The dashes of the empty box at a disputed date.
const BOX: Dash = Dash::Pattern(&[4.0, 3.0]);

/// Opacity of a soft bar in its middle: at most; times its width in pixels, for the wider the date, the thinner the ink;
/// and under words.
const SOFT: (f64, f64, f64) = (0.8, 40.0, 0.2);

/// A tie between two disputed dates is drawn where there is so much between them, in pixels.
const TIED: f64 = 16.0;

/// Inks an item whose row has its middle at `y`.
pub fn ink(item: &Item<'_>, hue: Hue, lang: Lang, y: f64, inks: &mut Vec<Ink>) {
    let is_dim = item.members[0].is_dim && !item.is_selected;
    let role = if is_dim { Role::Axis } else { Role::Place(hue) };
    if item.is_selected {
        inks.push(selection(item, y));
    }
    if let Some(disputed) = &item.disputed {
        inks.extend(dispute(&item.spread, disputed, role, y));
    }
    if item.is_cluster() {
        inks.extend(pill(item, role, lang, y));
    } else {
        inks.extend(body(item, hue, role, y));
        inks.extend(triangles(&item.spread, role, y));
    }
    let label = &item.label;
    if !label.text.is_empty() {
        // Letters that run wider than measured run away from the mark.
        let is_left = label.x1 < item.spread.x0;
        let (x, anchor) = if is_left { (label.x1, Anchor::End) } else { (label.x0, Anchor::Start) };
        let words = Words::new((x, y + TEXT * 0.34), label.text.clone()).anchor(anchor);
        let words = if is_dim { words.role(Role::Ink3) } else { words };
        let words = if item.is_selected { words.bold().role(Role::Ink) } else { words };
        inks.push(Ink::Words(if label.is_inside { words } else { words.halo() }));
    }
}

/// The box that is pointed at.
pub fn target(item: &Item<'_>, y: f64) -> Rect {
    let half = match item.spread.form {
        _ if item.is_cluster() => PILL.1,
        Form::Mark => MARK,
        Form::Bar | Form::Soft | Form::Span => BAR,
    };
    Rect::new(item.spread.x0, y - half, item.spread.x1, y + half)
}

fn body(item: &Item<'_>, hue: Hue, role: Role, y: f64) -> Vec<Ink> {
    let is_echo = item.members[0].is_echo;
    let spread = &item.spread;
    let Spread { x0, x1, left, right, form, .. } = *spread;
    let middle = (spread.middle(), y);
    let fade = |rect: Rect, opacity: f64| Ink::Fade { rect, role, opacity, left, right };
    let bar = Rect::new(x0, y - BAR, x1, y + BAR);
    let ring = |radius: f64| marker::shape(hue, middle, radius, Role::Paper, Some((role, 2.0)));
    match form {
        Form::Mark if is_echo => vec![ring(MARK - 1.0)],
        Form::Mark => vec![marker::shape(hue, middle, MARK, role, None)],
        Form::Bar if is_echo => vec![Ink::Shape { points: corners(&bar), fill: Role::Paper, edge: Some((role, 1.5)) }],
        Form::Bar => vec![Ink::Shape { points: corners(&bar), fill: role, edge: None }],
        Form::Soft if item.label.is_inside => vec![fade(bar, SOFT.2)],
        Form::Soft if is_echo => vec![fade(bar, 0.3), ring(MARK - 1.0)],
        Form::Soft => vec![fade(bar, SOFT.0.min(SOFT.1 / (x1 - x0)))],
        Form::Span => {
            let base = Rect::new(x0, y + BAR, x1, y + BAR + 2.0);
            let mut inks = vec![fade(bar, 0.14), fade(base, 1.0)];
            let ends = [(x0, left, spread.is_earlier), (x1, right, spread.is_later)];
            // An end that is known to the day is sharp.
            for (x, _, _) in ends.into_iter().filter(|(_, soft, is_open)| *soft == 0.0 && !is_open) {
                inks.push(Ink::Line {
                    points: vec![(x, y - BAR), (x, y + BAR + 2.0)],
                    width: 2.0,
                    role,
                    dash: Dash::Solid,
                });
            }
            inks
        }
    }
}

/// Small triangles that point to where an open or cut date goes on: in a span, beside anything else.
fn triangles(spread: &Spread, role: Role, y: f64) -> Vec<Ink> {
    let triangle = |tip: f64, foot: f64| Ink::Shape {
        points: vec![(tip, y), (foot, y - 4.0), (foot, y + 4.0)],
        fill: role,
        edge: None,
    };
    let is_span = spread.form == Form::Span;
    let (near, far) = if is_span { (TRIANGLE - 1.0, 3.0) } else { (-3.0, 2.0 - TRIANGLE) };
    let mut inks = Vec::new();
    if spread.is_earlier {
        inks.push(triangle(spread.x0 + far, spread.x0 + near));
    }
    if spread.is_later {
        inks.push(triangle(spread.x1 - far, spread.x1 - near));
    }
    inks
}

fn selection(item: &Item<'_>, y: f64) -> Ink {
    let edge = Some((Role::Ink, 2.0));
    if !item.has_frame() {
        return Ink::Disc { center: (item.spread.middle(), y), radius: RING, fill: Role::Paper, edge };
    }
    let Spread { x0, x1, .. } = item.spread;
    Ink::Shape {
        points: corners(&Rect::new(x0 - 1.0, y - BAR - 4.0, x1 + 1.0, y + BAR + 4.0)),
        fill: Role::Paper,
        edge,
    }
}

/// The dashed empty box at the other of two disputed dates, and the dotted tie to it unless the two are neighbours.
fn dispute(solid: &Spread, other: &Spread, role: Role, y: f64) -> Vec<Ink> {
    let middle = other.middle();
    let half = ((other.x1 - other.x0) / 2.0).max(MARK + 1.5);
    let (x0, x1) = (middle - half, middle + half);
    let side = |a: Point, b: Point| Ink::Line { points: vec![a, b], width: 1.5, role, dash: BOX };
    let (top, foot) = (y - BAR, y + BAR);
    let mut inks = vec![
        side((x0, top), (x1, top)),
        side((x1, top), (x1, foot)),
        side((x1, foot), (x0, foot)),
        side((x0, foot), (x0, top)),
    ];
    let (from, to) = if x0 > solid.x1 { (solid.x1, x0) } else { (x1, solid.x0) };
    if to - from > TIED {
        let points = vec![(from + 5.0, y), (to - 4.0, y)];
        inks.push(Ink::Line { points, width: 1.8, role, dash: Dash::Dots(5.0) });
    }
    inks
}

fn pill(item: &Item<'_>, role: Role, lang: Lang, y: f64) -> Vec<Ink> {
    let x = item.spread.middle();
    let (half_width, half_height) = PILL;
    let inner = half_width - half_height;
    let end = |x: f64| Ink::Disc { center: (x, y), radius: half_height, fill: role, edge: None };
    let middle = corners(&Rect::new(x - inner, y - half_height, x + inner, y + half_height));
    let number = number_words(lang, Number::whole(count(&item.members) as i64));
    let words = Words::new((x, y + TEXT * 0.36), number).bold().role(Role::Paper).anchor(Anchor::Middle);
    vec![end(x - inner), end(x + inner), Ink::Shape { points: middle, fill: role, edge: None }, Ink::Words(words)]
}

/// The corners of a box.
fn corners(rect: &Rect) -> Vec<Point> {
    vec![(rect.x0, rect.y0), (rect.x1, rect.y0), (rect.x1, rect.y1), (rect.x0, rect.y1)]
}
