//! The laws that the articles name: by country and date, with the dates that other sources contradict.

use super::country::{is_against, is_of_article};
use super::{Library, Record, words};
use crate::model::{Hue, Lang, Number, When};
use crate::text::{Arg, PageMsg, fill_page};

/// A law with what is known of its date.
pub struct Law {
    /// The record.
    pub record: Record<'static>,
    /// The date as printed.
    pub printed: Option<When>,
    /// The date that a check gives instead, or more exactly.
    pub better: Option<When>,
    /// True when the printed date is contradicted, and not only given more exactly.
    pub is_wrong: bool,
    /// What other sources say.
    pub checks: Vec<Record<'static>>,
    /// The event on the timeline that is the passing of this law.
    pub event: Option<&'static str>,
}

impl Law {
    /// The date by which it is put in order: the better one, where there is one.
    pub fn when(&self) -> Option<When> {
        self.better.or(self.printed)
    }
}

/// A country with its laws, in order of time.
pub struct Country {
    /// Id of the place.
    pub place: &'static str,
    /// Its laws.
    pub laws: Vec<Law>,
}

/// All laws by country: those of the region first, in the order of the timeline, then the others as the article names them.
pub fn laws(library: &'static Library) -> Vec<Country> {
    let mut countries: Vec<Country> = Vec::new();
    for record in library.table("laws").into_iter().flat_map(|table| table.records()) {
        let law = law(library, record);
        match countries.iter_mut().find(|country| country.place == record.get("place")) {
            Some(country) => country.laws.push(law),
            None => countries.push(Country { place: record.get("place"), laws: vec![law] }),
        }
    }
    let rank = |country: &Country| super::country::PLACES[..5].iter().position(|hue| hue.id() == country.place);
    countries.sort_by_key(|country| rank(country).unwrap_or(usize::MAX));
    for country in &mut countries {
        country.laws.sort_by_key(|law| law.when().map_or(i32::MAX, |when| when.sort_key()));
    }
    countries
}

fn law(library: &'static Library, record: Record<'static>) -> Law {
    let checks: Vec<Record<'static>> = library.checks_of(record.id()).collect();
    let dated = checks.iter().find(|check| !check.get("better_date").is_empty());
    let events = library.table("events").into_iter().flat_map(|table| table.records());
    let mut events = events.filter(|event| {
        matches!(event.get("category"), "law" | "decision")
            && ["place", "date", "source", "locator"].iter().all(|column| event.get(column) == record.get(column))
    });
    Law {
        record,
        printed: words::when(&record),
        better: dated.and_then(|check| check.get("better_date").parse().ok()),
        is_wrong: dated.is_some_and(|check| is_against(*check)),
        event: events.find(|event| is_of_article(*event)).map(|event| event.id()),
        checks,
    }
}

/// The marker of a place; countries outside the region share that of the world.
pub fn hue(country: &Country) -> Hue {
    Hue::of_place(country.place)
}

/// What stands out: how many laws there are, and how many of their printed dates are contradicted.
pub fn title(lang: Lang, countries: &[Country]) -> String {
    let all = || countries.iter().flat_map(|country| &country.laws);
    let counts = [("n", all().count()), ("k", all().filter(|law| law.is_wrong).count()), ("m", countries.len())];
    fill_page(lang, PageMsg::LawsTitle, &counts.map(|(name, n)| (name, Arg::Count(Number::whole(n as i64)))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_dates_are_those_that_another_source_contradicts() {
        let countries = laws(Library::open());
        assert_eq!(countries.iter().map(|country| country.laws.len()).sum::<usize>(), 11);
        let wrong: Vec<(&str, &str)> = countries
            .iter()
            .flat_map(|country| &country.laws)
            .filter(|law| law.is_wrong)
            .map(|law| (law.record.id(), law.checks[0].get("better_date")))
            .collect();
        assert_eq!(
            wrong,
            [("law-tj-2005", "2007-05-12"), ("law-ru-2006", "1995-05-19"), ("law-ru-2007", "1996-01-12")]
        );
        // A date that is only given more exactly is not wrong.
        let religion = countries.iter().flat_map(|country| &country.laws).find(|law| law.record.id() == "law-uz-1998");
        assert!(religion.is_some_and(|law| law.better.is_some() && !law.is_wrong));
    }

    #[test]
    fn every_law_has_its_mark_on_the_timeline() {
        for country in laws(Library::open()) {
            for law in country.laws {
                assert!(law.event.is_some(), "{}", law.record.id());
            }
        }
    }

    #[test]
    fn the_title_counts_them() {
        let countries = laws(Library::open());
        let titles = Lang::ALL.map(|lang| title(lang, &countries));
        assert_eq!(
            titles,
            [
                "Of the 11 laws named in the articles, 3 have a date that another source contradicts",
                "Maqolalarda nomi keltirilgan 11 ta qonundan 3 tasining maqoladagi sanasi boshqa manbaga zid",
                "Из 11 законов, названных в статьях, у 3 дата в статье противоречит другому источнику",
            ]
        );
    }
}
