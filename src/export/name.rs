//! Names of files that say what is inside: `civic-atlas_growth_uz-kg_1991-2010_printed_en.svg`.

use super::imprint::WIDTH;
use crate::chart::frame::Frame;
use crate::chart::series::series_drawn;
use crate::model::{Dataset, Day, Lang};
use crate::view::{Chart, Evidence, Lens, ViewState, YAxis, code, write};

/// The longest name, in characters, and what is set aside of it for the point and the kind of file. What tells two kinds of
/// one table apart (`_semicolons`) comes on top.
const LONGEST: usize = 80;
const LONGEST_EXTENSION: usize = 5;

/// The name of a file with what a view draws: page, places (or ids of series that are not a country's NGOs), years, scale or
/// lens where it is not the usual one, whose figures, language; behind them six digits that stand for all else in which views
/// can differ, where something of that is not the usual. ASCII letters, digits, `-` and `_`; at most 80 characters; a list
/// that is too long becomes its number (`12-series`).
pub fn file_name(dataset: &Dataset, state: &ViewState, lang: Lang, extension: &str) -> String {
    [&stem(dataset, state, lang), ".", extension].concat()
}

/// That name without what tells the kind of file.
pub fn stem(dataset: &Dataset, state: &ViewState, lang: Lang) -> String {
    let mut names: Vec<&str> = Vec::new();
    let drawn = if state.page.has(Chart::Growth) { series_drawn(dataset, state) } else { Vec::new() };
    for series in &drawn {
        let series = &dataset.series[*series];
        let place = dataset.places[series.place].id;
        let is_plain = series.id == [place, "-ngos"].concat();
        let name = if is_plain { place } else { series.id };
        // Other sources' series of the same country and indicator follow from the choice of evidence.
        let follows = !dataset.sources[series.source].is_article && !state.shown().contains(&series.id);
        if !names.contains(&name) && !follows {
            names.push(name);
        }
    }
    let (first, end) = Frame::new(dataset, state, WIDTH).time.domain();
    let years = format!("{}-{}", first.year(), Day(end.0 - 1).year());
    let scale = match state.lens {
        _ if !state.page.has(Chart::Growth) => "",
        Lens::Count if state.y == YAxis::Log => "log",
        Lens::Count => "",
        lens => lens.slug(),
    };
    let name = |series: &str, is_told: bool| {
        let mark = mark(state, is_told);
        let view = [series, &years, scale, state.evidence.slug()];
        let view = if state.page.has_charts() { &view[..] } else { &[][..] };
        let parts = ["civic-atlas", state.page.slug()].into_iter().chain(view.iter().copied());
        let parts: Vec<&str> = parts.chain([lang.tag(), &mark]).filter(|part| !part.is_empty()).collect();
        parts.join("_")
    };
    let full = name(&names.join("-"), true);
    if full.len() + LONGEST_EXTENSION <= LONGEST { full } else { name(&format!("{}-series", names.len()), false) }
}

/// What tells apart two views whose words in the name are the same; empty where there is nothing else in the view. `is_told`
/// says that the name has each series.
fn mark(state: &ViewState, is_told: bool) -> String {
    let told = ViewState { time: None, lang: None, embed: false, ..state.clone() };
    let mut rest = ViewState { y: YAxis::default(), evidence: Evidence::default(), lens: Lens::default(), ..told };
    if is_told && rest.page.has_charts() {
        rest.show = None;
    }
    let plain = ViewState { page: rest.page, ..ViewState::default() };
    if rest == plain { String::new() } else { digits(&write(&rest)) }
}

/// Six digits that stand for a text.
pub fn digits(text: &str) -> String {
    format!("{:06x}", code::hash(text, 24))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::parse;

    #[test]
    fn a_name_says_what_is_inside() {
        let dataset = crate::bundle::embedded().expect("the tables");
        for (link, lang, extension, name) in [
            ("#/growth?show=uz-ngos~kg-ngos&time=1991..2010", Lang::En, "svg", "growth_uz-kg_1991-2010_printed_en.svg"),
            ("#/timeline?time=2004..2006&evidence=others", Lang::Ru, "csv", "timeline_2004-2006_others_ru.csv"),
            ("#/growth?show=none&time=2000..2001", Lang::Uz, "json", "growth_2000-2001_printed_uz.json"),
            (
                "#/together?show=world-ingos~uz-offices&y=log&evidence=corrected&time=1900..2020",
                Lang::En,
                "png",
                "together_world-ingos-uz-offices_1900-2020_log_corrected_en.png",
            ),
        ] {
            let (state, reports) = parse(link, &dataset);
            assert!(reports.is_empty(), "{link}");
            assert_eq!(file_name(&dataset, &state, lang, extension), ["civic-atlas_", name].concat());
        }
    }

    #[test]
    fn no_two_views_have_one_name() {
        let dataset = crate::bundle::embedded().expect("the tables");
        let mut known: std::collections::BTreeMap<String, ViewState> = std::collections::BTreeMap::new();
        for line in include_str!("../../tests/links.txt").lines().filter(|line| line.starts_with("#/")) {
            let (state, _) = parse(line.split('\t').next().unwrap_or_default(), &dataset);
            let state = ViewState { embed: false, lang: None, ..state };
            let name = stem(&dataset, &state, Lang::En);
            // Two links that mean the same picture may have one: the default series named, the default years.
            if let Some(other) = known.get(&name) {
                let drawn = |state: &ViewState| {
                    (series_drawn(&dataset, state), Frame::new(&dataset, state, WIDTH).time.domain())
                };
                let bare = |state: &ViewState| ViewState { show: None, time: None, ..state.clone() };
                assert_eq!((drawn(other), bare(other)), (drawn(&state), bare(&state)), "{name}");
            }
            known.insert(name, state);
        }
        for (one, other) in [
            ("#/growth?show=kg-ngos", "#/growth?show=uz-ngos"),
            ("#/growth?lens=index", "#/growth?lens=factor"),
            ("#/timeline?q=closed", "#/timeline?q=opened"),
            ("#/timeline?only=kg", "#/timeline?only=uz"),
            ("#/growth?select=kg-ngos-2010", "#/growth"),
            ("#/evidence?table=laws", "#/evidence?table=events"),
            ("#/country?place=kg", "#/country?place=uz"),
        ] {
            let name = |link| stem(&dataset, &parse(link, &dataset).0, Lang::En);
            assert_ne!(name(one), name(other));
        }
    }

    #[test]
    fn no_name_is_longer_than_file_systems_and_people_like() {
        let dataset = crate::bundle::embedded().expect("the tables");
        let all: Vec<&'static str> = dataset.series.iter().map(|series| series.id).collect();
        for count in 0..=all.len() {
            let state = ViewState {
                show: Some(all[..count].to_vec()),
                y: YAxis::Log,
                evidence: crate::view::Evidence::Corrected,
                ..ViewState::default()
            };
            let name = file_name(&dataset, &state, Lang::Ru, "json");
            assert!(name.len() <= LONGEST, "{name}");
            let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_.".contains(&b);
            assert!(name.bytes().all(is_plain) && name.matches('.').count() == 1, "{name}");
        }
    }
}
