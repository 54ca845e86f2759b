use super::date::{Date, When};
use super::lang::Lang;
use super::number::Number;
use super::words::{Row, Text};

/// An enumeration whose values stand as words in the tables and in links.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// All values, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word in the tables.
            pub fn slug(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            /// The value of a word; `None` for a word that is not one of them.
            pub fn from_slug(word: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|value| value.slug() == word)
            }
        }
    };
}

words! {
    /// What a source says of a figure's exactness.
    Qualifier {
        /// Stated without reserve.
        Exact = "exact",
        /// "About": the true value may be on either side.
        About = "about",
        /// "Over": the true value is higher.
        Over = "over",
        /// "Under": the true value is lower.
        Under = "under",
        /// "Approaching": close to it from below.
        Approaching = "approaching",
    }
}

words! {
    /// In whose voice a record speaks.
    Voice {
        /// The source states it as a fact.
        Reported = "reported",
        /// Somebody's judgement.
        Claim = "claim",
        /// Computed by the atlas from other records.
        Derived = "derived",
    }
}

words! {
    /// What a comparison with other sources found.
    Verdict {
        /// Another source says the same.
        Confirmed = "confirmed",
        /// Fits what other sources say.
        Plausible = "plausible",
        /// Another source says otherwise.
        Contradicted = "contradicted",
        /// No source was found that could tell.
        Unverifiable = "unverifiable",
        /// A slip of the pen, of the printer or of the translation.
        Misprint = "misprint",
    }
}

words! {
    /// How sure a check is of itself.
    Confidence {
        /// Little to go by.
        Low = "low",
        /// Fair.
        Medium = "medium",
        /// Seen in good sources.
        High = "high",
    }
}

words! {
    /// The kind of an event.
    Category {
        /// A law is passed.
        Law = "law",
        /// A decision of a government.
        Decision = "decision",
        /// An organisation is registered.
        Registration = "registration",
        /// An official warning.
        Warning = "warning",
        /// A registration is refused.
        Refusal = "refusal",
        /// Work is suspended for a time.
        Suspension = "suspension",
        /// An office is closed.
        Closure = "closure",
        /// An organisation leaves by itself.
        Withdrawal = "withdrawal",
        /// A visit.
        Visit = "visit",
        /// A meeting.
        Meeting = "meeting",
        /// A forum.
        Forum = "forum",
        /// A conference.
        Conference = "conference",
        /// A change of power from the street.
        Revolution = "revolution",
        /// Violence.
        Conflict = "conflict",
        /// An organisation or office is founded.
        Founding = "founding",
        /// Money is given.
        Funding = "funding",
        /// A project.
        Project = "project",
        /// Anything else.
        Other = "other",
    }
}

/// The colour, marker and line pattern of a place. They belong to the place, so that adding one recolours nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hue {
    /// The world, and every country outside the region.
    World,
    /// Central Asia as a whole.
    Region,
    /// Kazakhstan.
    Kz,
    /// Uzbekistan.
    Uz,
    /// Kyrgyzstan.
    Kg,
    /// Tajikistan.
    Tj,
    /// Turkmenistan.
    Tm,
    /// The first place of the reader's own that the atlas does not know, and every sixth after it.
    Own1,
    /// The second.
    Own2,
    /// The third.
    Own3,
    /// The fourth.
    Own4,
    /// The fifth.
    Own5,
    /// The sixth.
    Own6,
}

impl Hue {
    /// All, in the order in which lanes stand.
    pub const ALL: [Hue; 13] = [
        Hue::World,
        Hue::Region,
        Hue::Kz,
        Hue::Uz,
        Hue::Kg,
        Hue::Tj,
        Hue::Tm,
        Hue::Own1,
        Hue::Own2,
        Hue::Own3,
        Hue::Own4,
        Hue::Own5,
        Hue::Own6,
    ];

    /// How many of them belong to places of the atlas; they stand first.
    pub const OF_ATLAS: usize = 7;

    /// The hue of a place by its id; that of the world for a place that has none of its own.
    pub fn of_place(id: &str) -> Hue {
        Hue::ALL[..Hue::OF_ATLAS].iter().copied().find(|hue| hue.id() == id).unwrap_or(Hue::World)
    }

    /// The hue of the place that comes at this position, from 0, among those of the reader's own.
    pub fn of_own(nth: usize) -> Hue {
        Hue::ALL[Hue::OF_ATLAS + nth % (Hue::ALL.len() - Hue::OF_ATLAS)]
    }

    /// True for the hue of a place that the atlas does not know.
    pub fn is_own(self) -> bool {
        self as usize >= Hue::OF_ATLAS
    }

    /// The id of the place of the atlas, which is also the name of its colour token; for the others the name alone.
    pub fn id(self) -> &'static str {
        ["world", "region", "kz", "uz", "kg", "tj", "tm", "own-1", "own-2", "own-3", "own-4", "own-5", "own-6"]
            [self as usize]
    }
}

/// A country, the region or the world.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Stable id, such as `kg`.
    pub id: &'static str,
    /// Name.
    pub label: Text,
    /// The form in "NGOs of …": possessive in English, locative in Uzbek, prepositional in Russian.
    pub of: Text,
    /// Colour and marker.
    pub hue: Hue,
}

/// The kind, in the table of sources, of those of a reader's own table.
pub const OWN_KIND: &str = "own";

/// Who published something.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// Stable id, such as `s1`.
    pub id: &'static str,
    /// True for what is shown without being asked for: one of the two articles that the atlas is about, or a source of the
    /// reader's own table.
    pub is_article: bool,
    /// True for a source of the reader's own table, which the atlas has not checked.
    pub is_own: bool,
    /// Short name; empty for a reader's table that names none.
    pub label: Text,
}

/// Where a record comes from and in which words.
#[derive(Clone, Copy, Debug)]
pub struct Provenance {
    /// Index into [`super::Dataset::sources`].
    pub source: usize,
    /// Section and paragraph, `kg:2`; empty for a source without such places.
    pub locator: &'static str,
    /// In whose voice.
    pub voice: Voice,
    /// What it says, in our words; none for an observation, which says its value.
    pub text: Text,
}

impl Provenance {
    /// Where its words stand.
    pub fn row(&self) -> Row {
        self.text.row
    }
}

/// Counts of one thing, in one place, by one rule, from one source.
#[derive(Clone, Copy, Debug)]
pub struct Series {
    /// Stable id, such as `kg-ngos`.
    pub id: &'static str,
    /// Index into [`super::Dataset::places`].
    pub place: usize,
    /// What is counted, such as `ngos`.
    pub indicator: &'static str,
    /// The counting rule, such as `registered`; `unstated` where the source does not say.
    pub basis: &'static str,
    /// Index into [`super::Dataset::sources`].
    pub source: usize,
    /// Name.
    pub label: Text,
}

/// One value of a series.
#[derive(Clone, Copy, Debug)]
pub struct Observation {
    /// Stable id, such as `kg-ngos-2010`.
    pub id: &'static str,
    /// Index into [`super::Dataset::series`].
    pub series: usize,
    /// When; `None` where the source gives no date.
    pub date: Option<Date>,
    /// How much; `None` is missing.
    pub value: Option<Number>,
    /// How exact the source says it is.
    pub qualifier: Qualifier,
    /// The counting rule of this one value: its own, or that of its series.
    pub basis: &'static str,
    /// Where it is stated.
    pub provenance: Provenance,
}

/// How many people lived in a place in the middle of a year.
#[derive(Clone, Copy, Debug)]
pub struct Population {
    /// Index into [`super::Dataset::places`].
    pub place: usize,
    /// The year.
    pub year: i32,
    /// The inhabitants.
    pub people: Number,
}

/// Something that happened, at a date or over a span.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// Stable id, such as `andijan-2005`.
    pub id: &'static str,
    /// When; `None` where the source gives no date at all.
    pub when: Option<When>,
    /// Index into [`super::Dataset::places`].
    pub place: usize,
    /// Its kind.
    pub category: Category,
    /// Ids of the organisations that take part, joined by `;`, the one that it is about first; may be empty.
    pub organisations: &'static str,
    /// For another source's event, the id of the article's event that it also tells of; empty otherwise.
    pub twin: &'static str,
    /// Where it is stated.
    pub provenance: Provenance,
}

impl Event {
    /// By what events stand in order of time: the day to sort by, and first what has no date.
    pub fn order(&self) -> f64 {
        self.when.map_or(f64::NEG_INFINITY, |when| f64::from(when.sort_key()))
    }
}

/// Who takes part in events.
#[derive(Clone, Copy, Debug)]
pub struct Organisation {
    /// Stable id, such as `freedom-house`.
    pub id: &'static str,
    /// Its name; where a language has none of its own, as the organisation or the source gives it.
    pub name: Text,
}

/// A stage or period in the words of a source.
#[derive(Clone, Copy, Debug)]
pub struct Stage {
    /// Stable id.
    pub id: &'static str,
    /// Whose division: `region`, `kz`, `kg`, `uz`.
    pub scheme: &'static str,
    /// From when to when; `None` where the source gives no date.
    pub when: Option<When>,
    /// Where it is stated, and what the source calls it in our words.
    pub provenance: Provenance,
}

/// What other sources say of one or more records.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Stable id, such as `s2-27`.
    pub id: &'static str,
    /// Ids of the records that it checks, joined by `;`.
    pub targets: &'static str,
    /// What was found; `None` where a reader's own check says it in other words than these.
    pub verdict: Option<Verdict>,
    /// A value that is better than the printed one.
    pub better_value: Option<Number>,
    /// How exact that value is.
    pub better_qualifier: Qualifier,
    /// A date that is better than the printed one.
    pub better_date: Option<When>,
    /// How sure; `None` where a reader's own check does not say so.
    pub confidence: Option<Confidence>,
    /// Who says so, as an index into the sources; `None` for the atlas's own checks, which have addresses, and where nobody
    /// is named.
    pub source: Option<usize>,
    /// Where its words and addresses stand.
    pub row: Row,
}

impl Check {
    /// What the other source says, in our words; empty as long as it is not here.
    pub fn text(&self, lang: Lang) -> &'static str {
        self.row.text("text", lang)
    }

    /// Its addresses, joined by `;`; empty as long as they are not here.
    pub fn urls(&self) -> &'static str {
        self.row.printed("urls")
    }

    /// True when the check speaks of this record.
    pub fn is_about(&self, id: &str) -> bool {
        self.targets.split(';').any(|target| target == id)
    }

    /// True when the check speaks against what is printed.
    pub fn is_against(&self) -> bool {
        matches!(self.verdict, Some(Verdict::Contradicted | Verdict::Misprint))
    }
}
