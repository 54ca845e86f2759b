//! What stands in the page before the program does, and without it: headline, picture and table of the default view, and
//! the messages of a start that fails. The same plan and draw as on the screen, run when the page is built.

use super::compact::compact;
use super::poster::{Content, posters};
use super::svg::svg;
use crate::bundle;
use crate::chart::draw::UNITS;
use crate::chart::frame::{Frame, NARROW};
use crate::chart::growth;
use crate::chart::headline;
use crate::chart::labels::{basis_words, place_name, provenance_words, value_words};
use crate::chart::plan::{REACH, Target};
use crate::chart::series::{series_drawn, values_shown};
use crate::chart::theme::{Theme, with_tokens};
use crate::model::{Dataset, Lang, When};
use crate::text::{Msg, StartMsg, date_words, say, say_start};
use crate::view::{ViewState, write};
use std::fmt::Write as _;

/// Widths for which the first picture is planned: a phone, and a desk.
const WIDTHS: [(f64, &str); 2] = [(340.0, "narrow"), (1120.0, "wide")];

/// Fills the places `<!-- head -->` and `<!-- body -->` of the page's template.
///
/// # Errors
/// A sentence when the evidence or the picture cannot be made, or the template lacks one of the places.
pub fn fill(template: &str) -> Result<String, String> {
    let dataset = bundle::embedded().map_err(|error| error.to_string())?;
    let mut page = template.to_string();
    for (place, content) in [("<!-- head -->", head()), ("<!-- body -->", body(&dataset)?)] {
        if !page.contains(place) {
            return Err(format!("the page has no `{place}` to fill"));
        }
        page = page.replacen(place, &content, 1);
    }
    Ok(page)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn head() -> String {
    let (title, description) = (say(Lang::En, Msg::AppTitle), say(Lang::En, Msg::AppDescription));
    format!("<title>{}</title>\n<meta name=\"description\" content=\"{}\">", escape(title), escape(description))
}

/// The message in every language, one paragraph each.
fn everywhere(message: StartMsg) -> String {
    let paragraph = |lang: Lang| format!("<p lang=\"{}\">{}</p>", lang.tag(), escape(say_start(lang, message)));
    Lang::ALL.map(paragraph).concat()
}

fn button(id: &str, message: StartMsg) -> String {
    let names =
        Lang::ALL.map(|lang| format!("<span lang=\"{}\">{}</span>", lang.tag(), escape(say_start(lang, message))));
    format!("<button type=\"button\" id=\"{id}\">{}</button>", names.join(" · "))
}

fn body(dataset: &Dataset) -> Result<String, String> {
    let (state, lang) = (ViewState::default(), Lang::En);
    let title = escape(&headline::growth_title(dataset, &state, lang));
    let subtitle = escape(&headline::subtitle(dataset, &state, lang));
    let pictures = first_pictures(dataset, &state, lang, &title)?;
    let brand = escape(say(lang, Msg::AppName));
    let [narrow, wide] = &pictures;
    let posters =
        posters(&Content { brand: &brand, title: &title, subtitle: &subtitle, narrow: &narrow.bare, wide: &wide.bare });
    let mut page = String::new();
    let _ = write!(
        page,
        "<div id=\"app\">\n{posters}<div id=\"still\" hidden>\n<header class=\"top\"><a class=\"brand\" href=\"#/\">{brand}</a></header>\n<main id=\"main\">\n<h1>{title}</h1>\n\
         <p class=\"sub\"><small>{subtitle}</small></p>\n<div class=\"controls\"></div>\n<div class=\"controls more\"></div>\n<div class=\"frame\">\n{}{}</div>\n{}</main>\n</div>\n</div>\n",
        narrow.linked,
        wide.linked,
        table(dataset, &state, lang),
    );
    let _ = write!(
        page,
        "<div id=\"not-started\" class=\"message\" role=\"status\">{}</div>\n\
         <div id=\"unstyled\" class=\"message\" role=\"status\" hidden>{}</div>\n\
         <div id=\"saved-copy\" class=\"message\" role=\"status\" hidden>{}</div>\n\
         <div id=\"crashed\" class=\"message\" role=\"alert\" hidden>{}{}{}</div>\n\
         <noscript><div class=\"message\">{}</div></noscript>",
        everywhere(StartMsg::NotStarted),
        everywhere(StartMsg::Unstyled),
        everywhere(StartMsg::SavedCopy).replace("{file}", "<a href=\"./civic-atlas.html\">civic-atlas.html</a>"),
        everywhere(StartMsg::Crashed),
        button("crash-reload", StartMsg::Reload),
        button("crash-reset", StartMsg::Reset),
        everywhere(StartMsg::NoScript),
    );
    Ok(page)
}

/// A first picture: what is drawn, for the poster; and as the page proper has it, where a name for the sheet and marks that
/// are links stand around a reference to the same drawing.
struct First {
    bare: String,
    linked: String,
    drawing: Drawing,
}

/// What a first picture shows. The page holds it once, in the poster.
pub struct Drawing {
    /// How the page proper refers to it.
    pub reference: String,
    /// Its elements of SVG, the colours those of the page's style sheet.
    pub content: String,
}

/// The first pictures' drawings, for a page that has no poster.
///
/// # Errors
/// A sentence when the evidence or a picture cannot be made.
pub fn drawings() -> Result<[Drawing; 2], String> {
    let dataset = bundle::embedded().map_err(|error| error.to_string())?;
    Ok(first_pictures(&dataset, &ViewState::default(), Lang::En, "")?.map(|picture| picture.drawing))
}

/// The default view's pictures, one for each of [`WIDTHS`]. Each mark is a link to its view, which is also the address of
/// its row in the table: a reader who points at it before the program is there, or without it, gets its words.
fn first_pictures(dataset: &Dataset, state: &ViewState, lang: Lang, title: &str) -> Result<[First; 2], String> {
    let picture = |(width, name): (f64, &str)| -> Result<First, String> {
        debug_assert_eq!(width < NARROW, name == "narrow");
        let plan = growth::plan(dataset, state, lang, &Frame::new(dataset, state, width));
        let picture = compact(&with_tokens(&svg(&plan, Theme::Named)?));
        // As wide as the page and as high as it will be; what is drawn keeps its proportions.
        let size = format!("width=\"{}\" height=\"{}\"", plan.size.width.round(), plan.size.height.round());
        let fluid = format!(
            "display=\"block\" width=\"100%\" height=\"{}\" preserveAspectRatio=\"xMinYMin\"",
            plan.size.height.round()
        );
        let links: String = plan.targets.iter().filter_map(|target| link(dataset, state, lang, target)).collect();
        let picture = picture.replacen("<svg ", &format!("<svg role=\"group\" aria-label=\"{title}\" "), 1);
        let picture = picture.replacen(&size, &fluid, 1);
        let parts = picture.split_once('>').and_then(|(tag, rest)| Some((tag, rest.strip_suffix("</svg>")?)));
        let (tag, content) = parts.ok_or("the first picture is not one element of SVG")?;
        let reference = format!("<use href=\"#drawn-{name}\"/>");
        let named = tag.replacen("<svg ", &format!("<svg class=\"first {name}\" "), 1);
        Ok(First {
            bare: format!("{tag}><g id=\"drawn-{name}\">{content}</g></svg>"),
            linked: format!("{named}>{reference}{links}</svg>"),
            drawing: Drawing { reference, content: content.to_string() },
        })
    };
    let [narrow, wide] = WIDTHS.map(picture);
    Ok([narrow?, wide?])
}

/// A mark of an observation as a link; `None` for other marks.
fn link(dataset: &Dataset, state: &ViewState, lang: Lang, target: &Target) -> Option<String> {
    let observation = dataset.observations.iter().find(|observation| observation.id == target.id)?;
    let place = place_name(lang, &dataset.places[dataset.series[observation.series].place]);
    let value = value_words(lang, observation.value?, observation.qualifier);
    let (x, y) = target.rect.center();
    Some(format!(
        "<a href=\"{}\"><title>{}</title><circle cx=\"{:.0}\" cy=\"{:.0}\" r=\"{:.0}\" opacity=\"0\"/></a>",
        escape(&write(&ViewState { select: Some(observation.id), ..state.clone() })),
        escape(&format!("{place}: {value}")),
        x * UNITS,
        y * UNITS,
        REACH * UNITS,
    ))
}

/// The values of the picture as a table. The address of a row is that of the view in which its mark is read.
fn table(dataset: &Dataset, state: &ViewState, lang: Lang) -> String {
    let heads =
        [Msg::TablePlace, Msg::TableDate, Msg::TableValue, Msg::TableBasis, Msg::TablePrinted, Msg::TableSource];
    let mut html =
        format!("<div class=\"scroll\"><table>\n<caption>{}</caption>\n<tr>", escape(say(lang, Msg::TableGrowth)));
    for head in heads {
        let _ = write!(html, "<th scope=\"col\">{}</th>", escape(say(lang, head)));
    }
    html.push_str("</tr>\n");
    for series in series_drawn(dataset, state) {
        let place = place_name(lang, &dataset.places[dataset.series[series].place]);
        for shown in values_shown(dataset, state, series) {
            let observation = &shown.observation;
            let date = observation.date.map(|date| date_words(lang, &When::At(date))).unwrap_or_default();
            let value = value_words(lang, shown.value, observation.qualifier);
            let source = provenance_words(dataset, lang, &observation.provenance);
            let cells = [
                date,
                value,
                basis_words(lang, observation.basis).to_string(),
                observation.provenance.row().as_printed().to_string(),
                source,
            ];
            let address = write(&ViewState { select: Some(observation.id), ..state.clone() });
            let _ = write!(
                html,
                "<tr id=\"{}\"><th scope=\"row\">{}</th>",
                escape(address.trim_start_matches('#')),
                escape(place)
            );
            for cell in cells {
                let _ = write!(html, "<td>{}</td>", escape(&cell));
            }
            html.push_str("</tr>\n");
        }
    }
    html.push_str("</table></div>\n");
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_readable_without_the_program() {
        let page = fill("<head><!-- head --></head><!-- body -->").expect("a page");
        for part in [
            "<title>Civic Atlas",
            "<h1>Kyrgyzstan’s NGOs",
            "18,341",
            "by 2010 there were 18,341",
            "id=\"crash-reset\"",
            "lang=\"uz\"",
            "var(--kg,light-dark(",
            "<use href=\"#drawn-narrow\"/>",
            "<g id=\"drawn-narrow\">",
            "<use href=\"#drawn-wide\"/>",
            "<g id=\"drawn-wide\">",
        ] {
            assert!(page.contains(part), "{part}");
        }
        assert!(!page.contains("style=") && !page.contains("<script"), "the strict policy allows neither");
        assert!(!page.contains("#FEDC"), "a stand-in colour was left");
    }

    #[test]
    fn a_template_without_its_places_is_refused() {
        assert!(fill("<head></head>").is_err_and(|error| error.contains("<!-- head -->")));
    }
}
