//! Places of the atlas by their names in the languages of the region; any other place is one of the reader's own.

use super::clean::folded;

/// The names of the atlas's places, by their ids.
const NAMES: &[(&str, &[&str])] = &[
    (
        "uz",
        &[
            "uz",
            "uzb",
            "uzbekistan",
            "republic of uzbekistan",
            "узбекистан",
            "республика узбекистан",
            "рузб",
            "o'zbekiston",
            "o'zbekiston respublikasi",
            "ўзбекистон",
            "ўзбекистон республикаси",
            "өзбекстан",
            "өзбекстан республикасы",
        ],
    ),
    (
        "kz",
        &[
            "kz",
            "kaz",
            "kazakhstan",
            "republic of kazakhstan",
            "казахстан",
            "республика казахстан",
            "қазақстан",
            "қазақстан республикасы",
            "qazaqstan",
            "qozog'iston",
            "қозоғистон",
            "казакстан",
        ],
    ),
    (
        "kg",
        &[
            "kg",
            "kgz",
            "kyrgyzstan",
            "kyrgyz republic",
            "кыргызстан",
            "киргизия",
            "кыргызская республика",
            "кыргыз республикасы",
            "qirg'iziston",
            "қирғизистон",
            "қырғызстан",
        ],
    ),
    (
        "tj",
        &[
            "tj",
            "tjk",
            "tajikistan",
            "republic of tajikistan",
            "таджикистан",
            "республика таджикистан",
            "tojikiston",
            "тожикистон",
            "тоҷикистон",
            "тәжікстан",
            "тажикстан",
        ],
    ),
    (
        "tm",
        &[
            "tm",
            "tkm",
            "turkmenistan",
            "туркменистан",
            "туркмения",
            "turkmaniston",
            "туркманистон",
            "түрікменстан",
            "түркмөнстан",
            "türkmenistan",
        ],
    ),
    (
        "region",
        &[
            "region",
            "central asia",
            "центральная азия",
            "средняя азия",
            "markaziy osiyo",
            "o'rta osiyo",
            "марказий осиё",
            "орталық азия",
            "орто азия",
            "борбордук азия",
        ],
    ),
    ("world", &["world", "мир", "весь мир", "dunyo", "jahon", "дунё", "жаҳон", "әлем", "дүйнө"]),
];

/// A place as the reader names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamedPlace {
    /// The reader's words.
    pub name: String,
    /// The atlas's id of the same place; empty for one of the reader's own.
    pub known: &'static str,
}

impl NamedPlace {
    /// The place of a cell.
    pub fn named(cell: &str) -> NamedPlace {
        let name = super::clean::clean(cell);
        let word = folded(&name);
        let known = NAMES.iter().find(|(_, names)| names.contains(&word.as_str())).map_or("", |(id, _)| *id);
        NamedPlace { name, known }
    }

    /// What tells it from other places: the atlas's id, or the folded name.
    pub fn key(&self) -> String {
        if self.known.is_empty() { folded(&self.name) } else { self.known.to_string() }
    }
}

/// Words of a row that sums up others.
const TOTALS: &[&str] = &[
    "итого",
    "всего",
    "итог",
    "общий итог",
    "jami",
    "hammasi",
    "жами",
    "ҳаммаси",
    "барлығы",
    "жиыны",
    "жалпы",
    "бардыгы",
    "жыйынтыгы",
    "total",
    "grand total",
    "sum",
    "subtotal",
    "в целом",
    "в сумме",
];

/// True for a cell that names a sum.
pub fn is_total(cell: &str) -> bool {
    let word = folded(cell);
    TOTALS
        .iter()
        .any(|total| word == *total || word.strip_prefix(total).is_some_and(|rest| rest.starts_with([' ', '.'])))
}

/// The known name that a word with lost letters (`?аза?стан`) can be; `None` unless there is exactly one.
pub fn restored(lost: &str) -> Option<&'static str> {
    let word = super::clean::clean(lost).to_lowercase();
    let is_lost = |letter: char| letter == '?' || letter == '\u{fffd}';
    // What Windows-1251 has was not lost.
    let is_russian = |letter: char| ('а'..='я').contains(&letter) || letter.is_ascii();
    let fits = |name: &&&str| {
        name.chars().count() == word.chars().count()
            && name.chars().zip(word.chars()).all(|(own, found)| own == found || (is_lost(found) && !is_russian(own)))
    };
    let mut found = NAMES.iter().flat_map(|(_, names)| names.iter()).filter(fits);
    let first = found.next()?;
    found.next().is_none().then_some(*first)
}

/// True for a word in which a letter was replaced by a question mark when it was saved.
pub fn has_lost_letters(cell: &str) -> bool {
    if cell.contains('\u{fffd}') {
        return true;
    }
    // `www.stat.uz/page?id=3` is an address.
    let is_address = |word: &str| {
        word.split_once('?').is_some_and(|(before, behind)| {
            before.contains('.')
                && !before.ends_with('.')
                && before.is_ascii()
                && (before.contains('/') || behind.contains('='))
        })
    };
    if cell.contains("://") || cell.split_whitespace().any(is_address) {
        return false;
    }
    let letters: Vec<char> = cell.chars().collect();
    let is_letter = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|letter| letter.is_alphabetic());
    letters.iter().enumerate().any(|(at, letter)| {
        let is_inside = is_letter(at.checked_sub(1)) && is_letter(Some(at + 1));
        let is_before = (at == 0 || letters[at - 1] == ' ' || letters[at - 1] == '?') && is_letter(Some(at + 1));
        *letter == '?' && (is_inside || is_before)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_known_by_their_names() {
        for (name, id) in [
            ("Узбекистан", "uz"),
            ("Oʻzbekiston", "uz"),
            ("O'zbekiston", "uz"),
            ("Ўзбекистон", "uz"),
            ("Қазақстан", "kz"),
            ("Кыргыз Республикасы", "kg"),
            ("Ош", ""),
        ] {
            assert_eq!(NamedPlace::named(name).known, id, "{name}");
        }
        assert_eq!(restored("?аза?стан"), Some("қазақстан"));
        assert_eq!(restored("?"), None);
    }

    #[test]
    fn lost_letters_and_questions_are_told_apart() {
        for (cell, lost) in [
            ("?аза?стан", true),
            ("?збекистон", true),
            ("Нужен ли закон?", false),
            ("2013?", false),
            ("?", false),
            ("http://a.b/?x=y", false),
            ("www.stat.uz/page?id=3", false),
            ("stat.uz?id=3", false),
            ("Отчёт, www.stat.uz/page?id=3", false),
            ("см. ?збекистон", true),
            ("что? где", false),
        ] {
            assert_eq!(has_lost_letters(cell), lost, "{cell}");
        }
        assert!(is_total("Итого:") && is_total("Jami") && is_total("Всего по стране") && !is_total("Всеволожск"));
    }
}
