//! The pictures that stand in the page, without what their pen repeats.
//!
//! A pen knows no dashes and no groups: it writes each dot, dash and tick as an element of its own, with the font in each
//! text. Here neighbours of the same paint become one path, and what is the default, or the same for all, is left out.
//! What is drawn stays the same; an element of another form than the pen's stays as it is.

use std::fmt::Write as _;

/// What fills and strokes an element, as its attributes; two with the same can be one path.
type Paint = String;

/// Where two shapes that can be seen through overlap, they are darker; in one path they would not be.
const SEE_THROUGH: &str = " opacity=\"";

/// The picture of `plotters-svg`, one element a line, with fewer and shorter elements.
pub fn compact(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len() / 2);
    // The path that is not written yet.
    let mut open: Option<Path> = None;
    let mut font = None;
    let mut lines = svg.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some((paint, part)) = shape(line) {
            if !open.as_ref().is_some_and(|path| path.paint == paint && !paint.contains(SEE_THROUGH)) {
                close(&mut out, open.take());
            }
            open.get_or_insert_with(|| Path::new(paint)).push(&part);
            continue;
        }
        close(&mut out, open.take());
        match line.strip_prefix("<text ") {
            None => out.push_str(line),
            Some(tag) => {
                out.push_str("<text");
                for (name, value) in attributes(tag) {
                    match (name, value) {
                        ("font-family", value) if *font.get_or_insert(value) == value => {}
                        ("opacity", "1") | ("stroke", "none") | ("text-anchor", "start") => {}
                        ("font-size", value) => {
                            let _ = write!(out, " font-size=\"{}\"", value.parse().unwrap_or(0.0_f64).round());
                        }
                        _ => {
                            let _ = write!(out, " {name}=\"{value}\"");
                        }
                    }
                }
                out.push('>');
                // The pen sets the words on lines of their own, and a reader of SVG drops the ends of lines.
                while let Some(words) = lines.next_if(|words| *words != "</text>") {
                    out.push_str(words);
                }
            }
        }
    }
    close(&mut out, open);
    match font {
        None => out,
        Some(font) => out.replacen("<svg ", &format!("<svg font-family=\"{font}\" "), 1),
    }
}

fn close(out: &mut String, open: Option<Path>) {
    if let Some(Path { paint, commands, .. }) = open {
        let _ = write!(out, "<path{paint} d=\"{commands}\"/>");
    }
}

/// A shape as a part of a path: where it starts, the commands from there, and where they end.
struct Subpath {
    start: (i32, i32),
    commands: String,
    end: (i32, i32),
}

/// A path of one paint, with the point where its pen is.
struct Path {
    paint: Paint,
    commands: String,
    at: (i32, i32),
}

impl Path {
    fn new(paint: Paint) -> Path {
        Path { paint, commands: String::new(), at: (0, 0) }
    }

    /// Every part after the first begins relative to the end of the one before: steps repeat, places do not.
    fn push(&mut self, part: &Subpath) {
        let (x, y) = part.start;
        if self.commands.is_empty() {
            let _ = write!(self.commands, "M{}", pair(x, y));
        } else {
            let _ = write!(self.commands, "m{}", pair(x - self.at.0, y - self.at.1));
        }
        self.commands.push_str(&part.commands);
        self.at = part.end;
    }
}

/// Two numbers of a path: a minus sign parts them as well as a space does.
fn pair(x: i32, y: i32) -> String {
    if y < 0 { format!("{x}{y}") } else { format!("{x} {y}") }
}

/// The paint of a shape and its part of a path; `None` for what is no shape of the pen's.
fn shape(line: &str) -> Option<(Paint, Subpath)> {
    let (name, tag) = line.strip_prefix('<')?.strip_suffix("/>")?.split_once(' ')?;
    let value = |wanted: &str| attributes(tag).find(|(name, _)| *name == wanted).map(|(_, value)| value);
    let number = |wanted: &str| value(wanted)?.parse::<i32>().ok();
    let (fill, stroke) = (value("fill")?, value("stroke").unwrap_or("none"));
    let mut paint = String::new();
    let part = match name {
        "rect" => {
            let (start, width, height) = ((number("x")?, number("y")?), number("width")?, number("height")?);
            Subpath { start, commands: format!("h{width}v{height}h{}z", -width), end: start }
        }
        "circle" => {
            let (x, y, radius) = (number("cx")?, number("cy")?, number("r")?);
            if stroke == "none" {
                // A dot is a line without length whose ends are round.
                let _ = write!(paint, " stroke=\"{fill}\" stroke-width=\"{}\" stroke-linecap=\"round\"", 2 * radius);
                Subpath { start: (x, y), commands: "h0".to_owned(), end: (x, y) }
            } else {
                let (start, arc) = ((x - radius, y), format!("a{radius} {radius} 0 1 0"));
                Subpath { start, commands: format!("{arc} {} 0{arc}{} 0z", 2 * radius, -2 * radius), end: start }
            }
        }
        "polygon" | "polyline" => {
            let points = value("points")?.split_whitespace().map(|point| {
                let (x, y) = point.split_once(',')?;
                Some((x.parse().ok()?, y.parse().ok()?))
            });
            let points: Vec<(i32, i32)> = points.collect::<Option<_>>()?;
            let (start, end) = (*points.first()?, *points.last()?);
            let steps = points.windows(2).map(|two| format!("l{}", pair(two[1].0 - two[0].0, two[1].1 - two[0].1)));
            let commands: String = steps.collect();
            if name == "polygon" {
                Subpath { start, commands: commands + "z", end: start }
            } else {
                Subpath { start, commands, end }
            }
        }
        _ => return None,
    };
    if paint.is_empty() {
        let _ = write!(paint, " fill=\"{fill}\"");
        if stroke != "none" {
            let _ = write!(paint, " stroke=\"{stroke}\" stroke-width=\"{}\"", value("stroke-width")?);
        }
    }
    if let Some(opacity) = value("opacity").filter(|opacity| *opacity != "1") {
        let _ = write!(paint, "{SEE_THROUGH}{opacity}\"");
    }
    Some((paint, part))
}

/// The names and values of the attributes of a tag of the pen's, in order.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut parts = tag.split('"');
    std::iter::from_fn(move || Some((parts.next()?.trim_start_matches([' ', '/']).strip_suffix('=')?, parts.next()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<svg width=\"8\" height=\"8\">\n";

    #[test]
    fn neighbours_of_one_paint_are_one_path() {
        let tick = |x: i32| {
            format!(
                "<rect x=\"{x}\" y=\"1\" width=\"2\" height=\"5\" opacity=\"1\" fill=\"#000000\" stroke=\"none\"/>\n"
            )
        };
        let dash =
            "<polyline fill=\"none\" opacity=\"1\" stroke=\"#000000\" stroke-width=\"14\" points=\"3,8 5,2 \"/>\n";
        let svg = [HEAD, &tick(0), &tick(4), dash, dash, &tick(6), "</svg>\n"].concat();
        let wanted = "<svg width=\"8\" height=\"8\"><path fill=\"#000000\" d=\"M0 1h2v5h-2zm4 0h2v5h-2z\"/>\
            <path fill=\"none\" stroke=\"#000000\" stroke-width=\"14\" d=\"M3 8l2-6m-2 6l2-6\"/>\
            <path fill=\"#000000\" d=\"M6 1h2v5h-2z\"/></svg>";
        assert_eq!(compact(&svg), wanted);
    }

    #[test]
    fn what_can_be_seen_through_stays_apart() {
        let band =
            "<rect x=\"0\" y=\"0\" width=\"4\" height=\"4\" opacity=\"0.05\" fill=\"#000000\" stroke=\"none\"/>\n";
        let found = compact(&[HEAD, band, band, "</svg>\n"].concat());
        assert_eq!(found.matches("<path fill=\"#000000\" opacity=\"0.05\" d=\"M0 0h4v4h-4z\"/>").count(), 2, "{found}");
    }

    #[test]
    fn dots_are_ends_of_lines_and_rings_are_arcs() {
        let dot =
            "<circle cx=\"9\" cy=\"7\" r=\"3\" opacity=\"1\" fill=\"#000000\" stroke=\"none\" stroke-width=\"21\"/>\n";
        let ring =
            "<circle cx=\"9\" cy=\"7\" r=\"3\" opacity=\"1\" fill=\"none\" stroke=\"#FFFFFF\" stroke-width=\"2\"/>\n";
        let found = compact(&[HEAD, dot, dot, ring].concat());
        let dots = "<path stroke=\"#000000\" stroke-width=\"6\" stroke-linecap=\"round\" d=\"M9 7h0m0 0h0\"/>";
        let arcs =
            "<path fill=\"none\" stroke=\"#FFFFFF\" stroke-width=\"2\" d=\"M6 7a3 3 0 1 0 6 0a3 3 0 1 0-6 0z\"/>";
        assert!(found.ends_with(&[dots, arcs].concat()), "{found}");
    }

    #[test]
    fn texts_keep_their_words_and_share_their_font() {
        let text = |words: &str, font: &str| {
            format!(
                "<text x=\"1\" y=\"2\" text-anchor=\"start\" font-family=\"{font}\" font-size=\"104.00000000000001\" opacity=\"1\" fill=\"#000000\">\n{words}\n</text>\n"
            )
        };
        let found =
            compact(&[HEAD, &text("5,000 &amp; more", "a,&apos;b c&apos;"), &text("6", "d"), "</svg>\n"].concat());
        let wanted = "<svg font-family=\"a,&apos;b c&apos;\" width=\"8\" height=\"8\">\
            <text x=\"1\" y=\"2\" font-size=\"104\" fill=\"#000000\">5,000 &amp; more</text>\
            <text x=\"1\" y=\"2\" font-family=\"d\" font-size=\"104\" fill=\"#000000\">6</text></svg>";
        assert_eq!(found, wanted);
    }

    #[test]
    fn what_is_not_of_the_pen_stays() {
        for line in ["<g>", "<rect x=\"a\" y=\"0\" width=\"4\" height=\"4\" fill=\"#000000\"/>", "</svg>"] {
            assert_eq!(compact(line), line);
        }
    }
}
