//! What a reader sees while the style sheet is still on its way: brand, headline and picture of the default view.
//!
//! The strict policy allows no style in the page, so a page that waits for its sheet shows nothing for one more round trip:
//! 0.6 s on a slow line. What stands here needs none. It is laid out by attributes alone, which the policy allows, and set as
//! the sheet will set it, so that nothing moves when the sheet arrives, hides this and shows the page proper.
//!
//! Attributes know no media queries. A poster is therefore as high as so many of its own letters, and its letters have no
//! size on screens that it is not meant for. Nor do they know line heights: where lines have to break by themselves, the
//! sheet uses the heights that come without it (`style/page.css`).
//!
//! Where the sheet never comes, the poster stays, and the page is still a headline and a picture.

use super::figure::SERIF;
use crate::chart::draw::FONTS;
use crate::chart::metrics::{Weight, text_width, wrap};
use crate::chart::theme::{TOKENS, Theme};
use std::fmt::Write as _;

/// What the posters show; all of it escaped.
pub struct Content<'a> {
    /// The name of the product.
    pub brand: &'a str,
    /// The finding.
    pub title: &'a str,
    /// Unit and span.
    pub subtitle: &'a str,
    /// The picture for a phone, as high as the page will show it, its colours the page's tokens. The page proper refers to it.
    pub narrow: &'a str,
    /// The same for a desk.
    pub wide: &'a str,
}

/// The body's own margin as long as no style sheet takes it away, in CSS pixels: the same in all browsers.
const MARGIN: u32 = 8;

/// Windows narrower than this, in CSS pixels, the sheet calls phones; on those at least so wide the wide picture has its full
/// size. Between the two the sheet is waited for.
const PHONES_BELOW: u32 = 720;
const DESKS_FROM: u32 = 1280;

/// From these widths on, in CSS pixels: name and tools stand in one row on a phone; the second row of controls is two rows
/// and one row high; name, pages and tools stand in one row; the page grows no wider.
const ONE_ROW: u32 = 350;
const CONTROLS: [u32; 2] = [340, 550];
const ONE_ROW_OF_ALL: u32 = 1440;
const WIDEST: u32 = 1600;

/// The posters, one for each kind of window.
pub fn posters(content: &Content) -> String {
    format!("<div id=\"poster\">{}{}</div>\n", phone(content), desk(content))
}

/// A size of letters that is `size` on windows narrower than so many CSS pixels, and nothing on others; where text is larger
/// than usual, the width is as much larger.
fn below(width: u32, size: &str) -> String {
    format!("clamp(0px,({} - 100vw)*999,{size})", as_text(width))
}

/// A size of letters that is `size` on windows of at least so many CSS pixels, and nothing on others.
fn from(width: u32, size: &str) -> String {
    format!("clamp(0px,(100vw - {})*999,{size})", as_text(width - 1))
}

/// A length that grows with the size that the reader set for text, as the widths in the sheet's media queries do.
fn as_text(pixels: u32) -> String {
    format!("{}rem", f64::from(pixels) / 16.0)
}

/// Empty space of a height in CSS pixels.
fn space(height: u32) -> String {
    format!("<svg display=\"block\" width=\"1\" height=\"{height}\"></svg>")
}

/// Empty space of a height in CSS pixels on windows narrower than `width`.
fn space_below(width: u32, height: u32) -> String {
    let size = below(width, &format!("{height}px"));
    format!("<svg display=\"block\" width=\"1\" height=\"1em\" font-size=\"{size}\"></svg>")
}

/// The poster of a phone. Headline and subtitle break by themselves, the subtitle with small letters on larger ones' lines.
fn phone(content: &Content) -> String {
    let Content { brand, title, subtitle, narrow, .. } = content;
    let (ink, rule) = (color("ink"), color("grid"));
    let mut out = format!(
        "<svg display=\"block\" width=\"100%\" height=\"60em\" font-size=\"{}\" overflow=\"visible\">\
         <foreignObject y=\"-{MARGIN}\" width=\"100%\" height=\"100%\" font-size=\".875rem\" font-family=\"{FONTS}\" color=\"{ink}\">",
        below(PHONES_BELOW, "16px"),
    );
    out.push_str(&space_below(ONE_ROW, 44));
    // The name in a line of 56 pixels, a hairline under the row, and the space above the headline but for that of the cell.
    let _ = write!(
        out,
        "<svg display=\"block\" width=\"100%\" height=\"{}\"><path fill=\"{rule}\" d=\"M0 100h720v1h-720z\"/>\
         <text x=\"{MARGIN}\" y=\"34\" font-family=\"{SERIF}\" font-size=\"1.0625rem\" font-weight=\"600\" fill=\"{ink}\">{brand}</text></svg>",
        121 - MARGIN,
    );
    let _ = write!(
        out,
        "<table role=\"presentation\" width=\"100%\" cellpadding=\"{MARGIN}\" cellspacing=\"0\"><tr><td>\
         <font face=\"{SERIF}\" size=\"5\"><div role=\"heading\" aria-level=\"1\"><b>{title}</b></div></font>{}\
         <big><div><small>{subtitle}</small></div></big>\
         <svg display=\"block\" width=\"100%\" height=\"110\"><path fill=\"{rule}\" d=\"M0 56h720v1h-720z\"/></svg>{}{}{}\
         </table></foreignObject></svg>",
        space(8),
        space_below(CONTROLS[1], 43),
        space_below(CONTROLS[0], 44),
        with_colors(narrow),
    );
    out
}

/// The poster of a desk. There headline and subtitle have a greatest width, and break for every window alike.
fn desk(content: &Content) -> String {
    let Content { brand, title, subtitle, wide, .. } = content;
    let (ink, second, rule) = (color("ink"), color("ink-2"), color("grid"));
    let lines = |lines: Vec<String>, first: u32, step: usize| {
        let mut out = String::new();
        for (line, y) in lines.iter().zip((first..).step_by(step)) {
            let _ = write!(out, "<tspan x=\"0\" y=\"{y}\">{line}</tspan>");
        }
        out
    };
    format!(
        "<svg display=\"block\" width=\"100%\" height=\"50em\" font-size=\"{}\" font-family=\"{FONTS}\">\
         <text x=\"72\" y=\"27\" font-family=\"{SERIF}\" font-size=\"1.1875rem\" font-weight=\"600\" fill=\"{ink}\">{brand}</text>\
         <svg y=\"1em\" font-size=\"{}\" overflow=\"visible\"><path fill=\"{rule}\" d=\"M0 48h9999v1h-9999z\"/>\
         <svg x=\"1em\" font-size=\"max(0px,50vw - {}px)\" overflow=\"visible\"><svg x=\"72\" overflow=\"visible\">\
         <text role=\"heading\" aria-level=\"1\" font-family=\"{SERIF}\" font-size=\"2.25rem\" font-weight=\"600\" letter-spacing=\"-.18\" fill=\"{ink}\">{}</text>\
         <text font-size=\"1.0625rem\" fill=\"{second}\">{}</text><svg y=\"339\" overflow=\"visible\">{}</svg></svg></svg></svg></svg>",
        from(DESKS_FROM, "16px"),
        below(ONE_ROW_OF_ALL, "44px"),
        WIDEST / 2,
        lines(halves(title), 112, 44),
        lines(wrap(subtitle, 1020.0, 17.0, Weight::Regular), 191, 24),
        with_colors(wide),
    )
}

/// A text in two lines of about the same length, as a sheet balances a headline.
fn halves(text: &str) -> Vec<String> {
    let width = |text: &str| text_width(text, 1.0, Weight::Bold);
    let breaks = text.match_indices(' ').map(|(at, _)| (&text[..at], &text[at + 1..]));
    let longest = |(a, b): &(&str, &str)| width(a).max(width(b));
    let best = breaks.min_by(|a, b| longest(a).total_cmp(&longest(b)));
    best.map_or_else(|| vec![text.to_string()], |(a, b)| vec![a.to_string(), b.to_string()])
}

/// A colour of the page: that of the style sheet, and until it is here that for light screens or dark ones. Browsers from
/// before 2024 take black instead.
fn color(token: &str) -> String {
    let known = TOKENS.iter().find(|(_, name)| *name == token);
    // Paper is the browser's own, as long as the page is.
    let Some((role, _)) = known.filter(|_| token != "paper") else { return format!("var(--{token},Canvas)") };
    let hex = |theme: Theme| {
        let (r, g, b) = theme.color(*role);
        format!("#{r:02X}{g:02X}{b:02X}")
    };
    format!("var(--{token},light-dark({},{}))", hex(Theme::Light), hex(Theme::Dark))
}

/// A picture whose colours do not need a style sheet.
fn with_colors(picture: &str) -> String {
    TOKENS
        .iter()
        .fold(picture.to_string(), |picture, (_, name)| picture.replace(&format!("var(--{name})"), &color(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_a_size_only_on_the_windows_that_are_meant() {
        assert_eq!(below(720, "16px"), "clamp(0px,(45rem - 100vw)*999,16px)");
        assert_eq!(from(1280, "1em"), "clamp(0px,(100vw - 79.9375rem)*999,1em)");
    }

    #[test]
    fn a_headline_is_parted_where_its_lines_are_most_even() {
        assert_eq!(halves("Six NGOs grew to over five thousand"), ["Six NGOs grew to", "over five thousand"]);
        assert_eq!(halves("Word"), ["Word"]);
    }

    #[test]
    fn every_colour_is_known_without_a_style_sheet() {
        let all: String = TOKENS.iter().map(|(_, name)| format!("<path fill=\"var(--{name})\"/>")).collect();
        let content = Content { brand: "B", title: "A title", subtitle: "A subtitle", narrow: &all, wide: &all };
        let page = posters(&content);
        assert!(!page.contains("style="), "{page}");
        assert!(page.split("var(--").skip(1).all(|after| after[..after.find('"').unwrap()].contains(',')), "{page}");
        assert!(
            page.contains("\"var(--kg,light-dark(#9A1730,#F5826B))\"") && page.contains("\"var(--paper,Canvas)\""),
            "{page}"
        );
    }
}
