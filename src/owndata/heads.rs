//! What a column holds, by its head in English, Uzbek (both alphabets), Russian, Kazakh and Kyrgyz.

use super::clean::{clean, folded};
use super::roles::ColumnRole;

/// Heads as [`folded`] leaves them; a longer head starts with one of them.
const HEADS: &[(ColumnRole, &[&str])] = &[
    (
        ColumnRole::Place,
        &[
            "place",
            "country",
            "region",
            "city",
            "location",
            "where",
            "где",
            "qayerda",
            "қаерда",
            "қайда",
            "кайда",
            "area",
            "province",
            "district",
            "страна",
            "место",
            "регион",
            "область",
            "город",
            "район",
            "территория",
            "республика",
            "joy",
            "joylashuv",
            "mamlakat",
            "davlat",
            "viloyat",
            "shahar",
            "tuman",
            "hudud",
            "жой",
            "мамлакат",
            "давлат",
            "вилоят",
            "шаҳар",
            "туман",
            "ҳудуд",
            "ел",
            "мемлекет",
            "облыс",
            "қала",
            "аймақ",
            "аудан",
            "өлке",
            "мамлекет",
            "шаар",
            "аймак",
            "жер",
        ],
    ),
    (
        ColumnRole::From,
        &[
            "from",
            "start",
            "begin",
            "beginning",
            "начало",
            "с какого",
            "дата начала",
            "boshlanishi",
            "boshi",
            "бошланиши",
            "басталуы",
            "башталышы",
        ],
    ),
    (
        ColumnRole::To,
        &[
            "to",
            "end",
            "until",
            "конец",
            "окончание",
            "дата окончания",
            "tugashi",
            "oxiri",
            "тугаши",
            "аяқталуы",
            "аягы",
            "аякташы",
        ],
    ),
    (
        ColumnRole::Date,
        &[
            "date",
            "year",
            "when",
            "qachon",
            "қачон",
            "қашан",
            "качан",
            "time",
            "дата",
            "год",
            "годы",
            "время",
            "когда",
            "период",
            "sana",
            "yil",
            "yili",
            "vaqt",
            "сана",
            "йил",
            "вақт",
            "күні",
            "жыл",
            "жылы",
            "мерзімі",
            "дата",
            "күнү",
            "убакыт",
        ],
    ),
    (
        ColumnRole::BetterValue,
        &[
            "better value",
            "better_value",
            "value from the check",
            "date from the check",
            "значение по проверке",
            "дата по проверке",
            "уточненное значение",
            "tekshiruvdagi qiymat",
            "tekshiruvdagi sana",
            "yaxshiroq qiymat",
            "текширувдаги қиймат",
            "яхшироқ қиймат",
            "тексерудегі мән",
            "текшерүүдөгү маани",
        ],
    ),
    (
        ColumnRole::CheckSource,
        &[
            "check source",
            "check_source",
            "source of the check",
            "источник проверки",
            "tekshiruv manbasi",
            "текширув манбаси",
            "тексеру дереккөзі",
            "текшерүү булагы",
        ],
    ),
    (
        ColumnRole::CheckText,
        &[
            "check text",
            "check_text",
            "text of the check",
            "текст проверки",
            "tekshiruv matni",
            "текширув матни",
            "тексеру мәтіні",
            "текшерүү тексти",
        ],
    ),
    (
        ColumnRole::Check,
        &["check", "verdict", "проверка", "вердикт", "tekshiruv", "xulosa", "текширув", "тексеру", "текшерүү"],
    ),
    (
        ColumnRole::Value,
        &[
            "value",
            "count",
            "number",
            "amount",
            "total number",
            "how many",
            "значение",
            "число",
            "количество",
            "кол-во",
            "сколько",
            "численность",
            "qiymat",
            "son",
            "soni",
            "miqdor",
            "miqdori",
            "nechta",
            "қиймат",
            "сони",
            "сон",
            "миқдор",
            "мәні",
            "саны",
            "мааниси",
            "мөлшері",
        ],
    ),
    (
        ColumnRole::What,
        &[
            "what",
            "indicator",
            "series",
            "what is counted",
            "показатель",
            "индикатор",
            "что",
            "ko'rsatkich",
            "nima",
            "кўрсаткич",
            "көрсеткіш",
            "көрсөткүч",
        ],
    ),
    (
        ColumnRole::Unit,
        &[
            "unit",
            "units",
            "measure",
            "единица",
            "единицы",
            "ед. изм.",
            "ед.изм.",
            "birlik",
            "oʻlchov",
            "o'lchov birligi",
            "o'lchov",
            "бирлик",
            "өлшем",
            "бірлік",
            "бирдик",
        ],
    ),
    (
        ColumnRole::Qualifier,
        &["qualifier", "exactness", "точность", "оговорка", "aniqlik", "аниқлик", "дәлдік", "тактык"],
    ),
    (
        ColumnRole::Basis,
        &[
            "counting method",
            "методика",
            "методика подсчета",
            "sanash qoidasi",
            "basis",
            "rule",
            "counting rule",
            "основание",
            "правило",
            "база",
            "правило учета",
            "asos",
            "qoida",
            "асос",
            "негіз",
            "негиз",
        ],
    ),
    (
        ColumnRole::Source,
        &[
            "source",
            "sources",
            "reference",
            "источник",
            "источники",
            "manba",
            "manbasi",
            "манба",
            "манбаси",
            "дереккөз",
            "дерек көзі",
            "булак",
            "булагы",
        ],
    ),
    (
        ColumnRole::Quotation,
        &[
            "quotation",
            "quote",
            "as printed",
            "as_printed",
            "цитата",
            "дословно",
            "iqtibos",
            "иқтибос",
            "дәйексөз",
            "цитата",
        ],
    ),
    (
        ColumnRole::Url,
        &[
            "web address",
            "source url",
            "url of the source",
            "source link",
            "ссылка на источник",
            "адрес источника",
            "manba havolasi",
            "manba manzili",
            "url",
            "link",
            "address",
            "web",
            "ссылка",
            "адрес",
            "сайт",
            "havola",
            "manzil",
            "ҳавола",
            "сілтеме",
            "шилтеме",
        ],
    ),
    (
        ColumnRole::Category,
        &[
            "category",
            "type",
            "kind",
            "категория",
            "тип",
            "вид",
            "turkum",
            "tur",
            "turi",
            "туркум",
            "тури",
            "санат",
            "түрі",
            "түрү",
        ],
    ),
    (
        ColumnRole::Organisation,
        &[
            "organisation",
            "organization",
            "organisations",
            "organizations",
            "организация",
            "организации",
            "tashkilot",
            "ташкилот",
            "ұйым",
            "уюм",
        ],
    ),
    (
        ColumnRole::Text,
        &[
            "text",
            "event",
            "what happened",
            "nima boʻlgan",
            "description",
            "title",
            "событие",
            "события",
            "описание",
            "что произошло",
            "текст",
            "voqea",
            "hodisa",
            "tavsif",
            "воқеа",
            "ҳодиса",
            "оқиға",
            "окуя",
        ],
    ),
    (
        ColumnRole::Note,
        &[
            "note",
            "notes",
            "comment",
            "remark",
            "примечание",
            "комментарий",
            "izoh",
            "изоҳ",
            "ескерту",
            "ескертүү",
            "эскертүү",
        ],
    ),
    (ColumnRole::Id, &["id", "identifier", "key", "код", "идентификатор", "identifikator", "kod"]),
    // When an address was looked at is no date of what is counted.
    (
        ColumnRole::Unused,
        &[
            "access date",
            "date accessed",
            "date of access",
            "accessed",
            "retrieved",
            "дата обращения",
            "murojaat sanasi",
            "мурожаат санаси",
        ],
    ),
];

/// Heads of a column that numbers its rows, without blanks; [`folded`] leaves nothing of most of them.
const ROW_NUMBERS: &[&str] =
    &["№", "№п/п", "№п.п.", "№пп", "nп/п", "п/п", "#", "no", "no.", "nr", "nr.", "т/р", "t/r", "№т/р", "№t/r"];

/// Heads of what happened, under which hardly a description of a count stands.
const EVENTS: &[&str] = &[
    "event",
    "what happened",
    "nima bo'lgan",
    "событие",
    "события",
    "что произошло",
    "voqea",
    "hodisa",
    "воқеа",
    "ҳодиса",
    "оқиға",
    "окуя",
];

/// True for a head that says that its table is one of events.
pub fn is_event_head(head: &str) -> bool {
    EVENTS.contains(&folded(head).as_str())
}

/// True for a head that asks what, which is what is counted or what happened.
pub fn is_what_head(head: &str) -> bool {
    ["what", "что", "nima", "нима", "не"].contains(&folded(head).as_str())
}

/// True for a head that says the role and nothing more: "value", "Количество".
pub fn is_plain_head(role: ColumnRole, head: &str) -> bool {
    let head = folded(head);
    HEADS.iter().any(|(of, heads)| *of == role && heads.iter().any(|known| folded(known) == head))
}

/// The role of a head; `None` for one that is not known.
pub fn role(head: &str) -> Option<ColumnRole> {
    exact_role(head).or_else(|| like_roles(head).into_iter().flatten().next())
}

/// The role of a head that says it and nothing more.
pub fn exact_role(head: &str) -> Option<ColumnRole> {
    let whole = clean(head).to_lowercase().replace(' ', "");
    if ROW_NUMBERS.contains(&whole.as_str()) {
        return Some(ColumnRole::Id);
    }
    let head = folded(head);
    find(&|known| known == head).filter(|_| !head.is_empty())
}

/// The roles of a head that begins with a known word, and of one that ends with it.
pub fn like_roles(head: &str) -> [Option<ColumnRole>; 2] {
    let head = folded(head);
    let is_long = |known: &str| known.chars().count() > 2;
    [
        find(&|known| is_long(known) && head.strip_prefix(known).is_some_and(|rest| rest.starts_with(' '))),
        // Uzbek, Kazakh and Kyrgyz say "NNT soni", with the word that decides at the end.
        find(&|known| is_long(known) && head.strip_suffix(known).is_some_and(|rest| rest.ends_with(' '))),
    ]
}

fn find(fits: &dyn Fn(&str) -> bool) -> Option<ColumnRole> {
    HEADS.iter().find(|(_, heads)| heads.iter().any(|known| fits(&folded(known)))).map(|(role, _)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_in_the_languages_of_the_region() {
        for (head, expected) in [
            ("Страна", Some(ColumnRole::Place)),
            ("Год", Some(ColumnRole::Date)),
            ("Число НКО", Some(ColumnRole::Value)),
            ("NNTlar soni", Some(ColumnRole::Value)),
            ("Oʻlchov birligi", Some(ColumnRole::Unit)),
            ("Источник", Some(ColumnRole::Source)),
            ("Жыл", Some(ColumnRole::Date)),
            ("Мемлекет", Some(ColumnRole::Place)),
            ("Йил", Some(ColumnRole::Date)),
            ("ҳудуд", Some(ColumnRole::Place)),
            ("YEAR", Some(ColumnRole::Date)),
            ("better_value", Some(ColumnRole::BetterValue)),
            ("Дата по проверке", Some(ColumnRole::BetterValue)),
            ("Дата проверки", Some(ColumnRole::Date)),
            ("Тексеру дереккөзі", Some(ColumnRole::CheckSource)),
            ("Текшерүү тексти", Some(ColumnRole::CheckText)),
            ("Вердикт", Some(ColumnRole::Check)),
            ("Событие", Some(ColumnRole::Text)),
            ("Окуя", Some(ColumnRole::Text)),
            ("Примечание", Some(ColumnRole::Note)),
            ("№", Some(ColumnRole::Id)),
            ("№ п/п", Some(ColumnRole::Id)),
            ("N", None),
            ("Где", Some(ColumnRole::Place)),
            ("Qachon", Some(ColumnRole::Date)),
            ("source url", Some(ColumnRole::Url)),
            ("Дата обращения", Some(ColumnRole::Unused)),
            ("Узбекистан", None),
            ("2005", None),
            ("", None),
        ] {
            assert_eq!(role(head), expected, "{head}");
        }
    }
}
