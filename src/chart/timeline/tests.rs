use super::choice::{ShownEvent, overlaps};
use super::geometry::{GAP, PILL};
use super::*;
use crate::bundle;
use crate::chart::plan::Rect;
use crate::model::{Category, When};
use crate::view::{Evidence, Lanes, Page, TimeSpan};

mod steady;

/// Looks at the timeline in every width, language, choice of evidence and several stretches of years.
fn each(mut look: impl FnMut(&str, &Dataset, &ViewState, Lang, &Frame)) {
    let dataset = bundle::embedded().expect("the evidence");
    let years = [None, TimeSpan::of_years(1995, 2012), TimeSpan::of_years(2003, 2007), TimeSpan::of_years(2006, 2006)];
    for (page, width) in [(Page::Together, 760.0), (Page::Together, 1120.0), (Page::Timeline, 1280.0)] {
        for lang in Lang::ALL {
            for evidence in Evidence::ALL {
                for time in years {
                    let state = ViewState {
                        page,
                        evidence,
                        time,
                        select: Some("counterpart-closed-2006"),
                        ..ViewState::default()
                    };
                    let name = [width.to_string().as_str(), lang.tag(), crate::view::write(&state).as_str()].join(" ");
                    look(&name, &dataset, &state, lang, &Frame::new(&dataset, &state, width));
                }
            }
        }
    }
}

/// Events of one category, at the dates given, on an otherwise empty dataset with the places and sources of the real one.
fn dataset_of(events: &[(&str, Category)]) -> Dataset {
    let real = bundle::embedded().expect("the evidence");
    let model = real.events.iter().find(|event| event.place == 0 && real.sources[event.provenance.source].is_article);
    let model = *model.expect("an event of an article");
    let event = |(at, (cell, category)): (usize, &(&str, Category))| {
        let id: &'static str = Box::leak(["event-", &at.to_string()].concat().into_boxed_str());
        Event { id, when: cell.parse::<When>().ok(), category: *category, ..model }
    };
    Dataset {
        places: real.places.clone(),
        sources: real.sources.clone(),
        events: events.iter().enumerate().map(event).collect(),
        ..Dataset::default()
    }
}

fn view(first: i32, last: i32) -> ViewState {
    ViewState { page: Page::Timeline, time: TimeSpan::of_years(first, last), ..ViewState::default() }
}

/// The events drawn that stand in these days, once for each of their lanes, in alphabetical order.
fn drawn<'a>(lanes: &[VisibleLane<'a>], first: Day, end: Day) -> Vec<&'a str> {
    let items = lanes.iter().flat_map(|lane| &lane.rows).flat_map(|row| &row.1);
    let shown = items.flat_map(|item| &item.members).filter(|shown| overlaps(&shown.when, first, end));
    let mut ids: Vec<&str> = shown.map(|shown| shown.event.id).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn no_label_touches_another_or_the_mark_of_another() {
    each(|name, dataset, state, lang, frame| {
        let plan = plan(dataset, state, lang, frame, true);
        let words: Vec<&TextRun> = plan.words().collect();
        for (at, one) in words.iter().enumerate() {
            let rect = one.rect();
            assert!(rect.x0 >= 0.0 && rect.x1 <= frame.width, "{name}: {one:?} leaves the picture");
            assert!(rect.y0 >= 0.0 && rect.y1 <= plan.size.height, "{name}: {one:?} leaves the picture");
            let touching = words[at + 1..].iter().find(|other| other.rect().overlaps(&rect));
            assert!(touching.is_none(), "{name}: {one:?} {touching:?}");
        }
        for (_, items) in seen(dataset, state, lang, frame).iter().flat_map(|lane| &lane.rows) {
            for (at, one) in items.iter().enumerate() {
                for other in &items[at + 1..] {
                    let (a, b) = (one.extent(), other.extent());
                    assert!(a.1 + GAP <= b.0 + 1e-6, "{name}: {} {}", one.label.text, other.label.text);
                }
            }
        }
    });
}

#[test]
fn every_scheme_shows_every_event_once_and_no_empty_lane() {
    let dataset = bundle::embedded().expect("the evidence");
    for scheme in Lanes::ALL {
        for (only, count) in [(vec![], 20), (vec!["counterpart"], 1), (vec!["tm", "revolution"], 0)] {
            for lang in Lang::ALL {
                let state =
                    ViewState { lanes: scheme, only: only.clone(), page: Page::Timeline, ..ViewState::default() };
                let frame = Frame::new(&dataset, &state, 1280.0);
                let (first, end) = frame.time.domain();
                let lanes = seen(&dataset, &state, lang, &frame);
                assert!(lanes.iter().all(|lane| !lane.rows.is_empty()) && lanes.is_sorted_by(|a, b| a.at < b.at));
                let drawn = drawn(&lanes, first, end);
                let shown = events_shown(&dataset, &state, first, end);
                let makers = Grouping::new(&dataset, scheme);
                let mut expected: Vec<&str> = Vec::new();
                shown.iter().for_each(|event| makers.each_lane(event, &mut |_| expected.push(event.id)));
                expected.sort_unstable();
                assert_eq!(drawn, expected);
                assert!(drawn.len() >= count, "{scheme:?} {only:?}");
                let plan = plan(&dataset, &state, lang, &frame, true);
                let words: Vec<&TextRun> = plan.words().collect();
                for (at, one) in words.iter().enumerate() {
                    let touching = words[at + 1..].iter().find(|other| other.rect().overlaps(&one.rect()));
                    assert!(touching.is_none(), "{scheme:?} {lang:?}: {one:?} {touching:?}");
                    assert!(one.rect().x0 >= 0.0 && one.rect().x1 <= frame.width, "{scheme:?} {lang:?}: {one:?}");
                }
            }
        }
    }
}

#[test]
fn what_a_search_finds_keeps_its_colour_and_the_rest_is_grey() {
    let dataset = bundle::embedded().expect("the evidence");
    let state = ViewState { q: "counterpart closed".into(), ..view(2000, 2010) };
    let plan = plan(&dataset, &state, Lang::En, &Frame::new(&dataset, &state, 1120.0), true);
    let plain: Vec<&str> =
        plan.words().filter(|words| words.role == Role::Ink2 && words.halo).map(|words| words.text.as_str()).collect();
    assert_eq!(plain, ["Counterpart International closed"]);
    assert!(plan.words().any(|words| words.role == Role::Ink3), "the rest is still there");
}

#[test]
fn a_search_finds_the_printed_words_too() {
    let dataset = bundle::embedded().expect("the evidence");
    let state = ViewState { q: "UTILITIES".into(), ..view(2000, 2010) };
    let ids: Vec<&str> = events_found(&dataset, &state).0.iter().map(|event| event.id).collect();
    assert_eq!(ids, ["urban-institute-closed-2006"], "no text in our words says so");
}

#[test]
fn a_search_is_stepped_through_in_all_years() {
    let dataset = bundle::embedded().expect("the evidence");
    let state = ViewState { q: "counterpart".into(), ..view(2010, 2012) };
    let frame = Frame::new(&dataset, &state, 1120.0);
    let (found, of) = events_found(&dataset, &state);
    assert!(found.len() >= 4 && of > 60, "{} of {of}", found.len());
    let span = days_to_see(&dataset, &state, &frame, "counterpart-closed-2006").expect("it is not in these years");
    assert_eq!(span.days(), TimeSpan::of_years(2010, 2012).expect("a span").days());
    let there = ViewState { time: Some(span), ..state.clone() };
    let frame = Frame::new(&dataset, &there, 1120.0);
    assert_eq!(days_to_see(&dataset, &there, &frame, "counterpart-closed-2006"), None);
    let ids: Vec<&str> = found.iter().map(|event| event.id).collect();
    let all = days_of(&dataset, &state, &ids).expect("a span");
    assert!(all.first() < Day::new_year(1995) && all.end() > Day::new_year(2007), "{}", all.link());
    assert_eq!(days_of(&dataset, &state, &[]), None);
}

#[test]
fn a_filter_that_leaves_nothing_says_so() {
    let dataset = bundle::embedded().expect("the evidence");
    let state = ViewState { only: vec!["tm", "revolution"], ..view(2000, 2010) };
    for width in [328.0, 1120.0] {
        let frame = Frame::new(&dataset, &state, width);
        let plan = match frame.is_narrow() {
            true => crate::chart::timeline::vertical::plan(&dataset, &state, Lang::En, width),
            false => plan(&dataset, &state, Lang::En, &frame, true),
        };
        assert!(plan.targets.is_empty());
        let text: String = plan.words().map(|words| [words.text.as_str(), " "].concat()).collect();
        assert!(text.contains("match the filter"), "{width}: {text}");
    }
}

#[test]
fn two_hundred_events_on_one_day_are_one_pill_on_that_day_too() {
    let dataset = dataset_of(&[("2006-05-04", Category::Closure); 200]);
    for link in ["2006-05-04..2006-05-04", "2006-05-03..2006-05-05", "2006-05..2006-05", "0001..9999"] {
        let state = ViewState { time: TimeSpan::read(link), page: Page::Timeline, ..ViewState::default() };
        let plan = plan(&dataset, &state, Lang::Ru, &Frame::new(&dataset, &state, 1120.0), true);
        assert_eq!(plan.targets.len(), 1, "{link}");
        assert_eq!(plan.targets[0].members.len(), 200, "{link}");
    }
}

#[test]
fn every_event_shown_is_a_target_or_in_a_cluster() {
    each(|name, dataset, state, lang, frame| {
        let (first, end) = frame.time.domain();
        let targets = plan(dataset, state, lang, frame, false).targets;
        let lanes = seen(dataset, state, lang, frame);
        for item in lanes.iter().flat_map(|lane| &lane.rows).flat_map(|row| &row.1) {
            assert!(targets.iter().any(|target| target.id == item.members[0].event.id), "{name}");
            let (left, right) = frame.time.range();
            let is_cut = item.extent.x0 < left + 2.0 * PILL.0 || item.extent.x1 > right - 2.0 * PILL.0;
            assert!(is_cut || !item.label.text.is_empty(), "{name}: {} has no words", item.members[0].event.id);
            let is_read = |shown: &ShownEvent<'_>| state.select == Some(shown.event.id);
            assert!(!item.is_cluster() || !item.members.iter().any(is_read), "{name}: what is read stands alone");
        }
        let mut expected: Vec<&str> = events_shown(dataset, state, first, end).iter().map(|event| event.id).collect();
        expected.sort_unstable();
        assert_eq!(drawn(&lanes, first, end), expected, "{name}");
        let order: Vec<(usize, f64)> = targets.iter().map(|target| (target.row, target.rect.center().0)).collect();
        assert!(
            order.is_sorted_by(|a, b| a.0 < b.0 || (a.0 == b.0 && a.1 <= b.1)),
            "{name}: row by row, from left to right"
        );
    });
}

#[test]
fn the_same_view_is_the_same_picture() {
    let dataset = bundle::embedded().expect("the evidence");
    let state = ViewState::default();
    let frame = Frame::new(&dataset, &state, 1120.0);
    assert_eq!(plan(&dataset, &state, Lang::En, &frame, true), plan(&dataset, &state, Lang::En, &frame, true));
}

#[test]
fn only_a_crowd_of_one_kind_is_joined() {
    use Category::{Closure, Law, Refusal};
    let clusters = |events: &[(&str, Category)]| {
        let dataset = dataset_of(events);
        let state = view(1990, 2020);
        let frame = Frame::new(&dataset, &state, 1120.0);
        let lanes = seen(&dataset, &state, Lang::En, &frame);
        let items = lanes.iter().flat_map(|lane| &lane.rows).flat_map(|row| &row.1).filter(|item| item.is_cluster());
        items.map(|item| item.label.text.clone()).collect::<Vec<_>>()
    };
    assert!(clusters(&[("2006", Closure); 3]).is_empty(), "three rows are not too many");
    assert_eq!(clusters(&[("2006", Closure); 4]), ["reports of closure, 2006"]);
    assert_eq!(
        clusters(&[("2005", Closure), ("2006", Refusal), ("2006-03", Closure), ("2006-03-06", Closure)]),
        ["reports of closure or refusal, 2005–2006"]
    );
    assert_eq!(
        clusters(&[("../2006", Closure), ("2006", Closure), ("2006", Closure), ("2006", Law)]),
        ["reports of closure, until 2006"]
    );
    assert!(
        clusters(&[("1992", Closure), ("1998", Closure), ("2004", Closure), ("2010", Closure)]).is_empty(),
        "too far apart"
    );
    assert!(clusters(&[("2004/2008", Closure); 5]).is_empty(), "spans are never joined");
}

#[test]
fn two_hundred_events_on_one_day_are_one_pill() {
    let dataset = dataset_of(&[("2006-05-04", Category::Closure); 200]);
    let state = view(2000, 2010);
    let plan = plan(&dataset, &state, Lang::En, &Frame::new(&dataset, &state, 1120.0), true);
    assert_eq!(plan.targets.len(), 1);
    assert!(plan.words().any(|words| words.text == "200"));
    assert!(plan.size.height < 120.0);
}

/// The corners of all dashed lines, from left to right.
fn boxed(plan: &Plan) -> Option<(f64, f64)> {
    let dashed = plan.primitives.iter().filter_map(|primitive| match primitive {
        Primitive::Line { points, dash: Dash::Pattern(_), .. } => Some(points),
        _ => None,
    });
    let xs: Vec<f64> = dashed.flatten().map(|point| point.0).collect();
    Some((xs.iter().copied().reduce(f64::min)?, xs.iter().copied().reduce(f64::max)?))
}

#[test]
fn a_disputed_date_is_boxed_and_the_evidence_decides_which() {
    let dataset = bundle::embedded().expect("the evidence");
    let only = Dataset {
        events: dataset.events.iter().filter(|event| event.id == "offices-73-2006").cloned().collect(),
        ..dataset
    };
    for (evidence, solid, dashed) in [(Evidence::Printed, (2006, 7), 2004), (Evidence::Corrected, (2004, 5), 2006)] {
        let state = ViewState { evidence, ..view(2000, 2010) };
        let frame = Frame::new(&only, &state, 1120.0);
        let plan = plan(&only, &state, Lang::En, &frame, true);
        let x = plan.targets[0].rect.center().0;
        assert_eq!(frame.time.day_from_x_px(x).civil().0, solid.0, "{evidence:?}");
        let (x0, x1) = boxed(&plan).expect("a dashed box");
        assert_eq!(frame.time.day_from_x_px((x0 + x1) / 2.0).civil().0, dashed, "{evidence:?}");
        let dots =
            plan.primitives.iter().filter(|ink| matches!(ink, Primitive::Line { dash: Dash::Dots(_), .. })).count();
        assert_eq!(dots, 1, "a tie between the two");
    }
    // Where the other date is not in the picture there is no box.
    let state = ViewState { evidence: Evidence::Corrected, ..view(2000, 2005) };
    assert_eq!(boxed(&plan(&only, &state, Lang::En, &Frame::new(&only, &state, 1120.0), true)), None);
}

#[test]
fn what_another_source_tells_of_the_same_event_is_a_ring() {
    let dataset = bundle::embedded().expect("the evidence");
    let pair = ["andijan-2005", "andijan-craig-murray"];
    let only = Dataset {
        events: dataset.events.iter().filter(|event| pair.contains(&event.id)).cloned().collect(),
        ..dataset
    };
    let state = ViewState { evidence: Evidence::Others, ..view(2000, 2010) };
    let plan = plan(&only, &state, Lang::En, &Frame::new(&only, &state, 1120.0), true);
    let uz = Role::Place(Hue::Uz);
    let fills: Vec<bool> = plan
        .primitives
        .iter()
        .filter_map(|primitive| match primitive {
            Primitive::Disc { center, fill, edge, .. } if center.0 > 128.0 => {
                Some(*fill == Role::Paper && edge.is_some_and(|edge| edge.0 == uz))
            }
            _ => None,
        })
        .collect();
    assert_eq!(fills.iter().filter(|is_ring| **is_ring).count(), 1);
    assert_eq!(fills.len(), 2);
}

#[test]
fn what_is_read_is_ringed_or_framed_in_ink() {
    for (cell, is_framed) in [("2006-05-04", false), ("2006", true), ("2004/2008", true)] {
        let dataset = dataset_of(&[(cell, Category::Closure)]);
        let state = ViewState { select: Some("event-0"), ..view(2000, 2010) };
        let plan = plan(&dataset, &state, Lang::En, &Frame::new(&dataset, &state, 1120.0), true);
        let edge = Some((Role::Ink, 2.0));
        let ring =
            plan.primitives.iter().any(|ink| matches!(ink, Primitive::Disc { edge: found, .. } if *found == edge));
        let frame =
            plan.primitives.iter().any(|ink| matches!(ink, Primitive::Shape { edge: found, .. } if *found == edge));
        assert_eq!((ring, frame), (!is_framed, is_framed), "{cell}");
        assert!(
            plan.words()
                .any(|words| words.weight == Weight::Bold && words.role == Role::Ink && words.size == geometry::TEXT),
            "{cell}"
        );
    }
}

#[test]
fn an_empty_view_says_why_and_keeps_its_axis() {
    let state = view(1200, 1210);
    let dataset = bundle::embedded().expect("the evidence");
    let plan = plan(&dataset, &state, Lang::En, &Frame::new(&dataset, &state, 1120.0), true);
    assert!(plan.targets.is_empty());
    assert!(plan.words().any(|words| words.text.contains("No dated event")));
    assert!(plan.words().any(|words| words.text == "1205"));
}

#[test]
fn nothing_is_drawn_where_no_number_is() {
    let all = |rect: &Rect| [rect.x0, rect.y0, rect.x1, rect.y1].iter().all(|x| x.is_finite());
    for cell in
        ["2006-05-04", "2006", "199X", "18XX", "../2006", "2006/", "1800/..", "1000/9998", "2006-05-04/2006-05-04"]
    {
        let dataset = dataset_of(&[(cell, Category::Law)]);
        for state in [view(2006, 2006), view(1000, 9998)] {
            let plan = plan(&dataset, &state, Lang::Uz, &Frame::new(&dataset, &state, 760.0), true);
            for target in &plan.targets {
                assert!(all(&target.rect) && target.rect.x0 <= target.rect.x1, "{cell}: {target:?}");
            }
            assert!(plan.words().all(|words| all(&words.rect())), "{cell}");
        }
    }
}

#[test]
fn ten_thousand_events_all_stand_for_themselves_or_in_a_pill() {
    const KINDS: &[Category] = Category::ALL;
    let cells: Vec<String> = (0..10_000)
        .map(|n| Day(7_000 + n * 2 % 9_000).civil())
        .map(|(y, m, d)| {
            let two = |n: u32| [if n < 10 { "0" } else { "" }, &n.to_string()].concat();
            [y.to_string(), two(m), two(d)].join("-")
        })
        .collect();
    let events: Vec<(&str, Category)> =
        cells.iter().enumerate().map(|(n, cell)| (cell.as_str(), KINDS[n % KINDS.len()])).collect();
    let dataset = dataset_of(&events);
    let state = view(1985, 2020);
    let frame = Frame::new(&dataset, &state, 1120.0);
    let plan = plan(&dataset, &state, Lang::En, &frame, true);
    let stand = |target: &Target| target.members.len().max(1);
    assert_eq!(plan.targets.iter().map(stand).sum::<usize>(), 10_000);
}

#[test]
fn lanes_of_organisations_have_their_names_in_each_language() {
    let dataset = bundle::embedded().expect("the evidence");
    let state = ViewState { lanes: Lanes::Organisation, ..ViewState::default() };
    let scheme = Grouping::new(&dataset, state.lanes);
    let names = |lang: Lang| (0..scheme.len()).map(|lane| scheme.name(lang, lane)).collect::<Vec<_>>();
    for (lang, ministry) in [
        (Lang::En, "Ministry of Justice of Uzbekistan"),
        (Lang::Uz, "Oʻzbekiston Adliya vazirligi"),
        (Lang::Ru, "Министерство юстиции Узбекистана"),
    ] {
        let names = names(lang);
        assert!(names.contains(&ministry), "{names:?}");
        assert!(names.contains(&"Freedom House"), "a name of its own language stays: {names:?}");
        assert!(names.iter().all(|name| !name.is_empty()), "{names:?}");
    }
}

#[test]
fn an_event_of_several_organisations_stands_in_each_lane_and_is_one() {
    let dataset = bundle::embedded().expect("the evidence");
    let id = "ndi-iri-warned-2006";
    let state = ViewState { lanes: Lanes::Organisation, select: Some(id), ..view(2000, 2012) };
    let frame = Frame::new(&dataset, &state, 1280.0);
    let plan = plan(&dataset, &state, Lang::En, &frame, true);
    let marks: Vec<&Target> = plan.marks_of(id).collect();
    assert_eq!(marks.len(), 3, "NDI, IRI and the ministry");
    assert_eq!(plan.targets.iter().filter(|target| target.id == id).count(), 1);
    for mark in &marks {
        assert_eq!(plan.hit(mark.rect.center()).map(|target| target.id), Some(id));
    }
    let edge = Some((Role::Ink, 2.0));
    let is_frame = |ink: &&Primitive| match ink {
        Primitive::Disc { edge: found, .. } | Primitive::Shape { edge: found, .. } => *found == edge,
        _ => false,
    };
    assert_eq!(plan.primitives.iter().filter(is_frame).count(), 3, "each of its marks is framed");
    let mut ids: Vec<&str> = plan.targets.iter().map(|target| target.id).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "each name is given once");
    // Nothing is lost from what can be pointed at.
    let is_reached = |id: &str| plan.targets.iter().any(|target| target.id == id || target.members.contains(&id));
    let (first, end) = frame.time.domain();
    assert!(events_shown(&dataset, &state, first, end).iter().all(|event| is_reached(event.id)));
}
