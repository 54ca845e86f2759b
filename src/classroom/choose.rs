//! Tasks with options, a number, or words.

use super::player::Player;
use super::reveal::said;
use super::shared::Lessons;
use super::{vote, words};
use crate::lessons::answers::{judgement_words, letter};
use crate::lessons::blocks::Form;
use crate::lessons::facts::{Fact, fact, speaker_name};
use crate::lessons::progress::{Answer, speakers, supports};
use crate::lessons::typed::{self, Typed};
use crate::lessons::{Judgement, Task, TaskKind};
use crate::records::{Library, words as record_words};
use crate::text::{Arg, LessonMsg, fill_lesson, number_words};
use leptos::prelude::*;

/// The signs of judgements, as verdicts have them.
const SIGNS: [&str; 4] = ["✎", "≠", "≈", "?"];

/// What is asked.
pub fn question(player: Player, task: &Task) -> impl IntoView {
    match &task.kind {
        TaskKind::Choose { choices, .. } => {
            if player.is_pupil() {
                let options = choices.iter().map(|choice| words::inlines(player.lessons, &choice.words).into_any());
                return options_of(player, task, "lesson-choice", options.collect(), Answer::Option);
            }
            vote::vote(player, choices).into_any()
        }
        TaskKind::Judge { record, support, .. } => judge(player, task, record, support),
        TaskKind::Speaker { claim, others } => {
            let library = Library::open();
            let Some(record) = library.record(claim) else { return ().into_any() };
            let lang = player.lessons.lang();
            let names = speakers(library, claim, others).into_iter();
            let names = names.map(|id| speaker_name(library, record, &id, lang).into_any()).collect();
            let options = options_of(player, task, "lesson-speaker", names, Answer::Option);
            // Where the text quotes it, once is enough.
            let is_quoted = player.step().is_some_and(|step| step.quotes(claim));
            let quote = (!is_quoted).then(|| quotation(player.lessons, claim));
            view! { {quote}{options} }.into_any()
        }
        TaskKind::Number { .. } if player.is_pupil() => number(player).into_any(),
        TaskKind::Write { lines } if player.is_pupil() => write(player, *lines).into_any(),
        _ => ().into_any(),
    }
}

/// The words of a source with their place, set apart.
pub fn quotation(lessons: Lessons, id: &str) -> Option<AnyView> {
    let library = Library::open();
    let Fact { words, source, .. } = fact(library, library.record(id)?, Form::Quote, lessons.lang())?;
    Some(
        view! {
            <blockquote class="lesson-quote" lang="en">
                <p>"“"{words}"”"</p>
                <footer lang=lessons.lang().tag()>{source}</footer>
            </blockquote>
        }
        .into_any(),
    )
}

/// Options of which one is chosen; on a projector only their words, with letters.
fn options_of(
    player: Player,
    task: &Task,
    name: &'static str,
    options: Vec<AnyView>,
    answer: fn(usize) -> Answer,
) -> AnyView {
    if !player.is_pupil() {
        let items = options.into_iter().enumerate();
        let items =
            items.map(|(at, words)| view! { <li><b>{letter(at).to_string()}</b><span>{words}</span></li> }.into_any());
        return view! { <ol class="lesson-letters">{items.collect::<Vec<_>>()}</ol> }.into_any();
    }
    let is_chosen = move |at: usize| player.given() == Some(answer(at));
    let task = StoredValue::new(task.clone());
    let items = options.into_iter().enumerate().map(|(at, words)| {
        view! {
            <label class:chosen=move || is_chosen(at)>
                <input
                    type="radio"
                    name=name
                    disabled=move || player.is_revealed()
                    prop:checked=move || is_chosen(at)
                    on:change=move |_| player.draft.set(Some(answer(at)))
                />
                <span>{words}</span>
            </label>
            <div class="told-inside" role="status">
                {move || (player.is_revealed() && is_chosen(at)).then(|| task.with_value(|task| said(player, task)))}
            </div>
        }
        .into_any()
    });
    let message = player.lessons.say(LessonMsg::LessonDoChoose);
    view! { <fieldset class="lesson-options" aria-label=message>{items.collect::<Vec<_>>()}</fieldset> }.into_any()
}

/// A quotation to be judged, and the record to support the judgement with.
fn judge(player: Player, task: &Task, record: &str, support: &[String]) -> AnyView {
    let lang = player.lessons.lang();
    let library = Library::open();
    let judgements = Judgement::ALL.map(|judgement| {
        view! { <i class="sign" aria-hidden="true">{SIGNS[judgement as usize]}</i>{judgement_words(lang, judgement)} }
            .into_any()
    });
    // Where the text quotes it, once is enough.
    let is_quoted = player.step().is_some_and(|step| step.quotes(record));
    let quote = (!is_quoted).then(|| quotation(player.lessons, record));
    if !player.is_pupil() || support.is_empty() {
        let options = options_of(player, task, "lesson-judgement", judgements.into_iter().collect(), |at| {
            Answer::Judged(Judgement::ALL[at.min(3)], None)
        });
        return view! { {quote}{options} }.into_any();
    }
    // Two questions, one answer: it is given once both are.
    let said = RwSignal::new(None::<Judgement>);
    let place = RwSignal::new(None::<usize>);
    Effect::new(move |_| {
        if let (Some(said), Some(place)) = (said.get(), place.get()) {
            player.draft.set(Some(Answer::Judged(said, Some(place))));
        }
    });
    let given = move || match player.answer() {
        Some(Answer::Judged(judgement, place)) => (Some(judgement), place),
        Some(_) => (None, None),
        None => (said.get(), place.get()),
    };
    let radio = move |name: &'static str, words: AnyView, is_chosen: Signal<bool>, choose: Callback<()>| {
        view! {
            <label class:chosen=move || is_chosen.get()>
                <input
                    type="radio"
                    name=name
                    disabled=move || player.is_revealed()
                    prop:checked=move || is_chosen.get()
                    on:change=move |_| choose.run(())
                />
                <span>{words}</span>
            </label>
        }
        .into_any()
    };
    let first = judgements.into_iter().zip(Judgement::ALL).map(|(words, judgement)| {
        let is_chosen = Signal::derive(move || given().0 == Some(judgement));
        radio("lesson-judgement", words, is_chosen, Callback::new(move |()| said.set(Some(judgement))))
    });
    let second = supports(support).into_iter().enumerate().map(|(at, id)| {
        let words = library.record(id).and_then(|record| fact(library, record, Form::Whole, lang));
        let words = words.map_or_else(|| record_words::name_of(library, id, lang).to_string(), |fact| fact.line());
        let is_chosen = Signal::derive(move || given().1 == Some(at));
        radio("lesson-support", words.into_any(), is_chosen, Callback::new(move |()| place.set(Some(at))))
    });
    view! {
        {quote}
        <fieldset class="lesson-options" aria-label=player.lessons.say(LessonMsg::LessonDoJudge)>{first.collect::<Vec<_>>()}</fieldset>
        <p class="doing"><b>{player.lessons.say(LessonMsg::LessonSupport)}</b></p>
        <fieldset class="lesson-options" aria-label=player.lessons.say(LessonMsg::LessonSupport)>{second.collect::<Vec<_>>()}</fieldset>
    }
    .into_any()
}

/// A number, typed in any way; what can be read in two ways is asked for again.
fn number(player: Player) -> impl IntoView {
    let lang = player.lessons.lang();
    let hint = RwSignal::new(String::new());
    let typed = move |event| {
        let (answer, words) = match typed::read(lang, &event_target_value(&event)) {
            Typed::Number(number) => (Some(Answer::Number(number)), String::new()),
            Typed::Ambiguous(a, b) => {
                let (a, b) = (number_words(lang, a), number_words(lang, b));
                let words =
                    fill_lesson(lang, LessonMsg::LessonAmbiguous, &[("a", Arg::Words(&a)), ("b", Arg::Words(&b))]);
                (None, words)
            }
            Typed::Empty => (None, String::new()),
            Typed::Unclear => (None, player.lessons.say(LessonMsg::LessonNoNumber).to_string()),
        };
        player.draft.set(answer);
        hint.set(words);
    };
    let answered = match untrack(|| player.answer()) {
        Some(Answer::Number(number)) => number_words(lang, number),
        _ => String::new(),
    };
    view! {
        <p class="field">
            <input
                aria-label=player.lessons.say(LessonMsg::LessonDoNumber)
                type="text"
                inputmode="decimal"
                autocomplete="off"
                aria-describedby="lesson-number-hint"
                disabled=move || player.is_revealed()
                prop:value=answered
                on:input=typed
            />
            <small id="lesson-number-hint" role="status">{move || hint.get()}</small>
        </p>
    }
}

/// Lines to write on.
fn write(player: Player, lines: u8) -> impl IntoView {
    let typed = move |event| {
        let text = event_target_value(&event);
        player.draft.set((!text.trim().is_empty()).then_some(Answer::Written(text)));
    };
    let written = match untrack(|| player.answer()) {
        Some(Answer::Written(text)) => text,
        _ => String::new(),
    };
    view! {
        <p class="field">
            <textarea
                aria-label=player.lessons.say(LessonMsg::LessonDoWrite)
                rows=lines.to_string()
                prop:value=written
                readonly=move || player.is_revealed()
                on:input=typed
            ></textarea>
        </p>
    }
}
