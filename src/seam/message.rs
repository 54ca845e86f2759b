use super::command::{Command, Program};
use super::slot::Panel;
use crate::bundle::BroughtTables;
use crate::model::Lang;
use crate::view::{Page, ViewState};
use serde::{Deserialize, Serialize};

/// What the first program tells the second.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToPages {
    /// What a reader brought, which is shown from now on: an [`OwnData`] as [`encode`] writes it, so that who only hands it on
    /// need not read it; nothing for the atlas again. Comes before the view that names its records.
    Own(Vec<u8>),
    /// What the page shows now.
    Shown(Shown),
    /// A command that a reader gave in the first program.
    Perform(Command),
}

/// What the first program tells a program of [`Program::OF_PAGES`]: which of its pages is shown. Nothing of it is a record of
/// the atlas.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownPage {
    /// The page; `None` while one of another program is shown, and then the rest is not told.
    pub page: Option<Page>,
    /// The language spoken.
    pub lang: Lang,
    /// The language that the link names, which links to other pages keep.
    pub link_lang: Option<Lang>,
    /// Whether the page is compact in a frame of another page, which links keep too.
    pub embed: bool,
    /// The parameters of the page.
    pub page_params: String,
    /// What is known of a reader's data; told to their own program alone.
    pub own: OwnView,
}

/// What the first program knows of a reader's data: where they come from, and what it shows of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnView {
    /// Those that the address carries, as they stand there; empty where it carries none.
    pub carried: String,
    /// Whether the page in one file carries some.
    pub is_in_page: bool,
    /// Whether a page with charts is shown.
    pub has_charts: bool,
    /// Whether what was brought is shown, and then whether it is beside the records of the atlas.
    pub shows_beside: Option<bool>,
    /// The id of the record that is read; empty where none is. Not looked up: this program has no records of the atlas.
    pub read: String,
}

impl OwnView {
    /// True where the program of own data is needed whatever page is shown.
    pub fn is_needed(&self) -> bool {
        !self.carried.is_empty() || self.is_in_page || self.shows_beside.is_some()
    }
}

/// What a reader brought, as the program of own data hands it to those that draw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnData {
    /// The tables.
    pub tables: BroughtTables,
    /// Whether they are shown beside the records of the atlas.
    pub is_beside: bool,
    /// Whether the address says what is shown of them; else it starts with their first picture.
    pub keeps_view: bool,
    /// The same as a part of a link; empty where they are too many for one.
    pub link: String,
}

impl ShownPage {
    /// What a program is told of this view.
    pub fn of(program: Program, state: &ViewState, lang: Lang) -> ShownPage {
        if Program::of(state.page) != program {
            return ShownPage { lang, ..ShownPage::default() };
        }
        let ViewState { page, embed, .. } = *state;
        ShownPage {
            page: Some(page),
            lang,
            link_lang: state.lang,
            embed,
            page_params: state.page_params.clone(),
            own: OwnView::default(),
        }
    }

    /// A view in the same language and frame.
    pub fn view(&self, page: Page, page_params: String) -> ViewState {
        ViewState { page, page_params, lang: self.link_lang, embed: self.embed, ..ViewState::default() }
    }
}

/// What the other programs tell the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToAtlas {
    /// A program is there, and asks what is shown.
    Asks(Program),
    /// It has its words, and shows what it is told.
    Ready(Program),
    /// What another program calls the page that it shows.
    Named(PageName),
    /// What a reader brought is to be shown: an [`OwnData`] as [`encode`] writes it; nothing for the atlas again.
    Own(Vec<u8>),
    /// A command that a reader gave in another program.
    Perform(Command),
}

/// What a program calls a page that it shows: its heading, and its name for whoever cites it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageName {
    /// The page.
    pub page: Page,
    /// The language of the words.
    pub lang: Lang,
    /// The name.
    pub words: String,
}

/// What the page shows: all that the second program knows of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The view.
    pub state: ViewState,
    /// The language spoken.
    pub lang: Lang,
    /// The headline over the charts, or what another program calls its page; empty on the pages of the second program,
    /// which names them itself.
    pub headline: String,
    /// The panel that stands open.
    pub panel: Option<Panel>,
    /// The part of a link that holds what the reader brought; empty where there is none, or it is too long for a link.
    pub own_link: String,
}

/// A message as bytes.
pub fn encode(message: &impl Serialize) -> Vec<u8> {
    // Into memory that grows as needed: only a type that cannot say its length fails, and there is none here.
    postcard::to_allocvec(message).unwrap_or_default()
}

/// The message of bytes; `None` for bytes of another build, and for ids that this program does not know.
pub fn decode<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seam::{CiteForm, Move, Sharing};
    use crate::view::{Action, HistoryEntry, TimeSpan, known, parse, write};

    fn data() -> &'static crate::model::Dataset {
        let data: &'static _ = Box::leak(Box::new(crate::bundle::embedded().unwrap()));
        known::provide(data);
        data
    }

    #[test]
    fn every_view_that_a_link_ever_meant_arrives_as_it_was_sent() {
        let data = data();
        let links = include_str!("../../tests/links.txt").lines().filter_map(|line| line.split_whitespace().next());
        let mut seen = 0;
        for link in links.filter(|link| link.starts_with('#') && link.len() > 1) {
            let shown = Shown { state: parse(link, data).0, lang: Lang::Uz, ..Shown::default() };
            let message = ToPages::Shown(shown);
            assert_eq!(decode::<ToPages>(&encode(&message)), Some(message), "{link}");
            seen += 1;
        }
        assert!(seen > 20, "only {seen} links were read");
    }

    #[test]
    fn commands_arrive_as_they_were_sent() {
        let data = data();
        let state = parse("#/evidence?table=laws&q=2003", data).0;
        for command in [
            Command::View(Action::Select(Some("kg-ngos-2010"))),
            Command::View(Action::SetTime(TimeSpan::of_years(1991, 2010))),
            Command::View(Action::Toggle("uz-ngos")),
            Command::View(Action::Filter("law")),
            Command::Visit(Box::new(state), HistoryEntry::Replace),
            Command::Step(-1),
            Command::Move(Move::Earlier),
            Command::Cluster(None),
            Command::Panel(Some(Panel::Filter)),
            Command::Share(Sharing::Open),
            Command::CiteRecord(CiteForm::Csl),
        ] {
            let message = ToAtlas::Perform(command);
            assert_eq!(decode::<ToAtlas>(&encode(&message)), Some(message));
        }
    }

    #[test]
    fn a_program_hears_of_its_own_pages_only_and_links_keep_language_and_frame() {
        let link = "#/lesson?id=kg-count&step=2&lang=ru&embed=1";
        let state = parse(link, data()).0;
        let shown = ShownPage::of(Program::Lessons, &state, Lang::Ru);
        assert_eq!(shown.page, Some(Page::Lesson));
        assert_eq!(decode::<ShownPage>(&encode(&shown)), Some(shown.clone()));
        assert_eq!(write(&shown.view(Page::Lesson, shown.page_params.clone())), write(&state));
        let elsewhere = ShownPage::of(Program::Yours, &state, Lang::Ru);
        assert_eq!((elsewhere.page, elsewhere.page_params), (None, String::new()));
    }

    #[test]
    fn an_id_that_this_program_does_not_know_is_no_message() {
        data();
        let unknown = ToAtlas::Perform(Command::View(Action::Select(Some("no-such-record"))));
        assert_eq!(decode::<ToAtlas>(&encode(&unknown)), None);
        assert_eq!(decode::<ToAtlas>(&[]), None);
    }
}
