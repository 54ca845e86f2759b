//! The place whose page it is.

use crate::model::Hue;
use crate::pages::context::PageContext;
use crate::records::country::PLACES;
use crate::text::Msg;

/// The place that the link names, and what of the link could not be shown.
pub fn place(now: &PageContext) -> (Hue, Vec<(Msg, String)>) {
    let mut refused = now.unknown(&["place"]);
    let named = now.value("place");
    let found = named.as_ref().and_then(|id| PLACES.into_iter().find(|hue| hue.id() == id));
    if let (Some(id), None) = (&named, found) {
        refused.push((Msg::RefusalWord, ["place=", id].concat()));
    }
    (found.unwrap_or(Hue::Uz), refused)
}
