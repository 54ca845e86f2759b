//! What was read of one or several tables, as it is drawn, sent and saved: the counts and events alone, each with all its
//! words, without the file they came from.
//!
//! The text of it goes into links and saved pages. Each part begins with a line of its kind, the number of its rows and the
//! columns that any of its rows fills; cells are parted by tabs, rows by line ends, and hold neither. What comes from such a
//! text was written by anybody, and each of its cells is held against the same rules as a cell of a file.

use super::clean::clean;
use super::columns::Kind;
use super::grid::is_default_name;
use super::heads::is_plain_head;
use super::places::NamedPlace;
use super::reading::Reading;
use super::record::{Count, GivenCheck, Happening, Words};
use super::roles::ColumnRole;
use super::{MOST_CELL, MOST_RECORDS};
use crate::model::{Number, Qualifier, Verdict, When};

/// The counts and events of a reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Canonical {
    /// Counts.
    pub counts: Vec<Count>,
    /// Events.
    pub events: Vec<Happening>,
}

/// The columns of the text.
const COUNTS: [&str; 20] = [
    "place",
    "date",
    "value",
    "missing",
    "qualifier",
    "share",
    "what",
    "unit",
    "basis",
    "source",
    "quotation",
    "url",
    "note",
    "id",
    "verdict",
    "verdict_word",
    "check_source",
    "check_text",
    "better_value",
    "better_qualifier",
];
const EVENTS: [&str; 15] = [
    "date",
    "text",
    "place",
    "category",
    "organisation",
    "source",
    "quotation",
    "url",
    "note",
    "id",
    "verdict",
    "verdict_word",
    "check_source",
    "check_text",
    "better_date",
];

/// Begins the line before each kind of rows.
const HEADS: [&str; 2] = ["counts", "events"];

impl Canonical {
    /// What of a reading is drawn. A count says what is counted in the words of its table: of its cell, else of the head of
    /// its column, of the line above the table, of the sheet.
    pub fn of(reading: &Reading) -> Canonical {
        let mut own = Canonical { counts: reading.counts.clone(), events: reading.events.clone() };
        let sheet = if is_default_name(&reading.sheet) { "" } else { reading.sheet.as_str() };
        let above = [reading.titles.first().map_or("", String::as_str), sheet, "value"];
        let above = above.into_iter().find(|words| !words.trim().is_empty()).map(clean).unwrap_or_default();
        for count in own.counts.iter_mut().filter(|count| count.what.is_empty()) {
            let column = reading.columns.get(count.column).filter(|column| column.year.is_none());
            let head = column.map(|column| clean(&column.head)).filter(|head| !head.is_empty());
            // The unit alone says more than the word "value" over the column.
            count.what = match head {
                Some(head) if !is_plain_head(ColumnRole::Value, &head) || count.unit.is_empty() => head,
                Some(_) => String::new(),
                None => above.clone(),
            };
        }
        for count in &mut own.counts {
            (count.row, count.column) = (0, 0);
        }
        own.events.iter_mut().for_each(|event| event.row = 0);
        own
    }

    /// The same with what another table holds behind it.
    pub fn and(mut self, other: Canonical) -> Canonical {
        self.counts.extend(other.counts);
        self.events.extend(other.events);
        self
    }

    /// True when there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty() && self.events.is_empty()
    }

    /// As a text.
    pub fn write(&self) -> String {
        let counts: Vec<Vec<String>> = self.counts.iter().map(count_cells).collect();
        let events: Vec<Vec<String>> = self.events.iter().map(event_cells).collect();
        let mut text = String::new();
        for (head, columns, rows) in [(HEADS[0], &COUNTS[..], counts), (HEADS[1], &EVENTS[..], events)] {
            if rows.is_empty() {
                continue;
            }
            let used: Vec<usize> =
                (0..columns.len()).filter(|at| rows.iter().any(|row| !row[*at].is_empty())).collect();
            let names: Vec<&str> = used.iter().map(|at| columns[*at]).collect();
            text.push_str(&[head, " ", &rows.len().to_string(), "\t", &names.join("\t"), "\n"].concat());
            for row in rows {
                let cells: Vec<&str> = used.iter().map(|at| row[*at].as_str()).collect();
                text.push_str(&cells.join("\t"));
                text.push('\n');
            }
        }
        text
    }

    /// Reads what [`Canonical::write`] wrote; `None` for anything else, whole or in part.
    pub fn read(text: &str) -> Option<Canonical> {
        let mut own = Canonical::default();
        // A row without its end may be part of one.
        let mut lines = text.strip_suffix('\n')?.split('\n');
        while let Some(line) = lines.next() {
            let mut names = line.split('\t');
            let (head, rows) = names.next()?.split_once(' ')?;
            let rows: usize = rows.parse().ok().filter(|rows| (1..=MOST_RECORDS).contains(rows))?;
            let kind = if head == HEADS[0] { Kind::Counts } else { Kind::Events };
            let columns = if kind == Kind::Counts { &COUNTS[..] } else { &EVENTS[..] };
            let used: Vec<usize> =
                names.map(|name| columns.iter().position(|known| *known == name)).collect::<Option<_>>()?;
            if !HEADS.contains(&head) || (1..used.len()).any(|at| used[at] <= used[at - 1]) {
                return None;
            }
            for _ in 0..rows {
                let cells: Vec<&str> = lines.next()?.split('\t').collect();
                if cells.len() != used.len() || !cells.iter().all(|cell| is_plain(cell)) {
                    return None;
                }
                let cell = |name: &str| {
                    let at = used.iter().position(|at| columns[*at] == name);
                    at.map_or(String::new(), |at| cells[at].to_string())
                };
                match kind {
                    Kind::Counts => own.counts.push(count(&cell)?),
                    Kind::Events => own.events.push(event(&cell)?),
                }
            }
        }
        (!own.is_empty()).then_some(own)
    }
}

/// True for a cell as this page makes it of a cell of a file.
fn is_plain(cell: &str) -> bool {
    cell.len() <= 4 * MOST_CELL && (cell.is_empty() || clean(cell) == cell)
}

fn count_cells(count: &Count) -> Vec<String> {
    let value = count.value.map_or(String::new(), |value| value.to_string());
    let qualifier = qualifier_cell(count.qualifier);
    let share = if count.is_share { "1" } else { "" };
    let mut cells = vec![count.place.name.clone(), count.date.to_string(), value, count.missing.clone()];
    cells.extend([qualifier, share, &count.what, &count.unit, &count.basis].map(str::to_string));
    cells.extend(word_cells(&count.words));
    let better = count.words.check.as_ref().and_then(|check| check.better_value);
    cells.extend(better.map_or_else(Default::default, |(value, qualifier)| {
        [value.to_string(), qualifier_cell(qualifier).to_string()]
    }));
    cells
}

fn event_cells(event: &Happening) -> Vec<String> {
    let place = event.place.as_ref().map_or("", |place| &place.name);
    let mut cells = vec![event.when.to_string(), event.text.clone()];
    cells.extend([place, &event.category, &event.organisation].map(str::to_string));
    cells.extend(word_cells(&event.words));
    let better = event.words.check.as_ref().and_then(|check| check.better_date);
    cells.push(better.map_or_else(String::new, |date| date.to_string()));
    cells
}

/// Exact is what a value is where nothing else is said.
fn qualifier_cell(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "",
        other => other.slug(),
    }
}

fn word_cells(words: &Words) -> [String; 9] {
    let Words { source, quotation, url, note, id, check } = words.clone();
    let GivenCheck { verdict, word, source: by, text, .. } = check.unwrap_or_default();
    let verdict = verdict.map_or_else(String::new, |verdict| verdict.slug().to_string());
    [source, quotation, url, note, id, verdict, word, by, text]
}

fn words(cell: &impl Fn(&str) -> String) -> Option<Words> {
    let url = cell("url");
    let is_web = url.is_empty() || ["http://", "https://"].iter().any(|start| url.to_lowercase().starts_with(start));
    let words = Words {
        source: cell("source"),
        quotation: cell("quotation"),
        url,
        note: cell("note"),
        id: cell("id"),
        check: check(cell)?,
    };
    (is_web && !words.url.contains(' ')).then_some(words)
}

/// The check of a row; the outer `None` for one that is none.
fn check(cell: &impl Fn(&str) -> String) -> Option<Option<GivenCheck>> {
    let better_value = number(&cell("better_value"))?;
    let better_qualifier = qualifier(&cell("better_qualifier"))?;
    let check = GivenCheck {
        verdict: optional(&cell("verdict"), Verdict::from_slug)?,
        word: cell("verdict_word"),
        better_value: better_value.map(|value| (value, better_qualifier)),
        better_date: optional(&cell("better_date"), |cell| cell.parse().ok())?,
        source: cell("check_source"),
        text: cell("check_text"),
    };
    let is_twofold = check.verdict.is_some() && !check.word.is_empty();
    let is_of_nothing = better_value.is_none() && better_qualifier != Qualifier::Exact;
    match check.is_empty() {
        _ if is_twofold || is_of_nothing => None,
        true => check.source.is_empty().then_some(None),
        false => Some(Some(check)),
    }
}

/// What a cell holds, `None` within for an empty one; the outer `None` for a cell that does not hold it.
fn optional<T>(cell: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    if cell.is_empty() { Some(None) } else { parse(cell).map(Some) }
}

fn number(cell: &str) -> Option<Option<Number>> {
    optional(cell, |cell| Number::parse(cell).ok().filter(|value| value.to_f64() >= 0.0))
}

fn qualifier(cell: &str) -> Option<Qualifier> {
    optional(cell, Qualifier::from_slug).map(|found| found.unwrap_or(Qualifier::Exact))
}

fn count(cell: &impl Fn(&str) -> String) -> Option<Count> {
    let When::At(date) = cell("date").parse().ok()? else { return None };
    let place = Some(cell("place")).filter(|place| !place.is_empty())?;
    Some(Count {
        row: 0,
        column: 0,
        place: NamedPlace::named(&place),
        date,
        // A value that is none is refused, not missing.
        value: number(&cell("value"))?,
        missing: cell("missing"),
        qualifier: qualifier(&cell("qualifier"))?,
        is_share: !cell("share").is_empty(),
        what: cell("what"),
        unit: cell("unit"),
        basis: cell("basis"),
        words: words(cell)?,
    })
}

fn event(cell: &impl Fn(&str) -> String) -> Option<Happening> {
    let place = Some(cell("place")).filter(|place| !place.is_empty());
    Some(Happening {
        row: 0,
        when: cell("date").parse().ok()?,
        text: Some(cell("text")).filter(|text| !text.is_empty())?,
        place: place.map(|place| NamedPlace::named(&place)),
        category: cell("category"),
        organisation: cell("organisation"),
        words: words(cell)?,
    })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::owndata::{Answers, Native, read};

    const COUNTS: &str = "place,date,value,what,source,quotation,url\nOsh,2000,95,schools,Regnum,,\n\
        Osh,2010,over 5103,schools,,\"more than 5,103\",https://example.org/\nOsh,2012,n/a,schools,ICNL,,\n";
    const EVENTS: &str = "date,text,place,source\n1999-04-14,A law,Узбекистан,Regnum\n2003/2005,A stay,,\n";
    const CHECKED: &str = "place,date,value,what,source,check,better_value,check_source,check_text\n\
        Osh,2000,95,schools,Regnum,misprint,over 950,Yearbook 2001,950 in the yearbook\n\
        Osh,2010,5103,schools,Regnum,retyped,,,\nOsh,2012,7,schools,Regnum,,,,\n";
    const CHECKED_EVENTS: &str = "date,text,source,check,better_value\n\
        1999-04-14,A law,Regnum,wrong,1999-05\n2000,A stay,Regnum,,\n";

    fn own(text: &str) -> Canonical {
        Canonical::of(&read(text.as_bytes(), &Answers::default(), &Native))
    }

    #[test]
    fn what_is_written_is_read() {
        let checked = own(CHECKED).and(own(CHECKED_EVENTS));
        for own in [own(COUNTS), own(EVENTS), own(COUNTS).and(own(EVENTS)), checked.and(own(COUNTS))] {
            assert!(!own.is_empty());
            assert_eq!(Canonical::read(&own.write()), Some(own));
        }
        assert_eq!(own(COUNTS).counts.len(), 3);
    }

    #[test]
    fn what_is_not_whole_or_not_sound_is_refused() {
        let text = own(COUNTS).and(own(EVENTS)).write();
        for (at, _) in text.char_indices() {
            // Only the end of a row may be the end.
            let cut = &text[..at];
            assert!(Canonical::read(cut).is_none_or(|own| own.events.is_empty()), "{cut}");
        }
        for (from, to) in [
            ("95", "-95"),
            ("95", "1e9"),
            ("95", "<b>"),
            ("2010", "2010-13"),
            ("https://", "javascript:"),
            ("over", "more"),
            ("schools", "scho\u{202e}ols"),
            ("counts 3", "counts 4"),
            ("counts 3", "counts 99999999999"),
            ("counts", "laws"),
            ("value", "date"),
            ("A law", ""),
            ("Osh", ""),
        ] {
            assert!(text.contains(from));
            assert_eq!(Canonical::read(&text.replacen(from, to, 1)), None, "{to}");
        }
        assert_eq!(Canonical::read(""), None);
    }

    #[test]
    fn a_text_without_checks_is_as_it_always_was_and_one_with_checks_holds_them() {
        let before = "counts 1\tplace\tdate\tvalue\twhat\tsource\nOsh\t2000\t95\tschools\tRegnum\n";
        let read = Canonical::read(before).expect("a text of before");
        assert_eq!((read.counts[0].words.check.as_ref(), read.write().as_str()), (None, before));
        let text = own(CHECKED).and(own(CHECKED_EVENTS)).write();
        let columns = "verdict\tverdict_word\tcheck_source\tcheck_text\tbetter_value\tbetter_qualifier\n";
        assert!(text.contains(columns) && text.contains("\tverdict\tbetter_date\n"), "{text}");
        assert!(text.contains("misprint\t\tYearbook 2001\t950 in the yearbook\t950\tover\n"), "{text}");
        for (from, to) in [
            ("misprint\t\t", "misprinted\t\t"),
            ("misprint\t\t", "misprint\tretyped\t"),
            ("\t950\tover", "\t\tover"),
            ("\t950\tover", "\t-950\tover"),
            ("\t950\tover", "\t950\tmore"),
            ("misprint\t\tYearbook 2001\t950 in the yearbook\t950\tover", "\t\tYearbook 2001\t\t\t"),
            ("contradicted\t1999-05", "contradicted\t1999-13"),
        ] {
            assert!(text.contains(from), "{from}");
            assert_eq!(Canonical::read(&text.replacen(from, to, 1)), None, "{to}");
        }
    }

    #[test]
    fn what_is_counted_stands_in_the_words_of_the_table() {
        let what = |text: &str| own(text).counts[0].what.clone();
        assert_eq!(what("Страна,Год,Число НКО,Источник\nОш,2000,5,Regnum\n"), "Число НКО");
        assert_eq!(what("place,date,value,unit,source\nOsh,2000,5,NGOs,x\n"), "");
        assert_eq!(what("place,date,value,source\nOsh,2000,5,x\n"), "value");
    }
}
