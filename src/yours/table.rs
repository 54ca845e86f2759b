//! The table as it was read: the reader's cells, and at each cell what was made of it.

use super::cells::{interpreted, refused, waits};
use super::state::{FIRST_ROWS, RowChoice, Yours};
use crate::model::{Lang, Number};
use crate::owndata::{Ask, ColumnRole, Fate, Finding, Reading, finding_words, role_words};
use crate::text::{Arg, OwnMsg, fill_own, say_own};
use leptos::prelude::*;
use std::sync::Arc;

/// The rows that a filter leaves.
pub fn rows_of(reading: &Reading, filter: RowChoice) -> Vec<usize> {
    let all = 0..reading.rows.len();
    let is_noted = |row: &usize| (0..reading.columns.len()).any(|column| super::cells::is_noted(reading, *row, column));
    match filter {
        RowChoice::All => all.collect(),
        RowChoice::Interpreted => all.filter(|row| reading.rows[*row].fate == Fate::Drawn && is_noted(row)).collect(),
        RowChoice::Refused => {
            all.filter(|row| matches!(reading.rows[*row].fate, Fate::Refused | Fate::Waits | Fate::LeftOut)).collect()
        }
    }
}

/// The table with as many rows as are asked for.
pub fn table(yours: &Yours, reading: &Arc<Reading>, lang: Lang) -> AnyView {
    let heads = reading.columns.iter().enumerate().map(|(at, _)| head(yours, reading, lang, at)).collect::<Vec<_>>();
    let (filter, most, changing) = (yours.filter.clone(), yours.most.clone(), yours.changing.clone());
    let (for_rows, for_more) = (reading.clone(), reading.clone());
    let (yours, more_filter, more_most) = (yours.clone(), filter.clone(), most.clone());
    let rows = move || {
        let changed = changing.get();
        let shown = rows_of(&for_rows, filter.get());
        shown.into_iter().take(most.get()).map(|at| row(&yours, &for_rows, lang, at, changed)).collect::<Vec<_>>()
    };
    let more = move || {
        let left = rows_of(&for_more, more_filter.get()).len().saturating_sub(more_most.get());
        let add = more_most.clone();
        (left > 0).then(|| {
            let words = fill_own(lang, OwnMsg::OwnMoreRows, &[("n", Arg::Count(Number::whole(left as i64)))]);
            view! { <button class="act" on:click=move |_| add.update(|most| *most += 10 * FIRST_ROWS)>{words}</button> }
        })
    };
    view! {
        <div class="own-table" tabindex="0" role="region" aria-label=say_own(lang, OwnMsg::OwnTable)>
            <table>
                <thead><tr><th scope="col"><span class="hidden">{say_own(lang, OwnMsg::OwnRow)}</span></th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more}
    }
    .into_any()
}

/// The role of a column, which can be set by hand, and under it what the table calls it.
fn head(yours: &Yours, reading: &Reading, lang: Lang, at: usize) -> AnyView {
    let column = &reading.columns[at];
    let yours = yours.clone();
    let role = column.role;
    let options = ColumnRole::ALL.map(|other| {
        view! { <option value=other.slug() selected=other == role>{role_words(lang, other)}</option> }.into_any()
    });
    let set = move |event: web_sys::Event| {
        let slug = event_target_value(&event);
        yours.answer(|answers| answers.give(Ask::Role, Some(at), slug));
    };
    let year = column.year.map(|year| crate::text::date_words(lang, &crate::model::When::At(year)));
    let label = fill_own(lang, OwnMsg::OwnRoleOf, &[("head", Arg::Words(&column.head))]);
    view! {
        <th scope="col" class:number=matches!(role, ColumnRole::Value | ColumnRole::BetterValue)>
            <select aria-label=label prop:value=role.slug() on:change=set>{Vec::from(options)}</select>
            <small>{column.head.clone()} {year.filter(|year| *year != column.head).map(|year| [" → ", &year].concat())}</small>
        </th>
    }
    .into_any()
}

fn row(yours: &Yours, reading: &Reading, lang: Lang, at: usize, changing: Option<(usize, usize)>) -> AnyView {
    let own = &reading.rows[at];
    let cells =
        (0..reading.columns.len()).map(|column| cell(yours, reading, lang, at, column, changing)).collect::<Vec<_>>();
    let columns = reading.columns.len() + 1;
    let refusals =
        refused(reading, at).into_iter().map(|finding| refusal(yours, lang, finding, columns)).collect::<Vec<_>>();
    let class = match own.fate {
        Fate::Drawn => "",
        Fate::Waits => "waits",
        Fate::Refused => "is-refused",
        Fate::LeftOut => "left-out",
    };
    view! {
        <tr class=class><th scope="row" data-head=say_own(lang, OwnMsg::OwnRow)>{own.number}</th>{cells}</tr>
        {refusals}
    }
    .into_any()
}

fn cell(
    yours: &Yours,
    reading: &Reading,
    lang: Lang,
    at: usize,
    column: usize,
    changing: Option<(usize, usize)>,
) -> AnyView {
    let own = &reading.rows[at];
    let text = own.cells.get(column).cloned().unwrap_or_default();
    let role = reading.columns[column].role;
    if changing == Some((own.number, column)) {
        return view! { <td>{change(yours, lang, own.number, column, text)}</td> }.into_any();
    }
    let is_refused = refused(reading, at).iter().any(|finding| finding.at.column == Some(column));
    let is_empty_source = role == ColumnRole::Source && text.trim().is_empty();
    let is_empty = text.trim().is_empty() && !is_empty_source;
    let shown = if is_empty_source { say_own(lang, OwnMsg::OwnNotGiven).to_string() } else { text };
    let read = interpreted(lang, reading, at, column).map(|read| {
        let (bold, why) = (read.reading, read.why.join(" "));
        let arrow = (!bold.is_empty()).then(|| view! { <span aria-hidden="true">"→ "</span> <b>{bold}</b> });
        let why = (!why.is_empty()).then(|| view! { <span class="why">{why}</span> });
        view! { <small class="read">{arrow} {why}</small> }
    });
    // On a phone a cell without words of its own is not seen, but what is said of it.
    let is_empty = is_empty && read.is_none();
    view! {
        <td class:number=matches!(role, ColumnRole::Value | ColumnRole::BetterValue) class:unused=role == ColumnRole::Unused class:bad=is_refused
            class:lack=is_empty_source class:empty=is_empty data-head=reading.columns[column].head.clone() class:asked=waits(reading, at, column)>
            <span>{shown}</span>{read}
        </td>
    }
    .into_any()
}

/// The line under a refused row: why, what can stand there, and the way to change it.
fn refusal(yours: &Yours, lang: Lang, finding: &Finding, columns: usize) -> AnyView {
    let words = finding_words(lang, finding);
    let place = finding.at.column.map(|_| finding.at.cell());
    let (number, column) = (finding.at.row, finding.at.column);
    let cures = finding.cures.iter().map(|cure| {
        let (yours, cure) = (yours.clone(), cure.clone());
        let shown = if cure.is_empty() { say_own(lang, OwnMsg::OwnLeaveEmpty).to_string() } else { cure.clone() };
        let write = move |_| {
            if let Some(column) = column {
                yours.answer(|answers| drop(answers.changed.insert((number, column), cure.clone())));
            }
        };
        view! { <button class="act" on:click=write>{shown}</button> }
    });
    let cures = cures.collect::<Vec<_>>();
    let changing = yours.changing.clone();
    let start = move |_| changing.set(column.map(|column| (number, column)));
    view! {
        <tr class="refusal">
            <td></td>
            <td colspan=columns - 1>
                <i class="sign" aria-hidden="true">"✕"</i> " " <b>{say_own(lang, OwnMsg::OwnRefused)} " " {place}</b> " "
                {words} " "
                <span class="acts">
                    {cures}
                    {column.map(|_| view! { <button class="act" on:click=start>{say_own(lang, OwnMsg::OwnChange)}</button> })}
                </span>
            </td>
        </tr>
    }
    .into_any()
}

/// The field in which a cell is changed.
fn change(yours: &Yours, lang: Lang, number: usize, column: usize, text: String) -> AnyView {
    let typed = RwSignal::new(text);
    let yours = yours.clone();
    let keep = move || {
        yours.changing.set(None);
        let text = typed.get_untracked();
        yours.answer(|answers| drop(answers.changed.insert((number, column), text)));
    };
    let by_key = keep.clone();
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" {
            by_key();
        }
    };
    view! {
        <span class="change">
            <input type="text" id="own-change" aria-label=say_own(lang, OwnMsg::OwnChange) prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event)) on:keydown=on_key />
            <button class="act" on:click=move |_| keep()>{say_own(lang, OwnMsg::OwnUseIt)}</button>
        </span>
    }
    .into_any()
}
