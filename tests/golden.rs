//! Pictures, compared to the byte with those that were looked at and accepted.
//!
//! `GOLDEN=write cargo test --test golden` rewrites them; look at each before it is committed. A failure leaves the new
//! picture beside the old one as `NAME-changed.svg`.
#![cfg(not(target_arch = "wasm32"))]

use civic_atlas::bundle;
use civic_atlas::chart::frame::Frame;
use civic_atlas::chart::plan::{Plan, Rect};
use civic_atlas::chart::theme::Theme;
use civic_atlas::chart::{growth, rails, timeline};
use civic_atlas::export::figure::figure;
use civic_atlas::export::imprint::Imprint;
use civic_atlas::export::svg::svg;
use civic_atlas::model::{Dataset, Lang};
use civic_atlas::view::{ViewState, parse};
use std::path::Path;

fn dataset() -> Dataset {
    bundle::embedded().expect("the tables were checked when they were compiled in")
}

/// The state of a link that must be understood whole.
#[track_caller]
fn view(dataset: &Dataset, link: &str) -> ViewState {
    let (state, reports) = parse(link, dataset);
    assert!(reports.is_empty(), "{link}: {reports:?}");
    state
}

#[track_caller]
fn case(name: &str, picture: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let (golden, changed) = (folder.join(format!("{name}.svg")), folder.join(format!("{name}-changed.svg")));
    if std::env::var_os("GOLDEN").is_some_and(|value| value == "write") {
        std::fs::write(&golden, picture).expect("the golden folder can be written");
        return;
    }
    let accepted = std::fs::read_to_string(&golden).unwrap_or_default();
    if accepted != picture {
        std::fs::write(&changed, picture).expect("the golden folder can be written");
        panic!("{name} differs from the accepted picture; look at {}", changed.display());
    }
    let _ = std::fs::remove_file(&changed);
}

fn growth_plan(dataset: &Dataset, link: &str, width: f64, lang: Lang) -> Plan {
    let state = view(dataset, link);
    growth::plan(dataset, &state, lang, &Frame::new(dataset, &state, width))
}

#[track_caller]
fn growth_case(name: &str, link: &str, width: f64, lang: Lang, theme: Theme) {
    let dataset = dataset();
    case(name, &svg(&growth_plan(&dataset, link, width, lang), theme).expect("SVG takes every picture"));
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
    let dataset = dataset();
    let state = view(&dataset, link);
    let imprint = Imprint::new(&dataset, &state, lang, &["https://example.org/civic-atlas/", link].concat());
    // The day and version of the data change with the data, the picture does not.
    let origin = "Civic Atlas, data package, CC BY 4.0".to_string();
    let imprint = Imprint { origin, ..imprint };
    case(name, &figure(&dataset, &state, &imprint, theme).expect("SVG takes every picture"));
}

#[test]
fn file_of_both_pictures() {
    figure_case("figure-together", "#/", Lang::En, Theme::Light);
}

#[test]
fn file_of_the_growth_chart_in_russian_and_black() {
    figure_case("figure-growth-print", "#/growth?evidence=others", Lang::Ru, Theme::Print);
}

fn timeline_plan(dataset: &Dataset, link: &str, width: f64, lang: Lang) -> Plan {
    let state = view(dataset, link);
    let frame = Frame::new(dataset, &state, width);
    if frame.is_narrow() {
        return rails::plan(dataset, &state, lang, width);
    }
    timeline::plan(dataset, &state, lang, &frame, true)
}

#[track_caller]
fn timeline_case(name: &str, link: &str, width: f64, lang: Lang, theme: Theme) {
    let dataset = dataset();
    case(name, &svg(&timeline_plan(&dataset, link, width, lang), theme).expect("SVG takes every picture"));
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
fn timeline_on_a_phone() {
    let link = "#/timeline?time=2003..2006&select=andijan-2005";
    timeline_case("timeline-phone", link, 328.0, Lang::En, Theme::Light);
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

/// Boxes of all texts; no two may share an area.
#[track_caller]
fn no_words_touch(name: &str, plan: &Plan) {
    let boxes: Vec<(Rect, &str)> = plan.words().map(|words| (words.rect(), words.text.as_str())).collect();
    for (nth, (a, first)) in boxes.iter().enumerate() {
        assert!(
            a.x0 >= -0.5 && a.x1 <= plan.size.width + 0.5 && a.y1 <= plan.size.height,
            "{name}: `{first}` is cut: {a:?}"
        );
        for (b, second) in &boxes[nth + 1..] {
            assert!(!a.overlaps(b), "{name}: `{first}` {a:?} touches `{second}` {b:?}");
        }
    }
}

#[test]
fn no_words_touch_at_any_width_in_any_language() {
    let dataset = dataset();
    let links = [
        "#/",
        "#/growth",
        "#/growth?y=log",
        "#/growth?show=world-ingos",
        "#/growth?show=world-ingos&y=log",
        "#/growth?show=uz-offices",
        "#/growth?show=kg-ngos~kg-ngos-active~kg-ngos-reporting",
        "#/growth?evidence=corrected&show=world-ingos",
        "#/together?select=tulip-2005",
    ];
    for width in [296.0, 328.0, 358.0, 640.0, 700.0, 760.0, 920.0, 1120.0, 1280.0, 1760.0] {
        for lang in Lang::ALL {
            for link in links {
                let plan = growth_plan(&dataset, link, width, lang);
                no_words_touch(&format!("{link} {width} {lang:?}"), &plan);
            }
        }
    }
}
