//! What a picture consists of, in CSS pixels: x to the right, y down, from the upper left corner.

use super::metrics::{Weight, text_width};
use crate::model::Hue;

/// Width and height in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A point.
pub type Point = (f64, f64);

/// A rectangle; right and bottom are exclusive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x0: f64,
    /// Upper edge.
    pub y0: f64,
    /// Right edge.
    pub x1: f64,
    /// Lower edge.
    pub y1: f64,
}

impl Rect {
    /// From corner to corner.
    pub fn new(x0: f64, y0: f64, x1: f64, y1: f64) -> Rect {
        Rect { x0, y0, x1, y1 }
    }

    /// A square of so much to each side of a point.
    pub fn around((x, y): Point, reach: f64) -> Rect {
        Rect::new(x - reach, y - reach, x + reach, y + reach)
    }

    /// True when the two share some area.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    /// True when the other lies wholly inside.
    pub fn holds(&self, other: &Rect) -> bool {
        self.x0 <= other.x0 && self.y0 <= other.y0 && self.x1 >= other.x1 && self.y1 >= other.y1
    }

    /// Larger by so much on each side.
    pub fn grown(&self, by: f64) -> Rect {
        Rect::new(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)
    }

    /// The smallest rectangle around both.
    pub fn around_both(&self, other: &Rect) -> Rect {
        Rect::new(self.x0.min(other.x0), self.y0.min(other.y0), self.x1.max(other.x1), self.y1.max(other.y1))
    }

    /// The middle.
    pub fn center(&self) -> Point {
        ((self.x0 + self.x1) / 2.0, (self.y0 + self.y1) / 2.0)
    }

    /// Distance from a point to the nearest point of the rectangle; 0 inside.
    pub fn distance(&self, (x, y): Point) -> f64 {
        let dx = (self.x0 - x).max(x - self.x1).max(0.0);
        let dy = (self.y0 - y).max(y - self.y1).max(0.0);
        dx.hypot(dy)
    }
}

/// What a colour stands for. The theme says which colour that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The ground of the page.
    Paper,
    /// Strongest text.
    Ink,
    /// Second text.
    Ink2,
    /// Third text.
    Ink3,
    /// Axis lines; never text.
    Axis,
    /// Grid lines.
    Grid,
    /// Rules and hairlines.
    Rule,
    /// Bands behind the picture.
    Band,
    /// A place.
    Place(Hue),
}

/// The pattern of a line: lengths drawn and left out in turn, in pixels; a pattern of dots has round ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Dash {
    /// Unbroken.
    Solid,
    /// Drawn and left out in turn.
    Pattern(&'static [f64]),
    /// Round dots of the line's width, so far apart from middle to middle.
    Dots(f64),
}

/// Which point of a text its position means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The left end of the baseline.
    Start,
    /// The middle of the baseline.
    Middle,
    /// The right end of the baseline.
    End,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    /// Where its baseline starts, is centred or ends.
    pub at: Point,
    /// Its letters.
    pub text: String,
    /// Size of the font.
    pub size: f64,
    /// Strength.
    pub weight: Weight,
    /// Colour.
    pub role: Role,
    /// Which point `at` means.
    pub anchor: Anchor,
    /// True when paper is laid under it, so that lines do not run through the letters.
    pub halo: bool,
}

impl TextRun {
    /// Regular text of 13 pixels in the second ink.
    pub fn new(at: Point, text: impl Into<String>) -> TextRun {
        TextRun {
            at,
            text: text.into(),
            size: 13.0,
            weight: Weight::Regular,
            role: Role::Ink2,
            anchor: Anchor::Start,
            halo: false,
        }
    }

    /// Elsewhere.
    pub fn at(mut self, at: Point) -> TextRun {
        self.at = at;
        self
    }

    /// In another colour.
    pub fn role(mut self, role: Role) -> TextRun {
        self.role = role;
        self
    }

    /// Semibold.
    pub fn bold(mut self) -> TextRun {
        self.weight = Weight::Bold;
        self
    }

    /// In another size.
    pub fn size(mut self, size: f64) -> TextRun {
        self.size = size;
        self
    }

    /// Anchored elsewhere.
    pub fn anchor(mut self, anchor: Anchor) -> TextRun {
        self.anchor = anchor;
        self
    }

    /// With paper under it.
    pub fn halo(mut self) -> TextRun {
        self.halo = true;
        self
    }

    /// Its width by the metrics table.
    pub fn width(&self) -> f64 {
        text_width(&self.text, self.size, self.weight)
    }

    /// The box of its letters.
    pub fn rect(&self) -> Rect {
        let width = self.width();
        let x0 = match self.anchor {
            Anchor::Start => self.at.0,
            Anchor::Middle => self.at.0 - width / 2.0,
            Anchor::End => self.at.0 - width,
        };
        Rect::new(x0, self.at.1 - self.size * 0.8, x0 + width, self.at.1 + self.size * 0.25)
    }
}

/// One thing to ink.
#[derive(Clone, Debug, PartialEq)]
pub enum Primitive {
    /// A line through points.
    Line {
        /// The points.
        points: Vec<Point>,
        /// Width.
        width: f64,
        /// Colour.
        role: Role,
        /// Pattern.
        dash: Dash,
    },
    /// A filled polygon with an edge around it.
    Shape {
        /// The corners.
        points: Vec<Point>,
        /// Fill.
        fill: Role,
        /// Colour and width of the edge.
        edge: Option<(Role, f64)>,
    },
    /// A filled disc with an edge around it.
    Disc {
        /// Middle.
        center: Point,
        /// Radius.
        radius: f64,
        /// Fill.
        fill: Role,
        /// Colour and width of the edge.
        edge: Option<(Role, f64)>,
    },
    /// A rectangle of one colour that fades out over the given widths at its left and right.
    GradientRect {
        /// Where.
        rect: Rect,
        /// Colour.
        role: Role,
        /// Opacity at its strongest, 0 to 1.
        opacity: f64,
        /// Width of the fading at the left.
        left: f64,
        /// Width of the fading at the right.
        right: f64,
    },
    /// A line of text.
    Text(TextRun),
}

/// Something that can be pointed at: a mark with its record.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Id of the record.
    pub id: &'static str,
    /// The mark; a pointer within 22 pixels of it means it.
    pub rect: Rect,
    /// The row for the arrow keys: up and down go to another row, left and right stay in it.
    pub row: usize,
    /// The records that stand under one mark, that of `id` among them; empty for a mark of a single record.
    pub members: Vec<&'static str>,
}

/// How far from a mark a pointer still means it, in pixels.
pub const REACH: f64 = 22.0;

/// A picture, placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Its size.
    pub size: Size,
    /// Where the axes span the picture; empty where there are none, or several.
    pub plot: Rect,
    /// What to ink, first to last.
    pub primitives: Vec<Primitive>,
    /// What can be pointed at, row by row and in each row from left to right.
    pub targets: Vec<Target>,
    /// Further marks of records that have a target, as where one event stands in several lanes: a pointer means them too.
    pub again: Vec<Target>,
    /// Labels that found no room beside their mark, with the letter that stands there instead.
    pub listed: Vec<(String, String)>,
}

impl Plan {
    /// An empty picture.
    pub fn new(size: Size) -> Plan {
        let plot = Rect::around((0.0, 0.0), 0.0);
        Plan { size, plot, primitives: Vec::new(), targets: Vec::new(), again: Vec::new(), listed: Vec::new() }
    }

    /// The target nearest to a point, if one is within reach; of two around it the smaller one.
    pub fn hit(&self, point: Point) -> Option<&Target> {
        let near = self.targets.iter().chain(&self.again).map(|target| (target.rect.distance(point), target));
        let middle = |target: &Target| {
            let (x, y) = target.rect.center();
            (x - point.0).hypot(y - point.1)
        };
        near.filter(|(distance, _)| *distance <= REACH)
            .min_by(|a, b| {
                a.0.total_cmp(&b.0)
                    .then(middle(a.1).total_cmp(&middle(b.1)))
                    .then(a.1.rect.x0.total_cmp(&b.1.rect.x0).reverse())
            })
            .map(|(_, target)| target)
    }

    /// All marks of a record.
    pub fn marks_of(&self, id: &str) -> impl Iterator<Item = &Target> {
        self.targets.iter().chain(&self.again).filter(move |target| target.id == id)
    }

    /// The target of a record.
    pub fn target(&self, id: &str) -> Option<&Target> {
        self.targets.iter().find(|target| target.id == id)
    }

    /// The texts, for tests and for the search for collisions.
    pub fn words(&self) -> impl Iterator<Item = &TextRun> {
        self.primitives.iter().filter_map(|primitive| match primitive {
            Primitive::Text(words) => Some(words),
            _ => None,
        })
    }

    /// The target that an arrow key leads to from another one: `dx` steps along its row, `dy` rows up or down to the
    /// nearest mark there. Stays where it is at an end.
    pub fn step(&self, from: &str, dx: i32, dy: i32) -> Option<&Target> {
        let at = self.targets.iter().position(|target| target.id == from)?;
        let here = &self.targets[at];
        if dy == 0 {
            let next = at.checked_add_signed(dx as isize).and_then(|next| self.targets.get(next));
            return next.or(Some(here));
        }
        let rows = self.targets.iter().map(|target| target.row);
        let row =
            if dy > 0 { rows.filter(|row| *row > here.row).min() } else { rows.filter(|row| *row < here.row).max() };
        let x = here.rect.center().0;
        let distance = |target: &&Target| (target.rect.center().0 - x).abs();
        let in_row = self.targets.iter().filter(|target| Some(target.row) == row);
        in_row.min_by(|a, b| distance(a).total_cmp(&distance(b))).or(Some(here))
    }
}
