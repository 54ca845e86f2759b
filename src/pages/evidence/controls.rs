//! The field to search in, and the menus of table, place, source, voice, check and order.

use super::{SEARCH, Shown, say};
use crate::model::{Number, Verdict};
use crate::platform::dom::{El, el};
use crate::records::columns::{columns, heading};
use crate::records::evidence::{ARTICLES, OTHERS, Query, UNCHECKED};
use crate::records::words;
use crate::text::{Arg, PageMsg, fill_page, number_words, say_page};

/// The field. It is drawn once: a field that is drawn anew while it is typed in loses its cursor.
pub fn field(shown: &Shown<'_>) -> Vec<El> {
    let field =
        el("input").attr("type", "search").attr("id", SEARCH).attr("data-search", "").attr("value", &shown.query.q);
    let field = field.attr("placeholder", say(shown, PageMsg::Search)).attr("aria-label", say(shown, PageMsg::Search));
    let field = field.attr("aria-describedby", "evidence-hint").attr("autocomplete", "off").attr("spellcheck", "false");
    let hint = el("small").attr("id", "evidence-hint").text(say(shown, PageMsg::SearchHint));
    vec![field.attr("enterkeyhint", "search"), hint]
}

/// The menus.
pub fn filters(shown: &Shown<'_>) -> Vec<El> {
    let mut menus = vec![tables(shown)];
    menus.extend(places(shown));
    menus.extend(sources(shown));
    menus.extend(voices(shown));
    menus.extend(checks(shown));
    menus.push(orders(shown));
    let name = say(shown, PageMsg::Filters);
    let mut parts = vec![el("div").class("menus").attr("role", "group").attr("aria-label", name).children(menus)];
    if !shown.query.of.is_empty() {
        let name = words::name_of(shown.context.library, &shown.query.of, shown.context.lang);
        let words = fill_page(shown.context.lang, PageMsg::FilterOf, &[("name", Arg::Words(name))]);
        let all = Query { of: String::new(), ..shown.query.clone() };
        let link = el("a").attr("href", &shown.link(&all)).text(say(shown, PageMsg::FilterAll));
        parts.push(el("p").class("only").text(&words).text(" ").child(link));
    }
    parts
}

/// A menu whose options are links.
fn menu(shown: &Shown<'_>, id: &str, name: PageMsg, options: Vec<(String, Query, bool)>) -> El {
    let options = options.into_iter().map(|(words, query, is_chosen)| {
        let option = el("option").attr("value", &shown.link(&query)).attr_if("selected", is_chosen.then_some(""));
        option.text(&words)
    });
    let id = ["menu-", id].concat();
    let select = el("select").attr("id", &id).attr("data-choose", "").children(options);
    let label = el("label").attr("for", &id).text(say(shown, name));
    el("div").class(&["menu ", &id].concat()).children([label, select])
}

fn tables(shown: &Shown<'_>) -> El {
    let is_narrowed = !shown.needles.is_empty() || shown.query.is_filtered();
    let options = shown.context.library.tables.iter().map(|table| {
        let name = PageMsg::named(&["table-", table.name].concat());
        let name = name.map_or(table.name, |name| say(shown, name));
        let query = shown.query.in_table(table);
        let count = |n: usize| number_words(shown.context.lang, Number::whole(n as i64));
        // With words typed, where they are found can be seen before going there.
        let counted = match is_narrowed {
            true => [&count(query.count_in(shown.context.library, table)), "/", &count(table.len())].concat(),
            false => count(table.len()),
        };
        ([name, " (", &counted, ")"].concat(), query, table.name == shown.query.table.name)
    });
    menu(shown, "table", PageMsg::FilterTable, options.collect())
}

/// The options of a filter: all, and then its values. `None` where there is nothing to choose.
fn values(
    shown: &Shown<'_>,
    id: &str,
    name: PageMsg,
    values: Vec<(String, String)>,
    now: &str,
    with: impl Fn(String) -> Query,
) -> Option<El> {
    if values.len() < 2 && now.is_empty() {
        return None;
    }
    let mut options = vec![(say(shown, PageMsg::FilterAll).to_string(), with(String::new()), now.is_empty())];
    // A value from a link that this table does not have is still named.
    if !now.is_empty() && !values.iter().any(|(value, _)| value == now) {
        let words = words::name_of(shown.context.library, now, shown.context.lang).to_string();
        options.push((words, with(now.to_string()), true));
    }
    options.extend(values.into_iter().map(|(value, words)| {
        let is_chosen = value == now;
        (words, with(value), is_chosen)
    }));
    Some(menu(shown, id, name, options))
}

fn counted(words: &str, count: usize) -> String {
    [words, " (", &count.to_string(), ")"].concat()
}

fn places(shown: &Shown<'_>) -> Option<El> {
    let found = shown.query.choices(shown.context.library, "place");
    // In the order of the table of places.
    let all = shown.context.library.table("places").into_iter().flat_map(|table| table.records());
    let found = all.filter_map(|place| {
        let (id, count) = found.iter().find(|(id, _)| *id == place.id())?;
        Some((id.to_string(), counted(place.label(shown.context.lang), *count)))
    });
    let with = |place| Query { place, select: None, ..shown.query.clone() };
    values(shown, "place", PageMsg::FilterPlace, found.collect(), &shown.query.place, with)
}

fn sources(shown: &Shown<'_>) -> Option<El> {
    let found = shown.query.choices(shown.context.library, "source");
    let sum = |is_article: bool| {
        found.iter().filter(|(id, _)| words::is_article(id) == is_article).map(|(_, count)| count).sum::<usize>()
    };
    let groups = [(ARTICLES, PageMsg::FilterArticles, sum(true)), (OTHERS, PageMsg::FilterOthers, sum(false))];
    let mut options: Vec<(String, String)> = Vec::new();
    if sum(true) > 0 && sum(false) > 0 {
        options.extend(groups.map(|(value, words, count)| (value.to_string(), counted(say(shown, words), count))));
    }
    options.extend(found.iter().map(|(id, count)| {
        let words = words::source(shown.context.library, id, shown.context.lang);
        (id.to_string(), counted(words, *count))
    }));
    let with = |source| Query { source, select: None, ..shown.query.clone() };
    values(shown, "source", PageMsg::FilterSource, options, &shown.query.source, with)
}

fn voices(shown: &Shown<'_>) -> Option<El> {
    let found =
        shown.query.choices(shown.context.library, "voice").into_iter().map(|(voice, count)| {
            (voice.to_string(), counted(&words::code(shown.context.lang, "voice", voice), count))
        });
    let with = |voice| Query { voice, select: None, ..shown.query.clone() };
    values(shown, "voice", PageMsg::FilterVoice, found.collect(), &shown.query.voice, with)
}

fn checks(shown: &Shown<'_>) -> Option<El> {
    let library = shown.context.library;
    if matches!(shown.query.table.name, "series" | "sources" | "places") && shown.query.check.is_empty() {
        return None;
    }
    let mut options: Vec<(String, String)> = Vec::new();
    let alone = |check: &str| Query { check: check.to_string(), ..Query::of_table(shown.query.table) };
    for verdict in
        [Verdict::Contradicted, Verdict::Misprint, Verdict::Unverifiable, Verdict::Plausible, Verdict::Confirmed]
    {
        let count = alone(verdict.slug()).count_in(library, shown.query.table);
        if count > 0 {
            options.push((
                verdict.slug().to_string(),
                counted(words::verdict_parts(shown.context.lang, verdict).1, count),
            ));
        }
    }
    let unchecked = alone(UNCHECKED).count_in(library, shown.query.table);
    if unchecked > 0 {
        options.push((UNCHECKED.to_string(), counted(say(shown, PageMsg::MissingCheck), unchecked)));
    }
    let with = |check| Query { check, select: None, ..shown.query.clone() };
    values(shown, "check", PageMsg::FilterCheck, options, &shown.query.check, with)
}

/// The order of the rows, for narrow windows, where the heads of the columns are not seen.
fn orders(shown: &Shown<'_>) -> El {
    let table = shown.query.table.name;
    let now = shown.query.order();
    let mut options = Vec::new();
    if crate::records::columns::natural(table).is_none() {
        let query = Query { sort: None, ..shown.query.clone() };
        options.push((say(shown, PageMsg::FilterNatural).to_string(), query, now.is_none()));
    }
    for column in columns(table) {
        for (is_reversed, arrow) in [(false, " ↑"), (true, " ↓")] {
            let name = say_page(shown.context.lang, heading(table, *column));
            let sort = Some((*column, is_reversed));
            options.push(([name, arrow].concat(), Query { sort, ..shown.query.clone() }, now == sort));
        }
    }
    menu(shown, "sort", PageMsg::FilterSort, options)
}
