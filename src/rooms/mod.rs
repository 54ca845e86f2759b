//! The second program: the pages of evidence, countries, organisations and laws.
//!
//! It fills the element `room`, which the first program (`ui`) leaves empty, whenever that program says that the view has
//! changed. It holds no state but the link: what a reader types or chooses becomes a link, and the link is drawn.

mod evidence;

use crate::model::{Dataset, Lang};
use crate::platform::dom::{El, el, fill};
use crate::platform::page;
use crate::records::Library;
use crate::text::{Msg, say};
use crate::view::{Page, ViewState, parse};
use crate::{bundle, records};

/// What the page shows now.
pub struct Room {
    /// All tables.
    pub library: &'static Library,
    /// The view that the link means; its parameters for this program are [`ViewState::room`].
    pub state: ViewState,
    /// The language spoken.
    pub lang: Lang,
}

impl Room {
    /// The value of one of this program's own parameters.
    pub fn value(&self, name: &str) -> Option<String> {
        records::link::value(&self.state.room, name)
    }
}

/// Draws now and whenever the view changes, and tells the first program that this one is there.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        page::tell_of_panic();
        page::log(&info.to_string());
    }));
    let data: &'static Dataset = match bundle::embedded() {
        Ok(data) => Box::leak(Box::new(data)),
        Err(error) => return page::log(&error.to_string()),
    };
    page::on_view(move || draw(data));
    page::tell("civic-atlas-rooms", "here");
    draw(data);
}

fn draw(data: &'static Dataset) {
    let Some(host) = page::element("room") else { return };
    let (state, _) = parse(&page::root("data-view").unwrap_or_default(), data);
    let lang = page::root("lang").and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default();
    let room = Room { library: Library::open(), state, lang };
    let (title, parts) = match room.state.page {
        Page::Evidence => evidence::draw(&room),
        Page::Country | Page::Organisations | Page::Laws => evidence::draw(&room),
        Page::Together | Page::Growth | Page::Timeline => return fill(&host, Vec::new()),
    };
    page::set_title(&[&title, " · ", say(lang, Msg::AppName)].concat());
    let mut all: Vec<El> = vec![el("h1").text(&title)];
    all.extend(parts);
    fill(&host, all);
}
