//! A step of a lesson, and what can be done in it: by a pupil, or in front of a class.

use super::shared::Lessons;
use crate::lessons::address::{Address, Mode};
use crate::lessons::progress::{Answer, Next, Progress, needs_answer};
use crate::lessons::vote::{Guesses, Vote};
use crate::lessons::{Hide, Lesson, Step, TaskKind};
use crate::model::Number;
use crate::text::{Arg, LessonMsg, fill_lesson};
use crate::view::HistoryEntry;
use leptos::prelude::*;

/// What a class says to a step.
pub enum ClassSays {
    /// A guess for each asked year.
    Guess(Guesses),
    /// The hands that were raised.
    Vote(Vote),
}

/// A step that is shown, and what can be done in it.
#[derive(Clone, Copy)]
pub struct Player {
    /// What the pages of lessons share.
    pub lessons: Lessons,
    /// The lesson.
    pub lesson: StoredValue<Lesson>,
    /// The step, from 0; behind the last one stands the end.
    pub at: usize,
    /// How many steps there are.
    pub count: usize,
    /// To whom it is shown.
    pub mode: Mode,
    /// How many reveals the step has.
    pub total: usize,
    /// How many were made.
    pub seen: Memo<usize>,
    /// What a pupil has chosen or typed, and not given yet.
    pub draft: RwSignal<Option<Answer>>,
}

impl Player {
    /// The step; `None` at the end.
    pub fn step(self) -> Option<Step> {
        self.lesson.with_value(|lesson| lesson.steps.get(self.at).cloned())
    }

    /// True for a pupil, who answers.
    pub fn is_pupil(self) -> bool {
        self.mode == Mode::Pupil
    }

    /// True once everything of the step is shown.
    pub fn is_revealed(self) -> bool {
        self.seen.get() >= self.total
    }

    /// What a pupil has answered; a class answers nothing that is kept here.
    pub fn answer(self) -> Option<Answer> {
        if self.is_pupil() { self.lessons.answer(&self.key(), self.at) } else { None }
    }

    /// What a pupil has chosen so far; once all is shown, what was answered, be it "I don't know".
    pub fn given(self) -> Option<Answer> {
        if self.is_revealed() { self.answer() } else { self.draft.get() }
    }

    /// The id under which is kept what was answered: that of the address, since a reader's own lesson may have any.
    pub fn key(self) -> String {
        self.lessons.address().id
    }

    /// The same for this step, without following it.
    pub fn place(self) -> (String, usize) {
        (untrack(|| self.key()), self.at)
    }

    /// What is hidden of the view now.
    pub fn hidden(self) -> Vec<Hide> {
        let (seen, Some(step)) = (self.seen.get(), self.step()) else { return Vec::new() };
        if seen >= self.total {
            return Vec::new();
        }
        match step.task.map(|task| task.kind) {
            Some(TaskKind::Reveal(order)) => {
                let order = if order.is_empty() { step.hide.clone() } else { order };
                let shown = &order[..seen.min(order.len())];
                step.hide.into_iter().filter(|hide| !shown.contains(hide)).collect()
            }
            _ => step.hide,
        }
    }

    fn needs_answer(self) -> bool {
        self.step().and_then(|step| step.task).is_some_and(|task| needs_answer(&task))
    }

    /// What "next" does now.
    pub fn next_is(self) -> Next {
        let progress = Progress { answer: self.answer(), reveals: self.seen.get() };
        progress.next(self.total, self.is_pupil(), self.needs_answer())
    }

    fn address(self, step: usize, seen: usize) -> Address {
        let here = untrack(|| self.lessons.address());
        let kept = if step == self.at {
            here
        } else if self.is_pupil() {
            Address { id: here.id, ..Address::default() }
        } else {
            // What a class has said to another step stands in its address again when it is shown once more.
            let place = (here.id, step);
            let guess = self.lessons.kept.guesses.with_untracked(|all| all.get(&place).cloned().unwrap_or_default());
            let vote = self.lessons.kept.votes.with_untracked(|all| all.get(&place).copied().unwrap_or_default());
            Address { id: place.0, guess, vote, ..Address::default() }
        };
        Address { step: step + 1, mode: self.mode, seen, ..kept }
    }

    /// Keeps what a class has said to this step in the address, in front of a class only.
    pub fn keep(self, says: ClassSays) {
        let now = self.address(self.at, self.seen.get_untracked());
        let kept = match says {
            ClassSays::Guess(guess) => Address { guess, ..now.clone() },
            ClassSays::Vote(vote) => Address { vote, ..now.clone() },
        };
        if !self.is_pupil() && kept != now {
            self.lessons.visit(&kept, HistoryEntry::Replace);
        }
    }

    /// Goes to a step, from 0.
    pub fn go(self, step: usize) {
        if step <= self.count {
            self.lessons.visit(&self.address(step, 0), HistoryEntry::Push);
        }
    }

    /// Shows one thing more of this step.
    pub fn reveal(self) {
        let seen = (self.seen.get_untracked() + 1).min(self.total);
        self.lessons.visit(&self.address(self.at, seen), HistoryEntry::Replace);
    }

    /// Reveals, or goes on.
    pub fn next(self) {
        match untrack(|| self.next_is()) {
            Next::GoOn => self.go(self.at + 1),
            Next::Reveal => self.reveal(),
            Next::Answer => {
                if let Some(answer) = self.draft.get_untracked() {
                    self.commit(answer);
                }
            }
        }
    }

    /// Takes a pupil's answer, and shows what there is to it.
    pub fn commit(self, answer: Answer) {
        self.lessons.set_answer(&untrack(|| self.key()), self.at, answer);
        self.reveal();
    }

    /// Goes back.
    pub fn back(self) {
        if self.at > 0 {
            self.go(self.at - 1);
        }
    }
}

/// "2 of 9".
pub fn counter(player: Player, message: LessonMsg) -> String {
    let number = |n: usize| Arg::Count(Number::whole(i64::try_from(n).unwrap_or(0)));
    let n = (player.at + 1).min(player.count);
    fill_lesson(player.lessons.lang(), message, &[("n", number(n)), ("of", number(player.count))])
}
