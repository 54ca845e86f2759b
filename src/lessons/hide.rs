/// What of a view is not shown. Kept everywhere: in the picture, the title of the document, tables, the reading, print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hide {
    /// The sentence over the picture, which says what it shows.
    Title,
    /// The numbers at marks and axis.
    Values,
    /// The names at lines and marks.
    Labels,
    /// The lines and marks themselves.
    Series,
    /// What checks say.
    Verdict,
}

impl Hide {
    /// All, in the order of the documentation.
    pub const ALL: [Hide; 5] = [Hide::Title, Hide::Values, Hide::Labels, Hide::Series, Hide::Verdict];

    /// The word in a lesson's file.
    pub fn slug(self) -> &'static str {
        ["title", "values", "labels", "series", "verdict"][self as usize]
    }

    /// The value of a word; `None` for a word that is none of them.
    pub fn from_slug(slug: &str) -> Option<Hide> {
        Hide::ALL.into_iter().find(|hide| hide.slug() == slug)
    }
}
