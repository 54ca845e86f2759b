//! The second program: the pages of evidence, countries, organisations and laws.
//!
//! Whenever the first program (`ui`) says that the view has changed, this one fills the elements that it leaves empty:
//! `context` with a page, `lens` with what the growth chart's lens computes, `tables` with what the pictures draw, and what the
//! panels of the controls hold. It keeps no state but the link: what a reader types or chooses becomes a link, and the link
//! is drawn.

mod cell;
mod country;
mod dates;
mod evidence;
mod laws;
mod lens;
mod listen;
mod organisations;
mod outside;
mod panels;
mod parts;
mod print;
mod save;
mod share;
mod sheet;
mod tables;

use crate::model::{Dataset, Lang, provide_printed};
use crate::platform::dom::{El, el, fill};
use crate::platform::save::is_framed;
use crate::platform::{device, page};
use crate::records::Library;
use crate::seam::script::{PAGES_STYLE, ToScript};
use crate::seam::{Command, Shown, Slot, ToAtlas, port};
use crate::text::{self, Msg, say};
use crate::view::{Entry, Page, ViewState, known, parse, write};
use crate::{bundle, records};
use std::cell::RefCell;

/// What the page shows now.
pub struct PageContext {
    /// All tables.
    pub library: &'static Library,
    /// What the charts know.
    pub data: &'static Dataset,
    /// The view that the link means; its parameters for this program are [`ViewState::page_params`].
    pub state: ViewState,
    /// The language spoken.
    pub lang: Lang,
}

impl PageContext {
    /// What the page shows now.
    pub fn now(data: &'static Dataset) -> PageContext {
        let Shown { state, lang, .. } = shown();
        PageContext { library: Library::open(), data, state, lang }
    }

    /// The value of one of this program's own parameters.
    pub fn value(&self, name: &str) -> Option<String> {
        records::link::value(&self.state.page_params, name)
    }

    /// The link to one of this program's pages, with its parameters as [`records::link`] writes them, in the language that
    /// the present link names.
    pub fn link(&self, page: Page, page_params: String) -> String {
        write(&ViewState { page, page_params, lang: self.state.lang, embed: self.state.embed, ..ViewState::default() })
    }

    /// The link to a record in the evidence.
    pub fn record_link(&self, id: &str) -> String {
        let mut params = String::new();
        records::link::push(&mut params, "select", id);
        self.link(Page::Evidence, params)
    }
}

thread_local! {
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
}

/// What the first program said last that the page shows.
pub fn shown() -> Shown {
    SHOWN.with_borrow(|shown| shown.clone().unwrap_or_default())
}

/// Shows the view of a link.
pub fn visit(data: &'static Dataset, link: &str, entry: Entry) {
    port::perform(Command::Visit(Box::new(parse(link, data).0), entry));
}

/// A stretch of the page with an element of its own, which is filled anew without touching the others.
pub struct Part {
    /// The id of its element.
    pub id: &'static str,
    /// The role of its element; a part with the role `status` is read out when it changes.
    pub role: Option<&'static str>,
    /// True for a part that is drawn once and then left alone, such as a field that is typed in.
    pub stays: bool,
    /// What it holds.
    pub elements: Vec<El>,
}

impl Part {
    /// A part that is drawn anew each time.
    pub fn new(id: &'static str, elements: Vec<El>) -> Part {
        Part { id, role: None, stays: false, elements }
    }
}

/// Starts this as a program of its own.
pub fn start() {
    show_panics();
    open();
}

/// What comes before both programs where they are one: the first need not ask for words, since all are in this one.
pub fn prepare() {
    show_panics();
    text::provide_all();
}

/// From now on a panic is written into the console and told to the start script.
fn show_panics() {
    std::panic::set_hook(Box::new(|info| {
        port::tell_script(ToScript::Panicked);
        page::log(&info.to_string());
    }));
}

/// Draws now and whenever the view changes, and tells the first program that this one is there.
pub fn open() {
    let data: &'static Dataset = match bundle::embedded() {
        Ok(data) => Box::leak(Box::new(data)),
        Err(error) => return page::log(&error.to_string()),
    };
    provide_printed(printed);
    known::provide(data);
    // Drawn without its style sheet the page would jump.
    page::add_style(page::start_address(PAGES_STYLE), move || {
        if let Some(host) = page::element(Slot::Page.id()) {
            listen::listen(&host, data);
            device::on_size(&[&host], move || country::draw_chart(&PageContext::now(data)));
        }
        page::on_toggle(move || panels::draw(&PageContext::now(data), true));
        panels::listen(data);
        share::start(data);
        print::start(data);
        outside::start(data);
        // A frame may refuse to print and to save without telling, so the page's foot offers neither; the dialog tells.
        page::set_root("data-framed", is_framed().then_some(""));
        port::on_shown(move |shown| {
            let is_first = SHOWN.with_borrow_mut(|last| last.replace(shown).is_none());
            if is_first {
                port::tell_atlas(&ToAtlas::Ready);
            }
            draw(data);
        });
        port::tell_atlas(&ToAtlas::Ready);
    });
}

/// Draws into the reading once the first program has made it anew: for a new view, or since words came.
fn draw_reading(data: &'static Dataset) {
    page::after_turn(move || dates::draw(&PageContext::now(data)));
}

/// The words of a record's source, from its table.
pub(crate) fn printed(id: &str) -> &'static str {
    Library::open().record(id).map_or("", |record| record.get("as_printed"))
}

fn draw(data: &'static Dataset) {
    let Some(host) = page::element(Slot::Page.id()) else { return };
    let context = PageContext::now(data);
    share::refresh(data);
    if let Some(host) = page::element(Slot::Lens.id()) {
        fill(&host, lens::draw(data, &context.state, context.lang));
    }
    for (slot, elements) in tables::draw(&context) {
        if let Some(host) = page::element(slot.id()) {
            fill(&host, elements);
        }
    }
    if let Some(host) = page::element(Slot::Sharing.id()) {
        fill(&host, vec![share::bar(context.lang)]);
    }
    panels::draw(&context, false);
    draw_reading(data);
    let (title, parts) = match context.state.page {
        Page::Evidence => evidence::draw(&context),
        Page::Country => country::draw(&context),
        Page::Organisations => organisations::draw(&context),
        Page::Laws => laws::draw(&context),
        Page::Together | Page::Growth | Page::Timeline => {
            let _ = host.remove_attribute("data-parts");
            print::foot(data);
            return fill(&host, Vec::new());
        }
    };
    page::set_title(&[&title, " · ", say(context.lang, Msg::AppName)].concat());
    print::foot(data);
    // The page of a place has its title below the other places.
    let has_title = context.state.page == Page::Country;
    let heading = (!has_title).then(|| Part::new("room-title", vec![el("h1").text(&title)]));
    put(&host, &context, heading.into_iter().chain(parts).collect());
    match context.state.page {
        Page::Evidence => evidence::drawn(&context),
        Page::Country => country::draw_chart(&context),
        Page::Organisations => organisations::drawn(&context),
        _ => parts::lead_to(&context, "law-"),
    }
}

/// Fills the parts of the page, and makes their elements where the page showed something else before.
fn put(host: &web_sys::HtmlElement, context: &PageContext, parts: Vec<Part>) {
    let name = [context.state.page.slug(), " ", context.lang.tag()].concat();
    if host.get_attribute("data-parts").as_deref() != Some(&name) {
        let make =
            |part: Part| el("div").attr("id", part.id).attr_if("role", part.role).class("part").children(part.elements);
        fill(host, parts.into_iter().map(make).collect());
        let _ = host.set_attribute("data-parts", &name);
        return;
    }
    for part in parts.into_iter().filter(|part| !part.stays) {
        if let Some(element) = page::element(part.id) {
            fill(&element, part.elements);
        }
    }
}
