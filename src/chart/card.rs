//! Where the reading card lies: near its mark, over as little of the picture as possible.

use super::plan::{Plan, Point, Primitive, Rect};

/// Distance of the card from its mark, in pixels.
const AWAY: f64 = 28.0;

/// The upper left corner for a card of this width and height that reads the target `id`. Marks and words under the card
/// count against a place, as does distance from the mark. `None` if the plan has no such target.
pub fn spot(plan: &Plan, id: &str, width: f64, height: f64) -> Option<Point> {
    let mark = plan.target(id)?.rect;
    let (x, y) = mark.center();
    let right_most = (plan.size.width - width).max(0.0);
    let low_most = (plan.size.height - height).max(0.0);
    let mut obstacles: Vec<Rect> = plan.targets.iter().map(|target| target.rect.grown(6.0)).collect();
    for ink in &plan.primitives {
        match ink {
            Primitive::Text(words) => obstacles.push(words.rect()),
            // The course of a connector, in short pieces.
            Primitive::Line { points, width, .. } if *width > 1.2 => {
                for pair in points.windows(2) {
                    let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
                    let pieces = ((x1 - x0).hypot(y1 - y0) / 24.0).ceil().max(1.0) as usize;
                    obstacles.extend((0..=pieces).map(|piece| {
                        let share = piece as f64 / pieces as f64;
                        Rect::around((x0 + (x1 - x0) * share, y0 + (y1 - y0) * share), 4.0)
                    }));
                }
            }
            _ => {}
        }
    }
    let cost = |(left, top): Point| {
        let card = Rect::new(left, top, left + width, top + height);
        let covered: f64 =
            obstacles.iter().filter(|rect| rect.overlaps(&card)).map(|rect| 40.0 + (rect.x1 - rect.x0)).sum();
        let own = if card.grown(8.0).overlaps(&mark) { 10_000.0 } else { 0.0 };
        covered * 4.0 + own + card.distance((x, y))
    };
    let columns = [x + AWAY, x - AWAY - width, x - width / 2.0, 0.0, right_most];
    let rows = (0..=12).map(|step| low_most * f64::from(step) / 12.0);
    let spots = rows.flat_map(|top| columns.map(|left| (left.max(0.0).min(right_most), top)));
    spots.min_by(|a, b| cost(*a).total_cmp(&cost(*b)))
}
