//! What a cell says of a number by itself, and what its column decides of it.

use super::clean::{clean, without_mark};
use super::finding::{Finding, What};
use super::qualifiers;
use crate::model::{Number, Qualifier};

/// A number cell taken apart, before its separators are decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// How exact its words say it is.
    pub qualifier: Qualifier,
    /// Its digits, as far as they can be told without the rest of the column.
    pub digits: Digits,
    /// The word for thousands or millions, and the power of ten.
    pub factor: Option<(&'static str, u8)>,
    /// True for a share in per cent.
    pub is_share: bool,
    /// The mark of a footnote.
    pub mark: String,
    /// A word of a unit.
    pub unit: &'static str,
    /// True for a number in brackets.
    pub in_brackets: bool,
}

/// The digits of a number and its separators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Digits {
    /// Only one reading: digits with `.` before decimals; which sign stood before decimals, and which between thousands.
    Sure {
        /// As [`Number::parse`] reads it.
        plain: String,
        /// The decimal sign that is seen.
        decimal: Option<char>,
        /// The sign between thousands that is seen.
        thousands: Option<char>,
    },
    /// `5,100`: 5100 or 5.1.
    Either {
        /// Read as thousands.
        thousands: String,
        /// Read as decimals.
        decimals: String,
        /// The sign.
        sign: char,
    },
}

/// What a cell of a value column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A number.
    Number(Written),
    /// That there is none, in this word.
    Missing(String),
    /// Nothing that can be drawn.
    Refused(Finding),
}

/// Reads a cell by itself.
pub fn said(cell: &str) -> Said {
    let shown = clean(cell);
    if qualifiers::is_missing(&shown) {
        return Said::Missing(shown);
    }
    let small = super::clean::clean(&shown.to_lowercase().replace('ё', "е").replace(['ʻ', 'ʼ', '‘', '’', '`'], "'"));
    match refused(&shown, &small) {
        Some(finding) => Said::Refused(finding),
        None => written(&small).map_or_else(|| Said::Refused(unreadable(&shown, &small)), Said::Number),
    }
}

/// What is refused at sight.
fn refused(shown: &str, small: &str) -> Option<Finding> {
    let is_error =
        shown.starts_with('#') && !shown.chars().any(|letter| letter.is_ascii_digit() && !shown.contains('/'));
    if is_error {
        return Some(Finding::new(What::ErrorCell, shown).cured_by([""]));
    }
    if let Some((mantissa, exponent)) = small.split_once(['e', 'е']) {
        let is_mantissa = !mantissa.is_empty() && mantissa.chars().all(|c| c.is_ascii_digit() || ".,".contains(c));
        let power = exponent.trim_start_matches('+').parse::<i32>().ok().filter(|power| (0..=12).contains(power));
        if let (true, Some(power)) = (is_mantissa, power) {
            let full = shifted(&mantissa.replace(',', "."), power as u8);
            return Some(Finding::new(What::Scientific, shown).cured_by(full));
        }
    }
    let bare = small.trim_start_matches(|c: char| !c.is_ascii_digit() && !"-−–".contains(c));
    if let Some(rest) = bare.strip_prefix(['-', '−', '–']) {
        let digits = rest.trim_start();
        if written(digits).is_some() && !digits.is_empty() {
            return Some(Finding::new(What::Negative, shown).cured_by([digits]));
        }
    }
    let Range { middle, low, written, sign } = range(small)?;
    let share = if written.is_share { "%" } else { "" };
    let unit = if written.unit.is_empty() { String::new() } else { [" ", written.unit].concat() };
    let cure =
        |before: &str, number: Number| [before, &typed(&short(number), sign), share, &unit, &written.mark].concat();
    // A range of "over 200" to 250, or of 5,100 to 5,200, is not told by two numbers.
    let is_plain = written.qualifier == Qualifier::Exact && !matches!(written.digits, Digits::Either { .. });
    let cures = if is_plain { vec![cure("~", middle), cure(">", low)] } else { Vec::new() };
    let said = |number: Number| [&short(number), share].concat();
    Some(Finding::new(What::Range, shown).with("about", said(middle)).with("over", said(low)).cured_by(cures))
}

/// A number without zeros at the end of its decimals.
fn short(number: Number) -> String {
    let all = number.to_string();
    if all.contains('.') { all.trim_end_matches('0').trim_end_matches('.').to_string() } else { all }
}

/// Digits as a cell of this decimal sign has them. Three decimals are given a fourth: `12,375` could be thousands.
fn typed(plain: &str, sign: char) -> String {
    let is_unsure = plain.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3);
    [plain.replace('.', &String::from(sign)).as_str(), if is_unsure { "0" } else { "" }].concat()
}

/// A range: its lower end and middle, thousands multiplied; what else is written at its ends; the sign before decimals.
struct Range {
    middle: Number,
    low: Number,
    written: Written,
    sign: char,
}

/// The two ends of `200–250`, `от 200 до 250`, `200..250`.
fn range(small: &str) -> Option<Range> {
    let text = small.strip_prefix("от ").or_else(|| small.strip_prefix("from ")).unwrap_or(small);
    let signs = ["–", "—", "-", "−", "...", "..", "…", " до ", " to ", " and ", " и ", "/"];
    let (low, high) = signs.iter().find_map(|sign| text.split_once(sign))?;
    let (mut low, mut high) = (written(low.trim())?, written(high.trim())?);
    // `200–250 тыс.` are thousands at both ends.
    low.factor = low.factor.or(high.factor);
    let number = |written: &Written| {
        let plain = match &written.digits {
            Digits::Sure { plain, .. } => plain,
            Digits::Either { thousands, .. } => thousands,
        };
        Number::parse(&shifted(plain, written.factor.map_or(0, |(_, power)| power))?).ok()
    };
    let (first, last) = (number(&low)?, number(&high)?);
    let (least, most) = (first.to_f64().min(last.to_f64()), first.to_f64().max(last.to_f64()));
    let sign = |written: &Written| match &written.digits {
        Digits::Sure { decimal, .. } => *decimal,
        Digits::Either { .. } => None,
    };
    let decimals =
        [first, last].map(|number| number.to_string().split_once('.').map_or(0, |(_, part)| part.len() as u8));
    let decimals = decimals[0].max(decimals[1]);
    // Between whole numbers the middle is about a whole one.
    let middle = Number::rounded((least + most) / 2.0, if decimals == 0 { 0 } else { (decimals + 1).min(6) })?;
    let sign = sign(&low).or(sign(&high)).unwrap_or('.');
    if matches!(low.digits, Digits::Either { .. }) {
        high.digits = low.digits;
    }
    if high.qualifier == Qualifier::Exact {
        high.qualifier = low.qualifier;
    }
    high.is_share |= low.is_share;
    Some(Range { middle, low: Number::rounded(least, decimals.min(6))?, written: high, sign })
}

/// Takes apart what is not refused at sight; small letters.
fn written(small: &str) -> Option<Written> {
    let mut text = small.trim();
    let mut found = Written {
        qualifier: Qualifier::Exact,
        digits: Digits::Sure { plain: String::new(), decimal: None, thousands: None },
        factor: None,
        is_share: false,
        mark: String::new(),
        unit: "",
        in_brackets: false,
    };
    if let Some(inside) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (text, found.in_brackets) = (inside.trim(), true);
    }
    for _ in 0..6 {
        let at_start = text;
        if found.mark.is_empty() {
            (text, found.mark) = without_mark(text);
        }
        let qualified = qualifiers::before(text).or_else(|| qualifiers::behind(text));
        if let Some((qualifier, rest)) = qualified.filter(|_| found.qualifier == Qualifier::Exact) {
            (text, found.qualifier) = (rest, qualifier);
        }
        if let Some(rest) = text.strip_suffix('%').filter(|_| !found.is_share) {
            (text, found.is_share) = (rest.trim_end(), true);
        }
        if let Some((rest, unit)) = qualifiers::unit(text).filter(|_| found.unit.is_empty()) {
            (text, found.unit) = (rest, unit);
        }
        if let Some((rest, word, power)) = qualifiers::factor(text).filter(|_| found.factor.is_none()) {
            (text, found.factor) = (rest, Some((word, power)));
        }
        if text == at_start {
            break;
        }
    }
    found.digits = digits(text)?;
    Some(found)
}

/// The digits of a text and their separators; `None` for anything else.
fn digits(text: &str) -> Option<Digits> {
    let is_space = |c: char| c == ' ' || c == '\'';
    if text.is_empty()
        || !text.starts_with(|c: char| c.is_ascii_digit())
        || !text.ends_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let mut groups: Vec<&str> = Vec::new();
    let mut signs: Vec<char> = Vec::new();
    let mut start = 0;
    for (at, letter) in text.char_indices() {
        if !letter.is_ascii_digit() {
            if !(is_space(letter) || letter == ',' || letter == '.') || at == start {
                return None;
            }
            groups.push(text.get(start..at)?);
            signs.push(if is_space(letter) { ' ' } else { letter });
            start = at + letter.len_utf8();
        }
    }
    groups.push(text.get(start..)?);
    let plain = |whole: &[&str], fraction: Option<&str>| {
        let whole = whole.concat();
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        fraction.map_or_else(|| whole.to_string(), |fraction| [whole, ".", fraction].concat())
    };
    let in_threes = |groups: &[&str]| {
        let (first, rest) = groups.split_first().map_or(("", [].as_slice()), |(first, rest)| (*first, rest));
        rest.is_empty() || (first.len() <= 3 && first != "0" && rest.iter().all(|group| group.len() == 3))
    };
    let sure = |plain: String, decimal, thousands| Some(Digits::Sure { plain, decimal, thousands });
    let (whole, last) = groups.split_at(groups.len() - 1);
    let last = last.first().copied().unwrap_or_default();
    match signs.as_slice() {
        [] => sure(plain(&groups, None), None, None),
        [' ', ..] if signs.iter().all(|sign| *sign == ' ') => {
            in_threes(&groups).then(|| sure(plain(&groups, None), None, None)).flatten()
        }
        [sign] => {
            let is_either = last.len() == 3 && in_threes(&groups);
            if is_either {
                let decimals = plain(whole, Some(last));
                return Some(Digits::Either { thousands: plain(&groups, None), decimals, sign: *sign });
            }
            sure(plain(whole, Some(last)), Some(*sign), None)
        }
        [first, ..] if signs.iter().all(|sign| sign == first) => {
            in_threes(&groups).then(|| sure(plain(&groups, None), None, Some(*first))).flatten()
        }
        [between @ .., end] if *end != ' ' && between.iter().all(|sign| *sign == between[0] && sign != end) => {
            let thousands = Some(between[0]).filter(|sign| *sign != ' ');
            in_threes(whole).then(|| sure(plain(whole, Some(last)), Some(*end), thousands)).flatten()
        }
        _ => None,
    }
}

/// Why nothing can be read: a date, or no number at all.
fn unreadable(shown: &str, small: &str) -> Finding {
    if let Some(number) = super::dates::spoilt_number(small) {
        return Finding::new(What::NumberBecameDate, shown).cured_by([number]);
    }
    let digits: Vec<&str> = small.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    // The number alone is a cure only where the words round it are about something else than how many.
    let cure = match digits.as_slice() {
        [only] if small.chars().count() <= 24 && !qualifiers::change_value(small) => Some(only.to_string()),
        _ => None,
    };
    Finding::new(What::NoNumber, shown).cured_by(cure)
}

/// Digits with their point moved to the right by a power of ten; none if they are too long.
pub fn shifted(plain: &str, power: u8) -> Option<String> {
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let moved: String = fraction.chars().chain(std::iter::repeat('0')).take(usize::from(power)).collect();
    let rest: String = fraction.chars().skip(usize::from(power)).collect();
    let all = [whole, &moved].concat();
    let whole = all.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let shifted = if rest.is_empty() { whole.to_string() } else { [whole, ".", &rest].concat() };
    Number::parse(&shifted).is_ok().then_some(shifted)
}

/// A number with more digits than can be drawn, to six decimals; none where other words stand beside it or it is too large.
pub fn rounded(plain: &str, text: &str) -> Option<String> {
    let value: f64 = text.replace(',', ".").parse().ok().filter(|_| plain.contains('.'))?;
    let sign = if text.contains(',') { ',' } else { '.' };
    Some(typed(&short(Number::rounded(value, 6)?), sign))
}

/// The text with a sign between its digits replaced by another, or by nothing.
pub fn between_digits(text: &str, sign: char, other: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let replaced = letters.iter().enumerate().map(|(at, letter)| {
        let is_between = *letter == sign && is_digit(at.checked_sub(1)) && is_digit(Some(at + 1));
        if is_between { other.to_string() } else { letter.to_string() }
    });
    replaced.collect()
}

/// What the cells of a column say of the signs in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// Signs that surely stand before decimals.
    decimals: Vec<char>,
    /// Signs that surely stand between thousands.
    thousands: Vec<char>,
}

impl Signs {
    /// Adds what a cell shows.
    pub fn see(&mut self, digits: &Digits) {
        if let Digits::Sure { decimal, thousands, .. } = digits {
            self.decimals.extend(decimal.filter(|sign| !self.decimals.contains(sign)));
            self.thousands.extend(thousands.filter(|sign| !self.thousands.contains(sign)));
        }
    }

    /// True when the cells contradict each other.
    pub fn are_mixed(&self) -> bool {
        self.decimals.len() > 1
            || self.thousands.len() > 1
            || self.decimals.iter().any(|sign| self.thousands.contains(sign))
    }

    /// How the contradicting cells would read: `12,5 → 12.5; 13.5 ✗`.
    pub fn preview(&self, slug: &str) -> String {
        let decimal = match slug {
            "comma" => Some(','),
            "point" => Some('.'),
            _ => None,
        };
        let with = |sign: char| ["12", &String::from(sign), "5"].concat();
        let shown = |sign: &char| match decimal {
            Some(other) if other != *sign => [&with(*sign), " ✗"].concat(),
            _ => [&with(*sign), " → 12.5"].concat(),
        };
        let grouped = |sign: &char| {
            let cell = ["1", "234", "567"].join(&String::from(*sign));
            [cell.as_str(), if decimal == Some(*sign) { " ✗" } else { " → 1234567" }].concat()
        };
        let all = self.decimals.iter().map(shown).chain(self.thousands.iter().map(grouped));
        all.collect::<Vec<_>>().join("; ")
    }

    /// What the other cells say of a sign that may be either: true for decimals.
    pub fn is_decimal(&self, sign: char) -> Option<bool> {
        let (as_decimal, as_thousands) = (self.decimals.contains(&sign), self.thousands.contains(&sign));
        match (as_decimal, as_thousands) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            (true, true) => None,
            // Another sign has the one task, so this one has the other.
            (false, false) if self.decimals.len() + self.thousands.len() == 0 => None,
            (false, false) if self.thousands.is_empty() => Some(false),
            (false, false) if self.decimals.is_empty() => Some(true),
            (false, false) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(cell: &str) -> String {
        match said(cell) {
            Said::Missing(word) => format!("missing {word}").trim_end().to_string(),
            Said::Refused(finding) => finding.what.slug().replace("own-", "✗ "),
            Said::Number(written) => {
                let digits = match &written.digits {
                    Digits::Sure { plain, .. } => plain.clone(),
                    Digits::Either { thousands, decimals, .. } => format!("{thousands}|{decimals}"),
                };
                let power = written.factor.map_or(0, |(_, power)| power);
                let share = if written.is_share { "%" } else { "" };
                let brackets = if written.in_brackets { "()" } else { "" };
                let word = qualifiers::qualifier_slug(written.qualifier).trim_start_matches("exact");
                format!("{word} {} {brackets}{share}{}", shifted(&digits, power).unwrap_or(digits), written.mark)
                    .trim()
                    .to_string()
            }
        }
    }

    #[test]
    fn cells_say_what_they_say() {
        for (cell, expected) in [
            ("1 250", "1250"),
            ("1\u{202f}250\u{a0}000", "1250000"),
            ("12 50", "✗ no-number"),
            ("12,5", "12.5"),
            ("1.200,5", "1200.5"),
            ("1,234.567", "1234.567"),
            ("5,100", "5100|5.100"),
            ("0,100", "0.100"),
            ("5100,250", "5100.250"),
            ("1.234.567", "1234567"),
            ("более 5100", "over 5100"),
            ("свыше 10 тыс.", "over 10000"),
            ("5100+", "over 5100"),
            ("> 5100", "over 5100"),
            ("10 000 dan ortiq", "over 10000"),
            ("10000dan ortiq", "over 10000"),
            ("500 tadan ortiq", "over 500"),
            ("3 mingdan ortiq", "over 3000"),
            ("5 mingga yaqin", "approaching 5000"),
            ("15 тыс. чел.", "15000"),
            ("около 8600", "about 8600"),
            ("~8600", "about 8600"),
            ("не менее 5100", "over 5100"),
            ("менее 500", "under 500"),
            ("почти 1,2 млн", "approaching 1200000"),
            ("deyarli 3 ming", "approaching 3000"),
            ("200–250", "✗ range"),
            ("от 200 до 250", "✗ range"),
            ("1250*", "1250 *"),
            ("1250 [2]", "1250 [2]"),
            ("—", "missing —"),
            ("н/д", "missing н/д"),
            ("", "missing"),
            ("12 %", "12 %"),
            ("(15)", "15 ()"),
            ("-15", "✗ negative"),
            ("#ЗНАЧ!", "✗ error-cell"),
            ("#DIV/0!", "✗ error-cell"),
            ("1,2E+05", "✗ scientific"),
            ("янв.05", "✗ number-became-date"),
            ("13.05.2005", "✗ no-number"),
            ("5 из 10", "✗ no-number"),
            ("95 организаций", "95"),
            ("<b>5</b>", "✗ no-number"),
            ("٣", "✗ no-number"),
        ] {
            assert_eq!(plain(cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_cure_keeps_the_value() {
        for (cell, cures) in [
            ("200–250", &["~225", ">200"][..]),
            ("200–250 тыс.", &["~225000", ">200000"]),
            ("1,2–1,5 млн", &["~1350000", ">1200000"]),
            ("10–15%", &["~13%", ">10%"]),
            ("0,1–0,3", &["~0,2", ">0,1"]),
            ("12,25–12,5", &["~12,3750", ">12,25"]),
            ("200–250 чел.*", &["~225 чел.*", ">200 чел.*"]),
            ("более 200–250", &[]),
            ("5,100–5,200", &[]),
            ("чуть более 500", &[]),
            ("15 тыс. жителей", &[]),
            ("15% жителей", &[]),
            ("3 mingtacha", &[]),
            ("5½ домов", &[]),
            ("95 школ", &["95"]),
        ] {
            let Said::Refused(finding) = said(cell) else { panic!("{cell} is read") };
            assert_eq!(finding.cures, cures, "{cell}");
        }
    }

    #[test]
    fn the_point_moves_without_floating() {
        for (plain, power, moved) in [("1.2", 3, "1200"), ("0.5", 6, "500000"), ("1.2345", 3, "1234.5"), ("7", 0, "7")]
        {
            assert_eq!(shifted(plain, power).as_deref(), Some(moved));
        }
        assert_eq!(shifted("123456789012", 9), None);
    }
}
