//! All that the tables state of one place.

use super::words;
use super::{Library, Record, Speaker, by_speaker};
use crate::model::{Date, Day, Hue, Lang, Verdict, When};

/// The places that have a page, in the order of its tabs.
pub const PLACES: [Hue; 7] = [Hue::Uz, Hue::Kz, Hue::Kg, Hue::Tj, Hue::Tm, Hue::Region, Hue::World];

/// What a stage shares with the one before it, or what lies between the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seam {
    /// The two follow on each other, or one of them has no date there.
    Plain,
    /// Years that belong to neither: the first and the last of them.
    Gap(i32, i32),
    /// Years that belong to both, as printed: the first and the last of them.
    Shared(i32, i32),
}

/// A stage of the place's own division.
pub struct CountryStage<'a> {
    /// The record.
    pub record: Record<'a>,
    /// How it meets the dated stage before it.
    pub seam: Seam,
    /// What other sources, or the article itself elsewhere, say of it and of the figures that are printed for its years.
    pub checks: Vec<Record<'a>>,
}

/// Organisations of a place, by where they are from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The head office is in another country.
    Abroad,
    /// The article does not say where the head office is.
    Unstated,
    /// The head office is in the place itself.
    Own,
    /// A body of the state, of whatever country.
    State,
}

impl Origin {
    /// All, in their order on the page.
    pub const ALL: [Origin; 4] = [Origin::Abroad, Origin::Unstated, Origin::Own, Origin::State];

    /// Where an organisation that acts in a place is from.
    pub fn of(organisation: Record<'_>) -> Origin {
        match (organisation.get("kind"), organisation.get("home")) {
            ("state", _) => Origin::State,
            (_, "") => Origin::Unstated,
            (_, home) if home == organisation.get("place") => Origin::Own,
            _ => Origin::Abroad,
        }
    }
}

/// A place with all its records.
pub struct Portrait {
    /// Its colour and marker; its id is that of the place.
    pub hue: Hue,
    /// Counts that the articles print, with or without a date; population is none.
    pub counts: Vec<Record<'static>>,
    /// Counts of other sources.
    pub other_counts: Vec<Record<'static>>,
    /// Its own stages, in their order.
    pub stages: Vec<CountryStage<'static>>,
    /// Shares, sums of money and other numbers that belong to no series.
    pub figures: Vec<Record<'static>>,
    /// Laws.
    pub laws: Vec<Record<'static>>,
    /// Organisations that act there.
    pub organisations: Vec<Record<'static>>,
    /// Projects.
    pub projects: Vec<Record<'static>>,
    /// Persons named in connection with it.
    pub persons: Vec<Record<'static>>,
    /// Events of the articles.
    pub events: Vec<Record<'static>>,
    /// Claims about it, by who makes them.
    pub claims: Vec<(Speaker, Vec<Record<'static>>)>,
}

/// True for a record of one of the two articles.
pub fn is_of_article(record: Record<'_>) -> bool {
    words::is_article(record.get("source"))
}

/// True when a check speaks against what is printed.
pub fn is_against(check: Record<'_>) -> bool {
    matches!(words::verdict(&check), Some(Verdict::Contradicted | Verdict::Misprint))
}

fn of_place(library: &'static Library, table: &str, place: &str) -> Vec<Record<'static>> {
    let records = library.table(table).into_iter().flat_map(|table| table.records());
    records.filter(|record| record.get("place") == place).collect()
}

/// The series of an observation.
pub fn series_of(library: &'static Library, observation: Record<'_>) -> Option<Record<'static>> {
    library.table("series")?.records().find(|series| series.id() == observation.get("series"))
}

/// The counting rule of an observation: its own, or that of its series.
pub fn basis_of(library: &'static Library, observation: Record<'_>) -> &'static str {
    match observation.get("basis") {
        "" => series_of(library, observation).map_or("unstated", |series| series.get("basis")),
        own => own,
    }
}

impl Portrait {
    /// All that the tables hold of a place.
    pub fn of(library: &'static Library, hue: Hue) -> Portrait {
        let place = hue.id();
        let observations = library.table("observations").into_iter().flat_map(|table| table.records());
        let counts = observations.filter(|observation| {
            series_of(library, *observation)
                .is_some_and(|series| series.get("place") == place && series.get("indicator") != "population")
        });
        let (counts, other_counts) = counts.partition(|count| is_of_article(*count));
        let articles = |table| {
            let mut records = of_place(library, table, place);
            records.retain(|record| is_of_article(*record));
            records
        };
        let figures = articles("figures");
        Portrait {
            hue,
            counts,
            other_counts,
            stages: stages(library, place, &figures),
            figures,
            laws: articles("laws"),
            organisations: of_place(library, "organisations", place),
            projects: articles("projects"),
            persons: articles("persons"),
            events: articles("events"),
            claims: by_speaker(library, articles("claims")),
        }
    }

    /// The counts of the articles that a check contradicts or calls a misprint.
    pub fn contradicted(&self, library: &'static Library) -> usize {
        let is_against = |count: &&Record<'_>| library.checks_of(count.id()).any(is_against);
        self.counts.iter().filter(is_against).count()
    }

    /// The series that the chart draws: those of the articles that count the same thing as the one with most dated
    /// counts, or, where the articles have none, those of other sources. Empty where there is no dated count at all.
    pub fn series(&self, library: &'static Library) -> Vec<&'static str> {
        let dated = |counts: &[Record<'static>]| {
            let mut series: Vec<Record<'static>> = Vec::new();
            for count in counts.iter().filter(|count| words::when(count).is_some()) {
                series.extend(series_of(library, *count));
            }
            series
        };
        let of_articles = dated(&self.counts);
        let all = if of_articles.is_empty() { dated(&self.other_counts) } else { of_articles };
        let size = |id: &str| all.iter().filter(|series| series.id() == id).count();
        // The first of the largest.
        let main = all.iter().rev().max_by_key(|series| size(series.id())).map(|series| series.get("indicator"));
        let mut ids: Vec<&'static str> = Vec::new();
        for series in all.iter().filter(|series| Some(series.get("indicator")) == main) {
            if !ids.contains(&series.id()) {
                ids.push(series.id());
            }
        }
        ids
    }
}

/// The stages of a division with their seams, and the checks that speak of them: those that name the stage, and those
/// against a figure that is printed for exactly its years.
fn stages(library: &'static Library, place: &str, figures: &[Record<'static>]) -> Vec<CountryStage<'static>> {
    let records = library.table("stages").into_iter().flat_map(|table| table.records());
    let mut records: Vec<Record<'static>> = records.filter(|stage| stage.get("scheme") == place).collect();
    records.sort_by_key(|stage| stage.get("ordinal").parse().unwrap_or(0));
    let mut before: Option<When> = None;
    let stages = records.into_iter().map(|record| {
        let own = words::when(&record);
        let seam = before.zip(own).map_or(Seam::Plain, |(before, own)| seam(before, own));
        before = own.or(before);
        let mut checks: Vec<Record<'static>> = library.checks_of(record.id()).collect();
        for figure in figures.iter().filter(|figure| own.is_some() && figure.get("date") == record.get("date")) {
            // Whatever the language that is here.
            let says = |check: &Record<'_>| Lang::ALL.into_iter().any(|lang| !check.text(lang).is_empty());
            checks.extend(library.checks_of(figure.id()).filter(says));
        }
        checks.dedup_by_key(|check| check.id());
        CountryStage { record, seam, checks }
    });
    stages.collect()
}

/// How two dated stretches meet, in whole years.
fn seam(before: When, after: When) -> Seam {
    let (Some(end), Some(start)) = (last(before), first(after)) else { return Seam::Plain };
    let (end, start) = (Day(end.end().0 - 1).year(), start.first().year());
    if start > end + 1 {
        Seam::Gap(end + 1, start - 1)
    } else if start <= end {
        Seam::Shared(start, end)
    } else {
        Seam::Plain
    }
}

fn first(when: When) -> Option<Date> {
    match when {
        When::At(date) => Some(date),
        When::Span(start, _) => start.date(),
    }
}

fn last(when: When) -> Option<Date> {
    match when {
        When::At(date) => Some(date),
        When::Span(_, end) => end.date(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portrait(hue: Hue) -> Portrait {
        Portrait::of(Library::open(), hue)
    }

    #[test]
    fn stages_tell_their_gaps_and_the_years_they_share() {
        let seams = |hue| portrait(hue).stages.iter().map(|stage| stage.seam).collect::<Vec<_>>();
        assert_eq!(seams(Hue::Kg), [Seam::Plain, Seam::Shared(2000, 2000), Seam::Shared(2010, 2010)]);
        assert_eq!(seams(Hue::Kz), [Seam::Plain, Seam::Shared(1991, 1991), Seam::Plain, Seam::Shared(2010, 2010)]);
        // The second stage of Uzbekistan has no date: the third is held against the first.
        assert_eq!(seams(Hue::Uz), [Seam::Plain, Seam::Plain, Seam::Gap(2011, 2015), Seam::Plain]);
    }

    #[test]
    fn a_stage_has_the_checks_of_the_figures_of_its_years() {
        let stages = portrait(Hue::Kg).stages;
        let against: Vec<&str> = stages[0].checks.iter().map(|check| check.get("text_en")).collect();
        assert!(against.iter().any(|text| text.contains("fewer than the 4,966")), "{against:?}");
        let fourth = &portrait(Hue::Kz).stages[3];
        assert!(fourth.checks.iter().any(|check| check.get("verdict") == "contradicted"));
    }

    #[test]
    fn counts_of_other_sources_are_apart_and_population_is_no_count() {
        let kg = portrait(Hue::Kg);
        assert_eq!(kg.counts.len(), 7);
        assert_eq!(kg.contradicted(Library::open()), 2, "2017: registered and active");
        assert!(kg.other_counts.iter().all(|count| !count.id().contains("population")));
        assert_eq!(kg.series(Library::open()), ["kg-ngos", "kg-ngos-active"]);
        assert_eq!(portrait(Hue::Uz).series(Library::open()), ["uz-ngos"]);
        let tm = portrait(Hue::Tm);
        assert!(tm.counts.is_empty() && !tm.other_counts.is_empty());
        assert!(tm.series(Library::open()).iter().all(|id| id.starts_with("tm-")));
        assert!(portrait(Hue::Region).series(Library::open()).is_empty());
    }

    #[test]
    fn every_place_says_what_the_tables_hold_of_it() {
        for hue in PLACES {
            let portrait = portrait(hue);
            let rows = |table: &str| {
                let library = Library::open();
                let records = library.table(table).expect("the table").records();
                records.filter(|record| record.get("place") == hue.id()).count()
            };
            assert_eq!(portrait.laws.len(), rows("laws"), "{hue:?}");
            assert_eq!(portrait.figures.len(), rows("figures"), "{hue:?}");
            assert_eq!(portrait.organisations.len(), rows("organisations"), "{hue:?}");
            let claims: usize = portrait.claims.iter().map(|(_, claims)| claims.len()).sum();
            assert_eq!(claims, rows("claims"), "{hue:?}");
        }
    }
}
