//! A lesson in front of a class: the whole window, keys of a clicker, and a rail that names them.

use super::notes::notes;
use super::player::{Player, counter};
use crate::lessons::TaskKind;
use crate::lessons::keys::latin;
use crate::lessons::progress::Next;
use crate::platform::screen;
use crate::text::LessonMsg;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// True where keys are typed, or press what has the focus.
fn is_taken(event: &KeyboardEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let Some(element) = element else { return false };
    let tag = element.tag_name().to_ascii_lowercase();
    // In a field of one line these two do nothing, and a clicker knows no others.
    let is_clicker = tag == "input" && matches!(event.key().as_str(), "PageDown" | "PageUp");
    let is_typed = matches!(tag.as_str(), "input" | "textarea" | "select") && !is_clicker;
    let is_pressed =
        matches!(tag.as_str(), "button" | "a" | "summary") && matches!(event.key().as_str(), " " | "Enter");
    is_typed || is_pressed || event.ctrl_key() || event.meta_key() || event.alt_key()
}

/// Takes the focus out of the field that has it.
fn blur(event: &KeyboardEvent) {
    let element = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element.filter(|element| element.tag_name() == "INPUT" || element.tag_name() == "TEXTAREA") {
        let _ = element.blur();
    }
}

/// The window around a step.
pub fn show(player: Player, heading: AnyView, content: AnyView) -> impl IntoView {
    let lessons = player.lessons;
    let is_black = RwSignal::new(false);
    let is_voting = RwSignal::new(false);
    let notes_name =
        [lessons.say(LessonMsg::LessonNotes), " · ", &player.lesson.with_value(|lesson| lesson.title.clone())];
    let notes_name = StoredValue::new(notes_name.concat());
    let open_notes = move || notes_name.with_value(|name| lessons.kept.notes.toggle(name));
    let pressed = move |event: &KeyboardEvent| {
        if is_taken(event) {
            // Escape leaves a field, so that the keys work again.
            if event.key() == "Escape" {
                blur(event);
            }
            return;
        }
        // What was typed counts.
        if event.key().starts_with("Page") {
            blur(event);
        }
        match latin(&event.key(), &event.code()).as_str() {
            "PageDown" | "ArrowRight" | " " | "n" | "N" => player.next(),
            "PageUp" | "ArrowLeft" | "p" | "P" => player.back(),
            "Home" => player.go(0),
            "End" => player.go(player.count - 1),
            "." | "b" | "B" => is_black.update(|black| *black = !*black),
            "f" | "F" => screen::toggle_full(),
            "s" | "S" => open_notes(),
            "t" | "T" => is_voting.update(|voting| *voting = !*voting),
            "Escape" => lessons.leave(),
            _ => return,
        }
        event.prevent_default();
    };
    let listener = window_event_listener(ev::keydown, move |event: KeyboardEvent| pressed(&event));
    on_cleanup(move || listener.remove());
    let dots: Vec<AnyView> = (0..player.count)
        .map(|at| {
            let class = match at.cmp(&player.at) {
                std::cmp::Ordering::Less => "done",
                std::cmp::Ordering::Equal => "here",
                std::cmp::Ordering::Greater => "",
            };
            view! { <i class=class></i> }.into_any()
        })
        .collect();
    let next = move || match player.next_is() {
        Next::GoOn => LessonMsg::LessonKeyNext,
        Next::Reveal | Next::Answer => LessonMsg::LessonKeyReveal,
    };
    // Black, full screen and a second window are for a projector.
    let key = move |sign: &'static str, name: LessonMsg, act: Callback<()>| {
        let class = if matches!(sign, "." | "F" | "S") { "projector-key" } else { "" };
        view! {
            <button type="button" class=class on:click=move |_| act.run(())><kbd>{sign}</kbd>{lessons.say(name)}</button>
        }
        .into_any()
    };
    let has_vote =
        player.step().and_then(|step| step.task).is_some_and(|task| matches!(task.kind, TaskKind::Choose { .. }));
    let vote = has_vote.then(|| {
        key("T", LessonMsg::LessonKeyVote, Callback::new(move |()| is_voting.update(|voting| *voting = !*voting)))
    });
    let is_revealed = move || player.total != 0 && player.is_revealed();
    view! {
        <section class="lesson show" class:voting=move || is_voting.get() class:black=move || is_black.get()
            class:revealed=is_revealed>
            <div class="show-content">{heading}{content}{notes(player, pressed)}</div>
            <div class="rail">
                <span class="dots" aria-hidden="true">{dots}</span>
                <span class="keys">
                    <button type="button" class="solid" disabled=player.at == player.count on:click=move |_| player.next()>
                        <kbd>"→"</kbd>
                        {move || lessons.say(next())}
                    </button>
                    {key("←", LessonMsg::LessonKeyBack, Callback::new(move |()| player.back()))}
                    {vote}
                    {key("S", LessonMsg::LessonKeyNotes, Callback::new(move |()| open_notes()))}
                    {key(".", LessonMsg::LessonKeyBlack, Callback::new(move |()| is_black.update(|black| *black = !*black)))}
                    {key("F", LessonMsg::LessonKeyFull, Callback::new(move |()| screen::toggle_full()))}
                    <a class="leave" href=lessons.list_link() aria-label=lessons.say(LessonMsg::LessonLeave)>"✕"</a>
                </span>
                <b>{counter(player, LessonMsg::LessonCount)}</b>
            </div>
        </section>
    }
}
