//! What the cells of the table of evidence say, in pieces that a page or a file can set in its own way.

use super::columns::{EvidenceColumn, code_column, kind_of};
use super::related::{Use, uses};
use super::words;
use super::{Library, Record};
use crate::model::{Hue, Lang, Number, Qualifier, Verdict};
use crate::text::{Arg, PageMsg, fill_page, number_words, say_page};

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

/// How many records of a table belong to one, as a piece.
fn piece(used: &Use) -> Piece {
    Piece::Count(used.table, used.count, used.link.clone())
}

fn missing(lang: Lang, message: PageMsg) -> Vec<Piece> {
    vec![Piece::Missing(say_page(lang, message).to_string())]
}

/// What a cell says. Never empty: what is missing is said.
pub fn cell(library: &Library, record: &Record<'_>, column: EvidenceColumn, lang: Lang) -> Vec<Piece> {
    let table = record.table.name;
    let coded = |column: &str, none: PageMsg| match record.get(column) {
        "" => missing(lang, none),
        word => vec![Piece::Plain(words::code(lang, &code_column(table, column), word))],
    };
    let plain = |column: &str, none: PageMsg| match record.get(column) {
        "" => missing(lang, none),
        cell => vec![Piece::Plain(cell.to_string())],
    };
    match column {
        EvidenceColumn::Place => {
            let id = words::place(library, record);
            let Some(place) = library.record(id) else { return missing(lang, PageMsg::MissingPlace) };
            let hue = Hue::of_place(id);
            vec![Piece::Glyph(hue, words::qualifier(record)), Piece::Place(hue, place.label(lang))]
        }
        EvidenceColumn::Date => match words::date(record, lang) {
            Some(date) => vec![Piece::Plain(date)],
            None => missing(lang, PageMsg::MissingDate),
        },
        EvidenceColumn::Text => text(record, lang),
        EvidenceColumn::Value => match words::value(record, lang) {
            Some(value) => vec![Piece::Strong(value), Piece::Small(words::unit(library, record, lang))],
            None => missing(lang, PageMsg::MissingValue),
        },
        EvidenceColumn::Basis => vec![Piece::Plain(words::basis(library, record, lang).to_string())],
        EvidenceColumn::Indicator => {
            vec![Piece::Plain(words::code(lang, "indicator", record.get("indicator")))]
        }
        EvidenceColumn::Kind => {
            let mut pieces = coded(if table == "events" { "category" } else { "kind" }, PageMsg::MissingNone);
            if let Some(home) = library.record(record.get("home")) {
                let words = fill_page(lang, PageMsg::HomeIn, &[("place", Arg::Words(home.label(lang)))]);
                pieces.push(Piece::Small(words));
            }
            pieces
        }
        EvidenceColumn::Speaker => match record.get("speaker") {
            "" => missing(lang, PageMsg::MissingSpeaker),
            "author" => vec![Piece::Plain(say_page(lang, PageMsg::SpeakerAuthor).to_string())],
            id => vec![Piece::Record(id.to_string(), words::name_of(library, id, lang).to_string())],
        },
        EvidenceColumn::Number => plain("number", PageMsg::MissingNumber),
        EvidenceColumn::Order => plain("ordinal", PageMsg::MissingNone),
        EvidenceColumn::Fate => coded("fate", PageMsg::MissingFate),
        EvidenceColumn::Organisations => {
            records(library, record.get("organisations"), lang, PageMsg::MissingOrganisations)
        }
        EvidenceColumn::About => records(library, record.get("targets"), lang, PageMsg::MissingNone),
        EvidenceColumn::Printed => match record.get("as_printed") {
            "" if table == "observations" => {
                let mut pieces = missing(lang, PageMsg::MissingPrinted);
                pieces.push(Piece::Small(record.text(lang).to_string()));
                pieces
            }
            "" => missing(lang, PageMsg::MissingPrinted),
            quote => vec![Piece::Quote(quote)],
        },
        EvidenceColumn::Source => {
            let mut pieces = vec![Piece::Plain(words::source(library, record.get("source"), lang).to_string())];
            pieces.extend(words::locator(record, lang).map(Piece::Small));
            pieces
        }
        EvidenceColumn::Check => check(library, record, lang),
        EvidenceColumn::Verdict => words::verdict(record)
            .map_or_else(|| missing(lang, PageMsg::MissingNone), |verdict| vec![verdict_piece(lang, verdict)]),
        EvidenceColumn::Better => match words::better(record, lang) {
            Some(better) => vec![Piece::Plain(better)],
            None => missing(lang, PageMsg::MissingBetter),
        },
        EvidenceColumn::Rests => coded("basis", PageMsg::MissingNone),
        EvidenceColumn::Confidence => coded("confidence", PageMsg::MissingNone),
        EvidenceColumn::Title => {
            let (title, author) = (record.get("title"), record.get("author"));
            let mut pieces =
                if title.is_empty() { missing(lang, PageMsg::MissingTitle) } else { vec![Piece::Quote(title)] };
            pieces.extend(
                Some(author).filter(|author| !author.is_empty()).map(|author| Piece::Small(author.to_string())),
            );
            pieces
        }
        EvidenceColumn::Year => plain("year", PageMsg::MissingYear),
        EvidenceColumn::Address => {
            let cells = [record.get("url"), record.get("urls")];
            let all = cells.into_iter().flat_map(|cell| cell.split(';')).filter(|url| !url.is_empty());
            let pieces: Vec<Piece> = all.map(Piece::Address).collect();
            if pieces.is_empty() { missing(lang, PageMsg::MissingAddress) } else { pieces }
        }
        EvidenceColumn::Records => {
            let used = uses(library, record);
            if used.is_empty() { missing(lang, PageMsg::MissingNone) } else { used.iter().map(piece).collect() }
        }
    }
}

fn text(record: &Record<'_>, lang: Lang) -> Vec<Piece> {
    let name = words::name(record, lang);
    let mut pieces = vec![Piece::Strong(name.to_string())];
    let more = match record.table.name {
        "events" => record.in_language("note", lang).to_string(),
        "claims" => words::code(lang, "claim-kind", record.get("kind")),
        "organisations" | "persons" | "projects" => record.text(lang).to_string(),
        _ => String::new(),
    };
    if !more.is_empty() && more != name {
        pieces.push(Piece::Small(more));
    }
    pieces
}

fn records(library: &Library, ids: &str, lang: Lang, none: PageMsg) -> Vec<Piece> {
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
        return missing(lang, PageMsg::MissingCheck);
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
                [&number_words(lang, Number::whole(*count as i64)), " ", &fill_page(lang, kind_of(table), &[n])]
                    .concat(),
            )
        }
    };
    pieces.iter().filter_map(one).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::columns::{columns, heading, opener};

    #[test]
    fn no_cell_of_any_table_is_empty_in_any_language() {
        let library = Library::open();
        for table in &library.tables {
            assert!(columns(table.name).contains(&opener(table.name)), "{}", table.name);
            for column in columns(table.name) {
                for lang in Lang::ALL {
                    assert!(!say_page(lang, heading(table.name, *column)).is_empty());
                    for record in table.records() {
                        let words = plain(&cell(library, &record, *column, lang), lang);
                        assert!(!words.trim().is_empty(), "{} {} {}", table.name, record.id(), column.slug());
                        assert!(!words.contains(['{', '}']), "{words}");
                    }
                }
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
}
