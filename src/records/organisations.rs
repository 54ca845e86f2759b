//! The organisations: what the articles say became of each, on what grounds according to whom, and what others say.

use super::country::is_of_article;
use super::{Library, Record, Speaker, by_speaker, words};
use crate::model::{Lang, Number, When};
use crate::text::{Arg, PageMsg, fill_page};

/// What the articles can say became of an organisation's office, in the order of the page; empty: nothing.
pub const FATES: [&str; 6] = ["closed", "refused", "suspended", "withdrew", "warned", ""];

/// How another source's date of a closure meets the article's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// The two can be the same day: one is finer than the other, or the article gives none.
    Fits,
    /// They cannot.
    Differs,
}

/// Another source's date of a closure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherDate {
    /// The date.
    pub when: When,
    /// How it meets the article's.
    pub meeting: Meeting,
}

/// An organisation with all that is tied to it.
pub struct OrganisationEntry {
    /// The record.
    pub record: Record<'static>,
    /// Events of the articles in which it takes part, in order of time.
    pub events: Vec<Record<'static>>,
    /// Events of other sources in which it takes part or that tell of the same as an event of the articles.
    pub others: Vec<Record<'static>>,
    /// The grounds given for what befell it, by who gives them.
    pub grounds: Vec<(Speaker, Vec<Record<'static>>)>,
    /// Other claims about it, by who makes them.
    pub claims: Vec<(Speaker, Vec<Record<'static>>)>,
    /// What other sources say of its record and its events.
    pub checks: Vec<Record<'static>>,
}

fn names(cell: &'static str, id: &str) -> bool {
    cell.split(';').any(|named| named == id)
}

/// Every organisation, in the order of the file.
pub fn entries(library: &'static Library) -> Vec<OrganisationEntry> {
    let all = library.table("organisations").into_iter().flat_map(|table| table.records());
    all.map(|record| entry(library, record)).collect()
}

fn entry(library: &'static Library, record: Record<'static>) -> OrganisationEntry {
    let id = record.id();
    let of = |table: &str| library.table(table).into_iter().flat_map(|table| table.records());
    let mut events: Vec<Record<'static>> = of("events").filter(|event| names(event.get("organisations"), id)).collect();
    let own: Vec<&str> = events.iter().map(|event| event.id()).collect();
    events.extend(of("events").filter(|event| own.contains(&event.get("twin")) && !own.contains(&event.id())));
    events.sort_by_key(|event| words::when(event).map_or(i32::MAX, |when| when.sort_key()));
    let (events, others): (Vec<_>, Vec<_>) = events.into_iter().partition(|event| is_of_article(*event));
    // A claim about the closure of many offices at once is about each of them; one about an event is about those whose
    // event it is alone.
    let is_alone = |event: &Record<'_>| {
        event.get("organisations").split(';').filter(|other| is_subject(library, other)).count() == 1
    };
    let own: Vec<&str> = events.iter().filter(|event| is_alone(event)).map(|event| event.id()).collect();
    let claims = of("claims").filter(|claim| {
        names(claim.get("about"), id)
            || (is_subject(library, id) && own.iter().any(|event| names(claim.get("about"), event)))
    });
    let (grounds, claims): (Vec<_>, Vec<_>) = claims.partition(|claim| claim.get("kind") == "ground");
    let mut checks: Vec<Record<'static>> = library.checks_of(id).collect();
    for event in &events {
        checks.extend(library.checks_of(event.id()));
    }
    let mut seen: Vec<&str> = Vec::new();
    checks.retain(|check| {
        let is_new = !seen.contains(&check.id());
        seen.push(check.id());
        is_new
    });
    let (grounds, claims) = (by_speaker(library, grounds), by_speaker(library, claims));
    OrganisationEntry { record, events, others, grounds, claims, checks }
}

/// True for an organisation to which things happen; a ministry or court that does them is none.
fn is_subject(library: &'static Library, id: &str) -> bool {
    library.record(id).is_some_and(|record| record.get("kind") != "state")
}

impl OrganisationEntry {
    /// What the articles say became of it; empty where nothing is said, or where only another source says so.
    pub fn fate(&self) -> &'static str {
        self.record.get("fate")
    }

    /// The article's event of its closure.
    pub fn closure(&self) -> Option<Record<'static>> {
        self.events.iter().copied().find(|event| event.get("category") == "closure")
    }

    /// Another source's date of the closure: that of an event which tells of the same, or else a check's better date. A
    /// check counts when it speaks of the closure, or of the organisation and of no other event.
    pub fn other_date(&self) -> Option<OtherDate> {
        let closure = self.closure()?;
        let twin = self.others.iter().find(|other| other.get("twin") == closure.id()).and_then(words::when);
        let is_of_closure = |check: &&Record<'_>| {
            let targets = check.get("targets");
            let others = self.events.iter().any(|event| names(targets, event.id()));
            names(targets, closure.id()) || (names(targets, self.record.id()) && !others)
        };
        let better =
            || self.checks.iter().filter(is_of_closure).find_map(|check| check.get("better_date").parse().ok());
        let when = twin.or_else(better)?;
        let fits = words::when(&closure).is_none_or(|printed| can_be_one(printed, when));
        Some(OtherDate { when, meeting: if fits { Meeting::Fits } else { Meeting::Differs } })
    }

    /// True when it is one of those that the articles say were closed.
    pub fn is_closed(&self) -> bool {
        self.fate() == "closed" && is_of_article(self.record)
    }
}

/// True when two dates have a day in common; an end that is not stated reaches as far as one likes.
fn can_be_one(a: When, b: When) -> bool {
    let starts_before_end = |a: When, b: When| a.first().zip(b.end()).is_none_or(|(first, end)| first < end);
    starts_before_end(a, b) && starts_before_end(b, a)
}

/// What the reader chooses by; each has a parameter in the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrganisationFilter {
    /// Where it acts.
    Place,
    /// What the articles say became of it.
    Fate,
    /// Where it is from.
    Home,
}

/// The word in links for what an article leaves unsaid.
pub const UNSTATED: &str = "none";

impl OrganisationFilter {
    /// All, in their order on the page.
    pub const ALL: [OrganisationFilter; 3] =
        [OrganisationFilter::Place, OrganisationFilter::Fate, OrganisationFilter::Home];

    /// The parameter in links, which is also the column.
    pub fn slug(self) -> &'static str {
        ["place", "fate", "home"][self as usize]
    }

    /// What an organisation has there; [`UNSTATED`] where its cell is empty.
    pub fn of(self, record: Record<'static>) -> &'static str {
        match record.get(self.slug()) {
            "" => UNSTATED,
            cell => cell,
        }
    }

    /// What there is to choose, each with how many of these organisations have it: the most first, what is unsaid last.
    pub fn offers(self, entries: &[OrganisationEntry]) -> Vec<(&'static str, usize)> {
        let mut offers: Vec<(&'static str, usize)> = Vec::new();
        for entry in entries {
            let value = self.of(entry.record);
            match offers.iter_mut().find(|(known, _)| *known == value) {
                Some((_, count)) => *count += 1,
                None => offers.push((value, 1)),
            }
        }
        offers.sort_by_key(|(value, count)| (*value == UNSTATED, std::cmp::Reverse(*count)));
        offers
    }
}

/// What stands out: of the organisations that the articles say were closed, for how many another source gives a date, and
/// for how many of these it cannot be the article's.
pub fn title(lang: Lang, entries: &[OrganisationEntry]) -> String {
    let closed: Vec<&OrganisationEntry> = entries.iter().filter(|entry| entry.is_closed()).collect();
    let dates: Vec<OtherDate> = closed.iter().filter_map(|entry| entry.other_date()).collect();
    let differs = dates.iter().filter(|date| date.meeting == Meeting::Differs).count();
    let counts = [("n", closed.len()), ("k", dates.len()), ("m", differs)];
    fill_page(lang, PageMsg::OrganisationsTitle, &counts.map(|(name, n)| (name, Arg::Count(Number::whole(n as i64)))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(id: &str) -> OrganisationEntry {
        let mut all = entries(Library::open());
        let at = all.iter().position(|entry| entry.record.id() == id).expect("an organisation");
        all.swap_remove(at)
    }

    #[test]
    fn grounds_stand_under_who_gives_them() {
        let counterpart = find("counterpart");
        let grounds: Vec<(Speaker, usize)> =
            counterpart.grounds.iter().map(|(speaker, claims)| (*speaker, claims.len())).collect();
        assert_eq!(grounds, [(Speaker::Named("moj-uz"), 3), (Speaker::Named("mfa-by"), 1), (Speaker::Unnamed, 2)]);
        assert!(find("urban-institute").grounds.is_empty());
        assert!(counterpart.claims.iter().all(|(_, claims)| claims.iter().all(|claim| claim.get("kind") != "ground")));
    }

    #[test]
    fn another_date_fits_or_differs() {
        for (id, date, meeting) in [
            ("hrw", "2011-06-09", Meeting::Differs),
            ("counterpart", "2006-05-04", Meeting::Fits),
            ("internews", "2005", Meeting::Fits),
            ("rferl", "2005-12-12", Meeting::Fits),
            ("unhcr", "2006-04-17", Meeting::Fits),
        ] {
            let when = date.parse().expect("a date");
            assert_eq!(find(id).other_date(), Some(OtherDate { when, meeting }), "{id}");
        }
        for id in ["pad", "jda", "ndi", "moj-uz"] {
            assert_eq!(find(id).other_date(), None, "{id}");
        }
    }

    #[test]
    fn what_others_say_stands_apart_from_the_articles() {
        let freedom_house = find("freedom-house");
        assert!(freedom_house.events.iter().all(|event| is_of_article(*event)));
        assert!(freedom_house.others.iter().any(|event| event.id() == "freedom-house-closed-washington-times"));
        assert!(!freedom_house.others.is_empty() && !freedom_house.checks.is_empty());
        // An event of another source that only shares its twin is there too.
        assert!(find("rferl").others.iter().any(|event| event.id() == "rferl-refused-fp-blogs"));
        assert!(!find("new-democracies").is_closed(), "no article says so");
    }

    #[test]
    fn choices_count_every_organisation_once() {
        let entries = entries(Library::open());
        for choice in OrganisationFilter::ALL {
            let offers = choice.offers(&entries);
            assert_eq!(offers.iter().map(|(_, count)| count).sum::<usize>(), entries.len());
            assert_eq!(offers.last().map(|(value, _)| *value), Some(UNSTATED), "{choice:?}");
        }
        assert_eq!(OrganisationFilter::Fate.offers(&entries)[0], ("closed", 20));
    }

    #[test]
    fn the_title_counts_what_the_articles_say_was_closed() {
        let entries = entries(Library::open());
        assert_eq!(entries.iter().filter(|entry| entry.is_closed()).count(), 19);
        let without: Vec<&str> = entries
            .iter()
            .filter(|entry| entry.is_closed() && entry.other_date().is_none())
            .map(|entry| entry.record.id())
            .collect();
        assert_eq!(without, ["soros-osi", "pad", "jda", "muslim-charities"]);
        let titles = Lang::ALL.map(|lang| title(lang, &entries));
        assert_eq!(
            titles,
            [
                "The articles list 19 organisations as closed; other sources date 15 of these closures, and 1 of those dates conflicts with the article",
                "Maqolalarda 19 ta tashkilot yopilgan deb sanalgan; boshqa manbalarda ulardan 15 tasining yopilish sanasi bor, 1 tasida u maqolaga zid",
                "По данным статей, закрыто 19 организаций; другие источники датируют 15 закрытий, и у 1 дата несовместима с данными статьи",
            ]
        );
    }
}
