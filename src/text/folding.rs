//! Letters as they are compared: case and accents do not matter, nor which of many signs stands for the Uzbek oʻ, gʻ and
//! the tutuq belgisi; and Uzbek in Cyrillic letters can be compared with Uzbek in Latin ones.

/// A letter as it is compared; `None` for a sign that does not matter. Small letters without accents: А is а, ё is е, é is e.
///
/// By hand for the letters of the atlas: the full tables of Unicode weigh 5,000 bytes of a first visit.
pub fn folded(letter: char) -> Option<char> {
    /// Latin letters from À to ÿ without their accents.
    const LATIN: &[u8; 64] = b"aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";
    Some(match letter {
        letter if is_apostrophe(letter) => return None,
        '\u{300}'..='\u{36f}' => return None,
        'À'..='ÿ' if letter != '×' && letter != '÷' => LATIN[letter as usize - 0xc0] as char,
        'А'..='Я' => return folded(char::from_u32(letter as u32 + 32)?),
        'Ё' | 'ё' => 'е',
        'й' => 'и',
        // Uzbek, Kazakh and Kyrgyz letters of the Cyrillic script, whose capital stands right before them.
        'Ў' => 'ў',
        'Қ' | 'Ғ' | 'Ҳ' | 'Ң' | 'Ү' | 'Ұ' | 'Ә' | 'Ө' => char::from_u32(letter as u32 + 1)?,
        '\u{a0}' | '\u{202f}' => ' ',
        '\u{2011}' => '-',
        _ => letter.to_ascii_lowercase(),
    })
}

/// True for the signs that are typed for the comma of oʻ and gʻ and for the tutuq belgisi, right or wrong.
pub fn is_apostrophe(sign: char) -> bool {
    matches!(
        sign,
        '\'' | '`'
            | '´'
            | '\u{2b9}'..='\u{2bf}'
            | '\u{2c8}'
            | '\u{2ca}'
            | '\u{2cb}'
            | '\u{55a}'
            | '\u{2018}'..='\u{201b}'
            | '\u{2032}'
            | '\u{2035}'
            | '\u{a78c}'
            | '\u{ff07}'
    )
}

/// The Latin letters that Uzbek writes for a Cyrillic letter as [`folded`] leaves it, without signs that do not matter;
/// `None` for what is no Cyrillic letter. `ё` is folded to `е` before, so it must be asked for by itself.
///
/// After the Cabinet of Ministers' table of 1995 that pairs the letters of the two alphabets, folded: ў is o, ғ is g.
pub fn uzbek_latin(letter: char) -> Option<&'static str> {
    const FROM_A: [&str; 32] = [
        "a", "b", "v", "g", "d", "e", "j", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "x",
        "ts", "ch", "sh", "sh", "", "i", "", "e", "yu", "ya",
    ];
    Some(match letter {
        'а'..='я' => FROM_A[letter as usize - 'а' as usize],
        'ё' => "yo",
        'ў' => "o",
        'қ' => "q",
        'ғ' => "g",
        'ҳ' => "h",
        _ => return None,
    })
}

/// A text in Uzbek's Latin letters as they are compared, for a text with Cyrillic letters: Тошкент is toshkent, Ўзбекистон
/// is ozbekiston, ер is yer. Each letter comes with where it stands in the text. Russian words come out as an Uzbek reader
/// would spell them, so Latin letters find them too. Empty where the text has no Cyrillic letter.
pub fn latin_letters(text: &str) -> Vec<(char, usize, usize)> {
    let mut letters = Vec::new();
    let (mut has_cyrillic, mut is_after_vowel) = (false, true);
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        // What folding would make one with another letter is told apart here.
        let own = match letter {
            'Ё' | 'ё' => Some('ё'),
            'Й' | 'й' => Some('й'),
            _ => folded(letter),
        };
        let Some(own) = own else { continue };
        let latin = uzbek_latin(own);
        has_cyrillic |= latin.is_some();
        if own == 'е' && is_after_vowel {
            letters.push(('y', at, end));
        }
        match latin {
            Some(latin) => letters.extend(latin.chars().map(|c| (c, at, end))),
            None => letters.push((own, at, end)),
        }
        // At the start of a word е is ye as well.
        is_after_vowel = matches!(own, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'э' | 'ю' | 'я' | 'ў' | 'ъ' | 'ь')
            || !(own.is_ascii_alphanumeric() || latin.is_some());
    }
    if has_cyrillic { letters } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_that_is_typed_for_an_apostrophe_is_left_out() {
        for sign in "ʻʼ‘’'`´′‵ʹʽʾʿ‛＇ꞌˈ".chars() {
            let text: String = ['o', sign, 'z'].into_iter().filter_map(folded).collect();
            assert_eq!(text, "oz", "{sign} U+{:04X}", sign as u32);
        }
        assert!("\"«».-".chars().all(|sign| !is_apostrophe(sign)));
    }

    #[test]
    fn uzbek_in_cyrillic_is_uzbek_in_latin() {
        let latin = |text: &str| latin_letters(text).into_iter().map(|letter| letter.0).collect::<String>();
        let plain = |text: &str| text.chars().filter_map(folded).collect::<String>();
        for (cyrillic, in_latin) in [
            ("Тошкент", "Toshkent"),
            ("Ўзбекистон Республикаси", "Oʻzbekiston Respublikasi"),
            ("Қирғизистон", "Qirgʻiziston"),
            ("ёшлар", "yoshlar"),
            ("ер, елкан", "yer, yelkan"),
            ("маълумот", "maʼlumot"),
            ("ҳуқуқ", "huquq"),
            ("жамият", "jamiyat"),
            ("чет эл", "chet el"),
            ("Янги йил", "Yangi yil"),
            ("поезд", "poyezd"),
        ] {
            assert_eq!(latin(cyrillic), plain(in_latin), "{cyrillic}");
        }
        assert!(latin_letters("Toshkent 2006").is_empty());
    }
}
