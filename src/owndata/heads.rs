//! What a column holds, by its head in English, Uzbek (both alphabets), Russian, Kazakh and Kyrgyz.

use super::clean::folded;
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
            "значение по проверке",
            "уточненное значение",
            "tekshiruvdagi qiymat",
            "yaxshiroq qiymat",
        ],
    ),
    (
        ColumnRole::CheckSource,
        &["check source", "check_source", "source of the check", "источник проверки", "tekshiruv manbasi"],
    ),
    (ColumnRole::CheckText, &["check text", "check_text", "text of the check", "текст проверки", "tekshiruv matni"]),
    (ColumnRole::Check, &["check", "verdict", "проверка", "tekshiruv", "текширув", "тексеру", "текшерүү"]),
    (
        ColumnRole::Value,
        &[
            "value",
            "count",
            "number",
            "amount",
            "total number",
            "how many",
            "n",
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
    (ColumnRole::Id, &["id", "identifier", "key", "код", "идентификатор", "identifikator", "kod", "№"]),
];

/// True for a head that says the role and nothing more: "value", "Количество".
pub fn is_plain_head(role: ColumnRole, head: &str) -> bool {
    let head = folded(head);
    HEADS.iter().any(|(of, heads)| *of == role && heads.iter().any(|known| folded(known) == head))
}

/// The role of a head; `None` for one that is not known.
pub fn role(head: &str) -> Option<ColumnRole> {
    let head = folded(head);
    if head.is_empty() {
        return None;
    }
    let find = |fits: &dyn Fn(&str) -> bool| {
        HEADS.iter().find(|(_, heads)| heads.iter().any(|known| fits(&folded(known)))).map(|(role, _)| *role)
    };
    find(&|known| known == head)
        .or_else(|| {
            find(&|known| {
                known.chars().count() > 2 && head.strip_prefix(known).is_some_and(|rest| rest.starts_with(' '))
            })
        })
        // Uzbek, Kazakh and Kyrgyz say "NNT soni", with the word that decides at the end.
        .or_else(|| {
            find(&|known| known.chars().count() > 2 && head.strip_suffix(known).is_some_and(|rest| rest.ends_with(' ')))
        })
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
            ("Событие", Some(ColumnRole::Text)),
            ("Окуя", Some(ColumnRole::Text)),
            ("Примечание", Some(ColumnRole::Note)),
            ("Узбекистан", None),
            ("2005", None),
            ("", None),
        ] {
            assert_eq!(role(head), expected, "{head}");
        }
    }
}
