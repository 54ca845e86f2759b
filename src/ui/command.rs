use super::atlas::Atlas;
use super::moving::Move;
use crate::model::{Dataset, Lang};
use crate::view::{Action, Evidence, Facet, Form, Lanes, Lens, Page, YAxis};
use std::fmt;

/// What a button, link or box of the page asks for. It stands in the attribute `data-do` as a word, and one listener at
/// the root of the page reads it: [`fmt::Display`] and [`Command::read`] undo each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Changes the view.
    View(Action),
    /// Switches between light and dark.
    Colours,
    /// Reads the mark after this one, or before.
    Step(i32),
    /// Moves through time.
    Move(Move),
    /// Goes to the date that was typed.
    Jump,
    /// Opens the list of a cluster, named by its first record, or closes the one that is open.
    Fan(Option<&'static str>),
    /// Shows only the days of a cluster.
    Into(&'static str),
    /// Closes the reading and goes back to its mark.
    Close,
    /// Copies the link.
    Copy,
    /// Prints.
    Print,
    /// Goes to the first mark of the first chart.
    Skip,
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (verb, object) = match self {
            Command::View(action) => match action {
                Action::Open(page) => ("open", page.word()),
                Action::Toggle(id) => ("toggle", *id),
                Action::Look(_, YAxis::Log) => ("look", "log"),
                Action::Look(lens, YAxis::Linear) => ("look", lens.word()),
                Action::SetBase(year) => {
                    f.write_str("base:")?;
                    return f.write_str(&year.to_string());
                }
                Action::SetForm(Form::One) => ("form", "one"),
                Action::SetForm(Form::Multiples) => ("form", "multiples"),
                Action::SetEvidence(evidence) => ("evidence", evidence.word()),
                Action::SetTime(_) | Action::GoTo(_) => ("years", "all"),
                Action::SetLanes(lanes) => ("lanes", lanes.word()),
                Action::Filter(word) => ("only", *word),
                Action::Find(_) | Action::ShowAll => ("showall", ""),
                Action::Select(id) => ("select", id.unwrap_or_default()),
                Action::Speak(lang) => ("speak", lang.tag()),
                Action::Reset => ("reset", ""),
            },
            Command::Colours => ("colours", ""),
            Command::Step(1..) => ("step", "next"),
            Command::Step(_) => ("step", "previous"),
            Command::Move(step) => {
                ("move", Move::ALL.into_iter().find(|(known, _)| known == step).map_or("", |(_, word)| word))
            }
            Command::Jump => ("jump", ""),
            Command::Fan(id) => ("fan", id.unwrap_or_default()),
            Command::Into(id) => ("into", *id),
            Command::Close => ("close", ""),
            Command::Copy => ("copy", ""),
            Command::Print => ("print", ""),
            Command::Skip => ("skip", ""),
        };
        f.write_str(verb)?;
        f.write_str(":")?;
        f.write_str(object)
    }
}

impl Command {
    /// The command of a word; `None` for a word that is none.
    pub fn read(word: &str, data: &'static Dataset) -> Option<Command> {
        let (verb, object) = word.split_once(':')?;
        let action = match verb {
            "open" => Action::Open(Page::ALL.into_iter().find(|page| page.word() == object)?),
            "toggle" => Action::Toggle(data.series[data.series_index(object)?].id),
            "look" if object == "log" => Action::Look(Lens::Count, YAxis::Log),
            "look" => Action::Look(Lens::ALL.into_iter().find(|lens| lens.word() == object)?, YAxis::Linear),
            "base" => Action::SetBase(object.parse().ok()?),
            "form" => Action::SetForm(if object == "one" { Form::One } else { Form::Multiples }),
            "evidence" => Action::SetEvidence(Evidence::ALL.into_iter().find(|evidence| evidence.word() == object)?),
            "years" => Action::GoTo(None),
            "lanes" => Action::SetLanes(Lanes::ALL.into_iter().find(|lanes| lanes.word() == object)?),
            "only" => Action::Filter(Facet::of(data, object)?.1),
            "showall" => Action::ShowAll,
            "select" => Action::Select(data.record(object).map(|record| record.id())),
            "speak" => Action::Speak(Lang::from_tag(object)?),
            "reset" => Action::Reset,
            "colours" => return Some(Command::Colours),
            "step" => return Some(Command::Step(if object == "next" { 1 } else { -1 })),
            "move" => {
                return Move::ALL.into_iter().find(|(_, word)| *word == object).map(|(step, _)| Command::Move(step));
            }
            "jump" => return Some(Command::Jump),
            "fan" => return Some(Command::Fan(data.record(object).map(|record| record.id()))),
            "into" => return Some(Command::Into(data.record(object)?.id())),
            "close" => return Some(Command::Close),
            "copy" => return Some(Command::Copy),
            "print" => return Some(Command::Print),
            "skip" => return Some(Command::Skip),
            _ => return None,
        };
        Some(Command::View(action))
    }
}

/// The attribute in which a command stands.
pub const ATTRIBUTE: &str = "data-do";

/// A button that asks for something.
pub fn button(atlas: Atlas, command: Command, name: crate::text::Msg) -> crate::platform::dom::El {
    bare_button(command).text(atlas.words(name))
}

/// A button without a name yet. Its id is its command, so that it keeps the focus when its region is built anew.
pub fn bare_button(command: Command) -> crate::platform::dom::El {
    let word = command.to_string();
    crate::platform::dom::el("button").attr("type", "button").attr("id", &word).attr(ATTRIBUTE, &word)
}
