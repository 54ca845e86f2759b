use super::blocks::{Block, Form, Inline};
use super::hide::Hide;
use super::task::Task;
use crate::model::Lang;

/// One step of a lesson: a view, a text, notes for the teacher, and at most one task.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// Stable id within the lesson, from its heading: `## The world's INGOs {#odd}`.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// The line of its heading, from 1.
    pub line: usize,
    /// The link of the view as written; `None` for a step without a picture.
    pub view: Option<String>,
    /// The line of the view; 0 without one.
    pub view_line: usize,
    /// What is hidden of the view until the task is revealed.
    pub hide: Vec<Hide>,
    /// What pupils read.
    pub text: Vec<Block>,
    /// What only the teacher reads.
    pub notes: Vec<Block>,
    /// What pupils do.
    pub task: Option<Task>,
}

impl Step {
    /// True where its text quotes a record.
    pub fn quotes(&self, id: &str) -> bool {
        let inlines = self.text.iter().flat_map(|block| block.items.iter().flatten());
        let mut quoted = inlines.filter_map(|inline| match inline {
            Inline::Record { id, form: Form::Quote } => Some(id),
            _ => None,
        });
        quoted.any(|quoted| quoted == id)
    }
}

/// A lesson in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lesson {
    /// Stable id, the same in each language.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The line of its title, from 1; 0 without one.
    pub line: usize,
    /// Its language.
    pub lang: Lang,
    /// How long it takes; `None` where the file does not say.
    pub minutes: Option<u16>,
    /// From which age on; `None` where the file does not say.
    pub age: Option<u8>,
    /// True for a lesson that also suits a university.
    pub university: bool,
    /// What it is about, in a sentence or two for the list of lessons.
    pub about: String,
    /// Its steps. After reading and checking only those without a fault are left.
    pub steps: Vec<Step>,
}

impl Lesson {
    /// The steps with a task, in order.
    pub fn tasks(&self) -> impl Iterator<Item = (&Step, &Task)> {
        self.steps.iter().filter_map(|step| Some((step, step.task.as_ref()?)))
    }
}
