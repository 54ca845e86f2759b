use super::*;
use crate::bundle;
use crate::view::{Lanes, TimeSpan};

/// Every width, language and choice of evidence that is worth a look, with its plan.
fn each(mut look: impl FnMut(&str, &Plan)) {
    let dataset = bundle::embedded().expect("the evidence");
    for width in [200.0, 220.0, 240.0, 320.0, 360.0, 390.0, 639.0] {
        for lang in Lang::ALL {
            for evidence in Evidence::ALL {
                for lanes in Lanes::ALL {
                    let folded = ViewState { evidence, lanes, select: Some("andijan-2005"), ..ViewState::default() };
                    let open = ViewState { time: TimeSpan::of_years(1900, 2030), ..folded.clone() };
                    let name = [width.to_string().as_str(), lang.tag(), evidence.slug(), lanes.slug()].join(" ");
                    look(&name, &plan(&dataset, &folded, lang, width));
                    look(&[&name, " open"].concat(), &plan(&dataset, &open, lang, width));
                }
            }
        }
    }
}

#[test]
fn no_words_touch_and_none_are_cut() {
    each(|name, plan| {
        let words: Vec<&TextRun> = plan.words().collect();
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
        assert!(plan.targets.len() > 4, "{name}");
        for pair in plan.targets.windows(2) {
            assert!(pair[0].rect.y1 - pair[0].rect.y0 >= 44.0, "{name}: {:?}", pair[0]);
            assert_eq!(pair[0].rect.y1, pair[1].rect.y0, "{name}");
            assert_eq!(pair[0].row + 1, pair[1].row, "{name}");
        }
    });
}

#[test]
fn many_events_are_folded_by_decades_and_none_is_lost() {
    let dataset = bundle::embedded().expect("the evidence");
    for select in [None, Some("andijan-2005")] {
        let folded = ViewState { select, ..ViewState::default() };
        let (first, end) = Frame::new(&dataset, &folded, 328.0).time.domain();
        let open = ViewState { time: TimeSpan::new(first, end), ..folded.clone() };
        let (short, long) = (plan(&dataset, &folded, Lang::En, 328.0), plan(&dataset, &open, Lang::En, 328.0));
        let of = |target: &Target| if target.members.is_empty() { vec![target.id] } else { target.members.clone() };
        let all: Vec<&str> = short.targets.iter().flat_map(of).collect();
        assert_eq!(all, long.targets.iter().map(|target| target.id).collect::<Vec<_>>());
        let is_open = |id: &str| short.targets.iter().any(|target| target.id == id && target.members.is_empty());
        assert!(select.is_none_or(is_open), "the event that is read stands open");
        assert!(select.is_some() || short.size.height < 640.0, "{} px", short.size.height);
        for found in [ViewState { q: "law".into(), ..folded.clone() }, ViewState { only: vec!["law"], ..folded }] {
            let plan = plan(&dataset, &found, Lang::En, 328.0);
            assert!(plan.targets.iter().all(|target| target.members.is_empty()));
        }
    }
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
fn where_lanes_are_many_the_smaller_ones_share_a_rail_and_each_event_names_its_lane() {
    let dataset = bundle::embedded().expect("the evidence");
    let time = TimeSpan::of_years(1900, 2030);
    let state = ViewState { time, lanes: Lanes::Organisation, evidence: Evidence::Others, ..ViewState::default() };
    let plan = plan(&dataset, &state, Lang::En, 328.0);
    let all: Vec<&TextRun> = plan.words().collect();
    let numbers = all.iter().filter(|words| words.text == "7").count();
    assert_eq!(numbers, 2, "seven rails: a number in the key and one over the rail");
    assert!(!all.iter().any(|words| words.text == "8" && words.anchor == crate::chart::plan::Anchor::Middle));
    let joined = all.iter().map(|words| words.text.as_str()).collect::<Vec<_>>().join(" ");
    assert!(joined.contains("7 Others, or none named 1"), "{joined}");
    assert!(all.iter().filter(|words| words.anchor == crate::chart::plan::Anchor::Middle).count() == key::MOST);
    // An event of three organisations, of which two are among the smaller ones.
    assert!(joined.contains("· Ministry of Justice of Uzbekistan · National Democratic Institute"), "{joined}");
}

#[test]
fn one_row_has_a_mark_on_each_rail_of_its_event() {
    let dataset = bundle::embedded().expect("the evidence");
    let id = "freedom-house-warned-2006";
    let state = ViewState { lanes: Lanes::Organisation, select: Some(id), ..ViewState::default() };
    let plan = plan(&dataset, &state, Lang::En, 328.0);
    assert_eq!(plan.targets.iter().filter(|target| target.id == id).count(), 1);
    let edge = Some((Role::Ink, 2.0));
    let rings = plan
        .primitives
        .iter()
        .filter(|ink| matches!(ink, Primitive::Disc { edge: found, .. } if *found == edge))
        .count();
    assert_eq!(rings, 2, "Freedom House and the ministry");
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
