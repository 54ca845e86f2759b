//! Beside the growth chart: what the lens computes, from which inputs, with what result; and the chart's summary in words
//! for those who do not see it.

use super::context::{Context, PageContext};
use super::long_table::LongTable;
use crate::analysis::growth::years_between;
use crate::chart::headline::refusals;
use crate::chart::labels::{provenance_words, value_words, year_digits};
use crate::chart::lens::{base_year, measure_words, name, seen};
use crate::chart::series::{ShownValue, series_drawn};
use crate::export::counts::formula;
use crate::model::{Dataset, Lang, Number, Observation, When};
use crate::text::{Arg, PageMsg, date_words, fill_page, number_words, say};
use crate::view::{Lens, ViewState};
use leptos::prelude::*;

/// The summary and, through a lens, the explanation; nothing on pages without the growth chart.
#[component]
pub fn LensExplained(context: Context) -> impl IntoView {
    let has_growth = Memo::new(move |_| context.with(|now| now.state.page.has_growth()));
    let has_lens = Memo::new(move |_| context.with(|now| now.state.lens != Lens::Count));
    let words = move || context.with(|now| summary(now.data, &now.state, now.lang));
    view! {
        {move || has_growth.get().then(|| view! {
            <p class="hidden" id="growth-summary">{words}</p>
            {move || has_lens.get().then(|| explanation(context))}
        })}
    }
}

fn series_name(data: &Dataset, lang: Lang, series: usize) -> &'static str {
    data.series[series].label.get(lang)
}

/// The shape in a sentence for each series: how many values, from when to when, the least, the most, and whether it only
/// rises or only falls.
fn summary(data: &Dataset, state: &ViewState, lang: Lang) -> String {
    let mut sentences: Vec<String> = Vec::new();
    for series in series_drawn(data, state) {
        let shown = seen(data, state, series).shown;
        let (Some(first), Some(last)) = (shown.first(), shown.last()) else { continue };
        let least = shown.iter().min_by(|a, b| a.height.total_cmp(&b.height)).unwrap_or(first);
        let most = shown.iter().max_by(|a, b| a.height.total_cmp(&b.height)).unwrap_or(last);
        let words = |shown: &ShownValue| measure_words(lang, state.lens, shown.value, shown.qualifier);
        let (least_words, most_words) = (words(least), words(most));
        let years = [first, last, least, most].map(|shown| year_digits(&shown.observation));
        let rises = shown.windows(2).all(|pair| pair[0].height <= pair[1].height);
        let falls = shown.windows(2).all(|pair| pair[0].height >= pair[1].height);
        let message = match (shown.len(), rises, falls) {
            (1, _, _) => PageMsg::SummaryOne,
            (_, true, true) => PageMsg::SummaryLevel,
            (_, true, false) => PageMsg::SummaryRises,
            (_, false, true) => PageMsg::SummaryFalls,
            (_, false, false) => PageMsg::SummaryMixed,
        };
        let args = [
            ("series", Arg::Words(series_name(data, lang, series))),
            ("n", Arg::Count(Number::whole(shown.len() as i64))),
            ("from", Arg::Words(&years[0])),
            ("to", Arg::Words(&years[1])),
            ("least", Arg::Words(&least_words)),
            ("when", Arg::Words(&years[2])),
            ("most", Arg::Words(&most_words)),
            ("then", Arg::Words(&years[3])),
        ];
        sentences.push(fill_page(lang, message, &args));
    }
    sentences.join(" ")
}

/// What is computed. It stands open until the reader closes it.
fn explanation(context: Context) -> AnyView {
    let title =
        move || context.with(|now| [now.say(PageMsg::LensTitle), ": ", say(now.lang, name(now.state.lens))].concat());
    let rows = LongTable::of(context, computed);
    let (formulas, heads, reasons) = (rows.around(formulas), rows.around(heads), rows.around(reasons));
    let name = move || context.with(|now| now.say(PageMsg::LensTitle));
    view! {
        <details class="table" id="lens-details" open="">
            <summary>{title}</summary>
            {formulas}
            <div class="scroll" tabindex="0" role="group" aria-label=name>
                <table><thead><tr>{heads}</tr></thead> <tbody>{rows.drawn(computed_row)}</tbody></table>
            </div>
            {reasons}
        </details>
    }
    .into_any()
}

/// A value that the lens computes, with the base year of the view.
#[derive(Clone)]
struct Computed {
    shown: ShownValue,
    base: Option<i32>,
}

fn computed(now: &PageContext) -> Vec<Computed> {
    let (data, state) = (now.data, &now.state);
    let base = base_year(data, state);
    let shown = series_drawn(data, state).into_iter().flat_map(|series| seen(data, state, series).shown);
    shown.map(|shown| Computed { shown, base }).collect()
}

fn formulas(now: &PageContext) -> Vec<AnyView> {
    let formula = formula(now.state.lens).map_or("", |formula| now.say(formula));
    let mut parts = vec![view! { <p class="formula">{formula}</p> }.into_any()];
    if now.state.lens.is_between() {
        parts.push(view! { <p class="fine">{now.say(PageMsg::FormulaBetween)}</p> }.into_any());
    }
    parts
}

fn heads(now: &PageContext) -> Vec<AnyView> {
    let heads = [PageMsg::LensSeries, PageMsg::LensInputs, PageMsg::LensResult];
    heads.map(|head| view! { <th scope="col">{now.say(head)}</th> }.into_any()).into()
}

fn reasons(now: &PageContext) -> Vec<AnyView> {
    let reasons = refusals(now.data, &now.state, now.lang).into_iter();
    reasons.map(|reason| view! { <p class="fine">{reason}</p> }.into_any()).collect()
}

fn computed_row(now: &PageContext, computed: &Computed) -> AnyView {
    let (data, state, lang) = (now.data, &now.state, now.lang);
    let inputs = inputs(data, state, lang, &computed.shown).into_iter();
    let inputs: Vec<AnyView> = inputs.map(|input| view! { <li>{input}</li> }.into_any()).collect();
    view! {
        <tr>
            <th scope="row">{series_name(data, lang, computed.shown.observation.series)}</th>
            <td><ul>{inputs}</ul></td>
            <td>{result(state, lang, computed)}</td>
        </tr>
    }
    .into_any()
}

/// A count with its date and source: "4,966 in 2000 (Article 2, Kyrgyzstan, ¶ 2)".
fn input(data: &Dataset, lang: Lang, observation: &Observation) -> String {
    let value = observation.value.map(|value| value_words(lang, value, observation.qualifier)).unwrap_or_default();
    let date = observation.date.map(|date| date_words(lang, &When::At(date))).unwrap_or_default();
    [&value, ", ", &date, " (", &provenance_words(data, lang, &observation.provenance), ")"].concat()
}

fn inputs(data: &Dataset, state: &ViewState, lang: Lang, shown: &ShownValue) -> Vec<String> {
    // The base of an index has only itself to be compared with.
    let from = shown.from.iter().filter(|from| from.id != shown.observation.id);
    let mut inputs: Vec<String> = from.map(|from| input(data, lang, from)).collect();
    inputs.push(input(data, lang, &shown.observation));
    if state.lens == Lens::Rate {
        let place = data.series[shown.observation.series].place;
        let year = shown.year().unwrap_or_default();
        let bank = data.sources.iter().find(|source| source.id == "worldbank");
        let people = data.population(place, year).map(|people| number_words(lang, people)).unwrap_or_default();
        let args = [
            ("people", Arg::Words(&people)),
            ("year", Arg::Words(&year.to_string())),
            ("source", Arg::Words(bank.map_or("", |bank| bank.label.get(lang)))),
        ];
        inputs.push(fill_page(lang, PageMsg::LensPeople, &args));
    }
    let years = shown.from.filter(|_| matches!(state.lens, Lens::Annual | Lens::Doubling));
    let years = years.and_then(|from| Number::rounded(years_between(&from, &shown.observation).ok()?, 1));
    inputs.extend(years.map(|years| fill_page(lang, PageMsg::LensYears, &[("n", Arg::Count(years))])));
    inputs
}

/// The result in words.
fn result(state: &ViewState, lang: Lang, computed: &Computed) -> String {
    let Computed { shown, base } = computed;
    let message = match state.lens {
        Lens::Count | Lens::Index => PageMsg::ResultIndex,
        Lens::Rate => PageMsg::ResultRate,
        Lens::Factor => PageMsg::ResultFactor,
        Lens::Annual => PageMsg::ResultAnnual,
        Lens::Doubling => PageMsg::ResultDoubling,
    };
    let value = match state.lens {
        Lens::Annual => measure_words(lang, state.lens, shown.value, shown.qualifier),
        _ => value_words(lang, shown.value, shown.qualifier),
    };
    let from = shown.from.as_ref().map(year_digits).unwrap_or_default();
    let to = year_digits(&shown.observation);
    let base = base.map(|base| base.to_string()).unwrap_or_default();
    let args = [
        ("value", Arg::Words(&value)),
        ("n", Arg::Count(shown.value)),
        ("from", Arg::Words(&from)),
        ("to", Arg::Words(&to)),
        ("base", Arg::Words(&base)),
    ];
    fill_page(lang, message, &args)
}
