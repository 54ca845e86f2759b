use crate::analysis::order::sort_by;
use crate::model::{
    Category, Check, Confidence, Dataset, Day, Event, Hue, Number, OWN_KIND, Observation, Organisation, Place,
    Population, Provenance, Qualifier, Row, Series, Source, Stage, Table, Text, Verdict, Voice, When, WordStore, table,
};
use std::cell::OnceCell;
use std::fmt;

/// A cell that does not hold what its column should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellError {
    /// Name of the table.
    pub table: &'static str,
    /// Row, counted from 1 without the header.
    pub row: usize,
    /// Name of the column.
    pub column: &'static str,
    /// What stands there.
    pub found: &'static str,
}

impl fmt::Display for CellError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let CellError { table, row, column, found } = self;
        write!(f, "{table}, row {row}, {column}: `{found}`")
    }
}

impl std::error::Error for CellError {}

/// The first cell that did not fit. A reader goes on after it, and nothing of what it read is used: so no cell needs a
/// way out of its own.
type Trouble = OnceCell<CellError>;

/// One row of a table.
struct RowCells<'t> {
    table: &'t Table,
    row: usize,
    words: &'static WordStore,
    trouble: &'t Trouble,
}

impl RowCells<'_> {
    /// The cell of a column.
    fn get(&self, column: &str) -> &'static str {
        self.table.cell(self.row, column)
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
        let RowCells { table, row, .. } = self;
        let _ = self.trouble.set(CellError { table: table.name, row: row + 1, column, found: self.get(column) });
    }

    /// `None` for an empty cell.
    fn optional<T>(&self, column: &'static str, parse: impl FnOnce(&'static str) -> Option<T>) -> Option<T> {
        if self.get(column).is_empty() { None } else { self.parse(column, parse) }
    }

    fn words(&self) -> Row {
        Row::new(self.words, self.table.name, self.row)
    }

    fn text(&self, column: &'static str) -> Text {
        Text { row: self.words(), column }
    }

    fn provenance(&self, sources: &[Source]) -> Option<Provenance> {
        Some(Provenance {
            source: self.parse("source", |id| sources.iter().position(|source| source.id == id))?,
            locator: self.get("locator"),
            voice: self.parse("voice", Voice::from_slug)?,
            text: self.text("text"),
        })
    }
}

fn when(cell: &'static str) -> Option<When> {
    cell.parse().ok()
}

fn number(cell: &'static str) -> Option<Number> {
    Number::parse(cell).ok()
}

/// A day to sort by; what has none stands first.
fn key(day: Option<Day>) -> f64 {
    day.map_or(f64::NEG_INFINITY, |day| f64::from(day.0))
}

/// What counts inhabitants: no chart of its own, but the lens that divides by them.
const POPULATION: &str = "population";

/// The tables as the charts know them. Tables and columns that they do not need may be missing or be others; a row without
/// an id is no record. Words are looked up in `words` when they are needed.
///
/// # Errors
/// [`CellError`] with table, row and column of the first cell that does not fit.
pub fn dataset(tables: &[Table], words: &'static WordStore) -> Result<Dataset, CellError> {
    let trouble = Trouble::new();
    let rows = |name: &str, read: &mut dyn FnMut(&RowCells<'_>)| {
        let Some(table) = table::find(tables, name) else { return };
        for row in 0..table.len() {
            let cells = RowCells { table, row, words, trouble: &trouble };
            if !cells.get("id").is_empty() {
                read(&cells);
            }
        }
    };
    let mut data = Dataset::default();
    rows("places", &mut |row| {
        let id = row.get("id");
        data.places.push(Place { id, label: row.text("label"), of: row.text("of"), hue: Hue::of_place(id) });
    });
    rows("sources", &mut |row| {
        let kind = row.get("kind");
        let is_own = kind == OWN_KIND;
        let is_article = kind == "article" || is_own;
        data.sources.push(Source { id: row.get("id"), is_article, is_own, label: row.text("label") });
    });
    let place =
        |row: &RowCells<'_>, places: &[Place]| row.parse("place", |id| places.iter().position(|place| place.id == id));
    let mut of_population: Vec<(&str, usize)> = Vec::new();
    rows("series", &mut |row| {
        let (id, indicator, place) = (row.get("id"), row.get("indicator"), place(row, &data.places));
        let Some(place) = place else { return };
        let source = row.parse("source", |id| data.sources.iter().position(|source| source.id == id));
        let Some(source) = source else { return };
        // What a reader counts is drawn, whatever it is called.
        if indicator == POPULATION && !data.sources[source].is_own {
            of_population.push((id, place));
            return;
        }
        data.series.push(Series { id, place, indicator, basis: row.get("basis"), source, label: row.text("label") });
    });
    rows("observations", &mut |row| {
        let id = row.get("series");
        if let Some((_, place)) = of_population.iter().find(|(series, _)| *series == id) {
            let date = row.parse("date", |cell| when(cell)?.first());
            if let (Some(day), Some(people)) = (date, row.parse("value", number)) {
                data.population.push(Population { place: *place, year: day.year(), people });
            }
            return;
        }
        let series = row.parse("series", |id| data.series.iter().position(|series| series.id == id));
        let (Some(series), Some(provenance)) = (series, row.provenance(&data.sources)) else { return };
        let basis = row.get("basis");
        data.observations.push(Observation {
            id: row.get("id"),
            series,
            date: row.optional("date", |cell| match when(cell)? {
                When::At(date) => Some(date),
                When::Span(..) => None,
            }),
            value: row.optional("value", number),
            qualifier: row.optional("qualifier", Qualifier::from_slug).unwrap_or(Qualifier::Exact),
            basis: if basis.is_empty() { data.series[series].basis } else { basis },
            provenance,
        });
    });
    rows("organisations", &mut |row| {
        data.organisations.push(Organisation { id: row.get("id"), name: row.text("called") });
    });
    rows("events", &mut |row| {
        let (place, category) = (place(row, &data.places), row.parse("category", Category::from_slug));
        let (Some(place), Some(category)) = (place, category) else { return };
        let Some(provenance) = row.provenance(&data.sources) else { return };
        data.events.push(Event {
            id: row.get("id"),
            when: row.optional("date", when),
            place,
            category,
            organisations: row.get("organisations"),
            twin: row.get("twin"),
            provenance,
        });
    });
    rows("stages", &mut |row| {
        let Some(provenance) = row.provenance(&data.sources) else { return };
        data.stages.push(Stage {
            id: row.get("id"),
            scheme: row.get("scheme"),
            when: row.optional("date", when),
            provenance,
        });
    });
    rows("checks", &mut |row| {
        data.checks.push(Check {
            id: row.get("id"),
            targets: row.get("targets"),
            verdict: row.optional("verdict", Verdict::from_slug),
            better_value: row.optional("better_value", number),
            better_qualifier: row.optional("better_qualifier", Qualifier::from_slug).unwrap_or(Qualifier::Exact),
            better_date: row.optional("better_date", when),
            confidence: row.optional("confidence", Confidence::from_slug),
            source: row.optional("source", |id| data.sources.iter().position(|source| source.id == id)),
            row: row.words(),
        });
    });
    // Of equal keys the earlier row stays first: the last key sorts first.
    let observed = |observation: &Observation| observation.date.map(When::At);
    sort_by(&mut data.observations, |observation| key(observed(observation).and_then(|when| when.end())));
    sort_by(&mut data.observations, |observation| key(observed(observation).and_then(|when| when.first())));
    sort_by(&mut data.observations, |observation| observation.series as f64);
    sort_by(&mut data.events, |event| key(event.when.and_then(|when| when.end())));
    sort_by(&mut data.events, Event::order);
    trouble.into_inner().map_or(Ok(data), Err)
}
