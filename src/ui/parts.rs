//! Pieces that several parts of the page share.

use crate::chart::plan::Rect;
use crate::model::Id;
use crate::seam::Command;
use crate::seam::port::does;
use crate::view::Action;
use leptos::prelude::*;

/// A button.
pub fn button(id: &'static str, class: &'static str, command: Command, name: &'static str) -> AnyView {
    view! { <button type="button" id=id class=class on:click=does(command)>{name}</button> }.into_any()
}

/// A button whose name is not seen: a sign stands for it.
pub fn icon_button(id: &'static str, command: Command, name: &'static str, sign: &'static str) -> AnyView {
    view! {
        <button type="button" id=id class="icon" aria-label=name title=name on:click=does(command)>{sign}</button>
    }
    .into_any()
}

/// A button that opens a record. `prefix` tells its id from those of other buttons for the same record.
pub fn select(prefix: &str, id: Id, name: &'static str) -> AnyView {
    let own = [prefix, "-", id].concat();
    let command = Command::View(Action::Select(Some(id)));
    view! { <button type="button" id=own on:click=does(command)>{name}</button> }.into_any()
}

/// A button that closes something, drawn as a cross.
pub fn cross(id: &'static str, command: Command, name: &'static str) -> AnyView {
    view! {
        <button type="button" id=id class="close" aria-label=name on:click=does(command)>
            <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
                <path d="M1 1l12 12M13 1L1 13" stroke="currentColor" stroke-width="1.8"></path>
            </svg>
        </button>
    }
    .into_any()
}

/// A length in a picture for a style property, to a whole pixel; the page multiplies it by the size of text.
pub fn pixels(length: f64) -> String {
    ["calc(", &(length.round() as i32).to_string(), "px*var(--k))"].concat()
}

/// Left, top, width and height of what stands around a mark, with some air.
pub fn around(mark: &Rect) -> [String; 4] {
    let Rect { x0, y0, x1, y1 } = mark.grown(6.0);
    [x0, y0, x1 - x0, y1 - y0].map(pixels)
}
