//! The counts behind a growth chart one by one: each with what the lens makes of it or, where it is not drawn, the reason.
//! Table, CSV and JSON say the same.

use crate::analysis::growth::Undefined;
use crate::chart::frame::Frame;
use crate::chart::labels::axis_words;
use crate::chart::lens::{LensedSeries, base_year, reason_words, seen};
use crate::chart::series::{ShownValue, series_drawn, values_shown};
use crate::model::{Dataset, Date, Day, Lang, Number, Observation};
use crate::text::{Msg, PageMsg, say, say_page};
use crate::view::{Lens, ViewState, YAxis};

/// Why a count is not drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The source gives no value.
    NoValue,
    /// The source gives no date.
    NoDate,
    /// The first of its series: the lens compares each with the one before.
    First,
    /// The lens has no value for it.
    Refused(Undefined),
    /// Zero or below, which a logarithmic scale has no place for.
    NotPositive,
}

impl Gap {
    /// The word in files.
    pub fn slug(self) -> &'static str {
        match self {
            Gap::NoValue => "no-value",
            Gap::NoDate => "no-date",
            Gap::First => "first-of-series",
            Gap::NotPositive => "zero-on-log-scale",
            Gap::Refused(Undefined::Missing | Undefined::NoTime) => "no-comparison",
            Gap::Refused(Undefined::FromZero) => "from-zero",
            Gap::Refused(Undefined::OtherBasis) => "other-basis",
            Gap::Refused(Undefined::NoGrowth) => "no-growth",
            Gap::Refused(Undefined::Vague) => "vague",
            Gap::Refused(Undefined::NoBase) => "no-base",
            Gap::Refused(Undefined::NoPopulation) => "no-population",
            Gap::Refused(Undefined::Alone) => "only-one",
        }
    }

    /// The words for a reader; `base` is the base year of the view.
    pub fn words(self, lang: Lang, base: Option<i32>) -> String {
        match self {
            Gap::NoValue => say(lang, Msg::ValueMissing).to_string(),
            Gap::NoDate => say(lang, Msg::DateUnknown).to_string(),
            Gap::First => say_page(lang, PageMsg::GapFirst).to_string(),
            Gap::NotPositive => say_page(lang, PageMsg::GapLog).to_string(),
            Gap::Refused(why) => reason_words(lang, why, base),
        }
    }
}

/// A count of a series that a view draws.
#[derive(Clone, Copy, Debug)]
pub struct DrawnCount {
    /// The count as the view shows it: printed, or with the better value and date where the view corrects.
    pub observation: Observation,
    /// What is drawn: the count, or what the lens makes of it.
    pub drawn: Result<ShownValue, Gap>,
}

/// The counts of a view, series by series in order of time, those without a date or value last. Left out is what lies
/// outside the years shown, unless its stretch reaches into them.
pub fn counts(dataset: &Dataset, state: &ViewState) -> Vec<DrawnCount> {
    let (first, end) = Frame::new(dataset, state, super::imprint::WIDTH).time.domain();
    let mut all = Vec::new();
    for series in series_drawn(dataset, state) {
        let seen = seen(dataset, state, series);
        for shown in values_shown(dataset, state, series) {
            let drawn = drawn(state, &seen, &shown);
            let from = drawn.ok().and_then(|drawn| drawn.from).filter(|_| state.lens.is_between());
            if is_inside(first, end, from.and_then(|from| from.date), shown.observation.date) {
                all.push(DrawnCount { observation: shown.observation, drawn });
            }
        }
        let of_series = dataset.observations.iter().filter(|observation| observation.series == series);
        all.extend(of_series.filter_map(|observation| {
            let gap = match (observation.value, observation.date) {
                (None, _) => Gap::NoValue,
                (_, None) => Gap::NoDate,
                _ => return None,
            };
            Some(DrawnCount { observation: *observation, drawn: Err(gap) })
        }));
    }
    all
}

/// What is drawn of a dated count.
fn drawn(state: &ViewState, seen: &LensedSeries, count: &ShownValue) -> Result<ShownValue, Gap> {
    let id = count.observation.id;
    let Some(shown) = seen.shown.iter().find(|shown| shown.observation.id == id) else {
        let refused = seen.refused.iter().find(|refused| refused.whole || refused.observation.id == id);
        return Err(refused.map_or(Gap::First, |refused| Gap::Refused(refused.why)));
    };
    let has_place = state.y != YAxis::Log || shown.height > 0.0;
    has_place.then_some(*shown).ok_or(Gap::NotPositive)
}

/// True when a mark, or the stretch that ends at it, lies at least partly from the day `first` to the one before `end`.
fn is_inside(first: Day, end: Day, from: Option<Date>, at: Option<Date>) -> bool {
    let Some(at) = at.map(|date| date.middle()) else { return false };
    let from = from.map_or(at, |date| date.middle());
    at >= f64::from(first.0) && from < f64::from(end.0)
}

/// The unit of what a view's lens makes of its counts; `None` for the counts themselves.
pub fn lens_unit(dataset: &Dataset, state: &ViewState, lang: Lang) -> Option<String> {
    let drawn = series_drawn(dataset, state);
    let mut counted = drawn.iter().map(|series| dataset.series[*series].indicator);
    let one = counted.next().unwrap_or_default();
    let indicator = if counted.all(|other| other == one) { one } else { "" };
    match state.lens {
        Lens::Count => None,
        Lens::Annual => Some(say_page(lang, PageMsg::UnitAnnual).to_string()),
        lens => Some(axis_words(lang, lens, indicator, base_year(dataset, state))),
    }
}

/// The formula of a lens; `None` for the counts themselves.
pub fn formula(lens: Lens) -> Option<PageMsg> {
    match lens {
        Lens::Count => None,
        Lens::Index => Some(PageMsg::FormulaIndex),
        Lens::Rate => Some(PageMsg::FormulaRate),
        Lens::Factor => Some(PageMsg::FormulaFactor),
        Lens::Annual => Some(PageMsg::FormulaAnnual),
        Lens::Doubling => Some(PageMsg::FormulaDoubling),
    }
}

/// What the lens makes of a count to six decimals, without zeros at its end.
pub fn lens_number(shown: &ShownValue) -> Number {
    let fine = Number::rounded(shown.height, 6).unwrap_or(shown.value);
    let same = |decimals| Number::rounded(shown.height, decimals).filter(|short| short.to_f64() == fine.to_f64());
    (0..6).find_map(same).unwrap_or(fine)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::bundle;
    use crate::chart::growth;
    use crate::view::parse;

    fn view(link: &str) -> (Dataset, ViewState) {
        let dataset = bundle::embedded().expect("the tables");
        let (state, reports) = parse(link, &dataset);
        assert!(reports.is_empty(), "{link}: {reports:?}");
        (dataset, state)
    }

    /// Each mark of the picture is a count that is drawn, and the other way round, through each lens and scale.
    #[test]
    fn what_is_drawn_is_what_the_picture_holds() {
        let mut compared = 0;
        for lens in Lens::ALL {
            for rest in
                ["", "&y=log", "&evidence=corrected", "&evidence=others", "&time=2001..2008", "&show=world-ingos"]
            {
                let (dataset, state) = view(&["#/growth?lens=", lens.slug(), rest].concat().replace("lens=count", ""));
                let frame = Frame::new(&dataset, &state, 1120.0);
                let plan = growth::plan(&dataset, &state, Lang::En, &frame);
                let mut marks: Vec<&str> =
                    plan.targets.iter().map(|target| target.id).filter(|id| is_count(&dataset, id)).collect();
                let all = counts(&dataset, &state);
                let mut rows: Vec<&str> =
                    all.iter().filter(|count| count.drawn.is_ok()).map(|count| count.observation.id).collect();
                marks.sort_unstable();
                rows.sort_unstable();
                assert_eq!(marks, rows, "{lens:?}{rest}");
                compared += rows.len();
                for gap in all.iter().filter_map(|count| count.drawn.err()) {
                    for lang in Lang::ALL {
                        assert!(!gap.words(lang, Some(2000)).is_empty());
                    }
                }
            }
        }
        assert!(compared > 150, "{compared}");
    }

    fn is_count(dataset: &Dataset, id: &str) -> bool {
        dataset.observations.iter().any(|observation| observation.id == id)
    }

    #[test]
    fn a_count_without_a_value_says_why() {
        for (link, id, gap) in [
            ("#/growth?lens=factor&show=kg-ngos", "kg-ngos-1991", None),
            ("#/growth?lens=index&base=1850", "kg-ngos-2010", Some(Gap::Refused(Undefined::NoBase))),
            ("#/growth?lens=index&base=1850", "kg-ngos-2000", Some(Gap::Refused(Undefined::NoBase))),
        ] {
            let (dataset, state) = view(link);
            let all = counts(&dataset, &state);
            let first = &all[0];
            match gap {
                None => assert_eq!(first.drawn.err(), Some(Gap::First), "{link}"),
                Some(gap) => {
                    let count = all.iter().find(|count| count.observation.id == id).expect("a count");
                    assert_eq!(count.drawn.err(), Some(gap), "{link}");
                }
            }
        }
    }
}
