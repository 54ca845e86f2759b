//! The browser: canvas, address and history, storage, clipboard, and what the device prefers.
//!
//! Every call of a browser's function stands here (`ui` only names some of its types); uses nothing of the crate. Every call that a sandbox may refuse answers with an `Option`
//! or does nothing, so that a page without storage, history or clipboard still works.

pub mod address;
pub mod canvas;
pub mod carried;
pub mod clipboard;
pub mod device;
pub mod dom;
pub mod files;
pub mod focus;
pub mod page;
pub mod save;
pub mod screen;
pub mod second;
pub mod storage;

/// The window; there is none only outside of a page.
pub(crate) fn window() -> web_sys::Window {
    web_sys::window().expect("this program runs in a page")
}

/// The document of the page.
pub(crate) fn document() -> web_sys::Document {
    window().document().expect("a page has a document")
}

/// Where memory comes from. The standard library's own allocator takes 800 bytes more of a first visit.
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
