use super::*;

fn read(params: &str) -> (Query, Vec<Report>) {
    Query::read(Library::open(), params)
}

fn ids(params: &str, lang: Lang) -> Vec<&'static str> {
    read(params).0.rows(Library::open(), lang).iter().map(Record::id).collect()
}

#[test]
fn what_is_written_is_read_again() {
    for params in [
        "",
        "table=claims",
        "table=claims&q=closed+offices&place=uz&source=articles&voice=claim&check=none&sort=-text",
        "q=o!CA!BBzbek",
        "select=andijan-2005",
        "q=2010&sort=-value&select=kg-ngos-2010",
        "of=kg-ngos",
    ] {
        let (query, reports) = read(params);
        assert!(reports.is_empty(), "{params}: {reports:?}");
        let written = query.write();
        assert_eq!(read(&written).0.write(), written, "{params}");
        assert_eq!(link::value(params, "select"), link::value(&written, "select"));
    }
    assert_eq!(read("table=observations").0.write(), "");
    assert_eq!(read("table=claims&select=andijan-2005").0.table.name, "events");
}

#[test]
fn what_cannot_be_shown_is_reported_and_the_rest_is_shown() {
    let (query, reports) =
        read("table=nothing&place=atlantis&sort=colour&select=nobody&verdict=bad&q=closed&check=maybe");
    assert_eq!(query.table.name, "observations");
    assert_eq!(query.q, "closed");
    let refused: Vec<(&str, Refusal)> = reports.iter().map(|r| (r.part.as_str(), r.refusal)).collect();
    assert_eq!(
        refused,
        [
            ("table=nothing", Refusal::Word),
            ("place=atlantis", Refusal::Word),
            ("select=nobody", Refusal::Record),
            ("verdict=bad", Refusal::Name),
            ("check=maybe", Refusal::Word),
            ("sort=colour", Refusal::Word),
        ]
    );
    // A column of another table is none of this one.
    assert_eq!(read("table=laws&sort=speaker").1.len(), 1);
}

#[test]
fn the_default_table_is_in_the_order_of_places_and_dates() {
    let ids = ids("source=articles", Lang::En);
    let at = |id: &str| ids.iter().position(|known| *known == id).unwrap_or_else(|| panic!("{id} in {ids:?}"));
    assert!(at("uz-ngos-1991") < at("uz-ngos-2010") && at("uz-ngos-2010") < at("kz-ngos-1989"));
    assert!(at("kz-ngos-1989") < at("kg-ngos-2000") && at("kg-ngos-2010") < at("world-ingos-1850"));
}

#[test]
fn each_column_of_each_table_sorts_both_ways_with_what_is_missing_last() {
    let library = Library::open();
    for table in &library.tables {
        for column in columns::columns(table.name) {
            for lang in Lang::ALL {
                let key_of = |record: &Record<'_>| key(library, record, *column, lang);
                for is_reversed in [false, true] {
                    let query = Query { sort: Some((*column, is_reversed)), ..Query::of_table(table) };
                    let rows = query.rows(library, lang);
                    assert_eq!(rows.len(), table.len());
                    for pair in rows.windows(2) {
                        let name = format!("{} {} {is_reversed}", table.name, column.slug());
                        match (key_of(&pair[0]), key_of(&pair[1])) {
                            (Some(a), Some(b)) => assert!(if is_reversed { a >= b } else { a <= b }, "{name}"),
                            (None, Some(_)) => panic!("{name}: a missing value stands before {}", pair[1].id()),
                            _ => {}
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn a_second_click_turns_the_order_and_a_third_gives_the_natural_one() {
    let (query, _) = read("");
    let once = query.sorted_by(EvidenceColumn::Date);
    let twice = once.sorted_by(EvidenceColumn::Date);
    assert_eq!(
        [once.write(), twice.write(), twice.sorted_by(EvidenceColumn::Date).write()],
        ["sort=date", "sort=-date", "sort=date"]
    );
    // The natural order needs no word in the link.
    assert_eq!(query.sorted_by(EvidenceColumn::Place).write(), "sort=-place");
    assert_eq!(query.sorted_by(EvidenceColumn::Place).sorted_by(EvidenceColumn::Place).write(), "");
}

#[test]
fn filters_and_words_narrow_together() {
    let library = Library::open();
    for (params, holds) in [
        ("table=events&place=uz", "place"),
        ("table=claims&voice=claim", "voice"),
        ("table=observations&source=s2", "source"),
    ] {
        let (query, _) = read(params);
        let rows = query.rows(library, Lang::En);
        let wanted = link::value(params, holds).expect("a filter");
        assert!(!rows.is_empty() && rows.len() < query.table.len(), "{params}");
        assert!(rows.iter().all(|row| row.get(holds) == wanted), "{params}");
    }
    let all = ids("table=events&place=uz", Lang::En).len();
    let some = ids("table=events&place=uz&q=closed", Lang::En).len();
    assert!(0 < some && some < all, "{some} of {all}");
    // Both words, wherever they stand: not either of them.
    let both = ids("table=claims&q=closed+court", Lang::En).len();
    assert!(both < ids("table=claims&q=closed", Lang::En).len());
    assert_eq!(ids("of=kg-ngos&sort=date", Lang::En).first(), Some(&"kg-ngos-2000"));
    let checked = ids("table=events&check=none", Lang::En).len() + {
        let verdicts =
            Verdict::ALL.iter().map(|verdict| ids(&format!("table=events&check={}", verdict.slug()), Lang::En));
        let mut all: Vec<&str> = verdicts.flatten().collect();
        all.sort_unstable();
        all.dedup();
        all.len()
    };
    assert_eq!(checked, 132);
}

#[test]
fn nothing_found_is_an_empty_list_whatever_was_typed() {
    let mut long = String::new();
    link::push(&mut long, "q", &"x".repeat(10_000));
    let mut script = String::new();
    link::push(&mut script, "q", "<script>alert(1)</script>");
    for params in [long.as_str(), script.as_str(), "q=zzzzz", "place=zw"] {
        assert!(ids(params, Lang::En).is_empty(), "{}", &params[..params.len().min(40)]);
    }
    // Signs that do not count look for nothing, so nothing is left out.
    assert_eq!(ids("q=!27", Lang::En).len(), 74);
}

#[test]
fn what_is_counted_in_a_table_is_what_it_shows() {
    let library = Library::open();
    for q in ["a", "closed offices 2006", "мфо", ""] {
        let query = Query { q: q.to_string(), ..Query::of_table(&library.tables[0]) };
        for table in &library.tables {
            let shown = Query { q: q.to_string(), ..Query::of_table(table) }.rows(library, Lang::En).len();
            assert_eq!(query.count_in(library, table), shown, "{q} in {}", table.name);
        }
    }
}
