//! How much room the pictures of a lesson have.

use super::player::Player;
use crate::lessons::picture::Room;
use crate::lessons::{Step, TaskKind};
use crate::platform::screen;
use leptos::ev;
use leptos::prelude::*;

/// The window's size, for the life of what asks for it.
pub fn window_size() -> ReadSignal<(f64, f64)> {
    let (size, set_size) = signal(screen::size());
    let listener = window_event_listener(ev::resize, move |_| set_size.set(screen::size()));
    on_cleanup(move || listener.remove());
    size
}

/// How much room a picture has, in a window of this size.
pub fn room(player: Player, step: &Step, (width, height): (f64, f64)) -> Room {
    if player.is_pupil() {
        return Room { width: (width - 32.0).clamp(256.0, 760.0), text: 1.0, height: None };
    }
    // On a projector text is read from the last row: 24 pixels where the window is 1280 wide.
    let text = (width / 690.0).clamp(1.0, 2.8);
    let is_wide = width >= 1000.0;
    let is_beside = is_wide && has_question(step);
    let whole = (width - if is_wide { 128.0 } else { 32.0 }).max(256.0);
    let width = if is_beside { (whole - 48.0) / 2.0 } else { whole };
    // Under a picture that is drawn in stand the fields, and then what is printed beside the guess.
    let is_drawn = matches!(step.task.as_ref().map(|task| &task.kind), Some(TaskKind::Draw { .. }));
    let above = if step.text.is_empty() {
        300.0
    } else if is_drawn {
        440.0
    } else {
        380.0
    };
    let tall = match (is_beside, has_question(step)) {
        (true, _) => height - 260.0,
        // Under it stand the options, which are to be seen with it.
        (false, true) => (height - above).min(height * 0.4),
        (false, false) => height - above,
    };
    Room { width, text, height: Some(tall.max(240.0)) }
}

/// True where the picture shares the screen with options or lines.
pub fn has_question(step: &Step) -> bool {
    let kind = step.task.as_ref().map(|task| &task.kind);
    kind.is_some_and(|kind| !matches!(kind, TaskKind::Reveal(_) | TaskKind::Draw { .. } | TaskKind::Write { .. }))
}
