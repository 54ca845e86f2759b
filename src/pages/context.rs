//! What the page shows now, and the links that lead on from it.

use crate::model::{Dataset, Lang};
use crate::records::link::push;
use crate::records::{self, Library, Record, words};
use crate::seam::{Command, Panel, Shown, port};
use crate::text::{Msg, PageMsg, say_page};
use crate::view::{Evidence, HistoryEntry, Page, ViewState, carrying, write};
use leptos::prelude::RwSignal;

/// What every component of this program reads. It changes as a whole, whenever the view or its language does.
pub type Context = RwSignal<PageContext>;

/// Asks for another view.
pub fn visit(view: ViewState, entry: HistoryEntry) {
    port::perform(Command::Visit(Box::new(view), entry));
}

/// What the page shows now.
#[derive(Clone)]
pub struct PageContext {
    /// The headline over the charts; empty on the pages of this program.
    pub headline: String,
    /// The panel that stands open.
    pub panel: Option<Panel>,
    /// All tables, with the cells of the files that are here.
    pub library: &'static Library,
    /// What the charts know.
    pub data: &'static Dataset,
    /// The view; its parameters for this program are [`ViewState::page_params`].
    pub state: ViewState,
    /// The language spoken.
    pub lang: Lang,
    /// The part of a link that holds what the reader brought; empty where there is none.
    pub own_link: String,
}

impl PartialEq for PageContext {
    fn eq(&self, other: &PageContext) -> bool {
        (self.lang, self.panel, self.library.files, &self.headline, &self.state, &self.own_link)
            == (other.lang, other.panel, other.library.files, &other.headline, &other.state, &other.own_link)
            && std::ptr::eq(self.data, other.data)
    }
}

impl PageContext {
    /// What the first program says that it shows, of these records.
    pub fn new(data: &'static Dataset, shown: Shown) -> PageContext {
        let Shown { state, lang, headline, panel, own_link } = shown;
        PageContext { library: Library::open(), data, state, lang, headline, panel, own_link }
    }

    /// A view as others can open it: with what the reader brought, as far as it goes into a link.
    pub fn link_to_share(&self, state: &ViewState) -> String {
        carrying(&write(state), &self.own_link)
    }

    /// True when this is what the first program says.
    pub fn shows(&self, data: &'static Dataset, shown: &Shown) -> bool {
        (self.lang, self.panel, &self.headline, &self.state, &self.own_link)
            == (shown.lang, shown.panel, &shown.headline, &shown.state, &shown.own_link)
            && std::ptr::eq(self.data, data)
    }

    /// The same, with the files that have come since.
    pub fn renewed(&self) -> PageContext {
        PageContext { library: Library::open(), ..self.clone() }
    }

    /// Names the records, the language and the files that are here: what is made of them stays right as long as this is the
    /// same.
    pub fn records_and_words(&self) -> String {
        let (data, files) = (std::ptr::from_ref(self.data) as usize, self.library.files);
        [self.lang.tag(), " ", &data.to_string(), " ", &files.to_string()].concat()
    }

    /// The words of a message of this program.
    pub fn say(&self, message: PageMsg) -> &'static str {
        say_page(self.lang, message)
    }

    /// The value of one of this program's own parameters.
    pub fn value(&self, name: &str) -> Option<String> {
        records::link::value(&self.state.page_params, name)
    }

    /// The view of one of this program's pages, with its parameters as [`records::link`] writes them, in the language that
    /// the present view names.
    pub fn view(&self, page: Page, page_params: String) -> ViewState {
        ViewState { page, page_params, lang: self.state.lang, embed: self.state.embed, ..ViewState::default() }
    }

    /// The address of one of this program's pages with these parameters.
    pub fn to(&self, page: Page, parameters: &[(&str, &str)]) -> String {
        write(&self.view_of(page, parameters))
    }

    /// The view of one of this program's pages with these parameters.
    pub fn view_of(&self, page: Page, parameters: &[(&str, &str)]) -> ViewState {
        let mut page_params = String::new();
        parameters.iter().for_each(|(name, value)| push(&mut page_params, name, value));
        self.view(page, page_params)
    }

    /// The address of a record in the evidence.
    pub fn record_link(&self, id: &str) -> String {
        self.to(Page::Evidence, &[("select", id)])
    }

    /// The address of an event's mark on the timeline, with other sources where the event is of one.
    pub fn mark(&self, event: Record<'static>) -> String {
        let is_article = words::is_article(event.get("source"));
        let evidence = if is_article { Evidence::Printed } else { Evidence::Others };
        let (select, lang, embed) = (Some(event.id()), self.state.lang, self.state.embed);
        write(&ViewState { page: Page::Timeline, evidence, select, lang, embed, ..ViewState::default() })
    }

    /// The address of a count's mark on the growth chart of these series.
    pub fn count(&self, state: &ViewState, count: &'static str) -> String {
        let (select, lang, embed) = (Some(count), self.state.lang, self.state.embed);
        write(&ViewState { page: Page::Growth, select, lang, embed, ..state.clone() })
    }

    /// The parameters of the link that the page does not know.
    pub fn unknown(&self, known: &[&str]) -> Vec<(Msg, String)> {
        let parts = self.state.page_params.split('&').filter(|part| !part.is_empty());
        let is_known = |part: &&str| part.split_once('=').is_some_and(|(name, _)| known.contains(&name));
        parts.filter(|part| !is_known(part)).map(|part| (Msg::RefusalName, part.to_string())).collect()
    }
}
