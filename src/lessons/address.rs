//! A lesson's part of a link: `id=number-right&step=4&mode=show&seen=1`.

use super::vote::{Guesses, OPTIONS, Vote};
use crate::records::link;

/// How a lesson is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// To one who works alone.
    #[default]
    Pupil,
    /// To a class, on a projector.
    Show,
    /// On paper: the pupil's sheet.
    Sheet,
    /// On paper: the answers.
    Key,
    /// On paper: the teacher's script.
    Script,
    /// On paper: cards to vote with.
    Cards,
}

impl Mode {
    /// All modes.
    pub const ALL: [Mode; 6] = [Mode::Pupil, Mode::Show, Mode::Sheet, Mode::Key, Mode::Script, Mode::Cards];

    /// The word in links.
    pub fn slug(self) -> &'static str {
        ["pupil", "show", "sheet", "key", "script", "cards"][self as usize]
    }

    /// True for what is made to be printed.
    pub fn is_paper(self) -> bool {
        self as usize >= Mode::Sheet as usize
    }
}

/// Which lesson, which step, how, how much of the step is revealed, and what a class has said to it: F5, which clickers
/// send, keeps it. What one person answers never stands here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Id of the lesson; `own` for one that the reader opened.
    pub id: String,
    /// The step, from 1.
    pub step: usize,
    /// How it is shown.
    pub mode: Mode,
    /// How many reveals were made.
    pub seen: usize,
    /// What a class guesses for each asked year, in their order; `None` where nothing is typed.
    pub guess: Guesses,
    /// The hands that a class raised.
    pub vote: Vote,
}

impl Default for Address {
    fn default() -> Address {
        let (mode, guess, vote) = (Mode::default(), Vec::new(), Vote::default());
        Address { id: String::new(), step: 1, mode, seen: 0, guess, vote }
    }
}

/// The most years that are asked.
const YEARS: usize = 12;

/// Numbers joined by `~`, nothing between two signs for one that is missing: `8000~~15000`. `None` for anything else.
fn numbers(value: &str, most: usize, largest: u32) -> Option<Guesses> {
    let number = |part: &str| match part {
        "" => Some(None),
        part => part.parse().ok().filter(|number| *number <= largest).map(Some),
    };
    let numbers: Option<Guesses> = value.split('~').map(number).collect();
    numbers.filter(|numbers| numbers.len() <= most)
}

/// Numbers as they stand in a link; those that are missing at the end are left out.
fn joined(numbers: impl IntoIterator<Item = Option<u32>>) -> String {
    let words = numbers.into_iter().map(|number| number.map_or(String::new(), |number| number.to_string()));
    words.collect::<Vec<_>>().join("~").trim_end_matches('~').to_string()
}

/// The hands of a round.
fn hands(value: &str) -> Option<[Option<u16>; OPTIONS]> {
    let mut round = [None; OPTIONS];
    for (place, number) in round.iter_mut().zip(numbers(value, OPTIONS, Vote::MOST.into())?) {
        *place = number.and_then(|number| u16::try_from(number).ok());
    }
    Some(round)
}

impl Address {
    /// Reads the parameters of a link, and names those that mean nothing.
    pub fn read(parameters: &str) -> (Address, Vec<String>) {
        let mut address = Address::default();
        let mut refused = Vec::new();
        for (part, name, value) in link::parameters(parameters) {
            let number = || value.parse::<usize>().ok().filter(|number| *number <= 999);
            let is_read = match name {
                "id" => {
                    address.id = value;
                    true
                }
                "step" => number().filter(|step| *step > 0).map(|step| address.step = step).is_some(),
                "seen" => number().map(|seen| address.seen = seen).is_some(),
                "guess" => numbers(&value, YEARS, u32::MAX).map(|guess| address.guess = guess).is_some(),
                "hands" => hands(&value).map(|round| address.vote.before = round).is_some(),
                "again" => hands(&value).map(|round| address.vote.after = round).is_some(),
                "mode" => {
                    let mode = Mode::ALL.into_iter().find(|mode| mode.slug() == value);
                    mode.map(|mode| address.mode = mode).is_some()
                }
                _ => false,
            };
            if !is_read {
                refused.push(part.to_string());
            }
        }
        (address, refused)
    }

    /// The parameters of a link.
    pub fn write(&self) -> String {
        let mut parameters = String::new();
        let number = |number: usize, usual: usize| if number == usual { String::new() } else { number.to_string() };
        link::push(&mut parameters, "id", &self.id);
        link::push(&mut parameters, "step", &number(self.step, 1));
        link::push(&mut parameters, "mode", if self.mode == Mode::default() { "" } else { self.mode.slug() });
        link::push(&mut parameters, "seen", &number(self.seen, 0));
        link::push(&mut parameters, "guess", &joined(self.guess.iter().copied()));
        link::push(&mut parameters, "hands", &joined(self.vote.before.map(|hands| hands.map(u32::from))));
        link::push(&mut parameters, "again", &joined(self.vote.after.map(|hands| hands.map(u32::from))));
        parameters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_comes_back_and_what_means_nothing_is_named() {
        for mode in Mode::ALL {
            for (step, seen) in [(1, 0), (4, 2), (12, 1)] {
                let address = Address { id: "number-right".into(), step, mode, seen, ..Address::default() };
                assert_eq!(Address::read(&address.write()), (address, Vec::new()));
            }
        }
        let vote = Vote { before: [Some(14), None, Some(0), None], after: [None, None, Some(18), Some(1)] };
        let typed =
            Address { id: "kg-count".into(), guess: vec![Some(8000), None, Some(15000)], vote, ..Address::default() };
        assert_eq!(typed.write(), "id=kg-count&guess=8000~~15000&hands=14~~0&again=~~18~1");
        assert_eq!(Address::read(&typed.write()), (typed, Vec::new()));
        let (_, refused) = Address::read("id=a&guess=8000~x&hands=1~2~3~4~5&again=70000");
        assert_eq!(refused.len(), 3, "{refused:?}");
        let (address, refused) = Address::read("id=kg-count&step=0&mode=loud&seen=x&page=3");
        assert_eq!((address.id.as_str(), address.step), ("kg-count", 1));
        assert_eq!(refused, ["step=0", "mode=loud", "seen=x", "page=3"]);
    }
}
