//! The field in which a page is searched.

use super::context::visit;
use crate::platform::page;
use crate::view::{HistoryEntry, ViewState};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// How long typing must rest before the list follows, in milliseconds.
const REST: u32 = 120;

/// The field. What is typed becomes a view, and the view says what is looked for: `q`. While it is typed in, it keeps what
/// the reader wrote.
#[component]
pub fn SearchField(
    /// The field's id.
    id: &'static str,
    /// What is looked for.
    q: Signal<String>,
    /// The view that looks for something else.
    view: impl Fn(String) -> ViewState + Send + Sync + 'static,
    /// What stands in the empty field.
    #[prop(optional)]
    placeholder: Option<&'static str>,
    /// The id of what explains the field.
    #[prop(optional)]
    hint: Option<&'static str>,
) -> impl IntoView {
    let typed = RwSignal::new(q.get_untracked());
    // What this field asked for last: an answer to it is no reason to change what is typed meanwhile.
    let asked = StoredValue::new(typed.get_untracked());
    let search = StoredValue::new(move || {
        let words = typed.get_untracked();
        if words != q.get_untracked() {
            asked.set_value(words.clone());
            visit(view(words), HistoryEntry::Replace);
        }
    });
    // The view may come to look for something else by a link or by going back: the field follows.
    Effect::new(move |_| {
        let words = q.get();
        if words != asked.get_value() {
            asked.set_value(words.clone());
            typed.set(words);
        }
    });
    let rest = StoredValue::new(0_u32);
    let follow = move |event| {
        typed.set(event_target_value(&event));
        rest.update_value(|count| *count += 1);
        let own = rest.get_value();
        page::after(REST, move || {
            if rest.try_get_value() == Some(own) {
                search.with_value(|search| search());
            }
        });
    };
    let enter = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            search.with_value(|search| search());
        }
    };
    view! {
        <input type="search" id=id prop:value=typed on:input=follow on:keydown=enter placeholder=placeholder
            aria-label=placeholder aria-describedby=hint autocomplete="off" spellcheck="false" enterkeyhint="search" />
    }
}
