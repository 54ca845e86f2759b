//! Events that are put in order of time, by buttons that work with pointer and keys alike.

use super::player::Player;
use crate::lessons::progress::Answer;
use crate::platform::page;
use crate::records::{Library, words};
use crate::text::{Arg, LessonMsg, fill_lesson};
use leptos::prelude::*;

/// The id of the button of an event, by its place in the task.
fn id_of(place: usize) -> String {
    ["lesson-order-", &place.to_string()].concat()
}

/// The events, first in the order of their ids, which says nothing of time.
pub fn order(player: Player, ids: &[String]) -> impl IntoView {
    let (library, lang) = (Library::open(), player.lessons.lang());
    let mut start: Vec<usize> = (0..ids.len()).collect();
    start.sort_by(|a, b| ids[*a].cmp(&ids[*b]));
    let names: Vec<String> = ids.iter().map(|id| words::name_of(library, id, lang).to_string()).collect();
    if !player.is_pupil() {
        let items: Vec<AnyView> =
            start.into_iter().map(|at| view! { <li><span>{names[at].clone()}</span></li> }.into_any()).collect();
        return view! { <ul class="lesson-letters">{items}</ul> }.into_any();
    }
    let given = match untrack(|| player.answer()) {
        Some(Answer::Ordered(places)) if places.len() == ids.len() => places,
        _ => start,
    };
    let places = RwSignal::new(given);
    // Whoever changes nothing has put them so as well.
    Effect::new(move |_| player.draft.set(Some(Answer::Ordered(places.get()))));
    let items = move || {
        let item = |(at, place): (usize, usize)| {
            let name = names[place].clone();
            let label = fill_lesson(lang, LessonMsg::LessonEarlier, &[("what", Arg::Words(&name))]);
            let id = id_of(place);
            let earlier = move |_| {
                if at > 0 {
                    places.update(|places| places.swap(at, at - 1));
                    // The focus goes with the event, so that the same key moves the same event on.
                    page::focus_soon(vec![id_of(place)]);
                }
            };
            view! {
                <li>
                    <span>{name}</span>
                    <button
                        type="button"
                        id=id
                        aria-label=label
                        // One that has come to the first place keeps the focus.
                        aria-disabled=(at == 0).to_string()
                        disabled=move || player.is_revealed()
                        on:click=earlier
                    >
                        "↑"
                    </button>
                </li>
            }
            .into_any()
        };
        places.get().into_iter().enumerate().map(item).collect::<Vec<_>>()
    };
    view! { <ol class="lesson-order">{items}</ol> }.into_any()
}
