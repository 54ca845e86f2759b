//! The page of the first program. `atlas` holds the signals: the address, the device, and the planned view made of both
//! (`scene`). Each part of the page is a component that reads them; its elements stay where they are when those change, and
//! only what they say is renewed, so that focus, scroll and what is open stay by themselves.
//!
//! # From a click to the picture
//! A button says `on:click=does(command)` (`seam::port`); `perform` does the command, which changes the view in `atlas` and
//! the address; what reads the view follows. What a pointer means in a picture is asked of its plan (`pointing`, `moving`,
//! `span`), and keys that are meant for the whole page are heard in one place (`keys`).

mod app;
mod atlas;
mod bringing;
mod chart_view;
mod cluster;
mod controls;
mod describe;
mod drawn;
mod evidence;
mod finder;
mod footer;
mod header;
mod hovered;
mod keys;
mod locale;
mod marks;
mod moving;
mod overview;
mod own_data;
mod page_name;
mod panels;
mod parts;
mod perform;
mod picture_at;
mod pointing;
mod reading;
mod reading_lines;
mod scene;
mod screen;
mod span;
mod tables;
mod top;

use crate::platform::page;
use crate::seam::port;
use crate::seam::script::ToScript;

/// Starts the program as soon as its first words are here.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        port::tell_script(ToScript::Panicked);
        leptos::logging::error!("{info}");
    }));
    locale::on_first(mount);
}

/// Puts the program into the element `app`, in place of the first picture. The words of some language must be here.
pub fn mount() {
    let Some(root) = page::element("app") else { return };
    page::clear(&root);
    let host = root.clone();
    leptos::mount::mount_to(root, move || app::app(&host)).forget();
}
