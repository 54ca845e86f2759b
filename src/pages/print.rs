//! What is printed: pictures planned for paper, and at the foot of each page where it comes from.
//!
//! On the screen the pictures are canvases as wide as the window. Paper gets them as SVG, whatever the window: once for paper
//! that stands and once for paper that lies, of which the style sheet prints one, since no program is told which it is. A
//! picture taller than a page comes in strips, between which it may be parted without cutting a word or a mark.

use super::share::{Now, qr};
use super::sheet::{listed, reach, sheet};
use crate::chart::frame::Frame;
use crate::chart::plan::Plan;
use crate::chart::{growth, timeline};
use crate::export::imprint::origin;
use crate::export::qr::Matrix;
use crate::model::Dataset;
use crate::platform::dom::{El, el, fill, set_variable};
use crate::platform::page;
use crate::text::{PageMsg, say_page};
use crate::view::code;

/// The class of printed pictures and the width for which they are planned, in pixels, on paper that stands and paper that
/// lies: letters of 13 are 8 points on a page of A4.
const WIDTHS: [(&str, f64); 2] = [("upright", 816.0), ("across", 1200.0)];

/// Side of the QR code on paper in tenths of a millimetre: of one of its modules, and of the whole at least and at most. More
/// than a quarter of a page would not be repeated at the foot of each.
const QR: (usize, usize, usize) = (4, 180, 360);

/// What stands taller than this in a picture spans rows, in pixels.
const ROWS: f64 = 64.0;

/// Height of a timeline's axis with its line and the names of years, in pixels.
const AXIS: usize = 36;

/// Draws the pictures for paper whenever the page is about to be printed.
pub fn start(data: &'static Dataset) {
    page::on_window("beforeprint", move || pictures(data));
}

/// Writes what stands at the foot of each printed page: title, the view's address, its code, the date of the data, and the
/// address as a QR code.
pub fn foot(data: &'static Dataset) {
    let Some(host) = page::at_end("div", "print-foot") else { return };
    // Until the style sheet is here, and for ever where it cannot be had.
    page::hide(&host);
    let now = Now::read();
    let named = |name: PageMsg, words: &str| [say_page(now.lang, name), " ", words].concat();
    let mut last =
        code::encode(&now.state, data).map_or_else(String::new, |code| named(PageMsg::ShareCode, &code) + " · ");
    last.push_str(&origin(now.lang));
    let words = el("div").children([
        el("p").child(el("b").text(&now.title)),
        el("p").text(&named(PageMsg::PrintView, &now.link)),
        el("p").text(&last),
    ]);
    let side = Matrix::new(&now.link).map_or(0, |matrix| matrix.extent() * QR.0).clamp(QR.1, QR.2);
    set_variable("--qr", &[&side.to_string(), "e-1mm"].concat());
    fill(&host, std::iter::once(words).chain(qr(&now)).collect());
}

/// Draws the pictures of the view, or none where its page has no charts.
fn pictures(data: &Dataset) {
    let Some(host) = page::before("lens", "print-pictures") else { return };
    page::hide(&host);
    let Now { state, lang, .. } = Now::read();
    let pictures = WIDTHS.map(|(class, width)| {
        let frame = Frame::new(data, &state, width);
        let id = |name: &str| ["print-", class, "-", name].concat();
        let mut parts = Vec::new();
        if state.page.has_growth() {
            let plan = growth::plan(data, &state, lang, &frame);
            parts.push(el("div").class("whole").child(sheet(&plan, &id("growth"), (0.0, plan.size.height))));
            parts.extend(listed(&plan));
        }
        if state.page.has_timeline() {
            let plan = timeline::plan(data, &state, lang, &frame, true);
            parts.push(el("div").class("strips").children(strips(&plan, id)));
            parts.extend(listed(&plan));
        }
        el("div").class(class).children(parts)
    });
    // A page without charts has nothing that could stand in the place of its own pictures.
    let has_charts = state.page.has_growth() || state.page.has_timeline();
    fill(&host, if has_charts { pictures.into() } else { Vec::new() });
}

/// The picture in strips, the last of which is the time axis. `id` makes ids of the whole page.
fn strips(plan: &Plan, id: impl Fn(&str) -> String) -> Vec<El> {
    let mut top = 0.0;
    let strip = |(at, foot): (usize, f64)| {
        let strip = sheet(plan, &id(&at.to_string()), (top, foot));
        top = foot;
        el("div").child(strip)
    };
    seams(plan).into_iter().enumerate().map(strip).collect()
}

/// Heights at which nothing but what spans rows is cut, the last of them above the time axis; and the foot of the picture.
fn seams(plan: &Plan) -> Vec<f64> {
    let mut is_inked = vec![false; plan.size.height.ceil() as usize];
    for (from, to) in plan.primitives.iter().map(reach).filter(|(from, to)| to - from < ROWS) {
        let last = (to.ceil().max(0.0) as usize).min(is_inked.len());
        let first = (from.floor().max(0.0) as usize).min(last);
        is_inked[first..last].fill(true);
    }
    // The first free pixel below each row.
    let below = (1..is_inked.len().saturating_sub(AXIS)).filter(|y| is_inked[y - 1] && !is_inked[*y]);
    below.map(|y| y as f64).chain(std::iter::once(plan.size.height)).collect()
}
