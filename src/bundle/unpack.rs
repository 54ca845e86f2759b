use super::packed::{CORE, DETAILS, Packed, TEXTS, split};
use crate::model::{
    Category, Check, Confidence, Dataset, Details, Event, Hue, More, Number, Observation, Organisation, Place,
    Population, Provenance, Qualifier, Series, Source, Stage, Text, Verdict, Voice, When,
};
use std::fmt;

/// Why the packed text is not a dataset of this program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BundleError {
    /// A table or column is missing or too much.
    Shape,
    /// A cell does not hold what its column should.
    Cell {
        /// Name of the table.
        table: &'static str,
        /// Row, counted from 1 without the header.
        row: usize,
        /// Name of the column.
        column: &'static str,
        /// What stands there.
        found: String,
    },
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BundleError::Shape => f.write_str("the packed tables do not fit this program"),
            BundleError::Cell { table, row, column, found } => write!(f, "{table}, row {row}, {column}: `{found}`"),
        }
    }
}

impl std::error::Error for BundleError {}

/// One row of a packed table, with where it stands, for errors.
struct Row<'t> {
    table: &'t Packed<'static>,
    row: usize,
    /// Number of the first text of the table.
    texts: usize,
}

impl Row<'_> {
    fn get(&self, column: &'static str) -> Result<&'static str, BundleError> {
        self.table.column(column).and_then(|cells| cells.get(self.row)).copied().ok_or(BundleError::Shape)
    }

    fn parse<T>(&self, column: &'static str, parse: impl FnOnce(&'static str) -> Option<T>) -> Result<T, BundleError> {
        let cell = self.get(column)?;
        let error = || BundleError::Cell { table: self.table.name, row: self.row + 1, column, found: cell.to_string() };
        parse(cell).ok_or_else(error)
    }

    /// `None` for an empty cell.
    fn optional<T>(
        &self,
        column: &'static str,
        parse: impl FnOnce(&'static str) -> Option<T>,
    ) -> Result<Option<T>, BundleError> {
        if self.get(column)?.is_empty() { Ok(None) } else { self.parse(column, parse).map(Some) }
    }

    /// The text in one of the table's columns of [`TEXTS`], counted from 0.
    fn text(&self, column: usize) -> Text {
        Text::at(self.texts + column * self.table.len() + self.row)
    }

    /// Words in each language.
    fn words(&self, columns: [&'static str; 3]) -> Result<[&'static str; 3], BundleError> {
        Ok([self.get(columns[0])?, self.get(columns[1])?, self.get(columns[2])?])
    }

    fn provenance(&self, sources: &[Source]) -> Result<Provenance, BundleError> {
        Ok(Provenance {
            source: self.parse("source", |id| sources.iter().position(|source| source.id == id))?,
            locator: self.get("locator")?,
            as_printed: self
                .table
                .column("as_printed")
                .and_then(|cells| cells.get(self.row))
                .copied()
                .unwrap_or_default(),
            voice: self.parse("voice", Voice::from_word)?,
            // What an observation says is its value; it carries no other words.
            text: if self.table.name == "events" { self.text(0) } else { Text::default() },
        })
    }
}

fn when(cell: &'static str) -> Option<When> {
    cell.parse().ok()
}

fn number(cell: &'static str) -> Option<Number> {
    Number::parse(cell).ok()
}

/// Reads every row of a table. A packed table without rows has one empty id.
fn rows<T>(
    tables: &[Packed<'static>],
    name: &str,
    read: impl Fn(&Row<'_>) -> Result<T, BundleError>,
) -> Result<Vec<T>, BundleError> {
    let find = |name| tables.iter().find(|table| table.name == name);
    let table = find(name).ok_or(BundleError::Shape)?;
    let before = TEXTS.iter().take_while(|(other, _)| *other != name);
    let texts = before.map(|(other, columns)| columns.len() * find(other).map_or(0, Packed::len)).sum();
    let mut all = Vec::with_capacity(table.len());
    for row in 0..table.len() {
        let row = Row { table, row, texts };
        if !row.get("id")?.is_empty() {
            all.push(read(&row)?);
        }
    }
    Ok(all)
}

/// Takes the packed tables apart.
///
/// # Errors
/// [`BundleError`] with table, row and column of the first cell that does not fit.
pub fn unpack(text: &'static str) -> Result<Dataset, BundleError> {
    let tables = split(CORE, text).ok_or(BundleError::Shape)?;
    let places = rows(&tables, "places", |row| {
        let id = row.get("id")?;
        Ok(Place { id, label: row.text(0), of: row.text(1), hue: Hue::of_place(id) })
    })?;
    let sources = rows(&tables, "sources", |row| {
        Ok(Source { id: row.get("id")?, is_article: row.get("kind")? == "article", label: row.text(0) })
    })?;
    let place = |row: &Row<'_>| row.parse("place", |id| places.iter().position(|place| place.id == id));
    let series = rows(&tables, "series", |row| {
        Ok(Series {
            id: row.get("id")?,
            place: place(row)?,
            indicator: row.get("indicator")?,
            basis: row.get("basis")?,
            source: row.parse("source", |id| sources.iter().position(|source| source.id == id))?,
            label: row.text(0),
        })
    })?;
    let observations = rows(&tables, "observations", |row| {
        let of = row.parse("series", |id| series.iter().position(|series: &Series| series.id == id))?;
        let basis = row.get("basis")?;
        Ok(Observation {
            id: row.get("id")?,
            series: of,
            date: row.optional("date", |cell| match when(cell)? {
                When::At(date) => Some(date),
                When::Span(..) => None,
            })?,
            value: row.optional("value", number)?,
            qualifier: row.optional("qualifier", Qualifier::from_word)?.unwrap_or(Qualifier::Exact),
            basis: if basis.is_empty() { series[of].basis } else { basis },
            provenance: row.provenance(&sources)?,
        })
    })?;
    let organisations =
        rows(&tables, "organisations", |row| Ok(Organisation { id: row.get("id")?, name: row.get("name")? }))?;
    let events = rows(&tables, "events", |row| {
        Ok(Event {
            id: row.get("id")?,
            when: row.optional("date", when)?,
            place: place(row)?,
            category: row.parse("category", Category::from_word)?,
            organisations: row.get("organisations")?,
            twin: row.get("twin")?,
            provenance: row.provenance(&sources)?,
        })
    })?;
    let stages = rows(&tables, "stages", |row| {
        Ok(Stage {
            id: row.get("id")?,
            scheme: row.get("scheme")?,
            when: row.optional("date", when)?,
            text: row.text(0),
        })
    })?;
    let checks = rows(&tables, "checks", |row| {
        Ok(Check {
            id: row.get("id")?,
            targets: row.get("targets")?,
            verdict: row.parse("verdict", Verdict::from_word)?,
            better_value: row.optional("better_value", number)?,
            better_date: row.optional("better_date", when)?,
            confidence: row.parse("confidence", Confidence::from_word)?,
        })
    })?;
    let population = rows(&tables, "population", |row| {
        Ok(Population {
            place: row.parse("id", |id| places.iter().position(|place| place.id == id))?,
            year: row.parse("date", |cell| when(cell)?.first())?.year(),
            people: row.parse("value", number)?,
        })
    })?;
    Ok(Dataset { places, sources, series, observations, organisations, events, stages, checks, population })
}

/// Takes the packed details apart.
///
/// # Errors
/// [`BundleError`] when the text does not hold what this program expects, such as a page of a host that has no such file.
pub fn unpack_details(text: &'static str) -> Result<Details, BundleError> {
    let tables = split(DETAILS, text).ok_or(BundleError::Shape)?;
    let mut records = rows(&tables, "events", |row| {
        let note = row.words(["note_en", "note_uz", "note_ru"])?;
        Ok((row.get("id")?, More { as_printed: row.get("as_printed")?, url: row.get("url")?, note }))
    })?;
    records.extend(rows(&tables, "observations", |row| {
        Ok((row.get("id")?, More { url: row.get("url")?, ..More::default() }))
    })?);
    let checks = rows(&tables, "checks", |row| {
        Ok((row.get("id")?, row.words(["text_en", "text_uz", "text_ru"])?, row.get("urls")?))
    })?;
    Ok(Details { records, checks })
}
