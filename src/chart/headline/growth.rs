//! What the counts of a series say in a title: from where to where, or how many times as many.

use super::super::labels::{basis_words, short_source, source_name, value_words, year_digits};
use super::super::series::values_shown;
use crate::analysis::growth::{factor, is_exact, qualifier_of_quotient};
use crate::model::{Dataset, Lang, Number, Observation, Qualifier};
use crate::text::{Arg, Msg, fill, say};
use crate::view::ViewState;

/// What can be said of one series.
pub struct SeriesGrowth<'a> {
    /// Its place in the dataset.
    pub series: usize,
    /// Its place, as in "NGOs of Osh".
    pub of: &'static str,
    /// What is counted.
    pub what: &'static str,
    /// The first count of the longest stretch by one rule; `None` where a single count is all.
    pub from: Option<&'a Observation>,
    /// The last count of that stretch, or the single one.
    pub to: &'a Observation,
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
pub fn year_words(lang: Lang, observation: &Observation) -> String {
    let year = year_digits(observation);
    let is_vague = observation.date.is_some_and(|date| date.is_approximate());
    if is_vague { fill(lang, Msg::ValueAbout, &[("n", Arg::Words(&year))]) } else { year }
}

/// How a series counts and whose count it is, as a title adds it to what is counted: " (registered, ICNL)".
pub fn rule_words(dataset: &Dataset, lang: Lang, series: usize, basis: &'static str, before: Option<&str>) -> String {
    in_brackets(&rule_parts(dataset, lang, series, basis, before))
}

/// The parts of that. The articles are named below the picture. A rule that is not stated is said where the finding before has
/// one.
pub fn rule_parts<'a>(
    dataset: &'a Dataset,
    lang: Lang,
    series: usize,
    basis: &'static str,
    before: Option<&str>,
) -> Vec<&'a str> {
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
    parts
}

/// " (registered, ICNL)"; nothing without parts.
pub fn in_brackets(parts: &[&str]) -> String {
    if parts.is_empty() { String::new() } else { [" (", &parts.join(", "), ")"].concat() }
}

impl SeriesGrowth<'_> {
    /// "3.7-fold" may be said of two exact counts by one rule that grew less than twentyfold; the two counts themselves
    /// say more of a larger growth.
    fn fold(&self) -> Option<Number> {
        let from = self.from.filter(|from| is_exact(from) && is_exact(self.to))?;
        let factor = factor(from, self.to).ok().filter(|factor| (1.2..20.0).contains(factor))?;
        Number::rounded(factor, if factor < 10.0 { 1 } else { 0 })
    }

    /// The finding as a sentence; after another one, as its second half.
    pub fn say(&self, dataset: &Dataset, lang: Lang, before: Option<&SeriesGrowth<'_>>) -> String {
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
pub fn fill_title(lang: Lang, message: Msg, args: &[(&str, Arg<'_>)]) -> String {
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

/// The counts of a series that a title speaks of: those in the years of the view; all, where it has none of them.
pub fn counts_of(dataset: &Dataset, state: &ViewState, series: usize) -> Vec<Observation> {
    let all: Vec<Observation> =
        values_shown(dataset, state, series).into_iter().map(|shown| shown.observation).collect();
    let shown: Vec<Observation> = all.iter().filter(|observation| is_within(state, observation)).copied().collect();
    if shown.is_empty() { all } else { shown }
}

/// True for a count in the years of the view.
pub fn is_within(state: &ViewState, observation: &Observation) -> bool {
    match (state.time, observation.date) {
        (Some(span), Some(date)) => span.first() < date.end() && date.first() < span.end(),
        _ => true,
    }
}
