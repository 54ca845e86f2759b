use super::known;
use super::page::Page;
use super::span::TimeSpan;
use crate::model::{DEFAULT_SERIES, Id, Lang};
use serde::{Deserialize, Serialize};

/// How counts are spread over the vertical axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum YAxis {
    /// Equal steps, from zero.
    #[default]
    Linear,
    /// Equal ratios.
    Log,
}

/// What is made of the counts before they are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lens {
    /// Nothing: the counts themselves.
    #[default]
    Count,
    /// Each count as a share of its series' count in one year, which is 100.
    Index,
    /// Counts per 100,000 inhabitants of the same place in the same year.
    Rate,
    /// How many times as large as the count before.
    Factor,
    /// Compound annual growth since the count before.
    Annual,
    /// Years in which it doubles at the pace since the count before.
    Doubling,
}

impl Lens {
    /// All, in the order of the switch.
    pub const ALL: [Lens; 6] = [Lens::Count, Lens::Index, Lens::Rate, Lens::Factor, Lens::Annual, Lens::Doubling];

    /// The word in links.
    pub fn slug(self) -> &'static str {
        ["count", "index", "rate", "factor", "annual", "doubling"][self as usize]
    }

    /// True for a lens that reads what lies between two observations; the others change each observation by itself.
    pub fn is_between(self) -> bool {
        self as usize >= Lens::Factor as usize
    }
}

/// How several series stand in the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlotLayout {
    /// All in one plot.
    #[default]
    One,
    /// Each in a plot of its own, all on one scale.
    Multiples,
}

/// Whose figures and dates are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Evidence {
    /// The articles', as printed.
    #[default]
    Printed,
    /// The articles', with the better value or date where a check gives one.
    Corrected,
    /// The articles' as printed, and beside them those of other sources.
    Others,
}

impl Evidence {
    /// All, in the order of the switch.
    pub const ALL: [Evidence; 3] = [Evidence::Printed, Evidence::Corrected, Evidence::Others];

    /// The word in links.
    pub fn slug(self) -> &'static str {
        ["printed", "corrected", "others"][self as usize]
    }
}

/// By what the lanes of the timeline are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lanes {
    /// Countries, region, world.
    #[default]
    Place,
    /// What kind of event: laws, closures, visits.
    Theme,
    /// Who takes part.
    Organisation,
    /// Who states it.
    Source,
}

impl Lanes {
    /// All, in the order of the switch.
    pub const ALL: [Lanes; 4] = [Lanes::Place, Lanes::Theme, Lanes::Organisation, Lanes::Source];

    /// The word in links.
    pub fn slug(self) -> &'static str {
        ["place", "theme", "organisation", "source"][self as usize]
    }
}

/// All that a link says. The default is what an empty link means.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewState {
    /// Which page.
    pub page: Page,
    /// Ids of the series shown, in their order; `None` for [`DEFAULT_SERIES`]. May be empty: the reader took all away.
    #[serde(deserialize_with = "known::maybe_series")]
    pub show: Option<Vec<Id>>,
    /// The days shown; `None` for the years that the shown series span.
    pub time: Option<TimeSpan>,
    /// The vertical axis.
    pub y: YAxis,
    /// What is made of the counts.
    pub lens: Lens,
    /// The year that is 100 in [`Lens::Index`]; `None` for the one that the drawn series share best. Not read elsewhere.
    pub base: Option<u16>,
    /// One plot, or one for each series.
    pub layout: PlotLayout,
    /// Whose figures.
    pub evidence: Evidence,
    /// By what the lanes of the timeline are made.
    pub lanes: Lanes,
    /// Words of the timeline's filter, each once (see [`super::Facet`]); without any, every event is shown.
    #[serde(deserialize_with = "known::facet_slugs")]
    pub only: Vec<Id>,
    /// What is searched for in the timeline, as [`super::typed::tidy`] leaves it; empty for nothing.
    pub q: String,
    /// Id of the record that is read.
    #[serde(deserialize_with = "known::maybe_record")]
    pub select: Option<Id>,
    /// True in a frame of another page: the picture, its title and sources, without menu and tables.
    pub embed: bool,
    /// The parameters of a page that the second program fills, as they stand in the link, joined by `&`: this program
    /// keeps them and does not read them. Empty on the pages with charts; holds no white space, `%` or `#`.
    pub page_params: String,
    /// The language; `None` for the reader's own.
    pub lang: Option<Lang>,
}

impl ViewState {
    /// Ids of the series shown.
    pub fn shown(&self) -> &[&'static str] {
        self.show.as_deref().unwrap_or(&DEFAULT_SERIES)
    }
}
