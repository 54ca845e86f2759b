//! The page *Your data*: bring a table, check how it was read, see it drawn.
//!
//! What was brought lives as long as the page and nowhere else; nothing is sent and nothing is stored. The language may
//! change, and the page with it: what was brought, answered and chosen stays.

mod bring;
mod cells;
mod check;
mod question;
mod table;

use crate::model::{Lang, Number};
use crate::owndata::{Answers, Encoding, Fate, Formats, Reading, Workbook, read};
use crate::platform::{device, files};
use crate::text::{Arg, OwnMsg, fill_own, say_own};
use leptos::prelude::*;
use std::sync::Arc;

/// Which rows the table shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Filter {
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
struct Yours {
    /// The name of the file; empty for what was pasted.
    name: ArcRwSignal<String>,
    /// Its bytes.
    bytes: ArcRwSignal<Arc<Vec<u8>>>,
    /// What was answered and changed.
    answers: ArcRwSignal<Answers>,
    /// What was read with these answers; `None` as long as nothing was brought.
    reading: ArcRwSignal<Option<Arc<Reading>>>,
    /// Which rows are shown.
    filter: ArcRwSignal<Filter>,
    /// How many rows are shown at most.
    most: ArcRwSignal<usize>,
    /// The cell that is being changed: row of the file and column.
    changing: ArcRwSignal<Option<(usize, usize)>>,
    /// True for the example, which is none of the reader's data.
    is_example: ArcRwSignal<bool>,
}

/// Rows that are shown before more are asked for.
const FIRST_ROWS: usize = 60;

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
    };
}

impl Yours {
    fn kept() -> Yours {
        YOURS.with(Clone::clone)
    }

    /// Takes in a file, or pasted text, in place of what was there.
    fn bring(&self, name: String, bytes: Vec<u8>, is_example: bool) {
        self.is_example.set(is_example);
        self.name.set(name);
        self.bytes.set(Arc::new(bytes));
        self.filter.set(Filter::All);
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
            self.filter.set(Filter::Refused);
        }
    }

    /// Takes away what was brought.
    fn forget(&self) {
        self.bytes.set(Arc::default());
        self.name.set(String::new());
        self.answers.set(Answers::default());
        self.reading.set(None);
    }

    /// Changes the answers and reads again.
    fn answer(&self, change: impl FnOnce(&mut Answers)) {
        self.answers.update(change);
        self.read();
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

/// "38 rows read, 3 interpreted, 2 refused", or what the page is for.
pub fn title(lang: Lang) -> String {
    let reading = Yours::kept().reading.get();
    let Some(reading) = reading else { return say_own(lang, OwnMsg::OwnTitle).to_string() };
    if reading.rows.is_empty() {
        return say_own(lang, OwnMsg::OwnTitleNothing).to_string();
    }
    let count = |n: usize| Arg::Count(Number::whole(n as i64));
    let args = [
        ("n", count(reading.rows.len())),
        ("interpreted", count(reading.interpreted())),
        ("refused", count(reading.rows_of(Fate::Refused))),
        ("waiting", count(reading.rows_of(Fate::Waits))),
    ];
    let message = if reading.rows_of(Fate::Waits) > 0 { OwnMsg::OwnTitleWaiting } else { OwnMsg::OwnTitleRead };
    fill_own(lang, message, &args)
}

/// The page under its title.
pub fn page(lang: Lang) -> AnyView {
    let yours = Yours::kept();
    let reading = yours.reading.clone();
    view! {
        <div class="yours">
            {move || match reading.get() {
                None => bring::page(yours.clone(), lang),
                Some(reading) => check::page(yours.clone(), reading, lang),
            }}
        </div>
    }
    .into_any()
}
