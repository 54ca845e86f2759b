//! What of a reader's data is drawn: handed to the programs that draw it, kept as the text of a link, a package, a file.

use super::shown_data::{DrawnData, Unshown, Whose};
use super::state::Yours;
use crate::bundle::check::Problem;
use crate::bundle::own_package;
use crate::bundle::{self, BroughtTables};
use crate::model::{Lang, Number, Table, table};
use crate::owndata::link::{self, MOST_LENGTH};
use crate::owndata::{self, Ask, Canonical, MOST_BYTES, Payload};
use crate::seam::{Command, OwnData, ToAtlas, encode, port};
use crate::text::{Arg, OwnMsg, fill_own};
use crate::view::{Action, Page};
use leptos::prelude::*;
use std::sync::Arc;

/// Characters of an address before the data: an estimate of host, path and view that are none of ours to know.
const BEFORE_DATA: usize = 160;

/// Counts and events that may take longer to draw than a reader notices.
const LONG: usize = 300;

/// The tables of what was brought.
pub fn tables(payload: &Payload) -> Result<Vec<Table>, Vec<Problem>> {
    match payload {
        Payload::Rows(rows) => Ok(owndata::tables(rows, is_of_atlas)),
        Payload::Package(files) => own_package::of_files(bundle::schema(), files, owndata::of_package),
    }
}

/// True for what can be drawn: rows that were read always, a package that fits the schema.
pub fn is_sound(payload: &Payload) -> bool {
    matches!(payload, Payload::Rows(_)) || tables(payload).is_ok()
}

fn is_of_atlas(id: &str) -> bool {
    bundle::core().iter().any(|table| table.row_of(id).is_some())
}

/// False where an id of a package is one of the atlas; both have the same places.
pub fn may_be_beside(payload: &Payload) -> bool {
    let Payload::Package(_) = payload else { return true };
    let is_apart = |table: &Table| {
        table.name == "places" || table.column("id").unwrap_or_default().iter().all(|id| !is_of_atlas(id))
    };
    tables(payload).is_ok_and(|tables| tables.iter().all(is_apart))
}

/// How many counts and events there are.
pub fn numbers(payload: &Payload) -> (usize, usize) {
    match payload {
        Payload::Rows(rows) => (rows.counts.len(), rows.events.len()),
        Payload::Package(_) => {
            let tables = tables(payload).unwrap_or_default();
            let rows = |name| table::find(&tables, name).map_or(0, Table::len);
            (rows("observations"), rows("events"))
        }
    }
}

/// How many counts and events there are, in words.
pub fn numbers_words(lang: Lang, message: OwnMsg, payload: &Payload) -> String {
    let (counts, events) = numbers(payload);
    let count = |n: usize| Arg::Count(Number::whole(n as i64));
    fill_own(lang, message, &[("counts", count(counts)), ("events", count(events))])
}

/// The page on which data are first seen.
pub fn first_page(payload: &Payload) -> Page {
    match numbers(payload) {
        (0, _) => Page::Timeline,
        (_, 0) => Page::Growth,
        _ => Page::Together,
    }
}

/// The data as links carry them, whatever their length.
pub fn written(drawn: &DrawnData) -> String {
    link::write(&drawn.payload.write(drawn.is_beside))
}

/// What a text holds that [`written`] wrote, and whether it stands beside the atlas.
fn unpacked(carried: &str, most: usize) -> Result<(Payload, bool), Unshown> {
    let text = link::read(carried, most).map_err(Unshown::Link)?;
    Payload::read(&text).ok_or(Unshown::NoData)
}

/// What a reader kept in this browser; `None` where there is nothing, or nothing sound.
pub fn held(text: &str) -> Option<Payload> {
    unpacked(text, MOST_BYTES).ok().map(|(payload, _)| payload)
}

impl Yours {
    /// What the page holds that can be drawn; `None` where there is nothing, or nobody has said who states it.
    pub fn payload(&self) -> Option<Payload> {
        let reading = self.reading.get()?;
        if !reading.package.is_empty() {
            return Payload::of_package(&reading.package);
        }
        let rows = self.kept.get().and(Canonical::of(&reading));
        (!rows.is_empty() && !self.waits_for_source()).then_some(Payload::Rows(rows))
    }

    /// True as long as nobody has said who states what the table holds.
    pub fn waits_for_source(&self) -> bool {
        self.reading.with(|reading| {
            reading.as_ref().is_some_and(|reading| reading.questions.iter().any(|question| question.ask == Ask::Source))
        })
    }

    /// Has what the page holds drawn, alone, and goes there.
    pub fn see(&self) {
        let Some(payload) = untrack(|| self.payload()) else { return };
        self.see_of(payload, if self.is_example.get_untracked() { Whose::Example } else { Whose::Reader });
    }

    /// Has these data drawn, alone, and goes there.
    pub fn see_of(&self, payload: Payload, whose: Whose) {
        let page = first_page(&payload);
        let (counts, events) = numbers(&payload);
        let show = move |yours: &Yours| {
            if yours.draw(DrawnData { whose, payload, is_beside: false }, false) {
                port::perform(Command::View(Action::Open(page)));
            }
        };
        if counts + events < LONG { show(self) } else { self.say_and_do(OwnMsg::OwnDrawing, show) }
    }

    /// Has data drawn; false where they do not fit the schema.
    pub fn draw(&self, drawn: DrawnData, keeps_view: bool) -> bool {
        // Alone and beside the atlas they are the same.
        let is_known = self.drawn.with_untracked(|now| now.as_ref().is_some_and(|now| now.payload == drawn.payload));
        if !is_known {
            let Ok(tables) = tables(&drawn.payload) else { return false };
            self.tables.set(Arc::new(tables));
        }
        let link = Some(written(&drawn)).filter(|link| link.len() + BEFORE_DATA <= MOST_LENGTH);
        let own = OwnData {
            tables: self.tables.with_untracked(|tables| BroughtTables::of(tables)),
            is_beside: drawn.is_beside,
            keeps_view,
            link: link.unwrap_or_default(),
        };
        port::tell_atlas(&ToAtlas::Own(encode(&own)));
        self.trouble.set(None);
        self.drawn.set(Some(drawn));
        true
    }

    /// Shows the atlas again.
    pub fn leave(&self) {
        self.drawn.set(None);
        self.trouble.set(None);
        port::tell_atlas(&ToAtlas::Own(Vec::new()));
    }

    /// Takes in what a link or a saved page carries. What is not whole is said, and nothing is drawn in its place.
    /// It may have so many bytes.
    pub fn receive(&self, carried: &str, most: usize) {
        let trouble = match unpacked(carried, most) {
            Err(trouble) => Some(trouble),
            Ok((payload, is_beside)) => {
                let is_beside = is_beside && may_be_beside(&payload);
                let is_drawn = self.draw(DrawnData { whose: Whose::Sender, payload, is_beside }, true);
                (!is_drawn).then_some(Unshown::NoData)
            }
        };
        if trouble.is_some() {
            self.drawn.set(None);
            self.trouble.set(trouble);
        }
    }
}
