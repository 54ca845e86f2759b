//! Where the programs and the scripts of the page meet: all that passes between them, as types.
//!
//! `civic-atlas` (the first program, `ui`) holds the view: growth, timeline, the address. `pages` (the second program)
//! holds the other pages, the tables, the panels' boxes, sharing. `yours` holds the page of a reader's own data and `lessons`
//! those of lessons; each is fetched by those who open one of its pages. `workbooks` reads workbooks for `yours`, which asks for
//! it when one is brought. They are modules of WebAssembly that share no memory; the start script `public/boot.js` is one more
//! party that knows no Rust.
//!
//! | what | type | goes as |
//! |---|---|---|
//! | what the first program tells the second | [`ToPages`] | event `civic-atlas-to-pages`, postcard |
//! | what the first program tells a program that holds only pages | [`ShownPage`] | event `civic-atlas-to-` and its name, postcard |
//! | what the others tell the first | [`ToAtlas`] | event `civic-atlas-to-atlas`, postcard |
//! | what a reader brought | [`OwnData`], in the messages above | from the program of own data to the first, and on to the second |
//! | a workbook, and what it holds | bytes, and `owndata::Workbook` | events `civic-atlas-to-workbooks` and `civic-atlas-from-workbooks`, postcard |
//! | what a reader asks for, in any program | [`Command`] | `port::perform`, which hands it to its owner |
//! | where one program leaves room for another | [`Slot`] | an element with that id |
//! | what programs and scripts tell one another | [`script`] | events with a text, names tested against the scripts |
//!
//! # Rules
//! - An element belongs to the program that made it; nobody else changes it or what is in it. A [`Slot`] is made by the
//!   first program, and its contents belong to one of the others. It stays for the life of the page, empty where there is nothing
//!   to show, so that the other mounts into it once.
//! - The attributes of the root element belong to the first program.
//! - The title of the document belongs to the program whose page it is. The heading of a page that begins with it is made by
//!   the first program, of what it knows and is told ([`PageName`]): one element stands from the first frame on.
//! - The view is never read back from the page. The second program knows the last [`Shown`] and nothing else.
//! - Ids of records go as text and are looked up among the tables of the program that receives them
//!   ([`crate::view::known`]), so that they live as long as the tables do and nothing is kept twice.
//!
//! # How the other programs start
//! Each asks what is shown ([`ToAtlas::Asks`]); the first program answers with [`ToPages::Shown`] or [`ShownPage`], and sends
//! that again whenever it changes. Should the other be there before the first, it is told without having been heard. Once its
//! words are here and it shows something it says [`ToAtlas::Ready`]. `page_program` is how those start that hold only pages.

mod command;
mod message;
pub mod script;
mod slot;

#[cfg(target_arch = "wasm32")]
pub mod files;
#[cfg(target_arch = "wasm32")]
pub mod page_program;
#[cfg(target_arch = "wasm32")]
pub mod port;

pub use command::{CiteForm, CiteWhat, Command, CopyField, FileKind, Move, Program, SavedAs, Sharing};
pub use message::{OwnData, OwnView, PageName, Shown, ShownPage, ToAtlas, ToPages, decode, encode};
pub use slot::{Panel, Slot};
