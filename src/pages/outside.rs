//! Links to other sites in a frame that may not open them.
//!
//! A sandbox without `allow-popups`, such as Kolibri's, drops such a link without a word. Whether it will cannot be asked;
//! but opening a window says what became of it. Where nothing opened, the address is shown, to be taken by hand.

use super::context::Context;
use crate::platform::dom::nearest;
use crate::platform::{page, save};
use crate::text::PageMsg;
use leptos::prelude::*;

const FIELD: &str = "outside-address";

/// The address that could not be opened, for as long as the view stays.
#[component]
pub fn RefusedAddress(context: Context) -> impl IntoView {
    let refused = RwSignal::new(None::<String>);
    if let Some(body) = page::body().filter(|_| save::is_framed()) {
        page::on(&body, "click", move |event| {
            let link = nearest(event.target(), "target").filter(|_| page::is_plain_click(event));
            if let Some(address) = link.and_then(|(link, _)| link.get_attribute("href")) {
                event.prevent_default();
                if !page::open_window(&address) {
                    refused.set(Some(address));
                    page::after_turn(|| page::select_field(FIELD));
                }
            }
        });
    }
    Effect::new(move |_| {
        context.track();
        refused.set(None);
    });
    let say = move || context.with(|now| now.say(PageMsg::OutsideRefused));
    move || {
        refused.get().map(|address| {
            view! {
                <div class="message copyable">
                    <span class="fine">{say}</span>
                    <input id=FIELD readonly="" prop:value=address aria-label=say />
                </div>
            }
        })
    }
}
