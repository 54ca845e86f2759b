//! What is said of a reader's data over the charts that show them: whose they are, and that nobody has checked them.

use super::drawn::may_be_beside;
use super::shown_data::{DrawnData, Unshown, Whose};
use super::state::Yours;
use crate::model::{Lang, Number};
use crate::owndata::link::LinkError;
use crate::seam::{Command, ShownPage, port};
use crate::text::{Arg, OwnMsg, fill_own, say_own};
use crate::view::{Action, Page};
use leptos::prelude::*;

/// The bar; nothing on pages without charts, and where the atlas is shown.
#[component]
pub fn OwnBar(shown: RwSignal<ShownPage>) -> impl IntoView {
    let yours = Yours::kept();
    let is_there = {
        let yours = yours.clone();
        Memo::new(move |_| {
            let (has_charts, is_drawn) = shown.with(|shown| (shown.own.has_charts, shown.own.shows_beside.is_some()));
            has_charts && (is_drawn && yours.drawn.with(Option::is_some) || yours.trouble.with(Option::is_some))
        })
    };
    let lang = Memo::new(move |_| shown.with(|shown| shown.lang));
    move || is_there.get().then(|| bar(&yours, lang.get()))
}

fn bar(yours: &Yours, lang: Lang) -> AnyView {
    let leave = {
        let yours = yours.clone();
        move |_| yours.leave()
    };
    let back = view! { <button class="act" id="own-back" on:click=leave>{say_own(lang, OwnMsg::OwnBack)}</button> };
    if let Some(trouble) = yours.trouble.get() {
        let words = trouble_words(lang, trouble);
        return view! { <div class="own-bar" role="alert"><p>{words}</p> <p class="acts">{back}</p></div> }.into_any();
    }
    let Some(drawn) = yours.drawn.get() else { return ().into_any() };
    let message = match drawn.whose {
        Whose::Reader => OwnMsg::OwnBarYours,
        Whose::Sender => OwnMsg::OwnBarSent,
        Whose::Example => OwnMsg::OwnBarExample,
    };
    let choice = |is_beside: bool, name: OwnMsg| {
        let (yours, drawn) = (yours.clone(), drawn.clone());
        let pressed = (drawn.is_beside == is_beside).to_string();
        let choose = move |_| {
            let drawn = drawn.clone();
            if drawn.is_beside != is_beside {
                yours.draw(DrawnData { is_beside, ..drawn }, false);
            }
        };
        view! { <button aria-pressed=pressed on:click=choose>{say_own(lang, name)}</button> }.into_any()
    };
    let choices = match may_be_beside(&drawn.payload) {
        true => view! {
            <span class="own-filter" role="group" aria-label=say_own(lang, OwnMsg::OwnBesideChoice)>
                {choice(false, OwnMsg::OwnAlone)} {choice(true, OwnMsg::OwnBeside)}
            </span>
        }
        .into_any(),
        false => view! { <span>{say_own(lang, OwnMsg::OwnOnlyAlone)}</span> }.into_any(),
    };
    let table = port::does(Command::View(Action::Open(Page::Data)));
    view! {
        <div class="own-bar" role="note">
            <p><b>{say_own(lang, message)}</b></p>
            <p class="acts">
                {choices}
                <button class="act" on:click=table>{say_own(lang, OwnMsg::OwnTableAgain)}</button>
                {back}
            </p>
        </div>
    }
    .into_any()
}

/// Why nothing of a link is shown.
fn trouble_words(lang: Lang, trouble: Unshown) -> String {
    let message = match trouble {
        Unshown::Link(LinkError::Cut { found, expected }) => {
            let count = |n: usize| Arg::Count(Number::whole(n as i64));
            let args = [("found", count(found)), ("expected", count(expected))];
            return fill_own(lang, OwnMsg::OwnLinkCut, &args);
        }
        Unshown::Link(LinkError::Short) => OwnMsg::OwnLinkShort,
        Unshown::Link(LinkError::Newer) => OwnMsg::OwnLinkNewer,
        Unshown::Link(LinkError::Changed) => OwnMsg::OwnLinkChanged,
        Unshown::Link(LinkError::TooLarge) => OwnMsg::OwnLinkLarge,
        Unshown::NoData => OwnMsg::OwnLinkNoData,
    };
    say_own(lang, message).to_string()
}
