use super::atlas::Atlas;
use crate::model::{Dataset, Lang};
use crate::seam::{Command, Move};
use crate::view::{Action, Evidence, Facet, Form, Lanes, Lens, Page, YAxis};
use std::fmt;

/// The word of a command in the attribute `data-do`, which one listener at the root of the page reads; [`read`] undoes it.
pub struct Word<'a>(pub &'a Command);

impl fmt::Display for Word<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (verb, object) = match self.0 {
            Command::View(action) => match action {
                Action::Open(page) => ("open", page.slug()),
                Action::Toggle(id) => ("toggle", *id),
                Action::Look(_, YAxis::Log) => ("look", "log"),
                Action::Look(lens, YAxis::Linear) => ("look", lens.slug()),
                Action::SetBase(year) => {
                    f.write_str("base:")?;
                    return f.write_str(&year.to_string());
                }
                Action::SetForm(Form::One) => ("form", "one"),
                Action::SetForm(Form::Multiples) => ("form", "multiples"),
                Action::SetEvidence(evidence) => ("evidence", evidence.slug()),
                Action::SetTime(_) | Action::GoTo(_) => ("years", "all"),
                Action::SetLanes(lanes) => ("lanes", lanes.slug()),
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
                ("move", MOVES.into_iter().find(|(known, _)| known == step).map_or("", |(_, word)| word))
            }
            Command::Jump => ("jump", ""),
            Command::Cluster(id) => ("fan", id.unwrap_or_default()),
            Command::Into(id) => ("into", *id),
            Command::Close => ("close", ""),
            Command::Copy => ("copy", ""),
            Command::Print => ("print", ""),
            Command::Skip => ("skip", ""),
            // Of the second program, which has words of its own.
            _ => return Ok(()),
        };
        f.write_str(verb)?;
        f.write_str(":")?;
        f.write_str(object)
    }
}

/// The command of a word; `None` for a word that is none.
pub fn read(word: &str, data: &'static Dataset) -> Option<Command> {
    let (verb, object) = word.split_once(':')?;
    let action = match verb {
        "open" => Action::Open(Page::ALL.into_iter().find(|page| page.slug() == object)?),
        "toggle" => Action::Toggle(data.series[data.series_index(object)?].id),
        "look" if object == "log" => Action::Look(Lens::Count, YAxis::Log),
        "look" => Action::Look(Lens::ALL.into_iter().find(|lens| lens.slug() == object)?, YAxis::Linear),
        "base" => Action::SetBase(object.parse().ok()?),
        "form" => Action::SetForm(if object == "one" { Form::One } else { Form::Multiples }),
        "evidence" => Action::SetEvidence(Evidence::ALL.into_iter().find(|evidence| evidence.slug() == object)?),
        "years" => Action::GoTo(None),
        "lanes" => Action::SetLanes(Lanes::ALL.into_iter().find(|lanes| lanes.slug() == object)?),
        "only" => Action::Filter(Facet::of(data, object)?.1),
        "showall" => Action::ShowAll,
        "select" => Action::Select(data.record(object).map(|record| record.id())),
        "speak" => Action::Speak(Lang::from_tag(object)?),
        "reset" => Action::Reset,
        "colours" => return Some(Command::Colours),
        "step" => return Some(Command::Step(if object == "next" { 1 } else { -1 })),
        "move" => {
            return MOVES.into_iter().find(|(_, word)| *word == object).map(|(step, _)| Command::Move(step));
        }
        "jump" => return Some(Command::Jump),
        "fan" => return Some(Command::Cluster(data.record(object).map(|record| record.id()))),
        "into" => return Some(Command::Into(data.record(object)?.id())),
        "close" => return Some(Command::Close),
        "copy" => return Some(Command::Copy),
        "print" => return Some(Command::Print),
        "skip" => return Some(Command::Skip),
        _ => return None,
    };
    Some(Command::View(action))
}
/// Each step of moving with its word.
pub const MOVES: [(Move, &str); 5] =
    [(Move::Out, "out"), (Move::In, "in"), (Move::Earlier, "earlier"), (Move::Later, "later"), (Move::All, "all")];

/// The attribute in which a command stands.
pub const ATTRIBUTE: &str = "data-do";

/// A button that asks for something.
pub fn button(atlas: Atlas, command: Command, name: crate::text::Msg) -> crate::platform::dom::El {
    bare_button(command).text(atlas.words(name))
}

/// A button without a name yet. Its id is its command, so that it keeps the focus when its region is built anew.
pub fn bare_button(command: Command) -> crate::platform::dom::El {
    let word = Word(&command).to_string();
    crate::platform::dom::el("button").attr("type", "button").attr("id", &word).attr(ATTRIBUTE, &word)
}
