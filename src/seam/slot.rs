use serde::{Deserialize, Serialize};

/// Room that the first program leaves for the others: an element of this id, made once, empty until another program mounts
/// into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The pictures planned for paper; only print shows them.
    PrintPictures,
    /// What the lens computes, and the growth chart's summary for those who do not see it.
    Lens,
    /// A page of the second program.
    Page,
    /// What is said of a reader's data over the charts that show them, and what can be done with them.
    OwnBar,
    /// The page of a reader's own data.
    Yours,
    /// The pages of lessons.
    Lessons,
    /// The button that opens the dialog to share.
    Sharing,
    /// What the growth chart draws, as a table.
    GrowthTable,
    /// What the timeline draws, as a list.
    TimelineTable,
    /// The boxes of [`Panel::Series`].
    Series,
    /// The links of [`Panel::Comparisons`].
    Comparisons,
    /// The boxes of [`Panel::Filter`].
    Filter,
    /// In the reading of an event that at least two sources date: their dates side by side. While the second program is
    /// not there the first lists the other sources in the lines of the reading, and leaves them out from then on.
    Dates,
    /// In the reading of a reader's own count: what the program of own data noticed of it by computing.
    Noticed,
    /// What stands at the foot of each printed page.
    PrintFoot,
    /// The dialog to share, cite and save.
    Dialog,
}

impl Slot {
    /// All, in the order of the page.
    pub const ALL: [Slot; 16] = [
        Slot::PrintPictures,
        Slot::OwnBar,
        Slot::Series,
        Slot::Comparisons,
        Slot::Filter,
        Slot::Dates,
        Slot::Noticed,
        Slot::Lens,
        Slot::Page,
        Slot::Yours,
        Slot::Lessons,
        Slot::Sharing,
        Slot::GrowthTable,
        Slot::TimelineTable,
        Slot::PrintFoot,
        Slot::Dialog,
    ];

    /// The id of its element.
    pub fn id(self) -> &'static str {
        match self {
            Slot::PrintPictures => "print-pictures",
            Slot::Lens => "lens",
            Slot::Page => "pages",
            Slot::OwnBar => "own-bar",
            Slot::Yours => "yours",
            Slot::Lessons => "lessons",
            Slot::Sharing => "taking",
            Slot::GrowthTable => "growth-rows",
            Slot::TimelineTable => "timeline-rows",
            Slot::Series => "series-choices",
            Slot::Comparisons => "comparisons",
            Slot::Filter => "filter-choices",
            Slot::Dates => "dates",
            Slot::Noticed => "noticed",
            Slot::PrintFoot => "print-foot",
            Slot::Dialog => "dialog",
        }
    }
}

/// A panel over the charts, whose boxes the second program makes while it stands open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Panel {
    /// Which series are in the picture.
    Series,
    /// Ready-made views.
    Comparisons,
    /// Which events are on the timeline.
    Filter,
}

impl Panel {
    /// Where its boxes stand.
    pub fn slot(self) -> Slot {
        match self {
            Panel::Series => Slot::Series,
            Panel::Comparisons => Slot::Comparisons,
            Panel::Filter => Slot::Filter,
        }
    }
}
