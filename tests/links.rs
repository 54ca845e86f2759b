//! Links: every form ever issued means what it meant, and any view survives the way to a link and back. What damage does
//! is tested in `mutations`.
#![cfg(not(target_arch = "wasm32"))]

mod dice;

use civic_atlas::bundle;
use civic_atlas::model::{Dataset, Day};
use civic_atlas::view::{Evidence, Lanes, Lens, PlotLayout, Refusal, ViewState, YAxis, parse, write};
use dice::Dice;

fn dataset() -> Dataset {
    bundle::embedded().expect("the tables were checked when they were compiled in")
}

/// A state in words, field by field, independent of how links are written.
fn words(state: &ViewState) -> String {
    let ViewState {
        page,
        show,
        time,
        y,
        lens,
        base,
        layout,
        evidence,
        lanes,
        only,
        q,
        select,
        embed,
        page_params,
        lang,
    } = state;
    let mut words = vec![page.slug().to_string()];
    words.extend(
        show.as_ref().map(|show| format!("show={}", if show.is_empty() { "none".into() } else { show.join("~") })),
    );
    words.extend(time.map(|time| {
        let [first, last] = [time.first(), Day(time.end().0 - 1)].map(Day::civil);
        match (first, last) {
            ((from, 1, 1), (to, 12, 31)) => format!("time={from}..{to}"),
            _ => format!("time={first:?}..{last:?}"),
        }
    }));
    words.extend((*y == YAxis::Log).then(|| "y=log".to_string()));
    words.extend((*lens != Lens::Count).then(|| format!("lens={}", lens.slug())));
    words.extend(base.map(|base| format!("base={base}")));
    words.extend((*layout == PlotLayout::Multiples).then(|| "multiples".to_string()));
    words.extend((*evidence != Evidence::Printed).then(|| format!("evidence={}", evidence.slug())));
    words.extend((*lanes != Lanes::Place).then(|| format!("lanes={}", lanes.slug())));
    words.extend((!only.is_empty()).then(|| format!("only={}", only.join("~"))));
    words.extend((!q.is_empty()).then(|| format!("q={q}")));
    words.extend(select.map(|id| format!("select={id}")));
    words.extend(embed.then(|| "embed".to_string()));
    words.extend((!page_params.is_empty()).then(|| format!("room {page_params}")));
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
    assert!(count >= 27, "links were taken away: {count}");
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
        // Letters of a search stand for themselves; all else is plain ASCII.
        let is_safe = link.chars().all(|c| c.is_ascii_graphic() || c.is_alphanumeric());
        assert!(is_safe && !link.contains(['"', '<', '>']) && !link[1..].contains('#'), "{link}");
        let encoded: String = link.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let twice = encoded.replace('%', "%25");
        assert_eq!(parse(&encoded, &dataset).0, state, "encoded {link}");
        assert_eq!(parse(&twice, &dataset).0, state, "doubly encoded {link}");
    }
}

#[test]
fn good_parts_are_applied_and_bad_ones_are_reported() {
    let dataset = dataset();
    let (state, reports) = parse(
        "#/growth?show=uz-ngos~atlantis&time=2010..1991&y=cubic&lang=kk&select=nobody&colour=red&y=log&only=kz~moon&lanes=colour&base=94&lens=x&form=",
        &dataset,
    );
    assert_eq!(words(&state), "growth show=uz-ngos only=kz");
    let refusals: Vec<(String, Refusal)> = reports.into_iter().map(|report| (report.part, report.refusal)).collect();
    let expected = [
        ("atlantis", Refusal::Series),
        ("time=2010..1991", Refusal::Time),
        ("y=cubic", Refusal::Word),
        ("lang=kk", Refusal::Language),
        ("select=nobody", Refusal::Record),
        ("colour=red", Refusal::Name),
        ("y=log", Refusal::Twice),
        ("moon", Refusal::Filter),
        ("lanes=colour", Refusal::Word),
        ("base=94", Refusal::Year),
        ("lens=x", Refusal::Word),
        ("form=", Refusal::Word),
    ];
    assert_eq!(refusals, expected.map(|(part, refusal)| (part.to_string(), refusal)));
    assert_eq!(parse("#/maps", &dataset).1[0].refusal, Refusal::Page);
    // A sign that a text put behind a name does not make it another name.
    let (state, reports) = parse("#/lesson?id=kg-count&mode’&mode=show", &dataset);
    assert_eq!(state.page_params, "id=kg-count&mode");
    assert_eq!(reports.iter().map(|report| report.refusal).collect::<Vec<_>>(), [Refusal::Twice]);
    assert_eq!(parse("#/lesson&amp;amp;id=kg-count", &dataset).0.page_params, "id=kg-count");
}
