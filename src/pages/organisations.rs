//! The organisations: what the articles say of each and, beside it, what other sources say.

use super::parts::{checks, claims, heading, lead_to, named, quote, record_link, report, source, timeline_link};
use super::{PageContext, Part};
use crate::glyph::glyph;
use crate::model::{Dataset, Hue, Lang, Number, Qualifier};
use crate::platform::dom::{El, el, value};
use crate::platform::page;
use crate::records::organisations::{Choice, Entry, FATES, Meeting, UNSTATED, entries, title};
use crate::records::search::{Index, needles};
use crate::records::{Record, words};
use crate::text::{Arg, Msg, PageMsg, date_words, fill_page, say, say_page};
use crate::view::Page;

/// The title, and what stands around and under it.
pub fn draw(context: &PageContext) -> (String, Vec<Part>) {
    let lang = context.lang;
    let all = entries(context.library);
    let title = title(lang, &all);
    let mut refused = context.unknown(&["place", "fate", "home", "q", "select"]);
    let mut chosen: Vec<(Choice, &'static str)> = Vec::new();
    for choice in Choice::ALL {
        let Some(value) = context.value(choice.slug()) else { continue };
        match choice.offers(&all).into_iter().find(|(offer, _)| *offer == value) {
            Some((offer, _)) => chosen.push((choice, offer)),
            None => refused.push((Msg::RefusalWord, [choice.slug(), "=", &value].concat())),
        }
    }
    let selected = context.value("select");
    if let Some(id) = selected.clone().filter(|id| !all.iter().any(|entry| entry.record.id() == id)) {
        refused.push((Msg::RefusalRecord, id));
    }
    let query = context.value("q").unwrap_or_default();
    let needles = needles(&query);
    let fits = |entry: &&Entry| {
        chosen.iter().all(|(choice, value)| choice.of(entry.record) == *value)
            && (needles.is_empty() || Index::open().holds(&entry.record, &needles))
    };
    // One that is asked for by name is shown, whatever else is chosen.
    let is_asked = |entry: &&Entry| selected.as_deref() == Some(entry.record.id());
    let shown: Vec<&Entry> = all.iter().filter(|entry| fits(entry) || is_asked(entry)).collect();
    let counts = [("n", shown.len()), ("m", all.len())].map(|(name, n)| (name, Arg::Count(Number::whole(n as i64))));
    let mut top = vec![el("p").class("sub").child(el("small").text(say_page(lang, PageMsg::OrganisationsSub)))];
    top.extend(report(lang, &refused));
    let choices = Choice::ALL.map(|choice| offers(context, choice, &all, &chosen, &query));
    let shown_words = vec![el("span").text(&fill_page(lang, PageMsg::OrganisationsShown, &counts))];
    let mut parts = Vec::new();
    if shown.is_empty() {
        let link =
            el("a").attr("href", &context.to(Page::Organisations, &[])).text(say_page(lang, PageMsg::OrganisationsAll));
        parts.push(el("p").class("none").text(say_page(lang, PageMsg::OrganisationsNone)).text(" ").child(link));
    }
    for fate in FATES {
        let members: Vec<&&Entry> = shown.iter().filter(|entry| entry.fate() == fate).collect();
        if members.is_empty() {
            continue;
        }
        let name = say_page(
            lang,
            match fate {
                "closed" => PageMsg::FateClosed,
                "refused" => PageMsg::FateRefused,
                "suspended" => PageMsg::FateSuspended,
                "withdrew" => PageMsg::FateWithdrew,
                "warned" => PageMsg::FateWarned,
                _ => PageMsg::FateUnstated,
            },
        );
        let count = members.len().to_string();
        let heading = heading(2, name).text(" ").child(el("small").text(&count));
        let items = members.into_iter().map(|member| item(context, member, is_asked(member)));
        parts.push(el("section").child(heading).child(el("ul").class("orgs").children(items)));
    }
    let parts = vec![
        Part::new("organisations-top", top),
        Part { stays: true, ..Part::new("organisations-field", vec![field(context, &query)]) },
        Part::new("organisations-choices", Vec::from(choices)),
        Part { role: Some("status"), ..Part::new("organisations-shown", shown_words) },
        Part::new("organisations-list", parts),
    ];
    (title, parts)
}

/// What is left to do once the page is drawn: the field follows the link, and the organisation it names is led to.
pub fn drawn(context: &PageContext) {
    page::set_field(FIELD, &context.value("q").unwrap_or_default());
    lead_to(context, "org-");
}

fn fate_words(lang: Lang, fate: &str) -> String {
    words::code(lang, "fate", fate)
}

/// The id of the field for what is looked for.
const FIELD: &str = "organisations-search";

/// The field for what is looked for; it stays while the list below follows what is typed.
fn field(context: &PageContext, query: &str) -> El {
    let name = say_page(context.lang, PageMsg::OrganisationsSearch);
    let field = el("input").attr("type", "search").attr("id", FIELD).attr("data-search", "").attr("value", query);
    let field = field.attr("autocomplete", "off").attr("spellcheck", "false");
    el("p").class("seek").child(el("label").attr("for", FIELD).text(name)).child(field)
}

/// Shows the organisations in which all words of the field are found, in the way the evidence page finds records.
pub fn search(data: &'static Dataset) {
    let context = PageContext::now(data);
    let Some(field) = page::element(FIELD) else { return };
    let mut parameters: Vec<(&str, String)> =
        Choice::ALL.map(|choice| (choice.slug(), context.value(choice.slug()).unwrap_or_default())).into();
    parameters.push(("q", value(&field)));
    let parameters: Vec<(&str, &str)> = parameters.iter().map(|(name, value)| (*name, value.as_str())).collect();
    super::visit(data, &context.to(Page::Organisations, &parameters), crate::view::Entry::Replace);
}

/// What can be chosen, as links that change one choice and keep the others.
fn offers(context: &PageContext, choice: Choice, all: &[Entry], chosen: &[(Choice, &'static str)], query: &str) -> El {
    let lang = context.lang;
    let now = chosen.iter().find(|(other, _)| *other == choice).map(|(_, value)| *value);
    let link = |value: Option<&'static str>, name: &str, count: usize| {
        let mut parameters = Vec::from(Choice::ALL.map(|other| {
            let kept = chosen.iter().find(|(known, _)| *known == other).map(|(_, value)| *value);
            (other.slug(), if other == choice { value } else { kept }.unwrap_or_default())
        }));
        parameters.push(("q", query));
        let href = context.to(Page::Organisations, &parameters);
        let id = ["choose-", choice.slug(), "-", value.unwrap_or("all")].concat();
        let here = (value == now).then_some("true");
        let count = el("small").text(&count.to_string());
        el("li").child(
            el("a").attr("href", &href).attr("id", &id).attr_if("aria-current", here).text(name).text(" ").child(count),
        )
    };
    let heading = say_page(
        lang,
        match choice {
            Choice::Place => PageMsg::ChoosePlace,
            Choice::Fate => PageMsg::ChooseFate,
            Choice::Home => PageMsg::ChooseHome,
        },
    );
    let mut items = vec![link(None, say_page(lang, PageMsg::ChooseAll), all.len())];
    for (value, count) in choice.offers(all) {
        let name = match (value, choice) {
            (UNSTATED, _) => say_page(lang, PageMsg::ChooseUnstated).to_string(),
            (fate, Choice::Fate) => fate_words(lang, fate),
            (place, _) => words::name_of(context.library, place, lang).to_string(),
        };
        items.push(link(Some(value), &name, count));
    }
    el("nav").class("offers").attr("aria-label", heading).child(el("b").text(heading)).child(el("ul").children(items))
}

fn item(context: &PageContext, entry: &Entry, is_selected: bool) -> El {
    let lang = context.lang;
    let record = entry.record;
    let hue = Hue::of_place(record.get("place"));
    let name = heading(3, "").child(glyph(hue, Qualifier::Exact, false)).child(named(
        el("span"),
        context,
        record.proper_name(lang),
    ));
    let head = el("div").class("who").child(name).child(facts(context, entry));
    let said = el("div").class("said").children(articles(context, entry));
    let mut item = el("li").attr("id", &["org-", record.id()].concat()).attr("tabindex", "-1");
    item = item.attr_if("aria-current", is_selected.then_some("true")).child(head).child(said);
    let others = others(context, entry);
    if others.is_empty() && entry.fate().is_empty() {
        return item.class("brief");
    }
    let others =
        if others.is_empty() { vec![el("p").class("none").text(say_page(lang, PageMsg::OthersNone))] } else { others };
    let side = el("div").class("side").child(heading(4, say_page(lang, PageMsg::OthersSay)));
    item.child(side.children(others))
}

/// What it is, from where, where it acts, from when to when.
fn facts(context: &PageContext, entry: &Entry) -> El {
    let (lang, record) = (context.lang, entry.record);
    let line = |name: PageMsg, body: El| [el("dt").text(say_page(lang, name)), el("dd").child(body)];
    let lack = || el("span").class("lack").text(say_page(lang, PageMsg::ChooseUnstated));
    let place = |id: &'static str| match id {
        "" => lack(),
        id => {
            let name = words::name_of(context.library, id, lang);
            let has_page = crate::records::country::PLACES.iter().any(|hue| hue.id() == id);
            if has_page {
                el("a").attr("href", &context.to(Page::Country, &[("place", id)])).text(name)
            } else {
                el("span").text(name)
            }
        }
    };
    let years = words::when(&record).map_or_else(lack, |when| el("span").text(&date_words(lang, &when)));
    let kind = el("span").text(&words::code(lang, "organisation-kind", record.get("kind")));
    let mut lines = Vec::from(line(PageMsg::OrgKind, kind));
    lines.extend(line(PageMsg::OrgHome, place(record.get("home"))));
    lines.extend(line(PageMsg::OrgPlace, place(record.get("place"))));
    if !record.get("active").is_empty() || !entry.fate().is_empty() {
        lines.extend(line(PageMsg::OrgYears, years));
    }
    el("dl").children(lines)
}

/// What the articles say, their judgements as claims of those who make them.
fn articles(context: &PageContext, entry: &Entry) -> Vec<El> {
    let (lang, record) = (context.lang, entry.record);
    let is_of_article = words::is_article(record.get("source"));
    let mut parts = Vec::new();
    let has_more = !(entry.fate().is_empty() && entry.events.is_empty() && entry.claims.is_empty());
    if has_more {
        let title = if is_of_article { PageMsg::ArticlesSay } else { PageMsg::OthersSay };
        parts.push(heading(4, say_page(lang, title)));
    }
    parts.push(el("p").text(record.text(lang)));
    parts.extend(quote(record));
    parts.push(el("small").child(source(context, record)).text(" · ").child(record_link(context, record)));
    if !entry.events.is_empty() {
        parts.push(
            el("ul").class("plainlist dated").children(entry.events.iter().map(|record| event(context, *record))),
        );
    }
    if !entry.grounds.is_empty() {
        parts.push(heading(4, say_page(lang, PageMsg::GroundsGiven)));
        parts.extend(claims(context, &entry.grounds, 5, &["grounds-", record.id()].concat()));
    } else if entry.is_closed() {
        parts.push(el("p").class("lack").text(say_page(lang, PageMsg::GroundsNone)));
    }
    if !entry.claims.is_empty() {
        let count: usize = entry.claims.iter().map(|(_, claims)| claims.len()).sum();
        let id = ["claims-", record.id()].concat();
        let n = Arg::Count(Number::whole(count as i64));
        let summary = el("summary").text(&fill_page(lang, PageMsg::ClaimsMore, &[("n", n)]));
        let list = claims(context, &entry.claims, 5, &["claims-", record.id()].concat());
        parts.push(el("details").class("table").attr("id", &id).child(summary).children(list));
    }
    parts
}

/// Events and checks of other sources; empty where there are none.
fn others(context: &PageContext, entry: &Entry) -> Vec<El> {
    let lang = context.lang;
    let mut parts = Vec::new();
    if let Some(other) = entry.other_date() {
        let message = match other.meeting {
            Meeting::Fits => PageMsg::OtherDateFits,
            Meeting::Differs => PageMsg::OtherDateDiffers,
        };
        let date = date_words(lang, &other.when);
        parts.push(el("p").class("verdict").text(&fill_page(lang, message, &[("date", Arg::Words(&date))])));
    }
    if !entry.others.is_empty() {
        parts.push(
            el("ul").class("plainlist dated").children(entry.others.iter().map(|record| event(context, *record))),
        );
    }
    parts.extend(checks(lang, &entry.checks));
    parts
}

fn event(context: &PageContext, record: Record<'static>) -> El {
    let lang = context.lang;
    let date = words::date(&record, lang).unwrap_or_else(|| say(lang, Msg::DateUnknown).to_string());
    let line = el("small").child(source(context, record)).text(" · ").child(record_link(context, record));
    let line = line.text(" · ").child(timeline_link(context, record));
    el("li").child(el("b").text(&date)).text(" ").child(el("span").text(record.text(lang))).child(line)
}
