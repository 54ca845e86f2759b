//! The page *Your data*: bring a table, check how it was read, see it drawn.
//!
//! What was brought lives as long as the page and nowhere else; nothing is sent and nothing is stored. The language may
//! change, and the page with it: what was brought, answered and chosen stays.

mod bring;
mod cells;
mod check;
mod question;
mod state;
mod table;

use crate::model::{Lang, Number};
use crate::owndata::Fate;
use crate::text::{Arg, OwnMsg, fill_own, say_own};
use leptos::prelude::*;
use state::Yours;

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
