use super::evidence::details;
use super::locale::{self, own_language};
use super::own_data::{self, Location};
use super::page_name::page_name;
use super::scene::Scene;
use super::screen::Device;
use crate::bundle::File;
use crate::chart::headline;
use crate::model::{Dataset, Id, Lang};
use crate::platform::{address, device, page, storage};
use crate::seam::script::{THEME, ToScript, Wanted};
use crate::seam::{Command, PageName, Panel, Program, Shown, ToAtlas, port};
use crate::text::say;
use crate::view::{Action, HistoryEntry, Page, TimeSpan, ViewState, complete};
use leptos::prelude::*;
use web_sys::Element;

/// What becomes of something that is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadState {
    /// It is not here yet.
    Coming,
    /// It is here.
    Here,
    /// It cannot be had.
    Failed,
}

/// What is fetched after the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loads {
    /// The longer words of records.
    pub details: LoadState,
    /// The programs, in the order of [`Program::FETCHED`].
    programs: [LoadState; Program::FETCHED.len()],
    /// The language that the reader waits for, once its words could not be had.
    pub language_failed: Option<Lang>,
}

impl Loads {
    /// What became of a program. The first is here, since it asks.
    pub fn of(&self, program: Program) -> LoadState {
        let at = Program::FETCHED.iter().position(|other| *other == program);
        at.map_or(LoadState::Here, |at| self.programs[at])
    }

    /// Keeps what became of a program that is fetched, and says whether that is new.
    fn set(&mut self, program: Program, state: LoadState) -> bool {
        let is_changed = self.of(program) != state;
        if let Some(at) = Program::FETCHED.iter().position(|other| *other == program) {
            self.programs[at] = state;
        }
        is_changed
    }
}

/// What was answered to the reader, until something else is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// Of the link.
    pub copied: Copied,
    /// What was typed as a date and is none; empty when nothing is wrong.
    pub bad_date: String,
}

/// What became of copying the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// Nobody asked for it.
    No,
    /// It is in the clipboard.
    Done,
    /// The browser refused: the address is shown, to be copied by hand.
    Refused,
}

/// What every part of the page shares.
#[derive(Clone, Copy)]
pub struct Atlas {
    /// The evidence of the atlas.
    pub(super) evidence: &'static Dataset,
    /// Told when a reader brought something, or the atlas is shown again.
    pub(super) own: RwSignal<()>,
    /// The language of this reader, when the link names none.
    own_lang: Lang,
    /// The address.
    pub location: RwSignal<Location>,
    /// The device.
    pub device: RwSignal<Device>,
    /// The record that is pointed at or focused.
    pub hovered: RwSignal<Option<Id>>,
    /// The mark that had the focus last: Tab leads back to it.
    pub roving: RwSignal<Option<Id>>,
    /// The first record of the cluster whose list is open.
    pub cluster: RwSignal<Option<Id>>,
    /// The panel that is open.
    pub panel: RwSignal<Option<Panel>>,
    /// Where a drag over the growth chart began and where it is, in CSS pixels from its left edge.
    pub brush: RwSignal<Option<(f64, f64)>>,
    /// What was answered to the reader.
    pub feedback: RwSignal<Feedback>,
    /// What is fetched.
    pub loads: RwSignal<Loads>,
    /// What another program calls the page that it showed last.
    named: RwSignal<Option<PageName>>,
    /// True while the reader waits for all counts, which the second program saves, and it is not there.
    pub awaits_counts: RwSignal<bool>,
    /// Told when the browser has lost what was painted.
    pub repaints: RwSignal<()>,
    /// False until the first of several pictures has been shown: the others are drawn after it, so that it can be read and
    /// touched while they are.
    pub is_whole: RwSignal<bool>,
    /// The view for the device at hand.
    pub scene: Memo<Scene>,
}

const DARK: &str = "(prefers-color-scheme: dark)";

/// True for dark colours: as the reader chose, else as the system prefers. Where the system forces its own colours they are
/// all that counts.
fn is_dark() -> bool {
    let chosen = storage::recall("theme").filter(|_| !device::matches(device::FORCED_COLORS));
    chosen.map_or_else(|| device::matches(DARK), |theme| theme == "dark")
}

impl Atlas {
    /// Reads the address and listens to what changes from outside.
    pub fn start(evidence: &'static Dataset) -> Atlas {
        let dark = is_dark();
        own_data::start(evidence);
        let own = RwSignal::new(());
        let place = RwSignal::new(own_data::read());
        let device = RwSignal::new(Device {
            width: 0.0,
            text: 1.0,
            ratio: device::ratio(),
            dark,
            printing: device::matches("print"),
        });
        let own_lang = own_language();
        let coming = LoadState::Coming;
        let loads = RwSignal::new(Loads { details: coming, programs: [coming; _], language_failed: None });
        let scene = Memo::new(move |_| {
            let device = device.get();
            // Words that came may be those of the language asked for, and what is searched for may stand in them.
            loads.track();
            own.track();
            place.with(|place| Scene::new(own_data::shown(evidence), &place.state, own_lang, &device))
        });
        let atlas = Atlas {
            evidence,
            own,
            own_lang,
            location: place,
            device,
            hovered: RwSignal::new(None),
            roving: RwSignal::new(None),
            cluster: RwSignal::new(None),
            panel: RwSignal::new(None),
            brush: RwSignal::new(None),
            feedback: RwSignal::new(Feedback { copied: Copied::No, bad_date: String::new() }),
            loads,
            named: RwSignal::new(None),
            awaits_counts: RwSignal::new(false),
            repaints: RwSignal::new(()),
            is_whole: RwSignal::new(false),
            scene,
        };
        address::on_change(move || {
            atlas.close_all();
            atlas.follow_address();
        });
        port::on_file(move |file, text| atlas.receive(file, text));
        let load = move |program: Program, state: LoadState| {
            // Who hears that it changed asks once more for what failed.
            atlas.loads.maybe_update(|loads| loads.set(program, state));
        };
        port::on_program_failed(move |program| load(program, LoadState::Failed));
        port::on_told(move |message| match message {
            // Who tells what is shown follows this signal, and tells it again.
            ToAtlas::Asks(_) => atlas.loads.notify(),
            ToAtlas::Ready(program) => {
                load(program, LoadState::Here);
                if program == Program::Pages && atlas.awaits_counts.get_untracked() {
                    atlas.awaits_counts.set(false);
                    port::perform(Command::SaveCounts);
                }
            }
            ToAtlas::Named(name) => atlas.named.set(Some(name)),
            ToAtlas::Own(data) => atlas.bring(data),
            ToAtlas::Perform(command) => port::perform(command),
        });
        page::on_canvas_restored(move || atlas.repaints.notify());
        for query in [DARK, device::FORCED_COLORS] {
            device::on_media(query, move |_| {
                let forced = device::matches(device::FORCED_COLORS);
                page::set_root(THEME, storage::recall("theme").filter(|_| !forced).as_deref());
                atlas.set_device(|device| device.dark = is_dark());
            });
        }
        device::on_ratio(move |ratio| atlas.set_device(|device| device.ratio = ratio));
        device::on_media("print", move |printing| atlas.set_device(|device| device.printing = printing));
        device::on_print(move |printing| atlas.set_device(|device| device.printing = printing));
        atlas
    }

    /// What the second program is told that the page shows.
    pub fn shown(self) -> Shown {
        self.scene.with(|scene| {
            let (page, lang) = (scene.state.page, scene.lang);
            let headline = match Program::of(page) {
                Program::Atlas => headline::title(self.data(), &scene.state, lang, &scene.frame.time),
                Program::Pages => String::new(),
                _ => self.name_of(page, lang).unwrap_or_else(|| say(lang, page_name(page)).to_string()),
            };
            let own_link = self.with_own(|own| own.link.clone());
            Shown { state: scene.state.clone(), lang, headline, panel: self.panel.get(), own_link }
        })
    }

    /// What another program calls this page, once it shows it.
    pub fn name_of(self, page: Page, lang: Lang) -> Option<String> {
        let name = self.named.get().filter(|name| (name.page, name.lang) == (page, lang));
        name.map(|name| name.words)
    }

    /// Takes in a file that was asked for: the words of a language, or what opened records show. The second program's files
    /// are its own.
    fn receive(self, file: File, content: Option<Vec<u8>>) {
        match file {
            File::Words(lang) => {
                let is_here = locale::take(file, content);
                // What becomes of another language, fetched for later, says nothing of the one that the reader waits for.
                if self.location.with_untracked(|place| self.asked(&place.state)) == lang {
                    self.loads.update(|loads| loads.language_failed = (!is_here).then_some(lang));
                }
            }
            File::Details | File::DetailWords(_) => {
                let is_here = locale::take(file, content);
                let all_here = details(self.scene.with_untracked(|scene| scene.lang)).iter().all(|file| file.is_here());
                let state = match (is_here, all_here) {
                    (_, true) => LoadState::Here,
                    (true, false) => LoadState::Coming,
                    (false, false) => LoadState::Failed,
                };
                self.loads.update(|loads| loads.details = state);
            }
            File::Pages(_) | File::Own(_) | File::Lessons(_) | File::Records | File::RecordWords(_) => {}
        }
    }

    /// The place of a pointer in a picture, in the picture's own pixels.
    pub fn inside(self, sheet: &Element, client_x: f64, client_y: f64) -> (f64, f64) {
        let (x, y) = page::inside(sheet, client_x, client_y);
        let scale = self.scene.with_untracked(|scene| scene.frame.scale);
        (x / scale, y / scale)
    }

    /// Asks for what opened records show, as far as it is not here.
    pub fn fetch_details(self) {
        let lang = self.scene.with_untracked(|scene| scene.lang);
        details(lang).into_iter().filter(|file| !file.is_here()).for_each(|file| port::fetch(Wanted::File(file)));
    }

    /// The language that the reader asked for, while another is spoken because its words are not here.
    pub fn pending_language(&self, scene: &Scene) -> Option<Lang> {
        Some(self.asked(&scene.state)).filter(|asked| *asked != scene.lang)
    }

    /// The language that the reader asked for.
    fn asked(self, state: &ViewState) -> Lang {
        state.lang.unwrap_or(self.own_lang)
    }

    pub(super) fn set_location(&self, place: Location) {
        if self.location.with_untracked(|now| *now != place) {
            self.feedback.update(|feedback| feedback.copied = Copied::No);
            self.location.set(place);
        }
    }

    /// Takes in a change of the device, if it is one.
    pub fn set_device(&self, change: impl Fn(&mut Device)) {
        let mut device = self.device.get_untracked();
        change(&mut device);
        if device != self.device.get_untracked() {
            self.device.set(device);
        }
    }

    /// Closes what opens over the page: it speaks of the view that is left.
    pub(super) fn close_all(&self) {
        self.panel.set(None);
        self.cluster.set(None);
    }

    /// Does what the reader asked, and keeps the address in step.
    pub fn act(&self, action: Action) {
        let entry = action.entry();
        if matches!(action, Action::Open(_) | Action::Reset) {
            self.close_all();
        }
        if let Action::Speak(lang) = action {
            storage::remember("lang", lang.tag());
        }
        let before = self.location.with_untracked(|place| place.state.clone());
        let mut state = action.apply(before.clone());
        complete(&mut state, self.data());
        if state == before {
            return;
        }
        self.move_to(&self.link(&state), entry);
        self.set_location(Location { state, reports: Vec::new() });
    }

    /// Saves all counts, at once or as soon as the second program, which makes the file, is there.
    pub fn save_counts(self) {
        let pages = self.loads.with_untracked(|loads| loads.of(Program::Pages));
        if pages == LoadState::Here {
            return port::perform(Command::SaveCounts);
        }
        if pages == LoadState::Failed {
            self.loads.update(|loads| _ = loads.set(Program::Pages, LoadState::Coming));
        }
        self.awaits_counts.set(true);
        port::tell_script(ToScript::Need(Program::Pages));
    }

    /// Shows other days, as one of many in a row: the address follows when it is over.
    pub fn slide(&self, span: TimeSpan) {
        let mut state = self.location.with_untracked(|place| place.state.clone());
        state.time = Some(span);
        address::replace_soon(self.link(&state));
        self.set_location(Location { state, reports: Vec::new() });
    }

    /// Shows another view.
    pub fn visit(&self, mut state: ViewState, entry: HistoryEntry) {
        self.close_all();
        if self.is_of_others(&state) {
            self.forget_own();
        }
        complete(&mut state, self.data());
        self.move_to(&self.link(&state), entry);
        self.set_location(Location { state, reports: Vec::new() });
    }

    pub(super) fn move_to(&self, link: &str, entry: HistoryEntry) {
        match entry {
            HistoryEntry::Push => address::push(link),
            HistoryEntry::Replace => address::replace(link),
        }
    }

    /// Switches between light and dark, and remembers it.
    pub fn toggle_dark(&self) {
        let dark = !self.device.get_untracked().dark;
        let name = if dark { "dark" } else { "light" };
        storage::remember("theme", name);
        page::set_root(THEME, Some(name));
        self.set_device(|device| device.dark = dark);
    }

    /// The language spoken; read inside a region, the region follows it.
    pub fn lang(&self) -> Lang {
        self.scene.with(|scene| scene.lang)
    }
}
