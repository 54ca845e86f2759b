//! What the pages of lessons share: what is shown, the answers, the reader's own lesson.

use super::window::NotesWindow;
use crate::lessons::address::{Address, Mode};
use crate::lessons::check::check;
use crate::lessons::editions::{compare, editions};
use crate::lessons::progress::Answer;
use crate::lessons::vote::{Guesses, Vote};
use crate::lessons::{Lesson, ReadLesson, shelf};
use crate::model::{Dataset, Lang};
use crate::platform::carried;
use crate::records::Library;
use crate::records::link::push;
use crate::seam::{Command, ShownPage, port};
use crate::text::{LessonMsg, say_lesson};
use crate::view::{HistoryEntry, Page, ViewState, write};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The id by which links name a lesson that the reader opened.
pub const OWN: &str = "own";

/// What outlives a visit to another page. In memory only: a machine that is shared keeps nothing.
#[derive(Clone, Copy)]
pub struct Kept {
    /// A pupil's answers to each lesson, by its id in links.
    pub answers: RwSignal<BTreeMap<String, Vec<Option<Answer>>>>,
    /// The guesses of a class, by lesson and step: no pupil's answers.
    pub guesses: RwSignal<BTreeMap<(String, usize), Guesses>>,
    /// The hands that a class raised, by lesson and step.
    pub votes: RwSignal<BTreeMap<(String, usize), Vote>>,
    /// The file of a lesson that the reader opened.
    pub own: RwSignal<Option<Vec<u8>>>,
    /// The window with the teacher's notes.
    pub notes: NotesWindow,
}

impl Kept {
    /// Nothing yet but the lesson that the page itself carries.
    pub fn new() -> Kept {
        Kept {
            answers: RwSignal::default(),
            guesses: RwSignal::default(),
            votes: RwSignal::default(),
            own: RwSignal::new(carried::lesson()),
            notes: NotesWindow::new(),
        }
    }

    /// Takes another lesson of the reader's own. What was said to the one before is no answer to this one.
    pub fn open(self, own: Option<Vec<u8>>) {
        self.answers.update(|all| drop(all.remove(OWN)));
        self.guesses.update(|all| all.retain(|(id, _), _| id != OWN));
        self.votes.update(|all| all.retain(|(id, _), _| id != OWN));
        self.own.set(own);
    }
}

/// What the components of lessons share.
#[derive(Clone, Copy)]
pub struct Lessons {
    /// What the page shows now.
    pub shown: RwSignal<ShownPage>,
    /// What the charts know.
    pub data: &'static Dataset,
    /// Answers, votes, the own lesson.
    pub kept: Kept,
}

impl Lessons {
    /// The language spoken. A page is made anew for another one.
    pub fn lang(self) -> Lang {
        self.shown.with_untracked(|shown| shown.lang)
    }

    /// The words of a message.
    pub fn say(self, message: LessonMsg) -> &'static str {
        say_lesson(self.lang(), message)
    }

    /// Which lesson and step the link names.
    pub fn address(self) -> Address {
        self.shown.with(|shown| Address::read(&shown.page_params).0)
    }

    fn view(self, page: Page, page_params: String) -> ViewState {
        self.shown.with_untracked(|shown| shown.view(page, page_params))
    }

    /// The link of a place in a lesson.
    pub fn link(self, address: &Address) -> String {
        write(&self.view(Page::Lesson, address.write()))
    }

    /// The link of the list.
    pub fn list_link(self) -> String {
        write(&self.view(Page::Lessons, String::new()))
    }

    /// The link of the list in another language.
    pub fn list_link_in(self, lang: Lang) -> String {
        write(&ViewState { lang: Some(lang), ..self.view(Page::Lessons, String::new()) })
    }

    /// The link of a record in the evidence.
    pub fn record_link(self, id: &str) -> String {
        let mut page_params = String::new();
        push(&mut page_params, "select", id);
        write(&self.view(Page::Evidence, page_params))
    }

    /// A link to a lesson in a mode.
    pub fn mode_link(self, id: &str, mode: Mode, message: LessonMsg) -> AnyView {
        let href = self.link(&Address { id: id.to_string(), mode, ..Address::default() });
        view! { <a href=href>{self.say(message)}</a> }.into_any()
    }

    /// Goes to a place of a lesson.
    pub fn visit(self, address: &Address, entry: HistoryEntry) {
        visit(self.view(Page::Lesson, address.write()), entry);
    }

    /// Goes to the list.
    pub fn leave(self) {
        self.kept.notes.close();
        visit(self.view(Page::Lessons, String::new()), HistoryEntry::Push);
    }

    /// The answer to a step of a lesson.
    pub fn answer(self, id: &str, at: usize) -> Option<Answer> {
        self.kept.answers.with(|all| all.get(id)?.get(at)?.clone())
    }

    /// Keeps an answer.
    pub fn set_answer(self, id: &str, at: usize, answer: Answer) {
        self.kept.answers.update(|all| {
            let answers = all.entry(id.to_string()).or_default();
            if answers.len() <= at {
                answers.resize(at + 1, None);
            }
            answers[at] = Some(answer);
        });
    }

    /// The lesson of an id; `None` where there is none.
    pub fn lesson(self, id: &str) -> Option<Lesson> {
        if id == OWN {
            return self.kept.own.with(|file| {
                let all = readings(self.data, file.as_ref()?);
                in_language(&all, self.lang()).map(ReadLesson::good)
            });
        }
        shelf::lesson(id, self.lang())
    }
}

/// Asks for another view.
fn visit(view: ViewState, entry: HistoryEntry) {
    port::perform(Command::Visit(Box::new(view), entry));
}

/// A reader's own file: the lesson in each of its languages, held against the records and against each other.
pub fn readings(data: &'static Dataset, bytes: &[u8]) -> Vec<ReadLesson> {
    let mut all = editions(bytes);
    all.iter_mut().for_each(|reading| check(reading, data, Library::open()));
    compare(&mut all);
    all
}

/// The lesson in a language, else in the first one of its file.
pub fn in_language(all: &[ReadLesson], lang: Lang) -> Option<&ReadLesson> {
    all.iter().find(|reading| reading.lesson.lang == lang).or(all.first())
}

/// A field of several lines under its name. What is in it is heard with each letter, and when something is pasted.
pub fn text_area(id: &'static str, label: &'static str, rows: u8, heard: impl Fn(String) + 'static) -> impl IntoView {
    view! {
        <p class="field">
            <label for=id>{label}</label>
            <textarea
                id=id
                rows=rows.to_string()
                spellcheck="false"
                on:input=move |event| heard(event_target_value(&event))
            ></textarea>
        </p>
    }
}
