use super::packed::{CORE, DETAILS, Packed, TEXTS, split};
use crate::model::{
    Category, Check, Confidence, Dataset, Details, Event, Hue, More, Number, Observation, Organisation, Place,
    Population, Provenance, Qualifier, Series, Source, Stage, Text, Verdict, Voice, When,
};
use std::cell::OnceCell;
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

/// The first cell that did not fit. A reader goes on after it, and nothing of what it read is used: so no cell needs a
/// way out of its own.
type Trouble = OnceCell<BundleError>;

/// One row of a packed table, with where it stands, for errors.
struct Row<'t> {
    table: &'t Packed<'static>,
    row: usize,
    /// Number of the first text of the table.
    texts: usize,
    trouble: &'t Trouble,
}

impl Row<'_> {
    /// The cell of a column.
    fn get(&self, column: &'static str) -> &'static str {
        self.table.column(column).and_then(|cells| cells.get(self.row)).copied().unwrap_or_else(|| {
            let _ = self.trouble.set(BundleError::Shape);
            ""
        })
    }

    fn parse<T>(&self, column: &'static str, parse: impl FnOnce(&'static str) -> Option<T>) -> Option<T> {
        let found = parse(self.get(column));
        if found.is_none() {
            self.refuse(column);
        }
        found
    }

    #[cold]
    #[inline(never)]
    fn refuse(&self, column: &'static str) {
        let found = self.get(column).to_string();
        let _ = self.trouble.set(BundleError::Cell { table: self.table.name, row: self.row + 1, column, found });
    }

    /// `None` for an empty cell.
    fn optional<T>(&self, column: &'static str, parse: impl FnOnce(&'static str) -> Option<T>) -> Option<T> {
        if self.get(column).is_empty() { None } else { self.parse(column, parse) }
    }

    /// The text in one of the table's columns of [`TEXTS`], counted from 0.
    fn text(&self, column: usize) -> Text {
        Text::at(self.texts + column * self.table.len() + self.row)
    }

    /// Words in each language.
    fn words(&self, columns: [&'static str; 3]) -> [&'static str; 3] {
        columns.map(|column| self.get(column))
    }

    fn provenance(&self, sources: &[Source]) -> Option<Provenance> {
        Some(Provenance {
            source: self.parse("source", |id| sources.iter().position(|source| source.id == id))?,
            locator: self.get("locator"),
            voice: self.parse("voice", Voice::from_slug)?,
            // What an observation says is its value; it carries no other words.
            text: if self.table.name == "observations" { Text::default() } else { self.text(0) },
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
fn rows<T>(tables: &[Packed<'static>], trouble: &Trouble, name: &str, read: impl Fn(&Row<'_>) -> Option<T>) -> Vec<T> {
    let find = |name| tables.iter().find(|table| table.name == name);
    let Some(table) = find(name) else {
        let _ = trouble.set(BundleError::Shape);
        return Vec::new();
    };
    let before = TEXTS.iter().take_while(|(other, _)| *other != name);
    let texts = before.map(|(other, columns)| columns.len() * find(other).map_or(0, Packed::len)).sum();
    let mut all = Vec::with_capacity(table.len());
    for row in 0..table.len() {
        let row = Row { table, row, texts, trouble };
        if !row.get("id").is_empty()
            && let Some(found) = read(&row)
        {
            all.push(found);
        }
    }
    all
}

/// What was read, unless a cell did not fit.
fn unless<T>(trouble: Trouble, read: T) -> Result<T, BundleError> {
    trouble.into_inner().map_or(Ok(read), Err)
}

/// Takes the packed tables apart.
///
/// # Errors
/// [`BundleError`] with table, row and column of the first cell that does not fit.
pub fn unpack(text: &'static str) -> Result<Dataset, BundleError> {
    let tables = split(CORE, text).ok_or(BundleError::Shape)?;
    let trouble = Trouble::new();
    let places = rows(&tables, &trouble, "places", |row| {
        let id = row.get("id");
        Some(Place { id, label: row.text(0), of: row.text(1), hue: Hue::of_place(id) })
    });
    let sources = rows(&tables, &trouble, "sources", |row| {
        Some(Source { id: row.get("id"), is_article: row.get("kind") == "article", label: row.text(0) })
    });
    let place = |row: &Row<'_>| row.parse("place", |id| places.iter().position(|place| place.id == id));
    let series = rows(&tables, &trouble, "series", |row| {
        Some(Series {
            id: row.get("id"),
            place: place(row)?,
            indicator: row.get("indicator"),
            basis: row.get("basis"),
            source: row.parse("source", |id| sources.iter().position(|source| source.id == id))?,
            label: row.text(0),
        })
    });
    let observations = rows(&tables, &trouble, "observations", |row| {
        let of = row.parse("series", |id| series.iter().position(|series: &Series| series.id == id))?;
        let basis = row.get("basis");
        Some(Observation {
            id: row.get("id"),
            series: of,
            date: row.optional("date", |cell| match when(cell)? {
                When::At(date) => Some(date),
                When::Span(..) => None,
            }),
            value: row.optional("value", number),
            qualifier: row.optional("qualifier", Qualifier::from_slug).unwrap_or(Qualifier::Exact),
            basis: if basis.is_empty() { series[of].basis } else { basis },
            provenance: row.provenance(&sources)?,
        })
    });
    let organisations =
        rows(&tables, &trouble, "organisations", |row| Some(Organisation { id: row.get("id"), name: row.text(0) }));
    let events = rows(&tables, &trouble, "events", |row| {
        Some(Event {
            id: row.get("id"),
            when: row.optional("date", when),
            place: place(row)?,
            category: row.parse("category", Category::from_slug)?,
            organisations: row.get("organisations"),
            twin: row.get("twin"),
            provenance: row.provenance(&sources)?,
        })
    });
    let stages = rows(&tables, &trouble, "stages", |row| {
        Some(Stage {
            id: row.get("id"),
            scheme: row.get("scheme"),
            when: row.optional("date", when),
            provenance: row.provenance(&sources)?,
        })
    });
    let checks = rows(&tables, &trouble, "checks", |row| {
        Some(Check {
            id: row.get("id"),
            targets: row.get("targets"),
            verdict: row.parse("verdict", Verdict::from_slug)?,
            better_value: row.optional("better_value", number),
            better_date: row.optional("better_date", when),
            confidence: row.parse("confidence", Confidence::from_slug)?,
        })
    });
    let population = rows(&tables, &trouble, "population", |row| {
        Some(Population {
            place: row.parse("id", |id| places.iter().position(|place| place.id == id))?,
            year: row.parse("date", |cell| when(cell)?.first())?.year(),
            people: row.parse("value", number)?,
        })
    });
    unless(
        trouble,
        Dataset { places, sources, series, observations, organisations, events, stages, checks, population },
    )
}

/// Takes the packed details apart.
///
/// # Errors
/// [`BundleError`] when the text does not hold what this program expects, such as a page of a host that has no such file.
pub fn unpack_details(text: &'static str) -> Result<Details, BundleError> {
    let tables = split(DETAILS, text).ok_or(BundleError::Shape)?;
    let trouble = Trouble::new();
    let mut records = rows(&tables, &trouble, "events", |row| {
        let note = row.words(["note_en", "note_uz", "note_ru"]);
        Some((row.get("id"), More { as_printed: row.get("as_printed"), url: row.get("url"), note }))
    });
    for table in ["observations", "stages"] {
        records.extend(rows(&tables, &trouble, table, |row| {
            Some((row.get("id"), More { as_printed: row.get("as_printed"), url: row.get("url"), ..More::default() }))
        }));
    }
    let checks = rows(&tables, &trouble, "checks", |row| {
        Some((row.get("id"), row.words(["text_en", "text_uz", "text_ru"]), row.get("urls")))
    });
    unless(trouble, Details { records, checks })
}
