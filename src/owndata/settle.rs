//! What a column decides of its cells: signs in numbers, the order of day and month, school years, spoilt dates.

use super::answer::{AnswerChoice, Answers, Ask};
use super::dates::{Dated, first_year, may_be_school_years, shows_school_years};
use super::finding::{Finding, What};
use super::numbers::{Digits, Said, Signs, Written, between_digits, rounded, shifted};
use super::qualifiers::qualifier_slug;
use crate::model::{Number, Qualifier, When};

/// What becomes of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled<T> {
    /// It is read, with what is said of it.
    Read(T, Vec<Finding>),
    /// It waits for an answer, with these readings to choose from.
    Waits(Ask, Vec<AnswerChoice>),
    /// Nothing stands there, or a word for nothing.
    Missing(String),
    /// It cannot be drawn.
    Refused(Finding),
}

/// A number as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The value.
    pub number: Number,
    /// How exact.
    pub qualifier: Qualifier,
    /// True for a share in per cent.
    pub is_share: bool,
    /// Marks and words of the cell that are no part of the value.
    pub kept: String,
}

/// The cells of a block of values, settled by what all of them show.
pub struct Numbers<'a> {
    /// What the signs of the block tell.
    pub signs: Signs,
    /// What was answered.
    pub answers: &'a Answers,
    /// The first column of the block, which questions are about.
    pub column: usize,
}

impl Numbers<'_> {
    /// Settles a cell.
    pub fn settle(&self, said: Said, text: &str) -> Settled<Amount> {
        match said {
            Said::Missing(word) => Settled::Missing(word),
            Said::Refused(finding) => Settled::Refused(finding),
            Said::Number(written) => self.number(&written, text),
        }
    }

    fn answer(&self, ask: Ask) -> Option<&str> {
        self.answers.get(ask, Some(self.column))
    }

    fn number(&self, written: &Written, text: &str) -> Settled<Amount> {
        let mut notes = Vec::new();
        let plain = match self.digits(&written.digits, text, &mut notes) {
            Ok(plain) => plain,
            Err(settled) => return *settled,
        };
        let (word, power) = written.factor.unwrap_or(("", 0));
        let number = shifted(&plain, power).and_then(|plain| Number::parse(&plain).ok());
        let Some(number) = number else {
            return Settled::Refused(Finding::new(What::NumberTooLong, text).cured_by(rounded(&plain, text)));
        };
        if written.in_brackets {
            match self.answer(Ask::Brackets) {
                Some("positive") => notes.push(Finding::new(What::Brackets, text)),
                Some(_) => return Settled::Refused(Finding::new(What::Negative, text).cured_by([number.to_string()])),
                None => {
                    let choices = vec![
                        AnswerChoice::new("positive", number.to_string()),
                        AnswerChoice::new("negative", format!("−{number}")),
                    ];
                    return Settled::Waits(Ask::Brackets, choices);
                }
            }
        }
        if power > 0 {
            let factor = 10i64.pow(u32::from(power)).to_string();
            notes.push(Finding::new(What::Multiplied, text).with("word", word).with("factor", factor));
        }
        if written.qualifier != Qualifier::Exact {
            notes.push(Finding::new(What::Qualified, text).with("qualifier", qualifier_slug(written.qualifier)));
        }
        if !written.mark.is_empty() {
            notes.push(Finding::new(What::FootnoteMark, text).with("mark", written.mark.as_str()));
        }
        if !written.unit.is_empty() {
            notes.push(Finding::new(What::UnitWord, text).with("word", written.unit));
        }
        if written.is_share {
            notes.push(Finding::new(What::Share, text));
        }
        let Written { qualifier, is_share, mark, unit, .. } = written;
        let kept = [mark.as_str(), unit].join(" ").trim().to_string();
        Settled::Read(Amount { number, qualifier: *qualifier, is_share: *is_share, kept }, notes)
    }

    /// The digits with `.` before decimals, as the block and the answers decide.
    fn digits(&self, digits: &Digits, text: &str, notes: &mut Vec<Finding>) -> Result<String, Box<Settled<Amount>>> {
        let mixed = self.signs.are_mixed();
        let answer = self.answer(Ask::MixedSigns);
        let decimal_by_answer = match answer {
            Some("comma") => Some(','),
            Some("point") => Some('.'),
            _ => None,
        };
        match digits {
            Digits::Sure { plain, decimal: None, thousands: None } => Ok(plain.clone()),
            _ if mixed && answer.is_none() => {
                let choices =
                    ["both", "comma", "point"].map(|slug| AnswerChoice::new(slug, self.signs.preview(slug))).to_vec();
                Err(Box::new(Settled::Waits(Ask::MixedSigns, choices)))
            }
            Digits::Sure { plain, decimal, thousands } => {
                let is_other = decimal_by_answer
                    .is_some_and(|sign| decimal.is_some_and(|own| own != sign) || *thousands == Some(sign));
                if is_other {
                    let sign = decimal_by_answer.map_or_else(String::new, String::from);
                    // What stands between thousands would be a second decimal sign.
                    let text_alone = thousands.map_or_else(|| text.to_string(), |own| between_digits(text, own, ""));
                    let cure = decimal.map_or(text_alone.clone(), |own| between_digits(&text_alone, own, &sign));
                    return Err(Box::new(Settled::Refused(Finding::new(What::OtherSign, text).cured_by([cure]))));
                }
                Ok(plain.clone())
            }
            Digits::Either { thousands, decimals, sign } => {
                let by_answer = self.answer(Ask::Separator).map(|answer| answer == "decimal");
                let by_mixed = decimal_by_answer.map(|decimal| decimal == *sign);
                let by_others = if mixed { None } else { self.signs.is_decimal(*sign) };
                let Some(is_decimal) = by_answer.or(by_mixed).or(by_others) else {
                    let choices = vec![
                        AnswerChoice::new("thousands", thousands.as_str()),
                        AnswerChoice::new("decimal", decimals.as_str()),
                    ];
                    return Err(Box::new(Settled::Waits(Ask::Separator, choices)));
                };
                let what = if is_decimal { What::DecimalSign } else { What::ThousandsSign };
                notes.push(Finding::new(what, text).with("sign", sign.to_string()));
                Ok(if is_decimal { decimals.clone() } else { thousands.clone() })
            }
        }
    }
}

/// The cells of a column of dates, settled by what all of them show.
pub struct Dates<'a> {
    /// True if some cell can only have the day first, and if some can only have the month first.
    pub day_first: bool,
    /// See `day_first`.
    pub month_first: bool,
    /// Whether some cell can only be a school year.
    pub school_years: bool,
    /// Whether some cells can be school years and none says that they are months.
    pub maybe_school_years: bool,
    /// True for counts, which need one date and no span.
    pub for_counts: bool,
    /// What was answered.
    pub answers: &'a Answers,
    /// The column.
    pub column: usize,
}

impl<'a> Dates<'a> {
    /// What the cells of a column show.
    pub fn of(cells: &[Dated], for_counts: bool, answers: &'a Answers, column: usize) -> Dates<'a> {
        Dates {
            day_first: cells.iter().any(|cell| matches!(cell, Dated::Ordered(_, true, _))),
            month_first: cells.iter().any(|cell| matches!(cell, Dated::Ordered(_, false, _))),
            school_years: shows_school_years(cells),
            maybe_school_years: may_be_school_years(cells),
            for_counts,
            answers,
            column,
        }
    }

    fn answer(&self, ask: Ask) -> Option<&str> {
        self.answers.get(ask, Some(self.column))
    }

    /// Settles a cell.
    pub fn settle(&self, dated: Dated, text: &str) -> Settled<When> {
        let note = |what: What, when: &When| Finding::new(what, text).with("date", when.to_string());
        match dated {
            Dated::Missing(word) => Settled::Missing(word),
            Dated::Refused(finding) => Settled::Refused(Finding { text: super::clean::shortened(text, 60), ..finding }),
            Dated::Sure(when, what) => self.read(when, what.map(|what| note(what, &when)), text),
            Dated::Ordered(when, _, what) => self.read(when, what.map(|what| note(what, &when)), text),
            Dated::Either(day, month) => {
                let by_others = match (self.day_first, self.month_first) {
                    (true, false) => Some(true),
                    (false, true) => Some(false),
                    _ => None,
                };
                let by_answer = self.answer(Ask::DayOrMonth).map(|answer| answer == "day");
                let Some(is_day) = by_answer.or(by_others) else {
                    let choices =
                        vec![AnswerChoice::new("day", day.to_string()), AnswerChoice::new("month", month.to_string())];
                    return Settled::Waits(Ask::DayOrMonth, choices);
                };
                let (when, what) = if is_day { (day, What::DayFirst) } else { (month, What::MonthFirst) };
                self.read(when, Some(note(what, &when)), text)
            }
            Dated::MonthOrSchool(month, _) if !self.school_years && !self.maybe_school_years => {
                self.read(month, None, text)
            }
            Dated::MonthOrSchool(month, school) => self.school(school, Some(month), text),
            Dated::School(school, month) => self.school(school, month, text),
            Dated::Spoilt(when) => match self.answer(Ask::SpoiltDate) {
                Some("date") => self.read(when, Some(note(What::SerialDay, &when)), text),
                Some(_) => Settled::Refused(Finding::new(What::DateDamaged, text).cured_by([when.to_string()])),
                None => {
                    let choices = vec![AnswerChoice::new("date", when.to_string()), AnswerChoice::new("damaged", "")];
                    Settled::Waits(Ask::SpoiltDate, choices)
                }
            },
        }
    }

    fn school(&self, school: When, month: Option<When>, text: &str) -> Settled<When> {
        let drawn = if self.for_counts { first_year(school).map_or(school, When::At) } else { school };
        let note = |when: When| Finding::new(What::SchoolYear, text).with("date", when.to_string());
        let is_sure =
            (month.is_none() || self.school_years) && !self.for_counts && self.answer(Ask::SchoolYear).is_none();
        match (self.answer(Ask::SchoolYear), month) {
            _ if is_sure => Settled::Read(school, vec![note(school)]),
            (Some("school"), _) => Settled::Read(drawn, vec![note(drawn)]),
            (Some("month"), Some(month)) => {
                self.read(month, Some(Finding::new(What::DateRead, text).with("date", month.to_string())), text)
            }
            (Some(_), _) => Settled::Refused(span_refused(school, text)),
            (None, _) => {
                let mut choices = vec![AnswerChoice::new("school", drawn.to_string())];
                choices.push(
                    month.map_or(AnswerChoice::new("none", ""), |month| AnswerChoice::new("month", month.to_string())),
                );
                Settled::Waits(Ask::SchoolYear, choices)
            }
        }
    }

    fn read(&self, when: When, note: Option<Finding>, text: &str) -> Settled<When> {
        if self.for_counts && matches!(when, When::Span(..)) {
            return Settled::Refused(span_refused(when, text));
        }
        Settled::Read(when, note.into_iter().collect())
    }
}

fn span_refused(when: When, text: &str) -> Finding {
    let When::Span(start, end) = when else { return Finding::new(What::SpanForCount, text) };
    let ends = [start, end].into_iter().filter_map(|bound| bound.date()).map(|date| date.to_string());
    Finding::new(What::SpanForCount, text).cured_by(ends)
}
