//! Notes for the teacher: in a window of their own, else under the step.

use super::player::Player;
use super::words;
use crate::lessons::Step;
use crate::platform::second;
use crate::text::LessonMsg;
use leptos::html;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;

/// The notes of a step, where it has some; behind the last one a line that says so.
fn content(player: Player, step: Option<&Step>) -> AnyView {
    let lessons = player.lessons;
    let Some(step) = step else {
        return view! { <div class="second-notes"><h1>{lessons.say(LessonMsg::LessonEnd)}</h1></div> }.into_any();
    };
    let after = player.lesson.with_value(|lesson| lesson.steps.get(player.at + 1).map(|step| step.title.clone()));
    view! {
        <div class="second-notes">
            <h1>{step.title.clone()}</h1>
            <p>{super::player::counter(player, LessonMsg::LessonStepOf)}</p>
            {words::blocks(lessons, &step.notes)}
            {after.map(|after| view! { <p class="after">{lessons.say(LessonMsg::LessonNext)}": "{after}</p> })}
        </div>
    }
    .into_any()
}

/// Writes the step into the window, if there is one, and under the step where there can be none. A key pressed in the
/// window is as good as one pressed here.
pub fn notes(player: Player, pressed: impl Fn(&web_sys::KeyboardEvent) + Clone + 'static) -> Option<AnyView> {
    let kept = player.lessons.kept.notes;
    let step = player.step();
    let shown = step.clone();
    let written = StoredValue::new_local(None::<(Box<dyn Any>, second::Keys)>);
    Effect::new(move |_| {
        kept.opened.track();
        let now = kept.body().map(|body| {
            let step = shown.clone();
            let pressed = pressed.clone();
            let view: Box<dyn Any> = Box::new(mount_to(body.clone(), move || content(player, step.as_ref())));
            (view, second::keys(&body, pressed))
        });
        written.set_value(now);
    });
    on_cleanup(move || written.set_value(None));
    let step = step.filter(|step| !step.notes.is_empty())?;
    let host = NodeRef::<html::Details>::new();
    Effect::new(move |_| {
        if let Some(host) = host.get().filter(|_| kept.is_refused.get()) {
            host.set_open(true);
        }
    });
    let said = move || kept.is_refused.get().then(|| view! { <p>{player.lessons.say(LessonMsg::LessonNoWindow)}</p> });
    Some(
        view! {
            <details class="notes" class:refused=move || kept.is_refused.get() node_ref=host>
                <summary>{player.lessons.say(LessonMsg::LessonNotes)}</summary>
                {said}
                {words::blocks(player.lessons, &step.notes)}
            </details>
        }
        .into_any(),
    )
}
