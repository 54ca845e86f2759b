//! The page. `atlas` holds the signals: the address, the device, and the planned view made of both. Each part of the
//! page is a plain function from them to elements, and one effect fills its place (`app`); `command` is what a button
//! asks for, and `events` the one place that listens. Components never compute data or place marks themselves.

mod app;
mod atlas;
mod command;
mod controls;
mod describe;
mod events;
mod finder;
mod footer;
mod header;
mod moving;
mod picture;
mod reading;
mod span;
mod tables;
mod words;

use crate::platform::page;
use crate::seam::port;
use crate::seam::script::ToScript;

/// Starts the program as soon as its first words are here.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        port::tell_script(ToScript::Panicked);
        leptos::logging::error!("{info}");
    }));
    words::on_first(mount);
}

/// Puts the program into the element `app`, in place of the first picture. The words of some language must be here.
pub fn mount() {
    let Some(root) = page::element("app") else { return };
    page::clear(&root);
    let host = root.clone();
    leptos::mount::mount_to(root, move || app::app(&host)).forget();
}
