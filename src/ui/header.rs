use super::atlas::Atlas;
use super::page_name::page_name;
use crate::model::Lang;
use crate::seam::Command;
use crate::seam::port::does;
use crate::text::{Msg, say};
use crate::view::{Action, Page, ViewState};
use leptos::prelude::*;

/// Brand, pages, languages, colours.
#[component]
pub fn Header(atlas: Atlas) -> impl IntoView {
    view! { {move || atlas.scene.with(|scene| header(atlas, &scene.state, scene.lang, atlas.device.get().dark))} }
}

fn header(atlas: Atlas, state: &ViewState, lang: Lang, is_dark: bool) -> AnyView {
    let pages = Page::ALL.into_iter().filter(|page| page.in_menu() == *page);
    let pages: Vec<AnyView> = pages.map(|page| page_link(atlas, state, lang, page)).collect();
    let languages: Vec<AnyView> = Lang::ALL.map(|own| language_button(lang, own)).into();
    view! {
        <a class="skip" id="skip" href="#main" on:click=does(Command::Skip)>{say(lang, Msg::Skip)}</a>
        <header class="top">
            <a class="brand" id="home" href="#/" on:click=does(Command::View(Action::Reset))>{say(lang, Msg::AppName)}</a>
            <nav class="main" aria-label=say(lang, Msg::Menu)>{pages}</nav>
            <div class="tools">
                <div role="group" aria-label=say(lang, Msg::Language)>{languages}</div>
                {colours_button(lang, is_dark)}
            </div>
        </header>
    }
    .into_any()
}

fn page_link(atlas: Atlas, state: &ViewState, lang: Lang, page: Page) -> AnyView {
    let href = atlas.link(&Action::Open(page).apply(state.clone()));
    let here = (state.page.in_menu() == page).then_some("page");
    let id = ["open-", page.slug()].concat();
    view! {
        <a href=href id=id aria-current=here on:click=does(Command::View(Action::Open(page)))>
            {say(lang, page_name(page))}
        </a>
    }
    .into_any()
}

/// Each language is called by its own name, whatever language the page speaks.
fn language_button(spoken: Lang, own: Lang) -> AnyView {
    let id = ["speak-", own.tag()].concat();
    let pressed = if own == spoken { "true" } else { "false" };
    view! {
        <button
            type="button"
            id=id
            lang=own.tag()
            aria-pressed=pressed
            on:click=does(Command::View(Action::Speak(own)))
        >
            {own.rules().own_name}
        </button>
    }
    .into_any()
}

fn colours_button(lang: Lang, is_dark: bool) -> AnyView {
    let name = say(lang, if is_dark { Msg::ThemeToLight } else { Msg::ThemeToDark });
    view! {
        <button type="button" id="colours" aria-label=name title=name on:click=does(Command::Colours)>
            <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
                <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="1.6"></circle>
                <path d="M10 3a7 7 0 0 0 0 14z" fill="currentColor"></path>
            </svg>
        </button>
    }
    .into_any()
}
