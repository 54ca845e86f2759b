//! A lesson's part of a link: `id=number-right&step=4&mode=show&seen=1`.

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

/// Which lesson, which step, how, and how much of the step is revealed: F5, which clickers send, keeps it.
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
}

impl Default for Address {
    fn default() -> Address {
        Address { id: String::new(), step: 1, mode: Mode::default(), seen: 0 }
    }
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
                let address = Address { id: "number-right".into(), step, mode, seen };
                assert_eq!(Address::read(&address.write()), (address, Vec::new()));
            }
        }
        let (address, refused) = Address::read("id=kg-count&step=0&mode=loud&seen=x&page=3");
        assert_eq!((address.id.as_str(), address.step), ("kg-count", 1));
        assert_eq!(refused, ["step=0", "mode=loud", "seen=x", "page=3"]);
    }
}
