//! Words of a language that nobody speaks, made of English ones: accented, so that it is seen what was not translated,
//! and about 40 % longer, so that it is seen where longer words have no room.

/// Letters with accents in the place of plain ones.
const ACCENTED: [(char, char); 16] = [
    ('a', 'å'),
    ('c', 'ç'),
    ('e', 'é'),
    ('i', 'î'),
    ('n', 'ñ'),
    ('o', 'ö'),
    ('s', 'š'),
    ('u', 'û'),
    ('y', 'ý'),
    ('z', 'ž'),
    ('A', 'Å'),
    ('E', 'É'),
    ('I', 'Î'),
    ('N', 'Ñ'),
    ('O', 'Ö'),
    ('U', 'Û'),
];

/// The words made of a message. Gaps stay as they are: `{n}`, and of `{n:one|many}` only the forms are made.
pub fn made(words: &str) -> String {
    let mut out = String::with_capacity(words.len() * 2);
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        plain(before, &mut out);
        let (gap, tail) = after.split_once('}').unwrap_or((after, ""));
        out.push('{');
        match gap.split_once(':') {
            None => out.push_str(gap),
            Some((name, forms)) => {
                out.push_str(name);
                for (at, form) in forms.split('|').enumerate() {
                    out.push(if at == 0 { ':' } else { '|' });
                    plain(form, &mut out);
                }
            }
        }
        out.push('}');
        rest = tail;
    }
    plain(rest, &mut out);
    out
}

/// Accents each letter and doubles the vowels, which makes two fifths more of most words without new places to break.
fn plain(words: &str, out: &mut String) {
    for letter in words.chars() {
        let accented = ACCENTED.iter().find(|(plain, _)| *plain == letter).map_or(letter, |(_, accented)| *accented);
        out.push(accented);
        if "aeiou".contains(letter) {
            out.push(accented);
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::made;

    #[test]
    fn gaps_and_forms_stay() {
        assert_eq!(
            made("{n} of {n:one count|many counts}: “{q}”"),
            "{n} ööf {n:ööñéé çööûûñt|måañý çööûûñtš}: “{q}”".replace("måa", "måå")
        );
        assert_eq!(made("{n:one"), "{n:ööñéé}");
        assert_eq!(made(""), "");
    }

    #[test]
    fn words_grow_by_about_two_fifths() {
        let words = "The reader can switch: as printed, corrected, with other sources. As printed is where it starts.";
        let share = made(words).chars().count() as f64 / words.chars().count() as f64;
        assert!((1.25..1.5).contains(&share), "{share}");
        assert_eq!(made(words).split(' ').count(), words.split(' ').count());
    }
}
