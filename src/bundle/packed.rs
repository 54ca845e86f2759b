//! The texts into which the tables are joined: what the program carries, and the longer words that follow it.

/// Between tables, between columns, between cells: three control characters that no text may hold.
pub const SEPARATORS: [char; 3] = ['\u{1d}', '\u{1e}', '\u{1f}'];

/// Columns of tables, in the order in which they are packed.
pub type Columns = &'static [(&'static str, &'static [&'static str])];

/// What the program carries: all that pictures, tables and links need, in whatever language.
pub const CORE: Columns = &[
    ("places", &["id"]),
    ("sources", &["id", "kind"]),
    ("series", &["id", "place", "indicator", "basis", "source"]),
    ("observations", &["id", "series", "date", "value", "qualifier", "basis", "source", "locator", "voice"]),
    ("organisations", &["id"]),
    ("events", &["id", "date", "place", "category", "organisations", "twin", "source", "locator", "voice"]),
    ("stages", &["id", "scheme", "date", "source", "locator", "voice"]),
    ("checks", &["id", "targets", "verdict", "better_value", "better_date", "confidence"]),
    // Not a table of its own: the observations of inhabitants, with the place as id. 9 rows are 100 bytes, less than the
    // code that would fetch and await them.
    ("population", &["id", "date", "value"]),
];

/// What the program needs in the language it speaks: columns that each language has, without the language's ending. Where a
/// language has no cell of its own, the column of that name without an ending holds for all. The texts of a language are numbered through: table by table, column by column, row by row.
pub const TEXTS: Columns = &[
    ("places", &["label", "of"]),
    ("sources", &["label"]),
    ("series", &["label"]),
    ("organisations", &["name"]),
    ("events", &["text"]),
    ("stages", &["text"]),
];

/// What the page fetches once its first picture is drawn: words that only an opened record shows. They are 20,000 bytes
/// of a first visit that nobody has to wait for.
pub const DETAILS: Columns = &[
    ("observations", &["id", "as_printed", "url"]),
    ("stages", &["id", "as_printed", "url"]),
    ("events", &["id", "as_printed", "url", "note_en", "note_uz", "note_ru"]),
    ("checks", &["id", "text_en", "text_uz", "text_ru", "urls"]),
];

/// One table of the packed text.
pub struct Packed<'a> {
    /// Its name.
    pub name: &'static str,
    columns: Vec<(&'static str, Vec<&'a str>)>,
}

impl<'a> Packed<'a> {
    /// The cells of a column; `None` for one that is not carried.
    pub fn column(&self, name: &str) -> Option<&[&'a str]> {
        self.columns.iter().find(|(column, _)| *column == name).map(|(_, cells)| cells.as_slice())
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, |(_, cells)| cells.len())
    }

    /// True when it has no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Joins tables: for each of the columns, the cells that `cell(table, row, column)` gives for the rows that
/// `rows(table)` names, in that order.
pub fn join(columns: Columns, rows: impl Fn(&str) -> Vec<usize>, cell: impl Fn(&str, usize, &str) -> String) -> String {
    let [between_tables, between_columns, between_cells] = SEPARATORS.map(String::from);
    let tables = columns.iter().map(|(table, columns)| {
        let rows = rows(table);
        let columns = columns.iter().map(|column| {
            let cells: Vec<String> = rows.iter().map(|row| cell(table, *row, column)).collect();
            cells.join(&between_cells)
        });
        columns.collect::<Vec<_>>().join(&between_columns)
    });
    tables.collect::<Vec<_>>().join(&between_tables)
}

/// Takes the joined text apart. `None` when it does not have these tables and columns.
pub fn split<'a>(columns: Columns, text: &'a str) -> Option<Vec<Packed<'a>>> {
    let [between_tables, between_columns, between_cells] = SEPARATORS;
    let mut tables = text.split(between_tables);
    let read = columns.iter().map(|(name, columns)| {
        let mut cells = tables.next()?.split(between_columns);
        let columns: Option<Vec<_>> =
            columns.iter().map(|column| Some((*column, cells.next()?.split(between_cells).collect()))).collect();
        Some(Packed { name, columns: columns.filter(|_| cells.next().is_none())? })
    });
    read.collect()
}
