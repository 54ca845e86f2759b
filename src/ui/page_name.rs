use crate::text::Msg;
use crate::view::Page;

/// The name of a page.
pub fn page_name(page: Page) -> Msg {
    match page {
        Page::Together => Msg::PageTogether,
        Page::Growth => Msg::PageGrowth,
        Page::Timeline => Msg::PageTimeline,
        Page::Country => Msg::PageCountry,
        Page::Organisations => Msg::PageOrganisations,
        Page::Laws => Msg::PageLaws,
        Page::Evidence => Msg::PageEvidence,
        Page::Lessons | Page::Lesson => Msg::PageLessons,
        Page::Data => Msg::PageData,
    }
}
