//! The teacher's table of pupils' codes, and the questions for other systems.

use super::shared::{Lessons, OWN, text_area};
use crate::export::csv::Separator;
use crate::export::zip;
use crate::lessons::{Lesson, answers, gift, qti, shelf};
use crate::platform::{device, save};
use crate::records::Library;
use crate::seam::files;
use crate::text::LessonMsg;
use leptos::prelude::*;

/// Codes are typed or pasted one on each line; the table is saved for the lesson that is chosen.
pub fn codes(lessons: Lessons) -> impl IntoView {
    let library = Library::open();
    let typed = RwSignal::new(String::new());
    let chosen = RwSignal::new(shelf::ids(lessons.lang()).first().copied().unwrap_or_default().to_string());
    let lesson = move || untrack(|| lessons.lesson(&chosen.get()));
    let hand_over = move |content: &[u8], kind: &str, name: &str| {
        if let Some(file) = save::file_of(content, kind) {
            save::download(&file, &["civic-atlas-", &chosen.get_untracked(), name].concat());
        }
    };
    let save_table = move |_| {
        let Some(lesson) = lesson() else { return };
        let typed = typed.get_untracked();
        let codes: Vec<&str> = typed.lines().filter(|line| !line.trim().is_empty()).collect();
        let separator = Separator::of_spreadsheets(lessons.lang(), device::has_decimal_comma());
        let table = answers::table(library, &lesson, &codes, lessons.lang(), separator);
        hand_over(table.as_bytes(), "text/csv;charset=utf-8", "-codes.csv");
    };
    let save_gift = move |_| {
        with_words(lessons, lesson(), move |lesson| {
            hand_over(gift::gift(library, lesson).as_bytes(), "text/plain;charset=utf-8", ".gift");
        });
    };
    let save_qti = move |_| {
        with_words(lessons, lesson(), move |lesson| {
            hand_over(&zip::archive(&qti::package(library, lesson)), "application/zip", "-qti.zip");
        });
    };
    let options = move || {
        let ids = shelf::ids(lessons.lang()).into_iter().chain([OWN]);
        let lessons = ids.filter_map(|id| Some((id, lessons.lesson(id)?)));
        lessons.map(|(id, lesson)| view! { <option value=id>{lesson.title}</option> }.into_any()).collect::<Vec<_>>()
    };
    view! {
        <details class="codes">
            <summary>{lessons.say(LessonMsg::LessonCodesTitle)}</summary>
            <div class="inner">
            <p>{lessons.say(LessonMsg::LessonCodeNote)}</p>
            <p class="field">
                <select aria-label=lessons.say(LessonMsg::LessonAll) on:change=move |event| chosen.set(event_target_value(&event))>
                    {options}
                </select>
            </p>
            {text_area("lesson-codes", lessons.say(LessonMsg::LessonCodesLabel), 6, move |text| typed.set(text))}
            <p class="acts">
                <button type="button" on:click=save_table>{lessons.say(LessonMsg::LessonCodesSave)}</button>
            </p>
            <h3>{lessons.say(LessonMsg::LessonExport)}</h3>
            <p class="acts">
                <button type="button" on:click=save_gift>{lessons.say(LessonMsg::LessonExportGift)}</button>
                <button type="button" on:click=save_qti>{lessons.say(LessonMsg::LessonExportQti)}</button>
            </p>
            </div>
        </details>
    }
}

/// Hands over a lesson once the words of its own language are here, in which its records are told. Where they cannot be had,
/// those of the page stand for them.
fn with_words(lessons: Lessons, lesson: Option<Lesson>, then: impl FnOnce(&Lesson) + 'static) {
    let Some(lesson) = lesson else { return };
    files::when_here(shelf::files_of(lesson.lang), move |is_here| {
        then(&if is_here { lesson } else { Lesson { lang: lessons.lang(), ..lesson } });
    });
}
