//! The list of lessons, with what can be done with each.

use super::shared::Lessons;
use super::{codes, own};
use crate::lessons::address::Mode;
use crate::lessons::picture::drawing;
use crate::lessons::thumbnail::thumbnail;
use crate::lessons::{Lesson, shelf};
use crate::model::Number;
use crate::text::{Arg, LessonMsg, fill_lesson, say_lesson};
use leptos::prelude::*;

/// The page of lessons.
pub fn list(lessons: Lessons) -> impl IntoView {
    let title = lessons.say(LessonMsg::LessonsTitle);
    lessons.kept.notes.close();
    // Whoever has a lesson of their own, or a page with one in it, came for that one.
    let is_opened = lessons.kept.own.with_untracked(Option::is_some);
    let entries = shelf::ids(lessons.lang()).into_iter().filter_map(|id| shelf::lesson(id, lessons.lang()));
    view! {
        <h1>{title}</h1>
        <p class="sub"><small>{lessons.say(LessonMsg::LessonsSub)}</small></p>
        {is_opened.then(|| own::own(lessons))}
        <ul class="lessons">{entries.map(|lesson| entry(lessons, lesson)).collect::<Vec<_>>()}</ul>
        {(!is_opened).then(|| own::own(lessons))}
        {codes::codes(lessons)}
    }
}

fn entry(lessons: Lessons, lesson: Lesson) -> AnyView {
    let lang = lessons.lang();
    let number = |n: usize| Number::whole(i64::try_from(n).unwrap_or(0));
    let count = |n: usize, message| fill_lesson(lang, message, &[("n", Arg::Count(number(n)))]);
    let age = lesson.age.map(|age| {
        let also = if lesson.university { lessons.say(LessonMsg::LessonUniversity) } else { "" };
        [&count(usize::from(age), LessonMsg::LessonAgeFrom), also].concat()
    });
    let minutes = lesson.minutes.map(|minutes| count(usize::from(minutes), LessonMsg::LessonMinutes));
    let mut tasks: Vec<&str> = Vec::new();
    for (_, task) in lesson.tasks() {
        let name = LessonMsg::named(&["lesson-task-", task.kind.slug()].concat()).map(|name| say_lesson(lang, name));
        tasks.extend(name.filter(|name| !tasks.contains(name)));
    }
    let facts = [
        (LessonMsg::LessonAge, age),
        (LessonMsg::LessonTime, minutes),
        (LessonMsg::LessonSteps, Some(lesson.steps.len().to_string())),
        (LessonMsg::LessonTasks, Some(tasks.join(", "))),
    ];
    let facts = facts.into_iter().filter_map(|(name, words)| Some((name, words?)));
    let facts: Vec<_> = facts
        .map(|(name, words)| view! { <div><dt>{lessons.say(name)}</dt><dd>{words}</dd></div> }.into_any())
        .collect();
    let picture = thumbnail(lessons.data, &lesson, lang).and_then(|plan| drawing(&plan, 1.0)).unwrap_or_default();
    let link = |mode, message| lessons.mode_link(&lesson.id, mode, message);
    view! {
        <li>
            <div class="drawing" aria-hidden="true" inner_html=picture></div>
            <div>
                <h2>{lesson.title.clone()}</h2>
                <p>{lesson.about.clone()}</p>
                <p class="acts">
                    {link(Mode::Show, LessonMsg::LessonShow)}
                    {link(Mode::Pupil, LessonMsg::LessonAlone)}
                    {link(Mode::Sheet, LessonMsg::LessonPrint)}
                </p>
            </div>
            <dl>{facts}</dl>
        </li>
    }
    .into_any()
}
