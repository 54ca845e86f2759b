use super::*;
use crate::bundle;
use crate::view::TimeSpan;

/// Every width, language and choice of evidence that is worth a look, with its plan.
fn each(mut look: impl FnMut(&str, &Plan)) {
    let dataset = bundle::embedded().expect("the evidence");
    for width in [240.0, 320.0, 360.0, 390.0, 639.0] {
        for lang in Lang::ALL {
            for evidence in Evidence::ALL {
                let state = ViewState { evidence, select: Some("andijan-2005"), ..ViewState::default() };
                let name = [width.to_string().as_str(), lang.tag(), evidence.word()].join(" ");
                look(&name, &plan(&dataset, &state, lang, width));
            }
        }
    }
}

#[test]
fn no_words_touch_and_none_are_cut() {
    each(|name, plan| {
        let words: Vec<&Words> = plan.words().collect();
        for (at, one) in words.iter().enumerate() {
            let rect = one.rect();
            assert!(rect.x0 >= 0.0 && rect.x1 <= plan.size.width && rect.y1 <= plan.size.height, "{name}: {one:?}");
            // In order from the top, so only the next few can touch.
            let touching = words[at + 1..].iter().take(12).find(|other| other.rect().overlaps(&rect));
            assert!(touching.is_none(), "{name}: {one:?} {touching:?}");
        }
    });
}

#[test]
fn rows_are_high_enough_for_a_finger_and_follow_each_other() {
    each(|name, plan| {
        assert!(plan.targets.len() > 40, "{name}");
        for pair in plan.targets.windows(2) {
            assert!(pair[0].rect.y1 - pair[0].rect.y0 >= 44.0, "{name}: {:?}", pair[0]);
            assert_eq!(pair[0].rect.y1, pair[1].rect.y0, "{name}");
            assert_eq!(pair[0].row + 1, pair[1].row, "{name}");
        }
    });
}

#[test]
fn every_event_has_a_row_in_order_of_time() {
    let dataset = bundle::embedded().expect("the evidence");
    let state = ViewState { time: TimeSpan::of_years(2003, 2006), evidence: Evidence::Others, ..ViewState::default() };
    let plan = plan(&dataset, &state, Lang::En, 360.0);
    let mut ids: Vec<&str> = plan.targets.iter().map(|target| target.id).collect();
    let at = |id: &str| ids.iter().position(|other| *other == id).unwrap_or_else(|| panic!("{id} has no row"));
    assert!(at("rose-2003") < at("orange-2004") && at("orange-2004") < at("andijan-2005"));
    let shown = crate::chart::timeline::events_shown(&dataset, &state, Day::new_year(2003), Day::new_year(2007));
    let mut expected: Vec<&str> = shown.iter().map(|event| event.id).collect();
    ids.sort_unstable();
    expected.sort_unstable();
    assert_eq!(ids, expected);
}

#[test]
fn headings_are_never_finer_than_the_date() {
    for (cell, lines) in [
        ("2006-09-06", vec!["2006"]),
        ("199X", vec!["1990–", "1999"]),
        ("18XX", vec!["1800–", "1899"]),
        ("../2004", vec!["2004"]),
    ] {
        let date = anchor(&cell.parse().expect("a date")).expect("a dated end");
        assert_eq!(heading(&date), lines, "{cell}");
    }
}

#[test]
fn an_empty_view_says_why() {
    let plan = plan(&Dataset::default(), &ViewState::default(), Lang::Ru, 320.0);
    assert!(plan.targets.is_empty() && plan.words().count() > 0);
}
