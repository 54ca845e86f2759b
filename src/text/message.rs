use super::number::{number_words, plural_form};
#[cfg(not(target_arch = "wasm32"))]
use super::provide::start;
use super::provide::{Catalogue, messages, messages_of};
use super::{LessonMsg, Msg, OwnMsg, PageMsg};
use crate::model::{Lang, Number};

/// The words of a message that has no gaps; none as long as the language is not here.
pub fn say(lang: Lang, message: Msg) -> &'static str {
    messages(lang).get(message as usize).copied().unwrap_or_default()
}

/// The words of a message of the second program that has no gaps.
pub fn say_page(lang: Lang, message: PageMsg) -> &'static str {
    messages_of(Catalogue::Pages, lang).get(message as usize).copied().unwrap_or_default()
}

/// The words of a message about a reader's own data that has no gaps.
pub fn say_own(lang: Lang, message: OwnMsg) -> &'static str {
    messages_of(Catalogue::Own, lang).get(message as usize).copied().unwrap_or_default()
}

/// The words of a message about lessons that has no gaps.
pub fn say_lesson(lang: Lang, message: LessonMsg) -> &'static str {
    messages_of(Catalogue::Lessons, lang).get(message as usize).copied().unwrap_or_default()
}

/// The words of a message of the page around the programs. Only the build says these: no program carries them.
#[cfg(not(target_arch = "wasm32"))]
pub fn say_start(lang: Lang, message: super::StartMsg) -> &'static str {
    start(lang).get(message as usize).copied().unwrap_or_default()
}

/// What goes into a gap of a message.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// These words.
    Words(&'a str),
    /// A number, written as the language does; it also decides the forms that hang on it.
    Count(Number),
}

/// Fills the gaps of a message: `{name}` with the words or number of that name, `{name:one|few|many}` with the form
/// that the number takes; where a language has fewer forms, the last one given stands for the rest.
///
/// A gap for which there is nothing is left as it stands, so that it is seen.
pub fn fill(lang: Lang, message: Msg, args: &[(&str, Arg<'_>)]) -> String {
    fill_words(lang, say(lang, message), args)
}

/// Fills the gaps of a message of the second program, as [`fill`] does.
pub fn fill_page(lang: Lang, message: PageMsg, args: &[(&str, Arg<'_>)]) -> String {
    fill_words(lang, say_page(lang, message), args)
}

/// Fills the gaps of a message on the reader's own data, as [`fill`] does.
pub fn fill_own(lang: Lang, message: OwnMsg, args: &[(&str, Arg<'_>)]) -> String {
    fill_words(lang, say_own(lang, message), args)
}

/// Fills the gaps of a message about lessons, as [`fill`] does.
pub fn fill_lesson(lang: Lang, message: LessonMsg, args: &[(&str, Arg<'_>)]) -> String {
    fill_words(lang, say_lesson(lang, message), args)
}

fn fill_words(lang: Lang, mut rest: &str, args: &[(&str, Arg<'_>)]) -> String {
    let mut words = String::with_capacity(rest.len() + 32);
    while let Some((before, after)) = rest.split_once('{') {
        words.push_str(before);
        let Some((gap, tail)) = after.split_once('}') else {
            rest = after;
            break;
        };
        let (name, forms) = gap.split_once(':').map_or((gap, None), |(name, forms)| (name, Some(forms)));
        let arg = args.iter().find(|(key, _)| *key == name).map(|(_, arg)| arg);
        match (arg, forms) {
            (Some(Arg::Count(number)), Some(forms)) => {
                let wanted = plural_form(lang, *number);
                let form = forms.split('|').nth(wanted).or_else(|| forms.split('|').next_back());
                words.push_str(form.unwrap_or_default());
            }
            (Some(Arg::Count(number)), None) => words.push_str(&number_words(lang, *number)),
            (Some(Arg::Words(given)), _) => words.push_str(given),
            (None, _) => {
                words.push('{');
                words.push_str(gap);
                words.push('}');
            }
        }
        rest = tail;
    }
    words.push_str(rest);
    words
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    /// Names of the gaps of a message, sorted.
    fn gaps(words: &str) -> Vec<&str> {
        let mut names: Vec<&str> = words.split('{').skip(1).filter_map(|gap| gap.split(['}', ':']).next()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    #[test]
    fn every_language_has_the_same_gaps_and_its_own_letters() {
        let of = |catalogue| move |lang| messages_of(catalogue, lang);
        let catalogues: [&dyn Fn(Lang) -> &'static [&'static str]; 5] =
            [&messages, &of(Catalogue::Pages), &of(Catalogue::Own), &of(Catalogue::Lessons), &start];
        for catalogue in catalogues {
            let english = catalogue(Lang::En);
            assert!(english.len() > 3);
            for lang in Lang::ALL {
                let own = catalogue(lang);
                assert_eq!(own.len(), english.len(), "{lang:?}");
                for (own, english) in own.iter().zip(english) {
                    assert_eq!(gaps(own), gaps(english), "{own}");
                    assert_eq!(own.matches('{').count(), own.matches('}').count(), "{own}");
                }
            }
            for words in catalogue(Lang::Uz) {
                let wrong = words.contains(['\'', '`'])
                    || words.split(['o', 'g', 'O', 'G']).skip(1).any(|rest| rest.starts_with('’'));
                assert!(!wrong, "write oʻ gʻ with U+02BB and the tutuq belgisi with U+02BC: {words}");
            }
        }
    }

    #[test]
    fn forms_follow_the_number() {
        let say = |lang, n: i64| fill(lang, Msg::CountObservations, &[("n", Arg::Count(Number::whole(n)))]);
        assert_eq!(say(Lang::En, 1), "1 count");
        assert_eq!(say(Lang::En, 7), "7 counts");
        assert_eq!(say(Lang::Ru, 1), "1 значение");
        assert_eq!(say(Lang::Ru, 3), "3 значения");
        assert_eq!(say(Lang::Ru, 12), "12 значений");
    }
}
