//! The title says what the picture shows, computed from the data; the subtitle gives unit, basis and span.

mod growth;
mod notes;
mod own;

pub use growth::{origin_words, target_words};
pub use notes::{notes, qualifiers, refusals, sources};

use super::labels::{counted_words, value_words, what_words};
use super::lens::{base_year, measure_words, over, seen};
use super::scale::TimeScale;
use super::series::{series_drawn, values_shown};
use super::timeline::choice::reaches_beyond;
use super::timeline::{events_dated, events_shown};
use crate::analysis::growth::longest_run;
use crate::analysis::order::sort_by;
use crate::model::{Dataset, Date, Day, Lang, Number, Observation, When};
use crate::text::{Arg, Msg, date_words, fill, say};
use crate::view::{Evidence, Lens, Page, TimeSpan, ViewState};
use growth::{SeriesGrowth, counts_of, fill_title, rule_words, year_words};
use own::own_title;

/// The finding through a lens: of the series whose longest stretch by one rule gives the most, what it gives. `None` where
/// the lens gives nothing over such a stretch.
fn lens_title(dataset: &Dataset, state: &ViewState, lang: Lang) -> Option<String> {
    let lens = state.lens;
    let mut best: Option<(f64, String)> = None;
    for series in state.shown().iter().filter_map(|id| dataset.series_index(id)) {
        let counts = counts_of(dataset, state, series);
        let Some((first, last)) = longest_run(&counts) else { continue };
        let (from, to) = (year_words(lang, first), year_words(lang, last));
        let rule = rule_words(dataset, lang, series, last.basis, None);
        let mut args = vec![
            ("of", Arg::Words(dataset.places[dataset.series[series].place].of.get(lang))),
            ("what", Arg::Words(what_words(lang, dataset.series[series].indicator))),
            ("rule", Arg::Words(&rule)),
            ("from", Arg::Words(&from)),
            ("to", Arg::Words(&to)),
        ];
        let words = |value, qualifier| match lens {
            Lens::Annual => measure_words(lang, lens, value, qualifier),
            _ => value_words(lang, value, qualifier),
        };
        let (a, b, base);
        let (weight, message) = if lens.is_between() {
            // "0.7 times as many" is no sentence; that the count fell is one.
            let Some((measure, value)) =
                over(lens, first, last).ok().filter(|(measure, _)| lens != Lens::Factor || measure.value > 1.0)
            else {
                continue;
            };
            a = words(value, measure.qualifier);
            args.extend([("value", Arg::Words(&a)), ("n", Arg::Count(value))]);
            match lens {
                Lens::Factor => (measure.value, Msg::TitleFactor),
                Lens::Annual => (measure.value, Msg::TitleAnnual),
                _ => (-measure.value, Msg::TitleDoubling),
            }
        } else {
            let seen = seen(dataset, state, series).shown;
            let find = |observation: &Observation| seen.iter().find(|shown| shown.observation.id == observation.id);
            let (Some(first), Some(last)) = (find(first), find(last)) else { continue };
            (a, b) = (words(first.value, first.qualifier), words(last.value, last.qualifier));
            base = base_year(dataset, state).unwrap_or_default().to_string();
            args.extend([("a", Arg::Words(&a)), ("b", Arg::Words(&b)), ("base", Arg::Words(&base))]);
            // All indices meet at 100; what grew most came from the least.
            let weight = last.height / if lens == Lens::Index { first.height.max(1e-9) } else { 1.0 };
            (weight, if lens == Lens::Index { Msg::TitleIndex } else { Msg::TitleRate })
        };
        if best.as_ref().is_none_or(|(most, _)| weight > *most) {
            best = Some((weight, fill_title(lang, message, &args)));
        }
    }
    best.map(|(_, title)| title)
}

/// The finding of a growth picture in a sentence, of at most two series: those that ended highest.
pub fn growth_title(dataset: &Dataset, state: &ViewState, lang: Lang) -> String {
    // What a lens says takes cases of words, which a reader's words may not have.
    let has_own =
        || state.shown().iter().filter_map(|id| dataset.series_index(id)).any(|series| dataset.is_own_series(series));
    let through = if state.lens == Lens::Count || has_own() { None } else { lens_title(dataset, state, lang) };
    let mut title = through.unwrap_or_else(|| count_title(dataset, state, lang));
    begin_large(&mut title);
    title
}

/// Only "the world’s" and its like start small, and those letters are ASCII; the full rules weigh 5,000 bytes.
fn begin_large(sentence: &mut str) {
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
}

/// The finding of the counts themselves, or, where some are a reader's, of the lens.
fn count_title(dataset: &Dataset, state: &ViewState, lang: Lang) -> String {
    let series: Vec<usize> = state.shown().iter().filter_map(|id| dataset.series_index(id)).collect();
    let values: Vec<Vec<Observation>> = series.iter().map(|series| counts_of(dataset, state, *series)).collect();
    let chosen = series.clone();
    let mut findings: Vec<SeriesGrowth<'_>> = Vec::new();
    for (series, values) in series.into_iter().zip(&values) {
        let run = longest_run(values);
        let Some(to) = run.map(|(_, to)| to).or(values.last()) else { continue };
        let of = dataset.places[dataset.series[series].place].of.get(lang);
        let what = what_words(lang, dataset.series[series].indicator);
        findings.push(SeriesGrowth { series, of, what, from: run.map(|(from, _)| from), to });
    }
    // What grew stands before single counts, and the highest first; a reader's own before those of the atlas.
    sort_by(&mut findings, |finding| {
        let height = finding.to.value.map_or(0.0, Number::to_f64);
        let height = if finding.from.is_some() { -height } else { 1.0 / (1.0 + height) };
        if dataset.is_own_series(finding.series) { height - 1e18 } else { height }
    });
    match findings.as_slice() {
        found @ [_, ..] if found.iter().any(|finding| dataset.is_own_series(finding.series)) => {
            own_title(dataset, state, lang, found)
        }
        [] => chosen
            .into_iter()
            .find_map(|series| undated_title(dataset, lang, series))
            .unwrap_or_else(|| say(lang, Msg::TitleNone).to_string()),
        [first, second, ..] if second.from.is_some() && second.what == first.what && second.of != first.of => {
            second.say(dataset, lang, Some(first))
        }
        [first, ..] => first.say(dataset, lang, None),
    }
}

/// What can be said of a series none of whose values has a date.
fn undated_title(dataset: &Dataset, lang: Lang, series: usize) -> Option<String> {
    let observation = dataset.observations.iter().find(|observation| observation.series == series)?;
    let value = value_words(lang, observation.value?, observation.qualifier);
    let rule = rule_words(dataset, lang, series, observation.basis, None);
    let args = [
        ("of", dataset.places[dataset.series[series].place].of.get(lang)),
        ("what", what_words(lang, dataset.series[series].indicator)),
        ("rule", &rule),
        ("b", &value),
    ];
    Some(fill(lang, Msg::TitleUndated, &args.map(|(name, words)| (name, Arg::Words(words)))))
}

/// The title of a view: the finding of the growth chart, or of the timeline where that stands alone.
pub fn title(dataset: &Dataset, state: &ViewState, lang: Lang, time: &TimeScale) -> String {
    if dataset.is_brought && dataset.series.is_empty() && dataset.events.is_empty() {
        return say(lang, Msg::TitleOwnNone).to_string();
    }
    if state.page != Page::Timeline {
        return growth_title(dataset, state, lang);
    }
    let (first, end) = time.domain();
    let events = events_shown(dataset, state, first, end).len();
    let (from, to) = (first.year().to_string(), Day(end.0 - 1).year().to_string());
    let n = Number::whole(events as i64);
    if dataset.holds_own() {
        let date = TimeSpan::new(first, end).map(|span| date_words(lang, &span.when())).unwrap_or_default();
        return fill(lang, Msg::TitleOwnTimeline, &[("n", Arg::Count(n)), ("date", Arg::Words(&date))]);
    }
    // A single year, months and days stand in a title only where the view has them.
    let last = end.year() - 1;
    let is_years = |span: &TimeSpan| first.year() < last && TimeSpan::of_years(first.year(), last) == Some(*span);
    if let Some(span) = TimeSpan::new(first, end).filter(|span| !is_years(span)) {
        let date = date_words(lang, &span.when());
        return fill(lang, Msg::TitleTimelineDate, &[("n", Arg::Count(n)), ("date", Arg::Words(&date))]);
    }
    fill(lang, Msg::TitleTimeline, &[("n", Arg::Count(n)), ("from", Arg::Words(&from)), ("to", Arg::Words(&to))])
}

/// What is counted, whose figures, over which years.
pub fn subtitle(dataset: &Dataset, state: &ViewState, lang: Lang) -> String {
    let drawn = series_drawn(dataset, state);
    match state.page {
        Page::Timeline | Page::Together
            if dataset.holds_own() && (drawn.is_empty() || state.page == Page::Timeline) =>
        {
            return timeline_subtitle(dataset, state, lang, Msg::SubOwnTimeline);
        }
        Page::Timeline => return timeline_subtitle(dataset, state, lang, Msg::SubTimeline),
        Page::Together if drawn.is_empty() => return say(lang, Msg::SubTogether).to_string(),
        Page::Growth if drawn.is_empty() => return String::new(),
        _ => {}
    }
    let indicators: Vec<&'static str> = drawn.iter().map(|series| dataset.series[*series].indicator).collect();
    let dates: Vec<Date> = drawn
        .iter()
        .flat_map(|series| values_shown(dataset, state, *series))
        .filter_map(|shown| shown.observation.date)
        .filter(|date| state.time.is_none_or(|span| span.first() < date.end() && date.first() < span.end()))
        .collect();
    let years = || dates.iter().map(|date| date.first().year());
    let of_articles = drawn.iter().filter(|series| dataset.sources[dataset.series[**series].source].is_article).count();
    let own = drawn.iter().filter(|series| dataset.is_own_series(**series)).count();
    let message = match state.evidence {
        _ if own == drawn.len() => Msg::SubOwn,
        _ if own > 0 => Msg::SubOwnBeside,
        _ if of_articles == 0 => Msg::SubGrowthElsewhere,
        Evidence::Corrected => Msg::SubGrowthCorrected,
        Evidence::Printed if of_articles == drawn.len() => Msg::SubGrowthPrinted,
        _ => Msg::SubGrowthOthers,
    };
    let years = match (years().min(), years().max()) {
        (Some(first), Some(last)) => {
            let (from, to) = (first.to_string(), last.to_string());
            // "About 2002" stays about.
            let vague = dates.first().filter(|date| date.is_approximate() && dates.iter().all(|one| one == *date));
            let message = if first == last { Msg::SubYear } else { Msg::SubYears };
            let years = || fill(lang, message, &[("from", Arg::Words(&from)), ("to", Arg::Words(&to))]);
            vague.map_or_else(years, |date| date_words(lang, &When::At(*date)))
        }
        _ => say(lang, Msg::DateUnknown).to_string(),
    };
    let counted = counted_words(lang, &indicators);
    let what = ("what", Arg::Words(&counted));
    let mut growth = match state.lens {
        Lens::Index => say(lang, Msg::SubIndex).to_string(),
        Lens::Rate => say(lang, Msg::SubRate).to_string(),
        Lens::Factor => say(lang, Msg::SubFactor).to_string(),
        Lens::Annual => say(lang, Msg::SubAnnual).to_string(),
        Lens::Doubling => say(lang, Msg::SubDoubling).to_string(),
        Lens::Count => String::new(),
    };
    if !growth.is_empty() {
        growth.push_str(". ");
    }
    growth.push_str(&fill(lang, message, &[what, ("years", Arg::Words(&years))]));
    begin_large(&mut growth);
    if state.page == Page::Together { [&growth, ". ", say(lang, Msg::SubTogether)].concat() } else { growth }
}

/// How to read a timeline; and that an event counted in its title need not have happened within the time shown, where that
/// is so: "13 events, 13 May 2005" counts one that is dated "2005" as well.
fn timeline_subtitle(dataset: &Dataset, state: &ViewState, lang: Lang, message: Msg) -> String {
    let reach_beyond = |span: &TimeSpan| {
        let mut dated = events_dated(dataset, state, span.first(), span.end()).into_iter();
        dated.any(|(_, when)| reaches_beyond(&when, span.first(), span.end()))
    };
    let read = say(lang, message);
    if state.page == Page::Timeline && state.time.as_ref().is_some_and(reach_beyond) {
        [read, ". ", say(lang, Msg::SubTimelineBeyond)].concat()
    } else {
        read.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timeline_says_where_dates_reach_beyond_the_time_shown() {
        let dataset = crate::bundle::embedded().expect("the tables");
        for (link, says) in [
            ("#/timeline", false),
            ("#/timeline?time=2005-05-13..2005-05-13", true),
            ("#/timeline?time=2005-05..2005-05&only=law~kg", false),
        ] {
            let (state, _) = crate::view::parse(link, &dataset);
            let subtitle = subtitle(&dataset, &state, Lang::En);
            assert_eq!(subtitle.contains("reach beyond"), says, "{link}: {subtitle}");
        }
    }

    #[test]
    fn the_default_title_in_each_language() {
        let dataset = crate::bundle::embedded().expect("the tables");
        let titles = Lang::ALL.map(|lang| {
            growth_title(&dataset, &ViewState::default(), lang).replace('\u{a0}', " ").replace('\u{2011}', "-")
        });
        assert_eq!(
            titles,
            [
                "Kyrgyzstan’s NGOs grew in number 3.7-fold from 2000 to 2010; Uzbekistan’s grew in number from 95 in 1991 to over 5,100 in 2010",
                "Qirgʻizistonda NNTlar soni 2000-yildan 2010-yilgacha 3,7 baravar koʻpaydi; Oʻzbekistonda esa 1991-yildagi 95 dan 2010-yilda 5 100 dan ortiqqa yetdi",
                "Число НПО в Кыргызстане с 2000 по 2010 год выросло в 3,7 раза; в Узбекистане их число выросло с 95 в 1991 году до более чем 5100 в 2010 году",
            ]
        );
    }

    #[test]
    fn a_corrected_view_has_a_corrected_title() {
        let dataset = crate::bundle::embedded().expect("the tables");
        let state = ViewState { evidence: Evidence::Corrected, show: Some(vec!["uz-ngos"]), ..ViewState::default() };
        assert_eq!(
            growth_title(&dataset, &state, Lang::En),
            "Uzbekistan’s NGOs grew in number from 95 in 1991 to 5,103 in 2009"
        );
    }

    #[test]
    fn no_ratio_is_made_of_vague_counts_or_across_rules() {
        let dataset = crate::bundle::embedded().expect("the tables");
        for (series, title) in [
            ("kz-ngos", "Kazakhstan’s NGOs (registered): 6 in 1989"),
            ("uz-ngos", "Uzbekistan’s NGOs grew in number from 95 in 1991 to over 5,100 in 2010"),
        ] {
            let state = ViewState { show: Some(vec![series]), ..ViewState::default() };
            assert_eq!(growth_title(&dataset, &state, Lang::En), title);
        }
        assert_eq!(
            growth_title(&dataset, &ViewState { show: Some(vec![]), ..ViewState::default() }, Lang::En),
            "No series is chosen"
        );
    }
}
