//! The menus of table, place, source, voice, check and order.

use super::shown_rows::ShownRows;
use crate::model::{Number, Verdict};
use crate::pages::context::visit;
use crate::pages::parts::keyed;
use crate::platform::page;
use crate::records::columns::{columns, heading, natural};
use crate::records::evidence::{ARTICLES, OTHERS, Query, UNCHECKED};
use crate::records::words;
use crate::text::{Arg, PageMsg, fill_page, number_words, say_page};
use crate::view::HistoryEntry;
use leptos::prelude::*;

/// An option of a menu: its words, what is looked for when it is chosen, and whether it is.
type FilterOption = (String, Query, bool);

/// A menu: its name in links, its words, and its options.
type Menu = (&'static str, PageMsg, fn(&ShownRows) -> Vec<FilterOption>);

/// The options of all menus, for what is shown.
type Options = Memo<[Vec<FilterOption>; MENUS.len()]>;

/// The menus in their order. One that has nothing to choose is left out.
const MENUS: [Menu; 6] = [
    ("table", PageMsg::FilterTable, tables),
    ("place", PageMsg::FilterPlace, places),
    ("source", PageMsg::FilterSource, sources),
    ("voice", PageMsg::FilterVoice, voices),
    ("check", PageMsg::FilterCheck, checks),
    ("sort", PageMsg::FilterSort, orders),
];

/// The menus, and which record the list is narrowed to.
pub fn filters(shown: Memo<ShownRows>) -> AnyView {
    let name = shown.with_untracked(|shown| shown.say(PageMsg::Filters));
    // They count records of many tables: once for all that shows them. What is shown is another one whenever they are made anew.
    let options: Options =
        Memo::new_with_compare(move |_| shown.with(|shown| MENUS.map(|(_, _, of)| of(shown))), |_, _| true);
    let menus = move || {
        options.with(|all| {
            let useful = MENUS.iter().zip(all).filter(|(_, own)| !own.is_empty());
            useful.map(|((slug, ..), _)| slug.to_string()).collect()
        })
    };
    let menu = move |slug: String| match MENUS.iter().position(|(known, ..)| *known == slug) {
        Some(at) => menu(shown, options, at),
        None => ().into_any(),
    };
    view! {
        <div class="menus" role="group" aria-label=name>{keyed(menus, menu)}</div>
        {move || shown.with(only)}
    }
    .into_any()
}

/// Says that only the records are listed that name a certain one.
fn only(shown: &ShownRows) -> Option<AnyView> {
    if shown.query.of.is_empty() {
        return None;
    }
    let name = words::name_of(shown.now.library, &shown.query.of, shown.lang());
    let words = fill_page(shown.lang(), PageMsg::FilterOf, &[("name", Arg::Words(name))]);
    let all = shown.link(&Query { of: String::new(), ..shown.query.clone() });
    Some(view! { <p class="only">{words} " " <a href=all>{shown.say(PageMsg::FilterAll)}</a></p> }.into_any())
}

/// The menu that stands at this place in [`MENUS`].
fn menu(shown: Memo<ShownRows>, all: Options, at: usize) -> AnyView {
    let (slug, name, _) = MENUS[at];
    let id = ["menu-", slug].concat();
    let (label, class) = (id.clone(), ["menu ", &id].concat());
    let options = move || {
        let option = |(words, query, is_chosen): &FilterOption| {
            let link = shown.with_untracked(|shown| shown.link(query));
            view! { <option value=link prop:selected=*is_chosen>{words.clone()}</option> }.into_any()
        };
        all.with(|all| all[at].iter().map(option).collect::<Vec<AnyView>>())
    };
    let choose = move |event| {
        let view = all.with_untracked(|all| {
            let choice = all[at].get(page::chosen(&event)?)?;
            Some(shown.with_untracked(|shown| shown.view(&choice.1)))
        });
        if let Some(view) = view {
            visit(view, HistoryEntry::Push);
        }
    };
    view! {
        <div class=class>
            <label for=label>{shown.with_untracked(|shown| shown.say(name))}</label>
            <select id=id on:change=choose>{options}</select>
        </div>
    }
    .into_any()
}

fn tables(shown: &ShownRows) -> Vec<FilterOption> {
    let is_narrowed = !shown.needles.is_empty() || shown.query.is_filtered();
    let options = shown.now.library.tables.iter().map(|table| {
        let name = PageMsg::named(&["table-", table.name].concat());
        let name = name.map_or(table.name, |name| shown.say(name));
        let query = shown.query.in_table(table);
        let count = |n: usize| number_words(shown.lang(), Number::whole(n as i64));
        // With words typed, where they are found can be seen before going there.
        let counted = match is_narrowed {
            true => [&count(query.count_in(shown.now.library, table)), "/", &count(table.len())].concat(),
            false => count(table.len()),
        };
        ([name, " (", &counted, ")"].concat(), query, table.name == shown.query.table.name)
    });
    options.collect()
}

/// The options of a filter: all, and then its values. None where there is nothing to choose.
fn values(
    shown: &ShownRows,
    values: Vec<(String, String)>,
    chosen: &str,
    with: impl Fn(String) -> Query,
) -> Vec<FilterOption> {
    if values.len() < 2 && chosen.is_empty() {
        return Vec::new();
    }
    let mut options = vec![(shown.say(PageMsg::FilterAll).to_string(), with(String::new()), chosen.is_empty())];
    // A value from a link that this table does not have is still named.
    if !chosen.is_empty() && !values.iter().any(|(value, _)| value == chosen) {
        let words = words::name_of(shown.now.library, chosen, shown.lang()).to_string();
        options.push((words, with(chosen.to_string()), true));
    }
    options.extend(values.into_iter().map(|(value, words)| {
        let is_chosen = value == chosen;
        (words, with(value), is_chosen)
    }));
    options
}

fn counted(words: &str, count: usize) -> String {
    [words, " (", &count.to_string(), ")"].concat()
}

fn places(shown: &ShownRows) -> Vec<FilterOption> {
    let found = shown.query.choices(shown.now.library, "place");
    // In the order of the table of places.
    let all = shown.now.library.table("places").into_iter().flat_map(|table| table.records());
    let found = all.filter_map(|place| {
        let (id, count) = found.iter().find(|(id, _)| *id == place.id())?;
        Some((id.to_string(), counted(place.label(shown.lang()), *count)))
    });
    let with = |place| Query { place, select: None, ..shown.query.clone() };
    values(shown, found.collect(), &shown.query.place, with)
}

fn sources(shown: &ShownRows) -> Vec<FilterOption> {
    let found = shown.query.choices(shown.now.library, "source");
    let sum = |is_article: bool| {
        found.iter().filter(|(id, _)| words::is_article(id) == is_article).map(|(_, count)| count).sum::<usize>()
    };
    let groups = [(ARTICLES, PageMsg::FilterArticles, sum(true)), (OTHERS, PageMsg::FilterOthers, sum(false))];
    let mut options: Vec<(String, String)> = Vec::new();
    if sum(true) > 0 && sum(false) > 0 {
        options.extend(groups.map(|(value, words, count)| (value.to_string(), counted(shown.say(words), count))));
    }
    options.extend(found.iter().map(|(id, count)| {
        let words = words::source(shown.now.library, id, shown.lang());
        (id.to_string(), counted(words, *count))
    }));
    let with = |source| Query { source, select: None, ..shown.query.clone() };
    values(shown, options, &shown.query.source, with)
}

fn voices(shown: &ShownRows) -> Vec<FilterOption> {
    let found = shown.query.choices(shown.now.library, "voice").into_iter();
    let found =
        found.map(|(voice, count)| (voice.to_string(), counted(&words::code(shown.lang(), "voice", voice), count)));
    let with = |voice| Query { voice, select: None, ..shown.query.clone() };
    values(shown, found.collect(), &shown.query.voice, with)
}

fn checks(shown: &ShownRows) -> Vec<FilterOption> {
    let (library, table) = (shown.now.library, shown.query.table);
    if matches!(table.name, "series" | "sources" | "places") && shown.query.check.is_empty() {
        return Vec::new();
    }
    let mut options: Vec<(String, String)> = Vec::new();
    let alone = |check: &str| Query { check: check.to_string(), ..Query::of_table(table) }.count_in(library, table);
    for verdict in
        [Verdict::Contradicted, Verdict::Misprint, Verdict::Unverifiable, Verdict::Plausible, Verdict::Confirmed]
    {
        let count = alone(verdict.slug());
        if count > 0 {
            let word = words::verdict_parts(shown.lang(), verdict).1;
            options.push((verdict.slug().to_string(), counted(word, count)));
        }
    }
    let unchecked = alone(UNCHECKED);
    if unchecked > 0 {
        options.push((UNCHECKED.to_string(), counted(shown.say(PageMsg::MissingCheck), unchecked)));
    }
    let with = |check| Query { check, select: None, ..shown.query.clone() };
    values(shown, options, &shown.query.check, with)
}

/// The order of the rows, for narrow windows, where the heads of the columns are not seen.
fn orders(shown: &ShownRows) -> Vec<FilterOption> {
    let table = shown.query.table.name;
    let now = shown.query.order();
    let mut options = Vec::new();
    if natural(table).is_none() {
        let query = Query { sort: None, ..shown.query.clone() };
        options.push((shown.say(PageMsg::FilterNatural).to_string(), query, now.is_none()));
    }
    for column in columns(table) {
        for (is_reversed, arrow) in [(false, " ↑"), (true, " ↓")] {
            let name = say_page(shown.lang(), heading(table, *column));
            let sort = Some((*column, is_reversed));
            options.push(([name, arrow].concat(), Query { sort, ..shown.query.clone() }, now == sort));
        }
    }
    options
}
