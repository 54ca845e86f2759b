//! Where the reading card lies: near its mark, on the largest free part of the picture that is at hand. It never lies on a
//! mark, a label or a connector: where there is little room it is low, and what does not fit is scrolled in it.

use super::plan::{Plan, Point, Primitive, Rect};

/// Side of the cells in which free room is looked for, in pixels.
const CELL: f64 = 8.0;

/// Widths and heights that are tried one after the other, in pixels.
const SIZES: [(f64, f64); 8] = [
    (400.0, 376.0),
    (400.0, 320.0),
    (336.0, 376.0),
    (400.0, 264.0),
    (336.0, 264.0),
    (400.0, 208.0),
    (336.0, 208.0),
    (288.0, 208.0),
];

/// Where a card lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Its upper left corner.
    pub corner: Point,
    /// How wide it is.
    pub width: f64,
    /// How high it may be.
    pub most: f64,
}

/// A spot for a card that reads the target `id`. `None` if the plan has no such target, or nowhere so much room.
pub fn spot(plan: &Plan, id: &str) -> Option<Spot> {
    let mark = plan.target(id)?.rect;
    let (x, y) = mark.center();
    let taken = Taken::of(plan);
    let free = |width: f64, height: f64| {
        let (columns, rows) = (cells(width), cells(height));
        let lefts = 0..=taken.columns.checked_sub(columns)?;
        let tops = 0..=taken.rows.checked_sub(rows)?;
        let all = lefts.flat_map(|left| tops.clone().map(move |top| (left, top)));
        let free = all.filter(|(left, top)| taken.is_free(*left, *top, columns, rows));
        let distance = |(left, top): &(usize, usize)| {
            let (left, top) = (*left as f64 * CELL, *top as f64 * CELL);
            Rect::new(left, top, left + width, top + height).distance((x, y))
        };
        free.min_by(|a, b| distance(a).total_cmp(&distance(b)))
    };
    SIZES.into_iter().find_map(|(width, height)| {
        let (left, top) = free(width, height)?;
        // Longer readings may reach as far down as nothing lies there.
        let down = (cells(height)..=taken.rows - top).rev().find(|rows| taken.is_free(left, top, cells(width), *rows));
        let most = down.map_or(height, |rows| rows as f64 * CELL);
        Some(Spot { corner: (left as f64 * CELL, top as f64 * CELL), width, most })
    })
}

fn cells(length: f64) -> usize {
    (length / CELL).ceil() as usize
}

/// What of a picture is taken, by cells: how many taken ones lie above and to the left of each corner.
struct Taken {
    columns: usize,
    rows: usize,
    sums: Vec<u32>,
}

impl Taken {
    fn of(plan: &Plan) -> Taken {
        let (columns, rows) = ((plan.size.width / CELL) as usize, (plan.size.height / CELL) as usize);
        let mut is_taken = vec![false; columns * rows];
        for rect in obstacles(plan) {
            let from = |at: f64| (at / CELL).floor().max(0.0) as usize;
            for row in from(rect.y0)..cells(rect.y1.max(0.0)).min(rows) {
                let last = cells(rect.x1.max(0.0)).min(columns);
                let first = from(rect.x0).min(last);
                is_taken[row * columns + first..row * columns + last].fill(true);
            }
        }
        let mut sums = vec![0; (columns + 1) * (rows + 1)];
        for row in 0..rows {
            let mut sum = 0;
            for column in 0..columns {
                sum += u32::from(is_taken[row * columns + column]);
                sums[(row + 1) * (columns + 1) + column + 1] = sums[row * (columns + 1) + column + 1] + sum;
            }
        }
        Taken { columns, rows, sums }
    }

    fn is_free(&self, left: usize, top: usize, columns: usize, rows: usize) -> bool {
        let sum = |column: usize, row: usize| self.sums[row * (self.columns + 1) + column];
        sum(left + columns, top + rows) + sum(left, top) == sum(left + columns, top) + sum(left, top + rows)
    }
}

/// The marks, words and connectors of a picture.
pub fn obstacles(plan: &Plan) -> Vec<Rect> {
    let mut obstacles: Vec<Rect> = plan.targets.iter().map(|target| target.rect.grown(2.0)).collect();
    for ink in &plan.primitives {
        match ink {
            Primitive::Text(words) => obstacles.push(words.rect()),
            // The course of a connector, in short pieces. What is thinner belongs to the grid.
            Primitive::Line { points, width, .. } if *width > 1.2 => {
                for pair in points.windows(2) {
                    let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
                    let pieces = ((x1 - x0).hypot(y1 - y0) / CELL).ceil().max(1.0) as usize;
                    obstacles.extend((0..=pieces).map(|piece| {
                        let share = piece as f64 / pieces as f64;
                        Rect::around((x0 + (x1 - x0) * share, y0 + (y1 - y0) * share), 2.0)
                    }));
                }
            }
            _ => {}
        }
    }
    obstacles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::frame::Frame;
    use crate::chart::growth;
    use crate::model::Lang;
    use crate::view::parse;

    #[test]
    fn the_card_lies_on_nothing_in_any_view_that_was_ever_given() {
        let dataset = crate::bundle::embedded().expect("the tables");
        let (mut found, mut none) = (0, 0);
        for line in include_str!("../../tests/links.txt").lines().filter(|line| line.starts_with("#/")) {
            let link = line.split('\t').next().unwrap_or_default();
            let (state, _) = parse(link, &dataset);
            if !state.page.has_growth() {
                continue;
            }
            for (width, lang) in [(1440.0, Lang::En), (1280.0, Lang::Ru), (864.0, Lang::Uz), (704.0, Lang::En)] {
                let plan = growth::plan(&dataset, &state, lang, &Frame::new(&dataset, &state, width));
                let obstacles = obstacles(&plan);
                for target in &plan.targets {
                    let Some(Spot { corner: (left, top), width: wide, most }) = spot(&plan, target.id) else {
                        none += 1;
                        continue;
                    };
                    found += 1;
                    let card = Rect::new(left, top, left + wide, top + most);
                    let covered: Vec<&Rect> = obstacles.iter().filter(|rect| rect.overlaps(&card)).collect();
                    assert!(covered.is_empty(), "{link} {width} {}: {card:?} over {covered:?}", target.id);
                }
            }
        }
        assert!(found > 500, "{found} have a spot, {none} have none");
    }
}
