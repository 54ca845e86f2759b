//! What the cells of a record say, in words: places, dates, values, codes, sources, checks.

use super::{Library, Record};
use crate::chart::labels::{basis_words, locator_words, unit_words, value_words, verdict_words};
use crate::model::{Hue, Lang, Number, Qualifier, Verdict, When};
use crate::text::{Arg, Msg, PageMsg, date_words, fill, number_words, say, say_page};

/// The name of a record in a language: its label, its proper name, or what it says.
pub fn name(record: &Record<'_>, lang: Lang) -> &'static str {
    let names = [record.label(lang), record.proper_name(lang).0, record.text(lang)];
    names.into_iter().find(|name| !name.is_empty()).unwrap_or(record.id())
}

/// The name of the record of an id; the id itself where there is none.
pub fn name_of<'a>(library: &Library, id: &'a str, lang: Lang) -> &'a str {
    library.record(id).map_or(id, |record| name(&record, lang))
}

/// The id of the place that a record is about: its own, that of its series or division, or for a check that of the first
/// record it speaks of. Empty where the source names none.
pub fn place(library: &Library, record: &Record<'_>) -> &'static str {
    let of = |id: &str| library.record(id).map_or("", |other| place(library, &other));
    match record.table.name {
        "places" => record.id(),
        "observations" => of(record.get("series")),
        "stages" => record.get("scheme"),
        "checks" => of(record.get("targets").split(';').next().unwrap_or_default()),
        _ => record.get("place"),
    }
}

/// The colour and marker of a record's place; `None` where the source names no place.
pub fn hue(library: &Library, record: &Record<'_>) -> Option<Hue> {
    Some(place(library, record)).filter(|id| !id.is_empty()).map(Hue::of_place)
}

/// When, as its column `date` or `active` says it; `None` where it is missing.
pub fn when(record: &Record<'_>) -> Option<When> {
    let cell = [record.get("date"), record.get("active")].concat();
    cell.parse().ok()
}

/// When, in words; `None` where it is missing.
pub fn date(record: &Record<'_>, lang: Lang) -> Option<String> {
    when(record).map(|when| date_words(lang, &when))
}

/// How exact the source says its value is.
pub fn qualifier(record: &Record<'_>) -> Qualifier {
    Qualifier::from_slug(record.get("qualifier")).unwrap_or(Qualifier::Exact)
}

/// The value with its qualifier, without a unit; `None` where it is missing.
pub fn value(record: &Record<'_>, lang: Lang) -> Option<String> {
    let value = Number::parse(record.get("value")).ok()?;
    Some(value_words(lang, value, qualifier(record)))
}

/// The unit of a value: what an observation counts, or the unit of a figure in the form that its number asks for.
pub fn unit(library: &Library, record: &Record<'_>, lang: Lang) -> String {
    let number = Number::parse(record.get("value")).unwrap_or(Number::whole(0));
    if let Some(series) = library.record(record.get("series")) {
        return unit_words(lang, series.get("indicator"), number);
    }
    match PageMsg::named(&["unit-", record.get("unit")].concat()) {
        Some(message) => crate::text::fill_page(lang, message, &[("n", Arg::Count(number))]),
        None => String::new(),
    }
}

/// The counting rule of an observation or series: its own, or that of its series.
pub fn basis(library: &Library, record: &Record<'_>, lang: Lang) -> &'static str {
    let own = record.get("basis");
    let inherited = || library.record(record.get("series")).map_or("", |series| series.get("basis"));
    basis_words(lang, if own.is_empty() { inherited() } else { own })
}

/// The word of a code such as a kind, a category or a fate; the code itself if the catalogue lacks it, which a test
/// refuses. A check's basis may be several, joined by `+`.
pub fn code(lang: Lang, column: &str, code: &str) -> String {
    let one = |code: &str| {
        let message = PageMsg::named(&["code-", column, "-", code].concat());
        message.map_or_else(|| code.to_string(), |message| say_page(lang, message).to_string())
    };
    code.split('+').map(one).collect::<Vec<_>>().join("; ")
}

/// Short name of a source: "Article 2", or the label of another publisher.
pub fn source(library: &Library, id: &str, lang: Lang) -> &'static str {
    match id {
        "s1" => say(lang, Msg::SourceS1),
        "s2" => say(lang, Msg::SourceS2),
        _ => library.record(id).map_or("", |source| source.label(lang)),
    }
}

/// True for one of the two articles.
pub fn is_article(id: &str) -> bool {
    matches!(id, "s1" | "s2")
}

/// Where in an article: "Kyrgyzstan, ¶ 2"; `None` for other sources.
pub fn locator(record: &Record<'_>, lang: Lang) -> Option<String> {
    // The sign and its number stay on one line.
    locator_words(lang, record.get("locator")).map(|place| place.replace("¶ ", "¶\u{a0}"))
}

/// "Article 2, Kyrgyzstan, ¶ 2".
pub fn provenance(library: &Library, record: &Record<'_>, lang: Lang) -> String {
    let source = source(library, record.get("source"), lang);
    match locator(record, lang) {
        Some(place) => [source, ", ", &place].concat(),
        None => source.to_string(),
    }
}

/// What a check found.
pub fn verdict(check: &Record<'_>) -> Option<Verdict> {
    Verdict::from_slug(check.get("verdict"))
}

/// Sign and word of a verdict, without the full stop: "≠", "Contradicted".
pub fn verdict_parts(lang: Lang, verdict: Verdict) -> (&'static str, &'static str) {
    verdict_words(lang, verdict).trim_end_matches('.').split_once(' ').unwrap_or_default()
}

/// The better value or date that a check gives, in words; `None` where it gives none.
pub fn better(check: &Record<'_>, lang: Lang) -> Option<String> {
    let value = Number::parse(check.get("better_value")).ok().map(|value| number_words(lang, value));
    let date = check.get("better_date").parse::<When>().ok().map(|when| date_words(lang, &when));
    match (value, date) {
        (Some(value), Some(date)) => Some([value, date].join(", ")),
        (value, date) => value.or(date),
    }
}

/// How much a verdict weighs against what is printed, the most first.
pub fn weight(verdict: Verdict) -> usize {
    match verdict {
        Verdict::Contradicted => 0,
        Verdict::Misprint => 1,
        Verdict::Unverifiable => 2,
        Verdict::Plausible => 3,
        Verdict::Confirmed => 4,
    }
}

/// The verdict on a record: of several checks the one that weighs most against it, a check's own for a check; `None`
/// where nobody has checked it.
pub fn verdict_on(library: &Library, record: &Record<'_>) -> Option<Verdict> {
    if record.table.name == "checks" {
        return verdict(record);
    }
    library.checks_of(record.id()).filter_map(|check| verdict(&check)).min_by_key(|verdict| weight(*verdict))
}

/// "better: 2,300".
pub fn better_sentence(check: &Record<'_>, lang: Lang) -> Option<String> {
    let better = better(check, lang)?;
    let message = if check.get("better_value").is_empty() { Msg::ReadingBetterDate } else { Msg::ReadingBetter };
    let gap = if check.get("better_value").is_empty() { "date" } else { "value" };
    Some(fill(lang, message, &[(gap, Arg::Words(&better))]))
}
