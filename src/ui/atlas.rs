use super::words::{self, own_language};
use crate::bundle::{self, BundleError};
use crate::chart::frame::Frame;
use crate::chart::plan::Plan;
use crate::chart::theme::Theme;
use crate::chart::timeline::vertical;
use crate::chart::{growth, headline, overview, timeline};
use crate::model::{Dataset, Details, Lang, provide_printed};
use crate::platform::{address, device, page, storage};
use crate::seam::script::{File, THEME};
use crate::seam::{Shown, ToPages, port};
use crate::text::{Msg, say};
use crate::view::{Action, Entry, Report, TimeSpan, ViewState, known, parse, write};
use leptos::prelude::*;
use std::sync::OnceLock;
use web_sys::Element;

/// What the address says: the view, and what of it could not be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The view.
    pub state: ViewState,
    /// What could not be shown.
    pub reports: Vec<Report>,
}

/// What the device shows it on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Device {
    /// Width of the pictures in CSS pixels; 0 until it is known.
    pub width: f64,
    /// How many times as large as usual the reader has text.
    pub text: f64,
    /// Device pixels in one CSS pixel: a change draws the pictures anew.
    pub ratio: f64,
    /// True for dark colours.
    pub dark: bool,
    /// True while the page is being printed.
    pub printing: bool,
}

impl Device {
    /// The colours for the charts.
    pub fn theme(&self) -> Theme {
        match (self.printing, self.dark) {
            (true, _) => Theme::Print,
            (false, true) => Theme::Dark,
            (false, false) => Theme::Light,
        }
    }
}

/// The view for the width at hand, with its pictures: all that the parts of the page read. A picture is planned when it is
/// first asked for, so that none waits for another.
pub struct Scene {
    /// The view.
    pub state: ViewState,
    /// The language spoken.
    pub lang: Lang,
    /// Where the pictures stand.
    pub frame: Frame,
    /// True when the printed words of events were searched too.
    has_printed: bool,
    data: &'static Dataset,
    plans: [OnceLock<Option<Plan>>; PICTURES.len()],
}

/// The pictures by the prefix of their ids, as they stand on the page: the growth chart, the timeline, the strip under it.
const PICTURES: [&str; 3] = ["growth", "timeline", "overview"];

/// The plans follow from the rest.
impl PartialEq for Scene {
    fn eq(&self, other: &Scene) -> bool {
        (&self.state, self.lang, self.frame, self.has_printed)
            == (&other.state, other.lang, other.frame, other.has_printed)
    }
}

impl Scene {
    fn new(data: &'static Dataset, state: &ViewState, own: Lang, device: &Device) -> Scene {
        let lang = words::spoken(state.lang.unwrap_or(own));
        let frame = Frame::of_text(data, state, device.width, device.text);
        let has_printed = !state.q.is_empty() && details().is_some();
        Scene { state: state.clone(), lang, frame, has_printed, data, plans: Default::default() }
    }

    fn draft(&self, id: &str) -> Option<Plan> {
        let Scene { state, lang, frame, data, .. } = self;
        let has_picture = if id == "growth" { state.page.has_growth() } else { state.page.has_timeline() };
        has_picture.then(|| match id {
            "growth" => growth::plan(data, state, *lang, frame),
            "overview" => overview::plan(data, state, *lang, frame),
            _ if frame.is_narrow() => vertical::plan(data, state, *lang, frame.width),
            _ => timeline::plan(data, state, *lang, frame, true),
        })
    }

    /// The plan of a picture; `None` where the page does not show it.
    pub fn plan(&self, id: &str) -> Option<&Plan> {
        let at = PICTURES.iter().position(|known| *known == id)?;
        self.plans[at].get_or_init(|| self.draft(id)).as_ref()
    }

    /// The timeline's plan, on the pages that show it.
    pub fn timeline(&self) -> Option<&Plan> {
        self.plan("timeline")
    }

    /// The pictures that the page shows, with the prefix of their ids.
    pub fn plans(&self) -> impl Iterator<Item = (&'static str, &Plan)> {
        PICTURES.into_iter().filter_map(|id| Some((id, self.plan(id)?)))
    }
}

/// What every part of the page shares.
#[derive(Clone, Copy)]
pub struct Atlas {
    /// The evidence.
    pub data: &'static Dataset,
    /// The language of this reader, when the link names none.
    pub own: Lang,
    /// The address.
    pub place: RwSignal<Place>,
    /// The device.
    pub device: RwSignal<Device>,
    /// The record that is pointed at or focused.
    pub hint: RwSignal<Option<&'static str>>,
    /// The first record of the cluster whose list is open.
    pub fan: RwSignal<Option<&'static str>>,
    /// Where a drag over the growth chart began and where it is, in CSS pixels from its left edge.
    pub brush: RwSignal<Option<(f64, f64)>>,
    /// What became of copying the link: nothing yet, done, or refused.
    pub copied: RwSignal<Option<bool>>,
    /// The longer words: not here yet, here, or not to be had.
    pub fetched: RwSignal<Option<bool>>,
    /// The language that the reader waits for, once its words could not be had.
    pub unheard: RwSignal<Option<Lang>>,
    /// The second program: not here yet, here, or not to be had.
    pub rooms: RwSignal<Option<bool>>,
    /// False until the first of several pictures has been shown: the others are drawn after it, so that it can be read and
    /// touched while they are.
    pub is_whole: RwSignal<bool>,
    /// The view for the device at hand.
    pub scene: Memo<Scene>,
}

static DETAILS: OnceLock<Details> = OnceLock::new();

/// The longer words of records, once they are here.
pub fn details() -> Option<&'static Details> {
    DETAILS.get()
}

/// The evidence, taken apart once.
pub fn dataset() -> Result<&'static Dataset, &'static BundleError> {
    static DATASET: OnceLock<Result<Dataset, BundleError>> = OnceLock::new();
    DATASET.get_or_init(|| bundle::unpack(bundle::PACKED)).as_ref()
}

const DARK: &str = "(prefers-color-scheme: dark)";

impl Atlas {
    /// Reads the address and listens to what changes from outside.
    pub fn start(data: &'static Dataset) -> Atlas {
        let read = move || {
            let (state, reports) = parse(&address::fragment(), data);
            Place { state, reports }
        };
        let dark = storage::recall("theme").map_or_else(|| device::matches(DARK), |theme| theme == "dark");
        let place = RwSignal::new(read());
        let device = RwSignal::new(Device {
            width: 0.0,
            text: 1.0,
            ratio: device::ratio(),
            dark,
            printing: device::matches("print"),
        });
        let own = own_language();
        known::provide(data);
        let (unheard, fetched) = (RwSignal::new(None), RwSignal::new(None));
        provide_printed(|id| details().map_or("", |details| details.of(id).as_printed));
        let scene = Memo::new(move |_| {
            let device = device.get();
            // Words that came may be those of the language asked for.
            unheard.track();
            place.with(|place| {
                // What is searched for may stand in the printed words, once they are here.
                if !place.state.q.is_empty() {
                    fetched.track();
                }
                Scene::new(data, &place.state, own, &device)
            })
        });
        let atlas = Atlas {
            data,
            own,
            place,
            device,
            hint: RwSignal::new(None),
            fan: RwSignal::new(None),
            brush: RwSignal::new(None),
            copied: RwSignal::new(None),
            fetched,
            unheard,
            rooms: RwSignal::new(None),
            is_whole: RwSignal::new(false),
            scene,
        };
        address::on_change(move || atlas.set_place(read()));
        port::on_file(move |file, text| atlas.receive(file, text));
        port::on_ready(move || {
            if atlas.rooms.get_untracked() != Some(true) {
                atlas.rooms.set(Some(true));
                atlas.scene.with_untracked(|scene| atlas.tell_shown(scene));
            }
        });
        port::on_pages_failed(move || atlas.rooms.set(Some(false)));
        device::on_media(DARK, move |dark| {
            if storage::recall("theme").is_none() {
                atlas.set_device(|device| device.dark = dark);
            }
        });
        device::on_ratio(move |ratio| atlas.set_device(|device| device.ratio = ratio));
        device::on_media("print", move |printing| atlas.set_device(|device| device.printing = printing));
        device::on_print(move |printing| atlas.set_device(|device| device.printing = printing));
        atlas
    }

    /// Tells the second program what the page shows.
    pub fn tell_shown(self, scene: &Scene) {
        let is_own = !scene.state.page.is_room();
        let headline = || headline::title(self.data, &scene.state, scene.lang, &scene.frame.time);
        port::tell_pages(&ToPages::Shown(Shown {
            state: scene.state.clone(),
            lang: scene.lang,
            headline: is_own.then(headline).unwrap_or_default(),
            panel: None,
        }));
    }

    /// Takes in a file that was asked for: the longer words, or the words of a language.
    fn receive(self, file: File, text: Option<&str>) {
        if let File::Words(lang) = file {
            let is_here = words::take(lang, text);
            // What becomes of another language, fetched for later, says nothing of the one that the reader waits for.
            if self.place.with_untracked(|place| self.asked(&place.state)) == lang {
                self.unheard.set((!is_here).then_some(lang));
            }
        } else if file == File::Details {
            if let (None, Some(text)) = (DETAILS.get(), text) {
                // Kept for the life of the page, like the evidence in the program.
                let _ = bundle::unpack_details(text.to_string().leak()).map(|details| DETAILS.set(details));
            }
            self.fetched.set(Some(DETAILS.get().is_some()));
        }
    }

    /// The place of a pointer in a picture, in the picture's own pixels.
    pub fn inside(self, sheet: &Element, client_x: f64, client_y: f64) -> (f64, f64) {
        let (x, y) = page::inside(sheet, client_x, client_y);
        let scale = self.scene.with_untracked(|scene| scene.frame.scale);
        (x / scale, y / scale)
    }

    /// Asks for the longer words.
    pub fn fetch_details(self) {
        port::fetch(File::Details);
    }

    /// The language that the reader asked for, while another is spoken because its words are not here.
    pub fn unspoken(&self, scene: &Scene) -> Option<Lang> {
        Some(self.asked(&scene.state)).filter(|asked| *asked != scene.lang)
    }

    /// The language that the reader asked for.
    fn asked(self, state: &ViewState) -> Lang {
        state.lang.unwrap_or(self.own)
    }

    fn set_place(&self, place: Place) {
        if self.place.with_untracked(|now| *now != place) {
            self.copied.set(None);
            self.place.set(place);
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

    /// Does what the reader asked, and keeps the address in step.
    pub fn act(&self, action: Action) {
        let entry = action.entry();
        if let Action::Speak(lang) = action {
            storage::remember("lang", lang.tag());
        }
        let before = self.place.with_untracked(|place| place.state.clone());
        let state = action.apply(before.clone());
        if state == before {
            return;
        }
        self.move_to(&write(&state), entry);
        self.set_place(Place { state, reports: Vec::new() });
    }

    /// Shows other days, as one of many in a row: the address follows when it is over.
    pub fn slide(&self, span: TimeSpan) {
        let mut state = self.place.with_untracked(|place| place.state.clone());
        state.time = Some(span);
        address::replace_soon(write(&state));
        self.set_place(Place { state, reports: Vec::new() });
    }

    /// Shows another view.
    pub fn visit(&self, state: ViewState, entry: Entry) {
        self.move_to(&write(&state), entry);
        self.set_place(Place { state, reports: Vec::new() });
    }

    fn move_to(&self, link: &str, entry: Entry) {
        match entry {
            Entry::Push => address::push(link),
            Entry::Replace => address::replace(link),
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

    /// The words of a message in the language spoken.
    pub fn words(&self, message: Msg) -> &'static str {
        say(self.lang(), message)
    }
}
