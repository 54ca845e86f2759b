//! A table was brought: what is asked, how its cells were read, what is refused.

use super::drawn::{is_sound, tables};
use super::keep::keep;
use super::noticed;
use super::question;
use super::state::{FIRST_ROWS, RowChoice, Yours};
use super::table::{rows_of, table};
use crate::bundle::check::Problem;
use crate::export::csv::{self, CsvCell, Separator};
use crate::model::formula::guarded;
use crate::model::{Lang, Number};
use crate::owndata::{
    Ask, Canonical, Encoding, Fate, Finding, Payload, Reading, finding_words, place_words, whole_line,
};
use crate::platform::{device, save};
use crate::text::{Arg, OwnMsg, fill_own, number_words, say_own};
use leptos::prelude::*;
use std::sync::Arc;

/// The page with a table.
pub fn page(yours: Yours, reading: Arc<Reading>, lang: Lang) -> AnyView {
    let say = move |message| say_own(lang, message);
    let name = yours.name.get_untracked();
    let from = [name.as_str(), reading.sheet.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let of_file = of_the_file(lang, &reading);
    let questions = reading.questions.iter().map(|open| question::question(&yours, lang, open)).collect::<Vec<_>>();
    let has_rows = !reading.rows.is_empty();
    let forget = {
        let yours = yours.clone();
        move |_| yours.forget()
    };
    let tabs = has_rows.then(|| filters(&yours, &reading, lang));
    let rows = has_rows.then(|| table(&yours, &reading, lang));
    let package = (!reading.package.is_empty()).then(|| misfit(&yours, lang)).flatten();
    let keeping = yours.clone();
    let keep = move || keeping.payload().map(|payload| keep(&keeping, lang, payload));
    let refused = (reading.rows_of(Fate::Refused) > 0).then(|| save_refused(&reading, lang));
    // Also while it is asked who states the counts.
    let of_rows = || Payload::Rows(yours.kept.get_untracked().and(Canonical::of(&reading)));
    let noticed = noticed::section(&untrack(|| yours.payload()).unwrap_or_else(of_rows), lang);
    let totals = (reading.rows_of(Fate::LeftOut) > 0).then(|| keep_totals(&yours, lang));
    view! {
        <p class="sub">{from} {(!name.is_empty()).then_some(". ")} {say(OwnMsg::OwnNothingSent)}</p>
        {yours.is_example.get_untracked().then(|| view! { <p class="banner">{say(OwnMsg::OwnExampleIs)}</p> })}
        <p class="acts">
            <button class="act" on:click=forget>{say(OwnMsg::OwnAnother)}</button>
            {encodings(&yours, &reading, lang)}
            {totals}
            {refused}
        </p>
        <ul class="of-file">{of_file} {package}</ul>
        <div class="questions" role="status">{questions}</div>
        {see(&yours, lang)}
        {tabs}
        {rows}
        {noticed}
        {keep}
    }
    .into_any()
}

/// The one thing to do now: to see it drawn.
fn see(yours: &Yours, lang: Lang) -> AnyView {
    let yours = yours.clone();
    let is_ready = {
        let yours = yours.clone();
        Memo::new(move |_| yours.payload().is_some_and(|payload| is_sound(&payload)))
    };
    let waits = {
        let yours = yours.clone();
        Memo::new(move |_| yours.waits_for_source())
    };
    let content = move || {
        let (see, add, kept) = (yours.clone(), yours.clone(), yours.kept.get());
        if waits.get() {
            return view! { <p><small>{say_own(lang, OwnMsg::OwnSeeFirst)}</small></p> }.into_any();
        }
        if !is_ready.get() {
            return ().into_any();
        }
        let is_package =
            yours.reading.with(|reading| reading.as_ref().is_some_and(|reading| !reading.package.is_empty()));
        let count = |n: usize| Arg::Count(Number::whole(n as i64));
        let args = [("counts", count(kept.counts.len())), ("events", count(kept.events.len()))];
        let added = (!kept.is_empty()).then(|| fill_own(lang, OwnMsg::OwnAdded, &args));
        let add = (!is_package).then(|| {
            view! { <button class="act" on:click=move |_| add.add_another()>{say_own(lang, OwnMsg::OwnAdd)}</button> }
        });
        view! {
            <p class="acts see">
                <button class="solid" id="own-see" on:click=move |_| see.see()>{say_own(lang, OwnMsg::OwnSee)}</button>
                {add}
            </p>
            <p><small>{added}</small></p>
        }
        .into_any()
    };
    view! { {content} }.into_any()
}

/// How many places are named where a data package does not fit its schema.
const FIRST_PROBLEMS: usize = 5;

/// "series.csv, row 4, column “basis”".
fn problem_place(lang: Lang, problem: &Problem) -> String {
    let mut place = problem.file.clone();
    if problem.line > 0 {
        let row = problem.line.to_string();
        place = [&place, ", ", &fill_own(lang, OwnMsg::OwnWhereRow, &[("row", Arg::Words(&row))])].concat();
    }
    if !problem.field.is_empty() {
        let head = ("head", Arg::Words(&problem.field));
        place = [&place, ", ", &fill_own(lang, OwnMsg::OwnWhereColumn, &[head])].concat();
    }
    place
}

/// Where a data package does not fit its schema.
fn misfit(yours: &Yours, lang: Lang) -> Option<AnyView> {
    let problems = tables(&untrack(|| yours.payload())?).err()?;
    let places: Vec<String> =
        problems.iter().take(FIRST_PROBLEMS).map(|problem| problem_place(lang, problem)).collect();
    let args = [("n", Arg::Count(Number::whole(problems.len() as i64))), ("places", Arg::Words(&places.join("; ")))];
    let words = fill_own(lang, OwnMsg::OwnPackageBad, &args);
    Some(view! { <li class="is-refused"><i class="sign" aria-hidden="true">"✕"</i> {words}</li> }.into_any())
}

/// Which rows are shown.
fn filters(yours: &Yours, reading: &Arc<Reading>, lang: Lang) -> AnyView {
    let all = [
        (RowChoice::All, OwnMsg::OwnAll),
        (RowChoice::Interpreted, OwnMsg::OwnInterpreted),
        (RowChoice::Refused, OwnMsg::OwnToLookAt),
    ];
    let buttons = all.map(|(filter, message)| {
        let count = number_words(lang, Number::whole(rows_of(reading, filter).len() as i64));
        let (shown, chosen) = (yours.filter.clone(), yours.filter.clone());
        let most = yours.most.clone();
        let choose = move |_| {
            most.set(FIRST_ROWS);
            chosen.set(filter);
        };
        view! {
            <button aria-pressed=move || (shown.get() == filter).to_string() on:click=choose>
                {say_own(lang, message)} " " {count}
            </button>
        }
        .into_any()
    });
    view! { <p class="own-filter" role="group" aria-label=say_own(lang, OwnMsg::OwnRows)>{Vec::from(buttons)}</p> }
        .into_any()
}

/// The encoding, where it was told by the letters: it can be changed.
fn encodings(yours: &Yours, reading: &Reading, lang: Lang) -> Option<AnyView> {
    let read_in = reading.encoding?;
    let is_sure = matches!(read_in, Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be);
    if is_sure && yours.answers.with_untracked(|answers| answers.get(Ask::Encoding, None).is_none()) {
        return None;
    }
    let yours = yours.clone();
    let options = Encoding::OF_ONE_BYTE.map(|encoding| {
        let label = encoding.label();
        view! { <option value=label selected=encoding == read_in>{label}</option> }.into_any()
    });
    let set = move |event: web_sys::Event| {
        let label = event_target_value(&event);
        yours.answer(|answers| answers.give(Ask::Encoding, None, label));
    };
    let label = say_own(lang, OwnMsg::OwnLetters);
    Some(view! { <label>{label} " " <select prop:value=read_in.label() on:change=set>{Vec::from(options)}</select></label> }.into_any())
}

/// Sums are left out, and can be kept.
fn keep_totals(yours: &Yours, lang: Lang) -> AnyView {
    let yours = yours.clone();
    let keep = move |_| yours.answer(|answers| answers.keep_totals = true);
    view! { <button class="act" on:click=keep>{say_own(lang, OwnMsg::OwnKeepTotals)}</button> }.into_any()
}

/// The refused rows as a list, to be mended elsewhere.
fn save_refused(reading: &Arc<Reading>, lang: Lang) -> AnyView {
    let reading = reading.clone();
    let save_it = move |_| {
        if let Some(file) = save::file(&refused_list(&reading, lang), "text/csv") {
            save::download(&file, "refused.csv");
        }
    };
    view! { <button class="act" on:click=save_it>{say_own(lang, OwnMsg::OwnSaveRefused)}</button> }.into_any()
}

/// Each refused row with its cells and what is said of it, as CSV for a spreadsheet.
fn refused_list(reading: &Reading, lang: Lang) -> String {
    let heads: Vec<String> = reading.columns.iter().map(|column| guarded(&column.head)).collect();
    let heads = heads.iter().map(String::as_str);
    let header = [say_own(lang, OwnMsg::OwnRow)].into_iter().chain(heads).chain([say_own(lang, OwnMsg::OwnRefused)]);
    let refused = reading.rows.iter().enumerate().filter(|(_, row)| row.fate == Fate::Refused);
    let rows = refused.map(|(at, row)| {
        let cells = (0..reading.columns.len()).map(|column| row.cells.get(column).map_or("", String::as_str));
        let why: Vec<String> =
            super::cells::refused(reading, at).into_iter().map(|finding| whole_line(lang, finding)).collect();
        let words = cells.map(CsvCell::words).chain([CsvCell::words(&why.join(" "))]);
        [CsvCell::Plain(row.number.to_string())].into_iter().chain(words).collect()
    });
    let separator = Separator::of_spreadsheets(lang, device::has_decimal_comma());
    csv::table(separator, header, rows)
}

/// What is said of a whole file, as a list; empty without any.
fn of_the_file(lang: Lang, reading: &Reading) -> Vec<AnyView> {
    let line = |finding: &Finding, is_refused: bool| {
        let place = place_words(lang, &finding.at);
        let quoted = (!finding.text.is_empty()).then(|| finding.text.clone());
        let words = finding_words(lang, finding);
        let class = if is_refused { "is-refused" } else { "noted" };
        let sign = is_refused.then(|| view! { <i class="sign" aria-hidden="true">"✕"</i> });
        view! { <li class=class>{sign} <b>{place}</b> " " <q>{quoted}</q> " " {words}</li> }.into_any()
    };
    let refusals = reading.refusals.iter().map(|finding| line(finding, true));
    refusals.chain(reading.notes.iter().map(|finding| line(finding, false))).collect()
}
