use crate::model::{Lang, Number, Rules};

/// A number as the language writes it: 5,100 · 5 100 · 5100, and 18,341 · 18 341 · 18 341.
///
/// Russian groups from five digits on, English and Uzbek from four. The decimal point is a comma but in English.
pub fn number_words(lang: Lang, number: Number) -> String {
    let (negative, whole, fraction) = number.parts();
    let Rules { thousands: separator, point, grouped_from, .. } = *lang.rules();
    let digits = whole.to_string();
    let mut words = String::with_capacity(digits.len() + 8);
    if negative {
        words.push('\u{2212}');
    }
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len() - at;
        if at > 0 && left % 3 == 0 && digits.len() >= grouped_from {
            words.push(separator);
        }
        words.push(digit);
    }
    if let Some((fraction, decimals)) = fraction {
        words.push(point);
        let fraction = fraction.to_string();
        (fraction.len()..usize::from(decimals)).for_each(|_| words.push('0'));
        words.push_str(&fraction);
    }
    words
}

/// A share in percent: 14.4% · 14,4% · 14,4 %.
pub fn percent_words(lang: Lang, number: Number) -> String {
    let mut words = number_words(lang, number);
    words.push_str(lang.rules().before_percent);
    words.push('%');
    words
}

/// Which of a message's plural forms a number takes: 0 one, 1 few, 2 many.
///
/// Rules of the Unicode CLDR for whole numbers. English has the first two forms, Uzbek only the first;
/// in Russian a number with decimals takes the second ("3,7 раза").
pub fn plural_form(lang: Lang, number: Number) -> usize {
    let (_, whole, fraction) = number.parts();
    (lang.rules().plural_form)(fraction.is_none().then_some(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_as_each_language_does() {
        for (number, en, uz, ru) in [
            ("95", "95", "95", "95"),
            ("5100", "5,100", "5 100", "5100"),
            ("18341", "18,341", "18 341", "18 341"),
            ("1000000", "1,000,000", "1 000 000", "1 000 000"),
            ("68.7", "68.7", "68,7", "68,7"),
            ("-0.05", "−0.05", "−0,05", "−0,05"),
        ] {
            let number = Number::parse(number).expect("a number");
            let plain = |lang| number_words(lang, number).replace('\u{a0}', " ");
            assert_eq!([plain(Lang::En), plain(Lang::Uz), plain(Lang::Ru)], [en, uz, ru]);
        }
    }

    #[test]
    fn russian_has_three_forms() {
        for (number, form) in
            [("1", 0), ("21", 0), ("2", 1), ("34", 1), ("5", 2), ("11", 2), ("112", 2), ("0", 2), ("3.7", 1)]
        {
            assert_eq!(plural_form(Lang::Ru, Number::parse(number).expect("a number")), form, "{number}");
        }
        assert_eq!(plural_form(Lang::En, Number::whole(1)), 0);
        assert_eq!(plural_form(Lang::En, Number::whole(0)), 1);
    }
}
