//! The shape of a mark says the place, its fill the qualifier.

use super::plan::{Dash, Point, Primitive, Role};
use crate::model::{Hue, Qualifier};

/// Half the height of a mark, in pixels.
pub const RADIUS: f64 = 6.5;

/// The radius of the pinhole in a mark of that size, in pixels.
const PINHOLE: f64 = 1.75;

/// Length of the arrow over or under a mark, and its distance from it, in pixels.
const ARROW: (f64, f64) = (11.0, 2.0);

/// The pattern of the line that joins two observations of a place between which nothing is known.
pub fn dash(hue: Hue) -> Dash {
    match hue {
        Hue::Uz => Dash::Pattern(&[9.0, 5.0]),
        Hue::Kz => Dash::Pattern(&[16.0, 5.0]),
        Hue::Kg => Dash::Dots(6.0),
        Hue::Tj => Dash::Pattern(&[12.0, 5.0, 1.0, 5.0]),
        Hue::Tm => Dash::Pattern(&[7.0, 4.0, 1.0, 4.0, 1.0, 4.0]),
        Hue::World => Dash::Pattern(&[4.0, 3.0]),
        Hue::Region => Dash::Pattern(&[22.0, 4.0, 4.0, 4.0]),
        Hue::Own1 => Dash::Pattern(&[10.0, 3.0]),
        Hue::Own2 => Dash::Pattern(&[3.0, 5.0]),
        Hue::Own3 => Dash::Pattern(&[14.0, 4.0, 4.0, 4.0]),
        Hue::Own4 => Dash::Pattern(&[6.0, 6.0]),
        Hue::Own5 => Dash::Pattern(&[18.0, 3.0, 2.0, 3.0]),
        Hue::Own6 => Dash::Pattern(&[2.0, 3.0, 8.0, 3.0]),
    }
}

/// Width of that line, in pixels.
pub fn connector_width(hue: Hue) -> f64 {
    if hue == Hue::Kg { 2.6 } else { 1.75 }
}

/// The corners of a place's shape around a point; `None` for the circle.
fn corners(hue: Hue, (x, y): Point, radius: f64) -> Option<Vec<Point>> {
    let at = |shape: &[(f64, f64)], scale: f64| {
        Some(shape.iter().map(|(dx, dy)| (x + dx * scale, y + dy * scale)).collect())
    };
    const PLUS: [(f64, f64); 12] = [
        (-0.35, -1.0),
        (0.35, -1.0),
        (0.35, -0.35),
        (1.0, -0.35),
        (1.0, 0.35),
        (0.35, 0.35),
        (0.35, 1.0),
        (-0.35, 1.0),
        (-0.35, 0.35),
        (-1.0, 0.35),
        (-1.0, -0.35),
        (-0.35, -0.35),
    ];
    const STAR: [(f64, f64); 10] = [
        (0.0, -1.0),
        (0.26, -0.36),
        (0.95, -0.31),
        (0.43, 0.14),
        (0.59, 0.81),
        (0.0, 0.46),
        (-0.59, 0.81),
        (-0.43, 0.14),
        (-0.95, -0.31),
        (-0.26, -0.36),
    ];
    match hue {
        Hue::Uz => None,
        Hue::Kg => at(&[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)], radius * 1.35),
        Hue::Kz => at(&[(0.0, -1.0), (1.0, 0.8), (-1.0, 0.8)], radius * 1.15),
        Hue::Tm => at(&[(0.0, 1.0), (1.0, -0.8), (-1.0, -0.8)], radius * 1.15),
        Hue::Tj => at(&[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)], radius * 0.9),
        Hue::World => at(&PLUS, radius * 1.1),
        Hue::Own1 => at(&[(-0.8, -1.0), (1.0, 0.0), (-0.8, 1.0)], radius * 1.2),
        Hue::Own2 => at(&STAR, radius * 1.6),
        Hue::Own3 => at(&[(0.8, -1.0), (-1.0, 0.0), (0.8, 1.0)], radius * 1.2),
        Hue::Own4 => at(&[(-0.5, -1.0), (0.5, -1.0), (1.1, 0.9), (-1.1, 0.9)], radius),
        Hue::Own5 => {
            at(&[(-0.55, -1.0), (0.55, -1.0), (1.1, 0.0), (0.55, 1.0), (-0.55, 1.0), (-1.1, 0.0)], radius * 1.05)
        }
        Hue::Own6 => at(&[(-0.55, -1.25), (0.55, -1.25), (0.55, 1.25), (-0.55, 1.25)], radius),
        Hue::Region => {
            // A plus turned by 45 degrees; sine and cosine are the same there.
            let (sin, cos) = (std::f64::consts::FRAC_1_SQRT_2, std::f64::consts::FRAC_1_SQRT_2);
            let turned: Vec<(f64, f64)> =
                PLUS.iter().map(|(dx, dy)| (dx * cos - dy * sin, dx * sin + dy * cos)).collect();
            at(&turned, radius * 1.1)
        }
    }
}

/// The bare shape of a place.
pub fn shape(hue: Hue, center: Point, radius: f64, fill: Role, edge: Option<(Role, f64)>) -> Primitive {
    match corners(hue, center, radius) {
        None => Primitive::Disc { center, radius, fill, edge },
        Some(points) => Primitive::Shape { points, fill, edge },
    }
}

/// What tells a mark of the reader's own from one of the atlas: a pinhole in paper, or a dot in an open mark.
pub fn pinhole(hue: Hue, qualifier: Qualifier, center: Point, radius: f64) -> Primitive {
    let is_ring = matches!(qualifier, Qualifier::About | Qualifier::Approaching);
    let fill = if is_ring { Role::Place(hue) } else { Role::Paper };
    Primitive::Disc { center, radius: radius * PINHOLE / RADIUS, fill, edge: None }
}

/// A mark with its qualifier: filled exact, ring about, arrow over or under, ring with arrow approaching.
pub fn mark(hue: Hue, qualifier: Qualifier, center: Point, radius: f64) -> Vec<Primitive> {
    let color = Role::Place(hue);
    let is_ring = matches!(qualifier, Qualifier::About | Qualifier::Approaching);
    let mut primitives = vec![if is_ring {
        shape(hue, center, radius, Role::Paper, Some((color, 2.2)))
    } else {
        shape(hue, center, radius, color, Some((Role::Paper, 1.5)))
    }];
    let direction = match qualifier {
        Qualifier::Over | Qualifier::Approaching => -1.0,
        Qualifier::Under => 1.0,
        Qualifier::Exact | Qualifier::About => return primitives,
    };
    let (length, gap) = ARROW;
    let reach = if hue == Hue::Kg { radius * 1.35 } else { radius * 1.1 };
    let (x, foot) = (center.0, center.1 + direction * (reach + gap));
    let tip = foot + direction * length;
    let line = |points| Primitive::Line { points, width: 2.0, role: color, dash: Dash::Solid };
    primitives.push(line(vec![(x, foot), (x, tip)]));
    primitives.push(line(vec![(x - 4.5, tip - direction * 4.5), (x, tip), (x + 4.5, tip - direction * 4.5)]));
    primitives
}
