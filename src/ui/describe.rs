//! A record in one line, for the name of its mark and the hint beside it.

use super::scene::Scene;
use crate::analysis::around::{around, years_between};
use crate::analysis::growth::is_exact;
use crate::chart::labels::{
    backing_words, place_name, short_source, source_name, unit_and_basis, value_words, year_digits,
};
use crate::chart::lens;
use crate::chart::series::series_drawn;
use crate::model::{Dataset, Day, Event, Hue, Lang, Number, Observation, RecordRef};
use crate::text::{Arg, Msg, date_words, fill, say};
use crate::view::{Lens, TimeSpan, ViewState};

/// Place and colour of a record.
pub fn place_of(data: &Dataset, record: RecordRef<'_>) -> (usize, Hue) {
    let place = data.place_of(record);
    (place, data.places[place].hue)
}

/// "Kyrgyzstan, 2010", "Uzbekistan, 13 May 2005".
pub fn heading(data: &Dataset, lang: Lang, record: RecordRef<'_>) -> String {
    let date = record.when().map_or_else(|| say(lang, Msg::DateUnknown).to_string(), |when| date_words(lang, &when));
    [place_name(lang, &data.places[place_of(data, record).0]), ", ", &date].concat()
}

/// "Uzbekistan, 2004–2006: 9 events under one mark".
pub fn group(data: &Dataset, lang: Lang, members: &[&str]) -> String {
    let events: Vec<_> = data.events.iter().filter(|event| members.contains(&event.id)).collect();
    let days = events.iter().filter_map(|event| event.when);
    let years: Vec<i32> =
        days.flat_map(|when| [when.first(), when.end().map(|end| Day(end.0 - 1))]).flatten().map(Day::year).collect();
    let span = years.iter().min().zip(years.iter().max()).and_then(|(first, last)| TimeSpan::of_years(*first, *last));
    let date = span.map_or_else(|| say(lang, Msg::DateUnknown).to_string(), |span| date_words(lang, &span.when()));
    let place = events.first().map_or("", |event| place_name(lang, &data.places[event.place]));
    let n = Arg::Count(Number::whole(members.len() as i64));
    // Of several places: a decade of the timeline on a phone.
    if events.windows(2).any(|pair| pair[0].place != pair[1].place) {
        return [&date, ": ", &fill(lang, Msg::TimelineFolded, &[("n", n)])].concat();
    }
    fill(lang, Msg::TimelineGroup, &[("place", Arg::Words(place)), ("date", Arg::Words(&date)), ("n", n)])
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
            [value(lang, observation), unit_and_basis(lang, series.indicator, observation.basis, observation.value)]
                .join(" ")
        }
        _ => record.provenance().text.get(lang).to_string(),
    }
}

/// The whole line.
pub fn line(data: &Dataset, lang: Lang, record: RecordRef<'_>) -> String {
    [&heading(data, lang, record), ": ", &statement(data, lang, record), ". ", &backing_words(data, lang, record)]
        .concat()
}

/// How a value differs from the one before it in its series: by how many and how many times, or that the two cannot be
/// compared. `None` for the first, and where the two are too vague for either.
pub fn change(data: &Dataset, lang: Lang, record: RecordRef<'_>) -> Option<String> {
    let RecordRef::Observation(observation) = record else { return None };
    let before = data.values_of(observation.series).take_while(|other| other.id != observation.id).last()?;
    let year = year_digits(before);
    let year = ("year", Arg::Words(&year));
    if before.basis != observation.basis {
        return Some(fill(lang, Msg::ReadingChangeBasis, &[year]));
    }
    let times = lens::over(Lens::Factor, before, observation).ok();
    let times = times.map(|(measure, value)| lens::measure_words(lang, Lens::Factor, value, measure.qualifier));
    // "Over 5,100" less 95 is no number that anybody states; that it is over 53 times 95 can be said.
    if !is_exact(before) || !is_exact(observation) {
        return Some(fill(lang, Msg::ReadingChangeTimes, &[year, ("times", Arg::Words(&times?))]));
    }
    let difference = observation.value?.to_f64() - before.value?.to_f64();
    let n = crate::model::Number::rounded(difference.abs(), 0)?;
    let message = if difference < 0.0 { Msg::ReadingChangeMinus } else { Msg::ReadingChangePlus };
    let mut words = fill(lang, message, &[("n", Arg::Count(n)), year]);
    if let Some(times) = times {
        words.push_str(" (");
        words.push_str(&times);
        words.push(')');
    }
    Some(words)
}

/// The lens of a view and what it makes of a count: "Yearly growth: 17.4%, 2000–2006". `None` for the counts themselves, and
/// where the lens refuses.
pub fn through(scene: &Scene, record: RecordRef<'_>) -> Option<String> {
    let RecordRef::Observation(observation) = record else { return None };
    let lens = scene.state.lens;
    let shown = scene.lensed(observation.series)?.shown.iter().find(|shown| shown.observation.id == observation.id)?;
    Some([say(scene.lang, lens::name(lens)), ": ", &lens::shown_words(scene.lang, lens, shown)].concat())
}

/// The counts of the event's place next to it in time, of each series in the picture: "4,966 in 2000, 5 years before".
pub fn counts_around(data: &Dataset, state: &ViewState, lang: Lang, event: &Event) -> Vec<String> {
    let Some((when, day)) = event.when.and_then(|when| Some((when, when.first().or(when.end())?))) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for series in series_drawn(data, state).into_iter().filter(|series| data.series[*series].place == event.place) {
        let values: Vec<&Observation> = data.values_of(series).collect();
        let near = around(&values, &when);
        let found = [
            (near.before, Msg::ReadingCountBefore),
            (near.within, Msg::ReadingCountSame),
            (near.after, Msg::ReadingCountAfter),
        ];
        for (observation, message) in found {
            let Some((observation, date)) = observation.and_then(|observation| Some((observation, observation.date?)))
            else {
                continue;
            };
            let what = unit_and_basis(lang, data.series[series].indicator, observation.basis, observation.value);
            let value = [value(lang, observation).as_str(), " ", &what].concat();
            let year = date.first().year().to_string();
            let n = Number::whole(i64::from(years_between(date.first(), day)));
            let args = [("value", Arg::Words(&value)), ("year", Arg::Words(&year)), ("n", Arg::Count(n))];
            let line = fill(lang, message, &args);
            // The articles are named below the picture, others where their count stands.
            let source = &data.sources[data.series[series].source];
            lines.push(match source.is_article {
                true => line,
                false => [&line, " · ", short_source(source_name(lang, source))].concat(),
            });
        }
    }
    lines
}
