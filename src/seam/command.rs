use super::slot::{Panel, Slot};
use crate::model::Id;
use crate::view::{Action, HistoryEntry, Page, ViewState, known};
use serde::{Deserialize, Serialize};

/// Which of the programs does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Program {
    /// Growth, timeline, address.
    Atlas,
    /// The other pages, tables, panels, sharing.
    Pages,
    /// The page of a reader's own data. No command is its own.
    Yours,
    /// Lessons. No command is its own.
    Lessons,
    /// What reads workbooks for the page of own data. It has neither a page nor a command.
    Workbooks,
}

impl Program {
    /// Those that are fetched after the first, in the order of this list.
    pub const FETCHED: [Program; 4] = [Program::Pages, Program::Yours, Program::Lessons, Program::Workbooks];

    /// Those that hold pages and nothing beside them: they are fetched by those who open one of these.
    pub const OF_PAGES: [Program; 2] = [Program::Yours, Program::Lessons];

    /// How many there are.
    pub const COUNT: usize = Program::FETCHED.len() + 1;

    /// Its name to the start script; empty for the first program, which no program asks for.
    pub fn name(self) -> &'static str {
        match self {
            Program::Atlas => "",
            Program::Pages => "pages",
            Program::Yours => "yours",
            Program::Lessons => "lessons",
            Program::Workbooks => "workbooks",
        }
    }

    /// Where its pages stand; those of the first program need no room. A program without a room has no style sheet either.
    pub fn slot(self) -> Option<Slot> {
        match self {
            Program::Atlas | Program::Workbooks => None,
            Program::Pages => Some(Slot::Page),
            Program::Yours => Some(Slot::Yours),
            Program::Lessons => Some(Slot::Lessons),
        }
    }

    /// The program that fills a page.
    pub fn of(page: Page) -> Program {
        match page {
            Page::Data => Program::Yours,
            Page::Lessons | Page::Lesson => Program::Lessons,
            page if !page.has_charts() => Program::Pages,
            _ => Program::Atlas,
        }
    }
}

/// What a button, link, box or menu of the page asks for, in both programs.
///
/// An element says it by `on:click=port::does(command)`; from there it comes to the one `perform` of its owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// Changes the view.
    View(Action),
    /// Shows another view.
    Visit(Box<ViewState>, HistoryEntry),
    /// Switches between light and dark.
    Colours,
    /// Reads the mark after this one, or with −1 the one before.
    Step(i32),
    /// Moves through time.
    Move(Move),
    /// Goes to the date that was typed.
    Jump,
    /// Opens the list of a cluster, named by its first record; the one that is open closes.
    Cluster(#[serde(deserialize_with = "known::maybe_record")] Option<Id>),
    /// Shows only the days of a cluster.
    Into(#[serde(deserialize_with = "known::record")] Id),
    /// Opens a panel, or closes the one that is open.
    Panel(Option<Panel>),
    /// Closes the reading and goes back to its mark.
    Close,
    /// Copies the link.
    Copy,
    /// Prints.
    Print,
    /// Goes to the first mark of the first chart.
    Skip,
    /// Does something in the dialog to share, cite and save.
    Share(Sharing),
    /// Saves the rows of the table of evidence.
    SaveRows(FileKind),
    /// Cites the record that stands open in the table of evidence.
    CiteRecord(CiteForm),
    /// Saves all counts.
    SaveCounts,
}

impl Command {
    /// The program that does it.
    pub fn owner(&self) -> Program {
        match self {
            Command::Share(_) | Command::SaveRows(_) | Command::CiteRecord(_) | Command::SaveCounts => Program::Pages,
            Command::View(_)
            | Command::Visit(..)
            | Command::Colours
            | Command::Step(_)
            | Command::Move(_)
            | Command::Jump
            | Command::Cluster(_)
            | Command::Into(_)
            | Command::Panel(_)
            | Command::Close
            | Command::Copy
            | Command::Print
            | Command::Skip => Program::Atlas,
        }
    }
}

/// A step through time, as buttons and keys ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Move {
    /// Half as many days.
    In,
    /// Twice as many days.
    Out,
    /// A quarter of the days shown towards the past.
    Earlier,
    /// A quarter of the days shown towards the future.
    Later,
    /// All events.
    All,
}

/// What happens in the dialog to share, cite and save.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sharing {
    /// It opens.
    Open,
    /// It closes.
    Close,
    /// The text of a field is copied.
    Copy(CopyField),
    /// The view of the code that was typed is shown.
    EnterCode,
    /// This is cited in that form.
    Cite(CiteWhat, CiteForm),
    /// A file of the view is saved.
    Save(SavedAs),
    /// The file is shown in the dialog, for a browser that drops it.
    ShowFile(SavedAs),
}

/// A field of that dialog whose text can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CopyField {
    /// The address.
    Link,
    /// The short code.
    Code,
    /// The citation.
    Citation,
    /// The element that shows the view in another page.
    Embed,
    /// A file that could not be saved.
    File,
}

impl CopyField {
    /// Its id.
    pub fn id(self) -> &'static str {
        match self {
            CopyField::Link => "take-link",
            CopyField::Code => "take-code",
            CopyField::Citation => "take-cited",
            CopyField::Embed => "take-embed",
            CopyField::File => "save-text",
        }
    }
}

/// What is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CiteWhat {
    /// The view.
    View,
    /// The record that is read.
    Record,
    /// The whole data.
    Data,
}

/// As what it is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CiteForm {
    /// A sentence.
    Text,
    /// BibTeX.
    Bibtex,
    /// CSL JSON.
    Csl,
}

/// A file of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileKind {
    /// Comma-separated values.
    Csv,
    /// The same with semicolons and decimal commas, for spreadsheets that expect them.
    Semicolons,
    /// JSON.
    Json,
}

/// What a view is saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SavedAs {
    /// A picture of so many pixels for each of the page.
    Png(u8),
    /// A drawing.
    Svg,
    /// What is drawn, as rows.
    Rows(FileKind),
    /// A picture in the clipboard.
    Clipboard,
    /// Paper.
    Print,
}
