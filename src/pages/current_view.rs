//! The view that the page shows now, as it is shared, cited, saved and printed.

use super::context::PageContext;
use crate::export::cite::Citation;
use crate::export::qr::Matrix;
use crate::model::{Dataset, Day, Lang};
use crate::platform::{address, save as browser};
use crate::seam::CiteWhat;
use crate::text::{PageMsg, say_page};
use crate::view::{ViewState, write};
use leptos::prelude::*;

/// The view that the page shows now.
#[derive(Clone, PartialEq)]
pub struct CurrentView {
    /// The view, never as an embedded frame shows it.
    pub state: ViewState,
    /// The language spoken.
    pub lang: Lang,
    /// The view's whole address.
    pub link: String,
    /// What the page says of it.
    pub title: String,
}

impl CurrentView {
    /// The view of a context, under the headline of its page.
    pub fn of(now: &PageContext, title: String) -> CurrentView {
        let state = ViewState { embed: false, ..now.state.clone() };
        CurrentView { link: address::full(&write(&state)), title, state, lang: now.lang }
    }

    /// The view cited, or the record that is read in it, or all data.
    pub fn citation(&self, data: &Dataset, what: CiteWhat) -> Citation {
        let (year, month, day) = browser::today();
        let today = Day::from_civil(year, month, day);
        let record = self.state.select.and_then(|id| data.record(id));
        match (what, record) {
            (CiteWhat::Record, Some(record)) => Citation::of_record(data, record, self.lang, &self.link, today),
            (CiteWhat::Data, _) => Citation::of_dataset(self.lang, &address::full("#/"), today),
            _ => Citation::of_view(&self.state, &self.title, self.lang, &self.link, today),
        }
    }

    /// The element that shows the view in another page.
    pub fn embedding(&self) -> String {
        let quoted =
            |text: &str| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
        let link = address::full(&write(&ViewState { embed: true, ..self.state.clone() }));
        [
            "<iframe src=\"",
            &quoted(&link),
            "\" title=\"",
            &quoted(&self.title),
            "\" width=\"100%\" height=\"640\" loading=\"lazy\" frameborder=\"0\"></iframe>",
        ]
        .concat()
    }

    /// The link as a QR code, dark on white in any colours, so that every reader takes it.
    pub fn qr(&self) -> Option<AnyView> {
        let matrix = Matrix::new(&self.link)?;
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
