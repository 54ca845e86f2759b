//! The dialog to share, cite and save a view: its state, which its parts read and its commands change.

use super::context::{Context, PageContext};
use super::current_view::CurrentView;
use crate::platform::page;
use crate::seam::{CiteForm, CiteWhat, CopyField};
use crate::text::PageMsg;
use leptos::html;
use leptos::prelude::*;

/// A file that is shown, for it may not have been saved, or how it can be shown.
#[derive(Clone, PartialEq)]
pub enum SavedFile {
    /// Nothing was saved.
    Nothing,
    /// It was saved; should the browser have dropped it, it can be shown.
    Handed(crate::seam::SavedAs),
    /// A text with its name.
    Text(String, String),
    /// The address of a picture, with its name.
    Picture(String, String),
}

/// The dialog's state. Texts that say what came of a click are empty while there is nothing to say.
#[derive(Clone, Copy)]
pub struct Dialog {
    /// What the page shows.
    pub context: Context,
    /// The headline of the page.
    pub title: RwSignal<String>,
    /// True while the dialog has anything in it.
    pub is_open: RwSignal<bool>,
    /// What is cited, and as what.
    pub cited: RwSignal<(CiteWhat, CiteForm)>,
    /// The field that was copied, and what came of it.
    pub copied: RwSignal<Option<(CopyField, &'static str)>>,
    /// What is typed as a code.
    pub typed: RwSignal<String>,
    /// What came of that.
    pub code_answer: RwSignal<String>,
    /// What came of saving.
    pub save_answer: RwSignal<String>,
    /// The file that was saved last.
    pub saved: RwSignal<SavedFile>,
    /// The element.
    pub element: NodeRef<html::Dialog>,
}

impl Dialog {
    /// A closed one.
    pub fn new(context: Context, title: RwSignal<String>) -> Dialog {
        Dialog {
            context,
            title,
            is_open: RwSignal::new(false),
            cited: RwSignal::new((CiteWhat::View, CiteForm::Text)),
            copied: RwSignal::new(None),
            typed: RwSignal::new(String::new()),
            code_answer: RwSignal::new(String::new()),
            save_answer: RwSignal::new(String::new()),
            saved: RwSignal::new(SavedFile::Nothing),
            element: NodeRef::new(),
        }
    }

    /// The view that the page shows now. A component that reads it follows it.
    pub fn view(self) -> CurrentView {
        self.context.with(|now| CurrentView::of(now, self.title.get()))
    }

    /// The view that the page shows now, for a command.
    pub fn now_shown(self) -> CurrentView {
        untrack(|| self.view())
    }

    /// What the page shows now, for a command.
    pub fn now(self) -> PageContext {
        self.context.get_untracked()
    }

    /// The words of a message.
    pub fn say(self, message: PageMsg) -> &'static str {
        self.context.with_untracked(|now| now.say(message))
    }

    /// Opens it.
    pub fn open(self) {
        self.forget();
        self.typed.set(String::new());
        self.code_answer.set(String::new());
        // On a page that is all about the record that is open in it, the record is what is cited.
        let is_of_record = !self.now().state.page.has_charts() && self.now_shown().record().is_some();
        let what = if is_of_record { CiteWhat::Record } else { CiteWhat::View };
        self.cited.set((what, CiteForm::Text));
        self.is_open.set(true);
        // The browser gives the focus to the first button of the dialog, which must be there before.
        page::after_turn(move || {
            if let Some(element) = self.element.get_untracked().filter(|element| !element.open()) {
                let _ = element.show_modal();
            }
        });
    }

    /// Closes it; the browser gives the focus back to what had it.
    pub fn close(self) {
        if let Some(element) = self.element.get_untracked() {
            element.close();
        }
    }

    /// True while it stands over the page.
    pub fn is_shown(self) -> bool {
        self.element.get_untracked().is_some_and(|element| element.open())
    }

    /// Takes away what was said of copying and saving another view.
    pub fn forget(self) {
        self.copied.set(None);
        self.save_answer.set(String::new());
        self.saved.set(SavedFile::Nothing);
    }
}
