//! What stands with everything that leaves the page: title, sources, date of the data, link, licence.

use crate::bundle;
use crate::chart::frame::Frame;
use crate::chart::headline;
use crate::model::{Dataset, Lang, When};
use crate::text::{Arg, PageMsg, date_words, fill_page, say_page};
use crate::view::ViewState;

/// The licence of the data, by its SPDX name.
pub const LICENCE: &str = "CC-BY-4.0";

/// Where the licence stands.
pub const LICENCE_URL: &str = "https://creativecommons.org/licenses/by/4.0/";

/// Width for which a picture that leaves the page is planned, in CSS pixels.
pub const WIDTH: f64 = 1120.0;

/// What is said of a view beside its picture or table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imprint {
    /// The finding, as the page's title says it.
    pub title: String,
    /// Unit, whose figures, years.
    pub subtitle: String,
    /// Who stands behind the figures.
    pub sources: String,
    /// What is uncertain.
    pub notes: String,
    /// Project, version and date of the data, licence.
    pub origin: String,
    /// The address of the view.
    pub link: String,
    /// The language of these words.
    pub lang: Lang,
}

impl Imprint {
    /// The imprint of a view with charts. `link` is its whole address.
    pub fn new(dataset: &Dataset, state: &ViewState, lang: Lang, link: &str) -> Imprint {
        let frame = Frame::new(dataset, state, WIDTH);
        Imprint {
            title: headline::title(dataset, state, lang, &frame.time),
            subtitle: headline::subtitle(dataset, state, lang),
            sources: headline::sources(dataset, state, lang),
            notes: headline::notes(dataset, state, lang),
            origin: if dataset.is_brought { brought_origin(dataset, lang) } else { origin(lang) },
            link: link.to_string(),
            lang,
        }
    }
}

/// Project, version and date of the data, licence.
pub fn origin(lang: Lang) -> String {
    let date = data_date_words(lang);
    fill_page(lang, PageMsg::ExportOrigin, &[("v", Arg::Words(bundle::VERSION)), ("date", Arg::Words(&date))])
}

/// Where the data come from that a reader brought: not from the atlas, and under no licence that it could give.
fn brought_origin(dataset: &Dataset, lang: Lang) -> String {
    let own = say_page(lang, PageMsg::ExportOwnOrigin);
    if dataset.is_beside() { [&origin(lang), ". ", own].concat() } else { own.to_string() }
}

/// The day of the data in words.
pub fn data_date_words(lang: Lang) -> String {
    // The build has read the date already; its digits stand in for it all the same.
    bundle::DATE.parse::<When>().map_or_else(|_| bundle::DATE.to_string(), |when| date_words(lang, &when))
}
