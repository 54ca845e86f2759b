//! Tables to start from: their columns, a row that shows what goes into them, and what each column means, in the words of a
//! language.

use super::columns::Kind;
use super::grid::Sheet;
use super::roles::ColumnRole;
use super::verdicts;
use super::words::role_words;
use crate::model::Lang;
use crate::text::{Arg, OwnMsg, fill_own, say_own};

/// The columns of a template, those first that a table needs.
pub fn template_columns(kind: Kind) -> Vec<ColumnRole> {
    use ColumnRole::*;
    let own: &[ColumnRole] = match kind {
        Kind::Counts => &[Place, Date, Value, Source, What, Unit, Qualifier, Basis],
        Kind::Events => &[Date, Text, Source, Place, From, To, Category, Organisation],
    };
    // Of every row: its evidence, and what somebody found who checked it.
    let of_all = [Quotation, Url, Note, Id, Check, BetterValue, CheckSource, CheckText];
    own.iter().copied().chain(of_all).collect()
}

/// What a template is called: "Counts".
pub fn template_name(lang: Lang, kind: Kind) -> &'static str {
    say_own(lang, if kind == Kind::Counts { OwnMsg::OwnTemplateCounts } else { OwnMsg::OwnTemplateEvents })
}

/// The head of a column. What a check of an event finds is a date.
fn head(lang: Lang, kind: Kind, role: ColumnRole) -> String {
    match (kind, role) {
        (Kind::Events, ColumnRole::BetterValue) => say_own(lang, OwnMsg::OwnHeadBetterDate).to_string(),
        _ => role_words(lang, role).to_string(),
    }
}

/// The head and one row.
pub fn template_rows(lang: Lang, kind: Kind) -> [Vec<String>; 2] {
    let row = say_own(lang, if kind == Kind::Counts { OwnMsg::OwnRowOfCounts } else { OwnMsg::OwnRowOfEvents });
    let heads = template_columns(kind).into_iter().map(|role| head(lang, kind, role));
    [heads.collect(), row.split('|').map(str::to_string).collect()]
}

/// What each column means, under a head.
pub fn template_meanings(lang: Lang, kind: Kind) -> Vec<Vec<String>> {
    let meaning = |role: ColumnRole| {
        let message = match role {
            ColumnRole::Place => OwnMsg::OwnMeansPlace,
            ColumnRole::Date => OwnMsg::OwnMeansDate,
            ColumnRole::From => OwnMsg::OwnMeansFrom,
            ColumnRole::To => OwnMsg::OwnMeansTo,
            ColumnRole::Value => OwnMsg::OwnMeansValue,
            ColumnRole::What => OwnMsg::OwnMeansWhat,
            ColumnRole::Unit => OwnMsg::OwnMeansUnit,
            ColumnRole::Qualifier => OwnMsg::OwnMeansQualifier,
            ColumnRole::Basis => OwnMsg::OwnMeansBasis,
            ColumnRole::Source => OwnMsg::OwnMeansSource,
            ColumnRole::Quotation => OwnMsg::OwnMeansQuotation,
            ColumnRole::Url => OwnMsg::OwnMeansUrl,
            ColumnRole::Note => OwnMsg::OwnMeansNote,
            ColumnRole::Id => OwnMsg::OwnMeansId,
            ColumnRole::Text => OwnMsg::OwnMeansText,
            ColumnRole::Category => OwnMsg::OwnMeansCategory,
            ColumnRole::Organisation => OwnMsg::OwnMeansOrganisation,
            ColumnRole::Check => {
                let verdicts = verdicts::all_words(lang);
                return fill_own(lang, OwnMsg::OwnMeansCheck, &[("verdicts", Arg::Words(&verdicts))]);
            }
            ColumnRole::BetterValue if kind == Kind::Events => OwnMsg::OwnMeansBetterDate,
            ColumnRole::BetterValue => OwnMsg::OwnMeansBetterValue,
            ColumnRole::CheckSource => OwnMsg::OwnMeansCheckSource,
            ColumnRole::CheckText => OwnMsg::OwnMeansCheckText,
            // No template has a column that is not used.
            ColumnRole::Unused => return String::new(),
        };
        say_own(lang, message).to_string()
    };
    let rows = template_columns(kind).into_iter().map(|role| vec![head(lang, kind, role), meaning(role)]);
    std::iter::once(meanings_head(lang)).chain(rows).collect()
}

fn meanings_head(lang: Lang) -> Vec<String> {
    [OwnMsg::OwnColumn, OwnMsg::OwnMeans].map(|message| say_own(lang, message).to_string()).into()
}

/// What the sheet with these meanings is called.
pub fn meanings_name(lang: Lang) -> &'static str {
    say_own(lang, OwnMsg::OwnColumns)
}

/// True for that sheet in a file that was filled in: it is none of the reader's tables.
pub fn is_meanings(sheet: &Sheet) -> bool {
    Lang::ALL.into_iter().any(|lang| {
        let head = meanings_head(lang);
        sheet.name == meanings_name(lang)
            && sheet.rows.first().is_some_and(|row| head.iter().enumerate().all(|(at, name)| row.cell(at) == name))
    })
}
