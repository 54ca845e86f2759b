//! What is found, asked and answered, in the words of a language.

use super::answer::{AnswerChoice, Ask, Question};
use super::finding::{At, Finding, What};
use super::noticed::{Counted, Noticed, NoticedKind};
use super::roles::ColumnRole;
use super::verdicts;
use crate::model::{Lang, Number, Qualifier, Verdict, When};
use crate::text::{Arg, Msg, OwnMsg, date_words, fill, fill_own, number_words, say, say_own};

/// A message by its key; nothing for one that the catalogue lacks, which a test refuses.
fn named(lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> String {
    OwnMsg::named(key).map_or_else(String::new, |message| fill_own(lang, message, args))
}

/// What is said of a cell, a row or a file: "Two digits do not show the century. Write four, such as 2006."
pub fn finding_words(lang: Lang, finding: &Finding) -> String {
    let gaps: Vec<(&str, String)> =
        finding.args.iter().map(|(gap, words)| (*gap, arg(lang, finding, gap, words))).collect();
    let gaps: Vec<(&str, Arg<'_>)> = gaps.iter().map(|(gap, words)| (*gap, Arg::Words(words))).collect();
    named(lang, finding.what.slug(), &gaps).trim_end().to_string()
}

/// What goes into a gap, as the language writes it.
fn arg(lang: Lang, finding: &Finding, gap: &str, words: &str) -> String {
    match gap {
        "date" => words.parse::<When>().map_or_else(|_| words.to_string(), |when| date_words(lang, &when)),
        "factor" | "about" | "over" | "n" | "most" => {
            let (digits, share) = words.strip_suffix('%').map_or((words, ""), |digits| (digits, "\u{a0}%"));
            let said = |number: Number| [&number_words(lang, number), share].concat();
            Number::parse(digits).map_or_else(|_| words.to_string(), said)
        }
        "qualifier" => Qualifier::ALL
            .iter()
            .find(|known| super::qualifier_slug(**known) == words)
            .map_or_else(String::new, |known| qualifier_words(lang, *known).to_string()),
        "verdict" => {
            Verdict::from_slug(words).map_or_else(String::new, |verdict| verdicts::words(lang, verdict).to_string())
        }
        "verdicts" => verdicts::all_words(lang),
        "role" => ColumnRole::from_slug(words).map_or_else(String::new, |role| role_words(lang, role).to_string()),
        "inside" if !words.is_empty() && finding.what == What::JsonShape => {
            named(lang, "own-json-inside", &[("path", Arg::Words(words))])
        }
        _ => words.to_string(),
    }
}

fn qualifier_words(lang: Lang, qualifier: Qualifier) -> &'static str {
    let messages = [Msg::KeyExact, Msg::KeyAbout, Msg::KeyOver, Msg::KeyUnder, Msg::KeyApproaching];
    say(lang, messages[qualifier as usize])
}

/// Where it stands: "sheet “НКО”, cell C9, column “Год”"; empty for a whole file.
pub fn place_words(lang: Lang, at: &At) -> String {
    let sheet = Some(at.sheet.as_str()).filter(|sheet| !sheet.is_empty());
    let sheet = sheet.map(|sheet| named(lang, "own-where-sheet", &[("sheet", Arg::Words(sheet))]));
    let cell = match (at.row, at.column) {
        (0, _) => None,
        (row, None) => Some(named(lang, "own-where-row", &[("row", Arg::Words(&row.to_string()))])),
        _ => Some(named(lang, "own-where-cell", &[("cell", Arg::Words(&at.cell())), ("head", Arg::Words(&at.head))])),
    };
    [sheet, cell].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// All in one line: where, what stands there, what is said, what can be written instead.
pub fn whole_line(lang: Lang, finding: &Finding) -> String {
    let place = place_words(lang, &finding.at);
    let quoted = match (finding.text.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Ru) => ["«", &finding.text, "»"].concat(),
        (false, _) => ["“", &finding.text, "”"].concat(),
    };
    let start = [place, quoted].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
    let cures: Vec<&str> = finding.cures.iter().map(String::as_str).filter(|cure| !cure.is_empty()).collect();
    let instead = match cures.as_slice() {
        [] => String::new(),
        cures => named(lang, "own-instead", &[("cures", Arg::Words(&cures.join(" · ")))]),
    };
    let said = [finding_words(lang, finding), instead]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if start.is_empty() { said } else { [start, said].join(": ") }
}

/// What is noticed: "Osh, schools: 95 (2000, Regnum) → 23,000 (2001, Regnum)".
pub fn noticed_words(lang: Lang, noticed: &Noticed<'_>) -> String {
    let dated = match (noticed.kind, noticed.counts.first()) {
        (NoticedKind::Differ, Some(first)) => [", ", &date_words(lang, &When::At(first.date))].concat(),
        _ => String::new(),
    };
    [&noticed.about, &dated, ": ", &noticed_values(lang, noticed)].concat()
}

/// The counts alone: "2,500 (Regnum) · 2,650 (CABAR)".
pub fn noticed_values(lang: Lang, noticed: &Noticed<'_>) -> String {
    let or = |words: &str, none: &'static str| if words.is_empty() { none.to_string() } else { words.to_string() };
    let source = |count: &Counted<'_>| or(count.source, say(lang, Msg::SourceNotGiven));
    let rule = |count: &Counted<'_>| or(count.basis, say_own(lang, OwnMsg::OwnNoticedNoRule));
    let date = |count: &Counted<'_>| date_words(lang, &When::At(count.date));
    let value = |count: &Counted<'_>| {
        let share = if count.is_share { "\u{a0}%" } else { "" };
        [&qualified_words(lang, count.value, count.qualifier), share].concat()
    };
    let words = |count: &Counted<'_>| {
        let [first, more] = match noticed.kind {
            NoticedKind::Differ => [value(count), source(count)],
            NoticedKind::Tenfold => [value(count), [&date(count), ", ", &source(count)].concat()],
            NoticedKind::RuleChanges => [rule(count), [&date(count), ": ", &value(count)].concat()],
        };
        [&first, " (", &more, ")"].concat()
    };
    let sign = if noticed.kind == NoticedKind::Differ { " · " } else { " → " };
    noticed.counts.iter().map(words).collect::<Vec<_>>().join(sign)
}

fn qualified_words(lang: Lang, value: Number, qualifier: Qualifier) -> String {
    let messages = [Msg::ValueExact, Msg::ValueAbout, Msg::ValueOver, Msg::ValueUnder, Msg::ValueApproaching];
    fill(lang, messages[qualifier as usize], &[("n", Arg::Count(value))])
}

/// A question: "What comes first in 01/02/2005?"
pub fn question_words(lang: Lang, question: &Question) -> String {
    named(lang, &["own-ask-", question.ask.slug()].concat(), &[("text", Arg::Words(&question.text))])
}

/// A choice without its preview: "The day". What the reader's own words are stays as it is.
pub fn choice_words(lang: Lang, ask: Ask, choice: &AnswerChoice) -> String {
    let slug = match (ask, choice.slug.as_str()) {
        // A sheet may be named as an answer is.
        (Ask::Sheet, name) => return name.to_string(),
        (Ask::Source, "none") => "no-source",
        (Ask::SamePlace, "none") => "none-place",
        (_, slug) => match slug.strip_prefix('=') {
            Some(own) => return own.to_string(),
            None => slug,
        },
    };
    OwnMsg::named(&["own-choice-", slug].concat())
        .map_or_else(|| slug.to_string(), |message| say_own(lang, message).to_string())
}

/// What a column holds: "Place".
pub fn role_words(lang: Lang, role: ColumnRole) -> &'static str {
    let key = ["own-role-", &role.slug().replace('_', "-")].concat();
    OwnMsg::named(&key).map_or("", |message| say_own(lang, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_can_be_said_has_words() {
        for lang in Lang::ALL {
            for what in What::ALL {
                assert!(!finding_words(lang, &Finding::new(*what, "")).is_empty(), "{what:?}");
            }
            for role in ColumnRole::ALL {
                assert!(!role_words(lang, role).is_empty(), "{role:?}");
            }
            for ask in Ask::ALL {
                let question =
                    Question { ask, at: At::default(), text: "x".to_string(), cells: 1, choices: Vec::new() };
                assert!(!question_words(lang, &question).is_empty(), "{ask:?}");
            }
        }
    }

    #[test]
    fn names_of_the_reader_are_no_answers_of_the_page() {
        for (ask, slug, words) in
            [(Ask::Sheet, "data", "data"), (Ask::Place, "=none", "none"), (Ask::Head, "data", "No, it is data")]
        {
            assert_eq!(choice_words(Lang::En, ask, &AnswerChoice::new(slug, "")), words, "{slug}");
        }
    }

    #[test]
    fn a_head_that_copies_the_words_of_the_page_is_understood() {
        let all = Lang::ALL.into_iter().flat_map(|lang| ColumnRole::ALL.map(|role| (role_words(lang, role), role)));
        let is_other = |(words, role): &(&str, ColumnRole)| super::super::heads::role(words) != Some(*role);
        let others: Vec<_> = all.filter(|one| one.1 != ColumnRole::Unused).filter(is_other).collect();
        assert!(others.is_empty(), "{others:?}");
    }

    #[test]
    fn a_line_says_where_what_and_how_to_mend_it() {
        let at = At { sheet: "НКО".to_string(), row: 12, column: Some(1), head: "Год".to_string() };
        let finding = Finding::new(What::TwoDigits, "06").with("year", "2006").cured_by(["1906", "2006"]).at(at);
        let line = "sheet “НКО”, cell B12, column “Год”: “06”: Two digits do not show the century. Write four, such as 2006. Instead: 1906 · 2006";
        assert_eq!(whole_line(Lang::En, &finding), line);
        let finding = Finding::new(What::Qualified, "более 5100").with("qualifier", "over");
        assert_eq!(finding_words(Lang::Ru, &finding), "Прочитано как: более.");
    }
}
