//! What was brought, answered and chosen. It lives as long as the page and nowhere else.

use super::shown_data::{DrawnData, Unshown};
use super::workbooks;
use crate::model::Table;
use crate::owndata::{Answers, Canonical, Encoding, Fate, Finding, Formats, MOST_BYTES, Reading, What, Workbook, read};
use crate::platform::{device, files, page};
use crate::text::OwnMsg;
use leptos::prelude::*;
use std::sync::Arc;

/// Which rows the table shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowChoice {
    /// All.
    #[default]
    All,
    /// Those that are read with a note.
    Interpreted,
    /// Those that are refused or wait.
    Refused,
}

/// What was brought, answered and chosen.
#[derive(Clone)]
pub struct Yours {
    /// The name of the file; empty for what was pasted.
    pub name: ArcRwSignal<String>,
    /// Its bytes.
    pub bytes: ArcRwSignal<Arc<Vec<u8>>>,
    /// What these bytes hold, where they are a workbook; `None` until that is known.
    workbook: ArcRwSignal<Option<Workbook>>,
    /// What takes long and is being done: a file is read, or a picture is drawn.
    pub doing: ArcRwSignal<Option<OwnMsg>>,
    /// What was answered and changed.
    pub answers: ArcRwSignal<Answers>,
    /// What was read with these answers; `None` as long as nothing was brought.
    pub reading: ArcRwSignal<Option<Arc<Reading>>>,
    /// Which rows are shown.
    pub filter: ArcRwSignal<RowChoice>,
    /// How many rows are shown at most.
    pub most: ArcRwSignal<usize>,
    /// The cell that is being changed: row of the file and column.
    pub changing: ArcRwSignal<Option<(usize, usize)>>,
    /// True for the example, which is none of the reader's data.
    pub is_example: ArcRwSignal<bool>,
    /// What other tables held that were brought before, and are drawn together with this one.
    pub kept: ArcRwSignal<Canonical>,
    /// What is drawn.
    pub drawn: ArcRwSignal<Option<DrawnData>>,
    /// Its tables.
    pub tables: ArcRwSignal<Arc<Vec<Table>>>,
    /// Why what a link carries is not shown.
    pub trouble: ArcRwSignal<Option<Unshown>>,
}

/// Rows that are shown before more are asked for.
pub const FIRST_ROWS: usize = 60;

/// Bytes of a file that may take longer to read than a reader notices.
const LONG: usize = 16 << 10;

/// The mark that the page leaves in the browser's record of timings before such work.
const LONG_WORK: &str = "civic-atlas-long-work";

thread_local! {
    static YOURS: Yours = Yours {
        name: ArcRwSignal::default(),
        bytes: ArcRwSignal::default(),
        workbook: ArcRwSignal::new(None),
        doing: ArcRwSignal::new(None),
        answers: ArcRwSignal::default(),
        reading: ArcRwSignal::new(None),
        filter: ArcRwSignal::default(),
        most: ArcRwSignal::new(FIRST_ROWS),
        changing: ArcRwSignal::new(None),
        is_example: ArcRwSignal::new(false),
        kept: ArcRwSignal::default(),
        drawn: ArcRwSignal::new(None),
        tables: ArcRwSignal::default(),
        trouble: ArcRwSignal::new(None),
    };
}

impl Yours {
    /// What this page holds.
    pub fn kept() -> Yours {
        YOURS.with(Clone::clone)
    }

    /// Takes in a file, or pasted text, in place of what was there.
    pub fn bring(&self, name: String, bytes: Vec<u8>, is_example: bool) {
        self.clear();
        self.is_example.set(is_example);
        self.name.set(name);
        self.bytes.set(Arc::new(bytes));
        self.filter.set(RowChoice::All);
        self.most.set(FIRST_ROWS);
        self.changing.set(None);
        if self.bytes.with_untracked(|bytes| bytes.len() < LONG) {
            return self.begin();
        }
        let bytes = self.bytes.get_untracked();
        self.say_and_do(OwnMsg::OwnReading, move |yours| {
            if yours.holds(&bytes) {
                yours.begin();
            }
        });
    }

    /// Says what is being done, and does it once the reader can see that.
    pub fn say_and_do(&self, what: OwnMsg, work: impl FnOnce(&Yours) + 'static) {
        self.doing.set(Some(what));
        let yours = self.clone();
        page::after_paint(LONG_WORK, move || {
            // Given up in between.
            if yours.doing.get_untracked() == Some(what) {
                yours.doing.set(None);
                work(&yours);
            }
        });
    }

    /// True as long as nothing else was brought.
    fn holds(&self, bytes: &Arc<Vec<u8>>) -> bool {
        self.bytes.with_untracked(|held| Arc::ptr_eq(held, bytes))
    }

    /// Reads what was brought for the first time; a workbook once its cells are known.
    fn begin(&self) {
        let reading = self.reading_of();
        if reading.refusals.iter().any(|finding| finding.what == What::WorkbookUnread) {
            self.doing.set(Some(OwnMsg::OwnReading));
            let (yours, bytes) = (self.clone(), self.bytes.get_untracked());
            return workbooks::ask(bytes.clone(), move |workbook| {
                if yours.holds(&bytes) {
                    yours.doing.set(None);
                    yours.workbook.set(Some(workbook));
                    yours.show_first(yours.reading_of());
                }
            });
        }
        self.show_first(reading);
    }

    /// Shows what was read of a file.
    fn show_first(&self, reading: Reading) {
        self.reading.set(Some(Arc::new(reading)));
        let waits = self.reading.with_untracked(|reading| {
            reading.as_ref().is_some_and(|reading| {
                reading.rows_of(Fate::Drawn) + reading.rows_of(Fate::LeftOut) < reading.rows.len()
            })
        });
        // A phone shows first what has to be looked at.
        if waits && device::matches("(max-width:44.9375em)") {
            self.filter.set(RowChoice::Refused);
        }
    }

    /// Keeps what this table holds and makes room for another one, with which it is drawn together.
    pub fn add_another(&self) {
        let rows = self.reading.with_untracked(|reading| reading.as_ref().map(|reading| Canonical::of(reading)));
        self.kept.update(|kept| *kept = std::mem::take(kept).and(rows.unwrap_or_default()));
        self.clear();
    }

    /// Gives up what takes long: a file that is read goes away; tables brought before, and one that is drawn, stay.
    pub fn stop(&self) {
        if self.doing.get_untracked() == Some(OwnMsg::OwnReading) {
            return self.clear();
        }
        self.doing.set(None);
    }

    /// Takes away what was brought.
    pub fn forget(&self) {
        self.kept.set(Canonical::default());
        self.clear();
    }

    fn clear(&self) {
        self.bytes.set(Arc::default());
        self.workbook.set(None);
        self.doing.set(None);
        self.name.set(String::new());
        self.answers.set(Answers::default());
        self.reading.set(None);
    }

    /// Changes the answers and reads again.
    pub fn answer(&self, change: impl FnOnce(&mut Answers)) {
        self.answers.update(change);
        self.reading.set(Some(Arc::new(self.reading_of())));
    }

    /// Says that a file is larger than may be.
    pub fn too_large(&self, name: String) {
        self.bring(name, Vec::new(), false);
        let finding = Finding::new(What::TooLarge, "").with("most", (MOST_BYTES >> 20).to_string());
        self.reading.set(Some(Arc::new(Reading { refusals: vec![finding], ..Reading::default() })));
    }

    fn reading_of(&self) -> Reading {
        let (bytes, workbook) = (self.bytes.get_untracked(), self.workbook.get_untracked());
        self.answers.with_untracked(|answers| read(&bytes, answers, &Browser { workbook }))
    }
}

/// What the browser reads for us, and what is known of the workbook that was brought.
struct Browser {
    workbook: Option<Workbook>,
}

impl Formats for Browser {
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> String {
        files::decode(encoding.label(), bytes).unwrap_or_default()
    }

    fn workbook(&self, _: &[u8]) -> Workbook {
        self.workbook.clone().unwrap_or(Workbook::Unread)
    }
}
