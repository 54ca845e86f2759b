//! Numbers as pupils type them: 18341, 18 341, 18,341, 18.341.

use crate::model::{Lang, Number};

/// What was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A number.
    Number(Number),
    /// It can mean two numbers, and is asked for again: never marked wrong.
    Ambiguous(Number, Number),
    /// Nothing.
    Empty,
    /// No number.
    Unclear,
}

/// True for what people and programs set between groups of three digits.
fn is_space(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '\u{2009}' | '\u{202f}' | '\'' | '’' | 'ʼ' | 'ʻ' | '‘' | '_')
}

/// Groups of digits of which the first has one to three and each other three.
fn are_groups(groups: &[&str]) -> bool {
    let (Some(first), rest) = (groups.first(), groups.get(1..).unwrap_or_default()) else { return false };
    (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3)
}

/// Reads what was typed, as a reader of this language writes numbers. Spaces and apostrophes part groups of three digits.
///
/// A single comma or point before exactly three digits can part groups or decimals. In English the comma is clear; the
/// point, and both in Uzbek and Russian, where pupils meet 18.341 and 18,341 for the same count, are asked for again.
pub fn read(lang: Lang, text: &str) -> Typed {
    let text = text.trim_matches(|sign: char| sign.is_whitespace());
    if text.is_empty() {
        return Typed::Empty;
    }
    let (sign, digits) = text.strip_prefix(['-', '\u{2212}']).map_or(("", text), |rest| ("-", rest));
    if !digits.starts_with(|c: char| c.is_ascii_digit()) || !digits.ends_with(|c: char| c.is_ascii_digit()) {
        return Typed::Unclear;
    }
    let number = |plain: &str| Number::parse(&[sign, plain].concat()).ok();
    let is_mark = |c: char| matches!(c, ',' | '.');
    if digits.chars().any(|c| !c.is_ascii_digit() && !is_space(c) && !is_mark(c)) {
        return Typed::Unclear;
    }
    let marks: Vec<(usize, char)> = digits.char_indices().filter(|(_, c)| is_mark(*c)).collect();
    // The last mark parts decimals where it is the only one of its kind and another kind, or spaces, part the groups.
    let (whole, fraction) = match marks.as_slice() {
        [] => (digits, None),
        [(at, mark)] => {
            let (whole, fraction) = (&digits[..*at], &digits[at + 1..]);
            if fraction.contains(is_space) {
                return Typed::Unclear;
            }
            let may_group = fraction.len() == 3 && !whole.contains(is_space) && (1..=3).contains(&whole.len());
            let groups = number(&[whole, fraction].concat());
            let decimal = number(&[whole, ".", fraction].concat());
            // Nothing is grouped behind a single nought.
            if may_group
                && whole != "0"
                && let (Some(groups), Some(decimal)) = (groups, decimal)
            {
                return if lang == Lang::En && *mark == ',' {
                    Typed::Number(groups)
                } else {
                    Typed::Ambiguous(groups, decimal)
                };
            }
            (whole, Some(fraction))
        }
        [.., (at, last)] => {
            let same = marks.iter().filter(|(_, mark)| mark == last).count();
            match (same, marks.len()) {
                (1, _) => (&digits[..*at], Some(&digits[at + 1..])),
                (same, all) if same == all => (digits, None),
                _ => return Typed::Unclear,
            }
        }
    };
    let groups: Vec<&str> = whole.split(|c| is_space(c) || is_mark(c)).collect();
    let is_sound = match groups.as_slice() {
        [one] => !one.is_empty(),
        many => are_groups(many),
    };
    let plain = match fraction {
        Some(fraction) => [&groups.concat(), ".", fraction].concat(),
        None => groups.concat(),
    };
    number(&plain).filter(|_| is_sound).map_or(Typed::Unclear, Typed::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(digits: i64) -> Typed {
        Typed::Number(Number::whole(digits))
    }

    fn broken(text: &str) -> Number {
        Number::parse(text).expect("a number")
    }

    #[test]
    fn each_language_writes_thousands_in_its_way() {
        let both = Typed::Ambiguous(Number::whole(18341), broken("18.341"));
        for (text, en, uz, ru) in [
            ("18341", whole(18341), whole(18341), whole(18341)),
            ("18 341", whole(18341), whole(18341), whole(18341)),
            ("18\u{a0}341", whole(18341), whole(18341), whole(18341)),
            ("18\u{202f}341", whole(18341), whole(18341), whole(18341)),
            ("18'341", whole(18341), whole(18341), whole(18341)),
            ("18ʼ341", whole(18341), whole(18341), whole(18341)),
            ("18,341", whole(18341), both, both),
            ("18.341", both, both, both),
            (" 1 000 000 ", whole(1_000_000), whole(1_000_000), whole(1_000_000)),
            ("1,000,000", whole(1_000_000), whole(1_000_000), whole(1_000_000)),
            ("1.000.000", whole(1_000_000), whole(1_000_000), whole(1_000_000)),
            ("−5", whole(-5), whole(-5), whole(-5)),
        ] {
            assert_eq!([read(Lang::En, text), read(Lang::Uz, text), read(Lang::Ru, text)], [en, uz, ru], "{text}");
        }
    }

    #[test]
    fn decimals_are_read_with_comma_and_with_point() {
        for (text, value) in [
            ("7.2", "7.2"),
            ("7,2", "7.2"),
            ("0,341", "0.341"),
            ("1,234.5", "1234.5"),
            ("1.234,5", "1234.5"),
            ("1 234,5", "1234.5"),
            ("18341,5", "18341.5"),
            ("18341.123", "18341.123"),
        ] {
            for lang in Lang::ALL {
                assert_eq!(read(lang, text), Typed::Number(broken(value)), "{text}");
            }
        }
    }

    #[test]
    fn what_is_no_number_is_never_one() {
        for text in ["abc", "18341 NGOs", "1 2", "18 34", "1,2,3", "1.2,3.4", "--1", "1e3", ",5", "5,", "١٢", "1 2.345"]
        {
            assert_eq!(read(Lang::En, text), Typed::Unclear, "{text}");
        }
        assert_eq!(read(Lang::Uz, " \u{a0} "), Typed::Empty);
        assert_eq!(read(Lang::En, &"9".repeat(500)), Typed::Unclear);
    }
}
