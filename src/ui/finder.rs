use super::atlas::Atlas;
use super::parts::{button, icon_button};
use super::scene::Scene;
use crate::chart::timeline::{events_found, events_shown};
use crate::model::{Lang, Number};
use crate::platform::{address, page};
use crate::seam::{Command, Move};
use crate::text::{Arg, Msg, fill, say};
use crate::view::Action;
use leptos::prelude::*;

/// The id of the field of the search.
pub const FIND: &str = "find";

/// The id of the field of the date to go to.
pub const JUMP: &str = "jump";

/// Search, steps through what is found, zoom, and a date to go to, over the timeline.
#[component]
pub fn Finder(atlas: Atlas) -> impl IntoView {
    // What is searched for comes from the link too; a field that is typed in is left alone.
    Effect::new(move |_| {
        if atlas.scene.with(|scene| is_shown(atlas, scene)) {
            atlas.scene.with(|scene| page::fill_field(FIND, &scene.state.q));
        }
    });
    // What was typed belongs to the view that the reader has left.
    address::on_change(move || atlas.scene.with_untracked(|scene| page::refill_field(FIND, &scene.state.q)));
    view! {
        <div class="finder" id="finder">
            {move || atlas.scene.with(|scene| match is_shown(atlas, scene) {
                true => bar(atlas, scene),
                false => ().into_any(),
            })}
        </div>
    }
}

/// Below a growth chart it comes after that; where the timeline stands alone, with it, since what comes later would push it
/// down.
fn is_shown(atlas: Atlas, scene: &Scene) -> bool {
    let page = scene.state.page;
    page.has_timeline() && (!page.has_growth() || atlas.is_whole.get())
}

fn bar(atlas: Atlas, scene: &Scene) -> AnyView {
    let lang = scene.lang;
    let bad_date = bad_date(atlas, lang);
    let is_good = bad_date.is_empty();
    view! {
        <div class="group" role="search">
            {field(atlas, FIND, "search", say(lang, Msg::Find))}
            {icon_button("find-previous", Command::Step(-1), say(lang, Msg::EventPrevious), "‹")}
            {icon_button("find-next", Command::Step(1), say(lang, Msg::EventNext), "›")}
            <span id="count" role="status">{counted(atlas, scene)}</span>
        </div>
        <div class="group">
            {steps(lang)}
            {button("move-all", "plain", Command::Move(Move::All), say(lang, Msg::Fit))}
            {field(atlas, JUMP, "text", say(lang, Msg::Jump))}
            {icon_button("jump-go", Command::Jump, say(lang, Msg::Jump), "↵")}
        </div>
        <p id="jump-bad" class="refused" role="alert" hidden=is_good>{bad_date}</p>
        <p class="fine">{say(lang, Msg::MovingHelp)}</p>
    }
    .into_any()
}

fn steps(lang: Lang) -> Vec<AnyView> {
    let steps = [
        ("move-out", Move::Out, Msg::ZoomOut, "−"),
        ("move-in", Move::In, Msg::ZoomIn, "+"),
        ("move-earlier", Move::Earlier, Msg::Earlier, "←"),
        ("move-later", Move::Later, Msg::Later, "→"),
    ];
    steps.map(|(id, step, name, sign)| icon_button(id, Command::Move(step), say(lang, name), sign)).into()
}

fn field(atlas: Atlas, id: &'static str, kind: &'static str, name: &'static str) -> AnyView {
    let typed = move |event| match id {
        FIND => atlas.act(Action::Find(event_target_value(&event))),
        // What was wrong with the date before is not what is typed now.
        _ => atlas.feedback.update(|feedback| feedback.bad_date.clear()),
    };
    view! {
        <label>
            <span class="hidden">{name}</span>
            <input id=id type=kind autocomplete="off" spellcheck="false" placeholder=name on:input=typed/>
        </label>
    }
    .into_any()
}

/// How many events are shown, or found.
fn counted(atlas: Atlas, scene: &Scene) -> String {
    let number = |n: usize| Arg::Count(Number::whole(n as i64));
    if scene.state.q.is_empty() {
        let (first, end) = scene.frame.time.domain();
        let n = events_shown(atlas.data(), &scene.state, first, end).len();
        return fill(scene.lang, Msg::CountShown, &[("n", number(n))]);
    }
    let (found, of) = events_found(atlas.data(), &scene.state);
    fill(scene.lang, Msg::FindCount, &[("m", number(found.len())), ("n", number(of))])
}

/// That what was typed is no date; empty when nothing is wrong.
fn bad_date(atlas: Atlas, lang: Lang) -> String {
    atlas.feedback.with(|feedback| match feedback.bad_date.is_empty() {
        true => String::new(),
        false => fill(lang, Msg::JumpBad, &[("part", Arg::Words(&feedback.bad_date))]),
    })
}
