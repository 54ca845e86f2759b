//! The states of a task: asked, committed, revealed.

use super::task::{Choice, Judgement, Task, TaskKind};
use super::{check, facts};
use crate::model::Number;
use crate::records::{Library, words};

/// What somebody answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// "I don't know".
    DontKnow,
    /// The option at this place, from 0: of a choice, or of the speakers as [`speakers`] gives them.
    Option(usize),
    /// What is said of a quotation, and the place of the record that supports it, from 0.
    Judged(Judgement, Option<usize>),
    /// A guess for each asked year, in order.
    Drawn(Vec<Number>),
    /// The events, as places in the task's list, in the order they were put.
    Ordered(Vec<usize>),
    /// A number.
    Number(Number),
    /// Words; kept in memory only and in no code.
    Written(String),
}

/// How an answer stands to the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As the records say.
    Agrees,
    /// Otherwise than the records say.
    Differs,
    /// Nothing to hold it against: a guess, words, a discussion, "I don't know".
    Open,
}

/// What is shown of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// The task is put.
    Asked,
    /// An answer is given and can no longer be taken back unseen.
    Committed,
    /// All is shown.
    Revealed,
}

/// Where a step stands. The number of reveals is part of the address, so that F5 keeps it; the answer never is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// The answer; `None` before one is given.
    pub answer: Option<Answer>,
    /// How many reveals were made.
    pub reveals: usize,
}

/// What "next" does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Shows something of this step.
    Reveal,
    /// Goes on to the next step.
    GoOn,
    /// Waits: a pupil answers first, if only with "I don't know".
    Answer,
}

/// How many reveals a step has: one for each hidden thing in a slow reveal, one for another task, none without a task.
pub fn reveals(task: Option<&Task>, hidden: usize) -> usize {
    match task.map(|task| &task.kind) {
        Some(TaskKind::Reveal(order)) if order.is_empty() => hidden,
        Some(TaskKind::Reveal(order)) => order.len(),
        Some(_) => 1,
        None => usize::from(hidden > 0),
    }
}

impl Progress {
    /// Where the step stands, of so many reveals.
    pub fn phase(&self, reveals: usize) -> Phase {
        match &self.answer {
            _ if self.reveals >= reveals => Phase::Revealed,
            Some(_) => Phase::Committed,
            None => Phase::Asked,
        }
    }

    /// Takes an answer. Once all is revealed nothing is taken any more, and what was answered stays.
    pub fn commit(&mut self, answer: Answer, reveals: usize) -> bool {
        let is_open = self.phase(reveals) != Phase::Revealed;
        if is_open {
            self.answer = Some(answer);
        }
        is_open
    }

    /// What "next" does now: for a class the first reveals and the second goes on; a pupil answers first.
    pub fn next(&self, reveals: usize, is_pupil: bool, needs_answer: bool) -> Next {
        match self.phase(reveals) {
            Phase::Revealed => Next::GoOn,
            Phase::Asked if is_pupil && needs_answer => Next::Answer,
            Phase::Asked | Phase::Committed => Next::Reveal,
        }
    }

    /// Shows one thing more.
    pub fn reveal(&mut self, reveals: usize) {
        self.reveals = (self.reveals + 1).min(reveals);
    }
}

/// True where a pupil has to answer before anything is shown.
pub fn needs_answer(task: &Task) -> bool {
    !matches!(task.kind, TaskKind::Reveal(_))
}

/// Who could make a claim, in order of their words, so that the place of the right one gives nothing away.
pub fn speakers(library: &'static Library, claim: &str, others: &[String]) -> Vec<String> {
    let right = library.record(claim).map(facts::speaker).unwrap_or_default();
    let mut all: Vec<String> = others.iter().cloned().chain(std::iter::once(right.to_string())).collect();
    all.sort_unstable();
    all
}

/// The records to support a judgement with, in order of their ids.
pub fn supports(support: &[String]) -> Vec<&str> {
    let mut all: Vec<&str> = support.iter().map(String::as_str).collect();
    all.sort_unstable();
    all
}

/// Holds an answer against the records.
pub fn outcome(library: &'static Library, task: &Task, answer: &Answer) -> Outcome {
    if task.discuss {
        return Outcome::Open;
    }
    let agrees = match (&task.kind, answer) {
        (TaskKind::Choose { choices, .. }, Answer::Option(at)) => {
            choices.get(*at).map(|choice: &Choice| choice.is_right)
        }
        (TaskKind::Speaker { claim, others }, Answer::Option(at)) => {
            let right = library.record(claim).map(facts::speaker);
            speakers(library, claim, others).get(*at).map(|said| Some(said.as_str()) == right)
        }
        (TaskKind::Judge { check, support, .. }, Answer::Judged(judgement, place)) => {
            let verdict = library.record(check).and_then(|check| words::verdict(&check)).map(Judgement::of);
            let is_supported = match (place, support.first()) {
                (Some(place), Some(right)) => supports(support).get(*place) == Some(&right.as_str()),
                (None, Some(_)) => false,
                (_, None) => true,
            };
            verdict.map(|verdict| verdict == *judgement && is_supported)
        }
        (TaskKind::Order(ids), Answer::Ordered(places)) => {
            let mut sorted = places.clone();
            sorted.sort_unstable();
            let is_whole = sorted.into_iter().eq(0..ids.len());
            let dates: Vec<_> = places
                .iter()
                .filter_map(|place| library.record(ids.get(*place)?))
                .map(|record| words::when(&record))
                .collect();
            is_whole.then(|| check::is_in_order(&dates))
        }
        (TaskKind::Number { record, within }, Answer::Number(said)) => {
            let right = library.record(record).and_then(|record| check::number(&record));
            right.map(|right| (right.to_f64() - said.to_f64()).abs() <= within.to_f64() + 1e-9)
        }
        _ => None,
    };
    match agrees {
        Some(true) => Outcome::Agrees,
        Some(false) => Outcome::Differs,
        None => Outcome::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::task::parse;

    fn task(line: &str) -> Task {
        parse(1, line).unwrap_or_else(|fault| panic!("{line}: {fault:?}"))
    }

    #[test]
    fn a_class_reveals_first_and_then_goes_on() {
        let mut progress = Progress::default();
        assert_eq!((progress.phase(2), progress.next(2, false, true)), (Phase::Asked, Next::Reveal));
        progress.reveal(2);
        assert_eq!((progress.phase(2), progress.next(2, false, true)), (Phase::Asked, Next::Reveal));
        progress.reveal(2);
        assert_eq!((progress.phase(2), progress.next(2, false, true)), (Phase::Revealed, Next::GoOn));
        progress.reveal(2);
        assert_eq!(progress.reveals, 2);
        assert_eq!(Progress::default().next(0, true, true), Next::GoOn);
    }

    #[test]
    fn a_pupil_answers_first_and_nothing_is_taken_after_the_reveal() {
        let mut progress = Progress::default();
        assert_eq!(progress.next(1, true, true), Next::Answer);
        assert!(progress.commit(Answer::Option(1), 1));
        assert!(progress.commit(Answer::DontKnow, 1));
        assert_eq!((progress.phase(1), progress.next(1, true, true)), (Phase::Committed, Next::Reveal));
        progress.reveal(1);
        assert!(!progress.commit(Answer::Option(0), 1));
        assert_eq!((progress.answer.clone(), progress.phase(1)), (Some(Answer::DontKnow), Phase::Revealed));
    }

    #[test]
    fn as_many_reveals_as_are_hidden() {
        assert_eq!(reveals(Some(&task("reveal")), 3), 3);
        assert_eq!(reveals(Some(&task("reveal values title")), 3), 2);
        assert_eq!(reveals(Some(&task("write")), 3), 1);
        assert_eq!((reveals(None, 2), reveals(None, 0)), (1, 0));
    }

    #[test]
    fn answers_are_held_against_the_records() {
        use Outcome::{Agrees, Differs, Open};
        let library = Library::open();
        let number = |text: &str| Answer::Number(Number::parse(text).expect("a number"));
        let judge = "judge kg-high-income-limit check=s2-37";
        let support = "judge ingos-expelled-2005 check=s1-57 support=mercy-registered-2004,andijan-2005";
        for (line, answer, expected) in [
            ("number kg-ngos-2010", number("18341"), Agrees),
            ("number kg-ngos-2010", number("18340"), Differs),
            ("number kg-ngos-2010 within=1", number("18340"), Agrees),
            ("number s2-37", number("50000"), Agrees),
            ("number kg-ngos-2010", Answer::DontKnow, Open),
            (judge, Answer::Judged(Judgement::Misprint, None), Agrees),
            (judge, Answer::Judged(Judgement::Contradicted, None), Differs),
            ("judge world-ingos-1970 check=s1-04 discuss", Answer::Judged(Judgement::Fits, None), Open),
            // In order of their ids the right record is the second.
            (support, Answer::Judged(Judgement::Contradicted, Some(1)), Agrees),
            (support, Answer::Judged(Judgement::Contradicted, Some(0)), Differs),
            (support, Answer::Judged(Judgement::Contradicted, None), Differs),
            ("order rose-2003 orange-2004 tulip-2005", Answer::Ordered(vec![0, 1, 2]), Agrees),
            ("order rose-2003 orange-2004 tulip-2005", Answer::Ordered(vec![0, 2, 1]), Differs),
            ("order rose-2003 orange-2004 tulip-2005", Answer::Ordered(vec![0, 0, 1]), Open),
            // "2006" and a day in it may stand either way.
            ("order andijan-2005 counterpart-closed-2006 pad-closed-2006", Answer::Ordered(vec![0, 2, 1]), Agrees),
            ("order andijan-2005 counterpart-closed-2006 pad-closed-2006", Answer::Ordered(vec![1, 2, 0]), Differs),
            // author, moj-uz, pad
            ("speaker s1c-pad-website others=moj-uz,author", Answer::Option(2), Agrees),
            ("speaker s1c-pad-website others=moj-uz,author", Answer::Option(0), Differs),
            ("speaker s1c-pad-website others=moj-uz,author", Answer::Option(9), Open),
            ("write", Answer::Written(String::new()), Open),
        ] {
            assert_eq!(outcome(library, &task(line), &answer), expected, "{line} {answer:?}");
        }
    }
}
