//! The view that the page shows now, as it is shared, cited, saved and printed.

use super::context::PageContext;
use super::evidence::record_cited;
use super::whereabouts::place;
use crate::export::cite::Citation;
use crate::export::qr::Matrix;
use crate::model::Lang;
use crate::platform::address;
use crate::records::link::value;
use crate::records::{Library, Record};
use crate::seam::CiteWhat;
use crate::text::{PageMsg, say_page};
use crate::view::{ViewState, carrying, code, write};
use leptos::prelude::*;

/// The view that the page shows now.
#[derive(Clone, PartialEq)]
pub struct CurrentView {
    /// The view, never as an embedded frame shows it.
    pub state: ViewState,
    /// The language spoken.
    pub lang: Lang,
    /// The view's whole address, where it has one that opens elsewhere.
    pub address: Option<String>,
    /// What stands for the view where something is to lead back to it: its address, else its short code, else the part of
    /// the address that says what is shown.
    pub link: String,
    /// What the page says of it.
    pub title: String,
    /// The part of its address that holds what the reader brought; empty where there is none.
    pub own_link: String,
    /// True where what the reader brought is too much for a link.
    pub lacks_data: bool,
}

impl CurrentView {
    /// The view of a context, under the headline of its page.
    pub fn of(now: &PageContext, title: String) -> CurrentView {
        let state = ViewState { embed: false, ..now.state.clone() };
        let written = now.link_to_share(&state);
        let lacks_data = now.data.is_brought && now.own_link.is_empty();
        // An address without the data would open on something else.
        let address = address::shared(&written).filter(|_| !lacks_data);
        let coded = || {
            let code = code::encode(&state, now.data)?;
            Some([now.say(PageMsg::ShareCode), " ", &code].concat())
        };
        let link = address.clone().or_else(coded).unwrap_or_else(|| write(&state));
        CurrentView { address, link, title, state, lang: now.lang, own_link: now.own_link.clone(), lacks_data }
    }

    /// The record that is open in the view, in whatever page.
    pub fn record(&self) -> Option<Record<'static>> {
        let named = || value(&self.state.page_params, "select");
        let id = self.state.select.map(String::from).or_else(named)?;
        Library::open().record(&id)
    }

    /// The view cited, or the record that is open in it, or all data.
    pub fn citation(&self, now: &PageContext, what: CiteWhat) -> Citation {
        match (what, self.record()) {
            (CiteWhat::Record, Some(record)) => record_cited(now, &record),
            (CiteWhat::Data, _) => Citation::of_dataset(self.lang, place(now, &ViewState::default())),
            _ => Citation::of_view(now.data, &self.state, &self.title, self.lang, place(now, &self.state)),
        }
    }

    /// The element that shows the view in another page; `None` where the view has no address.
    pub fn embedding(&self) -> Option<String> {
        if self.lacks_data {
            return None;
        }
        let quoted =
            |text: &str| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
        let link =
            address::shared(&carrying(&write(&ViewState { embed: true, ..self.state.clone() }), &self.own_link))?;
        let element = [
            "<iframe src=\"",
            &quoted(&link),
            "\" title=\"",
            &quoted(&self.title),
            "\" width=\"100%\" height=\"640\" loading=\"lazy\" frameborder=\"0\"></iframe>",
        ];
        Some(element.concat())
    }

    /// The link as a QR code, dark on white in any colours, so that every reader takes it.
    pub fn qr(&self) -> Option<AnyView> {
        let matrix = Matrix::new(self.address.as_ref()?)?;
        let side = matrix.extent().to_string();
        let ground = ["M0 0H", &side, "V", &side, "H0z"].concat();
        let area = ["0 0 ", &side, " ", &side].concat();
        let name = say_page(self.lang, PageMsg::ShareQr);
        Some(
            view! {
                <svg class="qr" viewBox=area role="img" aria-label=name shape-rendering="crispEdges">
                    <path d=ground fill="#fff" />
                    <path d=matrix.path() fill="#000" />
                </svg>
            }
            .into_any(),
        )
    }
}
