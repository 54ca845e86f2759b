//! What is printed: pictures planned for paper, and at the foot of each page where it comes from.
//!
//! On the screen the pictures are canvases as wide as the window. Paper gets them as SVG, whatever the window: once for paper
//! that stands and once for paper that lies, of which the style sheet prints one, since no program is told which it is. A
//! picture taller than a page comes in strips, between which it may be parted without cutting a word or a mark.

use super::context::PageContext;
use super::current_view::CurrentView;
use super::dialog::Dialog;
use super::drawing::{listed, reach, svg};
use crate::chart::frame::Frame;
use crate::chart::plan::Plan;
use crate::chart::{growth, timeline};
use crate::export::imprint::origin;
use crate::export::qr::Matrix;
use crate::platform::dom::set_variable;
use crate::platform::page;
use crate::seam::Slot;
use crate::text::{PageMsg, say_page};
use crate::view::code;
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;

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

/// Draws the pictures for paper whenever the page is about to be printed: at once, since nothing is waited for before the
/// page is laid out.
pub fn start(dialog: Dialog) {
    let Some(host) = page::element(Slot::PrintPictures.id()) else { return };
    let drawn: RefCell<Option<Box<dyn Any>>> = RefCell::new(None);
    page::on_window("beforeprint", move || {
        // Those of an earlier print go first.
        drawn.take();
        let now = dialog.now();
        if now.state.page.has_charts() {
            drawn.replace(Some(Box::new(leptos::mount::mount_to(host.clone(), move || pictures(&now)))));
        }
    });
}

/// What stands at the foot of each printed page: title, the view's address, its code, the date of the data, and the address
/// as a QR code.
#[component]
pub fn PrintFoot(dialog: Dialog) -> impl IntoView {
    let view = Memo::new(move |_| dialog.view());
    Effect::new(move |_| {
        let address = view.with(|view| view.address.clone().unwrap_or_default());
        let modules = Matrix::new(&address).map_or(0, |matrix| matrix.extent());
        let side = (modules * QR.0).clamp(QR.1, QR.2);
        set_variable("--qr", &[&side.to_string(), "e-1mm"].concat());
    });
    let named = |lang, name: PageMsg, words: &str| [say_page(lang, name), " ", words].concat();
    let address = move || {
        let named = |view: &CurrentView| Some(named(view.lang, PageMsg::PrintView, view.address.as_ref()?));
        view.with(|view| named(view).map(|words| view! { <p>{words}</p> }))
    };
    let last = move || {
        view.with(|view| {
            let code = code::encode(&view.state, dialog.now().data);
            let code = code.map(|code| named(view.lang, PageMsg::ShareCode, &code) + " · ");
            code.unwrap_or_default() + &origin(view.lang)
        })
    };
    // Not on the screen, also where the style sheet cannot be had.
    view! {
        <div id="print-lines" style:display="none">
            <div>
                <p><b>{move || view.with(|view| view.title.clone())}</b></p>
                {address}
                <p>{last}</p>
            </div>
            {move || view.with(|view| view.qr())}
        </div>
    }
}

/// The pictures of the view.
fn pictures(now: &PageContext) -> AnyView {
    let (data, state, lang) = (now.data, &now.state, now.lang);
    let pictures = WIDTHS.map(|(class, width)| {
        let frame = Frame::new(data, state, width);
        let id = |name: &str| ["print-", class, "-", name].concat();
        let mut parts: Vec<AnyView> = Vec::new();
        if state.page.has_growth() {
            let plan = growth::plan(data, state, lang, &frame);
            let whole = svg(&plan, &id("growth"), (0.0, plan.size.height));
            parts.push(view! { <div class="whole">{whole}</div> }.into_any());
            parts.extend(listed(&plan));
        }
        if state.page.has_timeline() {
            let plan = timeline::plan(data, state, lang, &frame, true);
            parts.push(view! { <div class="strips">{strips(&plan, id)}</div> }.into_any());
            parts.extend(listed(&plan));
        }
        view! { <div class=class>{parts}</div> }.into_any()
    });
    let pictures: Vec<AnyView> = pictures.into();
    view! { <div id="paper" style:display="none">{pictures}</div> }.into_any()
}

/// The picture in strips, the last of which is the time axis. `id` makes ids of the whole page.
fn strips(plan: &Plan, id: impl Fn(&str) -> String) -> Vec<AnyView> {
    let mut top = 0.0;
    let strip = |(at, foot): (usize, f64)| {
        let strip = svg(plan, &id(&at.to_string()), (top, foot));
        top = foot;
        view! { <div>{strip}</div> }.into_any()
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
