use serde::{Deserialize, Serialize};
use std::ops::Index;
use std::sync::OnceLock;

/// What is peculiar to a language, beside its words.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// The BCP 47 tag, as it stands in links, in the page's `lang` and at the end of the names of columns.
    pub tag: &'static str,
    /// Its name in itself.
    pub own_name: &'static str,
    /// Its name in the bibliographies of BibLaTeX.
    pub bibliography_name: &'static str,
    /// Between groups of three digits.
    pub thousands: char,
    /// The decimal point.
    pub point: char,
    /// How many digits a number has that is written in groups.
    pub grouped_from: usize,
    /// Between a number and the sign for percent.
    pub before_percent: &'static str,
    /// True where centuries have Roman numerals; elsewhere they have ordinals, as in 21st.
    pub has_roman_centuries: bool,
    /// True where "about 2010" takes the place of "in 2010" and needs another form of the word for year.
    pub about_replaces_in: bool,
    /// Which of a message's plural forms a whole number takes; `None` stands for a number with decimals.
    pub plural_form: fn(Option<u64>) -> usize,
    /// Letters that stand at the end of the alphabet, in its order, as they are written.
    pub last_letters: &'static [&'static str],
    /// The column of the places that says where: "in Tajikistan".
    pub where_column: &'static str,
    /// The language from whose words code makes those of this one. It has no columns in any table.
    pub made_from: Option<Lang>,
}

/// A space that keeps what it parts on one line.
const NO_BREAK_SPACE: char = '\u{a0}';

/// Those of English, which the others differ from.
const ENGLISH: Rules = Rules {
    tag: "en",
    own_name: "English",
    bibliography_name: "english",
    thousands: ',',
    point: '.',
    grouped_from: 4,
    before_percent: "",
    has_roman_centuries: false,
    about_replaces_in: false,
    plural_form: |whole| usize::from(whole != Some(1)),
    last_letters: &[],
    where_column: "label",
    made_from: None,
};

const UZBEK: Rules = Rules {
    tag: "uz",
    own_name: "Oʻzbekcha",
    bibliography_name: "uzbek",
    thousands: NO_BREAK_SPACE,
    point: ',',
    has_roman_centuries: true,
    plural_form: |_| 0,
    last_letters: &["oʻ", "gʻ", "sh", "ch"],
    ..ENGLISH
};

const RUSSIAN: Rules = Rules {
    tag: "ru",
    own_name: "Русский",
    bibliography_name: "russian",
    thousands: NO_BREAK_SPACE,
    point: ',',
    grouped_from: 5,
    before_percent: "\u{a0}",
    has_roman_centuries: true,
    about_replaces_in: true,
    plural_form: |whole| match whole.map(|whole| (whole % 10, whole % 100)) {
        None => 1,
        Some((_, 11..=14)) => 2,
        Some((1, _)) => 0,
        Some((2..=4, _)) => 1,
        Some(_) => 2,
    },
    // Russian takes the place as an adverbial: «в Таджикистане».
    where_column: "of",
    ..ENGLISH
};

#[cfg(feature = "pseudo-language")]
const PSEUDO: Rules = Rules { tag: "qps", own_name: "Þšéûûðöö", made_from: Some(Lang::En), ..ENGLISH };

/// Makes of one list the enumeration, all its values, and their rules.
macro_rules! languages {
    ($($name:ident $(with $feature:literal)? = $rules:ident, $doc:literal;)+) => {
        /// A language of the atlas. The order is that of the numbers in short codes: append only.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Lang { $(#[doc = $doc] $(#[cfg(feature = $feature)])? $name,)+ }

        impl Lang {
            /// How many there are.
            pub const COUNT: usize = 0 $(+ languages!(@one $($feature)?))+;

            /// All languages.
            pub const ALL: [Lang; Lang::COUNT] = {
                let (mut all, mut at) = ([Lang::En; Lang::COUNT], 0);
                $($(#[cfg(feature = $feature)])? {
                    all[at] = Lang::$name;
                    at += 1;
                })+
                assert!(at == Lang::COUNT);
                all
            };

            /// What is peculiar to it.
            pub fn rules(self) -> &'static Rules {
                match self { $($(#[cfg(feature = $feature)])? Lang::$name => &const { $rules },)+ }
            }
        }
    };
    (@one) => { 1 };
    (@one $feature:literal) => { if cfg!(feature = $feature) { 1 } else { 0 } };
}

// The one list of languages. All else that knows them follows from it: `PerLang`, the columns of the tables, the files
// of words, the list of the start script.
languages! {
    En = ENGLISH, "English.";
    Uz = UZBEK, "Uzbek in Latin script.";
    Ru = RUSSIAN, "Russian.";
    Qps with "pseudo-language" = PSEUDO, "English, accented and about 40 % longer: what longer words do to the page.";
}

// Beside the list, not in it: a language added there needs no mark of not being the default.
#[allow(clippy::derivable_impls)]
impl Default for Lang {
    fn default() -> Lang {
        Lang::En
    }
}

impl Lang {
    /// The languages that have columns of their own in the tables.
    pub fn written() -> impl Iterator<Item = Lang> {
        Lang::ALL.into_iter().filter(|lang| lang.rules().made_from.is_none())
    }

    /// The BCP 47 tag, as it stands in links and in the page's `lang`.
    pub fn tag(self) -> &'static str {
        self.rules().tag
    }

    /// The language of a tag; a region after a hyphen does not matter (`ru-KG`). `None` for another language.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Lang::ALL.into_iter().find(|lang| primary.eq_ignore_ascii_case(lang.tag()))
    }

    /// The name of a column in this language: `text_en`.
    pub fn column(self, stem: &str) -> String {
        [stem, "_", self.tag()].concat()
    }

    /// The stem and the language of a column's name; `None` for a column of no language.
    pub fn of_column(name: &str) -> Option<(&str, Lang)> {
        let (stem, tag) = name.rsplit_once('_')?;
        Some((stem, Lang::ALL.into_iter().find(|lang| lang.tag() == tag)?))
    }
}

/// One of something for each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PerLang<T>([T; Lang::COUNT]);

impl<T> PerLang<T> {
    /// What a function gives for each language.
    pub fn from_fn(mut of: impl FnMut(Lang) -> T) -> PerLang<T> {
        PerLang(Lang::ALL.map(&mut of))
    }

    /// Each language with its own.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        Lang::ALL.into_iter().zip(&self.0)
    }
}

impl<T> PerLang<OnceLock<T>> {
    /// Nothing yet, in no language.
    pub const fn unset() -> PerLang<OnceLock<T>> {
        PerLang([const { OnceLock::new() }; Lang::COUNT])
    }
}

impl<T: Default> Default for PerLang<T> {
    fn default() -> PerLang<T> {
        PerLang::from_fn(|_| T::default())
    }
}

impl<T> Index<Lang> for PerLang<T> {
    type Output = T;

    fn index(&self, lang: Lang) -> &T {
        &self.0[lang as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_with_and_without_region() {
        for (tag, lang) in [
            ("ru", Some(Lang::Ru)),
            ("uz-Latn-UZ", Some(Lang::Uz)),
            ("EN_gb", Some(Lang::En)),
            ("kk", None),
            ("", None),
        ] {
            assert_eq!(Lang::from_tag(tag), lang, "{tag}");
        }
    }

    #[test]
    fn columns_name_their_language() {
        for lang in Lang::ALL {
            assert_eq!(Lang::of_column(&lang.column("as_printed")), Some(("as_printed", lang)));
        }
        for name in ["name", "as_printed", "better_value", "_", ""] {
            assert_eq!(Lang::of_column(name), None, "{name}");
        }
    }
}
