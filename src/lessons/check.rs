//! A lesson held against what is known: links, ids, figures, right options, and what may be asked at all.

use super::blocks::{Block, Inline};
use super::facts::{fact, speaker};
use super::fault::{Fault, Reason};
use super::figures::{allow, typed_by_hand};
use super::lesson::Step;
use super::read::ReadLesson;
use super::task::{Choice, Judgement, Task, TaskKind};
use crate::model::{Dataset, Lang, Number, When};
use crate::records::{Library, Record, words};
use crate::view::{Page, parse};
use std::collections::BTreeSet;

/// Adds what is wrong with a lesson in the light of what is known.
pub fn check(reading: &mut ReadLesson, data: &Dataset, library: &'static Library) {
    let mut faults = Vec::new();
    for step in &reading.lesson.steps {
        let mut checker = Checker { step, data, library, lang: reading.lesson.lang, faults: Vec::new() };
        checker.check();
        faults.append(&mut checker.faults);
    }
    reading.faults.append(&mut faults);
    reading.tidy();
}

struct Checker<'a> {
    step: &'a Step,
    data: &'a Dataset,
    library: &'static Library,
    lang: Lang,
    faults: Vec<Fault>,
}

impl Checker<'_> {
    fn refuse(&mut self, line: usize, reason: Reason, part: &str) {
        self.faults.push(Fault::new(line, reason, part));
    }

    fn record(&mut self, line: usize, id: &str) -> Option<Record<'static>> {
        let record = self.library.record(id);
        if record.is_none() {
            self.refuse(line, Reason::Record, id);
        }
        record
    }

    fn check(&mut self) {
        let step = self.step;
        if let Some(view) = &step.view {
            self.link(step.view_line, view, true);
        }
        for block in step.text.iter().chain(&step.notes) {
            block.lined().for_each(|(line, inline)| self.inline(line, inline));
        }
        if let Some(task) = &step.task {
            self.task(task);
        }
        self.figures();
    }

    /// A link that the atlas reads without a report. A view is one of a page with charts: no other has a picture.
    fn link(&mut self, line: usize, link: &str, is_view: bool) {
        let (state, reports) = parse(link, self.data);
        if let Some(report) = reports.first() {
            self.refuse(line, Reason::Link, &report.part);
        } else if !link.starts_with("#/") {
            self.refuse(line, Reason::Link, link);
        } else if is_view && !state.page.has_charts() {
            self.refuse(line, Reason::NoPicture, link);
        }
    }

    fn inline(&mut self, line: usize, inline: &Inline) {
        match inline {
            Inline::Text { link, .. } if link.starts_with("#/") => self.link(line, link, false),
            Inline::Record { id, form } => {
                let Some(record) = self.record(line, id) else { return };
                if fact(self.library, record, *form, self.lang).is_none() {
                    self.refuse(line, Reason::RecordKind, id);
                }
            }
            _ => {}
        }
    }

    /// A record that a task is about; a claim may only be asked who makes it.
    fn asked(&mut self, line: usize, id: &str) -> Option<Record<'static>> {
        let record = self.record(line, id)?;
        if record.get("voice") == "claim" {
            self.refuse(line, Reason::Claim, id);
            return None;
        }
        Some(record)
    }

    fn task(&mut self, task: &Task) {
        let line = task.line;
        match &task.kind {
            TaskKind::Reveal(hides) => {
                let hidden = &self.step.hide;
                if let Some(hide) = hides.iter().find(|hide| !hidden.contains(hide)) {
                    self.refuse(line, Reason::Argument, hide.slug());
                } else if hidden.is_empty() || self.step.view.is_none() {
                    self.refuse(line, Reason::ArgumentMissing, "hide");
                }
            }
            TaskKind::Draw { series, given, ask, max } => self.draw(line, series, given, ask, *max),
            TaskKind::Choose { cite, choices } => self.choose(task, cite, choices),
            TaskKind::Judge { record, check, support } => self.judge(task, record, check, support),
            TaskKind::Speaker { claim, others } => self.speaker(line, claim, others),
            TaskKind::Order(ids) => {
                for id in ids {
                    let record = self.asked(line, id);
                    if record.is_some_and(|record| record.table.name != "events" || words::when(&record).is_none()) {
                        self.refuse(line, Reason::RecordKind, id);
                    }
                }
            }
            TaskKind::Number { record, .. } => {
                let Some(found) = self.asked(line, record) else { return };
                if number(&found).is_none() {
                    self.refuse(line, Reason::RecordKind, record);
                } else if found.table.name == "checks" && found.get("confidence") != "high" && !task.discuss {
                    self.refuse(line, Reason::Confidence, record);
                }
            }
            TaskKind::Write { .. } => {}
        }
    }

    fn draw(&mut self, line: usize, series: &str, given: &[i32], ask: &[i32], max: Number) {
        let Some(index) = self.data.series_index(series) else { return self.refuse(line, Reason::Record, series) };
        let values: Vec<(i32, f64)> = self
            .data
            .values_of(index)
            .filter_map(|observation| {
                let at = observation.date?.first().year();
                Some((at, observation.value?.to_f64()))
            })
            .collect();
        for year in given.iter().chain(ask) {
            if !values.iter().any(|(known, _)| known == year) || (given.contains(year) && ask.contains(year)) {
                self.refuse(line, Reason::Year, &year.to_string());
            }
        }
        let largest = values.iter().filter(|(year, _)| given.contains(year) || ask.contains(year));
        let largest = largest.map(|(_, value)| *value).fold(0.0, f64::max);
        if max.to_f64() < largest * 1.5 {
            self.refuse(line, Reason::Max, &max.to_f64().to_string());
        }
    }

    fn choose(&mut self, task: &Task, cite: &[String], choices: &[Choice]) {
        let line = task.line;
        for id in cite {
            let Some(record) = self.asked(line, id) else { continue };
            let is_graded = record.table.name == "checks" && !task.discuss;
            if is_graded && !is_gradable(&record) {
                self.refuse(line, Reason::Confidence, id);
            }
        }
        if !(2..=4).contains(&choices.len()) {
            self.refuse(line, Reason::OptionCount, &choices.len().to_string());
        }
        let right: Vec<&Choice> = choices.iter().filter(|choice| choice.is_right).collect();
        match (task.discuss, right.as_slice()) {
            (false, [_]) | (true, []) => {}
            (true, [first, ..]) => self.refuse(first.line, Reason::NoneRight, ""),
            (false, []) => self.refuse(line, Reason::OneRight, ""),
            (false, [_, second, ..]) => self.refuse(second.line, Reason::OneRight, ""),
        }
        for choice in choices {
            if choice.words.is_empty() {
                self.refuse(choice.line, Reason::OptionEmpty, "");
            }
            if choice.feedback.is_empty() {
                self.refuse(choice.line, Reason::Feedback, "");
            }
            let names = choice.words.iter().chain(&choice.feedback);
            if cite.is_empty() && !names.clone().any(|inline| matches!(inline, Inline::Record { .. })) {
                self.refuse(choice.line, Reason::NoRecord, "");
            }
            names.for_each(|inline| self.inline(choice.line, inline));
        }
    }

    fn judge(&mut self, task: &Task, id: &str, check: &str, support: &[String]) {
        let line = task.line;
        let record = self.asked(line, id);
        if record.is_some_and(|record| record.get("as_printed").is_empty()) {
            self.refuse(line, Reason::RecordKind, id);
        }
        match self.library.checks_of(id).find(|found| found.id() == check) {
            None => self.refuse(line, Reason::Check, check),
            Some(found) if !task.discuss && !is_gradable(&found) => self.refuse(line, Reason::Confidence, check),
            Some(_) => {}
        }
        for other in support {
            self.asked(line, other);
        }
        if support.len() == 1 || support.len() > 4 {
            self.refuse(line, Reason::OptionCount, &support.len().to_string());
        }
    }

    fn speaker(&mut self, line: usize, id: &str, others: &[String]) {
        let Some(claim) = self.record(line, id) else { return };
        if claim.table.name != "claims" {
            return self.refuse(line, Reason::RecordKind, id);
        }
        for other in others {
            let is_known = matches!(other.as_str(), "author" | "unnamed");
            if !is_known && self.record(line, other).is_some_and(|record| words::name(&record, self.lang).is_empty()) {
                self.refuse(line, Reason::RecordKind, other);
            }
            if other == speaker(claim) {
                self.refuse(line, Reason::OneRight, other);
            }
        }
        if !(1..=3).contains(&others.len()) {
            self.refuse(line, Reason::OptionCount, &(others.len() + 1).to_string());
        }
    }

    /// Figures typed by hand, in the title, the text, the notes and the feedback.
    fn figures(&mut self) {
        let step = self.step;
        let mut ids: BTreeSet<String> = BTreeSet::new();
        let named = |inlines: &mut dyn Iterator<Item = &Inline>, ids: &mut BTreeSet<String>| {
            for inline in inlines {
                if let Inline::Record { id, .. } = inline {
                    ids.insert(id.clone());
                }
            }
        };
        named(&mut step.text.iter().chain(&step.notes).flat_map(Block::inlines), &mut ids);
        let choices: &[Choice] = match step.task.as_ref().map(|task| &task.kind) {
            Some(TaskKind::Choose { choices, .. }) => choices,
            _ => &[],
        };
        if let Some(task) = &step.task {
            ids.extend(task.kind.ids().into_iter().map(str::to_string));
            choices.iter().for_each(|choice| named(&mut choice.words.iter().chain(&choice.feedback), &mut ids));
        }
        let mut allowed = BTreeSet::new();
        if let Some(view) = &step.view {
            let (state, _) = parse(view, self.data);
            allowed.extend(
                state.time.iter().flat_map(|time| [time.first().year(), time.end().year()]).map(|y| y.to_string()),
            );
            if matches!(state.page, Page::Growth | Page::Together) {
                ids.extend(state.shown().iter().map(|id| id.to_string()));
            }
        }
        for id in &ids {
            let Some(record) = self.library.record(id) else { continue };
            allow(&record, self.lang, &mut allowed);
            let related = self.library.table("observations").into_iter().flat_map(|table| table.records());
            related.filter(|other| other.get("series") == *id).for_each(|other| allow(&other, self.lang, &mut allowed));
            self.library.checks_of(id).for_each(|check| allow(&check, self.lang, &mut allowed));
        }
        let title = Inline::Text { words: step.title.clone(), strong: false, emphasis: false, link: String::new() };
        let texts = step.text.iter().chain(&step.notes).map(|block| block.lined().collect());
        let feedback =
            choices.iter().map(|choice| choice.feedback.iter().map(|inline| (choice.line, inline)).collect());
        let all: Vec<Vec<(usize, &Inline)>> =
            std::iter::once(vec![(step.line, &title)]).chain(texts).chain(feedback).collect();
        for inlines in all {
            if let Some((line, figure)) = typed_by_hand(&inlines, &allowed) {
                self.refuse(line, Reason::Figure, &figure);
            }
        }
    }
}

/// The number that a record gives, or a check finds better.
pub fn number(record: &Record<'_>) -> Option<Number> {
    let cell = if record.table.name == "checks" { "better_value" } else { "value" };
    Number::parse(record.get(cell)).ok()
}

/// True for a check on which an answer may be held right or wrong: of high confidence, and against what is printed.
pub fn is_gradable(check: &Record<'_>) -> bool {
    let judgement = words::verdict(check).map(Judgement::of);
    check.get("confidence") == "high" && matches!(judgement, Some(Judgement::Misprint | Judgement::Contradicted))
}

/// True where an order of events contradicts no date: imprecise dates that overlap may stand either way.
pub fn is_in_order(events: &[Option<When>]) -> bool {
    let mut latest_start = None;
    for when in events.iter().flatten() {
        // Each must not end before an earlier one starts.
        if let (Some(start), Some(end)) = (latest_start, when.end())
            && end <= start
        {
            return false;
        }
        latest_start = latest_start.max(when.first());
    }
    true
}
