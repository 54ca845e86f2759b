//! Which series a view draws, and the values of each as the view shows them, before a lens makes something of them.

use crate::model::{Dataset, Number, Observation, Qualifier, When};
use crate::view::{Evidence, ViewState};

/// A value as the view shows it.
#[derive(Clone, Copy, Debug)]
pub struct ShownValue {
    /// The observation: as printed, or with the better value and date where the view corrects.
    pub observation: Observation,
    /// Its value, or what the lens makes of it, as words say it.
    pub value: Number,
    /// The same, not rounded: what the mark's height says.
    pub height: f64,
    /// On which side of it the truth can lie.
    pub qualifier: Qualifier,
    /// What the lens compares it with: the observation before, or the base of the index.
    pub from: Option<Observation>,
    /// True when value or date are not the printed ones.
    pub corrected: bool,
}

impl ShownValue {
    /// An observation as printed, as a count.
    pub fn printed(observation: Observation, value: Number) -> ShownValue {
        let qualifier = observation.qualifier;
        ShownValue { observation, value, height: value.to_f64(), qualifier, from: None, corrected: false }
    }
}

/// The series that a view draws: those chosen and, beside them, other sources' series of the same place and indicator
/// when the view asks for other sources. Indices into the dataset.
pub fn series_drawn(dataset: &Dataset, state: &ViewState) -> Vec<usize> {
    let mut drawn: Vec<usize> = state.shown().iter().filter_map(|id| dataset.series_index(id)).collect();
    if state.evidence == Evidence::Others {
        let kinds: Vec<_> = drawn.iter().map(|s| (dataset.series[*s].place, dataset.series[*s].indicator)).collect();
        for (index, series) in dataset.series.iter().enumerate() {
            let is_other = !dataset.sources[series.source].is_article;
            if is_other && kinds.contains(&(series.place, series.indicator)) && !drawn.contains(&index) {
                drawn.push(index);
            }
        }
    }
    drawn
}

/// The dated values of a series as the view shows them, in order of time.
pub fn values_shown(dataset: &Dataset, state: &ViewState, series: usize) -> Vec<ShownValue> {
    let shown = dataset.values_of(series).filter_map(|printed| {
        let mut observation = *printed;
        let better = dataset.checks_of(printed.id).find(|check| check.better_value.is_some());
        if let Some(check) = better.filter(|_| state.evidence == Evidence::Corrected) {
            observation.value = check.better_value;
            observation.qualifier = check.better_qualifier;
            if let Some(When::At(date)) = check.better_date {
                observation.date = Some(date);
            }
        }
        let corrected = (observation.value, observation.date) != (printed.value, printed.date);
        let value = observation.value?;
        Some(ShownValue { corrected, ..ShownValue::printed(observation, value) })
    });
    shown.collect()
}
