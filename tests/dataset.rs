//! The evidence: whole, sourced, in three languages, and refused with file, line and field when it is not.
#![cfg(not(target_arch = "wasm32"))]

use civic_atlas::bundle::check::ReadTable;
use civic_atlas::bundle::{self, BroughtTables, File, package::Package};
use civic_atlas::model::{Dataset, Lang, Table};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn data_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data")
}

fn package() -> Package {
    Package::read(&data_folder())
        .unwrap_or_else(|problems| panic!("{}", problems.iter().map(|p| format!("{p}\n")).collect::<String>()))
}

#[test]
fn what_is_compiled_in_is_what_can_be_downloaded() {
    let package = package();
    assert_eq!(bundle::core(), bundle::parts::core(&package.tables));
    assert_eq!(bundle::VERSION, package.version);
}

/// No cell is carried twice, and none is left behind.
#[test]
fn the_files_hold_every_cell_of_the_package_once() {
    bundle::provide_all();
    let package = package();
    let mut seen = BTreeSet::new();
    let mut add = |lang: Option<Lang>, tables: &[Table]| {
        for table in tables {
            for column in table.columns().filter(|column| *column != "called" && table.name != "messages") {
                for (row, cell) in table.column(column).unwrap_or_default().iter().enumerate() {
                    let name = lang.map_or_else(|| column.to_string(), |lang| lang.column(column));
                    if !cell.is_empty() {
                        assert!(seen.insert((table.name, name, row, *cell)), "twice: {} {row} {cell}", table.name);
                    }
                }
            }
        }
    };
    add(None, bundle::core());
    for file in [File::Details, File::Records] {
        add(None, file.tables().expect("here"));
    }
    for lang in Lang::written() {
        for file in [File::Words(lang), File::DetailWords(lang), File::RecordWords(lang)] {
            add(Some(lang), file.tables().expect("here"));
        }
    }
    let cells = package.tables.iter().flat_map(|table| {
        table.columns().flat_map(move |column| {
            let cells = table.column(column).unwrap_or_default().iter().enumerate();
            cells.map(move |(row, cell)| (table.name, column.to_string(), row, *cell))
        })
    });
    let expected: BTreeSet<_> = cells.filter(|(_, _, _, cell)| !cell.is_empty()).collect();
    assert_eq!(seen, expected);
}

/// A reader's own package goes the way of the atlas: checked against the same schema, then read as records.
#[test]
fn the_package_brought_as_a_readers_own_is_the_same_dataset() {
    let (package, atlas) = (package(), bundle::embedded().expect("the tables"));
    let sheets: Vec<ReadTable> =
        package.tables.iter().map(|table| ReadTable { table: table.clone(), lines: Vec::new() }).collect();
    let schema = bundle::schema();
    let columns = |name: &str| schema.table(name).map_or(0, |table| table.fields.len());
    // The schema that is compiled in has columns of made languages more.
    if Lang::written().count() == Lang::COUNT {
        assert_eq!(bundle::check::check(schema, &sheets), []);
        assert!(package.tables.iter().all(|table| columns(table.name) == table.columns().count()));
    }
    let own = BroughtTables::of(&package.tables).dataset(&atlas, false).expect("the same tables");
    assert_eq!(format!("{own:?}"), format!("{:?}", Dataset { is_brought: true, ..atlas.clone() }));
    for lang in Lang::written() {
        let texts = |data: &Dataset| -> Vec<&str> {
            let events = data.events.iter().map(|event| event.provenance.text.get(lang));
            let notes = data.events.iter().map(|event| event.provenance.row().text("note", lang));
            let who = data.organisations.iter().map(|one| one.name.get(lang));
            let printed = data.observations.iter().map(|observation| observation.provenance.row().as_printed());
            let checks = data.checks.iter().flat_map(|check| [check.text(lang), check.urls()]);
            events.chain(notes).chain(who).chain(printed).chain(checks).collect()
        };
        assert_eq!(texts(&own), texts(&atlas));
        assert!(texts(&own).iter().filter(|text| !text.is_empty()).count() > 400);
    }
}

#[test]
fn tables_of_ones_own_may_be_few_and_name_any_place() {
    let place = Table::new("places").with("id", vec!["atlantis"]).with("label", vec!["Atlantis"]);
    let source = Table::new("sources").with("id", vec!["own"]).with("label_ru", vec!["Мой архив"]);
    let series = ["id", "place", "indicator", "basis", "source"].into_iter().zip([
        "a-schools",
        "atlantis",
        "schools",
        "counted",
        "own",
    ]);
    let series = series.fold(Table::new("series"), |table, (name, cell)| table.with(name, vec![cell]));
    let counts = [
        ("id", ["late", "early"]),
        ("series", ["a-schools"; 2]),
        ("date", ["2004", "2001-05"]),
        ("value", ["12.5", ""]),
        ("source", ["own"; 2]),
        ("voice", ["reported"; 2]),
    ];
    let counts =
        counts.into_iter().fold(Table::new("observations"), |table, (name, cells)| table.with(name, cells.to_vec()));
    let tables = [place, source, series, counts];
    let own = |tables: &[Table]| BroughtTables::of(tables).dataset(&bundle::embedded().expect("the tables"), false);
    let data = own(&tables).expect("a dataset");
    assert_eq!(data.observations.iter().map(|one| one.id).collect::<Vec<_>>(), ["early", "late"]);
    assert_eq!((data.series[0].indicator, data.observations[0].value), ("schools", None));
    for lang in Lang::ALL {
        assert_eq!(data.places[0].label.get(lang), "Atlantis", "a label without a language serves all");
        assert_eq!(data.sources[0].label.get(lang), "Мой архив", "and so does the only one there is");
    }
    let [place, source, series, counts] = tables;
    let counts = counts.with("url", vec![""; 2]);
    let error = own(&[source, series, counts]).expect_err("no place").to_string();
    assert_eq!(error, "series, row 1, place: `atlantis`");
    assert!(own(&[place]).is_ok());
}

#[test]
fn both_growths_are_there_as_printed() {
    let dataset = bundle::embedded().expect("the tables");
    let values = |id: &str| -> Vec<(i32, f64, &str)> {
        let series = dataset.series_index(id).unwrap_or_else(|| panic!("series {id}"));
        let values = dataset.values_of(series);
        values
            .map(|o| (o.date.expect("dated").first().year(), o.value.expect("present").to_f64(), o.qualifier.slug()))
            .collect()
    };
    assert_eq!(values("uz-ngos"), [(1991, 95.0, "exact"), (2010, 5100.0, "over")]);
    let kg = [(2000, 4966.0, "exact"), (2006, 13018.0, "exact"), (2010, 18341.0, "exact"), (2017, 20000.0, "about")];
    assert_eq!(values("kg-ngos"), kg);
    assert_eq!(values("kz-ngos"), [(1989, 6.0, "exact")]);
    assert_eq!(values("world-ingos").len(), 6);
    let dated = dataset
        .events
        .iter()
        .filter(|event| event.when.is_some() && dataset.sources[event.provenance.source].is_article);
    assert!(dated.count() >= 20);
}

#[test]
fn every_word_is_there_in_three_languages_with_the_right_letters() {
    let package = package();
    for table in &package.tables {
        for row in 0..table.len() {
            let at = format!("{} {}", table.name, table.cell(row, "id"));
            for stem in ["text", "label", "note", "of"] {
                let cells: Vec<&str> = Lang::written().map(|lang| table.cell(row, &lang.column(stem))).collect();
                let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
                assert!(filled == 0 || filled == cells.len(), "{at}: {stem} in {filled} languages");
                let uzbek = table.cell(row, &Lang::Uz.column(stem));
                let wrong = ["o'", "g'", "o’", "g’", "o‘", "g‘", "o`", "g`"]
                    .iter()
                    .any(|pair| uzbek.to_lowercase().contains(pair));
                assert!(!wrong, "{at}: write oʻ and gʻ with U+02BB: {uzbek}");
            }
            let names = ["name", "name_uz", "name_ru"].map(|column| table.cell(row, column));
            assert!(names[0] != names[2] || names[0].is_empty(), "{at}: a name that is kept stands only once");
            let cyrillic = table.cell(row, "text_ru").chars().any(|letter| ('а'..='я').contains(&letter));
            assert!(
                cyrillic || table.cell(row, "text_ru").is_empty(),
                "{at}: no Russian in {}",
                table.cell(row, "text_ru")
            );
        }
    }
}

/// The articles are not part of the repository; where they are at hand, every quotation is held against them.
#[test]
fn every_quotation_stands_in_its_article() {
    let at_hand = std::env::var_os("CIVIC_ATLAS_ARTICLES").map(PathBuf::from);
    let folder = at_hand.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds"));
    let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let article = |start: &str| {
        let found = std::fs::read_dir(&folder)
            .ok()?
            .flatten()
            .find(|entry| entry.file_name().to_string_lossy().starts_with(start))?;
        Some(fold(&std::fs::read_to_string(found.path()).ok()?))
    };
    let (Some(first), Some(second)) = (article("000_"), article("002_")) else {
        println!(
            "the articles are not at hand; set CIVIC_ATLAS_ARTICLES to their folder to hold the quotations against them"
        );
        return;
    };
    let mut count = 0;
    for table in &package().tables {
        for row in 0..table.len() {
            let text = match table.cell(row, "source") {
                "s1" => &first,
                "s2" => &second,
                _ => continue,
            };
            let quotation = table.cell(row, "as_printed");
            assert!(
                quotation.is_empty() || text.contains(&fold(quotation)),
                "{} {}: {quotation}",
                table.name,
                table.cell(row, "id")
            );
            count += usize::from(!quotation.is_empty());
        }
    }
    assert!(count > 400, "only {count} quotations");
}

/// Rows of these tables are there for the records that name them. What nothing names is either a record that was
/// forgotten or a row too many; those that may stand alone say why.
#[test]
fn every_row_that_is_there_to_be_named_is_named() {
    const ALONE: [(&str, &str, &str); 3] = [
        ("organisations", "oliy-majlis", "the article names it only in the title of its commissioner"),
        ("persons", "ernazarov", "claims name him as `author`"),
        ("persons", "vorenus", "a name beside a reference, of which nothing is said"),
    ];
    let package = package();
    let descriptor = std::fs::read_to_string(data_folder().join("datapackage.json")).expect("the descriptor");
    let descriptor: serde_json::Value = serde_json::from_str(&descriptor).expect("JSON");
    // A check judges what is there; being judged is no use of a row.
    let naming = |name: &str| name != "checks";
    let mut named: Vec<&str> = Vec::new();
    for resource in descriptor["resources"].as_array().expect("resources") {
        let name = resource["name"].as_str().expect("a name");
        let Some(table) = package.tables.iter().find(|table| table.name == name && naming(name)) else { continue };
        let fields = resource["schema"]["fields"].as_array().expect("fields");
        for field in fields.iter().filter(|field| field.get("references").is_some()) {
            let column = field["name"].as_str().expect("a name");
            named.extend((0..table.len()).flat_map(|row| table.cell(row, column).split(';')));
        }
    }
    let mut alone: Vec<(&str, &str)> = Vec::new();
    for table in &package.tables {
        if ["sources", "places", "series", "organisations", "persons", "projects"].contains(&table.name) {
            let ids = (0..table.len()).map(|row| table.cell(row, "id")).filter(|id| !named.contains(id));
            alone.extend(ids.map(|id| (table.name, id)));
        }
    }
    assert_eq!(alone, ALONE.map(|(table, id, _)| (table, id)), "rows that no record names");
}

/// Where the central offices of the registered organisations are: seven countries that the article names beside "about 30".
#[test]
fn the_countries_of_central_offices_are_recorded() {
    let package = package();
    let claims = package.tables.iter().find(|table| table.name == "claims").expect("claims");
    let row = claims.row_of("s1c-central-offices").expect("the claim");
    assert_eq!(claims.cell(row, "about"), "uz-offices-today;de;fr;us;ru;kr;si;nl");
    assert_eq!((claims.cell(row, "source"), claims.cell(row, "locator")), ("s1", "1:4"));
}

/// Reads the package after one change to one file, and gives the problems in words.
#[track_caller]
fn damaged(name: &str, file: &str, from: &str, to: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    for entry in std::fs::read_dir(data_folder()).expect("the data folder").flatten() {
        std::fs::copy(entry.path(), folder.join(entry.file_name())).expect("a copy");
    }
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).expect("the file");
    assert!(text.contains(from), "{file} has no `{from}`");
    std::fs::write(&path, text.replacen(from, to, 1)).expect("the file can be written");
    Package::read(&folder).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

#[test]
fn a_bad_row_is_refused_with_file_line_field_and_reason() {
    let observation = "kg-ngos-2010,kg-ngos,2010,18341,exact";
    for (name, file, from, to, parts) in [
        (
            "comma",
            "observations.csv",
            observation,
            "kg-ngos-2010,kg-ngos,2010,\"18,341\",exact",
            ["line", "field value", "18,341"],
        ),
        (
            "date",
            "observations.csv",
            observation,
            "kg-ngos-2010,kg-ngos,2010-13,18341,exact",
            ["line", "field date", "does not exist"],
        ),
        (
            "edtf",
            "observations.csv",
            observation,
            "kg-ngos-2010,kg-ngos,around 2010,18341,exact",
            ["line", "field date", "EDTF"],
        ),
        (
            "span",
            "observations.csv",
            observation,
            "kg-ngos-2010,kg-ngos,2009/2010,18341,exact",
            ["line", "field date", "is a span"],
        ),
        (
            "series",
            "observations.csv",
            observation,
            "kg-ngos-2010,atlantis,2010,18341,exact",
            ["line", "field series", "no id of series"],
        ),
        (
            "word",
            "observations.csv",
            observation,
            "kg-ngos-2010,kg-ngos,2010,18341,roughly",
            ["line", "field qualifier", "none of exact"],
        ),
        (
            "twice",
            "observations.csv",
            observation,
            "kg-ngos-2006,kg-ngos,2010,18341,exact",
            ["line", "field id", "already the id"],
        ),
        ("header", "places.csv", "label_uz", "label_uzb", ["line 1", "header", "label_uz"]),
        ("reversed", "stages.csv", "1991/1999", "1999/1991", ["line", "field date", "ends before it starts"]),
        (
            "script",
            "organisations.csv",
            "Oʻzbekiston Adliya vazirligi",
            "O'zbekiston Adliya vazirligi",
            ["line", "field name_uz", "U+02BB"],
        ),
        (
            "letters",
            "organisations.csv",
            "Министерство юстиции Узбекистана",
            "Mинистерство юстиции Узбекистана",
            ["line", "field name_ru", "mixes"],
        ),
        (
            "translation",
            "places.csv",
            "kg,Kyrgyzstan,Qirgʻiziston,Кыргызстан",
            "kg,Kyrgyzstan,,Кыргызстан",
            ["line", "field label_uz", "required"],
        ),
    ] {
        let problems = damaged(name, file, from, to);
        let fitting = problems
            .iter()
            .find(|problem| problem.starts_with(file) && parts.iter().all(|part| problem.contains(part)));
        assert!(fitting.is_some(), "{name}: {problems:?}");
    }
    assert!(damaged("none", "places.csv", "kg,", "kg,").is_empty());
}
