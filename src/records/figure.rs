use super::Record;
use super::words::qualifier;
use crate::chart::labels::value_words;
use crate::model::{Lang, Number, Qualifier};
use crate::text::{Arg, Msg, PageMsg, fill, fill_page, percent_words};

/// A number with its qualifier and, behind it, its unit in the form that it takes: "over 90%" and nothing, "about 700"
/// and "copies". `None` for a record whose value is missing.
pub fn figure(lang: Lang, record: Record<'_>) -> Option<(String, String)> {
    let value = Number::parse(record.get("value")).ok()?;
    let qualifier = qualifier(&record);
    if record.get("unit") == "percent" {
        let messages = [Msg::ValueExact, Msg::ValueAbout, Msg::ValueOver, Msg::ValueUnder, Msg::ValueApproaching];
        let share = percent_words(lang, value);
        return Some((fill(lang, messages[qualifier as usize], &[("n", Arg::Words(&share))]), String::new()));
    }
    // "About", "over" and their like take the form for many, whatever the number ("около 8 человек", "более 2 лет").
    let counted = if qualifier == Qualifier::Exact { value } else { Number::whole(5) };
    let unit = PageMsg::named(&["unit-", record.get("unit")].concat());
    let unit = unit.map_or_else(String::new, |unit| fill_page(lang, unit, &[("n", Arg::Count(counted))]));
    Some((value_words(lang, value, qualifier), unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Library;

    #[test]
    fn figures_have_their_unit_in_the_form_that_the_number_takes() {
        let words = |id: &str| {
            let record = Library::open().record(id).expect("a figure");
            Lang::ALL.map(|lang| {
                let (amount, unit) = figure(lang, record).expect("a value");
                format!("{amount} {unit}").trim().replace('\u{a0}', " ")
            })
        };
        assert_eq!(words("kg-donor-financed-share"), ["over 90%", "90% dan ortiq", "более 90 %"]);
        assert_eq!(words("kg-ecology-share"), ["14.4%", "14,4%", "14,4 %"]);
        assert_eq!(words("fig-korean-ngos"), ["2 organisations", "2 tashkilot", "2 организации"]);
        assert_eq!(words("fig-counterpart-years"), ["11 years", "11 yil", "11 лет"]);
        assert_eq!(words("kz-grants-growth"), ["7.2 times", "7,2 baravar", "7,2 раза"]);
        assert_eq!(
            words("casdin-bulletin-copies"),
            ["about 700 copies", "taxminan 700 nusxa", "около 700 экземпляров"]
        );
        assert_eq!(words("kg-low-income-limit")[2], "менее 5000 долларов США");
    }

    #[test]
    fn every_figure_has_a_unit_that_the_page_knows() {
        for record in Library::open().table("figures").expect("the table").records() {
            let (amount, unit) = figure(Lang::En, record).expect("a value");
            assert!(record.get("unit") == "percent" || !unit.is_empty(), "{}: {amount}", record.id());
        }
    }
}
