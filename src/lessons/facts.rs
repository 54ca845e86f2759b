//! What `{id}` prints of a record, and who makes a claim.

use super::blocks::{Block, Form, Inline, Setting, in_one_line};
use crate::model::Lang;
use crate::records::{Library, Record, Speaker, figure, words};
use crate::text::{Arg, LessonMsg, PageMsg, fill_lesson, say_page};

/// A record in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its id, by which the page links to it.
    pub id: &'static str,
    /// What it says: value with qualifier, event with date, quotation, verdict.
    pub words: String,
    /// True for the source's own words, in English whatever the reader's language.
    pub is_quote: bool,
    /// Who states it and where; empty where it is not asked for.
    pub source: String,
}

impl Fact {
    /// In one line: "about 20,000 (Article 2, Kyrgyzstan, ¶ 5)".
    pub fn line(&self) -> String {
        let words = if self.is_quote { ["“", &self.words, "”"].concat() } else { self.words.clone() };
        if self.source.is_empty() { words } else { [&words, " (", &self.source, ")"].concat() }
    }
}

/// A record in words; `None` where it lacks what is asked for.
pub fn fact(library: &'static Library, record: Record<'static>, form: Form, lang: Lang) -> Option<Fact> {
    let value = || figure(lang, record).map(|(amount, unit)| [&amount, " ", &unit].concat().trim().to_string());
    let source = || match record.table.name {
        "checks" => check_source(record, lang),
        "series" | "places" | "sources" => String::new(),
        _ => words::provenance(library, &record, lang),
    };
    let (words, source) = match form {
        Form::Value => (value()?, String::new()),
        Form::Date => (words::date(&record, lang)?, String::new()),
        Form::Name => (words::name(&record, lang).to_string(), String::new()),
        Form::Quote => (record.get("as_printed").to_string(), source()),
        Form::Whole => (whole(record, lang, value()), source()),
    };
    let is_quote = form == Form::Quote || (form == Form::Whole && record.get("voice") == "claim");
    (!words.is_empty()).then_some(Fact { id: record.id(), words, is_quote, source })
}

/// The value, the quotation of a claim, a check's finding, an event with its date, or what the record says.
fn whole(record: Record<'static>, lang: Lang, value: Option<String>) -> String {
    if record.get("voice") == "claim" && !record.get("as_printed").is_empty() {
        return record.get("as_printed").to_string();
    }
    match record.table.name {
        "checks" => {
            let verdict =
                words::verdict(&record).map(|verdict| words::verdict_parts(lang, verdict)).unwrap_or_default();
            [verdict.0, " ", verdict.1, ". ", record.text(lang)].concat()
        }
        "events" | "laws" => match words::date(&record, lang) {
            Some(date) => [&date, ": ", record.text(lang)].concat(),
            None => record.text(lang).to_string(),
        },
        "organisations" | "persons" | "projects" => words::name(&record, lang).to_string(),
        _ => value.unwrap_or_else(|| words::name(&record, lang).to_string()),
    }
}

/// "check s1-04, medium confidence".
fn check_source(check: Record<'static>, lang: Lang) -> String {
    let confidence = words::code(lang, "confidence", check.get("confidence"));
    fill_lesson(
        lang,
        LessonMsg::LessonCheck,
        &[("id", Arg::Words(check.id())), ("confidence", Arg::Words(&confidence))],
    )
}

/// Who makes a claim, as the tasks that ask for it name it: an id, `author`, or `unnamed`.
pub fn speaker(claim: Record<'_>) -> &'static str {
    match claim.get("speaker") {
        "" => "unnamed",
        id => id,
    }
}

/// The name of who makes a claim of a source.
pub fn speaker_name(library: &'static Library, claim: Record<'static>, speaker: &str, lang: Lang) -> String {
    match speaker {
        "author" => Speaker::Author(claim.get("source")).name(library, lang).0.to_string(),
        "unnamed" => say_page(lang, PageMsg::HolderUnnamed).to_string(),
        id => words::name_of(library, id, lang).to_string(),
    }
}

/// Text in one line, each record in words; one that lacks what is asked for stands as its id.
pub fn plain(library: &'static Library, inlines: &[Inline], lang: Lang) -> String {
    let mut line = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { words, .. } => line.push_str(&in_one_line(words)),
            Inline::Break => line.push(' '),
            Inline::Record { id, form } => {
                let fact = library.record(id).and_then(|record| fact(library, record, *form, lang));
                line.push_str(&fact.map_or_else(|| id.clone(), |fact| fact.line()));
            }
        }
    }
    line.trim().to_string()
}

/// Blocks in lines, as [`plain`] writes them.
pub fn plain_blocks(library: &'static Library, blocks: &[Block], lang: Lang) -> String {
    let mut lines = Vec::new();
    for block in blocks {
        let mark = if block.setting == Setting::Paragraph { "" } else { "• " };
        lines.extend(block.items.iter().map(|item| [mark, &plain(library, item, lang)].concat()));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_says_value_qualifier_and_source() {
        let library = Library::open();
        let line = |id: &str, form, lang| {
            let record = library.record(id).unwrap_or_else(|| panic!("{id}"));
            fact(library, record, form, lang).map(|fact| fact.line().replace('\u{a0}', " ")).unwrap_or_default()
        };
        for (id, form, en) in [
            ("kg-ngos-2017", Form::Whole, "about 20,000 (Article 2, Kyrgyzstan, ¶ 5)"),
            ("kg-ngos-2017", Form::Value, "about 20,000"),
            ("kg-ngos-2010", Form::Quote, "“by 2010 there were 18,341” (Article 2, Kyrgyzstan, ¶ 2)"),
            ("andijan-2005", Form::Date, "13 May 2005"),
            ("kg-ngos-today", Form::Date, ""),
            ("pad", Form::Name, "Partnership in Academics and Development (PAD)"),
        ] {
            assert_eq!(line(id, form, Lang::En), en, "{id} {form:?}");
        }
        let check = line("s1-66", Form::Whole, Lang::En);
        assert!(check.starts_with("≠ Contradicted. 36% is the share") && check.contains("s1-66"), "{check}");
        assert!(line("s1c-attitude-correct", Form::Whole, Lang::Ru).starts_with("“such a state attitude"));
        let claim = library.record("s1c-ground-pad-mission").expect("a claim");
        assert_eq!(speaker(claim), "unnamed");
        assert!(!speaker_name(library, claim, "author", Lang::Uz).is_empty());
    }
}
