//! The pages of lessons: their list, and a lesson to be shown, worked through alone, or printed.

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

use super::context::Context;
use super::name_page;
use crate::text::{Arg, PageMsg, fill_page};
use leptos::prelude::*;
pub use shared::Kept;
use shared::{Lessons, OWN};

/// The page with the list.
#[component]
pub fn LessonsPage(context: Context, kept: Kept) -> impl IntoView {
    let lessons = Lessons::new(context, kept);
    name_page(context, move || lessons.say(PageMsg::LessonsTitle).to_string());
    list::list(lessons)
}

/// The page of a lesson.
#[component]
pub fn LessonPage(context: Context, kept: Kept) -> impl IntoView {
    let lessons = Lessons::new(context, kept);
    let address = Memo::new(move |_| lessons.address());
    let found = Memo::new(move |_| {
        let id = address.with(|address| address.id.clone());
        lessons.lesson(&id).filter(|lesson| !lesson.steps.is_empty())
    });
    name_page(context, move || {
        let (lesson, address) = (found.get(), address.get());
        lesson.map_or_else(
            || lessons.say(PageMsg::LessonsTitle).to_string(),
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

/// The word that there is no such lesson.
fn unknown(lessons: Lessons, id: &str) -> AnyView {
    let words = if id == OWN {
        lessons.say(PageMsg::LessonOwnNone).to_string()
    } else {
        fill_page(lessons.lang(), PageMsg::LessonUnknown, &[("id", Arg::Words(id))])
    };
    view! {
        <h1>{lessons.say(PageMsg::LessonsTitle)}</h1>
        <p class="report" role="status">{words}</p>
        <p><a href=lessons.list_link()>{lessons.say(PageMsg::LessonAll)}</a></p>
    }
    .into_any()
}
