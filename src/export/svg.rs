//! A plan as SVG. Text stays text; colours are fixed, or names of the page's tokens.

use crate::chart::draw::{TextHabit, UNITS, draw};
use crate::chart::plan::Plan;
use crate::chart::theme::Theme;
use plotters_svg::SVGBackend;

/// The picture as an SVG document of its own, in fixed colours.
///
/// # Errors
/// What the pen says, in its words.
pub fn svg(plan: &Plan, theme: Theme) -> Result<String, String> {
    let (width, height) = (plan.size.width, plan.size.height);
    let units = |pixels: f64| (pixels * UNITS).round() as u32;
    let mut text = String::new();
    {
        let mut pen = SVGBackend::with_string(&mut text, (units(width), units(height)));
        draw(plan, theme, 1.0, TextHabit::SVG, &mut pen).map_err(|error| error.to_string())?;
    }
    // The pen writes the size of its fine sheet; on the page the picture is as large as it was planned.
    let fine = format!(r#"width="{}" height="{}""#, units(width), units(height));
    Ok(text.replacen(&fine, &format!(r#"width="{}" height="{}""#, width.round(), height.round()), 1))
}
