//! Which columns the table of evidence has for each kind of record, and how they are called.

use crate::text::PageMsg;

/// Columns of the page, each with its word in links and in the catalogue's `head-…`.
macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)+) => {
        /// A column of the page. One may hold several columns of the data.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum EvidenceColumn { $($(#[$doc])* $name,)+ }

        impl EvidenceColumn {
            /// The word in links.
            pub fn slug(self) -> &'static str {
                match self { $(EvidenceColumn::$name => $word,)+ }
            }
        }
    };
}

columns! {
    /// Marker and name of the place.
    Place = "place",
    /// When, in words.
    Date = "date",
    /// The record's own words: what it says, or how it is called. It opens the record.
    Text = "text",
    /// The value with its qualifier and unit.
    Value = "value",
    /// The counting rule.
    Basis = "basis",
    /// What is counted.
    Indicator = "indicator",
    /// Its kind.
    Kind = "kind",
    /// Who says it.
    Speaker = "speaker",
    /// The number of a law.
    Number = "number",
    /// Place in a division into stages.
    Order = "order",
    /// What became of an organisation.
    Fate = "fate",
    /// The organisations concerned.
    Organisations = "organisations",
    /// The words of the source, to the letter.
    Printed = "printed",
    /// Who states it, and where.
    Source = "source",
    /// What other sources say of it.
    Check = "check",
    /// A check's outcome.
    Verdict = "verdict",
    /// The records that a check is about.
    About = "about",
    /// The better value or date.
    Better = "better",
    /// What a check rests on.
    Rests = "rests",
    /// How sure a check is.
    Confidence = "confidence",
    /// Title and author of a source.
    Title = "title",
    /// Year of publication.
    Year = "year",
    /// Address.
    Address = "address",
    /// How many records there are of it.
    Records = "records",
}

/// The columns of a table.
pub fn columns(table: &str) -> &'static [EvidenceColumn] {
    use EvidenceColumn::*;
    match table {
        "observations" => &[Place, Date, Value, Basis, Printed, Source, Check],
        "events" => &[Place, Date, Text, Kind, Printed, Source, Check],
        "claims" => &[Place, Text, Speaker, Date, Printed, Source, Check],
        "organisations" => &[Place, Text, Kind, Date, Fate, Printed, Source, Check],
        "laws" => &[Place, Date, Text, Number, Printed, Source, Check],
        "stages" => &[Place, Order, Text, Date, Printed, Source, Check],
        "figures" => &[Place, Value, Text, Date, Printed, Source, Check],
        "persons" => &[Place, Text, Printed, Source, Check],
        "projects" => &[Place, Text, Organisations, Date, Printed, Source, Check],
        "checks" => &[Verdict, Text, About, Better, Rests, Confidence, Address],
        "series" => &[Place, Text, Indicator, Basis, Records, Source],
        "sources" => &[Text, Kind, Title, Year, Records, Address],
        "places" => &[Place, Records],
        _ => &[Text],
    }
}

/// The column whose first words open the record.
pub fn opener(table: &str) -> EvidenceColumn {
    match table {
        "observations" => EvidenceColumn::Value,
        "places" => EvidenceColumn::Place,
        _ => EvidenceColumn::Text,
    }
}

/// The column that a table is sorted by unless the reader chooses another; `None` for the order of the source.
pub fn natural(table: &str) -> Option<EvidenceColumn> {
    match table {
        "observations" => Some(EvidenceColumn::Place),
        "events" | "laws" => Some(EvidenceColumn::Date),
        _ => None,
    }
}

/// The heading of a column.
pub fn heading(table: &str, column: EvidenceColumn) -> PageMsg {
    let own = PageMsg::named(&["head-", table, "-", column.slug()].concat());
    own.or_else(|| PageMsg::named(&["head-", column.slug()].concat())).unwrap_or(PageMsg::HeadText)
}

/// Where the catalogue has the words of a coded column: `kind` means something else in each table.
pub fn code_column(table: &str, column: &str) -> String {
    match column {
        "kind" => [table.trim_end_matches('s'), "-kind"].concat(),
        "basis" if table == "checks" => "rests".to_string(),
        _ => column.to_string(),
    }
}

/// The kind of a table's records, as it stands after a number.
pub fn kind_of(table: &str) -> PageMsg {
    PageMsg::named(&["kind-", table].concat()).unwrap_or(PageMsg::CountRecords)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Library;

    #[test]
    fn every_code_in_the_tables_has_words() {
        for table in &Library::open().tables {
            for column in ["indicator", "kind", "category", "fate", "confidence", "voice", "missing", "basis"] {
                for record in table.records().filter(|record| !record.get(column).is_empty()) {
                    if column == "basis" && table.name != "checks" {
                        continue;
                    }
                    for code in record.get(column).split('+') {
                        let key = ["code-", &code_column(table.name, column), "-", code].concat();
                        assert!(PageMsg::named(&key).is_some(), "{key} of {}", record.id());
                    }
                }
            }
            for record in table.records().filter(|record| table.name == "figures" && !record.get("unit").is_empty()) {
                assert!(PageMsg::named(&["unit-", record.get("unit")].concat()).is_some(), "{}", record.get("unit"));
            }
        }
    }
}
