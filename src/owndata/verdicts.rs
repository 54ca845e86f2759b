//! The words for what a check found, in the languages of the region.

use super::clean::folded;
use super::qualifiers::is_missing;
use crate::model::{Lang, Verdict};
use crate::text::{Msg, say};

use Verdict::{Confirmed, Contradicted, Misprint, Plausible, Unverifiable};

/// What a cell says of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdicted {
    /// Nothing, or that there was none.
    Unchecked,
    /// A verdict in the words of the tables or of the page.
    Known(Verdict),
    /// A word for a verdict.
    Like(Verdict),
    /// Another word.
    Unknown,
}

/// Words, as [`folded`] leaves them, in English, Uzbek (both alphabets), Russian, Kazakh and Kyrgyz.
const WORDS: &[(Verdict, &[&str])] = &[
    (
        Confirmed,
        &[
            "correct",
            "accurate",
            "verified",
            "confirms",
            "tasdiqlandi",
            "to'g'ri",
            "тасдиқланган",
            "тасдиқланди",
            "тўғри",
            "подтверждено",
            "подтвержден",
            "подтверждена",
            "верно",
            "точно",
            "расталған",
            "расталды",
            "дұрыс",
            "ырасталган",
            "ырасталды",
            "тастыкталган",
            "тастыкталды",
            "туура",
        ],
    ),
    (
        Plausible,
        &[
            "likely",
            "probable",
            "ehtimol",
            "эҳтимол",
            "ҳақиқатга яқин",
            "вероятно",
            "похоже на правду",
            "ықтимал",
            "шындыққа жақын",
            "ыктымал",
            "чындыкка жакын",
        ],
    ),
    (
        Contradicted,
        &[
            "contradicts",
            "refuted",
            "wrong",
            "incorrect",
            "zid",
            "noto'g'ri",
            "inkor etilgan",
            "зид",
            "нотўғри",
            "инкор этилган",
            "противоречит",
            "противоречие",
            "опровергнуто",
            "неверно",
            "ошибочно",
            "қайшы",
            "бұрыс",
            "теріске шығарылған",
            "карама-каршы",
            "туура эмес",
            "төгүндөлгөн",
        ],
    ),
    (
        Unverifiable,
        &[
            "not verifiable",
            "cannot be checked",
            "cannot be verified",
            "no source found",
            "tekshirib bo'lmadi",
            "текшириб бўлмайди",
            "текшириб бўлмади",
            "не проверяется",
            "невозможно проверить",
            "проверить невозможно",
            "не удалось проверить",
            "тексеру мүмкін емес",
            "текшерүү мүмкүн эмес",
        ],
    ),
    (
        Misprint,
        &[
            "typo",
            "likely a misprint",
            "printing error",
            "slip of the pen",
            "bosma xato",
            "yozuv xatosi",
            "imlo xatosi",
            "босма хато",
            "езув хатоси",
            "имло хатоси",
            "опечатка",
            "описка",
            "вероятно опечатка",
            "қате басылған",
            "баспа қатесі",
            "басма катасы",
            "ката басылган",
        ],
    ),
];

/// Words that say that nobody has checked it.
const UNCHECKED: &[&str] = &[
    "not checked",
    "unchecked",
    "not verified",
    "tekshirilmagan",
    "текширилмаган",
    "не проверено",
    "не проверялось",
    "не проверен",
    "не проверена",
    "тексерілмеген",
    "текшерилген эмес",
];

/// What a cell says of a check.
pub fn verdict(cell: &str) -> Verdicted {
    let word = folded(cell);
    let word = word.trim_end_matches(['.', '!']);
    if is_missing(word) || UNCHECKED.contains(&word) {
        return Verdicted::Unchecked;
    }
    let is_ours = |verdict: &&Verdict| {
        verdict.slug() == word || Lang::ALL.into_iter().any(|lang| folded(words(lang, **verdict)) == word)
    };
    if let Some(known) = Verdict::ALL.iter().find(is_ours) {
        return Verdicted::Known(*known);
    }
    let found = WORDS.iter().find(|(_, words)| words.contains(&word));
    found.map_or(Verdicted::Unknown, |(verdict, _)| Verdicted::Like(*verdict))
}

/// "Confirmed", as the page says it, without its sign.
pub fn words(lang: Lang, verdict: Verdict) -> &'static str {
    let messages = [
        Msg::VerdictConfirmed,
        Msg::VerdictPlausible,
        Msg::VerdictContradicted,
        Msg::VerdictUnverifiable,
        Msg::VerdictMisprint,
    ];
    let words = say(lang, messages[verdict as usize]).trim_end_matches('.');
    words.split_once(' ').map_or(words, |(_, words)| words)
}

/// All of them: "Confirmed · Plausible · …".
pub fn all_words(lang: Lang) -> String {
    Verdict::ALL.iter().map(|verdict| words(lang, *verdict)).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_known_in_the_languages_of_the_region() {
        for (cell, verdict) in [
            ("Подтверждено", Confirmed),
            ("Тўғри", Confirmed),
            ("Toʻgʻri", Confirmed),
            ("ырасталды", Confirmed),
            ("ықтимал", Plausible),
            ("Wrong!", Contradicted),
            ("Зид", Contradicted),
            ("Туура эмес", Contradicted),
            ("Не проверяется.", Unverifiable),
            ("Опечатка", Misprint),
            ("bosma xato", Misprint),
            ("Баспа қатесі", Misprint),
        ] {
            assert_eq!(super::verdict(cell), Verdicted::Like(verdict), "{cell}");
        }
        for cell in ["", "—", "нет", "Не проверено", "tekshirilmagan", "not checked"] {
            assert_eq!(super::verdict(cell), Verdicted::Unchecked, "{cell}");
        }
        for cell in ["retyped", "да", "+", "checked by phone"] {
            assert_eq!(super::verdict(cell), Verdicted::Unknown, "{cell}");
        }
    }

    #[test]
    fn the_words_of_the_tables_and_of_the_page_need_no_note() {
        for verdict in Verdict::ALL {
            assert_eq!(super::verdict(verdict.slug()), Verdicted::Known(*verdict));
            for lang in Lang::ALL {
                assert_eq!(super::verdict(words(lang, *verdict)), Verdicted::Known(*verdict), "{lang:?}");
            }
        }
    }

    #[test]
    fn each_word_stands_once_and_as_it_is_compared() {
        let mut all: Vec<&str> =
            WORDS.iter().flat_map(|(_, words)| words.iter().copied()).chain(UNCHECKED.iter().copied()).collect();
        all.sort_unstable();
        assert!(all.windows(2).all(|pair| pair[0] != pair[1]), "{all:?}");
        assert!(all.iter().all(|word| folded(word) == *word), "{all:?}");
    }
}
