use super::atlas::{Atlas, Scene};
use super::command::{MOVES, bare_button, button};
use crate::chart::timeline::{events_found, events_shown};
use crate::model::Number;
use crate::platform::dom::{El, el, fill};
use crate::platform::page;
use crate::seam::Command;
use crate::seam::Move;
use crate::text::{Arg, Msg, fill as fill_words, say};

/// The id of the element that holds it, of the search, of the date to go to, and of the count.
pub const IDS: [&str; 4] = ["finder", "find", "jump", "count"];

/// Brings the bar over the timeline in step with the view. It is not built anew while a reader types in it: only another
/// page or language does that.
pub fn update(atlas: Atlas, scene: &Scene) {
    let Some(host) = page::element(IDS[0]) else { return };
    let has_timeline = scene.state.page.has_timeline();
    let key = if has_timeline { scene.lang.tag() } else { "" };
    if host.get_attribute("data-lang").as_deref() != Some(key) {
        let _ = host.set_attribute("data-lang", key);
        fill(&host, if has_timeline { bar(atlas, scene) } else { Vec::new() });
    }
    if !has_timeline {
        return;
    }
    page::fill_field(IDS[1], &scene.state.q);
    let number = |n: usize| Arg::Count(Number::whole(n as i64));
    let words = if scene.state.q.is_empty() {
        let (first, end) = scene.frame.time.domain();
        let n = events_shown(atlas.data, &scene.state, first, end).len();
        fill_words(scene.lang, Msg::CountShown, &[("n", number(n))])
    } else {
        let (found, of) = events_found(atlas.data, &scene.state);
        fill_words(scene.lang, Msg::FindCount, &[("m", number(found.len())), ("n", number(of))])
    };
    page::set_text(IDS[3], &words);
}

/// Search, steps through what is found, zoom, and a date to go to.
fn bar(atlas: Atlas, scene: &Scene) -> Vec<El> {
    let lang = scene.lang;
    let icon = |command: Command, sign: &str, name: Msg| {
        let name = say(lang, name);
        bare_button(command).class("icon").attr("aria-label", name).attr("title", name).text(sign)
    };
    let field = |at: usize, kind: &str, name: Msg| {
        let input =
            el("input").attr("id", IDS[at]).attr("type", kind).attr("autocomplete", "off").attr("spellcheck", "false");
        el("label")
            .child(el("span").class("hidden").text(say(lang, name)))
            .child(input.attr("placeholder", say(lang, name)))
    };
    let find = el("div").class("group").attr("role", "search").children([
        field(1, "search", Msg::Find),
        icon(Command::Step(-1), "‹", Msg::EventPrevious).attr("id", "find-previous"),
        icon(Command::Step(1), "›", Msg::EventNext).attr("id", "find-next"),
        el("span").attr("id", IDS[3]).attr("role", "status"),
    ]);
    let signs = [("−", Msg::ZoomOut), ("+", Msg::ZoomIn), ("←", Msg::Earlier), ("→", Msg::Later)];
    let steps = MOVES.into_iter().zip(signs).map(|((step, _), (sign, name))| icon(Command::Move(step), sign, name));
    let group = el("div").class("group").children(steps);
    let go = field(2, "text", Msg::Jump);
    let group = group.children([
        button(atlas, Command::Move(Move::All), Msg::Fit).class("plain"),
        go,
        icon(Command::Jump, "↵", Msg::Jump),
    ]);
    vec![
        find,
        group,
        el("p").attr("id", "jump-bad").class("refused").attr("role", "alert").attr("hidden", ""),
        el("p").class("fine").text(say(lang, Msg::MovingHelp)),
    ]
}

/// Says that what was typed is no date; without a text, takes that back.
pub fn refuse(atlas: Atlas, typed: Option<&str>) {
    let words =
        typed.map(|typed| fill_words(atlas.lang(), Msg::JumpBad, &[("part", Arg::Words(typed))])).unwrap_or_default();
    page::set_text("jump-bad", &words);
}
