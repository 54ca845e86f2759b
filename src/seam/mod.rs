//! Where the two programs and the scripts of the page meet: all that passes between them, as types.
//!
//! `civic-atlas` (the first program, `ui`) holds the view: growth, timeline, the address. `pages` (the second program)
//! holds the other pages, the tables, the panels' boxes, sharing. `yours` (the third program) holds the page of a reader's own
//! data, and is fetched by those who open it. They are modules of WebAssembly that share no memory; the start script
//! `public/boot.js` is one more party that knows no Rust.
//!
//! | what | type | goes as |
//! |---|---|---|
//! | what the first program tells the second | [`ToPages`] | event `civic-atlas-to-pages`, postcard |
//! | what the first program tells the third | [`ToYours`] | event `civic-atlas-to-yours`, postcard |
//! | what the others tell the first | [`ToAtlas`] | event `civic-atlas-to-atlas`, postcard |
//! | what a reader asks for, in either program | [`Command`] | `port::perform`, which hands it to its owner |
//! | where one program leaves room for the other | [`Slot`] | an element with that id |
//! | what programs and scripts tell one another | [`script`] | events with a text, names tested against the scripts |
//!
//! # Rules
//! - An element belongs to the program that made it; nobody else changes it or what is in it. A [`Slot`] is made by the
//!   first program, and its contents belong to the second. It stays for the life of the page, empty where there is nothing
//!   to show, so that the second program mounts into it once.
//! - The attributes of the root element belong to the first program.
//! - The title of the page belongs to the program whose page it is.
//! - The view is never read back from the page. The second program knows the last [`Shown`] and nothing else.
//! - Ids of records go as text and are looked up among the tables of the program that receives them
//!   ([`crate::view::known`]), so that they live as long as the tables do and nothing is kept twice.
//!
//! # How the other programs start
//! Each says [`ToAtlas::Ready`]; the first program answers with [`ToPages::Shown`], and sends that again whenever it
//! changes. Should it be there before the first, its first word is not heard: it says it again when the
//! first `Shown` comes.

mod command;
mod message;
pub mod script;
mod slot;

#[cfg(target_arch = "wasm32")]
pub mod files;
#[cfg(target_arch = "wasm32")]
pub mod port;

pub use command::{CiteForm, CiteWhat, Command, CopyField, FileKind, Move, Program, SavedAs, Sharing};
pub use message::{Shown, ToAtlas, ToPages, ToYours, decode, encode};
pub use slot::{Panel, Slot};
