//! The program of lessons: their list, and a lesson to be shown, worked through alone, or printed.

mod alone;
mod choose;
mod codes;
mod draw;
mod flow;
mod list;
mod notes;
mod order;
mod own;
mod paper;
mod player;
mod reveal;
mod shared;
mod show;
mod size;
mod step;
mod vote;
mod window;
mod words;

use crate::bundle;
use crate::lessons::shelf;
use crate::model::Dataset;
use crate::platform::page;
use crate::seam::{PageName, Program, ShownPage, ToAtlas, page_program, port};
use crate::text::{Arg, LessonMsg, Msg, fill_lesson, say};
use crate::view::{Page, known};
use leptos::mount::mount_to;
use leptos::prelude::*;
use shared::{Kept, Lessons, OWN};
use web_sys::HtmlElement;

/// Starts this as a program of its own.
pub fn start() {
    let data: &'static Dataset = match bundle::embedded() {
        Ok(data) => Box::leak(Box::new(data)),
        Err(error) => return page::log(&error.to_string()),
    };
    known::provide(data);
    page_program::start(Program::Lessons, shelf::files_of, move |host, shown| mount(data, host, shown));
}

/// Mounts the pages into their slot, for the life of the page.
fn mount(data: &'static Dataset, host: HtmlElement, shown: ShownPage) -> impl Fn(ShownPage) {
    let owner = Owner::new();
    owner.set();
    // All that is made here lives as long as the page.
    std::mem::forget(owner);
    let shown = RwSignal::new(shown);
    let lessons = Lessons { shown, data, kept: Kept::new() };
    mount_to(host, move || view! { <Pages lessons /> }).forget();
    move |now| shown.set(now)
}

/// The page that is shown, made anew for another page or language.
#[component]
fn Pages(lessons: Lessons) -> impl IntoView {
    let page = Memo::new(move |_| lessons.shown.with(|shown| shown.page.map(|page| (page, shown.lang))));
    move || {
        page.get().map(|(page, _)| match page {
            Page::Lesson => view! { <LessonPage lessons /> }.into_any(),
            _ => view! { <LessonsPage lessons /> }.into_any(),
        })
    }
}

/// The page with the list.
#[component]
fn LessonsPage(lessons: Lessons) -> impl IntoView {
    name_page(lessons, move || lessons.say(LessonMsg::LessonsTitle).to_string());
    list::list(lessons)
}

/// The page of a lesson.
#[component]
fn LessonPage(lessons: Lessons) -> impl IntoView {
    let address = Memo::new(move |_| lessons.address());
    let found = Memo::new(move |_| {
        let id = address.with(|address| address.id.clone());
        lessons.lesson(&id).filter(|lesson| !lesson.steps.is_empty())
    });
    name_page(lessons, move || {
        let (lesson, address) = (found.get(), address.get());
        lesson.map_or_else(
            || lessons.say(LessonMsg::LessonsTitle).to_string(),
            |lesson| flow::title(lessons, &lesson, &address),
        )
    });
    let shown = Memo::new(move |_| address.with(|address| (address.step, address.mode)));
    move || {
        let Some(lesson) = found.get() else {
            return unknown(lessons, &address.with(|address| address.id.clone()));
        };
        let (step, mode) = shown.get();
        if mode.is_paper() {
            return paper::paper(lessons, lesson, &address.get_untracked().id, mode).into_any();
        }
        flow::flow(lessons, lesson, step, mode, address)
    }
}

/// Names the page that is shown.
fn name_page(lessons: Lessons, name: impl Fn() -> String + 'static) {
    let own = lessons.shown.with_untracked(|shown| shown.page);
    Effect::new(move |_| {
        // The page that comes next names itself.
        if lessons.shown.with(|shown| shown.page) != own {
            return;
        }
        let (lang, words) = (lessons.lang(), name());
        page::set_title(&[&words, " · ", say(lang, Msg::AppName)].concat());
        if let Some(page) = own {
            port::tell_atlas(&ToAtlas::Named(PageName { page, lang, words }));
        }
    });
}

/// The word that there is no such lesson.
fn unknown(lessons: Lessons, id: &str) -> AnyView {
    let words = if id == OWN {
        lessons.say(LessonMsg::LessonOwnNone).to_string()
    } else {
        fill_lesson(lessons.lang(), LessonMsg::LessonUnknown, &[("id", Arg::Words(id))])
    };
    view! {
        <h1>{lessons.say(LessonMsg::LessonsTitle)}</h1>
        <p class="report" role="status">{words}</p>
        <p><a href=lessons.list_link()>{lessons.say(LessonMsg::LessonAll)}</a></p>
    }
    .into_any()
}
