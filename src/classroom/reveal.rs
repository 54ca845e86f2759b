//! What the reveal of a task brings: feedback, the check with its confidence, the right order, the number.

use super::player::Player;
use super::shared::Lessons;
use super::words::inlines;
use crate::lessons::blocks::Form;
use crate::lessons::facts::{fact, speaker, speaker_name};
use crate::lessons::progress::{Answer, Outcome, outcome};
use crate::lessons::{Choice, Task, TaskKind};
use crate::platform::{page, screen};
use crate::records::{Library, words};
use crate::text::LessonMsg;
use leptos::html;
use leptos::prelude::*;

/// Height of the bar at the foot of a lesson, in pixels.
const FOOT: f64 = 72.0;

/// Appears once the step is revealed, where it does not stand in the option that a pupil chose.
pub fn reveal(player: Player, task: Task) -> impl IntoView {
    let has_words = !matches!(task.kind, TaskKind::Reveal(_) | TaskKind::Draw { .. } | TaskKind::Write { .. });
    let host = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(host) = host.get().filter(|_| player.is_revealed()) {
            page::after_turn(move || {
                // What it says at the foot is not left below the window, nor under the bar there.
                if host.get_bounding_client_rect().bottom() > screen::size().1 - FOOT {
                    host.scroll_into_view_with_bool(false);
                }
            });
        }
    });
    let kind = task.kind.clone();
    let is_inside = move || {
        let of_option = match (&kind, player.answer()) {
            (TaskKind::Choose { .. } | TaskKind::Speaker { .. }, Some(Answer::Option(_))) => true,
            (TaskKind::Judge { support, .. }, Some(Answer::Judged(..))) => support.is_empty(),
            _ => false,
        };
        of_option && player.is_pupil()
    };
    let words = move || {
        (has_words && player.is_revealed() && !is_inside())
            .then(|| view! { <div class="lesson-reveal" node_ref=host>{said(player, &task)}</div> })
    };
    view! { <div role="status">{words}</div> }
}

/// A record in words, with a link to it.
fn record(lessons: Lessons, id: &str, form: Form) -> AnyView {
    let library = Library::open();
    let found = library.record(id).and_then(|record| fact(library, record, form, lessons.lang()));
    let Some(fact) = found else { return ().into_any() };
    view! { {fact.line()}" "<a href=lessons.record_link(id)>{id.to_string()}</a> }.into_any()
}

/// What the records say to a task.
pub fn said(player: Player, task: &Task) -> AnyView {
    let lessons = player.lessons;
    let answer = player.answer().filter(|_| player.is_pupil());
    match &task.kind {
        TaskKind::Choose { choices, .. } => feedback(player, task, choices, answer.as_ref()),
        TaskKind::Judge { check, support, .. } => {
            let result = answer.as_ref().map(|answer| outcome(Library::open(), task, answer));
            let supported = support.first().map(|id| view! { <p>{record(lessons, id, Form::Whole)}</p> });
            view! { {compared(lessons, task, result)}<p>{record(lessons, check, Form::Whole)}</p>{supported} }
                .into_any()
        }
        TaskKind::Speaker { claim, .. } => {
            let library = Library::open();
            let Some(found) = library.record(claim) else { return ().into_any() };
            let name = speaker_name(library, found, speaker(found), lessons.lang());
            view! { <p><b>{name}</b></p><p>{found.text(lessons.lang())}" "<a href=lessons.record_link(claim)>{claim.clone()}</a></p> }
                .into_any()
        }
        TaskKind::Order(ids) => order(lessons, ids),
        TaskKind::Number { record: id, .. } => {
            let result = answer.as_ref().map(|answer| outcome(Library::open(), task, answer));
            let better = Library::open().record(id).and_then(|record| words::better(&record, lessons.lang()));
            let better = better.map(|better| view! { <p><b>{better}</b></p> });
            view! { {compared(lessons, task, result)}{better}<p>{record(lessons, id, Form::Whole)}</p> }.into_any()
        }
        TaskKind::Reveal(_) | TaskKind::Draw { .. } | TaskKind::Write { .. } => ().into_any(),
    }
}

/// Whether the check says what the pupil said; the same words for both look alike, so that nobody is praised or blamed.
fn compared(lessons: Lessons, task: &Task, result: Option<Outcome>) -> Option<AnyView> {
    let message = match result {
        _ if task.discuss => LessonMsg::LessonDiscuss,
        Some(Outcome::Agrees) => LessonMsg::LessonCheckAgrees,
        Some(Outcome::Differs) => LessonMsg::LessonCheckDiffers,
        Some(Outcome::Open) | None => return None,
    };
    Some(view! { <p><b>{lessons.say(message)}</b></p> }.into_any())
}

/// For a pupil the feedback on what was chosen and the right option; for a class that of the right one; in a discussion all.
fn feedback(player: Player, task: &Task, choices: &[Choice], answer: Option<&Answer>) -> AnyView {
    let lessons = player.lessons;
    let chosen = match answer {
        Some(Answer::Option(at)) => Some(*at),
        _ => None,
    };
    let told = choices.iter().enumerate().filter(|(at, choice)| task.discuss || choice.is_right || chosen == Some(*at));
    let told = told.map(|(at, choice)| {
        let name = match (choice.is_right, chosen == Some(at)) {
            (true, _) => Some(LessonMsg::LessonCorrect),
            (false, true) => Some(LessonMsg::LessonChosen),
            (false, false) => None,
        };
        let name = name.map(|name| view! { <small>{lessons.say(name)}</small> });
        view! {
            <li>{name}<b>{inlines(lessons, &choice.words)}</b><p>{inlines(lessons, &choice.feedback)}</p></li>
        }
        .into_any()
    });
    let open = task.discuss.then(|| view! { <p><b>{lessons.say(LessonMsg::LessonDiscuss)}</b></p> });
    view! { {open}<ul class="told">{told.collect::<Vec<_>>()}</ul> }.into_any()
}

/// The events by time, with their dates as their sources give them.
fn order(lessons: Lessons, ids: &[String]) -> AnyView {
    let library = Library::open();
    let mut events: Vec<_> = ids.iter().filter_map(|id| library.record(id)).collect();
    events.sort_by_key(|event| words::when(event).map(|when| when.sort_key()));
    let items =
        events.into_iter().map(|event| view! { <li>{record(lessons, event.id(), Form::Whole)}</li> }.into_any());
    view! {
        <p><b>{lessons.say(LessonMsg::LessonInOrder)}</b></p>
        <ol>{items.collect::<Vec<_>>()}</ol>
        <p>{lessons.say(LessonMsg::LessonDatesTie)}</p>
    }
    .into_any()
}
