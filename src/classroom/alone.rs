//! A lesson for one who works alone, and what stands behind its last step.

use super::player::{Player, counter};
use crate::lessons::answers;
use crate::lessons::progress::{Answer, Next};
use crate::records::Library;
use crate::text::LessonMsg;
use leptos::prelude::*;

/// A step for one who works alone.
pub fn pupil(player: Player, heading: AnyView, content: AnyView) -> impl IntoView {
    let lessons = player.lessons;
    let bars: Vec<AnyView> = (0..player.count)
        .map(|at| view! { <i class=if at <= player.at { "done" } else { "" }></i> }.into_any())
        .collect();
    let label = move || match player.next_is() {
        Next::Answer => LessonMsg::LessonAnswer,
        Next::Reveal => LessonMsg::LessonReveal,
        Next::GoOn => LessonMsg::LessonNext,
    };
    let is_waiting = move || player.next_is() == Next::Answer && player.draft.get().is_none();
    let left = move || {
        if player.next_is() == Next::Answer {
            return view! {
                <button type="button" class="plain" on:click=move |_| player.commit(Answer::DontKnow)>
                    {lessons.say(LessonMsg::LessonDontKnow)}
                </button>
            }
            .into_any();
        }
        view! {
            <button type="button" class="plain" disabled=player.at == 0 on:click=move |_| player.back()>
                {lessons.say(LessonMsg::LessonBack)}
            </button>
        }
        .into_any()
    };
    let is_end = player.at == player.count;
    view! {
        <div class="lesson pupil">
            <p class="lesson-top">
                <b>{player.lesson.with_value(|lesson| lesson.title.clone())}</b>
                <a class="leave" href=lessons.list_link() aria-label=lessons.say(LessonMsg::LessonLeave)>"✕"</a>
            </p>
            <div class="lesson-bars" aria-hidden="true">{bars}</div>
            <p class="lesson-where">
                <span>{counter(player, LessonMsg::LessonStepOf)}</span>
                <span>{lessons.say(LessonMsg::LessonMemory)}</span>
            </p>
            {heading}
            {content}
            <p class="lesson-bottom">
                {left}
                {(!is_end).then(|| view! {
                    <button type="button" class="solid" disabled=is_waiting on:click=move |_| player.next()>
                        {move || lessons.say(label())}
                    </button>
                })}
            </p>
        </div>
    }
}

/// What stands behind the last step: for a pupil the code of the answers.
pub fn end(player: Player) -> impl IntoView {
    let lessons = player.lessons;
    let code = move || {
        let key = player.key();
        let all = lessons.kept.answers.with(|all| all.get(&key).cloned().unwrap_or_default());
        player.lesson.with_value(|lesson| answers::encode(Library::open(), lesson, &all))
    };
    let forget = move |_| {
        let key = untrack(|| player.key());
        lessons.kept.answers.update(|all| drop(all.remove(&key)));
        player.go(0);
    };
    let pupil = player.is_pupil().then(|| {
        view! {
            <p>{lessons.say(LessonMsg::LessonYourCode)}</p>
            <p class="lesson-code">{code}</p>
            <p>{lessons.say(LessonMsg::LessonCodeNote)}</p>
            <p class="acts"><button type="button" on:click=forget>{lessons.say(LessonMsg::LessonNextPupil)}</button></p>
        }
    });
    view! {
        {pupil}
        <p class="acts"><a href=lessons.list_link()>{lessons.say(LessonMsg::LessonAll)}</a></p>
    }
}
