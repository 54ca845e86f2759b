//! What pupils do in a step, as its line says it: `task: draw world-ingos given=1850,1914 ask=1970 max=80000`.

use super::blocks::{Inline, is_id};
use super::fault::{Fault, Reason};
use super::hide::Hide;
use crate::model::{Number, Verdict};

/// An option of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The line, from 1.
    pub line: usize,
    /// True for the right one.
    pub is_right: bool,
    /// What it says.
    pub words: Vec<Inline>,
    /// What is said to who chose it.
    pub feedback: Vec<Inline>,
}

/// What can be said of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// A slip of the pen, of the printer or of the translation.
    Misprint,
    /// Another source says otherwise.
    Contradicted,
    /// It fits what other sources say.
    Fits,
    /// No source was found that could tell.
    Open,
}

impl Judgement {
    /// All, in the order in which they are offered.
    pub const ALL: [Judgement; 4] = [Judgement::Misprint, Judgement::Contradicted, Judgement::Fits, Judgement::Open];

    /// What a check's verdict comes to.
    pub fn of(verdict: Verdict) -> Judgement {
        match verdict {
            Verdict::Misprint => Judgement::Misprint,
            Verdict::Contradicted => Judgement::Contradicted,
            Verdict::Confirmed | Verdict::Plausible => Judgement::Fits,
            Verdict::Unverifiable => Judgement::Open,
        }
    }
}

/// A task, and whether it is only talked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// The line, from 1.
    pub line: usize,
    /// True where no answer is right: for checks of less than high confidence.
    pub discuss: bool,
    /// What is done.
    pub kind: TaskKind,
}

/// What is done in a task.
#[derive(Clone, Debug, PartialEq)]
pub enum TaskKind {
    /// What is hidden of the view is shown piece by piece.
    Reveal(Vec<Hide>),
    /// Guess counts of a series before they are shown.
    Draw {
        /// Id of the series.
        series: String,
        /// The years whose counts are given.
        given: Vec<i32>,
        /// The years whose counts are guessed.
        ask: Vec<i32>,
        /// The upper end of the axis.
        max: Number,
    },
    /// Choose one of two to four options.
    Choose {
        /// Ids of the checks and records that the answer rests on.
        cite: Vec<String>,
        /// The options.
        choices: Vec<Choice>,
    },
    /// Say of a quotation whether it is right, then which record says so.
    Judge {
        /// Id of the record that is quoted.
        record: String,
        /// Id of the check that answers.
        check: String,
        /// Ids of the records to support it with, the right one first; may be empty.
        support: Vec<String>,
    },
    /// Say who makes a claim.
    Speaker {
        /// Id of the claim.
        claim: String,
        /// Who else could: ids of organisations and persons, `author` for the article's author, `unnamed`.
        others: Vec<String>,
    },
    /// Put events in order of time.
    Order(Vec<String>),
    /// Type a number that a record or a check gives.
    Number {
        /// Id of the record or check.
        record: String,
        /// How far off still agrees.
        within: Number,
    },
    /// Write on lines.
    Write {
        /// How many lines the printed sheet has.
        lines: u8,
    },
}

impl TaskKind {
    /// The word in a lesson's file.
    pub fn slug(&self) -> &'static str {
        match self {
            TaskKind::Reveal(_) => "reveal",
            TaskKind::Draw { .. } => "draw",
            TaskKind::Choose { .. } => "choose",
            TaskKind::Judge { .. } => "judge",
            TaskKind::Speaker { .. } => "speaker",
            TaskKind::Order(_) => "order",
            TaskKind::Number { .. } => "number",
            TaskKind::Write { .. } => "write",
        }
    }

    /// Ids of the records and checks that the task names.
    pub fn ids(&self) -> Vec<&str> {
        match self {
            TaskKind::Reveal(_) | TaskKind::Write { .. } => Vec::new(),
            TaskKind::Draw { series, .. } => vec![series],
            TaskKind::Choose { cite, .. } => cite.iter().map(String::as_str).collect(),
            TaskKind::Judge { record, check, support } => {
                [record, check].into_iter().chain(support).map(String::as_str).collect()
            }
            TaskKind::Speaker { claim, .. } => vec![claim],
            TaskKind::Order(ids) => ids.iter().map(String::as_str).collect(),
            TaskKind::Number { record, .. } => vec![record],
        }
    }
}

/// The words of a task's line.
struct TaskLine<'a> {
    line: usize,
    plain: Vec<&'a str>,
    named: Vec<(&'a str, &'a str)>,
}

impl<'a> TaskLine<'a> {
    fn refused(&self, part: &str) -> Fault {
        Fault::new(self.line, Reason::Argument, part)
    }

    /// Takes the value of an argument.
    fn take(&mut self, name: &str) -> Option<&'a str> {
        let at = self.named.iter().position(|(known, _)| *known == name)?;
        Some(self.named.remove(at).1)
    }

    fn need(&mut self, name: &str) -> Result<&'a str, Fault> {
        self.take(name).ok_or_else(|| Fault::new(self.line, Reason::ArgumentMissing, name))
    }

    /// Takes the first plain word, which is an id.
    fn id(&mut self, name: &str) -> Result<String, Fault> {
        if self.plain.is_empty() {
            return Err(Fault::new(self.line, Reason::ArgumentMissing, name));
        }
        let id = self.plain.remove(0);
        if is_id(id) { Ok(id.to_string()) } else { Err(self.refused(id)) }
    }

    fn ids(&self, list: &str) -> Result<Vec<String>, Fault> {
        let ids: Vec<String> = list.split(',').map(str::to_string).collect();
        match ids.iter().find(|id| !is_id(id)) {
            Some(wrong) => Err(self.refused(if wrong.is_empty() { list } else { wrong })),
            None => Ok(ids),
        }
    }

    fn years(&self, list: &str) -> Result<Vec<i32>, Fault> {
        let years: Option<Vec<i32>> = list.split(',').map(|year| year.parse().ok()).collect();
        let years = years.filter(|years| years.iter().all(|year| (1000..=9998).contains(year)));
        years.filter(|years| years.is_sorted_by(|a, b| a < b)).ok_or_else(|| self.refused(list))
    }

    fn number(&self, text: &str) -> Result<Number, Fault> {
        Number::parse(text).ok().filter(|number| number.to_f64() >= 0.0).ok_or_else(|| self.refused(text))
    }
}

/// Reads the line of a task; its options come later.
///
/// # Errors
/// A [`Fault`] for an unknown task, and for arguments that it needs or does not take.
pub fn parse(line: usize, text: &str) -> Result<Task, Fault> {
    let mut words = text.split_whitespace();
    let kind = words.next().unwrap_or_default();
    let (named, plain): (Vec<&str>, Vec<&str>) = words.partition(|word| word.contains('='));
    let named = named.into_iter().filter_map(|word| word.split_once('=')).collect();
    let mut words = TaskLine { line, plain, named };
    let discuss = words.plain.iter().position(|word| *word == "discuss").map(|at| words.plain.remove(at)).is_some();
    let kind = match kind {
        "reveal" => {
            let hides = words.plain.iter().map(|word| Hide::from_slug(word).ok_or_else(|| words.refused(word)));
            let hides = hides.collect::<Result<Vec<Hide>, Fault>>()?;
            words.plain.clear();
            TaskKind::Reveal(hides)
        }
        "draw" => {
            let series = words.id("series")?;
            let given = words.take("given").map_or(Ok(Vec::new()), |list| words.years(list))?;
            let (ask, max) = (words.need("ask")?, words.need("max")?);
            TaskKind::Draw { series, given, ask: words.years(ask)?, max: words.number(max)? }
        }
        "choose" => {
            let cite = words.take("cite").map_or(Ok(Vec::new()), |list| words.ids(list))?;
            TaskKind::Choose { cite, choices: Vec::new() }
        }
        "judge" => {
            let (record, check) = (words.id("record")?, words.need("check")?.to_string());
            let support = words.take("support").map_or(Ok(Vec::new()), |list| words.ids(list))?;
            TaskKind::Judge { record, check, support }
        }
        "speaker" => {
            let (claim, others) = (words.id("claim")?, words.need("others")?);
            TaskKind::Speaker { claim, others: words.ids(others)? }
        }
        "order" => {
            let ids = std::mem::take(&mut words.plain);
            if !(3..=8).contains(&ids.len()) {
                return Err(words.refused(text));
            }
            TaskKind::Order(words.ids(&ids.join(","))?)
        }
        "number" => {
            let record = words.id("record")?;
            let within = words.take("within").map_or(Ok(Number::whole(0)), |within| words.number(within))?;
            TaskKind::Number { record, within }
        }
        "write" => {
            let lines = words.take("lines").unwrap_or("4");
            let lines = lines.parse().ok().filter(|lines| (1..=12).contains(lines));
            TaskKind::Write { lines: lines.ok_or_else(|| words.refused("lines"))? }
        }
        other => return Err(Fault::new(line, Reason::TaskUnknown, other)),
    };
    if let Some(word) = words.plain.first() {
        return Err(words.refused(word));
    }
    match words.named.first() {
        Some((name, _)) => Err(words.refused(name)),
        None => Ok(Task { line, discuss, kind }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_task_is_read() {
        for (text, slug, ids) in [
            ("reveal labels values", "reveal", ""),
            ("draw world-ingos given=1850,1914 ask=1970 max=80000", "draw", "world-ingos"),
            ("choose cite=s2-37", "choose", "s2-37"),
            ("choose", "choose", ""),
            ("judge a check=s1-18 support=b,c discuss", "judge", "a s1-18 b c"),
            ("speaker s1c-pad-website others=author,moj-uz", "speaker", "s1c-pad-website"),
            ("order a b c", "order", "a b c"),
            ("number kg-ngos-2010 within=0.5", "number", "kg-ngos-2010"),
            ("write", "write", ""),
        ] {
            let task = parse(3, text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
            assert_eq!((task.kind.slug(), task.kind.ids().join(" ").as_str()), (slug, ids), "{text}");
            assert_eq!((task.line, task.discuss), (3, text.contains("discuss")), "{text}");
        }
    }

    #[test]
    fn what_a_task_does_not_take_is_refused() {
        use Reason::{Argument, ArgumentMissing, TaskUnknown};
        for (text, reason, part) in [
            ("", TaskUnknown, ""),
            ("sing", TaskUnknown, "sing"),
            ("reveal all", Argument, "all"),
            ("draw", ArgumentMissing, "series"),
            ("draw x max=1", ArgumentMissing, "ask"),
            ("draw x ask=1970,1914 max=1", Argument, "1970,1914"),
            ("draw x ask=70 max=1", Argument, "70"),
            ("draw x ask=1970 max=-1", Argument, "-1"),
            ("draw X ask=1970 max=1", Argument, "X"),
            ("choose cite=a,,b", Argument, "a,,b"),
            ("choose who=a", Argument, "who"),
            ("judge a", ArgumentMissing, "check"),
            ("order a b", Argument, "order a b"),
            ("number a b", Argument, "b"),
            ("write lines=99", Argument, "lines"),
            ("write lines=4 lines=5", Argument, "lines"),
        ] {
            assert_eq!(parse(1, text), Err(Fault::new(1, reason, part)), "{text}");
        }
    }
}
