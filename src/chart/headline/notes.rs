//! What stands under the picture: its sources, what is uncertain about it, and what the lens refuses.

use super::super::labels::{place_name, short_source, source_name, value_words, year_digits};
use super::super::lens::{base_year, reason_words, seen};
use super::super::series::{series_drawn, values_shown};
use crate::analysis::order::sort_by;
use crate::model::{Dataset, Lang, Observation, Qualifier};
use crate::text::{Arg, Msg, fill, say};
use crate::view::{Evidence, Lens, Page, ViewState, YAxis};

/// Who stands behind the picture: the articles in full, other sources by their short names.
pub fn sources(dataset: &Dataset, state: &ViewState, lang: Lang) -> String {
    let mut used: Vec<usize> = Vec::new();
    // Who checked something in a reader's table stands behind what is drawn as corrected.
    let is_corrected = state.evidence == Evidence::Corrected;
    if state.page != Page::Growth {
        let stated = dataset.events.iter().map(|event| event.provenance.source);
        let stated: Vec<usize> = stated.chain(dataset.observations.iter().map(|one| one.provenance.source)).collect();
        let all = dataset.sources.iter().enumerate().filter(|(_, source)| source.is_article);
        let all = all.filter(|(index, source)| !source.is_own || is_corrected || stated.contains(index));
        used.extend(all.map(|(index, _)| index));
    }
    for series in series_drawn(dataset, state) {
        used.push(dataset.series[series].source);
        // In a reader's table each count names its own.
        if dataset.is_own_series(series) {
            used.extend(dataset.values_of(series).map(|observation| observation.provenance.source));
            let checks = dataset.values_of(series).flat_map(|observation| dataset.checks_of(observation.id));
            used.extend(
                checks.filter(|check| is_corrected && check.better_value.is_some()).filter_map(|check| check.source),
            );
        }
    }
    sort_by(&mut used, |index| *index as f64);
    used.dedup();
    let (own, used): (Vec<usize>, Vec<usize>) = used.into_iter().partition(|index| dataset.sources[*index].is_own);
    let own: Vec<&str> = own.into_iter().map(|index| source_name(lang, &dataset.sources[index])).collect();
    let own = fill(lang, Msg::SourceOwn, &[("list", Arg::Words(&own.join("; ")))]);
    let own = Some(own).filter(|_| dataset.holds_own());
    let mut names: Vec<&str> = own.iter().map(String::as_str).collect();
    names.extend(used.iter().map(|index| match dataset.sources[*index].id {
        "s1" => say(lang, Msg::SourceNamed),
        "s2" => say(lang, Msg::SourceUnnamed),
        _ => short_source(source_name(lang, &dataset.sources[*index])),
    }));
    if state.lens == Lens::Rate && state.page != Page::Timeline {
        let bank = dataset.sources.iter().find(|source| source.id == "worldbank");
        names.extend(bank.map(|source| source.label.get(lang)));
    }
    if state.evidence == Evidence::Others {
        names.push(say(lang, Msg::SourceOthers));
    }
    if names.is_empty() { String::new() } else { names.join("; ") + "." }
}

/// The qualifiers of the values that are drawn, in their order, for the key.
pub fn qualifiers(dataset: &Dataset, state: &ViewState) -> Vec<Qualifier> {
    let is_drawn = |qualifier: Qualifier| {
        let mut drawn = series_drawn(dataset, state).into_iter().flat_map(|series| seen(dataset, state, series).shown);
        drawn.any(|shown| shown.qualifier == qualifier)
    };
    Qualifier::ALL.iter().copied().filter(|qualifier| is_drawn(*qualifier)).collect()
}

/// What the lens refuses, one sentence for each reason: "The counting rule changes: Kyrgyzstan 2017."
pub fn refusals(dataset: &Dataset, state: &ViewState, lang: Lang) -> Vec<String> {
    let base = base_year(dataset, state);
    let mut reasons: Vec<(String, String)> = Vec::new();
    for series in series_drawn(dataset, state) {
        for refused in seen(dataset, state, series).refused {
            let reason = reason_words(lang, refused.why, base);
            let of = &dataset.series[series];
            let mut name = match dataset.sources[of.source].is_article {
                true => place_name(lang, &dataset.places[of.place]).to_string(),
                false => short_source(source_name(lang, &dataset.sources[of.source])).to_string(),
            };
            if !refused.whole {
                name.push(' ');
                name.push_str(&year_digits(&refused.observation));
            }
            match reasons.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, names)) => {
                    names.push_str(", ");
                    names.push_str(&name);
                }
                None => reasons.push((reason, name)),
            }
        }
    }
    reasons.into_iter().map(|(reason, names)| [&reason, ": ", &names, "."].concat()).collect()
}

/// What is uncertain about the picture, in sentences.
pub fn notes(dataset: &Dataset, state: &ViewState, lang: Lang) -> String {
    let mut sentences: Vec<String> = Vec::new();
    if state.page != Page::Timeline {
        let (mut against, mut breaks, mut undated, mut zero) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for series in series_drawn(dataset, state) {
            let place = place_name(lang, &dataset.places[dataset.series[series].place]);
            let values = values_shown(dataset, state, series);
            let named = |observation: &Observation| [place, " ", &year_digits(observation)].concat();
            for shown in values.iter().filter(|shown| !shown.corrected) {
                if dataset.checks_of(shown.observation.id).any(|check| check.is_against()) {
                    // Two series of one place may have a count of one year.
                    let name = named(&shown.observation);
                    if !against.contains(&name) {
                        against.push(name);
                    }
                }
            }
            if state.y == YAxis::Log {
                let through = seen(dataset, state, series).shown;
                zero.extend(through.iter().filter(|shown| shown.height <= 0.0).map(|shown| named(&shown.observation)));
            }
            let changes = values.windows(2).filter(|pair| pair[0].observation.basis != pair[1].observation.basis);
            breaks.extend(changes.map(|pair| named(&pair[1].observation)));
            let without = dataset.observations.iter().filter(|o| o.series == series && o.date.is_none());
            undated.extend(
                without.filter_map(|o| Some([place, ": ", &value_words(lang, o.value?, o.qualifier)].concat())),
            );
        }
        for (message, list) in [
            (Msg::NoteAgainst, against),
            (Msg::NoteBasis, breaks),
            (Msg::NoteUndated, undated),
            (Msg::NoteLogZero, zero),
        ] {
            if !list.is_empty() {
                sentences.push(fill(lang, message, &[("list", Arg::Words(&list.join(", ")))]));
            }
        }
        let refused = refusals(dataset, state, lang);
        if !refused.is_empty() {
            sentences.push(fill(lang, Msg::NoteRefused, &[("list", Arg::Words(&refused.join(" ")))]));
        }
        if state.lens == Lens::Rate {
            sentences.push(say(lang, Msg::NotePopulation).to_string());
        }
    }
    sentences.push(say(lang, Msg::NoteVague).to_string());
    sentences.join(" ")
}
