//! What is said of a file, a row or a cell, as data; the words stand in the catalogue.

use super::grid::column_letters;

/// A list of what can be said, each with its key in the catalogue.
macro_rules! findings {
    ($($(#[$doc:meta])* $variant:ident = $slug:literal,)+) => {
        /// What is said.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum What { $($(#[$doc])* $variant,)+ }

        impl What {
            /// All, in order.
            pub const ALL: &'static [What] = &[$(What::$variant,)+];

            /// The key in the catalogue.
            pub fn slug(self) -> &'static str {
                match self { $(What::$variant => $slug,)+ }
            }
        }
    };
}

findings! {
    /// Read in this encoding, which can be changed: `encoding`.
    EncodingFound = "own-encoding",
    /// Letters were lost when the file was saved.
    LettersLost = "own-letters-lost",
    /// A quotation mark is never closed: `row`.
    QuoteOpen = "own-quote-open",
    /// More cells than the head: `n`, `expected`.
    SurplusCells = "own-surplus-cells",
    /// A line break in the cell.
    LineBreak = "own-line-break",
    /// More than a table may hold: `n`, `most`.
    TooManyRows = "own-too-many-rows",
    /// More columns than a table may hold: `n`, `most`.
    TooManyColumns = "own-too-many-columns",
    /// A cell of more characters than may be: `n`, `most`.
    CellTooLong = "own-cell-too-long",
    /// More bytes than may be: `most`.
    TooLarge = "own-too-large",
    /// Nothing in it.
    Empty = "own-empty",
    /// Only one column, or no table at all.
    NoTable = "own-no-table",
    /// A web page.
    IsWebPage = "own-is-web-page",
    /// A PDF.
    IsPdf = "own-is-pdf",
    /// A text of a word processor.
    IsDocument = "own-is-document",
    /// A picture.
    IsPicture = "own-is-picture",
    /// An address: `url`.
    IsAddress = "own-is-address",
    /// A table on Google's servers: `url`.
    IsGoogleSheet = "own-is-google-sheet",
    /// Something else.
    IsUnknown = "own-is-unknown",
    /// A workbook that nothing here reads.
    WorkbookUnread = "own-workbook-unread",
    /// Locked with a password.
    Encrypted = "own-encrypted",
    /// Damaged.
    Damaged = "own-damaged",
    /// An archive of more files than may be: `n`, `most`.
    TooManyFiles = "own-too-many-files",
    /// An archive without a table.
    NoTableInArchive = "own-no-table-in-archive",
    /// An archive in an archive: `name`.
    NestedArchive = "own-nested-archive",
    /// JSON that is no list of objects: `path`.
    JsonShape = "own-json-shape",
    /// No JSON: `line`, `column`.
    JsonSyntax = "own-json-syntax",
    /// A title or other line above the table: `text`.
    TitleLine = "own-title-line",
    /// A line below the table: `text`.
    Footnote = "own-footnote",
    /// The head takes two rows.
    HeadOfTwo = "own-head-of-two",
    /// The years stand in the head and were turned round.
    YearsAsColumns = "own-years-as-columns",
    /// A column that goes into no record: `head`.
    ColumnUnused = "own-column-unused",
    /// Two columns with the same head: `head`, `first`, `second`.
    EqualHeads = "own-equal-heads",
    /// A sum, left out.
    Total = "own-total",
    /// A cell of a merged block.
    Merged = "own-merged",
    /// The place of the row above, as answered.
    FilledDown = "own-filled-down",
    /// No place in this row.
    NoPlace = "own-no-place",
    /// No date in this row.
    NoDate = "own-no-date",
    /// Nothing says what happened.
    NoText = "own-no-text",
    /// A column that the table needs is not there: `role`.
    NoColumn = "own-no-column",
    /// Read with this mark as the decimal sign, as other cells of the column or the answer say: `sign`.
    DecimalSign = "own-decimal-sign",
    /// Read with this mark between thousands: `sign`.
    ThousandsSign = "own-thousands-sign",
    /// The mark before decimals is another one than in the rest of the column.
    OtherSign = "own-other-sign",
    /// A word for more or less: `qualifier`.
    Qualified = "own-qualified",
    /// Multiplied: `word`, `factor`.
    Multiplied = "own-multiplied",
    /// A mark of a footnote, kept: `mark`.
    FootnoteMark = "own-footnote-mark",
    /// No value, kept as missing: `word`.
    Missing = "own-missing",
    /// A share.
    Share = "own-share",
    /// A word behind the number, kept: `word`.
    UnitWord = "own-unit-word",
    /// Brackets, read as the answer says.
    Brackets = "own-brackets",
    /// A range is no count.
    Range = "own-range",
    /// A negative count.
    Negative = "own-negative",
    /// An error of a spreadsheet.
    ErrorCell = "own-error-cell",
    /// Rounded by a spreadsheet: the last digits are lost.
    Scientific = "own-scientific",
    /// A number that a spreadsheet made a date of.
    NumberBecameDate = "own-number-became-date",
    /// No number.
    NoNumber = "own-no-number",
    /// More digits than can be drawn exactly.
    NumberTooLong = "own-number-too-long",
    /// A year of two digits: `year`.
    ShortYear = "own-short-year",
    /// Day and month, as other cells of the column or the answer say.
    DayFirst = "own-day-first",
    /// Month and day, likewise.
    MonthFirst = "own-month-first",
    /// A date with less than a day's precision, or in words: `date`.
    DateRead = "own-date-read",
    /// The time of the day, left out.
    TimeLeft = "own-time-left",
    /// A school year: `date`.
    SchoolYear = "own-school-year",
    /// A day of a spreadsheet's count: `date`.
    SerialDay = "own-serial-day",
    /// Two digits can be any century.
    TwoDigits = "own-two-digits",
    /// A day that no calendar has.
    NoSuchDay = "own-no-such-day",
    /// A span where one date is needed.
    SpanForCount = "own-span-for-count",
    /// A span that ends before it starts.
    Reversed = "own-reversed",
    /// A quarter or a half of a year.
    PartOfYear = "own-part-of-year",
    /// A word that is spring in one language and summer in another.
    SeasonUnsure = "own-season-unsure",
    /// A date that a spreadsheet may have made of something else, left out as answered.
    DateDamaged = "own-date-damaged",
    /// No date.
    NotADate = "own-not-a-date",
    /// The same place, date and rule in another row: `row`, `text`.
    SaidTwice = "own-said-twice",
    /// An address that is not of the web.
    NoWebAddress = "own-no-web-address",
    /// A word for a qualifier that is not known: `words`.
    UnknownWord = "own-unknown-word",
    /// A word for what a check found: `verdict`.
    VerdictRead = "own-verdict-read",
    /// A word for what a check found that is not known, kept as it stands: `verdicts`.
    VerdictKept = "own-verdict-kept",
    /// A check, and nobody who says so.
    CheckNoSource = "own-check-no-source",
    /// Who checked it, and nothing that was found.
    CheckNothing = "own-check-nothing",
    /// A check of a row with several values, kept as a note.
    CheckOfSeveral = "own-check-of-several",
}

/// Where in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The sheet; empty for a text.
    pub sheet: String,
    /// The row of the sheet or line of the text, counted from 1; 0 for the whole file.
    pub row: usize,
    /// The column, counted from 0; `None` for the whole row.
    pub column: Option<usize>,
    /// What the head says over it.
    pub head: String,
}

impl At {
    /// `C9`; the number of the row alone where no column is meant, nothing for a whole file.
    pub fn cell(&self) -> String {
        match (self.row, self.column) {
            (0, None) => String::new(),
            (0, Some(column)) => column_letters(column),
            (row, None) => row.to_string(),
            (row, Some(column)) => format!("{}{row}", column_letters(column)),
        }
    }
}

/// Something that is said, with what stands there and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is said.
    pub what: What,
    /// Where.
    pub at: At,
    /// What stands there, to the letter, shortened where it is long.
    pub text: String,
    /// What goes into the gaps of the message.
    pub args: Vec<(&'static str, String)>,
    /// What can be written instead: with any of them in its place the cell passes. Empty where the cure is no cell.
    pub cures: Vec<String>,
}

impl Finding {
    /// A finding without a place, which the caller adds.
    pub fn new(what: What, text: &str) -> Finding {
        let text = super::clean::shortened(text, 60);
        Finding { what, at: At::default(), text, args: Vec::new(), cures: Vec::new() }
    }

    /// With something for a gap.
    pub fn with(mut self, gap: &'static str, words: impl Into<String>) -> Finding {
        self.args.push((gap, words.into()));
        self
    }

    /// With what can be written instead.
    pub fn cured_by<S: Into<String>>(mut self, cures: impl IntoIterator<Item = S>) -> Finding {
        self.cures.extend(cures.into_iter().map(Into::into));
        self
    }

    /// At a place.
    pub fn at(mut self, at: At) -> Finding {
        self.at = at;
        self
    }
}
