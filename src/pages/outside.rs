//! Links to other sites in a frame that may not open them.
//!
//! A sandbox without `allow-popups`, such as Kolibri's, drops such a link without a word. Whether it will cannot be asked; but
//! opening a window says what became of it. Where nothing opened, the address stands beside the link, to be taken by hand.

use super::PageContext;
use crate::model::Dataset;
use crate::platform::dom::{El, el, nearest, put_after};
use crate::platform::{page, save};
use crate::text::{PageMsg, say_page};

const ID: &str = "outside-address";

/// Listens in the whole page, for as long as it stands in a frame.
pub fn start(data: &'static Dataset) {
    let Some(body) = page::body().filter(|_| save::is_framed()) else { return };
    page::on(&body, "click", move |event| {
        let outside = nearest(event.target(), "target").filter(|_| page::is_plain_click(event));
        let Some((link, address)) = outside.and_then(|(link, _)| Some((link.clone(), link.get_attribute("href")?)))
        else {
            return;
        };
        event.prevent_default();
        if !page::open_window(&address) {
            put_after(&link, ID, shown(&PageContext::now(data), &address));
            page::select_field(ID);
        }
    });
}

/// The address in a field, whose name says why it stands there.
fn shown(context: &PageContext, address: &str) -> El {
    let words = say_page(context.lang, PageMsg::OutsideRefused);
    let field = el("input").attr("id", ID).attr("readonly", "").attr("value", address).attr("aria-label", words);
    el("span").class("copyable").child(el("span").class("fine").text(words)).child(field)
}
