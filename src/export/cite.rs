//! How to cite a view, a record or the whole data package: as text in the reader's language, as BibTeX, as CSL-JSON.

use super::imprint::{LICENCE, data_date_words};
use super::json;
use crate::bundle;
use crate::chart::labels::{provenance_words, unit_and_basis, value_words};
use crate::model::{Dataset, Day, Lang, RecordRef, When};
use crate::text::{Arg, PageMsg, date_words, fill_page, say_page};
use crate::view::ViewState;

/// What is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitedKind {
    /// A picture or page.
    View,
    /// A record or the whole data package.
    Data,
}

/// Something to be cited, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// What it is.
    pub kind: CitedKind,
    /// Key for BibTeX and CSL-JSON: letters, digits and hyphens.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Its address.
    pub link: String,
    /// The day on which it was looked at.
    pub accessed: Day,
    /// The language of the title.
    pub lang: Lang,
}

impl Citation {
    /// Of a view with this title.
    pub fn of_view(state: &ViewState, title: &str, lang: Lang, link: &str, accessed: Day) -> Citation {
        let key = ["civic-atlas-", state.page.slug()].concat();
        Citation { kind: CitedKind::View, key, title: title.to_string(), link: link.to_string(), accessed, lang }
    }

    /// Of an observation, event or stage: what it says, and the source that is to be cited for the fact.
    pub fn of_record(dataset: &Dataset, record: RecordRef<'_>, lang: Lang, link: &str, accessed: Day) -> Citation {
        let words = match record {
            RecordRef::Observation(observation) => {
                let series = &dataset.series[observation.series];
                let value = observation.value.map(|value| value_words(lang, value, observation.qualifier));
                let unit = unit_and_basis(lang, series.indicator, observation.basis, observation.value);
                [value.unwrap_or_default(), unit].join(" ")
            }
            _ => record.provenance().text.get(lang).to_string(),
        };
        let mut text = dataset.places[dataset.place_of(record)].label.get(lang).to_string();
        if let Some(when) = record.when() {
            text.push_str(", ");
            text.push_str(&date_words(lang, &when));
        }
        let text = [&text, ": ", words.trim()].concat();
        let source = provenance_words(dataset, lang, record.provenance());
        Citation::of_words(record.id(), &text, &source, lang, link, accessed)
    }

    /// Of a record of any table: its id, what it says, and who states that where.
    pub fn of_words(id: &str, text: &str, source: &str, lang: Lang, link: &str, accessed: Day) -> Citation {
        let args = [("id", Arg::Words(id)), ("text", Arg::Words(text)), ("source", Arg::Words(source))];
        Citation {
            kind: CitedKind::Data,
            key: ["civic-atlas-", id].concat(),
            title: fill_page(lang, PageMsg::CiteRecord, &args),
            link: link.to_string(),
            accessed,
            lang,
        }
    }

    /// Of the whole data package.
    pub fn of_dataset(lang: Lang, link: &str, accessed: Day) -> Citation {
        let (key, title) = ("civic-atlas-data".to_string(), say_page(lang, PageMsg::CiteDataset).to_string());
        Citation { kind: CitedKind::Data, key, title, link: link.to_string(), accessed, lang }
    }

    /// In running text, for a list of references.
    pub fn text(&self) -> String {
        let accessed = date_words(self.lang, &day(self.accessed));
        fill_page(
            self.lang,
            PageMsg::CiteText,
            &[
                ("title", Arg::Words(&self.title)),
                ("year", Arg::Words(year())),
                ("v", Arg::Words(bundle::VERSION)),
                ("date", Arg::Words(&data_date_words(self.lang))),
                ("link", Arg::Words(&self.link)),
                ("day", Arg::Words(&accessed)),
            ],
        )
    }

    /// As an entry for BibLaTeX; classic BibTeX takes it too and leaves out what it does not know. In UTF-8.
    pub fn bibtex(&self) -> String {
        let author = ["{", &latex(say_page(self.lang, PageMsg::CiteAuthor)), "}"].concat();
        let version = ["Data package ", bundle::VERSION, ", ", LICENCE].concat();
        let fields = [
            ("author", author),
            ("title", ["{", &latex(&self.title), "}"].concat()),
            ("year", year().to_string()),
            ("date", bundle::DATE.to_string()),
            ("version", latex(bundle::VERSION)),
            ("note", latex(&version)),
            ("url", verbatim(&self.link)),
            ("urldate", day(self.accessed).to_string()),
            ("langid", self.lang.rules().bibliography_name.to_string()),
        ];
        let kind = if self.kind == CitedKind::Data { "@dataset{" } else { "@misc{" };
        let mut entry = [kind, &self.key].concat();
        for (name, value) in fields {
            entry.push_str(&[",\n  ", name, " = {", &value, "}"].concat());
        }
        entry.push_str("\n}\n");
        entry
    }

    /// As CSL-JSON (Citation Style Language 1.0.2): a list of one item.
    pub fn csl_json(&self) -> String {
        let date = |when: &When| {
            let (year, month, day) = when.first().map_or((0, 1, 1), Day::civil);
            json::object(&[("date-parts", format!("[[{year},{month},{day}]]"))])
        };
        let author = json::object(&[("literal", json::string(say_page(self.lang, PageMsg::CiteAuthor)))]);
        let kind = if self.kind == CitedKind::Data { "dataset" } else { "graphic" };
        let mut item = vec![
            ("id", json::string(&self.key)),
            ("type", json::string(kind)),
            ("title", json::string(&self.title)),
            ("author", ["[", &author, "]"].concat()),
            ("container-title", json::string("Civic Atlas")),
            ("version", json::string(bundle::VERSION)),
            ("license", json::string(LICENCE)),
            ("language", json::string(self.lang.tag())),
            ("URL", json::string(&self.link)),
            ("accessed", date(&day(self.accessed))),
        ];
        if let Ok(issued) = bundle::DATE.parse::<When>() {
            item.push(("issued", date(&issued)));
        }
        let mut text = json::array(&[json::object(&item)]);
        text.push('\n');
        text
    }
}

/// The year of the data.
fn year() -> &'static str {
    bundle::DATE.split('-').next().unwrap_or_default()
}

/// A day as a date.
fn day(day: Day) -> When {
    let (year, month, day) = day.civil();
    let text = format!("{year:04}-{month:02}-{day:02}");
    // A clock that stands outside of the years that EDTF writes in four digits gives the first of them.
    text.parse().unwrap_or(When::At(crate::model::Date::year(0)))
}

/// Text for a field of BibTeX: the characters that mean something to TeX are written so that they stand for themselves.
fn latex(text: &str) -> String {
    let mut latex = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => latex.push_str("\\textbackslash{}"),
            '~' => latex.push_str("\\textasciitilde{}"),
            '^' => latex.push_str("\\textasciicircum{}"),
            // BibTeX counts braces even behind a backslash.
            '{' => latex.push_str("\\textbraceleft{}"),
            '}' => latex.push_str("\\textbraceright{}"),
            '$' | '&' | '#' | '%' | '_' => latex.extend(['\\', c]),
            '\u{a0}' => latex.push('~'),
            c if c.is_control() => latex.push(' '),
            c => latex.push(c),
        }
    }
    latex
}

/// An address for the field `url`, which BibLaTeX takes as it stands: only what would end the field is percent-encoded.
fn verbatim(link: &str) -> String {
    link.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C").replace(' ', "%20")
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn dataset() -> Dataset {
        bundle::embedded().expect("the tables")
    }

    fn view(title: &str, lang: Lang) -> Citation {
        let link = "https://example.org/#/growth?show=uz-ngos~kg-ngos";
        Citation::of_view(&ViewState::default(), title, lang, link, Day::from_civil(2026, 11, 23))
    }

    #[test]
    fn a_view_as_text_in_three_languages() {
        let texts = Lang::ALL.map(|lang| view("T", lang).text().replace('\u{a0}', " ").replace(bundle::VERSION, "V"));
        let data = Lang::ALL.map(|lang| data_date_words(lang).replace('\u{a0}', " "));
        assert_eq!(
            texts,
            [
                format!(
                    "The Civic Atlas authors ({}). T. Civic Atlas, data package V, {}, CC BY 4.0. https://example.org/#/growth?show=uz-ngos~kg-ngos (accessed 23 November 2026).",
                    year(),
                    data[0]
                ),
                format!(
                    "Civic Atlas mualliflari ({}). T. Civic Atlas, maʼlumotlar toʻplami, V-versiya, {}, CC BY 4.0. https://example.org/#/growth?show=uz-ngos~kg-ngos (murojaat sanasi: 2026\u{2011}yil 23\u{2011}noyabr).",
                    year(),
                    data[1]
                ),
                format!(
                    "Авторы Civic Atlas ({}). T. Civic Atlas, пакет данных, версия V, {}, CC BY 4.0. URL: https://example.org/#/growth?show=uz-ngos~kg-ngos (дата обращения: 23 ноября 2026 г.).",
                    year(),
                    data[2]
                ),
            ]
        );
    }

    #[test]
    fn a_record_names_its_source() {
        let dataset = dataset();
        let record = dataset.record("kg-ngos-2010").expect("the count of 2010");
        let cited = Citation::of_record(&dataset, record, Lang::En, "https://example.org/", Day(0));
        assert_eq!(
            cited.title,
            "Record kg-ngos-2010: Kyrgyzstan, 2010: 18,341 NGOs (counting method not stated). Source: Article 2, Kyrgyzstan, ¶ 2"
        );
        assert!(cited.bibtex().starts_with("@dataset{civic-atlas-kg-ngos-2010,\n"));
        for record in dataset.events.iter().map(RecordRef::Event).chain(dataset.stages.iter().map(RecordRef::Stage)) {
            for lang in Lang::ALL {
                let cited = Citation::of_record(&dataset, record, lang, "https://example.org/", Day(0));
                assert!(!cited.title.contains('{') && cited.title.contains(record.id()), "{}", cited.title);
            }
        }
    }

    /// The fields of an entry, read by counting braces as BibTeX does; a backslash does not hide a brace from it.
    fn fields(entry: &str) -> Vec<(String, String)> {
        let (mut fields, mut depth, mut name, mut value) = (Vec::new(), 0, String::new(), String::new());
        for c in entry.split_once(',').expect("a key").1.chars() {
            match (c, depth) {
                ('{', _) => depth += 1,
                ('}', _) => depth -= 1,
                _ => {}
            }
            match (c, depth) {
                ('{', 1) | ('=' | ' ' | '\n', 0) => {}
                ('}', 0) => fields.push((std::mem::take(&mut name), std::mem::take(&mut value))),
                (',', 0) => name.clear(),
                (c, 0) => name.push(c),
                (c, _) => value.push(c),
            }
        }
        fields
    }

    #[test]
    fn no_title_breaks_bibtex() {
        let hostile = "50% of $5 & #1_a {b} \\input{x} ~^ “q” = , \n@misc{";
        let entry = view(hostile, Lang::Ru).bibtex();
        let fields = fields(&entry);
        let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            ["author", "title", "year", "date", "version", "note", "url", "urldate", "langid"],
            "{entry}"
        );
        let field = |name: &str| fields.iter().find(|field| field.0 == name).map(|field| field.1.as_str());
        assert_eq!(field("url"), Some("https://example.org/#/growth?show=uz-ngos~kg-ngos"));
        assert_eq!(field("urldate"), Some("2026-11-23"));
        assert_eq!(latex("100% & a_b"), "100\\% \\& a\\_b");
    }

    #[test]
    fn csl_json_is_read_by_another_reader() {
        let title = "a \"b\" \\ <i> \u{7} «НПО»";
        let csl = view(title, Lang::En).csl_json();
        let read: serde_json::Value = serde_json::from_str(&csl).expect("JSON");
        let item = &read[0];
        assert_eq!(item["title"], title);
        assert_eq!(item["type"], "graphic");
        assert_eq!(item["version"], bundle::VERSION);
        assert_eq!(item["accessed"]["date-parts"][0], serde_json::json!([2026, 11, 23]));
        assert_eq!(item["issued"]["date-parts"][0][0].to_string(), year());
        let data = Citation::of_dataset(Lang::Uz, "https://example.org/", Day(20_000));
        let read: serde_json::Value = serde_json::from_str(&data.csl_json()).expect("JSON");
        assert_eq!(read[0]["type"], "dataset");
        assert_eq!(read[0]["id"], "civic-atlas-data");
    }
}
