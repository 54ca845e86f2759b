//! Actions of the reader and what they make of the view.

use super::state::{Evidence, Page, ViewState, YAxis, YearSpan};
use crate::model::Lang;

/// What a reader does to the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Goes to another page.
    Open(Page),
    /// Puts a series into the picture or takes it out.
    Toggle(&'static str),
    /// Changes the vertical axis.
    SetY(YAxis),
    /// Changes whose figures are shown.
    SetEvidence(Evidence),
    /// Shows other years; `None` for all.
    SetTime(Option<YearSpan>),
    /// Reads a record; `None` closes the reading.
    Select(Option<&'static str>),
    /// Changes the language.
    Speak(Lang),
    /// Goes to the default view, in the same language.
    Reset,
}

/// What becomes of the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A new place to which "back" returns.
    Push,
    /// The same place, seen otherwise.
    Replace,
}

impl Action {
    /// A new picture is a new entry; a zoom, a reading or a language is the same picture.
    pub fn entry(&self) -> Entry {
        match self {
            Action::Open(_) | Action::Reset | Action::Toggle(_) | Action::SetY(_) | Action::SetEvidence(_) => {
                Entry::Push
            }
            Action::SetTime(_) | Action::Select(_) | Action::Speak(_) => Entry::Replace,
        }
    }

    /// The state after the action.
    pub fn apply(self, mut state: ViewState) -> ViewState {
        match self {
            Action::Open(page) if page.is_room() || state.page.is_room() => {
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
            Action::SetY(y) => state.y = y,
            Action::SetEvidence(evidence) => state.evidence = evidence,
            Action::SetTime(time) => state.time = time,
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
