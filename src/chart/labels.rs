//! Words for values, places and sources, as the charts, the reading card and the tables say them.

use crate::model::{
    Category, Check, Dataset, Lang, Number, Observation, Place, Provenance, Qualifier, RecordRef, Source, Verdict,
};
use crate::text::{Arg, Msg, fill, say};
use crate::view::{Lens, Refusal, Report};

/// A message by the word of an indicator, a basis or a section; `None` for a word that the catalogue does not know.
macro_rules! by_word {
    ($word:expr, $($key:literal => $message:ident,)+) => { match $word { $($key => Some(Msg::$message),)+ _ => None } };
}

/// "about 20,000": the value with its qualifier, in running text.
pub fn value_words(lang: Lang, value: Number, qualifier: Qualifier) -> String {
    fill(lang, qualified(qualifier), &[("n", Arg::Count(value))])
}

/// The message that says how exact the number in its gap `n` is.
pub fn qualified(qualifier: Qualifier) -> Msg {
    [Msg::ValueExact, Msg::ValueAbout, Msg::ValueOver, Msg::ValueUnder, Msg::ValueApproaching][qualifier as usize]
}

/// What a series counts, in the form that titles need ("NGOs"; in Uzbek with the word for "number"); what the atlas has no
/// word for stays in the words of its table.
pub fn what_words(lang: Lang, indicator: &'static str) -> &'static str {
    let message = by_word!(indicator, "ngos" => WhatNgos, "ingos" => WhatIngos, "offices" => WhatOffices,
        "applications" => WhatApplications, "population" => WhatPopulation,);
    message.map_or(indicator, |message| say(lang, message))
}

/// What several series count, in the form that subtitles need; "organisations" when they count different things of the
/// atlas; where the atlas has no word for some of them each in its own words.
pub fn counted_words(lang: Lang, indicators: &[&'static str]) -> String {
    let known = |indicator: &'static str| {
        by_word!(indicator, "ngos" => SubWhatNgos, "ingos" => SubWhatIngos, "offices" => SubWhatOffices,
            "applications" => SubWhatApplications, "population" => SubWhatPopulation,)
    };
    let mut counted: Vec<&'static str> = Vec::new();
    for indicator in indicators {
        if !counted.contains(indicator) {
            counted.push(indicator);
        }
    }
    if counted.len() != 1 && counted.iter().all(|indicator| known(indicator).is_some()) {
        return say(lang, Msg::SubWhatMixed).to_string();
    }
    let words = |indicator: &&'static str| known(indicator).map_or(*indicator, |message| say(lang, message));
    counted.iter().map(words).collect::<Vec<_>>().join(", ")
}

/// The unit of a value in the form that its number asks for: "1 NGO", "95 NGOs"; "organisations" for no indicator, the
/// words of the table for one that the atlas does not know.
pub fn unit_words(lang: Lang, indicator: &str, value: Number) -> String {
    let message = by_word!(indicator, "ngos" => UnitNgos, "ingos" => UnitIngos, "offices" => UnitOffices,
        "applications" => UnitApplications, "population" => UnitPopulation,);
    match message {
        None if !indicator.is_empty() => indicator.to_string(),
        message => fill(lang, message.unwrap_or(Msg::UnitMixed), &[("n", Arg::Count(value))]),
    }
}

/// The unit of an axis, which holds many values: "NGOs".
fn axis_unit(lang: Lang, indicator: &str) -> String {
    unit_words(lang, indicator, Number::whole(0))
}

/// What the vertical axis says: the unit, or what the lens makes of it, in relation to a base year if there is one.
pub fn axis_words(lang: Lang, lens: Lens, indicator: &str, base: Option<i32>) -> String {
    let message = match lens {
        Lens::Count => return axis_unit(lang, indicator),
        // Where no series has a dated value there is no base year to name.
        Lens::Index if base.is_none() => return say(lang, Msg::LensIndex).to_string(),
        Lens::Index => Msg::AxisIndex,
        Lens::Rate => Msg::AxisRate,
        Lens::Factor => Msg::AxisFactor,
        Lens::Annual => Msg::AxisAnnual,
        Lens::Doubling => Msg::AxisDoubling,
    };
    let base = base.map(|base| base.to_string()).unwrap_or_default();
    fill(lang, message, &[("unit", Arg::Words(&axis_unit(lang, indicator))), ("base", Arg::Words(&base))])
}

/// The counting rule: "registered", "not stated"; what the atlas has no word for stays in the words of its table.
pub fn basis_words(lang: Lang, basis: &'static str) -> &'static str {
    let message = by_word!(basis, "registered" => BasisRegistered, "active" => BasisActive, "operational" => BasisOperational,
        "reporting" => BasisReporting, "narrow" => BasisNarrow, "wide" => BasisWide, "applied" => BasisApplied,
        "granted" => BasisGranted, "foreign-funded" => BasisForeignFunded, "non-commercial" => BasisNonCommercial,
        "public-associations" => BasisPublicAssociations, "international" => BasisInternational,
        "conventional" => BasisConventional, "three-countries" => BasisThreeCountries, "total" => BasisTotal,
        "unstated" => BasisUnstated,);
    message.map_or(basis, |message| say(lang, message))
}

/// "NGOs (counting method not stated)", after a value. Without one there are many.
pub fn unit_and_basis(lang: Lang, indicator: &str, basis: &'static str, value: Option<Number>) -> String {
    let unit = unit_words(lang, indicator, value.unwrap_or(Number::whole(0)));
    let unit = ("unit", Arg::Words(&unit));
    if basis == "unstated" {
        return fill(lang, Msg::ReadingBasisUnstated, &[unit]);
    }
    fill(lang, Msg::ReadingBasis, &[unit, ("basis", Arg::Words(basis_words(lang, basis)))])
}

/// Short name of a source: "Article 2", or the label of another publisher.
pub fn source_words(dataset: &Dataset, lang: Lang, source: usize) -> &'static str {
    let source = &dataset.sources[source];
    match source.id {
        _ if source.is_own => source_name(lang, source),
        "s1" => say(lang, Msg::SourceS1),
        "s2" => say(lang, Msg::SourceS2),
        _ => source_name(lang, source),
    }
}

/// The name of a publisher; that it is not given, where a reader's table names none.
pub fn source_name(lang: Lang, source: &Source) -> &'static str {
    match source.label.get(lang) {
        "" => say(lang, Msg::SourceNotGiven),
        name => name,
    }
}

/// The name of a place; that it is not given, where a reader's table names none.
pub fn place_name(lang: Lang, place: &Place) -> &'static str {
    match place.label.get(lang) {
        "" => say(lang, Msg::PlaceNotGiven),
        name => name,
    }
}

/// A publisher's name without what follows it: "IWPR" of "IWPR, quoting …", "ICNL" of "International Center … (ICNL)".
pub fn short_source(label: &str) -> &str {
    let name = label.split([',', '(']).next().unwrap_or(label).trim();
    let abbreviation = label.split_once('(').and_then(|(_, rest)| rest.split(')').next());
    abbreviation.filter(|short| name.chars().count() > 24 && short.len() < name.len()).unwrap_or(name)
}

/// "Article 2, Kyrgyzstan, ¶ 2".
pub fn provenance_words(dataset: &Dataset, lang: Lang, provenance: &Provenance) -> String {
    let source = source_words(dataset, lang, provenance.source);
    match locator_words(lang, provenance.locator) {
        Some(place) => [source, ", ", &place].concat(),
        None => source.to_string(),
    }
}

/// Who states it and what a check found: "Article 2, Kyrgyzstan, ¶ 2. ≠ Contradicted."
pub fn backing_words(dataset: &Dataset, lang: Lang, record: RecordRef<'_>) -> String {
    let source = provenance_words(dataset, lang, record.provenance());
    match dataset.checks_of(record.id()).next() {
        Some(check) => [&source, ". ", found_words(lang, check)].concat(),
        None => source,
    }
}

/// "Kyrgyzstan, ¶ 2", of `kg:2`; `None` for a source without such places.
pub fn locator_words(lang: Lang, locator: &str) -> Option<String> {
    let (section, paragraph) = locator.split_once(':')?;
    let named = by_word!(section, "abstract" => SectionAbstract, "keywords" => SectionKeywords,
        "literature" => SectionLiterature, "intro" => SectionIntro, "kz" => SectionKz, "kg" => SectionKg,);
    let paragraph = ("paragraph", Arg::Words(paragraph));
    Some(match named {
        Some(name) => fill(lang, Msg::PrintedIn, &[("section", Arg::Words(say(lang, name))), paragraph]),
        None => fill(lang, Msg::PrintedAt, &[("section", Arg::Words(section)), paragraph]),
    })
}

/// What a check found: "≠ Contradicted."; that there was one, where it says what in words of its own.
pub fn found_words(lang: Lang, check: &Check) -> &'static str {
    check.verdict.map_or_else(|| say(lang, Msg::VerdictOwn), |verdict| verdict_words(lang, verdict))
}

/// "≠ Contradicted."
pub fn verdict_words(lang: Lang, verdict: Verdict) -> &'static str {
    let message = match verdict {
        Verdict::Confirmed => Msg::VerdictConfirmed,
        Verdict::Plausible => Msg::VerdictPlausible,
        Verdict::Contradicted => Msg::VerdictContradicted,
        Verdict::Unverifiable => Msg::VerdictUnverifiable,
        Verdict::Misprint => Msg::VerdictMisprint,
    };
    say(lang, message)
}

/// A part of a link that could not be shown, and why: “y=sideways” (no such choice).
pub fn refusal_words(lang: Lang, report: &Report) -> String {
    let message = match report.refusal {
        Refusal::Page => Msg::RefusalPage,
        Refusal::Name => Msg::RefusalName,
        Refusal::Series => Msg::RefusalSeries,
        Refusal::Time => Msg::RefusalTime,
        Refusal::Filter => Msg::RefusalFilter,
        Refusal::Year => Msg::RefusalYear,
        Refusal::Word => Msg::RefusalWord,
        Refusal::Record => Msg::RefusalRecord,
        Refusal::Language => Msg::RefusalLanguage,
        Refusal::Twice => Msg::RefusalTwice,
    };
    fill(lang, message, &[("part", Arg::Words(&report.part))])
}

/// What a mark's fill and arrow say, as the key explains it: "about".
pub fn qualifier_words(lang: Lang, qualifier: Qualifier) -> &'static str {
    let message = [Msg::KeyExact, Msg::KeyAbout, Msg::KeyOver, Msg::KeyUnder, Msg::KeyApproaching];
    say(lang, message[qualifier as usize])
}

/// The kind of an event, as the name of a lane: "Laws".
pub fn category_words(lang: Lang, category: Category) -> &'static str {
    // One message lists them all, in the order of the enumeration.
    say(lang, Msg::Categories).split('|').nth(category as usize).unwrap_or_default()
}

/// Year of an observation as digits, empty without a date.
pub fn year_digits(observation: &Observation) -> String {
    observation.date.map_or_else(String::new, |date| date.first().year().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_and_indicator_in_the_tables_has_words() {
        let dataset = crate::bundle::embedded().expect("the tables");
        let unstated = say(Lang::En, Msg::BasisUnstated);
        for observation in &dataset.observations {
            let is_named = basis_words(Lang::En, observation.basis) != unstated;
            assert_eq!(is_named, observation.basis != "unstated", "{}: {}", observation.id, observation.basis);
        }
        for series in &dataset.series {
            assert_ne!(axis_unit(Lang::En, series.indicator), axis_unit(Lang::En, ""), "{}", series.id);
        }
    }

    #[test]
    fn an_index_without_a_base_year_names_none() {
        for lang in Lang::ALL {
            assert!(axis_words(lang, Lens::Index, "ngos", Some(2000)).contains("2000"));
            let bare = axis_words(lang, Lens::Index, "ngos", None);
            assert!(!bare.is_empty() && !bare.contains(['{', ',', '=']), "{bare}");
        }
    }
}
