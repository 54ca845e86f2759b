//! A lesson's file as a [`Lesson`], without regard to what is known. Reading is total: whatever the bytes, there is a
//! lesson, perhaps without steps, and each fault has a line.

use super::blocks::{Block, Inline, LessonPiece, is_id, pieces};
use super::fault::{Fault, Reason};
use super::fields::{HEAD, LessonField, STEP, take_out};
use super::hide::Hide;
use super::lesson::{Lesson, Step};
use super::task::{self, Choice, TaskKind};
use crate::model::Lang;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 1_000_000;

/// How many faults are listed.
const MAX_FAULTS: usize = 200;

/// A lesson and what is wrong with its file.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadLesson {
    /// What could be read, with the steps that have a fault.
    pub lesson: Lesson,
    /// What could not, by line.
    pub faults: Vec<Fault>,
}

impl ReadLesson {
    /// True where a step, from its heading to the next one, has a fault. That it is another one in another language is
    /// none that keeps it from running.
    pub fn is_faulty(&self, at: usize) -> bool {
        let Some(step) = self.lesson.steps.get(at) else { return false };
        let end = self.lesson.steps.get(at + 1).map_or(usize::MAX, |next| next.line);
        self.faults.iter().any(|fault| {
            (step.line..end).contains(&fault.line) && !matches!(fault.reason, Reason::More | Reason::Skeleton)
        })
    }

    /// The lesson with the steps that are sound.
    pub fn good(&self) -> Lesson {
        let mut lesson = self.lesson.clone();
        let mut at = 0;
        lesson.steps.retain(|_| {
            at += 1;
            !self.is_faulty(at - 1)
        });
        lesson
    }

    /// Puts the faults in order of lines, each once.
    pub(super) fn tidy(&mut self) {
        self.faults.sort_by_key(|fault| (fault.line, fault.reason));
        self.faults.dedup();
    }

    /// The faults to list: the first two hundred, and how many more there are.
    pub fn listed(&self) -> Vec<Fault> {
        let mut listed: Vec<Fault> = self.faults.iter().take(MAX_FAULTS).cloned().collect();
        if let Some(next) = self.faults.get(MAX_FAULTS) {
            listed.push(Fault::new(next.line, Reason::More, &(self.faults.len() - MAX_FAULTS).to_string()));
        }
        listed
    }
}

/// Reads the bytes of a file. Another encoding is said with its line; what can be understood of it still runs.
pub fn read_bytes(bytes: &[u8]) -> ReadLesson {
    let refused =
        |reason, part: &str| ReadLesson { lesson: Lesson::default(), faults: vec![Fault::new(1, reason, part)] };
    if bytes.len() > MAX_BYTES {
        return refused(Reason::TooLarge, "");
    }
    if let [0xFF, 0xFE, rest @ ..] | [0xFE, 0xFF, rest @ ..] = bytes {
        let is_little = bytes[0] == 0xFF;
        let units = rest.chunks_exact(2).map(|pair| {
            let pair = [pair[0], pair[1]];
            if is_little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
        });
        let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        let mut reading = read(&text);
        reading.faults.insert(0, Fault::new(1, Reason::Encoding, "UTF-16"));
        return reading;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => read(text),
        Err(_) => {
            let mut reading = read(&String::from_utf8_lossy(bytes));
            let lines = bytes.split(|byte| *byte == b'\n').enumerate();
            let wrong = lines.filter(|(_, line)| std::str::from_utf8(line).is_err());
            reading
                .faults
                .extend(wrong.map(|(at, line)| Fault::new(at + 1, Reason::Encoding, &String::from_utf8_lossy(line))));
            reading.tidy();
            reading
        }
    }
}

/// Reads the text of a file.
pub fn read(text: &str) -> ReadLesson {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reading = ReadLesson { lesson: Lesson::default(), faults: Vec::new() };
    if text.len() > MAX_BYTES {
        reading.faults.push(Fault::new(1, Reason::TooLarge, ""));
        return reading;
    }
    if text.trim().is_empty() {
        reading.faults.push(Fault::new(1, Reason::Empty, ""));
        return reading;
    }
    let (rest, fields) = take_out(text);
    let (pieces, faults) = pieces(&rest);
    reading.faults = faults;
    let mut lesson = Lesson::default();
    let mut has_title = false;
    let mut choices: Vec<Vec<Choice>> = Vec::new();
    for (line, piece) in pieces {
        let mut refuse = |reason, part: &str| reading.faults.push(Fault::new(line, reason, part));
        match (piece, lesson.steps.last_mut()) {
            (LessonPiece::Heading(1, words, _), None) if !has_title && !words.is_empty() => {
                has_title = true;
                (lesson.title, lesson.line) = (words, line);
            }
            (LessonPiece::Heading(2, words, id), _) => {
                if !is_id(&id) || words.is_empty() {
                    refuse(Reason::StepId, &words);
                } else if lesson.steps.iter().any(|step| step.id == id) {
                    refuse(Reason::StepTwice, &id);
                }
                lesson.steps.push(Step { id, title: words, line, ..Step::default() });
                choices.push(Vec::new());
            }
            (LessonPiece::Heading(_, words, _), _) => refuse(Reason::Heading, &words),
            (LessonPiece::Block(block), Some(step)) => step.text.push(block),
            (LessonPiece::Note(block), Some(step)) => step.notes.push(unlabelled(block)),
            (LessonPiece::Option(is_right, words, feedback), Some(_)) => {
                if let Some(choices) = choices.last_mut() {
                    choices.push(Choice { line, is_right, words, feedback });
                }
            }
            (_, None) => refuse(Reason::FieldUnknown, ""),
        }
    }
    let mut reader = Fields { lesson, faults: reading.faults, choices };
    reader.read(&fields);
    reader.finish(has_title);
    reading.lesson = reader.lesson;
    reading.faults = reader.faults;
    reading.tidy();
    reading
}

/// A note without the word by which a writer marks it.
fn unlabelled(mut block: Block) -> Block {
    if let Some(Inline::Text { words, .. }) = block.items.first_mut().and_then(|item| item.first_mut())
        && let Some(rest) = words.strip_prefix("Notes:")
    {
        *words = rest.trim_start().to_string();
    }
    block
}

/// Gives the fields to the lesson and its steps.
struct Fields {
    lesson: Lesson,
    faults: Vec<Fault>,
    choices: Vec<Vec<Choice>>,
}

impl Fields {
    fn refuse(&mut self, line: usize, reason: Reason, part: &str) {
        self.faults.push(Fault::new(line, reason, part));
    }

    fn read(&mut self, fields: &[LessonField<'_>]) {
        let mut seen: Vec<(usize, &str)> = Vec::new();
        for field in fields {
            let step = self.lesson.steps.partition_point(|step| step.line < field.line);
            let known: &[&str] = if step == 0 { &HEAD } else { &STEP };
            if !known.contains(&field.name) {
                self.refuse(field.line, Reason::FieldUnknown, field.name);
            } else if seen.contains(&(step, field.name)) {
                self.refuse(field.line, Reason::FieldTwice, field.name);
            } else if step == 0 {
                self.head(field);
            } else {
                self.step(step - 1, field);
            }
            seen.push((step, field.name));
        }
        let missing = ["id", "lang", "minutes"].into_iter().filter(|name| !seen.contains(&(0, name)));
        let missing: Vec<Fault> = missing.map(|name| Fault::new(1, Reason::FieldMissing, name)).collect();
        self.faults.extend(missing);
    }

    fn head(&mut self, field: &LessonField<'_>) {
        let lesson = &mut self.lesson;
        let value = field.value;
        let is_good = match field.name {
            "id" => {
                lesson.id = value.to_string();
                is_id(value) && value.len() <= 40
            }
            "lang" => {
                let lang = Lang::from_tag(value);
                lesson.lang = lang.unwrap_or_default();
                lang.is_some()
            }
            "minutes" => {
                lesson.minutes = value.parse().ok().filter(|minutes| (1..=600).contains(minutes));
                lesson.minutes.is_some()
            }
            "age" => {
                lesson.age = value.parse().ok().filter(|age| (5..=99).contains(age));
                lesson.age.is_some()
            }
            "university" => {
                lesson.university = value == "yes";
                matches!(value, "yes" | "no")
            }
            _ => {
                lesson.about = value.to_string();
                !value.is_empty()
            }
        };
        if !is_good {
            self.refuse(field.line, Reason::FieldValue, &[field.name, ": ", value].concat());
        }
    }

    fn step(&mut self, at: usize, field: &LessonField<'_>) {
        match field.name {
            "view" => {
                self.lesson.steps[at].view = Some(field.value.to_string());
                self.lesson.steps[at].view_line = field.line;
            }
            "hide" => {
                for word in field.value.split_whitespace() {
                    match Hide::from_slug(word) {
                        Some(hide) => self.lesson.steps[at].hide.push(hide),
                        None => self.refuse(field.line, Reason::FieldValue, word),
                    }
                }
            }
            _ => match task::parse(field.line, field.value) {
                Ok(mut task) => {
                    if let TaskKind::Choose { choices, .. } = &mut task.kind {
                        choices.append(&mut self.choices[at]);
                    }
                    self.lesson.steps[at].task = Some(task);
                }
                Err(fault) => {
                    // The options of a task that could not be read are no fault of theirs.
                    self.choices[at].clear();
                    self.faults.push(fault);
                }
            },
        }
    }

    fn finish(&mut self, has_title: bool) {
        if !has_title {
            self.refuse(1, Reason::NoTitle, "");
        }
        if self.lesson.steps.is_empty() {
            self.refuse(1, Reason::NoStep, "");
        }
        let mut faults = Vec::new();
        let steps = &self.lesson.steps;
        for (at, (step, choices)) in steps.iter().zip(&self.choices).enumerate() {
            if let Some(choice) = choices.first() {
                faults.push(Fault::new(choice.line, Reason::OptionsWithoutTask, ""));
            }
            let end = steps.get(at + 1).map_or(usize::MAX, |next| next.line);
            let is_empty = step.view.is_none() && step.text.is_empty() && step.task.is_none() && choices.is_empty();
            // A step whose only field could not be read is said once.
            if is_empty && !self.faults.iter().any(|fault| (step.line..end).contains(&fault.line)) {
                faults.push(Fault::new(step.line, Reason::StepEmpty, &step.title));
            }
        }
        self.faults.append(&mut faults);
    }
}
