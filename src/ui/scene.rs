use super::locale;
use super::screen::Device;
use crate::bundle::File;
use crate::chart::frame::Frame;
use crate::chart::lens::{LensedSeries, seen};
use crate::chart::plan::Plan;
use crate::chart::series::series_drawn;
use crate::chart::timeline::vertical;
use crate::chart::{growth, overview, timeline};
use crate::model::{Dataset, Lang};
use crate::view::{Chart, Lens, ViewState};
use std::sync::OnceLock;

/// The view for the width at hand, with its pictures: all that the parts of the page read. A picture is planned when it is
/// first asked for, so that none waits for another.
pub struct Scene {
    /// The view.
    pub state: ViewState,
    /// The language spoken.
    pub lang: Lang,
    /// Where the pictures stand.
    pub frame: Frame,
    /// True when the printed words of events were searched too.
    has_printed: bool,
    data: &'static Dataset,
    plans: [OnceLock<Option<Plan>>; Chart::ALL.len()],
    lensed: OnceLock<Vec<(usize, LensedSeries)>>,
}

/// The plans follow from the rest.
impl PartialEq for Scene {
    fn eq(&self, other: &Scene) -> bool {
        (&self.state, self.lang, self.frame, self.has_printed)
            == (&other.state, other.lang, other.frame, other.has_printed)
            && std::ptr::eq(self.data, other.data)
    }
}

impl Scene {
    /// The scene of a view; `own` is the language where the link names none.
    pub fn new(data: &'static Dataset, state: &ViewState, own: Lang, device: &Device) -> Scene {
        let lang = locale::spoken(state.lang.unwrap_or(own));
        let frame = Frame::of_text(data, state, device.width, device.text);
        let has_printed = !state.q.is_empty() && File::Details.is_here();
        Scene {
            state: state.clone(),
            lang,
            frame,
            has_printed,
            data,
            plans: Default::default(),
            lensed: OnceLock::new(),
        }
    }

    /// True when the page has a picture.
    pub fn shows(&self, chart: Chart) -> bool {
        self.state.page.has(chart)
    }

    fn draft(&self, chart: Chart) -> Option<Plan> {
        let Scene { state, lang, frame, data, .. } = self;
        self.shows(chart).then(|| match chart {
            Chart::Growth => growth::plan(data, state, *lang, frame),
            Chart::Overview => overview::plan(data, state, *lang, frame),
            Chart::Timeline if frame.is_narrow() => vertical::plan(data, state, *lang, frame.width),
            Chart::Timeline => timeline::plan(data, state, *lang, frame, true),
        })
    }

    /// The plan of a picture; `None` where the page does not show it.
    pub fn plan(&self, chart: Chart) -> Option<&Plan> {
        self.plans[chart as usize].get_or_init(|| self.draft(chart)).as_ref()
    }

    /// What the lens makes of a series that is drawn; `None` for the counts themselves. Found for all marks at once.
    pub fn lensed(&self, series: usize) -> Option<&LensedSeries> {
        let Scene { data, state, .. } = self;
        if state.lens == Lens::Count {
            return None;
        }
        let all = || series_drawn(data, state).into_iter().map(|series| (series, seen(data, state, series))).collect();
        self.lensed.get_or_init(all).iter().find(|(drawn, _)| *drawn == series).map(|(_, lensed)| lensed)
    }

    /// The timeline's plan, on the pages that show it.
    pub fn timeline(&self) -> Option<&Plan> {
        self.plan(Chart::Timeline)
    }

    /// The pictures that the page shows.
    pub fn plans(&self) -> impl Iterator<Item = (Chart, &Plan)> {
        Chart::ALL.into_iter().filter_map(|chart| Some((chart, self.plan(chart)?)))
    }
}

/// The id of a record's mark in a picture.
pub fn mark_id(chart: Chart, record: &str) -> String {
    [chart.slug(), "-", record].concat()
}
