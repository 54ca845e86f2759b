//! Names of files that say what is inside: `civic-atlas_growth_uz-kg_1991-2010_printed_en.svg`.

use super::imprint::WIDTH;
use crate::chart::frame::Frame;
use crate::chart::series::series_drawn;
use crate::model::{Dataset, Day, Lang};
use crate::view::{Chart, ViewState, YAxis};

/// The longest name, in characters.
const LONGEST: usize = 80;

/// The name of a file with what a view draws: page, places (or ids of series that are not a country's NGOs), years,
/// scale where it is not the usual one, whose figures, language. ASCII letters, digits, `-` and `_`; at most 80
/// characters; a list that is too long becomes its number (`12-series`).
pub fn file_name(dataset: &Dataset, state: &ViewState, lang: Lang, extension: &str) -> String {
    let (first, end) = Frame::new(dataset, state, WIDTH).time.domain();
    let years = format!("{}-{}", first.year(), Day(end.0 - 1).year());
    let drawn = if state.page.has(Chart::Growth) { series_drawn(dataset, state) } else { Vec::new() };
    let mut names: Vec<&str> = Vec::new();
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
    let scale = if state.y == YAxis::Log && state.page.has(Chart::Growth) { "log" } else { "" };
    let name = |series: &str| {
        let parts = ["civic-atlas", state.page.slug(), series, &years, scale, state.evidence.slug(), lang.tag()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        [&parts.join("_"), ".", extension].concat()
    };
    let full = name(&names.join("-"));
    if full.len() <= LONGEST { full } else { name(&format!("{}-series", names.len())) }
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
