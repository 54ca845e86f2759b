//! Inks a plan with a pen of plotters: a canvas on the page, SVG for the first picture, export and tests.
//!
//! The pen knows only whole numbers. It is therefore given a sheet that is [`UNITS`] times as fine as a CSS pixel; the
//! canvas carries a matching transform and the SVG a view box, so that both draw the same to an eighth of a pixel.

use super::metrics::{Weight, text_width};
use super::plan::{Anchor, Dash, Plan, Point, Primitive, Rect, Role, TextRun};
use super::theme::Theme;
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
    FontStyle, FontTransform,
};

/// Units of the pen in one CSS pixel.
pub const UNITS: f64 = 8.0;

/// The fonts, as the stylesheet names them.
pub const FONTS: &str =
    r#"-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif"#;

/// What differs between the pens when they write text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextHabit {
    /// How far above a baseline, in font sizes, the point lies that this pen calls the vertical middle of a text.
    pub middle: f64,
    /// By what the pen divides a font size.
    pub shrink: f64,
}

impl TextHabit {
    /// A canvas: the middle of the em box; sizes as they are.
    pub const CANVAS: TextHabit = TextHabit { middle: 0.35, shrink: 1.0 };
    /// plotters-svg: half an x-height; sizes divided by 1.24.
    pub const SVG: TextHabit = TextHabit { middle: 0.26, shrink: 1.24 };
}

/// Draws a plan. `device_ratio` is device pixels per CSS pixel, for lines that lie on the pixel grid.
///
/// # Errors
/// What the pen says.
pub fn draw<B: DrawingBackend>(
    plan: &Plan,
    theme: Theme,
    device_ratio: f64,
    habit: TextHabit,
    pen: &mut B,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    let mut sheet = PlanPainter { pen, theme, device_ratio, habit };
    for ink in &plan.primitives {
        sheet.push(ink)?;
    }
    sheet.pen.present()
}

struct PlanPainter<'a, B> {
    pen: &'a mut B,
    theme: Theme,
    device_ratio: f64,
    habit: TextHabit,
}

/// Colour and width for the pen.
#[derive(Clone, Copy)]
struct Stroke(BackendColor, u32);

impl BackendStyle for Stroke {
    fn color(&self) -> BackendColor {
        self.0
    }
    fn stroke_width(&self) -> u32 {
        self.1
    }
}

struct Letters {
    color: BackendColor,
    size: f64,
    weight: Weight,
    anchor: Anchor,
}

impl BackendTextStyle for Letters {
    type FontError = std::convert::Infallible;

    fn color(&self) -> BackendColor {
        self.color
    }
    fn size(&self) -> f64 {
        self.size
    }
    fn transform(&self) -> FontTransform {
        FontTransform::None
    }
    fn style(&self) -> FontStyle {
        match self.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
        }
    }
    fn anchor(&self) -> Pos {
        let h_pos = match self.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        Pos { h_pos, v_pos: VPos::Center }
    }
    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(FONTS)
    }
    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Self::FontError> {
        Ok(((0, 0), (text_width(text, self.size, self.weight) as i32, self.size as i32)))
    }
    fn draw<E, DrawFunc: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: DrawFunc,
    ) -> Result<Result<(), E>, Self::FontError> {
        // Only pens that paint letters pixel by pixel ask for this; ours hand text on.
        Ok(Ok(()))
    }
}

fn unit((x, y): Point) -> BackendCoord {
    ((x * UNITS).round() as i32, (y * UNITS).round() as i32)
}

fn length(pixels: f64) -> u32 {
    (pixels * UNITS).round().max(1.0) as u32
}

impl<B: DrawingBackend> PlanPainter<'_, B> {
    fn color(&self, role: Role, opacity: f64) -> BackendColor {
        let opacity = if role == Role::Band { opacity * self.theme.band() } else { opacity };
        // Rounded to thousandths, so that the SVG holds no long fractions.
        BackendColor { alpha: (opacity * 1000.0).round() / 1000.0, rgb: self.theme.color(role) }
    }

    /// Moves a coordinate so that a line of this width covers whole device pixels.
    fn snap(&self, value: f64, width: f64) -> f64 {
        let device_width = (width * self.device_ratio).round().max(1.0);
        let offset = if device_width % 2.0 == 1.0 { 0.5 } else { 0.0 };
        ((value * self.device_ratio - offset).round() + offset) / self.device_ratio
    }

    fn push(&mut self, ink: &Primitive) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        match ink {
            Primitive::Line { points, width, role, dash } => self.line(points, *width, *role, *dash),
            Primitive::Shape { points, fill, edge } => {
                let corners: Vec<BackendCoord> = points.iter().copied().map(unit).collect();
                self.pen.fill_polygon(corners.iter().copied(), &Stroke(self.color(*fill, 1.0), 1))?;
                let Some((role, width)) = edge else { return Ok(()) };
                // Two corners more close the outline with a proper join.
                let closed = corners.iter().chain(corners.iter().take(2)).copied();
                self.pen.draw_path(closed, &Stroke(self.color(*role, 1.0), length(*width)))
            }
            Primitive::Disc { center, radius, fill, edge } => {
                self.pen.draw_circle(unit(*center), length(*radius), &Stroke(self.color(*fill, 1.0), 1), true)?;
                let Some((role, width)) = edge else { return Ok(()) };
                self.pen.draw_circle(
                    unit(*center),
                    length(*radius),
                    &Stroke(self.color(*role, 1.0), length(*width)),
                    false,
                )
            }
            Primitive::GradientRect { rect, role, opacity, left, right } => {
                self.fade(rect, *role, *opacity, *left, *right)
            }
            Primitive::Text(words) => self.words(words),
        }
    }

    fn line(
        &mut self,
        points: &[Point],
        width: f64,
        role: Role,
        dash: Dash,
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        let stroke = Stroke(self.color(role, 1.0), length(width));
        if let ([a, b], Dash::Solid) = (points, dash) {
            // The pen shifts level and upright lines by half a unit; a rectangle lies where it is told.
            if a.1 == b.1 || a.0 == b.0 {
                let half = width / 2.0;
                let (x, y) = (self.snap(a.0, width), self.snap(a.1, width));
                let (from, to) = if a.1 == b.1 {
                    ((a.0.min(b.0), y - half), (a.0.max(b.0), y + half))
                } else {
                    ((x - half, a.1.min(b.1)), (x + half, a.1.max(b.1)))
                };
                return self.pen.draw_rect(unit(from), unit(to), &stroke, true);
            }
        }
        match dash {
            Dash::Solid => self.pen.draw_path(points.iter().copied().map(unit), &stroke),
            Dash::Dots(step) => {
                let mut left = 0.0;
                for pair in points.windows(2) {
                    left = along(pair[0], pair[1], left, step, |dot| {
                        self.pen.draw_circle(unit(dot), length(width / 2.0), &stroke, true)
                    })?;
                }
                Ok(())
            }
            Dash::Pattern(pattern) => {
                for pair in points.windows(2) {
                    for (from, to) in dashes(pair[0], pair[1], pattern) {
                        self.pen.draw_path([unit(from), unit(to)], &stroke)?;
                    }
                }
                Ok(())
            }
        }
    }

    fn fade(
        &mut self,
        rect: &Rect,
        role: Role,
        opacity: f64,
        left: f64,
        right: f64,
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        let mut strip = |x0: f64, x1: f64, opacity: f64| {
            if x1 <= x0 {
                return Ok(());
            }
            let style = Stroke(self.color(role, opacity), 1);
            self.pen.draw_rect(unit((x0, rect.y0)), unit((x1, rect.y1)), &style, true)
        };
        // Strips of about three pixels: no step is seen, and a picture holds no more of them than it needs.
        for (width, is_left) in [(left, true), (right, false)] {
            let steps = (width / 3.0).clamp(6.0, 48.0).round();
            let mut step = 0.0;
            while step < steps {
                let (from, to) = (width * step / steps, width * (step + 1.0) / steps);
                let (x0, x1) = if is_left { (rect.x0 + from, rect.x0 + to) } else { (rect.x1 - to, rect.x1 - from) };
                strip(x0, x1, opacity * (step + 0.5) / steps)?;
                step += 1.0;
            }
        }
        strip(rect.x0 + left, rect.x1 - right, opacity)
    }

    fn words(&mut self, words: &TextRun) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        if words.halo {
            let ground = words.rect().grown(2.0);
            let style = Stroke(self.color(Role::Paper, 0.85), 1);
            self.pen.draw_rect(unit((ground.x0, ground.y0)), unit((ground.x1, ground.y1)), &style, true)?;
        }
        let letters = Letters {
            color: self.color(words.role, 1.0),
            size: words.size * UNITS * self.habit.shrink,
            weight: words.weight,
            anchor: words.anchor,
        };
        let at = (words.at.0, words.at.1 - words.size * self.habit.middle);
        self.pen.draw_text(&words.text, &letters, unit(at))
    }
}

/// Visits points along a line, `step` apart, the first one `offset` after its start; returns the offset for the next line.
fn along<E>(
    (x0, y0): Point,
    (x1, y1): Point,
    offset: f64,
    step: f64,
    mut visit: impl FnMut(Point) -> Result<(), E>,
) -> Result<f64, E> {
    let whole = (x1 - x0).hypot(y1 - y0);
    let mut at = offset;
    while at <= whole {
        let share = at / whole;
        visit((x0 + (x1 - x0) * share, y0 + (y1 - y0) * share))?;
        at += step;
    }
    Ok(at - whole)
}

/// The drawn parts of a dashed line.
fn dashes((x0, y0): Point, (x1, y1): Point, pattern: &[f64]) -> Vec<(Point, Point)> {
    let whole = (x1 - x0).hypot(y1 - y0);
    let at = |distance: f64| (x0 + (x1 - x0) * distance / whole, y0 + (y1 - y0) * distance / whole);
    let mut parts = Vec::new();
    let mut start = 0.0;
    for (turn, length) in pattern.iter().cycle().enumerate() {
        if start >= whole {
            break;
        }
        let end = (start + length).min(whole);
        if turn % 2 == 0 {
            parts.push((at(start), at(end)));
        }
        start = end;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_cover_the_pattern_and_end_with_the_line() {
        let parts = dashes((0.0, 0.0), (30.0, 0.0), &[9.0, 5.0]);
        assert_eq!(parts, [((0.0, 0.0), (9.0, 0.0)), ((14.0, 0.0), (23.0, 0.0)), ((28.0, 0.0), (30.0, 0.0))]);
        assert!(dashes((5.0, 5.0), (5.0, 5.0), &[9.0, 5.0]).is_empty());
    }
}
