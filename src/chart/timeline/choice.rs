//! Which events are shown, and at which of the dates that are stated for them.

use crate::analysis::search::Search;
use crate::model::{Bound, Check, Dataset, Date, Day, Event, Hue, Lang, When};
use crate::view::{Evidence, Filter, ViewState};

/// An event with the date at which it stands.
#[derive(Clone, Copy, Debug)]
pub struct ShownEvent<'a> {
    /// The event.
    pub event: &'a Event,
    /// The date at which it is drawn: as printed, or the better one of a check.
    pub when: When,
    /// The other of these two, where they do not agree.
    pub disputed: Option<When>,
    /// True when another source tells of an event that is shown too.
    pub is_duplicate: bool,
    /// True when something is searched for, and this is not it.
    pub is_dim: bool,
}

/// The date at which an event stands among others: the start, or the end where only that is dated.
pub fn anchor(when: &When) -> Option<Date> {
    match when {
        When::At(date) => Some(*date),
        When::Span(start, end) => start.date().or(end.date()),
    }
}

/// Where a date stands on the axis: where its start is not dated, at its end, and where its end is not known, at its
/// start; nobody knows how far from there. Of a span that goes on, all that follows. First day and the day after the last.
fn stand(when: &When) -> (Day, Day) {
    const LAST: Day = Day(i32::MAX);
    let start = when.first().or(match when {
        When::Span(_, Bound::Date(end)) => Some(end.first()),
        _ => None,
    });
    let end = when.end().or(match when {
        When::Span(Bound::Date(start), Bound::Unknown) => Some(start.end()),
        _ => None,
    });
    (start.unwrap_or(Day(i32::MIN)), end.unwrap_or(LAST))
}

/// True when some part of a date lies between a day and the day before `end`.
pub fn overlaps(when: &When, first: Day, end: Day) -> bool {
    let stand = stand(when);
    stand.0 < end && first < stand.1
}

/// True when some part of a date lies, or may lie, before a day or after the day before `end`.
pub fn reaches_beyond(when: &When, first: Day, end: Day) -> bool {
    let stand = stand(when);
    stand.0 < first || end < stand.1
}

/// True when a better date says more than the printed one, but nothing against it: 4 May 2006 for "2006".
fn refines(printed: &When, better: &When, check: &Check) -> bool {
    let is_later =
        |a: Option<Day>, b: Option<Day>, open: i32| a.map_or(open, |day| day.0) >= b.map_or(open, |day| day.0);
    let is_inside =
        is_later(better.first(), printed.first(), i32::MIN) && is_later(printed.end(), better.end(), i32::MAX);
    let is_span = matches!(printed, When::Span(Bound::Date(_), _));
    is_inside && !(is_span && check.is_against() && printed != better)
}

/// The checks that give a better date, with the id of each record that they speak of.
fn better_dates(dataset: &Dataset) -> Vec<(&'static str, When, &Check)> {
    let dated = dataset.checks.iter().filter_map(|check| Some((check, check.better_date?)));
    dated.flat_map(|(check, date)| check.targets.split(';').map(move |id| (id, date, check))).collect()
}

/// The events to draw, in the order of the dataset.
///
/// As printed and corrected: those of the articles; with other sources: the others' too. Only what is dated, and whose
/// date, by this choice of evidence, lies at least partly between the day `first` and the day before `end`.
pub fn choose<'a>(dataset: &'a Dataset, evidence: Evidence, first: Day, end: Day) -> Vec<ShownEvent<'a>> {
    let better = better_dates(dataset);
    let is_article =
        |event: &Event| dataset.sources.get(event.provenance.source).is_some_and(|source| source.is_article);
    let stand = |event: &'a Event| {
        let printed = event.when?;
        let found = better.iter().find(|(id, _, _)| *id == event.id);
        let Some((_, better, check)) = found else { return Some((printed, None)) };
        let (when, other) = if evidence == Evidence::Printed { (printed, *better) } else { (*better, printed) };
        let is_disputed = !refines(&printed, better, check) && overlaps(&other, first, end);
        Some((when, is_disputed.then_some(other)))
    };
    let mut shown: Vec<ShownEvent<'a>> = dataset
        .events
        .iter()
        .filter(|event| evidence == Evidence::Others || is_article(event))
        .filter_map(|event| {
            stand(event).map(|(when, disputed)| ShownEvent {
                event,
                when,
                disputed,
                is_duplicate: false,
                is_dim: false,
            })
        })
        .filter(|shown| overlaps(&shown.when, first, end))
        .collect();
    // As long as only the articles' events are shown there is no echo.
    if evidence != Evidence::Others {
        return shown;
    }
    for at in 0..shown.len() {
        let event = shown[at].event;
        // Few events tell of another one.
        let is_twin = !event.twin.is_empty() && shown.iter().any(|other| other.event.id == event.twin);
        shown[at].is_duplicate = is_twin && !is_article(event);
    }
    shown
}

/// The events to draw in a view, as [`choose`] gives them: those that pass its filter, each with whether the search finds
/// it.
pub fn visible_events<'a>(dataset: &'a Dataset, state: &ViewState, first: Day, end: Day) -> Vec<ShownEvent<'a>> {
    let mut shown = choose(dataset, state.evidence, first, end);
    if !state.only.is_empty() {
        let filter = Filter::new(dataset, &state.only);
        shown.retain(|shown| filter.passes(shown.event));
    }
    let search = Search::new(&state.q);
    if !search.is_empty() {
        shown.iter_mut().for_each(|shown| shown.is_dim = !is_found(dataset, &search, shown.event));
    }
    shown
}

/// True when a search finds an event: in what it says in any language that is there, in the words of its source once they
/// are there, in its place, in who takes part, or in its first or last year.
pub fn is_found(dataset: &Dataset, search: &Search, event: &Event) -> bool {
    let year = |day: Option<Day>| day.map_or(String::new(), |day| day.year().to_string());
    let (first, last) = (event.when.and_then(|when| when.first()), event.when.and_then(|when| when.end()));
    let years = [year(first), year(last.map(|end| Day(end.0 - 1)))];
    let mut texts = vec![years[0].as_str(), years[1].as_str(), event.provenance.row().as_printed()];
    for lang in Lang::ALL {
        texts.push(event.provenance.text.get(lang));
        texts.extend(dataset.places.get(event.place).map(|place| place.label.get(lang)));
        let who = dataset.organisations.iter().filter(|one| event.organisations.split(';').any(|id| id == one.id));
        texts.extend(who.map(|organisation| organisation.name.get(lang)));
    }
    search.finds(&texts)
}

/// The colour of an event.
pub fn hue_of(dataset: &Dataset, event: &Event) -> Hue {
    dataset.places.get(event.place).map_or(Hue::World, |place| place.hue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle;

    fn years(first: i32, end: i32) -> (Day, Day) {
        (Day::new_year(first), Day::new_year(end))
    }

    #[test]
    fn a_date_lies_in_the_years_where_it_stands() {
        for (cell, first, end, lies) in [
            ("2006", 2006, 2007, true),
            ("2006", 2007, 2010, false),
            ("2006-12-31", 2006, 2007, true),
            ("../2006", 2000, 2006, false),
            ("../2006", 2006, 2007, true),
            ("2004/", 2006, 2007, false),
            ("2004/..", 2006, 2007, true),
            ("2004/2008", 2006, 2007, true),
            ("199X", 1999, 2007, true),
        ] {
            let (first, end) = years(first, end);
            assert_eq!(overlaps(&cell.parse().expect("a date"), first, end), lies, "{cell}");
        }
    }

    #[test]
    fn a_date_that_may_lie_outside_reaches_beyond() {
        for (cell, first, end, reaches) in [
            ("2006", 2006, 2007, false),
            ("200X", 2006, 2007, true),
            ("2004/..", 2000, 2010, true),
            ("2004/2008", 2004, 2009, false),
            ("2004/2008", 2005, 2009, true),
            ("2004/2008", 2004, 2008, true),
        ] {
            let (first, end) = years(first, end);
            assert_eq!(reaches_beyond(&cell.parse().expect("a date"), first, end), reaches, "{cell}");
        }
    }

    #[test]
    fn only_a_date_that_does_not_fit_the_printed_one_is_in_dispute() {
        let dataset = bundle::embedded().expect("the evidence");
        let check =
            |against: bool| dataset.checks.iter().find(|check| check.is_against() == against).expect("such a check");
        for (printed, better, against, is_refined) in [
            ("2006", "2006-05-04", false, true),
            ("../2006", "2006-04", true, true),
            ("2006", "2004-05-21", true, false),
            ("../2006", "2011-06-09", true, false),
            ("2012/..", "2016-09/2021-03", true, false),
            ("2012/..", "2016-09/2021-03", false, true),
        ] {
            let [printed, better] = [printed, better].map(|cell| cell.parse().expect("a date"));
            assert_eq!(refines(&printed, &better, check(against)), is_refined, "{printed:?} {better:?}");
        }
    }

    #[test]
    fn evidence_decides_whose_events_and_which_dates() {
        let dataset = bundle::embedded().expect("the evidence");
        let (first, end) = years(1988, 2023);
        let shown = |evidence| choose(&dataset, evidence, first, end);
        let find = |evidence, id: &str| shown(evidence).into_iter().find(|shown| shown.event.id == id);
        let offices =
            |evidence| find(evidence, "offices-73-2006").map(|shown| (shown.when.first(), shown.disputed.is_some()));
        assert_eq!(offices(Evidence::Printed), Some((Some(Day::new_year(2006)), true)));
        assert_eq!(offices(Evidence::Corrected), Some((Some(Day::from_civil(2004, 5, 21)), true)));
        assert!(find(Evidence::Printed, "counterpart-closed-rferl").is_none());
        assert!(find(Evidence::Others, "counterpart-closed-rferl").is_some_and(|shown| shown.is_duplicate));
        // An article's event that another article also tells of is no echo: both are printed.
        assert!(find(Evidence::Others, "kg-revolution-2005").is_some_and(|shown| !shown.is_duplicate));
        assert!(shown(Evidence::Others).len() > shown(Evidence::Printed).len());
    }
}
