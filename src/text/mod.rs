//! Words: the catalogue of messages in each language, numbers and dates as a reader of that language writes them.
//!
//! Every text of the page and the pictures stands in `catalogue.csv`, and what only the second program says in
//! `pages.csv`, what is said of the reader's own data in `own.csv`, and what the page says where no program runs in
//! `start.csv`; the build refuses a message that lacks a language.
//! Uses only `model`.

mod date;
pub mod folding;
mod message;
mod number;
mod provide;
mod typed_date;

pub use date::{date_words, month_name, year_words};
pub use message::{Arg, fill, fill_own, fill_page, say, say_own, say_page, say_start};
pub use number::{number_words, percent_words, plural_form};
pub use provide::{FILES, is_here, provide, provide_all};
pub use typed_date::typed_date;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
include!(concat!(env!("OUT_DIR"), "/own.rs"));
include!(concat!(env!("OUT_DIR"), "/pages.rs"));
include!(concat!(env!("OUT_DIR"), "/start.rs"));
