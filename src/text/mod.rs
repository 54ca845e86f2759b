//! Words: the catalogue of messages in each language, numbers and dates as a reader of that language writes them.
//!
//! Every text of the page and the pictures stands in `catalogue.csv`, and what only the second program says in
//! `pages.csv`, what is said of the reader's own data in `own.csv`, what lessons say in `lessons.csv`, and what the page says where no program runs in
//! `start.csv`; the build refuses a message that lacks a language.
//! Uses only `model`.

mod date;
pub mod folding;
mod message;
mod number;
mod provide;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod pseudo;
mod typed_date;

pub use date::{date_words, month_name, year_words};
#[cfg(not(target_arch = "wasm32"))]
pub use message::say_start;
pub use message::{Arg, fill, fill_lesson, fill_own, fill_page, say, say_lesson, say_own, say_page};
pub use number::{number_words, percent_words, plural_form};
pub use provide::{Catalogue, has_messages, is_here, provide, provide_messages};
pub use typed_date::typed_date;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
include!(concat!(env!("OUT_DIR"), "/lessons.rs"));
include!(concat!(env!("OUT_DIR"), "/own.rs"));
include!(concat!(env!("OUT_DIR"), "/pages.rs"));
#[cfg(not(target_arch = "wasm32"))]
include!(concat!(env!("OUT_DIR"), "/start.rs"));
#[cfg(not(target_arch = "wasm32"))]
include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
