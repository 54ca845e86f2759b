//! Pictures, compared to the byte with those that were looked at and accepted.
//!
//! `GOLDEN=write cargo test --test golden` rewrites them; look at each before it is committed. A failure leaves the new
//! picture beside the old one as `NAME-changed.svg`.
#![cfg(not(target_arch = "wasm32"))]

use civic_atlas::bundle::own_package::{self, CsvFile};
use civic_atlas::bundle::{self, BroughtTables};
use civic_atlas::chart::frame::Frame;
use civic_atlas::chart::plan::{Plan, Primitive, Rect, Role};
use civic_atlas::chart::series::series_drawn;
use civic_atlas::chart::theme::Theme;
use civic_atlas::chart::timeline::vertical;
use civic_atlas::chart::{growth, timeline};
use civic_atlas::export::figure::figure;
use civic_atlas::export::imprint::Imprint;
use civic_atlas::export::svg::svg;
use civic_atlas::model::{Dataset, Event, Lang, Number};
use civic_atlas::owndata;
use civic_atlas::seam::{decode, encode};
use civic_atlas::view::{Lens, ViewState, parse};
use std::path::Path;

mod accepted;
use accepted::case;

fn dataset() -> Dataset {
    bundle::embedded().expect("the tables were checked when they were compiled in")
}

/// `public/data` as a reader who had it as a file of their own would bring it: its files taken apart by the reader's own
/// code, held against the schema, sent from program to program, and read as records.
fn brought() -> Dataset {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data");
    let files = std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    let tables = files.filter(|path| path.extension().is_some_and(|extension| extension == "csv"));
    let files = tables.map(|path| {
        let text = std::fs::read_to_string(&path).expect("a text");
        let rows = owndata::of_package(&text).expect("rows");
        CsvFile { path: path.file_name().expect("a name").to_string_lossy().into_owned(), rows }
    });
    let tables = own_package::read(bundle::schema(), files.collect()).expect("a package that passes its schema");
    assert_eq!(tables.len(), 13);
    let sent: BroughtTables = decode(&encode(&BroughtTables::of(&tables))).expect("the same tables");
    sent.dataset(&dataset(), false).expect("a dataset")
}

/// The atlas, and the same brought as a reader's own: one core draws both, to the byte.
fn both() -> [Dataset; 2] {
    [dataset(), brought()]
}

/// The state of a link that must be understood whole.
#[track_caller]
fn view(dataset: &Dataset, link: &str) -> ViewState {
    let (state, reports) = parse(link, dataset);
    assert!(reports.is_empty(), "{link}: {reports:?}");
    state
}

fn growth_plan(dataset: &Dataset, link: &str, width: f64, lang: Lang) -> Plan {
    let state = view(dataset, link);
    growth::plan(dataset, &state, lang, &Frame::new(dataset, &state, width))
}

#[track_caller]
fn growth_case(name: &str, link: &str, width: f64, lang: Lang, theme: Theme) {
    for dataset in both() {
        case(name, &svg(&growth_plan(&dataset, link, width, lang), theme).expect("SVG takes every picture"));
    }
}

#[test]
fn growth_default_wide() {
    growth_case("growth-wide", "#/growth", 1280.0, Lang::En, Theme::Light);
}

#[test]
fn growth_default_on_a_phone() {
    growth_case("growth-phone", "#/", 328.0, Lang::Ru, Theme::Light);
}

#[test]
fn growth_in_the_dark_with_a_selected_mark() {
    growth_case("growth-dark-selected", "#/together?select=kg-ngos-2010", 1120.0, Lang::Uz, Theme::Dark);
}

#[test]
fn growth_of_one_point() {
    growth_case("growth-one-point", "#/growth?show=kz-ngos", 760.0, Lang::En, Theme::Light);
}

#[test]
fn growth_of_the_world_on_a_log_scale() {
    growth_case("growth-log-world", "#/growth?show=world-ingos&y=log", 1120.0, Lang::En, Theme::Light);
}

#[test]
fn growth_with_nothing_in_the_years_shown() {
    growth_case("growth-empty", "#/growth?time=1950..1960", 760.0, Lang::Ru, Theme::Light);
}

#[test]
fn growth_with_other_sources() {
    growth_case("growth-others", "#/growth?evidence=others", 1280.0, Lang::En, Theme::Light);
}

#[test]
fn growth_in_black_on_white() {
    growth_case("growth-print", "#/growth", 680.0, Lang::En, Theme::Print);
}

#[test]
fn growth_cut_at_the_years_of_the_link() {
    growth_case("growth-cut", "#/growth?time=2003..2012", 1000.0, Lang::En, Theme::Light);
}

#[track_caller]
fn figure_case(name: &str, link: &str, lang: Lang, theme: Theme) {
    for dataset in both() {
        let state = view(&dataset, link);
        let imprint = Imprint::new(&dataset, &state, lang, &["https://example.org/civic-atlas/", link].concat());
        // The day and version of the data change with the data, the picture does not.
        let origin = "Civic Atlas, data package, CC BY 4.0".to_string();
        let imprint = Imprint { origin, ..imprint };
        case(name, &figure(&dataset, &state, &imprint, theme).expect("SVG takes every picture"));
    }
}

#[test]
fn file_of_both_pictures() {
    figure_case("figure-together", "#/", Lang::En, Theme::Light);
}

#[test]
fn file_of_the_growth_chart_in_russian_and_black() {
    figure_case("figure-growth-print", "#/growth?evidence=others", Lang::Ru, Theme::Print);
}

#[test]
fn growth_with_a_period_read() {
    growth_case("growth-period-read", "#/growth?select=stage-region-2", 1120.0, Lang::En, Theme::Light);
}

/// A picture of a reader who has text twice as large: planned for half the width and drawn twice as large.
#[track_caller]
fn doubled(name: &str, link: &str, width: f64, lang: Lang) {
    for dataset in both() {
        let state = view(&dataset, link);
        let frame = Frame::of_text(&dataset, &state, width, 2.0);
        assert_eq!(frame.scale, 2.0);
        case(name, &svg(&growth::plan(&dataset, &state, lang, &frame), Theme::Light).expect("SVG takes every picture"));
    }
}

#[test]
fn growth_with_text_twice_as_large_on_a_desk() {
    doubled("growth-doubled-wide", "#/growth", 1280.0, Lang::En);
}

#[test]
fn growth_with_text_twice_as_large_on_a_phone() {
    doubled("growth-doubled-phone", "#/growth", 328.0, Lang::Ru);
}

/// Each period over the curve can be pointed at, at every width, and is a record with source and words.
#[test]
fn every_period_is_a_mark() {
    let dataset = dataset();
    for (link, periods) in
        [("#/", 3), ("#/growth", 3), ("#/growth?time=2003..2008", 1), ("#/growth?time=1950..1960", 0)]
    {
        for width in [288, 640, 1280, 1920] {
            let plan = growth_plan(&dataset, link, f64::from(width), Lang::Ru);
            let marks: Vec<_> = plan.targets.iter().filter(|target| target.id.starts_with("stage-")).collect();
            assert_eq!(marks.len(), periods, "{link} {width}");
            for mark in marks {
                assert_eq!(plan.hit(mark.rect.center()).map(|hit| hit.id), Some(mark.id), "{link} {width}");
                let record = dataset.record(mark.id).expect("its record");
                let provenance = record.provenance();
                assert!(record.when().is_some() && !provenance.text.get(Lang::En).is_empty());
                assert_eq!(dataset.sources[provenance.source].id, "s2");
                assert_eq!(dataset.places[dataset.place_of(record)].id, "region");
                assert!(dataset.checks_of(mark.id).next().is_some());
                assert!(
                    dataset.record(mark.id).is_some_and(|record| record
                        .provenance()
                        .row()
                        .as_printed()
                        .contains("period")),
                    "{}",
                    mark.id
                );
            }
        }
    }
}

#[test]
fn growth_as_an_index() {
    growth_case("growth-index", "#/growth?lens=index", 1120.0, Lang::En, Theme::Light);
}

#[test]
fn growth_as_an_index_from_a_chosen_year_on_a_log_scale() {
    let link = "#/growth?show=world-ingos&y=log&lens=index&base=1914";
    growth_case("growth-index-base", link, 760.0, Lang::Ru, Theme::Light);
}

#[test]
fn growth_per_100_000_people() {
    growth_case("growth-rate", "#/growth?lens=rate", 1120.0, Lang::Uz, Theme::Light);
}

#[test]
fn growth_factor_between_observations() {
    growth_case("growth-factor", "#/growth?lens=factor", 1120.0, Lang::En, Theme::Light);
}

#[test]
fn growth_a_year_on_a_phone() {
    growth_case("growth-annual-phone", "#/growth?lens=annual", 328.0, Lang::Ru, Theme::Light);
}

#[test]
fn growth_as_doubling_time_in_the_dark() {
    growth_case("growth-doubling", "#/together?lens=doubling", 1120.0, Lang::Uz, Theme::Dark);
}

#[test]
fn growth_that_the_lens_refuses() {
    growth_case("growth-refused", "#/growth?show=kz-ngos&lens=annual", 760.0, Lang::En, Theme::Light);
}

#[test]
fn growth_as_an_index_of_a_year_without_a_value() {
    growth_case("growth-index-no-base", "#/growth?lens=index&base=1995", 760.0, Lang::Uz, Theme::Light);
}

#[test]
fn growth_without_a_series() {
    growth_case("growth-none", "#/growth?show=none", 760.0, Lang::En, Theme::Light);
}

#[test]
fn growth_in_small_multiples() {
    growth_case("growth-multiples", "#/growth?form=multiples", 1120.0, Lang::En, Theme::Light);
}

#[test]
fn growth_of_all_sources_in_small_multiples_on_a_phone() {
    let link = "#/growth?show=kg-ngos&form=multiples&evidence=others";
    growth_case("growth-multiples-phone", link, 328.0, Lang::Uz, Theme::Dark);
}

/// A view of tables in which the counts of Kyrgyzstan are other ones.
#[track_caller]
fn growth_case_of(name: &str, values: [i64; 4], link: &str, lang: Lang) {
    let mut dataset = dataset();
    let series = dataset.series_index("kg-ngos").expect("the series");
    let counts = dataset.observations.iter_mut().filter(|o| o.series == series && o.date.is_some());
    for (observation, value) in counts.zip(values) {
        observation.value = Some(Number::whole(value));
    }
    case(name, &svg(&growth_plan(&dataset, link, 760.0, lang), Theme::Light).expect("SVG takes every picture"));
}

#[test]
fn growth_of_equal_values() {
    growth_case_of("growth-equal", [500; 4], "#/growth?show=kg-ngos", Lang::En);
}

#[test]
fn growth_of_zeros_on_a_log_scale() {
    growth_case_of("growth-zeros-log", [0; 4], "#/growth?show=kg-ngos&y=log", Lang::Ru);
}

#[test]
fn growth_from_zero_on_a_log_scale() {
    growth_case_of("growth-zero-log", [0, 12, 90, 400], "#/growth?show=kg-ngos&y=log", Lang::En);
}

#[test]
fn growth_a_year_that_falls() {
    growth_case_of("growth-falls", [900, 400, 500, 600], "#/growth?show=kg-ngos&lens=annual", Lang::En);
}

fn timeline_plan(dataset: &Dataset, link: &str, width: f64, lang: Lang) -> Plan {
    let state = view(dataset, link);
    let frame = Frame::new(dataset, &state, width);
    if frame.is_narrow() {
        return vertical::plan(dataset, &state, lang, width);
    }
    timeline::plan(dataset, &state, lang, &frame, true)
}

#[track_caller]
fn timeline_case(name: &str, link: &str, width: f64, lang: Lang, theme: Theme) {
    for dataset in both() {
        case(name, &svg(&timeline_plan(&dataset, link, width, lang), theme).expect("SVG takes every picture"));
    }
}

#[test]
fn timeline_by_place_with_clusters() {
    timeline_case("timeline-wide", "#/timeline", 1280.0, Lang::En, Theme::Light);
}

#[test]
fn timeline_of_three_crowded_years_in_the_dark() {
    timeline_case("timeline-crowded-dark", "#/timeline?time=2004..2006&evidence=others", 1120.0, Lang::Ru, Theme::Dark);
}

#[test]
fn timeline_with_a_disputed_date_read() {
    let link = "#/timeline?time=2002..2012&evidence=corrected&select=offices-73-2006";
    timeline_case("timeline-disputed", link, 760.0, Lang::Uz, Theme::Light);
}

#[test]
fn timeline_without_events() {
    timeline_case("timeline-empty", "#/timeline?time=1700..1750", 760.0, Lang::En, Theme::Light);
}

#[test]
fn timeline_whose_filter_leaves_nothing() {
    timeline_case("timeline-none-left", "#/timeline?only=tm~revolution", 760.0, Lang::Ru, Theme::Light);
}

#[test]
fn timeline_of_all_years_there_are() {
    timeline_case("timeline-millennia", "#/timeline?time=0001..9999", 1000.0, Lang::En, Theme::Light);
}

#[test]
fn timeline_with_two_hundred_events_on_one_day() {
    let mut dataset = dataset();
    let model = *dataset.events.iter().find(|event| event.id == "andijan-2005").expect("the event");
    let more = (0..200).map(|at| {
        let id: &'static str = Box::leak(format!("andijan-{at}").into_boxed_str());
        Event { id, ..model }
    });
    dataset.events.extend(more);
    let plan = timeline_plan(&dataset, "#/timeline?time=2004..2006", 1000.0, Lang::En);
    case("timeline-two-hundred", &svg(&plan, Theme::Light).expect("SVG takes every picture"));
}

#[test]
fn dates_of_two_sources_over_one_axis() {
    let dataset = dataset();
    let event = dataset.events.iter().find(|event| event.id == "counterpart-closed-2006").expect("the event");
    let dates = timeline::dates::dates(&dataset, event);
    let plan = timeline::dates::plan(&dataset, &dates, Lang::En, 304.0).expect("two dates");
    case("dates-two-sources", &svg(&plan, Theme::Light).expect("SVG takes every picture"));
}

#[test]
fn dates_of_a_span_that_another_source_moves() {
    let dataset = dataset();
    let event = dataset.events.iter().find(|event| event.id == "p4i-since-2012").expect("the event");
    let dates = timeline::dates::dates(&dataset, event);
    let plan = timeline::dates::plan(&dataset, &dates, Lang::Ru, 304.0).expect("two dates");
    case("dates-span", &svg(&plan, Theme::Dark).expect("SVG takes every picture"));
}

#[test]
fn timeline_on_a_phone() {
    let link = "#/timeline?time=2003..2006&select=andijan-2005";
    timeline_case("timeline-phone", link, 328.0, Lang::En, Theme::Light);
}

#[test]
fn timeline_by_organisation_on_a_phone() {
    let link = "#/timeline?lanes=organisation&time=2003..2006&select=ndi-iri-warned-2006";
    timeline_case("timeline-phone-organisation", link, 328.0, Lang::En, Theme::Light);
}

#[test]
fn timeline_by_theme_on_a_phone() {
    let link = "#/timeline?lanes=theme&time=1995..2006";
    timeline_case("timeline-phone-theme", link, 328.0, Lang::Ru, Theme::Dark);
}

#[test]
fn timeline_by_theme() {
    timeline_case("timeline-theme", "#/timeline?lanes=theme", 1280.0, Lang::Uz, Theme::Light);
}

#[test]
fn timeline_by_organisation() {
    timeline_case(
        "timeline-organisation",
        "#/timeline?lanes=organisation&time=2000..2012",
        1000.0,
        Lang::En,
        Theme::Dark,
    );
}

#[test]
fn timeline_by_source() {
    timeline_case("timeline-source", "#/timeline?lanes=source&evidence=others", 1120.0, Lang::Ru, Theme::Light);
}

#[test]
fn timeline_filtered_and_searched() {
    let link = "#/timeline?only=uz~closure~warning&q=counterpart";
    timeline_case("timeline-found", link, 1000.0, Lang::En, Theme::Light);
}

#[test]
fn timeline_of_three_months() {
    let link = "#/timeline?time=2006-04..2006-06&evidence=others&select=counterpart-closed-rferl";
    timeline_case("timeline-months", link, 1000.0, Lang::Ru, Theme::Light);
}

#[test]
fn timeline_of_a_single_day() {
    let link = "#/timeline?time=2005-05-13..2005-05-13";
    timeline_case("timeline-day", link, 760.0, Lang::En, Theme::Dark);
}

/// What is wrong with the words of a picture: cut, touching each other, or lying on a mark or a line between marks.
fn collisions(plan: &Plan) -> Vec<String> {
    let mut wrong = Vec::new();
    let boxes: Vec<(Rect, &str)> = plan.words().map(|words| (words.rect(), words.text.as_str())).collect();
    for (nth, (a, first)) in boxes.iter().enumerate() {
        if a.x0 < -0.5 || a.x1 > plan.size.width + 0.5 || a.y1 > plan.size.height {
            wrong.push(format!("`{first}` is cut: {a:?}"));
        }
        for (b, second) in &boxes[nth + 1..] {
            if a.overlaps(b) {
                wrong.push(format!("`{first}` {a:?} touches `{second}` {b:?}"));
            }
        }
        for target in &plan.targets {
            // The target of an event is its own name.
            if target.rect.overlaps(a) && !target.rect.holds(a) {
                wrong.push(format!("`{first}` lies on the mark {}", target.id));
            }
        }
        for ink in &plan.primitives {
            let Primitive::Line { points, role: Role::Place(_), .. } = ink else { continue };
            if points.windows(2).any(|pair| crosses(a, pair[0], pair[1])) {
                wrong.push(format!("`{first}` {a:?} is crossed by a line {points:?}"));
            }
        }
    }
    wrong
}

/// True when a straight line runs through a box.
fn crosses(rect: &Rect, (x0, y0): (f64, f64), (x1, y1): (f64, f64)) -> bool {
    if x0.max(x1) < rect.x0 || x0.min(x1) > rect.x1 || y0.max(y1) < rect.y0 || y0.min(y1) > rect.y1 {
        return false;
    }
    let steps = ((x1 - x0).hypot(y1 - y0) * 2.0).ceil().max(1.0);
    (0..=steps as usize).any(|step| {
        let share = step as f64 / steps;
        let (x, y) = (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share);
        rect.x0 < x && x < rect.x1 && rect.y0 < y && y < rect.y1
    })
}

/// Every series alone, the default, the ready-made comparisons and the whole of other sources, through every lens, in one
/// plot and in several, in every language, at every width from a phone's to a wall's, with text of the usual size and twice
/// as large.
#[test]
fn no_label_touches_another_a_mark_or_a_line() {
    let dataset = dataset();
    let mut links: Vec<String> = dataset.series.iter().map(|series| format!("#/growth?show={}", series.id)).collect();
    links.extend(growth::COMPARISONS.iter().map(|comparison| comparison.link.to_string()));
    links.extend(
        ["#/?", "#/growth?", "#/growth?y=log", "#/growth?evidence=corrected", "#/?select=tulip-2005"].map(String::from),
    );
    links.push("#/growth?show=kg-ngos~kg-ngos-active~kg-ngos-reporting".to_string());
    // A machine looks at every tenth pixel; that takes minutes.
    let step = if std::env::var_os("CI").is_some_and(|value| !value.is_empty()) { 10 } else { 130 };
    let (mut pictures, mut doubled, mut labels, mut listed, mut wrong) = (0, 0, 0, 0, Vec::new());
    for link in &links {
        for lens in Lens::ALL {
            for form in ["one", "multiples"] {
                let link = match link.contains("lens=") {
                    true => format!("{link}&form={form}"),
                    false => format!("{link}&lens={}&form={form}", lens.slug()),
                };
                let state = view(&dataset, &link);
                // A single series has one plot either way.
                if form == "multiples" && series_drawn(&dataset, &state).len() < 2 {
                    continue;
                }
                for (width, text) in (288..=1920).step_by(step).flat_map(|width| [(width, 1.0), (width, 2.0)]) {
                    for lang in Lang::ALL {
                        let frame = Frame::of_text(&dataset, &state, f64::from(width), text);
                        let plan = growth::plan(&dataset, &state, lang, &frame);
                        pictures += 1;
                        doubled += usize::from(text > 1.0);
                        labels += plan.words().count();
                        listed += plan.listed.len();
                        wrong.extend(
                            collisions(&plan)
                                .into_iter()
                                .map(|what| format!("{link} {width} ×{text} {lang:?}: {what}")),
                        );
                    }
                }
            }
        }
    }
    println!(
        "{pictures} pictures, {doubled} of them with text twice as large, {labels} labels, {listed} of them listed under the picture, {} collisions",
        wrong.len()
    );
    assert!(
        wrong.is_empty(),
        "{} collisions, such as\n{}",
        wrong.len(),
        wrong.iter().step_by(1 + wrong.len() / 30).cloned().collect::<Vec<_>>().join("\n")
    );
}
