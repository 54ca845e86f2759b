//! The pages: one table with all that tells them apart, and the charts that they may hold.

use serde::{Deserialize, Serialize};

/// A chart on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// Counts over time.
    Growth,
    /// Events and stages.
    Timeline,
    /// The strip under the timeline that shows all years.
    Overview,
}

impl Chart {
    /// All, in the order in which they stand on a page.
    pub const ALL: [Chart; 3] = [Chart::Growth, Chart::Timeline, Chart::Overview];

    /// Begins the ids of its marks.
    pub fn slug(self) -> &'static str {
        match self {
            Chart::Growth => "growth",
            Chart::Timeline => "timeline",
            Chart::Overview => "overview",
        }
    }
}

/// What tells a page from the others.
struct PageRow {
    slug: &'static str,
    code: u32,
    charts: &'static [Chart],
    has_own_parameters: bool,
}

/// Makes [`Page`] of the table below, so that a page is added by one entry and none of its columns can be forgotten.
macro_rules! pages {
    ($($(#[$about:meta])* $name:ident { $($column:ident: $value:expr),* $(,)? })*) => {
        /// Which page is shown.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Page {
            $($(#[$about])* $name,)*
        }

        impl Page {
            /// All pages, in the order of the menu.
            pub const ALL: [Page; [$(stringify!($name)),*].len()] = [$(Page::$name),*];

            fn row(self) -> &'static PageRow {
                match self {
                    $(Page::$name => &PageRow { $($column: $value),* },)*
                }
            }
        }
    };
}

// Slugs stand in links and codes in short codes that readers have: neither is changed or given to another page.
pages! {
    /// Growth above, timeline below, on one time axis.
    #[default]
    Together { slug: "together", code: 0, charts: &Chart::ALL, has_own_parameters: false }
    /// The growth chart alone.
    Growth { slug: "growth", code: 1, charts: &[Chart::Growth], has_own_parameters: false }
    /// The timeline alone.
    Timeline { slug: "timeline", code: 2, charts: &[Chart::Timeline, Chart::Overview], has_own_parameters: false }
    /// All that is known of one country.
    Country { slug: "country", code: 3, charts: &[], has_own_parameters: true }
    /// Who worked where, and what became of it.
    Organisations { slug: "organisations", code: 4, charts: &[], has_own_parameters: true }
    /// The laws, by country and date.
    Laws { slug: "laws", code: 5, charts: &[], has_own_parameters: true }
    /// Every record as a table.
    Evidence { slug: "evidence", code: 6, charts: &[], has_own_parameters: true }
    /// The list of lessons.
    Lessons { slug: "lessons", code: 7, charts: &[], has_own_parameters: true }
    /// One lesson.
    Lesson { slug: "lesson", code: 8, charts: &[], has_own_parameters: true }
    /// The reader's own counts and events.
    Data { slug: "data", code: 9, charts: &[], has_own_parameters: true }
}

impl Page {
    /// Its word in links.
    pub fn slug(self) -> &'static str {
        self.row().slug
    }

    /// Its number in short codes, below 16.
    pub fn code(self) -> u32 {
        self.row().code
    }

    /// Its charts, in the order in which they stand on it.
    pub fn charts(self) -> &'static [Chart] {
        self.row().charts
    }

    /// True for a page with this chart.
    pub fn has(self, chart: Chart) -> bool {
        self.charts().contains(&chart)
    }

    /// True for a page with the growth chart.
    pub fn has_growth(self) -> bool {
        self.has(Chart::Growth)
    }

    /// True for a page with the timeline.
    pub fn has_timeline(self) -> bool {
        self.has(Chart::Timeline)
    }

    /// True for a page of charts, which the first program draws; the other pages belong to other programs.
    pub fn has_charts(self) -> bool {
        self.has_growth() || self.has_timeline()
    }

    /// The page of the menu that a page belongs to: itself, or for a lesson the list of lessons.
    pub fn in_menu(self) -> Page {
        if self == Page::Lesson { Page::Lessons } else { self }
    }

    /// True for a page with parameters of its own, which the program that fills it reads and fills it from (see
    /// [`super::ViewState::page_params`]).
    pub fn has_own_parameters(self) -> bool {
        self.row().has_own_parameters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_pages_share_a_slug_or_a_code_and_every_code_has_a_place() {
        for (at, page) in Page::ALL.into_iter().enumerate() {
            assert!(page.code() < 16, "{page:?}: a short code has four bits for the page");
            for other in &Page::ALL[at + 1..] {
                assert_ne!(page.slug(), other.slug(), "{page:?} and {other:?}");
                assert_ne!(page.code(), other.code(), "{page:?} and {other:?}");
            }
        }
    }
}
