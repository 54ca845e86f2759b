//! The title says what the picture shows, computed from the data; the subtitle gives unit, basis and span.

mod notes;

pub use notes::{notes, qualifiers, refusals, sources};

use super::labels::{
    basis_words, counted_words, place_name, short_source, source_name, value_words, what_words, year_digits,
};
use super::lens::{base_year, measure_words, over, seen};
use super::scale::TimeScale;
use super::series::{ShownValue, series_drawn, values_shown};
use super::timeline::events_shown;
use crate::analysis::growth::{factor, is_exact, longest_run, qualifier_of_quotient};
use crate::analysis::order::sort_by;
use crate::model::{Dataset, Day, Lang, Number, Observation, Qualifier};
use crate::text::{Arg, Msg, date_words, fill, say};
use crate::view::{Evidence, Lens, Page, TimeSpan, ViewState};

/// What can be said of one series.
struct SeriesGrowth<'a> {
    series: usize,
    of: &'static str,
    what: &'static str,
    from: Option<&'a Observation>,
    to: &'a Observation,
}

/// The value after "from": in the case that each language wants there.
pub fn origin_words(lang: Lang, value: Number, qualifier: Qualifier) -> String {
    let message =
        [Msg::FromExact, Msg::FromAbout, Msg::FromOver, Msg::FromUnder, Msg::FromApproaching][qualifier as usize];
    fill(lang, message, &[("n", Arg::Count(value))])
}

/// The value after "to": in the case that each language wants there.
pub fn target_words(lang: Lang, value: Number, qualifier: Qualifier) -> String {
    let message = [Msg::ToExact, Msg::ToAbout, Msg::ToOver, Msg::ToUnder, Msg::ToApproaching][qualifier as usize];
    fill(lang, message, &[("n", Arg::Count(value))])
}

/// The year of an observation in a title, no finer than it is known: "about 2010".
fn year_words(lang: Lang, observation: &Observation) -> String {
    let year = year_digits(observation);
    let is_vague = observation.date.is_some_and(|date| date.is_approximate());
    if is_vague { fill(lang, Msg::ValueAbout, &[("n", Arg::Words(&year))]) } else { year }
}

/// How a series counts and whose count it is, as a title adds it to what is counted: " (registered, ICNL)". The articles
/// are named below the picture. A rule that is not stated is said where the finding before has one.
fn rule_words(dataset: &Dataset, lang: Lang, series: usize, basis: &'static str, before: Option<&str>) -> String {
    let of = &dataset.series[series];
    let mut parts = Vec::new();
    match (of.indicator, basis) {
        // The name of what is counted says these.
        ("offices", "registered") | ("applications", "applied") | (_, "total") => {}
        (_, "unstated") => {
            let is_new = before.is_some_and(|before| before != basis);
            parts.extend(is_new.then(|| say(lang, Msg::RuleUnstated)));
        }
        _ => parts.push(basis_words(lang, basis)),
    }
    let source = &dataset.sources[of.source];
    if !source.is_article {
        parts.push(short_source(source_name(lang, source)));
    }
    if parts.is_empty() { String::new() } else { [" (", &parts.join(", "), ")"].concat() }
}

impl SeriesGrowth<'_> {
    /// "Osh: schools, 95 (2000) → over 5,103 (2010)": without a case of any word, for the words are a reader's. Through a
    /// lens what that gives, "Osh: schools, 100 (2000) → 540 (2010)", "Osh: schools, 17.4% (2000–2010)"; `None` where it
    /// gives nothing.
    fn plainly(&self, dataset: &Dataset, state: &ViewState, lang: Lang) -> Option<String> {
        let place = place_name(lang, &dataset.places[dataset.series[self.series].place]);
        let rule = rule_words(dataset, lang, self.series, self.to.basis, None);
        let [from, to] = match state.lens {
            Lens::Count => [self.from, Some(self.to)].map(|observation| {
                let observation = observation?;
                let value = observation.value.unwrap_or(Number::whole(0));
                Some((value_words(lang, value, observation.qualifier), year_words(lang, observation)))
            }),
            _ => self.through(dataset, state, lang),
        };
        let (b, to) = to?;
        let mut args = vec![
            ("place", Arg::Words(place)),
            ("what", Arg::Words(self.what)),
            ("rule", Arg::Words(&rule)),
            ("b", Arg::Words(&b)),
            ("to", Arg::Words(&to)),
        ];
        let Some((a, from)) = from else { return Some(fill(lang, Msg::TitleOwnOne, &args)) };
        args.extend([("a", Arg::Words(&a)), ("from", Arg::Words(&from))]);
        Some(fill(lang, Msg::TitleOwn, &args))
    }

    /// What the lens gives for the first and for the last count, each with its year, or for the stretch between them, with
    /// its years. Where it has no value there it is the last that is drawn in the years of the view.
    fn through(&self, dataset: &Dataset, state: &ViewState, lang: Lang) -> [Option<(String, String)>; 2] {
        let lens = state.lens;
        let seen = seen(dataset, state, self.series).shown;
        let stretch = |value, qualifier, from: &Observation, to: &Observation| {
            let years = [&year_words(lang, from), "–", &year_words(lang, to)].concat();
            Some((measure_words(lang, lens, value, qualifier), years))
        };
        if lens.is_between()
            && let Some(from) = self.from
            && let Ok((measure, value)) = over(lens, from, self.to)
        {
            return [None, stretch(value, measure.qualifier, from, self.to)];
        }
        let said = |shown: &ShownValue| match &shown.from {
            Some(from) if lens.is_between() => stretch(shown.value, shown.qualifier, from, &shown.observation),
            _ => Some((measure_words(lang, lens, shown.value, shown.qualifier), year_words(lang, &shown.observation))),
        };
        let of = |observation: &Observation| seen.iter().find(|shown| shown.observation.id == observation.id);
        match (self.from.and_then(of), of(self.to)) {
            (Some(from), Some(to)) if !lens.is_between() => [said(from), said(to)],
            _ => {
                let last = seen.iter().rfind(|shown| is_within(state, &shown.observation)).or(seen.last());
                [None, last.and_then(said)]
            }
        }
    }

    /// "3.7-fold" may be said of two exact counts by one rule that grew less than twentyfold; the two counts themselves
    /// say more of a larger growth.
    fn fold(&self) -> Option<Number> {
        let from = self.from.filter(|from| is_exact(from) && is_exact(self.to))?;
        let factor = factor(from, self.to).ok().filter(|factor| (1.2..20.0).contains(factor))?;
        Number::rounded(factor, if factor < 10.0 { 1 } else { 0 })
    }

    /// The finding as a sentence; after another one, as its second half.
    fn say(&self, dataset: &Dataset, lang: Lang, before: Option<&SeriesGrowth<'_>>) -> String {
        let first = before.map(|before| before.say(dataset, lang, None));
        let to_value = self.to.value.unwrap_or(Number::whole(0));
        let to = year_words(lang, self.to);
        let rule = rule_words(dataset, lang, self.series, self.to.basis, before.map(|before| before.to.basis));
        let mut args = vec![
            ("of", Arg::Words(self.of)),
            ("what", Arg::Words(self.what)),
            ("rule", Arg::Words(&rule)),
            ("to", Arg::Words(&to)),
        ];
        args.extend(first.as_ref().map(|first| ("first", Arg::Words(first))));
        let Some(from) = self.from else {
            let value = value_words(lang, to_value, self.to.qualifier);
            args.push(("b", Arg::Words(&value)));
            return fill_title(lang, Msg::TitleOne, &args);
        };
        let from_year = year_words(lang, from);
        args.push(("from", Arg::Words(&from_year)));
        if let Some(fold) = self.fold() {
            args.push(("factor", Arg::Count(fold)));
            return fill_title(lang, if first.is_some() { Msg::TitleAndFold } else { Msg::TitleFold }, &args);
        }
        let from_value = from.value.unwrap_or(Number::whole(0));
        let (early, late) = (from_value.to_f64(), to_value.to_f64());
        // Whether "over 16,000" became more as "over 19,358", nobody knows.
        let is_known = early != late && qualifier_of_quotient(from.qualifier, self.to.qualifier).is_some();
        let messages = match (is_known, late > early) {
            (true, true) => [Msg::TitleGrew, Msg::TitleAndGrew],
            (true, false) => [Msg::TitleFell, Msg::TitleAndFell],
            (false, _) => [Msg::TitleTwo, Msg::TitleAndTwo],
        };
        let (a, b) = match is_known {
            true => (origin_words(lang, from_value, from.qualifier), target_words(lang, to_value, self.to.qualifier)),
            false => (value_words(lang, from_value, from.qualifier), value_words(lang, to_value, self.to.qualifier)),
        };
        args.extend([("a", Arg::Words(&a)), ("b", Arg::Words(&b))]);
        fill_title(lang, messages[usize::from(first.is_some())], &args)
    }
}

/// A title filled. Russian says an approximate year without "in", and in another case than a year.
fn fill_title(lang: Lang, message: Msg, args: &[(&str, Arg<'_>)]) -> String {
    let title = fill(lang, message, args);
    if !lang.rules().about_replaces_in {
        return title;
    }
    let about = fill(lang, Msg::ValueAbout, &[("n", Arg::Words(""))]);
    let wrong = ["в ", about.as_str()].concat();
    let mut parts = title.split(wrong.as_str());
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |said, part| [said.as_str(), &about, &part.replacen(" году", " года", 1)].concat())
}

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
    let is_own = |series: &usize| dataset.sources[dataset.series[*series].source].is_own;
    let has_own = || state.shown().iter().filter_map(|id| dataset.series_index(id)).any(|series| is_own(&series));
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

/// The counts of a series that a title speaks of: those in the years of the view; all, where it has none of them.
fn counts_of(dataset: &Dataset, state: &ViewState, series: usize) -> Vec<Observation> {
    let all: Vec<Observation> =
        values_shown(dataset, state, series).into_iter().map(|shown| shown.observation).collect();
    let shown: Vec<Observation> = all.iter().filter(|observation| is_within(state, observation)).copied().collect();
    if shown.is_empty() { all } else { shown }
}

/// True for a count in the years of the view.
fn is_within(state: &ViewState, observation: &Observation) -> bool {
    match (state.time, observation.date) {
        (Some(span), Some(date)) => span.first() < date.end() && date.first() < span.end(),
        _ => true,
    }
}

/// What a lens gives of series some of which are a reader's, named before its numbers: "Index (2000 = 100) · Osh: schools,
/// 100 (2000) → 540 (2010)"; or that it gives nothing.
fn plain_title(dataset: &Dataset, state: &ViewState, lang: Lang, findings: &[SeriesGrowth<'_>]) -> String {
    let said: Vec<String> =
        findings.iter().filter_map(|finding| finding.plainly(dataset, state, lang)).take(2).collect();
    let lens = match state.lens {
        Lens::Count => return said.join("; "),
        Lens::Index => {
            let base =
                base_year(dataset, state).map_or(String::new(), |base| [" (", &base.to_string(), " = 100)"].concat());
            [say(lang, Msg::LensIndex), &base].concat()
        }
        Lens::Factor => say(lang, Msg::TitleOwnFactor).to_string(),
        Lens::Doubling => say(lang, Msg::TitleOwnDoubling).to_string(),
        lens => say(lang, super::lens::name(lens)).to_string(),
    };
    let none = || say(lang, Msg::LensRefused).trim_end_matches('.').to_string();
    [lens, if said.is_empty() { none() } else { said.join("; ") }].join(" · ")
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
        let is_own = dataset.sources[dataset.series[finding.series].source].is_own;
        let height = if finding.from.is_some() { -height } else { 1.0 / (1.0 + height) };
        if is_own { height - 1e18 } else { height }
    });
    let is_own = |finding: &SeriesGrowth<'_>| dataset.sources[dataset.series[finding.series].source].is_own;
    match findings.as_slice() {
        found @ [_, ..] if found.iter().any(is_own) => plain_title(dataset, state, lang, found),
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
            return say(lang, Msg::SubOwnTimeline).to_string();
        }
        Page::Timeline => return say(lang, Msg::SubTimeline).to_string(),
        Page::Together if drawn.is_empty() => return say(lang, Msg::SubTogether).to_string(),
        Page::Growth if drawn.is_empty() => return String::new(),
        _ => {}
    }
    let indicators: Vec<&'static str> = drawn.iter().map(|series| dataset.series[*series].indicator).collect();
    let years: Vec<i32> = drawn
        .iter()
        .flat_map(|series| values_shown(dataset, state, *series))
        .filter_map(|shown| shown.observation.date)
        .filter(|date| state.time.is_none_or(|span| span.first() < date.end() && date.first() < span.end()))
        .map(|date| date.first().year())
        .collect();
    let (first, last) =
        (years.iter().min().copied().unwrap_or_default(), years.iter().max().copied().unwrap_or_default());
    let of_articles = drawn.iter().filter(|series| dataset.sources[dataset.series[**series].source].is_article).count();
    let own = drawn.iter().filter(|series| dataset.sources[dataset.series[**series].source].is_own).count();
    let message = match state.evidence {
        _ if own == drawn.len() => Msg::SubOwn,
        _ if own > 0 => Msg::SubOwnBeside,
        _ if of_articles == 0 => Msg::SubGrowthElsewhere,
        Evidence::Corrected => Msg::SubGrowthCorrected,
        Evidence::Printed if of_articles == drawn.len() => Msg::SubGrowthPrinted,
        _ => Msg::SubGrowthOthers,
    };
    let years = if years.is_empty() {
        say(lang, Msg::DateUnknown).to_string()
    } else {
        let message = if first == last { Msg::SubYear } else { Msg::SubYears };
        let (from, to) = (first.to_string(), last.to_string());
        fill(lang, message, &[("from", Arg::Words(&from)), ("to", Arg::Words(&to))])
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

#[cfg(test)]
mod tests {
    use super::*;

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
                "Число НПО в Кыргызстане с 2000 по 2010 год выросло в 3,7 раза; в Узбекистане выросло с 95 в 1991 году до более чем 5100 в 2010 году",
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
