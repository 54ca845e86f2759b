//! The second program: the pages of evidence, countries, organisations and laws, and what belongs to the charts but need
//! not be there at once: tables, panels, the dialog to share, print.
//!
//! The first program says which view is shown ([`Shown`]); it becomes one signal, `Context`, which the components follow.
//! They stand in the slots that the first program leaves. What a reader types or chooses becomes a view again, which the
//! first program is asked to show.

mod cell;
mod context;
mod copyable;
mod country;
mod current_view;
mod dates;
mod dialog;
mod drawing;
mod evidence;
mod headline;
mod laws;
mod lens;
mod long_table;
mod organisations;
mod outside;
mod panels;
mod parts;
mod print;
mod save;
mod search_field;
mod share;
mod steps;
mod tables;
mod whereabouts;

use crate::bundle;
use crate::bundle::File;
use crate::model::{Dataset, Lang};
use crate::platform::page;
use crate::records::Library;
use crate::seam::files::{self, Files};
use crate::seam::page_program::{show_panics, start_at_top};
use crate::seam::{Command, OwnData, Panel, Program, Shown, Slot, ToAtlas, decode, port};
use crate::text::{Msg, say};
use crate::view::{Page, known};
use context::{Context, PageContext};
use dialog::Dialog;
use evidence::Saved;
use headline::Headline;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Starts this as a program of its own.
pub fn start() {
    show_panics();
    open();
}

/// Fills the slots with what the first program says that it shows, and tells it that this program is there.
pub fn open() {
    let data: &'static Dataset = match bundle::embedded() {
        Ok(data) => Box::leak(Box::new(data)),
        Err(error) => return page::log(&error.to_string()),
    };
    known::provide_atlas(data);
    let context: Rc<Cell<Option<Context>>> = Rc::new(Cell::new(None));
    let heard = context.clone();
    // What was brought last: it is told again and again, and made into records once.
    let brought: RefCell<Vec<u8>> = RefCell::default();
    let bring = move |own: Vec<u8>| {
        if *brought.borrow() == own {
            return;
        }
        let dataset = decode::<OwnData>(&own).map(|own| own.tables.dataset(data, own.is_beside));
        known::provide(match dataset {
            Some(Ok(dataset)) => Box::leak(Box::new(dataset)),
            Some(Err(_)) | None => data,
        });
        *brought.borrow_mut() = own;
    };
    port::on_shown(bring, move |shown| {
        // The other pages are those of the atlas.
        let data = known::tables().filter(|_| shown.state.page.has_charts()).unwrap_or(data);
        // What is only said again asks for nothing anew that has failed.
        if heard.get().is_some_and(|context| context.with_untracked(|now| now.shows(data, &shown))) {
            return;
        }
        files::forget_failures();
        let context = heard.clone();
        let lang = shown.lang;
        // Without its words this program has nothing to show.
        files::when_here(words(lang).to_vec(), move |is_here| match (is_here, context.get()) {
            (true, Some(context)) => change(context, data, shown),
            (true, None) => {
                context.set(Some(mount(PageContext::new(data, shown))));
                port::tell_atlas(&ToAtlas::Ready(Program::Pages));
            }
            (false, _) => port::tell_failed(Program::Pages),
        });
    });
    let is_renewal_due = Rc::new(Cell::new(false));
    port::on_file(move |file, content| {
        // The first program asks for some of them too, and may do so again.
        if !file.is_here() {
            files::keep(file, content);
            files::tell_waiting();
            // Files come in bursts; what shows them is made anew once for each.
            if !is_renewal_due.replace(true) {
                let (context, is_renewal_due) = (context.clone(), is_renewal_due.clone());
                page::after(BURST, move || {
                    is_renewal_due.set(false);
                    // Records are made in one turn and shown in the next, so that neither is long.
                    Library::open();
                    page::after_turn(move || {
                        if let Some(context) = context.get() {
                            let renewed = context.with_untracked(PageContext::renewed);
                            context.set(renewed);
                        }
                    });
                });
            }
        }
    });
    port::tell_atlas(&ToAtlas::Asks(Program::Pages));
}

/// How long files are waited for that come together, in milliseconds.
const BURST: u32 = 30;

/// The files without which this program cannot say a word.
fn words(lang: Lang) -> [File; 2] {
    [File::Words(lang), File::Pages(lang)]
}

/// Takes in what is shown now, if it is something else.
fn change(context: Context, data: &'static Dataset, shown: Shown) {
    let now = PageContext::new(data, shown);
    if context.with_untracked(|before| *before != now) {
        context.set(now);
    }
}

/// Mounts the components into their slots, for the life of the page.
fn mount(now: PageContext) -> Context {
    let owner = Owner::new();
    owner.set();
    // All that is made here lives as long as the page.
    std::mem::forget(owner);
    let context = Context::new(now);
    let headline = RwSignal::new(String::new());
    provide_context(Headline(headline));
    provide_context(steps::Prints::listen());
    let dialog = Dialog::new(context, headline);
    let saved = Saved::new();
    port::serve(Program::Pages, move |command| match command {
        Command::Share(command) => share::perform(dialog, command),
        Command::SaveRows(kind) => evidence::save_rows(context, saved, kind),
        Command::CiteRecord(form) => saved.form.set(form),
        Command::SaveCounts => save::save_counts(),
        _ => {}
    });
    print::start(dialog);
    if let Some(host) = page::element(Slot::Page.id()) {
        start_at_top(&host);
    }
    fill(Slot::Page, move || page_view(context, saved));
    // Not before the first component: with it comes what runs effects.
    Effect::new(move |_| {
        context.with(|now| {
            if !now.headline.is_empty() {
                headline.set(now.headline.clone());
            }
        });
    });
    fill(Slot::Sharing, move || {
        view! { <share::OpenButton dialog=dialog /> <outside::RefusedAddress context=context /> }.into_any()
    });
    fill(Slot::Dialog, move || view! { <share::ShareDialog dialog=dialog /> }.into_any());
    fill(Slot::Lens, move || view! { <lens::LensExplained context=context /> }.into_any());
    fill(Slot::GrowthTable, move || view! { <tables::GrowthTable context=context /> }.into_any());
    fill(Slot::TimelineTable, move || view! { <tables::EventList context=context /> }.into_any());
    fill(Slot::Dates, move || view! { <dates::Dates context=context /> }.into_any());
    fill(Slot::PrintFoot, move || view! { <print::PrintFoot dialog=dialog /> }.into_any());
    for panel in [Panel::Series, Panel::Comparisons, Panel::Filter] {
        fill(panel.slot(), move || view! { <panels::PanelContent context=context panel=panel /> }.into_any());
    }
    context
}

fn fill(slot: Slot, content: impl FnOnce() -> AnyView + 'static) {
    if let Some(host) = page::element(slot.id()) {
        let content: Box<dyn FnOnce() -> AnyView> = Box::new(content);
        mount_to(host, content).forget();
    }
}

/// The page of this program that is shown, made anew for another page or language; nothing beside the charts.
fn page_view(context: Context, saved: Saved) -> AnyView {
    // Beside the charts only what opened records show is needed, and not waited for.
    let wanted = move |now: &PageContext| match now.state.page {
        Page::Together | Page::Growth | Page::Timeline => vec![File::Details, File::DetailWords(now.lang)],
        // Records are found, opened and saved in every language.
        Page::Evidence => Library::files_of_all(),
        page if Program::of(page) != Program::Pages => Vec::new(),
        _ => Library::files_of(now.lang).to_vec(),
    };
    let state = Memo::new(move |_| {
        context.with(|now| {
            let state = files::want(&wanted(now));
            if state == Files::Here && now.state.page == Page::Organisations && now.value("q").is_some() {
                organisations::want_what_is_searched();
            }
            state
        })
    });
    let key = move || {
        let files = match state.get() {
            Files::Here => "here",
            Files::Coming => "coming",
            Files::Failed => "failed",
        };
        vec![context.with(|now| [now.state.page.slug(), " ", now.lang.tag(), " ", files].concat())]
    };
    let page = move |_| match context.with_untracked(|now| now.state.page) {
        page if Program::of(page) != Program::Pages => ().into_any(),
        _ if state.get_untracked() != Files::Here => {
            let message = if state.get_untracked() == Files::Failed { Msg::PageFailed } else { Msg::PageComing };
            let words = say(context.with_untracked(|now| now.lang), message);
            let said = parts::said(Signal::stored(words));
            view! { <p class="sub awaited" role="status">{move || said.get()}</p> }.into_any()
        }
        Page::Evidence => view! { <evidence::EvidencePage context=context saved=saved /> }.into_any(),
        Page::Country => view! { <country::CountryPage context=context /> }.into_any(),
        Page::Organisations => view! { <organisations::OrganisationsPage context=context /> }.into_any(),
        Page::Laws => view! { <laws::LawsPage context=context /> }.into_any(),
        // Those of other programs.
        Page::Together | Page::Growth | Page::Timeline | Page::Lessons | Page::Lesson | Page::Data => ().into_any(),
    };
    parts::keyed(key, page)
}
