//! The organisations: what the articles say of each and, beside it, what other sources say.

use super::parts::{checks, claims, heading, lead_to, named, quote, record_link, report, source, timeline_link};
use super::{Part, Room};
use crate::glyph::glyph;
use crate::model::{Dataset, Hue, Lang, Number, Qualifier};
use crate::platform::dom::{El, el, value};
use crate::platform::page;
use crate::records::organisations::{Choice, Entry, FATES, Meeting, UNSTATED, entries, title};
use crate::records::search::{Index, needles};
use crate::records::{Record, words};
use crate::text::{Arg, Msg, RoomMsg, date_words, fill_room, say, say_room};
use crate::view::Page;

/// The title, and what stands around and under it.
pub fn draw(room: &Room) -> (String, Vec<Part>) {
    let lang = room.lang;
    let all = entries(room.library);
    let title = title(lang, &all);
    let mut refused = room.unknown(&["place", "fate", "home", "q", "select"]);
    let mut chosen: Vec<(Choice, &'static str)> = Vec::new();
    for choice in Choice::ALL {
        let Some(value) = room.value(choice.word()) else { continue };
        match choice.offers(&all).into_iter().find(|(offer, _)| *offer == value) {
            Some((offer, _)) => chosen.push((choice, offer)),
            None => refused.push((Msg::RefusalWord, [choice.word(), "=", &value].concat())),
        }
    }
    let selected = room.value("select");
    if let Some(id) = selected.clone().filter(|id| !all.iter().any(|entry| entry.record.id() == id)) {
        refused.push((Msg::RefusalRecord, id));
    }
    let query = room.value("q").unwrap_or_default();
    let needles = needles(&query);
    let fits = |entry: &&Entry| {
        chosen.iter().all(|(choice, value)| choice.of(entry.record) == *value)
            && (needles.is_empty() || Index::open().holds(&entry.record, &needles))
    };
    // One that is asked for by name is shown, whatever else is chosen.
    let is_asked = |entry: &&Entry| selected.as_deref() == Some(entry.record.id());
    let shown: Vec<&Entry> = all.iter().filter(|entry| fits(entry) || is_asked(entry)).collect();
    let counts = [("n", shown.len()), ("m", all.len())].map(|(name, n)| (name, Arg::Count(Number::whole(n as i64))));
    let mut top = vec![el("p").class("sub").child(el("small").text(say_room(lang, RoomMsg::OrganisationsSub)))];
    top.extend(report(lang, &refused));
    let choices = Choice::ALL.map(|choice| offers(room, choice, &all, &chosen, &query));
    let shown_words = vec![el("span").text(&fill_room(lang, RoomMsg::OrganisationsShown, &counts))];
    let mut parts = Vec::new();
    if shown.is_empty() {
        let link =
            el("a").attr("href", &room.to(Page::Organisations, &[])).text(say_room(lang, RoomMsg::OrganisationsAll));
        parts.push(el("p").class("none").text(say_room(lang, RoomMsg::OrganisationsNone)).text(" ").child(link));
    }
    for fate in FATES {
        let members: Vec<&&Entry> = shown.iter().filter(|entry| entry.fate() == fate).collect();
        if members.is_empty() {
            continue;
        }
        let name = say_room(
            lang,
            match fate {
                "closed" => RoomMsg::FateClosed,
                "refused" => RoomMsg::FateRefused,
                "suspended" => RoomMsg::FateSuspended,
                "withdrew" => RoomMsg::FateWithdrew,
                "warned" => RoomMsg::FateWarned,
                _ => RoomMsg::FateUnstated,
            },
        );
        let count = members.len().to_string();
        let heading = heading(2, name).text(" ").child(el("small").text(&count));
        let items = members.into_iter().map(|member| item(room, member, is_asked(member)));
        parts.push(el("section").child(heading).child(el("ul").class("orgs").children(items)));
    }
    let parts = vec![
        Part::new("organisations-top", top),
        Part { stays: true, ..Part::new("organisations-field", vec![field(room, &query)]) },
        Part::new("organisations-choices", Vec::from(choices)),
        Part { role: Some("status"), ..Part::new("organisations-shown", shown_words) },
        Part::new("organisations-list", parts),
    ];
    (title, parts)
}

/// What is left to do once the page is drawn: the field follows the link, and the organisation it names is led to.
pub fn drawn(room: &Room) {
    page::set_field(FIELD, &room.value("q").unwrap_or_default());
    lead_to(room, "org-");
}

fn fate_words(lang: Lang, fate: &str) -> String {
    words::code(lang, "fate", fate)
}

/// The id of the field for what is looked for.
const FIELD: &str = "organisations-search";

/// The field for what is looked for; it stays while the list below follows what is typed.
fn field(room: &Room, query: &str) -> El {
    let name = say_room(room.lang, RoomMsg::OrganisationsSearch);
    let field = el("input").attr("type", "search").attr("id", FIELD).attr("data-search", "").attr("value", query);
    let field = field.attr("autocomplete", "off").attr("spellcheck", "false");
    el("p").class("seek").child(el("label").attr("for", FIELD).text(name)).child(field)
}

/// Shows the organisations in which all words of the field are found, in the way the evidence page finds records.
pub fn search(data: &'static Dataset) {
    let room = Room::now(data);
    let Some(field) = page::element(FIELD) else { return };
    let mut parameters: Vec<(&str, String)> =
        Choice::ALL.map(|choice| (choice.word(), room.value(choice.word()).unwrap_or_default())).into();
    parameters.push(("q", value(&field)));
    let parameters: Vec<(&str, &str)> = parameters.iter().map(|(name, value)| (*name, value.as_str())).collect();
    super::visit(data, &room.to(Page::Organisations, &parameters), crate::view::Entry::Replace);
}

/// What can be chosen, as links that change one choice and keep the others.
fn offers(room: &Room, choice: Choice, all: &[Entry], chosen: &[(Choice, &'static str)], query: &str) -> El {
    let lang = room.lang;
    let now = chosen.iter().find(|(other, _)| *other == choice).map(|(_, value)| *value);
    let link = |value: Option<&'static str>, name: &str, count: usize| {
        let mut parameters = Vec::from(Choice::ALL.map(|other| {
            let kept = chosen.iter().find(|(known, _)| *known == other).map(|(_, value)| *value);
            (other.word(), if other == choice { value } else { kept }.unwrap_or_default())
        }));
        parameters.push(("q", query));
        let href = room.to(Page::Organisations, &parameters);
        let id = ["choose-", choice.word(), "-", value.unwrap_or("all")].concat();
        let here = (value == now).then_some("true");
        let count = el("small").text(&count.to_string());
        el("li").child(
            el("a").attr("href", &href).attr("id", &id).attr_if("aria-current", here).text(name).text(" ").child(count),
        )
    };
    let heading = say_room(
        lang,
        match choice {
            Choice::Place => RoomMsg::ChoosePlace,
            Choice::Fate => RoomMsg::ChooseFate,
            Choice::Home => RoomMsg::ChooseHome,
        },
    );
    let mut items = vec![link(None, say_room(lang, RoomMsg::ChooseAll), all.len())];
    for (value, count) in choice.offers(all) {
        let name = match (value, choice) {
            (UNSTATED, _) => say_room(lang, RoomMsg::ChooseUnstated).to_string(),
            (fate, Choice::Fate) => fate_words(lang, fate),
            (place, _) => words::name_of(room.library, place, lang).to_string(),
        };
        items.push(link(Some(value), &name, count));
    }
    el("nav").class("offers").attr("aria-label", heading).child(el("b").text(heading)).child(el("ul").children(items))
}

fn item(room: &Room, entry: &Entry, is_selected: bool) -> El {
    let lang = room.lang;
    let record = entry.record;
    let hue = Hue::of_place(record.get("place"));
    let name = heading(3, "").child(glyph(hue, Qualifier::Exact, false)).child(named(
        el("span"),
        room,
        record.proper_name(lang),
    ));
    let head = el("div").class("who").child(name).child(facts(room, entry));
    let said = el("div").class("said").children(articles(room, entry));
    let mut item = el("li").attr("id", &["org-", record.id()].concat()).attr("tabindex", "-1");
    item = item.attr_if("aria-current", is_selected.then_some("true")).child(head).child(said);
    let others = others(room, entry);
    if others.is_empty() && entry.fate().is_empty() {
        return item.class("brief");
    }
    let others =
        if others.is_empty() { vec![el("p").class("none").text(say_room(lang, RoomMsg::OthersNone))] } else { others };
    let side = el("div").class("side").child(heading(4, say_room(lang, RoomMsg::OthersSay)));
    item.child(side.children(others))
}

/// What it is, from where, where it acts, from when to when.
fn facts(room: &Room, entry: &Entry) -> El {
    let (lang, record) = (room.lang, entry.record);
    let line = |name: RoomMsg, body: El| [el("dt").text(say_room(lang, name)), el("dd").child(body)];
    let lack = || el("span").class("lack").text(say_room(lang, RoomMsg::ChooseUnstated));
    let place = |id: &'static str| match id {
        "" => lack(),
        id => {
            let name = words::name_of(room.library, id, lang);
            let has_page = crate::records::country::PLACES.iter().any(|hue| hue.id() == id);
            if has_page {
                el("a").attr("href", &room.to(Page::Country, &[("place", id)])).text(name)
            } else {
                el("span").text(name)
            }
        }
    };
    let years = words::when(&record).map_or_else(lack, |when| el("span").text(&date_words(lang, &when)));
    let kind = el("span").text(&words::code(lang, "organisation-kind", record.get("kind")));
    let mut lines = Vec::from(line(RoomMsg::OrgKind, kind));
    lines.extend(line(RoomMsg::OrgHome, place(record.get("home"))));
    lines.extend(line(RoomMsg::OrgPlace, place(record.get("place"))));
    if !record.get("active").is_empty() || !entry.fate().is_empty() {
        lines.extend(line(RoomMsg::OrgYears, years));
    }
    el("dl").children(lines)
}

/// What the articles say, their judgements as claims of those who make them.
fn articles(room: &Room, entry: &Entry) -> Vec<El> {
    let (lang, record) = (room.lang, entry.record);
    let is_of_article = words::is_article(record.get("source"));
    let mut parts = Vec::new();
    let has_more = !(entry.fate().is_empty() && entry.events.is_empty() && entry.claims.is_empty());
    if has_more {
        let title = if is_of_article { RoomMsg::ArticlesSay } else { RoomMsg::OthersSay };
        parts.push(heading(4, say_room(lang, title)));
    }
    parts.push(el("p").text(record.text(lang)));
    parts.extend(quote(record));
    parts.push(el("small").child(source(room, record)).text(" · ").child(record_link(room, record)));
    if !entry.events.is_empty() {
        parts.push(el("ul").class("plainlist dated").children(entry.events.iter().map(|record| event(room, *record))));
    }
    if !entry.grounds.is_empty() {
        parts.push(heading(4, say_room(lang, RoomMsg::GroundsGiven)));
        parts.extend(claims(room, &entry.grounds, 5, &["grounds-", record.id()].concat()));
    } else if entry.is_closed() {
        parts.push(el("p").class("lack").text(say_room(lang, RoomMsg::GroundsNone)));
    }
    if !entry.claims.is_empty() {
        let count: usize = entry.claims.iter().map(|(_, claims)| claims.len()).sum();
        let id = ["claims-", record.id()].concat();
        let n = Arg::Count(Number::whole(count as i64));
        let summary = el("summary").text(&fill_room(lang, RoomMsg::ClaimsMore, &[("n", n)]));
        let list = claims(room, &entry.claims, 5, &["claims-", record.id()].concat());
        parts.push(el("details").class("table").attr("id", &id).child(summary).children(list));
    }
    parts
}

/// Events and checks of other sources; empty where there are none.
fn others(room: &Room, entry: &Entry) -> Vec<El> {
    let lang = room.lang;
    let mut parts = Vec::new();
    if let Some(other) = entry.other_date() {
        let message = match other.meeting {
            Meeting::Fits => RoomMsg::OtherDateFits,
            Meeting::Differs => RoomMsg::OtherDateDiffers,
        };
        let date = date_words(lang, &other.when);
        parts.push(el("p").class("verdict").text(&fill_room(lang, message, &[("date", Arg::Words(&date))])));
    }
    if !entry.others.is_empty() {
        parts.push(el("ul").class("plainlist dated").children(entry.others.iter().map(|record| event(room, *record))));
    }
    parts.extend(checks(lang, &entry.checks));
    parts
}

fn event(room: &Room, record: Record<'static>) -> El {
    let lang = room.lang;
    let date = words::date(&record, lang).unwrap_or_else(|| say(lang, Msg::DateUnknown).to_string());
    let line = el("small").child(source(room, record)).text(" · ").child(record_link(room, record));
    let line = line.text(" · ").child(timeline_link(room, record));
    el("li").child(el("b").text(&date)).text(" ").child(el("span").text(record.text(lang))).child(line)
}
