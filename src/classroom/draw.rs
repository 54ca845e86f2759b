//! The draw task: counts are guessed before they are shown, with the pointer, with keys, or as numbers.

use super::player::{ClassSays, Player};
use super::size::{room, window_size};
use crate::chart::plan::Size;
use crate::lessons::blocks::Form;
use crate::lessons::facts::fact;
use crate::lessons::guess::Guess;
use crate::lessons::picture::drawing;
use crate::lessons::progress::Answer;
use crate::lessons::typed::{self, Typed};
use crate::lessons::{Task, TaskKind};
use crate::model::{Lang, Number, Verdict};
use crate::platform::page;
use crate::records::{Library, words};
use crate::text::{Arg, LessonMsg, fill_lesson, number_words};
use leptos::html;
use leptos::prelude::*;
use web_sys::PointerEvent;

/// What is drawn, taken out of the task once.
#[derive(Clone)]
struct DrawTask {
    series: usize,
    given: Vec<i32>,
    ask: Vec<i32>,
    max: Number,
}

impl DrawTask {
    fn guess<'a>(&'a self, player: Player, guessed: &'a [Option<Number>], lang: Lang) -> Guess<'a> {
        Guess {
            data: player.lessons.data,
            series: self.series,
            given: &self.given,
            ask: &self.ask,
            max: self.max.to_f64(),
            guessed,
            is_revealed: player.is_revealed(),
            lang,
        }
    }
}

/// The picture with a field for each asked year.
pub fn draw(player: Player, task: &Task) -> impl IntoView {
    let TaskKind::Draw { series, given, ask, max } = &task.kind else { return ().into_any() };
    let Some(series) = player.lessons.data.series_index(series) else { return ().into_any() };
    let asked = StoredValue::new(DrawTask { series, given: given.clone(), ask: ask.clone(), max: *max });
    let lang = player.lessons.lang();
    let kept = player.lessons.kept.guesses;
    let given_before: Vec<Option<Number>> = match untrack(|| player.answer()) {
        Some(Answer::Drawn(guesses)) if guesses.len() == ask.len() => guesses.into_iter().map(Some).collect(),
        _ => {
            // The browser loads the page anew at a key of the clicker; the address has kept what a class said.
            let said = if player.is_pupil() { Vec::new() } else { untrack(|| player.lessons.address()).guess };
            let typed = said.into_iter().chain(std::iter::repeat(None));
            typed.map(|guess| guess.map(|guess| Number::whole(guess.into()))).take(ask.len()).collect()
        }
    };
    let guesses = TypedGuesses { shown: RwSignal::new(given_before.clone()), written: RwSignal::new(given_before) };
    let guessed = guesses.shown;
    Effect::new(move |_| {
        let all: Option<Vec<Number>> = guessed.get().into_iter().collect();
        player.draft.set(all.map(Answer::Drawn));
    });
    let place = player.place();
    Effect::new(move |before: Option<Vec<Option<Number>>>| {
        let now = guesses.written.get();
        if !player.is_pupil() {
            // The teacher comes back to it.
            kept.update(|all| drop(all.insert(place.clone(), now.iter().copied().map(whole).collect())));
        }
        if before.is_some_and(|before| before != now) {
            // While a mark is drawn it changes many times in a second.
            let then = now.clone();
            page::after(RESTS, move || {
                if guesses.written.try_get_untracked().as_ref() == Some(&then) {
                    player.keep(ClassSays::Guess(then.into_iter().map(whole).collect()));
                }
            });
        }
        now
    });
    let size = window_size();
    let step = player.step().unwrap_or_default();
    // The picture is planned for text of the usual size and drawn larger where it hangs on a wall.
    let layout = Memo::new(move |_| {
        let room = room(player, &step, size.get());
        let height = room.height.unwrap_or(340.0);
        (Size { width: room.width / room.text, height: height / room.text }, room.text)
    });
    let picture = move || {
        let (size, scale) = layout.get();
        let guessed = guessed.get();
        asked.with_value(|asked| drawing(&asked.guess(player, &guessed, lang).plan(size), scale)).unwrap_or_default()
    };
    let host = NodeRef::<html::Div>::new();
    let point = move |event: &PointerEvent| {
        let Some(host) = host.get_untracked() else { return };
        let rect = host.get_bounding_client_rect();
        let (size, scale) = layout.get_untracked();
        let at =
            ((f64::from(event.client_x()) - rect.left()) / scale, (f64::from(event.client_y()) - rect.top()) / scale);
        let all = guessed.get_untracked();
        let pointed = untrack(|| asked.with_value(|asked| asked.guess(player, &all, lang).pointed(size, at)));
        if let Some((year, value)) = pointed.filter(|_| !untrack(|| player.is_revealed())) {
            guesses.put(year, Some(value));
        }
    };
    let fields: Vec<AnyView> =
        ask.iter().enumerate().map(|(at, year)| field(player, guesses, at, *year, *max)).collect();
    view! {
        <div class="lesson-draw">
            <div
                class="drawing"
                aria-hidden="true"
                node_ref=host
                inner_html=picture
                on:pointerdown=move |event| point(&event)
                on:pointermove=move |event| if event.buttons() == 1 { point(&event) }
            ></div>
            <p class="lesson-guesses" class:gone=move || player.is_revealed()>{fields}</p>
            <div role="status">{move || player.is_revealed().then(|| gaps(player, asked, &guessed.get()))}</div>
        </div>
    }
    .into_any()
}

/// How long a guess rests before it is kept in the address, in milliseconds.
const RESTS: u32 = 200;

/// The guesses of a task, one for each asked year.
#[derive(Clone, Copy)]
struct TypedGuesses {
    /// As the picture and the fields show them.
    shown: RwSignal<Vec<Option<Number>>>,
    /// The same with what stands in a field that is not yet left: a key of the clicker may load the page anew before.
    written: RwSignal<Vec<Option<Number>>>,
}

impl TypedGuesses {
    fn put(self, at: usize, guess: Option<Number>) {
        self.write(at, guess);
        self.shown.update(|all| all[at] = guess);
    }

    fn write(self, at: usize, guess: Option<Number>) {
        self.written.update(|all| all[at] = guess);
    }
}

/// A guess as it stands in the address.
fn whole(guess: Option<Number>) -> Option<u32> {
    guess.map(|guess| guess.to_f64().round() as u32)
}

/// A field for a year: a number is typed, or changed by the arrow keys, with Shift ten times as fast.
fn field(player: Player, guesses: TypedGuesses, at: usize, year: i32, max: Number) -> AnyView {
    let lang = player.lessons.lang();
    let label = fill_lesson(lang, LessonMsg::LessonGuessOf, &[("year", Arg::Words(&year.to_string()))]);
    let shown = move || guesses.shown.with(|all| all[at]).map(|number| number_words(lang, number)).unwrap_or_default();
    let within = move |value: f64| Number::rounded(value.clamp(0.0, max.to_f64()), 0);
    let left = move |event| match typed::read(lang, &event_target_value(&event)) {
        Typed::Number(number) | Typed::Ambiguous(number, _) => guesses.put(at, within(number.to_f64())),
        Typed::Empty | Typed::Unclear => guesses.put(at, None),
    };
    let typing = move |event| {
        if let Typed::Number(number) = typed::read(lang, &event_target_value(&event)) {
            guesses.write(at, within(number.to_f64()));
        }
    };
    let key = move |event: web_sys::KeyboardEvent| {
        let step = max.to_f64() / if event.shift_key() { 10.0 } else { 100.0 };
        // What is typed counts though the field is not left.
        let now = guesses.written.with_untracked(|all| all[at]).map_or(0.0, Number::to_f64);
        match event.key().as_str() {
            "ArrowUp" => guesses.put(at, within(now + step)),
            "ArrowDown" => guesses.put(at, within(now - step)),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <label>
            <span>{label}</span>
            <input
                type="text"
                inputmode="numeric"
                autocomplete="off"
                prop:value=shown
                disabled=move || player.is_revealed()
                on:change=left
                on:input=typing
                on:keydown=key
            />
        </label>
    }
    .into_any()
}

/// For each guess how far it is from what is printed.
fn gaps(player: Player, asked: StoredValue<DrawTask>, guessed: &[Option<Number>]) -> AnyView {
    let lang = player.lessons.lang();
    let (gaps, ids) = asked.with_value(|asked| {
        let guess = asked.guess(player, guessed, lang);
        let asked = asked.ask.iter().filter_map(|year| Some(guess.observation(*year)?.id));
        (guess.gaps(), asked.collect::<Vec<_>>())
    });
    let rows: Vec<AnyView> = gaps
        .into_iter()
        .map(|(year, words)| view! { <div><dt>{year.to_string()}</dt><dd>{words}</dd></div> }.into_any())
        .collect();
    let library = Library::open();
    let checks = ids.into_iter().flat_map(|id| library.checks_of(id));
    let doubts = checks.filter(|check| {
        words::verdict(check).is_some_and(|verdict| matches!(verdict, Verdict::Misprint | Verdict::Contradicted))
    });
    let doubts: Vec<AnyView> = doubts
        .filter_map(|check| fact(library, check, Form::Whole, lang))
        .map(|fact| view! { <p>{fact.line()}</p> }.into_any())
        .collect();
    let title = (!rows.is_empty()).then(|| view! { <h2>{player.lessons.say(LessonMsg::LessonGapTitle)}</h2> });
    if rows.is_empty() && doubts.is_empty() {
        return ().into_any();
    }
    view! { <div class="lesson-reveal">{title}<dl class="gaps">{rows}</dl><div class="doubts">{doubts}</div></div> }
        .into_any()
}
