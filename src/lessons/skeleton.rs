use super::blocks::{Block, Inline};
use super::fault::{Fault, Reason};
use super::lesson::{Lesson, Step};
use super::task::TaskKind;

/// Ids of the records in text, in order of the alphabet: languages put words in different orders.
fn ids<'a>(inlines: impl Iterator<Item = &'a Inline>) -> Vec<&'a str> {
    let mut ids: Vec<&str> = inlines
        .filter_map(|inline| match inline {
            Inline::Record { id, .. } => Some(id.as_str()),
            _ => None,
        })
        .collect();
    ids.sort_unstable();
    ids
}

/// The first thing in which a step differs from the same step in another language.
fn difference(step: &Step, other: &Step) -> Option<&'static str> {
    let records = |blocks: &[Block]| ids(blocks.iter().flat_map(Block::inlines)).join(" ");
    if step.id != other.id {
        return Some("id");
    }
    if step.view != other.view {
        return Some("view");
    }
    if step.hide != other.hide {
        return Some("hide");
    }
    if records(&step.text) != records(&other.text) || records(&step.notes) != records(&other.notes) {
        return Some("{…}");
    }
    let (task, other_task) = match (&step.task, &other.task) {
        (None, None) => return None,
        (Some(task), Some(other)) => (task, other),
        _ => return Some("task"),
    };
    let is_same = match (&task.kind, &other_task.kind) {
        (TaskKind::Choose { cite, choices }, TaskKind::Choose { cite: other_cite, choices: others }) => {
            let pairs = || choices.iter().zip(others);
            cite == other_cite
                && choices.len() == others.len()
                && pairs().all(|(a, b)| a.is_right == b.is_right)
                && pairs().all(|(a, b)| ids(a.words.iter()) == ids(b.words.iter()))
                && pairs().all(|(a, b)| ids(a.feedback.iter()) == ids(b.feedback.iter()))
        }
        (kind, other) => kind == other,
    };
    (!is_same || task.discuss != other_task.discuss).then_some("task")
}

/// Where a lesson differs from the same lesson in another language in anything but its words.
pub fn differences(lesson: &Lesson, original: &Lesson) -> Vec<Fault> {
    let mut faults = Vec::new();
    let head = |lesson: &Lesson| (lesson.id.clone(), lesson.minutes, lesson.age, lesson.university);
    if head(lesson) != head(original) {
        faults.push(Fault::new(1, Reason::Skeleton, "id, minutes, age, university"));
    }
    for (step, other) in lesson.steps.iter().zip(&original.steps) {
        if let Some(what) = difference(step, other) {
            let line = step.task.as_ref().filter(|_| what == "task").map_or(step.line, |task| task.line);
            faults.push(Fault::new(line, Reason::Skeleton, &[what, ", #", &other.id].concat()));
        }
    }
    if lesson.steps.len() != original.steps.len() {
        let line = lesson.steps.last().map_or(1, |step| step.line);
        faults.push(Fault::new(line, Reason::Skeleton, "##"));
    }
    faults
}
