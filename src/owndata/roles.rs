//! What a column of a reader's table can hold.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnRole {
    /// Where.
    Place,
    /// When.
    Date,
    /// From when.
    From,
    /// Until when.
    To,
    /// How many.
    Value,
    /// What is counted.
    What,
    /// In which unit.
    Unit,
    /// How exact.
    Qualifier,
    /// By which rule.
    Basis,
    /// Who states it.
    Source,
    /// In which words.
    Quotation,
    /// On which page of the web.
    Url,
    /// A note.
    Note,
    /// The author's own name of the record.
    Id,
    /// What happened.
    Text,
    /// The kind of an event.
    Category,
    /// Who took part.
    Organisation,
    /// What a check found.
    Check,
    /// A better value.
    BetterValue,
    /// Who says so.
    CheckSource,
    /// What the check says.
    CheckText,
    /// Not used.
    Unused,
}

impl ColumnRole {
    /// All, in order.
    pub const ALL: [ColumnRole; 22] = [
        ColumnRole::Place,
        ColumnRole::Date,
        ColumnRole::From,
        ColumnRole::To,
        ColumnRole::Value,
        ColumnRole::What,
        ColumnRole::Unit,
        ColumnRole::Qualifier,
        ColumnRole::Basis,
        ColumnRole::Source,
        ColumnRole::Quotation,
        ColumnRole::Url,
        ColumnRole::Note,
        ColumnRole::Id,
        ColumnRole::Text,
        ColumnRole::Category,
        ColumnRole::Organisation,
        ColumnRole::Check,
        ColumnRole::BetterValue,
        ColumnRole::CheckSource,
        ColumnRole::CheckText,
        ColumnRole::Unused,
    ];

    /// Its head in the templates and packages.
    pub fn slug(self) -> &'static str {
        [
            "place",
            "date",
            "from",
            "to",
            "value",
            "what",
            "unit",
            "qualifier",
            "basis",
            "source",
            "quotation",
            "url",
            "note",
            "id",
            "text",
            "category",
            "organisation",
            "check",
            "better_value",
            "check_source",
            "check_text",
            "unused",
        ][self as usize]
    }

    /// The role of a slug.
    pub fn from_slug(slug: &str) -> Option<ColumnRole> {
        ColumnRole::ALL.into_iter().find(|role| role.slug() == slug)
    }
}
