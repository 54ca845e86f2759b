//! Every record as a table.

use super::Room;
use crate::model::Number;
use crate::platform::dom::{El, el};
use crate::records::Table;
use crate::text::{Arg, RoomMsg, fill_room, say_room};

/// The title, and what stands under it.
pub fn draw(room: &Room) -> (String, Vec<El>) {
    let lang = room.lang;
    let tables = &room.library.tables;
    let records: usize = tables.iter().map(Table::len).sum();
    let counts = [("n", records), ("m", tables.len())].map(|(name, n)| (name, Arg::Count(Number::whole(n as i64))));
    let named = room.value("table");
    let table = named.and_then(|name| room.library.table(&name)).unwrap_or(&tables[0]);
    let link = |table: &Table| {
        let here = (table.name == room.library_table().name).then_some("page");
        let name = [table_name(table.name).map(|name| say_room(lang, name)).unwrap_or(table.name), " "].concat();
        let href = ["#/evidence?table=", table.name].concat();
        el("a").attr("href", &href).attr_if("aria-current", here).text(&name).text(&table.len().to_string())
    };
    let rows = table.records().map(|record| {
        el("tr").children([
            el("th").attr("scope", "row").text(record.id()),
            el("td").text(record.text(lang)).text(record.label(lang)),
            el("td").attr("lang", "en").child(el("i").text(record.get("as_printed"))),
        ])
    });
    let parts = vec![
        el("p").class("sub").text(&fill_room(lang, RoomMsg::EvidenceSub, &counts)),
        el("nav").class("main").children(tables.iter().map(link)),
        el("div").class("scroll").attr("tabindex", "0").child(el("table").child(el("tbody").children(rows))),
    ];
    (say_room(lang, RoomMsg::EvidenceTitle).to_string(), parts)
}

impl Room {
    fn library_table(&self) -> &'static Table {
        let named = self.value("table").and_then(|name| self.library.table(&name));
        named.unwrap_or(&self.library.tables[0])
    }
}

fn table_name(name: &str) -> Option<RoomMsg> {
    Some(match name {
        "observations" => RoomMsg::TableObservations,
        "events" => RoomMsg::TableEvents,
        "claims" => RoomMsg::TableClaims,
        "organisations" => RoomMsg::TableOrganisations,
        "laws" => RoomMsg::TableLaws,
        "stages" => RoomMsg::TableStages,
        "figures" => RoomMsg::TableFigures,
        "persons" => RoomMsg::TablePersons,
        "projects" => RoomMsg::TableProjects,
        "checks" => RoomMsg::TableChecks,
        "series" => RoomMsg::TableSeries,
        "sources" => RoomMsg::TableSources,
        "places" => RoomMsg::TablePlaces,
        _ => return None,
    })
}
