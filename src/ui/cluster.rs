use super::atlas::Atlas;
use super::describe;
use super::parts::{button, cross, pixels, select};
use super::scene::Scene;
use crate::chart::plan::Plan;
use crate::seam::Command;
use crate::text::{Msg, date_words, say};
use leptos::prelude::*;

/// Width of the list, and how far it reaches to the left of its mark, in pixels.
const LIST: (f64, f64) = (340.0, 40.0);

/// From the mark down to the list, in pixels.
const BELOW: f64 = 8.0;

/// The events under one mark, as a list from which one is read; nothing while no list is open in this plan.
pub fn list(atlas: Atlas, scene: &Scene, plan: &Plan) -> AnyView {
    let open = atlas.cluster.get().and_then(|first| plan.target(first)).filter(|target| !target.members.is_empty());
    let Some(target) = open else { return ().into_any() };
    let lang = scene.lang;
    let events = target.members.iter().filter_map(|id| atlas.data().events.iter().find(|event| event.id == *id));
    let items: Vec<AnyView> = events
        .map(|event| {
            let date = event.when.map(|when| date_words(lang, &when)).unwrap_or_default();
            view! { <li>{select("cluster", event.id, event.provenance.text.get(lang))}<small>{date}</small></li> }
                .into_any()
        })
        .collect();
    let (x, _) = target.rect.center();
    let (left, top) = ((x - LIST.1).min(plan.size.width - LIST.0).max(0.0), target.rect.y1 + BELOW);
    let (left, top) = (pixels(left), pixels(top));
    view! {
        <div
            class="cluster"
            data-over=""
            role="group"
            aria-label=describe::group(atlas.data(), lang, &target.members)
            style:left=left
            style:top=top
        >
            <ul>{items}</ul>
            {button("cluster-zoom", "plain", Command::Into(target.id), say(lang, Msg::GroupZoom))}
            {cross("cluster-close", Command::Cluster(None), say(lang, Msg::ReadingClose))}
        </div>
    }
    .into_any()
}
