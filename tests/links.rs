//! Links: every form ever issued means what it meant, any view survives the way to a link and back, and no damage to a
//! link stops the program.
#![cfg(not(target_arch = "wasm32"))]

use civic_atlas::bundle;
use civic_atlas::model::{Dataset, Lang};
use civic_atlas::view::{Evidence, Page, Refusal, ViewState, YAxis, YearSpan, parse, write};

fn dataset() -> Dataset {
    bundle::embedded().expect("the tables were checked when they were compiled in")
}

/// A state in words, field by field, independent of how links are written.
fn words(state: &ViewState) -> String {
    let ViewState { page, show, time, y, evidence, select, embed, room, lang } = state;
    let mut words = vec![page.word().to_string()];
    words.extend(
        show.as_ref().map(|show| format!("show={}", if show.is_empty() { "none".into() } else { show.join("~") })),
    );
    words.extend(time.map(|time| format!("time={}..{}", time.first(), time.last())));
    words.extend((*y == YAxis::Log).then(|| "y=log".to_string()));
    words.extend((*evidence != Evidence::Printed).then(|| format!("evidence={}", evidence.word())));
    words.extend(select.map(|id| format!("select={id}")));
    words.extend(embed.then(|| "embed".to_string()));
    words.extend((!room.is_empty()).then(|| format!("room {room}")));
    words.extend(lang.map(|lang| format!("lang={}", lang.tag())));
    words.join(" ")
}

#[test]
fn every_link_ever_issued_means_the_same() {
    let dataset = dataset();
    let mut count = 0;
    for line in include_str!("links.txt").lines().filter(|line| !line.starts_with("# ") && !line.is_empty()) {
        let (link, meaning) = line.split_once('\t').unwrap_or_else(|| panic!("no tab in `{line}`"));
        let (state, reports) = parse(link, &dataset);
        assert_eq!(words(&state), meaning, "{link}");
        assert!(reports.is_empty(), "{link}: {reports:?}");
        count += 1;
    }
    assert!(count >= 13, "links were taken away: {count}");
}

/// A small generator of numbers, so that a failure can be repeated (xorshift, G. Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    fn state(&mut self, dataset: &Dataset) -> ViewState {
        let mut show: Vec<&'static str> = Vec::new();
        for _ in 0..self.throw(5) {
            let id = dataset.series[self.throw(dataset.series.len())].id;
            if !show.contains(&id) {
                show.push(id);
            }
        }
        let first = 1000 + self.throw(1100) as i32;
        let (embed, lang) = (self.throw(2) == 0, (self.throw(2) == 0).then(|| Lang::ALL[self.throw(3)]));
        if self.throw(4) == 0 {
            let rooms = ["", "table=claims", "table=events&q=a+!25b&only=uz~s1", "place=kg", "x", "select=!23"];
            let (page, room) = (Page::ALL[3 + self.throw(4)], rooms[self.throw(rooms.len())].to_string());
            return ViewState { page, room, embed, lang, ..ViewState::default() };
        }
        ViewState {
            page: Page::ALL[self.throw(3)],
            show: (self.throw(2) == 0 && show != civic_atlas::view::DEFAULT_SERIES).then_some(show),
            time: (self.throw(2) == 0).then(|| YearSpan::new(first, first + self.throw(300) as i32)).flatten(),
            y: [YAxis::Linear, YAxis::Log][self.throw(2)],
            evidence: Evidence::ALL[self.throw(3)],
            select: (self.throw(2) == 0).then(|| dataset.events[self.throw(dataset.events.len())].id),
            embed,
            room: String::new(),
            lang,
        }
    }
}

#[test]
fn any_view_survives_the_way_to_a_link_and_back() {
    let dataset = dataset();
    let mut dice = Dice(0x5EED_1989_2017);
    for _ in 0..5_000 {
        let state = dice.state(&dataset);
        let link = write(&state);
        let (read, reports) = parse(&link, &dataset);
        assert_eq!(read, state, "{link}");
        assert!(reports.is_empty(), "{link}: {reports:?}");
        assert!(link.is_ascii() && !link.contains([' ', '"', '<', '>']), "{link}");
        let encoded: String = link.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let twice = encoded.replace('%', "%25");
        assert_eq!(parse(&encoded, &dataset).0, state, "encoded {link}");
        assert_eq!(parse(&twice, &dataset).0, state, "doubly encoded {link}");
    }
}

#[test]
fn no_damage_stops_the_program() {
    let dataset = dataset();
    let link = "#/growth?show=uz-ngos~kg-ngos&time=1991..2010&y=log&evidence=others&select=kg-ngos-2010&lang=ru";
    for end in 0..=link.len() {
        parse(&link[..end], &dataset);
    }
    let mut dice = Dice(0x0BAD_114E);
    let strange = [
        "%",
        "%zz",
        "%ff",
        "&",
        "=",
        "~",
        "..",
        "?",
        "#",
        "/",
        "\u{0}",
        "ʻ",
        "я",
        "<script>",
        "9999999999",
        "-1",
        " ",
        "\u{202e}",
    ];
    for _ in 0..5_000 {
        let mut damaged = link.to_string();
        for _ in 0..1 + dice.throw(4) {
            let at = dice.throw(damaged.len());
            if damaged.is_char_boundary(at) {
                damaged.insert_str(at, strange[dice.throw(strange.len())]);
            }
        }
        let (state, _) = parse(&damaged, &dataset);
        assert_eq!(parse(&write(&state), &dataset).0, state, "{damaged}");
    }
    parse(&"x".repeat(100_000), &dataset);
}

#[test]
fn good_parts_are_applied_and_bad_ones_are_reported() {
    let dataset = dataset();
    let (state, reports) = parse(
        "#/growth?show=uz-ngos~atlantis&time=2010..1991&y=cubic&lang=kk&select=nobody&colour=red&y=log",
        &dataset,
    );
    assert_eq!(words(&state), "growth show=uz-ngos");
    let refusals: Vec<(String, Refusal)> = reports.into_iter().map(|report| (report.part, report.refusal)).collect();
    let expected = [
        ("atlantis", Refusal::Series),
        ("time=2010..1991", Refusal::Time),
        ("y=cubic", Refusal::Word),
        ("lang=kk", Refusal::Language),
        ("select=nobody", Refusal::Record),
        ("colour=red", Refusal::Name),
        ("y=log", Refusal::Twice),
    ];
    assert_eq!(refusals, expected.map(|(part, refusal)| (part.to_string(), refusal)));
    assert_eq!(parse("#/maps", &dataset).1[0].refusal, Refusal::Page);
}
