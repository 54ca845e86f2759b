//! A view as one SVG file that stands by itself: title, subtitle, pictures, key, sources, notes, date of the data, link.
//!
//! Text is text, in the fonts that the page names. Nothing is fetched, and there is no style sheet and no script in it.

use super::imprint::{Imprint, WIDTH};
use super::svg::svg;
use crate::chart::draw::FONTS;
use crate::chart::frame::Frame;
use crate::chart::labels::qualifier_words;
use crate::chart::metrics::{Weight, text_width, wrap};
use crate::chart::plan::{Plan, Primitive, Role, Size, TextRun};
use crate::chart::theme::{TOKENS, Theme};
use crate::chart::{growth, headline, marker, timeline};
use crate::model::{Dataset, Hue, Lang, Qualifier};
use crate::text::{Msg, say};
use crate::view::{Chart, ViewState};
use std::fmt::Write as _;

/// Paper around everything, in pixels.
const MARGIN: f64 = 40.0;

/// The serif fonts of titles, as `style/tokens.css` names them.
pub const SERIF: &str = "ui-serif,'PT Serif',Cambria,'Noto Serif','P052','Liberation Serif',serif";

/// A size of type: font size and line height in pixels, serif or sans, strength, colour.
#[derive(Clone, Copy)]
struct Type {
    size: f64,
    line: f64,
    serif: bool,
    weight: Weight,
    role: Role,
}

const TITLE: Type = Type { size: 30.0, line: 38.0, serif: true, weight: Weight::Bold, role: Role::Ink };
const SUBTITLE: Type = Type { size: 16.0, line: 24.0, serif: false, weight: Weight::Regular, role: Role::Ink2 };
const FINE: Type = Type { size: 13.0, line: 20.0, serif: false, weight: Weight::Regular, role: Role::Ink2 };
const ORIGIN: Type = Type { role: Role::Ink3, ..FINE };

/// The file of a view with charts; on a page of the second program only the words.
///
/// # Errors
/// What the pen says, in its words.
pub fn figure(dataset: &Dataset, state: &ViewState, imprint: &Imprint, theme: Theme) -> Result<String, String> {
    let Imprint { title, subtitle, sources, notes, origin, link, lang } = imprint;
    let frame = Frame::new(dataset, state, WIDTH);
    let mut sheet = FigureFile { body: String::new(), y: MARGIN, theme };
    sheet.paragraph(title, TITLE);
    sheet.space(4.0);
    sheet.paragraph(subtitle, SUBTITLE);
    sheet.space(16.0);
    let growth = state.page.has(Chart::Growth).then(|| growth::plan(dataset, state, *lang, &frame));
    let timeline = state.page.has(Chart::Timeline).then(|| timeline::plan(dataset, state, *lang, &frame, true));
    for plan in growth.iter().chain(&timeline) {
        sheet.picture(plan)?;
        let listed: Vec<String> = plan
            .listed
            .iter()
            .map(|(letter, words)| [letter, "\u{a0}", &words.replace(' ', "\u{a0}")].concat())
            .collect();
        if !listed.is_empty() {
            sheet.paragraph(&listed.join("; "), FINE);
        }
        sheet.space(12.0);
    }
    if growth.is_some() {
        sheet.picture(&key(dataset, state, *lang))?;
        sheet.space(8.0);
    }
    sheet.rule();
    let said = [(Msg::SourceLine, sources), (Msg::NoteLine, notes)];
    for (name, words) in said.into_iter().filter(|(_, words)| !words.is_empty()) {
        sheet.paragraph(&[say(*lang, name), ": ", words].concat(), FINE);
    }
    sheet.paragraph(origin, ORIGIN);
    sheet.paragraph(link, ORIGIN);
    let (width, height) = (WIDTH + 2.0 * MARGIN, (sheet.y + MARGIN - 8.0).round());
    let mut file = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title desc\" lang=\"{}\">\n",
        lang.tag()
    );
    let _ = write!(
        file,
        "<title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
        escape(title),
        escape(&[subtitle.trim_end_matches('.'), ". ", sources, " ", notes, " ", origin, ". ", link].concat()),
        color(theme, Role::Paper),
    );
    file.push_str(&sheet.body);
    file.push_str("</svg>\n");
    Ok(file)
}

/// What the fillings of the marks mean, in grey, as on the page.
fn key(dataset: &Dataset, state: &ViewState, lang: Lang) -> Plan {
    let mut plan = Plan::new(Size { width: WIDTH, height: 32.0 });
    let (mut x, y) = (8.0, 16.0);
    let grey = |role: Role| if matches!(role, Role::Place(_)) { Role::Ink2 } else { role };
    let qualifiers = headline::qualifiers(dataset, state).into_iter().map(Some);
    // The last sign is that of a reader's own records.
    for sign in qualifiers.chain(dataset.holds_own().then_some(None)) {
        let qualifier = sign.unwrap_or(Qualifier::Exact);
        let pinhole = sign.is_none().then(|| marker::pinhole(Hue::Uz, qualifier, (x, y), 5.0));
        for mut ink in marker::mark(Hue::Uz, qualifier, (x, y), 5.0).into_iter().chain(pinhole) {
            match &mut ink {
                Primitive::Disc { fill, edge, .. } | Primitive::Shape { fill, edge, .. } => {
                    *fill = grey(*fill);
                    *edge = edge.map(|(role, width)| (grey(role), width));
                }
                Primitive::Line { role, .. } => *role = grey(*role),
                Primitive::GradientRect { .. } | Primitive::Text(_) => {}
            }
            plan.primitives.push(ink);
        }
        let name = sign.map_or(say(lang, Msg::KeyOwn), |qualifier| qualifier_words(lang, qualifier));
        x = words(&mut plan, (x + 14.0, y + 4.5), name);
    }
    for (sign, name) in [("- - -", Msg::KeyGap), ("//", Msg::KeyBreak), ("*", Msg::KeyContested)] {
        x = words(&mut plan, (x - 8.0, y + 4.5), &[sign, "\u{a0}\u{a0}", say(lang, name)].concat());
    }
    plan
}

/// Writes words of the key; returns where the next mark may stand.
fn words(plan: &mut Plan, at: (f64, f64), text: &str) -> f64 {
    let words = TextRun::new(at, text);
    let end = at.0 + words.width();
    plan.primitives.push(Primitive::Text(words));
    end + 28.0
}

/// A file under construction, from the top down.
struct FigureFile {
    body: String,
    /// Where the next thing starts.
    y: f64,
    theme: Theme,
}

impl FigureFile {
    fn space(&mut self, height: f64) {
        self.y += height;
    }

    /// A text, broken into lines of the picture's width.
    fn paragraph(&mut self, text: &str, style: Type) {
        for line in wrap(text, WIDTH, style.size, style.weight).iter().flat_map(|line| broken(line, style)) {
            let baseline = (self.y + style.line / 2.0 + style.size * 0.35).round();
            let family = if style.serif { SERIF } else { FONTS };
            let weight = if style.weight == Weight::Bold { " font-weight=\"600\"" } else { "" };
            let _ = writeln!(
                self.body,
                "<text x=\"{MARGIN}\" y=\"{baseline}\" font-family=\"{}\" font-size=\"{}\"{weight} fill=\"{}\">{}</text>",
                escape(family),
                style.size,
                color(self.theme, style.role),
                escape(&line),
            );
            self.y += style.line;
        }
    }

    fn rule(&mut self) {
        let (y, end) = (self.y.round(), WIDTH + MARGIN);
        let stroke = color(self.theme, Role::Rule);
        let _ = writeln!(self.body, "<path d=\"M{MARGIN} {y}.5H{end}\" stroke=\"{stroke}\" fill=\"none\"/>");
        self.y += 12.0;
    }

    fn picture(&mut self, plan: &Plan) -> Result<(), String> {
        let place = format!("<svg x=\"{MARGIN}\" y=\"{}\" overflow=\"visible\" ", self.y.round());
        self.body.push_str(&svg(plan, self.theme)?.replacen("<svg ", &place, 1));
        self.y = self.y.round() + plan.size.height;
        Ok(())
    }
}

/// A line that has no space to break at, such as a long address, in pieces that fit.
fn broken(line: &str, style: Type) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut width = 0.0;
    for letter in line.chars() {
        let advance = text_width(letter.encode_utf8(&mut [0; 4]), style.size, style.weight);
        if width + advance > WIDTH * 1.02 {
            pieces.push(String::new());
            width = 0.0;
        }
        width += advance;
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
    }
    pieces
}

fn color(theme: Theme, role: Role) -> String {
    debug_assert!(TOKENS.iter().any(|(known, _)| *known == role));
    let (r, g, b) = theme.color(role);
    format!("#{r:02X}{g:02X}{b:02X}")
}

/// Text in XML 1.0: what means something is escaped, what is not allowed is left out.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::parse;
    use roxmltree::Document;

    fn file(link: &str, address: &str) -> (Imprint, String) {
        let dataset = crate::bundle::embedded().expect("the tables");
        let (state, _) = parse(link, &dataset);
        let imprint = Imprint::new(&dataset, &state, state.lang.unwrap_or_default(), address);
        let file = figure(&dataset, &state, &imprint, Theme::Light).expect("SVG takes every picture");
        (imprint, file)
    }

    #[test]
    fn every_view_of_the_corpus_is_sound_xml_and_says_what_it_is() {
        for line in include_str!("../../tests/links.txt").lines().filter(|line| line.starts_with('#')) {
            let link = line.split('\t').next().unwrap_or_default();
            if line.starts_with("# ") {
                continue;
            }
            let address = ["https://example.org/", link].concat();
            let (imprint, text) = file(link, &address);
            let document = Document::parse(&text).unwrap_or_else(|error| panic!("{link}: {error}"));
            let root = document.root_element();
            assert_eq!(
                (root.tag_name().name(), root.tag_name().namespace()),
                ("svg", Some("http://www.w3.org/2000/svg"))
            );
            let number = |name: &str| root.attribute(name).and_then(|n| n.parse::<f64>().ok()).expect("a length");
            assert_eq!(
                root.attribute("viewBox"),
                Some(format!("0 0 {} {}", number("width"), number("height")).as_str())
            );
            let title = root.children().find(|node| node.has_tag_name("title")).and_then(|node| node.text());
            assert_eq!(title.unwrap_or_default(), imprint.title);
            let shown: String =
                root.descendants().filter(|node| node.has_tag_name("text")).filter_map(|node| node.text()).collect();
            for part in [&imprint.origin, &address] {
                assert!(shown.contains(part.as_str()), "{link}: {part}");
            }
            assert!(!text.contains("NaN") && !text.contains("style=") && !text.contains("<script"), "{link}");
            for node in root.descendants().filter(|node| node.has_tag_name("text")) {
                assert!(node.attribute("font-family").is_some_and(|family| family.contains("serif")), "{link}");
            }
        }
    }

    #[test]
    fn a_hostile_or_endless_address_stays_text_inside_the_picture() {
        let (_, text) = file("#/growth", "https://example.org/?<script>&\"'\u{0}\u{b}#/growth");
        let document = Document::parse(&text).expect("sound XML");
        assert!(!document.descendants().any(|node| node.has_tag_name("script")));
        let (_, text) = file("#/growth", &"x".repeat(3000));
        let document = Document::parse(&text).expect("sound XML");
        let width = document.root_element().attribute("width").and_then(|n| n.parse::<f64>().ok()).expect("a width");
        for node in document.root_element().children().filter(|node| node.has_tag_name("text")) {
            let words = node.text().unwrap_or_default();
            assert!(text_width(words, 13.0, Weight::Regular) <= width, "{words}");
        }
    }

    #[test]
    fn the_title_has_the_fonts_of_the_page() {
        let css = include_str!("../../style/tokens.css");
        let serif = css.split("--serif:").nth(1).and_then(|rest| rest.split(';').next()).expect("the token");
        assert_eq!(SERIF, serif.trim().replace('"', "'").replace(", ", ","));
    }
}
