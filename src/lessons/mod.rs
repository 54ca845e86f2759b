//! Lessons: a path through views with questions, written in one Markdown file for each language.
//!
//! A file is read ([`read()`]) without regard to what is known, then held against the records ([`mod@check`]); both leave what
//! is sound and say each fault with its line. The rest is what a lesson does: the states of a task ([`progress`]), votes,
//! numbers as people type them, codes that carry answers, and files for other programs. Nothing here needs a browser.

pub mod address;
pub mod answers;
pub mod blank;
pub mod blocks;
pub mod bound;
pub mod check;
pub mod editions;
pub mod facts;
mod fault;
mod fields;
mod figures;
pub mod gift;
pub mod guess;
mod hide;
pub mod keys;
mod lesson;
pub mod picture;
pub mod progress;
pub mod qti;
pub mod read;
pub mod shelf;
mod skeleton;
pub mod task;
#[cfg(test)]
mod tests;
pub mod thumbnail;
pub mod typed;
pub mod vote;

pub use fault::{Fault, Reason};
pub use hide::Hide;
pub use lesson::{Lesson, Step};
pub use read::{ReadLesson, read, read_bytes};
pub use skeleton::differences;
pub use task::{Choice, Judgement, Task, TaskKind};
