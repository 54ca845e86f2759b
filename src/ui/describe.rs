//! A record in one line, for the name of its mark and the hint beside it.

use crate::analysis::growth::is_exact;
use crate::chart::words::{provenance_words, unit_and_basis, value_words, verdict_words};
use crate::model::{Dataset, Hue, Lang, Observation, RecordRef, When};
use crate::text::{Arg, Msg, date_words, fill, say};

/// Place and colour of a record.
pub fn place_of(data: &Dataset, record: RecordRef<'_>) -> (usize, Hue) {
    let place = match record {
        RecordRef::Observation(observation) => data.series[observation.series].place,
        RecordRef::Event(event) => event.place,
    };
    (place, data.places[place].hue)
}

/// "Kyrgyzstan, 2010", "Uzbekistan, 13 May 2005".
pub fn heading(data: &Dataset, lang: Lang, record: RecordRef<'_>) -> String {
    let when = match record {
        RecordRef::Observation(observation) => observation.date.map(When::At),
        RecordRef::Event(event) => event.when,
    };
    let date = when.map_or_else(|| say(lang, Msg::DateUnknown).to_string(), |when| date_words(lang, &when));
    format!("{}, {date}", data.places[place_of(data, record).0].label.get(lang))
}

/// "about 20,000", or that there is no value.
pub fn value(lang: Lang, observation: &Observation) -> String {
    let words = |value| value_words(lang, value, observation.qualifier);
    observation.value.map_or_else(|| say(lang, Msg::ValueMissing).to_string(), words)
}

/// What the record says: a value with unit and basis, or what happened.
pub fn statement(data: &Dataset, lang: Lang, record: RecordRef<'_>) -> String {
    match record {
        RecordRef::Observation(observation) => {
            let series = &data.series[observation.series];
            format!("{} {}", value(lang, observation), unit_and_basis(lang, series.indicator, observation.basis))
        }
        RecordRef::Event(event) => event.provenance.text.get(lang).to_string(),
    }
}

/// Who states it and what a check found: "Article 2, Kyrgyzstan, ¶ 2. ≠ Contradicted."
pub fn backing(data: &Dataset, lang: Lang, record: RecordRef<'_>) -> String {
    let source = provenance_words(data, lang, record.provenance());
    match data.checks_of(record.id()).next() {
        Some(check) => format!("{source}. {}", verdict_words(lang, check.verdict)),
        None => source,
    }
}

/// The whole line.
pub fn line(data: &Dataset, lang: Lang, record: RecordRef<'_>) -> String {
    format!("{}: {}. {}", heading(data, lang, record), statement(data, lang, record), backing(data, lang, record))
}

/// How a value differs from the one before it in its series; `None` for the first, and where one of the two is vague.
pub fn change(data: &Dataset, lang: Lang, record: RecordRef<'_>) -> Option<String> {
    let RecordRef::Observation(observation) = record else { return None };
    let before = data.values_of(observation.series).take_while(|other| other.id != observation.id).last()?;
    let year = crate::chart::words::year_digits(before);
    if before.basis != observation.basis {
        return Some(fill(lang, Msg::ReadingChangeBasis, &[("year", Arg::Words(&year))]));
    }
    // "Over 5,100" less 95 is no number that anybody states.
    if !is_exact(before) || !is_exact(observation) {
        return None;
    }
    let difference = observation.value?.to_f64() - before.value?.to_f64();
    let n = crate::model::Number::rounded(difference.abs(), 0)?;
    let message = if difference < 0.0 { Msg::ReadingChangeMinus } else { Msg::ReadingChangePlus };
    Some(fill(lang, message, &[("n", Arg::Count(n)), ("year", Arg::Words(&year))]))
}
