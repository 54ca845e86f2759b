//! Tables as readers bring them: what becomes of their columns, and that no value is lost or changed unsaid.
#![cfg(not(target_arch = "wasm32"))]

use civic_atlas::bundle;
use civic_atlas::export::{own_package, zip};
use civic_atlas::owndata::{
    Answers, Ask, Canonical, Cell, CellKind, ColumnRole, Encoding, Fate, Formats, GridRow, Kind, Mark, Native, Payload,
    Reading, Sheet, Workbook, of_package, read, tables,
};

fn reading(text: &str) -> Reading {
    read(text.as_bytes(), &Answers::default(), &Native)
}

/// The roles of the columns, by their slugs.
fn roles(reading: &Reading) -> Vec<&'static str> {
    reading.columns.iter().map(|column| column.role.slug()).collect()
}

/// The counts in a line each.
fn counts(reading: &Reading) -> Vec<String> {
    let line = |count: &civic_atlas::owndata::Count| {
        let value = count.value.map_or_else(String::new, |value| value.to_string());
        [count.place.name.as_str(), &count.date.to_string(), &value].join(" ")
    };
    reading.counts.iter().map(line).collect()
}

/// The heads of the columns that are noted as not used.
fn unused(reading: &Reading) -> Vec<&str> {
    let found = reading.notes.iter().filter(|note| note.what.slug() == "own-column-unused");
    found.map(|note| note.at.head.as_str()).collect()
}

/// What is refused, by its slug.
fn refused(reading: &Reading) -> Vec<&'static str> {
    let at_cells = reading.marks.iter().filter_map(|marked| match &marked.mark {
        Mark::Refused(finding) => Some(finding.what.slug()),
        _ => None,
    });
    reading.refusals.iter().map(|finding| finding.what.slug()).chain(at_cells).collect()
}

#[test]
fn years_in_the_head_are_read_with_their_marks_and_words() {
    for heads in [
        "2003;2004;2005*",
        "2003;2004;2005¹",
        "2003 [1];2004;2005 (1)",
        "2003 г.;2004г.;2005 год",
        "2003 yil;2004-yil;2005 y.",
    ] {
        let read = reading(&["Страна;", heads, "\nОш;10;20;30\n"].concat());
        assert_eq!(counts(&read), ["Ош 2003 10", "Ош 2004 20", "Ош 2005 30"], "{heads}");
    }
    let read = reading("Страна;2003;2004;оценка\nОш;10;20;30\n");
    assert_eq!((counts(&read).len(), unused(&read)), (2, vec!["оценка"]));
}

#[test]
fn school_years_in_the_head_are_asked_about() {
    let table = "Регион,2009-10,2010-11,2011-12,2012-13,2013-14\nОш,1,2,3,4,5\n";
    let read_with = |table: &str, slug: &str| {
        let asked = reading(table);
        assert_eq!((asked.questions.len(), asked.counts.len()), (1, 0), "{table}");
        assert_eq!(asked.questions[0].ask, Ask::SchoolYear);
        let mut answers = Answers::default();
        answers.give(Ask::SchoolYear, asked.questions[0].at.column, slug);
        read(table.as_bytes(), &answers, &Native)
    };
    let school = read_with(table, "school");
    assert_eq!(counts(&school), ["Ош 2009 1", "Ош 2010 2", "Ош 2011 3", "Ош 2012 4", "Ош 2013 5"]);
    assert_eq!(school.notes.iter().filter(|note| note.what.slug() == "own-school-year").count(), 5);
    let table = "Регион,2009-10,2010-11\nОш,1,2\n";
    assert_eq!(counts(&read_with(table, "month")), ["Ош 2009-10 1", "Ош 2010-11 2"]);
    let table = "Регион,2005/06,2006/07\nОш,1,2\n";
    assert_eq!(counts(&read_with(table, "school")), ["Ош 2005 1", "Ош 2006 2"]);
    // Months beyond doubt.
    let read = reading("Регион,2005-06,2005-07,2006-07\nОш,1,2,3\n");
    assert_eq!(counts(&read), ["Ош 2005-06 1", "Ош 2005-07 2", "Ош 2006-07 3"]);
}

#[test]
fn cells_that_can_be_school_years_are_asked_about() {
    let table = "place,date,value\nOsh,2005-06,1\nOsh,2006-07,2\nOsh,2007-08,3\n";
    let asked = reading(table);
    let question = asked.questions.iter().find(|question| question.ask == Ask::SchoolYear).expect("a question");
    assert_eq!((question.cells, asked.counts.len()), (3, 0));
    let mut answers = Answers::default();
    answers.give(Ask::SchoolYear, question.at.column, "month");
    assert_eq!(counts(&read(table.as_bytes(), &answers, &Native))[0], "Osh 2005-06 1");
    for months in ["2005-06,1\nOsh,2005-07,2", "2005-06,1\nBishkek,2005-06,2"] {
        let read = reading(&["place,date,value,source\nOsh,", months, "\n"].concat());
        assert_eq!((read.questions.len(), read.counts.len()), (0, 2), "{months}");
    }
}

#[test]
fn a_column_of_a_year_that_is_set_by_hand_keeps_its_year() {
    let with = |column: usize, role: ColumnRole| {
        let mut answers = Answers::default();
        answers.give(Ask::Role, Some(column), role.slug());
        read("Страна;2003;2004;оценка\nОш;10;20;30\n".as_bytes(), &answers, &Native)
    };
    assert_eq!(counts(&with(1, ColumnRole::Value)), ["Ош 2003 10", "Ош 2004 20"]);
    let without = with(1, ColumnRole::Unused);
    assert_eq!((counts(&without), unused(&without)), (vec!["Ош 2004 20".to_string()], vec!["оценка"]));
    // A value without a year is refused, not dropped.
    let undated = with(3, ColumnRole::Value);
    assert_eq!((counts(&undated).len(), refused(&undated)), (2, vec!["own-no-date"]));
}

#[test]
fn heads_that_say_their_role_alone_come_first() {
    for (table, expected, left) in [
        ("№;Страна;Год;НКО\n1;Ош;2003;10\n2;Ош;2004;20\n", "id place date value", &[][..]),
        ("№ п/п;Страна;Год;НКО\n1;Ош;2003;10\n2;Ош;2004;20\n", "id place date value", &[]),
        ("N;Страна;Год;НКО\n1;Ош;2003;10\n2;Ош;2004;20\n", "unused place date value", &["N"]),
        ("Country,Year,n\nOsh,2003,1\nOsh,2004,2\n", "place date value", &[]),
        ("Страна;Дата обращения;Год;Число\nОш;2020-01-01;2003;10\n", "place unused date value", &["Дата обращения"]),
        ("Страна;Дата внесения;Год;Число\nОш;2020-01-01;2003;10\n", "place unused date value", &["Дата внесения"]),
        ("Область;Год;Всего НКО;Действующих\nОш;2003;10;5\n", "place date unused value", &["Всего НКО"]),
        ("Область;Год;Всего\nОш;2003;10\n", "place date value", &[]),
        ("Область;Год;Организации\nОш;2005;100\n", "place date value", &[]),
        ("place,date,value,source,source url\nOsh,2003,1,R,https://a.b/\n", "place date value source url", &[]),
        ("Годы;2003;2004;2005\nОш;1;2;3\nНарын;4;5;6\n", "place value value value", &[]),
        ("Year,Month,Value,Source\n2003,May,1,R\n2004,June,2,R\n", "date unused value source", &["Month"]),
        ("place,from,to,value\nOsh,2003,2004,1\n", "place from to value", &["to"]),
        ("Когда;Где;Что\n2003;Ош;Открыт клуб\n", "date place text", &[]),
        ("Дата;Событие;Число участников;Источник\n2003;Съезд;40;R\n", "date text unused source", &["Число участников"]),
        ("Год;Страна;Число НКО;Описание\n2003;Ош;40;Рост\n", "date place value text", &["Описание"]),
    ] {
        let read = reading(table);
        assert_eq!((roles(&read).join(" ").as_str(), unused(&read).as_slice()), (expected, left), "{table}");
        let of_events = expected.contains("text") && !expected.contains("value");
        assert_eq!(read.kind, if of_events { Kind::Events } else { Kind::Counts }, "{table}");
        let waits_for_place = !expected.contains("place") && !of_events;
        assert!(waits_for_place || read.rows_of(Fate::Drawn) == read.rows.len(), "{table}: {:?}", refused(&read));
    }
}

/// A workbook of one sheet.
struct OneSheet(Sheet);

impl Formats for OneSheet {
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> String {
        Native.decode(encoding, bytes)
    }

    fn workbook(&self, _: &[u8]) -> Workbook {
        Workbook::Sheets(vec![self.0.clone()])
    }
}

/// The start of an old workbook, whose sheet is told by [`OneSheet`].
const OLD_WORKBOOK: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0];

/// Cells of a workbook: `=` repeats the cell to the left, as merged cells do.
fn of_workbook(rows: &[&[&str]]) -> Reading {
    let cell = |row: &[&str], at: usize| {
        let own = (0..=at).rev().find(|at| row[*at] != "=").unwrap_or_default();
        let kind = if row[own].parse::<f64>().is_ok() { CellKind::Number } else { CellKind::Text };
        Cell { text: row[own].to_string(), kind, is_merged: own < at, is_beside: own < at }
    };
    let row = |(at, row): (usize, &&[&str])| GridRow {
        number: at + 1,
        cells: (0..row.len()).map(|at| cell(row, at)).collect(),
    };
    let rows = rows.iter().enumerate().map(row).collect();
    read(OLD_WORKBOOK, &Answers::default(), &OneSheet(Sheet { name: "Лист1".to_string(), rows, surplus: 0 }))
}

#[test]
fn a_title_over_merged_cells_is_one_line() {
    let read = of_workbook(&[
        &["Число НКО по областям", "=", "=", "="],
        &["Область", "2003", "2004", "2005"],
        &["Ош", "1", "2", "3"],
        &["Источник: Минюст", "=", "=", "="],
    ]);
    assert_eq!(counts(&read), ["Ош 2003 1", "Ош 2004 2", "Ош 2005 3"], "{:?}", refused(&read));
    assert_eq!(read.titles, ["Число НКО по областям"]);
    let lines: Vec<&str> = read.notes.iter().map(|note| note.text.as_str()).filter(|text| !text.is_empty()).collect();
    assert_eq!(lines, ["Число НКО по областям", "Источник: Минюст"]);
}

#[test]
fn a_value_over_merged_years_is_not_drawn_for_each() {
    let read = of_workbook(&[&["Область", "2003", "2004", "2005"], &["Ош", "1", "7", "="]]);
    assert_eq!(counts(&read), ["Ош 2003 1"]);
    assert_eq!(refused(&read), ["own-span-for-count", "own-span-for-count"]);
}

#[test]
fn cures_of_numbers_keep_the_value_and_pass() {
    let with = |cell: &str, cure: Option<&str>| {
        let rows: [&[&str]; 3] = [&["Область", "Год", "Число"], &["Ош", "2003", cell], &["Ош", "2004", "0.25"]];
        let mut table = rows.map(|row| row.join("\t")).join("\n");
        if let Some(cure) = cure {
            table = table.replace(cell, cure);
        }
        reading(&table)
    };
    for (cell, cure, value) in [
        ("0.3333333333333333", "0.333333", "0.333333"),
        ("33.333333333333336", "33.333333", "33.333333"),
        ("0.30000000000000004", "0.3", "0.3"),
        ("33.1250000000001", "33.1250", "33.125"),
    ] {
        let refused = with(cell, None);
        let cures = refused.marks.iter().find_map(|marked| match &marked.mark {
            Mark::Refused(finding) => Some(finding.cures.clone()),
            _ => None,
        });
        assert_eq!(cures, Some(vec![cure.to_string()]), "{cell}");
        let read = with(cell, Some(cure)).counts[0].value.expect("a value");
        assert_eq!(read.to_f64().to_string(), value, "{cell}");
    }
}

#[test]
fn a_cell_with_the_other_sign_is_cured_without_a_second_one() {
    let table = "place\tdate\tvalue\nOsh\t2003\t1.234,5\nOsh\t2004\t12.5\n";
    let mut answers = Answers::default();
    answers.give(Ask::MixedSigns, Some(2), "point");
    let refused = read(table.as_bytes(), &answers, &Native);
    let cure = refused.marks.iter().find_map(|marked| match &marked.mark {
        Mark::Refused(finding) => finding.cures.first().cloned(),
        _ => None,
    });
    assert_eq!(cure.as_deref(), Some("1234.5"));
    answers.changed.insert((2, 2), cure.unwrap_or_default());
    assert_eq!(read(table.as_bytes(), &answers, &Native).counts.len(), 2);
}

#[test]
fn a_large_text_whose_sample_ends_inside_quotes_is_parted_at_its_own_sign() {
    let row = |at: usize| format!("Osh,{},{at},\"a; long; note; {}\"\n", 1_000 + at % 1_000, "x; ".repeat(40));
    let rows: String = (0..800).map(row).collect();
    let read = reading(&["place,date,value,note\n", &rows].concat());
    assert_eq!(roles(&read), ["place", "date", "value", "note"]);
}

#[test]
fn a_package_of_events_alone_is_a_package() {
    let own = Canonical::of(&reading("date,text,source\n2003,A club opens,Regnum\n"));
    let files = own_package::files(bundle::schema(), &tables(&own, |_| false));
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names.contains(&"events.csv") && !names.contains(&"series.csv"), "{names:?}");
    let opened = read(&zip::archive(&files), &Answers::default(), &Native);
    assert_eq!(opened.package.len(), files.len(), "{:?}", refused(&opened));
    let Some(Payload::Package(files)) = Payload::of_package(&opened.package) else { panic!("no package") };
    bundle::own_package::of_files(bundle::schema(), &files, of_package).expect("a package that fits its schema");
}

#[test]
fn as_much_as_one_table_holds_is_read_back() {
    let years: String = (1_900..1_949).map(|year| format!("\t{year}")).collect();
    let row = |at: usize| [format!("Place {at}"), "\t7".repeat(49)].concat();
    let rows: Vec<String> = (0..450).map(row).collect();
    let own = Canonical::of(&reading(&["Place", &years, "\n", &rows.join("\n")].concat()));
    assert_eq!(own.counts.len(), 450 * 49);
    assert!(Canonical::read(&own.write()) == Some(own.clone()), "kept data are read");
    let files = own_package::files(bundle::schema(), &tables(&own, |_| false));
    let problems = bundle::own_package::of_files(bundle::schema(), &files, of_package).err();
    assert!(problems.is_none_or(|problems| problems.is_empty()), "a saved package is read");
}

#[test]
fn a_table_that_lacks_a_column_shows_its_head_and_rows() {
    let table = "Область;Пора;Число\nОш;весной;5\nНарын;осенью;7\n";
    let lacking = reading(table);
    assert_eq!(refused(&lacking), ["own-no-column"]);
    assert_eq!((roles(&lacking), lacking.rows_of(Fate::Waits)), (vec!["place", "unused", "value"], 2));
    assert_eq!(lacking.rows[1].cells, ["Нарын", "осенью", "7"]);
    let mut answers = Answers::default();
    answers.give(Ask::Role, Some(1), ColumnRole::Date.slug());
    assert_eq!(refused(&read(table.as_bytes(), &answers, &Native)), ["own-not-a-date", "own-not-a-date"]);
}

#[test]
fn a_mark_behind_a_place_makes_no_second_place() {
    let read = reading("place,date,value,source\nKazakhstan,2003,1,R\nKazakhstan*,2004,2,R\nOsh [2],2004,3,R\n");
    let places: Vec<(&str, &str)> =
        read.counts.iter().map(|count| (count.place.name.as_str(), count.words.note.as_str())).collect();
    assert_eq!(places, [("Kazakhstan", ""), ("Kazakhstan", "*"), ("Osh", "[2]")]);
    let noted = read
        .marks
        .iter()
        .filter(|marked| matches!(&marked.mark, Mark::Note(note) if note.what.slug() == "own-footnote-mark"));
    assert_eq!(noted.count(), 2);
}

#[test]
fn the_name_that_a_program_gave_a_sheet_is_not_what_is_counted() {
    let read = of_workbook(&[&["Область", "2003", "2004"], &["Ош", "1", "2"]]);
    assert_eq!((read.sheet.as_str(), Canonical::of(&read).counts[0].what.as_str()), ("Лист1", "value"));
}

#[test]
fn an_address_without_its_protocol_has_lost_no_letters() {
    let read = reading("place,date,value,source\nOsh,2003,1,www.stat.uz/page?id=3\n");
    assert_eq!((counts(&read).len(), refused(&read).len()), (1, 0));
}
