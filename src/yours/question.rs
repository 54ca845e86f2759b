//! Open questions, each with its readings to choose from.

use super::state::Yours;
use crate::model::Lang;
use crate::owndata::{AnswerChoice, Ask, Question, choice_words, place_words, question_words};
use crate::text::{OwnMsg, say_own};
use leptos::prelude::*;

/// One question.
pub fn question(yours: &Yours, lang: Lang, question: &Question) -> AnyView {
    let words = question_words(lang, question);
    let place = place_words(lang, &question.at);
    let choices = question.choices.iter().map(|choice| button(yours, lang, question, choice)).collect::<Vec<_>>();
    let own = matches!(question.ask, Ask::Source | Ask::Place).then(|| own_words(yours, lang, question.ask));
    view! {
        <fieldset class="question">
            <legend>{words}</legend>
            <p><small>{place}</small></p>
            <p class="acts">{choices}</p>
            {own}
        </fieldset>
    }
    .into_any()
}

fn button(yours: &Yours, lang: Lang, question: &Question, choice: &AnswerChoice) -> AnyView {
    let (yours, ask, column, slug) = (yours.clone(), question.ask, question.at.column, choice.slug.clone());
    let words = choice_words(lang, question.ask, choice);
    let preview = choice.preview.clone();
    let is_own = choice.slug.starts_with('=');
    let give = move |_| yours.answer(|answers| answers.give(ask, column, slug.as_str()));
    view! {
        <button class="act choice" on:click=give>
            <span>{words}</span>
            {(!preview.is_empty() && !is_own).then(|| view! { <b>{preview}</b> })}
        </button>
    }
    .into_any()
}

/// Where the answer is the reader's own words.
fn own_words(yours: &Yours, lang: Lang, ask: Ask) -> AnyView {
    let yours = yours.clone();
    let typed = RwSignal::new(String::new());
    let give = move |_| {
        let words = typed.get_untracked();
        if !words.trim().is_empty() {
            yours.answer(|answers| answers.give(ask, None, ["=", words.trim()].concat()));
        }
    };
    let label = say_own(lang, if ask == Ask::Source { OwnMsg::OwnOneSource } else { OwnMsg::OwnOnePlace });
    view! {
        <p class="acts">
            <label>{label} " "
                <input type="text" prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event)) />
            </label>
            <button class="act" on:click=give>{say_own(lang, OwnMsg::OwnUseIt)}</button>
        </p>
    }
    .into_any()
}
