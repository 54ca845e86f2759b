//! The sentence that stands first on the page of a place: what its counts say, and what speaks against them.

use super::country::{Portrait, basis_of, series_of};
use super::words;
use super::{Library, Record};
use crate::chart::headline::{origin_words, target_words};
use crate::chart::labels::{unit_words, value_words, what_words};
use crate::model::{Day, Lang, Number, Precision, Qualifier, When};
use crate::text::{Arg, PageMsg, date_words, fill_page};

/// A dated count.
struct DatedCount {
    when: When,
    value: Number,
    qualifier: Qualifier,
    basis: &'static str,
}

fn read(library: &'static Library, record: &Record<'static>) -> Option<DatedCount> {
    Some(DatedCount {
        when: words::when(record)?,
        value: Number::parse(record.get("value")).ok()?,
        qualifier: Qualifier::from_slug(record.get("qualifier"))?,
        basis: basis_of(library, *record),
    })
}

impl DatedCount {
    /// The year, where the date is a plain year.
    fn year(&self) -> Option<String> {
        let When::At(date) = self.when else { return None };
        (date.precision() == Precision::Year && !date.is_approximate()).then(|| date.first().year().to_string())
    }
}

/// The lead of a place, in sentences.
pub fn lead(library: &'static Library, lang: Lang, portrait: &Portrait) -> String {
    let mut sentences = Vec::new();
    let main = portrait.series(library).first().copied().unwrap_or_default();
    let counts: Vec<&Record<'static>> = portrait.counts.iter().filter(|count| count.get("series") == main).collect();
    let dated: Vec<DatedCount> = counts.into_iter().filter_map(|count| read(library, count)).collect();
    let indicator = library.record(main).map_or("", |series| series.get("indicator"));
    match dated.as_slice() {
        [] => sentences.extend(none(library, lang, portrait)),
        [only] => sentences.push(one(lang, indicator, only)),
        [first, .., last] => sentences.push(from_to(lang, indicator, first, last)),
    }
    if !dated.is_empty() {
        sentences.extend(active(library, lang, portrait));
    }
    if portrait.counts.len() > 1 {
        let against = portrait.contradicted(library);
        let message = if against > 0 { PageMsg::CountryAgainst } else { PageMsg::CountryAgreed };
        let args = [("k", against), ("n", portrait.counts.len())];
        sentences.push(fill_page(lang, message, &args.map(|(name, n)| (name, count(n)))));
    }
    sentences.join(" ")
}

fn count(n: usize) -> Arg<'static> {
    Arg::Count(Number::whole(n as i64))
}

fn one(lang: Lang, indicator: &str, only: &DatedCount) -> String {
    let value = value_words(lang, only.value, only.qualifier);
    let date = only.year().unwrap_or_else(|| date_words(lang, &only.when));
    let message = if only.basis == "registered" { PageMsg::CountryOneRegistered } else { PageMsg::CountryOne };
    let unit = unit_words(lang, indicator, only.value);
    fill_page(lang, message, &[("n", Arg::Words(&value)), ("unit", Arg::Words(&unit)), ("to", Arg::Words(&date))])
}

/// "From 4,966 NGOs in 2000 to about 20,000 registered in 2017."
fn from_to(lang: Lang, indicator: &'static str, first: &DatedCount, last: &DatedCount) -> String {
    let a = origin_words(lang, first.value, first.qualifier);
    let b = target_words(lang, last.value, last.qualifier);
    let what = what_words(lang, indicator);
    let (message, from, to) = match (first.year(), last.year()) {
        (Some(from), Some(to)) if last.basis == "registered" => (PageMsg::CountryFromToRegistered, from, to),
        (Some(from), Some(to)) => (PageMsg::CountryFromTo, from, to),
        _ => (PageMsg::CountryFromToDated, date_words(lang, &first.when), date_words(lang, &last.when)),
    };
    let args = [("a", a.as_str()), ("b", &b), ("what", what), ("from", &from), ("to", &to)];
    let mut sentence = fill_page(lang, message, &args.map(|(name, words)| (name, Arg::Words(words))));
    // Only Latin names of units start small here.
    if let Some(letter) = sentence.get_mut(..1) {
        letter.make_ascii_uppercase();
    }
    sentence
}

/// "In 2017, 800 were called active."
fn active(library: &'static Library, lang: Lang, portrait: &Portrait) -> Option<String> {
    let is_active = |count: &&Record<'static>| {
        basis_of(library, **count) == "active"
            && series_of(library, **count).is_some_and(|series| series.get("indicator") == "ngos")
    };
    let count = read(library, portrait.counts.iter().rfind(is_active)?)?;
    let value = value_words(lang, count.value, count.qualifier);
    Some(fill_page(lang, PageMsg::CountryActive, &[("n", Arg::Words(&value)), ("year", Arg::Words(&count.year()?))]))
}

/// The articles print no dated count: whether others do.
fn none(library: &'static Library, lang: Lang, portrait: &Portrait) -> Vec<String> {
    let place = library.record(portrait.hue.id());
    let place = place.map_or("", |place| place.in_language(lang.rules().where_column, lang));
    let mut sentences = vec![fill_page(lang, PageMsg::CountryNone, &[("place", Arg::Words(place))])];
    let years: Vec<i32> =
        portrait.other_counts.iter().filter_map(|count| words::when(count)?.first()).map(Day::year).collect();
    if let (Some(from), Some(to)) = (years.iter().min(), years.iter().max()) {
        let (from, to) = (from.to_string(), to.to_string());
        let args = [("n", count(years.len())), ("from", Arg::Words(&from)), ("to", Arg::Words(&to))];
        sentences.push(fill_page(lang, PageMsg::CountryOthers, &args));
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Hue;

    #[track_caller]
    fn case(hue: Hue, en: &str, uz: &str, ru: &str) {
        let library = Library::open();
        let portrait = Portrait::of(library, hue);
        let leads =
            Lang::ALL.map(|lang| lead(library, lang, &portrait).replace('\u{a0}', " ").replace('\u{2011}', "-"));
        assert_eq!(leads, [en, uz, ru]);
    }

    #[test]
    fn the_lead_says_first_and_last_count_and_how_many_are_contradicted() {
        case(
            Hue::Kg,
            "From 4,966 NGOs in 2000 to about 20,000 registered in 2017. In 2017, 800 were considered active. \
             2 of the 7 counts in the articles are contradicted in checks.",
            "NNTlar soni 2000-yildagi 4 966 dan 2017-yilda taxminan 20 000 ga yetgan (roʻyxatdan oʻtgan). \
             2017-yilda 800 tasi faol deb hisoblangan. Maqolalarda keltirilgan 7 ta sonning 2 tasiga tekshiruvda zid \
             maʼlumot topilgan.",
            "От 4966 НПО в 2000 году до примерно 20 000 зарегистрированных в 2017 году. \
             Действующими в 2017 году считались 800. 2 из 7 чисел, приведённых в статьях, расходятся с проверкой.",
        );
        case(
            Hue::World,
            "From 5 INGOs (1850) to nearly 50,000 (about 2010). 3 of the 8 counts in the articles are contradicted in checks.",
            "Xalqaro NNTlar soni 5 dan (1850-yil) deyarli 50 000 ga (taxminan 2010-yil) yetgan. \
             Maqolalarda keltirilgan 8 ta sonning 3 tasiga tekshiruvda zid maʼlumot topilgan.",
            "От 5 МНПО (1850 г.) до почти 50 000 (около 2010 г.). \
             3 из 8 чисел, приведённых в статьях, расходятся с проверкой.",
        );
    }

    #[test]
    fn a_place_without_counts_says_so() {
        case(
            Hue::Region,
            "The articles give no count of organisations for Central Asia.",
            "Maqolalarda Markaziy Osiyo boʻyicha tashkilotlar soni keltirilmagan.",
            "В статьях не указано число организаций в Центральной Азии.",
        );
        case(
            Hue::Tm,
            "The articles give no count of organisations for Turkmenistan. Other sources give 4 counts, dated 2002 to 2013.",
            "Maqolalarda Turkmaniston boʻyicha tashkilotlar soni keltirilmagan. Boshqa manbalarda 4 ta son bor: 2002–2013-yillar.",
            "В статьях не указано число организаций в Туркменистане. Другие источники дают 4 числа: 2002–2013 годы.",
        );
        case(
            Hue::Kz,
            "6 NGOs were registered in 1989; the articles give no later count.",
            "1989-yilda 6 NNT roʻyxatdan oʻtgan; maqolalarda keyingi yillar soni keltirilmagan.",
            "В 1989 году зарегистрировано 6 НПО; более поздних чисел в статьях нет.",
        );
    }
}
