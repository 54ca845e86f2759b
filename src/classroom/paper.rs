//! A lesson on paper: the pupil's sheet, which holds no answer; the answers; the teacher's script; cards to vote with.

use super::choose::quotation;
use super::shared::{Lessons, OWN};
use super::words::{blocks, inlines};
use crate::chart::plan::Size;
use crate::export::qr::Matrix;
use crate::lessons::address::{Address, Mode};
use crate::lessons::answers::{judgement_words, letter};
use crate::lessons::blank::Blanks;
use crate::lessons::blocks::Form;
use crate::lessons::facts::{fact, speaker, speaker_name};
use crate::lessons::guess::Guess;
use crate::lessons::picture::{LessonPicture, Room, drawing, picture};
use crate::lessons::progress::speakers;
use crate::lessons::{Hide, Judgement, Lesson, Step, Task, TaskKind};
use crate::model::Date;
use crate::platform::{address, page};
use crate::records::{Library, words as record_words};
use crate::text::LessonMsg;
use crate::view::{code, parse};
use leptos::prelude::*;

/// The width of a picture on paper, in CSS pixels.
const WIDTH: f64 = 640.0;

/// The highest picture that is printed, in CSS pixels: with its step it still stands on one page.
const TALLEST: f64 = 600.0;

/// The lesson on paper, with a button that prints it.
pub fn paper(lessons: Lessons, lesson: Lesson, here: &str, mode: Mode) -> impl IntoView {
    let other = |mode, message| lessons.mode_link(here, mode, message);
    let head = (mode == Mode::Sheet).then(|| {
        let line = |message| view! { <span>{lessons.say(message)}</span> }.into_any();
        view! {
            <p class="sheet-head">
                {line(LessonMsg::LessonName)}{line(LessonMsg::LessonClass)}{line(LessonMsg::LessonDate)}
            </p>
        }
    });
    let blanks = Blanks::of(&lesson, lessons.data, Library::open());
    let whole = lesson;
    let lesson = if mode == Mode::Sheet { blanks.left_in(&whole) } else { whole.clone() };
    let has_gaps = lesson != whole;
    let lead = (mode == Mode::Sheet).then(|| {
        let gaps = has_gaps.then(|| [" ", lessons.say(LessonMsg::LessonGaps)].concat());
        view! { <p>{lessons.say(LessonMsg::LessonPencil)}{gaps}</p> }
    });
    let steps: Vec<AnyView> = lesson
        .steps
        .iter()
        .enumerate()
        .filter_map(|(at, step)| match mode {
            Mode::Key => key(lessons, at, step),
            Mode::Script => Some(script(lessons, at, step)),
            _ => Some(sheet(lessons, &lesson, &blanks, here, at)),
        })
        .collect();
    let content = if mode == Mode::Cards {
        let cards: Vec<AnyView> =
            (0..4).map(|at| view! { <p class="card">{letter(at).to_string()}</p> }.into_any()).collect();
        view! { <div class="cards">{cards}</div> }.into_any()
    } else {
        view! { {head}<h1>{lesson.title.clone()}</h1>{lead}{steps} }.into_any()
    };
    let of = [here, mode.slug(), lessons.lang().tag()].join(" ");
    let foot = (mode != Mode::Cards).then(|| {
        view! { <p class="sheet-foot">{lessons.say(LessonMsg::LessonSheetFoot)}" "{lesson.id.clone()}", "{lesson.lang.tag()}</p> }
    });
    view! {
        <p class="acts no-print">
            <button type="button" class="solid" on:click=move |_| page::print()>{lessons.say(LessonMsg::LessonPrint)}</button>
            {other(Mode::Sheet, LessonMsg::LessonSheet)}
            {other(Mode::Key, LessonMsg::LessonKey)}
            {other(Mode::Script, LessonMsg::LessonScript)}
            {other(Mode::Cards, LessonMsg::LessonCards)}
            <a href=lessons.list_link()>{lessons.say(LessonMsg::LessonAll)}</a>
        </p>
        <article class="lesson-paper" data-paper=of>{content}{foot}</article>
    }
}

/// How a lesson on paper is called.
pub fn name(mode: Mode) -> LessonMsg {
    match mode {
        Mode::Key => LessonMsg::LessonKey,
        Mode::Script => LessonMsg::LessonScript,
        Mode::Cards => LessonMsg::LessonCards,
        Mode::Pupil | Mode::Show | Mode::Sheet => LessonMsg::LessonSheet,
    }
}

/// The number and heading of a step.
fn heading(at: usize, step: &Step) -> AnyView {
    view! { <h2><span>{(at + 1).to_string()}</span>" "{step.title.clone()}</h2> }.into_any()
}

/// Lines to write on.
fn lines(count: usize) -> AnyView {
    let lines: Vec<AnyView> = (0..count).map(|_| view! { <i class="write-line"></i> }.into_any()).collect();
    view! { <div class="write-lines">{lines}</div> }.into_any()
}

/// Boxes to tick.
fn boxes(words: Vec<AnyView>) -> AnyView {
    let items: Vec<AnyView> =
        words.into_iter().map(|words| view! { <li><i class="box"></i><span>{words}</span></li> }.into_any()).collect();
    view! { <ul class="boxes">{items}</ul> }.into_any()
}

/// A picture with its finding; nothing for one that fills a page or more, such as a timeline of many lanes: that is for the
/// wall.
fn printed(picture: LessonPicture) -> Option<AnyView> {
    let LessonPicture { title, drawings, height, .. } = picture;
    let shown = view! { <p class="finding">{title}</p><div class="drawing" inner_html=drawings.concat()></div> };
    (height < TALLEST).then(|| shown.into_any())
}

/// True for a view of a series of which another step asks for counts: on a sheet, which shows all steps at once, it would
/// give them away. The class sees it on the wall.
fn gives_away(lessons: Lessons, blanks: &Blanks, step: &Step, view: &str) -> bool {
    let state = parse(view, lessons.data).0;
    state.page.has_growth() && blanks.are_told_by(&step.id, state.shown())
}

/// A step on the pupil's sheet.
fn sheet(lessons: Lessons, lesson: &Lesson, blanks: &Blanks, here: &str, at: usize) -> AnyView {
    let Some(step) = lesson.steps.get(at) else { return ().into_any() };
    let is_hidden = step.hide.contains(&Hide::Values);
    let told = |view: &&String| is_hidden || !gives_away(lessons, blanks, step, view);
    let is_drawn = matches!(step.task.as_ref().map(|task| &task.kind), Some(TaskKind::Draw { .. }));
    let shown = step.view.as_ref().filter(|_| !is_drawn).filter(told).map(|view| {
        let room = Room { width: WIDTH, text: 1.0, height: Some(230.0) };
        let picture = picture(lessons.data, view, lessons.lang(), room, &step.hide);
        printed(picture)
    });
    view! {
        <section class="sheet-step">
            {address_of(lessons, here, at)}
            {heading(at, step)}
            {blocks(lessons, &step.text)}
            {shown}
            {step.task.as_ref().map(|task| asked(lessons, blanks, step, task))}
        </section>
    }
    .into_any()
}

/// The QR code and the short code that open a step; from a disk, where no link opens elsewhere, the short code alone.
fn address_of(lessons: Lessons, here: &str, at: usize) -> Option<AnyView> {
    if here == OWN {
        return None;
    }
    let link = lessons.link(&Address { id: here.to_string(), step: at + 1, ..Address::default() });
    let matrix = address::shared(&link).and_then(|link| Matrix::new(&link));
    let code = code::encode(&parse(&link, lessons.data).0, lessons.data);
    let drawn = matrix.map(|matrix| {
        let (side, path) = (matrix.extent().to_string(), matrix.path());
        view! {
            <svg viewBox=["0 0 ", &side, " ", &side].concat() aria-hidden="true">
                <rect width=side.clone() height=side.clone() fill="#fff"></rect>
                <path d=path fill="#000"></path>
            </svg>
        }
    });
    Some(view! { <p class="step-code">{drawn} <small>{code}</small></p> }.into_any())
}

/// What is asked of a pupil with a pencil.
fn asked(lessons: Lessons, blanks: &Blanks, step: &Step, task: &Task) -> AnyView {
    let (library, lang) = (Library::open(), lessons.lang());
    match &task.kind {
        TaskKind::Reveal(_) => lines(2),
        TaskKind::Draw { series, given, ask, max } => {
            let Some(series) = lessons.data.series_index(series) else { return ().into_any() };
            let none = vec![None; ask.len()];
            let (data, max) = (lessons.data, max.to_f64());
            let guess = Guess { data, series, given, ask, max, guessed: &none, is_revealed: false, lang };
            let plan = guess.plan(Size { width: WIDTH, height: 250.0 });
            view! { <div class="drawing" inner_html=drawing(&plan, 1.0)></div> }.into_any()
        }
        TaskKind::Choose { choices, .. } => {
            let words = |(at, choice): (usize, &crate::lessons::Choice)| {
                view! { <b>{letter(at).to_string()}</b>" "{inlines(lessons, &choice.words)} }.into_any()
            };
            boxes(choices.iter().enumerate().map(words).collect())
        }
        TaskKind::Judge { record, .. } => {
            let judgements = Judgement::ALL.map(|judgement| judgement_words(lang, judgement).into_any());
            // What is asked for stands in no quotation either: its text has a gap to copy it into.
            let is_told = step.quotes(record) || blanks.holds(record);
            view! {
                {(!is_told).then(|| quotation(lessons, record))}
                {boxes(judgements.into_iter().collect())}
                <p class="because">{lessons.say(LessonMsg::LessonBecause)}</p>
                {lines(2)}
            }
            .into_any()
        }
        TaskKind::Speaker { claim, others } => {
            let Some(record) = library.record(claim) else { return ().into_any() };
            let names = speakers(library, claim, others).into_iter();
            let names = names.map(|id| speaker_name(library, record, &id, lang).into_any()).collect();
            view! { {(!step.quotes(claim)).then(|| quotation(lessons, claim))}{boxes(names)} }.into_any()
        }
        TaskKind::Order(ids) => {
            let mut ids = ids.clone();
            ids.sort_unstable();
            boxes(ids.iter().map(|id| record_words::name_of(library, id, lang).to_string().into_any()).collect())
        }
        TaskKind::Number { .. } => lines(1),
        TaskKind::Write { lines: count } => lines(usize::from(*count)),
    }
}

/// A record in words.
fn in_words(lessons: Lessons, id: &str) -> Option<String> {
    let library = Library::open();
    let found = library.record(id).and_then(|record| fact(library, record, Form::Whole, lessons.lang()));
    found.map(|fact| fact.line())
}

/// A record in a line.
fn line(lessons: Lessons, id: &str) -> AnyView {
    view! { <p>{in_words(lessons, id)}</p> }.into_any()
}

/// A step among the answers; `None` for one that asks nothing with an answer.
fn key(lessons: Lessons, at: usize, step: &Step) -> Option<AnyView> {
    let (library, lang) = (Library::open(), lessons.lang());
    let task = step.task.as_ref()?;
    let answer = match &task.kind {
        TaskKind::Reveal(_) | TaskKind::Write { .. } => return None,
        TaskKind::Draw { series, ask, .. } => {
            let series = lessons.data.series_index(series)?;
            let values = lessons.data.values_of(series);
            let asked = values.filter(|one| one.date.is_some_and(|date| ask.contains(&date.first().year())));
            let year = |date: Option<Date>| date.map(|date| date.first().year().to_string());
            asked
                .map(|one| view! { <p><b>{year(one.date)}</b>" "{in_words(lessons, one.id)}</p> }.into_any())
                .collect::<Vec<_>>()
                .into_any()
        }
        TaskKind::Choose { choices, .. } => {
            let told = choices.iter().enumerate().filter(|(_, choice)| task.discuss || choice.is_right);
            told.map(|(at, choice)| {
                view! {
                    <p><b>{letter(at).to_string()}</b>" "{inlines(lessons, &choice.words)}": "{inlines(lessons, &choice.feedback)}</p>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
            .into_any()
        }
        TaskKind::Judge { check, support, .. } => {
            let supported = support.first().map(|id| line(lessons, id));
            view! { {line(lessons, check)}{supported} }.into_any()
        }
        TaskKind::Speaker { claim, .. } => {
            let record = library.record(claim)?;
            view! { <p>{speaker_name(library, record, speaker(record), lang)}</p> }.into_any()
        }
        TaskKind::Order(ids) => {
            let mut events: Vec<_> = ids.iter().filter_map(|id| library.record(id)).collect();
            events.sort_by_key(|event| record_words::when(event).map(|when| when.sort_key()));
            events.into_iter().map(|event| line(lessons, event.id())).collect::<Vec<_>>().into_any()
        }
        TaskKind::Number { record, .. } => {
            let better = library.record(record).and_then(|record| record_words::better(&record, lang));
            view! { <p>{better}</p>{line(lessons, record)} }.into_any()
        }
    };
    let open = task.discuss.then(|| view! { <p><i>{lessons.say(LessonMsg::LessonDiscuss)}</i></p> });
    Some(view! { <section class="sheet-step">{heading(at, step)}{open}{answer}</section> }.into_any())
}

/// A step of the teacher's script: what pupils see once all is shown, and the notes.
fn script(lessons: Lessons, at: usize, step: &Step) -> AnyView {
    let shown = step.view.as_ref().map(|view| {
        let room = Room { width: WIDTH, text: 1.0, height: Some(260.0) };
        let picture = picture(lessons.data, view, lessons.lang(), room, &[]);
        printed(picture)
    });
    view! {
        <section class="sheet-step">
            {heading(at, step)}
            {blocks(lessons, &step.text)}
            {shown}
            {key(lessons, at, &Step { title: lessons.say(LessonMsg::LessonKey).to_string(), ..step.clone() })}
            <div class="notes">{blocks(lessons, &step.notes)}</div>
        </section>
    }
    .into_any()
}
