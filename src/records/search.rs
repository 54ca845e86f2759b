//! Search: words are found whatever their case, accents and apostrophes, in every language of a record.

use super::words;
use super::{Library, Record};
use crate::model::{Lang, Qualifier};
use crate::text::folding::{folded, latin_letters};
use std::ops::Range;
use std::sync::{Arc, RwLock};

/// A small character as it is compared: as the timeline's search compares it, and some more signs and accents besides.
/// `None` for what does not count: apostrophes in all their forms (oʻ, o', o‘), quotation marks, combining accents.
fn fold_char(c: char) -> Option<char> {
    Some(match c {
        '"' | '“' | '”' | '„' | '«' | '»' | '\u{ad}' | '\u{200b}'..='\u{200d}' => return None,
        'ā' => 'a',
        'ć' | 'č' => 'c',
        'ē' | 'ě' => 'e',
        'ī' | 'ı' => 'i',
        'ň' => 'n',
        'ō' => 'o',
        'ū' => 'u',
        'š' | 'ś' | 'ş' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ğ' => 'g',
        '–' | '—' | '‑' | '−' => '-',
        c if c.is_whitespace() => ' ',
        c => return folded(c),
    })
}

/// The small form of a letter. Most letters are of ASCII, and their small form needs no table.
fn small(c: char) -> impl Iterator<Item = char> {
    let (ascii, other) =
        if c.is_ascii() { (Some(c.to_ascii_lowercase()), None) } else { (None, Some(c.to_lowercase())) };
    ascii.into_iter().chain(other.into_iter().flatten())
}

/// A text as it is compared, with the place in the text from which each of its bytes comes.
fn fold_with_places(text: &str) -> (String, Vec<usize>) {
    let (mut folded, mut places) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
    for (at, c) in text.char_indices() {
        for c in small(c).filter_map(fold_char) {
            folded.push(c);
            places.resize(folded.len(), at);
        }
    }
    (folded, places)
}

/// A text as it is compared.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    folded.extend(text.chars().flat_map(small).filter_map(fold_char));
    folded
}

/// A word that a reader looks for, as texts are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    word: String,
    /// Of a word in Cyrillic letters, what Uzbek writes for it in Latin ones.
    latin: Option<String>,
}

impl Needle {
    fn new(word: &str) -> Needle {
        let latin: String = latin_letters(word).into_iter().map(|letter| letter.0).collect();
        let folded = fold(word);
        Needle { latin: Some(latin).filter(|latin| !latin.is_empty()), word: folded }
    }

    /// True when a folded text holds it.
    pub fn is_in(&self, folded: &str) -> bool {
        self.ways().any(|way| folded.contains(way))
    }

    fn ways(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.word.as_str()).chain(self.latin.as_deref())
    }
}

/// The words that a reader looks for, each once; none for a text without letters, digits or signs.
pub fn needles(query: &str) -> Vec<Needle> {
    let mut needles: Vec<Needle> = Vec::new();
    for word in query.split_whitespace().map(Needle::new).filter(|needle| !needle.word.is_empty()) {
        // In very long texts looking for the same word again would take the time, not the search.
        if !needles.contains(&word) {
            needles.push(word);
        }
        if needles.len() == 200 {
            break;
        }
    }
    needles
}

/// The stretches of a text, in bytes, that hold one of the words; in order, none touching another.
pub fn hits(text: &str, needles: &[Needle]) -> Vec<Range<usize>> {
    // Most texts hold none of the words; that is found out before places are kept for every byte.
    if !holds_one(&fold(text), needles) {
        return Vec::new();
    }
    let (folded, places) = fold_with_places(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    for needle in needles.iter().flat_map(Needle::ways) {
        for (at, _) in folded.match_indices(needle) {
            let last = places[at + needle.len() - 1];
            let width = text[last..].chars().next().map_or(0, char::len_utf8);
            found.push(places[at]..last + width);
        }
    }
    found.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in found {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// True when a folded text holds one of the words.
pub fn holds_one(folded: &str, needles: &[Needle]) -> bool {
    needles.iter().any(|needle| needle.is_in(folded))
}

/// Columns whose cells are codes or ids: looked for by their words, not by themselves.
const CODED: [&str; 20] = [
    "place",
    "series",
    "source",
    "locator",
    "voice",
    "qualifier",
    "basis",
    "missing",
    "kind",
    "category",
    "scheme",
    "fate",
    "home",
    "speaker",
    "about",
    "targets",
    "organisations",
    "twin",
    "verdict",
    "confidence",
];

/// The texts of a record as they stand in the table, by column: all but codes.
pub fn texts<'a>(record: &'a Record<'_>) -> impl Iterator<Item = (&'static str, &'static str)> + 'a {
    let columns = record.table.columns().filter(|column| !CODED.contains(column) && *column != "unit");
    columns.map(|column| (column, record.get(column))).filter(|(_, cell)| !cell.is_empty())
}

/// All that can be found of a record, folded: its texts, and in each language the words of its codes, of its date and
/// value, of its source and its verdict, and the names of the records that it names.
fn haystack(library: &Library, record: &Record<'_>) -> String {
    let mut all = String::new();
    let mut add = |text: &str| {
        all.push_str(&fold(text));
        // A separator that no word holds, so that nothing is found across two texts.
        all.push('\n');
    };
    texts(record).for_each(|(_, text)| add(text));
    for lang in Lang::ALL {
        for id in [words::place(library, record), record.get("home")] {
            add(if id.is_empty() { "" } else { words::name_of(library, id, lang) });
        }
        for column in ["series", "speaker", "organisations", "about", "targets", "twin"] {
            for id in record.get(column).split(';').filter(|id| !id.is_empty()) {
                add(words::name_of(library, id, lang));
            }
        }
        for column in ["kind", "category", "fate", "confidence", "missing"] {
            if !record.get(column).is_empty() {
                add(&words::code(lang, &super::columns::code_column(record.table.name, column), record.get(column)));
            }
        }
        add(&words::date(record, lang).unwrap_or_default());
        if let Some(value) = words::value(record, lang) {
            add(&[value.as_str(), " ", &words::unit(library, record, lang)].concat());
        }
        if matches!(record.table.name, "observations" | "series") {
            add(words::basis(library, record, lang));
        }
        if !record.get("source").is_empty() {
            add(&words::provenance(library, record, lang));
        }
        if let Some(verdict) = words::verdict_on(library, record) {
            add(words::verdict_parts(lang, verdict).1);
        }
        library.checks_of(record.id()).filter_map(|check| words::better(&check, lang)).for_each(|better| add(&better));
        if words::qualifier(record) != Qualifier::Exact && record.get("value").is_empty() {
            add(record.get("qualifier"));
        }
    }
    all
}

/// What can be found, by table and row; made at the first search.
pub struct Index(Vec<Vec<String>>);

impl Index {
    /// The index of all tables, with the words of all languages that are here.
    pub fn open() -> Arc<Index> {
        static INDEX: RwLock<Option<(usize, Arc<Index>)>> = RwLock::new(None);
        let library = Library::open();
        let kept = INDEX.read().ok().and_then(|index| index.clone());
        if let Some((_, index)) = kept.filter(|(files, _)| *files == library.files) {
            return index;
        }
        let of = |record: Record<'_>| haystack(library, &record);
        let index = Arc::new(Index(library.tables.iter().map(|table| table.records().map(of).collect()).collect()));
        if let Ok(mut kept) = INDEX.write() {
            *kept = Some((library.files, index.clone()));
        }
        index
    }

    /// True when a record holds all of the words, each somewhere.
    pub fn holds(&self, record: &Record<'_>, needles: &[Needle]) -> bool {
        let Some(table) = Library::open().tables.iter().position(|table| table.name == record.table.name) else {
            return false;
        };
        let text = self.0.get(table).and_then(|rows| rows.get(record.row));
        text.is_some_and(|text| needles.iter().all(|needle| needle.is_in(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Table;

    fn marked(text: &str, query: &str) -> String {
        let (mut out, mut at) = (String::new(), 0);
        for hit in hits(text, &needles(query)) {
            out.push_str(&text[at..hit.start]);
            out.push('[');
            out.push_str(&text[hit.clone()]);
            out.push(']');
            at = hit.end;
        }
        out + &text[at..]
    }

    #[test]
    fn case_accents_and_apostrophes_do_not_count() {
        for (text, query, expected) in [
            ("Oʻzbekistonda", "o'zb", "[Oʻzb]ekistonda"),
            ("Oʻzbekistonda", "OZBEK", "[Oʻzbek]istonda"),
            ("maʼlumot", "malumot", "[maʼlumot]"),
            ("отчёты", "отчеты", "[отчёты]"),
            ("отчеты", "ОТЧЁТ", "[отчет]ы"),
            ("Кыргызский", "кыргызскии", "[Кыргызский]"),
            ("the “Cold War” period", "cold war", "the “[Cold] [War]” period"),
            ("18\u{a0}341 in 2010", "18 341", "[18]\u{a0}[341] in 2010"),
            ("aaa", "aa", "[aa]a"),
            ("a <b> & c", "<b>", "a [<b>] & c"),
            ("Oʻzbekiston", "o′zbek", "[Oʻzbek]iston"),
            ("Toshkent", "Тошкент", "[Toshkent]"),
            ("Qirgʻiziston", "Қирғиз", "[Qirgʻiz]iston"),
            ("nothing", "xyz", "nothing"),
            ("", "xyz", ""),
        ] {
            assert_eq!(marked(text, query), expected, "{query}");
        }
        assert_eq!(needles(" Closed  closed CLOSED offices "), ["closed", "offices"].map(Needle::new));
        assert!(needles("' “ ” ʼ").is_empty());
    }

    #[test]
    fn hits_never_cut_a_character() {
        // İ becomes two characters when small; the place of both is that of the one.
        for (text, query) in [("İstanbul", "i"), ("ǰ", "j"), ("ʻʻʻ", "a"), ("ßß", "ß"), ("e\u{301}e", "e")] {
            for hit in hits(text, &needles(query)) {
                assert!(text.is_char_boundary(hit.start) && text.is_char_boundary(hit.end) && hit.start < hit.end);
            }
        }
    }

    #[test]
    fn a_record_is_found_in_every_language_by_what_it_shows() {
        let library = Library::open();
        let index = Index::open();
        let record = library.record("kg-ngos-2010").expect("a count");
        for query in [
            "18341",
            "18,341",
            "18 341",
            "kyrgyzstan",
            "qirg'iziston",
            "Кыргызстан 2010",
            "by 2010 there were",
            "unverifiable",
            "проверить нельзя",
            "2-maqola",
            "Қирғизистон",
            "kg-ngos-2010",
        ] {
            assert!(index.holds(&record, &needles(query)), "{query}");
        }
        for query in ["18342", "kyrgyzstan 2011", "<script>", "\u{1f}"] {
            assert!(!index.holds(&record, &needles(query)), "{query}");
        }
        let ministry = library.record("moj-uz").expect("an organisation");
        for query in ["ministry of justice", "adliya vazirligi", "министерство юстиции"] {
            assert!(index.holds(&ministry, &needles(query)), "{query}");
        }
        // Who names it is found by its name in every language, too.
        let claim = library.table("claims").into_iter().flat_map(Table::records);
        let mut claim = claim.filter(|claim| claim.get("speaker") == "moj-uz");
        let claim = claim.next().expect("a claim of the ministry");
        assert!(index.holds(&claim, &needles("министерство юстиции узбекистана")));
        let event = library.record("andijan-2005").expect("an event");
        assert!(index.holds(&event, &needles("13 мая")) && index.holds(&event, &needles("13-may")));
    }
}
