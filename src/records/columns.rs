//! What the table of evidence shows of each record: columns that suit its kind, cells in words, keys to sort by.

use super::library::{Library, Record};
use super::related::{Use, uses};
use super::search::fold;
use super::words;
use crate::model::{Hue, Lang, Number, Qualifier, Verdict};
use crate::text::{Arg, RoomMsg, fill_room, number_words, say_room};

/// Columns of the page, each with its word in links and in the catalogue's `head-…`.
macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)+) => {
        /// A column of the page. One may hold several columns of the data.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Column { $($(#[$doc])* $name,)+ }

        impl Column {
            /// The word in links.
            pub fn word(self) -> &'static str {
                match self { $(Column::$name => $word,)+ }
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
pub fn columns(table: &str) -> &'static [Column] {
    use Column::*;
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
pub fn opener(table: &str) -> Column {
    match table {
        "observations" => Column::Value,
        "places" => Column::Place,
        _ => Column::Text,
    }
}

/// The column that a table is sorted by unless the reader chooses another; `None` for the order of the source.
pub fn natural(table: &str) -> Option<Column> {
    match table {
        "observations" => Some(Column::Place),
        "events" | "laws" => Some(Column::Date),
        _ => None,
    }
}

/// The heading of a column.
pub fn heading(table: &str, column: Column) -> RoomMsg {
    let own = RoomMsg::named(&["head-", table, "-", column.word()].concat());
    own.or_else(|| RoomMsg::named(&["head-", column.word()].concat())).unwrap_or(RoomMsg::HeadText)
}

/// Where the catalogue has the words of a coded column: `kind` means something else in each table.
pub fn code_column(table: &str, column: &str) -> String {
    match column {
        "kind" => [table.trim_end_matches('s'), "-kind"].concat(),
        "basis" if table == "checks" => "rests".to_string(),
        _ => column.to_string(),
    }
}

/// A piece of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The marker of a place, with the qualifier of the value.
    Glyph(Hue, Qualifier),
    /// The name of a place, in its colour.
    Place(Hue, &'static str),
    /// Words in the reader's language.
    Plain(String),
    /// Words that carry the row.
    Strong(String),
    /// Sign and word of a verdict.
    Verdict(&'static str, &'static str),
    /// The source's own words, in English.
    Quote(&'static str),
    /// Lesser words, on a line of their own.
    Small(String),
    /// Why there is nothing.
    Missing(String),
    /// Another record: its id and its name.
    Record(String, String),
    /// An address on another site.
    Address(&'static str),
    /// A table, how many of its records there are, and the link's parameters that list them.
    Count(&'static str, usize, String),
}

fn missing(lang: Lang, message: RoomMsg) -> Vec<Piece> {
    vec![Piece::Missing(say_room(lang, message).to_string())]
}

/// What a cell says. Never empty: what is missing is said.
pub fn cell(library: &Library, record: &Record<'_>, column: Column, lang: Lang) -> Vec<Piece> {
    let table = record.table.name;
    let coded = |column: &str, none: RoomMsg| match record.get(column) {
        "" => missing(lang, none),
        word => vec![Piece::Plain(words::code(lang, &code_column(table, column), word))],
    };
    let plain = |column: &str, none: RoomMsg| match record.get(column) {
        "" => missing(lang, none),
        cell => vec![Piece::Plain(cell.to_string())],
    };
    match column {
        Column::Place => {
            let id = words::place(library, record);
            let Some(place) = library.record(id) else { return missing(lang, RoomMsg::MissingPlace) };
            let hue = Hue::of_place(id);
            vec![Piece::Glyph(hue, words::qualifier(record)), Piece::Place(hue, place.label(lang))]
        }
        Column::Date => match words::date(record, lang) {
            Some(date) => vec![Piece::Plain(date)],
            None => missing(lang, RoomMsg::MissingDate),
        },
        Column::Text => text(record, lang),
        Column::Value => match words::value(record, lang) {
            Some(value) => vec![Piece::Strong(value), Piece::Small(words::unit(library, record, lang))],
            None => missing(lang, RoomMsg::MissingValue),
        },
        Column::Basis => vec![Piece::Plain(words::basis(library, record, lang).to_string())],
        Column::Indicator => {
            vec![Piece::Plain(words::code(lang, "indicator", record.get("indicator")))]
        }
        Column::Kind => {
            let mut pieces = coded(if table == "events" { "category" } else { "kind" }, RoomMsg::MissingNone);
            if let Some(home) = library.record(record.get("home")) {
                let words = fill_room(lang, RoomMsg::HomeIn, &[("place", Arg::Words(home.label(lang)))]);
                pieces.push(Piece::Small(words));
            }
            pieces
        }
        Column::Speaker => match record.get("speaker") {
            "" => missing(lang, RoomMsg::MissingSpeaker),
            "author" => vec![Piece::Plain(say_room(lang, RoomMsg::SpeakerAuthor).to_string())],
            id => vec![Piece::Record(id.to_string(), words::name_of(library, id, lang).to_string())],
        },
        Column::Number => plain("number", RoomMsg::MissingNumber),
        Column::Order => plain("ordinal", RoomMsg::MissingNone),
        Column::Fate => coded("fate", RoomMsg::MissingFate),
        Column::Organisations => records(library, record.get("organisations"), lang, RoomMsg::MissingOrganisations),
        Column::About => records(library, record.get("targets"), lang, RoomMsg::MissingNone),
        Column::Printed => match record.get("as_printed") {
            "" if table == "observations" => {
                let mut pieces = missing(lang, RoomMsg::MissingPrinted);
                pieces.push(Piece::Small(record.text(lang).to_string()));
                pieces
            }
            "" => missing(lang, RoomMsg::MissingPrinted),
            quote => vec![Piece::Quote(quote)],
        },
        Column::Source => {
            let mut pieces = vec![Piece::Plain(words::source(library, record.get("source"), lang).to_string())];
            pieces.extend(words::locator(record, lang).map(Piece::Small));
            pieces
        }
        Column::Check => check(library, record, lang),
        Column::Verdict => words::verdict(record)
            .map_or_else(|| missing(lang, RoomMsg::MissingNone), |verdict| vec![verdict_piece(lang, verdict)]),
        Column::Better => match words::better(record, lang) {
            Some(better) => vec![Piece::Plain(better)],
            None => missing(lang, RoomMsg::MissingBetter),
        },
        Column::Rests => coded("basis", RoomMsg::MissingNone),
        Column::Confidence => coded("confidence", RoomMsg::MissingNone),
        Column::Title => {
            let (title, author) = (record.get("title"), record.get("author"));
            let mut pieces =
                if title.is_empty() { missing(lang, RoomMsg::MissingTitle) } else { vec![Piece::Quote(title)] };
            pieces.extend(
                Some(author).filter(|author| !author.is_empty()).map(|author| Piece::Small(author.to_string())),
            );
            pieces
        }
        Column::Year => plain("year", RoomMsg::MissingYear),
        Column::Address => {
            let cells = [record.get("url"), record.get("urls")];
            let all = cells.into_iter().flat_map(|cell| cell.split(';')).filter(|url| !url.is_empty());
            let pieces: Vec<Piece> = all.map(Piece::Address).collect();
            if pieces.is_empty() { missing(lang, RoomMsg::MissingAddress) } else { pieces }
        }
        Column::Records => {
            let used = uses(library, record);
            if used.is_empty() { missing(lang, RoomMsg::MissingNone) } else { used.iter().map(Use::piece).collect() }
        }
    }
}

fn text(record: &Record<'_>, lang: Lang) -> Vec<Piece> {
    let name = words::name(record, lang);
    let mut pieces = vec![Piece::Strong(name.to_string())];
    let more = match record.table.name {
        "events" => record.get(["note_en", "note_uz", "note_ru"][lang as usize]).to_string(),
        "claims" => words::code(lang, "claim-kind", record.get("kind")),
        "organisations" | "persons" | "projects" => record.text(lang).to_string(),
        _ => String::new(),
    };
    if !more.is_empty() && more != name {
        pieces.push(Piece::Small(more));
    }
    pieces
}

fn records(library: &Library, ids: &str, lang: Lang, none: RoomMsg) -> Vec<Piece> {
    if ids.is_empty() {
        return missing(lang, none);
    }
    let one = |id: &str| Piece::Record(id.to_string(), words::name_of(library, id, lang).to_string());
    ids.split(';').map(one).collect()
}

fn verdict_piece(lang: Lang, verdict: Verdict) -> Piece {
    let (sign, word) = words::verdict_parts(lang, verdict);
    Piece::Verdict(sign, word)
}

/// The weightiest check first, each with the better value where there is one.
fn check(library: &Library, record: &Record<'_>, lang: Lang) -> Vec<Piece> {
    let mut checks: Vec<(usize, Record<'_>, Verdict)> = library
        .checks_of(record.id())
        .filter_map(|check| words::verdict(&check).map(|verdict| (words::weight(verdict), check, verdict)))
        .collect();
    if checks.is_empty() {
        return missing(lang, RoomMsg::MissingCheck);
    }
    checks.sort_by_key(|(weight, _, _)| *weight);
    let mut pieces = Vec::new();
    for (_, check, verdict) in checks {
        let piece = verdict_piece(lang, verdict);
        if !pieces.contains(&piece) {
            pieces.push(piece);
        }
        pieces.extend(words::better(&check, lang).map(Piece::Small));
    }
    pieces
}

/// What rows are sorted by; `None`, which stands last in both directions, where the cell is missing.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
pub enum Key {
    /// A number, a day, or a place in an order.
    Number(f64),
    /// Words, in the order of a language's alphabet.
    Words(String),
}

/// The key of a cell.
pub fn key(library: &Library, record: &Record<'_>, column: Column, lang: Lang) -> Option<Key> {
    let words_of =
        |text: &str| Some(text).filter(|text| !text.is_empty()).map(|text| Key::Words(alphabetical(text, lang)));
    match column {
        // The order of the table of places: the five countries, the region, the world, the others.
        Column::Place => {
            let id = words::place(library, record);
            let row = library.table("places")?.records().position(|place| place.id() == id)?;
            Some(Key::Number(row as f64))
        }
        Column::Date => words::when(record).map(|when| Key::Number(f64::from(when.sort_key()))),
        Column::Value => Number::parse(record.get("value")).ok().map(|value| Key::Number(value.to_f64())),
        Column::Order => record.get("ordinal").parse().ok().map(Key::Number),
        Column::Year => record.get("year").parse().ok().map(Key::Number),
        Column::Check | Column::Verdict => {
            words::verdict_on(library, record).map(|verdict| Key::Number(words::weight(verdict) as f64))
        }
        Column::Confidence => {
            let order = ["high", "medium", "low"];
            order.iter().position(|word| *word == record.get("confidence")).map(|at| Key::Number(at as f64))
        }
        Column::Records => {
            Some(Key::Number(-(uses(library, record).iter().map(|used| used.count).sum::<usize>() as f64)))
        }
        // Article 1 before Article 2 before the others, and within an article from its beginning to its end.
        Column::Source => {
            let row = library.table("sources")?.records().position(|source| source.id() == record.get("source"))?;
            Some(Key::Words(format!("{row:03}{}", locator_key(record.get("locator")))))
        }
        _ => {
            let pieces = cell(library, record, column, lang);
            pieces.iter().find_map(|piece| match piece {
                Piece::Plain(text) | Piece::Strong(text) | Piece::Record(_, text) => words_of(text),
                Piece::Quote(text) | Piece::Address(text) => words_of(text),
                _ => None,
            })
        }
    }
}

/// A section and paragraph as they follow each other in the articles.
fn locator_key(locator: &str) -> String {
    let (section, paragraph) = locator.split_once(':').unwrap_or((locator, ""));
    let order = ["abstract", "keywords", "intro", "1", "literature", "2", "3", "3.1", "3.2", "kz", "kg"];
    let place = order.iter().position(|known| *known == section).unwrap_or(order.len());
    format!("{place:02}{section}{:>4}", paragraph)
}

/// A text in the order of a language's alphabet. Uzbek has sh, ch, oʻ and gʻ as letters of their own at its end, in the
/// order oʻ, gʻ, sh, ch.
fn alphabetical(text: &str, lang: Lang) -> String {
    if lang != Lang::Uz {
        return fold(text);
    }
    let small = text.to_lowercase().replace("oʻ", "z\u{e001}").replace("gʻ", "z\u{e002}");
    fold(&small.replace("sh", "z\u{e003}").replace("ch", "z\u{e004}"))
}

/// The kind of a table's records, as it stands after a number.
pub fn kind_of(table: &str) -> RoomMsg {
    RoomMsg::named(&["kind-", table].concat()).unwrap_or(RoomMsg::CountRecords)
}

/// The words of a cell, for tests and for what has no markup.
pub fn plain(pieces: &[Piece], lang: Lang) -> String {
    let one = |piece: &Piece| match piece {
        Piece::Glyph(..) => None,
        Piece::Place(_, name) => Some((*name).to_string()),
        Piece::Plain(text)
        | Piece::Strong(text)
        | Piece::Small(text)
        | Piece::Missing(text)
        | Piece::Record(_, text) => Some(text.clone()),
        Piece::Quote(text) | Piece::Address(text) => Some((*text).to_string()),
        Piece::Verdict(sign, word) => Some([sign, " ", word].concat()),
        Piece::Count(table, count, _) => {
            let n = ("n", Arg::Count(Number::whole(*count as i64)));
            Some(
                [&number_words(lang, Number::whole(*count as i64)), " ", &fill_room(lang, kind_of(table), &[n])]
                    .concat(),
            )
        }
    };
    pieces.iter().filter_map(one).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_of_any_table_is_empty_in_any_language() {
        let library = Library::open();
        for table in &library.tables {
            assert!(columns(table.name).contains(&opener(table.name)), "{}", table.name);
            for column in columns(table.name) {
                for lang in Lang::ALL {
                    assert!(!say_room(lang, heading(table.name, *column)).is_empty());
                    for record in table.records() {
                        let words = plain(&cell(library, &record, *column, lang), lang);
                        assert!(!words.trim().is_empty(), "{} {} {}", table.name, record.id(), column.word());
                        assert!(!words.contains(['{', '}']), "{words}");
                    }
                }
            }
        }
    }

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
                        assert!(RoomMsg::named(&key).is_some(), "{key} of {}", record.id());
                    }
                }
            }
            for record in table.records().filter(|record| table.name == "figures" && !record.get("unit").is_empty()) {
                assert!(RoomMsg::named(&["unit-", record.get("unit")].concat()).is_some(), "{}", record.get("unit"));
            }
        }
    }

    #[test]
    fn cells_say_what_the_look_says() {
        let library = Library::open();
        let record = library.record("kg-ngos-2017").expect("a count");
        let row: Vec<String> =
            columns("observations").iter().map(|c| plain(&cell(library, &record, *c, Lang::En), Lang::En)).collect();
        assert_eq!(
            row[..6],
            [
                "Kyrgyzstan",
                "2017",
                "about 20,000 · NGOs",
                "registered",
                "By 2017, about 20,000 NGOs were registered",
                "Article 2 · Kyrgyzstan, ¶\u{a0}5",
            ]
        );
        assert!(row[6].starts_with("≠ Contradicted"), "{}", row[6]);
    }

    #[test]
    fn uzbek_letters_stand_at_the_end_of_the_alphabet() {
        let mut words = ["Shifokor", "Oʻzbekiston", "Zamin", "Choy", "Gʻalla", "Olma", "Gul"];
        words.sort_by_key(|word| alphabetical(word, Lang::Uz));
        assert_eq!(words, ["Gul", "Olma", "Zamin", "Oʻzbekiston", "Gʻalla", "Shifokor", "Choy"]);
    }
}
