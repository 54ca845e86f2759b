//! The laws that the articles name, by country and date.

use super::parts::{checks, heading, quote, record_link, report, source, timeline_link};
use super::{PageContext, Part};
use crate::chart::plan::Role;
use crate::glyph::{glyph, token};
use crate::model::{Qualifier, When};
use crate::platform::dom::{El, el};
use crate::records::laws::{Country, Law, hue, laws, title};
use crate::records::words;
use crate::text::{Arg, Msg, PageMsg, date_words, fill_page, say, say_page};

/// The title, and what stands around and under it.
pub fn draw(context: &PageContext) -> (String, Vec<Part>) {
    let lang = context.lang;
    let countries = laws(context.library);
    let title = title(lang, &countries);
    let mut refused = context.unknown(&["select"]);
    let named = context.value("select").filter(|id| !is_known(&countries, id));
    refused.extend(named.map(|id| (Msg::RefusalRecord, id)));
    let mut parts = vec![el("p").class("sub").child(el("small").text(say_page(lang, PageMsg::LawsSub)))];
    parts.extend(report(lang, &refused));
    for country in &countries {
        let hue = hue(country);
        let name = words::name_of(context.library, country.place, lang);
        let heading = heading(2, "").class("placed").style("color", &token(Role::Place(hue)));
        let section =
            el("section").class("country").child(heading.child(glyph(hue, Qualifier::Exact, false)).text(name));
        parts.push(section.child(list(context, country, 3)));
    }
    (title, vec![Part::new("laws", parts)])
}

fn is_known(countries: &[Country], id: &str) -> bool {
    countries.iter().flat_map(|country| &country.laws).any(|law| law.record.id() == id)
}

/// The laws of a country, each under a heading of this level.
pub fn list(context: &PageContext, country: &Country, level: u8) -> El {
    let selected = context.value("select");
    el("ol").class("laws").children(country.laws.iter().map(|law| {
        let is_selected = selected.as_deref() == Some(law.record.id());
        item(context, law, level)
            .attr("id", &["law-", law.record.id()].concat())
            .attr("tabindex", "-1")
            .attr_if("aria-current", is_selected.then_some("true"))
    }))
}

/// The date as printed, in a dashed box where another source contradicts it, and the other date beside it.
fn dates(context: &PageContext, law: &Law) -> El {
    let lang = context.lang;
    let words = |when: Option<When>| {
        when.map_or_else(|| say(lang, Msg::DateUnknown).to_string(), |when| date_words(lang, &when))
    };
    let mut line = el("p").class("dates");
    if law.is_wrong {
        let printed = el("s").class("disputed").text(&words(law.printed));
        let said = el("span").class("hidden").text(say_page(lang, PageMsg::LawPrintedAs)).text(" ");
        line = line.child(el("b").text(&words(law.better))).text(" ").child(said).child(printed);
    } else {
        line = line.child(el("b").text(&words(law.printed)));
        if let Some(better) = law.better {
            let date = date_words(lang, &better);
            let words = fill_page(lang, PageMsg::LawFiner, &[("date", Arg::Words(&date))]);
            line = line.text(" ").child(el("span").text(&words));
        }
    }
    line
}

fn item(context: &PageContext, law: &Law, level: u8) -> El {
    let (lang, record) = (context.lang, law.record);
    let number = record.get("number");
    let number = match number {
        "" => el("span").class("lack").text(say_page(lang, PageMsg::LawNoNumber)),
        number => el("span").text("№ ").text(number),
    };
    let event = law.event.and_then(|id| context.library.record(id));
    let links = el("small").child(source(context, record)).text(" · ").child(record_link(context, record));
    let links =
        links.children(event.into_iter().flat_map(|event| [el("span").text(" · "), timeline_link(context, event)]));
    let said = el("div").child(heading(level, record.text(lang))).child(el("p").child(number)).children(quote(record));
    let checked = el("div").children(checks(lang, &law.checks));
    el("li").child(dates(context, law)).child(said.child(links)).child(checked)
}
