//! Which records belong to a record: those that name it, those that it names, and the views that show it.

use super::{Library, Record, Table};
use super::{link, words};
use crate::model::Dataset;
use crate::view::{DEFAULT_SERIES, Evidence, Page, ViewState, parse, write};

/// Columns that name records, but for source and place, which thousands of cells name.
const NAMING: [&str; 6] = ["series", "organisations", "twin", "speaker", "about", "targets"];

/// True when a record names another by its id.
pub fn names(record: &Record<'_>, id: &str) -> bool {
    !id.is_empty() && NAMING.iter().flat_map(|column| record.get(column).split(';')).any(|named| named == id)
}

/// The records that name a record, in the order of the tables; checks are left out, which [`Library::checks_of`] gives.
pub fn naming<'a>(library: &'a Library, id: &str) -> Vec<Record<'a>> {
    let tables = library.tables.iter().filter(|table| table.name != "checks");
    tables.flat_map(Table::records).filter(|record| names(record, id)).collect()
}

/// How many records of a table belong to a source, place or series.
pub struct Use {
    /// Name of the table.
    pub table: &'static str,
    /// How many, at least one.
    pub count: usize,
    /// The link's parameters that list them.
    pub link: String,
}

/// What belongs to a source, place or series, by table; empty for other records.
pub fn uses(library: &Library, record: &Record<'_>) -> Vec<Use> {
    let id = record.id();
    let parameter = match record.table.name {
        "sources" => "source",
        "places" => "place",
        "series" => "of",
        _ => return Vec::new(),
    };
    let belongs = |other: &Record<'_>| match parameter {
        "source" => other.get("source") == id,
        "place" => other.table.name != "places" && words::place(library, other) == id,
        _ => other.get("series") == id,
    };
    let of = |table: &Table| {
        let count = table.records().filter(|other| belongs(other)).count();
        let mut link = String::new();
        link::push(&mut link, "table", table.name);
        link::push(&mut link, parameter, id);
        Use { table: table.name, count, link }
    };
    library.tables.iter().map(of).filter(|used| used.count > 0).collect()
}

/// The link to the view that shows a record, in the language that the link names: its mark in a chart, or its own page;
/// `None` where there is none, as for series that the charts do not know.
pub fn view_of(library: &Library, data: &Dataset, record: &Record<'_>, state: &ViewState) -> Option<(Page, String)> {
    let to = |page| ViewState { page, lang: state.lang, ..ViewState::default() };
    let evidence = |source: &str| if words::is_article(source) { Evidence::Printed } else { Evidence::Others };
    let mut view = match record.table.name {
        "observations" if record.get("date").is_empty() || record.get("value").is_empty() => return None,
        "observations" => {
            ViewState { select: Some(record.id()), show: shown(record.get("series")), ..to(Page::Growth) }
        }
        "series" => ViewState { show: shown(record.id()), ..to(Page::Growth) },
        "events" => {
            let evidence = evidence(record.get("source"));
            ViewState { select: Some(record.id()), evidence, ..to(Page::Timeline) }
        }
        "organisations" => to(Page::Organisations),
        "laws" => to(Page::Laws),
        "stages" | "figures" | "projects" | "persons" | "claims" | "places" => to(Page::Country),
        _ => return None,
    };
    if matches!(view.page, Page::Organisations | Page::Laws) {
        link::push(&mut view.page_params, "select", record.id());
    }
    if view.page == Page::Country {
        let place = words::place(library, record);
        if !COUNTRIES.contains(&place) {
            return None;
        }
        link::push(&mut view.page_params, "place", place);
    }
    let link = write(&view);
    parse(&link, data).1.is_empty().then_some((view.page, link))
}

/// Places with a page of their own.
pub const COUNTRIES: [&str; 5] = ["uz", "kz", "kg", "tj", "tm"];

/// The series of a record alone, unless the default picture shows it.
fn shown(series: &'static str) -> Option<Vec<&'static str>> {
    (!DEFAULT_SERIES.contains(&series)).then(|| vec![series])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle;

    #[test]
    fn what_a_view_shows_has_a_link_to_it() {
        let (library, data) = (Library::open(), bundle::embedded().expect("the tables"));
        let link = |id: &str| {
            let record = library.record(id).unwrap_or_else(|| panic!("{id}"));
            view_of(library, &data, &record, &ViewState::default()).map(|(_, link)| link)
        };
        for (id, expected) in [
            ("kg-ngos-2010", Some("#/growth?select=kg-ngos-2010")),
            ("world-ingos-1850", Some("#/growth?show=world-ingos&select=world-ingos-1850")),
            ("andijan-2005", Some("#/timeline?select=andijan-2005")),
            ("stage-kg-1", Some("#/country?place=kg")),
            ("law-uz-1999", Some("#/laws?select=law-uz-1999")),
            ("hrw", Some("#/organisations?select=hrw")),
            ("s1-01", None),
            ("s1", None),
            // Belarus has no page of its own.
            ("by", None),
        ] {
            assert_eq!(link(id).as_deref(), expected, "{id}");
        }
        let others = library
            .table("events")
            .into_iter()
            .flat_map(Table::records)
            .filter(|r| !words::is_article(r.get("source")));
        for event in others {
            assert!(link(event.id()).is_some_and(|link| link.contains("evidence=others")), "{}", event.id());
        }
    }

    #[test]
    fn who_names_a_record_is_found() {
        let library = Library::open();
        let ids: Vec<&str> = naming(library, "kg-ngos").iter().map(Record::id).collect();
        assert!(ids.contains(&"kg-ngos-2010"), "{ids:?}");
        assert!(naming(library, "").is_empty());
        let source = library.record("s2").expect("a source");
        let observations = uses(library, &source).into_iter().find(|used| used.table == "observations");
        let expected = library.table("observations").map(|t| t.records().filter(|r| r.get("source") == "s2").count());
        assert_eq!(observations.map(|used| used.count), expected);
    }
}
