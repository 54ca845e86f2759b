//! How to cite a view, a record or the whole data package: as text in the reader's language, as BibTeX, as CSL-JSON.

use super::imprint::{LICENCE, data_date_words};
use super::json;
use super::name::stem;
use crate::bundle;
use crate::model::{Dataset, Day, Lang, When};
use crate::text::{Arg, PageMsg, date_words, fill_page, say_page};
use crate::view::ViewState;

/// What is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitedKind {
    /// A picture or page.
    View,
    /// A record or the whole data package.
    Data,
    /// A picture of what a reader brought, of which the atlas is not the author.
    Own,
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
    /// Where it is found.
    pub at: Whereabouts,
    /// The language of the title.
    pub lang: Lang,
}

/// Where what is cited is found, and when it was looked at there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// Its address, where it has one that others can open.
    address: Option<String>,
    /// Its short code, for where it has none.
    code: Option<String>,
    /// The day on which it was looked at; `None` where the clock is wrong.
    accessed: Option<Day>,
}

impl Whereabouts {
    /// `today` is what the device's clock says. A day before the data were made, or of a year that no date writes, comes from
    /// a wrong clock and is left out.
    pub fn new(address: Option<String>, code: Option<String>, today: Day) -> Whereabouts {
        let made = bundle::DATE.parse::<When>().ok().and_then(|when| when.first());
        let is_right = made.is_none_or(|made| today >= made) && today.year() <= 9999;
        Whereabouts { address, code, accessed: is_right.then_some(today) }
    }
}

impl Citation {
    /// Of a view with this title.
    pub fn of_view(dataset: &Dataset, state: &ViewState, title: &str, lang: Lang, at: Whereabouts) -> Citation {
        let key = stem(dataset, state, lang).replace('_', "-");
        let kind = if dataset.is_brought { CitedKind::Own } else { CitedKind::View };
        Citation { kind, key, title: title.to_string(), at, lang }
    }

    /// Of a record of any table: its id, what it says, and who states that where.
    pub fn of_record(id: &str, text: &str, source: &str, lang: Lang, at: Whereabouts) -> Citation {
        let args = [("id", Arg::Words(id)), ("text", Arg::Words(text)), ("source", Arg::Words(source))];
        let title = fill_page(lang, PageMsg::CiteRecord, &args);
        Citation { kind: CitedKind::Data, key: ["civic-atlas-", id].concat(), title, at, lang }
    }

    /// Of the whole data package.
    pub fn of_dataset(lang: Lang, at: Whereabouts) -> Citation {
        let (key, title) = ("civic-atlas-data".to_string(), say_page(lang, PageMsg::CiteDataset).to_string());
        Citation { kind: CitedKind::Data, key, title, at, lang }
    }

    /// In running text, for a list of references.
    pub fn text(&self) -> String {
        let lang = self.lang;
        let message = if self.kind == CitedKind::Own { PageMsg::CiteOwnText } else { PageMsg::CiteText };
        let mut text = fill_page(
            lang,
            message,
            &[
                ("title", Arg::Words(&self.title)),
                ("year", Arg::Words(year())),
                ("v", Arg::Words(bundle::VERSION)),
                ("date", Arg::Words(&data_date_words(lang))),
            ],
        );
        let found = match &self.at {
            Whereabouts { address: Some(address), .. } => {
                Some(fill_page(lang, PageMsg::CiteAddress, &[("link", Arg::Words(address))]))
            }
            at => at.code.as_ref().map(|code| [say_page(lang, PageMsg::ShareCode), " ", code].concat()),
        };
        let accessed = self.at.accessed.map(|accessed| {
            let day = date_words(lang, &day(accessed));
            fill_page(lang, PageMsg::CiteAccessed, &[("day", Arg::Words(&day))])
        });
        let rest: Vec<String> = found.into_iter().chain(accessed).collect();
        if !rest.is_empty() {
            text.push_str(&[" ", &rest.join(" "), "."].concat());
        }
        text
    }

    /// As an entry for BibLaTeX; classic BibTeX takes it too and leaves out what it does not know. In UTF-8.
    pub fn bibtex(&self) -> String {
        let author = ["{", &latex(say_page(self.lang, PageMsg::CiteAuthor)), "}"].concat();
        let version = ["Data package ", bundle::VERSION, ", ", LICENCE].concat();
        let title = ("title", ["{", &latex(&self.title), "}"].concat());
        let fields = match self.kind {
            CitedKind::Own => vec![title, ("note", latex(say_page(self.lang, PageMsg::ExportOwnOrigin)))],
            CitedKind::View | CitedKind::Data => vec![
                ("author", author),
                title,
                ("year", year().to_string()),
                ("date", bundle::DATE.to_string()),
                ("version", latex(bundle::VERSION)),
                ("note", latex(&version)),
            ],
        };
        let found = match (&self.at.address, &self.at.code) {
            (Some(address), _) => Some(("url", verbatim(address))),
            (None, code) => {
                let code = code.as_ref().map(|code| [say_page(self.lang, PageMsg::ShareCode), " ", code].concat());
                code.map(|code| ("howpublished", latex(&code)))
            }
        };
        let accessed = self.at.accessed.map(|accessed| ("urldate", day(accessed).to_string()));
        let lang = ("langid", self.lang.rules().bibliography_name.to_string());
        let kind = if self.kind == CitedKind::Data { "@dataset{" } else { "@misc{" };
        let mut entry = [kind, &self.key].concat();
        for (name, value) in fields.into_iter().chain(found).chain(accessed).chain([lang]) {
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
        let is_own = self.kind == CitedKind::Own;
        let mut item =
            vec![("id", json::string(&self.key)), ("type", json::string(kind)), ("title", json::string(&self.title))];
        match is_own {
            true => item.push(("note", json::string(say_page(self.lang, PageMsg::ExportOwnOrigin)))),
            false => item.extend([
                ("author", ["[", &author, "]"].concat()),
                ("container-title", json::string("Civic Atlas")),
                ("version", json::string(bundle::VERSION)),
                ("license", json::string(LICENCE)),
            ]),
        }
        item.push(("language", json::string(self.lang.tag())));
        match (&self.at.address, &self.at.code) {
            (Some(address), _) => item.push(("URL", json::string(address))),
            (None, Some(code)) => item.push(("call-number", json::string(code))),
            (None, None) => {}
        }
        item.extend(self.at.accessed.map(|accessed| ("accessed", date(&day(accessed)))));
        if let Some(issued) = bundle::DATE.parse::<When>().ok().filter(|_| !is_own) {
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
    text.parse().unwrap_or(When::At(crate::model::Date::year(year)))
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
        let link = "https://example.org/#/growth?show=uz-ngos~kg-ngos".to_string();
        let at = Whereabouts::new(Some(link), None, Day::from_civil(2036, 11, 23));
        Citation::of_view(&dataset(), &ViewState::default(), title, lang, at)
    }

    #[test]
    fn a_view_as_text_in_three_languages() {
        let texts = Lang::ALL.map(|lang| view("T", lang).text().replace('\u{a0}', " ").replace(bundle::VERSION, "V"));
        let data = Lang::ALL.map(|lang| data_date_words(lang).replace('\u{a0}', " "));
        assert_eq!(
            texts,
            [
                format!(
                    "The Civic Atlas authors ({}). T. Civic Atlas, data package V, {}, CC BY 4.0. https://example.org/#/growth?show=uz-ngos~kg-ngos (accessed 23 November 2036).",
                    year(),
                    data[0]
                ),
                format!(
                    "Civic Atlas mualliflari ({}). T. Civic Atlas, maʼlumotlar toʻplami, V-versiya, {}, CC BY 4.0. https://example.org/#/growth?show=uz-ngos~kg-ngos (murojaat sanasi: 2036\u{2011}yil 23\u{2011}noyabr).",
                    year(),
                    data[1]
                ),
                format!(
                    "Авторы Civic Atlas ({}). T. Civic Atlas, пакет данных, версия V, {}, CC BY 4.0. URL: https://example.org/#/growth?show=uz-ngos~kg-ngos (дата обращения: 23 ноября 2036 г.).",
                    year(),
                    data[2]
                ),
            ]
        );
    }

    #[test]
    fn a_record_names_its_source() {
        let at = Whereabouts::new(Some("https://example.org/".into()), None, Day::from_civil(2036, 11, 23));
        let cited = Citation::of_record("kg-ngos-2010", "Kyrgyzstan, 2010: 18,341 NGOs", "Article 2", Lang::En, at);
        assert_eq!(cited.title, "Record kg-ngos-2010: Kyrgyzstan, 2010: 18,341 NGOs. Source: Article 2");
        assert!(cited.bibtex().starts_with("@dataset{civic-atlas-kg-ngos-2010,\n"));
    }

    #[test]
    fn without_an_address_the_code_is_cited_and_a_wrong_clock_is_left_out() {
        let at = |today| Whereabouts::new(None, Some("1ABC-DEFG".into()), today);
        for (lang, end) in [
            (Lang::En, " CC BY 4.0. Short code 1ABC-DEFG (accessed 23 November 2036)."),
            (Lang::Uz, " CC BY 4.0. Qisqa kod 1ABC-DEFG (murojaat sanasi: 2036\u{2011}yil 23\u{2011}noyabr)."),
            (Lang::Ru, " CC BY 4.0. Короткий код 1ABC-DEFG (дата обращения: 23 ноября 2036 г.)."),
        ] {
            let cited = Citation::of_dataset(lang, at(Day::from_civil(2036, 11, 23)));
            let text = cited.text().replace('\u{a0}', " ");
            assert!(text.ends_with(end), "{text}");
            assert!(cited.bibtex().contains("1ABC-DEFG") && !cited.bibtex().contains("url ="));
            let item: serde_json::Value = serde_json::from_str(&cited.csl_json()).expect("JSON");
            assert_eq!((item[0].get("URL"), &item[0]["call-number"]), (None, &"1ABC-DEFG".into()));
        }
        for wrong in [Day(0), Day::from_civil(2019, 12, 31), Day::from_civil(12_026, 1, 1), Day::from_civil(-5, 1, 1)] {
            let cited = Citation::of_dataset(Lang::En, at(wrong));
            assert!(cited.text().ends_with(" CC BY 4.0. Short code 1ABC-DEFG."), "{}", cited.text());
            assert!(!cited.bibtex().contains("urldate") && !cited.csl_json().contains("accessed"));
        }
        let nowhere = Citation::of_dataset(Lang::En, Whereabouts::new(None, None, Day(0)));
        assert!(nowhere.text().ends_with(" CC BY 4.0."), "{}", nowhere.text());
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
        assert_eq!(field("urldate"), Some("2036-11-23"));
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
        assert_eq!(item["accessed"]["date-parts"][0], serde_json::json!([2036, 11, 23]));
        assert_eq!(item["issued"]["date-parts"][0][0].to_string(), year());
        let data =
            Citation::of_dataset(Lang::Uz, Whereabouts::new(Some("https://example.org/".into()), None, Day(30_000)));
        let read: serde_json::Value = serde_json::from_str(&data.csl_json()).expect("JSON");
        assert_eq!(read[0]["type"], "dataset");
        assert_eq!(read[0]["id"], "civic-atlas-data");
    }
}
