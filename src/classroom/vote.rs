//! A choice in front of a class: letters, and hands before and after talking.

use super::player::{ClassSays, Player};
use super::words::inlines;
use crate::lessons::Choice;
use crate::lessons::answers::letter;
use crate::lessons::vote::{OPTIONS, Vote};
use crate::model::Number;
use crate::text::{Arg, LessonMsg, fill_lesson};
use leptos::prelude::*;

/// The options with fields for hands.
pub fn vote(player: Player, choices: &[Choice]) -> impl IntoView {
    let lessons = player.lessons;
    let lang = lessons.lang();
    let stored = StoredValue::new(player.place());
    // The browser loads the page anew at a key of the clicker; the address has kept what was counted.
    let typed = untrack(|| lessons.address()).vote;
    if typed != Vote::default() {
        lessons.kept.votes.update(|votes| {
            votes.entry(stored.get_value()).or_insert(typed);
        });
    }
    let now = move || lessons.kept.votes.with(|votes| votes.get(&stored.get_value()).copied().unwrap_or_default());
    let put = move |at: usize, is_after: bool, text: String| {
        let hands = text.trim().parse::<u16>().ok().filter(|hands| *hands <= Vote::MOST);
        lessons.kept.votes.update(|votes| {
            let vote = votes.entry(stored.get_value()).or_default();
            let round = if is_after { &mut vote.after } else { &mut vote.before };
            round[at.min(OPTIONS - 1)] = hands;
        });
        player.keep(ClassSays::Vote(untrack(now)));
    };
    let field = move |at: usize, is_after: bool| {
        let message = if is_after { LessonMsg::LessonHandsAfter } else { LessonMsg::LessonHandsBefore };
        let label = fill_lesson(lang, message, &[("letter", Arg::Words(&letter(at).to_string()))]);
        let hands = move || if is_after { now().after[at] } else { now().before[at] };
        let width = move || {
            let largest = f64::from(now().largest());
            hands().map(|hands| (f64::from(hands) / largest * 100.0).round()).unwrap_or(0.0).to_string()
        };
        let name = match (at, is_after) {
            (0, false) => lessons.say(LessonMsg::LessonBefore),
            (0, true) => lessons.say(LessonMsg::LessonAfter),
            _ => "",
        };
        view! {
            <span class="hands">
                <input
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-label=label
                    prop:value=move || hands().map(|hands| hands.to_string()).unwrap_or_default()
                    on:input=move |event| put(at, is_after, event_target_value(&event))
                />
                <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect class=if is_after { "after" } else { "before" } x="0" y="1" width=width height="8"></rect>
                </svg>
                <small aria-hidden="true">{name}</small>
            </span>
        }
        .into_any()
    };
    let items: Vec<AnyView> = choices
        .iter()
        .take(OPTIONS)
        .enumerate()
        .map(|(at, choice)| {
            view! {
                <li>
                    <b>{letter(at).to_string()}</b>
                    <span>{inlines(lessons, &choice.words)}</span>
                    <div class="votes">{field(at, false)}{field(at, true)}</div>
                </li>
            }
            .into_any()
        })
        .collect();
    let told = move || {
        let vote: Vote = now();
        let number = |n: u32| Arg::Count(Number::whole(i64::from(n)));
        vote.changed().map(|changed| {
            let (before, after) = (Vote::total(&vote.before), Vote::total(&vote.after));
            let gaps = [("before", number(before)), ("after", number(after)), ("n", number(changed))];
            fill_lesson(lang, LessonMsg::LessonHands, &gaps)
        })
    };
    view! {
        <p class="doing vote-only"><b>{lessons.say(LessonMsg::LessonDoVote)}</b></p>
        <ol class="lesson-letters">{items}</ol>
        <p class="vote-only" role="status">{told}</p>
    }
}
