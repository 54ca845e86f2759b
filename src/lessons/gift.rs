//! Choose and number tasks as GIFT, the text format by which Moodle takes questions
//! (<https://docs.moodle.org/en/GIFT_format>).

use super::check::number;
use super::facts::{plain, plain_blocks};
use super::lesson::{Lesson, Step};
use super::task::TaskKind;
use crate::model::Number;
use crate::records::Library;
use std::fmt::Write as _;

/// A text in which GIFT's own signs are escaped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for sign in text.chars() {
        match sign {
            '~' | '=' | '#' | '{' | '}' | ':' | '\\' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            sign => out.push(sign),
        }
    }
    out
}

/// A number without separators of thousands, as programs read it.
pub fn digits(number: Number) -> String {
    let (negative, whole, fraction) = number.parts();
    let sign = if negative { "-" } else { "" };
    match fraction {
        Some((fraction, decimals)) => format!("{sign}{whole}.{fraction:0width$}", width = usize::from(decimals)),
        None => format!("{sign}{whole}"),
    }
}

/// The question of a step: its heading, what stands under it.
pub fn question(library: &'static Library, lesson: &Lesson, step: &Step) -> String {
    let text = plain_blocks(library, &step.text, lesson.lang);
    if text.is_empty() { step.title.clone() } else { [&step.title, "\n", &text].concat() }
}

/// All questions of a lesson that GIFT can hold.
pub fn gift(library: &'static Library, lesson: &Lesson) -> String {
    let mut file = format!("// {}, {}\n", lesson.id, lesson.lang.tag());
    for (step, task) in lesson.tasks().filter(|(_, task)| !task.discuss) {
        let name = escaped(&[&lesson.id, " ", &step.id].concat());
        let question = escaped(&question(library, lesson, step));
        // Writing into a String cannot fail.
        match &task.kind {
            TaskKind::Choose { choices, .. } => {
                let _ = write!(file, "\n::{name}::[plain]{question} {{\n");
                for choice in choices {
                    let sign = if choice.is_right { '=' } else { '~' };
                    let words = escaped(&plain(library, &choice.words, lesson.lang));
                    let feedback = escaped(&plain(library, &choice.feedback, lesson.lang));
                    let _ = writeln!(file, "\t{sign}{words}#{feedback}");
                }
                file.push_str("}\n");
            }
            TaskKind::Number { record, within } => {
                let Some(right) = library.record(record).and_then(|record| number(&record)) else { continue };
                let _ = write!(file, "\n::{name}::[plain]{question} {{#{}:{}}}\n", digits(right), digits(*within));
            }
            _ => {}
        }
    }
    file
}
