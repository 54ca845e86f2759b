//! The title of the page of evidence: what the checks say of the records shown, in a sentence.

use super::evidence::Query;
use super::words;
use super::{Library, Record};
use crate::model::{Lang, Number, Verdict};
use crate::text::{Arg, PageMsg, fill_page, say_page};
use crate::view::DEFAULT_SERIES;

/// The longest stretch of what was typed that a title repeats, in characters.
const LONGEST: usize = 60;

/// A number in a sentence: in words up to ten where the language does so, else in digits.
fn count_words(lang: Lang, n: usize) -> String {
    let small = say_page(lang, PageMsg::SmallNumbers).split(' ').nth(n.wrapping_sub(1));
    small.map_or_else(|| crate::text::number_words(lang, Number::whole(n as i64)), str::to_string)
}

/// "two are contradicted": one clause for each verdict that speaks against what is printed, or leaves it open.
///
/// `prefix` names the messages: a record is contradicted, a check contradicts.
fn clauses(lang: Lang, prefix: &str, counts: &[usize; 5]) -> String {
    let clause = |verdict: Verdict| {
        let message = PageMsg::named(&[prefix, verdict.slug()].concat())?;
        let n = counts[words::weight(verdict)];
        let words = count_words(lang, n);
        let args = [("n", Arg::Count(Number::whole(n as i64))), ("w", Arg::Words(&words))];
        (n > 0).then(|| fill_page(lang, message, &args))
    };
    let against = [Verdict::Contradicted, Verdict::Misprint, Verdict::Unverifiable];
    let mut said: Vec<String> = against.into_iter().filter_map(clause).collect();
    if said.is_empty() {
        said = [Verdict::Plausible, Verdict::Confirmed].into_iter().filter_map(clause).collect();
    }
    let Some(last) = said.pop() else { return String::new() };
    if said.is_empty() {
        return last;
    }
    [&said.join(", "), say_page(lang, PageMsg::ClauseAnd), &last].concat()
}

/// How many of the records have each verdict, by its weight.
fn tally<'a>(library: &Library, records: impl Iterator<Item = Record<'a>>) -> [usize; 5] {
    let mut counts = [0; 5];
    records.filter_map(|record| words::verdict_on(library, &record)).for_each(|v| counts[words::weight(v)] += 1);
    counts
}

/// What is typed, short enough for a sentence.
pub fn shortened(query: &str) -> String {
    let query = query.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = query.chars().take(LONGEST).collect();
    if short.len() < query.len() { short + "…" } else { short }
}

/// The kind of the records of a table, after a number: "events". With `of`, in the form after "of".
pub fn kind(lang: Lang, table: &str, n: usize, of: bool) -> String {
    let key = [if of { "of-" } else { "kind-" }, table].concat();
    let message = PageMsg::named(&key).unwrap_or(PageMsg::CountRecords);
    fill_page(lang, message, &[("n", Arg::Count(Number::whole(n as i64)))])
}

/// The finding of what a query shows.
pub fn title(library: &'static Library, query: &Query, rows: &[Record<'_>], lang: Lang) -> String {
    let table = query.table.name;
    let n = rows.len();
    let (q, w) = (shortened(&query.q), count_words(lang, n));
    let (what, of) = (kind(lang, table, n, false), kind(lang, table, n, true));
    let mut args = vec![
        ("n", Arg::Count(Number::whole(n as i64))),
        ("w", Arg::Words(&w)),
        ("q", Arg::Words(&q)),
        ("what", Arg::Words(&what)),
        ("of", Arg::Words(&of)),
    ];
    if n == 0 {
        let message = if q.is_empty() { PageMsg::FindingNone } else { PageMsg::FindingNoneFor };
        return fill_page(lang, message, &args);
    }
    if !q.is_empty() {
        return capital(fill_page(lang, PageMsg::FindingWords, &args));
    }
    if table == "observations" && !query.is_filtered() {
        let drawn = query.table.records().filter(|record| {
            DEFAULT_SERIES.contains(&record.get("series"))
                && !record.get("date").is_empty()
                && !record.get("value").is_empty()
        });
        let drawn: Vec<Record<'_>> = drawn.collect();
        let (n, w) = (Number::whole(drawn.len() as i64), count_words(lang, drawn.len()));
        let list = clauses(lang, "clause-", &tally(library, drawn.into_iter()));
        if !list.is_empty() {
            let args = [("n", Arg::Count(n)), ("w", Arg::Words(&w)), ("list", Arg::Words(&list))];
            return fill_page(lang, PageMsg::FindingGrowth, &args);
        }
    }
    if matches!(table, "sources" | "places" | "series") {
        let message = match table {
            "sources" => PageMsg::FindingSources,
            "places" => PageMsg::FindingPlaces,
            _ => PageMsg::FindingSeries,
        };
        return capital(fill_page(lang, message, &args));
    }
    // "Of the one event, one is contradicted" is no sentence.
    let alone = rows.first().filter(|_| n == 1).and_then(|record| words::verdict_on(library, record));
    if let Some(verdict) = Verdict::from_slug(&query.check).or(alone) {
        let word = words::verdict_parts(lang, verdict).1.to_lowercase();
        args.push(("verdict", Arg::Words(&word)));
        return capital(fill_page(lang, PageMsg::FindingVerdict, &args));
    }
    let prefix = if table == "checks" { "checks-" } else { "clause-" };
    let list = clauses(lang, prefix, &tally(library, rows.iter().copied()));
    let message = match (list.is_empty(), query.is_filtered()) {
        (true, _) => PageMsg::FindingUnchecked,
        (false, true) => PageMsg::FindingShown,
        (false, false) => PageMsg::FindingAll,
    };
    args.push(("list", Arg::Words(&list)));
    capital(fill_page(lang, message, &args))
}

/// With a capital letter: a sentence may begin with a number in words.
fn capital(sentence: String) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(params: &str) -> [String; 3] {
        let library = Library::open();
        let (query, _) = Query::read(library, params);
        Lang::ALL.map(|lang| title(library, &query, &query.rows(library, lang), lang).replace('\u{a0}', " "))
    }

    #[test]
    fn the_default_title_is_the_finding_on_the_growth_chart() {
        assert_eq!(
            titles(""),
            [
                "Of the seven counts that the growth chart takes from the articles, one is contradicted and four cannot be verified",
                "Oʻsish diagrammasi uchun maqolalardan olingan 7 ta sondan 1 tasiga zid maʼlumot bor, 4 tasini tekshirib boʻlmaydi",
                "Из 7 значений, взятых из статей для графика роста, 1 противоречит другим источникам, 4 проверить нельзя",
            ]
        );
    }

    #[test]
    fn every_table_and_filter_has_a_sentence_without_gaps() {
        let mut all = Vec::new();
        for table in &Library::open().tables {
            for rest in
                ["", "&q=2006", "&q=zzz", "&place=kg", "&place=zw", "&check=misprint", "&check=none", "&source=s1"]
            {
                for words in titles(&["table=", table.name, rest].concat()) {
                    assert!(!words.is_empty() && !words.contains(['{', '}', '|']), "{} {rest}: {words}", table.name);
                    assert!(!words.starts_with(char::is_lowercase), "{words}");
                    all.push(words);
                }
            }
        }
        if std::env::var_os("SHOW").is_some() {
            all.iter().for_each(|words| eprintln!("{words}"));
        }
    }

    #[test]
    fn a_long_search_is_shortened_in_the_title() {
        let mut params = String::new();
        crate::records::link::push(&mut params, "q", &"я".repeat(10_000));
        for words in titles(&params) {
            assert!(words.chars().count() < 140 && words.contains('…'), "{words}");
        }
    }
}
