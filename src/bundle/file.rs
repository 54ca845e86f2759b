use crate::model::Lang;

/// A file beside the page that holds some cells of the tables, or messages. The build writes them, the programs ask for
/// them when they need them, and the page in one file carries them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// What the first picture needs of a language: messages, names of places, series and sources, what happened.
    Words(Lang),
    /// What only an opened record shows, of no language: words as printed, addresses.
    Details,
    /// What only an opened record shows, of a language: notes, what checks say.
    DetailWords(Lang),
    /// The messages of the second program in a language.
    Pages(Lang),
    /// The messages about a reader's own data in a language.
    Own(Lang),
    /// The messages about lessons in a language, and the lessons themselves.
    Lessons(Lang),
    /// All other cells of no language.
    Records,
    /// All other cells of a language.
    RecordWords(Lang),
}

impl File {
    /// All files.
    pub fn all() -> impl Iterator<Item = File> {
        let of_languages = [File::Words, File::DetailWords, File::Pages, File::Own, File::Lessons, File::RecordWords];
        let of_languages = of_languages.into_iter().flat_map(|file| Lang::ALL.map(file));
        [File::Details, File::Records].into_iter().chain(of_languages)
    }

    /// Its name without ending: `words-en`.
    pub fn name(self) -> String {
        let (stem, lang) = match self {
            File::Words(lang) => ("words", Some(lang)),
            File::Details => ("details", None),
            File::DetailWords(lang) => ("details", Some(lang)),
            File::Pages(lang) => ("pages", Some(lang)),
            File::Own(lang) => ("own", Some(lang)),
            File::Lessons(lang) => ("lessons", Some(lang)),
            File::Records => ("records", None),
            File::RecordWords(lang) => ("records", Some(lang)),
        };
        lang.map_or_else(|| stem.to_string(), |lang| [stem, "-", lang.tag()].concat())
    }

    /// The file of a name; `None` for one that there is not.
    pub fn named(name: &str) -> Option<File> {
        File::all().find(|file| file.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_one_name() {
        for file in File::all() {
            assert_eq!(File::named(&file.name()), Some(file));
        }
        assert_eq!(File::named("words"), None);
    }
}
