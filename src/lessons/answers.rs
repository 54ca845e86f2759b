//! Answers as a code that can be read out and typed in, and the teacher's table of codes. Not for grades.
//!
//! # Form
//! Letters as in [`crate::view::code`], with the same check character; the version is 10, the letter A. Behind it stand
//! fifteen bits of the hash of the lesson's id and tasks, then a field for each task, all of fixed width: what was written or drawn
//! is not in it, only that, or how it stood to the records. A code says what was believed, and nothing of who did.

use super::facts::speaker_name;
use super::lesson::Lesson;
use super::progress::{Answer, Outcome, outcome, speakers, supports};
use super::task::{Judgement, Task, TaskKind};
use crate::export::csv::{self, CsvCell};
use crate::model::Lang;
use crate::records::{Library, words};
use crate::text::{LessonMsg, say_lesson};
use crate::view::code::{CodeError, hash, spell, unspell};

/// The version of these codes, beside those of views.
const VERSION: u8 = 10;

/// Bits that say which lesson.
const LESSON_BITS: u32 = 15;

/// What a code says of one task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Believed {
    /// Nothing was answered.
    Nothing,
    /// "I don't know".
    DontKnow,
    /// The option at this place, from 0.
    Option(usize),
    /// What was said of a quotation, and the place of the record that supports it.
    Judged(Judgement, Option<usize>),
    /// An answer that the code only compares: a number, an order.
    Compared(bool),
    /// An answer that is not in the code: drawn, written.
    Answered,
}

/// The hash by which a code names its lesson: its id and tasks, so that a code for a lesson that was changed is not read
/// as one for another.
fn lesson_hash(lesson: &Lesson) -> u32 {
    let tasks: Vec<&str> = coded(lesson).map(|task| task.kind.slug()).collect();
    hash(&[lesson.id.as_str(), " ", &tasks.join(" ")].concat(), LESSON_BITS)
}

/// The tasks that a code speaks of, in order.
fn coded(lesson: &Lesson) -> impl Iterator<Item = &Task> {
    lesson.tasks().map(|(_, task)| task).filter(|task| !matches!(task.kind, TaskKind::Reveal(_)))
}

/// Bits of the field of a task.
fn width(task: &Task) -> u32 {
    match &task.kind {
        TaskKind::Choose { .. } | TaskKind::Speaker { .. } => 3,
        TaskKind::Judge { support, .. } if support.is_empty() => 3,
        TaskKind::Judge { .. } => 6,
        _ => 2,
    }
}

/// The field of an answer: 0 for none, all ones for "I don't know".
fn field(library: &'static Library, task: &Task, answer: Option<&Answer>) -> u32 {
    let unknown = (1 << width(task)) - 1;
    let small = |place: usize| u32::try_from(place).unwrap_or(u32::MAX).min(5) + 1;
    match (answer, &task.kind) {
        (None, _) => 0,
        (Some(Answer::DontKnow), _) => unknown,
        (Some(Answer::Option(place)), TaskKind::Choose { .. } | TaskKind::Speaker { .. }) => small(*place),
        (Some(Answer::Judged(judgement, place)), TaskKind::Judge { support, .. }) => {
            let said = *judgement as u32 + 1;
            if support.is_empty() { said } else { said << 3 | place.map_or(0, small) }
        }
        (Some(answer @ Answer::Ordered(_)), TaskKind::Order(_))
        | (Some(answer @ Answer::Number(_)), TaskKind::Number { .. }) => match outcome(library, task, answer) {
            Outcome::Agrees => 1,
            Outcome::Differs | Outcome::Open => 2,
        },
        (Some(Answer::Drawn(_)), TaskKind::Draw { .. }) | (Some(Answer::Written(_)), TaskKind::Write { .. }) => 1,
        // Given to another task.
        _ => 0,
    }
}

/// What a field says; `None` for a value that no answer has.
fn believed(task: &Task, value: u32) -> Option<Believed> {
    let unknown = (1 << width(task)) - 1;
    let place = |value: u32| value.checked_sub(1).filter(|place| *place < 6).map(|place| place as usize);
    let judged = |value: u32| Judgement::ALL.get(place(value)?).copied();
    match (value, &task.kind) {
        (0, _) => Some(Believed::Nothing),
        (value, _) if value == unknown => Some(Believed::DontKnow),
        (value, TaskKind::Choose { .. } | TaskKind::Speaker { .. }) => Some(Believed::Option(place(value)?)),
        (value, TaskKind::Judge { support, .. }) if support.is_empty() => Some(Believed::Judged(judged(value)?, None)),
        (value, TaskKind::Judge { .. }) => Some(Believed::Judged(judged(value >> 3)?, place(value & 7))),
        (value, TaskKind::Order(_) | TaskKind::Number { .. }) => Some(Believed::Compared(value == 1)),
        (1, _) => Some(Believed::Answered),
        _ => None,
    }
}

/// The code of the answers to a lesson, one for each of its steps in order; `None` stands for no answer, or no task.
pub fn encode(library: &'static Library, lesson: &Lesson, answers: &[Option<Answer>]) -> String {
    let mut bits: Vec<bool> = Vec::new();
    let mut put = |value: u32, width: u32| bits.extend((0..width).rev().map(|bit| value >> bit & 1 == 1));
    put(lesson_hash(lesson), LESSON_BITS);
    for (at, step) in lesson.steps.iter().enumerate() {
        let Some(task) = step.task.as_ref().filter(|task| !matches!(task.kind, TaskKind::Reveal(_))) else { continue };
        put(field(library, task, answers.get(at).and_then(Option::as_ref)), width(task));
    }
    let mut values = vec![VERSION];
    values.extend(bits.chunks(5).map(|five| {
        let value = five.iter().fold(0, |value, bit| value << 1 | u8::from(*bit));
        value << (5 - five.len())
    }));
    spell(values)
}

/// What a code says of each task of a lesson that has an answer.
///
/// # Errors
/// [`CodeError`] for a text that is no code; [`CodeError::Newer`] for a code of another lesson, or of views.
pub fn decode(lesson: &Lesson, text: &str) -> Result<Vec<Believed>, CodeError> {
    let values = unspell(text)?;
    let fields: u32 = LESSON_BITS + coded(lesson).map(width).sum::<u32>();
    if values[0] != VERSION || values.len() - 1 != fields.div_ceil(5) as usize {
        return Err(CodeError::Newer);
    }
    let bits: Vec<bool> =
        values[1..].iter().flat_map(|value| (0..5).rev().map(move |bit| value >> bit & 1 == 1)).collect();
    let mut at = 0;
    let mut take = |width: u32| {
        let end = at + width as usize;
        let value = bits[at..end].iter().fold(0, |value, bit| value << 1 | u32::from(*bit));
        at = end;
        value
    };
    if take(LESSON_BITS) != lesson_hash(lesson) {
        return Err(CodeError::Newer);
    }
    let read: Option<Vec<Believed>> = coded(lesson).map(|task| believed(task, take(width(task)))).collect();
    read.filter(|_| !bits[at..].contains(&true)).ok_or(CodeError::Newer)
}

/// A letter for an option: A, B, C, D.
pub fn letter(place: usize) -> char {
    char::from(b'A' + u8::try_from(place).unwrap_or(25).min(25))
}

/// The word of a judgement.
pub fn judgement_words(lang: Lang, judgement: Judgement) -> &'static str {
    let messages =
        [LessonMsg::LessonMisprint, LessonMsg::LessonContradicted, LessonMsg::LessonFits, LessonMsg::LessonCannotTell];
    say_lesson(lang, messages[judgement as usize])
}

/// What was believed, in words.
pub fn words_of(library: &'static Library, task: &Task, believed: Believed, lang: Lang) -> String {
    match (believed, &task.kind) {
        (Believed::Nothing, _) => String::new(),
        (Believed::DontKnow, _) => say_lesson(lang, LessonMsg::LessonDontKnow).to_string(),
        (Believed::Option(place), TaskKind::Speaker { claim, others }) => {
            let said = speakers(library, claim, others);
            match (library.record(claim), said.get(place)) {
                (Some(claim), Some(said)) => speaker_name(library, claim, said, lang),
                _ => letter(place).to_string(),
            }
        }
        (Believed::Option(place), _) => letter(place).to_string(),
        (Believed::Judged(judgement, place), TaskKind::Judge { support, .. }) => {
            let supported = place.and_then(|place| supports(support).get(place).copied());
            let name = supported.map(|id| [", ", words::name_of(library, id, lang)].concat()).unwrap_or_default();
            [judgement_words(lang, judgement), &name].concat()
        }
        (Believed::Judged(judgement, _), _) => judgement_words(lang, judgement).to_string(),
        (Believed::Compared(true), _) => say_lesson(lang, LessonMsg::LessonAgrees).to_string(),
        (Believed::Compared(false), _) => say_lesson(lang, LessonMsg::LessonDiffers).to_string(),
        (Believed::Answered, _) => say_lesson(lang, LessonMsg::LessonAnswered).to_string(),
    }
}

/// The teacher's table: a row for each code that was typed, a column for each task. A text that is no code of this lesson
/// has a row that says so. What does not stand in the lesson is said in the language of the teacher, which may be another one.
pub fn table(
    library: &'static Library,
    lesson: &Lesson,
    codes: &[&str],
    lang: Lang,
    separator: csv::Separator,
) -> String {
    let tasks: Vec<&Task> = coded(lesson).collect();
    let titles = lesson
        .steps
        .iter()
        .filter(|step| step.task.as_ref().is_some_and(|task| !matches!(task.kind, TaskKind::Reveal(_))));
    let header: Vec<&str> = std::iter::once(say_lesson(lang, LessonMsg::LessonCode))
        .chain(titles.map(|step| step.title.as_str()))
        .collect();
    let rows = codes.iter().map(|code| {
        let code = code.trim();
        let mut row = vec![CsvCell::words(code)];
        match decode(lesson, code) {
            Ok(all) => {
                row.extend(
                    tasks.iter().zip(all).map(|(task, one)| CsvCell::words(&words_of(library, task, one, lang))),
                );
            }
            Err(_) => {
                row.extend(tasks.iter().map(|_| CsvCell::Missing));
                if let Some(first) = row.get_mut(1) {
                    *first = CsvCell::words(say_lesson(lang, LessonMsg::LessonNoCode));
                }
            }
        }
        row
    });
    csv::table(separator, header, rows)
}
