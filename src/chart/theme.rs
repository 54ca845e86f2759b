//! The colours of each role, the same values as in `style/tokens.css` (a test compares them).

use super::plan::Role;
use crate::model::Hue;

/// Red, green, blue.
pub type Rgb = (u8, u8, u8);

/// A set of colours and strengths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
    /// Black ink on white paper.
    Print,
    /// No colours but stand-ins for them, which [`with_tokens`] turns into names of the page's tokens.
    Named,
}

/// Red and green of every stand-in; blue is the role's place in [`TOKENS`]. No token has such a colour.
const STAND_IN: (u8, u8) = (0xFE, 0xDC);

/// Turns the stand-ins of [`Theme::Named`] in an SVG into `var(--token)`, so that the picture follows the page's colours.
pub fn with_tokens(svg: &str) -> String {
    TOKENS.iter().enumerate().fold(svg.to_string(), |svg, (place, (_, name))| {
        svg.replace(&format!("\"#{:02X}{:02X}{place:02X}\"", STAND_IN.0, STAND_IN.1), &format!("\"var(--{name})\""))
    })
}

/// What a theme gives a role: a colour.
const fn rgb(hex: u32) -> Rgb {
    ((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

impl Theme {
    /// The colour of a role.
    pub fn color(self, role: Role) -> Rgb {
        if self == Theme::Named {
            let place = TOKENS.iter().position(|(known, _)| *known == role).unwrap_or_default();
            return (STAND_IN.0, STAND_IN.1, place as u8);
        }
        let [light, dark, print] = match role {
            Role::Paper => [0xF8F9F8, 0x11161D, 0xFFFFFF],
            Role::Ink => [0x1B2027, 0xF1F4F7, 0x000000],
            Role::Ink2 => [0x454E5A, 0xC0C8D2, 0x222222],
            Role::Ink3 => [0x606A77, 0x97A3B2, 0x444444],
            Role::Axis => [0x7C8692, 0x76818F, 0x000000],
            Role::Grid => [0xDCE0E4, 0x29323D, 0xCCCCCC],
            Role::Rule => [0xC9CFD5, 0x3A4552, 0x888888],
            Role::Band => [0x1B2027, 0xFFFFFF, 0x000000],
            Role::Place(hue) => match hue {
                Hue::Uz => [0x0A45B8, 0x8CC4FF, 0x000000],
                Hue::Kz => [0x856911, 0xE9C53F, 0x000000],
                Hue::Kg => [0x9A1730, 0xF5826B, 0x000000],
                Hue::Tj => [0x6A0C6E, 0xC86BF2, 0x000000],
                Hue::Tm => [0x00735A, 0x35B597, 0x000000],
                Hue::World => [0x1B2027, 0xFFFFFF, 0x000000],
                Hue::Region => [0x616B79, 0x97A3B2, 0x000000],
                Hue::Own1 => [0xB4500A, 0xFFB27A, 0x000000],
                Hue::Own2 => [0x0B7A9E, 0x5CD3EE, 0x000000],
                Hue::Own3 => [0x4F7300, 0xB3D94A, 0x000000],
                Hue::Own4 => [0xC2268A, 0xFF8CC8, 0x000000],
                Hue::Own5 => [0x6B4226, 0xD2A98A, 0x000000],
                Hue::Own6 => [0x5B4BCB, 0xA9A4FF, 0x000000],
            },
        };
        rgb([light, dark, print][self as usize])
    }

    /// Opacity of a stage band behind the picture.
    pub fn band(self) -> f64 {
        [0.045, 0.05, 0.05, 0.05][self as usize]
    }
}

/// Every role with the name of its token.
pub const TOKENS: [(Role, &str); 21] = [
    (Role::Paper, "paper"),
    (Role::Ink, "ink"),
    (Role::Ink2, "ink-2"),
    (Role::Ink3, "ink-3"),
    (Role::Axis, "axis"),
    (Role::Grid, "grid"),
    (Role::Rule, "rule"),
    (Role::Band, "band"),
    (Role::Place(Hue::Uz), "uz"),
    (Role::Place(Hue::Kz), "kz"),
    (Role::Place(Hue::Kg), "kg"),
    (Role::Place(Hue::Tj), "tj"),
    (Role::Place(Hue::Tm), "tm"),
    (Role::Place(Hue::World), "world"),
    (Role::Place(Hue::Region), "region"),
    (Role::Place(Hue::Own1), "own-1"),
    (Role::Place(Hue::Own2), "own-2"),
    (Role::Place(Hue::Own3), "own-3"),
    (Role::Place(Hue::Own4), "own-4"),
    (Role::Place(Hue::Own5), "own-5"),
    (Role::Place(Hue::Own6), "own-6"),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The value of a token in the first block of the stylesheet that starts with `selector`.
    fn token(selector: &str, name: &str) -> String {
        // Those of the reader's own places come with the page that brings them.
        let css = match name.starts_with("own-") {
            true => include_str!("../../style/yours/places.css"),
            false => include_str!("../../style/tokens.css"),
        };
        let block = css.split(selector).nth(1).and_then(|rest| rest.split('}').next()).expect("the block");
        let value = block.split(&format!("--{name}:")).nth(1).and_then(|rest| rest.split(';').next());
        value.unwrap_or_else(|| panic!("--{name} in {selector}")).trim().to_uppercase()
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance((r, g, b): Rgb) -> f64 {
        let [r, g, b] = [r, g, b].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    #[test]
    fn colours_of_places_stand_out_from_the_paper_and_from_each_other() {
        for theme in [Theme::Light, Theme::Dark, Theme::Print] {
            let paper = luminance(theme.color(Role::Paper));
            for hue in Hue::ALL {
                let own = luminance(theme.color(Role::Place(hue)));
                let contrast = (own.max(paper) + 0.05) / (own.min(paper) + 0.05);
                assert!(contrast >= 3.0, "{hue:?} in {theme:?}: {contrast:.2}");
            }
        }
        for theme in [Theme::Light, Theme::Dark] {
            for (at, hue) in Hue::ALL.into_iter().enumerate() {
                for other in Hue::ALL.into_iter().take(at).filter(|other| hue.is_own() || other.is_own()) {
                    let (a, b) = (theme.color(Role::Place(hue)), theme.color(Role::Place(other)));
                    let apart =
                        u32::from(a.0.abs_diff(b.0)) + u32::from(a.1.abs_diff(b.1)) + u32::from(a.2.abs_diff(b.2));
                    assert!(apart >= 60, "{hue:?} and {other:?} in {theme:?}: {apart}");
                }
            }
        }
    }

    #[test]
    fn stand_ins_become_names() {
        let (r, g, b) = Theme::Named.color(Role::Place(Hue::Kg));
        assert_eq!(with_tokens(&format!("fill=\"#{r:02X}{g:02X}{b:02X}\"")), "fill=\"var(--kg)\"");
    }

    #[test]
    fn colours_are_those_of_the_stylesheet() {
        for (theme, selector) in [
            (Theme::Light, "\n:root {"),
            (Theme::Dark, ":root[data-theme=\"dark\"] {"),
            (Theme::Print, "@media print {"),
        ] {
            for (role, name) in TOKENS {
                let (r, g, b) = theme.color(role);
                let value = token(selector, name);
                let long = if value.len() == 4 {
                    value.chars().skip(1).flat_map(|c| [c, c]).collect()
                } else {
                    value[1..].to_string()
                };
                assert_eq!(format!("{r:02X}{g:02X}{b:02X}"), long, "{name} in {selector}");
            }
        }
    }
}
