//! Titles of series some of which are a reader's: without a case of any word, since the words are the reader's.

use super::super::labels::{place_name, short_source, source_words, value_words};
use super::super::lens::{base_year, measure_words, name, over, seen};
use super::super::series::ShownValue;
use super::growth::{SeriesGrowth, in_brackets, is_within, rule_parts, year_words};
use crate::analysis::order::sort_by;
use crate::model::{Dataset, Lang, Number, Observation};
use crate::text::{Arg, Msg, fill, say};
use crate::view::{Lens, ViewState};

/// What the series count, two at most; through a lens what that gives of them, named before its numbers: "Index (2000 = 100) ·
/// Osh: schools, 100 (2000) → 540 (2010)"; or that it gives nothing.
pub fn own_title(dataset: &Dataset, state: &ViewState, lang: Lang, findings: &[SeriesGrowth<'_>]) -> String {
    let mut said: Vec<(f64, String)> =
        findings.iter().filter_map(|finding| plainly(finding, findings, dataset, state, lang)).collect();
    // What grew most by the lens stands first; counts stand in the order of the findings.
    sort_by(&mut said, |(order, _)| *order);
    let said: Vec<String> = said.into_iter().map(|(_, words)| words).take(2).collect();
    let lens = match state.lens {
        Lens::Count => return said.join("; "),
        Lens::Index => {
            let base =
                base_year(dataset, state).map_or(String::new(), |base| [" (", &base.to_string(), " = 100)"].concat());
            [say(lang, Msg::LensIndex), &base].concat()
        }
        Lens::Factor => say(lang, Msg::TitleOwnFactor).to_string(),
        Lens::Doubling => say(lang, Msg::TitleOwnDoubling).to_string(),
        lens => say(lang, name(lens)).to_string(),
    };
    let none = || say(lang, Msg::LensRefused).trim_end_matches('.').to_string();
    [lens, if said.is_empty() { none() } else { said.join("; ") }].join(" · ")
}

/// "Osh: schools, 95 (2000) → over 5,103 (2010)": without a case of any word, for the words are a reader's. Through a
/// lens what that gives, "Osh: schools, 100 (2000) → 540 (2010)", "Osh: schools, 17.4% (2000–2010)"; `None` where it
/// gives nothing. Before it where it stands among the others: lower numbers first, a reader's own before the atlas's.
fn plainly(
    finding: &SeriesGrowth<'_>,
    all: &[SeriesGrowth<'_>],
    dataset: &Dataset,
    state: &ViewState,
    lang: Lang,
) -> Option<(f64, String)> {
    let place = place_name(lang, &dataset.places[dataset.series[finding.series].place]);
    let mut rule = rule_parts(dataset, lang, finding.series, finding.to.basis, None);
    let of = &dataset.series[finding.series];
    let is_alike = |other: &SeriesGrowth<'_>| {
        let its = &dataset.series[other.series];
        other.series != finding.series
            && (its.place, its.indicator, other.to.basis) == (of.place, of.indicator, finding.to.basis)
    };
    // Two that count the same by the same rule are told apart by their sources.
    if all.iter().any(is_alike) && dataset.sources[of.source].is_article {
        rule.push(short_source(source_words(dataset, lang, of.source)));
    }
    let rule = in_brackets(&rule);
    let (growth, [from, to]) = match state.lens {
        Lens::Count => {
            let said = |observation: &Observation| {
                let value = observation.value.unwrap_or(Number::whole(0));
                (value_words(lang, value, observation.qualifier), year_words(lang, observation))
            };
            (0.0, [finding.from.map(said), Some(said(finding.to))])
        }
        _ => through(finding, dataset, state, lang),
    };
    let (b, to) = to?;
    let order = -growth + if dataset.is_own_series(finding.series) { 0.0 } else { LATER };
    let mut args = vec![
        ("place", Arg::Words(place)),
        ("what", Arg::Words(finding.what)),
        ("rule", Arg::Words(&rule)),
        ("b", Arg::Words(&b)),
        ("to", Arg::Words(&to)),
    ];
    let Some((a, from)) = from else { return Some((order, fill(lang, Msg::TitleOwnOne, &args))) };
    args.extend([("a", Arg::Words(&a)), ("from", Arg::Words(&from))]);
    Some((order, fill(lang, Msg::TitleOwn, &args)))
}

/// More than any growth: series of the atlas stand behind a reader's own.
const LATER: f64 = 1e9;

/// What the lens gives for the first and for the last count, each with its year, or for the stretch between them, with
/// its years; and before that how fast the series grew by it, to be compared with others. Where it has no value there it is
/// the last that is drawn in the years of the view.
fn through(
    finding: &SeriesGrowth<'_>,
    dataset: &Dataset,
    state: &ViewState,
    lang: Lang,
) -> (f64, [Option<(String, String)>; 2]) {
    let lens = state.lens;
    // Who doubles sooner grows faster.
    let growth = |height: f64| if lens == Lens::Doubling { -height } else { height };
    let seen = seen(dataset, state, finding.series).shown;
    let stretch = |value, qualifier, from: &Observation, to: &Observation| {
        let years = [&year_words(lang, from), "–", &year_words(lang, to)].concat();
        Some((measure_words(lang, lens, value, qualifier), years))
    };
    if lens.is_between()
        && let Some(from) = finding.from
        && let Ok((measure, value)) = over(lens, from, finding.to)
    {
        return (growth(value.to_f64()), [None, stretch(value, measure.qualifier, from, finding.to)]);
    }
    let said = |shown: &ShownValue| match &shown.from {
        Some(from) if lens.is_between() => stretch(shown.value, shown.qualifier, from, &shown.observation),
        _ => Some((measure_words(lang, lens, shown.value, shown.qualifier), year_words(lang, &shown.observation))),
    };
    let of = |observation: &Observation| seen.iter().find(|shown| shown.observation.id == observation.id);
    match (finding.from.and_then(of), of(finding.to)) {
        (Some(from), Some(to)) if !lens.is_between() => {
            // All indices meet at 100.
            let of = if lens == Lens::Index { from.height.max(1e-9) } else { 1.0 };
            (to.height / of, [said(from), said(to)])
        }
        _ => {
            let last = seen.iter().rfind(|shown| is_within(state, &shown.observation)).or(seen.last());
            // A single index is 100 and no growth.
            let height = if lens == Lens::Index { 0.0 } else { last.map_or(0.0, |shown| shown.height) };
            (growth(height), [None, last.and_then(said)])
        }
    }
}
