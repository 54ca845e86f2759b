//! What was brought, answered and chosen. It lives as long as the page and nowhere else.

use super::shown_data::{DrawnData, Unshown};
use crate::owndata::{Answers, Canonical, Encoding, Fate, Finding, Formats, MOST_BYTES, Reading, What, Workbook, read};
use crate::platform::{device, files};
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
    /// Why what a link carries is not shown.
    pub trouble: ArcRwSignal<Option<Unshown>>,
}

/// Rows that are shown before more are asked for.
pub const FIRST_ROWS: usize = 60;

thread_local! {
    static YOURS: Yours = Yours {
        name: ArcRwSignal::default(),
        bytes: ArcRwSignal::default(),
        answers: ArcRwSignal::default(),
        reading: ArcRwSignal::new(None),
        filter: ArcRwSignal::default(),
        most: ArcRwSignal::new(FIRST_ROWS),
        changing: ArcRwSignal::new(None),
        is_example: ArcRwSignal::new(false),
        kept: ArcRwSignal::default(),
        drawn: ArcRwSignal::new(None),
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
        self.is_example.set(is_example);
        self.name.set(name);
        self.bytes.set(Arc::new(bytes));
        self.filter.set(RowChoice::All);
        self.most.set(FIRST_ROWS);
        self.changing.set(None);
        self.answers.set(Answers::default());
        self.read();
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

    /// Takes away what was brought.
    pub fn forget(&self) {
        self.kept.set(Canonical::default());
        self.clear();
    }

    fn clear(&self) {
        self.bytes.set(Arc::default());
        self.name.set(String::new());
        self.answers.set(Answers::default());
        self.reading.set(None);
    }

    /// Changes the answers and reads again.
    pub fn answer(&self, change: impl FnOnce(&mut Answers)) {
        self.answers.update(change);
        self.read();
    }

    /// Says that a file is larger than may be.
    pub fn too_large(&self, name: String) {
        self.bring(name, Vec::new(), false);
        let finding = Finding::new(What::TooLarge, "").with("most", (MOST_BYTES >> 20).to_string());
        self.reading.set(Some(Arc::new(Reading { refusals: vec![finding], ..Reading::default() })));
    }

    fn read(&self) {
        let bytes = self.bytes.get_untracked();
        let reading = self.answers.with_untracked(|answers| read(&bytes, answers, &Browser));
        self.reading.set(Some(Arc::new(reading)));
    }
}

/// What the browser reads for us.
struct Browser;

impl Formats for Browser {
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> String {
        files::decode(encoding.label(), bytes).unwrap_or_default()
    }

    fn workbook(&self, _: &[u8]) -> Workbook {
        Workbook::Unread
    }
}
