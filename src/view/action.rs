//! Actions of the reader and what they make of the view.

use super::known;
use super::page::Page;
use super::span::TimeSpan;
use super::state::{Evidence, Lanes, Lens, PlotLayout, ViewState, YAxis};
use super::typed::tidy;
use crate::model::{Id, Lang};
use serde::{Deserialize, Serialize};

/// What a reader does to the view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    /// Goes to another page.
    Open(Page),
    /// Puts a series into the picture or takes it out.
    Toggle(#[serde(deserialize_with = "known::series")] Id),
    /// Changes what is made of the counts, and the vertical axis.
    Look(Lens, YAxis),
    /// Changes the year that is 100 in the index.
    SetBase(u16),
    /// Changes between one plot and one for each series.
    SetLayout(PlotLayout),
    /// Changes whose figures are shown.
    SetEvidence(Evidence),
    /// Moves to other days, as one of many small steps; `None` for the years of the shown series.
    SetTime(Option<TimeSpan>),
    /// Goes to other days as a place of its own.
    GoTo(Option<TimeSpan>),
    /// Makes other lanes.
    SetLanes(Lanes),
    /// Puts a word into the filter or takes it out.
    Filter(#[serde(deserialize_with = "known::facet_slug")] Id),
    /// Searches.
    Find(String),
    /// Takes the filter and the search away.
    ShowAll,
    /// Reads a record; `None` closes the reading.
    Select(#[serde(deserialize_with = "known::maybe_record")] Option<Id>),
    /// Changes the language.
    Speak(Lang),
    /// Goes to the default view, in the same language.
    Reset,
}

/// What becomes of the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HistoryEntry {
    /// A new place to which "back" returns.
    Push,
    /// The same place, seen otherwise.
    Replace,
}

impl Action {
    /// A new picture is a new entry; a step of moving, a letter of a search, a reading or a language is the same picture.
    pub fn entry(&self) -> HistoryEntry {
        match self {
            Action::SetTime(_) | Action::Find(_) | Action::Select(_) | Action::Speak(_) => HistoryEntry::Replace,
            _ => HistoryEntry::Push,
        }
    }

    /// The state after the action.
    pub fn apply(self, mut state: ViewState) -> ViewState {
        match self {
            Action::Open(page) if page.has_own_parameters() || state.page.has_own_parameters() => {
                state = ViewState { page, lang: state.lang, embed: state.embed, ..ViewState::default() }
            }
            Action::Open(page) => (state.page, state.select) = (page, None),
            Action::Reset => state = ViewState { lang: state.lang, ..ViewState::default() },
            Action::Toggle(id) => {
                let mut show = state.shown().to_vec();
                match show.iter().position(|shown| *shown == id) {
                    Some(at) => drop(show.remove(at)),
                    None => show.push(id),
                }
                let is_default = show.len() == super::DEFAULT_SERIES.len()
                    && super::DEFAULT_SERIES.iter().all(|id| show.contains(id));
                state.show = if is_default { None } else { Some(show) };
            }
            Action::Look(lens, y) => (state.lens, state.y) = (lens, y),
            Action::SetBase(base) => state.base = Some(base),
            Action::SetLayout(layout) => state.layout = layout,
            Action::SetEvidence(evidence) => state.evidence = evidence,
            Action::SetTime(time) | Action::GoTo(time) => state.time = time,
            Action::SetLanes(lanes) => state.lanes = lanes,
            Action::Filter(word) => match state.only.iter().position(|known| *known == word) {
                Some(at) => drop(state.only.remove(at)),
                None => state.only.push(word),
            },
            Action::Find(typed) => state.q = tidy(&typed),
            Action::ShowAll => (state.only, state.q) = (Vec::new(), String::new()),
            Action::Select(id) => state.select = id,
            Action::Speak(lang) => state.lang = Some(lang),
        }
        state
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taking_out_and_putting_back_is_the_default_again() {
        let without = Action::Toggle("uz-ngos").apply(ViewState::default());
        assert_eq!(without.shown(), ["kg-ngos", "kz-ngos"]);
        assert_eq!(Action::Toggle("uz-ngos").apply(without), ViewState::default());
    }
}
