//! Searching in words of three languages: case and diacritics do not matter, nor the several signs that are typed in
//! place of the Uzbek oʻ and gʻ; Uzbek in Cyrillic letters finds Uzbek in Latin ones, and the other way round.

use crate::text::folding::{folded, latin_letters};

/// A letter as it is compared, with where it stands in the text.
type Letter = (char, usize, usize);

/// A text in the two ways in which it is compared: its own letters; and those of Uzbek's Latin script, in which Uzbek in
/// Cyrillic letters and in Latin ones are the same.
fn letters(text: &str) -> [Vec<Letter>; 2] {
    let own: Vec<Letter> =
        text.char_indices().filter_map(|(at, letter)| Some((folded(letter)?, at, at + letter.len_utf8()))).collect();
    let latin = latin_letters(text);
    let latin = if latin.is_empty() { own.clone() } else { latin };
    [own, latin]
}

/// What is searched for: words, in any order, each in the two ways in which it is compared.
pub struct Search(Vec<[Vec<char>; 2]>);

impl Search {
    /// The search for what a reader typed; words stand between spaces.
    pub fn new(typed: &str) -> Search {
        let words =
            typed.split(' ').map(|word| letters(word).map(|way| way.into_iter().map(|letter| letter.0).collect()));
        Search(words.filter(|[own, _]: &[Vec<char>; 2]| !own.is_empty()).collect())
    }

    /// True when nothing is searched for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True when each word stands somewhere in one of the texts; without words, always.
    pub fn finds(&self, texts: &[&str]) -> bool {
        let texts: Vec<_> = if self.is_empty() { Vec::new() } else { texts.iter().map(|text| letters(text)).collect() };
        let stands_in = |word: &[Vec<char>; 2], text: &[Vec<Letter>; 2]| {
            text.iter().zip(word).any(|(text, word)| places(text, word).next().is_some())
        };
        self.0.iter().all(|word| texts.iter().any(|text| stands_in(word, text)))
    }

    /// The parts of a text from start to end, each with whether it was searched for.
    pub fn parts<'t>(&self, text: &'t str) -> Vec<(&'t str, bool)> {
        let letters = letters(text);
        let mut is_hit = vec![false; text.len()];
        for word in &self.0 {
            for (letters, word) in letters.iter().zip(word) {
                for at in places(letters, word) {
                    is_hit[letters[at].1..letters[at + word.len() - 1].2].fill(true);
                }
            }
        }
        let mut parts = Vec::new();
        let mut from = 0;
        for at in 1..=text.len() {
            if at == text.len() || is_hit[at] != is_hit[from] {
                parts.push((&text[from..at], is_hit[from]));
                from = at;
            }
        }
        parts
    }
}

/// Where a word stands.
fn places<'a>(text: &'a [Letter], word: &'a [char]) -> impl Iterator<Item = usize> + 'a {
    let is_word = move |part: &[Letter]| part.iter().zip(word).all(|(letter, wanted)| letter.0 == *wanted);
    (0..(text.len() + 1).saturating_sub(word.len())).filter(move |at| is_word(&text[*at..*at + word.len()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_marks_and_apostrophes_do_not_matter() {
        for (typed, text, is_found) in [
            ("COUNTERPART", "Counterpart International closed", true),
            ("closed counterpart", "Counterpart International closed", true),
            ("closed visit", "Counterpart International closed", false),
            ("", "anything", true),
            ("   ", "anything", true),
            ("ʻ", "anything", true),
            ("ozbekiston", "Oʻzbekiston", true),
            ("o'zbekiston", "Oʻzbekiston", true),
            ("o‘zbekiston", "Oʻzbekiston", true),
            ("o′zbekiston", "Oʻzbekiston", true),
            ("Тошкент", "Toshkent, 2006", true),
            ("Ўзбекистон", "Oʻzbekistonda", true),
            ("toshkent", "Тошкент", true),
            ("ташкент", "Toshkent", false),
            ("закрыто ещё", "ЗАКРЫТО Еще", true),
            ("Андижан", "андижан", true),
            ("cafe", "Café Noir", true),
            ("café", "CAFE", true),
            ("abc", "ab", false),
            ("18 341", "18\u{a0}341", true),
            ("2010-yil", "2010\u{2011}yil", true),
        ] {
            assert_eq!(Search::new(typed).finds(&[text]), is_found, "{typed} in {text}");
        }
        assert!(Search::new("closed uz").finds(&["Closed", "Uzbekistan"]), "words may stand in different texts");
    }

    #[test]
    fn parts_are_the_text_again_and_mark_what_was_searched() {
        let text = "Oʻzbekistonda NNTlar: oʻzbek";
        let parts = Search::new("o'zbek nnt").parts(text);
        assert_eq!(parts, [("Oʻzbek", true), ("istonda ", false), ("NNT", true), ("lar: ", false), ("oʻzbek", true)]);
        assert_eq!(Search::new("").parts("я"), [("я", false)]);
        assert_eq!(Search::new("x").parts(""), []);
        assert_eq!(Search::new("Чор").parts("chora"), [("chor", true), ("a", false)]);
        assert_eq!(Search::new("sh").parts("Тошкент"), [("То", false), ("ш", true), ("кент", false)]);
        assert_eq!(Search::new("aa").parts("aaab"), [("aaa", true), ("b", false)]);
    }
}
