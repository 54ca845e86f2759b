use super::atlas::{Atlas, LoadState};
use super::page_name::page_name;
use crate::chart::headline;
use crate::chart::labels::refusal_words;
use crate::platform::page;
use crate::seam::Program;
use crate::text::{Arg, Msg, fill, say};
use crate::view::Page;
use leptos::prelude::*;

/// Title, subtitle, and what of the link could not be shown.
#[component]
pub fn Top(atlas: Atlas) -> impl IntoView {
    Effect::new(move |_| {
        let words: Vec<String> = reports(atlas).into_iter().chain(waiting(atlas).map(String::from)).collect();
        page::announce(words.join(" "));
    });
    view! {
        {move || {
            let heading = heading(atlas).map(|(title, subtitle)| {
                view! {
                    <h1 tabindex="-1">{title}</h1>
                    {subtitle.map(|words| view! { <p class="sub"><small>{words}</small></p> }.into_any())}
                }
                .into_any()
            });
            heading.into_iter().chain(reports(atlas).into_iter().map(report)).collect::<Vec<AnyView>>().into_any()
        }}
    }
}

fn report(words: String) -> AnyView {
    view! { <p class="report">{words}</p> }.into_any()
}

/// Title and subtitle. A page of another program has no subtitle here once that is there, and a title only where it begins
/// with it: the same element then stands from the first frame on.
fn heading(atlas: Atlas) -> Option<(String, Option<String>)> {
    atlas.scene.with(|scene| {
        let (state, lang) = (&scene.state, scene.lang);
        if state.page.has_charts() {
            let title = headline::title(atlas.data(), state, lang, &scene.frame.time);
            return Some((title, Some(headline::subtitle(atlas.data(), state, lang))));
        }
        let waiting = waiting(atlas).map(String::from);
        let begins_with_title = matches!(state.page, Page::Organisations | Page::Laws | Page::Evidence);
        (begins_with_title || waiting.is_some()).then(|| {
            let known = || page::start_title(state.page.slug(), lang.tag(), state.page_params.is_empty());
            let title = atlas.name_of(state.page, lang).or_else(known);
            (title.unwrap_or_else(|| say(lang, page_name(state.page)).to_string()), waiting)
        })
    })
}

/// What is said of another program on one of its pages while it is not there.
fn waiting(atlas: Atlas) -> Option<&'static str> {
    let (lang, page) = atlas.scene.with(|scene| (scene.lang, scene.state.page));
    let message = match atlas.loads.with(|loads| loads.of(Program::of(page))) {
        LoadState::Coming => Msg::PageComing,
        LoadState::Failed => Msg::PageFailed,
        LoadState::Here => return None,
    };
    (!page.has_charts()).then(|| say(lang, message))
}

/// What of the link could not be shown, and that a language could not be had.
fn reports(atlas: Atlas) -> Vec<String> {
    atlas.scene.with(|scene| {
        let lang = scene.lang;
        let refused: Vec<String> =
            atlas.location.with(|place| place.reports.iter().map(|report| refusal_words(lang, report)).collect());
        let mut reports = Vec::new();
        if !refused.is_empty() {
            reports.push(fill(lang, Msg::LinkProblem, &[("list", Arg::Words(&refused.join(", ")))]));
        }
        if atlas
            .loads
            .with(|loads| loads.language_failed)
            .is_some_and(|failed| atlas.pending_language(scene) == Some(failed))
        {
            reports.push(say(lang, Msg::LanguageFailed).to_string());
        }
        reports
    })
}
