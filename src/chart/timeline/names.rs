//! By which record a mark is known where one event stands in several lanes.

use super::choice::Shown;
use super::seen::Seen;
use crate::analysis::order::distinct;

/// By which of its events each mark is known. An event in several lanes is known by the first of its own marks.
pub struct Names<'a> {
    /// All events in order and whether each stands by itself somewhere, and has named a mark; empty where each stands once.
    ids: Vec<&'a str>,
    is_alone: Vec<bool>,
    is_taken: Vec<bool>,
}

impl<'a> Names<'a> {
    /// For the marks of these lanes; `is_shared` where an event may stand in several.
    pub fn new(lanes: &[Seen<'a>], is_shared: bool) -> Names<'a> {
        let items = || lanes.iter().filter(|_| is_shared).flat_map(|lane| &lane.rows).flat_map(|row| &row.1);
        let ids: Vec<&str> = items().flat_map(|item| &item.members).map(|shown| shown.event.id).collect();
        let ids = distinct(&ids);
        let (mut is_alone, is_taken) = (vec![false; ids.len()], vec![false; ids.len()]);
        for item in items().filter(|item| !item.is_cluster()) {
            if let Ok(at) = ids.binary_search(&item.members[0].event.id) {
                is_alone[at] = true;
            }
        }
        Names { ids, is_alone, is_taken }
    }

    /// The event that names the mark of these, or in error one of them where all have named others.
    pub fn name(&mut self, members: &[Shown<'_>]) -> Result<&'static str, &'static str> {
        for id in members.iter().map(|shown| shown.event.id) {
            let Ok(at) = self.ids.binary_search(&id) else { return Ok(id) };
            if !self.is_taken[at] && (members.len() == 1 || !self.is_alone[at]) {
                self.is_taken[at] = true;
                return Ok(id);
            }
        }
        Err(members[0].event.id)
    }
}
