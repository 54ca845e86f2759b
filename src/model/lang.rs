/// A language of the atlas. The order is that of the columns in every table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Uzbek in Latin script.
    Uz,
    /// Russian.
    Ru,
}

impl Lang {
    /// All languages, in the order of the columns.
    pub const ALL: [Lang; 3] = [Lang::En, Lang::Uz, Lang::Ru];

    /// The BCP 47 tag, as it stands in links and in the page's `lang`.
    pub fn tag(self) -> &'static str {
        ["en", "uz", "ru"][self as usize]
    }

    /// The language of a tag; a region after a hyphen does not matter (`ru-KG`). `None` for another language.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Lang::ALL.into_iter().find(|lang| primary.eq_ignore_ascii_case(lang.tag()))
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
}
