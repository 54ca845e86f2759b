//! A lesson that is gone through, step by step.

use super::player::Player;
use super::shared::Lessons;
use super::{alone, paper, show, step};
use crate::lessons::Lesson;
use crate::lessons::address::{Address, Mode};
use crate::lessons::progress::reveals;
use crate::platform::page;
use crate::seam::script::LESSON;
use crate::text::LessonMsg;
use leptos::html;
use leptos::prelude::*;

/// What the document is called at a place of a lesson.
pub fn title(lessons: Lessons, lesson: &Lesson, address: &Address) -> String {
    let own = if address.mode.is_paper() {
        lessons.say(paper::name(address.mode)).to_string()
    } else {
        heading(lessons, lesson, address.step)
    };
    [&own, " · ", &lesson.title].concat()
}

/// The heading of a step, from 1; behind the last one stands the end.
fn heading(lessons: Lessons, lesson: &Lesson, number: usize) -> String {
    let step = lesson.steps.get(number.saturating_sub(1));
    step.map_or_else(|| lessons.say(LessonMsg::LessonEnd).to_string(), |step| step.title.clone())
}

/// The lesson at a step.
pub fn flow(lessons: Lessons, lesson: Lesson, number: usize, mode: Mode, address: Memo<Address>) -> AnyView {
    let count = lesson.steps.len();
    let at = number.clamp(1, count + 1) - 1;
    let step = lesson.steps.get(at);
    let total = step.map_or(0, |step| reveals(step.task.as_ref(), step.hide.len()));
    // Whoever comes back to a step that is answered finds it as it was left: what was read there is no longer guessed.
    let is_answered =
        move || mode == Mode::Pupil && lessons.answer(&address.with(|address| address.id.clone()), at).is_some();
    let seen = Memo::new(move |_| if is_answered() { total } else { address.with(|address| address.seen).min(total) });
    let words = heading(lessons, &lesson, at + 1);
    let lesson = StoredValue::new(lesson);
    let player = Player { lessons, lesson, at, count, mode, total, seen, draft: RwSignal::new(None) };
    // Whoever keeps the place of a pupil is told it.
    let end = if at == count { " end" } else { "" };
    let place = Address {
        id: untrack(|| address.with(|address| address.id.clone())),
        step: at + 1,
        mode,
        ..Address::default()
    };
    page::dispatch_event(LESSON, &[&lessons.link(&place), end].concat());
    let top = NodeRef::<html::H1>::new();
    // Who goes on by keys or with a reader of the screen starts at the top of the new step.
    Effect::new(move |_| {
        if let Some(top) = top.get() {
            let _ = top.focus();
        }
    });
    let heading = view! { <h1 tabindex="-1" node_ref=top>{words}</h1> }.into_any();
    let content = if at == count { alone::end(player).into_any() } else { step::step(player).into_any() };
    match mode {
        Mode::Show => show::show(player, heading, content).into_any(),
        _ => alone::pupil(player, heading, content).into_any(),
    }
}
