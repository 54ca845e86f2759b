//! The text of lessons as elements of the page.

use super::shared::Lessons;
use crate::lessons::blocks::{Block, Inline, Setting, in_one_line};
use crate::lessons::facts::fact;
use crate::records::Library;
use leptos::prelude::*;

/// Runs of words; a record stands there in words.
pub fn inlines(lessons: Lessons, inlines: &[Inline]) -> Vec<AnyView> {
    inlines.iter().map(|inline| run(lessons, inline)).collect()
}

fn run(lessons: Lessons, inline: &Inline) -> AnyView {
    match inline {
        Inline::Break => view! { <br/> }.into_any(),
        Inline::Record { id, form } => {
            let library = Library::open();
            let fact = library.record(id).and_then(|record| fact(library, record, *form, lessons.lang()));
            let Some(fact) = fact else { return view! { <code>{id.clone()}</code> }.into_any() };
            let source =
                (!fact.source.is_empty()).then(|| view! { <small class="source">" ("{fact.source}")"</small> });
            if fact.is_quote {
                return view! { <q lang="en" class="printed">{fact.words}</q>{source} }.into_any();
            }
            view! { <span class="fact">{fact.words}</span>{source} }.into_any()
        }
        Inline::Text { words, strong, emphasis, link } => {
            let words = in_one_line(words);
            let inner = match (strong, emphasis) {
                (true, true) => view! { <strong><em>{words}</em></strong> }.into_any(),
                (true, false) => view! { <strong>{words}</strong> }.into_any(),
                (false, true) => view! { <em>{words}</em> }.into_any(),
                (false, false) => words.into_any(),
            };
            if link.is_empty() { inner } else { view! { <a href=link.clone()>{inner}</a> }.into_any() }
        }
    }
}

/// Paragraphs and lists.
pub fn blocks(lessons: Lessons, blocks: &[Block]) -> Vec<AnyView> {
    let item = |item: &Vec<Inline>| view! { <li>{inlines(lessons, item)}</li> }.into_any();
    let block = |block: &Block| match block.setting {
        Setting::Paragraph => {
            view! { <p>{inlines(lessons, block.items.first().map_or(&[][..], Vec::as_slice))}</p> }.into_any()
        }
        Setting::Bullets => view! { <ul>{block.items.iter().map(item).collect::<Vec<_>>()}</ul> }.into_any(),
        Setting::Numbers => view! { <ol>{block.items.iter().map(item).collect::<Vec<_>>()}</ol> }.into_any(),
    };
    blocks.iter().map(block).collect()
}
