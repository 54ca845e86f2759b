//! Whether words stand in the letters of their language, which the end of a column's name says.

use crate::model::Lang;

/// Signs that keyboards offer instead of U+02BB and U+02BC.
const WRONG: [char; 6] = ['\'', '’', '‘', '`', '´', 'ʹ'];

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic() && (c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&c))
}

/// Holds a cell against the language of its column: `…_uz` is Uzbek in Latin script, `name_ru` is not left in Latin, and
/// in no language has a word letters of both scripts. Columns of no language pass.
///
/// # Errors
/// What was found, and how it is to be written.
pub fn check(column: &str, cell: &str) -> Result<(), String> {
    let Some((stem, lang)) = Lang::of_column(column) else { return Ok(()) };
    let is_mixed = |word: &&str| word.contains(is_cyrillic) && word.contains(is_latin);
    if let Some(word) = cell.split(|c: char| !c.is_alphabetic()).find(is_mixed) {
        return Err(format!("`{word}` mixes Latin and Cyrillic letters"));
    }
    if lang == Lang::Uz {
        uzbek(cell)?;
    }
    // A name that is the same in Russian is left out instead.
    if (stem, lang) == ("name", Lang::Ru) && !cell.contains(is_cyrillic) {
        return Err(format!("`{cell}` is not in Russian letters; leave it empty where the name is the same"));
    }
    Ok(())
}

fn uzbek(cell: &str) -> Result<(), String> {
    if let Some(letter) = cell.chars().find(|c| is_cyrillic(*c)) {
        return Err(format!("`{letter}` is Cyrillic; Uzbek stands in Latin script"));
    }
    let mut before = ' ';
    for c in cell.chars() {
        let is_og = matches!(before, 'o' | 'O' | 'g' | 'G');
        let is_wrong = match c {
            'ʻ' => !is_og,
            'ʼ' => is_og || !before.is_alphabetic(),
            c => WRONG.contains(&c) && before.is_alphabetic(),
        };
        if is_wrong {
            return Err(format!(
                "`{before}{c}`: oʻ and gʻ have U+02BB, the tutuq belgisi after other letters is U+02BC"
            ));
        }
        before = c;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn words_stand_in_the_letters_of_their_language() {
        for (column, cell) in [
            ("text_uz", "Oʻzbekiston, maʼno, “Hamkorlik” markazi, GEFni"),
            ("text_ru", "Amnesty International и ООН, P4I, «Маъно»"),
            ("name_ru", "«Врачи без границ» (MSF)"),
            ("label_ru", "nuz.uz"),
            ("text_en", "Uzbekistan’s law ЗР-82"),
            ("as_printed", "С-0266-1 Cамарканд"),
        ] {
            assert_eq!(check(column, cell), Ok(()), "{cell}");
        }
        for (column, cell, reason) in [
            ("name_uz", "O'zbekiston", "U+02BB"),
            ("name_uz", "Oʼzbekiston", "U+02BB"),
            ("name_uz", "maʻno", "U+02BC"),
            ("text_uz", "ma’no", "U+02BC"),
            ("text_uz", "Ўзбекистон", "Cyrillic"),
            ("text_uz", "Tоshkent", "mixes"),
            ("label_ru", "Cамарканд", "mixes"),
            ("text_en", "NGОs", "mixes"),
            ("name_ru", "Freedom House", "empty"),
        ] {
            let problem = check(column, cell).expect_err(cell);
            assert!(problem.contains(reason), "{cell}: {problem}");
        }
    }
}
