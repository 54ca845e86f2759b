use crate::model::Lang;
use crate::text::{Arg, LessonMsg, fill_lesson};

/// What is wrong with a line of a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// Why.
    pub reason: Reason,
    /// The part that is wrong, as written, at most 60 characters of it; empty where the reason says all.
    pub part: String,
}

/// Declares the reasons and their messages, `lesson-fault-…` in the catalogue.
macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $message:ident,)+) => {
        /// Why a line of a lesson is refused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reason { $($(#[$doc])* $name,)+ }

        impl Reason {
            /// All reasons.
            pub const ALL: &'static [Reason] = &[$(Reason::$name,)+];

            fn message(self) -> LessonMsg {
                match self { $(Reason::$name => LessonMsg::$message,)+ }
            }
        }
    };
}

reasons! {
    /// Nothing is there.
    Empty = LessonFaultEmpty,
    /// More than [`super::read::MAX_BYTES`].
    TooLarge = LessonFaultTooLarge,
    /// Not UTF-8.
    Encoding = LessonFaultEncoding,
    /// Further faults are not listed.
    More = LessonFaultMore,
    /// No `# Title`, or something else before it.
    NoTitle = LessonFaultNoTitle,
    /// A second `# Title`, or a heading of the third level or below.
    Heading = LessonFaultHeading,
    /// No step at all.
    NoStep = LessonFaultNoStep,
    /// A field that every lesson needs is missing.
    FieldMissing = LessonFaultFieldMissing,
    /// No such field here.
    FieldUnknown = LessonFaultFieldUnknown,
    /// The field stands twice.
    FieldTwice = LessonFaultFieldTwice,
    /// The value is not what the field takes.
    FieldValue = LessonFaultFieldValue,
    /// The heading of a step lacks `{#id}`.
    StepId = LessonFaultStepId,
    /// Two steps have one id.
    StepTwice = LessonFaultStepTwice,
    /// A step holds nothing.
    StepEmpty = LessonFaultStepEmpty,
    /// HTML.
    Html = LessonFaultHtml,
    /// Markdown that lessons have no place for: pictures, tables, code, lists in lists.
    Markup = LessonFaultMarkup,
    /// An address outside the atlas.
    Outside = LessonFaultOutside,
    /// A link that the atlas does not understand.
    Link = LessonFaultLink,
    /// `{…}` is no id.
    Braces = LessonFaultBraces,
    /// A heading with a record in braces.
    HeadingRecord = LessonFaultHeadingRecord,
    /// A view of a page without charts.
    NoPicture = LessonFaultNoPicture,
    /// No such task.
    TaskUnknown = LessonFaultTaskUnknown,
    /// An argument of the task is missing.
    ArgumentMissing = LessonFaultArgumentMissing,
    /// An argument that the task does not take, or with a wrong value.
    Argument = LessonFaultArgument,
    /// Options without a task that chooses among them.
    OptionsWithoutTask = LessonFaultOptionsWithoutTask,
    /// Not two to four options.
    OptionCount = LessonFaultOptionCount,
    /// Not exactly one right option.
    OneRight = LessonFaultOneRight,
    /// A right option where the task only discusses.
    NoneRight = LessonFaultNoneRight,
    /// An option says nothing.
    OptionEmpty = LessonFaultOptionEmpty,
    /// An option without feedback.
    Feedback = LessonFaultFeedback,
    /// Neither the task nor the option names a record.
    NoRecord = LessonFaultNoRecord,
    /// No record of this id.
    Record = LessonFaultRecord,
    /// Not a record of the kind that the task needs.
    RecordKind = LessonFaultRecordKind,
    /// No check of this id, or not one of this record.
    Check = LessonFaultCheck,
    /// A check that is not of high confidence, or finds nothing against what is printed.
    Confidence = LessonFaultConfidence,
    /// A claim: lessons may only ask who says it.
    Claim = LessonFaultClaim,
    /// No count of this year in the series.
    Year = LessonFaultYear,
    /// The axis is too low, and would give the answer away.
    Max = LessonFaultMax,
    /// A figure typed by hand.
    Figure = LessonFaultFigure,
    /// Differs from the lesson's file in English.
    Skeleton = LessonFaultSkeleton,
}

impl Fault {
    /// A fault of a line.
    pub fn new(line: usize, reason: Reason, part: &str) -> Fault {
        let part = part.trim();
        let short: String = part.chars().take(60).collect();
        let part = if short.len() < part.len() { short + "…" } else { short };
        Fault { line, reason, part }
    }

    /// What is wrong, in a sentence that also says what is expected.
    pub fn words(&self, lang: Lang) -> String {
        fill_lesson(lang, self.reason.message(), &[("part", Arg::Words(&self.part))])
    }
}
