//! Names of months and seasons in English, Uzbek (both alphabets), Russian, Kazakh and Kyrgyz.

/// The months by how their names start; each start is of one month only.
const MONTHS: [&[&str]; 12] = [
    &["jan", "янв", "yanv", "январ", "қаңтар", "кантар"],
    &["feb", "fev", "фев", "ақпан"],
    &["mar", "мар", "наурыз"],
    &["apr", "апр", "сәуір"],
    &["may", "май", "мая", "мае", "мамыр"],
    &["jun", "июн", "iyun", "маусым"],
    &["jul", "июл", "iyul", "шілде"],
    &["aug", "авг", "avg", "тамыз"],
    &["sep", "сен", "sent", "қыркүйек"],
    &["oct", "окт", "okt", "қазан"],
    &["nov", "ноя", "noy", "қараша"],
    &["dec", "дек", "dek", "желтоқсан"],
];

/// The number of a month, 1 to 12, by its name in any form or its first three letters.
pub fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    if word.chars().count() < 3 {
        return None;
    }
    let is_roman = word.chars().all(|letter| "ivx".contains(letter));
    let starts = |names: &[&str]| names.iter().any(|name| word.starts_with(name));
    let at = MONTHS.iter().position(|names| starts(names)).filter(|_| !is_roman)?;
    word.chars().all(char::is_alphabetic).then_some(at as u32 + 1)
}

/// The number of a month written in Roman digits.
pub fn roman_month(word: &str) -> Option<u32> {
    let all = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    all.iter().position(|roman| *roman == word).map(|at| at as u32 + 1)
}

/// The season, 21 (spring) to 24 (winter), of a word in any form.
pub fn season(word: &str) -> Option<u32> {
    let seasons: [&[&str]; 4] = [
        &["весн", "spring", "bahor", "баҳор", "бахор", "көктем"],
        &["лет", "summer", "yoz", "ёз", "жай"],
        &["осен", "autumn", "fall", "kuz", "куз", "күз"],
        &["зим", "winter", "qish", "қиш", "қыс", "кыш"],
    ];
    seasons.iter().position(|names| names.iter().any(|name| word.starts_with(name))).map(|at| at as u32 + 21)
}

/// True for a word that is summer in Kazakh and spring in Kyrgyz.
pub fn is_unsure_season(word: &str) -> bool {
    word.starts_with("жаз")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_their_forms() {
        for (word, number) in [
            ("февраля", Some(2)),
            ("май", Some(5)),
            ("мая", Some(5)),
            ("13-майы", None),
            ("iyun", Some(6)),
            ("sentabr", Some(9)),
            ("мамырда", Some(5)),
            ("sept.", Some(9)),
            ("ма", None),
        ] {
            assert_eq!(month(word), number, "{word}");
        }
    }
}
