//! What stands in the page before the program does, and without it: headline, picture and table of the default view, and
//! the messages of a start that fails. The same plan and draw as on the screen, run when the page is built.

use super::compact::compact;
use super::svg::svg;
use crate::bundle;
use crate::chart::frame::{Frame, NARROW};
use crate::chart::growth;
use crate::chart::headline;
use crate::chart::theme::{Theme, with_tokens};
use crate::chart::words::{basis_words, provenance_words, value_words};
use crate::model::{Dataset, Lang, When};
use crate::text::{Msg, StartMsg, date_words, say, say_start};
use crate::view::ViewState;
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
    let mut pictures = String::new();
    for (width, name) in WIDTHS {
        debug_assert_eq!(width < NARROW, name == "narrow");
        let plan = growth::plan(dataset, &state, lang, &Frame::new(dataset, &state, width));
        let picture = compact(&with_tokens(&svg(&plan, Theme::Named)?));
        let tag = format!("<svg class=\"first {name}\" role=\"img\" aria-label=\"{title}\" ");
        pictures.push_str(&picture.replacen("<svg ", &tag, 1));
    }
    let mut page = String::new();
    let _ = write!(
        page,
        "<div id=\"app\">\n<header class=\"top\"><a class=\"brand\" href=\"#/\">{}</a></header>\n<main id=\"main\">\n<h1>{title}</h1>\n\
         <p class=\"sub\">{}</p>\n<div class=\"controls\"></div>\n<div class=\"controls more\"></div>\n<div class=\"frame\">\n{pictures}</div>\n{}</main>\n</div>\n",
        escape(say(lang, Msg::AppName)),
        escape(&headline::subtitle(dataset, &state, lang)),
        table(dataset, &state, lang),
    );
    let _ = write!(
        page,
        "<div id=\"not-started\" class=\"message\" role=\"status\" hidden>{}</div>\n\
         <div id=\"crashed\" class=\"message\" role=\"alert\" hidden>{}{}{}</div>\n\
         <noscript><div class=\"message\">{}</div></noscript>",
        everywhere(StartMsg::NotStarted),
        everywhere(StartMsg::Crashed),
        button("crash-reload", StartMsg::Reload),
        button("crash-reset", StartMsg::Reset),
        everywhere(StartMsg::NoScript),
    );
    Ok(page)
}

/// The values of the picture as a table.
fn table(dataset: &Dataset, state: &ViewState, lang: Lang) -> String {
    let heads =
        [Msg::TablePlace, Msg::TableDate, Msg::TableValue, Msg::TableBasis, Msg::TablePrinted, Msg::TableSource];
    let mut html =
        format!("<div class=\"scroll\"><table>\n<caption>{}</caption>\n<tr>", escape(say(lang, Msg::TableGrowth)));
    for head in heads {
        let _ = write!(html, "<th scope=\"col\">{}</th>", escape(say(lang, head)));
    }
    html.push_str("</tr>\n");
    for series in growth::series_drawn(dataset, state) {
        let place = dataset.places[dataset.series[series].place].label.get(lang);
        for shown in growth::values_shown(dataset, state, series) {
            let observation = &shown.observation;
            let date = observation.date.map(|date| date_words(lang, &When::At(date))).unwrap_or_default();
            let value = value_words(lang, shown.value, observation.qualifier);
            let source = provenance_words(dataset, lang, &observation.provenance);
            let cells = [
                date,
                value,
                basis_words(lang, observation.basis).to_string(),
                bundle::embedded_details().of(observation.id).as_printed.to_string(),
                source,
            ];
            let _ = write!(html, "<tr><th scope=\"row\">{}</th>", escape(place));
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
            "var(--kg)",
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
