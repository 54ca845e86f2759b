//! What stands in a step: its text, its picture without what is hidden, its task, and what the reveal brings.

use super::player::Player;
use super::size::{has_question, room, window_size};
use super::{choose, draw, order, reveal, words};
use crate::lessons::picture::{LessonPicture, picture};
use crate::lessons::{Step, TaskKind};
use crate::text::{LessonMsg, say_lesson};
use leptos::prelude::*;

/// The verb of a task, such as "Choose one."
fn doing(player: Player, step: &Step) -> Option<AnyView> {
    let task = step.task.as_ref()?;
    let asked = LessonMsg::named(&["lesson-do-", task.kind.slug()].concat())?;
    let is_drawn = matches!(task.kind, TaskKind::Draw { .. });
    // The explaining is what helps, not the drawing.
    let message = move || if is_drawn && player.is_revealed() { LessonMsg::LessonDoExplain } else { asked };
    Some(view! { <p class="doing"><b>{move || say_lesson(player.lessons.lang(), message())}</b></p> }.into_any())
}

/// The step.
pub fn step(player: Player) -> impl IntoView {
    let Some(step) = player.step() else { return ().into_any() };
    let is_drawn = matches!(step.task.as_ref().map(|task| &task.kind), Some(TaskKind::Draw { .. }));
    let (shown, has_picture) = (!is_drawn).then(|| drawn(player, &step)).flatten().unzip();
    let task = step.task.as_ref().map(|task| match &task.kind {
        TaskKind::Reveal(_) => ().into_any(),
        TaskKind::Draw { .. } => draw::draw(player, task).into_any(),
        TaskKind::Order(ids) => order::order(player, ids).into_any(),
        _ => choose::question(player, task).into_any(),
    });
    let has_question = has_question(&step);
    let is_beside = move || has_question && has_picture.is_some_and(|has_picture| has_picture.get());
    view! {
        {doing(player, &step)}
        <div class="lesson-body" class:beside=is_beside>
            {shown}
            <div class="lesson-words">
                {words::blocks(player.lessons, &step.text)}
                {task}
                {step.task.clone().map(|task| reveal::reveal(player, task))}
            </div>
        </div>
    }
    .into_any()
}

/// The picture of the view, and whether there is any: a step may hide all of it.
fn drawn(player: Player, step: &Step) -> Option<(AnyView, Memo<bool>)> {
    let link = step.view.clone()?;
    let size = window_size();
    let (lessons, step) = (player.lessons, step.clone());
    let open = link.clone();
    let picture: Memo<LessonPicture> = Memo::new(move |_| {
        let room = room(player, &step, size.get());
        picture(lessons.data, &link, lessons.lang(), room, &player.hidden())
    });
    let title = move || picture.with(|picture| picture.title.clone());
    let drawings = move || picture.with(|picture| picture.drawings.concat());
    let sources = move || picture.with(|picture| picture.sources.clone());
    let name = move || match title() {
        title if title.is_empty() => lessons.say(LessonMsg::LessonTaskReveal).to_string(),
        title => title,
    };
    let link = move || {
        // The view in the atlas shows all.
        player.is_revealed().then(|| view! { " "<a href=open.clone()>{lessons.say(LessonMsg::LessonViewOpen)}</a> })
    };
    let has_picture = Memo::new(move |_| picture.with(|picture| !picture.drawings.is_empty()));
    let view = view! {
        <figure class="lesson-view" hidden=move || !has_picture.get()>
            <p class="finding">{title}</p>
            <div class="drawing" role="img" aria-label=name inner_html=drawings></div>
            <figcaption>{sources}{link}</figcaption>
        </figure>
    };
    Some((view.into_any(), has_picture))
}
