//! Links to other sites, the same in both programs.

use leptos::prelude::*;

/// A link to another site, which opens beside this page and learns nothing of it.
pub fn outside(url: &str, class: Option<&'static str>, name: String) -> AnyView {
    view! {
        <a class=class href=url.to_string() rel="noreferrer noopener external" target="_blank">{name}</a>
    }
    .into_any()
}
