//! A lesson of the reader's own: opened or pasted, with its faults by line; the sound steps run at once.

use super::shared::{Lessons, OWN, in_language, readings, text_area};
use crate::lessons::address::Mode;
use crate::lessons::bound::page_with;
use crate::lessons::{Fault, ReadLesson, shelf};
use crate::model::{Lang, Number};
use crate::platform::{carried, files, page, save};
use crate::text::{Arg, LessonMsg, fill_lesson};
use leptos::prelude::*;

/// A file larger than this is not even read, in bytes; of a smaller one its fault is said.
const MOST: usize = 4_000_000;

/// How long a text rests before it is read, in milliseconds: a whole lesson is read, and its faults are read out.
const RESTS: u32 = 300;

/// The part of the page where a lesson is opened.
pub fn own(lessons: Lessons) -> impl IntoView {
    let opened =
        Memo::new(move |_| lessons.kept.own.with(|file| file.as_ref().map(|bytes| readings(lessons.data, bytes))));
    let unread = RwSignal::new(None);
    let take = move |file: web_sys::File| {
        files::read(file, MOST, move |name, bytes| {
            let words = || fill_lesson(lessons.lang(), LessonMsg::LessonOwnUnread, &[("name", Arg::Words(&name))]);
            unread.set(bytes.is_none().then(words));
            if bytes.is_some() {
                lessons.kept.open(bytes);
            }
        });
    };
    let paste = move |text: String| {
        unread.set(None);
        lessons.kept.open((!text.trim().is_empty()).then(|| text.into_bytes()));
    };
    let latest = StoredValue::new(String::new());
    let typed = move |text: String| {
        latest.set_value(text.clone());
        page::after(RESTS, move || {
            if latest.try_with_value(|latest| *latest == text) == Some(true) {
                paste(text);
            }
        });
    };
    let chosen = move |event: web_sys::Event| {
        if let Some(file) = files::chosen(&event) {
            take(file);
        }
    };
    let dropped = move |event: web_sys::DragEvent| match files::dropped(&event) {
        (Some(file), _) => take(file),
        (None, text) => paste(text),
    };
    let start = move |_| {
        let name = ["civic-atlas-lesson.", lessons.lang().tag(), ".md"].concat();
        let text = shelf::ids(lessons.lang()).first().and_then(|id| shelf::file(id, lessons.lang()));
        if let Some(file) = text.and_then(|text| save::file(text, "text/markdown;charset=utf-8")) {
            save::download(&file, &name);
        }
    };
    view! {
        <section class="own-lesson" on:dragover=move |event| event.prevent_default() on:drop=dropped>
            <label class="drop">
                <svg width="26" height="34" viewBox="0 0 26 34" aria-hidden="true">
                    <path d="M1.5 1.5h15l8 8v23h-23zM16.5 1.5v8h8M7 17h12M7 22h12M7 27h7"></path>
                </svg>
                <span>{lessons.say(LessonMsg::LessonOwnOpen)}</span>
                <input id="lesson-file" type="file" accept=".md,.txt,text/markdown,text/plain" on:change=chosen/>
            </label>
            <div>
                <h2>{lessons.say(LessonMsg::LessonOwnTitle)}</h2>
                <p>{lessons.say(LessonMsg::LessonOwnSub)}</p>
                {text_area("lesson-text", lessons.say(LessonMsg::LessonOwnPaste), 3, typed)}
                <div role="status">
                    {move || unread.get().map(|words| view! { <p class="report">{words}</p> })}
                    {move || opened.get().map(|all| said(lessons, &all))}
                </div>
            </div>
            <p class="acts">
                <button type="button" on:click=start>{lessons.say(LessonMsg::LessonOwnStart)}</button>
            </p>
        </section>
    }
}

/// How many steps run in the language of the page, the other languages, and what is wrong in any.
fn said(lessons: Lessons, all: &[ReadLesson]) -> Option<AnyView> {
    let lang = lessons.lang();
    let reading = in_language(all, lang)?;
    let number = |n: usize| Number::whole(i64::try_from(n).unwrap_or(0));
    let good = reading.good();
    let counts = [("n", Arg::Count(number(good.steps.len()))), ("of", Arg::Count(number(reading.lesson.steps.len())))];
    let runs = fill_lesson(lang, LessonMsg::LessonOwnGood, &counts);
    let line = |fault: &Fault| {
        let line = fill_lesson(lang, LessonMsg::LessonLine, &[("n", Arg::Count(number(fault.line)))]);
        view! { <li><b>{line}</b>" "{fault.words(lang)}</li> }.into_any()
    };
    let faults: Vec<AnyView> = all.iter().flat_map(ReadLesson::listed).map(|fault| line(&fault)).collect();
    let others = all.iter().map(|other| other.lesson.lang).filter(|other| *other != good.lang && *other != lang);
    let mut others: Vec<Lang> = others.collect();
    others.dedup();
    let links = (!good.steps.is_empty()).then(|| {
        let link =
            |to: Lang| view! { " "<a href=lessons.list_link_in(to) lang=to.tag()>{to.rules().own_name}</a> }.into_any();
        // A lesson is in its own languages, whatever the page speaks.
        let spoken = (good.lang != lang).then(|| {
            let own = good.lang.rules().own_name;
            let words = fill_lesson(lang, LessonMsg::LessonOwnLang, &[("lang", Arg::Words(own))]);
            view! { <p>{words}{link(good.lang)}</p> }
        });
        let also = (!others.is_empty()).then(|| {
            let links: Vec<AnyView> = others.into_iter().map(link).collect();
            view! { <p>{lessons.say(LessonMsg::LessonOwnAlso)}{links}</p> }
        });
        let saved = RwSignal::new(None);
        let (id, of) = (good.id.clone(), good.lang);
        let save = move |_| save_page(lessons, &id, of, saved);
        view! {
            {spoken}
            {also}
            <p class="acts">
                {lessons.mode_link(OWN, Mode::Show, LessonMsg::LessonShow)}
                {lessons.mode_link(OWN, Mode::Pupil, LessonMsg::LessonAlone)}
                {lessons.mode_link(OWN, Mode::Sheet, LessonMsg::LessonSheet)}
                {lessons.mode_link(OWN, Mode::Key, LessonMsg::LessonKey)}
                <button type="button" on:click=save>{lessons.say(LessonMsg::LessonOwnSave)}</button>
            </p>
            <p role="status">{move || saved.get()}</p>
        }
    });
    let view = view! {
        <h3>{good.title.clone()}</h3>
        <p>{runs}</p>
        {links}
        <ul class="faults">{faults}</ul>
    };
    Some(view.into_any())
}

/// Saves the whole page with the lesson in it, and says what became of that.
fn save_page(lessons: Lessons, id: &str, of: Lang, saved: RwSignal<Option<String>>) {
    if save::is_confined() {
        return saved.set(Some(lessons.say(LessonMsg::LessonOwnFrame).to_string()));
    }
    let name = ["civic-atlas-", id, ".html"].concat();
    let lesson = lessons.kept.own.with_untracked(|file| file.as_deref().and_then(carried::base64));
    carried::page(move |page| {
        let page = page.zip(lesson).and_then(|(page, lesson)| page_with(&page, of, &lesson));
        let file = page.and_then(|page| save::file(&page, "text/html;charset=utf-8"));
        let is_handed = file.is_some_and(|file| save::download(&file, &name));
        saved.set(Some(if is_handed {
            fill_lesson(lessons.lang(), LessonMsg::LessonOwnSaved, &[("name", Arg::Words(&name))])
        } else {
            lessons.say(LessonMsg::LessonOwnUnsaved).to_string()
        }));
    });
}
