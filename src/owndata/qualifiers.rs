//! The words round a number: more, less, about; thousands and millions; and words for "no value".

use super::clean::folded;
use crate::model::Qualifier;

use Qualifier::{About, Approaching, Over, Under};

/// What stands before a number, or behind it, longest first where one starts another.
const BEFORE: &[(&str, Qualifier)] = &[
    ("не менее чем", Over),
    ("не менее", Over),
    ("не меньше", Over),
    ("не более чем", Under),
    ("не более", Under),
    ("не больше", Under),
    ("no less than", Over),
    ("not less than", Over),
    ("no more than", Under),
    ("not more than", Under),
    ("more than", Over),
    ("less than", Under),
    ("fewer than", Under),
    ("at least", Over),
    ("at most", Under),
    ("up to", Under),
    ("over", Over),
    ("above", Over),
    ("under", Under),
    ("below", Under),
    ("about", About),
    ("around", About),
    ("approximately", About),
    ("approx.", About),
    ("approx", About),
    ("circa", About),
    ("ca.", About),
    ("c.", About),
    ("nearly", Approaching),
    ("almost", Approaching),
    ("approaching", Approaching),
    ("более чем", Over),
    ("более", Over),
    ("больше", Over),
    ("свыше", Over),
    ("минимум", Over),
    ("менее чем", Under),
    ("менее", Under),
    ("меньше", Under),
    ("до", Under),
    ("около", About),
    ("ок.", About),
    ("ок", About),
    ("примерно", About),
    ("приблизительно", About),
    ("порядка", About),
    ("почти", Approaching),
    ("kamida", Over),
    ("ko'pi bilan", Under),
    ("taxminan", About),
    ("tahminan", About),
    ("qariyb", Approaching),
    ("deyarli", Approaching),
    ("камида", Over),
    ("тахминан", About),
    ("карийб", Approaching),
    ("қарийб", Approaching),
    ("деярли", Approaching),
    ("шамамен", About),
    ("кемінде", Over),
    ("болжол менен", About),
    ("кеминде", Over),
    (">=", Over),
    ("<=", Under),
    ("≥", Over),
    ("≤", Under),
    (">", Over),
    ("<", Under),
    ("~", About),
    ("≈", About),
    ("±", About),
];

/// What stands behind a number.
const BEHIND: &[(&str, Qualifier)] = &[
    ("dan ortiq", Over),
    ("dan ko'p", Over),
    ("dan ziyod", Over),
    ("dan kam", Under),
    ("ga yaqin", Approaching),
    ("дан ортиқ", Over),
    ("дан ортик", Over),
    ("дан кўп", Over),
    ("дан зиёд", Over),
    ("дан кам", Under),
    ("га яқин", Approaching),
    ("ден астам", Over),
    ("дан астам", Over),
    ("тан астам", Over),
    ("тен астам", Over),
    ("нан астам", Over),
    ("нен астам", Over),
    ("астам", Over),
    ("дан аз", Under),
    ("ден аз", Under),
    ("ге жуық", Approaching),
    ("ға жуық", Approaching),
    ("қа жуық", Approaching),
    ("ке жуық", Approaching),
    ("дан ашык", Over),
    ("ден ашык", Over),
    ("дон ашык", Over),
    ("төн ашык", Over),
    ("га жакын", Approaching),
    ("ге жакын", Approaching),
    ("and more", Over),
    ("or more", Over),
    ("и более", Over),
    ("и выше", Over),
    ("или более", Over),
    ("примерно", About),
    ("+", Over),
];

/// Words for a factor, as a power of ten.
const FACTORS: &[(&str, u8)] = &[
    ("тысячи", 3),
    ("тысяча", 3),
    ("тысяч", 3),
    ("тыс.", 3),
    ("тыс", 3),
    ("thousand", 3),
    ("ming", 3),
    ("минг", 3),
    ("мың", 3),
    ("миң", 3),
    ("k", 3),
    ("миллионов", 6),
    ("миллиона", 6),
    ("миллион", 6),
    ("млн.", 6),
    ("млн", 6),
    ("million", 6),
    ("mln.", 6),
    ("mln", 6),
    ("m", 6),
    ("миллиардов", 9),
    ("миллиарда", 9),
    ("миллиард", 9),
    ("млрд.", 9),
    ("млрд", 9),
    ("billion", 9),
    ("milliard", 9),
    ("mlrd.", 9),
    ("mlrd", 9),
    ("bn", 9),
];

/// Words that are a unit and no more.
const UNITS: &[&str] = &[
    "нко",
    "нпо",
    "ннт",
    "ннo",
    "nnt",
    "ngo",
    "ngos",
    "ingos",
    "ta",
    "та",
    "организаций",
    "организации",
    "организация",
    "объединений",
    "объединения",
    "tashkilot",
    "ташкилот",
    "ұйым",
    "уюм",
    "organisations",
    "organizations",
    "чел.",
    "чел",
    "человек",
    "people",
    "kishi",
    "киши",
];

/// Words that say there is no value.
const MISSING: &[&str] = &[
    "-",
    "–",
    "—",
    "−",
    "…",
    "..",
    "...",
    "....",
    "?",
    "x",
    "х",
    "н д",
    "н.д.",
    "нд",
    "нет данных",
    "нет сведений",
    "нет",
    "не известно",
    "неизвестно",
    "n a",
    "n.a.",
    "na",
    "nan",
    "null",
    "none",
    "no data",
    "not available",
    "missing",
    "unknown",
    "ma'lumot yo'q",
    "malumot yo'q",
    "yo'q",
    "маълумот йўқ",
    "йўқ",
    "деректер жоқ",
    "мәлімет жоқ",
    "жоқ",
    "маалымат жок",
    "жок",
];

/// True for an empty cell and for a word that says there is no value.
pub fn is_missing(cell: &str) -> bool {
    let word = folded(cell);
    word.is_empty() || MISSING.contains(&word.as_str())
}

/// The qualifier of a word in a column of qualifiers: ours, or one of those that stand before a number.
pub fn qualifier(cell: &str) -> Option<Qualifier> {
    let word = folded(cell);
    let exact = ["", "exact", "exactly", "точно", "aniq", "аниқ", "дәл", "так"];
    if exact.contains(&word.as_str()) {
        return Some(Qualifier::Exact);
    }
    let known = BEFORE.iter().chain(BEHIND).find(|(words, _)| *words == word).map(|(_, qualifier)| *qualifier);
    known.or_else(|| Qualifier::ALL.iter().copied().find(|qualifier| qualifier_slug(*qualifier) == word))
}

/// The word of a qualifier in the tables.
pub fn qualifier_slug(qualifier: Qualifier) -> &'static str {
    ["exact", "about", "over", "under", "approaching"][qualifier as usize]
}

/// The text without the qualifier that stands before it.
pub fn before(text: &str) -> Option<(Qualifier, &str)> {
    let found = BEFORE.iter().find_map(|(words, qualifier)| {
        let rest = text.strip_prefix(words)?;
        let is_sign = !words.ends_with(char::is_alphabetic);
        (is_sign || rest.starts_with([' ', '-'])).then(|| (*qualifier, rest.trim_start()))
    });
    found.filter(|(_, rest)| !rest.is_empty())
}

/// The text without the qualifier that stands behind it.
pub fn behind(text: &str) -> Option<(Qualifier, &str)> {
    BEHIND.iter().find_map(|(words, qualifier)| {
        let rest = text.strip_suffix(words)?;
        let end = rest.trim_end_matches([' ', '-']);
        let is_apart = rest.len() > end.len() || end.ends_with(|c: char| c.is_ascii_digit()) || *words == "+";
        // "500 tadan", "3 mingga": the ending stands at the word between.
        let is_at_word = || unit(end).is_some() || factor(end).is_some();
        (!end.is_empty() && (is_apart || is_at_word())).then_some((*qualifier, end))
    })
}

/// True where words say more than a number and what is counted: thousands, more or less, a share, a sign.
pub fn change_value(text: &str) -> bool {
    let is_known = |word: &str| {
        FACTORS.iter().any(|(known, _)| {
            known.trim_end_matches('.') == word || (known.chars().count() > 2 && word.starts_with(known))
        }) || BEFORE
            .iter()
            .chain(BEHIND)
            .any(|(known, _)| known.split(' ').any(|part| part.trim_end_matches('.') == word))
    };
    let is_odd =
        |letter: char| "%‰+-−–~≈±<>≤≥½×*/^".contains(letter) || (letter.is_numeric() && !letter.is_ascii_digit());
    text.contains(is_odd)
        || text.split(|letter: char| !letter.is_alphabetic()).any(|word| !word.is_empty() && is_known(word))
}

/// The text without the word for a factor behind it, that word and the power of ten.
pub fn factor(text: &str) -> Option<(&str, &'static str, u8)> {
    FACTORS.iter().find_map(|(word, power)| {
        let rest = text.strip_suffix(word)?;
        let end = rest.trim_end();
        // A single letter belongs to its digits, and a word does not end another word.
        let is_apart = rest.len() > end.len() || end.ends_with(|c: char| c.is_ascii_digit());
        (is_apart && !end.is_empty()).then_some((end, *word, *power))
    })
}

/// The text without the word for a unit behind it, and that word.
pub fn unit(text: &str) -> Option<(&str, &'static str)> {
    UNITS.iter().find_map(|word| {
        let rest = text.strip_suffix(word)?;
        let end = rest.trim_end();
        let is_apart = rest.len() > end.len() || end.ends_with(|c: char| c.is_ascii_digit());
        (is_apart && !end.is_empty()).then_some((end, *word))
    })
}
